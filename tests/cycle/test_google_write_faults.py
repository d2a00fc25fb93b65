"""What goes wrong at Google, on the disk or with the process while a draft is placed: one comes of it, and no two.

Each befalls the whole program; the state, when it is tried again, what the user reads, and recovery are looked at.
"""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from google_house import GoogleHouse
from google_stub import Close, Garbage, GoogleStub, Hang, Html, Late, Status, Truncate
from small_world import between, letter
from stub_faults import Kind

from followupd.domain.draft import DraftState
from followupd.errors import StateError
from followupd.providers.http import Limits
from followupd.providers.mailboxes.gmail_drafts import DEADLINE
from followupd.store.sql_store import SqlStore

NOW = datetime(2026, 11, 18, 14, tzinfo=UTC)  # a Wednesday
POLL, DAY = timedelta(minutes=5), timedelta(days=1)
CREATE = "gmail.users.drafts.create"
SHORT = Limits(connect_s=2, read_s=0.2, total_s=0.4, body_bytes=25 * 1024 * 1024)
ANY_TIME = 'hours: {days: [mon, tue, wed, thu, fri, sat, sun], from: "00:00", to: "24:00"}\n'


def talk(daemon: GoogleHouse, person: str = "kim@acme.example", *, ago: timedelta = timedelta(hours=26)) -> None:
    guests = [{"email": daemon.account.address, "responseStatus": "accepted"}, {"email": person}]
    daemon.account.user.event(summary=f"Talk {person}", attendees=guests, **between(daemon.now - ago))


@pytest.fixture
def daemon(google_stub: GoogleStub, tmp_path: Path) -> Iterator[GoogleHouse]:
    """All is well, and by the next pass the follow-up to a talk with Kim is due."""
    google_stub.clock.freeze(NOW - POLL)
    made = GoogleHouse(tmp_path, google_stub, google_stub.account("ada@example.org"), start="2026-11-01", limits=SHORT)
    made.run()
    google_stub.clock.freeze(NOW)
    talk(made)
    google_stub.requests.clear()
    yield made
    made.close()


def state(daemon: GoogleHouse) -> DraftState:
    (row,) = daemon.store.drafts()
    return row.state


def one_draft(daemon: GoogleHouse) -> None:
    (row,) = daemon.store.drafts()
    assert row.state is DraftState.OPEN
    assert list(daemon.account.user.drafts()) == [row.ref]
    assert "problem" not in daemon.status()
    assert "Drafts awaiting review: 1 (0 edited by you)" in daemon.status()


UNCLEAR = [Status(500), Status(503), Status(429), Close(), Hang(0.5), Truncate(), Html(), Garbage()]


@pytest.mark.parametrize("after_commit", [True, False], ids=["after it was done", "before"])
@pytest.mark.parametrize("kind", UNCLEAR, ids=lambda kind: f"{type(kind).__name__} {getattr(kind, 'code', '')}")
def test_a_create_without_a_clear_answer_is_settled_by_a_look_when_it_can_live_no_longer(
    daemon: GoogleHouse, kind: Kind, after_commit: bool
) -> None:
    daemon.stub.fail(CREATE, kind, after_commit=after_commit)
    done = daemon.run()
    assert [type(one).__name__ for one in done.errors] == ["OutcomeUnknown"]
    assert state(daemon) is DraftState.UNKNOWN
    assert done.next_wake is None or done.next_wake > daemon.now
    assert "it may have been done" in daemon.status()
    daemon.stub.clock.advance(DEADLINE / 2)
    daemon.run()  # too early: the request may be under way
    assert state(daemon) is DraftState.UNKNOWN
    assert daemon.stub.count(CREATE) == 1
    for _ in range(2):
        daemon.stub.clock.advance(DEADLINE)
        daemon.run()
    one_draft(daemon)
    was_done = after_commit or isinstance(kind, Truncate | Html | Garbage)
    assert daemon.stub.count(CREATE) == (1 if was_done else 2)


