"""The user's own absences: out of office, vacation, leave, as a calendar tells them.

Only entries of the user's alone count, of a day or longer or under a category that says so, and of titles those that
name nobody else: "Vacation in Lisbon", "Urlaub", "OOO". Where it is in doubt whose absence it is, it is not the user's.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import timedelta

from followupd.derive import absence_words as known
from followupd.derive import title_words
from followupd.derive.answers import Answer, my_answer, others_in, taking_place
from followupd.derive.given_names import GIVEN
from followupd.derive.words import fold, plain
from followupd.domain.event import Away, Event, Occurrence, Status, StoredOccurrence
from followupd.domain.policy import Me
from followupd.domain.record import replace

_DAY = timedelta(hours=23)
"""The shortest day of the year."""
_TITLE = 200
_WORD = re.compile(r"[^\W_]+(?:['.][^\W_]+)*")
_PHRASES = known.TIME_OFF | known.ELSEWHERE
_LONGEST = max(map(len, _PHRASES))
_BESIDE = known.QUALIFIERS | known.TRAVEL | title_words.DATES
"""What stands beside an absence and says only when and how."""
_OTHER_THINGS = (
    known.NO_ABSENCE
    | title_words.CANCELLED
    | title_words.UNSURE
    | title_words.OCCASIONS
    | ((title_words.TASKS | title_words.ORDERS | title_words.KINDS) - _BESIDE - known.WITH - known.PLACE)
    | {"no"}
)
_CATEGORIES = frozenset(" ".join(one) for one in _PHRASES) - {"holiday", "holidays"} - known.WEAK
"""Categories of absences; calendars put public holidays under "Holiday"."""


def away(occurrences: Sequence[StoredOccurrence], me: Me) -> tuple[Away, ...]:
    """When the user is away, by start; what overlaps or adjoins is one, under the title of what begins first."""
    found = [one.occurrence for one in taking_place(occurrences) if _is_mine(one.occurrence, me)]
    merged: list[Away] = []
    for one in sorted(found, key=lambda one: (one.start, -one.end.timestamp(), one.event.title)):
        if merged and one.start <= merged[-1].end:
            merged[-1] = replace(merged[-1], end=max(merged[-1].end, one.end))
        else:
            merged.append(Away(start=one.start, end=one.end, title=plain(one.event.title, _TITLE)))
    return tuple(merged)


def _is_mine(occurrence: Occurrence, me: Me) -> bool:
    event = occurrence.event
    by_category = any(" ".join(_words(one)) in _CATEGORIES for one in event.categories)
    long = occurrence.end - occurrence.start >= _DAY
    return (long or by_category) and _is_alone(event, me) and _is_absence(event.title, me, by_category=by_category)


def _is_alone(event: Event, me: Me) -> bool:
    """True where nobody else is in it, and I did not say no or perhaps."""
    nameless = any(one.address is None for one in event.attendees)
    unsure = my_answer(event, me) in (Answer.NO, Answer.PERHAPS, Answer.DELEGATED)
    return not (nameless or unsure or event.status is Status.TENTATIVE or others_in(event, me))


def _is_absence(title: str, me: Me, *, by_category: bool) -> bool:
    words, own = _words(title), frozenset(_words(me.name))
    said = _said(words, me.locale)
    if title.rstrip().endswith("?") or not (said or by_category):
        return False
    if not said:
        return _is_own(words, own, wants_place=False)
    first, last = said[0].start, said[0].stop
    phrase = tuple(words[first:last])
    within = {place for span in said for place in span}
    before = [word for place, word in enumerate(words) if place < first]
    after = [word for place, word in enumerate(words) if place >= last and place not in within]
    if not known.NOT_YET.isdisjoint(before) or (
        phrase in known.ELSEWHERE and not all(_is_beside(word, own) for word in before)
    ):
        return False
    weak = len(phrase) == 1 and phrase[0] in known.WEAK
    if weak and after[:1] in (["day"], ["days"]):
        return False  # an "away day" is spent with the team
    return _is_own(before, own, wants_place=weak) and _is_own(after, own, wants_place=weak)


def _words(text: str) -> list[str]:
    return _WORD.findall(fold(plain(text, _TITLE)).replace("’", "'"))


def _said(words: Sequence[str], locale: str) -> list[range]:
    """Where phrases of absence stand, the longest at each place."""
    found: list[range] = []
    place = 0
    while place < len(words):
        sizes = range(min(_LONGEST, len(words) - place), 0, -1)
        size = next((size for size in sizes if tuple(words[place : place + size]) in _PHRASES), 0)
        language = known.AMBIGUOUS.get(words[place]) if size == 1 else None
        if language is not None and len(words) > 1 and not locale.startswith(language):
            size = 0
        if size or words[place].endswith(known.COMPOUNDS):
            found.append(range(place, place + max(size, 1)))
        place += max(size, 1)
    return found


def _is_own(words: Sequence[str], own: frozenset[str], *, wants_place: bool) -> bool:
    """True where these words beside an absence make it nobody else's, and nothing else."""
    previous = ""
    for word in words:
        if word in _OTHER_THINGS:
            return False
        if word in known.WITH:
            return _OTHER_THINGS.isdisjoint(words)
        if _is_beside(word, own) or word in known.PLACE or previous in known.PLACE:
            pass
        elif wants_place or word in known.OTHERS or _is_somebody(word):
            return False
        previous = word
    return True


def _is_beside(word: str, own: frozenset[str]) -> bool:
    return word in _BESIDE or word.removesuffix("'s") in own or word.isdecimal()


def _is_somebody(word: str) -> bool:
    """True for a given name, also as a genitive: "Sams Urlaub", "mum's vacation"."""
    return word.endswith("'s") or word in GIVEN or word.removesuffix("s") in GIVEN
