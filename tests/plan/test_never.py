"""Who is never written to, or not for long: also not after a meeting, nor as one of a group.

November 2026: the 2nd is a Monday; the lunch is on Tuesday, the 3rd, from 10:00 to 11:00, its draft due at 13:00.
"""

from __future__ import annotations

import pytest
from book import Book, steady
from terms import address, rule

from followupd.domain.decision import Hold, Purpose
from followupd.domain.draft import DraftState
from followupd.domain.fact import FactKind
from followupd.domain.ids import Address
from followupd.domain.record import replace

OPEN, DELETED, SENT = DraftState.OPEN, DraftState.DELETED, DraftState.SENT
GROUP = steady()
GROUP = replace(GROUP, rules=(rule("recap", template="group-recap", group=True),))


def lunch(met: str = "kim") -> Book:
    book = Book(due=[])
    book.meeting("lunch", "3 Nov 10:00", "11:00", met)
    return book


def drafted() -> Book:
    """The draft lies there since 12:55."""
    book = lunch()
    book.draft("lunch", "kim", made="3 Nov 12:55")
    return book


FOLLOW_UPS = [
    ("who opted out is never written to", lunch().ground("opted_out", "1 Nov 09:00"), "opted_out"),
    ("a dead address is not written to", lunch().ground("bounced", "1 Nov 09:00"), "bounced"),
    ("a no after the meeting is respected", lunch().ground("declined", "3 Nov 12:00"),
     "declined until 2027-05-02 13:00"),
    ("a no from before the meeting is revived by it", lunch().ground("declined", "2 Nov 12:00"), "draft thanks"),
    ("a no of half a year ago is over", lunch().ground("declined", "1 May 12:00"), "draft thanks"),
    ("who answered since has no use for it", lunch().known(last_in="3 Nov 12:00"), "replied"),
    ("who wrote before the end has", lunch().known(last_in="3 Nov 10:30"), "draft thanks"),
    ("their mailbox answered since", lunch().wish("away", "3 Nov 12:00", "9 Nov 00:00"),
     "auto_reply until 9 Nov 00:00"),
    ("their mailbox answered since, without a date", lunch().wish("away", "3 Nov 12:00", None), "auto_reply"),
    ("resume ends that", lunch().wish("away", "3 Nov 12:00", None).speaks(resumed_at="3 Nov 12:30"), "draft thanks"),
    ("their mailbox had answered before they were met", lunch().wish("away", "2 Nov 12:00", "9 Nov 00:00"),
     "draft thanks"),
    ("an open question of theirs holds no follow-up", lunch().ground("i_owe", "2 Nov 09:00"), "draft thanks"),
    ("a booked meeting holds no follow-up", lunch().meeting("next", "1 Dec 10:00", "11:00", known_only=True),
     "draft thanks"),
    ("three unanswered messages hold no follow-up", lunch().is_so(unanswered=5), "draft thanks"),
    ("the user's own absence holds no follow-up", lunch().trip("2 Nov 00:00", "9 Nov 00:00"), "draft thanks"),
    ("an open promise holds no follow-up", lunch().promised("p1", "2 Nov 09:00", None), "draft thanks"),
    ("what was sent is done, whatever came after",
     lunch().sent("3 Nov 13:00").ground("opted_out", "3 Nov 14:00"), "done"),
    ("the open draft goes with the opt-out", drafted().ground("opted_out", "3 Nov 12:58"), "opted_out"),
    ("the open draft goes with the answer", drafted().known(last_in="3 Nov 12:58"), "replied"),
    ("the open draft stays when their mailbox answers", drafted().wish("away", "3 Nov 12:58", None), "open_draft"),
]  # fmt: skip


@pytest.mark.parametrize(("name", "book", "expect"), FOLLOW_UPS, ids=[one[0] for one in FOLLOW_UPS])
def test_follow_up(name: str, book: Book, expect: str) -> None:
    assert book.decided("3 Nov 13:00") == {"lunch: kim": expect}


OUT = [
    ("opted out", lambda book: book.ground("opted_out", "1 Nov 09:00", "jo"), "opted_out"),
    ("bounced", lambda book: book.ground("bounced", "1 Nov 09:00", "jo"), "bounced"),
    ("said no", lambda book: book.ground("declined", "3 Nov 12:00", "jo"), "declined until 2027-05-02 13:00"),
    ("is paused", lambda book: book.paused("jo", "1 Nov 09:00"), "paused"),
    ("has answered", lambda book: book.known("jo", last_in="3 Nov 12:00"), "replied"),
    ("is away", lambda book: book.wish("away", "3 Nov 12:00", "9 Nov 00:00", "jo"), "auto_reply until 9 Nov 00:00"),
]  # fmt: skip


