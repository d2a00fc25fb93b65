"""Where things stand between the user and one person, by mail, meetings and what the user logged."""

from __future__ import annotations

import enum
from collections.abc import Mapping
from datetime import datetime

from followupd.domain.ids import Address, MessageId
from followupd.domain.record import Struct, field


class ReplyState(enum.StrEnum):
    """The state of a correspondence in one word; where several hold, the first of these that is so, NONE last."""

    OPTED_OUT = "opted_out"  # they asked for no mail, ever
    BOUNCED = "bounced"  # the address is dead, or they have left
    DECLINED = "declined"  # they said a polite no, and neither wrote nor met since
    I_OWE = "i_owe"  # their question is open, or a promise of mine
    AUTO_REPLIED = "auto_replied"  # only their mailbox has answered
    OWES_ME = "owes_me"  # my question is open
    AWAITING = "awaiting"  # a draft of ours was sent, and nothing has come back
    REPLIED = "replied"  # they wrote, and nothing is open
    NONE = "none"  # nothing was written either way


class Evidence(Struct, frozen=True, kw_only=True):
    """What a judgement rests on: when, in a sentence for people, and the message where it is one.

    `words` are those of a question, where it asks one; `decided` are the words, or the header, that decided.
    """

    at: datetime
    what: str
    message_id: MessageId | None = None
    words: str = ""
    decided: str = ""


class Wish(Struct, frozen=True, kw_only=True):
    """Something to wait for. `until` None: it has no end that can be relied on, so that the user is asked."""

    until: datetime | None
    evidence: Evidence


class Correspondence(Struct, frozen=True, kw_only=True):
    """One person as of a moment. Each ground is None where it does not hold, or holds no longer.

    `answers` and `by_hand` are about our own sent drafts to them, by draft id: the first sign of life after it was
    sent that ends the waiting, and the first mail that the user wrote to them after it without us.
    `perhaps` is, of drafts to several, the first answer of somebody who may be any of them.
    """

    state: ReplyState = ReplyState.NONE
    evidence: tuple[Evidence, ...] = ()  # newest first
    last_contact: datetime | None = None  # mail of a human either way, a meeting that is over, a logged contact
    last_sign: datetime | None = None  # the last that came from them: mail, a meeting, a logged contact
    opted_out: Evidence | None = None
    bounced: Evidence | None = None  # for good
    declined: Evidence | None = None
    successor: Address | None = None  # whom they, or their mailbox, named instead
    named: Evidence | None = None  # where they did
    later: Wish | None = None  # they asked for later
    away: Wish | None = None  # their mailbox says that they are away
    i_owe: Evidence | None = None  # their question is open
    owes_me: Evidence | None = None  # my question is open
    unanswered: int = 0  # my mails to them since their last sign of life
    answers: Mapping[str, Evidence] = field(default_factory=dict)
    by_hand: Mapping[str, datetime] = field(default_factory=dict)
    perhaps: Mapping[str, Evidence] = field(default_factory=dict)


class Wished(enum.StrEnum):
    """What of theirs is heeded, and can have been misread."""

    OPTED_OUT = "opted_out"
    DECLINED = "declined"
    GONE = "gone"  # they have left, or the address is dead
    LATER = "later"
    HANDOVER = "handover"


class Heard(Struct, frozen=True, kw_only=True):
    """A wish that was heard of somebody, and that the user has said nothing to since; `words` are what decided."""

    kind: Wished
    at: datetime
    words: str = ""
    until: datetime | None = None  # of a later


class OpenMatters(Struct, frozen=True, kw_only=True):
    """What is open between the user and one person, as the last plan saw it: kept, so that it can be told at once.

    `away_since` and `later_since` say that they, or their mailbox, put off without a date, so that the user is asked.
    """

    state: ReplyState
    question_at: datetime | None = None  # of theirs, which the user owes an answer
    question: str = ""  # its words
    awaited_at: datetime | None = None  # when the user wrote what they have not answered
    awaited: str = ""  # its subject, or the question in it
    promises: tuple[str, ...] = ()  # of mine, by their refs
    away_since: datetime | None = None
    later_since: datetime | None = None
    successor: Address | None = None  # whom they, or their mailbox, named instead
    gone: bool = False  # they have left, or the address is dead
    gone_at: datetime | None = None  # when that was told
    heard: tuple[Heard, ...] = ()
