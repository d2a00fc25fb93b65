"""`followupd occurrences`, from outside."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from followupd.cli import group
from followupd.errors import UserError

CALENDAR = """\
BEGIN:VCALENDAR
BEGIN:VEVENT
UID:series
DTSTART;TZID=Europe/Berlin:20261102T090000
DTEND;TZID=Europe/Berlin:20261102T093000
RRULE:FREQ=WEEKLY;COUNT=2
SUMMARY:Weekly
ORGANIZER;CN=Ada Example:mailto:ada@example.org
ATTENDEE;CN=Kim Lee;PARTSTAT=ACCEPTED:mailto:Kim@acme.example
ATTENDEE;CUTYPE=ROOM:mailto:room@acme.example
END:VEVENT
BEGIN:VEVENT
UID:b-day
DTSTART;VALUE=DATE:20261102
SUMMARY:Holiday
END:VEVENT
BEGIN:VEVENT
UID:a-floating
DTSTART:20261102T000000
DTEND:20261102T010000
STATUS:CANCELLED
END:VEVENT
BEGIN:VEVENT
UID:broken
SUMMARY:Nobody knows when
END:VEVENT
END:VCALENDAR
"""


@pytest.fixture
def calendar(tmp_path: Path) -> Path:
    path = tmp_path / "calendar.ics"
    path.write_text(CALENDAR)
    return path


def run(*args: object) -> Result:
    return CliRunner().invoke(group, ["occurrences", *map(str, args)])


def documents(*args: object) -> list[dict[str, Any]]:
    result = run(*args, "--json")
    assert result.exit_code == 0, result.output
    told = json.loads(result.stdout)
    assert isinstance(told, list)
    return told


def test_every_key_of_the_interface_is_there(calendar: Path) -> None:
    told = documents(calendar, "--from", "2026-11-09", "--to", "2026-11-10")
    assert told == [
        {
            "uid": "series",
            "recurrence_id": "20261109T080000Z",
            "start": "2026-11-09T09:00:00+01:00",
            "end": "2026-11-09T09:30:00+01:00",
            "all_day": False,
            "title": "Weekly",
            "status": "CONFIRMED",
            "organizer": {"address": "ada@example.org", "name": "Ada Example"},
            "attendees": [
                {"address": "kim@acme.example", "name": "Kim Lee", "partstat": "ACCEPTED", "kind": "INDIVIDUAL"},
                {"address": "room@acme.example", "name": "", "partstat": "NEEDS-ACTION", "kind": "ROOM"},
            ],
        }
    ]


def test_occurrences_come_by_start_and_uid_in_the_given_zone(calendar: Path) -> None:
    told = documents(calendar, "--from", "2026-11-01", "--to", "2026-11-03", "--timezone", "America/New_York")
    assert [(one["uid"], one["start"], one["end"], one["all_day"]) for one in told] == [
        ("a-floating", "2026-11-02T00:00:00-05:00", "2026-11-02T01:00:00-05:00", False),
        ("b-day", "2026-11-02T00:00:00-05:00", "2026-11-03T00:00:00-05:00", True),
        ("series", "2026-11-02T09:00:00+01:00", "2026-11-02T09:30:00+01:00", False),
    ]
    assert [(one["recurrence_id"], one["organizer"]) for one in told[:2]] == [(None, None), (None, None)]
    assert told[0]["status"] == "CANCELLED"


@pytest.mark.parametrize(
    ("start", "end", "count"),
    [
        ("2026-11-02T08:29:59Z", "2026-11-02T09:00:00Z", 2),  # the end of the series' half-hour is in it
        ("2026-11-02T08:30:00Z", "2026-11-02T09:00:00Z", 1),  # and here no more
        ("2026-11-02T09:30:00+01:00", "2026-11-02T10:00:00+01:00", 1),
        ("1990-01-01", "2040-01-01", 4),
    ],
)
def test_whatever_overlaps_the_range_is_shown(calendar: Path, start: str, end: str, count: int) -> None:
    assert len(documents(calendar, "--from", start, "--to", end)) == count


def test_what_is_left_out_is_named_on_stderr_and_the_rest_is_shown(calendar: Path) -> None:
    result = run(calendar, "--from", "2026-11-01", "--to", "2026-11-30", "--json")
    assert result.exit_code == 0
    assert result.stderr == "broken: it has no start\n"
    assert "Nobody knows when" not in result.output


def test_folder_is_read_whole(calendar: Path) -> None:
    (calendar.parent / "other.ics").write_text(CALENDAR.replace("UID:", "UID:other-"))
    (calendar.parent / "cut.ics").write_text(CALENDAR[:300])
    result = run(calendar.parent, "--from", "2026-11-09", "--to", "2026-11-10", "--json")
    assert [one["uid"] for one in json.loads(result.stdout)] == ["other-series", "series"]
    assert "cut.ics: " in result.stderr


def test_people_get_a_line_each(calendar: Path) -> None:
    result = run(calendar, "--from", "2026-11-02", "--to", "2026-11-03")
    assert result.stdout.splitlines() == [
        "2026-11-02 00:00+0000  (no title) [cancelled]",
        "2026-11-02 all day  Holiday",
        "2026-11-02 09:00+0100  Weekly  with kim@acme.example, room@acme.example",
    ]


@pytest.mark.parametrize(
    "args",
    [
        ("nowhere.ics", "--from", "2026-11-01", "--to", "2026-11-02"),
        ("calendar.ics", "--from", "2026-11-02", "--to", "2026-11-01"),
    ],
)
def test_what_cannot_be_read_is_an_error_without_traceback(calendar: Path, args: tuple[str, ...]) -> None:
    result = run(calendar.parent / args[0], *args[1:])
    assert isinstance(result.exception, UserError)
    assert result.exception.exit_code == 2


@pytest.mark.parametrize("args", [("--from", "soon", "--to", "2026-11-02"), ("--from", "2026-11-01")])
def test_wrong_usage_is_refused(calendar: Path, args: tuple[str, ...]) -> None:
    assert run(calendar, *args).exit_code == 2


def test_unknown_zone_is_refused(calendar: Path) -> None:
    assert run(calendar, "--from", "2026-11-01", "--to", "2026-11-02", "--timezone", "Atlantis").exit_code == 2
