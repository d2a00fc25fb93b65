"""Drafts in an account that the config has no more, or has under another name."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.world import CONFIG, World, berlin

KIM, ADDRESS = "Kim Lee <kim@acme.example>", "kim@acme.example"


@pytest.fixture
def world(tmp_path: Path) -> World:
    """The draft to Kim lies in the account `work`."""
    world = World(root=tmp_path, now=berlin("2026-11-02 13:30"))
    world.meet("m1", "Coffee", berlin("2026-11-02 10:00"), KIM)
    world.run()
    assert len(world.drafts()) == 1
    return world


def rename(world: World, mail: str = "Mail") -> None:
    told = CONFIG.replace("name: work", "name: job").replace("path: Mail", f"path: {mail}")
    (world.root / "config.yaml").write_text(told, encoding="utf-8")
    for name in ("INBOX/cur", "Drafts/cur", "Sent/cur"):
        (world.root / mail / name).mkdir(parents=True, exist_ok=True)


def states(world: World) -> list[tuple[str, str]]:
    return [(one["account"], one["state"]) for one in world.call("drafts", "--all", "--json").json]


def test_a_draft_goes_on_in_the_account_by_its_new_name(world: World) -> None:
    rename(world)
    world.pass_days(1)
    assert states(world) == [("job", "open")]
    world.send(world.draft_to(ADDRESS))
    world.pass_days(7)
    assert sorted(states(world)) == [("job", "open"), ("job", "sent")]
    assert world.later("nudge", ADDRESS) == "open_draft"


def test_what_was_edited_is_the_users_there_too(world: World) -> None:
    draft = world.draft_to(ADDRESS)
    draft.write_bytes(draft.read_bytes() + b"My own words.\r\n")
    rename(world)
    world.receive(KIM, "Hello", "Please stop writing to me.")
    world.pass_days(1)
    assert states(world) == [("job", "edited")]
    assert b"My own words." in world.draft_to(ADDRESS).read_bytes()


def test_a_draft_sent_meanwhile_is_known_as_sent(world: World) -> None:
    world.send(world.draft_to(ADDRESS))
    rename(world)
    world.pass_days(1)
    assert [state for _, state in states(world)] == ["sent"]


def test_what_is_nowhere_to_be_seen_is_told_and_stands_in_the_way_for_a_week(world: World) -> None:
    rename(world, "Other")
    world.pass_days(1)
    assert "which the config has no more" in world.call("status").out
    world.meet("m2", "Second talk", world.now, KIM)
    world.pass_days(2)
    assert world.reason("m2", ADDRESS) == "open_draft"
    assert states(world) == [("work", "open")]
    world.pass_days(6)
    assert sorted(states(world)) == [("job", "open"), ("work", "deleted")]


def test_an_account_that_comes_back_finds_its_draft(world: World) -> None:
    rename(world, "Other")
    world.pass_days(3)
    (world.root / "config.yaml").write_text(CONFIG, encoding="utf-8")
    world.pass_days(8)
    assert states(world) == [("work", "open")]


def test_somebody_with_a_draft_in_such_an_account_can_be_forgotten(world: World) -> None:
    rename(world, "Other")
    world.pass_days(1)
    assert world.call("forget", ADDRESS).code == 0
    assert states(world) == []


def test_what_could_not_be_written_there_is_written_elsewhere(tmp_path: Path) -> None:
    world = World(root=tmp_path, now=berlin("2026-11-02 13:30"))
    world.meet("m1", "Coffee", berlin("2026-11-02 10:00"), KIM)
    drafts = world.root / "Mail/Drafts"
    drafts.rename(world.root / "away")
    drafts.write_text("no folder", encoding="utf-8")
    world.call("run", "--once")
    assert world.call("status", "--json").json["drafts"]["planned"] == 1
    rename(world, "Other")
    world.pass_days(1)
    assert ("job", "open") in states(world)
