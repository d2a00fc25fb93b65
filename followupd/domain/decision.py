"""What the planner decides: exactly one decision for each candidate."""

from __future__ import annotations

import enum
from collections.abc import Mapping
from datetime import datetime

from followupd.domain.event import OccurrenceId
from followupd.domain.ids import AccountName, Address, Key, MessageId
from followupd.domain.reason import Reason
from followupd.domain.record import Struct, field


class Purpose(enum.StrEnum):
    """What a draft is for, in order of precedence when several would be due for one person."""

    PROMISE = "promise"  # delivers what was promised
    FOLLOW_UP = "follow-up"  # after a meeting
    NUDGE = "nudge"  # after no answer
    CHECK_IN = "check-in"  # by cadence


PRECEDENCE = {purpose: rank for rank, purpose in enumerate(Purpose)}


class MeetingRef(Struct, frozen=True, kw_only=True):
    """The meeting behind a decision or a draft, as much as a person needs to recognise it."""

    id: OccurrenceId
    title: str
    start: datetime


class Follows(Struct, frozen=True, kw_only=True):
    """The conversation that a draft goes on with: its subject, and its messages, oldest first; not empty.

    `since` is when the first of them was written.
    """

    subject: str
    references: tuple[MessageId, ...]
    since: datetime | None = None


class Candidate(Struct, frozen=True, kw_only=True):
    """What is common to both outcomes. `due` is None where nothing will ever be due; times are aware UTC."""

    key: Key
    account: AccountName
    purpose: Purpose
    people: tuple[Address, ...]
    meeting: MeetingRef | None
    identity: OccurrenceId | None = None  # of the meeting, see `Meeting.identity`
    rule: str | None
    template: str | None
    due: datetime | None
    detail: str  # a sentence for people
    follows: Follows | None = None


class Act(Candidate, frozen=True, kw_only=True):
    """A draft is to be made now. `generation` counts the drafts made for this key, from 1.

    `replaces` is the id of an open draft of the same key in whose place it comes: that one is withdrawn first, and
    where the user has edited it meanwhile, nothing is made.
    """

    generation: int = 1
    replaces: str | None = None


class Hold(Candidate, frozen=True, kw_only=True):
    """No draft now. `until` is when time alone may change this, None where only a new fact can."""

    reason: Reason
    until: datetime | None = None


Decision = Act | Hold


class Plan(Struct, frozen=True, kw_only=True):
    """All decisions of a pass, in a fixed order, and when time alone will next change one (None: never).

    `entering` says of people, whether anything is decided of them or not, when time alone lists a candidate of theirs
    that is not listed yet, or drops one.
    """

    decisions: tuple[Decision, ...]
    next_wake: datetime | None
    entering: Mapping[Address, datetime] = field(default_factory=dict)
