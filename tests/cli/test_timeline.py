"""The timeline of `person`: each thing that came between you, by its own name."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import pytest

from tests.world import World, berlin, read

KIM, ADDRESS = "Kim Lee <kim.lee@acme.example>", "kim.lee@acme.example"


@pytest.fixture
def world(tmp_path: Path) -> World:
    """Kim was met on Tuesday, and the draft sent the same afternoon at four."""
    world = World(root=tmp_path, now=berlin("2026-11-03 15:00"))
    world.meet("k1", "Straw talk", berlin("2026-11-03 10:00"), KIM)
    world.run()
    world.now = berlin("2026-11-03 16:00")
    world.send(world.draft_to(ADDRESS))
    world.run()
    return world


def answer(world: World, text: str, sender: str = KIM) -> None:
    sent = read(max((world.root / "Mail/Sent/cur").iterdir()))
    world.now += timedelta(hours=1)
    world.receive(sender, f"Re: {sent['Subject']}", text, extra={"In-Reply-To": str(sent["Message-ID"])})
    world.run()


@pytest.mark.parametrize(
    ("text", "what"),
    [
        ("Thank you, but we are not interested.", "declined"),
        ("Please do not contact me again.", "opted_out"),
        ("Not now, in March please.", "later"),
        ("Thank you!", "thanks"),
        ("It was good to meet you too. The straws are blue.", "reply"),
    ],
)
def test_what_they_want_is_named(world: World, text: str, what: str) -> None:
    answer(world, text)
    assert world.person(ADDRESS)["timeline"][-1]["what"] == what
    out = world.call("person", ADDRESS).out
    assert f"  Tue 2026-11-03 17:00  {what.replace('_', ' ')}" in out
    assert ("  next due: never" in out) == (what == "opted_out")


def test_who_answers_for_them_is_there_by_name(world: World) -> None:
    answer(world, "Hi Ada, I work with Kim. The straws are blue.", "Jo Park <jo.park@acme.example>")
    told = world.person(ADDRESS)["timeline"][-1]
    assert (told["what"], told["by"]) == ("Jo Park wrote for them", "jo.park@acme.example")


def test_a_meeting_that_is_long_over_stays(world: World) -> None:
    world.meet("old", "Old talk", berlin("2026-03-02 10:00"), KIM)
    world.run()
    told = [one for one in world.person(ADDRESS)["timeline"] if one["what"] == "met"]
    assert [one["at"] for one in told] == ["2026-03-02T09:00:00Z", "2026-11-03T09:00:00Z"]
    assert "Mon 2026-03-02 10:00  met\n" in world.call("person", ADDRESS).out


def test_a_promise_is_told_by_its_day_wherever_it_stands(world: World) -> None:
    world.call("promise", ADDRESS, "the list", "--by", "2026-11-05")
    world.now = berlin("2026-11-06 09:00")
    world.run()
    told = world.call("person", ADDRESS).out + world.call("explain", ADDRESS).out
    assert "promise, by Thu 2026-11-05: the list" in told
    assert "was due by Thursday, 5 November, and comes first" in told
    assert "at 00:00" not in told


def test_of_two_lines_about_one_meeting_each_says_what_it_is_for(world: World) -> None:
    world.now = berlin("2026-11-04 10:00")
    lines = [line for line in world.call("plan").out.splitlines() if "Straw talk" in line]
    assert sorted("(nudge)" in line for line in lines) == [False, True]
    assert len(set(lines)) == 2
