"""Colleagues who would get the same check-in beside their names: the first goes out, the others wait two weeks each."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.world import CONFIG, World, berlin, read

KIM, JO, PIA, BOB = "kim@acme.example", "jo@acme.example", "pia@sales.acme.example", "bob@globex.example"
FREE = ("ann@gmail.com", "eve@gmail.com")
CADENCE = "templates: [templates]\ncadence: {default: {every: 4w, template: hello}}\n"
PLAIN = "{{ greeting }}\n\nI was thinking of you. How is {{ person.company }}?\n\nBest regards,\n{{ me.signature }}\n"


def laid(root: Path, body: str, *people: str, more: str = "") -> World:
    """All of them were met on one day in September, alone, and their check-ins are due by Monday, 2 November."""
    world = World(root=root, now=berlin("2026-10-01 09:00"), config=CONFIG + CADENCE + more)
    (root / "templates").mkdir()
    front = '---\npurpose: check-in\nstance: give\nsubject: "Hello"\n---\n'
    (root / "templates" / "hello.md.j2").write_text(front + body, encoding="utf-8")
    (root / "templates" / "reconnect.md.j2").write_text(front + body, encoding="utf-8")
    for number, address in enumerate(people):
        name = address.partition("@")[0].title()
        world.meet(f"m{number}", "Straw talk", berlin(f"2026-09-28 {10 + number}:00"), f"{name} Lee <{address}>")
    world.run()
    world.now = berlin("2026-11-02 10:00")
    return world


def told(world: World) -> dict[str, str]:
    """What is decided of each check-in."""
    return {one["people"][0]: one["reason"] for one in world.decisions() if one["purpose"] == "check-in"}


def drafted(world: World) -> set[str]:
    return {str(read(one)["To"]).rpartition("<")[2].rstrip(">") for one in world.drafts()}


def test_one_of_several_colleagues_is_written_to_and_the_others_in_turn(tmp_path: Path) -> None:
    world = laid(tmp_path, PLAIN, KIM, JO, PIA, BOB)
    world.run()
    first = drafted(world) - {BOB}
    assert len(first) == 1
    assert drafted(world) - first == {BOB}
    others = {KIM, JO, PIA} - first
    assert {who: reason for who, reason in told(world).items() if who in others} == dict.fromkeys(others, "too_similar")
    held = next(one for one in world.decisions() if one["reason"] == "too_similar")
    assert f"the same letter as to {min(first)}, a colleague of theirs" in held["detail"]
    assert held["until"] == "2026-11-16T09:00:00Z"
    assert world.run().code == 0
    assert len(drafted(world)) == 2  # and planning again changes nothing
    world.now = berlin("2026-11-16 09:55")
    world.run()
    assert len(drafted(world)) == 2
    world.now = berlin("2026-11-16 10:00")
    world.run()
    assert len(drafted(world)) == 3
    world.now = berlin("2026-11-30 10:00")
    world.run()
    assert drafted(world) == {KIM, JO, PIA, BOB}


def test_what_was_sent_counts_too(tmp_path: Path) -> None:
    world = laid(tmp_path, PLAIN, KIM, JO)
    world.run()
    (first,) = drafted(world)
    (other,) = {KIM, JO} - {first}
    world.now = berlin("2026-11-02 11:00")
    world.send(world.draft_to(first))
    world.run()
    world.now = berlin("2026-11-03 10:00")
    world.call("tag", other, "friend")  # wakes them
    assert told(world)[other] == "too_similar"


@pytest.mark.parametrize("deleted", [True, False])
def test_what_was_deleted_or_made_the_users_own_counts_for_nothing(tmp_path: Path, deleted: bool) -> None:
    world = laid(tmp_path, PLAIN, KIM, JO)
    world.run()
    (first,) = drafted(world)
    (other,) = {KIM, JO} - {first}
    draft = world.draft_to(first)
    if deleted:
        draft.rename(world.root / "Mail/Trash/cur" / draft.name)
    else:
        draft.write_bytes(draft.read_bytes() + b"PS: How is the bridge?\r\n")
    world.now = berlin("2026-11-02 11:00")
    world.run()
    world.call("tag", other, "friend")  # wakes them
    world.run()
    assert drafted(world) == ({other} if deleted else {first, other})
    if deleted:
        world.now = berlin("2026-11-02 12:00")
        world.call("redraft", world.call("drafts", "--all", "--json").json[0]["id"])
        world.run()
        assert drafted(world) == {first, other}  # the user asked for it all the same


@pytest.mark.parametrize(
    ("body", "why"),
    [
        ('{{ greeting }}\n\n{{ gap("something for them") }}\n\n{{ me.signature }}\n', "a gap for the user's own words"),
        ('{{ greeting }}\n\n{{ said("I remember:") or "All well?" }}\n\n{{ me.signature }}\n', "a note about each"),
        ("{{ greeting }}\n\nWe spoke {{ person.last_contact | when }}.\n\n{{ me.signature }}\n", "a day of their own"),
    ],
)
def test_what_has_something_particular_in_it_waits_for_nobody(tmp_path: Path, body: str, why: str) -> None:
    world = laid(tmp_path, body, KIM, JO)
    for who in (KIM, JO):
        world.call("note", who, f"{who} likes tea", "--say")
    world.run()
    assert drafted(world) == {KIM, JO}, why


def test_two_at_a_provider_of_free_mail_are_no_colleagues(tmp_path: Path) -> None:
    world = laid(tmp_path, PLAIN.replace(" How is {{ person.company }}?", ""), *FREE)
    world.run()
    assert drafted(world) == set(FREE)


def test_those_who_were_in_one_meeting_may_all_be_thanked_at_once_and_promises_wait_for_nobody(tmp_path: Path) -> None:
    world = laid(tmp_path, PLAIN, more="followups: [{name: all, template: hello, after: 2h}]\n")
    world.meet("both", "Tea talk", berlin("2026-11-02 10:00"), f"Kim Lee <{KIM}>", f"Jo Park <{JO}>")
    world.now = berlin("2026-11-02 15:00")
    world.run()
    assert drafted(world) == {KIM, JO}
    other = tmp_path / "other"
    other.mkdir()
    world = laid(other, PLAIN, KIM, JO)
    plain = "---\npurpose: promise\nstance: give\nsubject: Hello\n---\n" + PLAIN
    (other / "templates" / "promise.md.j2").write_text(plain, encoding="utf-8")
    for who in (KIM, JO):
        world.call("promise", who, "the map", "--by", "2026-11-02")
    world.run()
    assert {one["purpose"] for one in world.call("drafts", "--json").json} == {"promise"}
    assert drafted(world) == {KIM, JO}


def test_a_simulation_says_what_it_held_back(tmp_path: Path) -> None:
    world = laid(tmp_path, PLAIN, KIM, JO)
    outcome = world.call("simulate", "--from", "2026-11-02", "--to", "2026-11-30")
    assert "1 too like another" in outcome.out
