"""What takes place, and when: recurrence, exceptions, overrides, zones."""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta
from textwrap import dedent
from zoneinfo import ZoneInfo

import pytest

from followupd.derive.components import scan
from followupd.derive.contentlines import Damaged
from followupd.derive.occurrences import Expansion, Instance, expand
from followupd.domain.event import AttendeeKind, Event, PartStat, Status, Window
from followupd.domain.ids import Address

BERLIN = ZoneInfo("Europe/Berlin")
YEARS = Window(start=datetime(2026, 1, 1, tzinfo=UTC), end=datetime(2028, 1, 1, tzinfo=UTC))


def calendar(*events: str, head: str = "") -> bytes:
    """A calendar file; each event is the lines of a VEVENT, UID a unless it says another."""
    named = [
        dedent(one).strip() if re.search("^ *UID", one, re.M) else "UID:a\n" + dedent(one).strip() for one in events
    ]
    told = [f"BEGIN:VEVENT\n{one}\nEND:VEVENT\n" for one in named]
    return f"BEGIN:VCALENDAR\n{dedent(head)}{''.join(told)}END:VCALENDAR\n".replace("\n", "\r\n").encode()


def expanded(data: bytes, window: Window = YEARS, local: ZoneInfo = BERLIN) -> Expansion:
    """The expansion of the only UID in `data`."""
    scanned = scan(data)
    (group,) = scanned.groups.values()
    return expand(group.uid, group.blocks, scanned.calendar.zones(local), window)


def told(*events: str, head: str = "", window: Window = YEARS) -> list[str]:
    """The instances as `recurrence id: start - end`, in UTC to the minute."""
    return [_text(instance) for instance in expanded(calendar(*events, head=head), window).instances]


def _text(instance: Instance) -> str:
    start, end = instance.occurrence.start, instance.occurrence.end
    same_day = start.date() == end.date()
    return f"{instance.recurrence_id}: {start:%Y-%m-%d %H:%M} - {end:%H:%M}" + ("" if same_day else f" {end:%m-%d}")


def event(lines: str, head: str = "") -> Event:
    return expanded(calendar("DTSTART:20261102T090000Z\n" + dedent(lines), head=head)).instances[0].event


WEEKLY = """\
DTSTART;TZID=Europe/Berlin:20261102T090000
DTEND;TZID=Europe/Berlin:20261102T100000
RRULE:FREQ=WEEKLY;COUNT=3
"""


def test_single_event_has_no_recurrence_id() -> None:
    assert told("DTSTART:20261102T090000Z\nDTEND:20261102T100000Z") == ["None: 2026-11-02 09:00 - 10:00"]


def test_weekly_series_has_the_original_starts_in_utc_as_ids() -> None:
    assert told(WEEKLY) == [
        "20261102T080000Z: 2026-11-02 08:00 - 09:00",
        "20261109T080000Z: 2026-11-09 08:00 - 09:00",
        "20261116T080000Z: 2026-11-16 08:00 - 09:00",
    ]


@pytest.mark.parametrize(
    "rid",
    [
        "RECURRENCE-ID;TZID=Europe/Berlin:20261109T090000",
        "RECURRENCE-ID:20261109T080000Z",
        "RECURRENCE-ID;TZID=America/New_York:20261109T030000",
        "RECURRENCE-ID;TZID=W. Europe Standard Time:20261109T090000",
        "RECURRENCE-ID:20261109T090000",
        "RECURRENCE-ID;VALUE=DATE:20261109",
    ],
)
def test_moved_instance_keeps_its_id_whatever_zone_the_override_is_written_in(rid: str) -> None:
    moved = f"DTSTART:20261110T140000Z\nDTEND:20261110T150000Z\n{rid}"
    assert told(WEEKLY, moved)[1:] == [
        "20261109T080000Z: 2026-11-10 14:00 - 15:00",
        "20261116T080000Z: 2026-11-16 08:00 - 09:00",
    ]


def test_override_without_its_master_is_told_under_its_own_id() -> None:
    alone = "DTSTART:20261110T140000Z\nDTEND:20261110T150000Z\nRECURRENCE-ID;TZID=Europe/Berlin:20261109T090000"
    assert told(alone) == ["20261109T080000Z: 2026-11-10 14:00 - 15:00"]


