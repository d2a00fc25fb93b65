"""`followupd report edits`: what the user made of the drafts, without a word of theirs."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from tests.world import World, berlin, read

START = berlin("2026-11-02 14:00")
OFFER = "Now that we know each other"


@pytest.fixture
def world(tmp_path: Path) -> World:
    return World(tmp_path, START)


def met(world: World, *names: str) -> None:
    for name in names:
        world.meet(name, "Packaging pilot", berlin("2026-11-02 10:00"), f"{name.title()} Lee <{name}@{name}.example>")
    world.run()


def sent(world: World, name: str, change: Callable[[str], str] = str, *, headers: bool = True) -> None:
    """The user sends the draft to `name` a day later, after `change` of its text."""
    draft = world.draft_to(f"{name}@{name}.example")
    text = read(draft).get_content()
    world.send(draft, body=None if change is str else change(text), keep_headers=headers)


def report(world: World) -> dict[str, Any]:
    (told,) = world.call("report", "edits", "--json").json["templates"]
    return dict(told)


def without_offer(text: str) -> str:
    return "\n\n".join(part for part in text.split("\n\n") if not part.startswith(OFFER))


def lines(told: dict[str, Any]) -> dict[str, Any]:
    return {one["text"][:20]: one for one in told["lines"]}


def test_a_line_that_is_always_taken_out_is_named_by_the_templates_own_text(world: World) -> None:
    met(world, "kim", "jo")
    world.now += timedelta(days=1)
    sent(world, "kim", without_offer)
    sent(world, "jo", lambda text: without_offer(text).replace("Hi Jo", "Hello Jo"))
    world.run()
    told = report(world)
    offer = lines(told)["Now that we know eac"]
    assert (offer["sent"], offer["removed"], offer["changed"]) == (2, 2, 0)
    assert offer["verdict"] == "always removed"
    assert lines(told)["{{ greeting }}"]["changed"] == 1
    assert lines(told)["{{ greeting }}"]["verdict"] is None
    assert lines(told)["Warm regards,"]["removed"] == 0
    assert told["ended"]["sent_edited"]["count"] == 2
    assert f"line {offer['line']} is always removed" in world.call("report", "edits").out


def test_nobodys_name_and_no_word_of_the_user_is_told_or_kept(world: World) -> None:
    met(world, "kim", "jo")
    for name in ("kim", "jo"):
        sent(world, name, lambda text: text.replace("It was good to meet you", "What a zebra of a meeting"))
    world.now += timedelta(minutes=20)
    world.run()
    told = world.call("report", "edits", "--json").out + world.call("report", "edits").out
    assert "mostly changed" in told or "always changed" in told
    for secret in ("zebra", "Kim", "kim@", "Packaging"):
        assert secret not in told
    stored = b"".join(path.read_bytes() for path in (world.root / "state").iterdir() if path.is_file())
    assert b"zebra" not in stored


@pytest.mark.parametrize("headers", [True, False])
def test_what_is_sent_as_it_was_counts_as_unedited_whatever_the_client_does_to_headers(
    world: World, headers: bool
) -> None:
    met(world, "kim")
    world.now += timedelta(hours=3)
    sent(world, "kim", headers=headers)
    world.run()
    told = report(world)
    assert told["ended"]["sent_unedited"] == {"count": 1, "share": 1.0, "lay_s": {"median": 10800, "p90": 10800}}
    assert all((one["removed"], one["changed"]) == (0, 0) for one in told["lines"])


def test_a_client_that_breaks_the_lines_anew_has_edited_nothing(world: World) -> None:
    met(world, "kim")
    sent(world, "kim", lambda text: "\n".join(word for word in text.split(" ")))
    world.now += timedelta(minutes=20)
    world.run()
    assert report(world)["ended"]["sent_unedited"]["count"] == 1


def test_a_word_that_was_added_or_another_subject_is_an_edit(world: World) -> None:
    met(world, "kim", "jo")
    sent(world, "kim", lambda text: text + "\nPS. Greetings to the team!\n")
    path = world.draft_to("jo@jo.example")
    path.write_bytes(path.read_bytes().replace(b"Subject: Good to meet you, Jo", b"Subject: Straws"))
    world.send(path)
    world.now += timedelta(minutes=20)
    world.run()
    told = report(world)
    assert told["ended"]["sent_edited"]["count"] == 2
    assert lines(told)['subject: "{% if pers']["changed"] == 1


def test_deleted_and_skipped_and_retired_drafts_are_told_apart_with_how_long_they_lay(world: World) -> None:
    met(world, "kim", "jo", "pia", "lou")
    world.now = START + timedelta(days=1)
    world.draft_to("kim@kim.example").unlink()
    world.run()
    world.call("skip", "jo")
    world.write_to("pia@pia.example", "Hello", "I write by hand.")
    world.now += timedelta(days=1)
    world.run()
    told = report(world)
    counts = {end: one["count"] for end, one in told["ended"].items() if one["count"]}
    assert counts == {"deleted": 1, "skipped": 1, "retired": 1}
    assert (told["placed"], told["open"]) == (4, 1)
    assert told["ended"]["deleted"]["share"] == pytest.approx(1 / 3, abs=0.001)
    assert 86_000 < told["ended"]["deleted"]["lay_s"]["median"] < 87_000
    out = world.call("report", "edits").out
    assert "33%  deleted, after 1 d (90 % within 1 d)" in out


def test_the_gap_that_the_user_fills_is_no_fault_of_the_template(world: World) -> None:
    met(world, "kim", "jo")
    for name in ("kim", "jo"):
        sent(world, name, lambda text: "\n".join("Tea!" if "YOUR WORDS" in one else one for one in text.split("\n")))
    world.now += timedelta(minutes=20)
    world.run()
    (gap,) = [one for one in report(world)["lines"] if one["gap"]]
    assert (gap["sent"], gap["removed"], gap["verdict"]) == (2, 2, None)
    assert "YOUR WORDS" not in world.call("report", "edits").out


def test_lines_that_the_template_has_no_more_are_not_told_of(world: World) -> None:
    met(world, "kim", "jo")
    for name in ("kim", "jo"):
        sent(world, name, without_offer)
    world.now += timedelta(minutes=20)
    world.run()
    folder = world.root / "templates"
    folder.mkdir()
    own = "---\nsubject: Hello\n---\n{{ greeting }}\n\nWarm regards,\n{{ me.signature }}\n"
    (folder / "nice-to-meet.md.j2").write_text(own)
    (world.root / "config.yaml").write_text(world.config + f"templates: [{folder}]\n")
    told = report(world)
    assert told["ended"]["sent_edited"]["count"] == 2
    assert [one["line"] for one in told["lines"]] == [4, 6, 7]


def test_without_any_draft_it_says_so_and_the_list_is_empty(world: World) -> None:
    assert world.call("report", "edits", "--json").json["templates"] == []
    assert "No draft has been placed yet" in world.call("report", "edits").out
