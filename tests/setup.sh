#!/bin/sh
# Installs the Debian packages that a make target starts: as root by itself, otherwise it names them and stops.
set -eu

need=""
want() { # want PACKAGE TEST-COMMAND…: asks for PACKAGE unless the command works
    package=$1
    shift
    "$@" >/dev/null 2>&1 || need="$need $package"
}

case "$1" in
python)
    want python3 python3 -c 'import sys; assert sys.version_info >= (3, 11)'
    want python3-venv python3 -c 'import ensurepip, venv'
    ;;
test)
    want openssl openssl version
    ;;
bench)
    want notmuch notmuch --version
    ;;
esac

[ -n "$need" ] || exit 0
if [ "$(id -u)" -ne 0 ]; then
    echo "Please install first:  apt-get install$need" >&2
    exit 1
fi
export DEBIAN_FRONTEND=noninteractive
apt-get update -qq
# shellcheck disable=SC2086
apt-get install -qq -y -o Dpkg::Use-Pty=0 --no-install-recommends $need >/dev/null
