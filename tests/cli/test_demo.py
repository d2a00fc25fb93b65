"""`followupd demo`: beside the first drafts, what came of those of the week before."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from followupd.cli import group


def call(*words: str) -> str:
    result = CliRunner().invoke(group, ["-q", *words], standalone_mode=False)
    assert result.exception is None or isinstance(result.exception, SystemExit), result.exception
    return result.stdout


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("demo") / "d"
    call("demo", "--dir", str(folder))
    return folder


@pytest.fixture(scope="module")
def document(folder: Path) -> dict[str, Any]:
    return dict(json.loads(call("demo", "--dir", str(folder), "--json")))


def test_one_draft_of_each_purpose_lies_there(document: dict[str, Any]) -> None:
    people = {one["purpose"]: one["people"] for one in document["drafts"] if one["purpose"] != "follow-up"}
    assert people == {
        "nudge": ["ivo.marek@stark.example"],
        "check-in": ["olu.bello@wakanda.example"],
        "promise": ["sam.fischer@initech.example"],
    }
    assert {one["state"] for one in document["drafts"]} == {"open"}


def test_a_reply_has_ended_a_wait(document: dict[str, Any]) -> None:
    (nudge,) = [
        one
        for one in document["decisions"]
        if one["purpose"] == "nudge" and one["people"] == ["finn.olsen@nordlys.example"]
    ]
    assert (nudge["verdict"], nudge["reason"]) == ("hold", "replied")


def test_the_story_tells_all_of_that_and_stays_short(folder: Path) -> None:
    out = call("demo", "--dir", str(folder))
    for told in (
        "DRAFT  ivo.marek@stark.example  (nudge, rule no_reply, template nudge)",
        "hold   finn.olsen@nordlys.example: nudge, they wrote · Finn Olsen wrote to you",
        "DRAFT  olu.bello@wakanda.example  (check-in, rule cadence.circles.inner, template check-in)",
        "DRAFT  sam.fischer@initech.example  (promise, template promise)",
        "- the plan for the new hires",
        "Nothing was sent.",
    ):
        assert told in out
    assert len(out.splitlines()) < 150
    assert "This is you" not in out


def test_the_verbs_that_it_names_work_on_it(folder: Path) -> None:
    now = "2026-11-20T16:30+01:00"
    config = str(folder / "config.yaml")
    assert "nudge 1 of 2 after" in call("--config", config, "explain", "ivo.marek@stark.example", "--now", now)
    status = call("--config", config, "status", "--now", now)
    assert "you promised (p1, by Fri 2026-11-20): the plan for the new hires" in status
    assert "Answers awaited: 1" in status
    assert "sent edited" in call("--config", config, "report", "edits", "--now", now)


def test_on_a_monday_what_is_still_to_come_is_held(tmp_path: Path) -> None:
    told = json.loads(call("demo", "--dir", str(tmp_path / "d"), "--now", "2027-03-01T09:30", "--json"))
    assert {one["purpose"] for one in told["drafts"]} <= {"follow-up"}
    assert {one["reason"] for one in told["decisions"] if one["purpose"] in ("nudge", "promise")} >= {"not_due"}
