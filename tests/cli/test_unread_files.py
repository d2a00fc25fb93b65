"""A word about what stands in the user's files, and what no pass has read yet."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import pytest

from followupd.bootstrap import open_to_read
from followupd.config import load
from tests.running import lease_held
from tests.world import World, berlin, read

KIM, JO = "kim@acme.example", "jo@globex.example"


@pytest.fixture
def world(tmp_path: Path) -> World:
    """Jo's and Kim's meetings were put into the calendar since the last pass; a draft to each is due."""
    world = World(tmp_path, berlin("2026-11-03 09:00"))
    world.run()
    world.meet("j1", "Tea talk", berlin("2026-11-03 10:00"), f"Jo Ortiz <{JO}>")
    world.meet("c1", "Coffee with Kim", berlin("2026-11-03 11:00"), f"Kim Lee <{KIM}>")
    world.now = berlin("2026-11-03 15:00")
    return world


def test_a_note_on_a_new_meeting_is_taken_at_once_and_drafts_nothing(world: World) -> None:
    noted = world.call("note", "coffee with kim", "the blue straws", "--say")
    assert (noted.code, noted.out, noted.err) == (0, "Coffee with Kim, Tue 2026-11-03 11:00: noted.\n", "")
    assert world.drafts() == []
    assert world.call("drafts", "--all", "--json").json == []
    world.run()
    assert len(world.drafts()) == 2
    assert "the blue straws" in str(read(world.draft_to(KIM)).get_content())


def test_what_was_read_for_a_word_is_planned_and_decided_about_by_the_next_pass(world: World) -> None:
    """A mailbox elsewhere was not asked about these people."""
    world.meet("z1", "Zinc talk", berlin("2026-11-04 10:00"), f"Jo Ortiz <{JO}>")
    world.call("note", "c1", "likes straws")
    store = open_to_read(load(world.root / "config.yaml"))
    assert {one.uid for one in store.due_units(world.now).meetings} == {"j1", "c1", "z1"}
    assert store.drafts() == ()
    store.close()


def test_the_first_word_of_all_finds_the_meeting_too(tmp_path: Path) -> None:
    world = World(tmp_path, berlin("2026-11-03 15:00"))
    world.meet("c1", "Coffee with Kim", berlin("2026-11-03 11:00"), f"Kim Lee <{KIM}>")
    assert world.call("note", "Coffee with Kim", "likes straws").code == 0
    world.run()
    assert "likes straws" in world.call("explain", "c1").out


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["skip", "coffee with kim"], "Skipped: follow-up to Kim Lee"),
        (["skip", KIM], "Skipped: follow-up to Kim Lee"),
        (["snooze", "c1", "2d"], "Snoozed until Thu 2026-11-05 15:00: follow-up to Kim Lee"),
        (["pause", "Kim Lee"], f"Kim Lee <{KIM}>: paused"),
        (["promise", "kim lee", "a straw"], f"Kim Lee <{KIM}>: you promised (p1): a straw."),
        (["circle", "Kim Lee", "--none"], f"Kim Lee <{KIM}>: in no circle"),
        (["tag", "Kim Lee", "x"], f"Kim Lee <{KIM}>: tagged x."),
        (["met", "Kim Lee"], f"Kim Lee <{KIM}>: met on"),
        (["resume", "Kim Lee"], f"Kim Lee <{KIM}>: paused no more."),
        (["merge", "Kim Lee", "kim@home.example"], "are one person"),
        (["forget", "Kim Lee", "--yes"], f"{KIM}: erased."),
        (["pause", KIM], f"Kim Lee <{KIM}>: paused"),
    ],
)
def test_every_word_finds_what_stands_in_the_files_and_makes_no_draft(
    world: World, words: list[str], said: str
) -> None:
    outcome = world.call(*words)
    assert (outcome.code, outcome.err) == (0, "")
    assert outcome.out.startswith(said) or said in outcome.out
    assert world.drafts() == []


def test_somebody_for_whom_nothing_was_to_come_is_looked_for_in_the_files(world: World) -> None:
    world.run()
    world.send(world.draft_to(KIM))
    world.now += timedelta(hours=1)
    for sender in (f"Kim Lee <{KIM}>", "Ann Ash <ann@ash.example>"):
        world.receive(sender, "Hello", "Nice weather.")
    world.run()
    for address in (KIM, "ann@ash.example"):
        assert world.call("skip", address).code == 2
    world.now = berlin("2026-11-10 15:00")
    world.meet("a1", "Ash talk", berlin("2026-11-10 10:00"), "Ann Ash <ann@ash.example>")
    assert "Ash talk" in world.call("skip", "ann@ash.example").out
    world.meet("k2", "Straws again", berlin("2026-11-10 11:00"), f"Kim Lee <{KIM}>")
    assert "Straws again" in world.call("skip", KIM).out


def test_a_name_that_is_in_new_mail_alone_is_found(world: World) -> None:
    world.receive("Ann Ash <ann@ash.example>", "Hello", "Nice weather.")
    assert world.call("pause", "Ann Ash", "2w").code == 0


def test_a_slip_of_the_pen_drafts_nothing_and_is_told_as_before(world: World) -> None:
    outcome = world.call("note", "Cofee with Kim", "x")
    assert outcome.code == 2
    assert "names no draft, person or meeting that is known" in outcome.err
    assert world.drafts() == []
    world.run()
    assert len(world.drafts()) == 2


def test_a_new_meeting_has_no_draft_to_be_made_anew(world: World) -> None:
    outcome = world.call("redraft", "c1")
    assert outcome.code == 2
    assert "no draft was made for 'c1' yet" in outcome.err
    assert world.drafts() == []


def test_beside_a_running_daemon_its_next_round_is_said_to_read_it(world: World) -> None:
    with lease_held(world.root / "state/followupd.db"):
        for words in (["note", "coffee with kim", "x"], ["skip", "c1"], ["pause", "Kim Lee"]):
            outcome = world.call(*words)
            assert (outcome.code, outcome.out) == (2, ""), words
            assert "the running daemon reads at its next round" in outcome.err
        paused = world.call("pause", KIM)
    assert paused.code == 0
    assert f"Nothing is known of {KIM} yet." in paused.err
    world.run()
    assert world.call("note", "coffee with kim", "x").code == 0
    assert world.reason("c1", KIM) == "paused"


def test_a_file_that_cannot_be_read_is_named(world: World) -> None:
    (world.root / "calendar.ics").unlink()
    outcome = world.call("note", "Coffee with Kim", "x")
    assert outcome.code == 2
    assert "calendar.ics" in outcome.err


def test_what_the_user_did_with_a_draft_meanwhile_is_not_lost(world: World) -> None:
    world.run()
    world.now += timedelta(hours=1)
    world.send(world.draft_to(JO))
    world.meet("n1", "Nut talk", berlin("2026-11-03 12:00"), "Nut <nut@nut.example>")
    assert world.call("note", "Nut talk", "x").code == 0
    world.run()
    states = {one["people"][0]: one["state"] for one in world.call("drafts", "--all", "--json").json}
    assert (states[JO], states[KIM]) == ("sent", "open")
