"""Meetings whose calendar does not show who else was there."""

from __future__ import annotations

from gatherings import People, event, policy, told

from followupd.derive.meetings import judge
from followupd.domain.event import StoredOccurrence
from followupd.domain.meeting import Met, Verdict


def webinar(*, hidden: bool, source: str = "work/calendars/0") -> StoredOccurrence:
    people = ("Kim Lee <kim@acme.example>", "ada@example.org ACCEPTED")
    return told(event("Webinar", *people, guests_hidden=hidden), source=source)


def about_kim(*copies: StoredOccurrence) -> Verdict:
    verdicts = judge(copies[0].occurrence.id, copies, policy(), People()).verdicts
    return next(one for one in verdicts if one.person is not None and one.person.address == "kim@acme.example")


def test_meeting_with_hidden_guests_is_held_for_it_may_have_been_a_crowd() -> None:
    held = about_kim(webinar(hidden=True))
    assert not isinstance(held, Met)
    assert (held.reason, held.detail) == (
        "too_many_people",
        "You may not see who else was in it: that may be more than 12 people.",
    )


def test_copy_that_shows_everybody_is_believed() -> None:
    assert isinstance(about_kim(webinar(hidden=True), webinar(hidden=False, source="home/calendars/0")), Met)


def test_note_of_ones_own_beside_it_shows_nobody() -> None:
    own = told(event("Webinar"), uid="m1", source="home/calendars/0")
    assert not isinstance(about_kim(webinar(hidden=True), own), Met)