def test_override_moved_into_the_window_from_outside_is_told() -> None:
    window = Window(start=datetime(2026, 12, 1, tzinfo=UTC), end=datetime(2026, 12, 5, tzinfo=UTC))
    moved = "DTSTART:20261202T140000Z\nDTEND:20261202T150000Z\nRECURRENCE-ID:20261109T080000Z"
    assert told(WEEKLY, moved, window=window) == ["20261109T080000Z: 2026-12-02 14:00 - 15:00"]


def test_override_of_what_the_rule_no_longer_yields_is_told() -> None:
    stray = "DTSTART:20261201T140000Z\nDTEND:20261201T150000Z\nRECURRENCE-ID:20261130T080000Z"
    assert told(WEEKLY, stray)[-1] == "20261130T080000Z: 2026-12-01 14:00 - 15:00"


def test_leftover_of_an_older_series_with_rules_of_its_own_is_not() -> None:
    old = "DTSTART:20261201T140000Z\nRECURRENCE-ID:20261130T080000Z\nRRULE:FREQ=WEEKLY\nSEQUENCE:1"
    assert len(told(WEEKLY + "SEQUENCE:2", old)) == 3


def test_this_and_future_moves_what_comes_after_and_keeps_the_ids() -> None:
    later = """
        DTSTART;TZID=Europe/Berlin:20261110T110000
        DTEND;TZID=Europe/Berlin:20261110T113000
        RECURRENCE-ID;TZID=Europe/Berlin;RANGE=THISANDFUTURE:20261109T090000
    """
    assert told(WEEKLY, later) == [
        "20261102T080000Z: 2026-11-02 08:00 - 09:00",
        "20261109T080000Z: 2026-11-10 10:00 - 10:30",
        "20261116T080000Z: 2026-11-17 10:00 - 10:30",
    ]


def test_single_override_wins_over_this_and_future() -> None:
    later = """
        DTSTART:20261109T100000Z
        DTEND:20261109T110000Z
        RECURRENCE-ID;RANGE=THISANDFUTURE:20261109T080000Z
    """
    one = "DTSTART:20261116T150000Z\nDTEND:20261116T160000Z\nRECURRENCE-ID:20261116T080000Z"
    assert told(WEEKLY, later, one)[1:] == [
        "20261109T080000Z: 2026-11-09 10:00 - 11:00",
        "20261116T080000Z: 2026-11-16 15:00 - 16:00",
    ]


def test_higher_sequence_of_the_same_instance_wins_in_any_order() -> None:
    old = "DTSTART:20261110T140000Z\nRECURRENCE-ID:20261109T080000Z\nSEQUENCE:1"
    new = "DTSTART:20261111T140000Z\nRECURRENCE-ID:20261109T080000Z\nSEQUENCE:2"
    assert told(WEEKLY, old, new)[1] == told(WEEKLY, new, old)[1] == "20261109T080000Z: 2026-11-11 14:00 - 14:00"


@pytest.mark.parametrize(
    "exdate",
    [
        "EXDATE;TZID=Europe/Berlin:20261109T090000",
        "EXDATE:20261109T080000Z",
        "EXDATE:20261101T080000Z,20261109T080000Z",
        "EXDATE;VALUE=DATE:20261109",
        "EXDATE:20261109T090000",
    ],
)
def test_exdate_takes_an_instance_out_whatever_zone_it_is_written_in(exdate: str) -> None:
    assert [line[:16] for line in told(WEEKLY + exdate)] == ["20261102T080000Z", "20261116T080000Z"]


def test_exdate_takes_out_an_override_too() -> None:
    moved = "DTSTART:20261110T140000Z\nRECURRENCE-ID:20261109T080000Z"
    assert len(told(WEEKLY + "EXDATE:20261109T080000Z", moved)) == 2


def test_two_instances_a_day_are_not_confused_by_equal_clock_faces() -> None:
    """09:00 UTC is the exception; 09:00 in Berlin is another instance of the same day."""
    twice = """
        DTSTART;TZID=Europe/Berlin:20261102T090000
        RRULE:FREQ=DAILY;BYHOUR=9,10;COUNT=2
        EXDATE:20261102T090000Z
    """
    assert told(twice) == ["20261102T080000Z: 2026-11-02 08:00 - 08:00"]


