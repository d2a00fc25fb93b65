"""Which addresses are one person's: those that were merged, under the one that stands for the person."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from sqlalchemy import or_, select
from sqlalchemy.engine import Connection

from followupd.store.database import any_of
from followupd.store.tables import alias


def groups(connection: Connection, escaped_addresses: Iterable[str]) -> Mapping[str, tuple[str, ...]]:
    """For each of these all addresses of the person, first the one that stands for them; escaped, as given."""
    wanted = list(dict.fromkeys(escaped_addresses))
    if not any_merged(connection):
        return {one: (one,) for one in wanted}
    named = select(alias).where(alias.c.address.in_(any_of(wanted)))
    person = {row.address: row.person for row in connection.execute(named)}
    persons = {person.get(one, one) for one in wanted}
    others: dict[str, list[str]] = {one: [] for one in persons}
    for row in connection.execute(select(alias).where(alias.c.person.in_(any_of(persons))).order_by(alias.c.address)):
        others[row.person].append(row.address)
    return {one: (first, *others[first]) for one in wanted for first in [person.get(one, one)]}


def any_merged(connection: Connection) -> bool:
    return connection.execute(select(alias.c.address).limit(1)).first() is not None


def all_of(connection: Connection, escaped_addresses: Iterable[str]) -> set[str]:
    """These, and the other addresses of the same people."""
    return {one for several in groups(connection, escaped_addresses).values() for one in several}


def put(connection: Connection, escaped: Iterable[tuple[str, str]]) -> None:
    """Writes down of each first address that it is the second's."""
    rows = list(escaped)
    if rows:
        connection.exec_driver_sql("INSERT OR REPLACE INTO alias (address, person) VALUES (?, ?)", rows)


def take_out(connection: Connection, escaped_addresses: Iterable[str]) -> None:
    """Forgets what was written down about these and under these."""
    these = any_of(escaped_addresses)
    connection.execute(alias.delete().where(or_(alias.c.address.in_(these), alias.c.person.in_(these))))
