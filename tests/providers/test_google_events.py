"""Event resources of Google Calendar, as its reference describes them, in the terms of the domain."""

from __future__ import annotations

import json
import re
from datetime import UTC, datetime
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import googleapiclient
import pytest
from hypothesis import given
from hypothesis import strategies as st

from followupd.derive.answers import Answer, my_answer
from followupd.derive.away import away
from followupd.derive.contentlines import Damaged
from followupd.derive.meetings import same_meetings
from followupd.domain.event import Attendee, AttendeeKind, Event, OccurrenceId, PartStat, Status, StoredOccurrence
from followupd.domain.ids import AccountName, Address, Source
from followupd.domain.policy import Me
from followupd.providers.calendars.google import FEED, LISTING
from followupd.providers.calendars.google_events import (
    View,
    may_be_meeting,
    read_event,
    read_occurrence,
    read_people,
    read_times,
    recurs,
    series_of,
    uid_of,
)

BERLIN = ZoneInfo("Europe/Berlin")
ADA = Me(name="Ada Example", addresses=(Address("ada@example.org"), Address("ada@example.net")), timezone=BERLIN)
MINE = View(zone=BERLIN, me=ADA)
THEIRS = View(zone=BERLIN)
CALENDAR = "discovery_cache/documents/calendar.v3.json"
SELF = {"email": "ada@example.org", "self": True, "responseStatus": "accepted"}
KIM = {"email": "Kim@Acme.example", "displayName": "Kim Lee", "responseStatus": "accepted"}
SAM = {"email": "sam@beta.example", "responseStatus": "needsAction"}


def event(**fields: Any) -> dict[str, Any]:
    return {
        "id": "abc123",
        "iCalUID": "abc123@google.com",
        "status": "confirmed",
        "summary": "Roadmap",
        "start": {"dateTime": "2026-11-18T10:00:00+01:00", "timeZone": "Europe/Berlin"},
        "end": {"dateTime": "2026-11-18T11:00:00+01:00", "timeZone": "Europe/Berlin"},
        **fields,
    }


def told(resource: dict[str, Any], account: str = "work", view: View = MINE) -> StoredOccurrence:
    occurrence = read_occurrence(resource, view)
    source = Source(f"{account}/calendars/0")
    return StoredOccurrence(source=source, account=AccountName(account), recurring=False, occurrence=occurrence)


def test_event_is_told_with_its_people_and_what_they_said() -> None:
    host = {"email": "kim@acme.example", "displayName": "Kim Lee"}
    one = read_occurrence(event(organizer=host, attendees=[KIM, SELF, {**SAM, "optional": True}]), MINE)
    assert (one.id, one.start, one.end, one.all_day) == (
        OccurrenceId(uid="abc123@google.com"),
        datetime(2026, 11, 18, 9, tzinfo=UTC),
        datetime(2026, 11, 18, 10, tzinfo=UTC),
        False,
    )
    assert one.event.title == "Roadmap"
    assert one.event.organizer == Attendee(address=Address("kim@acme.example"), name="Kim Lee")
    assert one.event.attendees == (
        Attendee(address=Address("kim@acme.example"), name="Kim Lee", partstat=PartStat.ACCEPTED),
        Attendee(address=Address("ada@example.org"), partstat=PartStat.ACCEPTED),
        Attendee(address=Address("sam@beta.example"), partstat=PartStat.NEEDS_ACTION, optional=True),
    )


@pytest.mark.parametrize(
    ("said", "partstat"),
    [("declined", PartStat.DECLINED), ("tentative", PartStat.TENTATIVE), ("odd", PartStat.NEEDS_ACTION), (None, None)],
)
def test_answers_are_those_of_icalendar_and_a_missing_one_is_no_guess(said: str | None, partstat: PartStat) -> None:
    attendee = {"email": "kim@acme.example", **({"responseStatus": said} if said else {})}
    assert read_event(event(attendees=[attendee]), MINE).attendees[0].partstat is partstat


def test_room_is_a_resource() -> None:
    room = {"email": "c_188x@resource.calendar.google.com", "displayName": "Room 5", "resource": True}
    assert read_event(event(attendees=[room]), MINE).attendees[0].kind is AttendeeKind.RESOURCE


def test_instance_that_was_moved_keeps_the_identity_of_its_original_start() -> None:
    moved = event(
        id="abc123_20261109T090000Z",
        recurringEventId="abc123",
        originalStartTime={"dateTime": "2026-11-09T10:00:00+01:00", "timeZone": "Europe/Berlin"},
    )
    assert read_occurrence(moved, MINE).id == OccurrenceId(uid="abc123@google.com", recurrence_id="20261109T090000Z")


