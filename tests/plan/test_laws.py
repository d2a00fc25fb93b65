"""Laws of the planner, over random diaries."""

from __future__ import annotations

import random
from datetime import datetime, timedelta

from diary import Diary
from hypothesis import given, settings
from hypothesis import strategies as st
from scenario import outcome
from terms import KEY, at, policy
from worlds import diaries, group_key, instants, policies

from followupd.domain.decision import Act, Hold, Plan
from followupd.domain.draft import LIVE, DraftState
from followupd.domain.history import History
from followupd.domain.policy import Policy
from followupd.domain.reason import ENDS_DRAFT, Reason
from followupd.domain.record import replace
from followupd.plan.planner import AHEAD, BACK, plan

ANY = given(diary=diaries(), by=policies(), now=instants(0, 10))
BOUNDED = settings(max_examples=80, deadline=None)


def acts(made: Plan) -> list[Act]:
    return [decision for decision in made.decisions if isinstance(decision, Act)]


def settle(diary: Diary, by: Policy, now: datetime) -> Plan:
    """Plans and applies until nothing is left to do."""
    for _ in range(6):
        made = diary.plan(now, by)
        if not diary.apply(made, now) and diary.plan(now, by) == made:
            return made
    raise AssertionError("the plan does not come to rest")


@BOUNDED
@ANY
def test_each_key_is_decided_once_and_each_person_of_a_meeting_is_in_one_decision(
    diary: Diary, by: Policy, now: datetime
) -> None:
    made = diary.plan(now, by)
    keys = [decision.key for decision in made.decisions]
    assert len(set(keys)) == len(keys)
    for meeting in diary.meetings.values():
        in_window = now - BACK <= meeting.occurrence.start <= now + AHEAD
        mine = [decision for decision in made.decisions if decision.identity == meeting.identity]
        persons = {verdict.person.address for verdict in meeting.verdicts if verdict.person}
        told = [one for decision in mine for one in decision.people]
        assert len(set(told)) == len(told)
        assert set(told) >= persons if in_window else not mine


@BOUNDED
@ANY
def test_planning_again_after_its_own_drafts_makes_none(diary: Diary, by: Policy, now: datetime) -> None:
    made = diary.plan(now, by)
    only_acts = Plan(decisions=tuple(acts(made)), next_wake=None)
    diary.apply(only_acts, now)
    assert acts(diary.plan(now, by)) == []


@BOUNDED
@ANY
def test_nobody_is_drafted_to_twice_in_a_plan_nor_beside_a_draft_that_stays(
    diary: Diary, by: Policy, now: datetime
) -> None:
    made = diary.plan(now, by)
    people = [one for act in acts(made) for one in act.people]
    assert len(set(people)) == len(people)
    replaced = {act.replaces for act in acts(made)}
    ended = {one.key for one in made.decisions if isinstance(one, Hold) and one.reason in ENDS_DRAFT}
    live = {
        one
        for record in diary.drafts
        if record.state in LIVE
        and record.id not in replaced
        and not (record.state is DraftState.OPEN and record.key in ended)
        for one in record.people
    }
    assert live.isdisjoint(people)
    diary.apply(made, now)
    with_draft = [one for record in diary.drafts if record.state in LIVE for one in record.people]
    assert len(set(with_draft)) == len(with_draft)


def test_not_even_an_incomplete_history_makes_two_drafts_to_one_person() -> None:
    diary = Diary().meeting("one", "3 Nov 08:00", "08:30").meeting("two", "3 Nov 10:00", "11:00")
    now = at("3 Nov 13:00")
    history = diary.history(now)
    people = {address: replace(one, meetings=()) for address, one in history.people.items()}
    made = plan(replace(history, people=people), policy(), now, KEY)
    assert outcome(made) == {"one: kim": "draft thanks", "two: kim": "open_draft"}
    assert made.decisions[1].detail == "Another draft to Kim Lee is made first, and never two at a time."


def test_one_meeting_told_at_two_times_is_decided_about_once() -> None:
    early = Diary().meeting("one", "3 Nov 08:00", "08:30").meetings["one"]
    late = Diary().meeting("one", "5 Nov 08:00", "08:30").meetings["one"]
    now = at("3 Nov 13:00")
    history = Diary().meeting("one", "3 Nov 08:00", "08:30").history(now)
    for meetings in ((early, late), (late, early)):
        made = plan(replace(history, meetings=meetings), policy(), now, KEY)
        assert outcome(made) == {"one: kim": "draft thanks"}


