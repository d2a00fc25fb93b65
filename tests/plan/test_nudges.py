"""What follows when nobody answers.

November 2026: the 1st is a Sunday, the 2nd a Monday. Times are Berlin's. The follow-up of a lunch on Tuesday, the 3rd,
was sent that day at 15:00; nudges come 4bd (Monday, the 9th) and 9bd (Monday, the 16th) after it.
"""

from __future__ import annotations

from dataclasses import dataclass, field

import pytest
from book import Book, steady
from scenario import told
from terms import KEY, address, at, person

from followupd.domain.correspondence import Evidence
from followupd.domain.decision import Act, Purpose
from followupd.domain.draft import DraftState
from followupd.domain.fact import FactKind
from followupd.domain.ids import MessageId
from followupd.domain.policy import Policy
from followupd.domain.record import replace
from followupd.plan.planner import plan

OPEN, SENT, DELETED = DraftState.OPEN, DraftState.SENT, DraftState.DELETED


def lunch(who: str = "kim") -> Book:
    book = Book(due=who.split())
    book.meeting("lunch", "3 Nov 10:00", "11:00", who, known_only=True)
    return book.sent("3 Nov 15:00", who)


def nudged() -> Book:
    """The first nudge was sent on the day it came."""
    return lunch().nudged(1, SENT, "9 Nov 09:00", "9 Nov 10:00")


@dataclass
class Case:
    name: str
    book: Book
    now: str
    expect: str | None
    by: Policy = field(default_factory=steady)
    number: int = 1


