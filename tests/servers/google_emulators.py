"""The emulators that are installed into .venv-servers: started on free ports of loopback, and ended."""

from __future__ import annotations

import json
import socket
import subprocess
import time
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime
from itertools import count
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

import pytest
import requests
from google_account import TestAccount
from google_servers import GoogleServer
from google_user import User
from stub_oauth import CLIENT_ID, CLIENT_SECRET, SCOPES

INSTALLED = Path(__file__).parent.parent.parent / ".venv-servers"
USERS = 2_000
DAYS_AT_ONCE = 7
EMULATE = frozenset({"headers_kept", "history", "deletions", "history_labels", "oauth", "delivers"})
MYWORLD = frozenset(
    {
        "any_address",
        "edit_events",
        "faults",
        "history",
        "history_404",
        "profile",
        "recurrence",
        "rotates",
        "search",
        "sync_tokens",
    }
)


@contextmanager
def running(command: Sequence[str | Path], ready: str, log: Path) -> Iterator[str]:
    """A program until the end of the block; the line in which it says that it is `ready`."""
    with log.open("wb") as out:
        # ended also where this process is killed: what it started would outlive it
        tied = ["setpriv", "--pdeathsig", "TERM", *command]
        program = subprocess.Popen(tied, stdout=out, stderr=subprocess.STDOUT, stdin=subprocess.DEVNULL)
    try:
        yield _line(program, ready, log)
    finally:
        program.terminate()
        try:
            program.wait(10)
        except subprocess.TimeoutExpired:
            program.kill()
            program.wait()


def _line(program: subprocess.Popen[bytes], ready: str, log: Path) -> str:
    end = time.monotonic() + 60
    while time.monotonic() < end and program.poll() is None:
        for line in log.read_text().splitlines():
            if ready in line:
                return line
        time.sleep(0.02)
    pytest.fail(f"the server did not start: {log.read_text()[-2000:]}")


def installed(*paths: str) -> None:
    """Skips where something is not installed, and says how it would be."""
    for path in paths:
        if not (INSTALLED / path).exists():
            pytest.skip(f".venv-servers/{path} is not installed: run sh tests/setup.sh test while online")


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


@dataclass(slots=True)
class Emulate(GoogleServer):
    """vercel-labs/emulate: one process; each account is a user of it that nobody had before."""

    name: str = "emulate"
    traits: frozenset[str] = EMULATE
    users: Iterator[int] = field(default_factory=count)

    def account(self, address: str = "") -> TestAccount:
        if address:
            self.needs("any_address")
        address, root = user_of_emulate(next(self.users)), self.roots["gmail"]
        account = TestAccount(address=address, roots=self.roots, auth_uri=f"{root}o/oauth2/v2/auth", token="")
        asked = {"client_id": CLIENT_ID, "redirect_uri": "http://localhost/", "scope": " ".join(SCOPES)}
        return account.signed_in(account.consent(f"{account.auth_uri}?{urlencode(asked)}"))


def user_of_emulate(number: int) -> str:
    return f"ada-{number}@example.org"


@contextmanager
def emulate(folder: Path) -> Iterator[Emulate]:
    """Runs the emulator for the block. Skips where it is not installed."""
    installed("emulate/node", "emulate/node_modules/@emulators/google")
    addresses = [user_of_emulate(number) for number in range(USERS)]
    client = {"client_id": CLIENT_ID, "client_secret": CLIENT_SECRET, "redirect_uris": ["http://localhost/"]}
    users = [{"email": address, "name": "Ada Example"} for address in addresses]
    calendars = [{"id": "primary", "user_email": one, "summary": one, "primary": True} for one in addresses]
    seed = {"google": {"users": users, "oauth_clients": [client], "calendars": calendars}}
    (folder / "seed.json").write_text(json.dumps(seed))
    command: list[str | Path] = [
        INSTALLED / "emulate/node",
        INSTALLED / "emulate/google_emulator.mjs",
        "0",
        folder / "seed.json",
    ]
    with running(command, "READY ", folder / "emulate.log") as line:
        root = line.split()[1] + "/"
        roots = {"gmail": root, "calendar": root, "people": root, "oauth": f"{root}oauth2/"}
        yield Emulate(roots=roots)


