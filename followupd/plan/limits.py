"""The daily limit, the hours, and one draft a person: which of the drafts that are ready are made in this pass."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from followupd.domain.decision import PRECEDENCE, Act, Candidate, Decision, Hold
from followupd.domain.ids import Address, Key
from followupd.domain.person import Person
from followupd.domain.reason import Reason
from followupd.domain.record import Struct
from followupd.plan import words
from followupd.plan.desk import Desk

Rank = tuple[int, datetime, Key]


class Ready(Struct, frozen=True, kw_only=True):
    """A draft that only the limits can stop. `changes_at` is when something else will, by time alone."""

    act: Act
    people: tuple[Person, ...]
    changes_at: datetime | None


def spread(ready: Iterable[Ready], desk: Desk) -> list[Decision]:
    """One decision for each: by precedence, then by due time, until the day's number is reached.

    A draft in place of another adds nothing to the mailbox: it waits for no opening, and no limit stops it.
    """
    a_day = desk.policy.limits.drafts_per_day
    left = a_day - desk.history.placed_today
    opening, tomorrow = desk.time.next_opening(desk.now), desk.time.opening_after_today(desk.now)
    taken: set[Address] = set()
    decisions: list[Decision] = []
    for one in sorted(ready, key=lambda one: (one.act.replaces is None, rank_of(one.act))):
        act = one.act
        if busy := [person for person in one.people if person.address in taken]:
            decisions.append(_held(one, Reason.OPEN_DRAFT, words.drafted_first(busy), None))
        elif act.replaces is None and left <= 0:
            detail = words.daily_limit(a_day, desk.speech.at(tomorrow))
            decisions.append(_held(one, Reason.DAILY_LIMIT, detail, tomorrow))
        elif act.replaces is None and opening > desk.now:
            detail = words.outside_hours(desk.speech.at(opening))
            decisions.append(_held(one, Reason.OUTSIDE_HOURS, detail, opening))
        else:
            left -= act.replaces is None
            taken.update(act.people)
            decisions.append(act)
    return decisions


def sooner(*moments: datetime | None) -> datetime | None:
    """The first of the moments that there are."""
    return min((moment for moment in moments if moment is not None), default=None)


def rank_of(candidate: Candidate) -> Rank:
    """The order in which what is ready gets a place among the drafts of a day."""
    assert candidate.due is not None
    return PRECEDENCE[candidate.purpose], candidate.due, candidate.key


def _held(ready: Ready, reason: Reason, detail: str, until: datetime | None) -> Hold:
    act = ready.act
    return Hold(
        key=act.key,
        account=act.account,
        purpose=act.purpose,
        people=act.people,
        meeting=act.meeting,
        identity=act.identity,
        rule=act.rule,
        template=act.template,
        due=act.due,
        detail=detail,
        follows=act.follows,
        reason=reason,
        until=sooner(until, ready.changes_at),
    )
