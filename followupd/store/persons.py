"""People as units of their own: made, merged and split."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

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
    first = aliases.groups(connection, [codec.escaped(keep)])[codec.escaped(keep)][0]
    if first != codec.escaped(keep):
        problem = Problem(where=keep, what=f"this address belongs to {codec.unescaped(first)}")
        raise StateError(problem, hint="split it first, or merge into that one")
    _, gone = merge_all(connection, [(keep, other)])
    if gone:
        raise StateError(
            *(Problem(where=one, what="they were forgotten, so nothing is kept about them") for one in gone)
        )


def merge_all(connection: Connection, several: Sequence[Sequence[Address]]) -> tuple[int, frozenset[Address]]:
    left = recall(connection)
    everybody = {one for each in several for one in each}
    gone = frozenset(filter(left.knows, everybody)) if left is not None else frozenset[Address]()
    groups = dict(aliases.groups(connection, map(codec.escaped, everybody)))
    joined: dict[str, None] = {}
    count = 0
    for each in several:
        for other in each[1:] if gone.isdisjoint(each) else ():
            kept, added = groups[codec.escaped(each[0])], groups[codec.escaped(other)]
            if kept != added:
                count += 1
                joined |= dict.fromkeys((*kept, *added))
                groups |= dict.fromkeys((*kept, *added), (*kept, *added))
    if joined:
        mark_people(connection, (Address(codec.unescaped(one)) for one in joined))
        mark_any_person(connection)  # what names them is in doubt no more
        aliases.put(connection, ((one, groups[one][0]) for one in joined if one != groups[one][0]))
        _rearrange(connection, joined, [Address(codec.unescaped(one)) for one in joined if one == groups[one][0]])
    return count, gone


def split(connection: Connection, address: Address) -> bool:
    own = codec.escaped(address)
    (several,) = aliases.groups(connection, [own]).values()
    others = [one for one in several if one != own]
    if not others:
        return False
    mark_people(connection, (address,))
    mark_any_person(connection)
    aliases.take_out(connection, several)
    aliases.put(connection, ((one, others[0]) for one in others[1:]))
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
