"""What planning asks of a store: what is due, all that bears on it, and where the plan is kept."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from typing import Protocol

from followupd.domain.correspondence import OpenMatters
from followupd.domain.decision import Decision
from followupd.domain.draft import DraftRecord, DraftState
from followupd.domain.event import OccurrenceId, StoredOccurrence
from followupd.domain.fact import Fact
from followupd.domain.ids import Address, Key, MessageId
from followupd.domain.message import MessageRecord
from followupd.domain.person import Person
from followupd.domain.record import Struct


class PersonMail(Struct, frozen=True, kw_only=True):
    """What mail says about an address, up to `now`; bulk and automatic mail does not count."""

    first_mail: datetime | None = None
    first_out: datetime | None = None
    last_out: datetime | None = None
    last_in: datetime | None = None
    is_list: bool = False  # bulk mail comes from this address, and no other
    met_before: int = 0
    last_met_before: datetime | None = None


UnitId = OccurrenceId | Address
"""What is planned as one: an occurrence (its follow-ups), or a person (promises, nudges, check-ins)."""


class Due(Struct, frozen=True, kw_only=True):
    """The units whose plan may differ now."""

    meetings: tuple[OccurrenceId, ...] = ()
    people: tuple[Address, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.meetings or self.people)


class UnitPlan(Struct, frozen=True, kw_only=True):
    """What was decided about one unit: the decisions, who is concerned, and when time alone changes it.

    `identity` is the meeting that it is (see `Meeting.identity`), None for a person; of several occurrences that are
    one meeting, one carries the decisions.

    `concerns` are all addresses whose mail, drafts or facts may change the outcome; `any_person` says that any new
    person may (a title that names somebody unknown). `accepted_with` is given back with the occurrence: see
    `StoredOccurrence`.
    """

    identity: OccurrenceId | None
    decisions: tuple[Decision, ...]
    concerns: tuple[Address, ...]
    any_person: bool
    wake_at: datetime | None
    accepted_with: tuple[Address, ...] | None = None
    matters: OpenMatters | None = None  # of a person with whom anything is open


class PlanningStore(Protocol):
    """The part of `ports.store.Store` that a plan is made from. Times go in and come out as aware UTC."""

    def secret(self) -> bytes:
        """32 random octets, made with the database: the key of every HMAC."""
        ...

    def first_run_at(self, now: datetime) -> datetime:
        """When followupd first ran on this database: `now`, the first time it is asked by a pass."""
        ...

    def wake_all(self) -> None:
        """Marks every meeting for planning: the policy changed."""
        ...

    def policy_digest(self) -> str | None: ...
    def due_units(self, now: datetime) -> Due:
        """The units whose plan may differ at `now`, by id.

        Whoever was met before the window, is named by a fact, or was ever planned is a unit; so is whom `save_plan`
        names.
        """
        ...

    def next_wake(self, *, after: datetime) -> datetime | None:
        """The first time later than `after` at which time alone changes a decision, or None."""
        ...

    def occurrences(self, ids: Iterable[OccurrenceId]) -> tuple[StoredOccurrence, ...]:
        """What every source tells of these, and of others at the same instants: they may be the same meeting."""
        ...

    def occurrences_with(
        self, people: Iterable[Address], *, beside: Iterable[OccurrenceId] = ()
    ) -> tuple[StoredOccurrence, ...]:
        """The occurrences in the window that concern any of these people, but for those `beside`."""
        ...

    def whole_days(self, since: datetime, until: datetime) -> tuple[StoredOccurrence, ...]:
        """The occurrences of a day or longer, or that name nobody else, that overlap [since, until): the user's own."""
        ...

    def identities(self, fingerprints: Iterable[str]) -> Mapping[str, OccurrenceId]:
        """The meetings that were first seen under these fingerprints."""
        ...

    def person_mail(self, addresses: Iterable[Address], now: datetime) -> Mapping[Address, PersonMail]: ...
    def persons(self, addresses: Iterable[Address]) -> Mapping[Address, Person]:
        """People by any of their addresses, under the best display name seen; one never seen has no name.

        Of addresses that were merged, each leads to the one person, who has them all.
        """
        ...

    def persons_named(self, words: Sequence[str]) -> tuple[Person, ...]:
        """People met or written with whose name has all of `words` (compared without case and accents)."""
        ...

    def drafts(
        self,
        *,
        people: Iterable[Address] | None = None,
        keys: Iterable[Key] | None = None,
        states: Iterable[DraftState] | None = None,
        since: datetime | None = None,
    ) -> tuple[DraftRecord, ...]:
        """The ledger's rows that fit all that is given, `since` to when they were planned, by planned_at and id."""
        ...

    def orphans(self) -> tuple[DraftRecord, ...]:
        """Live drafts of meetings whose identity no occurrence in the store has any more."""
        ...

    def count_planned_since(self, since: datetime) -> int:
        """Drafts planned since then, those withdrawn before they were placed not counted."""
        ...

    def facts(
        self,
        *,
        people: Iterable[Address] = (),
        keys: Iterable[Key] = (),
        meetings: Iterable[OccurrenceId] = (),
    ) -> tuple[Fact, ...]:
        """Facts about any of these, by time."""
        ...

    def messages_with(self, people: Iterable[Address], since: datetime, until: datetime) -> tuple[MessageRecord, ...]:
        """Mail either way with any of these people, by date."""
        ...

    def conversations(self, messages: Iterable[MessageId]) -> Mapping[MessageId, tuple[MessageRecord, ...]]:
        """For each of these messages all that is known of its thread, by date; nothing for one that is not known."""
        ...

    def save_plan(
        self,
        units: Mapping[UnitId, UnitPlan],
        identities: Mapping[str, OccurrenceId],
        drafts: Iterable[DraftRecord],
        *,
        policy_digest: str,
        at: datetime,
    ) -> None:
        """Keeps what was decided, and the new ledger rows (PLANNED), in one durable transaction."""
        ...
