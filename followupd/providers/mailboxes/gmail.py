"""Mail history from Gmail: old mail only of those who matter, new mail as it comes, headers alone."""

from __future__ import annotations

import enum
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import cached_property
from itertools import groupby, islice
from typing import TYPE_CHECKING

from followupd.domain.ids import Address, Cursor, Ref, Source
from followupd.domain.message import Folder, Message
from followupd.domain.record import replace
from followupd.errors import CursorExpired, Throttled, Unavailable
from followupd.ports.mailboxes import FolderChanges, KnownRefs, MessageBatch, WantedPeople, nobody
from followupd.providers.mailboxes.gmail_api import BATCH, GmailApi, HistoryForgotten, Resource, any_of
from followupd.providers.mailboxes.gmail_cursor import GmailCursor, read_cursor
from followupd.providers.mailboxes.gmail_drafts import GmailDrafts
from followupd.providers.mailboxes.gmail_messages import (
    delivered_at,
    entries,
    is_told,
    labels_of,
    message_of,
    octets_of,
)
from followupd.providers.mailboxes.gmail_parts import is_whole, rebuilt
from followupd.providers.mailboxes.gmail_stillness import Stillness

if TYPE_CHECKING:
    from followupd.providers.google_auth import GoogleAccount

FOLDER = "mail"
"""The name of the one folder that a Gmail mailbox is: labels come and go, and the message stays where it is."""
TOGETHER = 4
"""People who are asked about in one search."""
FOUND = 100
"""Messages that are taken from one search. Reading them costs less than the quota of a minute, so that the first pull
moves on from each minute to the next; of whom there is more mail, the newest counts."""

TEXT_LIMIT = 262_144
TEXT_KEPT = 64 * TEXT_LIMIT
"""Octets of letters that are kept from the pull that told them until they are read, which would cost as much again."""

LARGE = 10_485_760
"""Octets from which on a message may be too large for one answer."""

_SLACK_S = 86_400  # between our clock and theirs
_OUT = frozenset({"TRASH", "SPAM"})
_KEPT_OUT = frozenset({"TRASH", "SPAM", "DRAFT", "SCHEDULED"})

__all__ = ["GmailDrafts", "GmailHistory"]


class GmailHistory:
    """MailHistory of a Gmail account. `clock` is seconds since the epoch.

    A message's ref is its id. Archiving tells nothing: inbox and archive are one folder here.
    """

    def __init__(
        self,
        source: Source,
        account: GoogleAccount,
        *,
        clock: Callable[[], float] = time.time,
        stillness: Stillness | None = None,
    ) -> None:
        self._source, self._gmail, self._clock = source, GmailApi(account), clock
        self._stillness = stillness or Stillness(clock)
        self._texts: dict[Ref, bytes] = {}
        self._room = TEXT_KEPT

    @property
    def source(self) -> Source:
        return self._source

    def messages_since(
        self, cursor: Cursor | None, known: KnownRefs, about: WantedPeople = nobody
    ) -> Iterator[MessageBatch]:
        wanted = about()
        self._texts.clear()
        self._room = TEXT_KEPT
        pull = _Pull(self._gmail, self._begun(cursor), known, self._keep, is_first=cursor is None)
        stopped = None
        try:
            for changes in pull.changes(wanted):
                yield MessageBatch(folders=changes, cursor=None)
        except Throttled as error:
            if not pull.has_moved:
                raise
            stopped = error
        self._stillness.looked(still=pull.is_still)
        yield MessageBatch(folders=(), cursor=pull.cursor.text(), stopped=stopped)

    def _keep(self, resource: Resource) -> None:
        """Keeps the text of what was just told, where all of it is there; a machine's mail is read as it was sent."""
        message = message_of(resource)
        if message.automatic or message.bulk or not is_whole(resource):
            return
        text = rebuilt(resource)
        if len(text) <= min(self._room, TEXT_LIMIT):
            self._texts[message.ref] = text
            self._room -= len(text)

    def read(self, ref: Ref, *, limit: int = TEXT_LIMIT) -> bytes | None:
        if ref in self._texts:
            return self._texts[ref][:limit]
        try:
            found = self._gmail.message(ref, "read")
            raw = octets_of(found) if found is not None else None
        except Unavailable:
            raw = self._without_attachments(ref)
            if raw is None:
                raise
        return raw[:limit] if raw is not None else None

    def _without_attachments(self, ref: Ref) -> bytes | None:
        """A message that is too large to be had whole; None for one that is not."""
        told = self._gmail.message(ref, "read", "minimal")
        if told is None or int(told.get("sizeEstimate") or 0) <= LARGE:
            return None
        parts = self._gmail.message(ref, "read", "full")
        return rebuilt(parts) if parts is not None else None

    def _begun(self, cursor: Cursor | None) -> GmailCursor:
        if cursor is None:
            return GmailCursor(history=self._gmail.now("pull"), since=int(self._clock() - _SLACK_S))
        try:
            return read_cursor(cursor)
        except ValueError as error:
            raise CursorExpired(self._gmail.name, "pull", "the cursor is not of Gmail") from error


