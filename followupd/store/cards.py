"""Cards of address books: names for addresses, and addresses of one person. Nobody is known by them alone."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import delete, select, update
from sqlalchemy.engine import Connection

from followupd.domain.contact import ContactCard
from followupd.domain.ids import AccountName, Address, Ref, Source
from followupd.ports.contacts import ContactChanges
from followupd.store import codec, sources
from followupd.store.database import any_of, bulk
from followupd.store.marking import mark_people
from followupd.store.oblivion import Oblivion, recall
from followupd.store.persons import IS_PERSON
from followupd.store.tables import contact, contact_address, unit, unit_person


def save(connection: Connection, source: Source, account: AccountName, told: ContactChanges, at: datetime) -> int:
    """Takes in what an address book told; how many cards differ from before. Nobody is made a unit by it."""
    left = recall(connection)
    cards = {card.ref: kept for card in told.changed if (kept := _without_erased(card, left)) is not None}
    rows = _known(connection, source, None if told.is_snapshot else [*(one.ref for one in told.changed), *told.removed])
    before = {ref: card_of(row) for ref, row in rows.items()}
    new = [card for ref, card in cards.items() if before.get(ref) != card]
    gone = [card for ref, card in before.items() if cards.get(ref) != card]
    connection.execute(delete(contact).where(contact.c.id.in_(any_of(rows[card.ref]["id"] for card in gone))))
    _put(connection, source, [(card, _waits(card, rows.get(card.ref))) for card in new])
    mark_people(connection, {address for card in (*new, *gone) for address in card.addresses})
    sources.save_pull(connection, source, account, told.cursor, at)
    return len({card.ref for card in (*new, *gone)})


def _known(connection: Connection, source: Source, refs: Iterable[Ref] | None) -> Mapping[Ref, Mapping[Any, Any]]:
    """The rows of an address book, or of some of its cards."""
    wanted = select(contact).where(contact.c.source == codec.escaped(source))
    if refs is not None:
        wanted = wanted.where(contact.c.ref.in_(any_of(map(codec.escaped, refs))))
    return {Ref(codec.unescaped(row["ref"])): row for row in connection.execute(wanted).mappings()}


def _without_erased(card: ContactCard, left: Oblivion | None) -> ContactCard | None:
    """The card as it may be kept; none that has an address of somebody who was erased."""
    if left is None:
        return card
    if any(map(left.knows, card.addresses)):
        return None
    name, given, family = map(left.text, (card.name, card.given, card.family))
    return ContactCard(ref=card.ref, addresses=card.addresses, name=name, given=given, family=family)


def _waits(card: ContactCard, before: Mapping[Any, Any] | None) -> bool:
    """A card is asked once what it says about its addresses: those whom the user splits again stay apart."""
    if before is not None and set(codec.addresses(before["addresses"])) == set(card.addresses):
        return bool(before["waits"])
    return len(card.addresses) > 1


def _put(connection: Connection, source: Source, cards: Sequence[tuple[ContactCard, bool]]) -> None:
    columns = ("source", "ref", "addresses", "name", "given", "family", "waits")
    name = codec.escaped(source)
    bulk(connection, contact, columns, [(name, *_row(card), int(waits)) for card, waits in cards])
    rows = _known(connection, source, [card.ref for card, _ in cards]).values()
    pairs = [(one, row["id"]) for row in rows for one in row["addresses"].split()]
    bulk(connection, contact_address, ("address", "contact"), pairs)


def _row(card: ContactCard) -> tuple[str, ...]:
    addresses = " ".join(map(codec.escaped, card.addresses))
    return (codec.escaped(card.ref), addresses, *map(codec.escaped, (card.name, card.given, card.family)))


def card_of(row: Mapping[Any, Any]) -> ContactCard:
    return ContactCard(
        ref=Ref(codec.unescaped(row["ref"])),
        addresses=codec.addresses(row["addresses"]),
        name=codec.unescaped(row["name"]),
        given=codec.unescaped(row["given"]),
        family=codec.unescaped(row["family"]),
    )


def with_any(connection: Connection, people: Iterable[Address]) -> tuple[ContactCard, ...]:
    """The cards that have any of these addresses, by age."""
    theirs = contact_address.c.address.in_(any_of(map(codec.escaped, people)))
    ids = select(contact_address.c.contact).where(theirs)
    rows = connection.execute(select(contact).where(contact.c.id.in_(ids)).order_by(contact.c.id))
    return tuple(card_of(row) for row in rows.mappings())


def waiting(connection: Connection) -> tuple[ContactCard, ...]:
    """The cards with several addresses that were not asked yet, and one of whose addresses is that of a unit."""
    known = (
        select(contact_address.c.contact)
        .join(unit_person, unit_person.c.address == contact_address.c.address)
        .join(unit, unit.c.id == unit_person.c.unit)
        .where(contact_address.c.contact == contact.c.id, IS_PERSON)
    )
    rows = connection.execute(select(contact).where(contact.c.waits == 1, known.exists()).order_by(contact.c.id))
    return tuple(card_of(row) for row in rows.mappings())


def asked(connection: Connection, cards: Iterable[ContactCard]) -> None:
    """Notes that these were asked, in whichever address book they are."""
    refs = any_of(codec.escaped(card.ref) for card in cards)
    connection.execute(update(contact).where(contact.c.ref.in_(refs)).values(waits=0))
