"""What SQLite says is wrong, in words for people, with the way out."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from sqlalchemy.exc import DBAPIError

from followupd.errors import Problem, StateError

_FAULTS = {
    "SQLITE_BUSY": ("the database is in use by another program", "try again in a moment"),
    "SQLITE_LOCKED": ("the database is in use by another program", "try again in a moment"),
    "SQLITE_CORRUPT": (
        "the database is damaged",
        "stop followupd, move the file aside with those that end in -wal and -shm, and restore your newest backup:"
        " a new database would not know which drafts were made before",
    ),
    "SQLITE_NOTADB": ("this is no database", "name another file in state.database, or move this one aside"),
    "SQLITE_FULL": ("the disk is full", "make room; nothing was changed"),
    "SQLITE_READONLY": ("the database cannot be written", "its file and folder must be writable for you"),
    "SQLITE_CANTOPEN": ("the database cannot be opened", "its file and folder must be accessible to you"),
    "SQLITE_PERM": ("the database cannot be opened", "its file and folder must be accessible to you"),
    "SQLITE_IOERR": ("reading or writing the database failed", "check the disk"),
}


@contextmanager
def mapped_errors(path: Path | None) -> Iterator[None]:
    """Turns what the disk or another process did into StateError; anything else is a bug and goes through."""
    try:
        yield
    except DBAPIError as error:
        if isinstance(error.orig, sqlite3.Error) and (fault := _fault(error.orig, path)) is not None:
            raise fault from error
        raise
    except sqlite3.Error as error:
        if (fault := _fault(error, path)) is not None:
            raise fault from error
        raise


@contextmanager
def mapped_file_errors(path: Path) -> Iterator[None]:
    """Turns what the file system says about the files of the state into StateError."""
    try:
        yield
    except OSError as error:
        problem = Problem(where=str(error.filename or path), what=error.strerror or "cannot be used")
        raise StateError(problem, hint="the folder of state.database must be yours, and writable") from error


def _fault(error: sqlite3.Error, path: Path | None) -> StateError | None:
    name = getattr(error, "sqlite_errorname", "")
    primary = "_".join(name.split("_")[:2])  # without the extended part: SQLITE_IOERR_FSYNC
    if primary not in _FAULTS:
        return None
    what, hint = _FAULTS[primary]
    return StateError(Problem(where=str(path) if path else "", what=what), hint=hint)
