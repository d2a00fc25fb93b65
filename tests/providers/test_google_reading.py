"""What a feed and a listing of Google Calendar come to, against what was known."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, date, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from hypothesis import given
from hypothesis import strategies as st

from followupd.domain.event import Window
from followupd.domain.ids import Source
from followupd.providers.calendars.google_cursor import NOTHING, BadCursor, Entry, State, decode, encode, mark
from followupd.providers.calendars.google_events import View
from followupd.providers.calendars.google_reading import Reading, window_days

BERLIN = ZoneInfo("Europe/Berlin")
NOVEMBER = Window(start=datetime(2026, 10, 21, 9, tzinfo=UTC), end=datetime(2026, 12, 20, 9, tzinfo=UTC))
Json = dict[str, Any]


def event(name: str, day: str = "2026-11-18", **fields: Any) -> Json:
    return {
        "id": name,
        "iCalUID": f"{name}@google.com",
        "status": "confirmed",
        "start": {"dateTime": f"{day}T10:00:00+01:00"},
        "end": {"dateTime": f"{day}T11:00:00+01:00"},
        "attendees": [{"email": "kim@acme.example", "responseStatus": "accepted"}],
        **fields,
    }


def instance(series: str, original: str, day: str = "", **fields: Any) -> Json:
    name = f"{series}_{original.replace('-', '')}T090000Z"
    shared = {"iCalUID": f"{series}@google.com", "recurringEventId": series}
    start = {"dateTime": f"{original}T10:00:00+01:00"}
    return {**event(name, day or original), **shared, "originalStartTime": start, **fields}


def cancelled(name: str, **fields: Any) -> Json:
    return {"id": name, "status": "cancelled", **fields}


def read(
    before: State, feed: Sequence[Json], listing: Sequence[Json], window: Window = NOVEMBER
) -> tuple[Reading, State]:
    reading = Reading(Source("work/calendars/0"), before, window, View(zone=BERLIN))
    reading.feed(feed)
    reading.listing(listing)
    reading.finish()
    now = State(
        token="t",
        days=window_days(window),
        zone="Europe/Berlin",
        notes=reading.notes,
        known=reading.known,
        entries=reading.entries,
    )
    return reading, decode(encode(now))


def told(reading: Reading) -> dict[str, int]:
    return {one.href: len(one.occurrences) for one in reading.changed}


WEEKLY = event("standup", "2026-11-02", recurrence=["RRULE:FREQ=WEEKLY"])
WEEKS = [instance("standup", day) for day in ("2026-11-02", "2026-11-09", "2026-11-16")]


def test_instance_that_was_moved_far_away_does_not_take_place_where_it_was() -> None:
    _, before = read(NOTHING, [WEEKLY], WEEKS)
    moved = instance("standup", "2026-11-09", day="2027-06-01")
    reading, _ = read(before, [moved], [WEEKS[0], WEEKS[2]])
    (series,) = reading.changed
    assert [one.id.recurrence_id for one in series.occurrences] == ["20261102T090000Z", "20261116T090000Z"]


def test_cancelled_instance_of_which_only_the_ids_are_told_takes_its_place_out() -> None:
    _, before = read(NOTHING, [WEEKLY], WEEKS)
    gone = cancelled("standup_20261109T090000Z", recurringEventId="standup")
    reading, _ = read(before, [gone], [WEEKS[0], WEEKS[2]])
    assert (told(reading), reading.removed, reading.lost) == ({"standup": 2}, [], 0)


def test_series_that_is_deleted_is_gone_with_all_its_instances() -> None:
    _, before = read(NOTHING, [WEEKLY], WEEKS)
    reading, after = read(before, [cancelled("standup")], [])
    assert (told(reading), reading.removed, reading.lost, after.entries) == ({}, ["standup"], 1, {})


def test_single_instance_that_one_was_invited_to_is_told_and_goes_when_it_is_cancelled() -> None:
    only = instance("theirs", "2026-11-10")
    reading, before = read(NOTHING, [only], [only])
    assert told(reading) == {"theirs": 1}
    assert reading.changed[0].recurring
    reading, _ = read(before, [cancelled("theirs_20261110T090000Z", recurringEventId="theirs")], [])
    assert (told(reading), reading.removed) == ({}, ["theirs"])


def test_past_of_instances_without_their_series_is_told_once_by_the_earliest() -> None:
    days = ("2024-03-02", "2024-03-01", "2026-11-10")
    reading, before = read(NOTHING, [instance("theirs", day) for day in days], [instance("theirs", days[2])])
    assert [(one.href, one.start.day) for one in reading.past] == [("theirs", 1)]
    reading, _ = read(before, [instance("theirs", "2026-11-11")], [instance("theirs", "2026-11-11")])
    assert reading.past == []


def test_series_tells_its_past_once_for_its_first_time() -> None:
    old = event("old", "2020-01-06", recurrence=["RRULE:FREQ=WEEKLY"])
    reading, before = read(NOTHING, [old], [instance("old", "2026-10-19"), instance("old", "2026-11-16")])
    assert [one.start.year for one in reading.past] == [2020]
    later = Window(start=NOVEMBER.start + timedelta(days=40), end=NOVEMBER.end + timedelta(days=40))
    reading, after = read(before, [], [instance("old", "2026-11-16")], later)
    assert (told(reading), reading.past) == ({"old": 0}, [])
    reading, _ = read(after, [], [], later)
    assert (told(reading), reading.past) == ({}, [])


def test_event_that_was_over_and_is_put_off_is_told_as_past_again_when_it_is_over() -> None:
    old, new = event("a", "2026-10-20"), event("a", "2026-10-21")
    first, before = read(NOTHING, [old], [old])
    second, between = read(before, [new], [new])
    later = Window(start=NOVEMBER.start + timedelta(days=1), end=NOVEMBER.end + timedelta(days=1))
    third, _ = read(between, [], [new], later)
    assert [[one.start.day for one in reading.past] for reading in (first, second, third)] == [[20], [], [21]]


def test_event_deleted_between_the_two_lists_stays_until_the_feed_tells_it() -> None:
    both = [event("a"), event("b", "2026-11-19")]
    _, before = read(NOTHING, both, both)
    reading, between = read(before, [event("a", summary="New")], [event("a", summary="New")])
    assert (told(reading), reading.removed) == ({"a": 1}, [])
    reading, _ = read(between, [cancelled("b")], [event("a", summary="New")])
    assert (told(reading), reading.removed) == ({}, ["b"])


def test_deleted_event_that_is_listed_again_was_restored() -> None:
    _, before = read(NOTHING, [event("a")], [event("a")])
    reading, _ = read(before, [cancelled("a")], [event("a")])
    assert (told(reading), reading.removed, reading.lost) == ({}, [], 0)


def test_deletion_of_what_was_never_told_is_no_news() -> None:
    _, before = read(NOTHING, [event("a")], [event("a")])
    reading, _ = read(before, [cancelled("focus")], [event("a")])
    assert (told(reading), reading.removed, reading.lost) == ({}, [], 0)


def test_damaged_instance_is_left_out_and_named_and_the_others_are_told() -> None:
    bad = instance("standup", "2026-11-09", start={"dateTime": "Tnoon"})
    reading, _ = read(NOTHING, [WEEKLY], [WEEKS[0], bad, WEEKS[2]])
    assert told(reading) == {"standup": 2}
    assert reading.notes == {"standup": ("one of its times cannot be read",)}


def test_event_that_gets_damaged_stays_as_it_was_until_it_is_mended() -> None:
    _, before = read(NOTHING, [event("a")], [event("a")])
    reading, between = read(before, [event("a", start={})], [])
    assert (told(reading), reading.removed, reading.notes) == ({}, [], {"a": ("it has no start",)})
    reading, still = read(between, [event("b")], [event("b")])
    assert reading.notes == {"a": ("it has no start",)}
    reading, _ = read(still, [event("a")], [event("a"), event("b")])
    assert (told(reading), reading.notes) == ({}, {})


def test_series_of_which_there_are_too_many_instances_is_named_and_not_told() -> None:
    days = [f"2026-11-{day:02}" for day in range(1, 29)]
    flood = [
        instance("flood", day, start={"dateTime": f"{day}T{hour:02}:00:00Z"}) for day in days for hour in range(24)
    ]
    reading, _ = read(NOTHING, [], [*flood, event("a")])
    assert told(reading) == {"a": 1}
    assert reading.notes == {"flood": ("it recurs too often, or each time lasts too long",)}


def test_focus_time_and_its_kin_are_not_told() -> None:
    kinds = ("focusTime", "workingLocation", "birthday", "fromGmail")
    entries = [event(f"e{number}", eventType=kind) for number, kind in enumerate(kinds)]
    reading, after = read(NOTHING, entries, entries)
    assert (told(reading), reading.past, after.known) == ({}, [], frozenset())


def test_cursor_holds_nobodys_address_and_no_text() -> None:
    _, state = read(NOTHING, [event("a", summary="Secret plan")], [event("a", summary="Secret plan")])
    assert not any(word in repr(state) for word in ("kim", "acme", "Secret"))


_ids = st.text(alphabet="abcdefghijklmnopqrstuv0123456789_", min_size=1, max_size=12)


@given(st.dictionaries(_ids, st.tuples(st.integers(0, 2**64 - 1), st.integers(0, 3))), st.text(max_size=20))
def test_cursor_is_read_as_it_was_written_and_never_when_it_is_cut(
    entries: dict[str, tuple[int, int]], token: str
) -> None:
    state = State(
        token=token,
        days=(20261021, 20261220),
        zone="Europe/Berlin",
        notes={"a": ("why", "why else")},
        known=frozenset(map(mark, entries)),
        entries={name: Entry(*entry) for name, entry in entries.items()},
    )
    cursor = encode(state)
    assert decode(cursor) == state
    for cut in (1, 5, len(cursor) // 2, len(cursor) - 1):
        try:
            decode(type(cursor)(cursor[:-cut]))
        except BadCursor:
            continue
        raise AssertionError(cut)


_days = st.sampled_from(
    ["2024-02-01", "2026-10-20", "2026-10-21", "2026-11-05", "2026-12-19", "2026-12-20", "2027-05-01"]
)
_calendars = st.dictionaries(st.sampled_from("abcdef"), st.tuples(_days, st.sampled_from(["x", "y"])))


def around(calendar: list[Json], *windows: Window) -> list[Json]:
    """What a listing of these windows shows, with a margin, as the calendar asks for it."""
    first, last = min(one.start for one in windows), max(one.end for one in windows)
    bounds = [f"{at:%Y-%m-%d}" for at in (first - timedelta(days=2), last + timedelta(days=2))]
    return [one for one in calendar if bounds[0] <= one["start"]["dateTime"] <= bounds[1]]


@given(st.lists(_calendars, min_size=1, max_size=5), st.data())
def test_differences_come_in_sum_to_what_a_first_reading_tells(calendars: list[dict[str, Any]], data: Any) -> None:
    state, known, past = NOTHING, dict[str, tuple[Any, ...]](), set[tuple[str, datetime]]()
    window, before = NOVEMBER, dict[str, Any]()
    for calendar in calendars:
        by = timedelta(days=data.draw(st.sampled_from([0, 0, 1, 3, 200])))
        last, window = window, Window(start=window.start + by, end=window.end + by)
        every = [event(name, day, summary=title) for name, (day, title) in calendar.items()]
        feed = [one for one in every if before.get(one["id"]) != calendar[one["id"]]]
        feed += [cancelled(name) for name in before if name not in calendar]
        reading, state = read(state, feed, around(every, last, window), window)
        for one in reading.changed:
            known[one.href] = one.occurrences
        for href in reading.removed:
            known.pop(href, None)
        past |= {(one.href, one.start) for one in reading.past}
        fresh, _ = read(NOTHING, every, around(every, window), window)
        assert {name: found for name, found in known.items() if found} == {
            one.href: one.occurrences for one in fresh.changed
        }
        assert reading.known == fresh.known
        assert past >= {(one.href, one.start) for one in fresh.past}
        before = calendar
        again, _ = read(state, [], around(every, window), window)
        assert (again.changed, again.removed, again.past) == ([], [], [])


_changes = st.dictionaries(st.integers(0, 12), st.none() | st.integers(-40, 40), max_size=4)
_series = st.tuples(st.sampled_from(["2026-08-03", "2026-10-05", "2026-11-02", "2026-12-14"]), _changes)


def exceptions(name: str, first: str, changes: dict[int, int | None]) -> dict[int, Json]:
    """What differs from the series, by week: cancelled, or moved by days."""
    found = {}
    for week, by in changes.items():
        original = date.fromisoformat(first) + timedelta(weeks=week)
        one = instance(name, f"{original}", f"{original + timedelta(days=by or 0)}")
        kept = ("id", "recurringEventId", "originalStartTime")
        found[week] = {"status": "cancelled", **{key: one[key] for key in kept}} if by is None else one
    return found


@given(st.lists(st.dictionaries(st.sampled_from("ab"), _series), min_size=1, max_size=4), st.data())
def test_series_come_in_sum_to_what_a_first_reading_tells(calendars: list[dict[str, Any]], data: Any) -> None:
    state, known, window = NOTHING, dict[str, tuple[Any, ...]](), NOVEMBER
    before: dict[str, Any] = {}
    for calendar in calendars:
        by = timedelta(days=data.draw(st.sampled_from([0, 0, 1, 8])))
        last, window = window, Window(start=window.start + by, end=window.end + by)
        feed: list[Json] = [cancelled(name) for name in before if name not in calendar]
        whole, listing = list[Json](), list[Json]()
        for name, (first, changes) in calendar.items():
            master = event(name, first, recurrence=["RRULE:FREQ=WEEKLY"])
            told, old_first, old = exceptions(name, first, changes), *before.get(name, ("", {}))
            whole += [master, *told.values()]
            if first != old_first or old.keys() - changes.keys():
                feed += [master, *told.values()]
            else:
                feed += [one for week, one in told.items() if week not in old or old[week] != changes[week]]
            days = [date.fromisoformat(first) + timedelta(weeks=week) for week in range(30)]
            listing += [told.get(week, instance(name, f"{day}")) for week, day in enumerate(days)]
        listing = [one for one in listing if one["status"] != "cancelled"]
        reading, state = read(state, feed, around(listing, last, window), window)
        for one in reading.changed:
            known[one.href] = one.occurrences
        for href in reading.removed:
            known.pop(href, None)
        fresh, _ = read(NOTHING, whole, around(listing, window), window)
        assert {name: found for name, found in known.items() if found} == {
            one.href: one.occurrences for one in fresh.changed
        }
        assert reading.known == fresh.known
        before = calendar
