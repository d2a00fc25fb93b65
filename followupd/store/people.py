"""The address book: every name that an address was seen under, and by whom it was told."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence

from sqlalchemy import delete, func, select
from sqlalchemy.engine import Connection

from followupd.derive.words import fold
from followupd.domain.ids import Address
from followupd.domain.person import Confidence, Person, PersonName
from followupd.domain.record import Struct, field
from followupd.store import aliases, cards, codec
from followupd.store.database import any_of, bulk
from followupd.store.marking import mark_any_person
from followupd.store.oblivion import is_forgotten
from followupd.store.tables import contact_address, message_person, name_word, past_meeting, person_name, unit_person

CALENDAR, MAIL, USER = 1, 2, 3
"""Who told a name: the organiser of a meeting; the person themself, or the user writing to them; the user, asked."""

_NAMES_KEPT = 8  # an address that changes its name with every message is no person's
_NAME_LENGTH = 200
_WORDS = 12
_FOUND = 50
_LOOKED_AT = 1_000
_WORD = re.compile(r"[^\W_]+")


class Names(Struct):
    """Names seen, gathered until they are kept: (address, name) → (who told it, when last), the best of these."""

    seen: dict[tuple[Address, str], tuple[int, int]] = field(default_factory=dict)

    def add(self, address: Address, name: str, told_by: int, at: int) -> None:
        if is_forgotten(address):
            return
        if (address, name) not in self.seen:
            name = " ".join(name[:_NAME_LENGTH].split())
            name = "" if Address.parse(name) == address else name
        self.seen[address, name] = max((told_by, at), self.seen.get((address, name), (0, 0)))


def words_of(text: str) -> tuple[str, ...]:
    """The words of a name without case and accents, in order."""
    return tuple(word[:40] for word in _WORD.findall(fold(text[:_NAME_LENGTH]))[:_WORDS])


def keep(connection: Connection, names: Names) -> None:
    """Takes the names in; new ones mark the meetings that name somebody unknown."""
    known = _rows(connection, {address for address, _ in names.seen})
    new, words, touched = [], [], []
    for (address, name), (told_by, at) in names.seen.items():
        pair = (codec.escaped(address), codec.escaped(name))
        before = known.get(pair)
        if before is None:
            new.append((*pair, told_by, at))
            words += [(word, pair[0]) for word in _words(*pair)]
        elif (told_by, at) > before:
            touched.append((told_by, at, *pair))
    bulk(connection, person_name, ("address", "name", "told_by", "last_at"), new)
    bulk(connection, name_word, ("word", "address"), words, or_ignore=True)
    if touched:
        connection.exec_driver_sql(
            "UPDATE person_name SET told_by = ?, last_at = ? WHERE address = ? AND name = ?", touched
        )
    if new:
        _drop_surplus(connection, {row[0] for row in new})
        mark_any_person(connection)


def _words(address: str, name: str) -> tuple[str, ...]:
    return words_of(codec.unescaped(name) or _clean("", Address(codec.unescaped(address))).full)


def _clean(name: str, address: Address) -> PersonName:
    from followupd.derive.names import clean_name  # its tables are not needed to look at the state

    return clean_name(name, address)


def _rows(connection: Connection, people: Iterable[Address]) -> dict[tuple[str, str], tuple[int, int]]:
    wanted = person_name.c.address.in_(any_of(codec.escaped(one) for one in people))
    return {
        (row.address, row.name): (row.told_by, row.last_at)
        for row in connection.execute(select(person_name).where(wanted)).all()
    }


def _drop_surplus(connection: Connection, escaped_addresses: Iterable[str]) -> None:
    counted = (
        select(person_name.c.address)
        .where(person_name.c.address.in_(any_of(escaped_addresses)))
        .group_by(person_name.c.address)
        .having(func.count() > _NAMES_KEPT)
    )
    for address in connection.execute(counted).scalars().all():
        latest = (
            select(person_name.c.name)
            .where(person_name.c.address == address)
            .order_by(person_name.c.told_by.desc(), person_name.c.last_at.desc(), person_name.c.name)
        )
        surplus = connection.execute(latest.offset(_NAMES_KEPT)).scalars().all()
        connection.execute(
            delete(person_name).where(person_name.c.address == address, person_name.c.name.in_(any_of(surplus)))
        )


def read(connection: Connection, people: Iterable[Address]) -> Mapping[Address, Person]:
    wanted = list(dict.fromkeys(people))
    groups = aliases.groups(connection, map(codec.escaped, wanted))
    theirs = {one: tuple(Address(codec.unescaped(each)) for each in several) for one, several in groups.items()}
    names: dict[Address, list[tuple[int, int, str]]] = {}
    everywhere = [one for several in theirs.values() for one in several]
    for (address, name), (told_by, at) in _rows(connection, everywhere).items():
        names.setdefault(Address(codec.unescaped(address)), []).append((told_by, at, codec.unescaped(name)))
    written = _on_cards(connection, everywhere)
    return {one: _person(theirs[codec.escaped(one)], names, written) for one in wanted}


def _on_cards(connection: Connection, people: Iterable[Address]) -> Mapping[Address, PersonName]:
    """The names that the user's address books have for these, where that is one name and a sure one."""
    told = cards.with_any(connection, people)
    if not told:
        return {}
    from followupd.derive.card_names import card_name  # as in `_clean`

    found: dict[Address, set[PersonName]] = {}
    for card in told:
        for address in card.addresses:
            found.setdefault(address, set()).add(card_name(card, address))
    sure = {address: several.pop() for address, several in found.items() if len(several) == 1}
    return {address: name for address, name in sure.items() if name.confidence is Confidence.SURE}


