"""`simulate`: the drafts of days to come, or of days gone by under another config; nothing is touched for it."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from followupd.bootstrap import build_house, open_to_write
from followupd.config import load
from followupd.daemon.rounds import run_round
from tests.world import CONFIG, World, berlin, read

KIM = "Kim Lee <kim.lee@acme.example>"
JO = "Jo Ortiz <jo@globex.example>"
PIA = "Pia Weber <pia@initech.example>"
QUICK = CONFIG + "cadence: {default: {every: 3w}}\nlimits: {drafts_per_day: 2, per_person_gap: 3d}\n"


def simulated(world: World, start: str, end: str, *more: str) -> dict[str, Any]:
    outcome = world.call("simulate", "--from", start, "--to", end, "--json", *more)
    assert outcome.code == 0, outcome.err
    found: dict[str, Any] = outcome.json
    return found


def drafts(found: dict[str, Any]) -> list[tuple[str, str, str, str]]:
    return [(one["at"], one["purpose"], one["people"][0], one["key"]) for one in found["drafts"]]


@pytest.fixture
def world(tmp_path: Path) -> World:
    """Five weeks of meetings with three people, to be followed by check-ins every three weeks."""
    world = World(tmp_path, berlin("2026-11-02 08:00"), QUICK)
    world.meet("k1", "Straw talk", berlin("2026-11-03 10:00"), KIM)
    world.meet("j1", "Pricing", berlin("2026-11-03 10:30"), JO)
    world.meet("p1", "Paper talk", berlin("2026-11-03 11:00"), PIA)
    world.meet("g1", "Workshop", berlin("2026-11-12 15:00"), JO, PIA)
    world.meet("k2", "Second talk", berlin("2026-12-01 16:30"), KIM)
    world.meet("week", "1:1", berlin("2026-11-05 09:00"), JO, extra=("RRULE:FREQ=WEEKLY;COUNT=4",))
    world.meet("off", "Holiday", berlin("2026-11-23 00:00"), minutes=3 * 24 * 60)
    return world


def lived(world: World, end: datetime) -> list[tuple[str, str, str, str]]:
    """Every draft that the passes of these days make, for a user who sends each at once."""
    config = load(world.root / "config.yaml")
    store = open_to_write(config)
    store.take_lease()
    house = build_house(config, store)
    made, now = [], world.now
    while now <= end:
        world.now = now
        wake = run_round(house, now.astimezone(UTC)).next_wake
        for path in world.drafts():
            key = str(read(path)["X-Followupd-Key"])
            (row,) = store.drafts(keys=[key])
            made.append((now.astimezone(UTC), row.purpose.value, row.people[0], key))
            world.send(path)
            wake = now
        if wake is None:
            break
        now = wake
    store.close()
    return [(f"{at:%Y-%m-%dT%H:%M:%SZ}", *rest) for at, *rest in made]


def test_a_simulation_agrees_with_what_passes_make_of_the_same_weeks(world: World) -> None:
    world.run()
    found = drafts(simulated(world, "2026-11-02T08:00", "2027-01-10T18:00"))
    real = lived(world, berlin("2027-01-10 18:00"))
    assert [(at[:19], *rest) for at, *rest in found] == [(at[:19], *rest) for at, *rest in real]
    assert len(found) >= 10
    assert {purpose for _, purpose, _, _ in found} == {"follow-up", "nudge", "check-in"}


def test_two_runs_say_the_same_also_before_the_first_pass(world: World) -> None:
    first = simulated(world, "2026-11-02", "2027-02-01")
    assert simulated(world, "2026-11-02", "2027-02-01") == first
    assert sum(first["weeks"].values()) == sum(first["purposes"].values()) == len(first["drafts"])
    assert first["held"]["daily_limit"] > 0
    world.run()
    kept = simulated(world, "2026-11-02", "2027-02-01")
    assert simulated(world, "2026-11-02", "2027-02-01") == kept


def test_nothing_on_disk_changes(world: World) -> None:
    world.now = berlin("2026-11-03 15:00")
    world.run()
    world.send(world.drafts()[0])

    def everything() -> dict[str, tuple[int, bytes]]:
        files = sorted(path for path in world.root.rglob("*") if path.is_file())
        return {str(path): (path.stat().st_mtime_ns, path.read_bytes()) for path in files}

    before = everything()
    for options in ((), ("--replies", "history")):
        assert simulated(world, "2026-11-02", "2027-02-01", *options)["drafts"]
        assert simulated(world, "2027-01-01", "2027-02-01", *options)["drafts"]
    assert everything() == before


def test_times_without_an_offset_are_the_users(world: World) -> None:
    found = simulated(world, "2026-11-02T08:00", "2026-11-04T18:00")
    assert found["from"] == "2026-11-02T07:00:00Z"
    assert found["to"] == "2026-11-04T17:00:00Z"


@pytest.mark.parametrize("end", ["2026-10-01", "2026-11-02"])
def test_an_end_that_is_not_later_is_wrong_usage(world: World, end: str) -> None:
    assert world.call("simulate", "--from", "2026-11-02", "--to", end).code == 2


def test_the_past_is_made_anew_by_the_config_as_it_is_now(world: World) -> None:
    world.run()
    world.now = berlin("2026-11-03 15:00")
    world.run()
    for path in world.drafts():
        world.send(path)
    world.now = berlin("2026-11-20 10:00")
    world.run()
    then = {at[:10] for at, *_ in drafts(simulated(world, "2026-11-02", "2026-11-06"))}
    assert then == {"2026-11-03", "2026-11-04"}
    slow = "followups: [{name: slow, when: {}, template: thanks, after: 2bd}]\n"
    (world.root / "config.yaml").write_text(QUICK + slow, encoding="utf-8")
    found = simulated(world, "2026-11-02", "2026-11-06")
    assert {at[:10] for at, *_ in drafts(found)} == {"2026-11-05"}
    assert {one["template"] for one in found["drafts"]} == {"thanks"}


def test_a_past_of_months_ago_is_read_from_the_calendar_again(world: World) -> None:
    world.run()
    before = drafts(simulated(world, "2026-11-02", "2026-11-06"))
    world.now = berlin("2027-06-01 10:00")
    world.run()
    assert drafts(simulated(world, "2026-11-02", "2026-11-06")) == before


def test_what_really_came_back_is_taken_as_given(world: World) -> None:
    world.run()
    world.now = berlin("2026-11-03 15:00")
    world.run()
    world.send(world.draft_to("kim.lee@acme.example"))
    world.now = berlin("2026-11-05 12:00")
    world.receive(KIM, "Straws", "Hi Ada, please stop emailing me.")
    world.run()
    world.now = berlin("2026-12-20 12:00")
    world.run()
    alone = [one for one in drafts(simulated(world, "2026-11-02", "2026-12-20")) if one[2] == "kim.lee@acme.example"]
    assert [(at[:10], purpose) for at, purpose, _, _ in alone] == [
        ("2026-11-03", "follow-up"),
        ("2026-12-02", "follow-up"),  # the nudges wait for the second talk, which takes their place
        ("2026-12-08", "nudge"),
        ("2026-12-15", "nudge"),
    ]
    found = simulated(world, "2026-11-02", "2026-12-20", "--replies", "history")
    kim = [one for one in drafts(found) if one[2] == "kim.lee@acme.example"]
    assert [(at[:10], purpose) for at, purpose, _, _ in kim] == [("2026-11-03", "follow-up")]
    assert found["held"]["opted_out"] > 0


def test_the_words_of_the_user_count_from_when_they_were_said(world: World) -> None:
    world.run()
    world.now = berlin("2026-11-10 12:00")
    assert world.call("pause", "kim.lee@acme.example").code == 0
    world.now = berlin("2026-12-20 12:00")
    world.run()
    history = drafts(simulated(world, "2026-11-02", "2026-12-20", "--replies", "history"))
    kim = [(at[:10], purpose) for at, purpose, who, _ in history if who == "kim.lee@acme.example"]
    assert kim == [("2026-11-03", "follow-up")]


def test_what_happens_until_a_future_start_is_gone_through(world: World) -> None:
    world.run()
    whole = drafts(simulated(world, "2026-11-02T08:00", "2027-01-10"))
    late = drafts(simulated(world, "2026-12-01", "2027-01-10"))
    assert late == [one for one in whole if one[0] >= "2026-11-30T23:00"]
    assert late
