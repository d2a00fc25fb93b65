"""Calendars are written by strangers: bombs, rubbish."""

from __future__ import annotations

import contextlib
import os
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from followupd.derive.components import scan
from followupd.derive.contentlines import Damaged
from followupd.derive.occurrences import expand
from followupd.derive.rules import is_costly, parse_rule, wall_times
from followupd.domain.event import Window
from followupd.domain.ids import AccountName, Source
from followupd.errors import Unavailable
from followupd.ports.calendars import ChangeSet
from followupd.providers.calendars.bounded import KILLS, BoundedTimes
from followupd.providers.calendars.ics import NOTES_CAP, IcsCalendar
from followupd.providers.calendars.ics_files import LOCAL_CAP, Unreadable, listing, read
from followupd.providers.calendars.ics_reading import seen_in

pytestmark = pytest.mark.timeout(120)

WINDOW = Window(start=datetime(2026, 10, 20, tzinfo=UTC), end=datetime(2026, 12, 20, tzinfo=UTC))
GOOD = "BEGIN:VEVENT\nUID:good\nDTSTART:20261102T090000Z\nSUMMARY:Good\nEND:VEVENT\n"


def pull(tmp_path: Path, data: bytes) -> ChangeSet:
    path = tmp_path / "calendar.ics"
    path.write_bytes(data)
    return IcsCalendar(Source("s"), AccountName("a"), path, UTC).changes_since(None, WINDOW)


def calendar(*events: str) -> bytes:
    return f"BEGIN:VCALENDAR\n{''.join(events)}{GOOD}END:VCALENDAR\n".encode()


def bomb(lines: str) -> str:
    return f"BEGIN:VEVENT\nUID:bomb\nDTSTART:20261102T090000Z\n{lines}\nEND:VEVENT\n"


def outcome(change: ChangeSet) -> dict[str, str]:
    """What became of the bomb, by UID; the good event beside it must have been told."""
    assert "good" in {one.uid for one in change.changed}
    return {one.ref: one.why for one in change.quarantined}


@pytest.mark.parametrize(
    "lines",
    [
        "RRULE:FREQ=SECONDLY",
        "RRULE:FREQ=SECONDLY;BYMONTH=2;BYMONTHDAY=30",
        "RRULE:FREQ=MINUTELY;COUNT=5",
        "RRULE:FREQ=DAILY;BYHOUR=" + ",".join(map(str, range(24))) + ";BYMINUTE=0,30",
        "RRULE:FREQ=YEARLY;BYHOUR=1,2,3;BYMINUTE=1,2,3;BYSECOND=1,2,3;BYSETPOS=1",
        "RRULE:FREQ=HOURLY;BYMINUTE=0,30",
        "RRULE:FREQ=HOURLY",
        "RRULE:FREQ=HOURLY\nDURATION:P3650D",
        "RRULE:FREQ=HOURLY;BYHOUR=1,2,3,4,5,6,7,8\nDURATION:P3650D",
        "RRULE:FREQ=DAILY\nDURATION:P3650D",
        "RRULE:FREQ=DAILY\nDURATION:P30D",
        "RRULE:FREQ=DAILY;INTERVAL=0",
        "RRULE:FREQ=DAILY;INTERVAL=99999999999",
        "RRULE:FREQ=DAILY;INTERVAL=" + "9" * 5000,
        "RRULE:FREQ=DAILY;COUNT=" + "9" * 5000,
        "\n".join(f"RRULE:FREQ=DAILY;INTERVAL={n}" for n in range(1, 30)),
        "\n".join(f"RDATE:20261103T{n // 3600:02}{n // 60 % 60:02}{n % 60:02}Z" for n in range(100)),
        "\n".join(f"RDATE:2026110{n % 9 + 1}T090000Z" for n in range(10_001)),
        "\n".join(f"EXDATE:2026110{n % 9 + 1}T090000Z" for n in range(10_001)),
        "\n".join(f"ATTENDEE:mailto:p{n}@example.org" for n in range(501)),
        "DESCRIPTION:" + "x" * 65_537,
        "DESCRIPTION:" + "x\n " * 70_000,
        "BEGIN:VALARM\n" * 40 + "END:VALARM\n" * 40,
        "BEGIN:VALARM",
        "BEGIN:VALARM\n" * 100_000,
    ],
    ids=lambda lines: lines[:40].replace("\n", " "),
)
def test_bomb_is_quarantined_and_the_others_are_told(tmp_path: Path, lines: str) -> None:
    assert "bomb" in outcome(pull(tmp_path, calendar(bomb(lines))))


