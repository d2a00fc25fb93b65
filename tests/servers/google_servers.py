"""The fixtures: a Google on loopback for a test, of one kind or of each."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from google_account import TestAccount
    from google_emulators import Emulate, MyWorld
    from google_stub import GoogleStub

TRAITS = frozenset(
    {
        "any_address",  # account() takes an address
        "batch",  # several calls in one request
        "deletions",  # the history tells what was deleted
        "delivers",  # mail that arrives keeps its Date and its Message-ID
        "edit_events",  # events can be changed, one of a series too
        "faults",  # goes wrong on demand
        "headers_kept",  # a draft keeps its X- headers and its Message-ID
        "history",  # changes of the mail since a cursor
        "history_labels",  # the history tells which labels came and went
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
class GoogleServer(ABC):
    """A server that speaks Google's APIs. `roots` by gmail, calendar, people, oauth; `traits` is what it does well."""

    name: str
    traits: frozenset[str]
    roots: Mapping[str, str] = field(default_factory=dict)

    @abstractmethod
    def account(self, address: str = "") -> TestAccount:
        """A new account, without mail and events; where no address is asked for, of any."""

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


@pytest.fixture(scope="session")
def _emulate(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Emulate]:
    from google_emulators import emulate

    with emulate(tmp_path_factory.mktemp("emulate")) as server:
        yield server


@pytest.fixture
def google_emulate(_emulate: Emulate) -> Emulate:
    """vercel-labs/emulate, running for the session."""
    return _emulate


@pytest.fixture(scope="session")
def _myworld(tmp_path_factory: pytest.TempPathFactory) -> Iterator[MyWorld]:
    from google_emulators import myworld

    with myworld(tmp_path_factory.mktemp("myworld")) as server:
        yield server


@pytest.fixture
def google_myworld(_myworld: MyWorld) -> Iterator[MyWorld]:
    """PyPI's myworld, running for the session; the worlds of a test end with it."""
    yield _myworld
    _myworld.forget()


@pytest.fixture(params=["stub", "emulate", "myworld"])
def google_server(request: pytest.FixtureRequest) -> GoogleServer:
    """Each kind of server in turn; a fresh one, or a fresh account on one that runs for the session."""
    server: GoogleServer = request.getfixturevalue(f"google_{request.param}")
    return server
