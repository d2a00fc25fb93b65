"""One meeting on two calendars, or told again under a new UID; copies that disagree."""

from __future__ import annotations

import random

import pytest
from gatherings import CANCELLED, ME, NOBODY, at, event, meeting_of, policy, said, told

from followupd.derive.meetings import fingerprints, judge, same_meetings
from followupd.domain.event import Event, OccurrenceId, StoredOccurrence
from followupd.domain.ids import Source
from followupd.domain.record import replace

KIM, ADA, PRIVATE = "kim@acme.example", "ada@example.org", "ada.private@example.net"


def groups(*told_: StoredOccurrence, known: dict[str, OccurrenceId] | None = None) -> dict[str, set[str]]:
    """Identity → the UIDs that are one meeting."""
    found, _ = same_meetings(told_, lambda _: known or {}, ME)
    return {str(identity): {str(one.occurrence.id) for one in group} for identity, group in found.items()}


def intro(**more: object) -> Event:
    return event("Intro", KIM, f"{ADA} ACCEPTED", KIM, **more)


# --- sameness: (event a, event b, one meeting?)

PAIRS: dict[str, tuple[StoredOccurrence, StoredOccurrence, bool]] = {
    "one UID on two calendars": (told(intro(), uid="a"), told(intro(), uid="a", source="home/calendars/0"), True),
    "one UID, stripped of its people": (told(intro(), uid="a"), told(Event(title="Busy"), uid="a"), True),
    "a new UID": (told(intro(), uid="a"), told(intro(), uid="b"), True),
    "a new UID, to another address of mine": (
        told(intro(), uid="a"),
        told(event("Intro", KIM, PRIVATE, KIM), uid="b"),
        True,
    ),
    "a new UID, a room and a notetaker more": (
        told(intro(), uid="a"),
        told(event("intro!", KIM, ADA, "room-1@acme.example", "fred@fireflies.ai"), uid="b"),
        True,
    ),
    "a new UID, cancelled under the old one": (
        told(event("Cancelled: Intro", KIM, ADA), uid="a"),
        told(intro(), uid="b"),
        True,
    ),
    "a new UID, a room by kind alone": (
        told(intro(), uid="a"),
        told(event("Intro", KIM, ADA, "blue@acme.example NONE ROOM"), uid="b"),
        True,
    ),
    "another start": (told(intro(), uid="a"), told(intro(), uid="b", start=at("2026-11-04")), False),
    "another title": (told(intro(), uid="a"), told(event("Pricing", KIM, ADA), uid="b"), True),
    "all day, another title": (told(intro(), uid="a", days=1), told(event("Fair", KIM, ADA), uid="b", days=1), False),
    "one more person": (told(intro(), uid="a"), told(event("Intro", KIM, ADA, "jo@acme.example"), uid="b"), False),
    "another title, but the same call": (
        told(intro(conference="https://zoom.us/j/123?pwd=x"), uid="a"),
        told(event("Pricing", KIM, ADA, "jo@acme.example", conference="https://zoom.us/j/123"), uid="b"),
        True,
    ),
    "the same call of another organizer": (
        told(event("Intro", KIM, ADA, conference="https://zoom.us/j/123"), uid="a"),
        told(event("Pricing", "jo@acme.example", ADA, conference="https://zoom.us/j/123"), uid="b"),
        False,
    ),
    "entries of my own": (told(Event(title="Lunch"), uid="a"), told(Event(title="lunch"), uid="b"), True),
    "entries of my own, another end": (
        told(Event(title="Lunch"), uid="a"),
        told(Event(title="Lunch"), uid="b", minutes=30),
        False,
    ),
    "no title, no people": (told(Event(), uid="a"), told(Event(), uid="b"), False),
    "two occurrences of a series": (
        told(intro(), uid="a", rid="20261103T090000Z"),
        told(intro(), uid="a", rid="20261110T090000Z", start=at("2026-11-10")),
        False,
    ),
}


@pytest.mark.parametrize("case", PAIRS)
def test_what_is_one_meeting(case: str) -> None:
    first, second, same = PAIRS[case]
    assert len(groups(first, second)) == (1 if same else 2)
    assert groups(first, second) == groups(second, first)


def test_the_smallest_id_is_the_identity_of_a_new_meeting() -> None:
    assert groups(told(intro(), uid="b"), told(intro(), uid="a")) == {"a": {"a", "b"}}


def test_a_known_identity_survives_a_new_uid_a_move_and_a_new_title() -> None:
    _, known = same_meetings([told(intro(), uid="old")], lambda _: {}, ME)
    found, more = same_meetings([told(intro(), uid="new")], lambda _: known, ME)
    assert list(found) == [OccurrenceId(uid="old")]
    moved = told(event("Pricing", KIM, ADA), uid="new", start=at("2026-11-09"))
    assert list(same_meetings([moved], lambda _: {**known, **more}, ME)[0]) == [OccurrenceId(uid="old")]