@BOUNDED
@given(diary=diaries(), by=policies(), now=instants(0, 10), seed=st.integers(0, 2**32))
def test_the_order_of_what_is_given_does_not_matter(diary: Diary, by: Policy, now: datetime, seed: int) -> None:
    history = diary.history(now)
    assert plan(_shuffled(history, random.Random(seed)), by, now, KEY) == plan(history, by, now, KEY)


def _shuffled(history: History, dice: random.Random) -> History:
    def mixed(several: tuple) -> tuple:  # type: ignore[type-arg]
        return tuple(dice.sample(several, len(several)))

    people = {
        address: replace(one, meetings=mixed(one.meetings), drafts=mixed(one.drafts))
        for address, one in mixed(tuple(history.people.items()))
    }
    return replace(
        history,
        meetings=mixed(tuple(replace(meeting, verdicts=mixed(meeting.verdicts)) for meeting in history.meetings)),
        people=people,
        ledger={key: mixed(rows) for key, rows in mixed(tuple(history.ledger.items()))},
    )


@BOUNDED
@given(diary=diaries(), by=policies(), now=instants(0, 10), minutes=st.integers(1, 20 * 24 * 60))
def test_until_is_honest(diary: Diary, by: Policy, now: datetime, minutes: int) -> None:
    made = settle(diary, by, now)
    later = now + timedelta(minutes=minutes)
    then = {decision.key: decision for decision in diary.plan(later, by).decisions}
    for decision in made.decisions:
        assert isinstance(decision, Hold)
        assert decision.until is None or decision.until > now
        meeting = decision.meeting
        if meeting is None or meeting.start < later - BACK or (decision.until and decision.until <= later):
            continue
        found = then.get(decision.key)
        if found is None:  # whoever had left a group is told of with it, once nobody is left in it
            assert any(set(one.people) > set(decision.people) for one in then.values())
            continue
        assert isinstance(found, Hold)
        evening = {decision.reason, found.reason} <= {Reason.DAILY_LIMIT, Reason.OUTSIDE_HOURS}
        assert found.reason == decision.reason or evening


@BOUNDED
@ANY
def test_what_is_held_until_then_is_decided_otherwise_or_held_anew_then(
    diary: Diary, by: Policy, now: datetime
) -> None:
    made = settle(diary, by, now)
    for decision in made.decisions:
        assert isinstance(decision, Hold)
        if decision.until is not None:
            then = diary.plan(decision.until, by)
            found = next((one for one in then.decisions if one.key == decision.key), None)
            assert not isinstance(found, Hold) or found.until is None or found.until > decision.until


@BOUNDED
@ANY
def test_next_wake_is_the_first_of_all_times(diary: Diary, by: Policy, now: datetime) -> None:
    made = diary.plan(now, by)
    untils = [one.until for one in made.decisions if isinstance(one, Hold) and one.until]
    untils += [m.occurrence.start - AHEAD for m in diary.meetings.values() if m.occurrence.start > now + AHEAD]
    assert made.next_wake == min(untils, default=None)


@BOUNDED
@given(diary=diaries(), by=policies(), now=instants(0, 10), to=instants(-10, 2), title=st.text(max_size=9))
def test_moving_or_renaming_a_meeting_earns_no_second_draft(
    diary: Diary, by: Policy, now: datetime, to: datetime, title: str
) -> None:
    settle(diary, by, now)
    had = {(record.identity, one) for record in diary.drafts if record.state in LIVE for one in record.people}
    for uid, meeting in list(diary.meetings.items()):
        length = meeting.occurrence.end - meeting.occurrence.start
        occurrence = replace(
            meeting.occurrence, start=to, end=to + length, event=replace(meeting.occurrence.event, title=title)
        )
        diary.meetings[uid] = replace(meeting, occurrence=occurrence)
    for act in acts(diary.plan(now, by)):
        assert act.replaces is not None or not {(act.identity, one) for one in act.people} & had


@BOUNDED
@ANY
def test_a_group_is_decided_under_its_own_key(diary: Diary, by: Policy, now: datetime) -> None:
    for decision in diary.plan(now, by).decisions:
        assert decision.identity is not None
        if len(decision.people) > 1:
            assert decision.key == group_key(diary, decision.identity)
