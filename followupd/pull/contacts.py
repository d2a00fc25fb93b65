"""Address book → store: names, and addresses that are one person's."""

from __future__ import annotations

from datetime import datetime, timedelta

from followupd.derive.addresses import is_mine, is_role
from followupd.derive.sharing import shared
from followupd.domain.contact import ContactCard
from followupd.domain.ids import AccountName
from followupd.domain.policy import Me
from followupd.domain.record import replace
from followupd.errors import CursorExpired, ProviderError
from followupd.ports.contacts import ContactChanges, ContactSource
from followupd.ports.store import Store
from followupd.pull.outcome import PullOutcome

EVERY = timedelta(days=1)
"""How often to look: names seldom change."""


def pull_contacts(source: ContactSource, store: Store, account: AccountName, me: Me, at: datetime) -> PullOutcome:
    """Takes in what changed in an address book, whole or not at all, once a day; cards with an address of mine are left
    out.

    What the provider says against it is kept as the source's problem and returned; any other error is a bug.
    """
    state = store.source_state(source.source, account)
    if (
        state.problem is None
        and state.last_pull_at is not None
        and state.last_pull_at <= at < state.last_pull_at + EVERY
    ):
        return PullOutcome()
    try:
        try:
            told = source.changes_since(state.cursor)
        except CursorExpired:
            told = source.changes_since(None)
    except ProviderError as error:
        store.save_problem(source.source, account, error, at)
        return PullOutcome(error=error)
    changed = store.save_contacts(source.source, account, _without_mine(told, me), at)
    if state.problem is not None:
        store.save_problem(source.source, account, None, at)
    return PullOutcome(changed=changed)


def _without_mine(told: ContactChanges, me: Me) -> ContactChanges:
    mine = [card.ref for card in told.changed if any(is_mine(one, me) for one in card.addresses)]
    others = tuple(card for card in told.changed if card.ref not in mine)
    return replace(told, changed=others, removed=(*told.removed, *mine))


def join_addresses(store: Store) -> int:
    """Makes one person of the addresses of each card, where one of them is a unit's and none may be another's.

    None may be where no other card, nor anything else that is known, has any of them under another name, and none is a
    desk's. Each card is asked once: what the user splits, or has merged otherwise, stays. Drafts go to the address that
    was a unit's.
    """
    waiting = store.contacts_waiting()
    if not waiting:
        return 0
    first = store.persons({address for card in waiting for address in card.addresses})
    around = store.contacts_with({address for person in first.values() for address in person.addresses})
    persons = store.persons({address for card in around for address in card.addresses})
    units = frozenset(store.people())
    several = []
    for card, others in shared(around, persons):
        people = dict.fromkeys(persons[address].address for address in card.addresses)
        if card in waiting and len(people) > 1 and not others and not _has_desk(card):
            keep = next((one for one in people if one in units), None)
            if keep is not None:
                several.append([keep, *(one for one in people if one != keep)])
    return store.join_contacts(several, waiting)


def _has_desk(card: ContactCard) -> bool:
    return any(map(is_role, card.addresses))
