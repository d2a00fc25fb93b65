"""The middle of a pass: gathers, plans, composes what is to be drafted, and keeps all of it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from functools import cache, partial

from followupd.apply.place import planned_record
from followupd.compose.draft import NeedsFact, UnsafeDraft, compose
from followupd.daemon.gather import Gathered, KeyMaker, addresses_of, gather
from followupd.daemon.house import House
from followupd.derive.meetings import accepted_with
from followupd.domain.decision import Act, Decision
from followupd.domain.draft import DraftRecord
from followupd.domain.event import OccurrenceId
from followupd.domain.ids import Key
from followupd.domain.meeting import NotMet, Verdict
from followupd.domain.policy import FOLLOW_UP_STEP, Policy
from followupd.domain.reason import Reason
from followupd.errors import TemplateError
from followupd.plan.hours import BusinessTime
from followupd.plan.keys import follow_up_key
from followupd.plan.planner import AHEAD, plan
from followupd.plan.rules import Rules
from followupd.plan.standing import Standing
from followupd.ports.store import UnitId, UnitPlan


@dataclass(frozen=True, slots=True, kw_only=True)
class Planned:
    """What a plan came to: the new drafts, and the templates for whose sake some were held."""

    drafts: tuple[DraftRecord, ...]
    broken: tuple[TemplateError, ...] = ()


def make_plan(house: House, policy: Policy, now: datetime, *, only: frozenset[Key] | None = None) -> Planned:
    """Plans what is due for planning, composes what is to be drafted, and keeps both; with `only`, no other drafts."""
    store = house.store
    if store.policy_digest() != house.policy_digest:
        store.wake_all()
    key: KeyMaker = cache(partial(follow_up_key, store.secret()))
    gathered = gather(store, policy, key, now)
    decisions, planned = _compose_all(house, policy, gathered, key, now)
    drafts = tuple(draft for draft in planned.drafts if only is None or draft.key in only)
    store.save_plan(
        _units(gathered, policy, decisions, now),
        gathered.identities,
        drafts,
        policy_digest=house.policy_digest,
        at=now,
    )
    return replace(planned, drafts=drafts)


def _compose_all(
    house: House, policy: Policy, gathered: Gathered, key: KeyMaker, now: datetime
) -> tuple[tuple[Decision, ...], Planned]:
    """Plans anew until all that is to be drafted could be composed: what lacks a fact makes room for the next."""
    missing: dict[Key, str] = {}
    composed: dict[Key, DraftRecord] = {}
    broken: dict[str, TemplateError] = {}
    while True:
        history = replace(gathered.history, missing_facts=missing)
        decisions = plan(history, policy, now, key).decisions
        acts = [decision for decision in decisions if isinstance(decision, Act)]
        fresh = [act for act in acts if act.key not in composed]
        for act in fresh:
            try:
                composed[act.key] = _record(house, policy, gathered, act, now)
            except (NeedsFact, UnsafeDraft) as lack:
                missing[act.key] = str(lack)
            except TemplateError as error:
                missing[act.key] = f"the template {act.template} is wrong: {error.problems[0]}"
                broken[str(act.template)] = error
        if not any(act.key in missing for act in fresh):
            drafts = tuple(composed[act.key] for act in acts)
            return decisions, Planned(drafts=drafts, broken=tuple(broken.values()))


def _record(house: House, policy: Policy, gathered: Gathered, act: Act, now: datetime) -> DraftRecord:
    meeting = next((m for m in gathered.history.meetings if m.identity == act.identity), None)
    people = [gathered.history.people[address] for address in act.people]
    invited = next((a for a in policy.me.addresses if meeting is not None and a == meeting.invited_as), None)
    composed = compose(
        act,
        meeting=meeting,
        people=people,
        facts=tuple(dict.fromkeys(fact for person in people for fact in person.facts)),
        me=policy.me,
        sender=invited or policy.me.addresses[0],
        library=house.library,
        now=now,
    )
    asked = [fact.at for person in people for fact in person.facts if fact.key == act.key]
    # Never earlier than the user's word that it answers, so that one `redraft` makes one draft.
    record = planned_record(act, composed, max([now, *asked]))
    return replace(record, account=house.drafts_account(act.account))


def _units(
    gathered: Gathered, policy: Policy, decisions: tuple[Decision, ...], now: datetime
) -> Mapping[UnitId, UnitPlan]:
    by_identity: dict[OccurrenceId, list[Decision]] = {}
    for decision in decisions:
        assert decision.identity is not None
        by_identity.setdefault(decision.identity, []).append(decision)
    units: dict[UnitId, UnitPlan] = {
        person: UnitPlan(identity=None, decisions=(), concerns=(person,), any_person=False, wake_at=None)
        for person in gathered.people
    }
    for meeting in gathered.history.meetings:
        told = gathered.told[meeting.identity]
        mine = tuple(by_identity.pop(meeting.identity, ()))
        nobody = {one.person.address for one in meeting.verdicts if one.person is not None and _is_nobody(one)}
        resolved = [met.person.address for met in meeting.met]
        named = [address for one in told for address in addresses_of(one) if address not in nobody]
        entering = meeting.occurrence.start - AHEAD
        together = accepted_with(told, policy.me)
        for one in told:
            shown = one.occurrence.id == meeting.occurrence.id
            units[one.occurrence.id] = UnitPlan(
                identity=meeting.identity,
                decisions=mine if shown else (),
                concerns=tuple(dict.fromkeys([*named, *resolved])),
                any_person=not meeting.shared,
                wake_at=_wake(mine, now) if shown else None,
                accepted_with=together,
            )
            if shown and not mine and entering > now:
                units[one.occurrence.id] = replace(units[one.occurrence.id], wake_at=entering)
    for identity, orphaned in by_identity.items():
        people = tuple(dict.fromkeys(address for decision in orphaned for address in decision.people))
        units[identity] = UnitPlan(
            identity=identity,
            decisions=tuple(orphaned),
            concerns=people,
            any_person=False,
            wake_at=_wake(orphaned, now),
        )
    return units


def _is_nobody(verdict: Verdict) -> bool:
    """True of me, rooms and tools: what is said of them changes no plan, and they are in many meetings."""
    return isinstance(verdict, NotMet) and verdict.reason in (Reason.SELF, Reason.ROOM, Reason.BOT)


def _wake(decisions: Iterable[Decision], now: datetime) -> datetime | None:
    """When time alone changes one of these. What is being drafted is planned anew at once, as an open draft."""
    times = [now if isinstance(one, Act) else one.until for one in decisions]
    return min((at for at in times if at is not None), default=None)


@dataclass(frozen=True, slots=True, kw_only=True)
class Weighed:
    """A rule that was asked about a candidate: what it was not for, or None where it fired."""

    rule: str
    mismatch: str | None


def weigh(house: House, keys: frozenset[Key], now: datetime) -> Mapping[Key, tuple[Weighed, ...]]:
    """For each of these keys that is about somebody met, the rules in order, to the one that fired."""
    store, policy = house.store, house.policy_at(house.store.first_run_at(now))
    key: KeyMaker = partial(follow_up_key, store.secret())
    store.wake_all()
    history = gather(store, policy, key, now).history
    rules = Rules(policy, BusinessTime(policy.hours, policy.me.timezone))
    found: dict[Key, tuple[Weighed, ...]] = {}
    for meeting in history.meetings:
        for met in meeting.met:
            mine = {key(meeting.identity, who, FOLLOW_UP_STEP) for who in (met.person.address, None)} & keys
            if mine:
                standing = Standing(history.people[met.person.address], now)
                first = partial(standing.is_first_meeting, meeting)
                weighed = tuple(
                    Weighed(rule=rule.name, mismatch=mismatch)
                    for rule, mismatch in rules.weigh(meeting, standing.history, first)
                )
                found |= dict.fromkeys(mine, weighed)
    return found
