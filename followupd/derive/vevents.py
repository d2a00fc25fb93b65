"""One VEVENT, read from its lines (RFC 5545, 3.6.1) into times, rules and the domain's Event."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from functools import lru_cache
from urllib.parse import unquote, urlsplit

from followupd.derive.contentlines import Damaged, Line, parse_line, parse_time_line, text_list, text_value, top_text
from followupd.derive.zones import Zones
from followupd.domain.event import Attendee, AttendeeKind, Event, PartStat, Status
from followupd.domain.ids import Address
from followupd.domain.record import Struct, field

ATTENDEE_CAP = 500
DATES_CAP = 10_000

Time = date | datetime
"""A DATE, a floating DATE-TIME (naive), or one in its zone (aware)."""

_TIMES = frozenset(["DTSTART", "DTEND", "DURATION", "RECURRENCE-ID", "RRULE", "EXRULE", "RDATE", "EXDATE"])
_TEXTS = frozenset(["SUMMARY", "DESCRIPTION", "LOCATION", "STATUS", "TRANSP", "CATEGORIES", "SEQUENCE", "URL"])
_ACCESS = frozenset(["CLASS", "X-CALENDARSERVER-ACCESS", "X-MICROSOFT-CDO-SENSITIVITY", "X-MICROSOFT-SENSITIVITY"])
"""Who may see it; the last ones are Outlook's, of which 0 is normal."""
_OPEN = frozenset(["", "PUBLIC", "0", "NORMAL"])
_PEOPLE = frozenset(["ORGANIZER", "ATTENDEE"])
_CALLS = ("X-GOOGLE-CONFERENCE", "X-MICROSOFT-SKYPETEAMSMEETINGURL", "CONFERENCE")
_PARTSTATS = {one.value: one for one in PartStat}
_KINDS = {one.value: one for one in AttendeeKind}
_DATE_TIME = re.compile(r"(\d{4})(\d\d)(\d\d)(?:T(\d\d)(\d\d)(\d\d)?(Z)?)?", re.IGNORECASE)
_DURATION = re.compile(
    r"([+-]?)P(?:(\d{1,6})W)?(?:(\d{1,6})D)?(?:T(?:(\d{1,6})H)?(?:(\d{1,6})M)?(?:(\d{1,8})S)?)?", re.I
)
_URL = re.compile(r"https?://[^\s<>\"'\\^`{|}]{1,2000}", re.IGNORECASE)
_CALL_HOSTS = re.compile(
    r"(?:^|\.)(?:meet\.google\.com|zoom\.us|zoom\.com|zoomgov\.com|teams\.microsoft\.com|teams\.live\.com|webex\.com"
    r"|whereby\.com|meet\.jit\.si|gotomeeting\.com|meet\.goto\.com|bluejeans\.com)$"
)


class Span(Struct, frozen=True, kw_only=True):
    """A length of time: whole days by the wall clock, the rest exactly (RFC 5545, 3.3.6)."""

    days: int = 0
    exact: timedelta = timedelta()

    def after(self, start: datetime) -> datetime:
        """The end of this span from `start`, aware or naive as it is, in the same zone."""
        wall = start + timedelta(days=self.days)
        if wall.tzinfo is None or not self.exact:
            return wall + self.exact
        return (wall.astimezone(UTC) + self.exact).astimezone(wall.tzinfo)


class Component(Struct, frozen=True, kw_only=True):
    """One VEVENT. `end` or `span` is None where it is not given; `rules` and `exrules` as written."""

    start: Time
    end: Time | None
    span: Span | None
    recurrence_id: Time | None
    this_and_future: bool
    sequence: int
    rules: tuple[str, ...]
    exrules: tuple[str, ...]
    rdates: tuple[Time | tuple[Time, Span | Time], ...]
    exdates: tuple[Time, ...]
    event: Event


class _Lines(Struct):
    """The lines of one VEVENT by name."""

    by_name: dict[str, list[Line]] = field(default_factory=dict)

    def first(self, name: str) -> Line | None:
        found = self.by_name.get(name)
        return found[0] if found else None

    def all(self, name: str) -> list[Line]:
        return self.by_name.get(name, [])

    def text(self, name: str) -> str:
        found = self.first(name)
        return text_value(found.value) if found else ""


