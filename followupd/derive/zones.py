"""What a TZID means: never silently a floating time."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import UTC, datetime, tzinfo
from functools import lru_cache
from zoneinfo import ZoneInfo, available_timezones

from followupd.derive.contentlines import Damaged, parse_time_line
from followupd.derive.rules import check_zone_rule
from followupd.domain.record import Struct, field

VTIMEZONE_CAP = 32 * 1024
_LOCATION = re.compile(rb"\nX-LIC-LOCATION:([^\n]*)", re.IGNORECASE)


@lru_cache(maxsize=512)
def iana_zone(name: str) -> tzinfo | None:
    """The zone of an IANA name in any case, or at the end of a path (`/example.org/1/Europe/Berlin`), or None."""
    if name.upper() in {"UTC", "Z", "GMT", "ETC/UTC"}:
        return UTC
    if not re.fullmatch(r"[A-Za-z0-9_+/.-]{1,200}", name) or ".." in name:
        return None
    parts = name.strip("/").split("/")
    for first in range(len(parts)):
        try:
            return ZoneInfo("/".join(parts[first:]))
        except (ValueError, OSError, KeyError):
            continue
    known = {zone.lower(): zone for zone in available_timezones()}.get(name.lower())
    return ZoneInfo(known) if known else None


def windows_zone(name: str) -> tzinfo | None:
    """The zone of a Windows name, such as `W. Europe Standard Time` (CLDR), or None."""
    from icalendar.timezone.windows_to_olson import WINDOWS_TO_OLSON

    olson = WINDOWS_TO_OLSON.get(name)
    return iana_zone(olson) if olson else None


class Zones(Struct, kw_only=True):
    """The zones of one calendar. `local` is what floating times and all-day events are taken in.

    A TZID is looked for among IANA and Windows names, then the calendar's own VTIMEZONEs. What is still unknown is
    taken in the calendar's zone (X-WR-TIMEZONE), else `local`, and is kept in `unknown`.
    X-WR-TIMEZONE changes neither UTC nor floating times.
    """

    local: tzinfo
    calendar_zone: str = ""
    vtimezones: Mapping[str, bytes] = field(default_factory=dict)
    unknown: dict[str, str] = field(default_factory=dict)  # TZID → what it is taken as
    _found: dict[str, tzinfo] = field(default_factory=dict)

    def zone(self, tzid: str) -> tzinfo:
        """The zone that `tzid` means here."""
        found = self._found.get(tzid)
        if found is None:
            found = self._found[tzid] = iana_zone(tzid) or windows_zone(tzid) or self._own(tzid) or self._instead(tzid)
        return found

    def _own(self, tzid: str) -> tzinfo | None:
        text = self.vtimezones.get(tzid)
        if text is None:
            return None
        location = _LOCATION.search(text)
        named = iana_zone(location[1].decode("utf-8", "replace").strip()) if location else None
        return named or _zone_of_vtimezone(text)

    def _instead(self, tzid: str) -> tzinfo:
        calendar = iana_zone(self.calendar_zone) if self.calendar_zone else None
        self.unknown[tzid] = self.calendar_zone if calendar else str(self.local)
        return calendar or self.local


def _zone_of_vtimezone(text: bytes) -> tzinfo | None:
    """The zone that a VTIMEZONE defines (RFC 5545, 3.6.5), or None where it is damaged or costly."""
    from icalendar import Timezone

    if len(text) > VTIMEZONE_CAP or text.upper().count(b"\nBEGIN:") > 100:
        return None
    try:
        for raw in text.replace(b"\n ", b"").split(b"\n"):
            if raw[:5].upper() == b"RRULE" and (line := parse_time_line(raw)) is not None:
                check_zone_rule(line.value)
        component = Timezone.from_ical(text.strip())
        assert isinstance(component, Timezone)
        zone: tzinfo = component.to_tz(lookup_tzid=False)
        datetime(2026, 7, 1, tzinfo=zone).utcoffset()
    except (Damaged, ValueError, KeyError, TypeError, AttributeError, IndexError, AssertionError):
        return None
    return zone
