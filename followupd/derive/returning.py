"""When somebody who is away comes back, by their own words in many languages.

An own small grammar: a general reader of dates takes "may" for a month and a version for a day, and takes seconds.
A day counts only beside words of return or absence, in one sentence. Nothing is guessed: 04/05 is read by the language
of the words around it, by the country of `locale`, or by another day in figures beside it, else not at all.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

from followupd.derive import date_words as known
from followupd.derive.away_words import AWAY
from followupd.derive.passages import Passage, passages

_FARTHEST = timedelta(days=60)
_REACH, _BEHIND = 70, 45
_MENTIONS = 60
_MONTH_FIRST_COUNTRIES = frozenset({"us", "ph", "fm", "mh", "pw"})

_YEAR = r"(?:(?:,| de| del|[/-])?\s?(?P<{0}>20\d\d)(?!\d))?"
_NAMES = "|".join(sorted({**known.MONTHS_SHORT, **known.MONTHS}, key=len, reverse=True))
_LONG = "|".join(sorted(known.MONTHS, key=len, reverse=True))
_DAYS = "|".join(sorted(known.WEEKDAYS, key=len, reverse=True))
_WIDE_DAY = (
    r"(?:(?P<wy>20\d\d) ?(?:年|년) ?)?(?P<wm>\d{1,2}) ?(?:月|월) ?(?P<wd>\d{1,2}) ?(?:日|号|號|일)".replace(
        "년", "\u1102\u1167\u11ab"
    )
    .replace("월", "\u110b\u116f\u11af")
    .replace("일", "\u110b\u1175\u11af")
)
_MENTION = re.compile(
    r"(?<![\w.,/:+-])(?P<iy>20\d\d)[-/.](?P<im>\d{1,2})[-/.](?P<id>\d{1,2})(?!\d)"
    rf"|{_WIDE_DAY}"
    rf"|(?<![\w.,/:])(?P<nd>\d{{1,2}})(?:st|nd|rd|th|er|os|[.oae]|:e)?(?: of| de| den)?[ /-]?(?P<nm>{_NAMES})\b"
    rf"\.?{_YEAR.format('ny')}"
    rf"|\b(?P<mm>{_NAMES})\.?[ -]?(?:the )?(?P<md>\d{{1,2}})(?:st|nd|rd|th)?(?![\d:])(?! ?[ap]\.?m\b){_YEAR.format('my')}"
    r"|(?<![\w,/:+])(?<!\w\.)(?P<fa>\d{1,2})(?P<sep>[./-])(?:(?<=[.]) ?)?(?P<fb>\d{1,2})"
    r"(?:(?P=sep) ?(?P<fy>20\d\d|\d\d)(?!\d))?\.?(?![\w:/%]|\.\d)(?! ?(?:uhr|h|pm|am|godz)\b)"
    rf"|\b(?:(?P<end>{known.END})|(?P<middle>{known.MIDDLE}))?[ -]?(?:of |de |d'|di |av )?\b(?P<lm>{_LONG})\b{_YEAR.format('ly')}"
    rf"|\b(?:the|le|el|el dia|il|dia|den|zum|am|dem) (?P<only>\d{{1,2}})(?!\d|(?:st|nd|rd|th|[.e]|:e)? ?(?:of |de )?(?:{_NAMES})\b)(?:st|nd|rd|th|\.|e|:e)?(?![\w:/%]|\.\d)(?! (?:h|uhr)\b)"
    rf"|(?<!\w)(?P<weekday>{_DAYS})(?:en)?(?![a-z])"
    rf"|(?<![a-z])(?:(?P<today>{known.TODAY})|(?P<tomorrow>{known.TOMORROW})|(?P<week>{known.NEXT_WEEK}))(?![a-z])"
)
_PART_OF_RANGE = re.compile(r"(?<![\w/.:])\d{1,2}(?:st|nd|rd|th|er|[.oae])?([^\d]{1,16})$")
_RANGE_GOES_ON = re.compile(r"^ ?(?:-|to|through|until|till|bis) ?(\d{1,2})(?:st|nd|rd|th)?(?![\w:/.-])")
_SENTENCE_END = re.compile(r"[!?。！？]|[.;](?= [a-z]{3}|$)|[.;] (?=\w+ \w)")
_HOUR_BEFORE = re.compile(r"\b(?:um|kl\.?|klo|at|alle|ore|om|godz\.?)\s?$")
_NEAR_DAY = re.compile(r"^[\s,.(]{0,3}(?:(?:the|den?|dem|le|el|il|dia|am|dnia)[\s,]{1,2})?$")


@dataclass(frozen=True, slots=True, kw_only=True)
class Return:
    """A stated return. `until` (aware UTC): the start of the day after the last one named; None where `ask_user`."""

    until: datetime | None = None
    ask_user: bool = False
    because: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Told:
    """One day told in a passage: where, in which pieces, and how far it may be relied on (0 is the surest)."""

    start: int
    end: int
    match: re.Match[str]
    weekday: int = 0  # beside it, 1 for Monday
    last: int = 0  # the end of "August 3 to 14"
    rank: int = 9
    language: str = ""
    passage: Passage


def return_of(text: str, *, at: datetime, zone: ZoneInfo, locale: str) -> Return | None:
    """When the writer is back, as of `at` (aware UTC), or None where no day is stated.

    A day of return outranks the end of an absence, and that a day of absence alone. `until` is the start, in `zone`,
    of the day after it. A day in the past, more than 60 days off, or ambiguous: `ask_user`.
    """
    told = sorted((one for passage in passages(text) for one in _ranked(passage)), key=lambda one: one.rank)
    told = [one for one in told if one.rank == told[0].rank]
    if not told:
        return None
    here = at.astimezone(zone).date()
    order = _order_shown(text)
    for one in told:
        day = _day(one, here, order or _order(one.language, locale))
        if day is not None:
            return _judged(day, one, at, here, zone)
    return Return(ask_user=True, because=_quoted(told[0]))


def _judged(day: date, told: _Told, at: datetime, here: date, zone: ZoneInfo) -> Return:
    if day > here + _FARTHEST:
        return Return(ask_user=True, because=_quoted(told))
    after = day + timedelta(days=1)
    until = datetime(after.year, after.month, after.day, tzinfo=zone).astimezone(UTC)
    return Return(until=until, because=_quoted(told)) if until > at else Return(ask_user=True, because=_quoted(told))


def _quoted(told: _Told) -> str:
    return told.passage.words(told.start, told.end)


def _ranked(passage: Passage) -> Iterator[_Told]:
    """The days of a passage that stand beside words of return or absence."""
    text = passage.folded
    told = _merged(_told(passage), text)
    if not told:
        return
    ends = [match.start() for match in _SENTENCE_END.finditer(text)]
    for place, one in enumerate(told):
        begin = max((end + 1 for end in ends if end < one.start), default=0)
        stop = min((end for end in ends if end >= one.end), default=len(text))
        before_it = told[place - 1] if place and told[place - 1].end > begin else None
        behind_it = told[place + 1].start if place + 1 < len(told) else len(text)
        if behind_it < stop and known.CONNECTED.search(text[one.end : behind_it]):
            continue  # the first of a range
        ranked = _placed(
            one,
            before=text[max(begin, before_it.end if before_it else 0, one.start - _REACH) : one.start],
            behind=text[one.end : min(stop, behind_it, one.end + _BEHIND)],
            sentence=text[begin:stop],
        )
        if ranked is not None:
            yield ranked


def _placed(one: _Told, *, before: str, behind: str, sentence: str) -> _Told | None:
    """`one` with its rank, by the words before it, behind it and around it."""
    until = _last(known.UNTIL_BEFORE.finditer(before))
    back = _last(known.BACK_BEFORE.finditer(before))
    bare = {name for name, value in one.match.groupdict().items() if value}
    loose = not bare.isdisjoint({"lm", "only", "weekday", "week"})
    if _HOUR_BEFORE.search(before) and "fa" in bare and not one.match["fy"]:
        return None
    begin = one.start - len(before)
    if back is not None and (until is not None or not known.NOT.search(before[: back.end()])):
        found, rank = back, 0
    elif (behind_it := known.BACK_BEHIND.search(behind)) and not known.NOT.search(behind[: behind_it.start()]):
        return replace(one, rank=0, language=behind_it.lastgroup or "", end=one.end + behind_it.end())
    else:
        found, rank = until, 1
    if found is not None:
        loose_there = _too_loose(one, before[found.end() :])
        near = replace(one, rank=rank, language=found.lastgroup or "", start=begin + found.start())
        return None if loose_there else near
    if match := known.UNTIL_BEHIND.match(behind):
        return replace(one, rank=1, language=match.lastgroup or "", end=one.end + match.end())
    range_ = _PART_OF_RANGE.search(before)
    if one.last or (range_ is not None and known.CONNECTED.search(range_[1])) or known.CONNECTED.search(before or "x"):
        return replace(one, rank=1, language="")
    away = AWAY.search(sentence)
    if away is None or loose or known.FROM.search(before):
        return None
    return replace(one, rank=2, language="")


def _too_loose(one: _Told, gap: str) -> bool:
    """True for a month, or a number alone, that does not follow at once: "back when I may"."""
    if one.match["lm"] == "may" and not (one.match["ly"] or one.match["end"] or one.match["middle"]):
        return gap.strip() not in ("", "in", "in early", "in late")
    return bool(one.match["only"] or one.match["lm"]) and len(gap.split()) > 2


def _last(found: Iterable[re.Match[str]]) -> re.Match[str] | None:
    last = None
    for last in found:  # noqa: B007
        pass
    return last


def _told(passage: Passage) -> list[_Told]:
    """The days told, in order; `24/7` is none."""
    found = []
    for match, _ in zip(_MENTION.finditer(passage.folded), range(_MENTIONS), strict=False):
        if match[0].startswith("24/7") or _is_part_of_number(match):
            continue
        end, last = match.end(), 0
        if match["md"] and (more := _RANGE_GOES_ON.match(passage.folded[end : end + 20])):
            end, last = end + more.end(), int(more[1])
        found.append(_Told(start=match.start(), end=end, match=match, last=last, passage=passage))
    return found


def _is_part_of_number(match: re.Match[str]) -> bool:
    """True for two figures of a longer row: `1234-05-06`."""
    start, end = match.span()
    around = match.string[max(0, start - 1) : start] + match.string[end : end + 1]
    return match["sep"] == "-" and "-" in around


def _merged(told: list[_Told], text: str) -> list[_Told]:
    """Days with the weekday before them taken in: "Monday, 4 January"."""
    merged: list[_Told] = []
    for one in told:
        before = merged[-1] if merged else None
        if before is not None and before.match["weekday"] and _NEAR_DAY.match(text[before.end : one.start]):
            weekday = known.WEEKDAYS[before.match["weekday"]]
            if not one.match["weekday"]:
                merged[-1] = replace(one, start=before.start, weekday=weekday)
                continue
        if before is not None and one.match["weekday"] and _is_remark(text[before.end : one.end + 1]):
            continue
        merged.append(one)
    return merged


def _is_remark(text: str) -> bool:
    """True for "(Monday)" behind a day."""
    return re.match(r"^ ?\([^()]{1,24}\)$", text) is not None


def _order_shown(text: str) -> str:
    """`day` or `month` first, where some day in figures can be read one way alone; empty where none or both."""
    shown = set()
    for first, second in re.findall(r"(?<![\d./-])(\d{1,2})[/-](\d{1,2})(?:[/-]\d{2,4})?(?![\d/-])", text[:16_384]):
        if int(first) > 12 >= int(second) > 0 and int(first) <= 31 and (first, second) != ("24", "7"):
            shown.add("day")
        if int(second) > 12 >= int(first) > 0 and int(second) <= 31:
            shown.add("month")
    return shown.pop() if len(shown) == 1 else ""


def _order(language: str, locale: str) -> str:
    """Which comes first in 04/05: by the language around it, by the country of `locale`; empty where nobody can say."""
    if language in known.MONTH_FIRST:
        return "month"
    if language not in ("", "en"):
        return "day"
    tongue, _, country = locale.lower().replace("-", "_").partition(".")[0].partition("_")
    if tongue in known.MONTH_FIRST or country in _MONTH_FIRST_COUNTRIES:
        return "month"
    return "day" if country or tongue not in ("", "en", "c", "posix") else ""


def _day(one: _Told, here: date, order: str) -> date | None:
    """The day that `one` tells, nearest to `here` where no year is told; None where it is none, or ambiguous."""
    get = {name: value for name, value in one.match.groupdict().items() if value}
    match get:
        case {"iy": year, "im": month, "id": day}:
            return _made(int(year), int(month), int(day))
        case {"wm": month, "wd": day}:
            return _near(here, int(month), int(day), get.get("wy", ""))
        case {"nd": day, "nm": name}:
            return _near(here, _month(name), int(day), get.get("ny", ""))
        case {"mm": name, "md": day}:
            return _near(here, _month(name), one.last or int(day), get.get("my", ""))
        case {"fa": first, "fb": second, "sep": sign}:
            year = get.get("fy", "")
            return _figures(int(first), int(second), year, "day" if sign == "." else order, here, one.weekday)
        case {"lm": name}:
            return _part_of_month(here, _month(name), get)
        case {"only": day}:
            return _next_numbered(here, int(day))
        case {"weekday": name}:
            return here + timedelta(days=(known.WEEKDAYS[name] - here.isoweekday() - 1) % 7 + 1)
        case {"today": _}:
            return here
        case {"tomorrow": _}:
            return here + timedelta(days=1)
        case _:
            return here + timedelta(days=8 - here.isoweekday())


def _month(name: str) -> int:
    return known.MONTHS.get(name) or known.MONTHS_SHORT[name]


def _figures(first: int, second: int, year: str, order: str, here: date, weekday: int) -> date | None:
    year = f"20{year}" if len(year) == 2 else year
    day_first, month_first = _near(here, second, first, year), _near(here, first, second, year)
    if day_first is None or month_first is None or day_first == month_first:
        return day_first or month_first
    if weekday and (day_first.isoweekday() == weekday) != (month_first.isoweekday() == weekday):
        return day_first if day_first.isoweekday() == weekday else month_first
    return {"day": day_first, "month": month_first}.get(order)


def _part_of_month(here: date, month: int, get: dict[str, str]) -> date | None:
    if "end" not in get:
        return _near(here, month, 15 if "middle" in get else 1, get.get("ly", ""))
    first = _near(here, month, 28, get.get("ly", ""))
    return first and (first.replace(day=1) + timedelta(days=31)).replace(day=1) - timedelta(days=1)


def _next_numbered(here: date, day: int) -> date | None:
    """The next `day` of a month from `here` on: "back on the 5th"."""
    following = (here.replace(day=1) + timedelta(days=31)).replace(day=1)
    month = here if day >= here.day else following
    return _made(month.year, month.month, day)


def _near(here: date, month: int, day: int, year: str) -> date | None:
    if year:
        return _made(int(year), month, day)
    found = (_made(here.year + offset, month, day) for offset in (-1, 0, 1))
    return min((one for one in found if one is not None), key=lambda one: abs(one - here), default=None)


def _made(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None
