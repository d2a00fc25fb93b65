"""Gathers what a plan looks at: the meetings that are due for planning, and all about the people in them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, time, timedelta

from followupd.derive.addresses import company
from followupd.derive.meetings import fingerprints, judge, same_meetings
from followupd.domain.draft import LIVE, DraftRecord
from followupd.domain.event import OccurrenceId, StoredOccurrence, Window
from followupd.domain.fact import Fact
from followupd.domain.history import History, PersonHistory
from followupd.domain.ids import Address, Key
from followupd.domain.meeting import Meeting, Met
from followupd.domain.person import Person
from followupd.domain.policy import FOLLOW_UP_STEP, Policy
from followupd.domain.reason import Reason
from followupd.ports.store import PersonMail, Store

PAST_DAYS = 31
"""How far back occurrences are kept at hand: a day more than candidates go, so that no time zone loses one."""
AHEAD_DAYS = 61
"""How far ahead: a booked meeting counts for 60 days."""

KeyMaker = Callable[[OccurrenceId, Address | None, str], Key]


def midnight(day: date, policy: Policy) -> datetime:
    """The local midnight at which `day` begins, in UTC."""
    return datetime.combine(day, time(), policy.me.timezone).astimezone(UTC)


def window_at(now: datetime, policy: Policy) -> Window:
    """The days that matter at `now`, from local midnight to local midnight."""
    today = now.astimezone(policy.me.timezone).date()
    return Window(
        start=midnight(today - timedelta(days=PAST_DAYS), policy),
        end=midnight(today + timedelta(days=AHEAD_DAYS), policy),
    )


class Acquaintance:
    """What the store knows of people, asked once a person: the `Known` of derive."""

    def __init__(self, store: Store, now: datetime) -> None:
        self._store = store
        self._now = now
        self._persons: dict[Address, Person] = {}
        self._named: dict[tuple[str, ...], tuple[Person, ...]] = {}
        self.mail: dict[Address, PersonMail] = {}

    def learn(self, addresses: Iterable[Address]) -> None:
        """Fetches what is known of all of these in one go."""
        new = [address for address in dict.fromkeys(addresses) if address not in self._persons]
        if new:
            self._persons |= {
                address: replace(person, company=person.company or company(person.address))
                for address, person in self._store.persons(new).items()
            }
            self.mail |= self._store.person_mail(new, self._now)

    def person(self, address: Address) -> Person:
        if address not in self._persons:
            self.learn([address])
        return self._persons[address]

    def wrote_to_before(self, address: Address, at: datetime) -> bool:
        self.learn([address])
        first_out = self.mail[address].first_out
        return first_out is not None and first_out < at

    def named(self, words: Sequence[str]) -> tuple[Person, ...]:
        asked = tuple(words)
        if asked not in self._named:
            self._named[asked] = self._store.persons_named(asked)
        return self._named[asked]

    def is_list(self, address: Address) -> bool:
        self.learn([address])
        return self.mail[address].is_list


@dataclass(frozen=True, slots=True, kw_only=True)
class Gathered:
    """The plan's input, and what has to be remembered about it. `told` are the occurrences behind each meeting."""

    history: History
    told: Mapping[OccurrenceId, tuple[StoredOccurrence, ...]]
    identities: Mapping[str, OccurrenceId]
    people: tuple[Address, ...] = ()  # those due for planning by themselves


def gather(store: Store, policy: Policy, key: KeyMaker, now: datetime) -> Gathered:
    """All that the plan of the meetings due at `now` depends on, and nothing of anybody else."""
    units = store.due_units(now)
    due = frozenset(units.meetings)
    known = Acquaintance(store, now)
    groups, identities = _group(store, store.occurrences(due), policy)
    groups = {identity: told for identity, told in groups.items() if any(one.occurrence.id in due for one in told)}
    judged = _judge(groups, policy, known)
    orphans = tuple(orphan for orphan in store.orphans() if orphan.identity not in judged)
    people = {met.person.address: met.person for meeting in judged.values() for met in meeting.met}

    at_hand = {one.occurrence.id for told in groups.values() for one in told}
    elsewhere = [one for one in store.occurrences_with(people) if one.occurrence.id not in at_hand]
    others, _ = _group(store, elsewhere, policy)
    around = judged | _judge({i: told for i, told in others.items() if i not in judged}, policy, known)

    keys = {identity: _keys(meeting, key) for identity, meeting in judged.items()}
    all_keys = {one for several in keys.values() for one in several} | {orphan.key for orphan in orphans}
    ledger: dict[Key, list[DraftRecord]] = {}
    # Also drafts to people who are in the meeting no more, or are in it under another address.
    all_keys |= {record.key for record in store.drafts(states=LIVE) if record.identity in judged}
    for record in store.drafts(keys=all_keys):
        ledger.setdefault(record.key, []).append(record)
    histories = _people(store, people, around.values(), known, keys)
    today = midnight(now.astimezone(policy.me.timezone).date(), policy)
    return Gathered(
        history=History(
            meetings=tuple(judged.values()),
            people=histories,
            orphans=orphans,
            ledger={one: tuple(sorted(rows, key=lambda r: r.generation)) for one, rows in ledger.items()},
            placed_today=store.count_planned_since(today),
        ),
        told=groups,
        identities=identities,
        people=units.people,
    )


