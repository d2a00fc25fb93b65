"""`followupd explain` of a person, and of a nudge: evidence, rhythm, chain, and all that is in the way."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from tests.world import CONFIG, World, berlin, read

KIM, ADDRESS = "Kim Lee <kim.lee@acme.example>", "kim.lee@acme.example"
CADENCE = """\
cadence:
  default: {every: 12w}
  circles: {inner: {every: 4w, latest: 6w}, outer: {every: never}}
  people:
    - {match: {tag: investor}, every: 8w}
    - {match: {domain: acme.example}, circle: inner}
"""


@pytest.fixture
def world(tmp_path: Path) -> World:
    """Kim was met on Tuesday, and the draft sent the same afternoon at four."""
    world = World(root=tmp_path, now=berlin("2026-11-03 15:00"), config=CONFIG + CADENCE)
    world.meet("k1", "Straw talk", berlin("2026-11-03 10:00"), KIM)
    world.run()
    world.now = berlin("2026-11-03 16:00")
    world.send(world.draft_to(ADDRESS))
    world.run()
    return world


def person(world: World, ref: str = ADDRESS) -> dict[str, Any]:
    return dict(world.call("explain", ref, "--json").json["person"])


def answer(world: World, text: str, **headers: str) -> None:
    sent = read(max((world.root / "Mail/Sent/cur").iterdir()))
    extra = {"In-Reply-To": str(sent["Message-ID"]), **{key.replace("_", "-"): told for key, told in headers.items()}}
    world.receive(KIM, f"Re: {sent['Subject']}", text, extra=extra)
    world.run()


def test_the_state_comes_with_its_evidence_each_with_time_and_message(world: World) -> None:
    world.now = berlin("2026-11-04 09:00")
    answer(world, "Hi Ada,\n\ncould you send me the price list?\n\nKim")
    told = person(world)
    assert told["reply_state"] == "i_owe"
    assert told["evidence"][0]["at"] == "2026-11-04T08:00:00Z"
    assert told["evidence"][0]["message_id"]
    asked = "Asked on Wednesday, 4 November: 'could you send me the price list?'."
    assert told["evidence"][0]["what"] == asked
    out = world.call("explain", ADDRESS).out
    assert "  you owe them an answer, or what you promised" in out
    assert "    Wed 2026-11-04 09:00  " in out


def test_the_rhythm_names_the_entry_that_applies_and_why(world: World) -> None:
    cadence = person(world)["cadence"]
    assert (cadence["from"], cadence["circle"]) == ("cadence.circles.inner", "inner")
    assert cadence["because"] == "entry 2 of cadence.people matches: domain acme.example"
    assert (cadence["every"], cadence["latest"], cadence["template"]) == ("4w", "6w", "check-in")
    assert "2026-12-01" <= cadence["next_check_in"] <= "2026-12-05"
    world.call("tag", ADDRESS, "investor")
    cadence = person(world)["cadence"]
    assert (cadence["from"], cadence["every"]) == ("cadence.people", "8w")
    assert cadence["because"] == "entry 1 of cadence.people matches: tag investor"
    world.call("circle", ADDRESS, "outer")
    cadence = person(world)["cadence"]
    assert (cadence["from"], cadence["every"], cadence["next_check_in"]) == ("cadence.circles.outer", "never", None)
    assert cadence["because"].startswith("you put them into this circle on Tuesday, 3 November")
    assert "next check-in: none, as things are" in world.call("explain", ADDRESS).out


def test_whom_nothing_is_said_about_goes_by_the_default(world: World) -> None:
    world.meet("j1", "Straw talk", berlin("2026-11-02 10:00"), "Jo Park <jo@globex.example>")
    world.run()
    cadence = person(world, "jo@globex.example")["cadence"]
    assert (cadence["from"], cadence["circle"], cadence["every"]) == ("cadence.default", None, "12w")
    assert cadence["because"] == "no circle and no entry of cadence.people is about them"


def test_the_chain_of_nudges_is_told_from_the_first_to_its_end(world: World) -> None:
    (chain,) = person(world)["nudges"]
    root = chain["follows"]["id"]
    assert (chain["number"], chain["of"], chain["due"]) == (1, 2, "2026-11-09T08:00:00Z")
    world.now = berlin("2026-11-09 09:00")
    world.run()
    (chain,) = person(world)["nudges"]
    assert chain["draft"] == world.call("drafts", "--json").json[0]["id"]
    assert f"nudge 1 of 2 after {root} (Good to meet you, Kim, sent Tue 2026-11-03 16:00): lies as draft" in (
        world.call("explain", ADDRESS).out
    )
    world.send(world.draft_to(ADDRESS))
    world.now = berlin("2026-11-10 09:00")
    world.run()
    (chain,) = person(world)["nudges"]
    assert (chain["number"], chain["draft"], chain["due"]) == (2, None, "2026-11-16T08:00:00Z")
    answer(world, "It was good to meet you too.")
    (chain,) = person(world)["nudges"]
    assert (chain["ended"]["reason"], chain["due"]) == ("replied", None)
    assert "none any more: they wrote: Kim Lee wrote to you" in world.call("explain", ADDRESS).out


def test_a_nudge_says_what_it_follows_and_a_follow_up_follows_nothing(world: World) -> None:
    (first,) = world.call("drafts", "--all", "--json").json
    world.now = berlin("2026-11-09 09:00")
    world.run()
    (nudge,) = world.call("drafts", "--json").json
    document = world.call("explain", nudge["id"], "--json").json
    (record,) = document["drafts"]
    expected = {
        "nudge": 1, "id": first["id"], "subject": "Good to meet you, Kim", "sent_at": "2026-11-03T15:00:00Z",
    }  # fmt: skip
    assert record["follows"] == expected
    assert document["decisions"][0]["follows"] == expected
    out = world.call("explain", nudge["id"]).out
    assert f"nudge 1 after {first['id']}: Good to meet you, Kim, sent Tue 2026-11-03 16:00" in out
    assert world.call("explain", first["id"], "--json").json["drafts"][0]["follows"] is None


def test_all_that_is_in_the_way_is_listed_not_the_first_alone(world: World) -> None:
    world.now = berlin("2026-11-04 09:00")
    answer(world, "Hi Ada,\n\ncould you send me the price list?\n\nKim")
    world.call("promise", ADDRESS, "the packing list", "--by", "2026-11-05")
    world.call("pause", ADDRESS, "2026-11-30")
    world.meet("k2", "Second talk", berlin("2026-11-20 10:00"), KIM)
    world.now = berlin("2026-11-06 09:00")
    world.run()
    told = {one["reason"]: one["until"] for one in person(world)["in_the_way"]}
    assert set(told) == {"paused", "i_owe_reply", "promise_overdue", "meeting_booked", "gap"}
    assert told["paused"] == "2026-11-29T23:00:00Z"
    out = world.call("explain", ADDRESS).out
    assert "you promised (p1, by Thu 2026-11-05): the packing list" in out
    assert out.count("in the way now: ") == len(person(world)["in_the_way"])


def test_touches_without_an_answer_are_counted_against_the_limit(world: World) -> None:
    for day in ("10", "11", "12"):
        world.now = berlin(f"2026-11-{day} 12:00")
        world.write_to(ADDRESS, f"News {day}", "Here is some news.")
        world.run()
    told = person(world)
    assert told["unanswered"] == {"count": 4, "limit": 3}
    assert "unanswered_limit" in [one["reason"] for one in told["in_the_way"]]
    assert "since their last sign of life: 4 of 3" in world.call("explain", ADDRESS).out


def test_a_meeting_has_no_person_and_explaining_changes_nothing(world: World) -> None:
    before = {path: path.read_bytes() for path in (world.root / "state").iterdir()}
    assert world.call("explain", "k1", "--json").json["person"] is None
    assert world.call("explain", "kim lee", "--json").json["person"]["name"] == "Kim Lee"
    assert {path: path.read_bytes() for path in (world.root / "state").iterdir()} == before


def test_without_any_state_nobody_is_known(tmp_path: Path) -> None:
    world = World(root=tmp_path, now=berlin("2026-11-03 15:00"))
    assert world.call("explain", ADDRESS).code == 2


def test_of_oneself_and_of_a_colleague_it_says_that_nothing_is_ever_written(world: World) -> None:
    world.meet("b1", "Straw talk", berlin("2026-11-02 10:00"), "Ben <ben@example.org>")
    world.run()
    for address, reason in (("ada@example.org", "self"), ("ben@example.org", "internal")):
        told = person(world, address)
        assert told["in_the_way"][0]["reason"] == reason
        assert (told["next_due"], told["cadence"]["next_check_in"]) == (None, None)
