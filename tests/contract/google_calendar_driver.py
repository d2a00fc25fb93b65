"""What a user does to a calendar at Google, on a test server."""

from __future__ import annotations

import base64
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any
from zoneinfo import ZoneInfo

from calendar_drivers import Capabilities
from google_sign_in import signed_in
from icalendar import Calendar, Component

from followupd.domain.ids import Source
from followupd.providers.calendars.google import GoogleCalendar

if TYPE_CHECKING:
    from google_account import TestAccount

BERLIN = ZoneInfo("Europe/Berlin")
_ANSWERS = {"ACCEPTED": "accepted", "DECLINED": "declined", "TENTATIVE": "tentative"}


@dataclass
class GoogleDriver:
    """The primary calendar of an account; events are written by their ids, from which Google makes the UIDs."""

    account: TestAccount
    events: dict[str, str] = field(default_factory=dict)
    guests_answer: bool = True
    away: bool = False
    _written: set[str] = field(default_factory=set)

    @property
    def capabilities(self) -> Capabilities:
        return Capabilities(
            serves_damage=False, ends_early=False, any_organizer=False, guests_answer=self.guests_answer
        )

    def uid(self, name: str) -> str:
        return f"{event_id(name)}@google.com"

    @property
    def source(self) -> GoogleCalendar:
        nowhere = dict.fromkeys(self.account.roots, "http://127.0.0.1:9/")
        account = signed_in(self.account, roots=nowhere if self.away else None)
        return GoogleCalendar(Source("work/calendars/0"), account, "primary", BERLIN)

    def save(self) -> None:
        self.away = False
        for name in self._written - self.events.keys():
            self.account.user.cancel(event_id(name))
        for name, text in self.events.items():
            for one in Calendar.from_ical(f"BEGIN:VCALENDAR\r\n{text}END:VCALENDAR\r\n").walk("VEVENT"):
                self._write(event_id(name), one, known=name in self._written)
        self._written = set(self.events)

    def _write(self, name: str, one: Component, *, known: bool) -> None:
        user, fields = self.account.user, resource(one)
        if "RECURRENCE-ID" in one:
            user.change(f"{name}_{one['RECURRENCE-ID'].to_ical().decode()}", **fields)
        elif known:
            user.change(name, **fields)
        else:
            user.event(id=name, **fields)
        if one.get("STATUS") == "CANCELLED":
            user.cancel(name)

    def cut_off(self) -> None:
        raise AssertionError("the suite asks `Capabilities` first: a user cannot do that at Google")

    def take_away(self) -> None:
        """Nobody answers where Google was."""
        self.away = True


def event_id(name: str) -> str:
    """An id as Google takes it: base32hex, of five characters at least."""
    return base64.b32hexencode(f"event {name}".encode()).decode().rstrip("=").lower()


def resource(one: Component) -> dict[str, Any]:
    """A VEVENT as events.insert takes it."""
    guests = one.get("ATTENDEE", [])
    rules = [f"RRULE:{one['RRULE'].to_ical().decode()}"] if "RRULE" in one else []
    return {
        "summary": str(one["SUMMARY"]),
        "start": _time(one, "DTSTART"),
        "end": _time(one, "DTEND"),
        "attendees": [_guest(guest) for guest in (guests if isinstance(guests, list) else [guests])],
        **({"recurrence": rules} if rules else {}),
    }


def _time(one: Component, name: str) -> dict[str, str]:
    at = one[name].dt
    return {"dateTime": at.isoformat(), "timeZone": str(at.tzinfo)}


def _guest(guest: Any) -> dict[str, Any]:
    return {
        "email": str(guest).removeprefix("mailto:"),
        "responseStatus": _ANSWERS.get(guest.params.get("PARTSTAT", ""), "needsAction"),
        **({"displayName": str(guest.params["CN"])} if "CN" in guest.params else {}),
        **({"resource": True} if guest.params.get("CUTYPE") == "ROOM" else {}),
    }
