"""The drafts folder of a Maildir: nothing in it is ever replaced, and only our own bytes are ever removed.

A draft's file is named by its key, and the link into `cur` is the commit: before it nothing is there, after it the
whole draft is. What is being withdrawn waits in `tmp` while it is looked at once more. Lines end as Maildirs have
them, with LF alone.
"""

from __future__ import annotations

import errno
import os
import time
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import suppress
from datetime import timedelta
from pathlib import Path

from followupd.domain.ids import AccountName, Address, Ref, Source
from followupd.domain.message import Folder, Message
from followupd.errors import OutcomeUnknown, Unavailable
from followupd.ports.mailboxes import FoundDraft, Placement
from followupd.providers.mailboxes.maildir_files import (
    OURS,
    WITHDRAWN,
    Spot,
    found_draft,
    link_without_replacing,
    move_without_replacing,
    put_back,
    read_message,
    sha256_of,
    sha256_of_file,
    spot_of,
    spots,
    sweep,
    sync_directory,
    write_new,
)
from followupd.providers.mailboxes.maildir_folders import (
    MailFolder,
    base_name,
    drafts_of,
    find_folders,
    mapped_errors,
    new_drafts_path,
    split_ref,
)

PLACE_STEPS = ("made the folder", "wrote", "linked", "synced", "removed the first name")
RETIRE_STEPS = ("withdrew", "checked", "removed")
"""The durable steps; `step` is told each right after it."""

_SLACK_NS = 3_000_000_000  # file systems may count whole seconds
_CERTAINLY_NOT = frozenset(
    {errno.EACCES, errno.EPERM, errno.EROFS, errno.ENOSPC, errno.EDQUOT, errno.ENOENT, errno.ENOTDIR, errno.EOPNOTSUPP}
)
_NEAREST = (Folder.DRAFTS, Folder.SENT, Folder.INBOX, Folder.OTHER, Folder.TRASH, Folder.JUNK)
"""Of several copies the one that says most: a client that edits or sends leaves the old one in the trash."""


