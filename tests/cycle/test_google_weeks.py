"""Weeks in Ada's life at Google: from a meeting on the calendar to what becomes of the draft in Gmail."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from google_stub import GoogleStub
from google_world import GoogleWorld, google_world, read

from tests.world import berlin

KIM = "Kim Lee <kim.lee@acme.example>"
ADDRESS = "kim.lee@acme.example"
RESTARTS = pytest.mark.parametrize("restarts", [False, True], ids=["one daemon", "a process a pass"])


@pytest.fixture
def world(tmp_path: Path, google_stub: GoogleStub) -> Iterator[GoogleWorld]:
    """Ada's account on the Monday before she meets Kim, who is on the calendar already."""
    world = google_world(tmp_path, google_stub, "2026-11-02 09:00")
    world.invite("Straw talk", berlin("2026-11-03 10:00"), KIM)
    world.run()
    yield world
    world.stop()


@pytest.mark.parametrize("restarts", [False, True], ids=["one daemon", "a process a pass"])
def test_a_meeting_leads_to_a_draft_its_answer_and_the_next_check_in(world: GoogleWorld, restarts: bool) -> None:
    world.restarts, world.foretells = restarts, True
    world.stop()
    world.at("2026-11-03 12:55")
    world.run()
    assert world.lying() == []
    world.at("2026-11-03 13:00")
    world.run()
    draft = world.draft_for(ADDRESS)
    assert draft.mail["Subject"] == "Good to meet you, Kim"
    before = draft.message
    world.later_by(minutes=20)
    draft = world.rewrite(draft, "Hello Kim,\n\nhere are the straws that we talked about.\n\nAda", subject="Straws")
    assert draft.message != before
    world.run()
    assert [one.text for one in world.lying()] == [draft.text]
    world.later_by(minutes=20)
    sent = world.post(draft)
    world.run()
    assert world.person(ADDRESS)["reply_state"] == "awaiting"
    assert world.later("nudge", ADDRESS) == "not_due"
    world.pass_days(5)
    assert world.lying() == []
    world.at("2026-11-09 09:00")
    world.run()
    nudge = world.draft_for(ADDRESS)
    assert world.user.thread(nudge.message) == world.user.thread(sent)
    first = read(world.user.raw(sent))
    assert nudge.mail["In-Reply-To"] == first["Message-ID"]
    assert nudge.mail["References"].split() == [first["Message-ID"]]
    assert nudge.mail["Subject"] == "Re: Straws"
    world.user.reply(sent, "Thanks, they came today. Kim", KIM, world.now)
    world.later_by(minutes=5)
    world.run()
    assert world.lying() == []
    assert world.person(ADDRESS)["reply_state"] == "replied"
    world.foretells = False
    world.pass_days(77, step=7)
    assert world.lying() == []
    world.pass_days(21, step=3)
    assert "without any occasion" in world.draft_for(ADDRESS).text
    assert world.placed == 3
