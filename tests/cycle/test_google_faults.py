"""What goes wrong at Google while it is read: the state, when it is tried again, what the user reads, and recovery.

Each row befalls the whole program in a pass in which a draft falls due. Writes that go wrong: test_google_write_faults.
"""

from __future__ import annotations

import json
import re
import shutil
import ssl
import subprocess
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pytest
from google_fault_rows import (
    ALWAYS,
    DATES,
    DAY,
    HICCUPS,
    MAIL,
    MINUTE,
    NOW,
    POLL,
    ROWS,
    Row,
    Strike,
    all_is_well,
    elsewhere,
    fails,
)
from google_house import GoogleHouse
from google_stub import GoogleStub, Status
from small_world import between, letter
from stub_faults import Kind

from followupd.daemon.loop import _sleep_s
from followupd.domain.draft import DraftState


@pytest.fixture
def daemon(google_stub: GoogleStub, tmp_path: Path) -> Iterator[GoogleHouse]:
    """All is well, and by the next pass the follow-up to a talk with Kim is due."""
    google_stub.clock.freeze(NOW - POLL)
    made = GoogleHouse(tmp_path, google_stub, google_stub.account("ada@example.org"), start="2026-11-01")
    old = letter(1, "Kim Lee <kim@acme.example>", "ada@example.org", "Hello", NOW - 60 * DAY)
    made.account.user.deliver(old)
    made.run()
    guests = [{"email": made.account.address, "responseStatus": "accepted"}, {"email": "kim@acme.example"}]
    made.account.user.event(summary="Talk", attendees=guests, **between(NOW - timedelta(hours=26)))
    google_stub.clock.freeze(NOW)
    google_stub.requests.clear()
    yield made
    made.close()


def problems(daemon: GoogleHouse) -> list[str]:
    return [one.problem_kind for one in daemon.store.sources() if one.problem_kind is not None]


def asked(daemon: GoogleHouse) -> int:
    """Requests since this was asked last."""
    count = len(daemon.stub.requests)
    daemon.stub.requests.clear()
    return count


def one_draft_and_no_problem(daemon: GoogleHouse) -> None:
    (row,) = daemon.store.drafts()
    assert row.state is DraftState.OPEN
    assert list(daemon.account.user.drafts()) == [row.ref]
    assert problems(daemon) == []
    assert "problem" not in daemon.status()


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row.name)
def test_a_fault_in_reading_is_told_waited_out_and_recovered_from(daemon: GoogleHouse, row: Row) -> None:
    row.strike(daemon)
    done = daemon.run()
    # the state: nothing is drafted, nothing is lost
    assert row.kind in problems(daemon)
    assert daemon.store.drafts() == ()
    assert daemon.account.user.drafts() == {}
    # the schedule
    assert asked(daemon) <= row.most
    sleep = timedelta(seconds=_sleep_s(done, daemon.now, POLL))
    assert row.waits <= sleep <= row.at_most
    if row.sulks:
        daemon.stub.clock.advance(min(sleep, MINUTE) / 2)
        daemon.run()
        assert daemon.stub.count(row.sulks) == 0
        daemon.stub.clock.advance(sleep - min(sleep, MINUTE) / 2)
    # what the user reads
    assert re.search(row.says, daemon.status())
    assert re.search(row.says, "; ".join(str(one) for one in done.errors))
    # recovery within two passes
    all_is_well(daemon)
    if row.name == "daily quota":
        daemon.stub.clock.freeze(datetime(2026, 11, 19, 8, 0, 1, tzinfo=UTC))  # midnight in California
    for _ in range(2):
        daemon.stub.clock.advance(max(sleep, timedelta(seconds=3)) if not row.sulks else timedelta(seconds=3))
        daemon.run()
    one_draft_and_no_problem(daemon)


def once(method: str, kind: Kind) -> Strike:
    return fails(method, kind, times=1)


RECOVERED_AT_ONCE: dict[str, Strike] = {
    "401": lambda daemon: daemon.stub.expire_tokens(daemon.account.address),
    "history 404": lambda daemon: daemon.stub.forget_history(daemon.account.address),
    "events 410": lambda daemon: daemon.stub.forget_sync_tokens(daemon.account.address),
    **{
        f"{type(kind).__name__} {getattr(kind, 'code', '')} once, {method}": once(method, kind)
        for kind, _ in HICCUPS
        for method in (MAIL, DATES)
    },
}


