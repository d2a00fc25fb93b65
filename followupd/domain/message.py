"""A message as the history knows it: headers alone (RFC 5322)."""

from __future__ import annotations

import enum
from datetime import datetime

from followupd.domain.ids import Address, Key, MessageId, Ref, Source, ThreadId
from followupd.domain.judgement import Judgement
from followupd.domain.record import Struct


class Folder(enum.StrEnum):
    """What a mail folder is for (RFC 6154 where it says)."""

    INBOX = "inbox"  # where mail arrives
    DRAFTS = "drafts"  # unsent mail of the user
    SENT = "sent"  # what the user sent
    TRASH = "trash"  # thrown away
    JUNK = "junk"  # unwanted
    OTHER = "other"  # any other folder: archive, projects


class Mailbox(Struct, frozen=True, kw_only=True):
    """A name and an address, as in From or To (RFC 5322, 3.4)."""

    address: Address
    name: str = ""


class Signature(Struct, frozen=True, kw_only=True):
    """What stands below letters from an address: as text, and as HTML that is safe to pass on ("": there is none)."""

    text: str
    html: str = ""


class Sender(Struct, frozen=True, kw_only=True):
    """An address that a mailbox sends from as it stands; its signature where one is kept with it, and asked for."""

    address: Address
    is_default: bool = False
    signature: Signature | None = None


class Message(Struct, frozen=True, kw_only=True):
    """One message. `message_id` is made from a digest of the headers where there is none.

    `date` is aware UTC: the Date header, else the time of delivery; never later than the delivery.
    `bulk`: a mailing list, newsletter or other mail that no human wrote to one person (List-Id, List-Unsubscribe,
    Precedence bulk or list). `automatic`: Auto-Submitted other than `no`, a null return path, X-Autoreply and the like.
    `trace` are its Received and Authentication-Results headers as `name: value`, in lower case, the topmost first:
    see `derive.provenance`. It is not kept.
    """

    message_id: MessageId
    ref: Ref
    folder: Folder
    date: datetime
    sender: Mailbox | None
    to: tuple[Mailbox, ...] = ()
    cc: tuple[Mailbox, ...] = ()
    bcc: tuple[Mailbox, ...] = ()
    subject: str = ""
    in_reply_to: tuple[MessageId, ...] = ()
    references: tuple[MessageId, ...] = ()
    bulk: bool = False
    automatic: bool = False
    key: Key | None = None  # X-Followupd-Key, where it began as a draft of ours
    trace: tuple[str, ...] = ()

    @property
    def recipients(self) -> tuple[Mailbox, ...]:
        return (*self.to, *self.cc, *self.bcc)


class MessageRecord(Struct, frozen=True, kw_only=True):
    """A stored message, seen from one person. `outgoing`: I wrote it.

    What somebody else wrote in my name has no `sender`, and no `people`.
    """

    source: Source
    ref: Ref | None  # None where it is no longer in any folder
    message_id: MessageId
    thread: ThreadId
    date: datetime
    outgoing: bool
    sent_folder: bool
    subject: str
    people: tuple[Address, ...]  # the others: recipients if outgoing, else the sender
    in_reply_to: tuple[MessageId, ...] = ()
    bulk: bool = False
    automatic: bool = False
    sender: Address | None = None
    key: Key | None = None  # of the draft that it began as, where its headers still say so
    judgement: Judgement | None = None  # None: not read yet, or it could not be
    to: tuple[Address, ...] = ()  # everybody whom it is addressed to, where others wrote it
