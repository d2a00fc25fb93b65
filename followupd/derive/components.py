"""Calendar files cut into the VEVENTs of each UID, without parsing them: one linear pass, and a digest of each."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import tzinfo
from hashlib import sha256

from followupd.derive.contentlines import PROPERTY_CAP, Damaged, text_value, top_text
from followupd.derive.occurrences import Block
from followupd.derive.zones import Zones, iana_zone
from followupd.domain.record import Struct, field

UID_CAP = 512

_EDGE = re.compile(rb"\n(BEGIN|END):([^\n]*)", re.IGNORECASE)
_UID = re.compile(rb"\nUID(?:;[^:\n]*)?:([^\n]*(?:\n[ \t][^\n]*)*)", re.IGNORECASE)
_TZID = re.compile(rb"\nTZID(?:;[^:\n]*)?:([^\n]*)", re.IGNORECASE)
_BEGINS = frozenset([b"BEGIN", b"begin", b"Begin"])
_VEVENTS = frozenset([b"VEVENT", b"VEVENT\r"])


class Calendar(Struct):
    """What a calendar file says beside its events."""

    zone: str = ""
    vtimezones: dict[str, bytes] = field(default_factory=dict)

    def zones(self, local: tzinfo) -> Zones:
        """What TZIDs mean in it; `local` is for floating times."""
        return Zones(local=local, calendar_zone=self.zone, vtimezones=self.vtimezones)

    def digest(self) -> int:
        """64 bits that change when the meaning of its events may: zones known by name everywhere do not count."""
        told = sha256(self.zone.encode())
        for text in sorted(text for tzid, text in self.vtimezones.items() if iana_zone(tzid) is None):
            told.update(b"\n" + text)
        return int.from_bytes(told.digest()[:8])


class Group:
    """The VEVENTs of one UID; `broken` says why a part of it is not whole."""

    __slots__ = ("blocks", "broken", "uid")

    def __init__(self, uid: str) -> None:
        self.uid = uid
        self.blocks: list[Block] = []
        self.broken = ""

    def digest(self, calendar: int) -> int:
        """64 bits that change when its bytes or the calendar's `digest` do."""
        told = sha256(self.blocks[0].text) if self.blocks else sha256()
        for block in self.blocks[1:]:
            told.update(block.text)
        if self.broken or (self.blocks and self.blocks[0].cancelled):
            told.update(f"{self.broken} {[block.cancelled for block in self.blocks]}".encode())
        return int.from_bytes(told.digest()[:8]) ^ calendar


class Scan(Struct, frozen=True, kw_only=True):
    """A calendar file in parts. `whole` is False where it is no calendar, or is cut off; events alone will do."""

    calendar: Calendar
    groups: Mapping[str, Group]
    whole: bool


def scan(data: bytes) -> Scan:
    """The events in `data` by UID, in their order there; one without UID gets one made of its bytes."""
    if data[:3] == b"\xef\xbb\xbf":
        data = data[3:]
    if b"\n" not in data:
        data = data.replace(b"\r", b"\n")
    return _Scanner(b"\n" + data).scan()


class _Scanner:
    def __init__(self, text: bytes) -> None:
        self.text = text
        self.calendar = Calendar()
        self.groups: dict[str, Group] = {}
        self.cancelled = False
        self.access = b""  # the line by which Apple's servers say of a whole calendar object who may see it

    def scan(self) -> Scan:
        event = zone = header = inner = -1
        inside = seen = False
        depth = 0
        for edge in _EDGE.finditer(self.text):
            begins = edge[1] in _BEGINS
            name = edge[2]
            depth += 1 if begins else -1
            if header >= 0:
                self._header(header, edge.start())
                header = -1
            if name in _VEVENTS or (name := name.strip().upper()) == b"VEVENT":
                if event >= 0:
                    self._add(event, edge.end(), inner, whole=not begins)
                event, inner = edge.start() if begins else -1, -1
            elif name == b"VCALENDAR":
                if event >= 0:
                    self._add(event, edge.start(), inner, whole=False)
                event = -1
                inside, seen = begins, True
                header = edge.end() if begins else -1
            elif event >= 0:
                inner = edge.start() if inner < 0 else inner
            elif name == b"VTIMEZONE":
                if zone >= 0 and not begins:
                    self._add_zone(self.text[zone : edge.end()])
                zone = edge.start() if begins else -1
        bare = not seen and not depth and bool(self.groups)
        return Scan(calendar=self.calendar, groups=self.groups, whole=bare or (seen and not inside))

    def _header(self, start: int, end: int) -> None:
        self.cancelled, self.access = False, b""
        for raw in self.text[start : min(end, start + PROPERTY_CAP)].split(b"\n"):
            if raw[:7].upper() == b"METHOD:":
                self.cancelled = raw[7:].strip().upper() == b"CANCEL"
            elif raw[:24].upper() == b"X-CALENDARSERVER-ACCESS:":
                self.access = raw.strip()
            elif raw[:14].upper() == b"X-WR-TIMEZONE:" and not self.calendar.zone:
                self.calendar.zone = raw[14:].decode("utf-8", "replace").strip()[:200]

    def _add_zone(self, text: bytes) -> None:
        text = text.replace(b"\r\n", b"\n").replace(b"\n ", b"")
        found = _TZID.search(text)
        tzid = found[1].decode("utf-8", "replace").strip().strip('"') if found else ""
        if tzid:
            self.calendar.vtimezones.setdefault(tzid, text)

    def _add(self, start: int, end: int, inner: int, *, whole: bool) -> None:
        found = _UID.search(self.text, start, end if inner < 0 else inner)
        text = self.text[start:end]
        uid = _uid(found[1]) if found is not None else _late_uid(text)
        if not 0 < len(uid) <= UID_CAP:
            uid = (uid[:256] or "no-uid-") + sha256(uid.encode() or text).hexdigest()[:16]
        group = self.groups.get(uid)
        if group is None:
            group = self.groups[uid] = Group(uid)
        if whole and self.access:
            begin, end_of_line, rest = text[1:].partition(b"\n")
            text = b"".join([b"\n", begin, end_of_line, self.access, b"\r\n", rest])
        if whole:
            group.blocks.append(Block(text, self.cancelled))
        else:
            group.broken = "it has no END:VEVENT"


def _uid(raw: bytes) -> str:
    if b"\n" in raw:
        raw = raw.replace(b"\r\n", b"\n").replace(b"\n ", b"").replace(b"\n\t", b"")
    uid = raw.decode("utf-8", "replace").strip()
    return uid if "\\" not in uid and uid.isprintable() else text_value(uid).replace("\n", " ")


def _late_uid(text: bytes) -> str:
    """The UID where it is folded oddly, or stands behind an alarm, which may have one of its own (RFC 9074)."""
    try:
        found = _UID.search(top_text(text))
    except Damaged:
        return ""
    return _uid(found[1]) if found else ""
