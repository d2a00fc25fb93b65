"""What a light look at a VEVENT's bytes tells: the days that it reaches over, and who was in it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import UTC, datetime, time, timedelta

from followupd.derive.contentlines import Damaged, parse_line, parse_time_line, top_text
from followupd.derive.occurrences import Block
from followupd.derive.rules import FIRST, LAST
from followupd.derive.vevents import ATTENDEE_CAP, parse_time, read_attendee
from followupd.derive.zones import Zones
from followupd.domain.event import AttendeeKind, PartStat
from followupd.domain.ids import Address

MARGIN = timedelta(days=7)
"""More than what zones, the hours of a DURATION and short events can move a day by."""
FAR = 99_999_999

_TIMES = re.compile(
    rb"\n(DTSTART|DTEND|DURATION|R(?:RULE|DATE)|RECURRENCE-ID)([;:][^\r\n]*)(\r?\n[ \t])?", re.IGNORECASE
)
_UNTIL = re.compile(rb"[;:]UNTIL=(\d{8})", re.IGNORECASE)
_HOURS = re.compile(rb"P(?:[0-3]D)?T?(?:\d\dH|\dH)?(?:\d{1,3}M)?(?:\d{1,4}S)?\s*", re.IGNORECASE)
_PEOPLE = re.compile(rb"\n((?:DTSTART|ATTENDEE|ORGANIZER|STATUS(?=:))[:;][^\n]*)", re.IGNORECASE)
_LONG_DAYS = 3


@dataclass(frozen=True, slots=True)
class Reach:
    """The first and the last day (YYYYMMDD) on which a component can take place, give or take MARGIN."""

    first: int
    last: int

    def meets(self, first: int, last: int) -> bool:
        return self.first <= last and self.last >= first


def day_of(at: datetime, move: timedelta = timedelta()) -> int:
    """The UTC day of `at`, moved, as YYYYMMDD; held within what a date can be."""
    day = min(max(at.date(), FIRST.date() + MARGIN), LAST.date() - MARGIN) + move
    return day.year * 10_000 + day.month * 100 + day.day


_ALWAYS = Reach(0, FAR)


def reach_of(text: bytes) -> Reach:
    """The days that one VEVENT reaches over; all of them where that is not plain to see."""
    first, last, start = FAR, 0, 0
    recurs = False
    for found in _TIMES.finditer(text):
        name, rest, folded = found.groups()
        if folded is not None:
            return _ALWAYS
        kind = name[:3].upper()
        if kind == b"RRU":
            until = _UNTIL.search(rest)
            last = max(last, int(until[1]) if until else FAR)
            recurs = True
        elif kind == b"RDA" or (kind == b"DUR" and not _HOURS.fullmatch(rest[1:])):
            last = FAR
        elif kind != b"DUR":
            digits = rest[rest.rfind(b":") + 1 :][:8]
            if len(digits) != 8 or not digits.isdigit():
                return _ALWAYS
            day = int(digits)
            start = day if kind == b"DTS" else start
            first, last = min(first, day), max(last, day)
            if kind == b"REC" and b"RANGE" in rest.upper():
                last = FAR
            if kind == b"DTE" and (recurs or b"\nRRULE" in text.upper()) and day - start > _LONG_DAYS:
                last = FAR
    return Reach(first, last) if start else _ALWAYS


class PeopleReader:
    """Reads when an event began and who was in it; the same line of the same person is parsed once."""

    def __init__(self, zones: Zones) -> None:
        self._zones = zones
        self._known: dict[bytes, Address | None] = {}

    def people(self, block: Block) -> tuple[datetime, tuple[Address, ...]]:
        """The start (aware UTC), and the organizer and attendees who did not decline, without rooms and resources.

        Nobody where it was cancelled. Raises Damaged.
        """
        start: datetime | None = None
        cancelled = block.cancelled
        attendees: list[bytes] = []
        for raw in _PEOPLE.findall(top_text(block.text)):
            match raw[:1]:
                case b"D" | b"d":
                    start = self._start(raw)
                case b"S" | b"s":
                    cancelled = cancelled or raw[7:].strip().upper() == b"CANCELLED"
                case _:
                    attendees.append(raw)
        if start is None:
            raise Damaged("it has no start")
        if len(attendees) > ATTENDEE_CAP + 1:
            raise Damaged(f"it has more than {ATTENDEE_CAP} attendees")
        found = () if cancelled else (self._address(raw) for raw in attendees)
        return start, tuple(dict.fromkeys(address for address in found if address is not None))

    def _start(self, raw: bytes) -> datetime:
        line = parse_time_line(raw)
        if line is None:
            raise Damaged("it has no start")
        at = parse_time(line.value, line.params.get("TZID", ""), self._zones)
        if not isinstance(at, datetime):
            at = datetime.combine(at, time())
        return (at if at.tzinfo else at.replace(tzinfo=self._zones.local)).astimezone(UTC)

    def _address(self, raw: bytes) -> Address | None:
        if raw in self._known:
            return self._known[raw]
        line = parse_line(raw)
        found = read_attendee(line) if line is not None else None
        away = found is None or found.partstat is PartStat.DECLINED
        away = away or (found is not None and found.kind in {AttendeeKind.ROOM, AttendeeKind.RESOURCE})
        address = self._known[raw] = None if away or found is None else found.address
        return address