class MaildirDrafts:
    """DraftBox of the Maildir at `root`. `step` is called after each durable step, for trials of a crash there."""

    def __init__(
        self,
        source: Source,
        account: AccountName,
        root: Path,
        folders: Mapping[Folder, str] | None = None,
        *,
        step: Callable[[str], None] = lambda name: None,
    ) -> None:
        self._source, self._account = source, account
        self._root, self._names = root, dict(folders or {})
        self._step = step

    @property
    def source(self) -> Source:
        return self._source

    @property
    def request_lives(self) -> timedelta:
        return timedelta(0)

    def senders(self) -> None:
        """None: files know nothing of sending."""

    def baseline(self) -> str:
        """The present moment in ns: what is written later was changed later."""
        with mapped_errors(self._account, "place"):
            self._folders()
        return str(time.time_ns())

    def place(self, placement: Placement) -> FoundDraft:
        base = file_base(placement)
        raw = placement.raw.replace(b"\r\n", b"\n")
        with mapped_errors(self._account, "place"):
            drafts = self._drafts_folder()
            put_back(drafts)
            if first := self._named(base):
                return first
            tmp = self._write(drafts, base, raw)
        target = f"{drafts.path}/cur/{base}:2,D"
        try:
            self._commit(tmp, target)
        except FileExistsError:
            with suppress(OSError):
                os.unlink(tmp)
        except OSError as error:
            with suppress(OSError):
                os.unlink(tmp)
            if error.errno in _CERTAINLY_NOT and not os.path.lexists(target):
                raise Unavailable(self._account, "place", f"{target}: {error.strerror}") from error
            raise OutcomeUnknown(self._account, "place", f"{target}: {error.strerror}", placement.key) from error
        with mapped_errors(self._account, "place"):
            written = FoundDraft(ref=drafts.ref(base), folder=Folder.DRAFTS, raw=raw, sha256=sha256_of(raw))
            return self._named(base) or written  # gone within this moment: for `inspect` to say

    def find(self, placement: Placement, baseline: str | None) -> FoundDraft | None:
        since = int(baseline) - _SLACK_NS if baseline else 0
        with mapped_errors(self._account, "find"):
            named = self._named(file_base(placement))
            if named is not None and named.folder in (Folder.DRAFTS, Folder.SENT):
                return named
            return _nearest(one for one in (named, self._by_headers(placement, since)) if one is not None)

    def inspect(self, ref: Ref) -> FoundDraft | None:
        with mapped_errors(self._account, "inspect"):
            folder, base = self._at(ref)
            spot = spot_of(folder, base) if folder else None
            found = found_draft(spot) if spot else None
            return found if found and folder and found.folder is folder.folder else None

    def present(self, refs: Iterable[Ref]) -> frozenset[Ref] | None:
        wanted = frozenset(refs)
        with mapped_errors(self._account, "list"):
            folders = self._folders()
            if drafts_of(folders, self._names) is None:
                return None
            drafts = [folder for folder in folders if folder.folder is Folder.DRAFTS]
            return wanted & {folder.ref(base_name(name[4:])) for folder in drafts for name in folder.files()}

    def listing(self, addresses: Iterable[Address]) -> Iterator[FoundDraft]:
        wanted = frozenset(addresses)
        with mapped_errors(self._account, "list"):
            for folder in self._folders():
                if folder.folder is not Folder.DRAFTS:
                    continue
                for spot in spots(folder):
                    message = _message(spot)
                    if message is None or wanted.isdisjoint(one.address for one in message.recipients):
                        continue
                    found = found_draft(spot)
                    if found is not None and found.folder is Folder.DRAFTS:
                        yield found

    def retire(self, ref: Ref, sha256: str) -> bool:
        with mapped_errors(self._account, "retire"):
            folder, base = self._at(ref)
            if folder is None:
                return True
            put_back(folder)
            spot = spot_of(folder, base)
            if spot is None:
                return True
            if sha256_of_file(spot.path) != sha256:
                return False
            aside = os.path.join(folder.path, "tmp", os.path.basename(spot.path) + WITHDRAWN)
            move_without_replacing(spot.path, aside)
            self._step("withdrew")
            if sha256_of_file(aside) != sha256:  # written to in the moment between
                put_back(folder)
                return False
            self._step("checked")
            os.unlink(aside)
            sync_directory(os.path.dirname(spot.path))
            sync_directory(os.path.dirname(aside))
            self._step("removed")
            return True

    def _folders(self) -> tuple[MailFolder, ...]:
        return find_folders(self._root, self._names)

    def _at(self, ref: Ref) -> tuple[MailFolder | None, str]:
        name, base = split_ref(ref)
        return next((folder for folder in self._folders() if folder.name == name), None), base

    def _named(self, base: str) -> FoundDraft | None:
        """The file that we wrote, wherever the user has moved it to."""
        spots_found = [spot for folder in self._folders() if (spot := spot_of(folder, base))]
        return _nearest(found for spot in spots_found if (found := found_draft(spot)))

    def _by_headers(self, placement: Placement, since: int) -> FoundDraft | None:
        """A copy that a client wrote: by Message-ID, or by our key where the file was written after `since` (ns).

        Drafts made anew share a key, and a new flag on an old one changes its file, too; but not when it was written.
        """
        found = []
        for folder in self._folders():
            for spot in spots(folder, changed_since=since):
                message = _message(spot)
                if message is None:
                    continue
                if message.message_id == placement.message_id or (
                    message.key == placement.key
                    and OURS.fullmatch(spot.base) is None
                    and os.stat(spot.path).st_mtime_ns >= since
                ):
                    found.append(found_draft(spot))
        return _nearest(one for one in found if one is not None)

    def _drafts_folder(self) -> MailFolder:
        """The folder for new drafts, made where there is none, in the style of the other folders."""
        folders = self._folders()
        drafts = drafts_of(folders, self._names)
        path = drafts.path if drafts else new_drafts_path(self._root, folders, self._names)
        for part in ("tmp", "new", "cur"):
            os.makedirs(f"{path}/{part}", mode=0o700, exist_ok=True)
        if drafts is None:
            if os.path.basename(path).startswith("."):
                Path(path, "maildirfolder").touch(mode=0o600)
            sync_directory(path)
            sync_directory(os.path.dirname(path))
            self._step("made the folder")
            drafts = drafts_of(self._folders(), self._names)
        if drafts is None:
            raise FileNotFoundError(errno.ENOENT, "cannot be used as the drafts folder", path)
        return drafts

    def _write(self, drafts: MailFolder, base: str, raw: bytes) -> str:
        """The draft under a name in `tmp`, durably. What a killed attempt left there is cleared away."""
        sweep(drafts, base)
        tmp = os.path.join(drafts.path, "tmp", f"{base}.{os.getpid()}")
        try:
            write_new(tmp, raw)
            self._step("wrote")
        except OSError:
            with suppress(OSError):
                os.unlink(tmp)
            raise
        return tmp

    def _commit(self, tmp: str, target: str) -> None:
        link_without_replacing(tmp, target)
        self._step("linked")
        sync_directory(os.path.dirname(target))
        self._step("synced")
        with suppress(FileNotFoundError):
            os.unlink(tmp)
        self._step("removed the first name")


def file_base(placement: Placement) -> str:
    """The unique part of the name of a draft's file, the same at every attempt."""
    return f"{int(placement.planned_at.timestamp())}.{placement.key}G{placement.generation}.followupd"


def _nearest(found: Iterable[FoundDraft]) -> FoundDraft | None:
    return min(found, key=lambda one: _NEAREST.index(one.folder), default=None)


def _message(spot: Spot) -> Message | None:
    return read_message(spot.path, spot.folder.ref(spot.base), spot.folder.folder)