@pytest.mark.parametrize(
    "lines",
    [
        "RRULE:FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30",
        "RRULE:FREQ=DAILY;COUNT=1000000000",
        "RRULE:FREQ=HOURLY;COUNT=24",
        "RRULE:FREQ=DAILY;BYHOUR=8,10,12,14,16",
        "RRULE:FREQ=HOURLY;INTERVAL=4\nDURATION:P1D",
        "RRULE:FREQ=DAILY\nDURATION:P14D",
        "RRULE:FREQ=WEEKLY\nDURATION:P90D",
        "RRULE:FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-1",
        "\n".join(f"ATTENDEE:mailto:p{n}@example.org" for n in range(500)),
        "ATTACH;ENCODING=BASE64;VALUE=BINARY:" + "QUJD\n " * 30_000,
        "X-ODD\x00NAME:1\nNO COLON HERE\n:\n;=:\nX;Y",
    ],
    ids=lambda lines: lines[:40].replace("\n", " "),
)
def test_what_only_looks_dangerous_is_told(tmp_path: Path, lines: str) -> None:
    change = pull(tmp_path, calendar(bomb(lines)))
    assert outcome(change) == {}
    assert "bomb" in {one.uid for one in change.changed}


def test_hundred_thousand_attendees_and_huge_properties_are_held(tmp_path: Path) -> None:
    crowd = "\n".join(f"ATTENDEE;PARTSTAT=ACCEPTED:mailto:person{n}@example.org" for n in range(100_000))
    long = bomb("X-JUNK:" + "x" * 5_000_000).replace("UID:bomb", "UID:long")
    folded = bomb("X-JUNK:" + "\n x" * 1_000_000).replace("UID:bomb", "UID:folded")
    found = outcome(pull(tmp_path, calendar(bomb(crowd), long, folded)))
    assert set(found) == {"bomb", "long", "folded"}


def test_events_nested_in_events_are_named_once_and_counted(tmp_path: Path) -> None:
    nested = "".join(f"BEGIN:VEVENT\nUID:n{n}\n" for n in range(1000)) + "END:VEVENT\n" * 1000
    change = pull(tmp_path, calendar(nested))
    outcome(change)
    assert len(change.quarantined) == NOTES_CAP + 1


def test_file_over_the_cap_is_not_read(tmp_path: Path) -> None:
    path = tmp_path / "calendar.ics"
    with path.open("wb") as file:
        file.truncate(LOCAL_CAP + 1)
    with pytest.raises(Unavailable) as why:
        IcsCalendar(Source("s"), AccountName("a"), path, UTC).changes_since(None, WINDOW)
    assert "larger than 50 MB" in str(why.value)


@pytest.mark.parametrize(
    "rule", ["FREQ=DAILY;BYMONTH=2;BYMONTHDAY=30", "FREQ=WEEKLY;BYMONTH=2;BYMONTHDAY=30", "FREQ=HOURLY;BYMONTH=13"]
)
def test_rule_that_yields_nothing_for_ages_is_killed(rule: str) -> None:
    start, end = datetime(2026, 1, 1), datetime(2026, 12, 31)
    read = parse_rule(rule, lambda _: end)
    assert is_costly(start, [read], start, end)
    times = BoundedTimes(timeout_s=0.2)
    for day in range(1, KILLS + 3):
        with pytest.raises(Damaged, match="too long"):
            times(start.replace(day=day), [read], start, end)
    assert times.killed == KILLS


def test_costly_rule_that_ends_in_time_is_worked_out() -> None:
    first = datetime(1800, 1, 1, 9)
    read = parse_rule("FREQ=DAILY;COUNT=1000000000", lambda _: first)
    start, end = datetime(2026, 1, 1), datetime(2026, 1, 3)
    assert is_costly(first, [read], start, end)
    assert BoundedTimes()(first, [read], start, end) == [datetime(2026, 1, 1, 9), datetime(2026, 1, 2, 9)]


COMMON = [
    "FREQ=WEEKLY",
    "FREQ=WEEKLY;INTERVAL=2;BYDAY=MO,WE,FR;WKST=SU",
    "FREQ=DAILY;BYDAY=MO,TU,WE,TH,FR",
    "FREQ=DAILY;INTERVAL=3",
    "FREQ=MONTHLY",
    "FREQ=MONTHLY;BYMONTHDAY=31",
    "FREQ=MONTHLY;BYDAY=-1FR",
    "FREQ=MONTHLY;BYDAY=5MO",
    "FREQ=MONTHLY;BYDAY=FR;BYMONTHDAY=13",
    "FREQ=MONTHLY;INTERVAL=3;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-1",
    "FREQ=YEARLY",
    "FREQ=YEARLY;BYMONTH=11;BYDAY=4TH",
    "FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=28",
]


