"""The drafts of a Gmail account: each made by one single request, none ever changed, only our own bytes ever removed.

A draft keeps its id for life, while the id of its message changes with each edit. Servers may rewrite what they are
given, headers of ours included: what is new since the baseline and reads as the letter that was written is ours too.
"""

from __future__ import annotations

import hashlib
import re
import time
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import suppress
from datetime import timedelta
from functools import partial
from itertools import islice
from typing import TYPE_CHECKING

from followupd.domain.ids import Address, Ref, Source
from followupd.domain.message import Folder, Sender
from followupd.domain.record import Struct, replace
from followupd.errors import OutcomeUnknown, ProviderError, Unavailable
from followupd.ports.mailboxes import FoundDraft, Placement
from followupd.providers.google_errors import Refused, Unclear
from followupd.providers.mailboxes.gmail_api import GmailApi, HistoryForgotten, Resource, any_of
from followupd.providers.mailboxes.gmail_messages import (
    NEVER,
    SCHEDULED,
    delivered_at,
    entries,
    folder_of,
    labels_of,
    message_of,
    octets_of,
)
from followupd.providers.mailboxes.gmail_ours import Ours, head_of
from followupd.providers.mailboxes.gmail_senders import KnownSenders
from followupd.providers.mailboxes.gmail_stillness import Stillness

if TYPE_CHECKING:
    from followupd.providers.google_auth import GoogleAccount

DEADLINE = timedelta(minutes=5)
"""How long after its start a write can still take effect, whatever became of us: over twice the longest request."""

_WRITTEN = frozenset({"DRAFT", "SENT", SCHEDULED})
_MAYBE = _WRITTEN | {"TRASH"}  # the labels may be those of now: what is thrown away may have been a draft
_GLANCE_S = 60.0
_HINTS = 10
_NEWEST = 25
_REFERENCES = 5
_ID = re.compile(r"[A-Za-z0-9_-]{1,128}")
_MSG_ID = re.compile(r"[A-Za-z0-9._%+=@$/!#&*~-]{3,250}")
_NEAREST = (Folder.DRAFTS, Folder.SENT, Folder.INBOX, Folder.OTHER, Folder.TRASH, Folder.JUNK)
"""Of several copies the one that says most: what is sent or edited may leave an old one in the trash."""


