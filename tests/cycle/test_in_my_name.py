"""Mail and invitations in the user's own name: copies to oneself, first meetings, and what strangers send."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.world import World, berlin, letter

KIM, MALLORY = "Kim Lee <kim.lee@acme.example>", "Mal Lory <mal@mallory.example>"
FROM_OUTSIDE = "from mx.example.org (unknown [203.0.113.9]) by mx.example.org with ESMTPS id 4; {date}"
SIGNED_IN = "from [192.168.7.5] (dsl.isp.example [203.0.113.7]) by mx.example.org (Postfix) with ESMTPSA id 4; {date}"
SIGNED = "mx.example.org; dkim=pass header.d=example.org header.s=a; spf=pass smtp.mailfrom=ada@example.org"


@pytest.fixture
def world(tmp_path: Path) -> World:
    """Kim was met on Tuesday at ten."""
    world = World(root=tmp_path, now=berlin("2026-11-02 09:00"))
    world.meet("k1", "Straw talk", berlin("2026-11-03 10:00"), KIM)
    world.run()
    world.now = berlin("2026-11-03 12:00")
    return world


def come_in(world: World, to: str, *, by: str = "", results: str = "", answers: str = "", subject: str = "Hi") -> None:
    """A letter from Ada's address in the inbox, with the headers of the way that it took."""
    message = letter("Ada Example <ada@example.org>", to, subject, "Thank you for today!", world.now)
    if by:
        message["Received"] = by.format(date=message["Date"])
    if results:
        message["Authentication-Results"] = results
    if answers:
        message["In-Reply-To"] = answers
    world._file("INBOX", message)


@pytest.mark.parametrize(
    ("way", "reason"),
    [
        ({"by": FROM_OUTSIDE}, "due"),
        ({"by": SIGNED_IN}, "in_touch_since"),  # a copy to oneself
        ({"by": FROM_OUTSIDE, "results": SIGNED}, "in_touch_since"),  # at a second mailbox
        ({"by": FROM_OUTSIDE, "results": SIGNED.replace("mx.example.org", "mx.evil.example")}, "due"),
        ({}, "in_touch_since"),  # moved from Sent
    ],
)
def test_only_what_the_user_wrote_is_a_contact(world: World, way: dict[str, str], reason: str) -> None:
    come_in(world, KIM, **way)
    world.now = berlin("2026-11-03 15:00")
    world.run()
    assert world.reason("k1", "kim.lee@acme.example") == {"due": "open_draft"}.get(reason, reason)
    assert len(world.drafts()) == (reason == "due")


@pytest.mark.parametrize(("way", "drafts"), [(FROM_OUTSIDE, 0), (SIGNED_IN, 1)])
def test_a_stranger_cannot_make_themselves_known_by_mail_in_the_users_name(world: World, way: str, drafts: int) -> None:
    """Who was written to before need not be answered to count: only the user can have written."""
    come_in(world, MALLORY, by=way)
    start = berlin("2026-11-04 10:00")
    world.meet("m1", "Synergies", start, MALLORY, organizer="mal@mallory.example", mine="NEEDS-ACTION")
    world.now = berlin("2026-11-04 15:00")
    world.run()
    assert world.reason("m1", "mal@mallory.example") == ("open_draft" if drafts else "not_accepted")


def test_an_answer_in_the_users_name_from_outside_ends_no_waiting(world: World) -> None:
    world.now = berlin("2026-11-03 15:00")
    world.run()
    sent = world.send(world.draft_to("kim.lee@acme.example"))
    world.run()
    world.now = berlin("2026-11-04 09:00")
    name = next(one for one in sent.read_text().splitlines() if one.startswith("Message-ID: "))
    come_in(world, "ada@example.org", by=FROM_OUTSIDE, answers=name.removeprefix("Message-ID: "))
    world.run()
    assert world.person("kim.lee@acme.example")["reply_state"] == "awaiting"
    world.now = berlin("2026-11-09 10:00")
    world.run()
    assert world.later("nudge", "kim.lee@acme.example") == "open_draft"


@pytest.mark.parametrize(
    ("mine", "written", "reason"),
    [
        ("ACCEPTED", False, "open_draft"),  # a first meeting that the user called
        ("NEEDS-ACTION", False, "not_accepted"),  # as an invitation that somebody sent in the user's name
        ("NEEDS-ACTION", True, "open_draft"),
    ],
)
def test_an_invitation_that_names_the_user_as_its_organizer_makes_no_draft_to_a_stranger(
    world: World, mine: str, written: bool, reason: str
) -> None:
    if written:
        world.write_to("mal@mallory.example", "Synergies", "Let us talk on Wednesday.")
    world.meet("m1", "Synergies", berlin("2026-11-04 10:00"), MALLORY, mine=mine)
    world.now = berlin("2026-11-04 15:00")
    world.run()
    assert world.reason("m1", "mal@mallory.example") == reason
    world.meet("m1", "Synergies", berlin("2026-11-04 10:00"), MALLORY, mine="ACCEPTED")  # the user's word in the end
    world.now = berlin("2026-11-04 16:00")
    world.run()
    assert world.reason("m1", "mal@mallory.example") == "open_draft"
