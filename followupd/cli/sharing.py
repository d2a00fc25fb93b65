"""Addresses in a file that several people share: no file makes one person of those who do."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from followupd.cli.cards import Card, Deck
from followupd.derive.sharing import shared
from followupd.domain.ids import Address
from followupd.domain.person import Person
from followupd.domain.record import replace


def without_others(cards: Sequence[Card], persons: Mapping[Address, Person], deck: Deck) -> Iterator[Card]:
    """The cards without the addresses that may be somebody else's, each of which is told to `deck`.

    Only where addresses would be merged. A card's first address that is its own comes first; one without any is left
    out.
    """
    for card, others in shared(cards, persons):
        for address, other in others.items():
            deck.wrong(card.where, f"{address} stands with {other} too", "merge them yourself if they are one")
        if own := tuple(one for one in card.addresses if one not in others):
            yield replace(card, addresses=own)
