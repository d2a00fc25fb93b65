"""Mail whose sender's clock is ahead of mine counts as soon as its time has come, and nothing else need happen."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import pytest

from tests.world import World, berlin

KIM = "Kim Lee <kim.lee@acme.example>"
ADDRESS = "kim.lee@acme.example"


def nudged(root: Path) -> World:
    world = World(root=root, now=berlin("2026-11-03 15:00"))
    world.meet("k1", "Straw talk", berlin("2026-11-03 10:00"), KIM)
    world.run()
    world.now = berlin("2026-11-03 16:00")
    world.send(world.draft_to(ADDRESS))
    world.run()
    world.now = berlin("2026-11-09 10:00")
    world.run()
    assert [one["purpose"] for one in world.call("drafts", "--json").json] == ["nudge"]
    return world


@pytest.mark.parametrize(
    ("sender", "text"),
    [
        (KIM, "Please stop writing to me."),
        (KIM, "Sounds good, see you in spring."),
        ("Sam Roe <sam@elsewhere.example>", "Kim is with us no more; I take that up."),
    ],
    ids=["opt-out", "answer", "answer by somebody unknown"],
)
def test_an_open_nudge_goes_when_the_time_of_the_answer_has_come(tmp_path: Path, sender: str, text: str) -> None:
    world = nudged(tmp_path)
    asked = next((tmp_path / "Mail/Sent/cur").iterdir()).read_text(encoding="utf-8")
    sent = next(line for line in asked.splitlines() if line.startswith("Message-ID:")).partition(" ")[2]
    world.now = berlin("2026-11-09 11:05")
    world.receive(sender, "Re: Good to meet you, Kim", text, extra={"In-Reply-To": sent})
    world.now = berlin("2026-11-09 11:00")
    world.run()
    assert world.call("status", "--json").json["next_wake"] == "2026-11-09T10:05:00Z"
    world.now += timedelta(minutes=6)
    world.run()
    assert world.drafts() == []