def test_rdate_adds_instances_and_a_period_has_its_own_length() -> None:
    dates = """
        DTSTART;TZID=Europe/Berlin:20261102T090000
        DURATION:PT1H
        RDATE;TZID=Europe/Berlin:20261105T120000
        RDATE;VALUE=PERIOD:20261107T120000Z/PT3H,20261108T120000Z/20261108T140000Z
    """
    assert told(dates) == [
        "20261102T080000Z: 2026-11-02 08:00 - 09:00",
        "20261105T110000Z: 2026-11-05 11:00 - 12:00",
        "20261107T120000Z: 2026-11-07 12:00 - 15:00",
        "20261108T120000Z: 2026-11-08 12:00 - 14:00",
    ]


def test_start_that_its_own_rule_does_not_yield_still_counts() -> None:
    odd = "DTSTART:20261103T090000Z\nRRULE:FREQ=WEEKLY;BYDAY=MO;COUNT=2"
    assert [line[:16] for line in told(odd)] == ["20261103T090000Z", "20261109T090000Z", "20261116T090000Z"]


@pytest.mark.parametrize(
    ("until", "last"),
    [
        ("20261116T080000Z", "20261116T080000Z"),
        ("20261116T075959Z", "20261109T080000Z"),
        ("20261116T090000", "20261116T080000Z"),
        ("20261117", "20261116T080000Z"),
    ],
)
def test_until_is_inclusive_and_read_as_it_is_written(until: str, last: str) -> None:
    rule = f"DTSTART;TZID=Europe/Berlin:20261102T090000\nRRULE:FREQ=WEEKLY;UNTIL={until}"
    assert told(rule)[-1][:16] == last


def test_end_is_taken_from_duration_days_by_the_clock_and_hours_exactly() -> None:
    """In the night to 29 March 2026 Berlin has no 02:00 to 03:00."""
    day = "DTSTART;TZID=Europe/Berlin:20260328T120000\nDURATION:P1D"
    hours = "DTSTART;TZID=Europe/Berlin:20260328T120000\nDURATION:PT24H"
    assert told(day) == ["None: 2026-03-28 11:00 - 10:00 03-29"]
    assert told(hours) == ["None: 2026-03-28 11:00 - 11:00 03-29"]


def test_event_without_end_has_no_length_and_a_day_lasts_a_day() -> None:
    assert told("DTSTART:20261102T090000Z") == ["None: 2026-11-02 09:00 - 09:00"]
    assert told("DTSTART;VALUE=DATE:20261102") == ["None: 2026-11-01 23:00 - 23:00 11-02"]


def test_end_before_the_start_is_taken_for_the_start() -> None:
    assert told("DTSTART:20261102T100000Z\nDTEND:20261102T090000Z") == ["None: 2026-11-02 09:00 - 10:00"]


def test_all_day_events_begin_at_midnight_of_the_given_zone() -> None:
    days = "DTSTART;VALUE=DATE:20260328\nDTEND;VALUE=DATE:20260329\nRRULE:FREQ=DAILY;COUNT=3\nEXDATE:20260329T000000"
    assert told(days) == [
        "20260328: 2026-03-27 23:00 - 23:00 03-28",
        "20260330: 2026-03-29 22:00 - 22:00 03-30",
    ]


def test_floating_times_are_of_the_given_zone_and_keep_floating_ids() -> None:
    floating = "DTSTART:20261024T090000\nDTEND:20261024T100000\nRRULE:FREQ=DAILY;COUNT=2"
    assert told(floating, head="X-WR-TIMEZONE:America/New_York\n") == [
        "20261024T090000: 2026-10-24 07:00 - 08:00",
        "20261025T090000: 2026-10-25 08:00 - 09:00",
    ]


def test_utc_series_stays_in_utc_whatever_the_calendar_says() -> None:
    series = "DTSTART:20261024T090000Z\nRRULE:FREQ=DAILY;COUNT=2"
    assert told(series, head="X-WR-TIMEZONE:Europe/Berlin\n")[1] == "20261025T090000Z: 2026-10-25 09:00 - 09:00"


