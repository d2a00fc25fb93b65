"""One pass: settle → pull → follow → read → plan → retire → place. Everything is computed from the whole state."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import datetime
from functools import partial

from followupd.apply.place import place_drafts
from followupd.apply.retire import retire_drafts
from followupd.apply.settle import settle
from followupd.daemon.gather import addresses_of, window_at
from followupd.daemon.house import Account, House
from followupd.daemon.planning import make_plan
from followupd.derive.addresses import is_mine
from followupd.domain.decision import Decision
from followupd.domain.draft import LIVE
from followupd.domain.ids import AccountName, Address, Key, Source
from followupd.domain.policy import Policy
from followupd.errors import ProviderError, TemplateError, Throttled
from followupd.plan.limits import sooner
from followupd.plan.planner import BACK
from followupd.pull.calendars import pull_calendar
from followupd.pull.drafts import follow_drafts
from followupd.pull.letters import Reader
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
    broken: tuple[TemplateError, ...] = ()  # templates that a draft was held for
    blind: frozenset[AccountName] = frozenset()  # accounts whose mail could not be read


def run_round(house: House, now: datetime, *, only: frozenset[Key] | None = None) -> Round:
    """Makes one whole pass at `now`; needs the lease. An account that fails holds up no other.

    Where mail could not be read nothing is drafted: an answer may lie in it.

    With `only`, drafts of other keys are neither planned nor placed: what follows at once from a user's word.
    """
    policy = house.policy_at(house.store.first_run_at(now))
    errors: list[ProviderError] = []
    for account in house.accounts:
        if account.drafts is not None:
            errors += settle(account.drafts, house.store, account.name, now).errors
    pulled = read(house, policy, now, pull(house, policy, now))
    planned = make_plan(house, policy, now, only=only, blind=pulled.blind, senders=house.senders)
    errors += _told(house, planned.mute, now)
    retired = placed = 0
    live = {draft.key for draft in house.store.drafts(states=LIVE)}
    decisions = house.store.decisions(keys=live)
    for account in house.accounts:
        if account.drafts is not None:
            ended = retire_drafts(account.drafts, house.store, account.name, decisions, now)
            retired += ended.retired
            errors += ended.errors
    for account in house.accounts:
        if account.drafts is not None and account.name not in pulled.blind:
            begun = place_drafts(account.drafts, house.store, account.name, now, only=only)
            placed += begun.placed
            errors += begun.errors
    next_wake = None
    if placed or retired:
        make_plan(house, policy, now, only=frozenset())
        # A draft for which room was made only now is made at once by the next pass.
        next_wake = now if house.store.due_units(now) else None
    for account in house.accounts:
        if account.meter is not None and (used := account.meter.used(now)):
            house.store.add_usage(account.name, used)
    errors = [*pulled.errors, *errors]
    retry_at = (error.retry_at for error in errors if isinstance(error, Throttled))
    return replace(
        pulled,
        planned=len(planned.drafts),
        broken=planned.broken,
        placed=placed,
        retired=retired,
        next_wake=next_wake or sooner(house.store.next_wake(after=now), *(max(at, now) for at in retry_at)),
        errors=tuple(errors),
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Preview:
    """What a pass would decide, what stood in the way, and which remote sources were never read."""

    decisions: tuple[Decision, ...]
    next_wake: datetime | None
    errors: tuple[ProviderError, ...]
    broken: tuple[TemplateError, ...]
    unread: tuple[Source, ...]


def preview(house: House, now: datetime) -> Preview:
    """What `run_round` would decide at `now`, on a store that is thrown away: only local files are read afresh."""
    policy = house.policy_at(house.store.first_run_at(now))
    pulled = read(house, policy, now, pull(house, policy, now, local_only=True), local_only=True)
    planned = make_plan(house, policy, now)
    return Preview(
        decisions=current(house.store.decisions(), now),
        next_wake=house.store.next_wake(after=now),
        errors=pulled.errors,
        broken=planned.broken,
        unread=tuple(
            source
            for account in house.accounts
            for source in sorted(account.remote)
            if house.store.source_state(source, account.name).last_pull_at is None
        ),
    )


def look(house: House, now: datetime) -> tuple[ProviderError, ...]:
    """Reads local files afresh and judges all the mail in them, on a store that is thrown away; what stood in the way.

    The templates are not asked, and nothing is decided.
    """
    policy = house.policy_at(house.store.first_run_at(now))
    pulled = pull(house, policy, now, local_only=True)
    house.store.wake_all()
    return read(house, policy, now, pulled, local_only=True).errors


def current(decisions: tuple[Decision, ...], now: datetime) -> tuple[Decision, ...]:
    """Those about people, about meetings that are candidates at `now`, and about drafts that lost theirs."""
    return tuple(d for d in decisions if d.identity is None or d.meeting is None or d.meeting.start >= now - BACK)


def pull(house: House, policy: Policy, now: datetime, *, local_only: bool = False) -> Round:
    """Takes in what changed at every account, and what became of our drafts there; with `local_only`, no network."""
    window = window_at(now, policy)
    mine = (*policy.me.addresses, *policy.me.patterns)
    done = Round()
    about = partial(_about, house, policy, now)
    for account in house.accounts:
        for source in account.calendars:
            if local_only and source.source in account.remote:
                continue
            outcome = pull_calendar(source, house.store, account.name, window, now)
            done = _add(done, events=outcome.changed, error=outcome.error)
    for account in house.accounts:  # after all calendars: whose mail is needed is known by then
        if account.history is not None and not (local_only and account.history.source in account.remote):
            outcome = pull_mail(account.history, house.store, account.name, mine, now, about)
            done = _add(done, messages=outcome.changed, error=outcome.error, mail=True)
            if account.drafts is not None and outcome.error is None:
                done = _add(done, error=_follow(house, account, now))
    return done


def read(house: House, policy: Policy, now: datetime, pulled: Round, *, local_only: bool = False) -> Round:
    """Judges the mail of those about whom something is to be decided; with `local_only`, no network."""
    histories = {
        account.history.source: account.history
        for account in house.accounts
        if account.history is not None and not (local_only and account.history.source in account.remote)
    }
    reader = Reader(histories=histories, store=house.store, me=policy.me)
    outcome = reader.read(_about(house, policy, now), now)
    return _add(pulled, error=outcome.error, mail=True)


def _told(house: House, errors: Iterable[ProviderError], now: datetime) -> Iterator[ProviderError]:
    """The errors, each kept as the problem of the mailbox that it is about."""
    for error in errors:
        for account in house.accounts:
            if account.name == error.account and account.drafts is not None:
                house.store.save_problem(account.drafts.source, account.name, error, now)
        yield error


def _about(house: House, policy: Policy, now: datetime) -> frozenset[Address]:
    """All addresses of those about whom something is to be decided."""
    due = house.store.due_units(now)
    people = {*due.people}
    if due.meetings:
        people |= {address for one in house.store.occurrences(due.meetings) for address in addresses_of(one)}
    others = (person for person in house.store.persons(people).values() if not is_mine(person.address, policy.me))
    return frozenset(each for person in others for each in person.addresses)


def _follow(house: House, account: Account, now: datetime) -> ProviderError | None:
    assert account.drafts is not None
    assert account.history is not None
    return follow_drafts(account.drafts, account.history, house.store, account.name, now).error


def _add(
    done: Round, *, events: int = 0, messages: int = 0, error: ProviderError | None = None, mail: bool = False
) -> Round:
    return replace(
        done,
        events_changed=done.events_changed + events,
        messages_new=done.messages_new + messages,
        errors=(*done.errors, error) if error is not None else done.errors,
        blind=done.blind | {AccountName(error.account)} if error is not None and mail else done.blind,
    )
