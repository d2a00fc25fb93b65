"""Recurrence rules (RFC 5545, 3.3.10): which are refused, which are costly, and their wall-clock times.

Everything here is in naive local time, as the standard means it: zones come in afterwards.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from datetime import date, datetime, time, timedelta
from itertools import islice, takewhile

from followupd.derive.contentlines import Damaged
from followupd.domain.record import Struct

FIRST, LAST = datetime.combine(date(2, 1, 1), time()), datetime.combine(date(9998, 12, 31), time())
"""What lies outside is not expanded: times must not overflow when zones are applied."""
PER_DAY_CAP = 24
INTERVAL_CAP = 10_000
TOO_OFTEN = "it recurs too often, or each time lasts too long"
MOST = 100_000
"""Times that are gathered at most of one series."""
STEPS_CAP = 20_000
"""Periods that are walked through without a bound in time; more than that belong into a bounded child process."""

_PARTS = frozenset(["FREQ", "UNTIL", "COUNT", "INTERVAL", "WKST", "BYSECOND", "BYMINUTE", "BYHOUR", "BYDAY"]) | {
    *("BYMONTHDAY", "BYYEARDAY", "BYWEEKNO", "BYMONTH", "BYSETPOS")
}
_DAYS = {"HOURLY": 1 / 24, "DAILY": 1.0, "WEEKLY": 7.0, "MONTHLY": 30.4, "YEARLY": 365.2}
_NUMBERS = re.compile(r"[+-]?\d{1,3}(?:,[+-]?\d{1,3})*")
_WEEKDAYS = re.compile(r"(?:[+-]?\d{1,2})?(?:MO|TU|WE|TH|FR|SA|SU)(?:,(?:[+-]?\d{1,2})?(?:MO|TU|WE|TH|FR|SA|SU))*")
_FEWEST_DAYS = dict(zip(map(str, range(1, 13)), (31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31), strict=True))

WallTimes = Callable[[datetime, Sequence["Rule"], datetime, datetime, int], list[datetime]]
"""(first, rules, start, end, most) → the times at which the rules fall in [start, end]: see `wall_times`."""


class Rule(Struct, frozen=True, kw_only=True):
    """One RRULE that is not refused. `until` is inclusive, in the wall clock of the series."""

    freq: str
    interval: int = 1
    count: int | None = None
    until: datetime | None = None
    by: tuple[tuple[str, str], ...] = ()  # the BYxxx parts and WKST as written, by name

    def text(self) -> str:
        """The rule without UNTIL, as RFC 5545 writes it."""
        count = (("COUNT", str(self.count)),) if self.count is not None else ()
        parts = (("FREQ", self.freq), ("INTERVAL", str(self.interval)), *count, *self.by)
        return ";".join(f"{name}={value}" for name, value in parts)


def parse_rule(text: str, until: Callable[[str], datetime]) -> Rule:
    """The rule that `text` says; `until` reads the value of UNTIL.

    Raises Damaged on what is no rule, and on what could blow up: SECONDLY, MINUTELY, more than 24 times a day.
    """
    parts: dict[str, str] = {}
    for piece in text.upper().replace(" ", "").strip(";").split(";"):
        name, _, value = piece.partition("=")
        if name in _PARTS and value:
            parts.setdefault(name, value)
        elif piece not in {"", "RSCALE=GREGORIAN", "SKIP=OMIT"} and not name.startswith("X-"):
            raise Damaged("its recurrence rule has a part that is not known")
    freq = parts.pop("FREQ", "")
    if freq in {"SECONDLY", "MINUTELY"}:
        raise Damaged("it recurs every minute or second")
    if freq not in _DAYS:
        raise Damaged("its recurrence rule has no known frequency")
    interval = _number(parts.pop("INTERVAL", "1"))
    if not 1 <= interval <= INTERVAL_CAP:
        raise Damaged("the interval of its recurrence rule is out of range")
    count = _number(parts.pop("COUNT", "-1"))
    last = until(parts.pop("UNTIL")) if "UNTIL" in parts else None
    for name, value in parts.items():
        if name != "WKST" and not (_WEEKDAYS if name == "BYDAY" else _NUMBERS).fullmatch(value):
            raise Damaged("its recurrence rule cannot be read")
    rule = Rule(
        freq=freq, interval=interval, count=count if count > 0 else None, until=last, by=tuple(sorted(parts.items()))
    )
    if _per_day(rule) > PER_DAY_CAP:
        raise Damaged(f"it recurs more than {PER_DAY_CAP} times a day")
    return rule


def _number(text: str) -> int:
    if not re.fullmatch(r"[+-]?\d{1,12}", text):
        raise Damaged("a number in its recurrence rule cannot be read")
    return int(text)


def _per_day(rule: Rule) -> int:
    by = dict(rule.by)
    times = 1
    for name in ("BYHOUR", "BYMINUTE", "BYSECOND"):
        times *= by.get(name, "").count(",") + 1
    if rule.freq == "HOURLY" and "BYHOUR" not in by:
        times *= -(-24 // rule.interval)
    return times


def check_zone_rule(text: str) -> None:
    """Raises Damaged unless `text` is a rule as VTIMEZONEs have them: yearly, and sure to yield."""
    rule = parse_rule(text, lambda _: LAST)
    if rule.freq != "YEARLY" or not _surely_yields(1, rule):
        raise Damaged("its time zone has an odd recurrence rule")


def is_costly(first: datetime, rules: Sequence[Rule], start: datetime, end: datetime, most: int = MOST) -> bool:
    """True where `wall_times` might walk for long: such a call belongs into a process that can be killed."""
    if any(not _surely_yields(first.day, rule) for rule in rules):
        return True
    return any(_steps(_forwarded(first, rule, start), rule, start, end, most) > STEPS_CAP for rule in rules)


def _steps(first: datetime, rule: Rule, start: datetime, end: datetime, most: int) -> float:
    """Periods that are walked through, for a rule that yields something every few of them."""
    period = timedelta(days=_DAYS[rule.freq] * rule.interval)
    stop = end if rule.until is None else min(end, rule.until)
    before = max(timedelta(), min(start, stop) - first) / period
    return before + min((stop - max(first, start)) / period, 8.0 * most)


def _surely_yields(first_day: int, rule: Rule) -> bool:
    """True where the rule is known to yield something every few periods."""
    by = {name: value for name, value in rule.by if name not in {"WKST", "BYHOUR", "BYMINUTE", "BYSECOND"}}
    if rule.freq == "HOURLY":
        return not rule.by
    if rule.freq in {"DAILY", "WEEKLY"}:
        return not by or (by.keys() == {"BYDAY"} and (rule.freq == "WEEKLY" or rule.interval == 1))
    months = by.pop("BYMONTH", "")
    if rule.freq == "MONTHLY" and rule.interval >= (2 if months else 12):
        return not by and not months
    fewest = min((_FEWEST_DAYS.get(month, 0) for month in months.split(",") if month), default=31)
    match tuple(sorted(by)):
        case ():
            return first_day <= fewest
        case ("BYMONTHDAY",):
            return _most(by["BYMONTHDAY"]) <= fewest
        case ("BYDAY",):
            most = 4 if months else 5 if rule.freq == "MONTHLY" else 52
            return fewest > 0 and _ordinal(by["BYDAY"]) <= most
        case ("BYDAY", "BYSETPOS"):
            return rule.freq == "MONTHLY" and not months and not _ordinal(by["BYDAY"]) and _most(by["BYSETPOS"]) <= 4
        case ("BYDAY", "BYMONTHDAY"):
            often = rule.freq == "MONTHLY" and not months and rule.interval == 1
            return often and not _ordinal(by["BYDAY"]) and _most(by["BYMONTHDAY"]) <= 28
        case _:
            return False


def _ordinal(weekdays: str) -> int:
    return max(int(number or 0) for number in re.findall(r"(\d*)[A-Z]{2}", weekdays))


def _most(numbers: str) -> int:
    return max(abs(int(number)) for number in numbers.split(","))


def _forwarded(first: datetime, rule: Rule, start: datetime) -> datetime:
    """A later first time of the same phase, two periods before `start`, where the rule allows it."""
    if rule.count is not None or rule.freq not in {"HOURLY", "DAILY", "WEEKLY"}:
        return first
    period = timedelta(days=_DAYS[rule.freq] * rule.interval)
    if rule.freq == "HOURLY":
        period = timedelta(hours=rule.interval)
    return first + max(0, (start - first) // period - 2) * period


def wall_times(
    first: datetime, rules: Sequence[Rule], start: datetime, end: datetime, most: int = MOST
) -> list[datetime]:
    """The times at which `rules` fall within [start, end], in order; `first` is DTSTART, and counts only by rule.

    Raises Damaged where one of them falls there more than `most` times.
    """
    from dateutil.rrule import rrulestr

    found: set[datetime] = set()
    for rule in rules:
        stop = end if rule.until is None else min(end, rule.until)
        if stop < max(first, start):
            continue
        try:
            series = rrulestr(rule.text(), dtstart=_forwarded(first, rule, start))
            inside = takewhile(stop.__ge__, series.xafter(start, inc=True))
            told = set(islice(inside, most + 1))
        except (ValueError, OverflowError, TypeError) as error:
            raise Damaged("its recurrence rule cannot be read") from error
        if len(told) > most:
            raise Damaged(TOO_OFTEN)
        found |= told
    return sorted(found)
