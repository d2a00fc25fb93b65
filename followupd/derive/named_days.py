"""Words that name a day or a week by its number: `15.05.`, `May 15th`, `Monday, 4 January`, `the 5th`, `KW 49`."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date, timedelta

from followupd.derive import later_words as known
from followupd.derive.words import table
from followupd.domain.record import Struct, replace

YEAR = re.compile(r"(?:19|20)\d\d")
_ISO = re.compile(r"(20\d\d)-(\d{1,2})-(\d{1,2})")
_DOTTED = re.compile(r"(\d{1,2})\.(\d{1,2})(?:\.((?:20)?\d\d))?")
_SLASHED = re.compile(r"(\d{1,2})/(\d{1,2})(?:/((?:20)?\d\d))?")
_NUMBER = re.compile(r"(\d{1,2})(?:-(\d{1,2}))?")
_ORDINAL = table("st nd rd th")
_BEHIND_NUMBER = _ORDINAL | table("er e o a ste of de du d des")
_OF = table("of de del du van ,")
_BEFORE_HOUR = table("um at ore alle om las kl")
_BEFORE_SLASH = table("on by") | known.UNTIL | known.AFTER | known.FROM
_DAY_FIRST = table("le du au el al il dal dia ate em am ab bis vom zum dem den tot vanaf op hasta nach")
"""Before 04/05 these say that the day comes first."""
_DAY_ALONE = table("zum dem den am au el al dia il")
"""Before a number these say that it is a day of the month; in English its ending does."""
_BEHIND_DAY = known.INCLUSIVE | table(
    """