def test_a_create_that_lands_late_is_the_only_one(daemon: GoogleHouse) -> None:
    daemon.stub.fail(CREATE, Late())
    daemon.run()
    daemon.stub.clock.advance(DEADLINE / 2)
    daemon.run()
    daemon.stub.land()
    for _ in range(2):
        daemon.stub.clock.advance(DEADLINE)
        daemon.run()
    one_draft(daemon)
    assert daemon.stub.count(CREATE) == 1


def test_a_create_that_never_gets_an_answer_is_given_up_after_three_and_shown(daemon: GoogleHouse) -> None:
    daemon.stub.fail(CREATE, Close(), times=100)
    for _ in range(8):
        daemon.run()
        daemon.stub.clock.advance(2 * DEADLINE)
    assert daemon.stub.count(CREATE) == 3
    assert state(daemon) is DraftState.HELD
    assert "Could not be placed: 1" in daemon.status()


@pytest.mark.parametrize("code", [400, 403, 413])
def test_a_clear_no_is_shown_and_not_tried_again(daemon: GoogleHouse, code: int) -> None:
    daemon.stub.fail(CREATE, Status(code, "forbidden"), times=100)
    for _ in range(3):
        done = daemon.run()
        assert done.next_wake is None or done.next_wake > daemon.now
        daemon.stub.clock.advance(POLL)
    assert daemon.stub.count(CREATE) == 1
    assert state(daemon) is DraftState.HELD
    assert "Could not be placed: 1" in daemon.status()


def test_a_look_that_fails_leaves_it_open_and_the_next_one_settles_it(daemon: GoogleHouse) -> None:
    daemon.stub.fail(CREATE, Close(), after_commit=True)
    daemon.run()
    daemon.stub.clock.advance(DEADLINE)
    daemon.stub.fail("gmail.users.drafts.list", Status(500), times=3)
    daemon.run()
    assert state(daemon) is DraftState.UNKNOWN
    for _ in range(2):
        daemon.stub.clock.advance(POLL)
        daemon.run()
    one_draft(daemon)
    assert daemon.stub.count(CREATE) == 1


def test_a_batch_that_fails_in_part_moves_nothing_on_and_is_read_again(daemon: GoogleHouse) -> None:
    for number in range(9):
        raw = letter(number, "Kim <kim@acme.example>", "ada@example.org", f"Letter {number}", NOW - 60 * DAY)
        daemon.account.user.deliver(raw)
    daemon.stub.fail("gmail.users.messages.get", Status(500), skip=4, times=3)
    done = daemon.run()
    assert "kim@acme.example" in done.unheard
    assert "answers with an error (500)" in daemon.status()
    assert (daemon.store.drafts(), daemon.account.user.drafts()) == ((), {})
    daemon.stub.clock.advance(POLL)
    assert daemon.run().errors == ()
    one_draft(daemon)
    assert daemon.store.items(daemon.house.accounts[0].history.source) == 9  # type: ignore[union-attr]


def read_only(store: SqlStore) -> None:
    store._database.raw.execute("PRAGMA query_only = 1")


def full(store: SqlStore) -> None:
    raw = store._database.raw
    raw.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    (pages,) = raw.execute("PRAGMA page_count").fetchone()
    raw.execute(f"PRAGMA max_page_count = {pages}")


@pytest.mark.parametrize("strike", [read_only, full])
def test_where_the_disk_takes_nothing_nothing_is_written_at_google(
    daemon: GoogleHouse, strike: Callable[[SqlStore], None]
) -> None:
    for number in range(40):  # more than there is room for in the pages that there are
        talk(daemon, f"p{number}@acme.example", ago=timedelta(days=2, hours=number))
    assert isinstance(daemon.store, SqlStore)
    strike(daemon.store)
    with pytest.raises(StateError):
        daemon.run()
    assert daemon.stub.count(CREATE) == 0
    assert "work/mail" in daemon.status()  # it stays readable
    daemon.reopen()
    for _ in range(2):
        daemon.run()
        daemon.stub.clock.advance(POLL)
    assert len(daemon.account.user.drafts()) == 8  # a day's worth, each once
    assert len({row.key for row in daemon.store.drafts()}) == 8


