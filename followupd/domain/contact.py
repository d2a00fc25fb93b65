"""What an address book says: who has which addresses."""

from __future__ import annotations

from followupd.domain.ids import Address, Ref
from followupd.domain.record import Struct


class ContactCard(Struct, frozen=True, kw_only=True):
    """One card of the user's own writing; the first address is the preferred one. Empty where a name is not given.

    `given` and `family` where its writer says which is which; `name` is the whole of it.
    """

    ref: Ref
    addresses: tuple[Address, ...]
    name: str = ""
    given: str = ""
    family: str = ""