def _group(
    store: Store, told: Sequence[StoredOccurrence], policy: Policy
) -> tuple[Mapping[OccurrenceId, tuple[StoredOccurrence, ...]], Mapping[str, OccurrenceId]]:
    marks = {mark for one in told for mark in fingerprints(one.occurrence, policy.me)}
    return same_meetings(told, store.identities(marks), policy.me)


def _judge(
    groups: Mapping[OccurrenceId, tuple[StoredOccurrence, ...]], policy: Policy, known: Acquaintance
) -> dict[OccurrenceId, Meeting]:
    known.learn(address for told in groups.values() for one in told for address in addresses_of(one))
    return {identity: judge(identity, told, policy, known) for identity, told in groups.items()}


def addresses_of(told: StoredOccurrence) -> tuple[Address, ...]:
    """Everybody whom the event names."""
    event = told.occurrence.event
    named = (event.organizer, *event.attendees)
    return tuple(dict.fromkeys(one.address for one in named if one is not None and one.address is not None))


def _keys(meeting: Meeting, key: KeyMaker) -> frozenset[Key]:
    persons = [verdict.person.address for verdict in meeting.verdicts if verdict.person is not None]
    return frozenset(key(meeting.identity, person, FOLLOW_UP_STEP) for person in (*persons, None))


def _met_in(meeting: Meeting) -> tuple[Address, ...]:
    """Whom the user met in it, before `start` too: such a meeting is history, and makes people acquainted."""
    return tuple(
        verdict.person.address
        for verdict in meeting.verdicts
        if verdict.person is not None and (isinstance(verdict, Met) or verdict.reason is Reason.BEFORE_START)
    )


def _people(
    store: Store,
    people: Mapping[Address, Person],
    meetings: Iterable[Meeting],
    known: Acquaintance,
    keys: Mapping[OccurrenceId, frozenset[Key]],
) -> dict[Address, PersonHistory]:
    with_them: dict[Address, list[Meeting]] = {address: [] for address in people}
    for meeting in sorted(meetings, key=lambda m: (m.occurrence.start, str(m.identity))):
        for address in _met_in(meeting):
            if address in with_them:
                with_them[address].append(meeting)
    drafts: dict[Address, list[DraftRecord]] = {address: [] for address in people}
    for record in store.drafts(people=people):
        for address in record.people:
            if address in drafts:
                drafts[address].append(record)
    ids = {i for several in with_them.values() for m in several for i in (m.identity, m.occurrence.id)}
    facts = store.facts(people=people, keys={k for several in keys.values() for k in several}, meetings=ids)
    return {
        address: _history(person, with_them[address], drafts[address], facts, known.mail[address], keys)
        for address, person in people.items()
    }


def _history(
    person: Person,
    meetings: Sequence[Meeting],
    drafts: Sequence[DraftRecord],
    facts: Sequence[Fact],
    mail: PersonMail,
    keys: Mapping[OccurrenceId, frozenset[Key]],
) -> PersonHistory:
    ids = {i for m in meetings for i in (m.identity, m.occurrence.id)}
    their_keys = {key for m in meetings for key in keys.get(m.identity, ())}
    return PersonHistory(
        person=person,
        first_mail=mail.first_mail,
        first_out=mail.first_out,
        last_out=mail.last_out,
        last_in=mail.last_in,
        met_before=mail.met_before,
        last_met_before=mail.last_met_before,
        meetings=tuple(meetings),
        drafts=tuple(drafts),
        facts=tuple(
            fact for fact in facts if fact.person in person.addresses or fact.key in their_keys or fact.meeting in ids
        ),
    )
