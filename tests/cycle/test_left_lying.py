"""A draft that lay unsent for weeks goes for the same reasons as a new one, and stands in nobody's way for ever."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.world import World, berlin, read

KIM, ADDRESS = "Kim Lee <kim@acme.example>", "kim@acme.example"
BOB = "Bob Stone <bob@acme.example>"
GROUP = "followups: [{name: all, template: group-recap, recipients: group}]\n"


@pytest.fixture
def world(tmp_path: Path) -> World:
    """The draft about a meeting at the beginning of November lies there still in the middle of December."""
    world = World(root=tmp_path, now=berlin("2026-11-02 13:30"))
    world.meet("m1", "Coffee", berlin("2026-11-02 10:00"), KIM)
    world.run()
    world.now = berlin("2026-12-14 10:00")
    world.run()
    assert len(world.drafts()) == 1
    return world


def stop(world: World) -> None:
    world.receive(KIM, "Hello", "Please stop writing to me.")


def answer(world: World) -> None:
    world.receive(KIM, "Hello", "It was good to meet you, Ada.")


def write(world: World) -> None:
    world.write_to(ADDRESS, "Hello", "Thank you for the coffee.")


def say(*words: str) -> Callable[[World], None]:
    def said(world: World) -> None:
        assert world.call(*words).code == 0

    return said


REASONS = {
    "they opted out": stop,
    "they wrote": answer,
    "written by hand": write,
    "paused": say("pause", ADDRESS),
    "skipped": say("skip", ADDRESS),
    "forgotten": say("forget", ADDRESS),
}


@pytest.mark.parametrize("why", REASONS)
def test_a_draft_whose_reason_is_gone_after_weeks_is_withdrawn(world: World, why: str) -> None:
    REASONS[why](world)
    world.now = berlin("2026-12-14 15:00")
    world.run()
    assert not world.drafts()


def test_one_that_the_user_has_edited_stays(world: World) -> None:
    draft = world.draft_to(ADDRESS)
    draft.write_bytes(draft.read_bytes() + b"My own words.\r\n")
    stop(world)
    world.now = berlin("2026-12-14 15:00")
    world.run()
    assert b"My own words." in world.draft_to(ADDRESS).read_bytes()


def test_a_new_meeting_takes_the_place_of_one_of_weeks_ago(world: World) -> None:
    world.meet("m2", "Second talk", berlin("2026-12-14 11:00"), KIM)
    world.now = berlin("2026-12-14 15:00")
    world.run()
    (draft,) = world.call("drafts", "--json").json
    assert draft["placed_at"].startswith("2026-12-14")


def test_nothing_happens_to_one_that_still_has_its_reason(world: World) -> None:
    world.receive(BOB, "Hello", "Please stop writing to me.")
    world.now = berlin("2026-12-14 15:00")
    world.run()
    assert len(world.drafts()) == 1


def test_one_to_several_goes_where_one_of_them_opted_out(tmp_path: Path) -> None:
    world = World(root=tmp_path, now=berlin("2026-11-02 13:30"))
    with (world.root / "config.yaml").open("a", encoding="utf-8") as config:
        config.write(GROUP)
    world.meet("m1", "Coffee", berlin("2026-11-02 10:00"), KIM, BOB)
    world.run()
    assert [str(read(draft)["To"]).count("@") for draft in world.drafts()] == [2]
    world.now = berlin("2026-12-14 10:00")
    answer(world)
    world.run()
    assert len(world.drafts()) == 1
    world.now = berlin("2026-12-14 12:00")
    stop(world)
    world.run()
    assert not world.drafts()