def test_instance_in_the_gap_is_read_with_the_offset_before_it() -> None:
    """02:30 on 29 March 2026 does not exist in Berlin (RFC 5545, 3.3.5)."""
    night = "DTSTART;TZID=Europe/Berlin:20260328T023000\nDURATION:PT1H\nRRULE:FREQ=DAILY;COUNT=3"
    assert told(night) == [
        "20260328T013000Z: 2026-03-28 01:30 - 02:30",
        "20260329T013000Z: 2026-03-29 01:30 - 02:30",
        "20260330T003000Z: 2026-03-30 00:30 - 01:30",
    ]


def test_instance_in_the_fold_is_the_first_of_the_two_and_lasts_its_hour() -> None:
    """02:30 on 25 October 2026 comes twice in Berlin."""
    night = (
        "DTSTART;TZID=Europe/Berlin:20261024T023000\nDTEND;TZID=Europe/Berlin:20261024T033000\nRRULE:FREQ=DAILY;COUNT=2"
    )
    assert told(night) == [
        "20261024T003000Z: 2026-10-24 00:30 - 01:30",
        "20261025T003000Z: 2026-10-25 00:30 - 01:30",
    ]


def test_series_keeps_its_hour_through_the_year() -> None:
    monthly = "DTSTART;TZID=Europe/Berlin:20260115T090000\nRRULE:FREQ=MONTHLY;COUNT=12"
    local = [i.start.strftime("%H:%M") for i in expanded(calendar(monthly)).instances]
    assert local == ["09:00"] * 12


CUSTOM = """\
    BEGIN:VTIMEZONE
    TZID:{tzid}
    BEGIN:STANDARD
    DTSTART:19701025T030000
    TZOFFSETFROM:+0300
    TZOFFSETTO:+0200
    RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU
    END:STANDARD
    BEGIN:DAYLIGHT
    DTSTART:19700329T020000
    TZOFFSETFROM:+0200
    TZOFFSETTO:+0300
    RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU
    END:DAYLIGHT
    END:VTIMEZONE
"""


@pytest.mark.parametrize(
    ("tzid", "written"),
    [
        ("Our Own", "TZID=Our Own"),
        ("(UTC+02:00) Helsinki, Kyiv", "TZID=(UTC+02:00) Helsinki, Kyiv"),
        ("(UTC+02:00) Helsinki, Kyiv", 'TZID="(UTC+02:00) Helsinki, Kyiv"'),
        ("Zeit; für 東京", 'TZID="Zeit für 東京"'),
    ],
)
def test_zone_that_only_the_file_defines_is_used(tzid: str, written: str) -> None:
    tzid = tzid.replace(";", "")
    head = dedent(CUSTOM).format(tzid=tzid)
    series = f"DTSTART;{written}:20261024T090000\nRRULE:FREQ=DAILY;COUNT=2"
    found = expanded(calendar(series, head=head))
    assert [_text(i)[-21:-8] for i in found.instances] == ["6-10-24 06:00", "6-10-25 07:00"]


def test_zone_of_one_file_is_not_taken_for_another_file_s_zone_of_that_name() -> None:
    one = expanded(calendar("DTSTART;TZID=Mine:20261102T090000", head=dedent(CUSTOM).format(tzid="Mine")))
    other = expanded(calendar("DTSTART;TZID=Mine:20261102T090000"))
    assert (one.instances[0].start - other.instances[0].start) == timedelta(hours=-1)


@pytest.mark.parametrize(
    ("tzid", "hour"),
    [
        ("W. Europe Standard Time", 8),
        ("Eastern Standard Time", 14),
        ("/mozilla.org/20070129_1/Europe/Berlin", 8),
        ("europe/berlin", 8),
        ("UTC", 9),
    ],
)
def test_known_zone_is_found_under_its_other_names(tzid: str, hour: int) -> None:
    assert expanded(calendar(f"DTSTART;TZID={tzid}:20261102T090000")).instances[0].occurrence.start.hour == hour


@pytest.mark.parametrize(
    ("head", "hour", "taken"),
    [("X-WR-TIMEZONE:America/New_York\n", 14, "America/New_York"), ("", 8, "Europe/Berlin")],
)
def test_unknown_zone_is_taken_as_the_calendar_s_else_as_the_given_one_and_says_so(
    head: str, hour: int, taken: str
) -> None:
    scanned = scan(calendar("DTSTART;TZID=Atlantis/Main Square:20261102T090000", head=head))
    zones = scanned.calendar.zones(BERLIN)
    found = expand("a", scanned.groups["a"].blocks, zones, YEARS)
    assert found.instances[0].occurrence.start.hour == hour
    assert zones.unknown == {"Atlantis/Main Square": taken}


