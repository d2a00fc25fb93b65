"""Answers from addresses that the draft did not go to: of one of several, of nobody known, by way of a tool."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import pytest

from tests.world import CONFIG, World, berlin, read

KIM, JO = "Kim Lee <kim.lee@acme.example>", "Jo Park <jo.park@globex.example>"
TOGETHER = "followups: [{name: all, after: 2h, template: group-recap, recipients: group}]\n"


def sent_to(world: World, *people: str) -> World:
    """They were met on Tuesday at ten, and the draft to all of them was sent at four."""
    world.meet("k1", "Straw talk", berlin("2026-11-03 10:00"), *people)
    world.run()
    world.now = berlin("2026-11-03 15:00")
    world.run()
    world.now = berlin("2026-11-03 16:00")
    world.send(*world.drafts())
    world.run()
    return world


@pytest.fixture
def group(tmp_path: Path) -> World:
    return sent_to(World(tmp_path, berlin("2026-11-02 09:00"), CONFIG + TOGETHER), KIM, JO)


@pytest.fixture
def alone(tmp_path: Path) -> World:
    return sent_to(World(tmp_path, berlin("2026-11-02 09:00")), KIM)


def answer(world: World, sender: str, text: str = "Hi Ada, good to meet you too.", **headers: str) -> None:
    sent = max((world.root / "Mail/Sent/cur").iterdir())
    named = {"In-Reply-To": str(read(sent)["Message-ID"])} | {k.replace("_", "-"): v for k, v in headers.items()}
    world.receive(sender, "Re: Straw talk", text, extra=named)
    world.now += timedelta(minutes=5)
    world.run()


def nudged(world: World) -> dict[str, str]:
    """On the Monday on which the first nudges are due: what becomes of them."""
    world.now = berlin("2026-11-09 10:00")
    world.run()
    return {name: world.later("nudge", name) for name in ("kim.lee@acme.example", "jo.park@globex.example")}


@pytest.mark.parametrize(
    ("sender", "kim", "jo"),
    [
        ("Kim Lee <kim77@mail.test>", "replied", "open_draft"),
        ("Sam Roe <sam@globex.example>", "open_draft", "replied"),
        ("K. L. <x77@mail.test>", "replied", "replied"),
    ],
)
def test_in_a_group_only_who_may_have_answered_is_not_nudged(group: World, sender: str, kim: str, jo: str) -> None:
    answer(group, sender)
    assert nudged(group) == {"kim.lee@acme.example": kim, "jo.park@globex.example": jo}


def test_who_may_have_answered_is_told_and_the_users_word_decides(group: World) -> None:
    answer(group, "K. L. <x77@mail.test>")
    detail = next(d["detail"] for d in group.decisions() if d["purpose"] == "nudge")
    assert "Wrote from x77@mail.test on Tuesday, 3 November" in detail
    assert "followupd merge jo.park@globex.example" in detail or "followupd merge kim.lee@acme.example" in detail
    assert group.call("merge", "kim.lee@acme.example", "x77@mail.test").code == 0
    assert nudged(group) == {"kim.lee@acme.example": "replied", "jo.park@globex.example": "open_draft"}


def test_the_user_may_say_of_one_that_it_was_not_them(group: World) -> None:
    answer(group, "K. L. <x77@mail.test>")
    assert group.call("resume", "jo.park@globex.example", "--misread").code == 0
    assert nudged(group) == {"kim.lee@acme.example": "replied", "jo.park@globex.example": "open_draft"}


@pytest.mark.parametrize("sender", ["Kim Lee <kim.lee+crm@acme.example>", "kim.lee+x@acme.example"])
def test_a_letter_from_a_tagged_address_of_theirs_is_theirs_in_any_thread(alone: World, sender: str) -> None:
    alone.receive(sender, "The fair in May", "Shall I send you a ticket?")
    alone.now += timedelta(minutes=5)
    alone.run()
    assert alone.later("nudge", "kim.lee@acme.example") == "replied"
    told = alone.person("kim.lee@acme.example")
    assert told["reply_state"] == "i_owe"
    assert told["addresses"] == ["kim.lee@acme.example", sender.rpartition("<")[2].rstrip(">")]


def test_who_has_the_same_name_elsewhere_is_named_to_be_merged(alone: World) -> None:
    alone.receive("Kim Lee <kim77@mail.test>", "The fair in May", "Shall I send you a ticket?")
    alone.now += timedelta(minutes=5)
    alone.run()
    told = alone.call("person", "kim.lee@acme.example")
    assert "followupd merge kim.lee@acme.example kim77@mail.test" in told.out
    assert alone.person("kim.lee@acme.example")["same_name"] == ["kim77@mail.test"]
    assert alone.call("merge", "kim.lee@acme.example", "kim77@mail.test").code == 0
    assert alone.later("nudge", "kim.lee@acme.example") == "replied"
    assert alone.person("kim.lee@acme.example")["same_name"] == []


def test_an_answer_by_way_of_a_help_desk_ends_the_waiting(alone: World) -> None:
    answer(
        alone,
        "Kim Lee (Acme) <support@acme.example>",
        "##- Please type your reply above this line -##\n\nHi Ada,\n\nthe straws came today. Talk soon.\n\nKim",
        X_Zendesk_From_Account_Id="12ab",
        Auto_Submitted="auto-generated",
    )
    assert alone.later("nudge", "kim.lee@acme.example") == "replied"
    assert alone.person("kim.lee@acme.example")["last_contact"] == "2026-11-03T15:00:00Z"  # the draft that was sent


def test_a_receipt_of_a_help_desk_ends_nothing(alone: World) -> None:
    answer(
        alone,
        "Acme Support <support@acme.example>",
        "Your request (4711) has been received and is being reviewed by our support staff.",
        X_Zendesk_From_Account_Id="12ab",
        Auto_Submitted="auto-generated",
    )
    assert alone.later("nudge", "kim.lee@acme.example") == "not_due"
