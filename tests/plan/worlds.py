"""Random diaries and policies, all of them possible: one open draft a person, nothing said after now."""

from __future__ import annotations

from datetime import datetime, timedelta

from diary import Diary
from hypothesis import strategies as st
from terms import KEY, STEP, at, policy, rule, shown

from followupd.domain.draft import LIVE, DraftState
from followupd.domain.event import OccurrenceId
from followupd.domain.fact import FactKind
from followupd.domain.policy import Policy
from followupd.domain.reason import Reason

PEOPLE = ("kim", "jo", "pia", "taro")
MONDAY = at("2 Nov 00:00")
STATES = [state for state in DraftState if state is not DraftState.PLANNED]


def instants(first_day: int, last_day: int) -> st.SearchStrategy[datetime]:
    """Half hours of the days around Monday, 2 November."""
    return st.integers(first_day * 48, last_day * 48).map(lambda n: MONDAY + timedelta(minutes=30 * n))


@st.composite
def policies(draw: st.DrawFn) -> Policy:
    shapes = st.sampled_from(
        [
            rule(),
            rule("recap", group=True, after="1bd", template="group-recap"),
            rule("first", first_meeting=True, template="nice", group=True),
            rule("small", max_people=2, template="small"),
            rule("weekly", recurring=True, after="30m", template="weekly"),
            rule("quiet", domain=("nowhere.example",), template=None),
            rule("expo", min_days=1, after="2bd", template="event"),
        ]
    )
    return policy(
        *draw(st.lists(shapes, min_size=1, max_size=4, unique_by=lambda one: one.name)),
        a_day=draw(st.integers(1, 3)),
        gap=draw(st.sampled_from(["0d", "1d", "5d", "3bd"])),
        days=draw(st.sampled_from([range(5), range(7), (0,)])),
        holidays=draw(st.sampled_from([(), ("2026-11-04", "2026-11-09")])),
    )


@st.composite
def diaries(draw: st.DrawFn, *, drafted: bool = True) -> Diary:
    """Meetings of a few weeks; with `drafted`, also what was drafted, said and written up to Monday."""
    diary = Diary()
    for number in range(draw(st.integers(1, 6))):
        _meeting(draw, diary, f"m{number}")
    if not drafted:
        return diary
    for uid in list(diary.meetings):
        if draw(st.booleans()):
            _draft(draw, diary, uid)
    for who in PEOPLE:
        if draw(st.integers(0, 3)) == 0:
            diary.mailed(who, last_out=shown(draw(instants(-14, 0))))
        if draw(st.integers(0, 7)) == 0:
            diary.paused(who, shown(draw(instants(-14, 0))), until=draw(st.sampled_from([None, "5 Nov 10:00"])))
    return diary


def _meeting(draw: st.DrawFn, diary: Diary, uid: str) -> None:
    start = draw(instants(-14, 14))
    met = draw(st.lists(st.sampled_from(PEOPLE), unique=True, max_size=4))
    reasons = st.sampled_from([Reason.CANCELLED, Reason.DECLINED_BY_THEM, Reason.INTERNAL])
    others = {who: draw(reasons) for who in PEOPLE if who not in met and draw(st.booleans())}
    if not met and not others:
        others = {"": Reason.NO_PEOPLE}
    days = draw(st.sampled_from([0, 0, 0, 1, 3]))
    if days:
        start = start.replace(hour=23, minute=0)
    end = start + (timedelta(days=days) if days else timedelta(minutes=draw(st.sampled_from([0, 30, 120]))))
    diary.meeting(
        uid, shown(start), shown(end), " ".join(met), not_met=others, all_day=bool(days), recurring=draw(st.booleans())
    )


def _draft(draw: st.DrawFn, diary: Diary, uid: str) -> None:
    meeting = diary.meetings[uid]
    people = [met.person.address.local for met in meeting.met]
    if not people:
        return
    busy = {one for record in diary.drafts if record.state in LIVE for one in record.people}
    group = draw(st.booleans())
    states = st.sampled_from(STATES)
    state = draw(states)
    who = " ".join(people) if group else draw(st.sampled_from(people))
    if state in LIVE and any(f"{one}@acme.example" in busy for one in who.split()):
        return
    made = draw(instants(-14, -1))
    placed = state not in (DraftState.INTENT, DraftState.UNKNOWN, DraftState.HELD)
    ended = None if state in LIVE else shown(made + timedelta(hours=1))
    diary.draft(uid, who, state, made=shown(made), group=group, ended=ended, placed=placed)
    if draw(st.integers(0, 2)) == 0:
        kind = draw(st.sampled_from([FactKind.SKIP, FactKind.SNOOZE, FactKind.REDRAFT]))
        until = shown(draw(instants(-2, 10))) if kind is FactKind.SNOOZE else None
        diary.said(kind, uid, None if group else who, shown(draw(instants(-14, 0))), until=until)


def group_key(diary: Diary, identity: OccurrenceId) -> str:
    return KEY(identity, None, STEP)
