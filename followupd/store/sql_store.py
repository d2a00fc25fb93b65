"""The store port on SQL: each method one transaction."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from contextlib import suppress
from datetime import datetime

from sqlalchemy import func, select, true, update

from followupd.domain.contact import ContactCard
from followupd.domain.correspondence import OpenMatters
from followupd.domain.decision import Decision
from followupd.domain.draft import DraftRecord, DraftState
from followupd.domain.event import OccurrenceId, StoredOccurrence
from followupd.domain.fact import Fact
from followupd.domain.ids import AccountName, Address, Key, MessageId, Ref, Source
from followupd.domain.judgement import Judgement
from followupd.domain.message import MessageRecord
from followupd.domain.person import Person
from followupd.errors import StateError
from followupd.ports.calendars import ChangeSet
from followupd.ports.contacts import ContactChanges
from followupd.ports.mailboxes import MessageBatch
from followupd.ports.quota import Usage
from followupd.ports.store import Due, PersonMail, SourceState, UnitId, UnitPlan
from followupd.store import (
    calendars,
    cards,
    codec,
    contacts,
    facts,
    judgements,
    lease,
    ledger,
    matters,
    met,
    opening,
    people,
    persons,
    planning,
    quotas,
    rewind,
    sources,
)
from followupd.store import units as unit_rows
from followupd.store.database import Database
from followupd.store.marking import mark
from followupd.store.tables import state


class SqlStore:
    """`ports.store.Store` in one SQLite database; threads may share it. What the disk refuses raises StateError."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self._lock = lease.Lock(database.path) if database.path is not None else None
        self._epoch: int | None = None
        self._seen: int | None = None  # marks that the planning under way has seen
        if self._lock is None:
            self.take_lease()  # nobody else can reach it

    # life
    def close(self) -> None:
        self._database.close()
        if self._lock is not None:
            self._lock.release()

    def secret(self) -> bytes:
        with self._database.reading() as connection:
            return bytes(connection.execute(select(state.c.secret)).scalar_one())

    def first_run_at(self, now: datetime) -> datetime:
        with self._database.reading() as connection:
            found = codec.maybe_instant(connection.execute(select(state.c.first_run_at)).scalar_one())
        if found is not None:
            return found
        with self._database.writing() as connection:
            first = func.coalesce(state.c.first_run_at, codec.micros(now))
            connection.execute(update(state).values(first_run_at=first))
            return codec.instant(connection.execute(select(state.c.first_run_at)).scalar_one())

    def rewind(self, to: datetime, *, keep_mail: bool) -> None:
        if self._database.path is not None:
            raise ValueError("only a copy in memory is taken back in time")
        with self._database.writing() as connection:
            rewind.rewind(connection, to, keep_mail=keep_mail)

    def in_memory_copy(self) -> SqlStore:
        return SqlStore(opening.copy_of(self._database))

    # pull
    def sources(self) -> tuple[SourceState, ...]:
        with self._database.reading() as connection:
            return sources.read(connection)

    def source_state(self, source: Source, account: AccountName) -> SourceState:
        with self._database.reading() as connection:
            return sources.read_one(connection, source, account)

    def items(self, source: Source) -> int:
        with self._database.reading() as connection:
            return sources.items(connection, source)

    def save_calendar(self, source: Source, account: AccountName, change: ChangeSet, at: datetime) -> int:
        with self._database.writing() as connection:
            return calendars.save(connection, source, account, change, at)

    def save_mail(
        self, source: Source, account: AccountName, batches: Iterable[MessageBatch], mine: Sequence[str], at: datetime
    ) -> int:
        from followupd.store import mail  # with what sorts new mail, which the stored needs no more

        with self._database.writing() as connection:
            return mail.save(connection, source, account, batches, mine, at)

    def save_contacts(self, source: Source, account: AccountName, told: ContactChanges, at: datetime) -> int:
        with self._database.writing() as connection:
            return cards.save(connection, source, account, told, at)

    def contacts_waiting(self) -> tuple[ContactCard, ...]:
        with self._database.reading() as connection:
            return cards.waiting(connection)

    def contacts_with(self, people: Iterable[Address]) -> tuple[ContactCard, ...]:
        with self._database.reading() as connection:
            return cards.with_any(connection, people)

    def join_contacts(self, several: Sequence[Sequence[Address]], asked: Iterable[ContactCard]) -> int:
        with self._database.writing() as connection:
            joined, _ = persons.merge_all(connection, several)
            cards.asked(connection, asked)
            return joined

    def known_refs(self, source: Source, folder: str) -> frozenset[Ref]:
        from followupd.store import mail

        with self._database.reading() as connection:
            return mail.known_refs(connection, source, folder)

    def save_problem(self, source: Source, account: AccountName, problem: Exception | None, at: datetime) -> bool:
        with self._database.writing() as connection:
            return sources.save_problem(connection, source, account, problem, at)

    def accept_loss(self, account: AccountName) -> int:
        with self._database.writing() as connection:
            return sources.accept_loss(connection, account)

    def add_usage(self, account: AccountName, used: Iterable[Usage]) -> None:
        with self._database.writing() as connection:
            quotas.add(connection, account, used)

    def usage(self, account: AccountName) -> tuple[Usage, ...]:
        with self._database.reading() as connection:
            return quotas.read(connection, account)

    # gather
    def wake_all(self) -> None:
        with self._database.writing() as connection:
            mark(connection, true())

    def policy_digest(self) -> str | None:
        with self._database.reading() as connection:
            found: str | None = connection.execute(select(state.c.policy_digest)).scalar_one()
            return found

    def due_units(self, now: datetime) -> Due:
        """What is marked from here on, by whomever, stays marked when the planning that begins here is saved."""
        with self._database.reading() as connection:
            self._seen = unit_rows.last_mark(connection)
            return unit_rows.due(connection, now)

    def next_wake(self, *, after: datetime) -> datetime | None:
        with self._database.reading() as connection:
            return unit_rows.next_wake(connection, after)

    def occurrences(self, ids: Iterable[OccurrenceId]) -> tuple[StoredOccurrence, ...]:
        with self._database.reading() as connection:
            return unit_rows.occurrences(connection, ids)

    def people_in(self, meetings: Iterable[OccurrenceId]) -> frozenset[Address]:
        with self._database.reading() as connection:
            return unit_rows.people_in(connection, meetings)

    def occurrences_with(
        self, people: Iterable[Address], *, beside: Iterable[OccurrenceId] = ()
    ) -> tuple[StoredOccurrence, ...]:
        with self._database.reading() as connection:
            return unit_rows.occurrences_with(connection, people, beside)

    def whole_days(self, since: datetime, until: datetime) -> tuple[StoredOccurrence, ...]:
        with self._database.reading() as connection:
            return unit_rows.whole_days(connection, since, until)

    def identities(self, fingerprints: Iterable[str]) -> Mapping[str, OccurrenceId]:
        with self._database.reading() as connection:
            return unit_rows.identities(connection, fingerprints)

    def person_mail(self, addresses: Iterable[Address], now: datetime) -> Mapping[Address, PersonMail]:
        with self._database.reading() as connection:
            return contacts.person_mail(connection, addresses, now)

    def persons(self, addresses: Iterable[Address]) -> Mapping[Address, Person]:
        with self._database.reading() as connection:
            return people.read(connection, addresses)

    def person_known(self, address: Address) -> bool:
        with self._database.reading() as connection:
            return people.is_known(connection, address)

    def persons_named(self, words: Sequence[str]) -> tuple[Person, ...]:
        with self._database.reading() as connection:
            return people.named(connection, words)

    def people(self) -> tuple[Address, ...]:
        with self._database.reading() as connection:
            return persons.everybody(connection)

    def met_at(self, people: Iterable[Address]) -> tuple[datetime, ...]:
        with self._database.reading() as connection:
            return met.met_at(connection, people)

    def merge(self, keep: Address, other: Address) -> None:
        with self._database.writing() as connection:
            persons.merge(connection, keep, other)

    def merge_all(self, several: Sequence[Sequence[Address]]) -> tuple[int, frozenset[Address]]:
        with self._database.writing() as connection:
            return persons.merge_all(connection, several)

    def split(self, address: Address) -> bool:
        with self._database.writing() as connection:
            return persons.split(connection, address)

    def forget(self, person: Address, *, mine: Sequence[str] = ()) -> None:
        from followupd.store import forgetting, mail

        with self._database.writing() as connection:
            forgetting.forget(connection, person, mail.whose(mine))
        self._scrub()

    def finish_forgetting(self) -> None:
        """Overwrites what a process that died meanwhile had erased, but not overwritten yet."""
        with self._database.reading() as connection:
            waits = bool(connection.execute(select(state.c.to_scrub)).scalar_one())
        if waits:
            with suppress(StateError):  # what cannot be done now is done at another time
                self._scrub()

    def _scrub(self) -> None:
        self._database.scrub()
        with self._database.writing() as connection:
            connection.execute(update(state).values(to_scrub=0))

    def drafts(
        self,
        *,
        people: Iterable[Address] | None = None,
        keys: Iterable[Key] | None = None,
        states: Iterable[DraftState] | None = None,
        since: datetime | None = None,
    ) -> tuple[DraftRecord, ...]:
        with self._database.reading() as connection:
            return ledger.read_drafts(connection, people=people, keys=keys, states=states, since=since)

    def deleted_refs(self, account: AccountName, since: datetime) -> Mapping[Ref, str]:
        with self._database.reading() as connection:
            return ledger.deleted_refs(connection, account, since)

    def orphans(self) -> tuple[DraftRecord, ...]:
        with self._database.reading() as connection:
            return ledger.orphans(connection)

    def draft(self, draft_id: str) -> DraftRecord | None:
        with self._database.reading() as connection:
            return ledger.read_draft(connection, draft_id)

    def count_planned_since(self, since: datetime) -> int:
        with self._database.reading() as connection:
            return ledger.count_planned_since(connection, since)

    def facts(
        self,
        *,
        people: Iterable[Address] = (),
        keys: Iterable[Key] = (),
        meetings: Iterable[OccurrenceId] = (),
    ) -> tuple[Fact, ...]:
        with self._database.reading() as connection:
            return facts.read(connection, people=people, keys=keys, meetings=meetings)

    def messages_with(self, people: Iterable[Address], since: datetime, until: datetime) -> tuple[MessageRecord, ...]:
        with self._database.reading() as connection:
            return contacts.messages_with(connection, people, since, until)

    def conversations(self, messages: Iterable[MessageId]) -> Mapping[MessageId, tuple[MessageRecord, ...]]:
        with self._database.reading() as connection:
            return judgements.conversations(connection, messages)

    def unread(self, people: Iterable[Address], since: datetime) -> tuple[MessageRecord, ...]:
        with self._database.reading() as connection:
            return judgements.unread(connection, people, since)

    def unread_automatic(self, since: datetime) -> tuple[MessageRecord, ...]:
        with self._database.reading() as connection:
            return judgements.unread_automatic(connection, since)

    def save_judgements(self, judged: Mapping[MessageId, Judgement]) -> None:
        with self._database.writing() as connection:
            judgements.save(connection, judged)

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
        with self._database.writing() as connection:
            lease.check(connection, self._epoch)
            seen = unit_rows.last_mark(connection) if self._seen is None else self._seen
            planning.save(connection, units, identities, drafts, seen=seen, at=at)
            connection.execute(update(state).values(policy_digest=policy_digest))

    def decisions(self, *, keys: Iterable[Key] | None = None) -> tuple[Decision, ...]:
        with self._database.reading() as connection:
            return unit_rows.decisions(connection, keys)

    def open_matters(self) -> Mapping[Address, OpenMatters]:
        with self._database.reading() as connection:
            return matters.read(connection)

    # apply
    def take_lease(self) -> int:
        if self._epoch is None:
            if self._lock is not None:
                self._lock.take()
            with self._database.writing() as connection:
                self._epoch = lease.next_epoch(connection)
        return self._epoch

    def save_draft(self, record: DraftRecord, *, was: DraftState) -> None:
        with self._database.writing() as connection:
            lease.check(connection, self._epoch)
            ledger.replace_row(connection, record, was)

    def add_facts(self, said: Iterable[Fact]) -> tuple[Fact, ...]:
        with self._database.writing() as connection:
            return facts.add(connection, said)

    def add_fact(self, said: Fact) -> Fact:
        return self.add_facts([said])[0]

    # status
    def count_messages(self) -> int:
        with self._database.reading() as connection:
            return contacts.count_messages(connection)

    def count_people(self) -> int:
        with self._database.reading() as connection:
            return people.count(connection)
