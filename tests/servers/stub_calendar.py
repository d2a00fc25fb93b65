"""Google Calendar's methods: calendars that several people may see, and events that guests have copies of."""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from zoneinfo import ZoneInfo

from google_discovery import Json
from stub_answers import Answer, Call, Refused
from stub_events import Agenda, narrowed
from stub_faults import StubClock
from stub_mailbox import new_id
from stub_series import moment, written

ORIGINAL = ("id", "iCalUID", "created", "creator", "organizer", "kind", "recurringEventId", "originalStartTime")
NOT_WITH_SYNC_TOKEN = ("iCalUID", "orderBy", "q", "timeMin", "timeMax", "updatedMin", "privateExtendedProperty")


@dataclass(slots=True)
class Calendars:
    """All calendars of the server, by id; a user's own has the user's address as its id."""

    clock: StubClock
    agendas: dict[str, Agenda] = field(default_factory=dict)
    events: dict[str, Json] = field(default_factory=dict)  # what organiser and guests share, by id

    def methods(self) -> dict[str, Callable[[Call], Answer]]:
        return {
            "calendar.calendarList.list": self._list,
            "calendar.calendarList.get": self._entry,
            "calendar.calendars.get": self._calendar,
            "calendar.events.list": self._events,
            "calendar.events.get": self._event,
            "calendar.events.instances": self._instances,
            "calendar.events.insert": self._insert,
            "calendar.events.import": self._insert,
            "calendar.events.patch": self._patch,
            "calendar.events.update": self._update,
            "calendar.events.delete": self._delete,
        }

    def open(self, address: str, *, zone: str = "Europe/Berlin") -> None:
        """The calendar that a user has from the start."""
        self.add(address, {address: "owner"}, zone=zone)

    def add(self, id: str, roles: Mapping[str, str], *, zone: str = "Europe/Berlin", name: str = "") -> None:
        """Another calendar: `roles` (owner, writer, reader, freeBusyReader) by who sees it."""
        self.agendas[id] = Agenda(id, ZoneInfo(zone), dict(roles), name or id, self.events)

    def forget(self, address: str) -> None:
        """The sync tokens of all calendars that a user sees have expired."""
        for agenda in self.agendas.values():
            if address in agenda.roles:
                agenda.change += 1
                agenda.oldest = agenda.change

    # calendars
    def _agenda(self, call: Call) -> Agenda:
        id = call.path["calendarId"]
        agenda = self.agendas.get(call.address if id == "primary" else id)
        if agenda is None or call.address not in agenda.roles:
            raise Refused(404, message="Not Found")
        return agenda

    def _writable(self, call: Call) -> Agenda:
        agenda = self._agenda(call)
        if agenda.roles[call.address] not in ("owner", "writer"):
            words = "You need to have writer access to this calendar."
            raise Refused(403, "requiredAccessLevel", words, domain="calendar")
        return agenda

    def _list(self, call: Call) -> Answer:
        items = [one.entry(call.address) for one in self.agendas.values() if call.address in one.roles]
        body = {"kind": "calendar#calendarList", "etag": '"l"', "nextSyncToken": "list", "items": items}
        return Answer(200, body)

    def _entry(self, call: Call) -> Answer:
        return Answer(200, self._agenda(call).entry(call.address))

    def _calendar(self, call: Call) -> Answer:
        agenda = self._agenda(call)
        body = {"kind": "calendar#calendar", "etag": '"c"', "id": agenda.id, "summary": agenda.name}
        return Answer(200, {**body, "timeZone": agenda.zone.key})

    # reading
    def _events(self, call: Call) -> Answer:
        agenda, token = self._agenda(call), call.text("syncToken")
        single = call.flag("singleEvents")
        manner = hashlib.sha256(json.dumps([agenda.id, single, call.query.get("eventTypes")]).encode()).hexdigest()[:8]
        since = self._since(call, agenda, manner) if token else 0
        if call.text("orderBy") == "startTime" and not single:
            words = "The requested ordering is not available for the particular query."
            raise Refused(400, "badRequest", words)
        start, until = _page(call, agenda)
        items = narrowed(agenda.told(since, call, single=single), call, agenda.zone)
        size = call.number("maxResults", 250, 2500)
        body: Json = {
            "kind": "calendar#events",
            "etag": f'"{agenda.change}"',
            "summary": agenda.name,
            "updated": f"{self.clock.now:%Y-%m-%dT%H:%M:%S}.000Z",
            "timeZone": agenda.zone.key,
            "accessRole": agenda.roles[call.address],
            "defaultReminders": [],
            "items": items[start : start + size],
        }
        if start + size < len(items):
            body["nextPageToken"] = f"p{start + size}.{until}"
        elif not call.text("q"):
            body["nextSyncToken"] = f"s{until}.{manner}"
        return Answer(200, body)

    def _since(self, call: Call, agenda: Agenda, manner: str) -> int:
        if wrong := [name for name in NOT_WITH_SYNC_TOKEN if call.text(name)]:
            raise Refused(400, "badRequest", f"Sync token cannot be used with {', '.join(wrong)}.")
        if call.text("showDeleted") == "false":
            raise Refused(400, "badRequest", "Sync token cannot be used where deleted events are not shown.")
        match = re.fullmatch(r"s(\d+)\.(\w+)", call.text("syncToken"))
        if not match or int(match[1]) < agenda.oldest or match[2] != manner:
            raise Refused(410, "fullSyncRequired", domain="calendar")
        return int(match[1])

    def _event(self, call: Call) -> Answer:
        agenda = self._agenda(call)
        return Answer(200, agenda.view(agenda.find(call.path["eventId"]), call))

    def _instances(self, call: Call) -> Answer:
        agenda = self._agenda(call)
        master = agenda.find(call.path["eventId"])
        items = [agenda.view(one, call) for one in agenda.expanded(master, deleted=call.flag("showDeleted"))]
        body = {"kind": "calendar#events", "summary": agenda.name, "timeZone": agenda.zone.key}
        return Answer(200, {**body, "items": narrowed(items, call, agenda.zone)[:250]})

    # writing
    def _insert(self, call: Call) -> Answer:
        agenda, body = self._writable(call), call.body
        id = body.get("id") or f"e{new_id()}"
        if id in self.events:
            raise Refused(409, "duplicate")
        now = f"{self.clock.now:%Y-%m-%dT%H:%M:%S}.000Z"
        event: Json = {
            "kind": "calendar#event",
            "status": "confirmed",
            "eventType": "default",
            "created": now,
            "creator": {"email": call.address},
            "organizer": {"email": agenda.id},
            "sequence": 0,
            "iCalUID": f"{id}@google.com",
            "reminders": {"useDefault": True},
            **body,
            "id": id,
        }
        self.events[id] = event
        self._settle(event, agenda)
        self._changed(event, agenda)
        return Answer(200, agenda.view(event, call))

    def _patch(self, call: Call) -> Answer:
        agenda = self._writable(call)
        return self._change(call, agenda, {**agenda.find(call.path["eventId"]), **call.body})

    def _update(self, call: Call) -> Answer:
        agenda = self._writable(call)
        old = agenda.find(call.path["eventId"])
        return self._change(call, agenda, {**{name: old[name] for name in ORIGINAL if name in old}, **call.body})

    def _change(self, call: Call, agenda: Agenda, new: Json) -> Answer:
        event = agenda.find(call.path["eventId"])
        if event["organizer"]["email"] != agenda.id:  # a guest: only the own answer is theirs to give
            own = {one["email"]: one for one in new.get("attendees", ())}.get(agenda.id, {})
            guests = [{**one, **own} if one["email"] == agenda.id else one for one in event.get("attendees", ())]
            new = {**event, "attendees": guests}
        else:
            new = {name: value for name, value in new.items() if value is not None}
            new["sequence"] = event.get("sequence", 0) + (new["start"] != event["start"])
        self.events[event["id"]] = new
        self._settle(new, agenda)
        self._changed(new, agenda)
        return Answer(200, agenda.view(new, call))

    def _delete(self, call: Call) -> Answer:
        agenda = self._writable(call)
        event = agenda.find(call.path["eventId"])
        if event["status"] == "cancelled" or event["id"] in agenda.dropped:
            raise Refused(410, "deleted", "Resource has been deleted")
        if event["organizer"]["email"] == agenda.id:
            for one in (event, *agenda.exceptions(event["id"]).values()):
                self.events[one["id"]] = cancelled = {**one, "status": "cancelled"}
                self._changed(cancelled, agenda)
        else:
            agenda.dropped.add(event["id"])
            agenda.touch(event["id"])
        return Answer(204)

    def _settle(self, event: Json, agenda: Agenda) -> None:
        """Puts what was given into the form in which Google tells it."""
        zone = agenda.zone
        for name in ("start", "end"):
            if name not in event:
                raise Refused(400, "required", f"Missing {name} time.")
            at: datetime = moment(event[name], zone)
            event[name] = written(at, event[name], zone)
        if moment(event["end"], zone) < moment(event["start"], zone):
            raise Refused(400, "timeRangeEmpty", "The specified time range is empty.")
        guests: Sequence[Json] = event.get("attendees", ())
        event["attendees"] = [{"responseStatus": "needsAction", **one, "email": one["email"].lower()} for one in guests]
        if not event["attendees"]:
            del event["attendees"]

    def _changed(self, event: Json, agenda: Agenda) -> None:
        """Tells all who have the event: the calendar that it is on, and those of its guests."""
        event["updated"] = f"{self.clock.now:%Y-%m-%dT%H:%M:%S}.000Z"
        guests = {one["email"] for one in event.get("attendees", ())}
        for other in self.agendas.values():
            if other is agenda or other.id in guests or other.has(event["id"]):
                other.touch(event["id"])


def _page(call: Call, agenda: Agenda) -> tuple[int, int]:
    """Where the page asked for begins, and up to which change its first page told."""
    token = call.text("pageToken")
    if not token:
        return 0, agenda.change
    if not (match := re.fullmatch(r"p(\d+)\.(\d+)", token)):
        raise Refused(400, "invalid", "Invalid page token value.")
    return int(match[1]), int(match[2])
