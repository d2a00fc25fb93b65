"""What the simulation's memory does beyond the contract of planning: it hears of things when their time has come."""

from __future__ import annotations

from datetime import timedelta

import pytest

from followupd.daemon.recall import Recall
from followupd.daemon.recalled import Alarms
from followupd.domain.decision import Hold
from followupd.domain.event import Occurrence, Window
from followupd.domain.fact import Fact, FactKind
from followupd.domain.reason import Reason
from followupd.domain.record import replace
from followupd.ports.planning import UnitId, UnitPlan
from tests.store.shelf import ADA, DAY, HOUR, KIM, LEE, NOON, Shelf, batch, change, hold, mail, meeting, planned, told

KIMS = meeting("kims", NOON - DAY, KIM)
LEES = meeting("lees", NOON, LEE)


@pytest.fixture
def shelf() -> Shelf:
    shelf = Shelf()
    shelf.tell(change(told(KIMS), told(LEES)))
    return shelf


def recalled(shelf: Shelf, days: int = 60) -> Recall:
    """With all planned, and nothing due by time alone."""
    span = Window(start=NOON, end=NOON + days * DAY)
    recall = Recall(shelf.store, span, span)
    plan(recall, KIMS, LEES)
    return recall


def plan(recall: Recall, *meetings: Occurrence, decisions: tuple[Hold, ...] = ()) -> None:
    units: dict[UnitId, UnitPlan] = {}
    for one in meetings:
        mine = tuple(each for each in decisions if each.identity == one.id)
        people = tuple(each.address for each in one.event.attendees if each.address is not None)
        wake_at = min((each.until for each in mine if each.until is not None), default=None)
        units[one.id] = UnitPlan(identity=one.id, decisions=mine, concerns=people, any_person=False, wake_at=wake_at)
    recall.save_plan(units, {}, (), policy_digest="1", at=recall.now)


def due(recall: Recall) -> set[str]:
    return {str(one) for one in recall.due_units(recall.now).meetings}


def test_what_the_user_says_later_is_heard_when_it_is_said(shelf: Shelf) -> None:
    shelf.store.add_fact(Fact(kind=FactKind.NOTE, at=NOON + 2 * DAY, person=KIM, text="tea"))
    recall = recalled(shelf)
    assert recall.facts(people=[KIM]) == ()
    plan(recall, KIMS)  # what was asked is known to come
    assert recall.next_wake(after=NOON) == NOON + 2 * DAY
    recall.now = NOON + 2 * DAY
    assert due(recall) == {"kims"}
    assert [one.text for one in recall.facts(people=[KIM])] == ["tea"]


def test_mail_that_comes_later_is_heard_of_when_it_comes(shelf: Shelf) -> None:
    shelf.post(batch(mail("early", NOON - HOUR, KIM, ADA), mail("late", NOON + DAY, KIM, ADA)))
    recall = recalled(shelf)
    assert recall.person_mail([KIM], NOON)[KIM].last_in == NOON - HOUR
    assert [one.message_id for one in recall.messages_with([KIM], NOON - DAY, NOON)] == ["early"]
    plan(recall, KIMS)
    assert recall.next_wake(after=NOON) == NOON + DAY
    recall.now = NOON + DAY
    assert due(recall) == {"kims"}
    assert recall.person_mail([KIM], recall.now)[KIM].last_in == NOON + DAY


def test_a_meeting_that_is_no_longer_at_hand_counts_as_met_before(shelf: Shelf) -> None:
    recall = recalled(shelf)
    assert recall.person_mail([KIM], NOON)[KIM].met_before == 0
    recall.now = NOON + 40 * DAY
    found = recall.person_mail([KIM], recall.now)[KIM]
    assert (found.met_before, found.last_met_before) == (1, KIMS.start)
    assert recall.occurrences_with([KIM]) == ()


def test_what_is_too_long_ago_is_woken_by_nothing(shelf: Shelf) -> None:
    recall = recalled(shelf)
    recall.now = NOON + 40 * DAY
    record = replace(planned(KIMS, KIM, generation=7), planned_at=recall.now)
    recall.save_plan({}, {}, [record], policy_digest="1", at=recall.now)
    assert due(recall) == set()


def test_what_waits_for_a_place_alone_is_called_up_in_the_order_of_the_day(shelf: Shelf) -> None:
    recall = recalled(shelf)
    full = [
        replace(hold(one, who, reason=Reason.DAILY_LIMIT, until=NOON + DAY), due=NOON - hours * HOUR)
        for one, who, hours in ((KIMS, KIM, 1), (LEES, LEE, 5))
    ]
    plan(recall, KIMS, LEES, decisions=tuple(full))
    assert recall.has_queue
    assert recall.next_wake(after=NOON) is None  # not tomorrow at the opening, with all the others
    recall.call_up(1)
    assert due(recall) == {"lees"}
    recall.call_up(5)
    assert due(recall) == {"lees", "kims"}
    assert not recall.has_queue


def test_what_waits_for_a_place_and_for_something_else_wakes_for_that(shelf: Shelf) -> None:
    recall = recalled(shelf)
    both = (
        replace(hold(KIMS, KIM, reason=Reason.DAILY_LIMIT, until=NOON + HOUR), due=NOON),
        hold(KIMS, LEE, until=NOON + 2 * HOUR),
    )
    plan(recall, KIMS, decisions=both)
    assert recall.has_queue
    assert recall.next_wake(after=NOON) == NOON + 2 * HOUR


def test_of_an_alarm_that_is_set_several_times_the_last_counts() -> None:
    alarms = Alarms[str]()
    alarms.set("a", NOON)
    alarms.set("a", NOON + DAY)
    alarms.set("b", NOON + HOUR)
    alarms.set("c", NOON)
    alarms.set("c", None)
    assert (alarms.rung(NOON), alarms.next(NOON)) == ([], NOON + HOUR)
    assert alarms.rung(NOON + timedelta(days=2)) == ["a", "b"]
    alarms.set("a", NOON + timedelta(days=3))
    alarms.drop("b")
    assert (alarms.rung(NOON + timedelta(days=2)), alarms.next(NOON)) == ([], NOON + timedelta(days=3))
    alarms.drop("a")
    assert alarms.next(NOON) is None