def test_times_keep_the_zone_that_the_calendar_gives() -> None:
    instance = expanded(calendar("DTSTART;TZID=America/New_York:20261102T090000")).instances[0]
    assert instance.start.isoformat() == "2026-11-02T09:00:00-05:00"


def test_whole_content_of_an_event_is_read() -> None:
    read = event(
        r"""
        SUMMARY;LANGUAGE=en:Intro\, part 1\; scope
        DESCRIPTION:First line\nSecond line \\ with a ba
          ckslash
        LOCATION:Room 4
        CLASS:CONFIDENTIAL
        TRANSP:TRANSPARENT
        CATEGORIES:Sales,Q4\, late
        CATEGORIES:Europe
        STATUS:tentative
        ORGANIZER;CN="Lee, Kim":MAILTO:Kim@Acme.Example
        ATTENDEE;CUTYPE=ROOM;PARTSTAT=ACCEPTED;CN=Room 4:mailto:room4@acme.example
        ATTENDEE;ROLE=OPT-PARTICIPANT:mailto:ana@example.org
        ATTENDEE;PARTSTAT=DECLINED;CN=Bob ^'Bo^' Ray:mailto:bob@example.net
        ATTENDEE;EMAIL=eva@example.net;CN=Eva:urn:uuid:5a1f
        ATTENDEE;CUTYPE=X-ROBOT;PARTSTAT=X-ODD:mailto:bot%2Bone@example.net
        """
    )
    assert (read.title, read.location) == ("Intro, part 1; scope", "Room 4")
    assert read.description == "First line\nSecond line \\ with a ba ckslash"
    assert (read.private, read.transparent, read.status) == (True, True, Status.TENTATIVE)
    assert read.categories == ("Sales", "Q4, late", "Europe")
    assert read.organizer is not None
    assert (read.organizer.address, read.organizer.name) == ("kim@acme.example", "Lee, Kim")
    room, ana, bob, eva, robot = read.attendees
    assert (room.kind, room.partstat) == (AttendeeKind.ROOM, PartStat.ACCEPTED)
    assert (ana.name, ana.partstat, ana.optional) == ("", None, True)
    assert (bob.name, bob.partstat) == ('Bob "Bo" Ray', PartStat.DECLINED)
    assert eva.address == Address("eva@example.net")
    assert (robot.address, robot.kind, robot.partstat) == (
        "bot+one@example.net",
        AttendeeKind.UNKNOWN,
        PartStat.NEEDS_ACTION,
    )


def test_name_with_an_unquoted_colon_still_has_its_address() -> None:
    assert event("ATTENDEE;CN=Kim: Acme:mailto:kim@acme.example").attendees[0].address == "kim@acme.example"


@pytest.mark.parametrize(
    ("lines", "url"),
    [
        ("X-GOOGLE-CONFERENCE:https://meet.google.com/abc-defg-hij", "https://meet.google.com/abc-defg-hij"),
        (
            "X-MICROSOFT-SKYPETEAMSMEETINGURL:https://teams.microsoft.com/l/meetup-join/19%3a",
            "https://teams.microsoft.com/l/meetup-join/19%3a",
        ),
        ("CONFERENCE;VALUE=URI;FEATURE=VIDEO:https://call.example.org/1", "https://call.example.org/1"),
        ("LOCATION:Online: https://call.example.org/2", "https://call.example.org/2"),
        ("URL:https://acme.zoom.us/j/123?pwd=x", "https://acme.zoom.us/j/123?pwd=x"),
        ("URL:https://blog.example.org/post", ""),
        (
            "DESCRIPTION:Notes: https://docs.example.org/x\\nJoin <https://us02web.zoom.us/j/9>",
            "https://us02web.zoom.us/j/9",
        ),
        ("DESCRIPTION:https://meet.google.com.evil.example/x", ""),
        ("DESCRIPTION:nothing", ""),
    ],
)
def test_call_is_found_where_calendars_write_it(lines: str, url: str) -> None:
    assert event(lines).conference == url


def test_cancel_method_cancels_and_missing_status_confirms() -> None:
    assert event("SUMMARY:x", head="METHOD:CANCEL\n").status is Status.CANCELLED
    assert event("SUMMARY:x").status is Status.CONFIRMED
    assert event("STATUS:ODD").status is Status.CONFIRMED