, ; : ( ) ! ? and und et y e en or oder ou bin ist sind habe haben geht gern gerne wieder bitte weg nicht i we
please would is works again je nous suis estoy estamos sono estou ben ik then but aber in im
"""
)
_TO_DAY = table(", the den dem der le el il o de dia")
_TO_WEEK = table(", of de la in der della da del")
_NUMBERED_WEEK = table("kw cw kalenderwoche") | {word for word, unit in known.UNITS.items() if unit == "week"}
_WEEK_OF = table("of vom von ab du del dal da van beginning commencing starting")
_WITHIN_MONTH = table("of in im de du di van")


class Core(Struct, frozen=True):
    """The naming words alone. `spans` are (first, past) for each year that may be meant, in order."""

    begin: int
    end: int
    spans: tuple[tuple[date, date], ...]
    coarse: bool = True
    sure: bool = False  # it needs no linking word
    whole: bool = False  # a day, a feast, a numbered week: "until" then is to its end
    ranged: bool = False  # "from 3 to 14 May"
    bare: bool = False  # "the 5th": of many things


def word_at(words: Sequence[str], place: int) -> str:
    return words[place] if 0 <= place < len(words) else ""


def years_around(today: date) -> range:
    return range(today.year - 1, today.year + 3)


def year_behind(words: Sequence[str], end: int) -> tuple[int | None, int]:
    """The year that stands at `end`, as in "March 2027" and "mayo de 2027", and where it ends."""
    step = end + (word_at(words, end) in _OF)
    if YEAR.fullmatch(word_at(words, step)):
        return int(words[step]), step + 1
    return None, end


def day_at(words: Sequence[str], place: int, today: date) -> Core | None:
    """The day or the numbered week that is named at `place`. `ValueError` where there is none such."""
    for read in (_of_week, _written, _number_first, _month_first, _alone, _week):
        core = read(words, place, today)
        if core is not None:
            return core
    return None


def _days(begin: int, end: int, days: Sequence[date], today: date, *, sure: bool = False) -> Core:
    far = all(not 0 <= (day - today).days <= 13 for day in days)
    return Core(begin, end, tuple((day, day + timedelta(days=1)) for day in days), far, sure, whole=True)


def _in_years(year: int | None, month: int, day: int, today: date) -> list[date]:
    years = years_around(today) if year is None else (year,)
    return [date(one, month, day) for one in years if _exists(one, month, day)]


def _exists(year: int, month: int, day: int) -> bool:
    try:
        date(year, month, day)
    except ValueError:
        return False
    return True


def _written(words: Sequence[str], place: int, today: date) -> Core | None:
    """`2027-05-15`, `15.05.`, `15.5.2027`, `15/05`."""
    word, before = words[place], word_at(words, place - 1)
    if match := _ISO.fullmatch(word):
        return _days(place, place + 1, [date(int(match[1]), int(match[2]), int(match[3]))], today)
    dotted = _DOTTED.fullmatch(word)
    match = dotted or _SLASHED.fullmatch(word)
    if match is None:
        return None
    if not match[3] and before in _BEFORE_HOUR if dotted else not match[3] and before not in _BEFORE_SLASH | _DAY_FIRST:
        return None
    first, second = int(match[1]), int(match[2])
    if not dotted and second > 12 >= first:
        first, second = second, first
    elif not dotted and max(first, second) <= 12 and first != second and before not in _DAY_FIRST:
        return Core(place, place + 1, (), whole=True)
    date(2000, second, first)
    return _days(place, place + 1, _in_years(_year(match[3]), second, first, today), today)


def _year(written: str | None) -> int | None:
    return int(written) % 100 + 2000 if written else None


def _number_first(words: Sequence[str], place: int, today: date) -> Core | None:
    """`15 may`, `the 15th of May`, `15 de mayo de 2027`, `15-19 May`."""
    number = _NUMBER.fullmatch(words[place])
    if number is None:
        return None
    end = place + 1
    while end < place + 4 and word_at(words, end) in _BEHIND_NUMBER:
        end += 1
    month = known.MONTHS.get(word_at(words, end))
    return _of_month(words, (place, end + 1), month, number, today) if month is not None else None


def _month_first(words: Sequence[str], place: int, today: date) -> Core | None:
    """`may 15`, `May the 15th`, `May 15-19, 2027`."""
    month = known.MONTHS.get(words[place])
    end = place + 1 + (word_at(words, place + 1) == "the")
    number = _NUMBER.fullmatch(word_at(words, end)) if month is not None else None
    if month is None or number is None or not 1 <= int(number[1]) <= 31:
        return None
    return _of_month(words, (place, end + 1 + (word_at(words, end + 1) in _ORDINAL)), month, number, today)


def _of_month(
    words: Sequence[str], span: tuple[int, int], month: int, number: re.Match[str], today: date
) -> Core | None:
    year, end = year_behind(words, span[1])
    core = _days(span[0], end, _in_years(year, month, int(number[1]), today), today)
    if not core.spans or not number[2]:
        return core if core.spans else None
    last = int(number[2])
    spans = tuple((day, past) for day, _ in core.spans if (past := day_after(day, last)) is not None)
    return replace(core, spans=spans, ranged=True)


def day_after(first: date, number: int) -> date | None:
    """The day after the one of that number in the same month; None where that is not behind `first`."""
    if not first.day < number or not _exists(first.year, first.month, number):
        return None
    return first.replace(day=number) + timedelta(days=1)


def _alone(words: Sequence[str], place: int, today: date) -> Core | None:
    """`the 5th`, `bis zum 30.`, `jusqu'au 30 inclus`: the next one; not known where this month has none."""
    if not (words[place].isdigit() and len(words[place]) <= 2):
        return None
    before, end = word_at(words, place - 1), place + 1
    if before == "the" and word_at(words, end) in _ORDINAL:
        end += 1
    elif before not in _DAY_ALONE or word_at(words, place - 2) == "i":
        return None
    if end < len(words) and words[end] not in _BEHIND_DAY:
        return None
    day = int(words[place])
    following = (today.replace(day=1) + timedelta(days=31)).replace(day=1)
    months = (today, following) if day >= today.day else (following,)
    return replace(_days(place, end, [date(month.year, month.month, day) for month in months], today), bare=True)


def _of_week(words: Sequence[str], place: int, today: date) -> Core | None:
    """`monday`, `Monday, 4 January` (not known where that is no Monday), `Monday next week`."""
    number = known.WEEKDAYS.get(words[place])
    if number is None:
        return None
    for step in range(place + 1, place + 5):
        word = word_at(words, step)
        if known.UNITS.get(word) == "week":
            end, ahead = ahead_of(words, step)
            monday = today + timedelta(days=7 * ahead - today.weekday())
            if ahead:
                return _days(place, end, [monday + timedelta(days=number - 1)], today)
        if word not in _TO_DAY | _TO_WEEK | known.NEXT | known.OVERNEXT:
            break
    step = place + 1
    while step < place + 4 and word_at(words, step) in _TO_DAY:
        step += 1
    for read in (_written, _number_first, _month_first, _alone):
        core = read(words, step, today) if step < len(words) else None
        if core is not None:
            meant = tuple(span for span in core.spans if span[0].isoweekday() == number)
            return replace(core, begin=place, spans=meant, coarse=core.coarse and bool(meant), sure=True)
    first = today + timedelta(days=(number - 1 - today.weekday()) % 7 or 7)
    return replace(_days(place, place + 1, [first, first + timedelta(days=7)], today), coarse=False)


def ahead_of(words: Sequence[str], place: int) -> tuple[int, int]:
    """Where the naming of the unit at `place` ends, and how many of them ahead: "next week", "la semaine prochaine"."""
    end, before = place + 1, word_at(words, place - 1)
    if word_at(words, end) == "after" and word_at(words, end + 1) == "next":
        return end + 2, 2
    if before in known.OVERNEXT:
        return end, 2
    if word_at(words, end) in ("que", "qui") and word_at(words, end + 1) in known.NEXT:
        return end + 2, 1
    if word_at(words, end) in known.NEXT:
        return end + 1, 1
    return end, int(before in known.NEXT)


def _week(words: Sequence[str], place: int, today: date) -> Core | None:
    """`KW 49`, `49. KW`, `week 49`, `the week of 30 November`, `the second week of January`."""
    word, before, end = words[place], word_at(words, place - 1), place + 1
    if word in ("kw", "kalenderwoche") and before.isdigit() and not word_at(words, end).isdigit():
        return _numbered_week(words, (place - 1, end), before, today)
    if word in _NUMBERED_WEEK:
        end += word_at(words, end) in ("nr", "no", "number")
        if _NUMBER.fullmatch(word_at(words, end)) and word_at(words, end + 1) != "of":
            return _numbered_week(words, (place, end + 1), words[end], today)
    if known.UNITS.get(word) == "week" and word_at(words, place + 1) in _WEEK_OF:
        step = place + 2 + (word_at(words, place + 2) in ("the", "dem", "l"))
        day = day_at(words, step, today) if step < len(words) and words[step] not in _NUMBERED_WEEK else None
        if day is not None:
            spans = tuple((first, first + timedelta(days=7 - first.weekday())) for first, _ in day.spans)
            return replace(day, begin=place, spans=spans, coarse=day.coarse)
    return _week_of_month(words, place, today)


def _numbered_week(words: Sequence[str], span: tuple[int, int], number: str, today: date) -> Core:
    year, end = year_behind(words, span[1])
    first, _, last = number.partition("-")
    weeks = [
        (date.fromisocalendar(one, int(first), 1), date.fromisocalendar(one, int(last or first), 7))
        for one in (years_around(today) if year is None else (year,))
        if max(int(first), int(last or first)) <= 52 or one == (year or today.year)
    ]
    spans = tuple((monday, sunday + timedelta(days=1)) for monday, sunday in weeks)
    far = all(not 0 <= (monday - today).days <= 13 for monday, _ in spans)
    return Core(span[0], end, spans, far, whole=True, ranged=bool(last))


def _week_of_month(words: Sequence[str], place: int, today: date) -> Core | None:
    """`the second week of January`, `in der zweiten Januarwoche`: from the 8th on."""
    number, end = known.ORDINALS.get(word_at(words, place - 1)), place + 1
    month = known.MONTHS.get(words[place].removesuffix("woche")) if words[place].endswith("woche") else None
    if known.UNITS.get(words[place]) == "week" and word_at(words, end) in _WITHIN_MONTH:
        month, end = known.MONTHS.get(word_at(words, end + 1)), end + 2
    if number is None or month is None:
        return None
    year, end = year_behind(words, end)
    firsts = _in_years(year, month, 7 * number - 6, today)
    return Core(place - 1, end, tuple((first, first + timedelta(days=7)) for first in firsts))
