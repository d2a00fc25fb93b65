"""Event resources of Google Calendar (API v3) in the terms of the domain. No I/O.

Focus time, working locations, birthdays and what Gmail made of bookings are nobody's meeting, and are left out. Of an
"out of office" only that the user is away is told, in words of ours: its title may name whom they are away with.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from datetime import UTC, date, datetime, time, timedelta, tzinfo
from functools import lru_cache
from typing import Any

from followupd.derive.addresses import is_mine, is_room
from followupd.derive.contentlines import TEXT_CAP, Damaged, capped_text
from followupd.derive.vevents import ATTENDEE_CAP, linked_call
from followupd.derive.zones import iana_zone
from followupd.domain.event import Attendee, AttendeeKind, Event, Occurrence, OccurrenceId, PartStat, Status
from followupd.domain.ids import Address
from followupd.domain.policy import Me
from followupd.domain.record import Struct

Resource = Mapping[str, Any]

_NO_MEETINGS = frozenset({"focusTime", "workingLocation", "birthday", "fromGmail"})
_AWAY = "Out of office"
_ANSWERS = {
    "accepted": PartStat.ACCEPTED,
    "declined": PartStat.DECLINED,
    "tentative": PartStat.TENTATIVE,
    "needsAction": PartStat.NEEDS_ACTION,
}
_STATES = {"tentative": Status.TENTATIVE, "cancelled": Status.CANCELLED}
_CALENDARS = re.compile(r"(?:^|\.)calendar\.google\.com$")
_DAY = timedelta(days=1)
_ID_CAP = 1024


class View(Struct, frozen=True, kw_only=True):
    """How events are looked at: the zone of all-day events, and who `self` is in a calendar of the user's own.

    `me` is None for somebody else's calendar, where `self` is that somebody.
    """

    zone: tzinfo
    me: Me | None = None


def series_of(resource: Resource) -> str:
    """The id under which an event and all its instances belong together; empty where it has none."""
    return (_text(resource, "recurringEventId") or _text(resource, "id"))[:_ID_CAP]


def is_instance(resource: Resource) -> bool:
    """True for one instance of a series, also where the series itself is not in this calendar."""
    return bool(_text(resource, "recurringEventId"))


def recurs(resource: Resource) -> bool:
    """True for a series and for its instances."""
    return bool(resource.get("recurrence")) or is_instance(resource)


def is_cancelled(resource: Resource) -> bool:
    """True for what is deleted; of that no more than the ids need be there."""
    return resource.get("status") == "cancelled"


def may_be_meeting(resource: Resource) -> bool:
    """False for the kinds of entries in which nobody is met."""
    return resource.get("eventType") not in _NO_MEETINGS


def uid_of(resource: Resource) -> str:
    """The iCalUID, which is the same in every copy of a meeting; empty where it is not told."""
    return _text(resource, "iCalUID")[:_ID_CAP]


def read_occurrence(resource: Resource, view: View) -> Occurrence:
    """The event or instance that `resource` is. Raises Damaged."""
    start, end, all_day = read_times(resource, view)
    return Occurrence(
        id=OccurrenceId(uid=uid_of(resource) or series_of(resource), recurrence_id=_recurrence_id(resource, view)),
        start=start,
        end=end,
        all_day=all_day,
        event=_away(resource) if resource.get("eventType") == "outOfOffice" else read_event(resource, view),
    )


def read_times(resource: Resource, view: View) -> tuple[datetime, datetime, bool]:
    """Start, end (aware UTC), and whether it takes whole days; of a series, of its first time. Raises Damaged."""
    if not _map(resource, "start"):
        raise Damaged("it has no start")
    first = _time(_map(resource, "start"), view)
    last = _time(_map(resource, "end"), view) if _map(resource, "end") else first
    start, end = sorted((_instant(first, view), _instant(last, view)))
    all_day = not isinstance(first, datetime)
    if all_day and end == start:
        end = _instant(first + _DAY, view)
    return start, end, all_day


def _time(told: Resource, view: View) -> date | datetime:
    """An EventDateTime: a date, or a time that is aware; one without offset is in the zone that it names."""
    try:
        if day := _text(told, "date"):
            found: date | datetime = date.fromisoformat(day[:10])
        else:
            found = datetime.fromisoformat(_text(told, "dateTime"))
    except ValueError as error:
        raise Damaged("one of its times cannot be read") from error
    if not 2 <= found.year <= 9998:
        raise Damaged("one of its times is out of range")
    if isinstance(found, datetime) and found.tzinfo is None:
        return found.replace(tzinfo=iana_zone(_text(told, "timeZone")) or view.zone)
    return found


def _instant(at: date | datetime, view: View) -> datetime:
    return (at if isinstance(at, datetime) else datetime.combine(at, time(), view.zone)).astimezone(UTC)


def _recurrence_id(resource: Resource, view: View) -> str | None:
    """The original start as `OccurrenceId` has it, whatever the instance was moved to."""
    if not is_instance(resource):
        return None
    if not (told := _map(resource, "originalStartTime")):
        raise Damaged("it does not say which time of its series it is")
    at = _time(told, view)
    return f"{at.astimezone(UTC):%Y%m%dT%H%M%SZ}" if isinstance(at, datetime) else f"{at:%Y%m%d}"


def read_people(resource: Resource, view: View) -> tuple[Address, ...]:
    """Organizer and attendees who did not decline, without rooms and without `self`. Raises Damaged."""
    there: dict[Address | None, None] = {}
    for raw in _listed(resource):
        if raw.get("self") is not True and raw.get("resource") is not True and raw.get("responseStatus") != "declined":
            there[_address(raw, view)] = None
    organizer = _organizer(resource, view)
    if organizer is not None and _map(resource, "organizer").get("self") is not True:
        declined = (_address(raw, view) for raw in _listed(resource) if raw.get("responseStatus") == "declined")
        if organizer.address not in declined:
            there[organizer.address] = None
    return tuple(address for address in there if address is not None and not is_room(address, ""))


def read_event(resource: Resource, view: View) -> Event:
    """The content without the times. Raises Damaged."""
    description, location = _text(resource, "description"), _text(resource, "location")
    return Event(
        title=_text(resource, "summary"),
        description=description,
        location=location,
        conference=_conference(resource) or linked_call(location, description),
        status=_STATES.get(_text(resource, "status"), Status.CONFIRMED),
        private=_is_private(resource),
        transparent=resource.get("transparency") == "transparent",
        organizer=_organizer(resource, view),
        attendees=tuple(_attendee(raw, view) for raw in _listed(resource)),
        guests_hidden=_hides_guests(resource),
        hosted=_is_hosted(resource, view),
    )


def _away(resource: Resource) -> Event:
    return Event(title=_AWAY, categories=(_AWAY,), private=_is_private(resource))


def _is_private(resource: Resource) -> bool:
    return _text(resource, "visibility") not in {"", "default", "public"}


def _hides_guests(resource: Resource) -> bool:
    """True where somebody else's event has guests whom this calendar may not see."""
    hidden = resource.get("attendeesOmitted") is True or resource.get("guestsCanSeeOtherGuests") is False
    return hidden and _map(resource, "organizer").get("self") is not True