def test_a_new_meeting_in_the_slot_that_another_left_is_another_meeting() -> None:
    _, known = same_meetings([told(intro(), uid="a")], lambda _: {}, ME)
    moved, new = told(intro(), uid="a", start=at("2026-11-04")), told(intro(), uid="b")
    found, more = same_meetings([moved, new], lambda _: known, ME)
    assert set(found) == {OccurrenceId(uid="a"), OccurrenceId(uid="b")}
    again, _ = same_meetings([new], lambda _: {**known, **more}, ME)
    assert list(again) == [OccurrenceId(uid="b")]


def test_the_order_in_which_it_is_told_changes_nothing() -> None:
    pairs = [one for a, b, _ in PAIRS.values() for one in (a, b)]
    everything = [replace(one, source=Source(f"work/calendars/{n}")) for n, one in enumerate(pairs)]
    expected = same_meetings(everything, lambda _: {}, ME)
    shuffled = random.Random(7)
    for _ in range(20):
        shuffled.shuffle(everything)
        found = same_meetings(everything, lambda _: {}, ME)
        assert (dict(found[0]), dict(found[1])) == (dict(expected[0]), dict(expected[1]))


def test_fingerprints_do_not_know_the_order_of_attendees() -> None:
    one = told(event("Intro", KIM, ADA, "jo@acme.example", "pat@globex.example")).occurrence
    turned = replace(one, event=replace(one.event, attendees=one.event.attendees[::-1]))
    assert fingerprints(one, ME) == fingerprints(turned, ME)


def test_told_anew_with_another_title_it_is_known_again() -> None:
    _, known = same_meetings([told(intro(), uid="old")], lambda _: {}, ME)
    assert list(same_meetings([told(event("Intro with Kim", KIM, ADA), uid="new")], lambda _: known, ME)[0]) == [
        OccurrenceId(uid="old")
    ]


# --- copies that disagree

WORK, HOME = "work/calendars/0", "home/calendars/0"


def test_my_yes_on_one_calendar_counts_before_my_no_on_another() -> None:
    no = told(event("Intro", KIM, f"{ADA} DECLINED"), source=WORK)
    yes = told(event("Intro", KIM, f"{PRIVATE} ACCEPTED"), source=HOME, uid="b")
    meeting = meeting_of(no, yes)
    assert said(meeting)[KIM] == "met accepted"
    assert (meeting.account, meeting.invited_as) == ("home", PRIVATE)
    assert [one.id.uid for one in meeting.also] == ["m1"]


def test_my_no_counts_before_what_i_organised_or_published() -> None:
    no = told(event("Intro", KIM, f"{ADA} DECLINED"), source=HOME)
    assert said(meeting_of(told(event("Intro", ADA, KIM), source=WORK), no))[KIM] == "declined_by_me"
    assert (
        said(meeting_of(told(event("Intro", "no-reply@calendly.com", KIM), source=WORK), no))[KIM] == "declined_by_me"
    )


def test_my_no_counts_before_no_answer() -> None:
    no = told(event("Intro", KIM, f"{ADA} DECLINED"), source=WORK)
    asked = told(event("Intro", KIM, f"{PRIVATE} NEEDS-ACTION"), source=HOME)
    assert said(meeting_of(no, asked))[KIM] == "declined_by_me"


def test_a_copy_without_people_does_not_make_it_an_entry_of_my_own() -> None:
    asked = told(event("Intro", KIM, f"{ADA} NEEDS-ACTION"), source=WORK)
    assert said(meeting_of(asked, told(Event(title="Intro"), source=HOME)))[KIM] == "not_accepted"


def test_hosting_a_copy_without_people_does_not_accept_an_invitation() -> None:
    asked = told(event("Intro", KIM, f"{ADA} NEEDS-ACTION"), source=WORK)
    for own in (event("Lawyer", ADA), event("Lawyer", ADA, f"{ADA} ACCEPTED"), event("Lawyer", "", f"{ADA} ACCEPTED")):
        meeting = meeting_of(asked, told(own, source=HOME))
        assert said(meeting)[KIM] == "not_accepted"
        assert meeting.occurrence.event.title == "Intro"
    assert said(meeting_of(told(intro(), source=WORK), told(event("x", "", f"{ADA} DECLINED"), source=HOME)))[KIM] == (
        "met accepted"
    )


