#!/bin/sh
# Virtuoso for the tests that ask a server of another make. Where it is not there and cannot be installed, those tests
# skip and say so. Its package starts no service: only the program is installed.
set -u
if command -v virtuoso-t >/dev/null 2>&1 && command -v isql-vt >/dev/null 2>&1; then
  exit 0
fi
if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null 2>&1; then
  echo "installing virtuoso …"
  export DEBIAN_FRONTEND=noninteractive
  apt-get update -qq >/dev/null 2>&1
  apt-get install -y -qq --no-install-recommends virtuoso-opensource-7-bin >/dev/null 2>&1 ||
    echo "virtuoso could not be installed; its tests will be skipped"
else
  echo "no virtuoso here, and no root to install it with; its tests will be skipped"
fi
exit 0
