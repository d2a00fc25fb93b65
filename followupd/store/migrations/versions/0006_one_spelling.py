"""Addresses have their domain in A-labels, so that whoever was kept under both spellings is one person.

The keys of drafts stay what they are, and are looked for under either spelling; so are the hashes of who was forgotten.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Mapping

from alembic import op
from sqlalchemy.engine import Connection

from followupd.domain.ids import ascii_domain

revision = "0006"
down_revision = "0005"

_SINGLE = (("message", "id", "sender"), ("fact", "id", "person"), ("judgement", "message", "successor"))
_LISTS = (
    ("message", "id", "recipients"), ("message", "id", "people"), ("contact", "id", "addresses"),
    ("unit", "id", "accepted_with"),
)  # fmt: skip
_JSON = (
    ("event", "id", "body"), ("decision", "body", "body"), ("draft", "id", "people"),
    ("judgement", "message", "failed"), ("unit", "id", "matters"),
)  # fmt: skip
_KEYED = ("past_meeting", "message_person", "name_word", "contact_address", "unit_person", "draft_person")
_BEYOND_ASCII, _BEYOND_ASCII_IN_JSON = "*[^ -~]*", "*\\u*"
_JOIN_NAMES = """
INSERT INTO person_name (address, name, told_by, last_at)
SELECT ?, name, told_by, last_at FROM person_name WHERE address = ?
ON CONFLICT (address, name) DO UPDATE
SET told_by = max(told_by, excluded.told_by), last_at = max(last_at, excluded.last_at)
"""


def upgrade() -> None:
    connection = op.get_bind()
    changed = [_rewrite(connection, *column, _BEYOND_ASCII, _spelled) for column in _SINGLE]
    changed += [_rewrite(connection, *column, _BEYOND_ASCII, _spelled_each) for column in _LISTS]
    changed += [_rewrite(connection, *column, _BEYOND_ASCII_IN_JSON, _spelled_in_json) for column in _JSON]
    changed += [_readdress(connection, table) for table in _KEYED]
    changed += [_join_names(connection), _join_persons(connection)]
    if any(changed):
        connection.exec_driver_sql("UPDATE unit SET wake_at = 0")


def _spelled(address: str) -> str:
    local, at, domain = address.rpartition("@")
    return f"{local}{at}{ascii_domain(domain)}" if at else address


def _spelled_each(told: str) -> str:
    return " ".join(dict.fromkeys(map(_spelled, told.split())))


def _spelled_in_json(told: str) -> str:
    """JSON with the addresses in its lists, which is where they are, in our spelling."""

    def spelled(value: object) -> object:
        match value:
            case list():
                return [_spelled(one) if isinstance(one, str) and " " not in one else spelled(one) for one in value]
            case Mapping():
                return {name: spelled(one) for name, one in value.items()}
            case _:
                return value

    return json.dumps(spelled(json.loads(told)), separators=(",", ":"))


def _rewrite(
    connection: Connection, table: str, key: str, column: str, where: str, spelled: Callable[[str], str]
) -> bool:
    """Writes what is found in the column in our spelling; whether that made any difference."""
    found = connection.exec_driver_sql(f"SELECT {key}, {column} FROM {table} WHERE {column} GLOB ?", (where,)).all()  # noqa: S608
    new = [(now, one) for one, told in found if (now := spelled(told)) != told]
    if new:
        connection.exec_driver_sql(f"UPDATE {table} SET {column} = ? WHERE {key} = ?", new)  # noqa: S608
    return bool(new)


def _respelled(connection: Connection, table: str) -> list[tuple[str, str]]:
    """The addresses in the table that are spelled otherwise now: as they are to be, and as they are."""
    asked = f"SELECT DISTINCT address FROM {table} WHERE address GLOB ?"  # noqa: S608
    found = connection.exec_driver_sql(asked, (_BEYOND_ASCII,)).scalars().all()
    return [(now, one) for one in found if (now := _spelled(one)) != one]


def _readdress(connection: Connection, table: str) -> bool:
    if new := _respelled(connection, table):
        connection.exec_driver_sql(f"UPDATE OR IGNORE {table} SET address = ? WHERE address = ?", new)  # noqa: S608
        connection.exec_driver_sql(f"DELETE FROM {table} WHERE address = ?", [(one,) for _, one in new])  # noqa: S608
    return bool(new)


def _join_names(connection: Connection) -> bool:
    if new := _respelled(connection, "person_name"):
        connection.exec_driver_sql(_JOIN_NAMES, new)
        connection.exec_driver_sql("DELETE FROM person_name WHERE address = ?", [(one,) for _, one in new])
    return bool(new)


def _join_persons(connection: Connection) -> bool:
    """Joins who was merged with either spelling, and makes one unit of a person's two; whether there was anybody."""
    merged = {(address, person) for address, person in connection.exec_driver_sql("SELECT address, person FROM alias")}
    first = _firsts((_spelled(address), _spelled(person)) for address, person in merged)
    if first.items() != merged:
        connection.exec_driver_sql("DELETE FROM alias")
        for one in first.items():
            connection.exec_driver_sql("INSERT INTO alias (address, person) VALUES (?, ?)", one)
    keys = connection.exec_driver_sql("SELECT meeting FROM unit WHERE meeting GLOB '\"*'").scalars().all()
    told = [(key, _spelled(json.loads(key))) for key in keys]
    new = [(key, first.get(one, one)) for key, one in told if json.dumps(first.get(one, one)) != key]
    for key, person in new:
        addresses = [person, *(one for one, stands in first.items() if stands == person)]
        _move_unit(connection, key, json.dumps(person), addresses)
    return bool(new) or first.items() != merged


def _move_unit(connection: Connection, key: str, person: str, addresses: Iterable[str]) -> None:
    connection.exec_driver_sql("DELETE FROM unit WHERE meeting = ?", (key,))
    connection.exec_driver_sql(
        "INSERT OR IGNORE INTO unit (meeting, wake_at, marked, any_person) VALUES (?, 0, 0, 0)", (person,)
    )
    connection.exec_driver_sql(
        "INSERT OR IGNORE INTO unit_person (address, unit) SELECT ?, id FROM unit WHERE meeting = ?",
        [(one, person) for one in addresses],
    )


def _firsts(merged: Iterable[tuple[str, str]]) -> dict[str, str]:
    """For each address but the one that stands for a person, that one (union-find)."""
    under: dict[str, str] = {}

    def first(address: str) -> str:
        while address in under:
            address = under[address]
        return address

    for address, person in sorted(merged):
        if (one := first(address)) != (other := first(person)):
            under[one] = other
    return {address: first(address) for address in under}