CASES = [
    Case("before its day", lunch(), "4 Nov 10:00", "not_due until 9 Nov 09:00"),
    Case("4bd after a Tuesday is Monday at opening time", lunch(), "9 Nov 09:00", "draft nudge"),
    Case("not a minute before", lunch(), "9 Nov 08:59", "not_due until 9 Nov 09:00"),
    Case("holidays are no business days", lunch(), "9 Nov 09:00", "not_due until 10 Nov 09:00",
         steady(holidays=["2026-11-05"])),
    Case("due while nothing ran, it waits for the opening", lunch(), "14 Nov 12:00",
         "outside_hours until 16 Nov 09:00"),
    Case("no nudges are wanted", lunch(), "9 Nov 09:00", None, steady(after=())),
    Case("after the first comes the second, counted from the first send", nudged(), "10 Nov 09:00",
         "not_due until 16 Nov 09:00", number=2),
    Case("the second on its day", nudged(), "16 Nov 09:00", "draft nudge", number=2),
    Case("a first that was sent late keeps the second at a distance",
         lunch().nudged(1, SENT, "9 Nov 09:00", "16 Nov 08:00"), "16 Nov 09:00", "gap until 23 Nov 09:00", number=2),
    Case("after the second nothing comes", nudged().nudged(2, SENT, "16 Nov 09:00", "16 Nov 10:00"), "23 Nov 09:00",
         "done", number=2),
    Case("three are never made, whatever is configured", nudged().nudged(2, SENT, "16 Nov 09:00", "16 Nov 10:00"),
         "1 Dec 09:00", "done", steady(after=("4bd", "9bd", "14bd")), 2),
    Case("its own draft is open", lunch().nudged(1, OPEN, "9 Nov 09:00"), "10 Nov 09:00", "open_draft"),
    Case("an open nudge does not grow too old", lunch().nudged(1, OPEN, "9 Nov 09:00"), "20 Dec 09:00", "open_draft"),
    Case("deleted, it closes the matter", lunch().nudged(1, DELETED, "9 Nov 09:00", "9 Nov 12:00"), "16 Nov 09:00",
         "deleted_by_user"),
    Case("skipped, it closes the matter",
         lunch().nudged(1, DraftState.SKIPPED, "9 Nov 09:00", "9 Nov 12:00"), "16 Nov 09:00", "skipped"),
    Case("skipped before it was made", lunch().on_nudge(FactKind.SKIP, "5 Nov 09:00"),
         "9 Nov 09:00", "skipped"),
    Case("snoozed, it waits", lunch().on_nudge(FactKind.SNOOZE, "9 Nov 09:00", "12 Nov 10:00"),
         "9 Nov 09:30", "snoozed until 12 Nov 10:00"),
    Case("snoozed for long, it still comes",
         lunch().on_nudge(FactKind.SNOOZE, "9 Nov 09:00", "14 Dec 10:00"), "14 Dec 10:00",
         "draft nudge"),
    Case("a deleted one comes again when asked for",
         lunch().nudged(1, DELETED, "9 Nov 09:00", "9 Nov 12:00").on_nudge(FactKind.REDRAFT, "10 Nov 09:00"),
         "10 Nov 09:00", "draft nudge, number 2"),
    Case("an open one is made anew when asked for",
         lunch().nudged(1, OPEN, "9 Nov 09:00").on_nudge(FactKind.REDRAFT, "10 Nov 09:00"),
         "10 Nov 09:00", "draft nudge, number 2, in place of the open one"),
    Case("an answer ends it", lunch().wrote("5 Nov 12:00"), "9 Nov 09:00", "replied"),
    Case("an answer in another thread ends it", lunch().known(last_in="5 Nov 12:00"), "9 Nov 09:00", "replied"),
    Case("an answer takes the open draft back", lunch().nudged(1, OPEN, "9 Nov 09:00").wrote("9 Nov 12:00"),
         "9 Nov 13:00", "replied"),
    Case("mail from before the draft is no answer", lunch().known(last_in="3 Nov 14:00"), "9 Nov 09:00", "draft nudge"),
    Case("written by hand", lunch().i_wrote("6 Nov 12:00"), "9 Nov 09:00", "in_touch_since"),
    Case("a meeting that took place", lunch().meeting("again", "6 Nov 10:00", "11:00", known_only=True), "9 Nov 09:00",
         "superseded"),
    Case("a meeting after the last nudge leaves it done",
         nudged().nudged(2, SENT, "16 Nov 09:00", "16 Nov 10:00").meeting("again", "19 Nov 10:00", "11:00",
         known_only=True), "20 Nov 09:00", "done", number=2),
    Case("a meeting leaves a deleted one deleted",
         lunch().nudged(1, DELETED, "9 Nov 09:00", "9 Nov 12:00").meeting("again", "12 Nov 10:00", "11:00",
         known_only=True), "13 Nov 09:00", "deleted_by_user"),
    Case("a word in the hallway", lunch().speaks(met_at=(at("6 Nov 12:00"),)), "9 Nov 09:00", "superseded"),
    Case("a meeting is booked", lunch().meeting("again", "12 Nov 10:00", "11:00", known_only=True), "9 Nov 09:00",
         "meeting_booked until 12 Nov 11:00"),
    Case("a booked meeting holds for no longer than the nudge makes sense",
         lunch().meeting("again", "30 Dec 10:00", "11:00", known_only=True), "9 Nov 09:00",
         "meeting_booked until 9 Dec 09:00"),
    Case("a meeting further off than 60 days is not yet booked",
         lunch().meeting("again", "2027-01-11 10:00", "2027-01-11 11:00", known_only=True), "9 Nov 09:00",
         "draft nudge"),
    Case("I owe them an answer", lunch().ground("i_owe", "2 Nov 09:00"), "9 Nov 09:00",
         "i_owe_reply until 9 Dec 09:00"),
    Case("a promise is overdue", lunch().promised("p1", "1 Nov 09:00", "6 Nov").delivered("p1", DELETED, "6 Nov 09:00",
         "6 Nov 10:00"), "13 Nov 09:00", "promise_overdue until 9 Dec 09:00"),
    Case("a promise that is open", lunch().promised("p1", "1 Nov 09:00", None), "9 Nov 09:00",
         "i_owe_reply until 9 Dec 09:00"),
    Case("their mailbox says that they are away", lunch().wish("away", "3 Nov 15:01", "17 Nov 00:00"), "9 Nov 09:00",
         "auto_reply until 17 Nov 00:00"),
    Case("they are away, nobody knows until when", lunch().wish("away", "3 Nov 15:01", None), "9 Nov 09:00",
         "auto_reply until 9 Dec 09:00"),
    Case("resume ends a wait without a date",
         lunch().wish("away", "3 Nov 15:01", None).speaks(resumed_at="8 Nov 09:00"), "9 Nov 09:00", "draft nudge"),
    Case("resume does not end a wait with a date",
         lunch().wish("away", "3 Nov 15:01", "17 Nov 00:00").speaks(resumed_at="8 Nov 09:00"), "9 Nov 09:00",
         "auto_reply until 17 Nov 00:00"),
    Case("they asked for later", lunch().wish("later", "2 Nov 15:01", "1 Dec 00:00"), "9 Nov 09:00",
         "later until 1 Dec 00:00"),
    Case("the user is away", lunch().trip("7 Nov 00:00", "14 Nov 00:00"), "9 Nov 09:00", "away until 14 Nov 00:00"),
    Case("a trip to come holds nothing", lunch().trip("10 Nov 00:00", "14 Nov 00:00"), "9 Nov 09:00", "draft nudge"),
    Case("paused", lunch().paused("kim", "4 Nov 09:00", until="20 Nov 09:00"), "9 Nov 09:00",
         "paused until 20 Nov 09:00"),
    Case("paused, the open draft goes", lunch().nudged(1, OPEN, "9 Nov 09:00").paused("kim", "9 Nov 10:00"),
         "9 Nov 10:00", "paused"),
    Case("opted out", lunch().ground("opted_out", "4 Nov 09:00"), "9 Nov 09:00", "opted_out"),
    Case("bounced", lunch().ground("bounced", "3 Nov 15:01"), "9 Nov 09:00", "bounced"),
    Case("the day's number is made", lunch().already_today(8), "9 Nov 09:00", "daily_limit until 10 Nov 09:00"),
    Case("too late by now, and told of no more", lunch(), "9 Dec 09:00", None),
    Case("just not too late", lunch(), "9 Dec 08:59", "outside_hours until 9 Dec 09:00"),
    Case("answered long ago, it is told of no more", lunch().wrote("5 Nov 12:00"), "4 Dec 09:00", None),
    Case("an attempt that was withdrawn counts for nothing",
         lunch().nudged(1, DraftState.RETIRED, "9 Nov 09:00", "9 Nov 10:00"), "9 Nov 11:00", "draft nudge, number 2"),
]  # fmt: skip


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_case(case: Case) -> None:
    made = case.book.plan(case.now, case.by)
    mine = [one for one in made.decisions if one.purpose is Purpose.NUDGE]
    expect = {} if case.expect is None else {f"nudge {case.number}: kim": case.expect}
    assert case.book.outcome(replace(made, decisions=tuple(mine))) == expect
    for decision in mine:
        assert decision.detail[0].isupper()
        assert decision.detail.endswith(".")
        assert "None" not in decision.detail


