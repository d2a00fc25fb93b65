"""Opens the database file: made, brought up to date, or copied into memory without touching it."""

from __future__ import annotations

import os
import secrets
import sqlite3
import stat
from pathlib import Path

from sqlalchemy import create_engine, event, insert, update
from sqlalchemy.engine import Connection, Engine
from sqlalchemy.pool import StaticPool

from followupd.errors import Problem, StateError
from followupd.store import tables
from followupd.store.columns import metadata
from followupd.store.database import Database
from followupd.store.faults import mapped_errors, mapped_file_errors

APPLICATION_ID = 0x466F6C6C  # "Foll": tells our files from other SQLite databases
BUSY_TIMEOUT_S = 10.0
LOG_KEPT = 4_194_304  # octets of the log (`-wal`) that stay on disk after a first reading made it large


def open_file(path: Path, *, create: bool) -> Database:
    """The database in `path`, for reading and writing; see `open_store`."""
    with mapped_errors(path), mapped_file_errors(path):
        if not path.exists():
            if not create:
                raise StateError(Problem(where=str(path), what="there is no database yet"), hint="followupd run --once")
            _make_private(path)
        raw = _connect(str(path))
        try:
            database = Database(_engine(raw), raw, path)
            _version(database)  # what is not ours is not touched
            raw.execute("PRAGMA journal_mode = WAL")
            raw.execute("PRAGMA synchronous = FULL")
            raw.execute(f"PRAGMA journal_size_limit = {LOG_KEPT}")
            _bring_up_to_date(database)
        except BaseException:
            raw.close()
            raise
        return database


def new_memory() -> Database:
    """A new database in memory."""
    return _in_memory(None)


def copy_of(database: Database) -> Database:
    """A copy in memory of what `database` holds now."""
    with database.reading():
        return _in_memory(database.raw)


def snapshot_of(path: Path) -> Database:
    """A copy in memory of the file at `path`; see `open_snapshot`."""
    with mapped_errors(path), mapped_file_errors(path):
        if not path.exists():
            return _without_secret(new_memory())
        for _ in range(5):
            before = _stamps(path)
            try:
                database = _copy_unlocked(path, has_log=before[1][1] > 0)
            except sqlite3.DatabaseError:
                if _stamps(path) == before:
                    raise
                continue
            if _stamps(path) == before:
                return database
            database.close()
        # It is written to all the while: whoever does that keeps the lock files, and they may be used.
        return _copy_by(f"file:{_quoted(path)}?mode=ro")


def _without_secret(database: Database) -> Database:
    """The same, whose keys are those of no other: what is never kept is to come out alike each time."""
    with database.writing() as connection:
        connection.execute(update(tables.state).values(secret=bytes(32)))
    return database


def _copy_unlocked(path: Path, *, has_log: bool) -> Database:
    # SQLite makes lock files beside a database even to read it. `immutable` needs none but does not see the log
    # (`-wal`) of a killed writer; `unix-none` with exclusive locking sees it, and keeps the log's index in memory.
    return _copy_by(f"file:{_quoted(path)}?mode=ro&{'vfs=unix-none' if has_log else 'immutable=1'}")


def _copy_by(uri: str) -> Database:
    raw = sqlite3.connect(uri, uri=True, isolation_level=None, timeout=BUSY_TIMEOUT_S)
    try:
        if "unix-none" in uri:
            raw.execute("PRAGMA locking_mode = EXCLUSIVE")
        return _in_memory(raw)
    finally:
        raw.close()


def _stamps(path: Path) -> tuple[tuple[int, int], tuple[int, int]]:
    return _stamp(path), _stamp(path.with_name(path.name + "-wal"))


def _stamp(path: Path) -> tuple[int, int]:
    try:
        told = path.stat()
    except FileNotFoundError:
        return (0, 0)
    return told.st_mtime_ns, told.st_size


def _quoted(path: Path) -> str:
    return path.absolute().as_uri().removeprefix("file://")


def _in_memory(origin: sqlite3.Connection | None) -> Database:
    raw = _connect(":memory:")
    if origin is not None:
        origin.backup(raw)
    database = Database(_engine(raw), raw, None)
    _bring_up_to_date(database)
    return database


def _connect(path: str) -> sqlite3.Connection:
    raw = sqlite3.connect(path, timeout=BUSY_TIMEOUT_S, isolation_level=None, check_same_thread=False)
    raw.execute("PRAGMA foreign_keys = ON")
    raw.execute("PRAGMA temp_store = MEMORY")
    return raw


def _engine(raw: sqlite3.Connection) -> Engine:
    engine = create_engine("sqlite://", creator=lambda: raw, poolclass=StaticPool)

    # The driver would begin transactions late, and not at all before a SELECT.
    @event.listens_for(engine, "begin")
    def begin(connection: Connection) -> None:
        writes = connection.get_execution_options().get("writes", False)
        connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")

    return engine


def _make_private(path: Path) -> None:
    """The folder (0700) and an empty file (0600); a folder that is there is left as it is."""
    path.parent.mkdir(mode=stat.S_IRWXU, parents=True, exist_ok=True)
    os.close(os.open(path, os.O_CREAT | os.O_WRONLY, stat.S_IRUSR | stat.S_IWUSR))


def _bring_up_to_date(database: Database) -> None:
    # By plain SQL: alembic takes half a second to import, and is seldom needed.
    if _version(database) == tables.VERSION:
        return
    with database.writing() as connection:
        found = _version(database)  # another process may have been quicker
        if found is None:
            _lay_out(connection)
        elif found < tables.VERSION:
            from followupd.store.migrations import upgrade

            upgrade(connection)


def _version(database: Database) -> str | None:
    """The version of the schema; None for an empty file. Raises StateError for what is not ours, or not yet."""
    raw = database.raw
    (owner,) = raw.execute("PRAGMA application_id").fetchone()
    if owner != APPLICATION_ID:
        if raw.execute("SELECT count(*) FROM sqlite_master").fetchone() == (0,):
            return None
        raise StateError(
            Problem(where=database.name, what="this is the database of another program"),
            hint="name a file of its own in state.database",
        )
    (version,) = raw.execute("SELECT version_num FROM alembic_version").fetchone()
    if str(version) > tables.VERSION:
        raise StateError(
            Problem(where=database.name, what="the database was written by a newer followupd"),
            hint="run that version, or restore a backup made by this one",
        )
    return str(version)


def _lay_out(connection: Connection) -> None:
    connection.exec_driver_sql(f"PRAGMA application_id = {APPLICATION_ID}")
    metadata.create_all(connection)
    connection.execute(insert(tables.alembic_version).values(version_num=tables.VERSION))
    connection.execute(insert(tables.state).values(id=1, secret=secrets.token_bytes(32), lease_epoch=0, mark=0))
