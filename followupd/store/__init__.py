"""What is known, decided and drafted, in one SQLite database. Imports SQLAlchemy only when a store is opened."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from followupd.store.sql_store import SqlStore


def open_store(database: Path, *, create: bool = True) -> SqlStore:
    """The store in the file `database`, for reading and writing, brought up to this version's schema.

    A missing file is made, with its folder (0700), unless `create` is False. Raises: StateError.
    """
    from followupd.store.opening import open_file
    from followupd.store.sql_store import SqlStore

    store = SqlStore(open_file(database, create=create))
    store.finish_forgetting()
    return store


def open_snapshot(database: Path) -> SqlStore:
    """What the file `database` holds at this moment, copied into memory; an empty store where there is no file.

    Nothing on disk is made or altered, not even beside a database whose writer was killed. For processes that do not
    have the same file open for writing. Raises: StateError.
    """
    from followupd.store.opening import snapshot_of
    from followupd.store.sql_store import SqlStore

    return SqlStore(snapshot_of(database))


def open_memory() -> SqlStore:
    """A new store in memory, gone when it is closed."""
    from followupd.store.opening import new_memory
    from followupd.store.sql_store import SqlStore

    return SqlStore(new_memory())
