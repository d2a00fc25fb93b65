"""Business time: opening hours, business days, and the clocks that change."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from terms import BERLIN, at, span

from followupd.domain.event import Event, Occurrence, OccurrenceId
from followupd.domain.policy import Duration, Hours, Unit
from followupd.plan.hours import LONGEST_EVENT, BusinessTime, end_of

ZONES = [ZoneInfo(name) for name in ("Europe/Berlin", "America/New_York", "Asia/Tokyo", "Africa/Cairo", "Pacific/Apia")]
MOMENTS = st.datetimes(datetime(2010, 1, 1), datetime(2035, 1, 1)).map(lambda naive: naive.replace(tzinfo=UTC))
HOLIDAYS = frozenset({date(2026, 11, 4), date(2026, 12, 25)})


@st.composite
def times(draw: st.DrawFn) -> BusinessTime:
    opens = draw(st.integers(0, 23 * 60))
    hours = Hours(
        days=draw(st.frozensets(st.integers(0, 6), min_size=1)),
        opens_minute=opens,
        closes_minute=draw(st.integers(opens + 1, 24 * 60)),
        holidays=HOLIDAYS,
    )
    return BusinessTime(hours, draw(st.sampled_from(ZONES)))


def office(opens: int = 9 * 60, closes: int = 18 * 60, zone: ZoneInfo = BERLIN, days: range = range(5)) -> BusinessTime:
    return BusinessTime(Hours(days=frozenset(days), opens_minute=opens, closes_minute=closes, holidays=HOLIDAYS), zone)


def occurrence(start: datetime, end: datetime) -> Occurrence:
    return Occurrence(id=OccurrenceId(uid="x"), start=start, end=end, event=Event())


@settings(max_examples=200, deadline=None)
@given(time=times(), moment=MOMENTS)
def test_the_next_opening_is_open_and_no_earlier_moment_is(time: BusinessTime, moment: datetime) -> None:
    opening = time.next_opening(moment)
    assert opening >= moment
    assert time.is_open(opening)
    assert time.next_opening(opening) == opening
    assert (opening == moment) == time.is_open(moment)
    if opening > moment:
        assert not time.is_open(opening - timedelta(microseconds=1))
        assert time.next_opening(moment + (opening - moment) / 2) == opening


@settings(max_examples=200, deadline=None)
@given(time=times(), one=MOMENTS, other=MOMENTS, amount=st.integers(0, 30), unit=st.sampled_from(Unit))
def test_a_later_moment_is_never_due_sooner(
    time: BusinessTime, one: datetime, other: datetime, amount: int, unit: Unit
) -> None:
    wait = Duration(amount=amount, unit=unit)
    early, late = sorted([one, other])
    assert time.after(early, wait) <= time.after(late, wait)
    assert time.is_open(time.after(early, wait))


@settings(max_examples=200, deadline=None)
@given(time=times(), moment=MOMENTS, amount=st.integers(1, 20))
def test_between_a_day_and_its_nth_business_day_lie_the_others(
    time: BusinessTime, moment: datetime, amount: int
) -> None:
    due = time.after(moment, Duration(amount=amount, unit=Unit.BUSINESS_DAYS))
    opened, passed = moment, 0
    while opened < due:
        opened, passed = time.opening_after_today(opened), passed + 1
    assert (opened, passed) == (due, amount)


@settings(max_examples=200, deadline=None)
@given(time=times(), moment=MOMENTS)
def test_the_opening_after_today_is_on_a_later_day(time: BusinessTime, moment: datetime) -> None:
    opening = time.opening_after_today(moment)
    assert time.day_of(opening) > time.day_of(moment)
    assert time.is_open(opening)
    assert opening >= time.next_opening(moment)


def test_a_wall_time_that_the_change_to_summer_time_leaves_out_counts_as_without_it() -> None:
    night = office(150, 300, days=range(7))
    assert night.next_opening(at("29 Mar 00:00")) == datetime(2026, 3, 29, 1, 30, tzinfo=UTC)


def test_hours_that_the_change_leaves_out_altogether_are_closed_that_night() -> None:
    night = office(150, 190, days=range(7))
    assert night.next_opening(at("29 Mar 00:00")) == at("30 Mar 02:30")


def test_the_hour_that_comes_twice_opens_at_its_first_coming() -> None:
    night = office(150, 300, days=range(7))
    assert night.next_opening(at("25 Oct 00:00")) == datetime(2026, 10, 25, 0, 30, tzinfo=UTC)
    assert night.is_open(datetime(2026, 10, 25, 1, 15, tzinfo=UTC))


def test_a_day_that_the_zone_skipped_is_passed_over() -> None:
    apia = office(zone=ZoneInfo("Pacific/Apia"), days=range(7))
    before = datetime(2011, 12, 30, 6, 0, tzinfo=UTC)  # 20:00 on the 29th; the 30th did not come
    assert apia.next_opening(before) == datetime(2011, 12, 30, 19, 0, tzinfo=UTC)


def test_open_until_midnight_is_open_to_the_last_moment() -> None:
    always = office(0, 24 * 60, days=range(7))
    assert always.is_open(at("3 Nov 23:59"))
    assert always.next_opening(at("3 Nov 23:59")) == at("3 Nov 23:59")
    assert always.next_opening(at("4 Nov 12:00")) == at("5 Nov 00:00"), "the 4th is a holiday"


@pytest.mark.parametrize(
    ("moment", "wait", "due"),
    [
        ("3 Nov 11:00", "0m", "3 Nov 11:00"),
        ("3 Nov 11:00", "1d", "5 Nov 09:00"),
        ("3 Nov 11:00", "1w", "10 Nov 11:00"),
        ("3 Nov 11:00", "0bd", "3 Nov 11:00"),
        ("3 Nov 20:00", "0bd", "5 Nov 09:00"),
        ("3 Nov 23:00", "1bd", "5 Nov 09:00"),
        ("6 Nov 00:00", "1bd", "9 Nov 09:00"),
        ("24 Dec 09:00", "3bd", "30 Dec 09:00"),
    ],
)
def test_waits(moment: str, wait: str, due: str) -> None:
    assert office().after(at(moment), span(wait)) == at(due)


def test_a_year_without_an_open_day_ends_the_search() -> None:
    never = BusinessTime(Hours(days=frozenset()), BERLIN)
    assert never.next_opening(at("3 Nov 11:00")) > at("3 Nov 11:00") + timedelta(days=365)
    assert never.after(at("3 Nov 11:00"), span("4bd")) > at("3 Nov 11:00")


def test_an_end_before_the_start_is_the_start() -> None:
    assert end_of(occurrence(at("3 Nov 11:00"), at("3 Nov 10:00"))) == at("3 Nov 11:00")


def test_an_event_until_the_end_of_time_is_believed_a_year() -> None:
    endless = occurrence(at("3 Nov 11:00"), datetime.max.replace(tzinfo=UTC))
    assert end_of(endless) == at("3 Nov 11:00") + LONGEST_EVENT
    assert office().days_covered(endless) == LONGEST_EVENT.days + 1


def test_days_are_counted_as_they_are_lived() -> None:
    whole = occurrence(at("24 Oct 00:00"), at("26 Oct 00:00"))
    assert office().days_covered(whole) == 2, "one of the two has 25 hours"
    assert office().last_day(whole) == date(2026, 10, 25)
    assert office().days_covered(occurrence(at("3 Nov 00:00"), at("3 Nov 00:00"))) == 1