def test_long_texts_are_cut_and_control_characters_dropped() -> None:
    read = event("SUMMARY:a\x00b\x07c\nDESCRIPTION:" + "long " * 10_000)
    assert read.title == "abc"
    assert len(read.description) <= 8 * 1024


def test_alarm_does_not_speak_for_its_event() -> None:
    read = event(
        """
        BEGIN:VALARM
        UID:alarm
        DTSTART:20300101T000000Z
        SUMMARY:Ring
        ATTENDEE:mailto:alarm@example.org
        END:VALARM
        SUMMARY:Real
        """
    )
    assert (read.title, read.attendees) == ("Real", ())


def test_damaged_override_takes_its_instance_with_it_and_leaves_the_others() -> None:
    broken = "RECURRENCE-ID:20261109T080000Z\nDTSTART:soon"
    found = expanded(calendar(WEEKLY, broken))
    assert [i.recurrence_id for i in found.instances] == ["20261102T080000Z", "20261116T080000Z"]
    assert found.damaged == ("one of its times cannot be read",)


def test_damaged_master_leaves_its_overrides() -> None:
    one = "DTSTART:20261116T150000Z\nRECURRENCE-ID:20261116T080000Z"
    found = expanded(calendar("SUMMARY:no start\nRRULE:FREQ=WEEKLY", one))
    assert [i.recurrence_id for i in found.instances] == ["20261116T080000Z"]


def test_series_is_held_where_nobody_knows_which_instance_a_damaged_override_is() -> None:
    with pytest.raises(Damaged):
        expanded(calendar(WEEKLY, "RECURRENCE-ID:someday\nDTSTART:20261116T150000Z"))


@pytest.mark.parametrize(
    "lines",
    [
        "SUMMARY:no start",
        "DTSTART:tomorrow",
        "DTSTART:20261302T090000Z",
        "DTSTART:20261102T090000Z\nDURATION:long",
        "DTSTART:20261102T090000Z\nRRULE:FREQ=SOMETIMES",
        "DTSTART:20261102T090000Z\nRRULE:FREQ=WEEKLY;UNTL=20270101",
        "DTSTART:20261102T090000Z\nRRULE:FREQ=WEEKLY;BYDAY=XX",
        "DTSTART:20261102T090000Z\nRRULE:FREQ=DAILY;BYHOUR=30",
        "DTSTART:20261102T090000Z\nRRULE:FREQ=YEARLY;RSCALE=CHINESE",
        "DTSTART:20261102T090000Z\nEXDATE:never",
    ],
)
def test_unreadable_event_is_refused(lines: str) -> None:
    with pytest.raises(Damaged):
        expanded(calendar(lines))


ACCESS = {
    "": False,
    "CLASS:PUBLIC": False,
    "CLASS:public": False,
    "CLASS:": False,
    "CLASS:PRIVATE": True,
    "CLASS: private": True,
    "CLASS;X=1:CONFIDENTIAL": True,
    "CLASS:X-SECRET": True,
    "CLASS:Privat": True,
    "CLASS:PUBLIC\nCLASS:PRIVATE": True,
    "X-CALENDARSERVER-ACCESS:PUBLIC": False,
    "X-CALENDARSERVER-ACCESS:RESTRICTED": True,
    "CLASS:PUBLIC\nX-CALENDARSERVER-ACCESS:CONFIDENTIAL": True,
    "X-MICROSOFT-CDO-SENSITIVITY:0": False,
    "X-MICROSOFT-CDO-SENSITIVITY:2": True,
    "X-MICROSOFT-SENSITIVITY:NORMAL": False,
    "X-MICROSOFT-SENSITIVITY:PERSONAL": True,
}


@pytest.mark.parametrize("lines", ACCESS)
def test_all_but_public_is_private(lines: str) -> None:
    assert event(lines).private is ACCESS[lines]


def test_what_a_calendar_says_of_all_its_events_holds_for_each() -> None:
    assert event("SUMMARY:Talk", head="X-CALENDARSERVER-ACCESS:CONFIDENTIAL\n").private
    assert not event("SUMMARY:Talk", head="X-CALENDARSERVER-ACCESS:PUBLIC\n").private
