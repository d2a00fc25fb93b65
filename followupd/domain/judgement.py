"""What a message is judged to be, with the header or the words that decided."""

from __future__ import annotations

import enum
from datetime import datetime

from followupd.domain.ids import Address, MessageId
from followupd.domain.record import Struct


class Kind(enum.StrEnum):
    """Who or what wrote a message."""

    REPLY = "reply"  # a human being
    AUTO_REPLY = "auto_reply"  # the mailbox of somebody who is away or gone (RFC 3834)
    BOUNCE = "bounce"  # a mail system: it was not delivered (RFC 3464), or the mailbox is no longer used
    LIST = "list"  # to many at once: a mailing list or a newsletter
    NOTIFICATION = "notification"  # any other machine: a delay report, a receipt, a calendar's answer, a tool


class Intent(enum.StrEnum):
    """What a human reply wants, as far as its own words say so for certain."""

    PLAIN = "plain"  # anything else, and whenever in doubt
    OPTED_OUT = "opted_out"  # no mail any more, for ever
    DECLINED = "declined"  # a polite no
    LATER = "later"  # not now, but then
    HANDOVER = "handover"  # talk to somebody else
    THANKS = "thanks"  # thanks and nothing more: it closes the wait


class FailedRecipient(Struct, frozen=True, kw_only=True):
    """One address that a bounce is about. `status` is an enhanced code (RFC 3463) as `5.1.1`, empty where unknown.

    `permanent`: the address itself is dead (no such mailbox or domain); false for full, blocked, too large and so on.
    """

    address: Address
    status: str = ""
    permanent: bool = False


class Judgement(Struct, frozen=True, kw_only=True):
    """One message, judged. Nothing of its text is kept but `because`, which quotes the few words that decided.

    `until` is the moment (aware UTC) before which nothing should be written: the day after a stated return, the time
    that they asked for. `ask_user`: a date was stated that cannot be relied on. `gone`: the writer has left.
    `accepted`: they said yes to an invitation, by their calendar (RFC 5546, 3.2.3).
    `successor` is whom they name instead. `question`: they ask the reader something, and `because` ends with it.
    `about` is the message that a bounce or an automatic answer is about, where it says so.
    """

    kind: Kind
    intent: Intent | None = None  # of a reply, and of an answer to the user that a notification passes on
    until: datetime | None = None
    ask_user: bool = False
    gone: bool = False
    accepted: bool = False
    successor: Address | None = None
    recipients: tuple[FailedRecipient, ...] = ()
    about: MessageId | None = None
    question: bool = False
    because: tuple[str, ...] = ()
