"""Words that name a time: months, quarters, seasons, feasts, spans of weeks, by the calendar of the north."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date, timedelta

from dateutil.easter import easter
from dateutil.relativedelta import relativedelta

from followupd.derive import later_words as known
from followupd.derive.feasts import FEASTS
from followupd.derive.named_days import YEAR, Core, ahead_of, day_at, word_at, year_behind, years_around
from followupd.derive.words import table

_ARTICLES = table(
    """
the der die das den dem des le la les l el los las lo il gli de het o os as d del della do da du ma au di dei de
"""
)
LINKS = (
    known.AFTER | known.UNTIL | known.FROM | known.IN | known.EARLY | known.MIDDLE | known.LATE | known.NEXT | _ARTICLES
    | known.MINE | known.ORDINALS.keys() | known.SINCE | known.INCLUSIVE | known.OVERNEXT | known.HEDGES
)  # fmt: skip
_QUARTER = re.compile(r"[qt]([1-4])|([1-4])q|k([1-4])")
_FAITHFUL = {
    "ete": table("l cet en d fin debut mi apres prochain"),
    "estate": table("l in d dell quest dopo fine inizio prossima"),
    "may": table("in until till til through thru after before by from mid early late of next end this last"),
    "fall": table("the this next in after until before early late mid by of"),
    "lente": table("de in na voor"),
    "march": table("in until till til through thru after before by from mid early late of next end this"),
    "second": table("zzz"),
}
"""Words that are something else unless one of these stands before them."""


def core_at(words: Sequence[str], place: int, today: date) -> Core | None:
    """The time that is named at `place`, or None."""
    for read in (day_at, _month, _quarter, _season, _feast, _in_units, _unit, _year, _break):
        try:
            core = read(words, place, today)
        except (ValueError, OverflowError):
            continue
        if core is not None:
            return core
    return None


def _month_span(year: int, month: int, months: int = 1) -> tuple[date, date]:
    first = date(year, month, 1)
    return first, first + relativedelta(months=months)


def _month(words: Sequence[str], place: int, today: date) -> Core | None:
    """`march`, `march 2027`, `mayo de 2027`."""
    month = known.MONTHS.get(words[place])
    before = word_at(words, place - 1)
    if month is None or before not in _FAITHFUL.get(words[place], {before}):
        return None
    year, end = year_behind(words, place + 1)
    if word_at(words, end) in known.NEXT:
        end += 1
    better = word_at(words, end) in ("would", "works", "suits", "is", "could", "ware", "serait", "seria", "passt")
    spans = tuple(_month_span(one, month) for one in (years_around(today) if year is None else (year,)))
    sure = (better and words[place] not in ("may", "march")) or year is not None
    return Core(place, end, spans, sure=sure)


def _season(words: Sequence[str], place: int, today: date) -> Core | None:
    month = known.SEASONS.get(words[place])
    if month is None or word_at(words, place - 1) not in _FAITHFUL.get(words[place], {word_at(words, place - 1)}):
        return None
    end = place + 1
    while word_at(words, end) in known.BREAKS | known.NEXT:
        end += 1
    year = YEAR.fullmatch(word_at(words, end))
    spans = tuple(_month_span(one, month, 3) for one in ([int(year[0])] if year else years_around(today)))
    return Core(place, end + (year is not None), spans)


def _quarter(words: Sequence[str], place: int, today: date) -> Core | None:
    """`q3`, `q1 2027`, `third quarter`, `3. quartal`, `second half of the year`."""
    word, before = words[place], word_at(words, place - 1)
    number = known.ORDINALS.get(before) or (int(before) if before in ("1", "2", "3", "4") else 0)
    begin, end = place - 1, place + 1
    if word in ("q", "t") and word_at(words, end) in ("1", "2", "3", "4"):
        begin, end, number, months = place, place + 2, int(words[end]), 3
    elif word == "h" and word_at(words, end) in ("1", "2"):
        begin, end, number, months = place, place + 2, int(words[end]), 6
    elif known.UNITS.get(word) == "quarter" and number:
        months = 3
    elif number in (1, 2) and (
        word in known.OF_YEAR or (word in ("half", "halfte", "mitad", "meta") and _of_year(words, end))
    ):
        months = 6
        end += 3 if word not in known.OF_YEAR else 0
    else:
        return None
    end = min(end, len(words))
    while word_at(words, end) in ("of", "de", "del", "du"):
        end += 1
    year = YEAR.fullmatch(word_at(words, end))
    years: Sequence[int] = [int(year[0])] if year else years_around(today)
    spans = tuple(_month_span(one, (number - 1) * months + 1, months) for one in years)
    return Core(begin, end + (year is not None), spans, sure=True)


def _of_year(words: Sequence[str], end: int) -> bool:
    return any(known.UNITS.get(word_at(words, end + step)) == "year" for step in (0, 1, 2))


def _feast(words: Sequence[str], place: int, today: date) -> Core | None:
    word, end = words[place], place + 1
    if (
        word in ("new", "neuen", "neue", "nouvel", "nouvelle", "nuevo", "nuovo", "novo", "nieuwe")
        and _is_year(words, end)
    ) or (word in ("ano", "anno") and word_at(words, end) in ("nuevo", "nuovo", "novo")):
        word, end = "neujahr", place + 2
    if word == "semana" and word_at(words, end) == "santa":
        word, end = "pascua", place + 2
    if word == "monatsende":
        first = date(today.year, today.month, 21)
        return Core(place, end, ((first, _month_span(today.year, today.month)[1]),))
    if word in ("weekend", "wochenende"):
        monday = today + timedelta(days=7 - today.weekday())
        return Core(place, end, ((monday - timedelta(days=2), monday),), coarse=False, whole=True)
    span = FEASTS.get(word)
    if span is None:
        return None
    if word in FEASTS and word_at(words, end) in known.BREAKS:
        end += 1
        span = FEASTS["weihnachtsferien"] if span is FEASTS["christmas"] else span
    spans = tuple(span(year) for year in years_around(today))
    return Core(place, end, spans, whole=spans[0][1] - spans[0][0] < timedelta(weeks=1))


def _is_year(words: Sequence[str], place: int) -> bool:
    return known.UNITS.get(word_at(words, place)) == "year" or word_at(words, place) in ("year's", "years")


_SPANLINKS = table(
    """