def test_texts_come_from_a_copy_that_lists_the_people() -> None:
    shared = told(event("Straw talk", KIM, f"{ADA} ACCEPTED"), source=WORK)
    own = told(event("Fire Kim", ADA, f"{ADA} ACCEPTED", description="- drinks", location="Bar"), source=HOME)
    for copies in ((shared, own), (own, shared)):
        meeting = meeting_of(*copies)
        assert (meeting.occurrence, meeting.topic, meeting.shared) == (shared.occurrence, "Straw talk", True)


@pytest.mark.parametrize(
    "private",
    [
        event("Fire Kim", ADA, f"{ADA} ACCEPTED", f"{KIM} ACCEPTED"),
        event("Straw talk", ADA, f"{ADA} ACCEPTED", f"{KIM} ACCEPTED", "jo@globex.example", description="- drinks"),
        event("Straw talk", ADA, f"{ADA} ACCEPTED", f"{KIM} ACCEPTED", "jo@globex.example", location="Bar"),
    ],
)
def test_where_copies_with_people_disagree_none_of_their_texts_is_shared(private: Event) -> None:
    public = event("Straw talk", ADA, f"{ADA} ACCEPTED", f"{KIM} ACCEPTED", description="- prices", location="Room 1")
    for copies in ((public, private), (private, public)):
        first, second = (told(one, source=where) for one, where in zip(copies, (WORK, HOME), strict=True))
        meeting = meeting_of(first, second)
        assert (meeting.topic, meeting.shared) == ("", False)
        assert said(meeting)[KIM] == "met accepted"


def test_what_a_copy_says_beyond_the_others_is_not_quoted() -> None:
    brief = told(intro(description="- prices"), source=WORK)
    more = told(intro(description="- prices\n- she drinks"), source=HOME)
    for copies in ((brief, more), (more, brief)):
        meeting = meeting_of(*copies)
        assert meeting.shared
        assert meeting.occurrence == brief.occurrence


def test_cancelled_in_one_copy_is_cancelled() -> None:
    behind = told(intro(), source=HOME)
    assert said(meeting_of(told(intro(status=CANCELLED), source=WORK), behind))[KIM] == "cancelled"
    assert said(meeting_of(told(event("Cancelled: Intro", KIM, ADA), source=WORK), behind))[KIM] == "cancelled"


def test_cancelled_and_invited_anew_takes_place() -> None:
    meeting = meeting_of(told(intro(status=CANCELLED), uid="a"), told(intro(), uid="b"))
    assert said(meeting)[KIM] == "met accepted"
    assert meeting.occurrence.id.uid == "b"


def test_their_no_in_any_copy_counts() -> None:
    fresh = told(event("Intro", ADA, f"{KIM} DECLINED"), source=WORK)
    stale = told(event("Intro", ADA, f"{KIM} ACCEPTED"), source=HOME)
    assert said(meeting_of(fresh, stale))[KIM] == "declined_by_them"


def test_their_answer_in_one_copy_counts_before_none() -> None:
    unknown = told(event("Intro", ADA, KIM), source=WORK)
    known = told(event("Intro", ADA, f"{KIM} ACCEPTED"), source=HOME)
    assert said(meeting_of(unknown, known))[KIM] == "met accepted"


def test_private_on_one_calendar_is_private() -> None:
    assert said(meeting_of(told(intro(), source=WORK), told(intro(private=True), source=HOME)))[KIM] == "private"


def test_the_people_of_all_copies_are_judged() -> None:
    some = told(event("Intro", KIM, f"{ADA} ACCEPTED"), source=WORK)
    all_ = told(event("Intro", KIM, f"{ADA} ACCEPTED", "jo@globex.example"), source=HOME)
    assert set(said(meeting_of(some, all_))) == {ADA, KIM, "jo@globex.example"}
    assert meeting_of(some, all_).account == "home"


def test_copies_in_any_order_are_judged_alike() -> None:
    copies = [
        told(intro(), source=WORK),
        told(intro(private=True), source=HOME),
        told(event("Intro", KIM, f"{PRIVATE} DECLINED"), uid="b", source=HOME),
        told(intro(status=CANCELLED), uid="c"),
    ]
    identity = OccurrenceId(uid="b")
    expected = judge(identity, tuple(copies), policy(), NOBODY)
    for turn in range(4):
        turned = tuple(copies[turn:] + copies[:turn])
        assert judge(identity, turned, policy(), NOBODY) == expected
        assert judge(identity, turned[::-1], policy(), NOBODY) == expected
    assert expected.identity == identity


def test_recurring_in_one_copy_is_recurring() -> None:
    assert meeting_of(told(intro(), source=WORK), told(intro(), source=HOME, recurring=True)).recurring
    assert not meeting_of(told(intro())).recurring
