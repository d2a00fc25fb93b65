"""What the steering verbs answer: which draft was meant, what became of it, and why none will come."""

from __future__ import annotations

import subprocess
import sys
from datetime import timedelta
from pathlib import Path

import pytest

from tests.world import CONFIG, World, berlin, read

KIM, JO, ANN, BO = "kim@acme.example", "jo@globex.example", "ann@ash.example", "bo@oak.example"
BOARD = """
followups:
  - {name: group, when: {title: "*board*"}, template: thanks, after: 2h, recipients: group}
  - {name: default, template: nice-to-meet, after: 2h}
"""


@pytest.fixture
def world(tmp_path: Path) -> World:
    """Kim and Jo were met this morning, and a draft to each lies there."""
    world = World(tmp_path, berlin("2026-11-03 09:00"), CONFIG + BOARD)
    world.meet("k1", "Straw talk", berlin("2026-11-03 10:00"), f"Kim Lee <{KIM}>")
    world.meet("j1", "Tea talk", berlin("2026-11-03 11:00"), f"Jo Ortiz <{JO}>")
    world.now = berlin("2026-11-03 15:00")
    world.run()
    return world


# promises of which no draft will come


@pytest.mark.parametrize(
    ("letter", "reason", "words"),
    [
        ("Please do not contact me again.", "opted_out", "Jo Ortiz asked on Tuesday, 3 November"),
        ("I have left Globex. Please write to Max Muster <max@globex.example>.", "bounced", "max@globex.example"),
    ],
)  # fmt: skip
@pytest.mark.parametrize("by", [[], ["--by", "2026-11-05"]])
def test_a_promise_to_whom_nothing_is_written_is_kept_and_says_so(
    world: World, letter: str, reason: str, words: str, by: list[str]
) -> None:
    extra = {"Auto-Submitted": "auto-replied"} if reason == "bounced" else {}
    world.receive(f"Jo Ortiz <{JO}>", "Re: Tea", letter, extra=extra)  # no pass has read it before the promise
    said = world.call("promise", JO, "a map", *by)
    assert "a map; no draft will be made of it: " in said.out
    assert words in said.out
    document = world.call("promise", JO, "a book", *by, "--json").json
    assert document["no_draft"]["reason"] == reason
    assert words in document["no_draft"]["detail"]
    assert [one["text"] for one in world.person(JO)["promises"]] == ["a map", "a book"]
    assert world.call("promise", KIM, "a map", "--json").json["no_draft"] is None
    if by:
        world.now = berlin("2026-11-05 10:00")
        assert {d["reason"] for d in world.decisions() if d["people"] == [JO] and d["purpose"] == "promise"} == {reason}


def test_a_promise_to_a_colleague_is_private_too(world: World) -> None:
    said = world.call("promise", "ben@example.org", "the keys")
    assert said.out == (
        "ben@example.org: you promised (p1): the keys; no draft will be made of it: "
        "ben@example.org is a colleague, at example.org.\n"
    )


# promises that are closed


def promised(world: World) -> Path:
    """The draft of a promise to Ann, whom nothing else is drafted to."""
    world.call("promise", ANN, "a map", "--by", "2026-11-04")
    world.now = berlin("2026-11-04 10:00")
    world.run()
    return world.draft_to(ANN)


def test_a_closed_promise_tells_what_became_of_its_draft(world: World) -> None:
    promised(world)
    said = world.call("done", "p1").out.splitlines()
    assert said == [f"{ANN}: your promise p1 (a map) is closed; none is open.", f"The draft to {ANN} was withdrawn."]
    assert not [path for path in world.drafts() if ANN in str(read(path)["To"])]
    world.now += timedelta(hours=1)
    again = world.call("done", "p1").out
    assert again == (
        f"{ANN}: your promise p1 (a map) was closed on Wed 2026-11-04 10:00; its draft was withdrawn; none is open.\n"
    )


@pytest.mark.parametrize("by_a_pass", [True, False])
def test_a_promise_whose_draft_was_sent_was_not_withdrawn(world: World, by_a_pass: bool) -> None:
    draft = promised(world)
    world.now += timedelta(hours=1)
    world.send(draft)
    world.now += timedelta(hours=1)
    if by_a_pass:
        world.run()
    said = world.call("done", "p1").out
    assert "p1 (a map) is closed" in said
    assert "was sent by you on Wed 2026-11-04 11:00" in said
    assert "withdrawn" not in said
    assert "draft" in said
    assert said.count("was sent") == 1


