"""Takes in what a calendar told, and marks what that can change."""

from __future__ import annotations

import hashlib
from collections.abc import Collection, Iterable, Mapping
from datetime import datetime

from sqlalchemy import delete, select, update
from sqlalchemy.engine import Connection

from followupd.domain.event import AttendeeKind, CalendarObject, Event
from followupd.domain.ids import AccountName, Address, Source
from followupd.domain.record import Struct, field
from followupd.ports.calendars import ChangeSet
from followupd.store import codec, met, people, persons, sources, tagged
from followupd.store.database import any_of, bulk
from followupd.store.marking import AT_ONCE, concerns, mark, mark_people, mark_starts
from followupd.store.oblivion import recall
from followupd.store.tables import calendar_object, event, occurrence, unit, unit_person

_DAY = 86_400_000_000  # microseconds


class Told(Struct, frozen=True):
    """An occurrence as it is written down: equal texts are equal occurrences."""

    meeting: str
    starts_at: int
    ends_at: int
    all_day: int
    recurring: int
    body: str


class _Difference(Struct):
    """What came, went and changed, over all objects of one pull."""

    before: dict[str, set[Told]] = field(default_factory=dict)  # by meeting
    after: dict[str, set[Told]] = field(default_factory=dict)
    events: dict[str, Event] = field(default_factory=dict)  # by body
    _people: dict[str, frozenset[Address]] = field(default_factory=dict)  # by body

    def event(self, told: Told) -> Event:
        if told.body not in self.events:
            self.events[told.body] = codec.event_of(told.body)
        return self.events[told.body]

    def people(self, told: Told) -> frozenset[Address]:
        """Everybody whom it names; occurrences of a series mostly name the same."""
        if told.body not in self._people:
            named = met.named(self.event(told))
            self._people[told.body] = frozenset(one.address for one in named if one.address is not None)
        return self._people[told.body]

    def changed(self) -> set[str]:
        both = self.before.keys() | self.after.keys()
        return {one for one in both if self.before.get(one) != self.after.get(one)}


def save(connection: Connection, source: Source, account: AccountName, change: ChangeSet, at: datetime) -> int:
    if left := recall(connection):
        change = left.change(change)
    sources.save_pull(connection, source, account, change.cursor, at, change.quarantined)
    stored = _stored(connection, source, change)
    difference = _Difference()
    told = {codec.escaped(one.href): _write(one, difference) for one in change.changed}
    gone = {codec.escaped(href) for href in change.removed} - told.keys()
    if change.is_snapshot:
        gone = stored.keys() - told.keys()
    new = {href: one for href, one in told.items() if href not in stored or stored[href].digest != one.digest}
    _note_etags(connection, told, stored, new.keys())
    _take_out(connection, [stored[href] for href in (gone | new.keys()) & stored.keys()], difference)
    _put_in(connection, source, new, difference)
    if change.past:
        _met(connection, met.add_past(connection, change.past))
    if changed := difference.changed():
        _follow(connection, difference, changed, at)
    etags = sum(1 for href, one in told.items() if href not in new and stored[href].etag != one.etag)
    return len(new) + len(gone & stored.keys()) + etags


def _met(connection: Connection, news: Collection[Address]) -> None:
    mark_people(connection, news)
    persons.ensure(connection, news)


class _StoredObject(Struct, frozen=True):
    """A calendar object as it was told last."""

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
    told: Mapping[str, _Written],
    stored: Mapping[str, _StoredObject],
    new: Iterable[str],
) -> None:
    for href in told.keys() - set(new):
        etag = told[href].etag
        if stored[href].etag != etag:
            connection.execute(update(calendar_object).where(calendar_object.c.id == stored[href].id).values(etag=etag))


class _Written(Struct, frozen=True):
    """An object as it is written down."""

    uid: str
    etag: str
    recurring: int
    digest: bytes
    occurrences: list[Told]


def _write(told: CalendarObject, difference: _Difference) -> _Written:
    bodies: dict[int, str] = {}  # the occurrences of a series share their event
    uid, recurring = codec.escaped(told.uid), int(told.recurring)
    hashed = hashlib.blake2b(f"{recurring} {uid}".encode(), digest_size=16)
    written = []
    for one in told.occurrences:
        if (number := id(one.event)) not in bodies:
            bodies[number] = codec.event_body(one.event)
            difference.events[bodies[number]] = one.event
        row = Told(
            codec.meeting_key(one.id),
            codec.micros(one.start),
            codec.micros(one.end),
            int(one.all_day),
            recurring,
            bodies[number],
        )
        hashed.update(f"\n{row.meeting} {row.starts_at} {row.ends_at} {row.all_day} {row.body}".encode())
        written.append(row)
    return _Written(uid, codec.escaped(told.etag), recurring, hashed.digest(), written)


def _take_out(connection: Connection, objects: list[_StoredObject], difference: _Difference) -> None:
    if not objects:
        return
    ids = [one.id for one in objects]
    told = occurrence.c
    columns = (told.meeting, told.starts_at, told.ends_at, told.all_day, calendar_object.c.recurring, event.c.body)
    joined = (
        select(*columns)
        .join(event, event.c.id == told.event)
        .join(calendar_object, calendar_object.c.id == told.object)
        .where(told.object.in_(any_of(ids)))
    )
    for row in connection.execute(joined):
        difference.before.setdefault(row.meeting, set()).add(Told(*row))
    connection.execute(delete(calendar_object).where(calendar_object.c.id.in_(any_of(ids))))


