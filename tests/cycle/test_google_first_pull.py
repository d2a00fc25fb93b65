"""The first pass on a Gmail account: whom it reads of first, and what is concluded while not all was read."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from google_house import GoogleHouse
from google_stub import GoogleStub, Status
from small_world import between, letter

from followupd.daemon.hearing import about

NOW = datetime(2026, 11, 18, 14, tzinfo=UTC)  # a Wednesday
DAY = timedelta(days=1)
ME = "Ada Example <ada@example.org>"


@pytest.fixture
def daemon(google_stub: GoogleStub, tmp_path: Path) -> Iterator[GoogleHouse]:
    google_stub.clock.freeze(NOW)
    made = GoogleHouse(tmp_path, google_stub, google_stub.account("ada@example.org"), start="2026-11-01")
    yield made
    made.close()


def meet(daemon: GoogleHouse, *people: str, days: float = 1) -> None:
    guests = [{"email": one, "displayName": one.partition("@")[0].title()} for one in people]
    me = {"email": daemon.account.address, "responseStatus": "accepted"}
    daemon.account.user.event(
        summary=f"Talk {people[0]}", attendees=[me, *guests], **between(NOW - days * DAY - timedelta(hours=3))
    )


def drafts(daemon: GoogleHouse) -> list[str]:
    """To whom there are drafts."""
    box = daemon.stub.boxes[daemon.account.address]
    return sorted(address for one in box.drafts.values() for address in box.mail[one].people["to"] if "@" in address)


def searched_before_the_first_draft(daemon: GoogleHouse) -> str:
    """The searches for letters before anything was placed."""
    methods = [one.method for one in daemon.stub.requests]
    seen = daemon.stub.requests[: methods.index("gmail.users.drafts.create")]
    asked = (one.query["q"][0] for one in seen if one.method == "gmail.users.messages.list")
    return " ".join(one for one in asked if "from:" in one)


def test_the_first_draft_is_there_before_the_mail_of_others_is_read(daemon: GoogleHouse) -> None:
    for days, person in enumerate(("kim", "lee", "roe"), 2):
        meet(daemon, f"{person}@acme.example", days=days)
        for number in range(40):
            raw = letter(number, f"{person}@acme.example", ME, f"{person} {number}", NOW - 90 * DAY)
            daemon.account.user.deliver(raw)
    meet(daemon, "new@acme.example")
    meet(daemon, "kim@acme.example", days=9)
    assert daemon.run().placed == 4
    searched = searched_before_the_first_draft(daemon)
    assert sum(name in searched for name in ("kim@", "lee@", "roe@", "new@")) == 1
    assert "kim@" not in searched  # met twice: of Kim there is likely to be more


def test_the_first_draft_costs_no_more_than_fifty_units_beside_the_persons_letters(daemon: GoogleHouse) -> None:
    for person in range(12):
        meet(daemon, f"p{person}@acme.example", days=1 + person / 4)
    assert daemon.run().placed == 8
    methods = [one.method for one in daemon.stub.requests]
    until = methods.index("gmail.users.drafts.create") + 2
    assert methods[until - 1] == "gmail.users.drafts.get"
    assert sum(one.units for one in daemon.stub.requests[:until]) <= 50


def test_where_their_mail_speaks_against_it_somebody_else_is_first(daemon: GoogleHouse) -> None:
    meet(daemon, "kim@acme.example")
    meet(daemon, "lee@acme.example", "roe@acme.example", days=2)
    stop = letter(1, "kim@acme.example", ME, "Hello", NOW - 3 * DAY, "Please do not contact me again.")
    daemon.account.user.deliver(stop)
    daemon.run()
    assert "kim@acme.example" not in drafts(daemon)
    assert "lee@acme.example" in drafts(daemon)
    assert daemon.stub.count("gmail.users.messages.get") == 1


def test_what_stands_in_the_way_of_the_first_draft_is_told_once(daemon: GoogleHouse) -> None:
    meet(daemon, "kim@acme.example")
    daemon.stub.fail("gmail.*", Status(403, "accessNotConfigured"), times=100)
    done = daemon.run()
    assert [type(one).__name__ for one in done.errors] == ["Blocked"]
    assert drafts(daemon) == []


def test_nobody_is_written_to_whose_letters_could_not_be_read(daemon: GoogleHouse) -> None:
    meet(daemon, "kim@acme.example")
    machine = "Auto-Submitted: auto-replied\n"
    daemon.account.user.deliver(letter(1, "kim@acme.example", ME, "Away", NOW - 3 * DAY, "I have left.", machine))
    daemon.stub.fail("gmail.users.messages.get", Status(500), skip=1, times=12)
    assert daemon.run().blind == {"work"}
    assert drafts(daemon) == []
    daemon.stub.clock.advance(timedelta(minutes=5))
    assert "kim@acme.example" in about(daemon.house, daemon.house.policy_at(NOW), daemon.now)
    assert daemon.run().errors == ()


def test_those_whose_mail_is_not_there_yet_are_asked_about_again(daemon: GoogleHouse) -> None:
    for person in range(9):
        meet(daemon, f"p{person}@acme.example", days=1 + person / 2)
        raw = letter(person, f"p{person}@acme.example", ME, "Question", NOW - 60 * DAY, "When could you send it?")
        daemon.account.user.deliver(raw)
    meet(daemon, "old@acme.example", days=100)
    daemon.stub.fail("gmail.users.messages.list", Status(429, retry_after="60"), skip=3)
    done = daemon.run()
    assert done.placed <= 1
    assert len(done.unheard) == 10
    assert done.next_wake == NOW + timedelta(minutes=1)
    waiting = daemon.store.due_units(NOW)
    assert len(waiting.meetings) >= 8
    assert "old@acme.example" in waiting.people
    daemon.stub.clock.advance(timedelta(minutes=1))
    done = daemon.run()
    assert (done.errors, done.unheard) == ((), frozenset())
    assert len(drafts(daemon)) == 8  # a day's worth
    assert daemon.stub.count("gmail.users.messages.get") == 9


def test_a_mailbox_that_was_read_before_has_no_first_draft(daemon: GoogleHouse) -> None:
    meet(daemon, "kim@acme.example")
    daemon.run()
    daemon.stub.clock.advance(DAY)
    meet(daemon, "lee@acme.example", days=0)
    daemon.stub.requests.clear()
    daemon.run()
    assert "lee@acme.example" in drafts(daemon)
    assert daemon.stub.count("gmail.users.history.list") == 1


def test_letters_of_a_first_pull_over_minutes_meet_no_refusal(daemon: GoogleHouse) -> None:
    box = daemon.stub.boxes[daemon.account.address]
    for person in range(6):
        meet(daemon, f"p{person}@acme.example", days=1 + person)
        for number in range(80):
            raw = letter(100 * person + number, f"p{person}@acme.example", ME, f"{person} {number}", NOW - 90 * DAY)
            box.add(raw, ["INBOX"], NOW - 90 * DAY - timedelta(minutes=number))
    minutes = 0
    while (done := daemon.run()).errors:
        assert done.next_wake is not None
        assert timedelta(0) < done.next_wake - daemon.now <= timedelta(minutes=1)
        daemon.stub.clock.advance(done.next_wake - daemon.now)
        minutes += 1
    assert minutes == 1
    assert len(drafts(daemon)) == 6
    assert daemon.stub.count("gmail.users.messages.get") == 480
    assert all(one.status == 200 for one in daemon.stub.requests)
