"""A person: the addresses that are theirs, and a name that is safe to greet them by."""

from __future__ import annotations

import enum

from followupd.domain.ids import Address
from followupd.domain.record import Struct


class Confidence(enum.IntEnum):
    """How far a name may be relied on."""

    NONE = 0  # nothing usable: greet neutrally
    GUESS = 1  # made from an address or a doubtful display name: good for lists, never for a greeting
    SURE = 2  # a display name of a known shape: good for a greeting


class PersonName(Struct, frozen=True, kw_only=True):
    """A display name, cleaned. Empty strings where a part is not known; `first` is set only when it may be greeted."""

    first: str = ""
    last: str = ""
    full: str = ""
    confidence: Confidence = Confidence.NONE


class Person(Struct, frozen=True, kw_only=True):
    """Somebody who is not the user. `address` is the one that drafts go to, and the person's identity."""

    address: Address
    addresses: tuple[Address, ...]
    name: PersonName = PersonName()
    company: str = ""

    @property
    def spellings(self) -> tuple[Address, ...]:
        """Every address of theirs, each in both spellings of its domain."""
        return tuple(dict.fromkeys(each for one in (self.address, *self.addresses) for each in one.spellings))
