"""Mailboxes to run the contract suites on, each with a driver that does to it what a user's client does."""

from __future__ import annotations

import itertools
import os
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Protocol

from followupd.domain.ids import AccountName, Source
from followupd.domain.message import Folder
from followupd.ports.mailboxes import DraftBox, MailHistory
from followupd.providers.mailboxes.maildir import MaildirDrafts, MaildirHistory

SOURCE, ACCOUNT = Source("work/mail"), AccountName("work")


@dataclass(frozen=True, slots=True, kw_only=True)
class Capabilities:
    """What a provider can do beyond the least; the suites ask this and never for a name."""

    keeps_bytes: bool  # what is placed is read back as it was written, but for line ends
    ref_survives_flags: bool  # a new flag changes no ref
    edits_in_place: bool  # a message can change and stay the same message


class MailDriver(Protocol):
    """The user's side of a mailbox. A handle is whatever names a message there; flags are a Maildir's letters."""

    capabilities: Capabilities

    def history(self) -> MailHistory: ...
    def box(self) -> DraftBox: ...
    def deliver(self, folder: Folder, raw: bytes, *, seen: bool = False) -> str: ...
    def handles(self, folder: Folder) -> list[str]: ...
    def raw(self, handle: str) -> bytes: ...
    def flag(self, handle: str, flags: str) -> str: ...
    def move(self, handle: str, folder: Folder) -> str: ...
    def edit_in_place(self, handle: str, raw: bytes) -> None: ...
    def rewrite(self, handle: str, raw: bytes) -> str:
        """As clients save a draft: a new message, then the old one is deleted."""
        ...

    def delete(self, handle: str) -> None: ...
    def drop_folder(self, folder: Folder) -> None: ...
    def go_away(self) -> None: ...
    def come_back(self) -> None: ...


_NUMBERS = itertools.count(1)


@dataclass(slots=True)
class MaildirDriver:
    """A Maildir in one of its layouts; handles are paths."""

    root: Path
    names: dict[Folder, str]
    capabilities: Capabilities = field(
        default=Capabilities(keeps_bytes=True, ref_survives_flags=True, edits_in_place=True)
    )

    def __post_init__(self) -> None:
        for folder in self.names:
            for part in ("cur", "new", "tmp"):
                (self._path(folder) / part).mkdir(parents=True)

    def _path(self, folder: Folder) -> Path:
        return self.root / self.names[folder]

    def history(self) -> MailHistory:
        return MaildirHistory(SOURCE, ACCOUNT, self.root)

    def box(self) -> DraftBox:
        return MaildirDrafts(SOURCE, ACCOUNT, self.root)

    def deliver(self, folder: Folder, raw: bytes, *, seen: bool = False) -> str:
        name = f"1767000000.M{next(_NUMBERS)}P1.client"
        target = self._path(folder) / (f"cur/{name}:2,S" if seen else f"new/{name}")
        waiting = self._path(folder) / "tmp" / name
        waiting.write_bytes(raw)
        return str(waiting.rename(target))

    def handles(self, folder: Folder) -> list[str]:
        path = self._path(folder)
        return sorted(str(one) for part in ("cur", "new") for one in (path / part).glob("*"))

    def raw(self, handle: str) -> bytes:
        return Path(handle).read_bytes()

    def flag(self, handle: str, flags: str) -> str:
        path = Path(handle)
        return str(path.rename(path.parent.parent / "cur" / f"{path.name.partition(':2,')[0]}:2,{flags}"))

    def move(self, handle: str, folder: Folder) -> str:
        path = Path(handle)
        return str(path.rename(self._path(folder) / "cur" / f"{path.name.partition(':2,')[0]}:2,S"))

    def edit_in_place(self, handle: str, raw: bytes) -> None:
        Path(handle).write_bytes(raw)

    def rewrite(self, handle: str, raw: bytes) -> str:
        path = Path(handle)
        new = path.parent.parent / "cur" / f"1767000001.M{next(_NUMBERS)}P2.client:2,DS"
        new.write_bytes(raw)
        path.unlink()
        return str(new)

    def delete(self, handle: str) -> None:
        Path(handle).unlink()

    def drop_folder(self, folder: Folder) -> None:
        for part in ("cur", "new", "tmp"):
            (self._path(folder) / part).rmdir()
        if self._path(folder) != self.root:
            self._path(folder).rmdir()

    def go_away(self) -> None:
        os.rename(self.root, f"{self.root}.away")

    def come_back(self) -> None:
        os.rename(f"{self.root}.away", self.root)


def _maildir(inbox: str, drafts: str, sent: str, trash: str, junk: str, other: str) -> Callable[[Path], MaildirDriver]:
    roles = (Folder.INBOX, Folder.DRAFTS, Folder.SENT, Folder.TRASH, Folder.JUNK, Folder.OTHER)
    names = dict(zip(roles, (inbox, drafts, sent, trash, junk, other), strict=True))
    return lambda tmp: MaildirDriver(tmp / "Mail", names)


DRIVERS: dict[str, Callable[[Path], MailDriver]] = {
    "maildir-plain": _maildir("INBOX", "Drafts", "Sent", "Trash", "Spam", "Projects/Acme"),
    "maildir++": _maildir(".", ".Drafts", ".Sent", ".Trash", ".Junk", ".Projects.Acme"),
    "maildir++-inbox-german": _maildir(
        ".", ".INBOX.Entw&APw-rfe", ".INBOX.Gesendete Objekte", ".INBOX.Papierkorb", ".INBOX.Spamverdacht", ".INBOX.x"
    ),
    "maildir-gmail": _maildir(
        "INBOX", "[Gmail]/Drafts", "[Gmail]/Sent Mail", "[Gmail]/Trash", "[Gmail]/Spam", "[Gmail]/All Mail"
    ),
}
