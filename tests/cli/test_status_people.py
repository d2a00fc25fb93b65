"""`followupd status` about people: who waits for whom, and what only the user can settle."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path
from typing import Any

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


def status(world: World) -> dict[str, Any]:
    return dict(world.call("status", "--json").json)


def answer(world: World, text: str, sender: str = KIM, **headers: str) -> None:
    sent = read(max((world.root / "Mail/Sent/cur").iterdir()))
    extra = {"In-Reply-To": str(sent["Message-ID"]), **{key.replace("_", "-"): told for key, told in headers.items()}}
    world.receive(sender, f"Re: {sent['Subject']}", text, extra=extra)
    world.now += timedelta(minutes=5)
    world.run()


def test_an_answer_that_is_awaited_is_counted_until_it_comes(world: World) -> None:
    assert status(world)["replies"] == {"awaiting": 1, "owes_me": 0}
    (awaited,) = status(world)["awaited"]
    assert (awaited["address"], awaited["since"], awaited["asked"]) == (ADDRESS, "2026-11-03T15:00:00Z", False)
    told = world.call("status").out
    assert "Answers awaited: 1\n  Kim Lee <kim.lee@acme.example>: you wrote on Tue 2026-11-03 16:00: Good to" in told
    answer(world, "It was good to meet you too.")
    assert status(world)["replies"] == {"awaiting": 0, "owes_me": 0}
    assert status(world)["awaited"] == []


def test_what_the_user_asked_is_awaited_with_its_words(world: World) -> None:
    answer(world, "It was good to meet you too.")
    world.now += timedelta(hours=1)
    world.write_to(ADDRESS, "Straws", "Hello Kim,\n\ncould you send me the order form?\n\nAda")
    world.run()
    (awaited,) = status(world)["awaited"]
    assert (awaited["asked"], awaited["what"]) == (True, "could you send me the order form?")
    assert "you asked on Tue 2026-11-03 17:05: 'could you send me the order form?'" in world.call("status").out


def test_only_ten_of_a_kind_are_named_for_people_and_all_of_them_by_json(tmp_path: Path) -> None:
    world = World(root=tmp_path, now=berlin("2026-11-03 15:00"))
    for number in range(13):
        world.call("promise", f"p{number:02}@acme.example", "a map")
    world.run()
    assert len(status(world)["i_owe"]) == 13
    told = world.call("status").out
    assert told.count("you promised") == 10
    assert "… and 3 more: followupd status --json names them all" in told


def test_drafts_that_want_something_of_the_user_are_named_until_they_have_it(world: World) -> None:
    world.meet("j1", "Tea talk", berlin("2026-11-04 10:00"), "Jo Park <jo@globex.example>")
    world.now = berlin("2026-11-04 15:00")
    world.run()
    (draft,) = world.call("drafts", "--json").json
    assert status(world)["to_finish"] == [
        {"id": draft["id"], "people": ["jo@globex.example"], "subject": draft["subject"], "why": "needs_words"}
    ]
    assert f"  {draft['id']}  jo@globex.example  {draft['subject']}: a gap for your words" in world.call("status").out
    file = world.draft_to("jo@globex.example")
    file.write_bytes(file.read_bytes() + b"PS: words of my own.\r\n")
    world.now += timedelta(minutes=5)
    world.run()
    assert status(world)["to_finish"] == []
    world.call("pause", "jo@globex.example")
    assert [one["why"] for one in status(world)["to_finish"]] == ["reason_gone"]
    assert "its reason is gone, and you have edited it" in world.call("status").out


def test_a_question_of_theirs_is_owed_until_the_user_answers(world: World) -> None:
    answer(world, "Hi Ada,\n\ncould you send me the price list?\n\nKim")
    (owed,) = status(world)["i_owe"]
    assert (owed["address"], owed["name"], owed["question_at"]) == (ADDRESS, "Kim Lee", "2026-11-03T15:00:00Z")
    assert (owed["promises"], owed["overdue"]) == ([], False)
    assert owed["question"] == "could you send me the price list?"
    told = world.call("status").out
    assert (
        "  Kim Lee <kim.lee@acme.example>: asked on Tue 2026-11-03 16:00: 'could you send me the price list?'" in told
    )
    world.now += timedelta(hours=1)
    world.write_to(ADDRESS, "The price list", "Here it is.")
    world.run()
    assert status(world)["i_owe"] == []


def test_a_promise_stands_there_with_its_id_and_is_overdue_after_its_day(world: World) -> None:
    assert world.call("promise", ADDRESS, "the packing list", "--by", "2026-11-05").code == 0
    (owed,) = status(world)["i_owe"]
    assert owed["promises"] == [
        {
            "ref": "p1", "text": "the packing list", "made_at": owed["promises"][0]["made_at"],
            "due": "2026-11-05T23:00:00Z", "overdue": False,
        }
    ]  # fmt: skip
    assert not owed["overdue"]
    world.now = berlin("2026-11-06 08:00")
    assert status(world)["i_owe"][0]["overdue"]  # by the clock alone, before any pass
    assert "you promised (p1, by Thu 2026-11-05: OVERDUE): the packing list" in world.call("status").out
    assert world.call("done", "p1").code == 0
    assert status(world)["i_owe"] == []


def test_whoever_is_kept_waiting_longest_comes_first_and_overdue_before_all(world: World) -> None:
    for name in ("ann", "bob", "cem"):
        world.meet(name, "Fair", berlin("2026-11-02 10:00"), f"{name}@{name}.example")
    world.run()
    world.call("promise", "bob@bob.example", "a map")
    world.now += timedelta(hours=1)
    world.call("promise", "ann@ann.example", "a book", "--by", "2026-11-20")
    world.call("promise", "cem@cem.example", "a list", "--by", "2026-11-04")
    world.now = berlin("2026-11-05 09:00")
    assert [one["address"][:3] for one in status(world)["i_owe"]] == ["cem", "bob", "ann"]


def test_an_absence_whose_end_cannot_be_told_is_for_the_user_to_settle(world: World) -> None:
    answer(world, "I am out of the office until 04/05.", Auto_Submitted="auto-replied")
    (ask,) = status(world)["asks"]
    assert (ask["kind"], ask["address"], ask["since"]) == ("away", ADDRESS, "2026-11-03T15:00:00Z")
    assert f"followupd pause or resume {ADDRESS}" in world.call("status").out
    world.now += timedelta(days=1)
    world.call("resume", ADDRESS)
    assert status(world)["asks"] == []


def test_an_absence_with_a_date_asks_nothing(world: World) -> None:
    answer(world, "I am out of the office until 20 November 2026.", Auto_Submitted="auto-replied")
    assert status(world)["asks"] == []


def test_whom_they_named_instead_is_suggested_until_the_user_writes_there(world: World) -> None:
    answer(world, "Hi Ada,\n\nplease talk to my colleague Jo Park, jo.park@acme.example, about this.\n\nKim")
    (ask,) = status(world)["asks"]
    assert (ask["kind"], ask["successor"]) == ("handover", "jo.park@acme.example")
    assert "Kim Lee <kim.lee@acme.example> named jo.park@acme.example instead" in world.call("status").out
    world.write_to("jo.park@acme.example", "Straws", "Kim told me to write to you.")
    world.run()
    assert status(world)["asks"] == []


def test_who_has_left_is_told_with_the_successor(world: World) -> None:
    text = "Kim Lee has left the company. Please contact jo.park@acme.example instead."
    answer(world, text, Auto_Submitted="auto-replied")
    (ask,) = status(world)["asks"]
    assert (ask["kind"], ask["successor"]) == ("left", "jo.park@acme.example")


def test_whose_mailbox_is_dead_is_told_for_a_month(world: World) -> None:
    answer(world, "This mailbox is no longer in use.", Auto_Submitted="auto-replied")
    (ask,) = status(world)["asks"]
    assert (ask["kind"], ask["address"], ask["successor"]) == ("gone", ADDRESS, None)
    assert (
        f"is no longer reached there since Tue 2026-11-03 16:00: followupd merge NEW {ADDRESS}"
        in world.call("status").out
    )
    world.now += timedelta(days=31)
    assert status(world)["asks"] == []


@pytest.mark.parametrize(
    ("text", "kind", "told"),
    [
        ("Please do not contact me again.", "opted_out", "asked for no more mail"),
        ("Hi Ada,\n\nthank you, but we are not interested.\n\nKim", "declined", "said no"),
        (
            "Hi Ada,\n\nnot now, please ask me again in March 2027.\n\nKim",
            "later",
            "asked for later, until Mon 2027-03",
        ),
        ("Please talk to my colleague Jo Park, jo.park@acme.example, about this.", "handover", "named jo.park"),
        ("This mailbox is no longer in use.", "gone", "is no longer reached there"),
    ],
)
@pytest.mark.parametrize("answered", ["", "resume", "resume --misread", "pause"])
def test_what_was_heard_is_told_for_a_week_with_its_words_and_the_way_back(
    world: World, text: str, kind: str, told: str, answered: str
) -> None:
    answer(world, text, **({"Auto_Submitted": "auto-replied"} if kind == "gone" else {}))
    (heard,) = status(world)["heard"]
    assert (heard["kind"], heard["address"], heard["name"]) == (kind, ADDRESS, "Kim Lee")
    assert heard["at"] == "2026-11-03T15:00:00Z"
    assert heard["words"].rpartition("; ")[2].lower() in text.lower()  # before that, the header of a mailbox's answer
    assert heard["words"]
    assert heard["undo"] == f"followupd resume {ADDRESS} --misread"
    out = world.call("status").out
    assert f"Kim Lee <{ADDRESS}> {told}" in out
    assert (out.count(f"'{heard['words']}'"), out.count(f"if that is misread: {heard['undo']}")) == (1, 1)
    if answered:
        verb, *more = answered.split()
        assert world.call(verb, ADDRESS, *more).code == 0
        assert status(world)["heard"] == []
        assert "misread" not in world.call("status").out
        return
    world.now = berlin("2026-11-10 15:59")
    assert [one["kind"] for one in status(world)["heard"]] == [kind]
    world.now = berlin("2026-11-10 16:00")
    assert status(world)["heard"] == []
    assert "misread" not in world.call("status").out


@pytest.mark.parametrize(
    "text",
    ["Not now, please ask me again in March 2027.", "Please talk to Jo Park, jo.park@acme.example."],
)
def test_the_way_back_that_is_named_takes_it_back(world: World, text: str) -> None:
    answer(world, text)
    (heard,) = status(world)["heard"]
    assert world.call(*heard["undo"].split()[1:]).code == 0
    told = world.person(ADDRESS)
    assert (told["reply_state"], told["successor"]) == ("replied", None)
    assert status(world)["asks"] == []
    assert "asked on" not in world.call("explain", ADDRESS).out
    world.now += timedelta(days=1)
    answer(world, text)  # said again, it is heard again
    assert len(status(world)["heard"]) == 1


def test_a_no_that_names_somebody_is_one_thing_heard_and_the_newest_comes_first(world: World) -> None:
    world.meet("j1", "Tea talk", berlin("2026-11-03 12:00"), "Jo Ortiz <jo@globex.example>")
    world.receive("Jo Ortiz <jo@globex.example>", "Hello", "Please do not contact me again.")
    world.now += timedelta(minutes=30)
    answer(world, "We are not interested, thank you. Please talk to Jo Park, jo.park@acme.example.")
    assert [(one["kind"], one["address"]) for one in status(world)["heard"]] == [
        ("declined", ADDRESS), ("opted_out", "jo@globex.example"),
    ]  # fmt: skip


def test_forgetting_whom_somebody_named_leaves_no_trace_of_them(world: World) -> None:
    answer(world, "Please talk to my colleague Jo Park, jo.park@acme.example, about this.")
    assert world.call("forget", "jo.park@acme.example").code == 0
    assert status(world)["asks"] == []
    stored = b"".join(path.read_bytes() for path in (world.root / "state").iterdir() if path.is_file())
    assert b"jo.park" not in stored


def test_check_ins_that_are_due_are_counted_with_what_holds_them(tmp_path: Path) -> None:
    from tests.world import CONFIG

    config = CONFIG + "cadence: {default: {every: 12w}}\nlimits: {drafts_per_day: 1}\n"
    world = World(root=tmp_path, now=berlin("2026-11-02 09:00"), config=config)
    for name in ("ann", "bob"):
        world.meet(name, "Standing talk", berlin("2026-09-01 10:00"), f"{name}@{name}.example")
    world.run()
    assert status(world)["check_ins"] == {"due": 0, "drafted": 0, "held": {}}
    world.now = berlin("2026-12-03 10:00")
    world.run()
    assert status(world)["check_ins"] == {"due": 2, "drafted": 1, "held": {"daily_limit": 1}}
    assert "Check-ins due: 2 (1 as drafts; 1 held: enough for the day)" in world.call("status").out


def test_a_kind_answer_to_a_no_is_no_check_in_that_is_due(world: World) -> None:
    answer(world, "Hi Ada,\n\nthank you, but we are not interested.\n\nKim")
    told = {d["template"]: d for d in world.decisions() if d["purpose"] == "check-in"}
    assert "graceful-no" in told
    assert status(world)["check_ins"]["due"] == 0
    assert "(answer to their no)" in world.call("plan").out


def test_without_any_state_there_is_nothing_to_tell(tmp_path: Path) -> None:
    world = World(root=tmp_path, now=berlin("2026-11-02 09:00"))
    told = status(world)
    assert (told["replies"], told["i_owe"], told["asks"]) == ({"awaiting": 0, "owes_me": 0}, [], [])
    assert told["heard"] == []
    assert (told["awaited"], told["to_finish"]) == ([], [])
    assert "Answers awaited: 0" in world.call("status").out
    assert not (tmp_path / "state").exists()
