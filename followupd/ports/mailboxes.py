"""The mailbox ports: history to read, and a drafts folder to write to. There is no way to send."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Protocol

from followupd.domain.draft import DraftRecord
from followupd.domain.ids import Address, Cursor, Key, MessageId, Ref, Source
from followupd.domain.ledger import seen
from followupd.domain.message import Folder, Message, Sender
from followupd.domain.record import Struct
from followupd.errors import ProviderError

if TYPE_CHECKING:
    from followupd.derive.likeness import Letter

KnownRefs = Callable[[str], frozenset[Ref]]
"""The refs that are stored for one folder, by the folder's name at the provider."""


WantedPeople = Callable[[], frozenset[Address]]
"""Whose mail something is to be decided by now; asked for at most once a pull."""


def nobody() -> frozenset[Address]:
    """Nobody's mail is waited for."""
    return frozenset()


class FolderChanges(Struct, frozen=True, kw_only=True):
    """What changed in one folder. `removed` are refs no longer in it (moved or deleted)."""

    name: str
    folder: Folder
    messages: tuple[Message, ...]
    removed: tuple[Ref, ...] = ()


class MessageBatch(Struct, frozen=True, kw_only=True):
    """A part of what changed. Only the last batch has a cursor: without it nothing before may be taken as read.

    `stopped` is why the last batch is the last, though there is more: a later pull goes on from its cursor.
    """

    folders: tuple[FolderChanges, ...]
    cursor: Cursor | None
    stopped: ProviderError | None = None


class MailHistory(Protocol):
    """All folders of one mailbox but Junk, Trash and Drafts, headers alone; read only."""

    @property
    def source(self) -> Source: ...

    def messages_since(
        self, cursor: Cursor | None, known: KnownRefs, about: WantedPeople = nobody
    ) -> Iterator[MessageBatch]:
        """What came or went since `cursor` (None: everything), in batches of bounded size; the last carries the cursor.

        A provider to whom the whole mailbox is dear tells of old mail only what is with somebody `about` whom it is
        asked, now or earlier; the cursor remembers of whom it has told. Others tell everything, and do not ask.

        Laws: nothing changed → one batch, empty, with an equal cursor. A message that was moved or re-flagged is not
        told again under the same ref. A damaged message is told with what can be read of it, and stops no other.

        Raises: CursorExpired, AuthRequired, Throttled, Unavailable.
        """
        ...

    def read(self, ref: Ref, *, limit: int = 262_144) -> bytes | None:
        """The first `limit` octets of a message, or None where it is no longer there."""
        ...


class Placement(Struct, frozen=True, kw_only=True):
    """What to place: the ledger's words for it."""

    key: Key
    generation: int
    message_id: MessageId
    raw: bytes
    planned_at: datetime
    thread: str = ""  # where it was last seen, as the provider calls it; for those that know
    was_seen: bool = True  # False: nothing is known of what became of the write

    @classmethod
    def of(cls, record: DraftRecord) -> Placement:
        """The placement of a live row of the ledger."""
        assert record.raw is not None
        return cls(
            key=record.key,
            generation=record.generation,
            message_id=record.message_id,
            raw=record.raw,
            planned_at=record.planned_at,
            thread=record.thread,
            was_seen=record.ref is not None,
        )


class FoundDraft(Struct, frozen=True, kw_only=True):
    """A message in a mailbox, as it is there now. `sha256` is of `raw` as read.

    `thread` is its conversation, where the provider knows one; `matched_by` how it was seen to be ours; `stored_at`
    (aware UTC) when the server took it in as it is: what was sent was sent then, whatever Date stands in it.
    """

    ref: Ref
    folder: Folder
    raw: bytes
    sha256: str
    thread: str = ""
    matched_by: str = "key"
    stored_at: datetime | None = None

    def seen_as(self, record: DraftRecord, letter: Letter, at: datetime) -> DraftRecord:
        """The row of the draft that was found to be this, which reads as `letter`."""
        return seen(
            record,
            folder=self.folder,
            ref=self.ref,
            sha256=self.sha256,
            message_id=letter.message_id,
            date=self.stored_at or letter.date,
            at=at,
            subject=letter.subject,
            thread=self.thread,
            matched_by=self.matched_by,
        )


class DraftBox(Protocol):
    """The drafts folder. Nothing in it is ever replaced; only our own bytes are ever removed."""

    @property
    def source(self) -> Source: ...

    @property
    def request_lives(self) -> timedelta:
        """How long a write may still take effect after the process that began it died; nothing for local files."""
        ...

    def senders(self) -> Sequence[Sender] | None:
        """The addresses that letters from this mailbox leave with as they are written, each once, one the default.

        None: it does not say, and takes what the user says. Asked of a server once a day at most.
        Raises: AuthRequired, Throttled, Unavailable.
        """
        ...

    def baseline(self) -> str:
        """What has to be remembered before a write, for `find` to be sure afterwards. Raises: as `place`."""
        ...

    def place(self, placement: Placement) -> FoundDraft:
        """Puts the draft into the folder, once: placing the same key and generation again finds the first.

        Returns what is there now, read back. Raises: OutcomeUnknown when it may have been written (`find` settles it),
        ItemRejected, AuthRequired, Throttled, Unavailable when it certainly was not.
        """
        ...

    def find(self, placement: Placement, baseline: str | None) -> FoundDraft | None:
        """The draft wherever it is now (drafts, sent, trash, another folder), by key and Message-ID.

        Where it was never seen, the user may have edited what was written: a provider that knows what is new since the
        baseline, and whose servers drop our headers, takes for it a new draft to the same people.
        None means read whole and certainly not there. Raises: Unavailable when that cannot be said.
        """
        ...

    def inspect(self, ref: Ref) -> FoundDraft | None:
        """What is at `ref` in the drafts folder now, or None: gone, which may mean sent, deleted, moved or edited."""
        ...

    def present(self, refs: Iterable[Ref]) -> frozenset[Ref] | None:
        """Which of `refs` are in the drafts folder now, by one look at names alone; None where there is no such folder.

        Raises: AuthRequired, Throttled, Unavailable.
        """
        ...

    def listing(self, addresses: Iterable[Address]) -> Iterator[FoundDraft]:
        """What is in the drafts folder now and is addressed to any of `addresses`; for recognising an edited copy."""
        ...

    def retire(self, ref: Ref, sha256: str) -> bool:
        """Removes the draft at `ref` if its bytes, checked right before, still hash to `sha256`.

        Returns True when it is gone (also when it was gone already), False when it was changed and is left alone.
        """
        ...
