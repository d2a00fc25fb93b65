"""A later meeting takes the place of an earlier one: the old draft goes and the new one comes in one pass."""

from __future__ import annotations

from pathlib import Path

import pytest

from followupd.bootstrap import build_house, open_to_write
from followupd.config import load
from followupd.daemon.rounds import run_round
from tests.world import CONFIG, World, berlin, read

KIM = "Kim Lee <kim@acme.example>"


@pytest.fixture
def world(tmp_path: Path) -> World:
    """Monday's meeting has its draft; Tuesday's is over, and nothing ran since."""
    world = World(tmp_path, berlin("2026-11-02 14:00"))
    world.meet("monday", "Packaging pilot", berlin("2026-11-02 10:00"), KIM)
    world.run()
    world.meet("tuesday", "Lisbon rollout", berlin("2026-11-03 10:00"), KIM)
    world.now = berlin("2026-11-03 16:00")
    return world


def states(world: World) -> list[str]:
    return sorted(draft["state"] for draft in world.call("drafts", "--all", "--json").json)


def test_one_pass_withdraws_the_old_draft_and_places_the_new_one(world: World) -> None:
    (old,) = world.drafts()
    assert (world.reason("monday", "kim@acme.example"), world.reason("tuesday", "kim@acme.example")) == (
        "superseded",
        "due",
    )
    world.run()
    (new,) = world.drafts()
    assert new != old
    assert "Lisbon rollout" in str(read(new)["Subject"]) + read(new).get_content()
    assert states(world) == ["open", "retired"]
    world.run()
    assert world.drafts() == [new]


def test_an_edited_draft_stays_the_only_one(world: World) -> None:
    (old,) = world.drafts()
    old.write_bytes(old.read_bytes() + b"\nP.S. I found the book.\n")
    world.run()
    assert world.drafts() == [old]
    assert world.reason("tuesday", "kim@acme.example") == "open_draft"


def test_the_draft_of_a_group_of_one_goes_by_the_one_decision_about_them(tmp_path: Path) -> None:
    together = "followups: [{name: all, after: 2h, template: group-recap, recipients: group}]\n"
    world = World(tmp_path, berlin("2026-11-02 14:00"), CONFIG + together)
    world.meet("monday", "Packaging pilot", berlin("2026-11-02 10:00"), KIM)
    world.run()
    world.now = berlin("2026-11-02 15:00")
    world.write_to("kim@acme.example", "The samples", "They are on their way to you.")
    assert world.reason("monday", "kim@acme.example") == "in_touch_since"
    world.run()
    assert world.drafts() == []
    assert world.reason("monday", "kim@acme.example") == "in_touch_since"


def test_when_room_is_made_only_by_a_pass_the_next_one_follows_at_once(world: World) -> None:
    world.run()
    world.events["tuesday"] = world.events["tuesday"].replace("END:VEVENT", "STATUS:CANCELLED\r\nEND:VEVENT")
    world.save()
    config = load(world.root / "config.yaml")
    store = open_to_write(config)
    store.take_lease()
    house = build_house(config, store)
    rounds = [run_round(house, world.now) for _ in range(3)]
    store.close()
    assert [(one.retired, one.placed, one.next_wake == world.now) for one in rounds] == [
        (1, 0, True),
        (0, 1, False),
        (0, 0, False),
    ]
    (path,) = world.drafts()
    assert "Packaging pilot" in str(read(path)["Subject"]) + read(path).get_content()