@pytest.mark.parametrize("jump", [timedelta(days=400), timedelta(hours=-7), timedelta(hours=7)])
def test_a_clock_that_jumped_makes_no_second_draft_and_loses_none(daemon: GoogleHouse, jump: timedelta) -> None:
    daemon.run()
    (ref,) = daemon.account.user.drafts()
    for at in (NOW + jump, NOW + timedelta(hours=1)):
        daemon.stub.clock.freeze(at)
        for _ in range(2):
            assert daemon.run().errors == ()
            daemon.stub.clock.advance(POLL)
    assert list(daemon.account.user.drafts()) == [ref]
    assert daemon.stub.count(CREATE) == 1
    one_draft(daemon)


def test_before_the_meeting_once_more_the_draft_goes_and_comes_back_alone(daemon: GoogleHouse) -> None:
    daemon.run()
    for at, drafts in ((NOW - 2 * DAY, 0), (NOW, 1)):
        daemon.stub.clock.freeze(at)
        for _ in range(2):
            assert daemon.run().errors == ()
            daemon.stub.clock.advance(POLL)
        assert len(daemon.account.user.drafts()) == drafts


# a process of its own, in real time
@pytest.fixture
def alone(google_stub: GoogleStub, tmp_path: Path) -> GoogleHouse:
    """The same, for the command line: no process has the state open."""
    account = google_stub.account("ada@example.org")
    start = f"{google_stub.clock.now - 9 * DAY:%Y-%m-%d}"
    made = GoogleHouse(tmp_path, google_stub, account, start=start, more=ANY_TIME)
    talk(made)
    made.close()
    return made


def started(daemon: GoogleHouse, *words: str) -> subprocess.Popen[bytes]:
    command = [sys.executable, "-m", "followupd", "--config", str(daemon.folder / "config.yaml"), "-q", *words]
    return subprocess.Popen(command, env={**os.environ}, stdout=subprocess.PIPE, stderr=subprocess.PIPE)


def until_it_creates(daemon: GoogleHouse) -> None:
    deadline = time.monotonic() + 60
    while not daemon.stub.boxes[daemon.account.address].drafts:
        assert time.monotonic() < deadline
        time.sleep(0.01)


def afterwards(daemon: GoogleHouse) -> None:
    """Two passes of another process, when the request can live no longer."""
    daemon.limits = SHORT
    daemon.stub.clock.advance(2 * DEADLINE)
    daemon.open()
    for _ in range(2):
        daemon.run()
        daemon.stub.clock.advance(POLL)
    one_draft(daemon)
    assert daemon.stub.count(CREATE) == 1
    daemon.close()


def test_a_process_that_is_killed_in_the_middle_of_a_create_leaves_one_draft(alone: GoogleHouse) -> None:
    alone.stub.fail(CREATE, Hang(20), after_commit=True)
    with started(alone, "run", "--once") as process:
        until_it_creates(alone)
        os.kill(process.pid, signal.SIGKILL)
    assert "followupd" not in alone.status()  # readable, and no complaint
    afterwards(alone)


def test_a_daemon_that_is_told_to_end_in_the_middle_of_a_create_parks_it(alone: GoogleHouse) -> None:
    alone.stub.fail(CREATE, Hang(1), after_commit=True)
    with started(alone, "run") as process:
        until_it_creates(alone)
        os.kill(process.pid, signal.SIGTERM)
        assert process.wait(30) == 0
    alone.open()
    assert state(alone) is DraftState.UNKNOWN
    alone.close()
    assert "it may have been done" in alone.status()
    afterwards(alone)