def test_instance_of_a_series_of_whole_days_is_known_by_its_date() -> None:
    day = event(
        recurringEventId="abc123",
        originalStartTime={"date": "2026-11-09"},
        start={"date": "2026-11-10"},
        end={"date": "2026-11-11"},
    )
    one = read_occurrence(day, MINE)
    assert (one.id.recurrence_id, one.all_day) == ("20261109", True)
    assert (one.start, one.end) == (datetime(2026, 11, 9, 23, tzinfo=UTC), datetime(2026, 11, 10, 23, tzinfo=UTC))


def test_instance_that_does_not_say_which_is_damaged() -> None:
    with pytest.raises(Damaged, match="which time of its series"):
        read_occurrence(event(recurringEventId="abc123"), MINE)


@pytest.mark.parametrize(
    ("start", "utc"),
    [
        ({"dateTime": "2026-11-18T09:00:00Z"}, datetime(2026, 11, 18, 9, tzinfo=UTC)),
        ({"dateTime": "2026-11-18T09:00:00-05:00"}, datetime(2026, 11, 18, 14, tzinfo=UTC)),
        ({"dateTime": "2026-11-18T09:00:00", "timeZone": "Asia/Tokyo"}, datetime(2026, 11, 18, 0, tzinfo=UTC)),
        ({"dateTime": "2026-11-18T09:00:00", "timeZone": "Nowhere/City"}, datetime(2026, 11, 18, 8, tzinfo=UTC)),
        ({"dateTime": "2026-10-25T02:30:00+02:00"}, datetime(2026, 10, 25, 0, 30, tzinfo=UTC)),
        ({"dateTime": "2026-10-25T02:30:00+01:00"}, datetime(2026, 10, 25, 1, 30, tzinfo=UTC)),
    ],
)
def test_times_are_taken_by_their_offset_else_in_the_zone_that_they_name(start: dict[str, str], utc: datetime) -> None:
    assert read_occurrence(event(start=start, end=start), MINE).start == utc


@pytest.mark.parametrize(
    ("start", "why"),
    [
        ({}, "it has no start"),
        (None, "it has no start"),
        ("soon", "it has no start"),
        ({"timeZone": "Europe/Berlin"}, "one of its times cannot be read"),
        ({"dateTime": "2026-11-18Tnoon"}, "one of its times cannot be read"),
        ({"dateTime": 5}, "one of its times cannot be read"),
        ({"date": "2026-02-30"}, "one of its times cannot be read"),
        ({"date": "9999-12-31"}, "one of its times is out of range"),
        ({"dateTime": "0001-01-01T00:00:00+14:00"}, "one of its times is out of range"),
    ],
)
def test_start_that_cannot_be_read_is_named(start: object, why: str) -> None:
    with pytest.raises(Damaged, match=why):
        read_occurrence(event(start=start), MINE)


def test_end_that_is_missing_or_earlier_makes_no_negative_length() -> None:
    bare = event()
    del bare["end"]
    assert read_occurrence(bare, MINE).end == datetime(2026, 11, 18, 9, tzinfo=UTC)
    back = read_occurrence(event(end={"dateTime": "2026-11-18T09:00:00+01:00"}), MINE)
    assert (back.start, back.end) == (datetime(2026, 11, 18, 8, tzinfo=UTC), datetime(2026, 11, 18, 9, tzinfo=UTC))
    day = read_occurrence(event(start={"date": "2026-11-18"}, end={"date": "2026-11-18"}), MINE)
    assert (day.end - day.start).days == 1


@pytest.mark.parametrize(
    ("fields", "url"),
    [
        ({"hangoutLink": "https://meet.google.com/aaa-bbbb-ccc"}, "https://meet.google.com/aaa-bbbb-ccc"),
        (
            {
                "conferenceData": {
                    "entryPoints": [
                        {"entryPointType": "phone", "uri": "tel:+1-555-0100"},
                        {"entryPointType": "more", "uri": "https://tel.meet.example/1"},
                        {"entryPointType": "video", "uri": "https://acme.zoom.us/j/1"},
                    ]
                },
                "hangoutLink": "https://meet.google.com/old",
            },
            "https://acme.zoom.us/j/1",
        ),
        ({"location": "https://whereby.com/ada"}, "https://whereby.com/ada"),
        ({"description": "Join: https://us02web.zoom.us/j/5."}, "https://us02web.zoom.us/j/5"),
        ({"hangoutLink": "javascript:alert(1)"}, ""),
    ],
)
def test_call_is_where_the_conference_says_then_where_a_link_does(fields: dict[str, Any], url: str) -> None:
    assert read_event(event(**fields), MINE).conference == url


@pytest.mark.parametrize(
    ("visibility", "private"),
    [(None, False), ("default", False), ("public", False), ("private", True), ("confidential", True), ("new", True)],
)
def test_visibility_that_is_not_known_is_private(visibility: str | None, private: bool) -> None:
    fields = {"visibility": visibility} if visibility else {}
    assert read_event(event(**fields), MINE).private is private


