"""Everybody as of now: what `people`, `person` and `status` show. Nothing is decided or kept."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from functools import partial

from followupd.daemon.gather import Acquaintance, meetings_with
from followupd.daemon.histories import histories
from followupd.daemon.house import House
from followupd.domain.history import PersonHistory
from followupd.domain.ids import Address
from followupd.plan.keys import KeyOf, follow_up_key
from followupd.plan.people import next_due
from followupd.plan.rules import circle_of


@dataclass(frozen=True, slots=True, kw_only=True)
class Surveyed:
    """One person as of now. `next_due` is when a check-in is due, None where never."""

    history: PersonHistory
    circle: str | None
    next_due: datetime | None


def survey(house: House, now: datetime, people: Iterable[Address] | None = None) -> tuple[Surveyed, ...]:
    """These people, or everybody who was met, placed or written to by a draft; by name."""
    store, policy = house.store, house.policy_at(house.store.first_run_at(now))
    key: KeyOf = partial(follow_up_key, store.secret())
    known = Acquaintance(store, now)
    wanted = store.people() if people is None else tuple(people)
    known.learn(wanted)
    persons = {person.address: person for person in map(known.person, wanted)}
    known.learn(persons)
    everywhere = {each for person in persons.values() for each in (person.address, *person.addresses)}
    meetings = meetings_with(store, everywhere, policy, known)
    found = histories(store, persons, meetings.values(), known.mail, policy, key, now)
    return tuple(
        Surveyed(
            history=history,
            circle=circle_of(history, policy.cadence),
            next_due=next_due(history, policy, now, key, first_run_at=store.first_run_at(now)),
        )
        for history in sorted(found.values(), key=_by_name)
    )


def _by_name(history: PersonHistory) -> tuple[str, Address]:
    return history.person.name.full.casefold() or history.person.address, history.person.address
