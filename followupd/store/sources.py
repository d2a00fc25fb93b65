"""How far each source was read, and how it is."""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import datetime
from typing import Any

from sqlalchemy import func, select, update
from sqlalchemy.dialects.sqlite import insert
from sqlalchemy.engine import Connection

from followupd.domain.ids import AccountName, Cursor, Ref, Source
from followupd.errors import ProviderError, SuspiciousShrink
from followupd.ports.calendars import Quarantined
from followupd.ports.store import SourceState
from followupd.store import codec
from followupd.store.tables import calendar_object, contact, message_location, source


def read(connection: Connection) -> tuple[SourceState, ...]:
    rows = connection.execute(select(source).order_by(source.c.account, source.c.name))
    return tuple(_state(row) for row in rows.mappings())


def read_one(connection: Connection, name: Source, account: AccountName) -> SourceState:
    wanted = select(source).where(source.c.name == codec.escaped(name))
    row = connection.execute(wanted).mappings().one_or_none()
    return _state(row) if row is not None else SourceState(source=name, account=account)


def items(connection: Connection, name: Source) -> int:
    """It costs the more, the more there is: nothing for every pass."""
    stored = codec.escaped(name)
    counts = (
        select(func.count()).where(table.c.source == stored) for table in (calendar_object, message_location, contact)
    )
    return sum(connection.execute(count).scalar_one() for count in counts)


def _state(row: Mapping[Any, Any]) -> SourceState:
    cursor = codec.maybe_unescaped(row["cursor"])
    return SourceState(
        source=Source(codec.unescaped(row["name"])),
        account=AccountName(codec.unescaped(row["account"])),
        cursor=Cursor(cursor) if cursor is not None else None,
        last_pull_at=codec.maybe_instant(row["last_pull_at"]),
        problem=codec.maybe_unescaped(row["problem"]),
        problem_kind=row["problem_kind"],
        problem_since=codec.maybe_instant(row["problem_since"]),
        accept_loss=bool(row["accept_loss"]),
        quarantined=tuple(Quarantined(ref=Ref(ref), why=why) for ref, why in json.loads(row["quarantined"])),
    )


def save_pull(
    connection: Connection,
    name: Source,
    account: AccountName,
    cursor: Cursor,
    at: datetime,
    quarantined: tuple[Quarantined, ...] = (),
) -> None:
    """Notes that a source was read whole up to `cursor`; a loss that was accepted is used up by that."""
    told = codec.pairs((one.ref, one.why) for one in quarantined)
    values = {"cursor": codec.escaped(cursor), "last_pull_at": codec.micros(at), "accept_loss": 0, "quarantined": told}
    _upsert(connection, name, account, values)


def save_problem(
    connection: Connection, name: Source, account: AccountName, problem: Exception | None, at: datetime
) -> bool:
    before = read_one(connection, name, account)
    kind = type(problem).__name__ if problem is not None else None
    told = _told(problem) if problem is not None else None
    if (before.problem_kind, before.problem) == (kind, told):
        return False
    since = before.problem_since if kind is not None and before.problem_kind == kind else at
    values = {
        "problem": codec.maybe_escaped(told),
        "problem_kind": kind,
        "problem_since": codec.micros(since or at) if kind is not None else None,
    }
    _upsert(connection, name, account, values)
    return True


def _told(problem: Exception) -> str:
    return problem.message if isinstance(problem, ProviderError) else str(problem)


def _upsert(connection: Connection, name: Source, account: AccountName, values: dict[str, Any]) -> None:
    values = {"account": codec.escaped(account), **values}
    new = {"name": codec.escaped(name), "accept_loss": 0, "quarantined": "[]", **values}
    connection.execute(insert(source).values(new).on_conflict_do_update(index_elements=["name"], set_=values))


def accept_loss(connection: Connection, account: AccountName) -> int:
    waiting = source.c.problem_kind == SuspiciousShrink.__name__
    mine = source.c.account == codec.escaped(account)
    return connection.execute(update(source).where(mine, waiting).values(accept_loss=1)).rowcount