class GmailDrafts:
    """DraftBox of a Gmail account, whose senders are told with `signatures`, or without.

    `monotonic` is seconds of no particular origin.
    """

    def __init__(
        self,
        source: Source,
        account: GoogleAccount,
        *,
        monotonic: Callable[[], float] = time.monotonic,
        signatures: bool = False,
        stillness: Stillness | None = None,
    ) -> None:
        self._stillness = stillness
        self._source, self._gmail = source, GmailApi(account)
        self._monotonic = monotonic
        self._read: dict[Ref, _Reading] = {}
        self._glance: dict[str, str] = {}
        self._glanced_at = 0.0
        self._senders = KnownSenders(self._gmail, monotonic, signatures=signatures)
        self._others: set[tuple[str, str]] = set()  # Message-ID of a placement, and a message that is not it

    @property
    def source(self) -> Source:
        return self._source

    @property
    def request_lives(self) -> timedelta:
        return DEADLINE

    def senders(self) -> tuple[Sender, ...]:
        return self._senders.now()

    def baseline(self) -> str:
        """The history id: what is made later is told as later."""
        return self._gmail.now("place")

    def place(self, placement: Placement) -> FoundDraft:
        ours = Ours(placement)
        if first := self._hinted(ours):
            return first
        ref = self._create(placement, self._thread(placement.raw))
        try:
            found = self._draft(ref, "place")
        except ProviderError as error:
            raise OutcomeUnknown(error.account, "place", error.message, placement.key) from error
        # Gone within this moment: for `inspect` to say.
        return found or _found(ref, Folder.DRAFTS, placement.raw)

    def find(self, placement: Placement, baseline: str | None) -> FoundDraft | None:
        ours = Ours(placement)
        drafts = self._gmail.drafts("find")  # before the history: what is edited in between is in one of both
        since = self._written_since(baseline)
        if since is None:
            to_them = self._gmail.drafts("find", q=any_of(("to",), ours.recipients))
            drafts = dict(islice(drafts.items(), _NEWEST)) | to_them
        looked: set[str] = set()
        edited: FoundDraft | None = None
        for one, message in drafts.items():
            if since is None or message in since:
                found = self._draft(Ref(one), "find")
                if found is not None and ours.is_in(found.raw):
                    return found
                if found is not None:
                    looked.add(message)
                    edited = found if since is not None and ours.may_be_edited(found) else edited
        numbers = since if since is not None else self._lately(ours)
        rest = (one for one in numbers if one not in looked)
        elsewhere = _nearest(self._message(one, ours, "find", is_new=since is not None) for one in rest)
        return elsewhere or edited

    def inspect(self, ref: Ref) -> FoundDraft | None:
        """As the port says. Right after `present` an unchanged draft is told from memory, once."""
        message = self._glance.pop(ref, None) if self._monotonic() - self._glanced_at < _GLANCE_S else None
        last = self._read.get(ref)
        if last is not None and message == last.message:
            return last.found
        return self._draft(ref, "inspect")

    def present(self, refs: Iterable[Ref]) -> frozenset[Ref] | None:
        self._glance, self._glanced_at = dict(self._listed()), self._monotonic()
        self._read = {ref: one for ref, one in self._read.items() if ref in self._glance}
        return frozenset(refs) & {Ref(one) for one in self._glance}

    def _listed(self) -> Mapping[str, str]:
        """The drafts by a list, or without one where the history says that nothing moved since the last."""
        if self._stillness is None:
            return self._gmail.drafts("list")
        known = self._stillness.drafts()
        if known is None:
            known = self._gmail.drafts("list")
            self._stillness.listed(known)
        return known

    def listing(self, addresses: Iterable[Address]) -> Iterator[FoundDraft]:
        wanted = sorted(set(addresses))
        if not wanted:
            return
        query = any_of(("to", "cc", "bcc"), wanted)
        for one, message in self._gmail.drafts("list", q=query).items():
            last = self._read.get(Ref(one))
            found = last.found if last is not None and last.message == message else self._draft(Ref(one), "list")
            if found is not None and not {one.address for one in head_of(found.raw).recipients}.isdisjoint(wanted):
                yield found

    def retire(self, ref: Ref, sha256: str) -> bool:
        found = self._draft(ref, "retire")
        if found is None:
            return True
        if found.sha256 != sha256:
            return False
        try:
            self._gmail.delete(ref, "retire")
        except Refused as no:
            if no.status not in (404, 410):
                raise
        except Unclear as error:
            if self._draft(ref, "retire") is not None:
                raise Unavailable(error.account, "retire", error.message) from error
        return True

    # writing
    def _create(self, placement: Placement, thread: str | None) -> Ref:
        try:
            made = self._gmail.create(placement.raw, thread, "place")
        except Unclear as error:
            raise OutcomeUnknown(error.account, "place", error.message, placement.key) from error
        except Refused as no:
            if thread is None or no.status not in (400, 404):
                raise
            return self._create(placement, None)  # the thread is gone; nothing was made
        told = str(made.get("id") or "")
        if not _ID.fullmatch(told):
            why = "Gmail does not say what it made"
            raise OutcomeUnknown(self._gmail.name, "place", why, placement.key)
        return Ref(told)

    def _thread(self, raw: bytes) -> str | None:
        """The thread of the newest message that the draft follows, where a search knows one."""
        followed = [one for one in head_of(raw).references[-_REFERENCES:] if _MSG_ID.fullmatch(one)]
        if not followed:
            return None
        with suppress(Refused):
            for page in self._gmail.messages("place", most=1, q=any_of(("rfc822msgid",), followed)):
                return next((str(one["threadId"]) for one in page if one.get("threadId")), None)
        return None

    def _hinted(self, ours: Ours) -> FoundDraft | None:
        """The draft where a search shows it already: no proof of absence, which `find` is for."""
        query = f"{any_of(('to',), ours.recipients)} after:{int(ours.not_before.timestamp())}"
        pages = self._gmail.messages("place", most=_HINTS, q=query, includeSpamTrash=True)
        numbers = [str(one["id"]) for page in pages for one in page]
        found = _nearest(self._message(number, ours, "place", by_id_alone=True) for number in numbers)
        if found is None or found.folder is not Folder.DRAFTS:
            return found
        drafts = {message: Ref(one) for one, message in self._gmail.drafts("place").items()}
        return self._draft(drafts[found.ref], "place") if found.ref in drafts else None

    # looking
    def _written_since(self, baseline: str | None) -> frozenset[str] | None:
        """What became a draft, or was sent, since then and is not deleted; None where that is not known any more."""
        if not baseline:
            return None
        written: set[str] = set()
        try:
            for page in self._gmail.changes(baseline, "find"):
                for record in page.records:
                    written |= {one for one, labels, _ in entries(record, "messagesAdded") if labels & _MAYBE}
                    written |= {one for one, _, added in entries(record, "labelsAdded") if added & _WRITTEN}
                    written -= {one for one, _, _ in entries(record, "messagesDeleted")}
        except HistoryForgotten:
            return None
        return frozenset(written)

    def _lately(self, ours: Ours) -> Iterator[str]:
        """What lies in Sent and in the trash, or will be sent later, and may be the draft: of the newest, which a
        search may not show yet, and of what a search shows. To read all of it would cost the quota of minutes."""
        query = f"{any_of(('to',), ours.recipients)} after:{int(ours.not_before.timestamp())}"
        listed = partial(self._gmail.messages, "find", includeSpamTrash=True)
        for label in ("SENT", "TRASH", None):
            newest = listed(labelIds=[label], most=_NEWEST) if label else ()
            where = {"labelIds": [label], "q": query} if label else {"q": f"{query} in:scheduled"}
            pages = (*newest, *listed(**where))
            numbers = dict.fromkeys(str(one["id"]) for page in pages for one in page)
            found = self._gmail.headers(list(numbers), "find")
            yield from (str(one["id"]) for one in found if ours.may_be(message_of(one)))

    def _draft(self, ref: Ref, operation: str) -> FoundDraft | None:
        """What the draft is now, or None where it is none any more."""
        answer = self._gmail.draft(ref, operation) if _ID.fullmatch(ref) else None
        message = (answer or {}).get("message") or {}
        if not message or folder_of(labels_of(message) or {"DRAFT"}) is not Folder.DRAFTS:
            self._read.pop(ref, None)
            return None
        found = self._found(ref, Folder.DRAFTS, message, operation)
        self._read[ref] = _Reading(message=str(message.get("id") or ""), found=found)
        return found

    def _message(
        self, number: str, ours: Ours, operation: str, *, by_id_alone: bool = False, is_new: bool = False
    ) -> FoundDraft | None:
        """A message where it is the draft, in whatever folder. `is_new`: it came after the draft was placed."""
        if (ours.placement.message_id, number) in self._others:
            return None
        message = self._gmail.message(number, operation)
        if message is None:
            return None
        found = self._found(Ref(number), folder_of(labels_of(message)), message, operation)
        if ours.is_in(found.raw, by_id_alone=by_id_alone):
            return found
        is_scheduled = SCHEDULED in labels_of(message)
        if is_new and ours.may_have_become(found, is_scheduled=is_scheduled):
            return replace(found, matched_by="thread" if found.thread == ours.placement.thread else "body")
        if not by_id_alone and not is_scheduled:
            self._others.add((ours.placement.message_id, number))
        return None

    def _found(self, ref: Ref, folder: Folder, message: Resource, operation: str) -> FoundDraft:
        raw = octets_of(message)
        if raw is None:
            raise Unavailable(self._gmail.name, operation, "Gmail tells a message without its text")
        stored_at = delivered_at(message)
        return replace(
            _found(ref, folder, raw),
            thread=str(message.get("threadId") or ""),
            stored_at=stored_at if stored_at > NEVER else None,
        )


class _Reading(Struct, frozen=True, kw_only=True):
    """A draft as it was last read, and the id of the message that it was then."""

    message: str
    found: FoundDraft


def _found(ref: Ref, folder: Folder, raw: bytes) -> FoundDraft:
    return FoundDraft(ref=ref, folder=folder, raw=raw, sha256=hashlib.sha256(raw).hexdigest())


def _nearest(found: Iterable[FoundDraft | None]) -> FoundDraft | None:
    return min((one for one in found if one is not None), key=lambda one: _NEAREST.index(one.folder), default=None)
