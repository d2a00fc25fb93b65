"""The same weeks on the emulators of others, as far as each of them goes."""

from __future__ import annotations

from datetime import datetime, timedelta
from pathlib import Path

import pytest
from google_servers import GoogleServer
from google_world import google_world, read

from tests.world import berlin

KIM = "Kim Lee <kim.lee@acme.example>"
ADDRESS = "kim.lee@acme.example"
MONDAY = berlin("2026-11-02 00:00")


def day(number: int, hour: int) -> datetime:
    return (MONDAY + timedelta(days=number)).replace(hour=hour)


@pytest.mark.parametrize("kind", ["emulate", "myworld"])
def test_a_meeting_leads_to_a_draft_a_nudge_an_answer_and_the_next_check_in(
    tmp_path: Path, kind: str, request: pytest.FixtureRequest
) -> None:
    google_server: GoogleServer = request.getfixturevalue(f"google_{kind}")
    world = google_world(tmp_path, google_server, f"{MONDAY:%Y-%m-%d} 09:00")
    world.invite("Straw talk", day(1, 10), KIM)
    world.run()
    world.now = day(1, 15)
    world.run()
    draft = world.draft_for(ADDRESS)
    world.later_by(minutes=30)
    draft = world.rewrite(draft, "Hello Kim,\n\nhere are the straws that we talked about.\n\nAda", subject="Straws")
    world.run()
    assert [one.text for one in world.lying()] == [draft.text]
    world.later_by(minutes=30)
    sent = world.user.send(draft.id)
    world.later_by(minutes=5)
    world.run()
    assert world.person(ADDRESS)["reply_state"] == "awaiting"
    world.pass_days(5)
    assert world.lying() == []
    world.now = day(7, 9)
    world.run()
    nudge = world.draft_for(ADDRESS)
    first = read(world.user.raw(sent))
    assert nudge.mail["In-Reply-To"] == first["Message-ID"]
    assert nudge.mail["Subject"] == "Re: Straws"
    assert world.user.thread(nudge.message) == world.user.thread(sent)
    world.user.reply(sent, "Thanks, they came today. Kim", KIM, world.now)
    world.later_by(minutes=5)
    world.run()
    assert world.lying() == []
    assert world.person(ADDRESS)["reply_state"] == "replied"
    world.pass_days(77, step=7)
    assert world.lying() == []
    world.pass_days(21, step=3)
    assert "without any occasion" in world.draft_for(ADDRESS).text
    world.stop()
