"""Letters come from the address by which somebody knows the user, and that their mailbox can send from."""

from __future__ import annotations

from collections.abc import Iterator
from email.message import EmailMessage
from email.utils import format_datetime
from pathlib import Path

import pytest
from google_stub import GoogleStub, Status
from google_world import GoogleWorld, google_world, section
from small_world import between
from small_world import letter as gmail_letter
from stub_aliases import alias

from tests.world import World, berlin, read

KIM, ADDRESS = "Kim Lee <kim.lee@acme.example>", "kim.lee@acme.example"
WORK, PRIVATE = "ada@example.org", "ada.private@example.net"
NO_NUDGES = "no_reply: {after: []}\n"


# at home: the config alone says what there is
@pytest.fixture
def home(tmp_path: Path) -> World:
    return World(root=tmp_path, now=berlin("2026-11-02 09:00"))


def sender_of(path: Path) -> str:
    return str(read(path)["From"].addresses[0].addr_spec)


def receive_at(world: World, at: str, sender: str = KIM) -> None:
    message = EmailMessage()
    message["From"], message["To"], message["Subject"] = sender, at, "Straws"
    message["Date"], message["Message-ID"] = format_datetime(world.now), f"<{world.now:%d%H%M}@acme.example>"
    message.set_content("They came today.\n")
    world._file("INBOX", message)


def test_a_check_in_comes_from_the_address_that_they_wrote_to_last(home: World) -> None:
    home.call("circle", ADDRESS, "inner")
    receive_at(home, WORK)
    home.now = berlin("2026-11-02 10:00")
    receive_at(home, PRIVATE)
    home.run()
    home.now = berlin("2026-12-07 10:00")
    home.run()
    assert sender_of(home.draft_to(ADDRESS)) == PRIVATE


def test_a_follow_up_comes_from_the_address_that_was_invited(home: World) -> None:
    receive_at(home, WORK)
    home.meet("k1", "Straw talk", berlin("2026-11-03 10:00"), KIM, organizer=ADDRESS)
    home.events["k1"] = home.events["k1"].replace("ACCEPTED:mailto:ada@example.org", f"ACCEPTED:mailto:{PRIVATE}")
    home.save()
    home.run()
    home.now = berlin("2026-11-03 14:00")
    home.run()
    assert sender_of(home.draft_to(ADDRESS)) == PRIVATE


def test_a_nudge_comes_from_the_address_that_the_user_chose_for_the_first_letter(home: World) -> None:
    home.meet("k1", "Straw talk", berlin("2026-11-03 10:00"), KIM)
    home.run()
    home.now = berlin("2026-11-03 14:00")
    home.run()
    draft = home.draft_to(ADDRESS)
    assert sender_of(draft) == WORK
    message = read(draft)
    message.replace_header("From", f"Ada Example <{PRIVATE}>")
    draft.write_bytes(message.as_bytes())
    home.send(draft)
    home.pass_days(7)
    assert sender_of(home.draft_to(ADDRESS)) == PRIVATE


# at Gmail
@pytest.fixture
def world(tmp_path: Path, google_stub: GoogleStub) -> Iterator[GoogleWorld]:
    made = google_world(tmp_path, google_stub, "2026-11-02 09:00")
    config = tmp_path / "config.yaml"
    config.write_text(config.read_text().replace(f"[{WORK}]", f"[{WORK}, {PRIVATE}]"))
    yield made
    made.stop()


def met_at_the_private_address(world: GoogleWorld) -> None:
    guests = [{"email": one, "responseStatus": "accepted"} for one in (ADDRESS, PRIVATE)]
    world.user.event(
        summary="Straw talk", attendees=guests, organizer={"email": ADDRESS}, **between(berlin("2026-11-03 10:00"), 60)
    )
    world.run()
    world.at("2026-11-03 14:00")


def drafted_from(world: GoogleWorld) -> str:
    return str(world.draft_for(ADDRESS).mail["From"].addresses[0].addr_spec)


def test_at_gmail_it_is_the_alias_under_which_they_met(world: GoogleWorld) -> None:
    alias(world.stub, WORK, PRIVATE)
    met_at_the_private_address(world)
    world.run()
    assert drafted_from(world) == PRIVATE


@pytest.mark.parametrize("verified", [None, False], ids=["no alias", "not confirmed"])
def test_an_address_that_gmail_would_rewrite_gives_way_to_the_default(
    world: GoogleWorld, verified: bool | None
) -> None:
    if verified is not None:
        alias(world.stub, WORK, PRIVATE, verified=verified)
    met_at_the_private_address(world)
    world.run()
    assert drafted_from(world) == WORK


def test_the_default_is_the_one_that_gmail_says(world: GoogleWorld) -> None:
    alias(world.stub, WORK, PRIVATE, default=True)
    raw = gmail_letter(7, KIM, WORK, "Straws", berlin("2026-11-01 10:00"), "They came.", "")
    world.user.deliver(raw.replace(WORK.encode(), b"team@example.com"))
    world.call("circle", ADDRESS, "inner")
    world.run()
    world.at("2026-12-07 10:00")
    world.run()
    assert drafted_from(world) == PRIVATE


def test_nothing_is_asked_about_senders_until_a_letter_is_to_be_written(world: GoogleWorld) -> None:
    met_at_the_private_address(world)
    assert world.stub.count("gmail.users.settings.*") == 0
    world.run()
    assert world.stub.count("gmail.users.settings.*") == 1
    world.later_by(minutes=5)
    world.run()
    assert world.methods == ["calendar.events.list", "history.list", "drafts.list"]


def test_while_gmail_does_not_say_what_it_sends_from_nothing_is_drafted_and_then_all_is(world: GoogleWorld) -> None:
    met_at_the_private_address(world)
    world.stub.fail("gmail.users.settings.sendAs.list", Status(503), times=3)
    outcome = world.try_to_run()
    assert outcome.code == 75
    assert world.lying() == []
    told = world.call("status", "--json").json
    assert "503" in str(told)
    world.later_by(minutes=5)
    world.run()
    assert drafted_from(world) == WORK


def test_an_account_whose_mail_cannot_be_read_is_not_asked_what_it_sends_from(world: GoogleWorld) -> None:
    met_at_the_private_address(world)
    world.stub.fail("gmail.users.history.list", Status(503), times=99)
    assert world.try_to_run().code == 75
    assert world.stub.count("gmail.users.settings.*") == 0


def test_another_account_goes_on_meanwhile(tmp_path: Path, google_stub: GoogleStub) -> None:
    names = {"work": WORK, "club": "ada@club.example"}
    both = "".join(section(name, google_stub.roots) for name in names)
    world = google_world(tmp_path, google_stub, "2026-11-02 09:00", addresses=names, sections=both)
    world.invite("Straw talk", berlin("2026-11-03 10:00"), KIM, account="work")
    world.invite("Club night", berlin("2026-11-03 11:00"), "Roe <roe@sample.example>", account="club")
    world.run()
    world.at("2026-11-03 16:00")
    world.stub.fail("gmail.users.settings.sendAs.list", Status(503), times=3)
    assert world.try_to_run().code == 75
    assert len(world.lying()) == 1
    world.later_by(minutes=5)
    world.run()
    assert len(world.lying()) == 2
    world.stop()
