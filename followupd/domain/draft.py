"""Drafts: rendered bytes, and the ledger entry that follows each from plan to end."""

from __future__ import annotations

import enum
from collections.abc import Mapping
from datetime import datetime

from followupd.domain.decision import MeetingRef, Purpose
from followupd.domain.event import OccurrenceId
from followupd.domain.ids import AccountName, Address, Key, MessageId, Ref
from followupd.domain.record import Struct, field


class DraftState(enum.StrEnum):
    """Where a draft is on its way: four states before placing, OPEN and EDITED await review, the rest are ends."""

    PLANNED = "planned"  # composed, not begun
    INTENT = "intent"  # a write may be under way
    UNKNOWN = "unknown"  # a write may have taken effect: look before any retry
    HELD = "held"  # three attempts failed: shown to the user
    OPEN = "open"  # in the mailbox, its bytes ours
    EDITED = "edited"  # in the mailbox, changed by the user
    SENT = "sent"  # the user sent it
    DELETED = "deleted"  # the user deleted it
    SKIPPED = "skipped"  # withdrawn because the user said skip
    SNOOZED = "snoozed"  # withdrawn because the user said later
    RETIRED = "retired"  # withdrawn by us: its reason was gone, or it was made anew


class LineFate(enum.StrEnum):
    """What the user made of a line of ours in the letter that they sent."""

    KEPT = "k"
    CHANGED = "c"
    GONE = "g"


UNPLACED = frozenset({DraftState.PLANNED, DraftState.INTENT, DraftState.UNKNOWN})
IN_MAILBOX = frozenset({DraftState.OPEN, DraftState.EDITED})
LIVE = UNPLACED | IN_MAILBOX | {DraftState.HELD}
"""A person with a draft in one of these gets no other."""

NEEDS_WORDS = "needs_words"
"""Flag: a gap for the user's own words stands in the draft."""
GAP_OPENS, GAP_CLOSES = ">>> YOUR WORDS:", "<<<"
"""What stands around such a gap."""
REASON_GONE = "reason_gone"
"""Flag: edited by the user, and its reason is gone; left as it is."""
MOVED = "moved"
"""Flag: moved by the user to another folder as it was; edited by its state, since it no longer awaits review."""


class ComposedDraft(Struct, frozen=True, kw_only=True):
    """Final bytes (RFC 5322, CRLF line ends) and what will be asked about them later."""

    raw: bytes
    sha256: str
    message_id: MessageId
    subject: str
    body: str  # the plain text, for recognising an edited copy
    stance: str = "neutral"  # the template's
    flags: frozenset[str] = frozenset()
    sources: Mapping[str, str] = field(default_factory=dict)  # variable of the template -> what is behind it
    lines: tuple[str, ...] = ()  # as in DraftRecord


class DraftRecord(Struct, frozen=True, kw_only=True):
    """One row of the draft ledger. `id` is what users type: the key's first 8 digits, a dot, the generation.

    `raw` is kept until the draft ends, then dropped; `sha256` is of the bytes read back after placing, once placed.
    `lines` names the template's line of the subject and of each line of the body that is not blank (`compose.lines`),
    empty where that is not known; `fates` says of each, once the draft was sent and the copy could be read, what became
    of it. Neither holds a word of the user's, nor anything about the person.
    """

    id: str
    account: AccountName
    key: Key
    generation: int
    state: DraftState
    purpose: Purpose
    people: tuple[Address, ...]
    meeting: MeetingRef | None
    identity: OccurrenceId | None  # the meeting's, see `Meeting.identity`
    rule: str | None
    template: str
    subject: str
    message_id: MessageId
    sha256: str
    raw: bytes | None
    flags: frozenset[str]
    sources: Mapping[str, str]
    planned_at: datetime
    stance: str = "neutral"  # the template's: give, ask or neutral
    baseline: str | None = None  # what the provider noted before the write
    attempt: int = 0
    started_at: datetime | None = None
    ref: Ref | None = None
    placed_at: datetime | None = None
    missing_since: datetime | None = None  # not seen in the drafts folder since
    settled_at: datetime | None = None
    sent_at: datetime | None = None
    sent_message_id: MessageId | None = None
    matched_by: str | None = None  # how the sent or edited copy was recognised
    lines: tuple[str, ...] = ()
    fates: str = ""  # a letter a line: see LineFate
    edited: bool | None = None  # the user sent it changed; None: not sent, or it is not known
    thread: str = ""  # the provider's name for the conversation in which it was last seen, where it has one
