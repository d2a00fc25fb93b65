"""Greetings, names and days in several languages."""

from __future__ import annotations

from datetime import date, datetime

import pytest

from followupd.compose import language
from followupd.compose.text import one_line, several_lines
from followupd.compose.tone import bad_greeting, slips


@pytest.mark.parametrize(
    ("locale", "one", "three", "unsure", "crowd"),
    [
        ("en", "Hi Kim,", "Hi Kim, Jo and Ana,", "Hello,", "Hello everyone,"),
        ("en_GB", "Hi Kim,", "Hi Kim, Jo and Ana,", "Hello,", "Hello everyone,"),
        ("de-AT", "Hallo Kim,", "Hallo Kim, Jo und Ana,", "Guten Tag,", "Hallo zusammen,"),
        ("fr", "Bonjour Kim,", "Bonjour Kim, Jo et Ana,", "Bonjour,", "Bonjour à toutes et à tous,"),
        ("es", "Hola, Kim:", "Hola, Kim, Jo y Ana:", "Hola:", "Hola a todos:"),
        ("it_IT.UTF-8", "Ciao Kim,", "Ciao Kim, Jo e Ana,", "Buongiorno,", "Buongiorno a tutti,"),
        ("nl", "Hallo Kim,", "Hallo Kim, Jo en Ana,", "Goedendag,", "Hallo allemaal,"),
    ],
)
def test_a_greeting_by_name_only_where_all_names_are_sure_and_few(
    locale: str, one: str, three: str, unsure: str, crowd: str
) -> None:
    assert language.greeting(["Kim"], locale) == one
    assert language.greeting(["Kim", "Jo", "Ana"], locale) == three
    assert language.greeting([None], locale) == unsure
    assert language.greeting(["Kim", None], locale) == unsure
    assert language.greeting([], locale) == unsure
    assert language.greeting(["Kim", "Jo", None], locale) == crowd
    assert language.greeting(["Kim"] * 5, locale) == crowd
    for told in (one, three, unsure, crowd):
        assert bad_greeting(told) is None


def test_no_greeting_is_made_up_in_a_language_that_is_not_known() -> None:
    assert language.greeting(["Kim"], "fi") is None
    assert language.join_names(["Kim", "Jo"], "fi") == "Kim, Jo"


def test_spanish_and_before_an_i_is_e() -> None:
    assert language.join_names(["Kim", "Inés"], "es") == "Kim e Inés"
    assert language.join_names(["Kim", "Hilda"], "es") == "Kim e Hilda"
    assert language.join_names(["Kim", "Hierro"], "es") == "Kim y Hierro"


@pytest.mark.parametrize(
    ("locale", "near", "far", "long_ago"),
    [
        ("en_US", "on Tuesday", "on November 3", "on December 1, 2025"),
        ("en_GB", "on Tuesday", "on 3 November", "on 1 December 2025"),
        ("de", "am Dienstag", "am 3. November", "am 1. Dezember 2025"),
        ("fr", "mardi", "le 3 novembre", "le 1 décembre 2025"),
        ("es", "el martes", "el 3 de noviembre", "el 1 de diciembre de 2025"),
        ("fi", "tiistaina", "3. marraskuuta", "1. joulukuuta 2025"),
        ("no such locale", "Tuesday", "November 3", "December 1, 2025"),
    ],
)
def test_a_day_is_told_so_that_it_is_still_right_when_the_draft_is_sent(
    locale: str, near: str, far: str, long_ago: str
) -> None:
    now = datetime(2026, 11, 19, 15, 0)
    days = (datetime(2026, 11, 17, 10, 0), date(2026, 11, 3), date(2025, 12, 1))
    assert tuple(language.when(day, now, locale) for day in days) == (near, far, long_ago)
    assert "today" not in language.when(now, now, "en")


def test_a_time_is_told_as_is_the_custom() -> None:
    at = datetime(2026, 11, 17, 14, 30)
    assert (language.time(at, "de"), language.time(at, "en_US")) == ("14:30", "2:30 PM")


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("a\r\nb\tc\x85d\u2028e\u2029f\x0bg", "a b c d e f g"),
        ("a\0b\x1b\u202e\u2066\u200b\ufeff\u00adc\x7f", "abc"),
        ("\ud800a\uffffb\U0010fffec\ue000d\U000f0041", "abcd"),
        ("  a \u00a0 b  ", "a b"),
        ("می\u200cخواهم 👩\u200d🔬", "می\u200cخواهم 👩\u200d🔬"),
        ("x" * 400, "x" * 299 + "…"),
        ("\u200d\u200c", ""),
    ],
)
def test_a_line_from_outside_has_nothing_in_it_that_cannot_be_seen(text: str, line: str) -> None:
    assert one_line(text) == line


def test_several_lines_keep_their_breaks_and_lose_the_rest() -> None:
    assert several_lines("\n\n  a \r\n\r\n\r\n b\u2028c\0 \n") == "a\n\nb\nc"
    assert len(several_lines("a\n" * 100_000).split("\n")) == 40
    assert len(several_lines("a" * 100_000)) == 2_000


@pytest.mark.parametrize(
    "text",
    [
        "Hi ,", "Hi  ,\nKim", "Hi None,", "Dear  ,", "Dear ,", "Dear,", "Hallo ,", "Liebe ,", "Bonjour null,", "Hola :",
        "Hi kim@acme.example,", "\n\nHi {{ name }},", "Hi first_name,", "Hi [Name],", "Hi ,,", f"Hi {'x' * 130},",
        "Sehr geehrte,", "Hello undefined!", "Hi <b>Kim</b>,",
    ],
)  # fmt: skip
def test_a_greeting_with_a_hole_or_a_placeholder_is_seen(text: str) -> None:
    assert bad_greeting(text) is not None


@pytest.mark.parametrize(
    "text",
    [
        "Hi Kim,",
        "Hello,",
        "Hi,",
        "Dear Kim and Jo,",
        "Hallo zusammen,",
        "Hola, Kim:",
        "Thank you ,",
        "",
        "Hi all,",
        "Dear Noné,",
    ],
)
def test_a_good_greeting_is_left_alone(text: str) -> None:
    assert bad_greeting(text) is None


def test_worn_phrases_pressure_and_flattery_are_seen_across_lines_and_quotes() -> None:
    text = "I'd love to pick\nyour  brain ASAP, I haven’t heard back. A thought leader! Je me permets de vous relancer."
    assert [slip.what for slip in slips(text)] == ["a worn phrase", "a worn phrase", "pressure", "pressure", "flattery"]
    assert list(slips("A picky brain surgeon spoke urgently, as soon as it was her turn.")) == []