@pytest.mark.parametrize("strike", RECOVERED_AT_ONCE.values(), ids=RECOVERED_AT_ONCE.keys())
def test_what_can_be_mended_within_the_pass_is_not_even_told(daemon: GoogleHouse, strike: Strike) -> None:
    strike(daemon)
    done = daemon.run()
    assert (done.errors, done.placed) == ((), 1)
    assert daemon.stub.count("oauth.token") <= 1
    assert asked(daemon) <= 18
    one_draft_and_no_problem(daemon)
    daemon.stub.clock.advance(POLL)
    assert daemon.run().placed == 0
    one_draft_and_no_problem(daemon)


class _Silent(BaseHTTPRequestHandler):
    def log_message(self, *_: object) -> None:
        pass


@contextmanager
def unknown_certificate(folder: Path) -> Iterator[str]:
    """The root of a server that nobody vouches for."""
    if shutil.which("openssl") is None:
        pytest.skip("openssl is not installed")
    made = "openssl req -x509 -newkey rsa:2048 -nodes -keyout key -out cert -days 2 -subj /CN=127.0.0.1"
    command = [*made.split(), "-addext", "subjectAltName=IP:127.0.0.1"]
    subprocess.run(command, cwd=folder, check=True, capture_output=True)
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(folder / "cert", folder / "key")
    with ThreadingHTTPServer(("127.0.0.1", 0), _Silent) as server:
        server.handle_error = lambda *_: None  # type: ignore[method-assign]
        server.socket = context.wrap_socket(server.socket, server_side=True)
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
        thread.start()
        yield f"https://127.0.0.1:{server.server_port}/"
        server.shutdown()
        thread.join()


def test_a_certificate_that_nobody_vouches_for_is_never_accepted(daemon: GoogleHouse, tmp_path: Path) -> None:
    with unknown_certificate(tmp_path) as root:
        elsewhere(root)(daemon)
        done = daemon.run()
    assert set(problems(daemon)) == {"Unavailable"}
    assert done.next_wake is None or done.next_wake > daemon.now
    assert "certificate" in daemon.status()
    assert (daemon.store.drafts(), asked(daemon)) == ((), 0)
    all_is_well(daemon)
    daemon.run()
    one_draft_and_no_problem(daemon)


def test_an_hour_of_too_many_requests_is_not_spent_asking(daemon: GoogleHouse) -> None:
    daemon.stub.fail("*", Status(429), times=ALWAYS)
    until = NOW + timedelta(hours=1)
    while daemon.now < until:
        sleep = _sleep_s(daemon.run(), daemon.now, POLL)
        daemon.stub.clock.advance(timedelta(seconds=max(sleep, 0.01)))
    assert asked(daemon) <= 80
    all_is_well(daemon)
    daemon.stub.clock.advance(timedelta(minutes=15))
    daemon.run()
    one_draft_and_no_problem(daemon)


def test_a_calendar_that_is_lost_at_once_is_held_until_the_user_accepts_it(daemon: GoogleHouse) -> None:
    user = daemon.account.user
    more = [user.event(summary=str(number), **between(NOW + number * DAY)) for number in range(1, 8)]
    daemon.run()
    for event in more:
        user.cancel(event)
    daemon.stub.forget_sync_tokens(daemon.account.address)
    daemon.stub.clock.advance(POLL)
    daemon.run()
    assert "SuspiciousShrink" in problems(daemon)
    assert "followupd accept work" in daemon.status()
    assert len(user.drafts()) == 1
    daemon.store.accept_loss(daemon.house.accounts[0].name)
    daemon.stub.clock.advance(POLL)
    daemon.run()
    one_draft_and_no_problem(daemon)


def used(daemon: GoogleHouse) -> dict[str, Any]:
    quotas = json.loads(daemon.status("--json"))["accounts"][0]["quotas"]
    return {one["quota"]: one for one in quotas}


def test_the_units_of_the_day_stand_in_status(daemon: GoogleHouse) -> None:
    before = used(daemon)["gmail"]["units_today"]
    daemon.run()
    spent = daemon.stub.units()
    now = used(daemon)
    assert now["gmail"]["units_today"] == before + sum(spent.values())
    assert now["gmail"]["by_method"]["gmail.users.drafts.create"] == spent["gmail.users.drafts.create"] == 10
    assert now["calendar"]["by_method"] == {DATES: 4}
    assert now["gmail"]["since"] == "2026-11-18T08:00:00Z"
    daemon.stub.clock.advance(POLL)
    daemon.run()
    total = before + sum(daemon.stub.units().values())
    assert f"gmail {total}, 7 of 6000 in the last minute" in daemon.status()
    daemon.stub.clock.advance(2 * MINUTE)
    assert f"gmail {total}, 0 of 6000 in the last minute" in daemon.status()
    daemon.stub.clock.advance(DAY)
    assert "gmail 0, 0 of 6000" in daemon.status()
