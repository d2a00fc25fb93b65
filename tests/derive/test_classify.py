"""Whole messages, judged: which of the judges has the word, and what reaches the judgement."""

from __future__ import annotations

from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from followupd.derive.classify import classify
from followupd.domain.judgement import Judgement, Kind

AT = datetime(2026, 11, 22, 9, tzinfo=UTC)
FROM_KIM = "From: Kim Lee <kim@acme.example>\nTo: ada@example.org\nSubject: Re: Hello\n"
BOUNCE = """\
From: Mail Delivery System <MAILER-DAEMON@mx.example.org>
To: ada@example.org
Subject: {subject}
Auto-Submitted: auto-replied
MIME-Version: 1.0
Content-Type: multipart/report; report-type=delivery-status; boundary=b

--b
Content-Type: text/plain

Please stop emailing me: this is the mail system.

--b
Content-Type: message/delivery-status

Reporting-MTA: dns; mx.example.org

Final-Recipient: rfc822; kim@acme.example
Action: {action}
Status: {status}

--b--
"""


def judged(raw: str | bytes, *, at: datetime = AT, sent: tuple[str, ...] = ()) -> tuple[Judgement, str]:
    data = raw if isinstance(raw, bytes) else raw.encode()
    return classify(data, sent=sent, at=at, zone=ZoneInfo("UTC"), locale="en")


def test_reply_has_intent_question_and_text() -> None:
    judgement, text = judged(
        FROM_KIM + "\nNot now. Could you write again in March?\n\nKim\n\n> please unsubscribe me\n"
    )
    assert (judgement.kind, judgement.intent, judgement.question) == ("reply", "later", False)
    assert judgement.until == datetime(2027, 3, 1, tzinfo=UTC)
    assert text == "Not now. Could you write again in March?\n\nKim"


def test_bare_body_is_a_reply() -> None:
    judgement, text = judged("Thanks!\n\nKim")
    assert (judgement.kind, judgement.intent, text) == ("reply", "thanks", "Thanks!\n\nKim")


def test_empty_file_is_a_plain_reply() -> None:
    assert judged("") == (judged("")[0], "")
    assert judged("")[0].intent == "plain"


def test_bounce_outranks_its_own_mark_of_an_auto_reply_and_any_words() -> None:
    judgement, text = judged(BOUNCE.format(subject="Undelivered", action="failed", status="5.1.1"))
    assert (judgement.kind, judgement.intent, text) == ("bounce", None, "")
    assert [(one.address, one.status, one.permanent) for one in judgement.recipients] == [
        ("kim@acme.example", "5.1.1", True)
    ]


def test_delay_is_a_notification() -> None:
    judgement, _ = judged(BOUNCE.format(subject="Delayed", action="delayed", status="4.4.1"))
    assert (judgement.kind, judgement.intent) == ("notification", None)


def test_auto_reply_has_no_intent_whatever_it_says() -> None:
    raw = (
        FROM_KIM + "Auto-Submitted: auto-replied\n\nI am away until 30 November 2026. Please stop emailing me. Thanks?"
    )
    judgement, text = judged(raw)
    assert (judgement.kind, judgement.intent, judgement.question) == ("auto_reply", None, False)
    assert judgement.until is not None
    assert text.startswith("I am away until 30 November 2026.")


def test_newsletter_is_a_list() -> None:
    raw = FROM_KIM + "List-Id: <news.acme.example>\nPrecedence: bulk\n\nUnsubscribe me? No thanks.\n"
    assert judged(raw)[0].kind == "list"


@pytest.mark.parametrize(
    ("date", "day"),
    [
        ("", "2027-03-01"),
        ("Date: Fri, 20 Nov 2020 09:00:00 +0000\n", "2021-03-01"),
        ("Date: Fri, 20 Nov 2099 09:00:00 +0000\n", "2027-03-01"),  # later than it was here: a wrong clock
        ("Date: no date at all\n", "2027-03-01"),
        ("Date: Fri, 99 Nov 99999 99:99:99 +9999\n", "2027-03-01"),
    ],
)
def test_times_are_reckoned_from_the_date_header(date: str, day: str) -> None:
    judgement, _ = judged(FROM_KIM + date + "\nLet's talk in March.\n")
    assert judgement.until is not None
    assert judgement.until.date().isoformat() == day


def test_our_own_words_are_nobodys_intent() -> None:
    ours = "Hello Kim,\n\nit was lovely to talk. If this is not for you, say so:\nplease stop emailing me\n\nAda"
    judgement, _ = judged(FROM_KIM + "\nSure, see you!\n\n" + ours, sent=(ours,))
    assert judgement.intent == "plain"


@pytest.mark.parametrize(
    "body", ["Sure.", "Thanks!", "Not interested.", "Write me in March.", "please stop emailing me"]
)
def test_quoted_opt_out_changes_nothing(body: str) -> None:
    quote = "\n\nOn Mon, 2 Nov 2026, Ada Example <ada@example.org> wrote:\n> please unsubscribe me\n> not interested\n"
    assert judged(FROM_KIM + "\n" + body + quote)[0] == judged(FROM_KIM + "\n" + body)[0]


@given(raw=st.binary(max_size=400) | st.text(max_size=400).map(lambda text: (FROM_KIM + "\n" + text).encode()))
@settings(max_examples=100, deadline=None)
def test_no_octets_are_too_odd(raw: bytes) -> None:
    judgement, text = judged(raw)
    assert (judgement.intent is not None) == (judgement.kind == "reply")
    assert isinstance(text, str)


def calendar_answer(partstat: str) -> bytes:
    return (
        "From: Kim Lee <kim@acme.example>\r\nTo: ada@example.org\r\nSubject: Accepted: Talk\r\nMIME-Version: 1.0\r\n"
        'Content-Type: multipart/alternative; boundary="b"\r\n\r\n--b\r\nContent-Type: text/plain\r\n\r\nKim\r\n--b\r\n'
        "Content-Type: text/calendar; method=REPLY; charset=UTF-8\r\n\r\nBEGIN:VCALENDAR\r\nVERSION:2.0\r\n"
        "METHOD:REPLY\r\nBEGIN:VEVENT\r\nUID:1\r\nDTSTAMP:20261101T000000Z\r\nORGANIZER:mailto:ada@example.org\r\n"
        f"ATTENDEE;CN=Kim Lee;PART\r\n STAT={partstat}:mailto:kim@acme.example\r\n"
        "END:VEVENT\r\nEND:VCALENDAR\r\n\r\n--b--\r\n"
    ).encode()


@pytest.mark.parametrize(("partstat", "yes"), [("ACCEPTED", True), ("DECLINED", False), ("TENTATIVE", False)])
def test_a_yes_to_an_invitation_is_no_reply_and_is_kept(partstat: str, yes: bool) -> None:
    judged, _ = classify(
        calendar_answer(partstat), at=datetime(2026, 11, 3, tzinfo=UTC), zone=ZoneInfo("Europe/Berlin"), locale="en"
    )
    assert (judged.kind, judged.accepted) == (Kind.NOTIFICATION, yes)