in within en dans dentro fra tra over em daqui after nach apres despues dopo depois na for noch next tras
"""
)
_TO_ME = table("me us moi nous mir uns dame deme denos danos dadme")
_GIVE = table("give allow laissez laisse donnez donne geben gib gebt sie lassen")
_FROM_NOW = table("from later on hence")


def _in_units(words: Sequence[str], place: int, today: date) -> Core | None:
    """`in two months`, `in a couple of weeks`, `a month from now`, `in einem halben Jahr`."""
    count = 6 if words[place] in known.HALF else known.NUMBERS.get(words[place]) or _small(words[place])
    if not count:
        return None
    end = place + 1
    while (
        word_at(words, end) in ("of", "paar", "par", "de", "d", "couple", "few", "paio", "di", "good")
        or word_at(words, end) in known.HALF
    ):
        count = {"paar": 3, "par": 2, "couple": 2, "few": 3, "paio": 2}.get(words[end], count)
        count = 6 if words[end] in known.HALF else count
        end += 1
    unit = known.UNITS.get(word_at(words, end))
    if word_at(words, end) == "fortnight":
        count, unit = 2 * count, "week"
    if unit is None or unit == "quarter":
        return None
    before = word_at(words, place - 1)
    before = (
        word_at(words, place - 2)
        if before in ("about", "around", "etwa", "ca", "environ", "unos", "circa", "another", "the", "de")
        else before
    )
    if before in ("a", "aqui") and "aqui" in word_at(words, place - 2):
        before = "in"  # "daqui a duas semanas"
    if before in _TO_ME and word_at(words, place - 2) in _GIVE | {before}:
        before = "in"
    if before not in _SPANLINKS and word_at(words, end + 1) not in _FROM_NOW:
        return None
    halved = count == 6 and unit == "year" and any(word in known.HALF for word in words[place:end])
    unit = "month" if halved else unit
    end += 1 + 2 * (word_at(words, end + 1) == "from" and word_at(words, end + 2) == "now")
    day = today + relativedelta(**{f"{unit}s": min(count, 400)})  # type: ignore[arg-type]
    return Core(place, end, ((day, day),), coarse=(day - today).days > 6, sure=True)


def _small(word: str) -> int:
    return int(word) if word.isdigit() and len(word) <= 2 else 0


def _unit(words: Sequence[str], place: int, today: date) -> Core | None:
    """`next month`, `la semaine prochaine`, `el mes que viene`, `the end of the quarter`."""
    unit = known.UNITS.get(words[place])
    if unit is None or unit == "day":
        return None
    before = words[max(0, place - 4) : place]
    end, ahead = ahead_of(words, place)
    if ahead:
        return Core(place, end, (_unit_span(unit, today, ahead),), coarse=unit != "week" or ahead > 1)
    if not known.LATE.isdisjoint(before) and word_at(words, place - 1) in LINKS:
        return Core(place, end, (_unit_span(unit, today, 0),), coarse=unit != "week")
    return None


def _unit_span(unit: str, today: date, ahead: int) -> tuple[date, date]:
    match unit:
        case "week":
            monday = today - timedelta(days=today.weekday()) + timedelta(weeks=ahead)
            return monday, monday + timedelta(weeks=1)
        case "month":
            first = today.replace(day=1) + relativedelta(months=ahead)
            return first, first + relativedelta(months=1)
        case "quarter":
            first = date(today.year, (today.month - 1) // 3 * 3 + 1, 1) + relativedelta(months=3 * ahead)
            return first, first + relativedelta(months=3)
        case _:
            return date(today.year + ahead, 1, 1), date(today.year + ahead + 1, 1, 1)


def _year(words: Sequence[str], place: int, today: date) -> Core | None:
    if not YEAR.fullmatch(words[place]) or int(words[place]) <= today.year:
        return None
    return Core(place, place + 1, ((date(int(words[place]), 1, 1), date(int(words[place]) + 1, 1, 1)),))


def _break(words: Sequence[str], place: int, today: date) -> Core | None:
    """`after the holidays`, `nach meinem Urlaub`: only after or until them, and often nobody knows when."""
    if words[place] not in known.BREAKS | known.FEASTS | {"feiertagen"}:
        return None
    before = words[max(0, place - 3) : place]
    told = max((step for step, word in enumerate(before, 1) if word == "," or any(map(str.isdigit, word))), default=0)
    before = before[told:]  # in "until 30 November on vacation" it is the day that ends it
    if known.AFTER.isdisjoint(before) and known.UNTIL.isdisjoint(before):
        return None
    if known.MINE.isdisjoint(before):
        if today.month in (11, 12) or (today.month == 1 and today.day < 7):
            new_year = date(today.year + (today.month > 1), 1, 2)
            return Core(place, place + 1, ((new_year, new_year),))
        if words[place] not in known.BREAKS and today < easter(today.year) + timedelta(days=2):
            return Core(place, place + 1, ((easter(today.year), easter(today.year) + timedelta(days=2)),))
        if words[place] in known.BREAKS and 6 <= today.month <= 8:
            return Core(place, place + 1, (_month_span(today.year, 6, 3),))
    return Core(place, place + 1, ())
