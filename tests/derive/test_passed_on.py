"""Answers of people that a help desk or a gateway passes on: notifications, in which somebody's words stand."""

from __future__ import annotations

from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import pytest

from followupd.derive.classify import classify
from followupd.domain.judgement import Intent, Judgement, Kind

DESK = "From: Kim Lee (Acme) <support@acme.example>\nX-Zendesk-From-Account-Id: 12ab\nAuto-Submitted: auto-generated\n"
GATEWAY = "From: Kim Lee <kim@acme.example>\nAuto-Submitted: auto-generated\n"
ABOVE = "##- Please type your reply above this line -##\n\n"
BELOW = "\n\n--------------------------------\nThis email is a service from Acme. Delivered by Zendesk.\n"


def judged(headers: str, text: str, *, answers_me: bool = True) -> Judgement:
    raw = f"{headers}Subject: Re: Good to meet you\nMessage-ID: <1@acme.example>\n\n{text}\n"
    at = datetime(2026, 11, 5, 12, tzinfo=UTC)
    return classify(raw.encode(), answers_me=answers_me, at=at, zone=ZoneInfo("Europe/Berlin"), locale="en")[0]


@pytest.mark.parametrize(
    "text",
    [
        f"{ABOVE}Kim Lee, 5 Nov 2026, 12:10\n\nHi Ada,\n\nthe straws came today. Talk soon.{BELOW}",
        "Hallo Ada,\n\ndie Muster sind da. Bis Montag!\n\nKim",
        "Ada さん\n\nサンプルが届きました。ありがとうございます。",
        "On Monday, then.",
    ],
)
@pytest.mark.parametrize("headers", [DESK, GATEWAY])
def test_words_of_somebody_are_heard_in_what_a_tool_sends(headers: str, text: str) -> None:
    found = judged(headers, text)
    assert (found.kind, found.intent) == (Kind.NOTIFICATION, Intent.PLAIN)
    assert judged(headers, text, answers_me=False).intent is None


@pytest.mark.parametrize(
    "text",
    [
        f"{ABOVE}Your request (4711) has been received and is being reviewed by our support staff.{BELOW}",
        "We have received your message. Ticket number: 4711.",
        "Ihre Anfrage ist bei uns eingegangen.",
        "Nous avons bien reçu votre demande.",
        "This is an automated message, please do not reply to this email.",
        f"{ABOVE}{BELOW}",
        "",
    ],
)
@pytest.mark.parametrize("headers", [DESK, GATEWAY])
def test_a_tools_own_forms_are_nobodys_words(headers: str, text: str) -> None:
    found = judged(headers, text)
    assert (found.kind, found.intent) == (Kind.NOTIFICATION, None)


def test_what_they_want_is_heard_and_the_desks_footer_is_not() -> None:
    assert judged(DESK, "Hi Ada,\n\nplease stop emailing me.\n\nKim").intent is Intent.OPTED_OUT
    assert judged(DESK, "Hi Ada,\n\nplease get in touch again in March.\n\nKim").intent is Intent.LATER
    for footer in (
        "You are receiving this because you wrote to us. To unsubscribe from this ticket, click here.",
        "If you no longer wish to receive these emails, unsubscribe here.",
    ):
        assert judged(DESK, f"Hi Ada,\n\nthe straws came today.\n\nKim\n\n{footer}").intent is Intent.PLAIN


def test_a_mailbox_that_answers_itself_stays_one() -> None:
    away = "Hi,\n\nI am out of the office until 20 November 2026."
    assert judged(GATEWAY, away).kind is Kind.AUTO_REPLY
    assert judged(GATEWAY.replace("generated", "replied"), "Hi Ada, thanks.").intent is None
