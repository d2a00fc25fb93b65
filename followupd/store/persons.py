"""People as units of their own: made, merged and split."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from sqlalchemy import delete, select
from sqlalchemy.engine import Connection

from followupd.domain.ids import Address
from followupd.errors import Problem, StateError
from followupd.store import aliases, codec
from followupd.store.database import any_of, bulk
from followupd.store.marking import AT_ONCE, mark_any_person, mark_people
from followupd.store.oblivion import is_forgotten, recall
from followupd.store.tables import unit

IS_PERSON = unit.c.meeting.startswith('"')


def everybody(connection: Connection) -> tuple[Address, ...]:
    keys = connection.execute(select(unit.c.meeting).where(IS_PERSON)).scalars()
    return tuple(sorted(Address(codec.unit_id(key)) for key in keys))


def ensure(connection: Connection, people: Iterable[Address]) -> None:
    """Makes units of those who are none, due at once."""
    groups = aliases.groups(connection, [codec.escaped(one) for one in people if not is_forgotten(one)])
    rows = [(unit_key(first), AT_ONCE, 0, 0) for first in dict.fromkeys(several[0] for several in groups.values())]
    bulk(connection, unit, ("meeting", "wake_at", "marked", "any_person"), rows, or_ignore=True)
    concern(connection, groups)


def concern(connection: Connection, groups: Mapping[str, tuple[str, ...]]) -> None:
    """Lets whatever is about any address of a person reach the person's unit."""
    rows = [(one, unit_key(several[0])) for several in dict.fromkeys(groups.values()) for one in several]
    if rows:
        connection.exec_driver_sql(
            "INSERT OR IGNORE INTO unit_person (address, unit) SELECT ?, id FROM unit WHERE meeting = ?", rows
        )


def unit_key(escaped_address: str) -> str:
    return codec.unit_key(Address(codec.unescaped(escaped_address)))


def merge(connection: Connection, keep: Address, other: Address) -> None:
    left = recall(connection)
    for one in (keep, other):
        if left is not None and left.knows(one):
            raise StateError(Problem(where=one, what="they were forgotten, so nothing is kept about them"))
    groups = aliases.groups(connection, map(codec.escaped, (keep, other)))
    kept, added = groups[codec.escaped(keep)], groups[codec.escaped(other)]
    if kept[0] != codec.escaped(keep):
        problem = Problem(where=keep, what=f"this address belongs to {codec.unescaped(kept[0])}")
        raise StateError(problem, hint="split it first, or merge into that one")
    if kept == added:
        return
    mark_people(connection, (keep, other))
    mark_any_person(connection)  # what names them is in doubt no more
    aliases.put(connection, kept[0], added)
    _rearrange(connection, [*kept, *added], (keep,))


def split(connection: Connection, address: Address) -> bool:
    own = codec.escaped(address)
    (several,) = aliases.groups(connection, [own]).values()
    others = [one for one in several if one != own]
    if not others:
        return False
    mark_people(connection, (address,))
    mark_any_person(connection)
    aliases.take_out(connection, several)
    aliases.put(connection, others[0], others[1:])
    _rearrange(connection, several, (address, Address(codec.unescaped(others[0]))))
    return True


def _rearrange(connection: Connection, escaped_addresses: Iterable[str], persons: Iterable[Address]) -> None:
    """Makes the units of these addresses anew, for those who are persons now."""
    drop(connection, escaped_addresses)
    ensure(connection, persons)


def drop(connection: Connection, escaped_addresses: Iterable[str]) -> None:
    """Takes the units of these people away, with what was decided about them."""
    keys = [unit_key(one) for one in escaped_addresses]
    connection.execute(delete(unit).where(unit.c.meeting.in_(any_of(keys))))
