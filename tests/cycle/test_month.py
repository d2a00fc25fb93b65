"""A month in Ada's life, stepped hour by hour: what lies in her Drafts folder, and why nothing else does."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from tests.world import CONFIG, World, berlin, read

KIM = "Kim Lee <kim@acme.example>"
JO = "Jo Ortiz <jo@globex.example>"
PIA = "Pia Weber <pia@globex.example>"


@pytest.fixture
def world(tmp_path: Path) -> World:
    return World(tmp_path, berlin("2026-11-02 08:00"))


def hours(start: datetime, end: datetime, step: timedelta = timedelta(hours=1)) -> Iterator[datetime]:
    at = start
    while at < end:
        yield at
        at += step


def test_a_month_of_meetings_leaves_one_draft_for_each_and_follows_what_becomes_of_it(world: World) -> None:
    world.meet("intro", "Kim Lee / Ada: packaging pilot", berlin("2026-11-02 10:00"), KIM, organizer="kim@acme.example")
    world.meet("team", "Workshop: Lisbon rollout", berlin("2026-11-04 14:00"), JO, PIA)
    world.meet("late", "Pricing talk", berlin("2026-11-06 16:30"), JO)
    world.meet("weekly", "1:1 Sam", berlin("2026-11-03 09:00"), "Sam Fischer <sam@initech.example>",
               extra=("RRULE:FREQ=WEEKLY;COUNT=4",))  # fmt: skip
    seen: dict[str, datetime] = {}

    for world.now in hours(berlin("2026-11-02 08:00"), berlin("2026-11-30 18:00"), timedelta(hours=3)):
        world.run()
        for path in world.drafts():
            seen.setdefault(f"{read(path)['To']} {path.name}", world.now)
        if world.now == berlin("2026-11-02 14:00"):
            world.send(world.draft_to("kim@acme.example"))
        if world.now == berlin("2026-11-05 11:00"):
            world.send(world.draft_to("jo@globex.example"), body="Quite another text.\n", keep_headers=False)

    assert sorted((name.partition(" <")[0], at) for name, at in seen.items()) == [
        ("Jo Ortiz", berlin("2026-11-04 17:00")),
        ("Jo Ortiz", berlin("2026-11-09 17:00")),  # due on Monday at 9:00, and five days after the draft before
        ("Kim Lee", berlin("2026-11-02 14:00")),  # 11:00 + 2 h, seen at the next look
        ("Kim Lee", berlin("2026-11-09 11:00")),  # no answer for four business days
        ("Pia Weber", berlin("2026-11-04 17:00")),
    ]
    assert sorted(str(read(path)["To"]) for path in world.drafts()) == [JO, KIM, PIA]
    drafts = world.call("drafts", "--all", "--json").json
    assert sorted((d["people"][0], d["state"]) for d in drafts) == [
        ("jo@globex.example", "open"),
        ("jo@globex.example", "sent"),
        ("kim@acme.example", "open"),
        ("kim@acme.example", "sent"),
        ("pia@globex.example", "open"),
    ]


def test_running_again_at_once_changes_nothing(world: World) -> None:
    world.meet("intro", "Packaging pilot", berlin("2026-11-02 10:00"), KIM)
    world.now = berlin("2026-11-02 14:00")
    world.run()
    before = [(p.name, p.read_bytes()) for p in world.drafts()]
    for _ in range(3):
        world.run()
    assert [(p.name, p.read_bytes()) for p in world.drafts()] == before
    assert len(before) == 1


def test_a_moved_renamed_or_imported_meeting_earns_no_second_draft(tmp_path: Path) -> None:
    world = World(tmp_path, berlin("2026-11-02 08:00"), CONFIG + "no_reply: {after: []}\n")
    world.meet("intro", "Packaging pilot", berlin("2026-11-02 10:00"), KIM)
    world.now = berlin("2026-11-02 14:00")
    world.run()
    world.send(world.draft_to("kim@acme.example"))
    world.now = berlin("2026-11-04 14:00")
    world.meet("intro", "Pilot, renamed", berlin("2026-11-03 10:00"), KIM)
    world.run()
    world.events["other"] = world.events.pop("intro").replace("UID:intro", "UID:other")
    world.save()
    for world.now in hours(berlin("2026-11-05 09:00"), berlin("2026-11-20 18:00"), timedelta(days=1)):
        world.run()
    assert world.drafts() == []


def test_a_cancelled_meeting_takes_its_untouched_draft_with_it(world: World) -> None:
    world.meet("intro", "Packaging pilot", berlin("2026-11-02 10:00"), KIM)
    world.now = berlin("2026-11-02 14:00")
    world.run()
    assert len(world.drafts()) == 1
    world.meet("intro", "Packaging pilot", berlin("2026-11-02 10:00"), KIM, extra=("STATUS:CANCELLED",))
    world.run()
    assert world.drafts() == []
    assert world.reason("intro", "kim@acme.example") == "cancelled"


def test_an_edited_draft_outlives_the_cancelling_of_its_meeting(world: World) -> None:
    world.meet("intro", "Packaging pilot", berlin("2026-11-02 10:00"), KIM)
    world.now = berlin("2026-11-02 14:00")
    world.run()
    path = world.draft_to("kim@acme.example")
    path.write_bytes(path.read_bytes() + b"\nP.S. I found the book.\n")
    edited = path.read_bytes()
    world.meet("intro", "Packaging pilot", berlin("2026-11-02 10:00"), KIM, extra=("STATUS:CANCELLED",))
    world.run()
    assert path.read_bytes() == edited
    (draft,) = world.call("drafts", "--json").json
    assert (draft["state"], "reason_gone" in draft["flags"]) == ("edited", True)


def test_a_deleted_draft_is_never_made_again(world: World) -> None:
    world.meet("intro", "Packaging pilot", berlin("2026-11-02 10:00"), KIM)
    world.now = berlin("2026-11-02 14:00")
    world.run()
    world.draft_to("kim@acme.example").unlink()
    for world.now in hours(berlin("2026-11-02 15:00"), berlin("2026-11-12 18:00"), timedelta(hours=7)):
        world.run()
        assert world.drafts() == []
    assert world.reason("intro", "kim@acme.example") == "deleted_by_user"


def test_mail_written_by_hand_withdraws_the_draft(world: World) -> None:
    world.meet("intro", "Packaging pilot", berlin("2026-11-02 10:00"), KIM)
    world.now = berlin("2026-11-02 14:00")
    world.run()
    world.now = berlin("2026-11-02 15:00")
    world.write_to("kim@acme.example", "The samples", "As promised, the samples are on their way to you.")
    world.run()
    assert world.drafts() == []
    assert world.reason("intro", "kim@acme.example") in ("done", "in_touch_since")


def test_what_fell_due_during_a_long_outage_is_spread_under_the_daily_limit(world: World) -> None:
    for number in range(20):
        world.meet(f"m{number}", f"Budget round {number}", berlin("2026-11-03 10:00") + timedelta(hours=number % 5),
                   f"Guest {number} <guest{number}@firm{number}.example>")  # fmt: skip
    placed = []
    for world.now in (berlin(f"2026-11-{day} 10:00") for day in (16, 17, 18, 19)):
        world.run()
        placed.append(len(world.drafts()))
    assert placed == [8, 16, 20, 20]


def test_plan_writes_nothing_anywhere(world: World) -> None:
    world.meet("intro", "Packaging pilot", berlin("2026-11-02 10:00"), KIM)
    world.now = berlin("2026-11-02 14:00")

    def files() -> dict[str, tuple[int, bytes]]:
        return {
            str(p): (p.stat().st_mtime_ns, p.read_bytes() if p.is_file() else b"")
            for p in sorted(world.root.rglob("*"))
        }

    before = files()
    assert world.reason("intro", "kim@acme.example") == "due"
    assert files() == before
    world.run()
    before = files()
    assert world.reason("intro", "kim@acme.example") == "open_draft"
    assert files() == before


def test_skip_and_snooze_withdraw_the_draft_at_once(world: World) -> None:
    world.meet("intro", "Packaging pilot", berlin("2026-11-02 10:00"), KIM)
    world.meet("jo", "Pricing", berlin("2026-11-02 10:00"), JO)
    world.now = berlin("2026-11-02 14:00")
    world.run()
    by_person = {d["people"][0]: d["id"] for d in world.call("drafts", "--json").json}
    assert world.call("skip", by_person["kim@acme.example"]).code == 0
    assert world.call("snooze", by_person["jo@globex.example"], "2026-11-09T10:00").code == 0
    assert world.drafts() == []
    world.now = berlin("2026-11-09 11:00")
    world.run()
    assert [str(read(p)["To"]) for p in world.drafts()] == ["Jo Ortiz <jo@globex.example>"]


def test_redraft_takes_in_what_is_to_be_said(world: World) -> None:
    world.meet("intro", "Packaging pilot", berlin("2026-11-02 10:00"), KIM)
    world.now = berlin("2026-11-02 14:00")
    world.run()
    (draft,) = world.call("drafts", "--json").json
    world.call("note", draft["id"], "your idea of paper straps", "--say")
    world.call("note", draft["id"], "seems to dislike the supplier")
    world.call("redraft", draft["id"])
    text = read(world.draft_to("kim@acme.example")).get_content()
    assert "your idea of paper straps" in text
    assert "supplier" not in text


def test_whom_one_met_before_the_start_is_not_greeted_as_new(world: World) -> None:
    world.meet("october", "Trade fair", berlin("2026-10-28 10:00"), KIM)
    world.meet("intro", "Packaging pilot", berlin("2026-11-02 10:00"), KIM)
    world.now = berlin("2026-11-02 14:00")
    by_uid = {d["meeting"]["uid"]: d for d in world.decisions() if "kim@acme.example" in d["people"]}
    assert by_uid["october"]["reason"] == "before_start"
    assert (by_uid["intro"]["rule"], by_uid["intro"]["template"]) == ("default", "thanks")


def test_somebody_taken_out_of_the_meeting_loses_the_untouched_draft(world: World) -> None:
    world.meet("intro", "Packaging pilot", berlin("2026-11-02 10:00"), KIM, JO)
    world.now = berlin("2026-11-02 14:00")
    world.run()
    assert len(world.drafts()) == 2
    world.meet("intro", "Packaging pilot", berlin("2026-11-02 10:00"), JO)
    world.run()
    assert [str(read(path)["To"]) for path in world.drafts()] == [JO]


def test_the_same_now_for_every_word_of_the_user_does_not_confuse_their_order(world: World) -> None:
    world.meet("intro", "Packaging pilot", berlin("2026-11-02 10:00"), KIM)
    world.now = berlin("2026-11-02 14:00")
    world.run()
    for verb, left in (("redraft", 1), ("skip", 0), ("redraft", 1), ("redraft", 1), ("skip", 0)):
        assert world.call(verb, "intro").code == 0
        assert len(world.drafts()) == left, verb
    world.run()
    assert world.drafts() == []