class _Pull:
    """One pull under way: `cursor` stands for what was told so far, `has_moved` where that is more than nothing."""

    def __init__(
        self,
        gmail: GmailApi,
        cursor: GmailCursor,
        known: KnownRefs,
        keep: Callable[[Resource], None],
        *,
        is_first: bool,
    ) -> None:
        self._gmail, self._stored, self._keep, self._is_first = gmail, known, keep, is_first
        self.cursor = cursor
        self.has_moved = False
        self.is_still = not is_first  # nothing at all happened since the cursor
        self._told: set[Ref] = set()

    @cached_property
    def _known(self) -> frozenset[Ref]:
        """Asked for only where it decides something: there are many."""
        return self._stored(FOLDER)

    def changes(self, wanted: Iterable[Address]) -> Iterator[tuple[FolderChanges, ...]]:
        if not self._is_first:
            yield from self._news()
        elif self._known:
            yield from self._gone(self._known - {Ref(one) for one in self._all()})
        people = {self.cursor.mark(one): one for one in sorted(wanted)}
        rest = iter([one for mark, one in people.items() if mark not in self.cursor.told])
        while some := list(islice(rest, TOGETHER)):
            yield from self._old_mail(some)

    # since the cursor
    def _news(self) -> Iterator[tuple[FolderChanges, ...]]:
        try:
            for page in self._gmail.changes(self.cursor.history, "pull"):
                self.is_still &= not page.records
                yield from self._page(page.records)
                whole = replace(self.cursor, history=page.until, is_partial=False)
                self.has_moved |= whole != self.cursor
                self.cursor = whole
        except HistoryForgotten:
            self.is_still = False
            yield from self._recount()

    def _page(self, records: Sequence[Resource]) -> Iterator[tuple[FolderChanges, ...]]:
        fates = _fates(records)
        if gone := {Ref(number) for number, fate in fates.items() if fate is _Fate.GONE}:
            yield from self._gone(gone & (self._known | self._told))
        new = [number for number, fate in fates.items() if fate is _Fate.NEW]
        back = [number for number, fate in fates.items() if fate is _Fate.BACK]
        if back or self.cursor.is_partial:
            new = [number for number in (*new, *back) if Ref(number) not in self._known]
        for changes in self._headers(new):
            self.cursor = replace(self.cursor, is_partial=True)
            yield changes

    def _recount(self) -> Iterator[tuple[FolderChanges, ...]]:
        """Everything that is there, by ids alone; of what was not told, the headers back to where telling began."""
        now = self._gmail.now("pull")
        here = list(self._all())
        yield from self._gone(self._known - {Ref(one) for one in here})
        unknown = iter([one for one in here if Ref(one) not in self._known])
        while some := list(islice(unknown, BATCH)):
            found = self._gmail.headers(some, "pull")
            new = [one for one in found if delivered_at(one).timestamp() >= self.cursor.since]
            yield from self._tell(new)
            if found and not new:
                break
        self.cursor = replace(self.cursor, history=now, is_partial=False)

    def _all(self) -> Iterator[str]:
        for page in self._gmail.messages("pull"):
            yield from (str(one["id"]) for one in page)

    # old mail
    def _old_mail(self, people: Sequence[Address]) -> Iterator[tuple[FolderChanges, ...]]:
        """What there is of these people; they count as told only once all of it is."""
        found, is_all = self._gmail.count_up_to(FOUND, _with_any(people), "pull")
        if not is_all and len(people) > 1:
            for one in people:
                yield from self._old_mail([one])
            return
        known = self._known | self._told
        for several in self._gmail.letters([one for one in found if Ref(str(one["id"])) not in known], "pull"):
            for letter in several:
                self._keep(letter)
            yield from self._tell(several)
        self.cursor = replace(self.cursor, told=self.cursor.told | {self.cursor.mark(one) for one in people})
        self.has_moved = True

    # telling
    def _headers(self, ids: Sequence[str]) -> Iterator[tuple[FolderChanges, ...]]:
        rest = iter([one for one in ids if Ref(one) not in self._told])
        while some := list(islice(rest, BATCH)):
            yield from self._tell(self._gmail.headers(some, "pull"))

    def _tell(self, found: Iterable[Resource]) -> Iterator[tuple[FolderChanges, ...]]:
        messages = [message_of(one) for one in found if is_told(labels_of(one))]
        if messages:
            self._told.update(one.ref for one in messages)
            self.has_moved = True
            yield _by_role(messages)

    def _gone(self, refs: Iterable[Ref]) -> Iterator[tuple[FolderChanges, ...]]:
        if gone := tuple(sorted(refs)):
            self._told.difference_update(gone)
            self.has_moved = True
            yield (FolderChanges(name=FOLDER, folder=Folder.OTHER, messages=(), removed=gone),)


def _by_role(messages: Iterable[Message]) -> tuple[FolderChanges, ...]:
    by_folder = groupby(sorted(messages, key=_folder), key=_folder)
    return tuple(FolderChanges(name=FOLDER, folder=folder, messages=tuple(some)) for folder, some in by_folder)


def _folder(message: Message) -> Folder:
    return message.folder


class _Fate(enum.Enum):
    """What became of a message, as far as it matters here."""

    NEW = "new"  # it came
    BACK = "back"  # it is back from the trash or the junk, or was a draft
    GONE = "gone"  # it is where nothing is read, or nowhere


def _fates(records: Iterable[Resource]) -> dict[str, _Fate]:
    """What became of each message in the end; of labels only those that move it in or out count."""
    fates: dict[str, _Fate] = {}
    for record in records:
        for number, labels, _ in entries(record, "messagesAdded"):
            fates[number] = _Fate.NEW if is_told(labels) else _Fate.GONE
        for number, _, removed in entries(record, "labelsRemoved"):
            if removed & _KEPT_OUT:
                fates[number] = _Fate.BACK
        for number, _, added in entries(record, "labelsAdded"):
            if added & _OUT:
                fates[number] = _Fate.GONE
            elif "SENT" in added:
                fates[number] = _Fate.BACK
        for number, _, _ in entries(record, "messagesDeleted"):
            fates[number] = _Fate.GONE
    return fates


def _with_any(people: Sequence[Address]) -> str:
    return f"{any_of(('from', 'to', 'cc', 'bcc'), people)} -in:drafts -in:chats"
