"""What was promised.

November 2026: the 2nd is a Monday. Times are Berlin's. A draft that delivers it is due at the opening of its day.
"""

from __future__ import annotations

from dataclasses import dataclass, field

import pytest
from book import Book, steady
from terms import at

from followupd.domain.decision import Act, Purpose
from followupd.domain.draft import DraftState
from followupd.domain.fact import FactKind
from followupd.domain.policy import Policy

OPEN, SENT, DELETED = DraftState.OPEN, DraftState.SENT, DraftState.DELETED


def slides(day: str | None = "6 Nov") -> Book:
    """Promised for Friday."""
    return Book().promised("p1", "2 Nov 10:00", day)


@dataclass
class Case:
    name: str
    book: Book
    now: str
    expect: str | None
    by: Policy = field(default_factory=steady)


CASES = [
    Case("before its day", slides(), "5 Nov 10:00", "not_due until 6 Nov 09:00"),
    Case("at the opening of its day", slides(), "6 Nov 09:00", "draft promise"),
    Case("overdue, all the more", slides(), "16 Nov 09:00", "draft promise"),
    Case("for a Sunday it comes on Monday", slides("8 Nov"), "8 Nov 12:00", "not_due until 9 Nov 09:00"),
    Case("without a day there is no draft", slides(None), "6 Nov 09:00", None),
    Case("far ahead it is not told of", slides("18 Dec"), "6 Nov 09:00", None),
    Case("its draft is open", slides().delivered("p1", OPEN, "6 Nov 09:00"), "6 Nov 10:00", "open_draft"),
    Case("it lost its day, its draft stays", slides(None).delivered("p1", OPEN, "6 Nov 09:00"), "6 Nov 10:00",
         "open_draft"),
    Case("it was sent", slides().delivered("p1", SENT, "6 Nov 09:00", "6 Nov 10:00"), "9 Nov 10:00", "done"),
    Case("it was deleted", slides().delivered("p1", DELETED, "6 Nov 09:00", "6 Nov 10:00"), "9 Nov 10:00",
         "deleted_by_user"),
    Case("kept or dropped, its draft goes", Book().delivered("p1", OPEN, "6 Nov 09:00"), "6 Nov 10:00", "done"),
    Case("opted out", slides().ground("opted_out", "4 Nov 09:00"), "6 Nov 09:00", "opted_out"),
    Case("bounced", slides().ground("bounced", "4 Nov 09:00"), "6 Nov 09:00", "bounced"),
    Case("they said no", slides().ground("declined", "4 Nov 09:00"), "6 Nov 09:00", "declined until 2027-05-03 10:00"),
    Case("paused", slides().paused("kim", "4 Nov 09:00"), "6 Nov 09:00", "paused"),
    Case("paused, the open draft goes", slides().delivered("p1", OPEN, "6 Nov 09:00").paused("kim", "6 Nov 09:30"),
         "6 Nov 10:00", "paused"),
    Case("a draft was made lately", slides().sent("4 Nov 15:00"), "6 Nov 09:00", "gap until 9 Nov 15:00"),
    Case("another draft is open", slides().checked_in(1, OPEN, "2 Nov 09:00"), "6 Nov 09:00", "open_draft"),
    Case("the day's number is made", slides().already_today(8), "6 Nov 09:00", "daily_limit until 9 Nov 09:00"),
    Case("outside the hours", slides(), "7 Nov 09:00", "outside_hours until 9 Nov 09:00"),
    Case("the user is away, and the promise comes", slides().trip("5 Nov 00:00", "9 Nov 00:00"), "6 Nov 09:00",
         "draft promise"),
    Case("a meeting is booked, and the promise comes",
         slides().meeting("talk", "12 Nov 10:00", "11:00", known_only=True), "6 Nov 09:00", "draft promise"),
    Case("I owe an answer, and the promise comes", slides().ground("i_owe", "2 Nov 09:00"), "6 Nov 09:00",
         "draft promise"),
]  # fmt: skip


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_case(case: Case) -> None:
    made = case.book.plan(case.now, case.by)
    mine = [case.book.outcome(made)[case.book.name(one)] for one in made.decisions if one.purpose is Purpose.PROMISE]
    assert mine == ([] if case.expect is None else [case.expect])


def test_a_promise_comes_before_the_follow_up_of_a_meeting() -> None:
    book = slides().meeting("lunch", "5 Nov 10:00", "11:00")
    assert book.decided("6 Nov 09:00") == {"promise p1: kim": "draft promise", "lunch: kim": "open_draft"}


def test_an_overdue_promise_holds_no_follow_up() -> None:
    book = slides("4 Nov").delivered("p1", DELETED, "4 Nov 09:00", "4 Nov 10:00")
    book.meeting("lunch", "10 Nov 08:00", "09:00")
    assert book.decided("10 Nov 11:00")["lunch: kim"] == "draft thanks"


def test_two_promises_of_one_day_are_two_drafts_one_after_the_other() -> None:
    book = slides().promised("p2", "3 Nov 10:00", "6 Nov")
    made = book.plan("6 Nov 09:00", steady())
    assert sorted(book.outcome(made).values()) == ["draft promise", "open_draft"]


def test_a_promise_is_said_and_starts_a_conversation() -> None:
    (act,) = slides().plan("6 Nov 09:00", steady()).decisions
    assert isinstance(act, Act)
    assert act.detail == "You promised Kim Lee something: a draft is due on Friday, 6 November at 09:00."
    assert (act.purpose, act.template, act.due, act.follows) == (Purpose.PROMISE, "promise", at("6 Nov 09:00"), None)


def test_a_redraft_makes_an_open_one_anew() -> None:
    book = slides().delivered("p1", OPEN, "6 Nov 09:00")
    book.asked(FactKind.REDRAFT, book.drafts[0].key, "6 Nov 10:00")
    assert book.decided("6 Nov 10:00") == {"promise p1: kim": "draft promise, number 2, in place of the open one"}
