"""A store's answers to planning, kept in memory: what a plan rests on is read once, and kept up from then on.

For many passes over one copy of the state, in the order of time: what the store knows of later is heard of when its
time has come.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import UTC, datetime, timedelta
from functools import partial

from followupd.daemon.gather import AHEAD_DAYS, PAST_DAYS
from followupd.daemon.recalled import Alarms, Drafts, Letters, Over, Subject, Table, facts_about
from followupd.domain.decision import Hold
from followupd.domain.draft import LIVE, DraftRecord, DraftState
from followupd.domain.event import OccurrenceId, StoredOccurrence, Window
from followupd.domain.fact import Fact
from followupd.domain.ids import Address, Key, MessageId
from followupd.domain.message import MessageRecord
from followupd.domain.person import Person
from followupd.domain.reason import Reason
from followupd.domain.record import Struct, replace
from followupd.plan.limits import Rank, rank_of, sooner
from followupd.plan.planner import AHEAD, BACK
from followupd.ports.store import Due, PersonMail, Store, UnitId, UnitPlan

_AT_ONCE = datetime.fromtimestamp(0, UTC)
_A_DAY = timedelta(days=1)


class _Unit(Struct, frozen=True):
    identity: OccurrenceId | None = None
    concerns: frozenset[Address] = frozenset()


class Recall:
    """`ports.planning.PlanningStore` over a copy of a store that nobody else changes.

    `now` goes forward only, from the start of `span` to its end; everything is due at first, and whom a meeting
    concerns is known once it was planned. `days` are those of which it is told when the user is away.
    """

    def __init__(self, store: Store, span: Window, days: Window) -> None:
        self.now = span.start
        self._store = store
        self._secret, self._first_run_at = store.secret(), store.first_run_at(span.start)
        self._digest: str | None = store.policy_digest()
        store.wake_all()
        due = store.due_units(span.start)
        self._units: dict[UnitId, _Unit] = {}
        self._alarms = Alarms[UnitId]()
        self._copies: dict[OccurrenceId, set[UnitId]] = {}
        for several in (due.meetings, due.people):
            self._units |= dict.fromkeys(several, _Unit())
        self.wake_all()
        self._of: dict[Address, set[UnitId]] = {}
        self._queue: dict[UnitId, Rank] = {}
        self._told = list(store.occurrences(due.meetings))
        self._by_id: dict[OccurrenceId, list[int]] = {}
        self._by_start: dict[datetime, list[int]] = {}
        for place, one in enumerate(self._told):
            self._by_id.setdefault(one.occurrence.id, []).append(place)
            self._by_start.setdefault(one.occurrence.start, []).append(place)
        self._over = Over(self._told)
        self._whole_days = store.whole_days(days.start, days.end)
        self._drafts = Drafts(store.drafts())
        self._letters = Letters(store, span.end)
        self._identities = Table[str, OccurrenceId | None](
            lambda marks: dict.fromkeys(marks) | dict(store.identities(marks))
        )
        self._persons = Table[Address, Person](store.persons)
        self._named = Table[tuple[str, ...], tuple[Person, ...]](
            lambda several: {words: store.persons_named(words) for words in several}
        )
        self._facts = Table[Subject, list[Fact]](partial(facts_about, store))
        self._mail: dict[Address, tuple[PersonMail, datetime | None]] = {}
        # Of whom was met before what is in the calendar, and yet not at the start: there mail alone does not tell.
        everybody = store.people()
        first, last = store.person_mail(everybody, span.start), store.person_mail(everybody, span.end)
        self._met_meanwhile = {one for one in everybody if first[one].met_before != last[one].met_before}

    # life
    def secret(self) -> bytes:
        return self._secret

    def first_run_at(self, now: datetime) -> datetime:
        return self._first_run_at

    def policy_digest(self) -> str | None:
        return self._digest

    # units
    def wake_all(self) -> None:
        for one in self._units:
            self._alarms.set(one, _AT_ONCE)

    def due_units(self, now: datetime) -> Due:
        due = self._alarms.rung(now)
        return Due(
            meetings=tuple(one for one in due if isinstance(one, OccurrenceId)),
            people=tuple(one for one in due if not isinstance(one, OccurrenceId)),
        )

    def next_wake(self, *, after: datetime) -> datetime | None:
        return self._alarms.next(after)

    @property
    def has_queue(self) -> bool:
        """True where a draft waits for nothing but a place among those of a day."""
        return bool(self._queue)

    def call_up(self, number: int) -> None:
        """Makes the first so many of those in the queue due; the others would not come to their turn anyway."""
        for one in sorted(self._queue, key=lambda one: (self._queue[one], str(one)))[:number]:
            del self._queue[one]
            self._alarms.set(one, _AT_ONCE)

    def save_plan(
        self,
        units: Mapping[UnitId, UnitPlan],
        identities: Mapping[str, OccurrenceId],
        drafts: Iterable[DraftRecord],
        *,
        policy_digest: str,
        at: datetime,
    ) -> None:
        for vanished in [one for one in self.due_units(at).meetings if one not in units]:
            self._put(vanished, None)
        known = self._identities(identities)
        self._identities.known |= {mark: known[mark] or first for mark, first in identities.items()}
        drafts = list(drafts)
        for draft in drafts:
            self._drafts.put(draft)
        self._mark({address for draft in drafts for address in draft.people})
        for one, plan in units.items():
            self._put(one, plan)
        self._digest = policy_digest

    def _put(self, one: UnitId, plan: UnitPlan | None) -> None:
        old = self._units.pop(one, None)
        self._queue.pop(one, None)
        self._alarms.drop(one)
        if old is not None:
            if old.identity is not None:
                self._copies[old.identity].discard(one)
            for address in old.concerns:
                self._of[address].discard(one)
        if plan is None:
            return
        wake_at = plan.wake_at
        waiting = [each for each in plan.decisions if isinstance(each, Hold) and each.reason is Reason.DAILY_LIMIT]
        if waiting and wake_at == sooner(*(each.until for each in waiting)):
            others = (each.until for each in plan.decisions if isinstance(each, Hold) and each not in waiting)
            wake_at = sooner(*others)
            self._queue[one] = min(map(rank_of, waiting))
        unit = _Unit(plan.identity, frozenset(plan.concerns))
        self._units[one] = unit
        self._alarms.set(one, sooner(wake_at, self._news(plan)))
        if plan.identity is not None:
            self._copies.setdefault(plan.identity, set()).add(one)
        for address in unit.concerns:
            self._of.setdefault(address, set()).add(one)
        for place in self._by_id.get(one, ()) if isinstance(one, OccurrenceId) else ():
            self._over.add(self._told[place].occurrence, plan.concerns)
            if self._told[place].accepted_with != plan.accepted_with:
                self._told[place] = replace(self._told[place], accepted_with=plan.accepted_with)

    def _news(self, plan: UnitPlan) -> datetime | None:
        """When the next is heard of those whom the plan concerns."""
        people = plan.concerns
        about = (*people, *(each.key for each in plan.decisions), *((plan.identity,) if plan.identity else ()))
        facts = (fact.at for one in about for fact in self._facts.known.get(one, ()) if fact.at > self.now)
        sent = [one.sent_message_id for one in self._drafts.read(people=people) if one.sent_message_id is not None]
        return sooner(*facts, self._letters.next_with(people, sent, self.now))

    def _mark(self, people: Iterable[Address]) -> None:
        """Whatever concerns any of these is to be planned anew, under whichever of their addresses."""
        for address, person in self._persons(people).items():
            for each in {address, person.address, *person.addresses}:
                for concerned in self._of.get(each, ()):
                    if self._is_near(concerned, BACK, AHEAD):
                        self._alarms.set(concerned, _AT_ONCE)

    # calendars
    def _is_near(self, one: UnitId, back: timedelta, ahead: timedelta) -> bool:
        """False of a meeting that began too long ago, or will begin too late, to matter now."""
        if not isinstance(one, OccurrenceId):
            return True
        first, last = self.now - back - _A_DAY, self.now + ahead + _A_DAY
        return any(first <= self._told[place].occurrence.start <= last for place in self._by_id.get(one, ()))

    def occurrences(self, ids: Iterable[OccurrenceId]) -> tuple[StoredOccurrence, ...]:
        starts = {self._told[place].occurrence.start for one in ids for place in self._by_id.get(one, ())}
        return self._at({place for start in starts for place in self._by_start[start]})

    def occurrences_with(
        self, people: Iterable[Address], *, beside: Iterable[OccurrenceId] = ()
    ) -> tuple[StoredOccurrence, ...]:
        ids = {one for address in people for one in self._of.get(address, ())}.difference(beside)
        places = {place for one in ids if isinstance(one, OccurrenceId) for place in self._by_id.get(one, ())}
        since, until = self._past(), self.now + timedelta(days=AHEAD_DAYS)
        spans = ((place, self._told[place].occurrence) for place in places)
        return self._at({place for place, one in spans if one.end > since and one.start < until})

    def _past(self) -> datetime:
        """What ended before this is no longer at hand: who was there then is all that counts."""
        return self.now - timedelta(days=PAST_DAYS)

    def _at(self, places: Iterable[int]) -> tuple[StoredOccurrence, ...]:
        return tuple(self._told[place] for place in sorted(places))

    def whole_days(self, since: datetime, until: datetime) -> tuple[StoredOccurrence, ...]:
        spans = ((one.occurrence, one) for one in self._whole_days)
        return tuple(one for days, one in spans if days.end > since and days.start < until)

    def identities(self, fingerprints: Iterable[str]) -> Mapping[str, OccurrenceId]:
        return {mark: one for mark, one in self._identities(fingerprints).items() if one is not None}

    # people
    def persons(self, addresses: Iterable[Address]) -> Mapping[Address, Person]:
        return self._persons(addresses)

    def persons_named(self, words: Sequence[str]) -> tuple[Person, ...]:
        asked = tuple(words)
        return self._named([asked])[asked]

    def person_mail(self, addresses: Iterable[Address], now: datetime) -> Mapping[Address, PersonMail]:
        persons = self._persons(addresses)
        theirs = {one: person.addresses or (one,) for one, person in persons.items()}
        missing = [one for one in theirs if self._is_stale(one, now)]
        if missing:
            self._letters.learn(each for one in missing for each in theirs[one])
            for one, mail in self._store.person_mail(missing, now).items():
                self._mail[one] = mail, self._letters.next_with(theirs[one], (), now)
        past = self._past()
        return {
            one: self._over.with_met(self._letters.with_own(self._mail[one][0], several), several, past)
            for one, several in theirs.items()
        }

    def _is_stale(self, address: Address, now: datetime) -> bool:
        if address not in self._mail or address in self._met_meanwhile:
            return True
        news = self._mail[address][1]
        return news is not None and news <= now

    def messages_with(self, people: Iterable[Address], since: datetime, until: datetime) -> tuple[MessageRecord, ...]:
        return self._letters.read(people, since, until)

    def conversations(self, messages: Iterable[MessageId]) -> Mapping[MessageId, tuple[MessageRecord, ...]]:
        return self._letters.conversations(messages)

    def facts(
        self,
        *,
        people: Iterable[Address] = (),
        keys: Iterable[Key] = (),
        meetings: Iterable[OccurrenceId] = (),
    ) -> tuple[Fact, ...]:
        told = self._facts((*people, *keys, *meetings)).values()
        found = dict.fromkeys(fact for several in told for fact in several if fact.at <= self.now)
        return tuple(sorted(found, key=lambda fact: fact.at))

    # drafts
    def drafts(
        self,
        *,
        people: Iterable[Address] | None = None,
        keys: Iterable[Key] | None = None,
        states: Iterable[DraftState] | None = None,
        since: datetime | None = None,
    ) -> tuple[DraftRecord, ...]:
        return self._drafts.read(people=people, keys=keys, states=states, since=since)

    def orphans(self) -> tuple[DraftRecord, ...]:
        live = [one for one in self._drafts.read(states=LIVE) if one.identity is not None]
        known = {unit.identity or one for one, unit in self._units.items() if one in self._by_id} if live else set()
        return tuple(one for one in live if one.identity not in known)

    def count_planned_since(self, since: datetime) -> int:
        return self._drafts.count_since(since)

    def save_draft(self, record: DraftRecord) -> None:
        """Keeps the row of a draft as it is from now on; one that was sent is mail of the user's."""
        self._drafts.put(record)
        if record.state is DraftState.SENT:
            self._letters.add_sent(record, self._persons(record.people))
        self._mark(record.people)
        for one in self._copies.get(record.identity, ()) if record.identity is not None else ():
            self._alarms.set(one, _AT_ONCE)
