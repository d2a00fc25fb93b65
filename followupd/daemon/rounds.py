"""One pass: settle → pull → follow → read → plan → retire → place. Everything is computed from the whole state."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import datetime

from followupd.apply.outcome import ApplyOutcome
from followupd.apply.place import place_drafts
from followupd.apply.retire import retire_drafts
from followupd.apply.settle import settle
from followupd.daemon.early import place_first
from followupd.daemon.hearing import Round, about, pull, pull_calendars, pull_mailboxes, read
from followupd.daemon.house import House
from followupd.daemon.planning import make_plan
from followupd.domain.decision import Decision
from followupd.domain.draft import LIVE
from followupd.domain.ids import Key, Source
from followupd.domain.policy import Policy
from followupd.domain.record import Struct, replace
from followupd.errors import ProviderError, TemplateError, Throttled
from followupd.plan.limits import sooner
from followupd.plan.planner import BACK
from followupd.ports.permissions import permission_source
from followupd.pull.contacts import join_addresses, pull_contacts
from followupd.pull.homeless import house_homeless

__all__ = ["Preview", "Round", "current", "look", "preview", "read_files", "run_round"]


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
    seen = _address_books(house, policy, now, pull_calendars(house, policy, now))
    first = place_first(house, policy, now) if only is None else ApplyOutcome()
    pulled = read(house, policy, now, pull_mailboxes(house, policy, now, seen))
    boxes = {account.name: account.drafts for account in house.accounts if account.drafts is not None}
    errors += house_homeless(boxes, house.store, now)
    errors += _told(house, first.errors, now)  # only now: a mailbox that is read well has no problem
    planned = make_plan(
        house, policy, now, only=only, blind=pulled.blind, unheard=pulled.unheard, senders=house.senders
    )
    errors += _told(house, planned.mute, now)
    retired, placed = 0, first.placed
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
        make_plan(house, policy, now, only=frozenset(), unheard=pulled.unheard)
        # A draft for which room was made only now is made at once by the next pass.
        next_wake = now if house.store.due_units(now) and not pulled.unheard else None
    for account in house.accounts:
        if account.meter is not None and (used := account.meter.used(now)):
            house.store.add_usage(account.name, used)
    errors = [*pulled.errors, *errors, *_left_out(house, now)]
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


class Preview(Struct, frozen=True, kw_only=True):
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


def read_files(house: House, now: datetime) -> tuple[ProviderError, ...]:
    """Takes in what local files say, and decides about what is new in them; drafts nothing. Needs the lease.

    All of it stays due: a pass may hear more, from afar. Returns what stood in the way.
    """
    policy = house.policy_at(house.store.first_run_at(now))
    pulled = pull(house, policy, now, local_only=True)
    due = house.store.due_units(now)
    errors = read(house, policy, now, pulled, due=due, local_only=True).errors
    make_plan(house, policy, now, only=frozenset(), unheard=about(house, policy, now, due), due=due)
    return errors


def current(decisions: tuple[Decision, ...], now: datetime) -> tuple[Decision, ...]:
    """Those about people, about meetings that are candidates at `now`, and about drafts that lost theirs."""
    return tuple(d for d in decisions if d.identity is None or d.meeting is None or d.meeting.start >= now - BACK)


def _told(house: House, errors: Iterable[ProviderError], now: datetime) -> Iterator[ProviderError]:
    """The errors, each kept as the problem of the mailbox that it is about."""
    for error in errors:
        for account in house.accounts:
            if account.name == error.account and account.drafts is not None:
                house.store.save_problem(account.drafts.source, account.name, error, now)
        yield error


def _left_out(house: House, now: datetime) -> Iterator[ProviderError]:
    """What accounts were not permitted, told before it is needed; what needs no such permission goes on."""
    for account in house.accounts:
        error = account.permissions.lacking() if account.permissions is not None else None
        house.store.save_problem(permission_source(account.name), account.name, error, now)
        if error is not None:
            yield error


def _address_books(house: House, policy: Policy, now: datetime, done: Round) -> Round:
    """Takes in what changed in them. One that cannot be read holds up nothing: it tells of names alone."""
    books = [(account.contacts, account.name) for account in house.accounts if account.contacts is not None]
    for book, name in books:
        error = pull_contacts(book, house.store, name, policy.me, now).error
        done = replace(done, errors=(*done.errors, error) if error is not None else done.errors)
    if books:
        join_addresses(house.store)
    return done
