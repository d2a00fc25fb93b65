"""When somebody who is away comes back, by their own words in many languages.

An own small grammar: a general reader of dates takes "may" for a month and a version for a day, and takes seconds.
A day counts only beside words of return or absence, in one sentence. Nothing is guessed: 04/05 is read by the language
of the words around it, by the country of `locale`, or by another day in figures beside it, else not at all.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

from followupd.derive import date_words as known
from followupd.derive.away_words import AWAY
from followupd.derive.days_told import DayTold, day_of, days_told, order_of, order_shown
from followupd.derive.passages import Passage, passages
from followupd.domain.record import Struct

_FARTHEST = timedelta(days=60)
_REACH, _BEHIND, _NEXT, _AROUND = 70, 45, 25, 300
_GAP_WORDS = 4

_PART_OF_RANGE = re.compile(r"(?<![\w/.:])\d{1,2}(?:st|nd|rd|th|er|[.oae])?([^\d]{1,16})$")
_SENTENCE_END = re.compile(r"[!?。！？]|(?<![. ]\w)(?<!\bca)(?<!\bapprox)[.;](?= [^\W\d_]{2}|$)")
_HOUR_BEFORE = re.compile(r"\b(?:um|kl\.?|klo|at|alle|ore|om|godz\.?)\s?$")


class Return(Struct, frozen=True, kw_only=True):
    """A stated return. `until` (aware UTC): the start of the day after the last one named; None where `ask_user`."""

    until: datetime | None = None
    ask_user: bool = False
    because: str = ""


class _Ranked(Struct, frozen=True, kw_only=True):
    """A day with how far it may be relied on, 0 the surest, and the language of the words that say so."""

    told: DayTold
    rank: int
    language: str = ""
    start: int
    end: int


def return_of(text: str, *, at: datetime, zone: ZoneInfo, locale: str) -> Return | None:
    """When the writer is back, as of `at` (aware UTC), or None where no day is stated.

    A day of return outranks the end of an absence, and that a day of absence alone. `until` is the start, in `zone`,
    of the day after it. A day in the past, more than 60 days off, or ambiguous: `ask_user`.
    """
    told = [one for passage in passages(text) for one in _ranked(passage)]
    best = min((one.rank for one in told), default=0)
    ranked = [one for one in told if one.rank == best]
    if not ranked:
        return None
    here = at.astimezone(zone).date()
    order = order_shown(text)
    for one in ranked:
        day = day_of(one.told, here, order or order_of(one.language, locale))
        if day is not None:
            if one.told.match["weekday"]:
                day = _behind(day, told, here, order or order_of(one.language, locale))
            until = None if day > here + _FARTHEST else _start_of(day + timedelta(days=1), zone)
            is_ahead = until is not None and until > at
            return Return(until=until if is_ahead else None, ask_user=not is_ahead, because=_quoted(one))
    return Return(ask_user=True, because=_quoted(ranked[0]))


def _behind(weekday: date, told: Sequence[_Ranked], here: date, order: str) -> date:
    """The first such weekday that is not before the end of the absence: "until 18 November, back on Thursday"."""
    ends = (day_of(one.told, here, order) for one in told if one.rank == 1 and not one.told.match["weekday"])
    last = max((day for day in ends if day is not None), default=weekday)
    return weekday + timedelta(days=-(-max(0, (last - weekday).days) // 7) * 7)


def _start_of(day: date, zone: ZoneInfo) -> datetime:
    return datetime(day.year, day.month, day.day, tzinfo=zone).astimezone(UTC)


def _quoted(ranked: _Ranked) -> str:
    return ranked.told.passage.words(ranked.start, ranked.end)


def _ranked(passage: Passage) -> Iterator[_Ranked]:
    """The days of a passage that stand beside words of return or absence, in one sentence, with no day between."""
    text, told = passage.folded, days_told(passage)
    ends = [match.start() for match in _SENTENCE_END.finditer(text)] if told else []
    last = 0
    for place, one in enumerate(told):
        begin = max((end + 1 for end in ends if end < one.start), default=0)
        stop = min((end for end in ends if end >= one.end), default=len(text))
        begin, last = max(begin, last), one.end
        following = told[place + 1].start if place + 1 < len(told) else len(text)
        if following < stop and known.CONNECTED.search(text[one.end : following]):
            continue  # the first of a range
        before = text[max(begin, one.start - _REACH) : one.start]
        free = following - _NEXT if following < stop else stop  # what stands right before a day belongs to that
        behind = text[one.end : max(one.end, min(free, one.end + _BEHIND))]
        found = _returning(one, before, behind) or _ending(one, before, behind)
        around = max(begin, one.start - _AROUND), min(stop, one.end + _AROUND)
        if found is None and AWAY.search(text, *around) and not (known.FROM.search(before) or _is_loose(one)):
            found = _Ranked(told=one, rank=2, start=one.start, end=one.end)
        if found is not None and not _is_hour(one, before):
            yield found


def _returning(one: DayTold, before: str, behind: str) -> _Ranked | None:
    """`one` as a day of return: "back on …", "… wieder da"."""
    back = _last(known.BACK_BEFORE, before)
    until = known.UNTIL_BEFORE.search(before)
    if back is not None and (until is not None or not known.NOT.search(before[: back.end()])):
        return None if _is_far(one, before[back.end() :]) else _placed(one, 0, back, one.start - len(before))
    again = known.BACK_BEHIND.search(behind)
    if again is None or known.NOT.search(behind[: again.start()]):
        return None
    return _placed(one, 0, again, one.end)


def _ending(one: DayTold, before: str, behind: str) -> _Ranked | None:
    """`one` as the last day of an absence: "until …", "…まで", "from 3 to …"."""
    until = _last(known.UNTIL_BEFORE, before)
    if until is not None and len(before[until.end() :].split()) <= _GAP_WORDS:
        return None if _is_far(one, before[until.end() :]) else _placed(one, 1, until, one.start - len(before))
    if after := known.UNTIL_BEHIND.match(behind):
        return _placed(one, 1, after, one.end)
    part = _PART_OF_RANGE.search(before)
    if one.last or (before and known.CONNECTED.search(before)) or (part and known.CONNECTED.search(part[1])):
        return _Ranked(told=one, rank=1, start=one.start, end=one.end)
    return None


def _placed(one: DayTold, rank: int, words: re.Match[str], offset: int) -> _Ranked:
    start, end = offset + words.start(), offset + words.end()
    language = words.lastgroup or ""
    return _Ranked(told=one, rank=rank, language=language, start=min(start, one.start), end=max(end, one.end))


def _is_hour(one: DayTold, before: str) -> bool:
    """True for "at 10.12"."""
    return bool(one.match["fa"]) and not one.match["fy"] and _HOUR_BEFORE.search(before) is not None


def _is_loose(one: DayTold) -> bool:
    return any(one.match[name] for name in ("lm", "only", "weekday", "week"))


def _is_far(one: DayTold, gap: str) -> bool:
    """True for a month, or a number alone, that does not follow at once: "back in the office, on the 4th floor"."""
    return bool(one.match["only"] or one.match["lm"]) and len(gap.split()) > 2


def _last(pattern: re.Pattern[str], text: str) -> re.Match[str] | None:
    return next(iter([*pattern.finditer(text)][-1:]), None)
