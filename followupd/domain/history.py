"""What the planner looks at: gathered from the store for the people and meetings in question, as of `now`."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime

from followupd.domain.correspondence import Correspondence
from followupd.domain.draft import DraftRecord
from followupd.domain.event import Away
from followupd.domain.fact import Fact, Said
from followupd.domain.ids import Address, Key
from followupd.domain.meeting import Meeting
from followupd.domain.message import MessageRecord
from followupd.domain.person import Person
from followupd.domain.record import Struct, field


class PersonHistory(Struct, frozen=True, kw_only=True):
    """All that bears on one person. Times are aware UTC and never after `now`, but those of `meetings` may be."""

    person: Person
    first_mail: datetime | None = None  # the first mail either way that was no bulk mail
    first_out: datetime | None = None  # my first mail to them
    last_out: datetime | None = None  # my last mail to them, in any thread, draft or not
    last_in: datetime | None = None  # their last mail that a human wrote
    met_before: int = 0  # meetings with them that were over before the window
    last_met_before: datetime | None = None
    meetings: tuple[Meeting, ...] = ()  # in the window and with them met in it, by start
    drafts: tuple[DraftRecord, ...] = ()  # every draft ever planned for them
    facts: tuple[Fact, ...] = ()  # about them, about those meetings, about those keys; by time
    said: Said = field(default_factory=Said)
    mail: Correspondence = field(default_factory=Correspondence)
    last_letter: MessageRecord | None = None  # the last mail of a human either way, between the two of us alone
    met_as: tuple[Address, ...] = ()  # addresses of mine at which they were met or wrote to me, the latest first
    wrote_as: Address | None = None  # the address of mine that my last mail to them came from


class Similar(Struct, frozen=True, kw_only=True):
    """Beside the name a letter would be the one to `other`, and is not made before `until`."""

    other: Address
    until: datetime


class History(Struct, frozen=True, kw_only=True):
    """The input of a plan. `meetings` and `due` (people, by their address) are those to decide about; `people` holds
    everybody in either.

    `orphans` are live drafts whose meeting is no longer in any calendar.
    `placed_today` counts the drafts planned or placed since local midnight, of whatever purpose and to whomever.
    """

    meetings: tuple[Meeting, ...]
    people: Mapping[Address, PersonHistory]
    orphans: tuple[DraftRecord, ...] = ()
    ledger: Mapping[Key, tuple[DraftRecord, ...]]  # every draft for the keys in question, by generation
    placed_today: int = 0
    due: tuple[Address, ...] = ()
    away: tuple[Away, ...] = ()  # when the user is away, from a month ago to two months ahead
    first_run_at: datetime | None = None
    stances: Mapping[str, str] = field(default_factory=dict)  # of templates, by name: give, ask or neutral
    missing_facts: Mapping[Key, str] = field(default_factory=dict)  # what compose found missing, in words
    too_similar: Mapping[Key, Similar] = field(default_factory=dict)  # what would be somebody else's letter
