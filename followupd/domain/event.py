"""What stands in a calendar, in the terms of RFC 5545: components as read, and occurrences in a window."""

from __future__ import annotations

import enum
from datetime import datetime

from followupd.domain.ids import AccountName, Address, Ref, Source
from followupd.domain.record import Struct


class PartStat(enum.StrEnum):
    """PARTSTAT (RFC 5545, 3.2.12); a missing one is `None` where it occurs, never a guess."""

    NEEDS_ACTION = "NEEDS-ACTION"  # asked, not answered
    ACCEPTED = "ACCEPTED"  # said yes
    DECLINED = "DECLINED"  # said no
    TENTATIVE = "TENTATIVE"  # said perhaps
    DELEGATED = "DELEGATED"  # sends somebody else


class Status(enum.StrEnum):
    """STATUS of a VEVENT (RFC 5545, 3.8.1.11)."""

    TENTATIVE = "TENTATIVE"  # not yet sure
    CONFIRMED = "CONFIRMED"  # takes place
    CANCELLED = "CANCELLED"  # does not take place; also METHOD:CANCEL (RFC 5546)


class AttendeeKind(enum.StrEnum):
    """CUTYPE (RFC 5545, 3.2.3); values that are not known are INDIVIDUAL's sibling UNKNOWN."""

    INDIVIDUAL = "INDIVIDUAL"  # a human being
    GROUP = "GROUP"  # a list of them
    RESOURCE = "RESOURCE"  # a projector
    ROOM = "ROOM"  # a room
    UNKNOWN = "UNKNOWN"  # said to be unknown


class Attendee(Struct, frozen=True, kw_only=True):
    """ATTENDEE or ORGANIZER. `address` is None where the calendar address is no mailto: URI."""

    address: Address | None
    name: str = ""
    partstat: PartStat | None = None
    kind: AttendeeKind = AttendeeKind.INDIVIDUAL
    optional: bool = False


class Event(Struct, frozen=True, kw_only=True):
    """The content of one VEVENT, without its times. Texts are unescaped and capped at 8 KiB."""

    title: str = ""
    description: str = ""
    location: str = ""
    conference: str = ""  # URL of the call, where one is given
    status: Status = Status.CONFIRMED
    private: bool = False  # any CLASS but PUBLIC, or what other calendars write for it
    transparent: bool = False
    categories: tuple[str, ...] = ()
    organizer: Attendee | None = None
    attendees: tuple[Attendee, ...] = ()
    guests_hidden: bool = False  # somebody else's, and it may have guests whom the calendar does not show
    hosted: bool | None = None  # whether the user called it, in the server's own word; None: it has none


class OccurrenceId(Struct, frozen=True, kw_only=True):
    """UID and RECURRENCE-ID: the identity that survives a move or a new title.

    `recurrence_id` is the original start as iCalendar writes it in UTC (`20261102T090000Z`), a date (`20261102`)
    for all-day series, a floating time without `Z`, and None for an event that does not recur.
    """

    uid: str
    recurrence_id: str | None = None

    def __str__(self) -> str:
        return self.uid if self.recurrence_id is None else f"{self.uid}/{self.recurrence_id}"


class Occurrence(Struct, frozen=True, kw_only=True):
    """One time at which an event takes place. `start` and `end` are aware UTC, `end` exclusive.

    All-day occurrences start and end at midnight of the zone that they are seen from (`me.timezone`).
    """

    id: OccurrenceId
    start: datetime
    end: datetime
    all_day: bool = False
    event: Event


class StoredOccurrence(Struct, frozen=True, kw_only=True):
    """An occurrence as a source tells it. Several sources may tell the same one.

    `accepted_with` are the addresses that were in it when the user's yes to somebody else's meeting was first seen;
    None where there was no such yes when it was last planned.
    """

    source: Source
    account: AccountName
    recurring: bool
    occurrence: Occurrence
    accepted_with: tuple[Address, ...] | None = None


class CalendarObject(Struct, frozen=True, kw_only=True):
    """All that a source says about one UID: its occurrences in the window, overrides applied.

    `etag` changes when its bytes do. `recurring` objects are expanded anew when the window moves.
    """

    source: Source
    href: Ref
    uid: str
    etag: str
    recurring: bool
    occurrences: tuple[Occurrence, ...]


class PastMeeting(Struct, frozen=True, kw_only=True):
    """An event that was over before the window: only when it was and who was there, for "met before"."""

    source: Source
    href: Ref
    uid: str
    start: datetime
    addresses: tuple[Address, ...]  # organizer and attendees who did not decline, without rooms; not when cancelled


class Away(Struct, frozen=True, kw_only=True):
    """The user is away in [start, end), aware UTC; `title` is what the calendar calls it."""

    start: datetime
    end: datetime
    title: str


class Window(Struct, frozen=True, kw_only=True):
    """The stretch of time that matters, aware UTC, `end` exclusive."""

    start: datetime
    end: datetime

    def overlaps(self, start: datetime, end: datetime) -> bool:
        """True where [start, end) meets the window; an event without length is in it at its start."""
        return start < self.end and (end > self.start or (start == end and start >= self.start))
