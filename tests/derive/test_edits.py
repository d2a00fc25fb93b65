"""What became of each line of ours in the letter that was sent."""

from __future__ import annotations

from email.message import EmailMessage
from time import process_time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from followupd.derive.edits import edits

OURS = "Hi Kim,\n\nIt was good to meet you on Monday.\n\n>>> YOUR WORDS: a link <<<\n\nWrite to me whenever.\n\nAda\n"


def mail(text: str, *, subject: str = "Hello", kind: str = "plain") -> bytes:
    message = EmailMessage()
    message["Subject"] = subject
    message.set_content(text, subtype=kind)
    return message.as_bytes()


@pytest.mark.parametrize(
    ("theirs", "fates"),
    [
        (OURS, "kkkkkk"),
        (OURS.replace("\n", " "), "kkkkkk"),
        (OURS.replace("Hi Kim", "Dear Kim"), "kckkkk"),
        (OURS.replace("Hi Kim", "Good morning"), "kgkkkk"),
        (OURS.replace("on Monday", "at the fair"), "kkckkk"),
        (OURS.replace("It was good to meet you on Monday.\n\n", ""), "kkgkkk"),
        ("Something else entirely.", "kggggg"),
        ("", "kggggg"),
    ],
)
def test_each_line_is_kept_changed_or_gone(theirs: str, fates: str) -> None:
    found = edits(mail(OURS), mail(theirs))
    assert found.fates == fates
    assert found.edited is (fates != "k" * 6)


def test_the_same_words_as_a_page_are_the_same_letter() -> None:
    page = "".join(f"<p>{line}</p>" for line in OURS.replace(">", "&gt;").replace("<", "&lt;").split("\n") if line)
    assert not edits(mail(OURS), mail(f"<html><style>p {{}}</style><body>{page}</body></html>", kind="html")).edited


@given(st.binary(max_size=2_000))
@settings(max_examples=50, deadline=None)
def test_whatever_was_sent_there_is_one_fate_for_each_line_of_ours(raw: bytes) -> None:
    assert len(edits(mail(OURS), raw).fates) == 6


def test_four_times_the_text_takes_at_most_six_times_as_long() -> None:
    def cost(size: int) -> float:
        ours, theirs = mail("meet you on\n" * size), mail("meet you at\n" * size)
        began = process_time()
        edits(ours, theirs)
        return process_time() - began

    cost(1_000)
    assert min(cost(4_000) for _ in range(3)) < 6 * min(cost(1_000) for _ in range(3)) + 0.01
