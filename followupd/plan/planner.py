"""The plan: exactly one decision for each candidate, from the whole state, whatever woke it."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, datetime, timedelta

from followupd.domain.decision import Decision, Hold, Plan
from followupd.domain.draft import DraftRecord
from followupd.domain.event import OccurrenceId
from followupd.domain.history import History
from followupd.domain.ids import Address, Key
from followupd.domain.meeting import Meeting
from followupd.domain.person import Person
from followupd.domain.policy import Policy
from followupd.domain.reason import Reason
from followupd.plan import words
from followupd.plan.desk import Desk
from followupd.plan.followups import MeetingFollowUps
from followupd.plan.keys import KeyOf
from followupd.plan.limits import Ready, sooner, spread
from followupd.plan.outlived import outlived
from followupd.plan.people import PersonErrands
from followupd.plan.standing import order_of

BACK = timedelta(days=30)
AHEAD = timedelta(days=30)
"""Meetings that start within these of now are candidates."""

_NEVER = datetime.max.replace(tzinfo=UTC)


def plan(history: History, policy: Policy, now: datetime, key: KeyOf) -> Plan:
    """One decision for each candidate, in a fixed order; the same whatever the order of what is given.

    `now` is aware UTC; `key` is `plan.keys.follow_up_key` with its secret. What a candidate is held for, and in which
    order that is asked, stands in `plan.followups`, `plan.nudges` and `plan.checkins`; `plan.limits` shares out the
    day.
    """
    desk = Desk(history, policy, now, key)
    held: list[Hold] = []
    ready: list[Ready] = []
    entering: list[datetime] = []
    wakes: dict[Address, datetime] = {}
    held += outlived(_old(history.orphans, now), desk)
    # People come before meetings: what of theirs is withdrawn makes way for the follow-up of a meeting.
    for person in _people_due(history):
        errands = PersonErrands(desk, desk.standing(person))
        errands.decide()
        held += errands.held
        ready += errands.ready
        if errands.wake_at is not None:
            wakes[person.address] = errands.wake_at
    # By time, so that what a later meeting takes the place of is known when that one is decided about.
    for meeting in sorted(_each_once(history.meetings), key=order_of):
        start = meeting.occurrence.start
        if start > now + AHEAD:
            entering.append(start - AHEAD)
        elif start >= now - BACK:
            follow_ups = MeetingFollowUps(desk, meeting)
            follow_ups.decide()
            held += follow_ups.held
            ready += follow_ups.ready
    decided = {one.key for one in held} | {one.act.key for one in ready}
    held += _orphaned(history.orphans, decided, now)
    decisions = [*held, *spread(ready, desk)]
    untils = [one.until for one in decisions if isinstance(one, Hold) and one.until is not None]
    return Plan(
        decisions=tuple(sorted(decisions, key=_place)),
        next_wake=sooner(*untils, *entering, *wakes.values()),
        entering=wakes,
    )


def _people_due(history: History) -> Iterable[Person]:
    """Those whose errands are to be decided, each once."""
    known = (history.people[address].person for address in history.due if address in history.people)
    return sorted({person.address: person for person in known}.values(), key=lambda person: person.address)


def _each_once(meetings: Iterable[Meeting]) -> Iterable[Meeting]:
    """Of meetings with one identity the first by time, so that no key is decided twice."""
    once: dict[OccurrenceId, Meeting] = {}
    for meeting in meetings:
        other = once.get(meeting.identity)
        if other is None or _begins(meeting) < _begins(other):
            once[meeting.identity] = meeting
    return once.values()


def _begins(meeting: Meeting) -> tuple[datetime, str, str]:
    occurrence = meeting.occurrence
    return occurrence.start, occurrence.id.uid, occurrence.id.recurrence_id or ""


def _old(orphans: Iterable[DraftRecord], now: datetime) -> Iterable[DraftRecord]:
    """The latest draft of each key whose meeting is no candidate any more for its age."""
    latest = {one.key: one for one in sorted(orphans, key=lambda o: o.generation)}
    return [one for one in latest.values() if one.meeting is not None and one.meeting.start < now - BACK]


def _orphaned(orphans: Iterable[DraftRecord], decided: set[Key], now: datetime) -> Iterable[Hold]:
    """Drafts whose meeting is gone from every calendar; one that has only grown old is `outlived` at most."""
    of_meetings = (orphan for orphan in orphans if orphan.identity is not None)
    latest = {orphan.key: orphan for orphan in sorted(of_meetings, key=lambda o: o.generation)}
    for orphan in latest.values():
        if orphan.key in decided or (orphan.meeting is not None and orphan.meeting.start < now - BACK):
            continue
        yield Hold(
            key=orphan.key,
            account=orphan.account,
            purpose=orphan.purpose,
            people=orphan.people,
            meeting=orphan.meeting,
            identity=orphan.identity,
            rule=orphan.rule,
            template=orphan.template,
            due=None,
            detail=words.gone(),
            reason=Reason.CANCELLED,
        )


def _place(decision: Decision) -> tuple[datetime, str, str, tuple[str, ...], str]:
    meeting = decision.meeting
    if meeting is None:
        return _NEVER, "", "", decision.people, decision.key
    return meeting.start, meeting.id.uid, meeting.id.recurrence_id or "", decision.people, decision.key
