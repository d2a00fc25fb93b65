"""Mail history from a Maildir: only files that were not seen before are opened, and only their headers read."""

from __future__ import annotations

import errno
import json
import os
import time
from collections.abc import Generator, Iterable, Iterator, Mapping
from pathlib import Path

from followupd.domain.ids import AccountName, Cursor, Ref, Source
from followupd.domain.message import Folder, Message
from followupd.errors import CursorExpired
from followupd.ports.mailboxes import FolderChanges, KnownRefs, MessageBatch, WantedPeople, nobody
from followupd.providers.mailboxes.maildir_drafts import MaildirDrafts
from followupd.providers.mailboxes.maildir_files import read_head, read_message
from followupd.providers.mailboxes.maildir_folders import (
    MailFolder,
    base_name,
    find_folders,
    mapped_errors,
    split_ref,
)

BATCH = 1_000
_TICK_NS = 20_000_000  # the kernel stamps files by a clock that ticks every 1 to 10 ms
_UNREAD = frozenset({Folder.JUNK, Folder.TRASH, Folder.DRAFTS})
_NOT_THE_FILE = frozenset({errno.EMFILE, errno.ENFILE, errno.ENOMEM, errno.ENODEV, errno.ESTALE})

__all__ = ["MaildirDrafts", "MaildirHistory"]

Times = list[int]
"""When `cur` and `new` were last changed, in ns; [] where a folder has to be listed again."""


class MaildirHistory:
    """MailHistory of the Maildir at `root`. The cursor holds when each folder was last changed."""

    def __init__(
        self, source: Source, account: AccountName, root: Path, folders: Mapping[Folder, str] | None = None
    ) -> None:
        self._source, self._account = source, account
        self._root, self._folders = root, dict(folders or {})
        self._found: dict[str, MailFolder] = {}
        self._names: dict[str, dict[str, str]] = {}

    @property
    def source(self) -> Source:
        return self._source

    def messages_since(
        self, cursor: Cursor | None, known: KnownRefs, about: WantedPeople = nobody
    ) -> Iterator[MessageBatch]:
        self._found, self._names = {}, {}
        with mapped_errors(self._account, "pull"):
            yield from self._changes(self._seen(cursor), known)

    def read(self, ref: Ref, *, limit: int = 262_144) -> bytes | None:
        name, base = split_ref(ref)
        with mapped_errors(self._account, "read"):
            if not self._found:
                self._found = {folder.name: folder for folder in find_folders(self._root, self._folders)}
            path = self._path(self._found[name], base) if name in self._found else None
            return read_head(path, limit) if path is not None else None

    def _path(self, folder: MailFolder, base: str) -> str | None:
        """Where the message is, by one listing a folder between two pulls: mbsync's names cannot be guessed."""
        if usual := folder.usual(base):
            return usual
        if folder.name not in self._names:
            self._names[folder.name] = {base_name(name[4:]): name for name in folder.files()}
        listed = self._names[folder.name].get(base)
        if listed is not None and os.path.lexists(f"{folder.path}/{listed}"):
            return f"{folder.path}/{listed}"
        return folder.find(base)

    def _seen(self, cursor: Cursor | None) -> dict[str, Times]:
        if cursor is None:
            return {}
        try:
            told = json.loads(cursor)
            return {name: [int(at) for at in times] for name, times in told["maildir"].items()}
        except (ValueError, KeyError, TypeError, AttributeError) as error:
            raise CursorExpired(self._account, "pull", "the cursor is not of a Maildir") from error

    def _changes(self, seen: dict[str, Times], known: KnownRefs) -> Iterator[MessageBatch]:
        now: dict[str, Times] = {}
        for folder in find_folders(self._root, self._folders):
            if folder.folder in _UNREAD:
                continue
            times = _last_changed(folder)
            if times != seen.get(folder.name):
                is_whole = yield from _folder_changes(folder, known(folder.name))
                times = times if is_whole else []
            now[folder.name] = times
        for name in sorted(seen.keys() - now.keys()):
            gone = FolderChanges(name=name, folder=Folder.OTHER, messages=(), removed=tuple(sorted(known(name))))
            yield MessageBatch(folders=(gone,), cursor=None)
        yield MessageBatch(folders=(), cursor=Cursor(json.dumps({"maildir": now}, separators=(",", ":"))))


def _folder_changes(folder: MailFolder, known: frozenset[Ref]) -> Generator[MessageBatch, None, bool]:
    """The batches of one folder; the generator's value says whether every file could be read."""
    gone = set(known)
    is_whole, last, messages = True, "", []
    for name in sorted(folder.files(), key=_by_base):
        base = base_name(name[4:])
        if base == last:  # a copy under other flags, or on its way from new to cur
            continue
        last = base
        ref = folder.ref(base)
        if ref in known:
            gone.discard(ref)
            continue
        if folder.folder is not Folder.SENT and "D" in name.rpartition(":2,")[2]:
            continue  # a draft outside its folder: Gmail's "All Mail" has them
        try:
            message = read_message(f"{folder.path}/{name}", ref, folder.folder)
        except OSError as error:
            if error.errno in _NOT_THE_FILE:
                raise
            is_whole = False
            continue
        if message is not None:  # else it moved since it was listed, and the folder's time has changed, too
            messages.append(message)
        if len(messages) == BATCH:
            yield _batch(folder, messages)
            messages = []
    if messages or gone:
        yield _batch(folder, messages, gone)
    return is_whole


def _by_base(name: str) -> str:
    return name[4:]


def _batch(folder: MailFolder, messages: list[Message], gone: Iterable[Ref] = ()) -> MessageBatch:
    changes = FolderChanges(
        name=folder.name, folder=folder.folder, messages=tuple(messages), removed=tuple(sorted(gone))
    )
    return MessageBatch(folders=(changes,), cursor=None)


def _last_changed(folder: MailFolder) -> Times:
    """When the folder's parts last changed; waits where a further change could still get the same time."""
    times = []
    for part in ("cur", "new"):
        try:
            changed = os.stat(f"{folder.path}/{part}").st_mtime_ns
        except FileNotFoundError:
            changed = 0
        tick = _TICK_NS if changed % 1_000_000_000 else 2_000_000_000  # some file systems count whole seconds
        age = time.time_ns() - changed
        if 0 <= age < tick:
            time.sleep((tick - age) / 1e9)
        times.append(changed)
    return times