def _person(
    addresses: tuple[Address, ...],
    names: Mapping[Address, Sequence[tuple[int, int, str]]],
    written: Mapping[Address, PersonName],
) -> Person:
    """Under the name of the address that stands for them where that is sure, else the best of all."""
    first = _best([(*told, addresses[0]) for told in names.get(addresses[0], ())], written.get(addresses[0]))
    seen = [(*told, address) for address in addresses for told in names.get(address, ())]
    card = next((written[address] for address in addresses if address in written), None)
    name = first if first.confidence is Confidence.SURE or len(addresses) == 1 else _best(seen, card)
    return Person(address=addresses[0], addresses=addresses, name=name)


def _best(names: Sequence[tuple[int, int, str, Address]], card: PersonName | None) -> PersonName:
    """The user's word, said or on a card, else the newest name that is sure: person and user know it better than an
    organiser."""
    best = PersonName()
    if card is not None and not any(told_by == USER for told_by, *_ in names):
        return card
    for told_by, _, name, address in sorted(names, reverse=True):
        found = _clean(name, address)
        if told_by == USER and found.confidence is not Confidence.SURE:
            first, _, last = name.partition(" ")
            return PersonName(first=first, last=last, full=name, confidence=Confidence.SURE)
        if found.confidence is Confidence.SURE:
            return found
        if found.confidence > best.confidence:
            best = found
    return best


def named(connection: Connection, words: Sequence[str]) -> tuple[Person, ...]:
    folded = {part for word in words for part in words_of(word)}
    if not folded:
        return ()
    having_all = (
        select(name_word.c.address)
        .where(name_word.c.word.in_(any_of(folded)))
        .group_by(name_word.c.address)
        .having(func.count() == len(folded))
        .order_by(name_word.c.address)
        .limit(_LOOKED_AT)
    )
    found = [Address(codec.unescaped(one)) for one in connection.execute(having_all).scalars()]
    fitting = {address for address, name in _rows(connection, found) if folded <= set(_words(address, name))}
    kept = [one for one in found if codec.escaped(one) in fitting][:_FOUND]
    return tuple(dict.fromkeys(read(connection, kept).values()))


def is_known(connection: Connection, person: Address) -> bool:
    """True where anything is stored about this address."""
    address = codec.escaped(person)
    places = (person_name, message_person, past_meeting, unit_person, contact_address)
    seen = (select(place.c.address).where(place.c.address == address).limit(1) for place in places)
    return any(connection.execute(one).first() is not None for one in seen)


def count(connection: Connection) -> int:
    """The number of addresses that a name or a human's mail is known of."""
    return int(connection.execute(select(func.count(person_name.c.address.distinct()))).scalar_one())
