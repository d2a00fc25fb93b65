"""What accounts used of their providers' quotas."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Mapping
from typing import Any

from sqlalchemy import select
from sqlalchemy.dialects.sqlite import insert
from sqlalchemy.engine import Connection

from followupd.domain.ids import AccountName
from followupd.ports.quota import Usage
from followupd.store import codec
from followupd.store.tables import quota


def add(connection: Connection, account: AccountName, used: Iterable[Usage]) -> None:
    """Adds what was used to what is kept of the same day; another day begins anew."""
    before = {one.quota: one for one in read(connection, account)}
    for one in used:
        old = before.get(one.quota)
        methods = Counter(old.by_method if old is not None and old.since == one.since else {})
        methods.update(one.by_method)
        values = {
            "since": codec.micros(one.since),
            "until": codec.micros(one.until),
            "at": codec.micros(one.at),
            "methods": json.dumps(methods),
            "last_minute": one.last_minute,
            "a_minute": one.a_minute,
        }
        new = {"account": codec.escaped(account), "name": one.quota, **values}
        kept = insert(quota).values(new).on_conflict_do_update(index_elements=["account", "name"], set_=values)
        connection.execute(kept)


def read(connection: Connection, account: AccountName) -> tuple[Usage, ...]:
    wanted = select(quota).where(quota.c.account == codec.escaped(account)).order_by(quota.c.name)
    return tuple(map(_usage, connection.execute(wanted).mappings()))


def _usage(row: Mapping[Any, Any]) -> Usage:
    return Usage(
        quota=row["name"],
        since=codec.instant(row["since"]),
        until=codec.instant(row["until"]),
        at=codec.instant(row["at"]),
        by_method=json.loads(row["methods"]),
        last_minute=row["last_minute"],
        a_minute=row["a_minute"],
    )
