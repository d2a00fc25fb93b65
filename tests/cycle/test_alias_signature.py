"""The signature that Gmail keeps for an address, in drafts from it, and drafts that are known again all the same."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from google_stub import Close, GoogleStub, Habits
from google_world import GoogleWorld, google_world, section
from small_world import letter

from tests.world import berlin

KIM, ADDRESS = "Kim Lee <kim.lee@acme.example>", "kim.lee@acme.example"
LINES = ["Ada Example, straws and more", *(f"{n} Example Street, the third door to the left" for n in range(8))]
SIGNATURE = "<div>" + "<br>".join(LINES) + "<script>alert(1)</script></div>"
BELOW = "\n-- \n" + "\n".join(LINES) + "\n"
HTML = "---\nsubject: Straws\nhtml: true\n---\nHello {{ person.first_name }}\n\n{{ me.signature }}\n"


@pytest.fixture(params=[Habits(), Habits(keeps_headers=False, keeps_message_id=False, sent_message_id=True)])
def world(request: pytest.FixtureRequest, tmp_path: Path, google_stub: GoogleStub) -> Iterator[GoogleWorld]:
    google_stub.habits = request.param
    mail = "{type: gmail, signature: alias}"
    made = google_world(
        tmp_path, google_stub, "2026-11-02 09:00", sections=section("work", google_stub.roots, mail=mail)
    )
    google_stub.boxes["ada@example.org"].send_as[0]["signature"] = SIGNATURE
    made.invite("Straw talk", berlin("2026-11-03 10:00"), KIM)
    made.run()
    made.at("2026-11-03 14:00")
    yield made
    made.stop()


def test_a_draft_bears_it_and_is_open_until_it_is_sent(world: GoogleWorld) -> None:
    world.run()
    draft = world.draft_for(ADDRESS)
    assert draft.text.endswith(f"Ada\n{BELOW}")
    world.later_by(minutes=5)
    world.run()
    assert world.call("drafts", "--json").json[0]["state"] == "open"
    world.post(world.draft_for(ADDRESS))
    world.later_by(minutes=5)
    world.run()
    assert world.person(ADDRESS)["reply_state"] == "awaiting"
    assert world.placed == 1


def test_a_letter_by_hand_with_the_same_signature_is_not_taken_for_it(world: GoogleWorld) -> None:
    world.run()
    world.later_by(minutes=30)
    words = "Could you tell me whom to ask about the room for our summer party in Lyon?\n\nAda\n"
    for text in (words + BELOW, words + BELOW.replace("-- \n", "")):
        raw = letter(70 + len(text), f"Ada Example <{world.user.address}>", KIM, "Summer party", world.now, text, "")
        world.user.deliver(raw, labels=("SENT",))
    world.later_by(minutes=5)
    world.run()
    states = [one["state"] for one in world.call("drafts", "--json", "--all").json]
    assert states == ["retired"]  # in touch since: and not sent
    assert world.lying() == []


def test_an_edited_draft_is_the_user_s(world: GoogleWorld) -> None:
    world.run()
    world.rewrite(world.draft_for(ADDRESS), f"Hello Kim,\n\nhere are the straws that we spoke of.\n\nAda\n{BELOW}")
    world.later_by(minutes=5)
    world.run()
    assert world.call("drafts", "--json").json[0]["state"] == "edited"
    assert len(world.lying()) == 1


def test_a_draft_whose_answer_was_lost_is_found(world: GoogleWorld) -> None:
    world.stub.fail("gmail.users.drafts.create", Close(), after_commit=True)
    assert world.try_to_run().code == 75
    world.later_by(minutes=10)
    world.run()
    world.later_by(minutes=10)
    world.run()
    assert len(world.lying()) == 1
    assert world.call("drafts", "--json").json[0]["state"] == "open"


def test_a_template_with_html_shows_it_made_safe(world: GoogleWorld) -> None:
    (world.root / "mine").mkdir()
    (world.root / "mine/nice-to-meet.md.j2").write_text(HTML)
    config = world.root / "config.yaml"
    config.write_text(config.read_text() + "templates: [mine]\n")
    world.stop()
    world.run()
    plain, html = (str(part.get_content()) for part in world.draft_for(ADDRESS).mail.iter_parts())
    assert plain.replace("\r\n", "\n") == f"Hello Kim\n\nAda\n{BELOW}"
    assert "<br>".join(LINES) in html
    assert "script" not in html