class MyWorldUser(User):
    """The user there. Mail without a label arrives in the inbox, and has to be archived.

    Editing a draft that is alone in its thread fails, and breaks it: it gets company for that moment.
    """

    def deliver(self, raw: bytes, labels: Iterable[str] = ("INBOX",), thread: str | None = None) -> str:
        message = User.deliver(self, raw, labels, thread)
        if not list(labels):
            self.label(message, remove=["INBOX"])
        return message

    def edit(self, draft: str, raw: bytes) -> str:
        company = self.deliver(self.raw(self.drafts()[draft]), ("SENT",), self.thread(self.drafts()[draft]))
        try:
            return User.edit(self, draft, raw)
        finally:
            self.destroy(company)


@dataclass(slots=True)
class MyWorld(GoogleServer):
    """PyPI's myworld: one process; each test has a world of its own in it."""

    name: str = "myworld"
    traits: frozenset[str] = MYWORLD
    root: str = ""
    worlds: list[str] = field(default_factory=list)

    def account(
        self,
        address: str = "ada@example.org",
        faults: Sequence[Mapping[str, Any]] = (),
        now: datetime | None = None,
    ) -> TestAccount:
        """An account in a world of its own, in which it is `now` (aware), and time goes on from there."""
        person = {"email": address, "name": "Ada Example"}
        world = {
            "name": "followupd",
            "task": "unused",
            "time": "realtime",
            "now": now.astimezone(UTC).isoformat() if now else "wallclock",
            "agents": {"user": {"as": address}},
            "servers": {
                "gmail": {"seed": {"user": person}},
                "calendar": {"seed": {"user": person, "timeZone": "Europe/Berlin"}},
            },
            "faults": list(faults),
        }
        answer = requests.post(f"{self.root}envs", json={"spec": world}, timeout=30)
        assert answer.ok, answer.text
        told = answer.json()
        self.worlds.append(told["id"])
        given = told["credentials"]["user"]["google_authorized_user"]
        return TestAccount(
            address=address,
            roots=self.roots,
            auth_uri="",
            token=given["token"],
            refresh_token=given["refresh_token"],
            client_id=given["client_id"],
            client_secret=given["client_secret"],
            hand=MyWorldUser,
        )

    def go_on(self, until: datetime) -> None:
        """Lets the time pass in all worlds; it is never set back."""
        for world in self.worlds:
            path, left = f"{self.root}envs/{world}/advance", 1.0
            while left > 0:
                answer = requests.post(path, json={"seconds": 0}, timeout=30)
                left = (until - datetime.fromisoformat(answer.json()["now"])).total_seconds()
                requests.post(path, json={"seconds": min(max(left, 0), DAYS_AT_ONCE * 86_400)}, timeout=30)
                left -= DAYS_AT_ONCE * 86_400

    def forget(self) -> None:
        while self.worlds:
            requests.delete(f"{self.root}envs/{self.worlds.pop()}", timeout=30)


@contextmanager
def myworld(folder: Path) -> Iterator[MyWorld]:
    """Runs the emulator for the block. Skips where it is not installed."""
    installed("bin/myworld")
    port = free_port()
    command: list[str | Path] = [INSTALLED / "bin/myworld", "serve", "--port", str(port), "--time", "realtime"]
    with running(command, "Uvicorn running on", folder / "myworld.log"):
        root = f"http://127.0.0.1:{port}/"
        hosts = {"gmail": "gmail", "calendar": "www", "people": "people", "oauth": "oauth2"}
        yield MyWorld(root=root, roots={api: f"{root}gw/{host}.googleapis.com/" for api, host in hosts.items()})