def test_a_promise_whose_draft_was_deleted_was_not_withdrawn(world: World) -> None:
    draft = promised(world)
    draft.rename(world.root / "Mail/Trash/cur" / draft.name)
    said = world.call("done", "p1").out
    assert f"The draft to {ANN} was deleted by you." in said
    assert "withdrawn" not in said


def test_an_edited_draft_of_a_promise_is_left(world: World) -> None:
    draft = promised(world)
    draft.write_bytes(draft.read_bytes() + b"\nP.S.\n")
    assert f"The draft to {ANN} is left as it is: you have edited it." in world.call("done", "p1").out


# what skip, snooze and redraft are about


def test_skip_snooze_and_redraft_name_what_they_were_about(world: World) -> None:
    kim = f'follow-up to Kim Lee <{KIM}>, Straw talk, Tue 2026-11-03 10:00, "Good to meet you, Kim"'
    gone, anew = f"The draft to {KIM} was withdrawn.", f"A new draft to {KIM} lies in your Drafts folder."
    assert world.call("skip", "kim lee").out.splitlines() == [f"Skipped: {kim}", gone]
    assert world.call("redraft", KIM).out.splitlines() == [f"To be made anew: {kim}", anew]
    assert world.call("snooze", KIM, "2d").out.splitlines() == [f"Snoozed until Thu 2026-11-05 15:00: {kim}", gone]


def test_of_a_meeting_with_several_drafts_each_is_named_and_nobody_else(world: World) -> None:
    world.meet(
        "w1", "Workshop", berlin("2026-11-03 12:00"), f"Ann Ash <{ANN}>", f"Bo Oak <{BO}>", "Ben <ben@example.org>"
    )
    world.run()
    lines = world.call("skip", "workshop").out.splitlines()
    assert sorted(lines) == [
        f'Skipped: follow-up to Ann Ash <{ANN}>, Workshop, Tue 2026-11-03 12:00, "Good to meet you, Ann"',
        f'Skipped: follow-up to Bo Oak <{BO}>, Workshop, Tue 2026-11-03 12:00, "Good to meet you, Bo"',
        f"The draft to {ANN} was withdrawn.",
        f"The draft to {BO} was withdrawn.",
    ]


def test_a_draft_to_several_is_named_with_all_of_them(world: World) -> None:
    world.meet("b1", "Board", berlin("2026-11-03 12:00"), f"Ann Ash <{ANN}>", f"Bo Oak <{BO}>")
    world.run()
    assert f"Skipped: follow-up to Ann Ash <{ANN}>, Bo Oak <{BO}>, Board, " in world.call("skip", "b1").out


def test_a_meeting_that_no_draft_was_to_come_of_says_so(world: World) -> None:
    world.meet("i1", "Team lunch", berlin("2026-11-03 12:00"), "Ben <ben@example.org>")
    world.run()
    assert world.call("skip", "team lunch").out == (
        "Skipped: Team lunch, Tue 2026-11-03 12:00: no draft was to come of it.\n"
    )


def test_what_was_sent_already_says_so(world: World) -> None:
    (draft,) = [one["id"] for one in world.call("drafts", "--json").json if one["people"] == [KIM]]
    world.send(world.draft_to(KIM))
    world.run()
    for words in (["skip", draft], ["snooze", draft, "3d"], ["redraft", draft]):
        assert world.call(*words).out.endswith(
            ', "Good to meet you, Kim": You sent it on Tuesday, 3 November at 15:00.\n'
        ), words


def test_what_was_skipped_is_meant_again_and_what_is_over_is_not(world: World) -> None:
    world.meet("n1", "Nut talk", berlin("2026-11-02 10:00"), f"Kim Lee <{KIM}>")  # its follow-up is superseded
    world.run()
    world.call("skip", KIM)
    assert "Straw talk" in world.call("skip", KIM).out
    assert world.call("snooze", KIM, "2d").out.startswith("Snoozed until Thu 2026-11-05 15:00: follow-up to Kim Lee")
    world.call("redraft", KIM)
    world.send(world.draft_to(KIM))
    world.now += timedelta(hours=1)
    world.receive(f"Kim Lee <{KIM}>", "Hello", "It was good to meet you, Ada.")
    world.run()
    for words in (["skip", KIM], ["snooze", KIM, "2d"], ["redraft", KIM]):
        outcome = world.call(*words)
        assert (outcome.code, outcome.out) == (2, ""), words
        assert "nothing is planned or drafted for 'kim@acme.example'" in outcome.err
        assert "Straw talk, Tue 2026-11-03 10:00: done" in outcome.err


