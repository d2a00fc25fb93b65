"""The laws of `CalendarSource`, against every kind of calendar."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from calendar_drivers import CalendarDriver, FileDriver, FolderDriver, UrlDriver, web_server
from google_calendar_driver import GoogleDriver
from google_servers import GoogleServer

from followupd.domain.event import CalendarObject, Window
from followupd.domain.ids import Cursor
from followupd.errors import CursorExpired, SuspiciousShrink, Unavailable
from followupd.ports.calendars import ChangeSet

NOW = datetime(2026, 11, 20, 9, tzinfo=UTC)


def window_at(now: datetime) -> Window:
    return Window(start=now - timedelta(days=30), end=now + timedelta(days=30))


NOVEMBER = window_at(NOW)


@pytest.fixture(params=["file", "folder", "url", "google_stub", "google_myworld"])
def driver(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[CalendarDriver]:
    match request.param:
        case "file":
            yield FileDriver(tmp_path)
        case "folder":
            yield FolderDriver(tmp_path)
        case "google_stub" | "google_myworld":
            server: GoogleServer = request.getfixturevalue(request.param)
            server.needs("sync_tokens", "recurrence", "edit_events")
            yield GoogleDriver(server.account(), guests_answer=server.name == "stub")
        case _:
            with web_server() as (url, served):
                yield UrlDriver(url, served)


def needs(can: bool, what: str) -> None:
    if not can:
        pytest.skip(f"{what} cannot be made there by its user")


def meeting(uid: str, day: str = "20261118", more: str = "", guest: str = "kim@acme.example") -> str:
    return (
        f"BEGIN:VEVENT\nUID:{uid}\nDTSTART;TZID=Europe/Berlin:{day}T100000\nDTEND;TZID=Europe/Berlin:{day}T110000\n"
        f"SUMMARY:Meeting {uid}\nATTENDEE;PARTSTAT=ACCEPTED;CN=Kim Lee:mailto:{guest}\n{more}END:VEVENT\n"
    )


def week_of(*uids: str) -> dict[str, str]:
    return {uid: meeting(uid, f"202611{number:02}") for number, uid in enumerate(uids, 10)}


def uids(objects: tuple[CalendarObject, ...]) -> set[str]:
    return {one.uid for one in objects}


def named(driver: CalendarDriver, *names: str) -> set[str]:
    return {driver.uid(name) for name in names}


def is_empty(change: ChangeSet) -> bool:
    return not (change.changed or change.removed or change.past or change.is_snapshot)


def test_first_pull_tells_everything_in_the_window(driver: CalendarDriver) -> None:
    driver.events = {
        "now": meeting("now"),
        "old": meeting("old", "20240105"),
        "far": meeting("far", "20290105"),
    }
    driver.save()
    change = driver.source.changes_since(None, NOVEMBER)
    assert uids(change.changed) == named(driver, "now")
    (told,) = change.changed[0].occurrences
    assert (told.start, told.end) == (datetime(2026, 11, 18, 9, tzinfo=UTC), datetime(2026, 11, 18, 10, tzinfo=UTC))
    assert (told.id.uid, told.id.recurrence_id, told.event.title) == (driver.uid("now"), None, "Meeting now")
    assert [(p.uid, p.start, p.addresses) for p in change.past] == [
        (driver.uid("old"), datetime(2024, 1, 5, 9, tzinfo=UTC), ("kim@acme.example",))
    ]
    assert change.is_snapshot
    assert {one.source for one in change.changed} == {"work/calendars/0"}


def test_nothing_changed_is_an_empty_delta_and_an_equal_cursor(driver: CalendarDriver) -> None:
    broken = {"broken": meeting("broken").replace("DTSTART;", "X-START;")} if driver.capabilities.serves_damage else {}
    driver.events = week_of("a", "b") | broken
    driver.save()
    first = driver.source.changes_since(None, NOVEMBER)
    later = Window(start=NOVEMBER.start + timedelta(hours=1), end=NOVEMBER.end + timedelta(hours=1))
    second = driver.source.changes_since(first.cursor, later)
    assert is_empty(second)
    assert second.cursor == first.cursor
    assert [one.why for one in second.quarantined] == ["it has no start" for _ in broken]


def test_one_change_tells_one_object_under_the_same_href(driver: CalendarDriver) -> None:
    driver.events = week_of("a", "b", "c")
    driver.save()
    first = driver.source.changes_since(None, NOVEMBER)
    driver.events["b"] = meeting("b", "20261125")
    driver.save()
    second = driver.source.changes_since(first.cursor, NOVEMBER)
    assert uids(second.changed) == named(driver, "b")
    assert (second.removed, second.past) == ((), ())
    before = {one.uid: one for one in first.changed}[driver.uid("b")]
    assert second.changed[0].href == before.href
    assert second.changed[0].etag != before.etag


def test_new_and_removed_events_are_told(driver: CalendarDriver) -> None:
    driver.events = week_of("a", "b", "c")
    driver.save()
    first = driver.source.changes_since(None, NOVEMBER)
    gone = {one.uid: one.href for one in first.changed}[driver.uid("a")]
    del driver.events["a"]
    driver.events["d"] = meeting("d")
    driver.save()
    second = driver.source.changes_since(first.cursor, NOVEMBER)
    assert (uids(second.changed), second.removed) == (named(driver, "d"), (gone,))


def test_overrides_travel_with_their_master(driver: CalendarDriver) -> None:
    series = meeting("s", "20261102", "RRULE:FREQ=WEEKLY;COUNT=3\n")
    driver.events = {"s": series}
    driver.save()
    first = driver.source.changes_since(None, NOVEMBER)
    assert [o.start.day for o in first.changed[0].occurrences] == [2, 9, 16]
    driver.events["s"] += meeting("s", "20261110", "RECURRENCE-ID:20261109T090000Z\n")
    driver.save()
    second = driver.source.changes_since(first.cursor, NOVEMBER)
    assert [(o.id.recurrence_id, o.start.day) for o in second.changed[0].occurrences] == [
        ("20261102T090000Z", 2),
        ("20261109T090000Z", 10),
        ("20261116T090000Z", 16),
    ]
    assert second.changed[0].recurring


def test_moving_window_tells_what_comes_in_and_what_is_over(driver: CalendarDriver) -> None:
    driver.events = {
        "leaving": meeting("leaving", "20261022"),
        "staying": meeting("staying"),
        "coming": meeting("coming", "20261222"),
        "series": meeting("series", "20261001", "RRULE:FREQ=DAILY\n"),
    }
    driver.save()
    first = driver.source.changes_since(None, NOVEMBER)
    assert uids(first.changed) == named(driver, "leaving", "staying", "series")
    second = driver.source.changes_since(first.cursor, window_at(NOW + timedelta(days=5)))
    told = {one.uid: len(one.occurrences) for one in second.changed}
    assert told == {driver.uid("leaving"): 0, driver.uid("coming"): 1, driver.uid("series"): 60}
    assert [p.uid for p in second.past] == [driver.uid("leaving")]
    assert (second.removed, second.is_snapshot) == ((), False)


def test_long_pause_tells_what_was_never_in_a_window_as_past(driver: CalendarDriver) -> None:
    driver.events = {"between": meeting("between", "20270601")}
    driver.save()
    first = driver.source.changes_since(None, NOVEMBER)
    second = driver.source.changes_since(first.cursor, window_at(NOW + timedelta(days=700)))
    third = driver.source.changes_since(second.cursor, window_at(NOW + timedelta(days=800)))
    assert ([p.uid for p in first.past], [p.uid for p in second.past], third.past) == ([], [driver.uid("between")], ())


def test_past_names_nobody_who_declined_no_rooms_and_nothing_cancelled(driver: CalendarDriver) -> None:
    needs(driver.capabilities.guests_answer, "a guest who declined")
    others = "ATTENDEE;PARTSTAT=DECLINED:mailto:no@example.net\nATTENDEE;CUTYPE=ROOM:mailto:room@acme.example\n"
    driver.events = {
        "met": meeting("met", "20240105", others + "ORGANIZER:mailto:boss@acme.example\n"),
        "cancelled": meeting("cancelled", "20240106", "STATUS:CANCELLED\n"),
        "alone": meeting("alone", "20240107").replace("ATTENDEE;", "X-ATTENDEE;"),
        "series": meeting("series", "20240108", "RRULE:FREQ=WEEKLY\n"),
    }
    driver.save()
    change = driver.source.changes_since(None, NOVEMBER)
    assert {p.uid: set(p.addresses) for p in change.past} == {
        driver.uid("met"): {"kim@acme.example"}
        | ({"boss@acme.example"} if driver.capabilities.any_organizer else set()),
        driver.uid("series"): {"kim@acme.example"},
    }
    assert next(p.start for p in change.past if p.uid == driver.uid("series")) == datetime(2024, 1, 8, 9, tzinfo=UTC)


def test_event_moved_out_of_the_window_is_told_without_occurrences(driver: CalendarDriver) -> None:
    driver.events = week_of("a", "b")
    driver.save()
    first = driver.source.changes_since(None, NOVEMBER)
    driver.events["a"] = meeting("a", "20280101")
    driver.save()
    second = driver.source.changes_since(first.cursor, NOVEMBER)
    assert [(one.uid, one.occurrences) for one in second.changed] == [(driver.uid("a"), ())]
    assert second.removed == ()


def test_damaged_event_is_named_and_the_others_are_told(driver: CalendarDriver) -> None:
    needs(driver.capabilities.serves_damage, "an event that is damaged")
    driver.events = week_of("a", "b") | {"bad": meeting("bad").replace("T100000", "Tnoon")}
    driver.save()
    first = driver.source.changes_since(None, NOVEMBER)
    assert uids(first.changed) == named(driver, "a", "b")
    assert [("bad" in one.ref or ".ics" in one.ref, one.why) for one in first.quarantined] == [
        (True, "one of its times cannot be read")
    ]
    driver.events["bad"] = meeting("bad")
    driver.save()
    second = driver.source.changes_since(first.cursor, NOVEMBER)
    assert (uids(second.changed), second.quarantined) == (named(driver, "bad"), ())


def test_event_that_gets_damaged_is_not_taken_for_deleted(driver: CalendarDriver) -> None:
    needs(driver.capabilities.serves_damage, "an event that is damaged")
    driver.events = week_of("a", "b")
    driver.save()
    first = driver.source.changes_since(None, NOVEMBER)
    driver.events["a"] = meeting("a").replace("T100000", "Tnoon")
    driver.save()
    second = driver.source.changes_since(first.cursor, NOVEMBER)
    assert (second.changed, second.removed, len(second.quarantined)) == ((), (), 1)


def test_losing_half_of_four_is_held_until_it_is_accepted(driver: CalendarDriver) -> None:
    driver.events = week_of("a", "b", "c", "d")
    driver.save()
    first = driver.source.changes_since(None, NOVEMBER)
    driver.events = week_of("a", "b")
    driver.save()
    with pytest.raises(SuspiciousShrink) as held:
        driver.source.changes_since(first.cursor, NOVEMBER)
    assert (held.value.before, held.value.now) == (4, 2)
    accepted = driver.source.changes_since(first.cursor, NOVEMBER, accept_loss=True)
    assert len(accepted.removed) == 2


@pytest.mark.parametrize(("before", "after"), [("abc", "a"), ("abcd", "abc"), ("abcde", "abc")])
def test_losing_less_than_half_or_of_fewer_than_four_is_nothing_special(
    driver: CalendarDriver, before: str, after: str
) -> None:
    driver.events = week_of(*before)
    driver.save()
    first = driver.source.changes_since(None, NOVEMBER)
    driver.events = week_of(*after)
    driver.save()
    assert len(driver.source.changes_since(first.cursor, NOVEMBER).removed) == len(before) - len(after)


def test_calendar_that_is_not_there_is_unavailable_and_nothing_is_lost(driver: CalendarDriver) -> None:
    driver.events = week_of("a", "b")
    driver.save()
    first = driver.source.changes_since(None, NOVEMBER)
    driver.take_away()
    with pytest.raises(Unavailable):
        driver.source.changes_since(first.cursor, NOVEMBER)
    driver.save()
    again = driver.source.changes_since(first.cursor, NOVEMBER)
    assert is_empty(again)


def test_half_written_export_is_told_and_nothing_is_lost(driver: CalendarDriver) -> None:
    needs(driver.capabilities.ends_early, "a transfer that is cut off")
    driver.events = week_of("a", "b", "c", "d", "e")
    driver.save()
    first = driver.source.changes_since(None, NOVEMBER)
    driver.cut_off()
    if isinstance(driver, FolderDriver):
        change = driver.source.changes_since(first.cursor, NOVEMBER)
        assert (change.changed, change.removed) == ((), ())
        assert ["cut off" in one.why for one in change.quarantined] == [True]
    else:
        with pytest.raises(Unavailable) as why:
            driver.source.changes_since(first.cursor, NOVEMBER)
        assert "cut off" in str(why.value)
    driver.save()
    again = driver.source.changes_since(first.cursor, NOVEMBER)
    assert (again.removed, again.quarantined) == ((), ())


def test_cursor_that_is_none_of_ours_has_expired(driver: CalendarDriver) -> None:
    driver.events = week_of("a")
    driver.save()
    good = driver.source.changes_since(None, NOVEMBER).cursor
    for bad in (Cursor("rubbish"), Cursor('{"v":999}\n'), Cursor(good[:-9] + "AAAAAAAA=")):
        with pytest.raises(CursorExpired):
            driver.source.changes_since(bad, window_at(NOW + timedelta(days=3)))


def test_same_events_written_anew_are_no_change(driver: CalendarDriver) -> None:
    driver.events = week_of("a", "b", "c")
    driver.save()
    first = driver.source.changes_since(None, NOVEMBER)
    driver.events = dict(reversed(driver.events.items()))
    driver.save()
    assert is_empty(driver.source.changes_since(first.cursor, NOVEMBER))


def test_event_without_uid_keeps_the_one_that_it_was_given(driver: CalendarDriver) -> None:
    driver.events = {"x": meeting("x").replace("UID:x\n", "")}
    driver.save()
    first, second = (driver.source.changes_since(None, NOVEMBER) for _ in range(2))
    assert first.changed[0].uid == second.changed[0].uid != ""
