"""The files behind a local .ics calendar: one file, or a folder of them (vdir)."""

from __future__ import annotations

import os
from pathlib import Path

from followupd.providers.calendars.ics_cursor import Stamp

LOCAL_CAP = 50 * 1024 * 1024


class Unreadable(Exception):
    """This file cannot be read just now; the message is a sentence for people."""


def listing(location: Path) -> dict[str, Stamp]:
    """The .ics files at `location` by name relative to it (empty for a single file), each with its stamp.

    Folders within a folder are looked into; what begins with a dot is somebody's temporary file. Raises Unreadable.
    """
    try:
        if not location.is_dir():
            return {"": _stamp(os.stat(location))}
        found: dict[str, Stamp] = {}
        _list(location, "", found)
        return dict(sorted(found.items()))
    except OSError as error:
        raise Unreadable(_why(error)) from error


def _list(folder: Path | str, prefix: str, found: dict[str, Stamp]) -> None:
    with os.scandir(folder) as entries:
        for entry in entries:
            if entry.name.startswith("."):
                continue
            if entry.is_dir(follow_symlinks=False):
                _list(entry.path, f"{prefix}{entry.name}/", found)
            elif entry.name.lower().endswith((".ics", ".ical", ".icalendar")):
                try:
                    found[prefix + entry.name] = _stamp(entry.stat())
                except FileNotFoundError:
                    continue


def _stamp(status: os.stat_result) -> Stamp:
    return (status.st_mtime_ns, status.st_size, status.st_ino, status.st_ctime_ns)


def read(location: Path, name: str, stamp: Stamp) -> bytes:
    """The bytes of one file of a listing. Raises Unreadable, also where it is over 50 MB or changes meanwhile."""
    if int(stamp[1]) > LOCAL_CAP:
        raise Unreadable(f"it is larger than {LOCAL_CAP // 1024 // 1024} MB")
    try:
        with open(location / name if name else location, "rb") as file:
            data = file.read(int(stamp[1]) + 1)
            after = _stamp(os.fstat(file.fileno()))
    except OSError as error:
        raise Unreadable(_why(error)) from error
    if after != stamp:
        raise Unreadable("it is being written just now")
    return data


def _why(error: OSError) -> str:
    match error:
        case FileNotFoundError():
            return "it is not there"
        case PermissionError():
            return "it may not be read by this user"
        case _:
            return f"it cannot be read ({error.strerror or type(error).__name__})"
