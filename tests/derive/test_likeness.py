"""An edited or sent copy is recognised; another letter to the same person is not."""

from __future__ import annotations

import time
from datetime import UTC, datetime
from email.message import EmailMessage

import pytest
from hypothesis import given
from hypothesis import strategies as st

from followupd.derive.likeness import SIMILAR, Letter, likeness, read_letter, subjects_are_close

OURS = """Hi Kim,

it was good to meet you at the workshop on Tuesday, and thank you for the frank words about the roll-out.

>>> YOUR WORDS: something of your talk <<<

If it helps, I can send you the checklist that we used in Lyon. No need to answer soon.

Best regards
Ada
"""
EDITED = """Hello Kim!

It was good to meet you at the workshop on Tuesday. What you said about the two pilots in Porto stayed with me all
the way home, and I think that you are right about the order.

If it helps, I can send you the checklist that we used in Lyon.

Cheers, Ada
"""
ANOTHER = """Hi Kim,

could you tell me by Friday whether the invoice for October has reached your accounting department? They have moved
to a new portal, and mine still shows it as a draft.

Best regards
Ada
"""


def test_text_edited_in_many_places_is_still_similar() -> None:
    assert likeness(OURS, EDITED) >= SIMILAR


def test_text_under_a_long_added_postscript_is_similar() -> None:
    assert likeness(OURS, EDITED + "\n".join(f"Point {n} of many that are new here." for n in range(300))) >= SIMILAR


def test_another_letter_to_the_same_person_is_not_similar() -> None:
    assert likeness(OURS, ANOTHER) < SIMILAR / 3


def test_a_greeting_and_a_signature_in_common_prove_nothing() -> None:
    assert likeness("Hi Kim,\n\nBest regards\nAda", "Hi Kim,\n\nBest regards\nAda") < SIMILAR


def test_rewrapped_text_is_the_same() -> None:
    assert likeness(OURS, " ".join(OURS.split())) == 1.0


def test_scripts_without_spaces_are_compared_by_character() -> None:
    ours = "田中様、火曜日の打ち合わせではお時間をいただきありがとうございました。資料は明日お送りいたします。"
    assert likeness(ours, ours.replace("明日", "金曜日に必ず")) >= SIMILAR
    assert likeness(ours, "鈴木様、請求書の件でご連絡いたしました。経理部に確認していただけますでしょうか。") < SIMILAR


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Good to meet you, Kim", "Re: Good to meet you, Kim"),
        ("Good to meet you, Kim", "AW: RE[2]: good to meet you kim!"),
        ("Good to meet you, Kim", "Good to see you again, Kim"),
        ("Thanks", "thanks!"),
        ("打ち合わせのお礼", "Re: 打ち合わせのお礼"),
    ],
)
def test_subjects_that_are_close(one: str, other: str) -> None:
    assert subjects_are_close(one, other)
    assert subjects_are_close(other, one)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Good to meet you, Kim", "Invoice for October"),
        ("Thanks", "Thanks for nothing at all"),
        ("", ""),
        ("Re:", "Re:"),
        ("Workshop", "Workshop in March: seats, catering, and who brings the projector"),
    ],
)
def test_subjects_that_are_not_close(one: str, other: str) -> None:
    assert not subjects_are_close(one, other)


def test_a_letter_is_read_whatever_its_encoding() -> None:
    message = EmailMessage()
    message["From"] = "Ada Example <ada@example.org>"
    message["To"] = "Kim Łee <kim@acme.example>"
    message["Bcc"] = "ada@example.org"
    message["Subject"] = "Schön, dass wir uns getroffen haben"
    message["Message-ID"] = "<1@example.org>"
    message["In-Reply-To"] = "<0@acme.example>"
    message["Date"] = "Tue, 03 Nov 2026 12:00:00 +0100"
    message["X-Followupd-Key"] = "0" * 32
    message.set_content("Grüße aus Köln\n> was zitiert ist\n-- \nAda Example\n+49 30 0000\n")
    message.add_alternative("<p>Grüße aus <b>Köln</b></p>", subtype="html")
    assert read_letter(message.as_bytes()) == Letter(
        message_id="1@example.org",
        key="0" * 32,
        replies_to=frozenset({"0@acme.example"}),
        recipients=frozenset({"kim@acme.example"}),
        date=datetime(2026, 11, 3, 11, tzinfo=UTC),
        subject="Schön, dass wir uns getroffen haben",
        text="Grüße aus Köln",
    )


def test_html_alone_is_read_without_its_tags() -> None:
    raw = b"Content-Type: text/html; charset=utf-8\r\n\r\n<p>Good &amp; <b>short</b></p>"
    assert read_letter(raw).text.split() == ["Good", "&", "short"]


BOMBS = {
    "parameters": b"Content-Type: text/plain" + b";" * 150_000 + b"\r\n\r\nx",
    "folded parameters": b"Content-Type: multipart/mixed;\r\n" + b" a=b;\r\n" * 20_000 + b"\r\nx",
    "encoded words": b"Subject: " + b"=?utf-8?q?a?= " * 20_000 + b"\r\n\r\nx",
    "comments in To": b"To: " + b"(" * 60_000 + b"\r\n\r\nx",
    "recipients": b"To: " + b"a@example.org, " * 10_000 + b"\r\n\r\nx",
    "open tags": b"Content-Type: text/html\r\n\r\n" + b"<" * 65_000,
    "combining marks": b"\r\n" + ("\u0315\u0300" * 20_000).encode(),
    "quotes": b"To: " + b'"' * 60_000 + b"\r\n\r\nx",
    "one word": b"\r\n" + b"a" * 65_000,
    "nested parts": b"".join(
        b'Content-Type: multipart/mixed; boundary="%d"\r\n\r\n--%d\r\n' % (n, n) for n in range(1500)
    ),
    "no header": b"\x00\xff" * 30_000,
}


@pytest.mark.parametrize("bomb", BOMBS)
def test_a_bomb_is_read_in_bounded_time(bomb: str) -> None:
    began = time.process_time()
    letter = read_letter(BOMBS[bomb])
    likeness(letter.text, letter.text)
    subjects_are_close(letter.subject, letter.subject)
    assert time.process_time() - began < 1.0


@given(st.binary(max_size=500), st.sampled_from([b"", b"To: ", b"Date: ", b"Subject: =?", b"Content-Type: ", b"\r\n"]))
def test_no_octets_raise(junk: bytes, start: bytes) -> None:
    letter = read_letter(start + junk)
    assert 0 <= likeness(letter.text, OURS) <= 1


@given(st.text(max_size=60), st.text(max_size=60))
def test_likeness_does_not_depend_on_the_order(one: str, other: str) -> None:
    assert likeness(one, other) == likeness(other, one)
    assert subjects_are_close(one, other) == subjects_are_close(other, one)
