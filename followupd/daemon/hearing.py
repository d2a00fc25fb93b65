"""The first half of a pass: what came in at calendars and mailboxes, what became of drafts, and what mail says."""

from __future__ import annotations

from datetime import datetime

from followupd.daemon.gather import window_at
from followupd.daemon.house import Account, House
from followupd.derive.addresses import is_mine
from followupd.domain.ids import AccountName, Address
from followupd.domain.policy import Policy
from followupd.domain.record import Struct, replace
from followupd.errors import ProviderError, TemplateError
from followupd.ports.store import Due
from followupd.pull.calendars import pull_calendar
from followupd.pull.drafts import follow_drafts
from followupd.pull.letters import Reader
from followupd.pull.mail import pull_mail


class Round(Struct, frozen=True, kw_only=True):
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
    unheard: frozenset[Address] = frozenset()  # people whose mail was asked for, and not had whole


def pull(house: House, policy: Policy, now: datetime, *, local_only: bool = False) -> Round:
    """Takes in what changed at every account, and what became of our drafts there; with `local_only`, no network."""
    seen = pull_calendars(house, policy, now, local_only=local_only)
    return pull_mailboxes(house, policy, now, seen, local_only=local_only)


def pull_calendars(house: House, policy: Policy, now: datetime, *, local_only: bool = False) -> Round:
    """Takes in what changed in the calendars."""
    window = window_at(now, policy)
    done = Round()
    for account in house.accounts:
        for source in account.calendars:
            if local_only and source.source in account.remote:
                continue
            outcome = pull_calendar(source, house.store, account.name, window, now)
            done = _add(done, events=outcome.changed, error=outcome.error)
    return done


def pull_mailboxes(
    house: House, policy: Policy, now: datetime, done: Round, *, due: Due | None = None, local_only: bool = False
) -> Round:
    """Takes in what changed in the mailboxes, on top of `done`: after all calendars, for by then it is known whose mail
    is needed. That is the mail of those in what is due, or with `due` in that alone."""
    mine = (*policy.me.addresses, *policy.me.patterns)
    for account in house.accounts:
        if account.history is not None and not (local_only and account.history.source in account.remote):
            outcome = pull_mail(
                account.history, house.store, account.name, mine, now, lambda: about(house, policy, now, due)
            )
            done = _add(done, messages=outcome.changed, error=outcome.error, mail=True, unheard=outcome.unheard)
            if account.drafts is not None and outcome.error is None:
                done = _add(done, error=_follow(house, account, now))
    return done


def read(
    house: House, policy: Policy, now: datetime, pulled: Round, *, due: Due | None = None, local_only: bool = False
) -> Round:
    """Judges the mail of those about whom something is to be decided; with `local_only`, no network."""
    histories = {
        account.history.source: account.history
        for account in house.accounts
        if account.history is not None and not (local_only and account.history.source in account.remote)
    }
    reader = Reader(histories=histories, store=house.store, me=policy.me)
    people = about(house, policy, now, due)
    outcome = reader.read(people, now)
    return _add(pulled, error=outcome.error, mail=True, unheard=people if outcome.error is not None else frozenset())


def about(house: House, policy: Policy, now: datetime, due: Due | None = None) -> frozenset[Address]:
    """All addresses of those about whom something is to be decided."""
    due = due or house.store.due_units(now)
    people = {*due.people}
    if due.meetings:
        people |= house.store.people_in(due.meetings)
    others = (person for person in house.store.persons(people).values() if not is_mine(person.address, policy.me))
    return frozenset(each for person in others for each in person.addresses)


def _follow(house: House, account: Account, now: datetime) -> ProviderError | None:
    assert account.drafts is not None
    assert account.history is not None
    return follow_drafts(account.drafts, account.history, house.store, account.name, now).error


def _add(
    done: Round,
    *,
    events: int = 0,
    messages: int = 0,
    error: ProviderError | None = None,
    mail: bool = False,
    unheard: frozenset[Address] = frozenset(),
) -> Round:
    return replace(
        done,
        events_changed=done.events_changed + events,
        messages_new=done.messages_new + messages,
        errors=(*done.errors, error) if error is not None else done.errors,
        blind=done.blind | {AccountName(error.account)} if error is not None and mail else done.blind,
        unheard=done.unheard | unheard,
    )