@pytest.mark.parametrize("rule", COMMON)
def test_ordinary_rules_need_no_child(rule: str) -> None:
    now = datetime(2026, 11, 2, 9)
    read = parse_rule(rule, lambda _: now)
    assert not is_costly(datetime(2016, 2, 29, 9), [read], now, datetime(2027, 2, 2))


@pytest.mark.parametrize("rule", [*COMMON, "FREQ=HOURLY;INTERVAL=5"])
def test_starting_late_finds_the_same_times_as_starting_at_the_beginning(rule: str) -> None:
    first, last = datetime(2016, 2, 29, 9), datetime(2027, 2, 2)
    read = parse_rule(rule, lambda _: last)
    whole = wall_times(first, [read], first, last)
    for start in (datetime(2016, 3, 1), datetime(2020, 1, 1), datetime(2026, 11, 2, 9)):
        assert wall_times(first, [read], start, last) == [at for at in whole if at >= start]


def variants() -> Iterator[tuple[str, bytes]]:
    plain = calendar()
    yield "crlf", plain.replace(b"\n", b"\r\n")
    yield "cr only", plain.replace(b"\n", b"\r")
    yield "byte order mark", b"\xef\xbb\xbf" + plain
    yield "lower case", plain.lower().replace(b"t090000z", b"T090000Z")
    yield "trailing blanks", plain.replace(b"VEVENT\n", b"VEVENT \t\n")
    yield "blank lines", plain.replace(b"\n", b"\n\n")
    yield "NULs and invalid UTF-8", plain.replace(b"SUMMARY:Good", b"SUMMARY:G\xff\x00od\nX-\xfe:\x80")
    yield "rubbish around", b"rubbish\n" + plain + b"rubbish"
    yield "folded in a character", plain.replace(b"SUMMARY:Good", b"SUMMARY:G\xc3\n \xb6d")
    yield "folded everywhere", plain.replace(b"SUMMARY", b"SUMM\n ARY").replace(b"20261102", b"2026\n 1102")
    yield "empty property", plain.replace(b"SUMMARY:Good", b"DTEND:\nDURATION:\nRRULE:\nEXDATE:\nSUMMARY:")


@pytest.mark.parametrize(("name", "data"), list(variants()), ids=lambda value: value if isinstance(value, str) else "")
def test_odd_but_readable_files_are_read(tmp_path: Path, name: str, data: bytes) -> None:
    change = pull(tmp_path, data)
    assert [(one.uid, one.occurrences[0].start.hour) for one in change.changed] == [("good", 9)]
    assert change.quarantined == ()


@pytest.mark.parametrize(
    "data", [b"", b"\n", b"<html>login</html>", b"BEGIN:VCALENDAR\n", calendar()[:-6], b"\0" * 1000]
)
def test_what_is_no_whole_calendar_is_not_read(tmp_path: Path, data: bytes) -> None:
    with pytest.raises(Unavailable):
        pull(tmp_path, data)


def test_damaged_file_of_a_folder_is_named_and_keeps_what_was_known(tmp_path: Path) -> None:
    (tmp_path / "one.ics").write_bytes(calendar())
    (tmp_path / "two.ics").write_bytes(calendar().replace(b"good", b"second"))
    source = IcsCalendar(Source("s"), AccountName("a"), tmp_path, UTC)
    first = source.changes_since(None, WINDOW)
    (tmp_path / "two.ics").write_bytes(b"BEGIN:VCALENDAR\nBEGIN:VEV")
    second = source.changes_since(first.cursor, WINDOW)
    assert (second.changed, second.removed) == ((), ())
    assert [one.ref for one in second.quarantined] == ["two.ics"]
    again = source.changes_since(second.cursor, WINDOW)
    assert (again.cursor, again.quarantined) == (second.cursor, second.quarantined)


LOOP = "loop.ics", lambda path: path.symlink_to(path.name)
PIPE = "pipe.ics", lambda path: os.mkfifo(path)
DEVICE = "zero.ics", lambda path: path.symlink_to("/dev/zero")


