#!/bin/sh
# Chromium for the tests that look at pages. Where it is not there and cannot be installed, those tests skip and say so.
set -u
if command -v chromium >/dev/null 2>&1; then
  exit 0
fi
if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null 2>&1; then
  echo "installing chromium …"
  export DEBIAN_FRONTEND=noninteractive
  apt-get update -qq >/dev/null 2>&1
  apt-get install -y -qq --no-install-recommends chromium fonts-liberation >/dev/null 2>&1 ||
    echo "chromium could not be installed; the browser tests will be skipped"
else
  echo "no chromium here, and no root to install it with; the browser tests will be skipped"
fi
