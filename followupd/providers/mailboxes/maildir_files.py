"""Files of a Maildir, read with care: what lies there need not be a message."""

from __future__ import annotations

import ctypes
import errno
import hashlib
import os
import re
import stat
import time
from collections.abc import Iterator
from contextlib import suppress
from datetime import UTC, datetime

from followupd.domain.ids import Ref
from followupd.domain.message import Folder, Message
from followupd.domain.record import Struct
from followupd.ports.mailboxes import FoundDraft
from followupd.providers.mailboxes.headers import BLOCK_LIMIT, block_end, scan
from followupd.providers.mailboxes.maildir_folders import MailFolder, base_name

DRAFT_LIMIT = 1_048_576
WITHDRAWN = ".withdrawn"
"""Ends the name in `tmp` of what is being removed."""
OURS = re.compile(r"\d+\.[0-9a-f]{32}G\d+\.followupd")

_FIRST_READ = 8_192
_LATEST = 253_402_300_799  # the last second of the year 9999
_READ = os.O_RDONLY | os.O_NONBLOCK | os.O_CLOEXEC  # to open a FIFO would block for ever
_STALE_S = 36 * 3600  # the time that the Maildir specification gives a file in tmp
_NO_LINKS = frozenset({errno.EPERM, errno.EOPNOTSUPP, errno.ENOSYS, errno.EMLINK})
_NO_FILE = frozenset({errno.ENOENT, errno.ELOOP, errno.ENXIO})  # gone, a link to itself, a socket
_AT_FDCWD, _RENAME_NOREPLACE = -100, 1


class Spot(Struct, frozen=True, kw_only=True):
    """Where a file lies in a folder, and the part of its name that stays."""

    folder: MailFolder
    base: str
    path: str


def read_message(path: str, ref: Ref, folder: Folder) -> Message | None:
    """The message in a file, or None where there is no regular file (any more). Raises OSError."""
    fd = _open(path)
    if fd is None:
        return None
    try:
        status = os.fstat(fd)
        if not stat.S_ISREG(status.st_mode):
            return None
        raw = os.read(fd, _FIRST_READ)
        if len(raw) == _FIRST_READ and block_end(raw) < 0:
            raw += os.read(fd, BLOCK_LIMIT - _FIRST_READ)
    finally:
        os.close(fd)
    delivered = datetime.fromtimestamp(min(max(status.st_mtime, 0), _LATEST), UTC)
    return scan(raw, ref=ref, folder=folder, delivered=delivered)


def read_head(path: str, limit: int) -> bytes | None:
    """The first `limit` octets of a regular file, or None where there is none. Raises OSError."""
    fd = _open(path)
    if fd is None:
        return None
    try:
        return os.read(fd, limit) if stat.S_ISREG(os.fstat(fd).st_mode) else None
    finally:
        os.close(fd)


def _open(path: str) -> int | None:
    try:
        return os.open(path, _READ)
    except OSError as error:
        if error.errno in _NO_FILE:
            return None
        raise


def spots(folder: MailFolder, changed_since: int = 0) -> Iterator[Spot]:
    """The files of a folder, or those whose status was changed since then (ns)."""
    for part in ("new", "cur"):
        path = f"{folder.path}/{part}"
        with suppress(FileNotFoundError):
            if os.stat(path).st_mtime_ns < changed_since:
                continue
            with os.scandir(path) as entries:
                for entry in entries:
                    if not entry.name.startswith(".") and (not changed_since or _changed(entry) >= changed_since):
                        yield Spot(folder=folder, base=base_name(entry.name), path=entry.path)
    yield from _withdrawn(folder)


def spot_of(folder: MailFolder, base: str) -> Spot | None:
    """Where the file named `base` lies, whatever its flags; also while it is being withdrawn."""
    path = folder.find(base)
    if path is not None:
        return Spot(folder=folder, base=base, path=path)
    return next((spot for spot in _withdrawn(folder) if spot.base == base), None)


