"""Where the folders of a Maildir are, in any of the usual layouts, and the names of the files in them.

Layouts: plain folders, nested or not (`Drafts/cur`, `[Gmail]/Sent Mail/cur`), Maildir++ (the root is the inbox,
`.Sent/cur`, `.Archive.2024/cur`), a mixture, or one bare Maildir.
"""

from __future__ import annotations

import errno
import os
import re
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import quote, unquote_to_bytes

from followupd.domain.ids import AccountName, Ref
from followupd.domain.message import Folder
from followupd.domain.record import Struct
from followupd.errors import Unavailable
from followupd.providers.mailboxes.folder_names import DRAFT_NAMES, decode_folder_name, role_of

_MAILDIR = frozenset({"cur", "new", "tmp"})
_DIRECTORIES_MAX = 20_000
_DEPTH_MAX = 12
_SYNC_FIELDS = re.compile(r",(?:U=\d+|FMD5=[0-9a-f]+)")  # added and changed by mbsync and offlineimap


class MailFolder(Struct, frozen=True, kw_only=True):
    """One folder. `name` is its path below the root, `.` for the root itself, safe to store."""

    name: str
    words: tuple[str, ...]  # the name as people see it, from the outside in
    folder: Folder
    path: str

    def files(self, *parts: str) -> Iterator[str]:
        """The names in `cur` and `new` (or in `parts`) with their part before them: `cur/17….host:2,S`."""
        for part in parts or ("new", "cur"):  # in this order no file is missed that moves between the two
            try:
                names = os.listdir(f"{self.path}/{part}")
            except FileNotFoundError:
                continue
            yield from (f"{part}/{name}" for name in names if name[0] != ".")

    def find(self, base: str) -> str | None:
        """The path of the file whose name begins with `base`, whatever its flags, or None."""
        if usual := self.usual(base):
            return usual
        return next((f"{self.path}/{name}" for name in self.files() if base_name(name[4:]) == base), None)

    def usual(self, base: str) -> str | None:
        """The same without listing the folder, where the flags are those that most files have."""
        if not base or base[0] == "." or "/" in base:  # leads out of the folder
            return None
        for usual in (f"cur/{base}:2,S", f"cur/{base}:2,D", f"cur/{base}:2,DS", f"cur/{base}:2,RS", f"new/{base}"):
            if os.path.lexists(f"{self.path}/{usual}"):
                return f"{self.path}/{usual}"
        return None

    def ref(self, base: str) -> Ref:
        return Ref(f"{self.name}/{storable(base)}")


def base_name(name: str) -> str:
    """What stays of a file name when flags change and when mbsync or offlineimap number it."""
    base = name.partition(":2,")[0]
    if "=" in base:
        base = _SYNC_FIELDS.sub("", base)
    return base


def storable(name: str) -> str:
    """A file name as text that any database takes: odd octets and `%` percent-encoded."""
    if name.isascii() and name.isprintable() and "%" not in name:
        return name
    return quote(os.fsencode(name), safe=" !#$&'()*+,/:;=?@[]^`{|}~\"<>\\")


def split_ref(ref: Ref) -> tuple[str, str]:
    """The folder's name and the base name that a ref was made of."""
    folder, _, base = ref.rpartition("/")
    return folder, os.fsdecode(unquote_to_bytes(base)) if "%" in base else base


def find_folders(root: Path, overrides: Mapping[Folder, str]) -> tuple[MailFolder, ...]:
    """Every folder below `root`, by name; `overrides` give the name of the folder for a role.

    Raises OSError: NotADirectoryError or FileNotFoundError for a root that is none or without any Maildir.
    """
    wanted = {wanted_words(name): role for role, name in overrides.items()}
    found = []
    for path in _directories(str(root)):
        below = path[len(str(root)) + 1 :]
        words = _words(below)
        role = wanted.get(tuple(word.casefold() for word in words)) or role_of(words)
        if role in overrides and tuple(word.casefold() for word in words) not in wanted:
            # The user named another folder for this; drafts elsewhere are still unsent mail.
            role = Folder.OTHER if role in (Folder.SENT, Folder.INBOX) else role
        found.append(MailFolder(name=storable(below) or ".", words=words, folder=role, path=path))
    if not found:
        raise FileNotFoundError(errno.ENOENT, "holds no mail folder: one has the folders cur, new and tmp", str(root))
    return tuple(sorted(found, key=lambda folder: folder.name))


