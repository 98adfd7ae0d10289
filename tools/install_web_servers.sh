#!/bin/sh
# Apache, nginx and Caddy for the tests that ask a published site of real web servers. Where they are not there and
# cannot be installed, those tests skip and say so. None of them is started as a service: only the programs are wanted.
set -u
for program in apache2 nginx caddy; do
  command -v "$program" >/dev/null 2>&1 || [ -x "/usr/sbin/$program" ] || missing=yes
done
[ "${missing:-no}" = no ] && exit 0
if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null 2>&1; then
  echo "installing web servers …"
  export DEBIAN_FRONTEND=noninteractive
  policy=/usr/sbin/policy-rc.d
  if [ ! -e "$policy" ]; then
    printf '#!/bin/sh\nexit 101\n' >"$policy" && chmod 755 "$policy"
    trap 'rm -f "$policy"' EXIT
  fi
  apt-get update -qq >/dev/null 2>&1
  apt-get install -y -qq --no-install-recommends apache2-bin nginx-light caddy >/dev/null 2>&1 ||
    echo "web servers could not be installed; their tests will be skipped"
else
  echo "no web servers here, and no root to install them with; their tests will be skipped"
fi
exit 0
