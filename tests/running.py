"""A running `followupd run`, as systemd sees it."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
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
