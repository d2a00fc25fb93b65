"""What users do with a draft in Gmail's own pages, and that none is lost, made twice or taken out of their hands."""

from __future__ import annotations

from collections.abc import Iterator
from email.utils import format_datetime
from pathlib import Path

import pytest
from google_kim import ADDRESS, HABITS, KIM, LOSING, WORDS, kim_was_met, state
from google_stub import GoogleStub, Habits
from google_world import ADA, GoogleWorld, read


@pytest.fixture
def world(tmp_path: Path, google_stub: GoogleStub) -> Iterator[GoogleWorld]:
    world = kim_was_met(tmp_path, google_stub)
    yield world
    world.stop()


@HABITS
def test_a_draft_that_lies_there_for_weeks_is_made_once(world: GoogleWorld, habits: Habits) -> None:
    world.stub.habits = habits
    world.run()
    world.later_by(minutes=5)
    world.run()
    assert world.methods == ["calendar.events.list", "history.list", "drafts.list"]
    world.pass_days(21, step=7)
    world.stop()
    world.pass_days(2)
    assert (len(world.lying()), world.placed) == (1, 1)


@HABITS
def test_what_the_user_made_of_a_draft_stays_and_is_known_when_it_is_sent(world: GoogleWorld, habits: Habits) -> None:
    world.stub.habits = habits
    world.run()
    draft = world.draft_for(ADDRESS)
    for minutes in range(3):  # the page saves it again and again
        world.later_by(minutes=5)
        draft = world.rewrite(draft, WORDS + "!" * minutes, subject="Straws", drops_headers=True)
        world.run()
    world.call("skip", "kim.lee@acme.example")
    world.later_by(minutes=5)
    world.run()
    assert [one.text for one in world.lying()] == [draft.text]
    world.later_by(minutes=5)
    sent = world.user.send(draft.id)
    world.later_by(minutes=5)
    world.run()
    assert state(world) == "sent"
    assert world.person(ADDRESS)["reply_state"] == "awaiting"
    world.at("2026-11-09 09:00")
    world.run()
    nudge = world.draft_for(ADDRESS)
    assert nudge.mail["In-Reply-To"] == read(world.user.raw(sent))["Message-ID"]
    assert world.user.thread(nudge.message) == world.user.thread(sent)


def test_a_draft_was_sent_when_gmail_says_however_late_that_is_seen(world: GoogleWorld) -> None:
    world.run()
    draft = world.draft_for(ADDRESS)
    world.later_by(minutes=20)
    world.user.send(draft.id)  # its Date is still that of the draft
    world.at("2026-11-06 15:00")
    world.run()
    assert "sent Tue 2026-11-03 15:20" in world.call("explain", ADDRESS).out
    world.at("2026-11-09 09:00")
    world.run()
    world.draft_for(ADDRESS)  # the nudge, four business days later


@pytest.mark.parametrize("how", ["discards", "trashes", "destroys"])
def test_a_draft_that_the_user_throws_away_is_never_made_again(world: GoogleWorld, how: str) -> None:
    world.run()
    draft = world.draft_for(ADDRESS)
    world.later_by(hours=1)
    if how == "discards":
        world.user.discard(draft.id)
    elif how == "trashes":
        world.user.trash(draft.message)
    else:
        world.user.destroy(draft.message)
    for minutes in (0, 15, 15):
        world.later_by(minutes=minutes)
        world.run()
    assert state(world) == "deleted"
    world.pass_days(12, step=6)
    world.stop()
    world.pass_days(2)
    assert (world.lying() if how != "trashes" else [], world.placed) == ([], 1)
    assert world.reason(world.user.events()[0]["iCalUID"], ADDRESS) == "deleted_by_user"


def test_a_nudge_that_the_user_throws_away_closes_the_matter(world: GoogleWorld) -> None:
    world.run()
    world.later_by(hours=1)
    world.post(world.draft_for(ADDRESS))
    world.run()
    world.at("2026-11-09 09:00")
    world.run()
    world.user.discard(world.draft_for(ADDRESS).id)
    world.pass_days(30, step=6)
    assert (world.lying(), world.placed) == ([], 2)


def test_a_draft_that_was_taken_out_of_the_trash_is_the_users(world: GoogleWorld) -> None:
    world.run()
    draft = world.draft_for(ADDRESS)
    world.later_by(hours=1)
    world.user.trash(draft.message)
    world.run()
    assert state(world) == "deleted"
    world.later_by(hours=1)
    world.user.label(draft.message, remove=["TRASH"])
    world.run()
    assert state(world) == "edited"
    world.call("skip", ADDRESS)
    assert world.lying() != []