def read_component(block: bytes, zones: Zones, *, cancelled: bool = False) -> Component:
    """The VEVENT in `block`; `cancelled` says that its calendar is a METHOD:CANCEL (RFC 5546, 3.2.5).

    Raises Damaged, with a sentence for people, where it cannot be read or is over a cap.
    """
    lines = _lines_of(block)
    rid = lines.first("RECURRENCE-ID")
    return Component(
        start=_start(lines, zones),
        end=_time(end, zones) if (end := lines.first("DTEND")) and end.value else None,
        span=_span(span.value) if (span := lines.first("DURATION")) and span.value else None,
        recurrence_id=_time(rid, zones) if rid else None,
        this_and_future=rid is not None and rid.params.get("RANGE", "").upper() == "THISANDFUTURE",
        sequence=_integer(lines.text("SEQUENCE")),
        rules=tuple(line.value for line in lines.all("RRULE") if line.value),
        exrules=tuple(line.value for line in lines.all("EXRULE") if line.value),
        rdates=tuple(_rdates(lines, zones)),
        exdates=tuple(_exdates(lines, zones)),
        event=_event(lines, cancelled),
    )


def read_recurrence_id(block: bytes, zones: Zones) -> Time | None:
    """Only the RECURRENCE-ID of a VEVENT that may be damaged otherwise, or None where it has none that can be read."""
    try:
        rid = _lines_of(block).first("RECURRENCE-ID")
        return _time(rid, zones) if rid else None
    except Damaged:
        return None


def _lines_of(block: bytes) -> _Lines:
    lines = _Lines()
    attendees = 0
    for raw in top_text(block).split(b"\n"):
        name, parse = _reading(raw[:40].partition(b":")[0].partition(b";")[0])
        if parse is None:
            continue
        if name == "ATTENDEE":
            attendees += 1
            if attendees > ATTENDEE_CAP:
                raise Damaged(f"it has more than {ATTENDEE_CAP} attendees")
        if (line := parse(raw)) is not None:
            lines.by_name.setdefault(name, []).append(line)
    return lines


@lru_cache(maxsize=256)
def _reading(written: bytes) -> tuple[str, Callable[[bytes], Line | None] | None]:
    """A property's name as RFC 5545 writes it, and how its lines are read; None for those that do not matter."""
    name = written.strip().upper().decode("ascii", "replace")
    if name in _TIMES:
        return name, parse_time_line
    return name, parse_line if name in _TEXTS or name in _CALLS or name in _ACCESS or name in _PEOPLE else None


def _start(lines: _Lines, zones: Zones) -> Time:
    line = lines.first("DTSTART")
    if line is None:
        raise Damaged("it has no start")
    return _time(line, zones)


def _time(line: Line, zones: Zones) -> Time:
    return parse_time(line.value, line.params.get("TZID", ""), zones)


def parse_time(text: str, tzid: str, zones: Zones) -> Time:
    """A DATE or DATE-TIME (RFC 5545, 3.3.4 and 3.3.5); which of them, its shape says. Raises Damaged."""
    if len(text) in (15, 16) and text.isascii() and text[8] == "T" and text[15:] in ("", "Z"):
        try:
            at = datetime.fromisoformat(text[:15])
        except ValueError:
            pass
        else:
            if 2 <= at.year <= 9998 and (text[:8] + text[9:15]).isdigit():
                return at.replace(tzinfo=UTC if text[15:] else zones.zone(tzid) if tzid else None)
    match = _DATE_TIME.fullmatch(text)
    if match is None:
        raise Damaged("one of its times cannot be read")
    year, month, day, hour, minute, second, utc = match.groups()
    if not 2 <= int(year) <= 9998:
        raise Damaged("one of its times is out of range")
    try:
        if hour is None:
            return date(int(year), int(month), int(day))
        zone = UTC if utc else zones.zone(tzid) if tzid else None
        return datetime(int(year), int(month), int(day), int(hour), int(minute), min(int(second or 0), 59), tzinfo=zone)
    except ValueError as error:
        raise Damaged("one of its times cannot be read") from error


def _span(text: str) -> Span:
    match = _DURATION.fullmatch(text.strip())
    if match is None or not any(match.groups()[1:]):
        raise Damaged("its duration cannot be read")
    weeks, days, hours, minutes, seconds = (int(group or 0) for group in match.groups()[1:])
    sign = -1 if match[1] == "-" else 1
    exact = timedelta(hours=hours, minutes=minutes, seconds=seconds)
    return Span(days=sign * (7 * weeks + days), exact=sign * exact)


