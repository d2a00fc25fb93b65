"""What planning reads: the units that are due (a calendar occurrence, or a person), what is told, what was decided."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import ColumnElement, Select, func, select, text
from sqlalchemy.engine import Connection

from followupd.domain.decision import Decision
from followupd.domain.event import Event, OccurrenceId, StoredOccurrence
from followupd.domain.ids import AccountName, Address, Key, Source
from followupd.ports.store import Due
from followupd.store import codec, drafted
from followupd.store.database import any_of
from followupd.store.tables import (
    calendar_object,
    decision,
    event,
    identity,
    occurrence,
    source,
    state,
    unit,
    unit_person,
)


def due(connection: Connection, now: datetime) -> Due:
    wanted = select(unit.c.meeting).where(unit.c.wake_at <= codec.micros(now))
    ids = sorted(map(codec.unit_id, connection.execute(wanted).scalars().all()), key=str)
    return Due(
        meetings=tuple(one for one in ids if isinstance(one, OccurrenceId)),
        people=tuple(one for one in ids if not isinstance(one, OccurrenceId)),
    )


def last_mark(connection: Connection) -> int:
    return int(connection.execute(select(state.c.mark)).scalar_one())


def next_wake(connection: Connection, after: datetime) -> datetime | None:
    later = select(func.min(unit.c.wake_at)).where(unit.c.wake_at > codec.micros(after))
    return codec.maybe_instant(connection.execute(later).scalar_one())


def occurrences(connection: Connection, ids: Iterable[OccurrenceId]) -> tuple[StoredOccurrence, ...]:
    keys = list(map(codec.meeting_key, ids))
    return _told(connection, _TOLD.where(_at_the_time_of(keys))) if keys else ()


def people_in(connection: Connection, ids: Iterable[OccurrenceId]) -> frozenset[Address]:
    keys = list(map(codec.meeting_key, ids))
    wanted = select(event.c.body).where(event.c.id.in_(select(occurrence.c.event).where(_at_the_time_of(keys))))
    bodies = connection.execute(wanted).scalars() if keys else ()
    return frozenset(address for body in bodies for address in codec.people_of(body))


def _at_the_time_of(keys: Iterable[str]) -> ColumnElement[bool]:
    starts = select(occurrence.c.starts_at).where(occurrence.c.meeting.in_(any_of(keys)))
    return occurrence.c.starts_at.in_(starts)


def occurrences_with(
    connection: Connection, people: Iterable[Address], beside: Iterable[OccurrenceId]
) -> tuple[StoredOccurrence, ...]:
    addresses = list(map(codec.escaped, people))
    theirs = (
        select(unit.c.meeting)
        .join(unit_person, unit_person.c.unit == unit.c.id)
        .where(unit_person.c.address.in_(any_of(addresses)))
        .except_(any_of(map(codec.meeting_key, beside)))
    )
    return _told(connection, _TOLD.where(occurrence.c.meeting.in_(theirs))) if addresses else ()


def whole_days(connection: Connection, since: datetime, until: datetime) -> tuple[StoredOccurrence, ...]:
    own = (occurrence.c.own == text("1"), occurrence.c.ends_at > codec.micros(since))
    # Asked for in their order, they would be looked for among all that there are.
    wanted = select(occurrence.c.id).where(*own, occurrence.c.starts_at < codec.micros(until))
    ids = connection.execute(wanted.with_hint(occurrence, "INDEXED BY occurrence_own", "sqlite")).scalars().all()
    return _told(connection, _TOLD.where(occurrence.c.id.in_(any_of(ids)))) if ids else ()


_TOLD = (
    select(
        calendar_object.c.source,
        source.c.account,
        calendar_object.c.recurring,
        occurrence.c.meeting,
        occurrence.c.starts_at,
        occurrence.c.ends_at,
        occurrence.c.all_day,
        event.c.id,
        event.c.body,
        unit.c.accepted_with,
    )
    .join(event, event.c.id == occurrence.c.event)
    .join(calendar_object, calendar_object.c.id == occurrence.c.object)
    .join(source, source.c.name == calendar_object.c.source)
    .outerjoin(unit, unit.c.meeting == occurrence.c.meeting)
    .order_by(occurrence.c.starts_at, occurrence.c.meeting, calendar_object.c.source, calendar_object.c.href)
)


def _told(connection: Connection, wanted: Select[Any]) -> tuple[StoredOccurrence, ...]:
    events: dict[int, Event] = {}
    told = []
    for row in connection.execute(wanted).all():
        name, account, recurring, meeting, starts_at, ends_at, all_day, number, body, together = row
        if number not in events:
            events[number] = codec.event_of(body)
        told.append(
            StoredOccurrence(
                source=Source(codec.unescaped(name)),
                account=AccountName(codec.unescaped(account)),
                recurring=bool(recurring),
                occurrence=codec.occurrence_of(meeting, starts_at, ends_at, all_day, events[number]),
                accepted_with=None if together is None else codec.addresses(together),
            )
        )
    return tuple(told)


def identities(connection: Connection, fingerprints: Iterable[str]) -> dict[str, OccurrenceId]:
    wanted = identity.c.fingerprint.in_(any_of(map(codec.escaped, fingerprints)))
    rows = connection.execute(select(identity).where(wanted))
    return {codec.unescaped(row.fingerprint): codec.meeting_id(row.meeting) for row in rows}


def decisions(connection: Connection, keys: Iterable[Key] | None) -> tuple[Decision, ...]:
    wanted = select(decision.c.body)
    if keys is not None:
        wanted = wanted.where(decision.c.key.in_(any_of(keys)))
    return tuple(sorted(map(drafted.decision_of, connection.execute(wanted).scalars().all()), key=_rank))


_NEVER = datetime.max.replace(tzinfo=UTC)


def _rank(one: Decision) -> tuple[datetime, str, tuple[Address, ...], str]:
    start = one.meeting.start if one.meeting is not None else _NEVER
    return start, str(one.meeting.id) if one.meeting is not None else "", one.people, one.key
