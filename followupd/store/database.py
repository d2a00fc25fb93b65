"""One connection, used by one thread at a time, and the transactions on it."""

from __future__ import annotations

import json
import sqlite3
import threading
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from sqlalchemy import Select, Table, func, select
from sqlalchemy.engine import Connection, Engine

from followupd.errors import Problem, StateError
from followupd.store.faults import mapped_errors


class Database:
    """The database at `path`, or in memory (None). Threads may share it; they wait for each other."""

    def __init__(self, engine: Engine, raw: sqlite3.Connection, path: Path | None) -> None:
        self.raw = raw
        self.path = path
        self._engine = engine
        self._connection: Connection | None = None
        self._lock = threading.RLock()

    @property
    def name(self) -> str:
        return str(self.path) if self.path is not None else ""

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """One view of everything; inside `writing`, of what was written so far."""
        with self._lock:
            if self._connection is not None:
                yield self._connection
                return
            with self._transaction(writes=False) as connection:
                yield connection

    @contextmanager
    def writing(self) -> Iterator[Connection]:
        """One transaction: all of it is kept, durably, or nothing. Raises: StateError."""
        with self._lock, self._transaction(writes=True) as connection:
            yield connection

    @contextmanager
    def _transaction(self, *, writes: bool) -> Iterator[Connection]:
        with mapped_errors(self.path), self._engine.connect() as connection:
            connection = connection.execution_options(writes=writes)
            with connection.begin():
                self._connection = connection
                try:
                    yield connection
                finally:
                    self._connection = None

    def scrub(self) -> None:
        """Overwrites what was deleted, in the file and its log. Raises: StateError, also where others are reading."""
        with self._lock, mapped_errors(self.path):
            self.raw.execute("PRAGMA secure_delete = ON")
            self.raw.execute("VACUUM")
            (busy, _, _) = self.raw.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()
            if busy:
                problem = Problem(where=self.name, what="what was erased is still in the log, which others are reading")
                raise StateError(problem, hint="the next start of followupd overwrites it")

    def close(self) -> None:
        with self._lock:
            self._engine.dispose()
            self.raw.close()


def any_of(values: Iterable[str | int]) -> Select[tuple[Any]]:
    """The values as a sub-query, however many: `column.in_(any_of(values))`. Texts must be `codec.escaped`."""
    return select(func.json_each(json.dumps(list(values))).table_valued("value").c.value)


def bulk(
    connection: Connection,
    table: Table,
    columns: Sequence[str],
    rows: Iterable[tuple[Any, ...]],
    *,
    or_ignore: bool = False,
) -> None:
    """Inserts many rows at the driver's speed; with `or_ignore`, those already there stay as they are."""
    listed = rows if isinstance(rows, list) else list(rows)
    if listed:
        verb = "INSERT OR IGNORE" if or_ignore else "INSERT"
        marks = ", ".join("?" * len(columns))
        names = ", ".join(f'"{column}"' for column in columns)
        connection.exec_driver_sql(f'{verb} INTO "{table.name}" ({names}) VALUES ({marks})', listed)
