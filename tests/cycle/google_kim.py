"""The world at Google in which Kim was met on a Tuesday morning, for what may befall the one draft to her."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import pytest
from google_stub import GoogleStub, Habits
from google_world import GoogleWorld, google_world

from tests.world import berlin

KIM = "Kim Lee <kim.lee@acme.example>"
ADDRESS = "kim.lee@acme.example"
WORDS = "Hello Kim,\n\nhere are the straws that we talked about on Tuesday.\n\nAda"
LOSING = Habits(keeps_headers=False, keeps_message_id=False, sent_message_id=True, search_lag=timedelta(hours=1))
HABITS = pytest.mark.parametrize("habits", [Habits(), LOSING], ids=["Gmail", "loses our headers"])


def kim_was_met(root: Path, stub: GoogleStub) -> GoogleWorld:
    """It is three on Tuesday afternoon, and nothing was drafted yet; to be stopped in the end."""
    world = google_world(root, stub, "2026-11-02 09:00")
    world.invite("Straw talk", berlin("2026-11-03 10:00"), KIM)
    world.run()
    world.at("2026-11-03 15:00")
    return world


def state(world: GoogleWorld) -> str:
    """Of the first draft."""
    return str(world.call("drafts", "--all", "--json").json[0]["state"])
