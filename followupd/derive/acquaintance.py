"""What derive asks about people: answered from the mail and the earlier meetings of the user."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Protocol

from followupd.derive.addresses import company
from followupd.derive.names import clean_name
from followupd.domain.ids import Address
from followupd.domain.person import Confidence, Person
from followupd.domain.record import replace


class Known(Protocol):
    """Who is known, and how."""

    def person(self, address: Address) -> Person:
        """The person of an address, under the best name seen; without a name where none was."""
        ...

    def wrote_to_before(self, address: Address, at: datetime) -> bool:
        """True where I wrote to them before `at`."""
        ...

    def named(self, words: Sequence[str]) -> tuple[Person, ...]:
        """The people met or written with whose name has all these words, whatever case and accents."""
        ...

    def is_list(self, address: Address) -> bool:
        """True where bulk mail, and no other, comes from the address."""
        ...


def acquainted(known: Known, address: Address, name: str) -> Person:
    """The person of an address; what the event calls them helps where nothing better is known."""
    person = known.person(address)
    if name and person.name.confidence < Confidence.SURE:
        told = clean_name(name, address)
        if told.confidence > person.name.confidence:
            person = replace(person, name=told)
    if not person.company and (where := company(person.address)):
        person = replace(person, company=where)
    return person
