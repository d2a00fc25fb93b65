"""A month, stepped by `next_wake`, with a user who writes, sends, edits, deletes, moves, cancels and thinks again."""

from __future__ import annotations

from collections import Counter
from datetime import date, datetime, timedelta

from diary import Diary
from hypothesis import given, settings
from hypothesis import strategies as st
from terms import BERLIN, policy, rule, shown, span
from worlds import MONDAY, diaries, policies

from followupd.domain.decision import Act
from followupd.domain.draft import LIVE, DraftState
from followupd.domain.fact import Fact, FactKind
from followupd.domain.ids import Address
from followupd.domain.policy import Policy
from followupd.domain.record import replace
from followupd.plan.hours import BusinessTime
from followupd.plan.planner import BACK

ENDS = {"send": DraftState.SENT, "edit": DraftState.EDITED, "delete": DraftState.DELETED}
DOES = st.lists(
    st.sampled_from([*ENDS, "nothing", "nothing", "write", "cancel", "move", "snooze", "skip", "redraft"]),
    min_size=1,
    max_size=12,
)


def _user_acts(diary: Diary, what: str, now: datetime, turn: int) -> None:
    """What the user does after a pass, to the turn's draft, person or meeting."""
    open_ones = [place for place, record in enumerate(diary.drafts) if record.state is DraftState.OPEN]
    uid = sorted(diary.meetings)[turn % len(diary.meetings)]
    if what in ("cancel", "move"):
        if what == "cancel":
            diary.cancelled(uid)
        else:
            start = now + timedelta(hours=turn)
            diary.moved(uid, shown(start), shown(start + timedelta(hours=1))[-5:])
        return
    if not open_ones:
        return
    place = open_ones[turn % len(open_ones)]
    record = diary.drafts[place]
    if what in ENDS:
        end = ENDS[what]
        diary.drafts[place] = replace(record, state=end, settled_at=now, sent_at=now)
        if end is DraftState.SENT:
            for one in record.people:
                diary.mail[one] = {"first_mail": now, "last_out": now}
    elif what == "write":
        diary.mail[record.people[0]] = {"first_mail": now, "last_out": now}
    elif what in ("snooze", "skip", "redraft"):
        until = now + timedelta(days=1 + turn % 5) if what == "snooze" else None
        diary.facts.append(Fact(kind=FactKind(what), at=now, key=record.key, until=until))


def _check_pass(diary: Diary, made: list[Act], by: Policy, now: datetime) -> None:
    live = Counter(one for record in diary.drafts if record.state in LIVE for one in record.people)
    assert all(count == 1 for count in live.values())
    open_now = BusinessTime(by.hours, by.me.timezone).is_open(now)
    assert all(act.replaces is not None or open_now for act in made)
    generations = [(record.key, record.generation) for record in diary.drafts]
    assert len(set(generations)) == len(generations)


@settings(max_examples=60, deadline=None)
@given(diary=diaries(drafted=False), by=policies(), does=DOES)
def test_through_a_month_of_changes_the_limits_hold(diary: Diary, by: Policy, does: list[str]) -> None:
    now, turn = MONDAY - timedelta(days=14), 0
    new_on: Counter[date] = Counter()
    while now < MONDAY + timedelta(days=50) and turn < 120:
        plan = diary.plan(now, by)
        finished = {r.key for r in diary.drafts if r.state in (DraftState.SENT, DraftState.EDITED)}
        made = diary.apply(plan, now)
        assert not finished & {act.key for act in made}
        _check_pass(diary, made, by, now)
        new_on[now.astimezone(BERLIN).date()] += sum(act.replaces is None for act in made)
        assert plan.next_wake is None or plan.next_wake > now
        _user_acts(diary, does[turn % len(does)], now, turn)
        turn += 1
        if plan.next_wake is None and turn > len(does):
            break
        step = timedelta(hours=7) if turn % 2 or plan.next_wake is None else plan.next_wake - now
        now += step
    assert all(count <= by.limits.drafts_per_day for count in new_on.values())


@settings(max_examples=60, deadline=None)
@given(diary=diaries(drafted=False), days=st.sampled_from([range(5), range(7)]), a_day=st.integers(2, 8))
def test_stepping_by_next_wake_drafts_all_that_falls_due(diary: Diary, days: range, a_day: int) -> None:
    """Everybody is met once, so that nothing but time and number stands against a draft: all are made in the end."""
    rules = [rule(), rule("weekly", recurring=True)]
    rules += [replace(one, when=replace(one.when, min_days=1), after=span("1bd")) for one in rules]
    by = policy(*rules, days=days, a_day=a_day)
    wanted = set()
    for uid, meeting in list(diary.meetings.items()):
        verdicts = tuple(
            replace(v, person=replace(v.person, address=Address(f"{uid}-{v.person.address}"), addresses=()))
            for v in meeting.met
            if v.person
        )
        diary.meetings[uid] = replace(meeting, verdicts=verdicts)
        wanted |= {(meeting.identity, v.person.address) for v in verdicts}
    now: datetime | None = MONDAY - timedelta(days=14)
    passes = 0
    while now is not None:
        plan = diary.plan(now, by)
        diary.apply(plan, now)
        now, passes = plan.next_wake, passes + 1
        assert passes < 400
    drafted = [(record.identity, one) for record in diary.drafts for one in record.people]
    assert sorted(drafted, key=str) == sorted(wanted, key=str)


@settings(max_examples=40, deadline=None)
@given(diary=diaries(drafted=False), by=policies(), gone_days=st.integers(1, 20), a_day=st.integers(1, 3))
def test_after_downtime_the_backlog_is_spread_and_nothing_in_the_window_is_lost(
    diary: Diary, by: Policy, gone_days: int, a_day: int
) -> None:
    by = replace(by, limits=replace(by.limits, drafts_per_day=a_day))
    back = MONDAY + timedelta(days=gone_days, hours=11)
    first = diary.plan(back, by)
    made = diary.apply(first, back)
    assert len(made) <= a_day
    held = [
        one for one in first.decisions if not isinstance(one, Act) and one.reason in ("daily_limit", "outside_hours")
    ]
    assert all(one.until is not None and one.until > back for one in held)
    assert all(one.meeting is not None and one.meeting.start >= back - BACK for one in held)