def _listed(resource: Resource) -> Sequence[Resource]:
    listed = _maps(resource.get("attendees"))
    if len(listed) > ATTENDEE_CAP:
        raise Damaged(f"it has more than {ATTENDEE_CAP} attendees")
    return listed


def _attendee(raw: Resource, view: View) -> Attendee:
    answer = _text(raw, "responseStatus")
    return Attendee(
        address=_address(raw, view),
        name=_text(raw, "displayName"),
        partstat=_ANSWERS.get(answer, PartStat.NEEDS_ACTION) if answer else None,
        kind=AttendeeKind.RESOURCE if raw.get("resource") is True else AttendeeKind.INDIVIDUAL,
        optional=raw.get("optional") is True,
    )


def _organizer(resource: Resource, view: View) -> Attendee | None:
    """Who called it; where that is a secondary calendar, who wrote it there."""
    told = _caller(resource)
    return Attendee(address=_address(told, view), name=_text(told, "displayName")) if told else None


def _is_hosted(resource: Resource, view: View) -> bool | None:
    """Google's word on whether the user called it: an address alone can be written into any invitation."""
    told = _caller(resource)
    return told.get("self") is True if told and view.me is not None else None


def _caller(resource: Resource) -> Resource:
    told = _map(resource, "organizer")
    address = _parsed(_text(told, "email"))
    is_calendar = address is not None and _CALENDARS.search(address.domain) is not None
    return _map(resource, "creator") or told if is_calendar else told


def _address(raw: Resource, view: View) -> Address | None:
    """The address of an attendee; `self` under one that the config does not name is the user all the same."""
    address = _parsed(_text(raw, "email"))
    if raw.get("self") is True and view.me is not None and (address is None or not is_mine(address, view.me)):
        return view.me.addresses[0]
    return address


@lru_cache(maxsize=4096)
def _parsed(email: str) -> Address | None:
    return Address.parse(email)


def _conference(resource: Resource) -> str:
    """Where the call is, as the conference solution tells it."""
    points = _maps(_map(resource, "conferenceData").get("entryPoints"))
    told = (_text(one, "uri") for one in points if one.get("entryPointType") == "video")
    return next((url for url in (*told, _text(resource, "hangoutLink")) if re.match(r"https?://\S+$", url)), "")


def _maps(told: object) -> Sequence[Resource]:
    return [one for one in told if isinstance(one, Mapping)] if isinstance(told, list) else []


def _map(resource: Resource, name: str) -> Resource:
    found = resource.get(name)
    return found if isinstance(found, Mapping) else {}


def _text(resource: Resource, name: str) -> str:
    """A text without control characters and lone surrogates, at most 8 KiB long; empty where there is none."""
    found = resource.get(name)
    if not found or not isinstance(found, str):
        return ""
    if len(found) < TEXT_CAP and found.isprintable():
        return found.strip()
    return capped_text(found.encode("utf-8", "replace").decode())
