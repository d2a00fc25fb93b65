"""The parts of `daemon.recall`: tables that are filled as they are asked, alarms, the ledger, and the mail."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from datetime import UTC, datetime
from heapq import heappop, heappush
from itertools import chain, takewhile
from typing import Generic, TypeVar

from followupd.derive.attendance import was_there
from followupd.domain.draft import LIVE, DraftRecord, DraftState
from followupd.domain.event import Occurrence, OccurrenceId, StoredOccurrence
from followupd.domain.fact import Fact
from followupd.domain.ids import Address, Key, MessageId, Source, ThreadId
from followupd.domain.message import MessageRecord
from followupd.domain.person import Person
from followupd.domain.record import replace
from followupd.ports.store import PersonMail, Store

_K = TypeVar("_K")
_V = TypeVar("_V")

Subject = Address | Key | OccurrenceId
"""What a fact may be about."""

_EVER = datetime.min.replace(tzinfo=UTC)


class Table(Generic[_K, _V]):
    """What was asked once is `known`; `ask` answers for all that was not."""

    def __init__(self, ask: Callable[[Sequence[_K]], Mapping[_K, _V]]) -> None:
        self.known: dict[_K, _V] = {}
        self._ask = ask

    def __call__(self, wanted: Iterable[_K]) -> dict[_K, _V]:
        wanted = list(dict.fromkeys(wanted))
        missing = [one for one in wanted if one not in self.known]
        if missing:
            self.known.update(self._ask(missing))
        return {one: self.known[one] for one in wanted}


def facts_about(store: Store, about: Sequence[Subject]) -> Mapping[Subject, list[Fact]]:
    """For each of these what the user said about it, by time."""
    found: dict[Subject, list[Fact]] = {one: [] for one in about}
    told = store.facts(
        people=[one for one in about if isinstance(one, Address)],
        keys=[one for one in about if not isinstance(one, (Address, OccurrenceId))],
        meetings=[one for one in about if isinstance(one, OccurrenceId)],
    )
    for fact in told:
        for one in (fact.person, fact.key, fact.meeting):
            if one is not None and one in found:
                found[one].append(fact)
    return found


class Alarms(Generic[_K]):
    """What is due when; of what was set several times the last counts."""

    def __init__(self) -> None:
        self._at: dict[_K, datetime | None] = {}
        self._rings: list[tuple[datetime, str, _K]] = []
        self._rung: set[_K] = set()

    def set(self, one: _K, at: datetime | None) -> None:
        self._at[one] = at
        self._rung.discard(one)
        if at is not None:
            heappush(self._rings, (at, str(one), one))

    def drop(self, one: _K) -> None:
        self._at.pop(one, None)
        self._rung.discard(one)

    def rung(self, now: datetime) -> Sequence[_K]:
        """What is due by now."""
        while self._rings and (self._rings[0][0] <= now or not self._holds(self._rings[0])):
            ring = heappop(self._rings)
            if self._holds(ring):
                self._rung.add(ring[2])
        return sorted(self._rung, key=str)

    def next(self, after: datetime) -> datetime | None:
        """When the first later than `after` is due."""
        self.rung(after)
        return self._rings[0][0] if self._rings else None

    def _holds(self, ring: tuple[datetime, str, _K]) -> bool:
        return self._at.get(ring[2]) == ring[0]


class Drafts:
    """The ledger, by id, key and person; rows come in the order in which they were planned."""

    def __init__(self, records: Iterable[DraftRecord]) -> None:
        self._rows: dict[str, DraftRecord] = {}
        self._of: dict[Address | Key, list[str]] = {}
        self._live: set[str] = set()
        self._by_time: list[str] = []
        for record in records:
            self.put(record)

    def put(self, record: DraftRecord) -> None:
        if record.id not in self._rows:
            self._by_time.append(record.id)
            self._of.setdefault(record.key, []).append(record.id)
            for one in record.people:
                self._of.setdefault(one, []).append(record.id)
        self._rows[record.id] = record
        (self._live.add if record.state in LIVE else self._live.discard)(record.id)

    def read(
        self,
        *,
        people: Iterable[Address] | None = None,
        keys: Iterable[Key] | None = None,
        states: Iterable[DraftState] | None = None,
        since: datetime | None = None,
    ) -> tuple[DraftRecord, ...]:
        wanted = None if states is None else frozenset(states)
        sets = [
            {each for one in several for each in self._of.get(one, ())}
            for several in (people, keys)
            if several is not None
        ]
        if wanted is not None and wanted <= LIVE:
            sets.append(self._live)
        ids = set.intersection(*sets) if sets else self._rows.keys()
        found = (self._rows[one] for one in ids if wanted is None or self._rows[one].state in wanted)
        late = (row for row in found if since is None or row.planned_at >= since)
        return tuple(sorted(late, key=lambda row: (row.planned_at, row.id)))

    def count_since(self, since: datetime) -> int:
        """As `Store.count_planned_since`."""
        late = takewhile(lambda row: row.planned_at >= since, (self._rows[one] for one in reversed(self._by_time)))
        return sum(row.state in LIVE or row.placed_at is not None for row in late)


class Over:
    """Who was there in each of the meetings at hand, for when they are at hand no more."""

    def __init__(self, told: Iterable[StoredOccurrence]) -> None:
        self._of: dict[Address, set[Occurrence]] = {}
        for one in told:
            self.add(one.occurrence, ())

    def add(self, one: Occurrence, concerned: Collection[Address]) -> None:
        """Keeps who was there, as far as the plan of it tells whom it concerned."""
        for address in was_there(one.event, concerned):
            self._of.setdefault(address, set()).add(one)

    def with_met(self, mail: PersonMail, addresses: Iterable[Address], before: datetime) -> PersonMail:
        """`mail`, and the meetings that ended before `before`."""
        starts = {one.start for address in addresses for one in self._of.get(address, ()) if one.end <= before}
        if not starts:
            return mail
        last = max(starts)
        return replace(
            mail,
            met_before=mail.met_before + len(starts),
            last_met_before=max(last, mail.last_met_before or last),
        )


class Letters:
    """Mail, by person and by conversation; what the user sent of our drafts is known here alone."""

    def __init__(self, store: Store, until: datetime) -> None:
        self._store = store
        self._until = until
        self._theirs = Table[Address, list[MessageRecord]](self._ask)
        self._threads = Table[MessageId, tuple[MessageRecord, ...]](
            lambda ids: dict.fromkeys(ids, ()) | dict(store.conversations(ids))
        )
        self._own: dict[Address, list[datetime]] = {}

    def learn(self, people: Iterable[Address]) -> None:
        """Reads of all of these at once."""
        self._theirs(people)

    def read(self, people: Iterable[Address], since: datetime, until: datetime) -> tuple[MessageRecord, ...]:
        """As `Store.messages_with`."""
        told = self._theirs(people).values()
        found = {one.message_id: one for several in told for one in several if since <= one.date <= until}
        return tuple(sorted(found.values(), key=lambda one: (one.date, one.message_id)))

    def conversations(self, messages: Iterable[MessageId]) -> Mapping[MessageId, tuple[MessageRecord, ...]]:
        """As `Store.conversations`, without what is known here alone."""
        return {one: told for one, told in self._threads(messages).items() if told}

    def next_with(self, people: Iterable[Address], sent: Iterable[MessageId], after: datetime) -> datetime | None:
        """When the first later mail with any of these comes, or in a conversation of what was sent to them."""
        theirs = (each for one in people for each in self._theirs.known.get(one, ()))
        others = (each for one in sent for each in self._threads.known.get(one, ()))
        return min((one.date for one in chain(theirs, others) if one.date > after), default=None)

    def with_own(self, mail: PersonMail, addresses: Iterable[Address]) -> PersonMail:
        """`mail`, and what the user sent that is known here alone."""
        own = [at for one in addresses for at in self._own.get(one, ())]
        if not own:
            return mail
        first, last = min(own), max(own)
        return replace(
            mail,
            first_mail=min(first, mail.first_mail or first),
            first_out=min(first, mail.first_out or first),
            last_out=max(last, mail.last_out or last),
            is_list=False,  # no more: the user wrote to them
        )

    def add_sent(self, record: DraftRecord, people: Mapping[Address, Person]) -> None:
        """A draft that the user has sent, unless its copy is among the mail."""
        at = record.sent_at
        assert at is not None
        one = MessageRecord(
            source=Source(record.account),
            ref=None,
            message_id=record.sent_message_id or record.message_id,
            thread=ThreadId(record.message_id),
            date=at,
            outgoing=True,
            sent_folder=True,
            subject=record.subject,
            people=record.people,
            key=record.key,
        )
        for address in self._theirs(people):
            if all(each.message_id != one.message_id for each in self._theirs.known[address]):
                self._theirs.known[address].append(one)
                self._own.setdefault(address, []).append(at)

    def _ask(self, people: Sequence[Address]) -> Mapping[Address, list[MessageRecord]]:
        found: dict[Address, list[MessageRecord]] = {one: [] for one in people}
        for letter in self._store.messages_with(people, _EVER, self._until):
            failed = letter.judgement.recipients if letter.judgement is not None else ()
            for address in dict.fromkeys((*letter.people, *(one.address for one in failed))):
                if address in found:
                    found[address].append(letter)
        return found
