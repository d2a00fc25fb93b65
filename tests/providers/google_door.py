"""A server on loopback that answers as a test says, and an account that asks it."""

from __future__ import annotations

import json
import ssl
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

from followupd.domain.ids import AccountName
from followupd.errors import ConfigError, Problem
from followupd.providers.google_auth import GoogleAccount
from followupd.providers.http import Limits

NOW = datetime(2026, 11, 21, 9, 0, tzinfo=UTC)


@dataclass(slots=True)
class Asked:
    """One request as it arrived."""

    method: str
    path: str
    bearer: str
    body: bytes


class Line(BaseHTTPRequestHandler):
    """One request on its way; answers are written through it."""

    server: Door

    def answer(self) -> None:
        body = self.rfile.read(int(self.headers.get("Content-Length", "0")))
        bearer = self.headers.get("Authorization", "").removeprefix("Bearer ")
        self.asked = Asked(self.command, self.path, bearer, body)
        with self.server.lock:
            self.server.asked.append(self.asked)
        self.close_connection = True
        self.server.answer(self)

    do_GET = do_POST = do_PUT = do_DELETE = answer

    def say(self, told: Any, status: int = 200, **headers: str) -> None:
        """An answer: bytes as they are, else as JSON; `retry_after=` is the header Retry-After."""
        body = told if isinstance(told, bytes) else json.dumps(told).encode()
        self.send_response(status)
        for name, value in {"content_type": "application/json", "content_length": str(len(body)), **headers}.items():
            self.send_header(name.replace("_", "-"), value)
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_: object) -> None:
        pass


class Door(ThreadingHTTPServer):
    """Who answers, and what was asked so far."""

    daemon_threads = True

    def __init__(self, answer: Callable[[Line], None]) -> None:
        super().__init__(("127.0.0.1", 0), Line)
        self.answer = answer
        self.asked: list[Asked] = []
        self.lock = threading.Lock()
        self.scheme = "http"

    @property
    def root(self) -> str:
        return f"{self.scheme}://127.0.0.1:{self.server_port}/"

    def handle_error(self, *_: object) -> None:
        """A client that goes away is what half of these tests are about."""


@contextmanager
def door(answer: Callable[[Line], None], context: ssl.SSLContext | None = None) -> Iterator[Door]:
    with Door(answer) as listening:
        if context is not None:
            listening.socket = context.wrap_socket(listening.socket, server_side=True)
            listening.scheme = "https"
        thread = threading.Thread(target=listening.serve_forever, kwargs={"poll_interval": 0.01})
        thread.start()
        try:
            yield listening
        finally:
            listening.shutdown()
            thread.join()


@dataclass(slots=True)
class Drawer:
    """Where a token is kept, in memory."""

    text: str
    kept: list[str] = field(default_factory=list)

    def resolve(self) -> str:
        if not self.text:
            raise ConfigError(Problem(where="token.json", what="the secret cannot be read: No such file or directory"))
        return self.text

    def keep(self, secret: str) -> None:
        self.text = secret
        self.kept.append(secret)


@dataclass(slots=True)
class Hands:
    """Clocks that a test moves."""

    now: datetime = NOW
    monotonic: float = 1000.0
    slept: list[float] = field(default_factory=list)


def token(access: str = "tok-1", **more: Any) -> str:
    return json.dumps({"token": access, **more})


LIMITS = Limits(connect_s=2, read_s=0.5, total_s=1.0, body_bytes=25 * 1024 * 1024)
REFRESHABLE = {"refresh_token": "refresh-1", "client_id": "client-1", "client_secret": "hush-1"}
CLIENT = json.dumps({"installed": {"client_id": "client-2", "client_secret": "hush-2"}})


def account(
    root: str,
    drawer: Drawer | None = None,
    *,
    hands: Hands | None = None,
    limits: Limits = LIMITS,
) -> GoogleAccount:
    """An account whose every API is at `root`."""
    hands = hands or Hands()
    return GoogleAccount(
        AccountName("work"),
        client_secret=lambda: CLIENT,
        token=drawer or Drawer(token()),
        roots=dict.fromkeys(("gmail", "calendar", "people", "pubsub", "oauth"), root),
        clock=lambda: hands.now,
        monotonic=lambda: hands.monotonic,
        sleep=hands.slept.append,
        limits=limits,
    )


def create(account: GoogleAccount) -> Any:
    """Places a draft: the write that must never happen twice."""
    drafts = account.service("gmail").users().drafts()
    return account.execute(drafts.create(userId="me", body={"message": {"raw": "aGk="}}), "place")


def profile(account: GoogleAccount) -> Any:
    """The cheapest read."""
    return account.execute(account.service("gmail").users().getProfile(userId="me"), "pull")