def test_a_nudge_goes_on_with_the_conversation_under_its_subject() -> None:
    (second,) = nudged().plan("16 Nov 09:00", steady(every="never")).decisions
    assert isinstance(second, Act)
    root, first = nudged().drafts
    assert second.follows is not None
    assert second.follows.subject == root.subject
    assert second.follows.references == (root.message_id, first.message_id)
    assert second.follows.since == at("3 Nov 15:00")
    assert (second.account, second.rule, second.identity) == (root.account, "no_reply", None)
    assert second.meeting == root.meeting
    assert second.detail == (
        "Kim Lee has not answered what you sent on Tuesday, 3 November at 15:00: "
        "nudge 2 of 2 is due on Monday, 16 November at 09:00."
    )


def test_the_message_id_is_the_one_that_it_was_sent_under() -> None:
    book = lunch()
    book.drafts[0] = replace(book.drafts[0], sent_message_id=MessageId("rewritten@example.org"))
    (nudge,) = book.plan("9 Nov 09:00", steady(every="never")).decisions
    assert nudge.follows is not None
    assert nudge.follows.references == ("rewritten@example.org",)


def test_of_a_group_each_is_nudged_alone_and_only_who_did_not_answer() -> None:
    book = lunch("kim jo").wrote("5 Nov 12:00", "jo")
    assert book.decided("9 Nov 09:00", steady(every="never")) == {
        "nudge 1: jo": "replied",
        "nudge 1: kim": "draft nudge",
    }


def test_a_nudge_after_a_promise_or_an_answer_to_a_no_is_never_made() -> None:
    book = Book().delivered("p1", SENT, "3 Nov 15:00", "3 Nov 15:00")
    book.errand(book.turn_key(7), Purpose.CHECK_IN, SENT, "3 Nov 15:00", "3 Nov 15:00", template="graceful-no")
    assert book.decided("9 Nov 09:00", steady(every="never")) == {}


@pytest.mark.parametrize(("asks", "comes"), [(True, {"nudge 1: kim": "draft nudge"}), (False, {})])
def test_a_check_in_is_nudged_only_where_it_asked_something(asks: bool, comes: dict[str, str]) -> None:
    book = Book().checked_in(1, SENT, "3 Nov 15:00", "3 Nov 15:00")
    book.roots["lunch"] = root = book.drafts[-1]
    if asks:
        sent = root.sent_message_id or root.message_id
        book.is_so(owes_me=Evidence(at=at("3 Nov 15:00"), what="You asked.", message_id=sent))
    assert book.decided("9 Nov 09:00", steady(every="never")) == comes


def test_two_sent_drafts_have_one_nudge_each_and_never_two_at_a_time() -> None:
    book = lunch().sent("4 Nov 15:00", name="talk")
    assert book.decided("10 Nov 09:00", steady(every="never", gap="0d")) == {
        "nudge 1 after lunch: kim": "draft nudge",
        "nudge 1 after talk: kim": "open_draft until 10 Dec 09:00",
    }


def test_who_has_two_addresses_is_not_nudged_anew_when_they_are_found_to_be_one() -> None:
    book = lunch().nudged(1, DELETED, "9 Nov 09:00", "9 Nov 12:00")
    both = replace(person("jo"), addresses=(address("jo"), address("kim")))
    history = book.history(at("16 Nov 09:00"))
    kim = history.people[address("kim")]
    history = replace(history, people={address("jo"): replace(kim, person=both)}, due=(address("jo"),))
    made = plan(history, steady(every="never"), at("16 Nov 09:00"), KEY)
    assert [(one.people, told(one)) for one in made.decisions] == [((address("jo"),), "deleted_by_user")]


def test_what_a_nudge_lacks_is_said() -> None:
    book = lunch()
    book.missing[book.nudge_key(1)] = "The template needs a company"
    (nudge,) = book.plan("9 Nov 09:00", steady(every="never")).decisions
    assert (told(nudge), nudge.detail) == ("needs_fact until 9 Dec 09:00", "The template needs a company.")
