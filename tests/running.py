"""A running `followupd run`, as systemd and other processes see it."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path


class Daemon:
    """The process on the config in `folder`; `hear` waits for the next message to systemd."""

    def __init__(self, folder: Path) -> None:
        self.channel = socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM)
        path = folder / "notify"
        self.channel.bind(str(path))
        self.channel.settimeout(60)
        words = [sys.executable, "-m", "followupd", "--config", str(folder / "config.yaml"), "run"]
        self.process = subprocess.Popen(
            words, env={**os.environ, "NOTIFY_SOCKET": str(path)}, stderr=subprocess.PIPE, text=True
        )

    def hear(self, word: str) -> str:
        """Waits for a message with `word`; returns it."""
        while word not in (heard := self.channel.recv(4096).decode()):
            pass
        return heard

    def end(self) -> int:
        if self.process.poll() is None:
            self.process.send_signal(signal.SIGTERM)
        code = self.process.wait(timeout=60)
        self.channel.close()
        return code


_HOLD_LEASE = """
import sys
from pathlib import Path
from followupd.store import open_store
store = open_store(Path(sys.argv[1]))
store.take_lease()
print("held", flush=True)
sys.stdin.read()
"""


@contextmanager
def lease_held(database: Path) -> Iterator[None]:
    """Another process holds the lease of this database meanwhile, as a daemon between two rounds does."""
    words = [sys.executable, "-c", _HOLD_LEASE, str(database)]
    with subprocess.Popen(words, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as holder:
        assert holder.stdout is not None
        assert holder.stdout.readline() == "held\n"
        yield
        holder.communicate()