def scheduled(world: GoogleWorld, draft: str, *, anew: bool) -> str:
    """The user has Gmail send a draft later: it is no draft any more. The message, which may be another one."""
    box = world.stub.boxes[ADA]
    box.labels["SCHEDULED"] = "SCHEDULED"
    old = box.draft(draft)
    if anew:
        box.remove(old.id)
        return box.add(old.raw, ["SCHEDULED"], world.now).id
    del box.drafts[draft]
    return box.relabel(old.id, ["SCHEDULED"], ["DRAFT"]).id


def goes_out(world: GoogleWorld, message: str, *, anew: bool) -> str:
    """Gmail sends what was scheduled."""
    box = world.stub.boxes[ADA]
    if not anew:
        return box.relabel(message, ["SENT"], ["SCHEDULED"]).id
    raw = box.get(message).raw
    box.remove(message)
    return box.add(raw, ["SENT"], world.now).id


@pytest.mark.parametrize("anew", [False, True], ids=["as it is", "as another message"])
def test_what_gmail_sends_later_is_waited_for(world: GoogleWorld, anew: bool) -> None:
    world.stub.habits = LOSING
    world.run()
    world.later_by(minutes=5)
    message = scheduled(world, world.rewrite(world.draft_for(ADDRESS), WORDS).id, anew=anew)
    for _ in range(4):
        world.later_by(minutes=15)
        world.run()
    assert state(world) == "edited"
    assert world.person(ADDRESS)["reply_state"] == "none"
    world.at("2026-11-05 08:00")
    sent = goes_out(world, message, anew=anew)
    world.run()
    assert state(world) == "sent"
    assert world.person(ADDRESS)["reply_state"] == "awaiting"
    world.at("2026-11-11 09:00")  # four business days after that Thursday
    world.run()
    nudge = world.draft_for(ADDRESS)
    assert nudge.mail["In-Reply-To"] == read(world.user.raw(sent))["Message-ID"]
    assert world.placed == 2


@pytest.mark.parametrize("anew", [False, True], ids=["as it is", "as another message"])
def test_what_was_scheduled_and_taken_back_is_the_users_draft(world: GoogleWorld, anew: bool) -> None:
    world.run()
    world.later_by(minutes=5)
    draft = world.draft_for(ADDRESS).id
    message = scheduled(world, draft, anew=anew)
    for _ in range(3):
        world.later_by(minutes=15)
        world.run()
    box = world.stub.boxes[ADA]
    raw = box.get(message).raw
    box.remove(message)
    box.create_draft(raw, world.now, "")
    for _ in range(3):
        world.later_by(minutes=15)
        world.run()
    assert (state(world), len(world.lying()), world.placed) in (("edited", 1, 1), ("open", 1, 1))
    world.later_by(minutes=15)
    world.post(world.draft_for(ADDRESS))
    world.run()
    assert state(world) == "sent"


def test_sending_that_was_undone_is_a_draft_again(world: GoogleWorld) -> None:
    world.run()
    world.later_by(minutes=5)
    sent = world.post(world.draft_for(ADDRESS), WORDS)
    raw = world.user.raw(sent)
    world.user.destroy(sent)
    world.user.write(raw)
    for _ in range(3):
        world.later_by(minutes=15)
        world.run()
    assert (state(world), len(world.lying()), world.placed) == ("edited", 1, 1)


def test_the_same_text_sent_as_a_new_letter_leaves_no_draft_and_one_letter(world: GoogleWorld) -> None:
    """The user copies the text into a letter of their own, sends that, and throws the draft away later."""
    world.run()
    draft = world.draft_for(ADDRESS)
    world.later_by(minutes=30)
    head = (
        f"From: {ADA}\nTo: {KIM}\nSubject: Yesterday\nDate: {format_datetime(world.now)}\nMessage-ID: <n@x.example>\n\n"
    )
    world.user.deliver((head + draft.text).encode(), ["SENT"])
    world.run()
    assert (state(world), world.lying()) == ("sent", [])
    world.at("2026-11-09 09:00")
    world.run()
    assert world.draft_for(ADDRESS).mail["In-Reply-To"] == "<n@x.example>"


def test_labels_on_a_draft_are_no_edit(world: GoogleWorld) -> None:
    world.stub.boxes[ADA].labels["Label_1"] = "Later"
    world.run()
    world.user.label(world.draft_for(ADDRESS).message, ["STARRED", "IMPORTANT", "Label_1"])
    world.later_by(minutes=5)
    world.run()
    assert state(world) == "open"
    world.call("skip", ADDRESS)
    assert world.lying() == []
