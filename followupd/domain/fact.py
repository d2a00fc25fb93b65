"""What the user said: stored as it was said, read by the next plan."""

from __future__ import annotations

import enum
from datetime import datetime

from followupd.domain.event import OccurrenceId
from followupd.domain.ids import Address, Key
from followupd.domain.record import Struct


class FactKind(enum.StrEnum):
    """The kinds of things that a user says."""

    SKIP = "skip"  # no draft for this key
    SNOOZE = "snooze"  # not before `until` for this key
    REDRAFT = "redraft"  # make the draft of this key anew
    NOTE = "note"  # `text`, about a person or a meeting; `say`: within a template's reach
    PAUSE = "pause"  # nothing to this person before `until` (None: until resumed)
    RESUME = "resume"  # ends a pause, and what the user alone can end: a wait without a date, a dead address
    MISREAD = "misread"  # what was taken for a no or another wish of theirs was none, or was not theirs
    MET = "met"  # met or spoken to at `at`, outside of any calendar; `text` is a note
    CIRCLE = "circle"  # is in the circle `text`; empty: in the one that the config says
    TAG = "tag"  # has the tag `text`
    UNTAG = "untag"  # has it no more
    PROMISE = "promise"  # I promised `text`, by `until` where a day was given; `ref` names it
    DONE = "done"  # the promise `ref` is kept, or dropped
    NAME = "name"  # is called `text`


class Fact(Struct, frozen=True, kw_only=True):
    """One thing said at `at` (aware UTC), about a key, a person or a meeting."""

    kind: FactKind
    at: datetime
    key: Key | None = None
    person: Address | None = None
    meeting: OccurrenceId | None = None
    text: str = ""
    say: bool = False
    until: datetime | None = None
    ref: str = ""


class Promise(Struct, frozen=True, kw_only=True):
    """What I promised somebody, still open. `due` is the end of the day it was promised for, None where none was."""

    ref: str
    text: str
    made_at: datetime
    due: datetime | None


class Said(Struct, frozen=True, kw_only=True):
    """What all that the user said about one person comes to."""

    circle: str | None = None
    circle_since: datetime | None = None
    tags: frozenset[str] = frozenset()
    promises: tuple[Promise, ...] = ()  # open ones, by when they were made
    met_at: tuple[datetime, ...] = ()  # logged contacts, by time
    resumed_at: datetime | None = None
    misread_at: datetime | None = None
