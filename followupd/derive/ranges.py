"""Words that name a time from one day to another: `from 3 to 14 January`, `zwischen dem 23.12. und dem 6.1.`.

Where a sentence has lost a dash there is a comma, or nothing between two dates in figures.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta

from followupd.derive import later_words as known
from followupd.derive.named_days import Core, day_after, word_at
from followupd.derive.named_times import core_at
from followupd.derive.words import table
from followupd.domain.record import replace

_TO = table("to through thru till until bis au jusqu jusque al hasta a ao ate fino sino tot t")
_AND = table("and und et y e en")
_ROUGHLY = known.EARLY | known.MIDDLE
_BESIDE = (
    _ROUGHLY | known.LATE | known.INCLUSIVE
    | table("met m zum dem den the el le il l der die dia o en st nd rd th er")
)  # fmt: skip
_MOST_BETWEEN = 4
_YEAR = timedelta(days=366)


def time_at(words: Sequence[str], place: int, today: date) -> Core | None:
    """The time that is named at `place`, one or from one to another; None where none is."""
    core = _in_figures(words, place, today) or core_at(words, place, today)
    if core is not None and (core.ranged or not core.spans):
        return core
    begin, end = (core.begin, core.end) if core is not None else (place, place + 1)
    other = _other_end(words, begin, end) if core is not None or _is_number(words[place]) else None
    if other is None:
        return core
    last = core_at(words, other, today)
    if last is not None and not _ROUGHLY.isdisjoint(words[end:other]):
        return core and replace(core, end=last.end, spans=())  # "to mid-May": when that ends nobody can say
    if last is not None and last.begin == other and last.spans and _is_dash_between(words, begin, end, other):
        return (_between(core, last) or core) if core is not None else _from_number(place, int(words[place]), last)
    return _to_number(core, words, other) or core if core is not None else None


def _is_number(word: str) -> bool:
    return word.isdigit() and len(word) <= 2


def _in_figures(words: Sequence[str], place: int, today: date) -> Core | None:
    """`16.11.-27.11.`, `21.12.26-4.1.27`."""
    first, dash, last = words[place].partition("-")
    if not dash or not {".", "/"} & set(words[place]) or "-" in last:
        return None
    before = words[max(0, place - 1) : place]
    ends = [core_at([*before, one], len(before), today) for one in (first, last)]
    core = _between(ends[0], ends[1]) if ends[0] is not None and ends[1] is not None else None
    return core and replace(core, begin=place, end=place + 1)


def _other_end(words: Sequence[str], begin: int, end: int) -> int | None:
    """Where the other end of what stands from `begin` to `end` begins; None where it is no range."""
    joins = _TO if known.BETWEEN.isdisjoint(words[max(0, begin - 4) : begin]) else _TO | _AND
    joined = end < len(words) and "." in words[begin] and "." in words[end]  # "16.11.-27.11."
    place = end
    while place < end + _MOST_BETWEEN and word_at(words, place) in joins | _BESIDE | {","}:
        joined = joined or words[place] in joins or words[place] == ","
        place += 1
    return place if joined and place < len(words) else None


def _is_dash_between(words: Sequence[str], begin: int, end: int, other: int) -> bool:
    """False where the comma between them is surely no dash: "in January, February is better"."""
    if "," not in words[end:other]:
        return True
    denied = known.NEGATED | known.UNTIL | known.AFTER
    return (
        words[begin][0].isdigit() and words[other][0].isdigit() and denied.isdisjoint(words[max(0, begin - 4) : begin])
    )


def _from_number(place: int, number: int, last: Core) -> Core | None:
    """`16 to 27 November`: the first day is of the month of the last."""
    spans = tuple((day.replace(day=number), past) for day, past in last.spans if 0 < number < day.day)
    return replace(last, begin=place, spans=spans, ranged=True) if spans and last.whole else None


def _to_number(core: Core, words: Sequence[str], place: int) -> Core | None:
    """`November 16 to 27`."""
    dashed = words[place - 1] == "," and word_at(words, place + 1).isalpha()  # "Nov 16, 27 people"
    number = int(words[place]) if core.whole and _is_number(words[place]) and not dashed else 0
    spans = tuple((day, past) for day, _ in core.spans if (past := day_after(day, number)) is not None)
    return replace(core, end=place + 1, spans=spans, ranged=True) if spans else None


def _between(first: Core, last: Core) -> Core | None:
    """From the nearest beginning of `first` to the end of `last`."""
    pairs = [
        (max(begun), past)
        for begin, past in last.spans
        if (begun := [day for day, _ in first.spans if day <= begin and begin - day < _YEAR])
    ]
    return replace(last, begin=first.begin, spans=tuple(pairs), whole=True, ranged=True, bare=False) if pairs else None
