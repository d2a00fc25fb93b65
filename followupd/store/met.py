"""Who was met when, before the window: what is left of meetings that are no longer at hand."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.engine import Connection

from followupd.derive.attendance import named, was_there
from followupd.domain.event import OccurrenceId, PastMeeting
from followupd.domain.ids import Address
from followupd.domain.record import Struct
from followupd.store import codec, people
from followupd.store.database import any_of, bulk
from followupd.store.tables import event, occurrence, past_meeting

__all__ = ["Over", "add_over", "add_past", "drop_present", "named", "was_there"]

_COLUMNS = ("address", "starts_at", "uid")


class Over(Struct, frozen=True):
    """An occurrence that is in no calendar any more, and was over when it went."""

    meeting: OccurrenceId
    starts_at: int
    people: Collection[Address]


def add_past(connection: Connection, told: Iterable[PastMeeting]) -> set[Address]:
    """Keeps what was over before the window; returns whom that is news about."""
    rows: dict[tuple[str, int, str], Address] = {}
    for one in told:
        start, uid = codec.micros(one.start), codec.escaped(one.uid)
        rows |= {(codec.escaped(address), start, uid): address for address in one.addresses}
    starts = past_meeting.c.starts_at.in_(any_of({row[1] for row in rows}))
    known = {tuple(row) for row in connection.execute(select(past_meeting).where(starts))}
    new = [row for row in rows if row not in known]
    bulk(connection, past_meeting, _COLUMNS, new)
    latest: dict[Address, int] = {}
    for row in new:
        address, start = rows[row], row[1]
        latest[address] = max(start, latest.get(address, start))
    names = people.Names()
    for address, start in latest.items():
        names.add(address, "", people.CALENDAR, start)
    people.keep(connection, names)
    return set(latest)


def add_over(connection: Connection, over: Iterable[Over]) -> None:
    """Keeps who was there, but for what another calendar, or the same event under a new UID, still tells."""
    over = list(over)
    present: dict[int, set[Address | None]] = {}
    starts = occurrence.c.starts_at.in_(any_of({one.starts_at for one in over}))
    joined = select(occurrence.c.starts_at, event.c.body).join(event, event.c.id == occurrence.c.event).where(starts)
    for row in connection.execute(joined) if over else ():
        present.setdefault(row.starts_at, set()).update(one.address for one in named(codec.event_of(row.body)))
    rows = [
        (codec.escaped(address), one.starts_at, codec.escaped(one.meeting.uid))
        for one in over
        for address in one.people
        if address not in present.get(one.starts_at, ())
    ]
    bulk(connection, past_meeting, _COLUMNS, rows, or_ignore=True)


def drop_present(connection: Connection, present: Iterable[tuple[int, Collection[Address]]]) -> None:
    """Forgets past meetings that are at hand again: nobody was met twice at one instant."""
    rows = [(codec.escaped(address), starts_at) for starts_at, several in present for address in several]
    if rows and connection.execute(select(past_meeting.c.uid).limit(1)).first():
        connection.exec_driver_sql("DELETE FROM past_meeting WHERE address = ? AND starts_at = ?", rows)


def met_at(connection: Connection, whom: Iterable[Address]) -> tuple[datetime, ...]:
    """When meetings with any of these began that are no longer at hand, by time."""
    theirs = past_meeting.c.address.in_(any_of(map(codec.escaped, whom)))
    starts = select(past_meeting.c.starts_at).where(theirs).distinct().order_by(past_meeting.c.starts_at)
    return tuple(map(codec.instant, connection.execute(starts).scalars()))
