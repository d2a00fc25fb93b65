"""The fixtures: a Google on loopback for a test, of one kind or of each."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from google_account import TestAccount
    from google_stub import GoogleStub

TRAITS = frozenset(
    {
        "batch",  # several calls in one request
        "edit_events",  # events can be changed, one of a series too
        "faults",  # goes wrong on demand
        "headers_kept",  # a draft keeps its X- headers and its Message-ID
        "history",  # changes of the mail since a cursor
        "history_404",  # a cursor that is too old is refused
        "oauth",  # consent, refresh, revocation
        "profile",  # users.getProfile
        "quota",  # 429 beyond so many units a minute
        "recurrence",  # series with exceptions
        "rotates",  # editing a draft gives its message another id
        "search",  # Gmail's search operators
        "send_as",  # the user's other addresses
        "sync_tokens",  # changes of a calendar since a cursor, 410 for an old one
    }
)


@dataclass(slots=True)
class GoogleServer:
    """A server that speaks Google's APIs. `roots` by gmail, calendar, people, oauth; `traits` is what it does well."""

    name: str
    traits: frozenset[str]
    roots: Mapping[str, str] = field(default_factory=dict)

    def account(self) -> TestAccount:
        """A new account, without mail and events."""
        raise NotImplementedError

    def needs(self, *traits: str) -> None:
        """Skips the test, visibly, where this server cannot do something."""
        if missing := set(traits) - self.traits:
            pytest.skip(f"{self.name} does not do {', '.join(sorted(missing))}")


@pytest.fixture
def google_stub() -> Iterator[GoogleStub]:
    """A fresh stub. Its answers have to fit the discovery documents, whatever was tested."""
    from google_stub import GoogleStub

    stub = GoogleStub()
    yield stub
    stub.close()
    assert stub.departures == []


@pytest.fixture(params=["stub"])
def google_server(request: pytest.FixtureRequest) -> GoogleServer:
    """Each kind of server in turn; a fresh one, or a fresh account on one that runs for the session."""
    server: GoogleServer = request.getfixturevalue(f"google_{request.param}")
    return server