def test_what_shows_as_free_or_tentative_is_told_as_such() -> None:
    read = read_event(event(transparency="transparent", status="tentative"), MINE)
    assert (read.transparent, read.status) == (True, Status.TENTATIVE)


@pytest.mark.parametrize("kind", ["focusTime", "workingLocation", "birthday", "fromGmail"])
def test_entries_in_which_nobody_is_met_are_no_meetings(kind: str) -> None:
    assert not may_be_meeting(event(eventType=kind, summary="Kim Lee"))
    assert may_be_meeting(event(eventType="default"))
    assert may_be_meeting(event(eventType="somethingNew"))


def test_out_of_office_is_an_absence_whatever_its_title_says_and_no_meeting_with_whom_it_names() -> None:
    trip = told(event(eventType="outOfOffice", summary="Coffee with Kim Lee", attendees=[KIM]))
    assert [(one.start, one.end) for one in away([trip], ADA)] == [(trip.occurrence.start, trip.occurrence.end)]
    assert "Kim" not in repr(trip.occurrence.event)


def test_alias_that_the_config_does_not_name_is_the_user_in_a_calendar_of_their_own() -> None:
    alias = {"email": "hello@ada.example", "self": True, "responseStatus": "accepted"}
    invited = event(organizer={"email": "kim@acme.example"}, attendees=[KIM, alias])
    assert my_answer(read_event(invited, MINE), ADA) is Answer.YES
    assert my_answer(read_event(invited, THEIRS), ADA) is Answer.UNLISTED
    assert Address("hello@ada.example") in {one.address for one in read_event(invited, THEIRS).attendees}


def test_address_of_the_user_that_was_invited_stays_the_one_that_it_is() -> None:
    other = {"email": "ada@example.net", "self": True, "responseStatus": "accepted"}
    assert read_event(event(attendees=[other]), MINE).attendees[0].address == "ada@example.net"


def test_event_of_a_secondary_calendar_was_called_by_whoever_wrote_it() -> None:
    calendar = {"email": "c_9f@group.calendar.google.com", "displayName": "Projects", "self": True}
    mine = event(organizer=calendar, creator={"email": "ada@example.org"}, attendees=[KIM])
    assert my_answer(read_event(mine, THEIRS), ADA) is Answer.HOST
    theirs = event(organizer=calendar, creator={"email": "bo@example.org"}, attendees=[KIM])
    assert read_event(theirs, THEIRS).organizer == Attendee(address=Address("bo@example.org"))


@pytest.mark.parametrize(
    ("organizer", "answer"),
    [
        ({"email": "ada@example.org", "self": True}, Answer.HOST),
        ({"email": "ada@example.org"}, Answer.CLAIMED),  # an invitation can name anybody
        ({"email": "ada@example.net"}, Answer.CLAIMED),  # called from another account of the user's, or not
    ],
)
def test_who_called_it_is_googles_word_rather_than_the_invitations(organizer: dict[str, Any], answer: Answer) -> None:
    asked = {"email": "ada@example.org", "self": True, "responseStatus": "needsAction"}
    found = read_event(event(organizer=organizer, attendees=[KIM, asked]), MINE)
    assert my_answer(found, ADA) is answer
    accepted = read_event(event(organizer=organizer, attendees=[KIM, SELF]), MINE)
    assert my_answer(accepted, ADA) is Answer.YES


def test_event_of_the_users_own_secondary_calendar_is_theirs_in_the_first_one_too() -> None:
    calendar = {"email": "c_9f@group.calendar.google.com", "displayName": "Projects"}
    asked = {"email": "ada@example.org", "self": True, "responseStatus": "needsAction"}
    mine = event(organizer=calendar, creator={"email": "ada@example.org", "self": True}, attendees=[KIM, asked])
    assert my_answer(read_event(mine, MINE), ADA) is Answer.HOST


def test_past_names_neither_the_user_nor_rooms_nor_who_declined() -> None:
    people = [KIM, SELF, {**SAM, "responseStatus": "declined"}, {"email": "r@x.example", "resource": True}]
    there = read_people(event(organizer={"email": "bo@example.org"}, attendees=people), MINE)
    assert there == ("kim@acme.example", "bo@example.org")
    for organizer in ({"email": "sam@beta.example"}, {"email": "ada@example.org", "self": True}):
        assert read_people(event(organizer=organizer, attendees=people), MINE) == ("kim@acme.example",)


