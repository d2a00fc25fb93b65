"""What holds for every meeting, whatever strangers write into it."""

from __future__ import annotations

import subprocess
import sys
import time

import pytest
from gatherings import ME, NOBODY, People, event, meeting_of, policy, said, told
from hypothesis import given, settings
from hypothesis import strategies as st

from followupd.derive.addresses import is_mine
from followupd.derive.booking import booked_by
from followupd.derive.meetings import fingerprints, judge, same_meetings
from followupd.domain.event import Attendee, AttendeeKind, Event, OccurrenceId, PartStat, Status, StoredOccurrence
from followupd.domain.ids import Address
from followupd.domain.meeting import Met
from followupd.domain.person import Confidence
from followupd.domain.record import replace

ADDRESSES = st.sampled_from(
    [
        "ada@example.org", "ada+x@example.org", "ada.private@example.net", "me@ada.example.com", "kim@acme.example",
        "jo@globex.example", "bo@example.org", "info@acme.example", "fred@fireflies.ai", "no-reply@calendly.com",
        "room-1@acme.example", "list@lists.acme.example", "unknownorganizer@calendar.google.com",
    ]
).map(Address)  # fmt: skip
ATTENDEES = st.builds(
    Attendee,
    address=st.none() | ADDRESSES,
    name=st.sampled_from(["", "Kim Lee", "Lee, Kim", "None", "Notetaker", "Ada Example", "\u202e", "Room 1"])
    | st.text(max_size=20),
    partstat=st.none() | st.sampled_from(PartStat),
    kind=st.sampled_from(AttendeeKind),
)
EVENTS = st.builds(
    Event,
    title=st.sampled_from(["", "Intro", "Coffee with Kim", "Kim <> Ada", "Cancelled: x", "standup"])
    | st.text(max_size=30),
    description=st.sampled_from(["", "Invitee Email: kim@acme.example", "Booked by\nKim\nkim@acme.example"])
    | st.text(max_size=60),
    conference=st.sampled_from(["", "https://zoom.us/j/1", "x"]),
    status=st.sampled_from(Status),
    private=st.booleans(),
    categories=st.lists(st.sampled_from(["a", "b"]), max_size=2).map(tuple),
    organizer=st.none() | ATTENDEES,
    attendees=st.lists(ATTENDEES, max_size=6).map(tuple),
)
TOLD = st.lists(
    st.builds(
        told,
        EVENTS,
        uid=st.sampled_from("ab"),
        minutes=st.sampled_from([0, 5, 60]),
        days=st.sampled_from([0, 0, 0, 1]),
        source=st.sampled_from(["work/calendars/0", "home/calendars/0"]),
    ),
    min_size=1,
    max_size=3,
    unique_by=lambda one: (one.source, one.occurrence.id.uid),
)
KNOWN = People(
    known=("Kim Lee <kim@acme.example>", "Ada Example <ada@example.org>"), wrote=frozenset({"jo@globex.example"})
)


@settings(max_examples=100, deadline=None)
@given(TOLD)
def test_every_meeting_has_one_verdict_for_each_person(copies: list[StoredOccurrence]) -> None:
    meeting = judge(OccurrenceId(uid="a"), tuple(copies), policy(titles=("standup",)), KNOWN)
    addresses = [verdict.person.address if verdict.person else None for verdict in meeting.verdicts]
    assert addresses
    assert len(addresses) == len(set(addresses))
    for verdict in meeting.verdicts:
        if isinstance(verdict, Met):
            assert not is_mine(verdict.person.address, ME)
            assert not verdict.person.name.first or verdict.person.name.confidence is Confidence.SURE
        else:
            assert verdict.detail.endswith(".")
    assert meeting.occurrence in [one.occurrence for one in copies]
    assert len(meeting.topic) <= 80
    if not meeting.shared:
        assert meeting.topic == ""


@settings(max_examples=60, deadline=None)
@given(TOLD)
def test_neither_the_order_of_copies_nor_of_attendees_changes_a_verdict(copies: list[StoredOccurrence]) -> None:
    def turned(one: StoredOccurrence) -> StoredOccurrence:
        what = one.occurrence.event
        return replace(one, occurrence=replace(one.occurrence, event=replace(what, attendees=what.attendees[::-1])))

    identity = OccurrenceId(uid="a")
    first = judge(identity, tuple(copies), policy(), KNOWN)
    second = judge(identity, tuple(turned(one) for one in reversed(copies)), policy(), KNOWN)
    assert (first.verdicts, first.account, first.shared, first.topic) == (
        second.verdicts,
        second.account,
        second.shared,
        second.topic,
    )


@settings(max_examples=60, deadline=None)
@given(TOLD)
def test_the_same_copies_are_always_the_same_meetings(copies: list[StoredOccurrence]) -> None:
    found, marks = same_meetings(copies, lambda _: {}, ME)
    assert sorted(map(id, copies)) == sorted(id(one) for group in found.values() for one in group)
    again, more = same_meetings(reversed(copies), lambda _: marks, ME)
    assert (dict(again), dict(more)) == (dict(found), dict(marks))
    assert set(marks) == {mark for one in copies for mark in fingerprints(one.occurrence, ME)}


def test_a_crowd_is_judged_in_no_time() -> None:
    crowd = event("All hands", "ada@example.org", *(f"P{n} Lee <p{n}@acme{n}.example> ACCEPTED" for n in range(500)))
    begin = time.process_time()
    meeting = meeting_of(told(crowd), by=policy(max_people=500))
    assert len(meeting.met) == 500
    assert time.process_time() - begin < 1.5


def test_many_copies_are_grouped_in_linear_time() -> None:
    copies = [told(event("Intro", f"kim{n}@acme.example", "ada@example.org"), uid=f"u{n}") for n in range(3000)]
    begin = time.process_time()
    assert len(same_meetings(copies, lambda _: {}, ME)[0]) == 3000
    assert time.process_time() - begin < 3


@pytest.mark.parametrize(
    "piece", ["Who:\n", "Email: ", "a@", "<", "<b>", "x", "Invitee Email: a@b.example\n", ":", "\n", "@"]
)
def test_hostile_descriptions_take_no_time(piece: str) -> None:
    begin = time.process_time()
    assert len(booked_by(piece * (1_000_000 // len(piece)), ME, by_tool=True)) <= 5
    assert time.process_time() - begin < 0.5


def test_text_of_strangers_is_only_text() -> None:
    meeting = meeting_of(told(event("{{7*7}} \r\nBcc: x@y.example", "kim@acme.example", "ada@example.org ACCEPTED")))
    assert "\n" not in meeting.topic
    assert said(meeting_of(told(Event(title="Coffee with {{ Kim }}")), known=NOBODY)) == {"-": "no_people"}


def test_the_list_of_public_suffixes_is_read_only_where_a_domain_needs_it() -> None:
    code = (
        "import sys\n"
        "from followupd.derive import meetings\n"
        "from followupd.derive.addresses import company, organisation\n"
        "from followupd.domain.ids import Address\n"
        "assert company(Address('kim@acme.example')) == 'Acme'\n"
        "assert 'publicsuffixlist' not in sys.modules\n"
        "assert organisation('mail.acme.co.uk') == 'acme.co.uk'\n"
        "assert 'publicsuffixlist' in sys.modules\n"
    )
    subprocess.run([sys.executable, "-c", code], check=True, timeout=60)
