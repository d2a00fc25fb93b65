"""A draft that the user deleted: it may come back by their hand, or be asked for anew."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.world import World, berlin

KIM = "Kim Lee <kim@acme.example>"


@pytest.fixture
def world(tmp_path: Path) -> World:
    """A meeting of the morning has its draft."""
    world = World(tmp_path, berlin("2026-11-03 14:00"))
    world.meet("talk", "Packaging pilot", berlin("2026-11-03 10:00"), KIM)
    world.run()
    return world


def states(world: World) -> list[str]:
    return [draft["state"] for draft in world.call("drafts", "--all", "--json").json]


def run_at(world: World, *times: str) -> None:
    for time in times:
        world.now = berlin(time)
        world.run()


@pytest.mark.parametrize("aside", ["Mail/Trash/cur", "."], ids=["trash", "elsewhere"])
def test_draft_that_is_put_back_stays_the_only_one_after_a_later_meeting(world: World, aside: str) -> None:
    (path,) = world.drafts()
    put = path.rename(world.root / aside / path.name)
    run_at(world, "2026-11-03 15:00", "2026-11-03 15:20")
    assert states(world) == ["deleted"]
    put.rename(path)
    run_at(world, "2026-11-03 16:00")
    assert states(world) == ["edited"]
    world.meet("rollout", "Lisbon rollout", berlin("2026-11-05 10:00"), KIM)
    run_at(world, "2026-11-05 14:00", "2026-11-05 16:00")
    assert (world.drafts(), states(world)) == ([path], ["edited"])


def test_drafts_folder_that_is_away_for_hours_leads_to_no_second_draft(world: World) -> None:
    (path,) = world.drafts()
    aside = (world.root / "Mail/Drafts").rename(world.root / "aside")
    for hour in (15, 16, 17):
        world.now = berlin(f"2026-11-03 {hour}:00")
        world.call("run", "--once")
        assert states(world) == ["open"]
    assert "the drafts folder is not there" in world.call("status").out
    aside.rename(world.root / "Mail/Drafts")
    run_at(world, "2026-11-03 18:00")
    assert (world.drafts(), states(world)) == ([path], ["open"])


@pytest.mark.parametrize("aside", ["Mail/Trash/cur", "."], ids=["trash", "elsewhere"])
@pytest.mark.parametrize("seen", [True, False])
def test_redraft_of_a_draft_that_the_user_removed_is_placed(world: World, aside: str, seen: bool) -> None:
    (path,) = world.drafts()
    path.rename(world.root / aside / path.name)
    if seen:
        run_at(world, "2026-11-03 14:10")
    world.now = berlin("2026-11-03 14:15")
    assert world.call("redraft", "kim@acme.example").code == 0
    run_at(world, "2026-11-03 14:20", "2026-11-03 14:30", "2026-11-03 14:45")
    assert states(world) == ["deleted", "open"]
    (new,) = world.drafts()
    new.unlink()
    run_at(world, "2026-11-03 15:00", "2026-11-03 15:15", "2026-11-04 15:00")
    assert (world.drafts(), states(world)) == ([], ["deleted", "deleted"])


def test_draft_made_while_the_clock_was_ahead_is_sent_when_the_user_sends_it(world: World) -> None:
    world.now = berlin("2026-11-03 11:30")
    world.run()
    (path,) = world.drafts()
    world.now = berlin("2026-11-03 11:40")
    world.send(path, body="Other words altogether.", keep_headers=False)
    run_at(world, "2026-11-03 12:00")
    assert states(world) == ["sent"]
