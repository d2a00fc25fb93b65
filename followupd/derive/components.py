"""Calendar files cut into the VEVENTs of each UID, without parsing them: one linear pass, and a digest of each."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import tzinfo
from hashlib import blake2b

from followupd.derive.contentlines import Damaged, normal_line_ends, parse_time_line, text_value, top_lines
from followupd.derive.occurrences import Block
from followupd.derive.zones import Zones, iana_zone

UID_CAP = 512

_EDGE = re.compile(rb"\n(BEGIN|END):([^\n]*)", re.IGNORECASE)
_UID = re.compile(rb"\nUID(?:;[^:\n]*)?:([^\n]*(?:\n[ \t][^\n]*)*)", re.IGNORECASE)
_INNER = re.compile(rb"\nBEGIN:", re.IGNORECASE)


@dataclass(slots=True)
class Calendar:
    """What a calendar file says beside its events."""

    zone: str = ""
    vtimezones: dict[str, bytes] = field(default_factory=dict)

    def zones(self, local: tzinfo) -> Zones:
        """What TZIDs mean in it; `local` is for floating times."""
        return Zones(local=local, calendar_zone=self.zone, vtimezones=self.vtimezones)

    def digest(self) -> bytes:
        """Changes when the meaning of its events may: zones known by name everywhere do not count."""
        told = blake2b(self.zone.encode(), digest_size=8)
        for text in sorted(text for tzid, text in self.vtimezones.items() if iana_zone(tzid) is None):
            told.update(len(text).to_bytes(8) + text)
        return told.digest()


@dataclass(slots=True)
class Group:
    """The VEVENTs of one UID; `broken` says why a part of it is not whole."""

    uid: str
    blocks: list[Block] = field(default_factory=list)
    broken: str = ""

    def digest(self, calendar: bytes) -> int:
        """Changes when its bytes or the calendar's `digest` do."""
        told = blake2b(digest_size=8, salt=calendar)
        for block in self.blocks:
            told.update(block.text)
            if block.cancelled:
                told.update(b"METHOD:CANCEL")
        told.update(self.broken.encode())
        return int.from_bytes(told.digest())


@dataclass(frozen=True, slots=True, kw_only=True)
class Scan:
    """A calendar file in parts. `whole` is False where it is no calendar, or is cut off."""

    calendar: Calendar
    groups: Mapping[str, Group]
    whole: bool


def scan(data: bytes) -> Scan:
    """The events in `data` by UID, in their order there; one without UID gets one made of its bytes."""
    return _Scanner(normal_line_ends(data)).scan()


class _Scanner:
    def __init__(self, text: bytes) -> None:
        self.text = text
        self.calendar = Calendar()
        self.groups: dict[str, Group] = {}
        self.cancelled = False

    def scan(self) -> Scan:
        event = zone = header = -1
        inside = seen = False
        for edge in _EDGE.finditer(self.text):
            at, name, begins = edge.start(), edge[2].strip().upper(), edge[1] in (b"BEGIN", b"begin", b"Begin")
            if header >= 0:
                self._header(header, at)
                header = -1
            if name == b"VEVENT":
                if event >= 0:
                    self._add(event, edge.end(), whole=not begins)
                event = at if begins else -1
            elif name == b"VCALENDAR":
                if event >= 0:
                    self._add(event, at, whole=False)
                event = -1
                inside, seen = begins, True
                header = edge.end() if begins else -1
            elif name == b"VTIMEZONE" and event < 0:
                if zone >= 0 and not begins:
                    self._add_zone(self.text[zone : edge.end()])
                zone = at if begins else -1
        return Scan(calendar=self.calendar, groups=self.groups, whole=seen and not inside)

    def _header(self, start: int, end: int) -> None:
        self.cancelled = False
        for raw in self.text[start : min(end, start + 65536)].split(b"\n"):
            if raw[:7].upper() == b"METHOD:":
                self.cancelled = raw[7:].strip().upper() == b"CANCEL"
            elif raw[:14].upper() == b"X-WR-TIMEZONE:":
                self.calendar.zone = self.calendar.zone or raw[14:].decode("utf-8", "replace").strip()[:200]

    def _add_zone(self, text: bytes) -> None:
        found = re.search(rb"\n(TZID[^\n]*)", text.replace(b"\n ", b""), re.IGNORECASE)
        line = parse_time_line(found[1].replace(b"TZID:", b"TZID::", 1)) if found else None
        if line is not None and line.value:
            self.calendar.vtimezones.setdefault(line.value, text)

    def _add(self, start: int, end: int, *, whole: bool) -> None:
        text = self.text[start:end]
        uid = _uid_of(text) or "no-uid-" + blake2b(text, digest_size=8).hexdigest()
        if len(uid) > UID_CAP:
            uid = uid[:256] + blake2b(uid.encode(), digest_size=8).hexdigest()
        group = self.groups.get(uid)
        if group is None:
            group = self.groups[uid] = Group(uid)
        if whole:
            group.blocks.append(Block(text=text, cancelled=self.cancelled))
        else:
            group.broken = "it has no END:VEVENT"


def _uid_of(text: bytes) -> str:
    found = _UID.search(text)
    inner = _INNER.search(text, 1)
    if found is None:
        return ""
    if inner is not None and inner.start() < found.start():
        try:
            lines = [line for line in top_lines(text) if line[:3].upper() == b"UID" and line[3:4] in (b":", b";")]
        except Damaged:
            return ""
        value = lines[0].partition(b":")[2] if lines else b""
    else:
        value = found[1].replace(b"\n ", b"").replace(b"\n\t", b"") if b"\n" in found[1] else found[1]
    return text_value(value.decode("utf-8", "replace")).replace("\n", " ")
