"""Everybody as of now: what `people`, `person` and `status` show. Nothing is decided or kept."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from functools import partial

from followupd.daemon.gather import Acquaintance, may_be_written_to, meetings_with
from followupd.daemon.histories import histories
from followupd.daemon.house import House
from followupd.domain.history import PersonHistory
from followupd.domain.ids import Address
from followupd.domain.record import Struct
from followupd.plan.keys import KeyOf, follow_up_key
from followupd.plan.people import next_due
from followupd.plan.rules import circle_of


class Surveyed(Struct, frozen=True, kw_only=True):
    """One person as of now. `next_due` is when a promise, nudge or check-in is due, None where never."""

    history: PersonHistory
    circle: str | None
    next_due: datetime | None
    is_somebody: bool = True  # False of me, rooms, tools, lists, colleagues and the forgotten: nothing is ever written


def survey(house: House, now: datetime, people: Iterable[Address] | None = None) -> tuple[Surveyed, ...]:
    """These people, or everybody who was met, placed or written to by a draft and may be written to; by name."""
    store, policy = house.store, house.policy_at(house.store.first_run_at(now))
    key: KeyOf = partial(follow_up_key, store.secret())
    known = Acquaintance(store, now)
    wanted = store.people() if people is None else tuple(people)
    known.learn(wanted)
    persons = {person.address: person for person in map(known.person, wanted)}
    known.learn(persons)
    written_to = {address for address, person in persons.items() if may_be_written_to(person, policy, known)}
    if people is None:
        persons = {address: person for address, person in persons.items() if address in written_to}
    everywhere = {each for person in persons.values() for each in (person.address, *person.addresses)}
    meetings = meetings_with(store, everywhere, policy, known)
    found = histories(store, persons, meetings.values(), known.mail, policy, key, now)
    return tuple(
        Surveyed(
            history=history,
            circle=circle_of(history, policy.cadence),
            next_due=next_due(history, policy, now, key, first_run_at=store.first_run_at(now))
            if history.person.address in written_to
            else None,
            is_somebody=history.person.address in written_to,
        )
        for history in sorted(found.values(), key=_by_name)
    )


def listed(house: House, now: datetime) -> frozenset[Address]:
    """Whom `survey` tells of, by the address that stands for each."""
    known, policy = Acquaintance(house.store, now), house.policy_at(house.store.first_run_at(now))
    everybody = house.store.people()
    known.learn(everybody)
    return frozenset(one for one in everybody if may_be_written_to(known.person(one), policy, known))


def _by_name(history: PersonHistory) -> tuple[str, Address]:
    return history.person.name.full.casefold() or history.person.address, history.person.address
