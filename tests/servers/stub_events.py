"""One calendar as those see it who may: which events are on it, since when, and what is told of each."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from zoneinfo import ZoneInfo

from google_discovery import Json
from stub_answers import Call, Refused
from stub_series import instances, moment

OF_A_CANCELLED_ONE = ("kind", "etag", "id", "status", "recurringEventId", "originalStartTime")
OF_A_PRIVATE_ONE = (
    *OF_A_CANCELLED_ONE,
    *("iCalUID", "start", "end", "recurrence", "visibility", "created", "updated", "sequence", "eventType"),
)


@dataclass(slots=True)
class Agenda:
    """A calendar. `events` is what all calendars share; `touched` says which of them are here, as of which change."""

    id: str
    zone: ZoneInfo
    roles: dict[str, str]
    name: str
    events: dict[str, Json]
    touched: dict[str, int] = field(default_factory=dict)
    dropped: set[str] = field(default_factory=set)  # what a guest deleted from the own calendar
    change: int = 1
    oldest: int = 0  # sync tokens before it have expired

    def has(self, event: str) -> bool:
        return event in self.touched

    def touch(self, event: str) -> None:
        self.change += 1
        self.touched.pop(event, None)
        self.touched[event] = self.change

    def entry(self, address: str) -> Json:
        body: Json = {
            "kind": "calendar#calendarListEntry",
            "etag": '"e"',
            "id": self.id,
            "summary": self.name,
            "timeZone": self.zone.key,
            "accessRole": self.roles[address],
            "selected": True,
            "defaultReminders": [],
        }
        return {**body, "primary": True} if self.id == address else body

    def find(self, id: str) -> Json:
        """The event, or the instance of a series, as it is shared; an instance is not in `events` until it differs."""
        if id in self.touched:
            return dict(self.events[id])
        master = self.events.get(id.rpartition("_")[0])
        if master and master["id"] in self.touched and master.get("recurrence"):
            for one in instances(master, self.zone):
                if one["id"] == id:
                    return one
        raise Refused(404, message="Not Found")

    def exceptions(self, master: str) -> dict[str, Json]:
        return {id: self.events[id] for id in self.touched if self.events[id].get("recurringEventId") == master}

    def expanded(self, master: Json, *, deleted: bool) -> Iterator[Json]:
        """The instances of a series as they are now; without `deleted` those that take place."""
        if not master.get("recurrence"):
            raise Refused(400, "invalid", "The event is not recurring.")
        changed = self.exceptions(master["id"])
        told = [changed.get(one["id"], one) for one in instances(master, self.zone)]
        yield from (one for one in told if deleted or one["status"] != "cancelled")

    def told(self, since: int, call: Call, *, single: bool) -> list[Json]:
        """What `call` is told of: everything, or what changed since; series as such, or instance by instance."""
        deleted = call.flag("showDeleted") or since > 0
        found: dict[str, Json] = {}
        for id, change in self.touched.items():
            event = self.events[id]
            gone = self._is_gone(event)
            master = self.events.get(event.get("recurringEventId", ""))
            if change <= since:
                continue
            if single and event.get("recurrence") and not gone:
                found |= {one["id"]: self.view(one, call) for one in self.expanded(event, deleted=deleted)}
            elif not gone or deleted or (master and not single and not self._is_gone(master)):
                found[id] = self.view(event, call)
        return list(found.values())

    def view(self, event: Json, call: Call) -> Json:
        """The event as the caller sees it on this calendar."""
        told: Json = {**event, "etag": f'"{self.touched.get(event["id"], 0)}"'}
        if self._is_gone(event):
            return {name: told[name] for name in OF_A_CANCELLED_ONE if name in told} | {"status": "cancelled"}
        role = self.roles[call.address]
        if role == "freeBusyReader" or (role == "reader" and event.get("visibility") in ("private", "confidential")):
            return {name: told[name] for name in OF_A_PRIVATE_ONE if name in told} | {"visibility": "private"}
        for name in ("organizer", "creator"):
            told[name] = self._marked(told[name])
        if "attendees" in told:
            told |= self._guests(event, call)
        return told

    def _is_gone(self, event: Json) -> bool:
        return event["status"] == "cancelled" or bool({event["id"], event.get("recurringEventId")} & self.dropped)

    def _marked(self, person: Json) -> Json:
        return {**person, "self": True} if person.get("email") == self.id else person

    def _guests(self, event: Json, call: Call) -> Json:
        organizer = event["organizer"].get("email")
        guests = [self._marked(one) for one in event["attendees"]]
        guests = [{**one, "organizer": True} if one["email"] == organizer else one for one in guests]
        shown: Sequence[Json] = guests
        if not event.get("guestsCanSeeOtherGuests", True) and organizer != self.id:
            shown = [one for one in guests if one.get("self")]
        if len(shown) > call.number("maxAttendees", 10_000, 10_000):
            shown = [one for one in guests if one.get("self")]
        return {"attendees": list(shown), **({"attendeesOmitted": True} if len(shown) < len(guests) else {})}


def narrowed(items: Sequence[Json], call: Call, zone: ZoneInfo) -> list[Json]:
    """Those that the query asks for. What is cancelled is told by its id, whatever the query."""
    since, until = (_time(call.text(name)) for name in ("timeMin", "timeMax"))
    kinds, words = call.query.get("eventTypes"), call.text("q").lower()

    def wanted(one: Json) -> bool:
        if one["status"] == "cancelled":
            return True
        if (kinds and one.get("eventType", "default") not in kinds) or (uid and one.get("iCalUID") != uid):
            return False
        if words and words not in f"{one.get('summary', '')} {one.get('description', '')}".lower():
            return False
        return _overlaps(one, since, until, zone)

    uid = call.text("iCalUID")
    found = [one for one in items if wanted(one)]
    if call.text("orderBy") == "startTime":
        found.sort(key=lambda one: moment(one.get("start") or one["originalStartTime"], zone))
    return found


def _overlaps(one: Json, since: datetime | None, until: datetime | None, zone: ZoneInfo) -> bool:
    """Whether an event, or any instance of a series, lies in the time asked for."""
    spans = instances(one, zone) if one.get("recurrence") else iter([one])
    return any(
        (since is None or moment(each["end"], zone) > since) and (until is None or moment(each["start"], zone) < until)
        for each in spans
    )


def _time(text: str) -> datetime | None:
    return datetime.fromisoformat(text).astimezone(UTC) if text else None
