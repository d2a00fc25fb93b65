"""The name on a card of the user's own address book: its writer knows which part of it is which."""

from __future__ import annotations

from followupd.derive.names import clean_name, may_be_given
from followupd.domain.contact import ContactCard
from followupd.domain.ids import Address
from followupd.domain.person import Confidence, PersonName


def card_name(card: ContactCard, address: Address) -> PersonName:
    """As `clean_name`; sure also of given and family names that no other rule knows, where each is a name's shape."""
    told = clean_name(f"{card.given} {card.family}".strip() or card.name, address)
    given, family = " ".join(card.given.split()), " ".join(card.family.split())
    if told.confidence is Confidence.SURE or not (given and family) or told.full != f"{given} {family}":
        return told
    first = given.split()[0]
    if not may_be_given(first, told.full, address):
        return told
    return PersonName(first=first, last=family, full=told.full, confidence=Confidence.SURE)
