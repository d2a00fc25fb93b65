"""Every odd calendar file that two libraries have gathered, and generated ones, against those libraries."""

from __future__ import annotations

import warnings
from collections import Counter
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any
from urllib.parse import unquote

import icalendar
import pytest
import recurring_ical_events
from hypothesis import given, settings
from hypothesis import strategies as st

from followupd.derive.components import scan
from followupd.derive.contentlines import TEXT_CAP, Damaged
from followupd.derive.occurrences import expand
from followupd.derive.vevents import read_component
from followupd.domain.event import Window
from followupd.domain.ids import AccountName, Address, Source
from followupd.errors import Unavailable
from followupd.providers.calendars.ics import IcsCalendar
from followupd.providers.calendars.ics_files import Unreadable
from followupd.providers.calendars.ics_reading import seen_in

ICALENDAR = sorted((Path(icalendar.__file__).parent / "tests").rglob("*.ics"))
RECURRING = sorted((Path(recurring_ical_events.__file__).parent / "test" / "calendars").glob("*.ics"))
EVERYTHING = Window(start=datetime(1990, 1, 1, tzinfo=UTC), end=datetime(2040, 1, 1, tzinfo=UTC))
YEARS = Window(start=datetime(2018, 12, 1, tzinfo=UTC), end=datetime(2022, 3, 1, tzinfo=UTC))


def test_the_calendars_of_the_libraries_are_there() -> None:
    assert (len(ICALENDAR), len(RECURRING)) >= (163, 95)


@pytest.mark.parametrize("path", ICALENDAR, ids=lambda path: f"{path.parent.name}/{path.name}")
def test_every_calendar_of_icalendar_is_told_or_named(path: Path) -> None:
    source = IcsCalendar(Source("s"), AccountName("a"), path, UTC)
    try:
        instances, left_out = seen_in(path, EVERYTHING, UTC)
    except Unreadable:
        with pytest.raises(Unavailable):
            source.changes_since(None, EVERYTHING)
        assert not is_whole(path.read_bytes())
        return
    change = source.changes_since(None, EVERYTHING)
    told = {one.uid for one in instances}
    assert told == {one.uid for one in change.changed if one.occurrences}
    assert set(scan(path.read_bytes()).groups) == told | {str(one.ref) for one in left_out}


def is_whole(data: bytes) -> bool:
    lines = data.decode("utf-8", "replace").split()
    return lines.count("BEGIN:VCALENDAR") == lines.count("END:VCALENDAR") > 0


OTHERWISE = {
    "Germany_Holidays.ics": "a day that ends on the day that it begins is taken to last a day",
    "bad_rrule_missing_until_event.ics": "a rule with an unknown part is held, and there raises",
}
"""Where recurring-ical-events answers otherwise, and why."""


@pytest.mark.parametrize("path", RECURRING, ids=lambda path: path.name)
def test_every_calendar_of_recurring_ical_events_is_expanded_as_there(path: Path) -> None:
    """X-WR-TIMEZONE is left out for the peer: there it changes what UTC series mean."""
    instances, left_out = seen_in(path, YEARS, UTC)
    if path.name in OTHERWISE:
        assert instances or left_out
        return
    ours = Counter((one.start.astimezone(UTC), one.end.astimezone(UTC)) for one in instances)
    assert ours == peer(path.read_bytes(), YEARS)
    assert all("time zone" in one.why for one in left_out)


def peer(data: bytes, window: Window) -> Counter[tuple[datetime, datetime]]:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        read = icalendar.Calendar.from_ical(data)
        read.pop("X-WR-TIMEZONE", None)
        found = recurring_ical_events.of(read).between(window.start, window.end)
    return Counter((utc(one["DTSTART"].dt), utc(one["DTEND"].dt)) for one in found)


def utc(at: object) -> datetime:
    assert hasattr(at, "year")
    if not isinstance(at, datetime):
        return datetime(at.year, at.month, at.day, tzinfo=UTC)
    return (at if at.tzinfo else at.replace(tzinfo=UTC)).astimezone(UTC)


STARTS = {
    "utc": "DTSTART:{:%Y%m%dT%H%M%S}Z",
    "berlin": "DTSTART;TZID=Europe/Berlin:{:%Y%m%dT%H%M%S}",
    "york": "DTSTART;TZID=America/New_York:{:%Y%m%dT%H%M%S}",
    "floating": "DTSTART:{:%Y%m%dT%H%M%S}",
    "day": "DTSTART;VALUE=DATE:{:%Y%m%d}",
}
RULES = [
    "FREQ=DAILY",
    "FREQ=DAILY;INTERVAL=3",
    "FREQ=WEEKLY",
    "FREQ=WEEKLY;INTERVAL=2;BYDAY=MO,TH;WKST=SU",
    "FREQ=DAILY;BYDAY=MO,TU,WE,TH,FR",
    "FREQ=MONTHLY;BYMONTHDAY=31",
    "FREQ=MONTHLY;BYDAY=-1FR",
    "FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=1",
    "FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU",
]


