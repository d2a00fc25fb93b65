"""Business time: the hours and days in which drafts are placed, in the user's own zone."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta
from functools import lru_cache
from zoneinfo import ZoneInfo

from followupd.domain.event import Occurrence
from followupd.domain.policy import Duration, Hours, Unit

_DAY = timedelta(days=1)
_INSTANT = timedelta(microseconds=1)
LONGEST_EVENT = timedelta(days=366)
"""An event that claims to go on for longer is not over as long as it is a candidate; no sum with it overflows."""
_LOOK_AHEAD_DAYS = 366


def end_of(occurrence: Occurrence) -> datetime:
    """When it is over, aware UTC: never before its start."""
    return min(max(occurrence.end, occurrence.start), occurrence.start + LONGEST_EVENT)


class BusinessTime:
    """Answers about opening hours; moments go in and come out as aware UTC.

    The hours of a day begin at the first moment at which the wall clock shows them and end likewise; a wall time that
    a change of the clocks leaves out counts as it would have without the change (RFC 5545, 3.3.5).
    Where no day of a whole year is open, the search gives up, and the last day looked at is taken.
    """

    __slots__ = ("_hours", "_known", "_zone")

    def __init__(self, hours: Hours, zone: ZoneInfo) -> None:
        self._hours = hours
        self._zone = zone
        self._known: dict[date, tuple[datetime, datetime] | None] = {}

    def day_of(self, moment: datetime) -> date:
        """The local day."""
        return moment.astimezone(self._zone).date()

    def last_day(self, occurrence: Occurrence) -> date:
        """The local day on which it ends; the end is exclusive, so that midnight belongs to the day before."""
        end = end_of(occurrence)
        return self.day_of(end - _INSTANT if end > occurrence.start else end)

    def days_covered(self, occurrence: Occurrence) -> int:
        """How many local days it touches."""
        return (self.last_day(occurrence) - self.day_of(occurrence.start)).days + 1

    def is_open(self, moment: datetime) -> bool:
        span = self._span(self.day_of(moment))
        return span is not None and span[0] <= moment < span[1]

    def next_opening(self, moment: datetime) -> datetime:
        """The first moment from `moment` on that is within the hours: itself, if it is."""
        day = self.day_of(moment)
        span = self._span(day)
        if span is not None and moment < span[1]:
            return max(moment, span[0])
        return self._opening_from(day + _DAY)

    def opening_after_today(self, moment: datetime) -> datetime:
        """The first opening on a local day after that of `moment`."""
        return self._opening_from(self.day_of(moment) + _DAY)

    def after(self, moment: datetime, wait: Duration, *, day: date | None = None) -> datetime:
        """The first opening when `wait` is over: clock time, or business days after the local `day` of `moment`.

        Nothing from the rest of `day` counts for business days, whatever the hour; `0bd` is the next opening.
        """
        if wait.unit is not Unit.BUSINESS_DAYS:
            return self.next_opening(moment + min(wait.span, LONGEST_EVENT * 10))
        if wait.amount == 0:
            return self.next_opening(moment)
        day = day or self.day_of(moment)
        for _ in range(min(wait.amount, LONGEST_EVENT.days * 10)):
            opening = self._opening_from(day + _DAY)
            day = self.day_of(opening)
        return opening

    def over(self, moment: datetime, wait: Duration) -> datetime:
        """The moment at which `wait` is over: to the minute for clock time, an opening for business days."""
        if wait.unit is Unit.BUSINESS_DAYS:
            return self.after(moment, wait)
        return moment + min(wait.span, LONGEST_EVENT * 10)

    def opening_of(self, day_end: datetime) -> datetime:
        """The first opening from the local midnight on at which the day began that is over at `day_end`."""
        return self._opening_from(self.day_of(day_end - _INSTANT))

    def _opening_from(self, day: date) -> datetime:
        for _ in range(_LOOK_AHEAD_DAYS):
            if (span := self._span(day)) is not None:
                return span[0]
            day += _DAY
        return self._wall(day, self._hours.opens_minute)

    def _span(self, day: date) -> tuple[datetime, datetime] | None:
        """The open stretch of the local day, or None where there is none."""
        if day in self._known:
            return self._known[day]
        hours = self._hours
        span = None
        if day.weekday() in hours.days and day not in hours.holidays:
            opens, closes = self._wall(day, hours.opens_minute), self._wall(day, hours.closes_minute)
            span = (opens, closes) if opens < closes else None
        self._known[day] = span
        return span

    def _wall(self, day: date, minute: int) -> datetime:
        days, rest = divmod(minute, 24 * 60)
        wall = time(rest // 60, rest % 60)
        return datetime.combine(day + days * _DAY, wall, self._zone).astimezone(UTC)


@lru_cache(maxsize=4)
def business_time(hours: Hours, zone: ZoneInfo) -> BusinessTime:
    """The same for the same hours, with what it has found out about days."""
    return BusinessTime(hours, zone)
