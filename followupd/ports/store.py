"""The store port: what is known, what was decided, what was drafted.

Every method is one transaction. Whatever changes what a decision rests on also marks the meetings concerned for
planning, in the same transaction, so that nothing is missed however the process ends.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from followupd.domain.decision import Decision
from followupd.domain.draft import DraftRecord, DraftState
from followupd.domain.event import OccurrenceId, StoredOccurrence
from followupd.domain.fact import Fact
from followupd.domain.ids import AccountName, Address, Cursor, Key, MessageId, Ref, Source
from followupd.domain.judgement import Judgement
from followupd.domain.message import MessageRecord
from followupd.domain.person import Person
from followupd.ports.calendars import ChangeSet, Quarantined
from followupd.ports.mailboxes import MessageBatch


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceState:
    """How far a source was read and how it is. `problem` is a sentence for people, since `problem_since`."""

    source: Source
    account: AccountName
    cursor: Cursor | None = None
    last_pull_at: datetime | None = None  # the last pull that brought the whole truth
    problem: str | None = None
    problem_kind: str | None = None  # the class name of the error
    problem_since: datetime | None = None
    accept_loss: bool = False  # the user said that the next shrink is real
    quarantined: tuple[Quarantined, ...] = ()
    items: int = 0  # calendar objects or messages known


@dataclass(frozen=True, slots=True, kw_only=True)
class PersonMail:
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


@dataclass(frozen=True, slots=True, kw_only=True)
class Due:
    """The units whose plan may differ now."""

    meetings: tuple[OccurrenceId, ...] = ()
    people: tuple[Address, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.meetings or self.people)


@dataclass(frozen=True, slots=True, kw_only=True)
class UnitPlan:
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


class Store(Protocol):
    """One database. Times go in and come out as aware UTC."""

    # life
    def close(self) -> None: ...
    def secret(self) -> bytes:
        """32 random octets, made with the database: the key of every HMAC."""
        ...

    def first_run_at(self, now: datetime) -> datetime:
        """When followupd first ran on this database: `now`, the first time it is asked by a pass."""
        ...

    def rewind(self, to: datetime, *, keep_mail: bool) -> None:
        """Takes back what was drafted since `to`, and unless `keep_mail` the mail and the user's words since then too.

        For copies in memory alone: raises ValueError on a database that is kept.
        """
        ...

    def in_memory_copy(self) -> Store:
        """A copy that shares nothing: what is done to it changes nothing anywhere."""
        ...

    # pull
    def sources(self) -> tuple[SourceState, ...]: ...
    def source_state(self, source: Source, account: AccountName) -> SourceState: ...
    def save_calendar(self, source: Source, account: AccountName, change: ChangeSet, at: datetime) -> int:
        """Takes in what a calendar told, with its cursor; returns how many objects were changed or removed.

        Objects that vanish after they were over stay in the history of who was met, but are no candidates any more.
        """
        ...

    def save_mail(
        self, source: Source, account: AccountName, batches: Iterable[MessageBatch], mine: Sequence[str], at: datetime
    ) -> int:
        """Takes in what a mailbox told, with the last cursor, all or nothing; returns the number of new messages.

        `mine` are the user's addresses and globs, for the direction.
        """
        ...

    def known_refs(self, source: Source, folder: str) -> frozenset[Ref]: ...
    def save_problem(self, source: Source, account: AccountName, problem: Exception | None, at: datetime) -> bool:
        """Notes what is wrong with a source (None: nothing); returns True where that differs from before."""
        ...

    def accept_loss(self, account: AccountName) -> int:
        """Lets the next pull of the account's sources shrink; returns how many were waiting for that."""
        ...

    # gather
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

    def occurrences_with(self, people: Iterable[Address]) -> tuple[StoredOccurrence, ...]:
        """The occurrences in the window that concern any of these people."""
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

    def person_known(self, address: Address) -> bool:
        """True where anything is stored about this address."""
        ...

    def persons_named(self, words: Sequence[str]) -> tuple[Person, ...]:
        """People met or written with whose name has all of `words` (compared without case and accents)."""
        ...

    def people(self) -> tuple[Address, ...]:
        """Everybody who is a unit, by address; of merged addresses the one that stands for the person."""
        ...

    def merge(self, keep: Address, other: Address) -> None:
        """Makes both one person, whose drafts go to `keep`. Raises StateError where `keep` belongs to another."""
        ...

    def split(self, address: Address) -> bool:
        """Makes the address a person of its own again; False where it was one."""
        ...

    def forget(self, person: Address, *, mine: Sequence[str] = ()) -> None:
        """Erases the person under all of their addresses, so that no octet of address, name, subject or note is left.

        A meeting of theirs with nobody but the user, who has the addresses and globs `mine`, loses its title and texts.
        What comes again from calendars and mail is kept under `FORGOTTEN` addresses, without name and text. Raises
        StateError where a draft to them is still live.
        """
        ...

    def drafts(
        self,
        *,
        people: Iterable[Address] | None = None,
        keys: Iterable[Key] | None = None,
        states: Iterable[DraftState] | None = None,
    ) -> tuple[DraftRecord, ...]:
        """The ledger's rows that fit all that is given, by planned_at and id."""
        ...

    def deleted_refs(self, account: AccountName, since: datetime) -> Mapping[Ref, str]:
        """Where the drafts were that the user deleted since then, and their ids."""
        ...

    def orphans(self) -> tuple[DraftRecord, ...]:
        """Live drafts of meetings whose identity no occurrence in the store has any more."""
        ...

    def draft(self, draft_id: str) -> DraftRecord | None: ...
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

    def unread(self, people: Iterable[Address], since: datetime) -> tuple[MessageRecord, ...]:
        """Mail with any of these people that a human may have written and that was not judged yet, oldest first.

        Of each person the newest 30 that came since, and the newest 3 that the user wrote; nothing that lies nowhere.
        """
        ...

    def unread_automatic(self, since: datetime) -> tuple[MessageRecord, ...]:
        """Automatic mail since then, not judged yet, oldest first: in its body a bounce names whom it concerns."""
        ...

    def save_judgements(self, judgements: Mapping[MessageId, Judgement]) -> None:
        """Keeps what these messages were judged to be, and believes it over their headers.

        A bounce is mail with the addresses that failed. Everybody concerned is marked for planning.
        """
        ...

    # plan
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

    def decisions(self, *, keys: Iterable[Key] | None = None) -> tuple[Decision, ...]:
        """Everything decided, or what of it is about `keys`, by meeting start, UID and people."""
        ...

    # apply
    def take_lease(self) -> int:
        """Makes this process the only one that may change drafts, and returns the new lease epoch.

        Raises StateError where another process holds the lock.
        """
        ...

    def save_draft(self, record: DraftRecord, *, was: DraftState) -> None:
        """Replaces the ledger row of `record.id`, durably.

        Raises StateError when the row is no longer `was`, or the lease epoch is no longer ours: nothing is changed.
        """
        ...

    def add_fact(self, fact: Fact) -> Fact:
        """Keeps it and gives it back; a promise comes back with the `ref` that it is known by from now on."""
        ...
