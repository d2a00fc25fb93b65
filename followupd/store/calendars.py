"""Takes in what a calendar told, and marks what that can change."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime

from sqlalchemy import delete, select, update
from sqlalchemy.engine import Connection

from followupd.domain.event import Attendee, AttendeeKind, CalendarObject, Event, PartStat, Status
from followupd.domain.ids import AccountName, Address, Source
from followupd.ports.calendars import ChangeSet
from followupd.store import codec, met, people, sources
from followupd.store.database import any_of, bulk
from followupd.store.marking import AT_ONCE, concerns, mark, mark_people, mark_starts
from followupd.store.tables import calendar_object, event, occurrence, unit, unit_person

_NO_PERSON = frozenset({AttendeeKind.ROOM, AttendeeKind.RESOURCE})


@dataclass(frozen=True, slots=True)
class Told:
    """An occurrence as it is written down: equal texts are equal occurrences."""

    meeting: str
    starts_at: int
    ends_at: int
    all_day: int
    body: str


@dataclass(slots=True)
class _Difference:
    """What came, went and changed, over all objects of one pull."""

    before: dict[str, set[Told]] = field(default_factory=dict)  # by meeting
    after: dict[str, set[Told]] = field(default_factory=dict)

    def changed(self) -> set[str]:
        both = self.before.keys() | self.after.keys()
        return {one for one in both if self.before.get(one) != self.after.get(one)}


def save(connection: Connection, source: Source, account: AccountName, change: ChangeSet, at: datetime) -> int:
    sources.save_pull(connection, source, account, change.cursor, at, change.quarantined)
    stored = _stored(connection, source, change)
    told = {codec.escaped(one.href): one for one in change.changed}
    gone = {codec.escaped(href) for href in change.removed} - told.keys()
    if change.is_snapshot:
        gone = stored.keys() - told.keys()
    difference = _Difference()
    digests = {href: _digest(one) for href, one in told.items()}
    new = {href: one for href, one in told.items() if href not in stored or stored[href].digest != digests[href]}
    _note_etags(connection, told, stored, new.keys())
    _take_out(connection, [stored[href] for href in (gone | new.keys()) & stored.keys()], difference)
    _put_in(connection, source, new, digests, difference)
    if change.past:
        mark_people(connection, met.add_past(connection, change.past))
    if changed := difference.changed():
        _follow(connection, difference, changed, at)
    etags = sum(1 for href, one in told.items() if href not in new and stored[href].etag != codec.escaped(one.etag))
    return len(new) + len(gone & stored.keys()) + etags


@dataclass(frozen=True, slots=True)
class _StoredObject:
    id: int
    etag: str
    digest: bytes


def _stored(connection: Connection, source: Source, change: ChangeSet) -> dict[str, _StoredObject]:
    wanted = select(calendar_object).where(calendar_object.c.source == codec.escaped(source))
    if not change.is_snapshot:
        hrefs = {*(one.href for one in change.changed), *change.removed}
        wanted = wanted.where(calendar_object.c.href.in_(any_of(map(codec.escaped, hrefs))))
    return {row.href: _StoredObject(row.id, row.etag, row.digest) for row in connection.execute(wanted)}


def _note_etags(
    connection: Connection,
    told: Mapping[str, CalendarObject],
    stored: Mapping[str, _StoredObject],
    new: Iterable[str],
) -> None:
    for href in told.keys() - set(new):
        etag = codec.escaped(told[href].etag)
        if stored[href].etag != etag:
            connection.execute(update(calendar_object).where(calendar_object.c.id == stored[href].id).values(etag=etag))


def _digest(told: CalendarObject) -> bytes:
    hashed = hashlib.blake2b(f"{told.recurring} {told.uid!r}".encode("utf-8", "surrogatepass"), digest_size=16)
    for one in _written(told):
        hashed.update(f"{one.meeting} {one.starts_at} {one.ends_at} {one.all_day} {one.body}".encode())
    return hashed.digest()


def _written(told: CalendarObject) -> list[Told]:
    bodies: dict[int, str] = {}  # the occurrences of a series share their event
    for one in told.occurrences:
        if id(one.event) not in bodies:
            bodies[id(one.event)] = codec.event_body(one.event)
    return [
        Told(
            codec.meeting_key(one.id),
            codec.micros(one.start),
            codec.micros(one.end),
            int(one.all_day),
            bodies[id(one.event)],
        )
        for one in told.occurrences
    ]


def _take_out(connection: Connection, objects: list[_StoredObject], difference: _Difference) -> None:
    if not objects:
        return
    ids = [one.id for one in objects]
    columns = (occurrence.c.meeting, occurrence.c.starts_at, occurrence.c.ends_at, occurrence.c.all_day, event.c.body)
    joined = select(*columns).join(event, event.c.id == occurrence.c.event).where(occurrence.c.object.in_(any_of(ids)))
    for row in connection.execute(joined):
        difference.before.setdefault(row.meeting, set()).add(Told(*row))
    connection.execute(delete(calendar_object).where(calendar_object.c.id.in_(any_of(ids))))


def _put_in(
    connection: Connection,
    source: Source,
    new: Mapping[str, CalendarObject],
    digests: Mapping[str, bytes],
    difference: _Difference,
) -> None:
    next_object = _next_id(connection, "calendar_object")
    next_event = _next_id(connection, "event")
    objects, events, occurrences = [], [], []
    for number, (href, told) in enumerate(new.items(), next_object):
        name, uid, etag = codec.escaped(source), codec.escaped(told.uid), codec.escaped(told.etag)
        objects.append((number, name, href, uid, etag, int(told.recurring), digests[href]))
        bodies: dict[str, int] = {}
        for one in _written(told):
            if one.body not in bodies:
                bodies[one.body] = next_event
                events.append((next_event, number, one.body))
                next_event += 1
            occurrences.append((number, bodies[one.body], one.meeting, one.starts_at, one.ends_at, one.all_day))
            difference.after.setdefault(one.meeting, set()).add(one)
    bulk(connection, calendar_object, ("id", "source", "href", "uid", "etag", "recurring", "digest"), objects)
    bulk(connection, event, ("id", "object", "body"), events)
    columns = ("object", "event", "meeting", "starts_at", "ends_at", "all_day")
    bulk(connection, occurrence, columns, occurrences)


def _next_id(connection: Connection, table: str) -> int:
    return int(connection.exec_driver_sql(f"SELECT coalesce(max(id), 0) + 1 FROM {table}").scalar_one())  # noqa: S608


def _follow(connection: Connection, difference: _Difference, changed: set[str], at: datetime) -> None:
    """Units, names and history of what changed; all is marked that concerns its people, or starts when it does."""
    names = people.Names()
    now = codec.micros(at)
    events: dict[str, Event] = {}
    affected: dict[str, set[Address]] = {}
    starts: set[int] = set()
    for meeting in changed:
        affected[meeting] = set()
        for told in difference.before.get(meeting, set()) | difference.after.get(meeting, set()):
            found = events.get(told.body) or events.setdefault(told.body, codec.event_of(told.body))
            affected[meeting] |= {one.address for one in _named(found) if one.address is not None}
            starts.add(told.starts_at)
        for told in difference.after.get(meeting, ()):
            _learn_names(names, events[told.body], now)
    people.keep(connection, names)
    met.drop_present(
        connection, [(told.starts_at, affected[m]) for m in changed for told in difference.after.get(m, ())]
    )
    over = [
        met.Over(codec.meeting_id(m), told.starts_at, attended(events[told.body]))
        for m in changed - difference.after.keys()
        for told in difference.before[m]
        if told.ends_at <= now
    ]
    met.add_over(connection, over)
    _mark(connection, changed, affected, starts)


def _mark(
    connection: Connection, changed: set[str], affected: Mapping[str, set[Address]], starts: Iterable[int]
) -> None:
    mark(connection, unit.c.meeting.in_(any_of(changed)))
    own = (
        select(unit_person.c.address)
        .join(unit, unit.c.id == unit_person.c.unit)
        .where(unit.c.meeting.in_(any_of(changed)))
    )
    everybody = {codec.escaped(one) for several in affected.values() for one in several}
    everybody |= set(connection.execute(own.distinct()).scalars())
    mark(connection, concerns(everybody))
    mark_starts(connection, starts)
    present = set(
        connection.execute(select(occurrence.c.meeting).where(occurrence.c.meeting.in_(any_of(changed)))).scalars()
    )
    rows = [(one, AT_ONCE, 0, 0) for one in sorted(present)]
    bulk(connection, unit, ("meeting", "wake_at", "marked", "any_person"), rows, or_ignore=True)
    ids = {row.meeting: row.id for row in connection.execute(select(unit).where(unit.c.meeting.in_(any_of(present))))}
    concerned = [(codec.escaped(one), ids[m]) for m in present for one in affected[m]]
    bulk(connection, unit_person, ("address", "unit"), concerned, or_ignore=True)


def _named(told: Event) -> tuple[Attendee, ...]:
    return (*([told.organizer] if told.organizer is not None else []), *told.attendees)


def _learn_names(names: people.Names, told: Event, at: int) -> None:
    for one in _named(told):
        if one.address is not None and one.kind in (AttendeeKind.INDIVIDUAL, AttendeeKind.UNKNOWN):
            names.add(one.address, one.name, people.CALENDAR, at)


def attended(told: Event) -> frozenset[Address]:
    """Who was there, as a PastMeeting says it: nobody who declined, no rooms; nobody when it was cancelled."""
    if told.status is Status.CANCELLED:
        return frozenset()
    return frozenset(
        one.address
        for one in _named(told)
        if one.address is not None and one.partstat is not PartStat.DECLINED and one.kind not in _NO_PERSON
    )