def _put_in(connection: Connection, source: Source, new: Mapping[str, _Written], difference: _Difference) -> None:
    next_object = _next_id(connection, "calendar_object")
    next_event = _next_id(connection, "event")
    name = codec.escaped(source)
    objects, events, occurrences = [], [], []
    for number, (href, told) in enumerate(new.items(), next_object):
        objects.append((number, name, href, told.uid, told.etag, told.recurring, told.digest))
        bodies: dict[str, int] = {}
        for one in told.occurrences:
            if one.body not in bodies:
                bodies[one.body] = next_event
                events.append((next_event, number, one.body))
                next_event += 1
            alone = _is_own(one, difference.event(one))
            occurrences.append((number, bodies[one.body], one.meeting, one.starts_at, one.ends_at, one.all_day, alone))
            difference.after.setdefault(one.meeting, set()).add(one)
    bulk(connection, calendar_object, ("id", "source", "href", "uid", "etag", "recurring", "digest"), objects)
    bulk(connection, event, ("id", "object", "body"), events)
    columns = ("object", "event", "meeting", "starts_at", "ends_at", "all_day", "own")
    bulk(connection, occurrence, columns, occurrences)


def _is_own(told: Told, event: Event) -> int:
    """1 for what may say where the user is: of a day or longer, or without anybody else."""
    return int(bool(told.all_day) or told.ends_at - told.starts_at >= _DAY or len(_named_in(event)) <= 1)


def _named_in(event: Event) -> set[Address | None]:
    return {one.address for one in met.named(event)}


def _next_id(connection: Connection, table: str) -> int:
    return int(connection.exec_driver_sql(f"SELECT coalesce(max(id), 0) + 1 FROM {table}").scalar_one())  # noqa: S608


def _follow(connection: Connection, difference: _Difference, changed: set[str], at: datetime) -> None:
    """Units, names and history of what changed; all is marked that concerns its people, or starts when it does."""
    names = people.Names()
    now = codec.micros(at)
    affected: dict[str, set[Address]] = {}
    starts: set[int] = set()
    for meeting in changed:
        affected[meeting] = set()
        for told in difference.before.get(meeting, set()) | difference.after.get(meeting, set()):
            affected[meeting] |= difference.people(told)
            starts.add(told.starts_at)
    after = {told.body: told for meeting in changed for told in difference.after.get(meeting, ())}
    for told in after.values():
        _learn_names(names, difference.event(told), now)
    new = tagged.unseen(connection, (address for address, _ in names.seen))
    people.keep(connection, names)
    tagged.join(connection, new)
    present = [(told.starts_at, affected[m]) for m in changed for told in difference.after.get(m, ())]
    met.drop_present(connection, present)
    left = changed - difference.after.keys()
    gone = [(m, told) for m in left for told in difference.before[m] if told.ends_at <= now]
    concerned = _concerned(connection, left)
    over = [
        met.Over(codec.meeting_id(m), told.starts_at, met.was_there(difference.event(told), concerned.get(m, ())))
        for m, told in gone
    ]
    met.add_over(connection, over)
    persons.ensure(connection, {address for one in over for address in one.people})
    _mark(connection, changed, affected, starts)


def _concerned(connection: Connection, meetings: Iterable[str]) -> dict[str, set[Address]]:
    """Whom each meeting concerned when it was last planned."""
    joined = select(unit.c.meeting, unit_person.c.address).join(unit_person, unit_person.c.unit == unit.c.id)
    concerned: dict[str, set[Address]] = {}
    for meeting, address in connection.execute(joined.where(unit.c.meeting.in_(any_of(meetings)))):
        concerned.setdefault(meeting, set()).add(Address(codec.unescaped(address)))
    return concerned


def _mark(
    connection: Connection, changed: set[str], affected: Mapping[str, set[Address]], starts: Iterable[int]
) -> None:
    these = any_of(changed)
    mark(connection, unit.c.meeting.in_(these))
    own = select(unit_person.c.address).join(unit, unit.c.id == unit_person.c.unit).where(unit.c.meeting.in_(these))
    everybody = {codec.escaped(one) for several in affected.values() for one in several}
    everybody |= set(connection.execute(own.distinct()).scalars())
    mark(connection, concerns(connection, everybody))
    mark_starts(connection, starts)
    standing = select(occurrence.c.meeting).where(occurrence.c.meeting.in_(these))
    present = set(connection.execute(standing).scalars())
    rows = [(one, AT_ONCE, 0, 0) for one in sorted(present)]
    bulk(connection, unit, ("meeting", "wake_at", "marked", "any_person"), rows, or_ignore=True)
    numbered = select(unit.c.meeting, unit.c.id).where(unit.c.meeting.in_(any_of(present)))
    ids = dict(connection.execute(numbered).all())
    concerned = [(codec.escaped(one), ids[m]) for m in present for one in affected[m]]
    bulk(connection, unit_person, ("address", "unit"), concerned, or_ignore=True)


def _learn_names(names: people.Names, told: Event, at: int) -> None:
    for one in met.named(told):
        if one.address is not None and one.kind in (AttendeeKind.INDIVIDUAL, AttendeeKind.UNKNOWN):
            names.add(one.address, one.name, people.CALENDAR, at)
