"""Meetings on Google's calendars, in all the ways in which they get there, and the one draft that each leads to."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from google_stub import GoogleStub
from google_world import ADA, GoogleWorld, google_world
from small_world import between

from tests.world import berlin

KIM = "Kim Lee <kim.lee@acme.example>"
JO = "Jo Ortiz <jo@globex.example>"
HOME = "ada.home@example.net"


@pytest.fixture
def world(tmp_path: Path, google_stub: GoogleStub) -> Iterator[GoogleWorld]:
    world = google_world(
        tmp_path,
        google_stub,
        "2026-11-02 09:00",
        addresses={"work": ADA, "home": HOME},
        more="followups:\n  - {name: weekly, when: {recurring: true}, template: thanks, after: 2h}\n"
        "  - {name: rest, template: thanks, after: 2h}\n",
    )
    yield world
    world.stop()


def written_to(world: GoogleWorld) -> list[str]:
    return sorted(", ".join(one.people) for one in world.lying())


def test_what_the_day_held_and_what_came_of_it(world: GoogleWorld) -> None:
    """Who was met is written to; oneself, a room, who declined, what one kept free, and what was cancelled are not."""
    day = "2026-11-03"
    work = world.google["work"].user
    world.invite("Straw talk", berlin(f"{day} 09:00"), KIM)
    world.invite("Pricing", berlin(f"{day} 10:00"), by="Pat Moss <pat@initech.example>")
    world.invite(
        "Review",
        berlin(f"{day} 11:00"),
        attendees=[
            {"email": ADA, "responseStatus": "accepted"},
            {"email": "jo@globex.example", "displayName": "Jo Ortiz", "responseStatus": "accepted"},
            {"email": "no@globex.example", "responseStatus": "declined"},
            {"email": "c_1@resource.calendar.google.com", "displayName": "Room 4", "resource": True,
             "responseStatus": "accepted"},
        ],
    )  # fmt: skip
    world.invite("Deep work", berlin(f"{day} 12:00"), "Lu <lu@umbrella.example>", eventType="focusTime")
    world.invite("At the fair", berlin(f"{day} 13:00"), "Max <max@umbrella.example>", eventType="outOfOffice")
    gone = world.invite("Cancelled", berlin(f"{day} 12:00"), "Ann <ann@umbrella.example>")
    declined = world.invite("No time", berlin(f"{day} 12:00"), by="Bea <bea@umbrella.example>")
    world.run()
    work.cancel(gone)
    guests = [{"email": ADA, "responseStatus": "declined"}, {"email": "bea@umbrella.example"}]
    work.change(declined, attendees=guests)
    world.at(f"{day} 17:00")
    world.run()
    assert written_to(world) == ["jo@globex.example", "kim.lee@acme.example", "pat@initech.example"]
    world.pass_days(4)
    assert world.placed == 3


def test_a_series_with_a_moved_and_a_cancelled_week(world: GoogleWorld) -> None:
    work = world.google["work"].user
    series = world.invite("1:1", berlin("2026-11-03 10:00"), KIM, recurrence=["RRULE:FREQ=WEEKLY;COUNT=5"])
    two, three = (each["id"] for each in work.instances(series)[1:3])
    world.run()
    drafted = []
    for day in range(3, 31):
        world.at(f"2026-11-{day:02} 16:00")
        if day == 4:
            at = {"dateTime": "2026-11-12T14:00:00+01:00"}
            work.change(two, start=at, end={"dateTime": "2026-11-12T15:00:00+01:00"})  # from the 10th
        if day == 16:
            work.cancel(three)  # the 17th
        world.run()
        for draft in world.lying():
            drafted.append(day)
            draft.user.send(draft.id)
    assert drafted == [3, 13, 24]  # the talk of the 12th ended at three, and two hours later the day is over


def test_an_event_that_is_invited_to_two_accounts_is_one_meeting(world: GoogleWorld) -> None:
    world.invite("Straw talk", berlin("2026-11-03 10:00"), KIM, f"Ada <{HOME}>")
    world.run()
    world.at("2026-11-03 15:00")
    world.run()
    assert written_to(world) == ["kim.lee@acme.example"]
    world.pass_days(3)
    world.stop()
    world.pass_days(1)
    assert world.placed == 1


def test_moving_and_renaming_after_the_draft_makes_no_second(world: GoogleWorld) -> None:
    work = world.google["work"].user
    talk = world.invite("Straw talk", berlin("2026-11-03 10:00"), KIM)
    world.at("2026-11-03 15:00")
    world.run()
    (draft,) = world.lying()
    world.rewrite(draft, "Hello Kim, my own words.")
    later = {"dateTime": "2026-11-04T10:00:00+01:00"}
    work.change(talk, summary="Pipe talk", start=later, end={"dateTime": "2026-11-04T11:00:00+01:00"})
    world.pass_days(3, hour=15)
    assert [one.text for one in world.lying()] == ["Hello Kim, my own words.\n"]
    work.cancel(talk)
    world.pass_days(2, hour=15)
    assert [one.text for one in world.lying()] == ["Hello Kim, my own words.\n"]
    assert world.placed == 1


def test_a_cancelled_meeting_takes_its_untouched_draft_with_it(world: GoogleWorld) -> None:
    talk = world.invite("Straw talk", berlin("2026-11-03 10:00"), KIM)
    world.at("2026-11-03 15:00")
    world.run()
    assert len(world.lying()) == 1
    world.google["work"].user.cancel(talk)
    world.later_by(minutes=5)
    world.run()
    assert world.lying() == []
    assert (world.placed, [one.method for one in world.asked if "delete" in one.method]) == (
        1,
        ["gmail.users.drafts.delete"],
    )


def test_being_out_of_office_holds_what_can_wait(world: GoogleWorld) -> None:
    """A day on which the user is away is on Google's calendar as an event of its own kind."""
    world.invite("Straw talk", berlin("2026-11-03 10:00"), KIM)
    world.at("2026-11-03 15:00")
    world.run()
    (draft,) = world.lying()
    world.post(draft)
    away = between(berlin("2026-11-06 00:00"), minutes=8 * 24 * 60)
    world.google["work"].user.event(summary="Out of office", eventType="outOfOffice", **away)
    world.pass_days(9)
    assert world.lying() == []
    assert world.later("nudge", "kim.lee@acme.example") == "away"
    world.at("2026-11-16 09:00")
    world.run()
    assert len(world.lying()) == 1


def test_sync_tokens_that_expire_lose_and_double_nothing(world: GoogleWorld) -> None:
    world.invite("Straw talk", berlin("2026-11-03 10:00"), KIM)
    for number in range(6):
        world.invite(f"Old {number}", berlin(f"2026-11-0{number + 3} 10:00"), f"Guest <g{number}@firm{number}.example>")
    for day in (3, 4, 5, 6, 9, 10):
        world.at(f"2026-11-{day:02} 16:00")
        world.stub.forget_sync_tokens(ADA)
        world.run()
    assert world.placed == 7
    assert len(written_to(world)) == 7
