"""What a light look at a VEVENT's lines tells: the days that it reaches over, and who was in it."""

from __future__ import annotations

import re
from datetime import UTC, datetime, time, timedelta
from typing import NamedTuple

from followupd.derive.contentlines import PROPERTY_CAP, Damaged, parse_line, parse_time_line, unfolded, within_caps
from followupd.derive.rules import FIRST, LAST
from followupd.derive.vevents import ATTENDEE_CAP, parse_time, read_attendee
from followupd.derive.zones import Zones
from followupd.domain.event import AttendeeKind, PartStat
from followupd.domain.ids import Address

MARGIN = timedelta(days=7)
"""More than what zones, the hours of a DURATION and short events can move a day by."""
FAR = 99_999_999

_LINES = re.compile(
    rb"\n((?:DT(?:START|END)|R(?:ECURRENCE-ID|RULE|DATE)|DURATION|ATTENDEE|ORGANIZER|STATUS|BEGIN|END)[:;].*)",
    re.IGNORECASE,
)
_UNTIL = re.compile(rb"[;:]UNTIL=(\d{8})", re.IGNORECASE)
_HOURS = re.compile(rb"(?:;[^:]*)?:P(?:[0-3]D)?T?(?:\d\dH|\dH)?(?:\d{1,3}M)?(?:\d{1,4}S)?\s*", re.IGNORECASE)
_PLAIN_START = re.compile(rb"DTSTART(?:;TZID=([A-Za-z_/+-]+))?:(\d{8}T\d{6}Z?)")
_LONG_DAYS = 3
_TIMES = frozenset([b"DTS", b"DTE", b"REC"])
_PEOPLE = frozenset([b"ATT", b"ORG"])


class Look(NamedTuple):
    """One VEVENT at a glance.

    `first` and `last` are the days (YYYYMMDD) that it can reach over, give or take MARGIN; all days where that is not
    plain to see. `start` and `attendees` (with the organizer) are lines; `damaged` says why there are none.
    """

    first: int
    last: int
    start: bytes
    attendees: list[bytes]
    cancelled: bool
    overrides: bool
    damaged: str = ""

    def meets(self, first: int, last: int) -> bool:
        return self.first <= last and self.last >= first


def day_of(at: datetime, move: timedelta = timedelta()) -> int:
    """The UTC day of `at`, moved, as YYYYMMDD; held within what a date can be."""
    day = min(max(at.date(), FIRST.date() + MARGIN), LAST.date() - MARGIN) + move
    return day.year * 10_000 + day.month * 100 + day.day


def look_at(text: bytes) -> Look:
    """A light look at the VEVENT in `text`, in linear time."""
    try:
        lines = _LINES.findall(unfolded(within_caps(text) if len(text) > PROPERTY_CAP else text))
    except Damaged as why:
        return Look(0, FAR, b"", [], cancelled=False, overrides=False, damaged=str(why))
    depth, start = 0, b""
    days: list[int] = []
    lasts: list[int] = []
    attendees: list[bytes] = []
    recurs = cancelled = overrides = False
    for line in lines:
        kind = line[:3].upper()
        if depth == 1 and kind in _PEOPLE:
            attendees.append(line)
        elif kind == b"BEG":
            depth += 1
        elif kind == b"END":
            depth -= 1
        elif depth != 1:
            continue
        elif kind in _TIMES:
            digits = line[line.rfind(b":") + 1 :][:8]
            days.append(int(digits) if len(digits) == 8 and digits.isdigit() else 0)
            if kind == b"DTS":
                start = line
            elif kind == b"REC":
                overrides = True
                lasts += [FAR] if b"RANGE" in line[13:].upper() else []
        elif kind == b"RRU":
            recurs, until = True, _UNTIL.search(line)
            lasts.append(int(until[1]) if until else FAR)
        elif kind == b"STA":
            cancelled = line[7:].strip().upper() == b"CANCELLED"
        elif kind == b"RDA" or not _HOURS.fullmatch(line[8:]):
            lasts.append(FAR)
    plain = start and not depth and 0 not in days and not (recurs and max(days) - min(days) > _LONG_DAYS)
    first, last = (min(days), max(days + lasts)) if plain else (0, FAR)
    return Look(first, last, start, attendees, cancelled, overrides)


class PeopleReader:
    """Reads when events began and who was in them; the same line of the same person is parsed once."""

    def __init__(self) -> None:
        self._known: dict[bytes, Address | None] = {}

    def people(self, look: Look, zones: Zones, *, cancelled: bool = False) -> tuple[datetime, tuple[Address, ...]]:
        """The start (aware UTC), and the organizer and attendees who did not decline, without rooms and resources.

        Nobody where it was cancelled. Raises Damaged.
        """
        if not look.start:
            raise Damaged(look.damaged or "it has no start")
        if len(look.attendees) > ATTENDEE_CAP + 1:
            raise Damaged(f"it has more than {ATTENDEE_CAP} attendees")
        start = _start(look.start, zones)
        if cancelled or look.cancelled:
            return start, ()
        for raw in look.attendees:
            if raw not in self._known:
                self._known[raw] = _address(raw)
        found = dict.fromkeys([self._known[raw] for raw in look.attendees])
        return start, tuple([address for address in found if address is not None])


def _start(raw: bytes, zones: Zones) -> datetime:
    plain = _PLAIN_START.fullmatch(raw)
    if plain is not None:
        at = parse_time(plain[2].decode("ascii"), (plain[1] or b"").decode("ascii"), zones)
    elif (line := parse_time_line(raw)) is not None:
        at = parse_time(line.value, line.params.get("TZID", ""), zones)
    else:
        raise Damaged("it has no start")
    if not isinstance(at, datetime):
        at = datetime.combine(at, time())
    return (at if at.tzinfo else at.replace(tzinfo=zones.local)).astimezone(UTC)


def _address(raw: bytes) -> Address | None:
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
