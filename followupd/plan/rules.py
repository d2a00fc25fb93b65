"""Which follow-up rule is about a meeting and a person: the first that matches wins."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from datetime import timedelta
from fnmatch import translate
from functools import lru_cache
from itertools import chain

from followupd.domain.event import Occurrence
from followupd.domain.history import PersonHistory
from followupd.domain.meeting import Meeting
from followupd.domain.person import Person
from followupd.domain.policy import Cadence, FollowUpRule, PersonCadence, PersonMatch, Policy, Rhythm, When
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
        return tuple(rule for rule in self._rules if next(_unmet(rule.when, meeting, self._time), None) is None)

    def first(
        self, rules: tuple[FollowUpRule, ...], person: PersonHistory, is_first_meeting: Callable[[], bool]
    ) -> FollowUpRule | None:
        """The first of `rules` that fits the person too."""
        return next((r for r in rules if next(self._unmet_by(r.when, person, is_first_meeting), None) is None), None)

    def weigh(
        self, meeting: Meeting, person: PersonHistory, is_first_meeting: Callable[[], bool]
    ) -> tuple[tuple[FollowUpRule, str | None], ...]:
        """Every rule up to the one that fires, with what it was not for; None with the one that fires."""
        weighed: list[tuple[FollowUpRule, str | None]] = []
        for rule in self._rules:
            about_meeting = _unmet(rule.when, meeting, self._time)
            about_person = self._unmet_by(rule.when, person, is_first_meeting)
            weighed.append((rule, next(chain(about_meeting, about_person), None)))
            if weighed[-1][1] is None:
                break
        return tuple(weighed)

    def _unmet_by(self, when: When, person: PersonHistory, is_first_meeting: Callable[[], bool]) -> Iterator[str]:
        """The conditions about the person that do not hold, in words."""
        if when.tag is not None and not _has_tag(person, when.tag):
            yield "the tag is missing"
        if when.domain is not None and not _in_domains(person.person, when.domain):
            yield "the domain differs"
        if when.circle is not None and not _same(when.circle, circle_of(person, self._cadence)):
            yield "the circle differs"
        if when.first_meeting is not None and when.first_meeting != is_first_meeting():
            yield "it was not the first meeting" if when.first_meeting else "it was the first meeting"


def circle_of(person: PersonHistory, cadence: Cadence) -> str | None:
    """The circle that the user put the person into, else the one of the first entry of the config that matches."""
    if person.said.circle:
        return person.said.circle
    entry = entry_of(person, cadence)
    return entry.circle if entry else None


def rhythm_of(person: PersonHistory, cadence: Cadence) -> Rhythm:
    """How often the person is checked in with."""
    return named_rhythm(person, cadence)[1]


def named_rhythm(person: PersonHistory, cadence: Cadence) -> tuple[str | None, Rhythm]:
    """The rhythm, and where the config says it; None where it is the default, which nothing of the person asks for.

    What the user said comes first; a circle without a rhythm of its own leaves the choice to the config's people.
    """
    if person.said.circle and (found := _circle(person.said.circle, cadence)) is not None:
        return found
    entry = entry_of(person, cadence)
    if entry is not None and entry.rhythm is not None:
        return "cadence.people", entry.rhythm
    if entry is not None and entry.circle is not None and (found := _circle(entry.circle, cadence)) is not None:
        return found
    return None, cadence.default


def is_placed(person: PersonHistory, cadence: Cadence) -> bool:
    """True where the user or an entry of the config says anything about this person's rhythm."""
    return bool(person.said.circle) or entry_of(person, cadence) is not None


def _circle(name: str, cadence: Cadence) -> tuple[str, Rhythm] | None:
    return next(((f"cadence.circles.{one}", r) for one, r in cadence.circles.items() if _same(name, one)), None)


def entry_of(person: PersonHistory, cadence: Cadence) -> PersonCadence | None:
    """The first entry of `cadence.people` that is about the person."""
    return next((entry for entry in cadence.people if _is_meant(person, entry.match)), None)


def is_glob_of(patterns: Iterable[str], text: str) -> bool:
    """True where one of the globs is the whole of `text`, case aside."""
    return any(_glob(pattern).match(text.casefold()) for pattern in patterns)


@lru_cache(maxsize=1024)
def _glob(pattern: str) -> re.Pattern[str]:
    return re.compile(translate(pattern.casefold()))


def _unmet(when: When, meeting: Meeting, time: BusinessTime) -> Iterator[str]:
    """The conditions about the meeting that do not hold, in words."""
    event = meeting.occurrence.event
    if (when.recurring is True) is not meeting.recurring:
        yield "the meeting recurs" if meeting.recurring else "the meeting does not recur"
    if when.account is not None and when.account != meeting.account:
        yield f"the account is {meeting.account}"
    if when.title is not None and not is_glob_of(when.title, event.title.strip()):
        yield "the title differs"
    if when.category is not None and not any(is_glob_of(when.category, one.strip()) for one in event.categories):
        yield "the category differs"
    if when.min_people is not None and len(meeting.met) < when.min_people:
        yield f"{len(meeting.met)} met is too few"
    if when.max_people is not None and len(meeting.met) > when.max_people:
        yield f"{len(meeting.met)} met is too many"
    if not _fits_days(when.min_days, meeting.occurrence, time):
        yield "it does not last whole days" if when.min_days else "it lasts whole days, which a rule must ask for"


def _fits_days(min_days: int | None, occurrence: Occurrence, time: BusinessTime) -> bool:
    """An all-day event wants a rule that says so; such a rule wants whole days, not a dinner past midnight."""
    if min_days is None:
        return not occurrence.all_day
    long = occurrence.all_day or end_of(occurrence) - occurrence.start >= _WHOLE_DAY
    return long and time.days_covered(occurrence) >= min_days


def _in_domains(person: Person, domains: Iterable[str]) -> bool:
    theirs = {one.domain for one in person.spellings}
    wanted = [domain.strip().lstrip("@.").lower() for domain in domains]
    return any(domain.endswith("." + one) or is_glob_of([one], domain) for domain in theirs for one in wanted)


def _is_meant(history: PersonHistory, match: PersonMatch) -> bool:
    person = history.person
    return (
        (match.tag is None or _has_tag(history, match.tag))
        and (match.domain is None or _in_domains(person, match.domain))
        and (match.address is None or any(is_glob_of(match.address, one) for one in person.spellings))
    )


def _has_tag(person: PersonHistory, tag: str) -> bool:
    return any(_same(tag, one) for one in person.said.tags)


def _same(one: str, other: str | None) -> bool:
    return other is not None and one.casefold() == other.casefold()
