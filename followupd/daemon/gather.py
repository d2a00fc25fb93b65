"""Gathers what a plan looks at: the meetings that are due for planning, and all about the people in them."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import UTC, date, datetime, time, timedelta

from followupd.daemon.histories import histories, keys_of
from followupd.derive.addresses import company, is_room
from followupd.derive.away import away
from followupd.derive.bots import is_bot
from followupd.derive.hindrances import person_reason
from followupd.derive.meetings import judge, same_meetings
from followupd.domain.draft import LIVE, DraftRecord
from followupd.domain.event import OccurrenceId, StoredOccurrence, Window
from followupd.domain.history import History
from followupd.domain.ids import FORGOTTEN, Address, Key
from followupd.domain.meeting import Meeting, NotMet
from followupd.domain.person import Person
from followupd.domain.policy import Policy
from followupd.domain.reason import Reason
from followupd.domain.record import Struct, replace
from followupd.plan.keys import KeyOf
from followupd.ports.planning import Due, PersonMail, PlanningStore

PAST_DAYS = 31
"""How far back occurrences are kept at hand: a day more than candidates go, so that no time zone loses one."""
AWAY_BACK, AWAY_AHEAD = timedelta(days=31), timedelta(days=61)
AHEAD_DAYS = 61
"""How far ahead: a booked meeting counts for 60 days."""


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

    def __init__(self, store: PlanningStore, now: datetime) -> None:
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


class Gathered(Struct, frozen=True, kw_only=True):
    """The plan's input, and what has to be remembered about it. `told` are the occurrences behind each meeting."""

    history: History
    told: Mapping[OccurrenceId, tuple[StoredOccurrence, ...]]
    identities: Mapping[str, OccurrenceId]
    people: tuple[Address, ...] = ()  # those due for planning by themselves


def gather(
    store: PlanningStore,
    policy: Policy,
    stances: Mapping[str, str],
    key: KeyOf,
    now: datetime,
    *,
    due: Due | None = None,
) -> Gathered:
    """All that the plan of what is due at `now` depends on, and nothing of anybody else; with `due`, of that alone.

    Whoever was met in a meeting that is due is decided about with it.
    """
    units = store.due_units(now)  # also where not all of it is wanted: what is marked from now on is seen later
    units = units if due is None else due
    wanted = frozenset(units.meetings)
    known = Acquaintance(store, now)
    groups, identities = _group(store, store.occurrences(wanted), policy)
    groups = {identity: told for identity, told in groups.items() if any(one.occurrence.id in wanted for one in told)}
    judged = _judge(groups, policy, known)
    orphans = tuple(orphan for orphan in store.orphans() if orphan.identity not in judged)
    people = {met.person.address: met.person for meeting in judged.values() for met in meeting.met}
    known.learn(units.people)
    alone = [*map(known.person, units.people), *_met_in_days_of_old(judged.values())]
    free = (one for one in alone if one.address not in people)
    people |= {one.address: one for one in free if may_be_written_to(one, policy, known)}

    at_hand = {one.occurrence.id for told in groups.values() for one in told}
    everywhere = {address for person in people.values() for address in (person.address, *person.addresses)}
    others = meetings_with(store, everywhere, policy, known, beside=at_hand)
    around = judged | {identity: meeting for identity, meeting in others.items() if identity not in judged}

    keys = {identity: keys_of(meeting, key) for identity, meeting in judged.items()}
    all_keys = {one for several in keys.values() for one in several} | {orphan.key for orphan in orphans}
    ledger: dict[Key, list[DraftRecord]] = {}
    # Also drafts to people who are in the meeting no more, or are in it under another address.
    all_keys |= {record.key for record in store.drafts(states=LIVE) if record.identity in judged}
    for record in store.drafts(keys=all_keys):
        ledger.setdefault(record.key, []).append(record)
    known.learn(people)
    today = midnight(now.astimezone(policy.me.timezone).date(), policy)
    return Gathered(
        history=History(
            meetings=tuple(judged.values()),
            people=histories(store, people, around.values(), known.mail, policy, key, now, shown=0),
            orphans=orphans,
            ledger={one: tuple(sorted(rows, key=lambda r: r.generation)) for one, rows in ledger.items()},
            placed_today=store.count_planned_since(today),
            due=tuple(sorted(people)),
            away=away(store.whole_days(now - AWAY_BACK, now + AWAY_AHEAD), policy.me) if people else (),
            first_run_at=store.first_run_at(now),
            stances=stances,
        ),
        told=groups,
        identities=identities,
        people=units.people,
    )


def meetings_with(
    store: PlanningStore,
    people: Iterable[Address],
    policy: Policy,
    known: Acquaintance,
    *,
    beside: Collection[OccurrenceId] = (),
) -> dict[OccurrenceId, Meeting]:
    """The meetings at hand that concern any of these people, judged, but for the occurrences `beside`."""
    groups, _ = _group(store, store.occurrences_with(people, beside=beside), policy)
    return _judge(groups, policy, known)


def _group(
    store: PlanningStore, told: Sequence[StoredOccurrence], policy: Policy
) -> tuple[Mapping[OccurrenceId, tuple[StoredOccurrence, ...]], Mapping[str, OccurrenceId]]:
    return same_meetings(told, store.identities, policy.me)


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


def _met_in_days_of_old(meetings: Iterable[Meeting]) -> Iterable[Person]:
    """Who was in a meeting before `start`: it earns no follow-up, and they are acquainted all the same."""
    for meeting in meetings:
        for verdict in meeting.verdicts:
            if verdict.person is not None and isinstance(verdict, NotMet) and verdict.reason is Reason.BEFORE_START:
                yield verdict.person


def may_be_written_to(person: Person, policy: Policy, known: Acquaintance) -> bool:
    """False of me, tools, rooms, roles, lists, colleagues, and whoever was forgotten.

    Who was met in days of old was not judged then.
    """
    address = person.address
    nobody = address.domain == FORGOTTEN or is_room(address, "") or is_bot(address, "")
    return not nobody and person_reason(person, address, policy, known, group=False) is None
