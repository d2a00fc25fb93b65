"""One person, one address: `bücher.example` in calendars is `xn--bcher-kva.example` in mail."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

import pytest

from followupd.store.opening import APPLICATION_ID
from tests.world import CONFIG, World, berlin, read

READ, SENT = "bücher.example", "xn--bcher-kva.example"
STOP = "Hi Ada,\n\nplease stop writing to me.\n"


def to(world: World) -> list[str]:
    """Whom the drafts that lie there are to."""
    return sorted(str(read(path)["To"]).rpartition("<")[2].rstrip(">") for path in world.drafts())


def met(root: Path, domain: str, config: str = CONFIG) -> World:
    """Kim was met on Tuesday at ten, and the draft lies there."""
    world = World(root, berlin("2026-11-02 09:00"), config)
    world.meet("k1", "Straw talk", berlin("2026-11-03 10:00"), f"Kim Lee <kim@{domain}>")
    world.run()
    world.now = berlin("2026-11-03 15:00")
    world.run()
    return world


def receive(world: World, address: str, text: str) -> None:
    """A letter whose header has the address as it is (RFC 6532)."""
    path = world.receive("Kim Lee <sender@sender.test>", "Your mails", text)
    path.write_bytes(path.read_bytes().replace(b"sender@sender.test", address.encode()))


def in_store(world: World, word: str) -> bool:
    raw = sqlite3.connect(world.root / "state/followupd.db")
    dump = "\n".join(raw.iterdump())
    raw.close()
    return word in dump


# new states
@pytest.mark.parametrize(("diary", "mail"), [(READ, SENT), (SENT, READ)])
def test_please_stop_is_heard_whichever_way_the_calendar_spells_them(tmp_path: Path, diary: str, mail: str) -> None:
    world = met(tmp_path, diary)
    assert to(world) == [f"kim@{SENT}"]
    receive(world, f"kim@{mail}", STOP)
    world.now += timedelta(minutes=5)
    world.run()
    assert to(world) == []
    assert world.person(f"kim@{diary}")["reply_state"] == "opted_out"
    world.meet("k2", "Tea talk", berlin("2026-11-04 10:00"), f"Kim Lee <kim@{diary}>")
    world.meet("k3", "Oat talk", berlin("2026-11-04 11:00"), f"Kim Lee <kim@{mail}>")
    world.now = berlin("2026-11-05 15:00")
    world.run()
    assert to(world) == []


@pytest.mark.parametrize(("diary", "said", "later"), [(READ, SENT, READ), (READ, READ, SENT), (SENT, READ, READ)])
def test_who_was_forgotten_under_one_spelling_is_nobody_under_the_other(
    tmp_path: Path, diary: str, said: str, later: str
) -> None:
    world = met(tmp_path, diary)
    assert world.call("forget", f"kim@{said}").code == 0
    assert to(world) == []
    world.meet("k2", f"Kim talk, kim@{READ}", berlin("2026-11-04 10:00"), f"kim@{later}")
    world.meet("l1", f"Ask about kim@{later}", berlin("2026-11-04 11:00"), "Lee Park <lee@oak.test>")
    receive(world, f"kim@{later}", "Hi Ada, how are you?")
    world.now = berlin("2026-11-05 15:00")
    world.run()
    assert to(world) == ["lee@oak.test"]
    assert not in_store(world, "kim@")


TWO = CONFIG.replace("path: calendar.ics}]", "path: calendar.ics}, {type: ics, path: other.ics}]")


def test_one_meeting_with_both_spellings_on_two_calendars_gives_one_draft(tmp_path: Path) -> None:
    world = World(tmp_path, berlin("2026-11-02 09:00"), TWO)
    world.meet("k1", "Straw talk", berlin("2026-11-03 10:00"), f"Kim Lee <kim@{SENT}>")
    (tmp_path / "calendar.ics").rename(tmp_path / "other.ics")
    del world.events["k1"]
    world.meet("outlook-k1", "Straw talk", berlin("2026-11-03 10:00"), f"Kim Lee <kim@{READ}>")
    world.now = berlin("2026-11-03 15:00")
    world.run()
    assert to(world) == [f"kim@{SENT}"]
    world.send(*world.drafts())
    world.pass_days(3)
    assert to(world) == []
    assert world.person(f"kim@{READ}")["addresses"] == [f"kim@{SENT}"]


@pytest.mark.parametrize("domain", [READ, SENT, READ.upper(), "bu\u0308cher.example", "\uff42ücher．example"])
def test_every_verb_takes_either_spelling(tmp_path: Path, domain: str) -> None:
    world, kim = met(tmp_path, READ), f"Kim@{domain}"
    for words in (
        ["note", kim, "likes tea"], ["promise", kim, "the slides"], ["pause", kim, "2026-11-20"], ["resume", kim],
        ["circle", kim, "--none"], ["tag", kim, "press"], ["explain", kim], ["redraft", kim], ["snooze", kim, "3d"],
        ["skip", kim], ["merge", kim, f"kim.lee@{domain}"], ["split", f"kim.lee@{domain}"],
    ):  # fmt: skip
        outcome = world.call(*words)
        assert outcome.code == 0, (words, outcome.err)
        assert "Nothing is known" not in outcome.err, words
    assert world.person(kim)["addresses"] == [f"kim@{SENT}"]
    assert world.call("forget", kim).code == 0
    assert not in_store(world, "kim@")


def test_a_draft_comes_from_my_own_address_however_the_config_spells_it(tmp_path: Path) -> None:
    config = CONFIG.replace("[ada@example.org, ada.private@example.net]", f"[ada@{READ}, '*@*.{READ}']")
    config += f"meetings: {{ignore: {{addresses: ['press@{READ}'], internal: false}}}}\n"
    world = World(tmp_path, berlin("2026-11-02 09:00"), config)
    people = (
        f"Ada Example <ada@{SENT}>",
        f"Ada <ada@old.{SENT}>",
        f"Press Roe <press@{SENT}>",
        "Kim Lee <kim@oak.test>",
    )
    world.meet("k1", "Straw talk", berlin("2026-11-03 10:00"), *people)
    world.events["k1"] = world.events["k1"].replace("ada@example.org", f"ada@{READ}")
    world.save()
    world.now = berlin("2026-11-03 15:00")
    world.run()
    assert to(world) == ["kim@oak.test"]
    assert read(*world.drafts())["From"] == f"Ada Example <ada@{SENT}>"
    reasons = {d["people"][0]: d["reason"] for d in world.decisions() if d["people"]}
    assert reasons[f"press@{SENT}"] == "ignored_address"
    assert reasons[f"ada@old.{SENT}"] == "self"


# states of the version before
def lived(root: Path) -> World:
    """A week of the version before, to Monday noon: `week_at_0005.json` is what it left behind."""
    world = World(root, berlin("2026-11-02 09:00"))
    _meet_all(world)
    world.run()
    world.call("skip", "Ann1")
    world.now = berlin("2026-11-03 15:00")
    world.run()
    world.now = berlin("2026-11-03 16:00")
    world.send(world.draft_to(f"kim@{SENT}"))
    world.receive(f"Lee Roe <lee@{SENT}>", "Your mails", STOP)
    world.call("forget", f"jo@{READ}")
    for time in ("2026-11-03 16:05", "2026-11-09 10:00", "2026-11-09 12:00"):
        world.now = berlin(time)
        world.run()
        if time == "2026-11-09 10:00":
            world.now = berlin("2026-11-09 11:00")
            world.send(world.draft_to(f"kim@{SENT}"))
    return world


def _meet_all(world: World) -> None:
    for hour, name in enumerate(("Kim", "Lee", "Sam", "Jo"), 9):
        address = f"{name.lower()}@{READ}"
        world.meet(f"{name}1", f"{name} talk", berlin(f"2026-11-03 {hour:02}:00"), f"{name} Roe <{address}>")
    world.meet("Ann1", "Ann talk", berlin("2026-11-05 10:00"), f"Ann Ash <ann@{READ}>")


def left_behind(world: World) -> str:
    raw = sqlite3.connect(world.root / "state/followupd.db")
    mail = {
        str(path.relative_to(world.root)): path.read_text(encoding="utf-8")
        for path in sorted((world.root / "Mail").rglob("*"))
        if path.is_file()
    }
    return json.dumps({"state": "\n".join(raw.iterdump()), "mail": mail}, indent=1)


def brought_up(root: Path) -> World:
    """The same week, as the version before kept it."""
    told = json.loads(Path(__file__).with_name("week_at_0005.json").read_text(encoding="utf-8"))
    world = World(root, berlin("2026-11-09 12:00"))
    _meet_all(world)
    for name, text in told["mail"].items():
        (root / name).write_text(text, encoding="utf-8", newline="")
    (root / "state").mkdir()
    raw = sqlite3.connect(root / "state/followupd.db")
    raw.executescript(told["state"])
    raw.execute(f"PRAGMA application_id = {APPLICATION_ID}")
    raw.close()
    assert in_store(world, READ)
    return world


@pytest.fixture(params=[brought_up, lived])
def week(request: pytest.FixtureRequest, tmp_path: Path) -> World:
    live: Callable[[Path], World] = request.param
    return live(tmp_path)


def test_after_the_upgrade_please_stop_withdraws_the_draft_to_the_other_spelling(week: World) -> None:
    world = week
    world.run()
    assert to(world) == [f"sam@{SENT}"]
    assert world.person(f"lee@{READ}")["reply_state"] == "opted_out"


def test_after_the_upgrade_an_open_draft_stays_as_it_is(week: World) -> None:
    world = week
    before = {path: path.read_bytes() for path in world.drafts()}
    (ours,) = [path for path in before if f"sam@{SENT}" in str(read(path)["To"])]
    world.pass_days(3)
    assert world.drafts() == [ours]
    assert ours.read_bytes() == before[ours]
    assert world.reason("Sam1", f"sam@{SENT}") == "open_draft"


def test_after_the_upgrade_what_was_sent_is_counted_and_the_second_nudge_comes_next(week: World) -> None:
    world = week
    world.run()
    assert world.reason("Kim1", f"kim@{SENT}") == "done"
    assert world.later("nudge", f"kim@{SENT}") == "not_due"
    assert world.person(f"kim@{READ}")["reply_state"] == "awaiting"
    world.pass_days(6)
    assert to(world) == [f"sam@{SENT}"]
    world.pass_days(1)
    world.send(world.draft_to(f"kim@{SENT}"))
    world.pass_days(20)
    assert to(world) == [f"sam@{SENT}"]
    drafts = world.call("drafts", "--all", "--json").json
    assert [one["purpose"] for one in drafts if one["people"] == [f"kim@{SENT}"]] == ["follow-up", "nudge", "nudge"]


def test_after_the_upgrade_what_was_skipped_before_it_was_drafted_stays_so(week: World) -> None:
    world = week
    world.run()
    assert world.reason("Ann1", f"ann@{SENT}") == "skipped"
    assert world.call("redraft", f"ann@{READ}").code == 0
    assert to(world) == [f"ann@{SENT}", f"sam@{SENT}"]


@pytest.mark.parametrize("domain", [READ, SENT])
def test_after_the_upgrade_the_forgotten_stay_so(week: World, domain: str) -> None:
    world = week
    world.meet("Jo2", f"jo@{domain} again", berlin("2026-11-09 09:00"), f"Jo Roe <jo@{domain}>")
    receive(world, f"jo@{domain}", "Hi Ada, shall we meet?")
    world.pass_days(2)
    assert to(world) == [f"sam@{SENT}"]
    assert not in_store(world, "jo@")
    assert world.call("note", f"jo@{domain}", "likes tea").code == 2


def test_after_the_upgrade_either_spelling_can_be_forgotten(week: World) -> None:
    week.run()
    assert week.call("forget", f"kim@{READ}").code == 0
    assert not in_store(week, "kim@")
    week.pass_days(8)
    assert to(week) == [f"sam@{SENT}"]


def test_after_the_upgrade_nobody_can_be_split_in_two(week: World) -> None:
    week.run()
    assert week.call("merge", f"kim@{READ}", f"sam@{SENT}").code == 0
    assert week.person(f"kim@{READ}")["addresses"] == [f"kim@{SENT}", f"sam@{SENT}"]
    assert week.call("split", f"sam@{READ}").code == 0
    assert week.call("split", f"kim@{READ}").code == 2
