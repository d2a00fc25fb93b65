"""The calendar port."""

from __future__ import annotations

from typing import Protocol

from followupd.domain.event import CalendarObject, PastMeeting, Window
from followupd.domain.ids import Cursor, Ref, Source
from followupd.domain.record import Struct


class Quarantined(Struct, frozen=True, kw_only=True):
    """An item that is left out: which, and why in a sentence for people, without its text."""

    ref: Ref
    why: str


class ChangeSet(Struct, frozen=True, kw_only=True):
    """What differs from what `cursor` had seen.

    `changed` replaces what was known of the same href; `removed` are hrefs that are gone; `past` is what was over
    before the window, each told once. `quarantined` is the whole list as of now, not a difference.
    With `is_snapshot`, `changed` is everything that there is, and what is not in it is gone.
    """

    changed: tuple[CalendarObject, ...]
    removed: tuple[Ref, ...]
    past: tuple[PastMeeting, ...]
    quarantined: tuple[Quarantined, ...]
    is_snapshot: bool
    cursor: Cursor


class CalendarSource(Protocol):
    """One calendar, read only."""

    @property
    def source(self) -> Source: ...

    def changes_since(self, cursor: Cursor | None, window: Window, *, accept_loss: bool = False) -> ChangeSet:
        """What changed since `cursor` (None: everything), with occurrences expanded in `window`.

        Laws: nothing changed and the same window → an empty delta and an equal cursor. A window of other days → what
        comes in with it is told again. Overrides travel with their master. A failure part way raises, without a cursor.
        A damaged item is quarantined and the others are told.

        Raises: SuspiciousShrink when at least 4 items were known and half of them or more are gone, unless
        `accept_loss`; CursorExpired; AuthRequired; Throttled; Unavailable.
        """
        ...
