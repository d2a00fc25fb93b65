"""What the user said: stored as it was said, read by the next plan."""

from __future__ import annotations

import enum
from dataclasses import dataclass
from datetime import datetime

from followupd.domain.event import OccurrenceId
from followupd.domain.ids import Address, Key


class FactKind(enum.StrEnum):
    """The kinds of things that a user says."""

    SKIP = "skip"  # no draft for this key
    SNOOZE = "snooze"  # not before `until` for this key
    REDRAFT = "redraft"  # make the draft of this key anew
    NOTE = "note"  # `text`, about a person or a meeting; `say`: within a template's reach
    PAUSE = "pause"  # nothing to this person before `until` (None: until resumed)
    RESUME = "resume"  # ends a pause


@dataclass(frozen=True, slots=True, kw_only=True)
class Fact:
    """One thing said at `at` (aware UTC), about a key, a person or a meeting."""

    kind: FactKind
    at: datetime
    key: Key | None = None
    person: Address | None = None
    meeting: OccurrenceId | None = None
    text: str = ""
    say: bool = False
    until: datetime | None = None
