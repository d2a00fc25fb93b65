"""The lease: one process a database may change drafts, and one that was overtaken may not any more."""

from __future__ import annotations

import fcntl
import os
import stat
from pathlib import Path

from sqlalchemy import select, update
from sqlalchemy.engine import Connection

from followupd.errors import Problem, StateError
from followupd.store.faults import mapped_file_errors
from followupd.store.tables import state


class Lock:
    """An exclusive lock on `<database>.lock`, until it is released or the process ends, however it ends."""

    def __init__(self, database: Path) -> None:
        self._path = database.with_name(database.name + ".lock")
        self._file: int | None = None

    def take(self) -> None:
        """Raises StateError where another process holds it."""
        if self._file is not None:
            return
        with mapped_file_errors(self._path):
            file = os.open(self._path, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, stat.S_IRUSR | stat.S_IWUSR)
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError as error:
            holder = os.read(file, 32).decode("ascii", "replace").strip()
            os.close(file)
            problem = Problem(where=str(self._path), what=f"another followupd is running (pid {holder or 'unknown'})")
            raise StateError(problem, hint="stop it first, or let it do the work") from error
        os.ftruncate(file, 0)
        os.pwrite(file, f"{os.getpid()}\n".encode(), 0)
        self._file = file

    def release(self) -> None:
        if self._file is not None:
            os.close(self._file)
            self._file = None


def next_epoch(connection: Connection) -> int:
    connection.execute(update(state).values(lease_epoch=state.c.lease_epoch + 1))
    return _epoch(connection)


def check(connection: Connection, epoch: int | None) -> None:
    """Raises StateError unless the lease is `epoch`, still."""
    if epoch is None:
        raise StateError(Problem(where="", what="drafts were to be changed without the lease: nothing was changed"))
    if _epoch(connection) != epoch:
        raise StateError(Problem(where="", what="another followupd took over: nothing was changed"))


def _epoch(connection: Connection) -> int:
    return int(connection.execute(select(state.c.lease_epoch)).scalar_one())
