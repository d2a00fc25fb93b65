#!/bin/sh
# install.sh DIR: the servers that tests start, from PyPI and npm, into DIR. Needs .venv/bin/uv, as `make` puts it there.
set -eu
here=$(cd "$(dirname "$0")" && pwd)
uv="$here/../../.venv/bin/uv"
"$uv" venv -q --clear "$1"
"$uv" pip install -q --python "$1/bin/python" -r "$here/requirements.txt"
mkdir -p "$1/emulate"
cp "$here/package.json" "$here/package-lock.json" "$1/emulate"
cd "$1/emulate"
PATH="$(cd ../bin && pwd):$PATH"
npm ci --ignore-scripts --no-audit --no-fund --fetch-retries=1 --fetch-timeout=20000