def test_same_event_invited_to_two_accounts_is_one_meeting() -> None:
    series = {
        "recurringEventId": "abc123",
        "originalStartTime": {"dateTime": "2026-11-18T10:00:00+01:00"},
        "organizer": {"email": "kim@acme.example"},
    }
    work = event(id="abc123_20261118T090000Z", attendees=[KIM, SELF], **series)
    home = event(id="zzz_20261118T090000Z", attendees=[KIM, {"email": "ada@example.net", "self": True}], **series)
    groups, _ = same_meetings([told(work, "work"), told(home, "home")], lambda _: {}, ADA)
    assert [len(one) for one in groups.values()] == [2]


def test_hidden_guests_are_told_of_somebody_elses_event() -> None:
    host = {"email": "kim@acme.example"}
    for fields in ({"guestsCanSeeOtherGuests": False}, {"attendeesOmitted": True}):
        assert read_event(event(organizer=host, attendees=[SELF], **fields), MINE).guests_hidden
        own = event(organizer={"email": "ada@example.org", "self": True}, attendees=[KIM], **fields)
        assert not read_event(own, MINE).guests_hidden
    assert not read_event(event(organizer=host, attendees=[SELF, KIM]), MINE).guests_hidden


def test_texts_lose_control_characters_and_what_is_over_the_cap() -> None:
    read = read_event(event(summary="Road\x00map\u2028\ud800", description="x" * 20_000), MINE)
    assert (read.title, len(read.description)) == ("Roadmap?", 8192)
    assert read_event(event(summary="C:\\new, plan"), MINE).title == "C:\\new, plan"


def test_crowd_is_refused() -> None:
    with pytest.raises(Damaged, match="more than 500 attendees"):
        read_event(event(attendees=[{"email": f"p{n}@example.org"} for n in range(501)]), MINE)


_json = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=30),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=8), inner, max_size=3),
    max_leaves=8,
)
_times = ["start", "end", "originalStartTime", "recurringEventId", "recurrence", "status", "id", "iCalUID", "eventType"]
_content = ["attendees", "organizer", "creator", "conferenceData", "summary", "visibility", "hangoutLink"]
_names = st.sampled_from(_times + _content)


@given(st.dictionaries(_names, _json, max_size=6))
def test_no_answer_of_a_server_gives_a_traceback(odd: dict[str, Any]) -> None:
    resource = {**event(attendees=[SELF, KIM]), **odd}
    try:
        found = read_occurrence(resource, MINE)
        read_people(resource, MINE)
    except Damaged:
        return
    assert found.start <= found.end
    assert isinstance(found.event, Event)


def masked(told: Any, mask: str) -> Any:
    """`told` as the server cuts it down to a `fields` mask: a(b,c),d."""
    if isinstance(told, list):
        return [masked(one, mask) for one in told]
    found, depth, start = {}, 0, 0
    for place, sign in enumerate(f"{mask},"):
        depth += (sign == "(") - (sign == ")")
        if sign == "," and not depth:
            name, _, inner = mask[start:place].partition("(")
            if name in told:
                found[name] = masked(told[name], inner[:-1]) if inner else told[name]
            start = place + 1
    return found


def test_what_is_asked_for_is_in_googles_schema_and_enough_to_read_everything() -> None:
    document = json.loads((Path(googleapiclient.__file__).parent / CALENDAR).read_text())
    schemas = document["schemas"]
    for mask in (FEED, LISTING):
        names = set(re.findall(r"\w+", mask))
        parts = ("Events", "Event", "EventAttendee", "ConferenceData", "EntryPoint")
        known = {name for part in parts for name in schemas[part]["properties"]} | {"email", "displayName", "self"}
        assert names <= known
    full = event(
        recurringEventId="abc123",
        originalStartTime={"dateTime": "2026-11-18T10:00:00+01:00"},
        organizer={"email": "c_9f@group.calendar.google.com"},
        creator={"email": "bo@example.org", "displayName": "Bo", "id": "1"},
        attendees=[{**KIM, "optional": True, "comment": "late"}, {**SAM, "resource": True}, SELF],
        attendeesOmitted=True,
        conferenceData={"entryPoints": [{"entryPointType": "video", "uri": "https://acme.zoom.us/j/1", "pin": "5"}]},
        description="Agenda",
        location="Room",
        visibility="private",
        transparency="transparent",
        extendedProperties={"private": {"note": "secret"}},
    )
    cut = masked({"items": [full]}, LISTING)["items"][0]
    assert read_occurrence(cut, MINE) == read_occurrence(full, MINE)
    assert "secret" not in repr(cut)
    short = masked({"items": [full]}, FEED)["items"][0]
    assert read_people(short, MINE) == read_people(full, MINE)
    assert read_times(short, MINE) == read_times(full, MINE)
    assert (series_of(short), uid_of(short), recurs(short)) == ("abc123", "abc123@google.com", True)
    assert masked({"items": [event(recurrence=["RRULE:FREQ=DAILY"])]}, FEED)["items"][0]["recurrence"]
