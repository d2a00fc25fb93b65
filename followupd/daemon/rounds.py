"""One pass: settle → pull → follow → plan → retire → place. Everything is computed from the whole state."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from functools import partial

from followupd.apply.place import place_drafts, planned_record
from followupd.apply.retire import retire_drafts
from followupd.apply.settle import settle
from followupd.compose.draft import NeedsFact, compose
from followupd.daemon.gather import Gathered, KeyMaker, addresses_of, gather, window_at
from followupd.daemon.house import Account, House
from followupd.domain.decision import Act, Decision
from followupd.domain.draft import DraftRecord
from followupd.domain.event import OccurrenceId
from followupd.domain.ids import Key
from followupd.domain.policy import Policy
from followupd.errors import ProviderError
from followupd.plan.keys import follow_up_key
from followupd.plan.planner import AHEAD, BACK, plan
from followupd.ports.store import UnitPlan
from followupd.pull.calendars import pull_calendar
from followupd.pull.drafts import follow_drafts
from followupd.pull.mail import pull_mail


@dataclass(frozen=True, slots=True, kw_only=True)
class Round:
    """What a pass did, in counts, and which accounts stood in its way."""

    events_changed: int = 0
    messages_new: int = 0
    planned: int = 0
    placed: int = 0
    retired: int = 0
    next_wake: datetime | None = None
    errors: tuple[ProviderError, ...] = ()


def run_round(house: House, now: datetime, *, only: frozenset[Key] | None = None) -> Round:
    """Makes one whole pass at `now`; needs the lease. An account that fails holds up no other.

    With `only`, drafts of other keys are neither planned nor placed: what follows at once from a user's word.
    """
    policy = house.policy_at(house.store.first_run_at(now))
    errors: list[ProviderError] = []
    for account in house.accounts:
        if account.drafts is not None:
            errors += settle(account.drafts, house.store, account.name, now).errors
    pulled = pull(house, policy, now)
    planned = make_plan(house, policy, now, only=only)
    retired = placed = 0
    decisions = house.store.decisions()
    for account in house.accounts:
        if account.drafts is not None:
            ended = retire_drafts(account.drafts, house.store, account.name, decisions, now)
            begun = place_drafts(account.drafts, house.store, account.name, now, only=only)
            retired += ended.retired
            placed += begun.placed
            errors += [*ended.errors, *begun.errors]
    if placed or retired:
        make_plan(house, policy, now, only=frozenset())
    return replace(
        pulled,
        planned=planned,
        placed=placed,
        retired=retired,
        next_wake=house.store.next_wake(after=now),
        errors=(*pulled.errors, *errors),
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Preview:
    """What a pass would decide, and which accounts could not be read."""

    decisions: tuple[Decision, ...]
    next_wake: datetime | None
    errors: tuple[ProviderError, ...]


def preview(house: House, now: datetime) -> Preview:
    """What `run_round` would decide at `now`, on a store that is thrown away: only local files are read afresh."""
    policy = house.policy_at(house.store.first_run_at(now))
    local = replace(house, accounts=tuple(account for account in house.accounts if account.local))
    pulled = pull(local, policy, now)
    make_plan(house, policy, now)
    return Preview(
        decisions=current(house.store.decisions(), now), next_wake=house.store.next_wake(after=now), errors=pulled.errors
    )


def current(decisions: tuple[Decision, ...], now: datetime) -> tuple[Decision, ...]:
    """Those about meetings that are candidates at `now`, and those about drafts that lost theirs."""
    return tuple(d for d in decisions if d.meeting is None or d.meeting.start >= now - BACK)


def pull(house: House, policy: Policy, now: datetime) -> Round:
    """Takes in what changed at every account, and what became of our drafts there."""
    window = window_at(now, policy)
    mine = (*policy.me.addresses, *policy.me.patterns)
    done = Round()
    for account in house.accounts:
        for source in account.calendars:
            outcome = pull_calendar(source, house.store, account.name, window, now)
            done = _add(done, events=outcome.changed, error=outcome.error)
        if account.history is not None:
            outcome = pull_mail(account.history, house.store, account.name, mine, now)
            done = _add(done, messages=outcome.changed, error=outcome.error)
            if account.drafts is not None and outcome.error is None:
                done = _add(done, error=_follow(house, account, now))
    return done


def _follow(house: House, account: Account, now: datetime) -> ProviderError | None:
    assert account.drafts is not None
    assert account.history is not None
    return follow_drafts(account.drafts, account.history, house.store, account.name, now).error


def _add(done: Round, *, events: int = 0, messages: int = 0, error: ProviderError | None = None) -> Round:
    return replace(
        done,
        events_changed=done.events_changed + events,
        messages_new=done.messages_new + messages,
        errors=(*done.errors, error) if error is not None else done.errors,
    )


def make_plan(house: House, policy: Policy, now: datetime, *, only: frozenset[Key] | None = None) -> int:
    """Plans what is due for planning, composes what is to be drafted, keeps both; returns the number of new drafts."""
    store = house.store
    if store.policy_digest() != house.policy_digest:
        store.wake_all()
    key: KeyMaker = partial(follow_up_key, store.secret())
    gathered = gather(store, policy, key, now)
    decisions, drafts = _compose_all(house, policy, gathered, key, now)
    store.save_plan(
        _units(gathered, policy, decisions, now),
        gathered.identities,
        [draft for draft in drafts if only is None or draft.key in only],
        policy_digest=house.policy_digest,
        at=now,
    )
    return len(drafts)


def _compose_all(
    house: House, policy: Policy, gathered: Gathered, key: KeyMaker, now: datetime
) -> tuple[tuple[Decision, ...], list[DraftRecord]]:
    """Plans anew until all that is to be drafted could be composed: what lacks a fact makes room for the next."""
    missing: dict[Key, str] = {}
    composed: dict[Key, DraftRecord] = {}
    while True:
        history = replace(gathered.history, missing_facts=missing)
        decisions = plan(history, policy, now, key).decisions
        acts = [decision for decision in decisions if isinstance(decision, Act)]
        fresh = [act for act in acts if act.key not in composed]
        for act in fresh:
            try:
                composed[act.key] = _record(house, policy, gathered, act, now)
            except NeedsFact as lack:
                missing[act.key] = str(lack)
        if not any(act.key in missing for act in fresh):
            return decisions, [composed[act.key] for act in acts]


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
    return replace(planned_record(act, composed, now), account=house.drafts_account(act.account))


def _units(
    gathered: Gathered, policy: Policy, decisions: tuple[Decision, ...], now: datetime
) -> Mapping[OccurrenceId, UnitPlan]:
    by_identity: dict[OccurrenceId, list[Decision]] = {}
    for decision in decisions:
        assert decision.identity is not None
        by_identity.setdefault(decision.identity, []).append(decision)
    units: dict[OccurrenceId, UnitPlan] = {}
    for meeting in gathered.history.meetings:
        told = gathered.told[meeting.identity]
        mine = tuple(by_identity.pop(meeting.identity, ()))
        resolved = [met.person.address for met in meeting.met]
        named = [address for one in told for address in addresses_of(one)]
        entering = meeting.occurrence.start - AHEAD
        for one in told:
            shown = one.occurrence.id == meeting.occurrence.id
            units[one.occurrence.id] = UnitPlan(
                identity=meeting.identity,
                decisions=mine if shown else (),
                concerns=tuple(dict.fromkeys([*named, *resolved])),
                any_person=not meeting.shared,
                wake_at=_wake(mine, now) if shown else None,
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


def _wake(decisions: list[Decision] | tuple[Decision, ...], now: datetime) -> datetime | None:
    """When time alone changes one of these. What is being drafted is planned anew at once, as an open draft."""
    times = [now if isinstance(one, Act) else one.until for one in decisions]
    return min((at for at in times if at is not None), default=None)
