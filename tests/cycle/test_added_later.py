"""What others do to a meeting after the user said yes to it, and what comes back under another name."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import pytest

from tests.world import CONFIG, World, berlin, read

KIM, MALLORY = "Kim Lee <kim.lee@acme.example>", "Mallory Fox <mallory@evil.example>"
START = berlin("2026-11-03 10:00")
AFTER = berlin("2026-11-03 15:00")


@pytest.fixture
def world(tmp_path: Path) -> World:
    return World(root=tmp_path, now=berlin("2026-11-02 09:00"))


def test_somebody_added_after_the_acceptance_gets_no_draft(world: World) -> None:
    world.meet("k1", "Straw talk", START, KIM, organizer="kim.lee@acme.example")
    world.run()
    world.meet("k1", "Straw talk", START, KIM, MALLORY, organizer="kim.lee@acme.example")
    for world.now in (AFTER - timedelta(hours=6), AFTER):
        world.run()
    assert [read(one)["To"] for one in world.drafts()] == [KIM]
    assert world.reason("k1", "mallory@evil.example") == "not_accepted"


def test_somebody_there_before_the_acceptance_gets_one(world: World) -> None:
    world.meet("k1", "Straw talk", START, KIM, organizer="kim.lee@acme.example", mine="NEEDS-ACTION")
    world.run()
    world.meet("k1", "Straw talk", START, KIM, MALLORY, organizer="kim.lee@acme.example")
    world.run()
    world.now = AFTER
    world.run()
    assert {str(read(one)["To"]) for one in world.drafts()} == {KIM, MALLORY}


def test_whom_i_add_to_my_own_meeting_gets_one(world: World) -> None:
    world.meet("k1", "Straw talk", START, KIM)
    world.run()
    world.meet("k1", "Straw talk", START, KIM, MALLORY)
    world.now = AFTER
    world.run()
    assert {str(read(one)["To"]) for one in world.drafts()} == {KIM, MALLORY}


def test_a_deleted_draft_does_not_come_back_with_a_new_uid_and_title(world: World) -> None:
    world.meet("k1", "Straw talk", START, KIM)
    world.now = AFTER
    world.run()
    world.draft_to("kim.lee@acme.example").unlink()
    for hours in (1, 2):
        world.now = AFTER + timedelta(hours=hours)
        world.run()
    del world.events["k1"]
    world.meet("k9", "Straw talk with Kim", START, KIM)
    for days in (0, 7):
        world.now = AFTER + timedelta(hours=3, days=days)
        world.run()
    assert world.drafts() == []


def test_a_private_title_on_my_other_calendar_reaches_nobody(tmp_path: Path) -> None:
    two = CONFIG.replace("path: calendar.ics}]", "path: calendar.ics}, {type: ics, path: own.ics}]")
    two += "followups:\n  - {name: all, template: thanks, after: 2h}\n"
    world = World(root=tmp_path, now=AFTER, config=two)
    world.meet("k1", "SECRET plan", START, KIM, extra=("DESCRIPTION:- SECRET drinks",))
    (tmp_path / "calendar.ics").rename(tmp_path / "own.ics")
    world.events.clear()
    world.meet("k1", "Straw talk", START, KIM, extra=("DESCRIPTION:- prices",))
    world.run()
    assert "SECRET" not in world.draft_to("kim.lee@acme.example").read_text(encoding="utf-8")
