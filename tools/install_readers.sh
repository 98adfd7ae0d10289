#!/bin/sh
# What reads a release in tests and is not Python: N3.js for Node, Apache Jena for Java. Where one is not there and cannot
# be installed, its tests skip and say so. Node and Java themselves are not installed for it.
set -u
cd "$(dirname "$0")/.."
if command -v npm >/dev/null 2>&1; then
  echo "installing the packages of examples/package-lock.json …"
  npm ci --prefix examples --ignore-scripts --no-audit --no-fund --loglevel=error >/dev/null 2>&1 ||
    echo "they could not be installed; their tests will be skipped"
else
  echo "no npm here; the tests of N3.js will be skipped"
fi
if [ -e /usr/share/java/jena-arq.jar ] || command -v riot >/dev/null 2>&1; then
  exit 0
fi
if command -v java >/dev/null 2>&1 && [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null 2>&1; then
  echo "installing Apache Jena …"
  export DEBIAN_FRONTEND=noninteractive
  apt-get update -qq >/dev/null 2>&1
  apt-get install -y -qq --no-install-recommends libapache-jena-java unzip >/dev/null 2>&1 ||
    echo "Apache Jena could not be installed; its tests will be skipped"
else
  echo "no Apache Jena here, and no Java or no root to install it with; its tests will be skipped"
fi
exit 0
