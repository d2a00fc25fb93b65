"""Ways in which a draft at Google might get lost or doubled, each walked once."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, cast

import pytest
from google_kim import ADDRESS, HABITS, KIM, LOSING, WORDS, kim_was_met, state
from google_stub import Close, GoogleStub, Habits, Status
from google_world import ADA, GoogleWorld, google_world, read

from followupd.domain.record import replace
from followupd.ports.mailboxes import DraftBox, FoundDraft, Placement
from tests.world import berlin

HOME = "ada.home@example.net"


@pytest.fixture
def world(tmp_path: Path, google_stub: GoogleStub) -> Iterator[GoogleWorld]:
    world = kim_was_met(tmp_path, google_stub)
    yield world
    world.stop()


class Died(BaseException):
    """The process was killed here."""


@dataclass
class Dying:
    """A drafts folder whose process dies at a write, before or after it."""

    box: Any
    after: bool

    def place(self, placement: Placement) -> FoundDraft:
        if self.after:
            self.box.place(placement)
        raise Died

    def retire(self, ref: str, sha256: str) -> bool:
        if self.after:
            self.box.retire(ref, sha256)
        raise Died

    def __getattr__(self, name: str) -> Any:
        return getattr(self.box, name)


def dies(world: GoogleWorld, *, after: bool) -> None:
    """A pass that dies at its first write."""
    house = world.open()
    (account,) = house.accounts
    dying = replace(account, drafts=cast("DraftBox", Dying(account.drafts, after)))
    world.house = replace(house, accounts=(dying,))
    with pytest.raises(Died):
        world.run()
    world.stop()


@HABITS
@pytest.mark.parametrize("after", [False, True], ids=["before", "after"])
def test_a_death_at_the_write_leaves_one_draft(world: GoogleWorld, habits: Habits, after: bool) -> None:
    world.stub.habits = habits
    dies(world, after=after)
    for minutes in (1, 3, 3, 60):
        world.later_by(minutes=minutes)
        world.run()
    assert len(world.lying()) == 1
    assert state(world) == "open" or (habits is LOSING and after)  # other octets than ours are taken for the user's


@HABITS
def test_a_death_at_the_write_and_an_edit_before_the_next_start_leave_the_users_draft(
    world: GoogleWorld, habits: Habits
) -> None:
    world.stub.habits = habits
    dies(world, after=True)
    world.later_by(hours=2)
    draft = world.rewrite(world.draft_for(ADDRESS), "Dear Kim, all my own words.", subject="Straws", drops_headers=True)
    for minutes in (0, 30, 60):
        world.later_by(minutes=minutes)
        world.run()
    assert [one.text for one in world.lying()] == [draft.text]
    assert state(world) == "edited"


@pytest.mark.parametrize("after", [False, True], ids=["before", "after"])
def test_a_death_while_withdrawing_is_no_deletion_by_the_user(world: GoogleWorld, after: bool) -> None:
    world.run()
    (event,) = world.user.events()
    world.user.cancel(event["id"])
    world.later_by(minutes=5)
    dies(world, after=after)
    world.later_by(minutes=30)
    world.run()
    assert (world.lying(), state(world)) == ([], "retired")


@HABITS
@pytest.mark.parametrize("what", ["lies there", "edited", "sent"])
def test_a_state_that_was_lost_doubles_nothing(world: GoogleWorld, habits: Habits, what: str) -> None:
    world.stub.habits = habits
    world.run()
    draft = world.draft_for(ADDRESS)
    world.later_by(minutes=30)
    if what != "lies there":
        draft = world.rewrite(draft, draft.text.replace(">>> YOUR WORDS", "Straws are"), drops_headers=True)
    if what == "sent":
        world.user.send(draft.id)
    world.run()
    world.stop()
    shutil.rmtree(world.root / "state")
    for hours in (1, 3, 20):
        world.later_by(hours=hours)
        world.run()
    assert [one.text for one in world.lying()] == ([] if what == "sent" else [draft.text])


@pytest.mark.parametrize("what", ["sent", "edited", "discarded", "left"])
def test_three_weeks_without_the_daemon_lose_and_double_nothing(world: GoogleWorld, what: str) -> None:
    """What Gmail tells of the past goes back for about a week."""
    world.stub.habits = LOSING
    world.run()
    draft = world.draft_for(ADDRESS)
    world.stop()
    world.later_by(days=1)
    if what in ("sent", "edited"):
        draft = world.rewrite(draft, WORDS)
    if what == "sent":
        world.user.send(draft.id)
    if what == "discarded":
        world.user.discard(draft.id)
    for day in range(30):
        raw = f"From: x{day}@shop.example\nTo: {ADA}\nSubject: Sale\nMessage-ID: <{day}@shop.example>\n\nBuy.\n"
        world.user.deliver(raw.encode())
    world.at("2026-11-25 10:00")
    world.stub.forget_history(ADA)
    world.stub.forget_sync_tokens(ADA)
    for minutes in (0, 15, 60):
        world.later_by(minutes=minutes)
        world.run()
    assert state(world) == {"sent": "sent", "edited": "edited", "discarded": "deleted", "left": "open"}[what]
    here = [one.text for one in world.lying() if not one.mail["In-Reply-To"]]
    assert here == ([] if what in ("sent", "discarded") else [draft.text])


def test_a_series_that_is_cut_in_two_is_followed_up_once_a_time(world: GoogleWorld) -> None:
    """`This and following events`: the old series ends, and a new one, renamed, begins at the very time drafted for."""
    config = world.root / "config.yaml"
    rules = (
        "followups: [{name: all, when: {recurring: true}, template: thanks, after: 2h}]\nlimits: {per_person_gap: 0d}\n"
    )
    world.stop()
    config.write_text(config.read_text() + rules)
    pat = "Pat Moss <pat@initech.example>"
    old = world.invite("1:1", berlin("2026-11-03 11:00"), pat, recurrence=["RRULE:FREQ=WEEKLY;COUNT=4"])
    world.run()
    world.at("2026-11-10 15:00")
    world.run()
    assert "pat@initech.example" in str([one.to for one in world.lying()])
    made = world.placed
    world.user.change(old, recurrence=["RRULE:FREQ=WEEKLY;UNTIL=20261109T000000Z"])
    world.invite("1:1 Pat / Ada", berlin("2026-11-10 11:00"), pat, recurrence=["RRULE:FREQ=WEEKLY;COUNT=3"])
    for minutes in (5, 60):
        world.later_by(minutes=minutes)
        world.run()
    assert [one.to for one in world.lying() if "pat" in one.to] == [pat]
    assert world.placed == made


def test_a_meeting_cancelled_while_the_other_account_cannot_see_it_is_not_followed_up(
    tmp_path: Path, google_stub: GoogleStub
) -> None:
    """Both accounts were invited; one of them is withdrawn and knows the meeting as it was."""
    world = google_world(tmp_path, google_stub, "2026-11-02 09:00", addresses={"work": ADA, "home": HOME})
    talk = world.invite("Straw talk", berlin("2026-11-03 10:00"), KIM, f"Ada <{HOME}>")
    world.run()
    google_stub.revoke(HOME)
    world.user.cancel(talk)
    world.at("2026-11-03 15:00")
    world.try_to_run()
    assert world.google["work"].user.drafts() == {}
    world.google["home"] = google_stub.account(HOME)
    world.authorise("home", world.google["home"])
    world.later_by(hours=1)
    world.try_to_run()
    world.run()
    assert world.lying() == []
    world.stop()


def test_a_clock_that_is_set_back_doubles_nothing(world: GoogleWorld) -> None:
    world.run()
    for hours in (-3, 1, -0.5, 26):
        world.later_by(hours=hours)
        world.run()
    assert (len(world.lying()), world.placed, state(world)) == (1, 1, "open")


def test_a_draft_that_the_server_shows_late_is_made_once(world: GoogleWorld) -> None:
    """The answer was lost, and for a while neither the list nor the draft itself can be had."""
    world.stub.fail("gmail.users.drafts.create", Close(), after_commit=True)
    world.try_to_run()
    world.stub.fail("gmail.users.drafts.get", Status(404), times=3)
    for minutes in (6, 6, 6, 30):
        world.later_by(minutes=minutes)
        world.try_to_run()
    assert (len(world.lying()), state(world)) == (1, "open")


def test_the_recipient_may_be_changed_by_the_user(world: GoogleWorld) -> None:
    world.run()
    draft = world.draft_for(ADDRESS)
    world.later_by(minutes=5)
    mail = read(world.user.raw(draft.message))
    mail.replace_header("To", "Jo Ortiz <jo@globex.example>")
    world.user.edit(draft.id, bytes(mail))
    world.run()
    assert (state(world), len(world.lying())) == ("edited", 1)
    world.later_by(minutes=5)
    world.user.send(draft.id)
    world.pass_days(3)
    assert world.lying() == []
    assert world.placed == 1
