"""Takes the people of a file in: what is new of each is kept, and twice is as once."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime

from followupd.cli.cards import Card, Deck, plain_note
from followupd.cli.persons import FORGOTTEN_BEFORE
from followupd.cli.session import Session
from followupd.cli.sharing import without_others
from followupd.derive.addresses import is_mine
from followupd.derive.sharing import is_sure
from followupd.domain.fact import Fact, FactKind
from followupd.domain.ids import Address
from followupd.domain.person import Person
from followupd.domain.record import replace


class Intake:
    """One file's worth of people, whom the store is asked about together."""

    def __init__(self, session: Session) -> None:
        self._store, self._now = session.house.store, session.now
        policy = session.house.policy_at(session.now)
        self._me = policy.me
        self._circles = {each.casefold(): each for each in policy.cadence.circles}

    def take(self, deck: Deck) -> tuple[int, int]:
        """Returns how many people were taken and how much was new; what stands against the others is told to `deck`."""
        cards = []
        for card in map(self._known_circle, deck.cards):
            addresses = tuple(one for one in card.addresses if not is_mine(one, self._me))
            if card.circle and card.circle not in self._circles.values():
                hint = f"there are {', '.join(sorted(self._circles.values()))}"
                deck.wrong(card.where, f"there is no circle {card.circle!r} in cadence.circles", hint)
            elif addresses:  # address books hold a card of their owner
                cards.append(replace(card, addresses=addresses))
        persons = self._persons(cards)
        cards = list(without_others(cards, persons, deck))
        several = [one for one in cards if len({persons[address].address for address in one.addresses}) > 1]
        merged, gone = self._store.merge_all([card.addresses for card in several]) if several else (0, frozenset())
        for card in several:
            if forgotten := [one for one in card.addresses if one in gone]:
                deck.wrong(card.where, f"{forgotten[0]}: {FORGOTTEN_BEFORE}")
                cards.remove(card)
        added = self._add(deck, cards, self._persons(cards) if merged else persons)
        return len(cards) - added.count(None), merged + sum(count or 0 for count in added)

    def _known_circle(self, card: Card) -> Card:
        return replace(card, circle=self._circles.get(card.circle.casefold(), card.circle))

    def _persons(self, cards: Sequence[Card]) -> Mapping[Address, Person]:
        return self._store.persons(address for card in cards for address in card.addresses)

    def _add(self, deck: Deck, cards: Sequence[Card], persons: Mapping[Address, Person]) -> list[int | None]:
        """How much was new of each; None where they were forgotten."""
        known: dict[Address, list[Fact]] = {}
        of = {each: one.address for one in persons.values() for each in one.addresses}
        for fact in self._store.facts(people=of):
            if fact.person is not None:
                known.setdefault(of[fact.person], []).append(fact)
        units = frozenset(self._store.people())
        new: list[list[Fact]] = []
        for card in cards:
            person = persons[card.addresses[0]]
            heard = known.setdefault(person.address, [])
            said = [fact for fact in _facts(card, person, self._now) if not _is_known(fact, heard)]
            if not said and not heard and person.address not in units:
                # An address alone: in the circle that the config says.
                said = [Fact(kind=FactKind.CIRCLE, at=self._now, person=person.address)]
            heard += said
            new.append(said)
        kept = iter(self._store.add_facts(fact for several in new for fact in several))
        added: list[int | None] = []
        for card, said in zip(cards, new, strict=True):
            forgotten = [fact for fact in said if next(kept).person != fact.person]
            if forgotten:
                deck.wrong(card.where, f"{card.addresses[0]}: {FORGOTTEN_BEFORE}")
            added.append(None if forgotten else len(said))
        return added


def _facts(card: Card, person: Person, at: datetime) -> Iterator[Fact]:
    told = [(FactKind.NAME, card.name), (FactKind.CIRCLE, card.circle)]
    told += [(FactKind.TAG, tag) for tag in card.tags] + [(FactKind.NOTE, note) for note in card.notes]
    for kind, text in told:
        if text and not (kind is FactKind.NAME and is_sure(person) and text == person.name.full):
            yield Fact(kind=kind, at=at, person=person.address, text=text)


def _is_known(fact: Fact, known: Sequence[Fact]) -> bool:
    """True where it was said before, and for what has one value at a time, nothing else since."""
    same_kind = [one for one in known if one.kind is fact.kind]
    if fact.kind in (FactKind.NAME, FactKind.CIRCLE):
        return bool(same_kind) and same_kind[-1].text == fact.text
    if fact.kind is FactKind.TAG:
        last = [one for one in known if one.kind in (FactKind.TAG, FactKind.UNTAG) and one.text == fact.text]
        return bool(last) and last[-1].kind is FactKind.TAG
    return any(plain_note(one.text) == fact.text for one in same_kind)
