"""The address book port: names, and which addresses are one person's. It makes nobody a candidate for a letter."""

from __future__ import annotations

from typing import Protocol

from followupd.domain.contact import ContactCard
from followupd.domain.ids import Cursor, Ref, Source
from followupd.domain.record import Struct


class ContactChanges(Struct, frozen=True, kw_only=True):
    """What differs from what `cursor` had seen. Cards without any address are told as removed.

    With `is_snapshot`, `changed` is everything that there is, and what is not in it is gone.
    """

    changed: tuple[ContactCard, ...]
    removed: tuple[Ref, ...]
    is_snapshot: bool
    cursor: Cursor


class ContactSource(Protocol):
    """One address book, read only."""

    @property
    def source(self) -> Source: ...

    def changes_since(self, cursor: Cursor | None) -> ContactChanges:
        """What changed since `cursor` (None: everything).

        Laws: nothing changed → nothing is told that is not known, and nothing removed. A failure part way raises,
        without a cursor. A damaged card is left out, and the others are told.

        Raises: CursorExpired; AuthRequired; Throttled; Unavailable.
        """
        ...
