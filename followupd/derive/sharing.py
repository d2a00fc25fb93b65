"""Addresses that several people share: no address book makes one person of those who do."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Protocol, TypeVar

from followupd.domain.ids import Address
from followupd.domain.person import Confidence, Person
from followupd.domain.record import Struct

_MOST_CLAIMS = 20
"""More different cards with one address are not compared: it is shared."""


class Card(Protocol):
    """Who has which addresses."""

    @property
    def addresses(self) -> tuple[Address, ...]: ...
    @property
    def name(self) -> str: ...


AnyCard = TypeVar("AnyCard", bound=Card)


def shared(
    cards: Sequence[AnyCard], persons: Mapping[Address, Person]
) -> Iterator[tuple[AnyCard, Mapping[Address, str]]]:
    """Each card with those of its addresses that may be somebody else's, and whose.

    Only where its addresses would be merged. `persons` are those whom the state knows under all of the addresses.
    """
    claims: dict[Address, dict[_Claim, None]] = {}
    each = [_Claim.of(card, persons) for card in cards]
    for claim in each:
        for one in claim.people:
            known = claims.setdefault(one, {})
            if len(known) <= _MOST_CLAIMS:
                known[claim] = None
    for card, claim in zip(cards, each, strict=True):
        if len(claim.people) == 1:
            yield card, {}
            continue
        own: Person | None = None
        others: dict[Address, str] = {}
        for address in card.addresses:
            person = persons[address]
            other = _elsewhere(claim, claims[person.address]) or _in_state(card, person, own)
            if other is None:
                own = own or person
            else:
                others[address] = other
        yield card, others


def is_sure(person: Person) -> bool:
    return person.name.confidence is Confidence.SURE


class _Claim(Struct, frozen=True):
    """What a card says: these are one. `people` are those whom the state knows under its addresses."""

    name: str
    shown: str
    people: frozenset[Address]

    @classmethod
    def of(cls, card: Card, persons: Mapping[Address, Person]) -> _Claim:
        people = frozenset(persons[address].address for address in card.addresses)
        return cls(card.name.casefold(), card.name or card.addresses[0], people)

    def agrees(self, other: _Claim) -> bool:
        """True where one says what the other does, or less: together they make no more people one."""
        nested = self.people <= other.people or other.people <= self.people
        return nested and not _differ(self.name, other.name)


def _elsewhere(claim: _Claim, claims: Mapping[_Claim, None]) -> str | None:
    """Who else has an address by the cards."""
    other = next((one for one in claims if not claim.agrees(one)), None)
    if other is None and len(claims) > _MOST_CLAIMS:
        return "many others"
    return None if other is None else other.shown


def _in_state(card: Card, person: Person, owner: Person | None) -> str | None:
    """Who else has an address by the state: known by another name, or merged with addresses that the card lacks."""
    if owner is not None and owner.address == person.address:
        return None
    name = card.name or (owner.name.full if owner is not None and is_sure(owner) else "")
    if is_sure(person) and _differ(name.casefold(), person.name.full.casefold()):
        return person.name.full
    strange = [one for one in person.addresses if one not in card.addresses]
    return strange[0] if owner is not None and strange else None


def _differ(one: str, other: str) -> bool:
    """True of two names of which neither has all words of the other; no name differs from none."""
    words, others = ({word.strip(".,") for word in name.split()} for name in (one, other))
    return not (words <= others or others <= words)