def drafts_of(folders: tuple[MailFolder, ...], overrides: Mapping[Folder, str]) -> MailFolder | None:
    """The folder to put drafts into: the one named, else the outermost; of several the commonest name."""
    if named := overrides.get(Folder.DRAFTS):
        words = wanted_words(named)
        return next((one for one in folders if tuple(w.casefold() for w in one.words) == words), None)
    drafts = [one for one in folders if one.folder is Folder.DRAFTS and one.words[-1].casefold() in DRAFT_NAMES]
    return min(
        drafts,
        key=lambda one: (len(one.words), DRAFT_NAMES.index(one.words[-1].casefold()), one.name),
        default=None,
    )


def new_drafts_path(root: Path, folders: tuple[MailFolder, ...], overrides: Mapping[Folder, str]) -> str:
    """Where a missing drafts folder belongs, in the style of the others."""
    named = overrides.get(Folder.DRAFTS, "Drafts").strip("/")
    is_maildirpp = any(one.name.startswith(".") for one in folders)
    if named.startswith(".") or not is_maildirpp:
        return str(root / named)
    return str(root / ("." + named.replace("/", ".")))


def wanted_words(name: str) -> tuple[str, ...]:
    return tuple(word.casefold() for word in _words(name.strip().strip("/")))


def _words(below: str) -> tuple[str, ...]:
    """`.INBOX.Entw&APw-rfe`, `INBOX/Entwürfe` and `Entwürfe` are one and the same name: ("Entwürfe",)."""
    words: list[str] = []
    for part in below.split("/"):
        words += [word for word in part.split(".") if word] if part.startswith(".") else [part]
    words = [decode_folder_name(word) for word in words if word]
    if len(words) > 1 and words[0].casefold() == "inbox":
        del words[0]
    return tuple(words) or ("INBOX",)


def _directories(root: str) -> Iterator[str]:
    """The folders, outermost first; those reached twice by links are told once."""
    seen: set[tuple[int, int]] = set()
    queue = [(root, 0)]
    for path, depth in queue:  # grows as it is read
        if len(queue) > _DIRECTORIES_MAX:
            raise OSError(errno.E2BIG, f"has more than {_DIRECTORIES_MAX} folders: is this the mail folder?", root)
        try:
            where = os.stat(path)
            if (where.st_dev, where.st_ino) in seen:
                continue
            seen.add((where.st_dev, where.st_ino))
            with os.scandir(path) as entries:
                below = [entry.name for entry in entries if _is_directory(entry)]
        except (FileNotFoundError, PermissionError):  # any other error says nothing about what is there
            if path == root:
                raise
            continue
        parts = _MAILDIR.intersection(below)
        is_folder = "cur" in parts or len(parts) == 2  # copies may lack parts that were empty
        if is_folder:
            yield path
        if depth < _DEPTH_MAX and (is_folder or path == root or not os.path.basename(path).startswith(".")):
            queue += [(f"{path}/{name}", depth + 1) for name in sorted(below) if name not in _MAILDIR]


def _is_directory(entry: os.DirEntry[str]) -> bool:
    try:
        return entry.is_dir()
    except OSError:  # a link to itself
        return False


@contextmanager
def mapped_errors(account: AccountName, operation: str) -> Iterator[None]:
    """Turns what the operating system says into Unavailable, in words for people."""
    try:
        yield
    except OSError as error:
        where = os.fsdecode(error.filename) if error.filename else "the mail folder"
        raise Unavailable(account, operation, f"{where}: {error.strerror or error}") from error
