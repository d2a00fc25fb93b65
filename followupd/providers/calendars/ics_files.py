"""The files behind a local .ics calendar: one file, or a folder of them (vdir)."""

from __future__ import annotations

import os
import stat
from pathlib import Path

from followupd.providers.calendars.ics_cursor import Stamp

LOCAL_CAP = 50 * 1024 * 1024
NO_FILE = "it is no regular file"


class Unreadable(Exception):
    """This file cannot be read just now; the message is a sentence for people."""


def listing(location: Path) -> dict[str, Stamp]:
    """The .ics files at `location` by name relative to it (empty for a single file), each with its stamp.

    Folders within a folder are looked into; what begins with a dot is somebody's temporary file. One that cannot be
    read (a link to itself, a pipe) is told with the reason as its stamp: see `hindrance`. Raises Unreadable where
    nothing can be told, as for a location that is neither file nor folder.
    """
    try:
        status = os.stat(location)
        if stat.S_ISDIR(status.st_mode):
            found: dict[str, Stamp] = {}
            _list(location, "", found)
            return dict(sorted(found.items()))
    except OSError as error:
        raise Unreadable(_why(error)) from error
    if not stat.S_ISREG(status.st_mode):
        raise Unreadable("it is neither a file nor a folder")
    return {"": _stamp(status)}


def hindrance(stamp: Stamp) -> str | None:
    """Why the file of this stamp cannot be read, as long as it has this stamp, if anything."""
    return str(stamp[0]) if len(stamp) == 1 else None


def _list(folder: Path | str, prefix: str, found: dict[str, Stamp]) -> None:
    with os.scandir(folder) as entries:
        for entry in entries:
            if entry.name.startswith("."):
                continue
            if entry.is_dir(follow_symlinks=False):
                _list(entry.path, f"{prefix}{entry.name}/", found)
            elif entry.name.lower().endswith((".ics", ".ical", ".icalendar")):
                try:
                    status = entry.stat()
                except FileNotFoundError:
                    continue
                except OSError as error:
                    found[prefix + entry.name] = (_why(error),)
                else:
                    regular = stat.S_ISREG(status.st_mode)
                    found[prefix + entry.name] = _stamp(status) if regular else (NO_FILE,)


def _stamp(status: os.stat_result) -> Stamp:
    return (status.st_mtime_ns, status.st_size, status.st_ino, status.st_ctime_ns)


def read(location: Path, name: str, stamp: Stamp) -> bytes:
    """The bytes of one file of a listing. Raises Unreadable, also where it is over 50 MB or changes meanwhile."""
    if (why := hindrance(stamp)) is not None:
        raise Unreadable(why)
    if int(stamp[1]) > LOCAL_CAP:
        raise Unreadable(f"it is larger than {LOCAL_CAP // 1024 // 1024} MB")
    try:
        # What has become a pipe since it was listed must not be waited for.
        with open(location / name if name else location, "rb", opener=_open_at_once) as file:
            if not stat.S_ISREG(os.fstat(file.fileno()).st_mode):
                raise Unreadable(NO_FILE)
            data = file.read(int(stamp[1]) + 1)
            after = _stamp(os.fstat(file.fileno()))
    except OSError as error:
        raise Unreadable(_why(error)) from error
    if after != stamp:
        raise Unreadable("it is being written just now")
    return data


def _open_at_once(path: str, flags: int) -> int:
    return os.open(path, flags | os.O_NONBLOCK | os.O_CLOEXEC)


def _why(error: OSError) -> str:
    match error:
        case FileNotFoundError():
            return "it is not there"
        case PermissionError():
            return "it may not be read by this user"
        case _:
            return f"it cannot be read ({error.strerror or type(error).__name__})"
