"""The contacts at Google, in the passes: better names, one person of several addresses, and nobody new."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from google_stub import GoogleStub, Status
from google_world import GoogleWorld, google_world, section
from stub_oauth import SCOPES

from tests.world import berlin

ACME, HOME = "x77@acme.example", "kimberly@home.example"
CONTACTS = "https://www.googleapis.com/auth/contacts.readonly"
LIST = "people.people.connections.list"


@pytest.fixture
def world(tmp_path: Path, google_stub: GoogleStub) -> Iterator[GoogleWorld]:
    account = section("work", google_stub.roots).replace("{client_secret", "{contacts: true, client_secret")
    google_stub.grant("ada@example.org", (*SCOPES, CONTACTS))
    made = google_world(tmp_path, google_stub, "2026-11-02 09:00", sections=account)
    yield made
    made.stop()


def met(world: GoogleWorld, *people: str) -> None:
    world.invite("Straw talk", berlin("2026-11-03 10:00"), *people)


def test_a_letter_greets_by_the_name_on_the_card(world: GoogleWorld) -> None:
    world.user.card("Kimberly", "Lee", ACME)
    met(world, ACME)
    world.run()
    world.at("2026-11-03 14:00")
    world.run()
    draft = world.draft_for(ACME)
    assert draft.text.startswith("Hi Kimberly,")
    assert draft.mail["To"] == "Kimberly Lee <x77@acme.example>"


def test_it_is_read_once_a_day(world: GoogleWorld) -> None:
    world.run()
    assert world.stub.count(LIST) == 1
    for _ in range(3):
        world.later_by(hours=1)
        world.run()
    assert world.stub.count(LIST) == 1
    world.later_by(days=1)
    world.run()
    assert world.stub.count(LIST) == 2


def test_two_addresses_on_one_card_are_met_as_one_person_and_get_one_draft(world: GoogleWorld) -> None:
    world.user.card("Kimberly", "Lee", ACME, HOME)
    met(world, ACME)
    world.run()
    world.later_by(minutes=5)
    world.run()
    assert world.person(HOME)["addresses"] == [ACME, HOME]
    world.invite("Straw lunch", berlin("2026-11-03 12:00"), HOME)
    world.at("2026-11-03 16:00")
    world.run()
    world.later_by(minutes=5)
    world.run()
    assert [one.to for one in world.lying()] == ["Kimberly Lee <x77@acme.example>"]


def test_who_is_in_the_contacts_alone_is_nobody_to_write_to(world: GoogleWorld) -> None:
    for number in range(20):
        world.user.card("Kimberly", f"Lee{number}", f"k{number}@acme.example", f"k{number}@home.example")
    world.run()
    world.pass_days(120, step=30)
    assert world.lying() == []
    assert world.call("people", "--json").json == []
    assert world.decisions() == []


def test_a_title_that_names_somebody_of_the_contacts_is_no_meeting_with_them(world: GoogleWorld) -> None:
    world.user.card("Kimberly", "Quillard", ACME)
    world.invite("Lunch with Kimberly Quillard", berlin("2026-11-03 10:00"))
    world.run()
    world.at("2026-11-03 14:00")
    world.run()
    assert world.lying() == []


@pytest.mark.parametrize("why", ["no permission", "not enabled", "away"])
def test_contacts_that_cannot_be_read_hold_up_nothing_and_are_told(world: GoogleWorld, why: str) -> None:
    match why:
        case "no permission":
            world.stub.grant("ada@example.org", SCOPES)
        case "not enabled":
            world.stub.disable("people")
        case _:
            world.stub.fail(LIST, Status(503), times=10**6)
    met(world, "Kim Lee <kim@acme.example>")
    assert world.try_to_run().code == 75
    world.at("2026-11-03 14:00")
    assert world.try_to_run().code == 75
    assert world.draft_for("kim@acme.example").text.startswith("Hi Kim,")
    told = next(one for one in world.call("status", "--json").json["accounts"][0]["sources"] if "contacts" in str(one))
    assert told["problem"]
    world.stub.grant("ada@example.org", (*SCOPES, CONTACTS))
    world.stub.gate.disabled.clear()
    world.stub._faults.waiting.clear()
    for _ in range(2):
        world.later_by(minutes=5)
        world.try_to_run()
    assert world.try_to_run().code == 0


def test_forgetting_holds_against_the_contacts(world: GoogleWorld) -> None:
    world.user.card("Kimberly", "Quillard", ACME, HOME)
    met(world, ACME)
    world.run()
    assert world.call("forget", ACME, "--yes").code == 0
    world.later_by(days=1)
    world.run()
    world.stub.forget_contacts("ada@example.org")
    world.later_by(days=1)
    world.run()
    world.stop()
    octets = b"".join(one.read_bytes() for one in (world.root / "state").iterdir() if one.is_file()).lower()
    assert b"quillard" not in octets
    assert HOME.encode() not in octets


def test_without_the_config_s_word_nothing_is_asked(tmp_path: Path, google_stub: GoogleStub) -> None:
    world = google_world(tmp_path, google_stub, "2026-11-02 09:00")
    world.run()
    assert google_stub.count("people.*") == 0
    world.stop()