@pytest.mark.parametrize(("name", "happens", "expect"), OUT, ids=[one[0] for one in OUT])
def test_who_is_out_of_the_question_is_left_out_of_the_group(name: str, happens: object, expect: str) -> None:
    book = happens(lunch("kim jo"))  # type: ignore[operator]
    assert book.decided("3 Nov 13:00", GROUP) == {"lunch: jo": expect, "lunch: kim": "draft group-recap"}


@pytest.mark.parametrize(("name", "happens", "expect"), OUT[:5], ids=[one[0] for one in OUT[:5]])
def test_and_the_open_draft_to_the_group_is_made_anew_without_them(name: str, happens: object, expect: str) -> None:
    book = lunch("kim jo")
    book.draft("lunch", "kim jo", made="3 Nov 13:00", group=True)
    book = happens(book)  # type: ignore[operator]
    assert book.decided("3 Nov 14:00", GROUP) == {
        "lunch: jo": expect,
        "lunch: kim": "draft group-recap, number 2, in place of the open one",
    }


def test_who_was_erased_is_never_drafted_to() -> None:
    gone = Address("0a1b2c@forgotten.invalid")
    book = Book(due=[gone])
    book.meeting("lunch", "3 Nov 10:00", "11:00", gone)
    made = book.plan("3 Nov 13:00", steady())
    assert [(one.people, one.reason) for one in made.decisions if isinstance(one, Hold)] == [((gone,), "forgotten")]


def test_two_deletions_of_a_template_stop_it_for_that_person_alone() -> None:
    book = lunch("kim jo")
    for number, day in enumerate(("5 Oct", "15 Oct")):
        book.meeting(f"m{number}", f"{day} 10:00", "11:00", "kim", known_only=True)
        book.draft(f"m{number}", "kim", DELETED, made=f"{day} 13:00", ended=f"{day} 14:00")
    made = book.plan("3 Nov 13:00", steady())
    assert book.outcome(made) == {"lunch: kim": "deleted_by_user", "lunch: jo": "draft thanks"}
    assert made.decisions[1].detail == 'You deleted two "thanks" drafts to Kim Lee, so no more of them are made.'
    other = replace(steady(), rules=(rule(template="nice-to-meet"),))
    assert book.decided("3 Nov 13:00", other)["lunch: kim"] == "draft nice-to-meet"
    together = replace(steady(), rules=(rule(group=True),))
    assert book.decided("3 Nov 13:00", together) == {"lunch: kim": "deleted_by_user", "lunch: jo": "draft thanks"}
    book.said(FactKind.REDRAFT, "lunch", "kim", "3 Nov 12:00")
    assert book.decided("3 Nov 13:00")["lunch: kim"] == "draft thanks"


def test_one_deletion_that_was_undone_does_not_count() -> None:
    book = lunch()
    for number, day in enumerate(("5 Oct", "15 Oct")):
        book.meeting(f"m{number}", f"{day} 10:00", "11:00", "kim", known_only=True)
        book.draft(f"m{number}", "kim", DELETED, made=f"{day} 13:00", ended=f"{day} 14:00")
    book.said(FactKind.REDRAFT, "m0", "kim", "6 Oct 10:00")
    assert book.decided("3 Nov 13:00") == {"lunch: kim": "draft thanks"}


def test_a_check_in_that_contact_has_overtaken_makes_way_for_the_follow_up() -> None:
    book = lunch()
    book.due = ["kim"]
    book.checked_in(1, OPEN, "2 Nov 09:00")
    by = steady(gap="0d")
    assert book.decided("3 Nov 13:00", by) == {"check-in 1: kim": "in_touch_since", "lunch: kim": "draft thanks"}


def test_a_follow_up_waits_while_the_open_nudge_is_not_withdrawn() -> None:
    book = lunch().sent("2 Nov 09:00", name="talk")
    book.errand(book.nudge_key(1, "talk"), Purpose.NUDGE, OPEN, "3 Nov 09:00")
    by = steady(gap="0d")
    assert book.decided("3 Nov 13:00", by) == {"lunch: kim": "open_draft"}
    book.due = ["kim"]
    assert book.decided("3 Nov 13:00", by) == {"nudge 1: kim": "superseded", "lunch: kim": "draft thanks"}


def test_a_decision_says_whom_they_named_instead() -> None:
    book = lunch().ground("bounced", "1 Nov 09:00").is_so(successor=address("jo"))
    (decision,) = book.plan("3 Nov 13:00", steady()).decisions
    assert decision.detail == (
        "Mail to Kim Lee reaches nobody, as told on Sunday, 1 November at 09:00; jo@acme.example was named instead."
    )