@pytest.mark.parametrize(("name", "make"), [LOOP, PIPE, DEVICE], ids=["loop", "pipe", "device"])
def test_odd_entry_of_a_folder_is_named_and_the_others_are_told(
    tmp_path: Path, name: str, make: Callable[[Path], None]
) -> None:
    (tmp_path / "one.ics").write_bytes(calendar())
    make(tmp_path / name)
    source = IcsCalendar(Source("s"), AccountName("a"), tmp_path, UTC)
    first = source.changes_since(None, WINDOW)
    assert list(outcome(first)) == [name]
    again = source.changes_since(first.cursor, WINDOW)
    assert (again.changed, again.cursor, again.quarantined) == ((), first.cursor, first.quarantined)
    (tmp_path / name).unlink()
    (tmp_path / name).write_bytes(calendar().replace(b"good", b"second"))
    mended = source.changes_since(again.cursor, WINDOW)
    assert ([one.uid for one in mended.changed], mended.quarantined) == (["second"], ())


def test_file_that_becomes_a_pipe_is_named_and_keeps_what_was_known(tmp_path: Path) -> None:
    (tmp_path / "one.ics").write_bytes(calendar())
    source = IcsCalendar(Source("s"), AccountName("a"), tmp_path, UTC)
    first = source.changes_since(None, WINDOW)
    (tmp_path / "one.ics").unlink()
    os.mkfifo(tmp_path / "one.ics")
    second = source.changes_since(first.cursor, WINDOW)
    assert (second.changed, second.removed) == ((), ())
    assert [one.ref for one in second.quarantined] == ["one.ics"]


def test_pipe_that_was_a_file_when_it_was_listed_is_not_waited_for(tmp_path: Path) -> None:
    path = tmp_path / "one.ics"
    path.write_bytes(calendar())
    stamp = listing(tmp_path)["one.ics"]
    path.unlink()
    os.mkfifo(path)
    with pytest.raises(Unreadable):
        read(tmp_path, "one.ics", stamp)


@pytest.mark.parametrize("make", [os.mkfifo, lambda path: path.symlink_to(path.name)], ids=["pipe", "loop"])
def test_calendar_that_is_neither_file_nor_folder_is_unavailable(tmp_path: Path, make: Callable[[Path], None]) -> None:
    make(tmp_path / "calendar.ics")
    with pytest.raises(Unavailable, match=r"calendar\.ics: it "):
        IcsCalendar(Source("s"), AccountName("a"), tmp_path / "calendar.ics", UTC).changes_since(None, WINDOW)


def test_series_of_a_file_are_capped_together(tmp_path: Path) -> None:
    daily = [bomb("RRULE:FREQ=DAILY").replace("UID:bomb", f"UID:d{n}") for n in range(300)]
    change = pull(tmp_path, calendar(*daily))
    told = outcome(change)
    assert sum(len(one.occurrences) for one in change.changed) < 14_000
    assert 0 < len(told) < 100


def test_daily_series_is_told_over_twenty_years(tmp_path: Path) -> None:
    (tmp_path / "calendar.ics").write_bytes(calendar(bomb("RRULE:FREQ=DAILY;BYHOUR=8,10,12,14,16")))
    years = Window(start=datetime(2026, 11, 2, tzinfo=UTC), end=datetime(2046, 11, 2, tzinfo=UTC))
    instances, left_out = seen_in(tmp_path / "calendar.ics", years, UTC)
    assert (len(instances), left_out) == (5 * 7305 + 1, [])


def test_same_uid_in_two_files_of_a_folder_is_two_objects(tmp_path: Path) -> None:
    (tmp_path / "one.ics").write_bytes(calendar())
    (tmp_path / "sub").mkdir()
    (tmp_path / "sub" / "two.ics").write_bytes(calendar())
    change = IcsCalendar(Source("s"), AccountName("a"), tmp_path, UTC).changes_since(None, WINDOW)
    assert {(one.href, one.uid) for one in change.changed} == {("one.ics#good", "good"), ("sub/two.ics#good", "good")}


LINES = [
    *(b"BEGIN:VEVENT", b"END:VEVENT", b"BEGIN:VCALENDAR", b"END:VCALENDAR", b"BEGIN:VALARM", b"END:VALARM", b"BEGIN:"),
    *(b"UID:a", b"DTSTART:20261102T090000Z", b"RRULE:FREQ=DAILY", b"RECURRENCE-ID:20261103T090000Z"),
    *(b" folded", b"", b"\xff:\x00;"),
]


@given(st.lists(st.sampled_from(LINES), max_size=40))
@settings(max_examples=150, deadline=None)
def test_no_arrangement_of_lines_breaks_the_scanner(lines: list[bytes]) -> None:
    scanned = scan(b"\n".join(lines))
    zones = scanned.calendar.zones(UTC)
    for uid, group in scanned.groups.items():
        with contextlib.suppress(Damaged):
            expand(uid, group.blocks, zones, WINDOW)