def test_a_draft_to_all_that_comes_anew_is_named_as_one(world: World) -> None:
    world.meet("b1", "Board", berlin("2026-11-03 12:00"), f"Ann Ash <{ANN}>", f"Bo Oak <{BO}>")
    world.run()
    world.call("skip", "board")
    (said, placed) = world.call("redraft", "board").out.splitlines()
    assert said.startswith(f"To be made anew: follow-up to Ann Ash <{ANN}>, Bo Oak <{BO}>, Board, ")
    assert placed == f"A new draft to {ANN}, {BO} lies in your Drafts folder."


def test_a_draft_that_does_not_come_anew_at_once_says_why(world: World) -> None:
    world.call("skip", KIM)
    world.now = berlin("2026-11-03 19:00")
    said = world.call("redraft", KIM).out
    assert "To be made anew: follow-up to Kim Lee" in said
    assert ": It is due, and drafts are placed again from Wednesday, 4 November at 09:00." in said


def test_to_skip_a_meeting_to_come_is_told_without_when_it_ends(world: World) -> None:
    world.meet("z1", "Zinc talk", berlin("2026-11-04 10:00"), f"Bo Oak <{BO}>")
    said = world.call("skip", "zinc talk").out
    assert said == f"Skipped: follow-up to Bo Oak <{BO}>, Zinc talk, Wed 2026-11-04 10:00\n"


# forget


def traces(world: World, *words: bytes) -> list[bytes]:
    octets = b"".join(path.read_bytes().lower() for path in (world.root / "state").iterdir())
    return [word for word in words if word in octets]


def test_forget_says_what_it_took_away_and_keeps_nothing_of_it(world: World) -> None:
    world.call("note", JO, "likes tea")
    world.call("note", JO, "and scones")
    world.call("promise", JO, "a map")
    outcome = world.call("forget", JO)
    assert outcome.out.splitlines() == [
        f"{JO}: erased, with your 2 notes and 1 promise about them. No draft to them will ever be made again.",
        "1 open draft was withdrawn.",
        "Your mailbox and calendar are as they were otherwise: what they hold about them is yours to delete.",
    ]
    assert outcome.err == ""
    assert traces(world, b"globex", b"ortiz", b"tea talk", b"likes tea", b"scones") == []
    assert f"{JO}: erased. No draft" in world.call("forget", JO).out  # twice is as once


def test_what_forget_answers_is_in_no_log(world: World) -> None:
    words = [sys.executable, "-m", "followupd", "--config", str(world.root / "config.yaml"), "-v", "--log-format",
             "json", "forget", JO, "--now", world.now.isoformat()]  # fmt: skip
    done = subprocess.run(words, capture_output=True, text=True, timeout=60, check=True)
    assert JO in done.stdout
    assert done.stderr == ""


def test_forget_names_the_edited_draft_that_stays_and_where(world: World) -> None:
    draft = world.draft_to(JO)
    draft.write_bytes(draft.read_bytes().replace(b"Subject: Good to meet you, Jo", b"Subject: Zucchini"))
    said = world.call("forget", JO, "--json").json
    assert said == {
        "forgotten": [JO],
        "drafts_withdrawn": 0,
        "drafts_left": 1,
        "left": [{"account": "work", "subject": "Zucchini", "ref": f"Drafts/{draft.name.partition(':')[0]}"}],
        "erased": {"notes": 0, "promises": 0},
    }
    assert draft.exists()
    assert traces(world, b"globex", b"ortiz", b"zucchini") == []
    kim = world.draft_to(KIM)
    kim.write_bytes(kim.read_bytes() + b"\nP.S.\n")
    outcome = world.call("forget", KIM)
    assert '"Good to meet you, Kim" stays in the Drafts folder of work: you have edited it.' in outcome.out
    assert outcome.err == ""