def found_draft(spot: Spot) -> FoundDraft | None:
    """What is there, to 1 MiB. A draft that is flagged as thrown away counts as in the trash."""
    raw = read_head(spot.path, DRAFT_LIMIT)
    if raw is None:
        return None
    folder = spot.folder.folder
    if folder is Folder.DRAFTS and "T" in spot.path.rpartition(":2,")[2].removesuffix(WITHDRAWN):
        folder = Folder.TRASH
    return FoundDraft(ref=spot.folder.ref(spot.base), folder=folder, raw=raw, sha256=sha256_of(raw))


def sha256_of(raw: bytes) -> str:
    return hashlib.sha256(raw).hexdigest()


def sha256_of_file(path: str) -> str | None:
    raw = read_head(path, DRAFT_LIMIT)
    return None if raw is None else sha256_of(raw)


def write_new(path: str, raw: bytes) -> None:
    """A new file with these octets, on the disk when this returns. Raises FileExistsError."""
    fd = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_CLOEXEC, 0o600)
    with os.fdopen(fd, "wb") as file:
        file.write(raw)
        file.flush()
        os.fsync(fd)


def sync_directory(path: str) -> None:
    fd = os.open(path, os.O_RDONLY | os.O_DIRECTORY | os.O_CLOEXEC)
    try:
        os.fsync(fd)
    finally:
        os.close(fd)


def link_without_replacing(old: str, new: str) -> None:
    """Gives a file the name `new`; `old` may stay. Raises FileExistsError where `new` is taken, whatever it is."""
    try:
        os.link(old, new, follow_symlinks=False)
    except OSError as error:
        if error.errno not in _NO_LINKS:
            raise
        _rename_without_replacing(old, new)


def move_without_replacing(old: str, new: str) -> None:
    """Renames a file. Raises FileExistsError where `new` is taken."""
    try:
        _rename_without_replacing(old, new)
    except OSError as error:
        if error.errno != errno.EOPNOTSUPP:
            raise
        os.link(old, new, follow_symlinks=False)
        os.unlink(old)


def put_back(folder: MailFolder) -> None:
    """Files that were being withdrawn when the process died, or were changed meanwhile, get their names back."""
    for spot in _withdrawn(folder):
        name = os.path.basename(spot.path).removesuffix(WITHDRAWN)
        name = os.path.join(folder.path, "cur", name if ":2," in name else f"{name}:2,")
        try:
            move_without_replacing(spot.path, name)
        except FileExistsError:
            if os.path.samefile(spot.path, name):  # the process died between the two names
                os.unlink(spot.path)


def sweep(folder: MailFolder, base: str) -> None:
    """Removes what killed attempts left in `tmp`: our own files, of this draft or old."""
    long_ago = time.time() - _STALE_S
    for name in folder.files("tmp"):
        ours, _, pid = name[4:].rpartition(".")
        if OURS.fullmatch(ours) and pid.isdigit():
            with suppress(FileNotFoundError):
                path = f"{folder.path}/{name}"
                if ours == base or os.stat(path).st_mtime < long_ago:
                    os.unlink(path)


def _withdrawn(folder: MailFolder) -> Iterator[Spot]:
    for name in folder.files("tmp"):
        if name.endswith(WITHDRAWN):
            base = base_name(name[4:].removesuffix(WITHDRAWN))
            yield Spot(folder=folder, base=base, path=f"{folder.path}/{name}")


def _changed(entry: os.DirEntry[str]) -> int:
    try:
        return entry.stat().st_ctime_ns
    except OSError:
        return 0


def _rename_without_replacing(old: str, new: str) -> None:
    libc = ctypes.CDLL(None, use_errno=True)
    if libc.renameat2(_AT_FDCWD, os.fsencode(old), _AT_FDCWD, os.fsencode(new), _RENAME_NOREPLACE) != 0:
        number = ctypes.get_errno()
        if number in (errno.EINVAL, errno.ENOSYS):
            raise OSError(errno.EOPNOTSUPP, "this file system can neither link nor rename without replacing", new)
        raise OSError(number, os.strerror(number), new)