def _exdates(lines: _Lines, zones: Zones) -> list[Time]:
    values = [(line, value) for line in lines.all("EXDATE") for value in line.value.split(",") if value.strip()]
    if len(values) > DATES_CAP:
        raise Damaged(f"it has more than {DATES_CAP} exceptions")
    return [parse_time(value.strip(), line.params.get("TZID", ""), zones) for line, value in values]


def _rdates(lines: _Lines, zones: Zones) -> list[Time | tuple[Time, Span | Time]]:
    values = [(line, value.strip()) for line in lines.all("RDATE") for value in line.value.split(",") if value.strip()]
    if len(values) > DATES_CAP:
        raise Damaged(f"it has more than {DATES_CAP} single dates")
    found: list[Time | tuple[Time, Span | Time]] = []
    for line, value in values:
        tzid = line.params.get("TZID", "")
        start, slash, end = value.partition("/")
        at = parse_time(start, tzid, zones)
        if not slash:
            found.append(at)
        else:
            found.append((at, _span(end) if end.lstrip("+-")[:1] in "Pp" else parse_time(end, tzid, zones)))
    return found


def _integer(text: str) -> int:
    return int(text) if re.fullmatch(r"\d{1,9}", text) else 0


def _event(lines: _Lines, cancelled: bool) -> Event:
    status = Status.CANCELLED if cancelled else _status(lines.text("STATUS"))
    organizer = lines.first("ORGANIZER")
    description, location = lines.text("DESCRIPTION"), lines.text("LOCATION")
    return Event(
        title=lines.text("SUMMARY"),
        description=description,
        location=location,
        conference=_conference(lines, location, description),
        status=status,
        private=_is_private(lines),
        transparent=lines.text("TRANSP").upper() == "TRANSPARENT",
        categories=tuple(text for line in lines.all("CATEGORIES") for text in text_list(line.value)),
        organizer=read_attendee(organizer) if organizer else None,
        attendees=tuple(read_attendee(line) for line in lines.all("ATTENDEE")),
    )


def _is_private(lines: _Lines) -> bool:
    """True where any line says so; a value that is not known means private (RFC 5545, 3.8.1.3)."""
    said = (line.value for name in _ACCESS for line in lines.all(name))
    return any(text_value(value).upper() not in _OPEN for value in said)


def _status(text: str) -> Status:
    try:
        return Status(text.upper())
    except ValueError:
        return Status.CONFIRMED


def read_attendee(line: Line) -> Attendee:
    """An ATTENDEE or ORGANIZER (RFC 5545, 3.8.4.1). EMAIL (RFC 7986, 6.2) stands in for a value that is no mailto:."""
    value = line.value[max(0, line.value.lower().rfind("mailto:")) :]  # behind an unquoted colon in a name
    address = Address.parse(unquote(value) if "%" in value else value) or Address.parse(line.params.get("EMAIL", ""))
    partstat = line.params.get("PARTSTAT", "").upper()
    kind = line.params.get("CUTYPE", "").upper()
    return Attendee(
        address=address,
        name=text_value(line.params.get("CN", "")),
        partstat=_PARTSTATS.get(partstat, PartStat.NEEDS_ACTION) if partstat else None,
        kind=_KINDS.get(kind, AttendeeKind.UNKNOWN) if kind else AttendeeKind.INDIVIDUAL,
        optional=line.params.get("ROLE", "").upper() in {"OPT-PARTICIPANT", "NON-PARTICIPANT"},
    )


def _conference(lines: _Lines, location: str, description: str) -> str:
    """Where the call is: the property that says so, else a link as the location, else a known call's in the text."""
    for name in _CALLS:
        for line in lines.all(name):
            if (match := _URL.match(line.value.strip())) is not None:
                return match[0]
    url = lines.first("URL")
    return linked_call(location, f"{url.value if url else ''} {description}")


def linked_call(location: str, text: str) -> str:
    """A link as the location, else one to a known kind of call in the text; empty where there is none."""
    if (match := _URL.search(location)) is not None:
        return match[0]
    for match in _URL.finditer(text):
        found = match[0].rstrip(".,;)]>")
        if _is_call(found):
            return found
    return ""


def _is_call(url: str) -> bool:
    try:
        return _CALL_HOSTS.search(urlsplit(url).hostname or "") is not None
    except ValueError:
        return False
