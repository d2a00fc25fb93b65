"""What a light look at a VEVENT's bytes tells: the days that it reaches over, and who was in it."""

from __future__ import annotations

import re
from datetime import UTC, datetime, time, timedelta
from typing import NamedTuple

from followupd.derive.contentlines import PROPERTY_CAP, Damaged, parse_line, parse_time_line, top_text, unfolded
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
    rb"\n(?:(DTSTART|DTEND|DURATION|R(?:RULE|DATE)|RECURRENCE-ID)([;:][^\r\n]*)|[A-Z-]+(?=\r?\n[ \t]))(\r?\n[ \t])?",
    re.IGNORECASE,
)
_UNTIL = re.compile(rb"[;:]UNTIL=(\d{8})", re.IGNORECASE)
_HOURS = re.compile(rb"P(?:[0-3]D)?T?(?:\d\dH|\dH)?(?:\d{1,3}M)?(?:\d{1,4}S)?\s*", re.IGNORECASE)
_PEOPLE = re.compile(
    rb"\n((?:DTSTART|ATTENDEE|ORGANIZER|STATUS(?=:))[:;][^\r\n]*(?:\r?\n[ \t][^\r\n]*)*)", re.IGNORECASE
)
_PLAIN_START = re.compile(rb"DTSTART(?:;TZID=([A-Za-z_/+-]+))?:(\d{8}T\d{6}Z?)")
_ODD = re.compile(rb"\n(?:BEGIN:|[A-Z-]+\r?\n[ \t])", re.IGNORECASE)
_LONG_DAYS = 3


class Reach(NamedTuple):
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
    first, last, start, recurs = FAR, 0, 0, False
    for name, rest, folded in _TIMES.findall(text):
        kind = name[:3].upper()
        if folded:
            return _ALWAYS
        if kind in (b"DTS", b"DTE", b"REC"):
            digits = rest[rest.rfind(b":") + 1 :][:8]
            if len(digits) != 8 or not digits.isdigit():
                return _ALWAYS
            day = int(digits)
            first, last = min(first, day), max(last, day)
            if kind == b"DTS":
                start = day
            elif kind == b"REC" and b"RANGE" in rest.upper():
                last = FAR
        elif kind == b"RRU":
            until = _UNTIL.search(rest)
            last = max(last, int(until[1]) if until else FAR)
            recurs = True
        elif kind == b"RDA" or not _HOURS.fullmatch(rest[1:]):
            last = FAR
    if not start or (recurs and _is_long(text)):
        return _ALWAYS
    return Reach(first, last)


def _is_long(text: bytes) -> bool:
    """True where an event ends on a day so much later that UNTIL does not say when its series is over."""
    days = [
        int(rest[rest.rfind(b":") + 1 :][:8]) for name, rest, _ in _TIMES.findall(text) if name[:2].upper() == b"DT"
    ]
    return max(days) - min(days) > _LONG_DAYS


def _without_alarm(text: bytes) -> bytes:
    """The text without its first alarm, which is all that most events have inside them."""
    start = text.find(b"\nBEGIN:VALARM")
    end = text.find(b"\nEND:VALARM", start)
    if start < 0 or end < 0 or text.find(b"\nBEGIN:", start + 1, end) >= 0:
        return text
    return text[:start] + text[end + 11 :]


class PeopleReader:
    """Reads when an event began and who was in it; the same line of the same person is parsed once."""

    def __init__(self, zones: Zones) -> None:
        self._zones = zones
        self._known: dict[bytes, Address | None] = {}

    def people(self, block: Block) -> tuple[datetime, tuple[Address, ...]]:
        """The start (aware UTC), and the organizer and attendees who did not decline, without rooms and resources.

        Nobody where it was cancelled. Raises Damaged.
        """
        text = _without_alarm(block.text)
        if len(text) > PROPERTY_CAP or _ODD.search(text, 1) is not None:
            text = top_text(block.text)
        start: datetime | None = None
        cancelled = block.cancelled
        attendees: list[bytes] = []
        for raw in _PEOPLE.findall(text):
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
        plain = _PLAIN_START.fullmatch(raw)
        if plain is not None:
            at = parse_time(plain[2].decode("ascii"), (plain[1] or b"").decode("ascii"), self._zones)
        elif (line := parse_time_line(unfolded(raw))) is not None:
            at = parse_time(line.value, line.params.get("TZID", ""), self._zones)
        else:
            raise Damaged("it has no start")
        if not isinstance(at, datetime):
            at = datetime.combine(at, time())
        return (at if at.tzinfo else at.replace(tzinfo=self._zones.local)).astimezone(UTC)

    def _address(self, raw: bytes) -> Address | None:
        if raw not in self._known:
            self._known[raw] = self._read(unfolded(raw))
        return self._known[raw]

    def _read(self, raw: bytes) -> Address | None:
        shouted = raw.upper()
        at = shouted.rfind(b"MAILTO:")
        if at > 0 and not (b'"' in raw[at:] or b"DECLINED" in shouted or b"CUTYPE=R" in shouted or b"%" in raw[at:]):
            address = Address.parse(raw[at:].decode("utf-8", "replace"))
            if address is not None:
                return address
        line = parse_line(raw)
        found = read_attendee(line) if line is not None else None
        if found is None or found.partstat is PartStat.DECLINED:
            return None
        return None if found.kind in {AttendeeKind.ROOM, AttendeeKind.RESOURCE} else found.address
