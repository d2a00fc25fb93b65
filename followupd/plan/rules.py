"""Which follow-up rule is about a meeting and a person: the first that matches wins."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from datetime import timedelta
from fnmatch import translate
from functools import lru_cache

from followupd.domain.event import Occurrence
from followupd.domain.meeting import Meeting
from followupd.domain.person import Person
from followupd.domain.policy import Cadence, FollowUpRule, PersonMatch, Policy, When
from followupd.plan.hours import BusinessTime, end_of

_WHOLE_DAY = timedelta(days=1)


class Rules:
    """The rules of a policy. A meeting is asked about once, then each person in it."""

    __slots__ = ("_cadence", "_rules", "_time")

    def __init__(self, policy: Policy, time: BusinessTime) -> None:
        self._rules = policy.rules
        self._cadence = policy.cadence
        self._time = time

    def about(self, meeting: Meeting) -> tuple[FollowUpRule, ...]:
        """The rules that fit the meeting, whoever the person is; in order."""
        return tuple(rule for rule in self._rules if _fits(rule.when, meeting, self._time))

    def first(
        self, rules: tuple[FollowUpRule, ...], person: Person, is_first_meeting: Callable[[], bool]
    ) -> FollowUpRule | None:
        """The first of `rules` that fits the person too."""
        return next((rule for rule in rules if self._fits_person(rule.when, person, is_first_meeting)), None)

    def _fits_person(self, when: When, person: Person, is_first_meeting: Callable[[], bool]) -> bool:
        return (
            when.tag is None  # nothing gives a person a tag yet
            and (when.domain is None or _in_domains(person, when.domain))
            and (when.circle is None or _same(when.circle, circle_of(person, self._cadence)))
            and (when.first_meeting is None or when.first_meeting == is_first_meeting())
        )


def circle_of(person: Person, cadence: Cadence) -> str | None:
    """The circle that the config puts the person into: the first entry that matches decides."""
    entry = next((entry for entry in cadence.people if _is_meant(person, entry.match)), None)
    return entry.circle if entry else None


def is_glob_of(patterns: Iterable[str], text: str) -> bool:
    """True where one of the globs is the whole of `text`, case aside."""
    return any(_glob(pattern).match(text.casefold()) for pattern in patterns)


@lru_cache(maxsize=1024)
def _glob(pattern: str) -> re.Pattern[str]:
    return re.compile(translate(pattern.casefold()))


def _fits(when: When, meeting: Meeting, time: BusinessTime) -> bool:
    event = meeting.occurrence.event
    return (
        (when.recurring is True) is meeting.recurring
        and (when.account is None or when.account == meeting.account)
        and (when.title is None or is_glob_of(when.title, event.title.strip()))
        and (when.category is None or any(is_glob_of(when.category, one.strip()) for one in event.categories))
        and (when.min_people is None or len(meeting.met) >= when.min_people)
        and (when.max_people is None or len(meeting.met) <= when.max_people)
        and _fits_days(when.min_days, meeting.occurrence, time)
    )


def _fits_days(min_days: int | None, occurrence: Occurrence, time: BusinessTime) -> bool:
    """An all-day event wants a rule that says so; such a rule wants whole days, not a dinner past midnight."""
    if min_days is None:
        return not occurrence.all_day
    long = occurrence.all_day or end_of(occurrence) - occurrence.start >= _WHOLE_DAY
    return long and time.days_covered(occurrence) >= min_days


def _in_domains(person: Person, domains: Iterable[str]) -> bool:
    theirs = {address.domain for address in (person.address, *person.addresses)}
    wanted = [domain.strip().lstrip("@.").lower() for domain in domains]
    return any(domain == one or domain.endswith("." + one) for domain in theirs for one in wanted)


def _is_meant(person: Person, match: PersonMatch) -> bool:
    return (
        match.tag is None
        and (match.domain is None or _in_domains(person, match.domain))
        and (
            match.address is None or any(is_glob_of(match.address, one) for one in (person.address, *person.addresses))
        )
    )


def _same(one: str, other: str | None) -> bool:
    return other is not None and one.casefold() == other.casefold()
