"""What is kept of a plan: for each meeting and person what was decided, whom it concerns, and when to look again."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import datetime

from followupd.daemon.gather import Gathered, addresses_of
from followupd.daemon.matters import open_matters
from followupd.derive.meetings import accepted_with
from followupd.domain.decision import Act, Decision, Plan
from followupd.domain.event import OccurrenceId
from followupd.domain.ids import Address
from followupd.domain.meeting import NotMet, Verdict
from followupd.domain.policy import Policy
from followupd.domain.reason import Reason
from followupd.domain.record import replace
from followupd.plan.limits import sooner
from followupd.plan.planner import AHEAD
from followupd.ports.store import UnitId, UnitPlan


def units(
    gathered: Gathered, policy: Policy, made: Plan, now: datetime, unheard: frozenset[Address] = frozenset()
) -> Mapping[UnitId, UnitPlan]:
    """One for each meeting and person that was decided about; what concerns anybody `unheard` stays due."""
    by_meeting: dict[OccurrenceId, list[Decision]] = {}
    by_person: dict[Address, list[Decision]] = {}
    for decision in made.decisions:
        if decision.identity is not None:
            by_meeting.setdefault(decision.identity, []).append(decision)
        else:
            by_person.setdefault(decision.people[0], []).append(decision)
    found = {**_of_people(gathered, by_person, made, now), **_of_meetings(gathered, policy, by_meeting, now)}
    return {
        one: each if unheard.isdisjoint(each.concerns) else replace(each, wake_at=now) for one, each in found.items()
    }


def _of_people(
    gathered: Gathered, decided: Mapping[Address, list[Decision]], made: Plan, now: datetime
) -> Mapping[UnitId, UnitPlan]:
    """Also of those who are due and nobody to write to: they wait for a new fact."""
    plans: dict[UnitId, UnitPlan] = {}
    for address in dict.fromkeys([*gathered.people, *gathered.history.due]):
        history = gathered.history.people.get(address)
        decisions = tuple(decided.get(address, ()))
        plans[address] = UnitPlan(
            identity=None,
            decisions=decisions,
            concerns=(address,) if history is None else tuple(dict.fromkeys((address, *history.person.addresses))),
            any_person=False,
            wake_at=sooner(_wake(decisions, now), made.entering.get(address)),
            matters=None if history is None else open_matters(history),
        )
    return plans


def _of_meetings(
    gathered: Gathered, policy: Policy, decided: dict[OccurrenceId, list[Decision]], now: datetime
) -> Mapping[UnitId, UnitPlan]:
    plans: dict[UnitId, UnitPlan] = {}
    for meeting in gathered.history.meetings:
        told = gathered.told[meeting.identity]
        mine = tuple(decided.pop(meeting.identity, ()))
        nobody = {one.person.address for one in meeting.verdicts if one.person is not None and _is_nobody(one)}
        resolved = [address for met in meeting.met for address in (met.person.address, *met.person.addresses)]
        named = [address for one in told for address in addresses_of(one) if address not in nobody]
        entering = meeting.occurrence.start - AHEAD
        together = accepted_with(told, policy.me)
        for one in told:
            shown = one.occurrence.id == meeting.occurrence.id
            plan = UnitPlan(
                identity=meeting.identity,
                decisions=mine if shown else (),
                concerns=tuple(dict.fromkeys([*named, *resolved])),
                any_person=not meeting.shared,
                wake_at=_wake(mine, now) if shown else None,
                accepted_with=together,
            )
            if shown and not mine and entering > now:
                plan = replace(plan, wake_at=entering)
            plans[one.occurrence.id] = plan
    for identity, orphaned in decided.items():
        people = tuple(dict.fromkeys(address for decision in orphaned for address in decision.people))
        plans[identity] = UnitPlan(
            identity=identity,
            decisions=tuple(orphaned),
            concerns=people,
            any_person=False,
            wake_at=_wake(orphaned, now),
        )
    return plans


def _is_nobody(verdict: Verdict) -> bool:
    """True of me, rooms and tools: what is said of them changes no plan, and they are in many meetings."""
    return isinstance(verdict, NotMet) and verdict.reason in (Reason.SELF, Reason.ROOM, Reason.BOT)


def _wake(decisions: Iterable[Decision], now: datetime) -> datetime | None:
    """When time alone changes one of these. What is being drafted is planned anew at once, as an open draft."""
    times = [now if isinstance(one, Act) else one.until for one in decisions]
    return min((at for at in times if at is not None), default=None)
