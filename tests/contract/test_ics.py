"""What a reading of .ics files costs, in counted operations, and what only these calendars have."""

from __future__ import annotations

import cProfile
import pstats
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

from calendar_drivers import FolderDriver, UrlDriver, calendar_text, replace_file, web_server

from followupd.domain.event import Window
from followupd.domain.ids import AccountName, Cursor, Source
from followupd.ports.calendars import ChangeSet
from followupd.providers.calendars.ics import IcsCalendar

NOW = datetime(2026, 11, 20, 9, tzinfo=UTC)
WINDOW = Window(start=NOW - timedelta(days=30), end=NOW + timedelta(days=30))


def event(number: int, day: datetime, more: str = "") -> str:
    return (
        f"BEGIN:VEVENT\nUID:{number}@example.org\nDTSTART;TZID=Europe/Berlin:{day:%Y%m%d}T100000\n"
        f"DTEND;TZID=Europe/Berlin:{day:%Y%m%d}T110000\nSUMMARY:Number {number}\n"
        f"ATTENDEE;CN=Kim:mailto:kim{number}@acme.example\n{more}END:VEVENT\n"
    )


def years_of(count: int) -> list[str]:
    """One event a day, the last of them today."""
    return [event(number, NOW - timedelta(days=number)) for number in range(count)]


def source(path: Path, zone: str = "Europe/Berlin") -> IcsCalendar:
    return IcsCalendar(Source("work/calendars/0"), AccountName("work"), path, ZoneInfo(zone))


def counted(call: Callable[[], ChangeSet]) -> tuple[ChangeSet, dict[str, int], int]:
    """What `call` returns, how often each function ran by name, and how many calls there were in all."""
    profile = cProfile.Profile()
    change = profile.runcall(call)
    stats = pstats.Stats(profile)
    calls = {name: count for (_, _, name), (_, count, *_) in stats.stats.items()}  # type: ignore[attr-defined]
    return change, calls, sum(calls.values())


def test_only_what_can_matter_is_parsed(tmp_path: Path) -> None:
    path = tmp_path / "calendar.ics"
    path.write_bytes(calendar_text(*years_of(400)))
    change, calls, _ = counted(lambda: source(path).changes_since(None, WINDOW))
    assert len(change.changed) == 30
    assert len(change.past) == 370
    assert calls["read_component"] == 38  # the window, and a week before it


def test_one_changed_event_is_the_only_one_that_is_parsed(tmp_path: Path) -> None:
    path = tmp_path / "calendar.ics"
    events = years_of(400)
    replace_file(path, calendar_text(*events))
    first = source(path).changes_since(None, WINDOW)
    events[3] = events[3].replace("SUMMARY:", "SUMMARY:Changed ")
    replace_file(path, calendar_text(*events))
    second, calls, _ = counted(lambda: source(path).changes_since(first.cursor, WINDOW))
    assert [one.uid for one in second.changed] == ["3@example.org"]
    assert (calls["read_component"], calls["look_at"]) == (1, 1)


def test_unchanged_file_is_not_opened(tmp_path: Path) -> None:
    path = tmp_path / "calendar.ics"
    path.write_bytes(calendar_text(*years_of(5)))
    first = source(path).changes_since(None, WINDOW)
    _, calls, total = counted(lambda: source(path).changes_since(first.cursor, WINDOW))
    assert not {"scan", "read", "unpack"} & calls.keys()
    assert total < 300


def test_only_the_changed_file_of_a_folder_is_opened(tmp_path: Path) -> None:
    driver = FolderDriver(tmp_path)
    driver.events = {str(number): one for number, one in enumerate(years_of(50))}
    driver.save()
    first = driver.source.changes_since(None, WINDOW)
    driver.events["7"] = driver.events["7"].replace("SUMMARY:", "SUMMARY:Changed ")
    driver.save()
    second, calls, _ = counted(lambda: driver.source.changes_since(first.cursor, WINDOW))
    assert (len(second.changed), calls["_read_file"]) == (1, 1)


def test_unchanged_url_costs_one_conditional_request() -> None:
    with web_server() as (url, served):
        driver = UrlDriver(url, served, {"a": event(1, NOW)})
        driver.save()
        first = driver.source.changes_since(None, WINDOW)
        served.asked.clear()
        second = driver.source.changes_since(first.cursor, WINDOW)
    assert (second.cursor, second.changed) == (first.cursor, ())
    ((path, headers),) = served.asked
    assert path == "/private-token/basic.ics"
    assert "If-None-Match" in headers


