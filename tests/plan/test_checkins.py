"""Keeping in touch.

November 2026: the 1st is a Sunday, the 2nd a Monday. Times are Berlin's. Check-ins come every twelve weeks and up to a
tenth more; Kim, last written with on 3 August, is due in the first days of November.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from datetime import datetime, timedelta

import pytest
from book import Book, entry, letter, steady
from scenario import told
from terms import BERLIN, KEY, address, at

from followupd.domain.decision import Act, Hold, Purpose
from followupd.domain.draft import DraftState
from followupd.domain.fact import FactKind
from followupd.domain.ids import MessageId
from followupd.domain.policy import Policy
from followupd.domain.record import replace
from followupd.plan.keys import check_in_key, fraction
from followupd.plan.people import errand_keys, next_due

OPEN, SENT, DELETED = DraftState.OPEN, DraftState.SENT, DraftState.DELETED
FAR = "20 Nov 10:00"  # a Friday on which it is due for long


def kim() -> Book:
    """Met in spring, last in touch on 3 August."""
    return Book().known(met_before=1).is_so(last_contact="3 Aug 09:00")


by = steady


@dataclass
class Case:
    name: str
    book: Book
    now: str
    expect: str | None
    by: Policy = field(default_factory=steady)
    turn: int = 1


CASES = [
    Case("it is due", kim(), FAR, "draft check-in"),
    Case("it is not told of before its month", kim(), "20 Sep 10:00", None),
    Case("nobody is checked in with who was merely mailed", Book().is_so(last_contact="3 Aug 09:00"), FAR, None),
    Case("who was mailed and placed in a circle is",
         Book().is_so(last_contact="3 Aug 09:00").speaks(circle="inner", circle_since="1 Sep 09:00"), FAR,
         "draft reconnect"),
    Case("who was spoken to in the hallway is", Book().speaks(met_at=(at("3 Aug 09:00"),)), FAR, "draft check-in"),
    Case("who was met in a meeting of the window is",
         Book().meeting("lunch", "3 Aug 08:00", "09:00", known_only=True), FAR, "draft check-in"),
    Case("placed in a circle and never in touch, it counts from then",
         Book().speaks(circle="inner", circle_since="1 Oct 09:00"), FAR, "draft check-in"),
    Case("a circle of the config counts from the first run", Book().first_ran("1 Oct 09:00"), FAR,
         "draft check-in", by(people=[entry(circle="inner", domain=("acme.example",))])),
    Case("nothing known, nothing due", Book(), FAR, None),
    Case("never is never", kim(), FAR, None, by(every="never")),
    Case("in the dormant circle nothing comes", kim().speaks(circle="dormant"), FAR, None),
    Case("the user's word outweighs the config", kim().speaks(circle="dormant"), FAR, None,
         by(people=[entry(every="1w", address=("kim@*",))])),
    Case("a circle without a rhythm leaves it to the config's people", kim().speaks(circle="chess"), "1 Sep 10:00",
         "draft reconnect", by(people=[entry(every="1w", address=("kim@*",))])),
    Case("a tag of the user's chooses the rhythm", kim().speaks(tags=frozenset({"Investor"})), "1 Oct 10:00",
         "not_due until 5 Oct 09:00", by(people=[entry(every="8w", tag="investor")])),
    Case("contact in September restarts the clock", kim().is_so(last_contact="14 Sep 09:00"), FAR,
         "not_due until 14 Dec 14:12"),
    Case("so does a meeting", kim().meeting("lunch", "14 Sep 08:00", "09:00", known_only=True), FAR,
         "not_due until 14 Dec 14:12"),
    Case("no rhythm asks for the open draft any more",
         Book().is_so(last_contact="3 Aug 09:00").checked_in(1, OPEN, "2 Nov 09:00"), FAR, "no_rule"),
    Case("which a meeting to come changes",
         Book().is_so(last_contact="3 Aug 09:00").checked_in(1, OPEN, "2 Nov 09:00").meeting(
         "again", "23 Nov 10:00", "11:00", known_only=True), FAR, "no_rule until 23 Nov 11:00"),
    Case("its own draft is open", kim().checked_in(1, OPEN, "2 Nov 09:00"), FAR, "open_draft"),
    Case("contact takes the open draft back", kim().checked_in(1, OPEN, "2 Nov 09:00").is_so(
             last_contact="9 Nov 09:00"), FAR, "in_touch_since"),
    Case("my own letter takes the open draft back", kim().checked_in(1, OPEN, "2 Nov 09:00").i_wrote("9 Nov 09:00"),
         FAR, "in_touch_since"),
    Case("and an edited one is left, and said to be needless",
         kim().checked_in(1, DraftState.EDITED, "2 Nov 09:00").i_wrote("9 Nov 09:00"), FAR, "in_touch_since"),
    Case("after it was sent the next turn waits", kim().checked_in(1, SENT, "31 Aug 09:00", "31 Aug 10:00"), FAR,
         "not_due until 25 Nov 13:20", turn=2),
    Case("after it was deleted the next turn waits", kim().checked_in(1, DELETED, "31 Aug 09:00", "31 Aug 10:00"), FAR,
         "not_due until 25 Nov 13:20", turn=2),
    Case("after it was skipped the next turn waits", kim().on_check_in(FactKind.SKIP, "31 Aug 10:00"), FAR,
         "not_due until 25 Nov 13:20", turn=2),
    Case("withdrawn by us, it is the same turn", kim().checked_in(1, DraftState.RETIRED, "2 Nov 09:00", "3 Nov 09:00"),
         FAR, "draft check-in, number 2"),
    Case("snoozed", kim().on_check_in(FactKind.SNOOZE, "2 Nov 09:00", "30 Nov 10:00"), FAR,
         "snoozed until 30 Nov 10:00"),
    Case("a deleted one comes again when asked for",
         kim().checked_in(1, DELETED, "2 Nov 09:00", "2 Nov 10:00").on_check_in(FactKind.REDRAFT, "9 Nov 09:00"), FAR,
         "draft check-in, number 2"),
    Case("an open one is made anew when asked for",
         kim().checked_in(1, OPEN, "2 Nov 09:00").on_check_in(FactKind.REDRAFT, "9 Nov 09:00"), FAR,
         "draft check-in, number 2, in place of the open one"),
    Case("I owe them an answer", kim().ground("i_owe", "25 Aug 09:00"), FAR, "i_owe_reply until 23 Nov 08:00"),
    Case("for three months I owe them an answer; then silence does more harm than a letter that owns up to it",
         kim().ground("i_owe", "3 Aug 09:00"), FAR, "draft check-in"),
    Case("a promise is overdue", kim().promised("p1", "3 Aug 09:00", "4 Nov").delivered("p1", DELETED, "4 Nov 09:00",
         "4 Nov 09:30"), FAR, "promise_overdue"),
    Case("a promise is open", kim().promised("p1", "3 Aug 09:00", None), FAR, "i_owe_reply"),
    Case("a promise whose draft was sent is kept", kim().promised("p1", "3 Aug 09:00", "4 Aug").delivered(
         "p1", SENT, "4 Aug 09:00", "4 Aug 10:00"), FAR, "draft check-in"),
    Case("a meeting is booked", kim().meeting("talk", "1 Dec 10:00", "11:00", known_only=True), FAR,
         "meeting_booked until 1 Dec 11:00"),
    Case("a question of mine is open", kim().ground("owes_me", "2 Nov 09:00"), FAR, "open_thread until 2 Dec 09:00"),
    Case("a question of mine was open for long", kim().ground("owes_me", "12 Oct 09:00"), FAR, "draft check-in"),
    Case("they asked for later", kim().wish("later", "3 Aug 09:00", "14 Dec 09:00"), FAR,
         "later until 14 Dec 09:00"),
    Case("later is told of long before", kim().wish("later", "3 Aug 09:00", "14 Dec 09:00"), "10 Aug 10:00",
         "later until 14 Dec 09:00"),
    Case("then it comes", kim().wish("later", "3 Aug 09:00", "9 Nov 09:00"), FAR, "draft check-in"),
    Case("then it comes, whatever the rhythm",
         kim().speaks(circle="dormant").wish("later", "3 Aug 09:00", "9 Nov 09:00"),
         FAR, "draft check-in"),
    Case("then it comes, sooner than the rhythm", kim().wish("later", "3 Aug 09:00", "1 Sep 09:00"), "1 Sep 09:00",
         "draft check-in"),
    Case("later on a Sunday is Monday", kim().wish("later", "3 Aug 09:00", "22 Nov 00:00"), FAR,
         "later until 23 Nov 09:00"),
    Case("and so it is told on the Sunday", kim().wish("later", "3 Aug 09:00", "22 Nov 00:00"), "22 Nov 12:00",
         "later until 23 Nov 09:00"),
    Case("later without a date asks the user", kim().wish("later", "3 Aug 09:00", None), FAR, "later"),
    Case("which resume ends", kim().wish("later", "3 Aug 09:00", None).speaks(resumed_at="9 Nov 09:00"), FAR,
         "draft check-in"),
    Case("who was skipped then is not asked again by that wish",
         kim().speaks(circle="dormant").wish("later", "3 Aug 09:00", "9 Nov 09:00").on_check_in(
             FactKind.SKIP, "10 Nov 09:00"), FAR, None),
    Case("contact after the date they named ends the wish",
         kim().speaks(circle="dormant").wish("later", "3 Aug 09:00", "9 Nov 09:00").i_wrote("10 Nov 09:00"), FAR, None),
    Case("later does not revive who opted out",
         kim().wish("later", "3 Aug 09:00", "9 Nov 09:00").ground("opted_out", "4 Aug 09:00"), FAR, "opted_out"),
    Case("their mailbox says that they are away", kim().wish("away", "2 Nov 09:00", "1 Dec 00:00"), FAR,
         "auto_reply until 1 Dec 00:00"),
    Case("the user is away", kim().trip("16 Nov 00:00", "23 Nov 00:00"), FAR, "away until 23 Nov 00:00"),
    Case("one trip after the other", kim().trip("16 Nov 00:00", "21 Nov 00:00").trip("18 Nov 00:00", "30 Nov 00:00"),
         FAR, "away until 30 Nov 00:00"),
    Case("three messages without an answer", kim().is_so(unanswered=3), FAR, "unanswered_limit"),
    Case("two are none too many", kim().is_so(unanswered=2), FAR, "draft check-in"),
    Case("paused", kim().paused("kim", "1 Nov 09:00"), FAR, "paused"),
    Case("paused, the open draft goes", kim().checked_in(1, OPEN, "2 Nov 09:00").paused("kim", "9 Nov 09:00"), FAR,
         "paused"),
    Case("somebody else's draft is none of hers", kim().sent("19 Nov 09:00", "jo"), FAR, "draft check-in"),
    Case("after a long silence it is another letter", kim().is_so(last_contact="1 Apr 09:00"), FAR, "draft reconnect"),
    Case("the longest silence can be said", kim(), FAR, "draft reconnect", by(latest="14w")),
    Case("outside the hours", kim(), "21 Nov 10:00", "outside_hours until 23 Nov 09:00"),
    Case("the day's number is made", kim().already_today(8), FAR, "daily_limit until 23 Nov 09:00"),
    Case("two deletions of the template stop it",
         kim().checked_in(1, DELETED, "2 Mar 09:00", "2 Mar 10:00").checked_in(
             2, DELETED, "1 Jun 09:00", "1 Jun 10:00"), FAR, "deleted_by_user until 2027-01-18 08:00", turn=3),
    Case("the other template is not stopped by that",
         kim().is_so(last_contact="1 Feb 09:00").checked_in(1, DELETED, "2 Mar 09:00", "2 Mar 10:00").checked_in(
             2, DELETED, "1 Jun 09:00", "1 Jun 10:00"), FAR, "draft reconnect", turn=3),
    Case("overdue on the first run, it is spread over the interval",
         kim().is_so(last_contact="1 Feb 09:00").first_ran("20 Nov 09:00"), FAR, None),
    Case("who was out of touch for two years before the first run is left in peace",
         kim().is_so(last_contact="2024-06-01 09:00").first_ran("1 Aug 09:00"), FAR, None),
    Case("but not who is in a circle",
         kim().is_so(last_contact="2024-06-01 09:00").speaks(circle="inner").first_ran("1 Aug 09:00"), FAR,
         "draft reconnect"),
]  # fmt: skip


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_case(case: Case) -> None:
    made = case.book.plan(case.now, case.by)
    mine = [one for one in made.decisions if one.purpose is Purpose.CHECK_IN]
    expect = {} if case.expect is None else {f"check-in {case.turn}: kim": case.expect}
    assert case.book.outcome(replace(made, decisions=tuple(mine))) == expect
    for decision in mine:
        assert decision.detail[0].isupper()
        assert decision.detail.endswith(".")
        assert "None" not in decision.detail


def maybe_due(book: Book, by: Policy | None = None, who: str = "kim") -> datetime | None:
    history = book.history(at("1 Aug 10:00"))
    first = at(book.first_run) if book.first_run else None
    return next_due(history.people[address(who)], by or steady(), at("1 Aug 10:00"), KEY, first_run_at=first)


def due_of(book: Book, who: str = "kim") -> datetime:
    due = maybe_due(book, who=who)
    assert due is not None
    return due


def test_it_comes_after_the_interval_and_up_to_a_tenth_more_fixed_for_person_and_turn() -> None:
    part = fraction(check_in_key(KEY, address("kim"), 1))
    last = at("3 Aug 09:00")
    wanted = last + timedelta(weeks=12) * (1 + 0.1 * part)
    due = due_of(kim())
    assert due == due_of(kim())
    assert wanted <= due < wanted + timedelta(days=3)  # the next opening


def test_the_next_due_of_a_person_is_known_long_before_it_is_listed() -> None:
    book = kim()
    made = book.plan("3 Aug 10:00", steady())
    assert made.decisions == ()
    due = due_of(book)
    assert made.entering == {address("kim"): due - timedelta(days=30)}
    assert made.next_wake == made.entering[address("kim")]
    entered = book.plan(made.next_wake, steady()).decisions
    assert [(type(one), one.due) for one in entered] == [(Hold, due)]


def test_what_holds_somebody_until_a_day_moves_the_next_due_there() -> None:
    usual = due_of(kim())
    assert due_of(kim().paused("kim", "30 Jul 09:00", until="2027-03-01 09:00")) == at("2027-03-01 09:00")
    assert due_of(kim().paused("kim", "30 Jul 09:00", until="5 Aug 09:00")) == usual
    assert due_of(kim().wish("away", "30 Jul 09:00", "2027-03-01 09:00")) == at("2027-03-01 09:00")


def test_nothing_is_ever_due_for_who_opted_out_and_later_for_who_said_no() -> None:
    assert maybe_due(kim().ground("opted_out", "4 Aug 09:00")) is None
    assert due_of(kim().ground("declined", "30 Jul 09:00").is_so(last_contact="30 Jul 09:00")) == at("2027-01-26 08:00")
    assert due_of(kim().promised("p1", "30 Jul 09:00", "4 Aug")) == at("4 Aug 09:00")


def test_the_keys_of_their_errands_are_known_before_anything_is_listed() -> None:
    history = kim().promised("p1", "30 Jul 09:00", "4 Nov").history(at("3 Aug 10:00"))
    keys = errand_keys(history.people[address("kim")], steady(), at("3 Aug 10:00"), KEY)
    assert kim().turn_key(1) in keys
    assert len(keys) == 2


def test_a_check_in_goes_on_with_the_last_letter_between_the_two() -> None:
    (act,) = kim().known(last_letter=letter("3 Aug 09:00")).plan(FAR, steady()).decisions
    assert isinstance(act, Act)
    assert act.follows is not None
    assert act.follows.subject == "Plans"
    assert act.follows.references == ("before@example.org", "letter@acme.example")
    assert (act.account, act.rule, act.meeting) == ("work", "cadence.default", None)
    assert act.detail.startswith("You were last in touch with Kim Lee on Monday, 3 August at 09:00; you check in ")


def test_forty_people_met_on_one_day_are_spread_and_none_is_lost() -> None:
    who = [f"p{number}" for number in range(40)]
    book = Book(due=who)
    for one in who:
        book.known(one, met_before=1).is_so(one, last_contact="3 Aug 09:00")
    days: Counter[str] = Counter()
    dues: Counter[str] = Counter()
    now = at("1 Oct 09:00")
    while sum(days.values()) < 40:
        made = book.plan(now, steady(a_day=4))
        dues.update(one.due.date().isoformat() for one in made.decisions if isinstance(one, Act) and one.due)
        for _ in book.apply(made, now):
            days[now.astimezone(BERLIN).date().isoformat()] += 1
            last = now
        assert made.next_wake is not None
        assert made.next_wake > now
        now = made.next_wake
    assert max(days.values()) <= 4
    assert len(dues) >= 5
    assert last < at("20 Nov 09:00")


def test_people_overdue_on_the_first_run_are_spread_over_one_interval() -> None:
    who = [f"p{number}" for number in range(60)]
    book = Book(due=who).first_ran("3 Aug 09:00")
    for one in who:
        book.known(one, met_before=1).is_so(one, last_contact="2 Feb 09:00")
    dues = [due_of(book, who=one) for one in who]
    assert all(at("3 Aug 08:00") < due < at("29 Oct 09:00") for due in dues)
    assert len({due.isocalendar().week for due in dues}) >= 10


@pytest.mark.parametrize(
    ("stances", "template", "expect"),
    [
        (("ask", "ask"), "ask", "needs_give until 2027-01-18 08:00"),
        (("ask", "ask"), "give", "draft check-in"),
        (("ask", "give"), "ask", "draft check-in"),
        (("give", "ask"), "ask", "draft check-in"),
        (("give", "ask", "ask"), "ask", "needs_give until 2027-01-18 08:00"),
        (("ask",), "ask", "draft check-in"),
    ],
)
def test_after_two_asks_the_next_one_gives(stances: tuple[str, ...], template: str, expect: str) -> None:
    book = kim()
    book.stances = {"check-in": template}
    for number, stance in enumerate(stances):
        book.sent(f"{number + 1} Jun 15:00", name=f"m{number}", stance=stance)
    made = book.decided(FAR, steady(after=()))
    assert made == {"check-in 1: kim": expect}


def test_a_check_in_waits_until_nobody_will_be_nudged_any_more() -> None:
    book = kim().sent("3 Aug 09:00")
    by = steady(after=("50bd", "62bd"))
    assert book.decided("3 Nov 10:00", by) == {
        "nudge 1: kim": "draft nudge",
        "check-in 1: kim": "open_thread until 11 Nov 08:00",
    }
    assert book.decided("11 Nov 10:00", by) == {"check-in 1: kim": "draft check-in"}


def test_a_no_is_answered_once_the_user_is_back() -> None:
    book = kim().sent("2 Nov 15:00").wrote("4 Nov 10:00").ground("declined", "4 Nov 10:00")
    book.trip("3 Nov 00:00", "9 Nov 00:00")
    assert book.decided("4 Nov 11:00", steady(gap="1d"))["graceful-no: kim"] == "away until 9 Nov 00:00"
    assert book.decided("9 Nov 09:00", steady(gap="1d"))["graceful-no: kim"] == "draft graceful-no"


def test_a_no_is_answered_once_and_then_there_is_quiet_for_half_a_year() -> None:
    book = kim().sent("2 Nov 15:00").wrote("4 Nov 10:00").ground("declined", "4 Nov 10:00")
    book.known(last_letter=letter("4 Nov 10:00", message_id="4.Nov.10:00@acme.example"))
    by = steady(gap="1d")
    made = book.plan("4 Nov 11:00", by)
    assert book.outcome(made) == {
        "graceful-no: kim": "draft graceful-no",
        "nudge 1: kim": "declined until 2027-05-03 11:00",
    }
    (act,) = [one for one in made.decisions if isinstance(one, Act)]
    assert act.follows is not None
    assert act.follows.references[-1] == MessageId("4.Nov.10:00@acme.example")
    book.apply(made, at("4 Nov 11:00"))
    assert book.decided("4 Nov 12:00", by)["graceful-no: kim"].startswith("open_draft")
    book.drafts[-1] = replace(book.drafts[-1], state=SENT, sent_at=at("4 Nov 13:00"), settled_at=at("4 Nov 13:00"))
    assert "graceful-no: kim" not in book.decided("6 Nov 12:00", by)


def refused() -> Book:
    """They said no, and nothing was sent to them by us."""
    return kim().ground("declined", "4 Nov 10:00")


def answered() -> Book:
    """They said no to our draft."""
    return kim().sent("2 Nov 15:00").wrote("4 Nov 10:00").ground("declined", "4 Nov 10:00")


NO = [
    ("to our draft", answered(), "4 Nov 11:00", True),
    ("answered by hand", answered().i_wrote("4 Nov 10:30"), "4 Nov 11:00", False),
    ("of two weeks ago", answered(), "18 Nov 11:00", False),
    ("out of the blue", refused(), "4 Nov 11:00", False),
    ("to a letter of mine", refused().known(last_out="30 Oct 10:00"), "4 Nov 11:00", True),
    ("to an old letter of mine", refused().known(last_out="1 Oct 10:00"), "4 Nov 11:00", False),
    ("and an opt-out", answered().ground("opted_out", "4 Nov 10:30"), "4 Nov 11:00", False),
    ("of a dead address", answered().ground("bounced", "4 Nov 10:30"), "4 Nov 11:00", False),
    ("of somebody paused", answered().paused("kim", "4 Nov 10:30"), "4 Nov 11:00", False),
    ("of somebody with an open draft", answered().checked_in(1, OPEN, "4 Nov 10:30"), "4 Nov 11:00", False),
]


@pytest.mark.parametrize(("name", "book", "now", "drafted"), NO, ids=[one[0] for one in NO])
def test_a_no(name: str, book: Book, now: str, drafted: bool) -> None:
    made = book.plan(now, steady(gap="0d"))
    assert [told(one) for one in made.decisions if isinstance(one, Act)] == (["draft graceful-no"] if drafted else [])


def test_somebody_who_is_never_checked_in_with_has_no_next_due() -> None:
    assert maybe_due(kim(), steady(every="never")) is None
