"""The days that a passage tells, in figures and words of many languages, read without guessing."""

from __future__ import annotations

import re
from datetime import date, timedelta

from followupd.derive import date_words as known
from followupd.derive.passages import Passage, folded
from followupd.domain.record import Struct, replace

_MENTIONS = 60
_MONTH_FIRST_COUNTRIES = frozenset({"us", "ph", "fm", "mh", "pw"})

_YEAR = r"(?:(?:,| de| del|[/-])?\s?(?P<{}>20\d\d)(?!\d))?"
_LONG = "|".join(sorted(known.MONTHS, key=len, reverse=True))
_NAMES = "|".join(sorted({**known.MONTHS_SHORT, **known.MONTHS}, key=len, reverse=True))
_DAYS = "|".join(sorted(known.WEEKDAYS, key=len, reverse=True))
_TH = r"(?:st|nd|rd|th|er|os|[.oae]|:e)"
_YEAR_SIGN, _MONTH_SIGN, _DAY_SIGN = folded("(?:年|년)"), folded("(?:月|월)"), folded("(?:日|号|號|일)")
_FORMS = (
    # 2027-01-04
    r"(?<![\w.,/:+-])(?P<iy>20\d\d)[-/.](?P<im>\d{1,2})[-/.](?P<id>\d{1,2})(?!\d)",
    # 1月4日
    rf"(?:(?P<wy>20\d\d) ?{_YEAR_SIGN} ?)?(?P<wm>\d{{1,2}}) ?{_MONTH_SIGN} ?(?P<wd>\d{{1,2}}) ?{_DAY_SIGN}",
    # 4th of January, 2027
    rf"(?<![\w.,/:])(?P<nd>\d{{1,2}}){_TH}?(?: of| de| den)?[ /-]?(?P<nm>{_NAMES})\b\.?{_YEAR.format('ny')}",
    # January 4, 2027
    rf"\b(?P<mm>{_NAMES})\.?[ -]?(?:the )?(?P<md>\d{{1,2}})(?:st|nd|rd|th)?(?![\d:])(?! ?[ap]\.?m\b)"
    + _YEAR.format("my"),
    # 4.1.2027, 04/01, 04-01-27
    r"(?<![a-z0-9,/:+])(?<![a-z0-9]\.)(?P<fa>\d{1,2})(?P<sep>[./-])(?:(?<=[.]) ?)?(?P<fb>\d{1,2})"
    r"(?:(?P=sep) ?(?P<fy>20\d\d|\d\d)(?!\d))?\.?(?![a-z0-9:/%]|\.\d)(?! ?(?:uhr|h|pm|am|godz)\b)"
    rf"(?! (?:{_LONG})\b)",
    # end of January
    rf"\b(?:(?:(?P<end>{known.END})|(?P<middle>{known.MIDDLE}))[ -](?:of |de |d'|di |av )?)?\b(?P<lm>{_LONG})\b"
    + _YEAR.format("ly"),
    # the 4th
    rf"(?:\b(?:the|le|el|el dia|il|dia|den|zum|am|dem|(?:{_DAYS}),?(?: (?:the|den|dia))?)"
    r"|(?<=jusqu'au)|(?<=fino al)|(?<=sino al)|(?<=ate ao)) (?P<only>\d{1,2})"
    rf"(?!\d|{_TH}? ?(?:of |de )?(?:{_NAMES})\b){_TH}?(?![\w:/%]|\.\d)"
    r"(?! ?(?:h|uhr|am|pm|a\.m|p\.m|o'clock|-|to)\b)",
    rf"(?<!\w)(?P<weekday>{_DAYS})(?:en)?(?![a-z])",
    rf"(?<![a-z])(?:(?P<today>{known.TODAY})|(?P<tomorrow>{known.TOMORROW})|(?P<week>{known.NEXT_WEEK}))(?![a-z])",
)
_DAY = re.compile("|".join(_FORMS))
_RANGE_GOES_ON = re.compile(r"^ ?(?:-|to|through|until|till|bis) ?(\d{1,2})(?:st|nd|rd|th)?(?![\w:/-]|\.\d)")
_NEAR_DAY = re.compile(r"^[\s,.(]{0,3}(?:(?:the|den?|dem|le|el|il|dia|am|dnia)[\s,]{1,2})?$")
_BEFORE_MAY = re.compile(r"\b(?:in|until|till|to|of|early|late) $")
_FIGURES = re.compile(r"(?<![\d./-])(\d{1,2})[/-](\d{1,2})(?:[/-]\d{2,4})?(?![\d/-])")


class DayTold(Struct, frozen=True, kw_only=True):
    """One day told in a passage: where, and in which pieces."""

    start: int
    end: int
    match: re.Match[str]
    weekday: int = 0  # beside it, 1 for Monday
    last: int = 0  # the end of "August 3 to 14"
    passage: Passage


def days_told(passage: Passage) -> list[DayTold]:
    """The days told, in order, each with the weekday beside it; `24/7` is none."""
    found = []
    for match, _ in zip(_DAY.finditer(passage.folded), range(_MENTIONS), strict=False):
        if match[0].startswith("24/7") or _is_part_of_number(match) or _is_verb(match):
            continue
        end, last = match.end(), 0
        if match["md"] and (more := _RANGE_GOES_ON.match(passage.folded[end : end + 20])):
            end, last = end + more.end(), int(more[1])
        found.append(DayTold(start=match.start(), end=end, match=match, last=last, passage=passage))
    return _merged(found, passage.folded)


def _is_part_of_number(match: re.Match[str]) -> bool:
    """True for two figures of a longer row: `1234-05-06`."""
    start, end = match.span()
    around = match.string[max(0, start - 1) : start] + match.string[end : end + 1]
    return match["sep"] == "-" and "-" in around


def _is_verb(match: re.Match[str]) -> bool:
    """True for the English "may" that is no month."""
    return match[0] == "may" and not _BEFORE_MAY.search(match.string, max(0, match.start() - 10), match.start())


def _merged(told: list[DayTold], text: str) -> list[DayTold]:
    """Days with the weekday before them taken in: "Monday, 4 January"."""
    merged: list[DayTold] = []
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


def order_shown(text: str) -> str:
    """`day` or `month` first, where some day in figures can be read one way alone; empty where none or both."""
    shown = set()
    for first, second in _FIGURES.findall(text[:16_384]):
        if int(first) > 12 >= int(second) > 0 and int(first) <= 31 and (first, second) != ("24", "7"):
            shown.add("day")
        if int(second) > 12 >= int(first) > 0 and int(second) <= 31:
            shown.add("month")
    return shown.pop() if len(shown) == 1 else ""


def order_of(language: str, locale: str) -> str:
    """Which comes first in 04/05: by the language around it, by the country of `locale`; empty where nobody can say."""
    if language in known.MONTH_FIRST:
        return "month"
    if language not in ("", "en"):
        return "day"
    tongue, _, country = locale.lower().replace("-", "_").partition(".")[0].partition("_")
    if tongue in known.MONTH_FIRST or country in _MONTH_FIRST_COUNTRIES:
        return "month"
    return "day" if country or tongue not in ("", "en", "c", "posix") else ""


def day_of(one: DayTold, here: date, order: str) -> date | None:
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
