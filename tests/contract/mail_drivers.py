"""Mailboxes to run the contract suites on, each with a driver that does to it what a user's client does."""

from __future__ import annotations

import itertools
import os
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

import pytest
from google_sign_in import signed_in

from followupd.domain.ids import AccountName, Source
from followupd.domain.message import Folder
from followupd.ports.mailboxes import DraftBox, MailHistory
from followupd.providers.google_auth import GoogleAccount
from followupd.providers.mailboxes.gmail import GmailDrafts, GmailHistory
from followupd.providers.mailboxes.maildir import MaildirDrafts, MaildirHistory

if TYPE_CHECKING:
    from google_account import TestAccount
    from google_servers import GoogleServer

SOURCE, ACCOUNT = Source("work/mail"), AccountName("work")


@dataclass(frozen=True, slots=True, kw_only=True)
class Capabilities:
    """What a provider can do beyond the least; the suites ask this and never for a name."""

    keeps_bytes: bool  # what is placed is read back as it was written, but for line ends
    ref_survives_flags: bool  # a new flag changes no ref
    edits_in_place: bool  # a message can change and stay the same message
    keeps_headers: bool = True  # Message-ID and headers of our own survive in a draft
    keeps_mail: bool = True  # mail that arrives is read back as it was written
    tells_deletions: bool = True  # what is deleted, or put among the junk, is told as removed
    tells_archiving: bool = True  # what leaves the inbox for the archive is told again
    takes_nothing: bool = True  # a message can be empty
    tells_of_anybody: bool = True  # old mail of those, too, about whom it is not asked
    names_senders: bool = False  # the addresses that can be sent from


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


@dataclass(slots=True)
class GmailDriver:
    """A Gmail account at a test server; handles are `draft/ID` and `message/ID`."""

    account: TestAccount
    traits: frozenset[str]
    capabilities: Capabilities = field(init=False)
    away: bool = False

    def __post_init__(self) -> None:
        keeps = "headers_kept" in self.traits
        self.capabilities = Capabilities(
            keeps_bytes=keeps,
            ref_survives_flags=True,
            edits_in_place=True,
            keeps_headers=keeps,
            keeps_mail="delivers" in self.traits,
            tells_deletions={"deletions", "history_labels"} <= self.traits,
            tells_archiving=False,
            takes_nothing=False,
            tells_of_anybody=False,
            names_senders=True,
        )

    def _account(self) -> GoogleAccount:
        nowhere = dict.fromkeys(self.account.roots, "http://127.0.0.1:9/")
        return signed_in(self.account, roots=nowhere if self.away else None)

    def history(self) -> MailHistory:
        return GmailHistory(SOURCE, self._account())

    def box(self) -> DraftBox:
        return GmailDrafts(SOURCE, self._account())

    def deliver(self, folder: Folder, raw: bytes, *, seen: bool = False) -> str:
        user = self.account.user
        if folder is Folder.DRAFTS:
            return f"draft/{user.write(raw)}"
        return f"message/{user.deliver(raw, (*_LABELS[folder], *(() if seen else ('UNREAD',))))}"

    def handles(self, folder: Folder) -> list[str]:
        user = self.account.user
        drafts = {message: draft for draft, message in user.drafts().items()}
        found = []
        for one in user.messages():
            labels = user.labels(one)
            where = next((role for label, role in _ROLES if label in labels), Folder.OTHER)
            if where is folder:
                found.append(f"draft/{drafts[one]}" if folder is Folder.DRAFTS else f"message/{one}")
        return sorted(found)

    def _message(self, handle: str) -> str:
        kind, _, number = handle.partition("/")
        return self.account.user.drafts()[number] if kind == "draft" else number

    def raw(self, handle: str) -> bytes:
        return self.account.user.raw(self._message(handle))

    def flag(self, handle: str, flags: str) -> str:
        if "T" in flags:
            self.account.user.trash(self._message(handle))
        else:
            add = ["STARRED"] if "F" in flags else []
            self.account.user.label(self._message(handle), add, ["UNREAD"] if "S" in flags else [])
        return handle

    def move(self, handle: str, folder: Folder) -> str:
        user, message = self.account.user, self._message(handle)
        is_draft = handle.startswith("draft/")
        if folder is Folder.TRASH:
            user.trash(message)
        elif is_draft and folder is Folder.SENT:
            message = user.send(handle.partition("/")[2])
        elif is_draft:
            pytest.skip("a draft at Gmail cannot be filed in another folder")
        else:
            user.label(message, _LABELS[folder], ["INBOX"])
        return f"message/{message}"

    def edit_in_place(self, handle: str, raw: bytes) -> None:
        self.account.user.edit(handle.partition("/")[2], raw)

    def rewrite(self, handle: str, raw: bytes) -> str:
        new = self.account.user.write(raw)
        self.account.user.discard(handle.partition("/")[2])
        return f"draft/{new}"

    def delete(self, handle: str) -> None:
        kind, _, number = handle.partition("/")
        if kind == "draft":
            self.account.user.discard(number)
        else:
            self.account.user.destroy(number)

    def drop_folder(self, folder: Folder) -> None:
        pytest.skip("Gmail has no folders")

    def go_away(self) -> None:
        self.away = True

    def come_back(self) -> None:
        self.away = False


_LABELS: dict[Folder, tuple[str, ...]] = {
    Folder.INBOX: ("INBOX",),
    Folder.SENT: ("SENT",),
    Folder.TRASH: ("TRASH",),
    Folder.JUNK: ("SPAM",),
    Folder.OTHER: (),
}
_ROLES = (
    ("TRASH", Folder.TRASH),
    ("SPAM", Folder.JUNK),
    ("DRAFT", Folder.DRAFTS),
    ("SENT", Folder.SENT),
    ("INBOX", Folder.INBOX),
)

MAILDIRS: dict[str, Callable[[Path], MailDriver]] = {
    "maildir-plain": _maildir("INBOX", "Drafts", "Sent", "Trash", "Spam", "Projects/Acme"),
    "maildir++": _maildir(".", ".Drafts", ".Sent", ".Trash", ".Junk", ".Projects.Acme"),
    "maildir++-inbox-german": _maildir(
        ".", ".INBOX.Entw&APw-rfe", ".INBOX.Gesendete Objekte", ".INBOX.Papierkorb", ".INBOX.Spamverdacht", ".INBOX.x"
    ),
    "maildir-gmail": _maildir(
        "INBOX", "[Gmail]/Drafts", "[Gmail]/Sent Mail", "[Gmail]/Trash", "[Gmail]/Spam", "[Gmail]/All Mail"
    ),
}
GMAILS = ("gmail-stub", "gmail-myworld")
DRIVERS = (*MAILDIRS, *GMAILS)


def started(request: pytest.FixtureRequest, tmp_path: Path) -> MailDriver:
    """The driver of the name that a test is parametrised with, on an empty mailbox."""
    name: str = request.param
    if name in MAILDIRS:
        return MAILDIRS[name](tmp_path)
    server: GoogleServer = request.getfixturevalue(f"google_{name.removeprefix('gmail-')}")
    return GmailDriver(server.account(), server.traits)
