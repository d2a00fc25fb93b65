"""Marks units for planning: those whose outcome may differ after what was just written."""

from __future__ import annotations

from collections.abc import Iterable

from sqlalchemy import ColumnElement, or_, select, update
from sqlalchemy.engine import Connection

from followupd.domain.event import OccurrenceId
from followupd.domain.ids import Address
from followupd.store import aliases, codec
from followupd.store.database import any_of
from followupd.store.tables import occurrence, state, unit, unit_person

AT_ONCE = 0
"""`wake_at` of a marked unit: 1970."""


def mark(connection: Connection, which: ColumnElement[bool]) -> None:
    """Marks the units for which `which` holds."""
    count = select(state.c.mark + 1).scalar_subquery()
    marked = connection.execute(update(unit).where(which).values(wake_at=AT_ONCE, marked=count))
    if marked.rowcount:
        connection.execute(update(state).values(mark=state.c.mark + 1))


def mark_people(connection: Connection, people: Iterable[Address]) -> None:
    """Marks the units that concern any of these people."""
    wanted = [codec.escaped(address) for address in people]
    if wanted:
        mark(connection, concerns(connection, wanted))


def concerns(connection: Connection, escaped_addresses: Iterable[str]) -> ColumnElement[bool]:
    """Of a unit: any of these people, under whichever of their addresses."""
    theirs = unit_person.c.address.in_(any_of(aliases.all_of(connection, escaped_addresses)))
    return unit.c.id.in_(select(unit_person.c.unit).where(theirs))


def mark_meetings(connection: Connection, meetings: Iterable[OccurrenceId]) -> None:
    """Marks the units of these occurrences, and those that are these meetings."""
    keys = [codec.meeting_key(one) for one in meetings]
    if keys:
        mark(connection, or_(unit.c.meeting.in_(any_of(keys)), unit.c.identity.in_(any_of(keys))))


def mark_starts(connection: Connection, starts: Iterable[int]) -> None:
    """Marks the units of occurrences that start at any of these instants: they may be one meeting."""
    wanted = list(starts)
    if wanted:
        at = select(occurrence.c.meeting).where(occurrence.c.starts_at.in_(any_of(wanted)))
        mark(connection, unit.c.meeting.in_(at))


def mark_any_person(connection: Connection) -> None:
    """Marks the units that any new person may change."""
    mark(connection, unit.c.any_person == 1)
