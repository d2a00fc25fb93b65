"""What cutting never does, whatever it reads, and what it costs."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from costs import cost
from hypothesis import given
from hypothesis import strategies as st

from followupd.derive.htmltext import html_lines
from followupd.derive.mimeparts import read_mail
from followupd.derive.quoting import written_in, written_text

PIECES = st.sampled_from(
    [
        "Hi Ada,",
        "",
        "Tuesday suits me.",
        "On 2 Mar 2026, at 10:15, Ada <ada@example.org> wrote:",
        "On Mon, 2 Mar 2026 at 10:15 AM Ada <",
        "ada@example.org> wrote:",
        "> Hello",
        "> > Hello",
        ">",
        "From: Ada <ada@example.org>",
        "Sent: Monday",
        "To: Kim",
        "Subject: Hello",
        "-----Original Message-----",
        "________________",
        "-- ",
        "--",
        "Sent from my iPhone",
        "Best regards,",
        "Kim Lee",
        "+49 30 1234567",
        "PS: one more thing",
        "This e-mail is confidential. If you are not the intended recipient, delete it and tell us about it.",
    ]
)
LINES = st.lists(st.one_of(PIECES, st.text(max_size=30)), max_size=25).map("\n".join)
TAGS = st.sampled_from(
    [
        "<div>",
        "</div>",
        "<p>",
        "<br>",
        "<blockquote>",
        "</blockquote>",
        "<!--",
        "-->",
        "<style>",
        "<",
        ">",
        '<a "',
        "<pre>",
    ]
)


@given(LINES)
def test_nothing_is_added(text: str) -> None:
    lines = iter(text.replace("\r\n", "\n").replace("\r", "\n").split("\n"))

    for line in written_in(text).split("\n"):
        assert not line.strip() or any(line.strip() in source for source in lines)


@given(LINES)
def test_no_quoted_line_is_left(text: str) -> None:
    assert not [line for line in written_in(text).split("\n") if line.startswith("> ")]


@given(st.lists(st.sampled_from(["Hi Ada,", "", "Tuesday suits me.", "Kim"]), max_size=12).map("\n".join))
def test_plain_talk_stays_as_it_is(text: str) -> None:
    assert written_in(text) == text.strip()


@given(LINES)
def test_what_was_cut_out_can_be_cut_again(text: str) -> None:
    once = written_in(text)

    assert set(written_in(once).split()) <= set(once.split())


@given(st.lists(st.one_of(TAGS, st.text(max_size=20)), max_size=40).map("".join))
def test_no_mark_up_makes_it_fail(source: str) -> None:
    assert all(isinstance(line, str) for line, _ in html_lines(source))


@given(
    st.binary(max_size=200),
    st.sampled_from([b"", b"Content-Type: text/html\n", b"Content-Type: text/plain; format=flowed\n"]),
)
def test_no_octets_make_it_fail(body: bytes, head: bytes) -> None:
    assert isinstance(written_text(read_mail(b"Subject: x\n" + head + b"\n" + body), sent=["x" * 80]), str)


BOMBS: dict[str, Callable[[int], str]] = {
    "quotes": lambda n: "> \n" * n,
    "deep quotes": lambda n: ">" * n * 4,
    "deep quotes on every line": lambda n: "> > > > hello\n" * n,
    "one long line": lambda n: "word " * n,
    "one long word": lambda n: "a" * n * 4,
    "leads on one line": lambda n: "On " * n,
    "leads": lambda n: "On\n" * n,
    "introductions that do not end": lambda n: "On Mon, 2 Mar 2026 at 10:15 Ada <\n" * n,
    "introductions": lambda n: "On Mon, 2 Mar 2026 at 10:15 Ada wrote: so\n" * n,
    "colons": lambda n: "1 a:\n" * n,
    "verbs": lambda n: "wrote wrote wrote:\n" * n,
    "header lines": lambda n: "From: x\n" * n,
    "header lines apart": lambda n: "From: x\n\n\n" * n,
    "delimiters": lambda n: "--\nKim\n" * n,
    "delimiters and talk": lambda n: "--\n" * n + "One sentence that is really quite long, is it not?\n" * n,
    "rules": lambda n: "_______\n" * n,
    "empty lines": lambda n: "\n" * n,
    "spaces": lambda n: " " * n * 4 + "x",
    "lines of spaces": lambda n: (" " * 40 + "\n") * n,
    "closings": lambda n: "Best,\nKim\n" * n,
    "closings on one line": lambda n: "best best " * n,
    "devices": lambda n: "Sent from my\n" * n,
    "lawyers": lambda n: "This message is confidential\n\n" * n,
    "lawyers without a paragraph": lambda n: "This message is confidential\n" * n,
    "marks of direction": lambda n: "\u200e" * n,
    "entities": lambda n: "&lt;&amp;" * n,
    "digits": lambda n: "1" * n,
    "addresses": lambda n: "<a@b.example" * n + ":",
    "brackets": lambda n: "<(" * n + ":\n" + "> x\n",
    "postscripts": lambda n: "-- \n" + "P.S. \n" * n,
}
MARK_UP: dict[str, Callable[[int], str]] = {
    "open tags": lambda n: "<div>" * n,
    "open inline tags and wrong ends": lambda n: "<b><div>" + "<i>" * n + "</b>" * n,
    "wrong ends": lambda n: "</p></div>" * n,
    "unclosed tags": lambda n: "<a " * n,
    "unclosed attributes": lambda n: '<a b="' * n,
    "attributes": lambda n: "<a " + 'class="x" ' * n + ">",
    "styles": lambda n: '<a style="' + "border:" * n + '">',
    "comments": lambda n: "<!-- x" * n,
    "short comments": lambda n: "<!-- x -->" * n,
    "style sheets": lambda n: "<style>" * n,
    "closed style sheets": lambda n: "<style></style>" * n,
    "entities": lambda n: "&" * n + "&#" * n + "&#9" * n,
    "one long number": lambda n: "&#" + "9" * n + ";",
    "quotes": lambda n: "<blockquote>x" * n,
    "less than": lambda n: "<" * n,
    "line ends": lambda n: "<br>" * n,
    "cells": lambda n: "<td>" * n,
    "preformatted": lambda n: "<pre>\n" * n,
}


@pytest.mark.parametrize("name", BOMBS)
def test_four_times_the_text_costs_at_most_six_times_as_much(name: str) -> None:
    small, large = BOMBS[name](500), BOMBS[name](2_000)

    assert cost(lambda: written_in(large)) <= 6 * cost(lambda: written_in(small)) + 0.01


@pytest.mark.parametrize("name", MARK_UP)
def test_four_times_the_mark_up_costs_at_most_six_times_as_much(name: str) -> None:
    small, large = MARK_UP[name](500), MARK_UP[name](2_000)

    assert cost(lambda: html_lines(large)) <= 6 * cost(lambda: html_lines(small)) + 0.01


def test_four_times_our_own_words_cost_at_most_six_times_as_much() -> None:
    def read(times: int) -> Callable[[], object]:
        text = "one two three four five\n" * times
        return lambda: written_in(text, sent=[text])

    assert cost(read(1_200)) <= 6 * cost(read(300)) + 0.01
