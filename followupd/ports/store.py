"""The store port: what is known, what was decided, what was drafted.

Every method is one transaction. Whatever changes what a decision rests on also marks the meetings concerned for
planning, in the same transaction, so that nothing is missed however the process ends.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from typing import Protocol

from followupd.domain.contact import ContactCard
from followupd.domain.correspondence import OpenMatters
from followupd.domain.decision import Decision
from followupd.domain.draft import DraftRecord, DraftState
from followupd.domain.event import OccurrenceId
from followupd.domain.fact import Fact
from followupd.domain.ids import AccountName, Address, Cursor, Key, MessageId, Ref, Source
from followupd.domain.judgement import Judgement
from followupd.domain.message import MessageRecord
from followupd.domain.record import Struct
from followupd.ports.calendars import ChangeSet, Quarantined
from followupd.ports.contacts import ContactChanges
from followupd.ports.mailboxes import MessageBatch
from followupd.ports.planning import Due, PersonMail, PlanningStore, UnitId, UnitPlan
from followupd.ports.quota import Usage

__all__ = ["Due", "PersonMail", "PlanningStore", "SourceState", "Store", "UnitId", "UnitPlan"]


class SourceState(Struct, frozen=True, kw_only=True):
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


class Store(PlanningStore, Protocol):
    """One database. Times go in and come out as aware UTC."""

    # life
    def close(self) -> None: ...
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
    def items(self, source: Source) -> int:
        """How many calendar objects or messages of a source are known."""
        ...

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

    def save_contacts(self, source: Source, account: AccountName, told: ContactChanges, at: datetime) -> int:
        """Takes in what an address book told, with its cursor; returns how many cards differ from before.

        The names count for people who are known otherwise. Nobody becomes a unit by a card.
        """
        ...

    def contacts_waiting(self) -> tuple[ContactCard, ...]:
        """The cards with several addresses, one of them a unit's, not yet asked whether they are one person."""
        ...

    def contacts_with(self, people: Iterable[Address]) -> tuple[ContactCard, ...]:
        """The cards that have any of these addresses."""
        ...

    def join_contacts(self, several: Sequence[Sequence[Address]], asked: Iterable[ContactCard]) -> int:
        """Makes each of `several` one person, as `merge_all`, and remembers of the cards that they were asked.

        Returns how many addresses were joined to others.
        """
        ...

    def known_refs(self, source: Source, folder: str) -> frozenset[Ref]: ...
    def save_problem(self, source: Source, account: AccountName, problem: Exception | None, at: datetime) -> bool:
        """Notes what is wrong with a source (None: nothing); returns True where that differs from before."""
        ...

    def accept_loss(self, account: AccountName) -> int:
        """Lets the next pull of the account's sources shrink; returns how many were waiting for that."""
        ...

    def add_usage(self, account: AccountName, used: Iterable[Usage]) -> None:
        """Adds what was used of a provider's quotas to what is known of the same day."""
        ...

    def usage(self, account: AccountName) -> tuple[Usage, ...]:
        """What was used of each quota in the last day in which anything was, by the quota's name."""
        ...

    # gather
    def people_in(self, meetings: Iterable[OccurrenceId]) -> frozenset[Address]:
        """Everybody named in these, and in others at the same instants, as `occurrences` would tell them."""
        ...

    def person_known(self, address: Address) -> bool:
        """True where anything is stored about this address."""
        ...

    def people(self) -> tuple[Address, ...]:
        """Everybody who is a unit, by address; of merged addresses the one that stands for the person."""
        ...

    def met_at(self, people: Iterable[Address]) -> tuple[datetime, ...]:
        """When meetings with any of these began that are no longer at hand, by time."""
        ...

    def merge(self, keep: Address, other: Address) -> None:
        """Makes both one person, whose drafts go to `keep`. Raises StateError where `keep` belongs to another."""
        ...

    def merge_all(self, several: Sequence[Sequence[Address]]) -> tuple[int, frozenset[Address]]:
        """Makes one person of each of these, for whom the person of the first stands.

        Returns how many joined another, and which of the addresses were forgotten: nobody is merged with those named
        together with one.
        """
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

    def deleted_refs(self, account: AccountName, since: datetime) -> Mapping[Ref, str]:
        """Where the drafts were that the user deleted since then, and their ids."""
        ...

    def draft(self, draft_id: str) -> DraftRecord | None: ...
    def unread(self, people: Iterable[Address], since: datetime) -> tuple[MessageRecord, ...]:
        """Mail with any of these people that a human may have written and that was not judged yet, oldest first.

        Of each person the newest 300 that came since, and the newest 3 that the user wrote; nothing that lies nowhere.
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
    def decisions(self, *, keys: Iterable[Key] | None = None) -> tuple[Decision, ...]:
        """Everything decided, or what of it is about `keys`, by meeting start, UID and people."""
        ...

    def open_matters(self) -> Mapping[Address, OpenMatters]:
        """What was open with whom when they were last planned."""
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

    def add_facts(self, facts: Iterable[Fact]) -> tuple[Fact, ...]:
        """Keeps all of them or none, each as `add_fact` does."""
        ...

    def add_fact(self, fact: Fact) -> Fact:
        """Keeps it and gives it back; a promise comes back with the `ref` that it is known by from now on."""
        ...