def test_work_grows_in_proportion_to_the_file(tmp_path: Path) -> None:
    totals = []
    for count in (500, 2000):
        path = tmp_path / f"{count}.ics"
        path.write_bytes(calendar_text(*years_of(count)))
        totals.append(counted(lambda path=path: source(path).changes_since(None, WINDOW))[2])  # type: ignore[misc]
    assert totals[1] < 4.5 * totals[0]


def test_overrides_far_from_the_window_are_not_parsed(tmp_path: Path) -> None:
    path = tmp_path / "calendar.ics"
    first = datetime(2024, 1, 1)
    rid = "RECURRENCE-ID;TZID=Europe/Berlin:{:%Y%m%d}T100000\n"
    series = [event(0, first, "RRULE:FREQ=DAILY\n")]
    series += [event(0, first + timedelta(days=n), rid.format(first + timedelta(days=n))) for n in range(0, 1400, 10)]
    path.write_bytes(calendar_text(*series))
    change, calls, _ = counted(lambda: source(path).changes_since(None, WINDOW))
    ids = [one.id for one in change.changed[0].occurrences]
    assert len(ids) == len(set(ids)) == 59
    assert calls["read_component"] < 12


def test_this_and_future_of_long_ago_still_counts(tmp_path: Path) -> None:
    path = tmp_path / "calendar.ics"
    moved = event(0, datetime(2025, 1, 8), "RECURRENCE-ID;RANGE=THISANDFUTURE;TZID=Europe/Berlin:20250107T100000\n")
    path.write_bytes(calendar_text(event(0, datetime(2024, 1, 2), "RRULE:FREQ=WEEKLY\n"), moved))
    change = source(path).changes_since(None, WINDOW)
    assert {one.start.strftime("%a") for one in change.changed[0].occurrences} == {"Wed"}


def test_zone_that_everybody_knows_is_no_change_and_one_s_own_is(tmp_path: Path) -> None:
    path = tmp_path / "calendar.ics"
    rules = "BEGIN:STANDARD\nDTSTART:19700101T000000\nTZOFFSETFROM:{0}\nTZOFFSETTO:{0}\nEND:STANDARD\n"
    zone = f"BEGIN:VTIMEZONE\nTZID:{{1}}\n{rules}END:VTIMEZONE\n"
    events = [event(1, NOW).replace("Europe/Berlin", "Mine"), event(2, NOW)]

    def pull(cursor: Cursor | None, *zones: str) -> ChangeSet:
        replace_file(path, calendar_text(*zones, *events))
        return source(path).changes_since(cursor, WINDOW)

    first = pull(None, zone.format("+0100", "Mine"))
    second = pull(first.cursor, zone.format("+0100", "Mine"), zone.format("+0000", "Europe/London"))
    assert second.changed == ()
    third = pull(second.cursor, zone.format("+0500", "Mine"))
    assert {one.uid: one.occurrences[0].start.hour for one in third.changed}["1@example.org"] == 5


def test_another_time_zone_of_mine_tells_everything_anew(tmp_path: Path) -> None:
    path = tmp_path / "calendar.ics"
    path.write_bytes(calendar_text("BEGIN:VEVENT\nUID:f\nDTSTART:20261120T090000\nEND:VEVENT\n", event(1, NOW)))
    first = source(path).changes_since(None, WINDOW)
    second = source(path, "America/New_York").changes_since(first.cursor, WINDOW)
    hours = {one.uid: one.occurrences[0].start.hour for one in second.changed}
    assert hours == {"f": 14, "1@example.org": 9}


def test_unknown_zone_is_told_and_named(tmp_path: Path) -> None:
    path = tmp_path / "calendar.ics"
    path.write_bytes(calendar_text(event(1, NOW).replace("Europe/Berlin", "Atlantis"), event(2, NOW)))
    first = source(path).changes_since(None, WINDOW)
    assert len(first.changed) == 2
    assert [(one.ref, one.why) for one in first.quarantined] == [
        ("1@example.org", "its time zone 'Atlantis' is unknown; its times are taken in Europe/Berlin")
    ]
    assert source(path).changes_since(first.cursor, WINDOW).quarantined == first.quarantined