@st.composite
def series(draw: st.DrawFn, uid: str) -> list[str]:
    """The VEVENTs of one UID: perhaps a rule, single dates, exceptions, overrides, in any order."""
    kind = draw(st.sampled_from(sorted(STARTS)))
    first = datetime(2020, 1, 1, 4) + timedelta(days=draw(st.integers(0, 400)), minutes=15 * draw(st.integers(0, 70)))

    def at(name: str, moment: datetime) -> str:
        return STARTS[kind].replace("DTSTART", name).format(moment)

    day = kind == "day"
    length = timedelta(days=draw(st.integers(1, 3))) if day else timedelta(minutes=draw(st.integers(0, 90)))
    seconds = f"T{length.seconds // 60}M" if not day else ""
    ends = [at("DTEND", first + length), f"DURATION:P{f'{length.days}D' if day else ''}{seconds}"]
    lines = [at("DTSTART", first), draw(st.sampled_from(ends))]
    instances = [first]
    if draw(st.booleans()):
        step = draw(st.sampled_from(RULES))
        limit = draw(st.sampled_from(["", ";COUNT=7", f";UNTIL={first + timedelta(days=60):%Y%m%dT%H%M%S}Z"]))
        lines.append(f"RRULE:{step}{limit}")
        instances += [first + timedelta(days=n) for n in range(1, 30)]
    lines += [at("RDATE", first + timedelta(days=n)) for n in draw(st.sets(st.integers(100, 200), max_size=3))]
    lines += [at("EXDATE", one) for one in draw(st.lists(st.sampled_from(instances), max_size=3, unique=True))]
    moved = draw(st.lists(st.sampled_from(instances), max_size=3, unique=True))
    away = timedelta(days=draw(st.integers(-3, 3)))
    blocks = [lines, *([at("RECURRENCE-ID", one), at("DTSTART", one + away)] for one in moved)]
    told = [f"BEGIN:VEVENT\nUID:{uid}\n" + "\n".join(block) + "\nEND:VEVENT\n" for block in blocks]
    return list(draw(st.permutations(told)))


@given(st.lists(st.integers(0, 99).map(str), min_size=1, max_size=3, unique=True).flatmap(
    lambda uids: st.tuples(*(series(uid) for uid in uids))
), st.sampled_from(["\n", "\r\n"]))  # fmt: skip
@settings(max_examples=60, deadline=None)
def test_generated_calendars_are_expanded_as_by_the_peer(told: tuple[list[str], ...], line_end: str) -> None:
    blocks = [block for one in told for block in one]
    data = f"BEGIN:VCALENDAR\n{''.join(blocks)}END:VCALENDAR\n".replace("\n", line_end).encode()
    window = Window(start=datetime(2020, 3, 1, tzinfo=UTC), end=datetime(2020, 8, 1, tzinfo=UTC))
    scanned = scan(data)
    zones = scanned.calendar.zones(UTC)
    found = [one for uid, group in scanned.groups.items() for one in expand(uid, group.blocks, zones, window).instances]
    assert Counter((one.occurrence.start, one.occurrence.end) for one in found) == peer(data, window)
    ids = [one.occurrence.id for one in found]
    assert len(ids) == len(set(ids))


@pytest.mark.filterwarnings("ignore::icalendar.error.GloballyUniqueTZIDGuessed")
def test_content_of_every_event_is_what_icalendar_reads() -> None:
    """Each event of the libraries' calendars that icalendar reads whole."""
    compared = 0
    for path in (*ICALENDAR, *RECURRING):
        for group in scan(path.read_bytes()).groups.values():
            for block in group.blocks:
                compared += _same_content(block.text)
    assert compared > 250


def _same_content(text: bytes) -> int:
    zones = scan(b"").calendar.zones(UTC)
    try:
        theirs = icalendar.Event.from_ical(text.strip())
        ours = read_component(text, zones).event
    except (ValueError, Damaged):
        return 0
    if theirs.errors:
        return 0
    assert ours.title == first_text(theirs, "SUMMARY")
    assert ours.description == first_text(theirs, "DESCRIPTION")
    assert ours.location == first_text(theirs, "LOCATION")
    attendees = several(theirs, "ATTENDEE")
    assert [one.name for one in ours.attendees] == [str(one.params.get("CN", "")) for one in attendees]
    assert all(address_of(there) in {None, here.address} for here, there in zip(ours.attendees, attendees, strict=True))
    return 1


def several(event: icalendar.Event, name: str) -> list[Any]:
    found = event.get(name, [])
    return found if isinstance(found, list) else [found]


def first_text(event: icalendar.Event, name: str) -> str:
    found = several(event, name)
    return str(found[0]).strip()[:TEXT_CAP].strip() if found else ""


def address_of(told: Any) -> Address | None:
    return Address.parse(unquote(str(told))) or Address.parse(str(told.params.get("EMAIL", "")))
