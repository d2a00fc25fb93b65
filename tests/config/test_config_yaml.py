"""The YAML of a config: 1.2 and no more than a config needs, whatever the bytes."""

from __future__ import annotations

import re
import time

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from followupd.config.reading import read
from followupd.errors import ConfigError, Problem

QUOTES = 'put texts that begin with one of * & ! @ % ` in quotes: "*standup*"'


@pytest.mark.parametrize(
    "word", ["NO", "no", "yes", "off", "12:30", "1_000", "2026-11-01", "0x1F", "0o17", "1e", "=", "<"]
)
def test_what_other_yaml_readers_turn_into_something_else_stays_text(write, word):
    assert read(write(f"a: {word}\n")).data == {"a": word}


@pytest.mark.parametrize(
    ("written", "value"),
    [
        ("true", True), ("False", False), ("~", None), ("", None), ("null", None), ("-12", -12), ("007", 7),
        ("1.5", 1.5), ("6e2", 600.0), ('"12"', "12"), ("'true'", "true"), ("9" * 19, 1e19), ("9" * 40, "9" * 40),
        ("|\n  x\n", "x\n"),
        ("[1, [a]]", [1, ["a"]]), ("{b: {c: d}}", {"b": {"c": "d"}}),
    ],
)  # fmt: skip
def test_the_core_schema(write, written, value):
    assert read(write(f"a: {written}\n")).data == {"a": value}


def test_norway_is_a_country(config):
    from datetime import date

    assert date(2026, 5, 17) in config("hours: {holidays: NO}\n").hours.holidays


def test_a_time_of_day_needs_no_quotes(config):
    hours = config("hours: {from: 9:30, to: 12:30}\n").hours
    assert (hours.opens_minute, hours.closes_minute) == (570, 750)


@pytest.mark.parametrize(
    ("text", "where", "what", "hint"),
    [
        ("a:\n\tb: 1\n", "2:1", r"is no YAML: found character '\t' that cannot start any token",
         "indent with spaces, not tabs"),
        ("a: @x\n", "1:4", "is no YAML: found character '@' that cannot start any token", QUOTES),
        ("a: *\n", "1:5", "is no YAML: expected alphabetic or numeric character, but found '\\n'", ""),
        ("a: [1, 2\n", "2:1", "is no YAML: expected ',' or ']', but got '<stream end>'", ""),
        ("a: b: c\n", "1:5", "is no YAML: mapping values are not allowed here", None),
        ("a: 'x\n", "2:1", "is no YAML: found unexpected end of stream", ""),
        ("a: 1\n---\nb: 2\n", "2:1", "a second document begins here", ""),
        ("? [a]\n: b\n", "1:3", "a key must be a plain word", QUOTES),
        (b"a: \xe4\n", "1:4", "is not UTF-8 text", "save the file as UTF-8"),
        ("a: 1\n".encode("utf-16"), "1:1", "is not UTF-8 text", "save the file as UTF-8"),
        (b"a: 1\nb: \x00\x01\n", "2:4", "the character U+0000 is not allowed in YAML", ""),
        (bytes(range(256)) * 100, "2:118", "is not UTF-8 text", "save the file as UTF-8"),
    ],
)  # fmt: skip
def test_no_yaml_is_told_with_line_and_column(problems, text, where, what, hint):
    ((told_where, path, told, near),) = problems(text)
    assert (told_where, path, told) == (where, "", what)
    assert hint is None or near == hint


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("titles: [*standup*]", ("1:10", "titles[0]", "aliases and anchors (* and &) are not used here", QUOTES)),
        ("a: &x 1", ("1:4", "a", "aliases and anchors (* and &) are not used here", QUOTES)),
        ("a: !!python/object:os.system x", ("1:4", "a", "tags (!) are not used here", QUOTES)),
        ("<<: {a: 1}", ("1:1", "<<", "merge keys (<<) are not used here", "")),
        ("limits:\n  unanswered: 3\n  unanswered: 4", ("3:3", "limits.unanswered",
         "stands here twice, first in line 2", "keep one of them")),
    ],
)  # fmt: skip
def test_features_that_surprise_are_refused(problems, text, problem):
    assert problem in problems(text + "\n")


def test_a_bomb_of_aliases_is_not_unfolded(problems):
    levels = [f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 9)}]" for n in range(1, 30)]
    started = time.perf_counter()
    told = problems("a0: &a0 [lol]\n" + "\n".join(levels) + "\n")
    assert ("1:5", "a0", "aliases and anchors (* and &) are not used here", QUOTES) in told
    assert time.perf_counter() - started < 5


@pytest.mark.parametrize("opening", ["[", "{a: ", "- ", "? "])
def test_deep_nesting_is_refused(problems, opening):
    (told,) = problems("x:\n  " + opening * 5000 + "\n")
    assert told[2] in ("is nested too deeply", "a key must be a plain word")


def test_a_file_of_ten_megabytes_is_refused_unread(write):
    path = write(b"# filler\n" * 1_200_000)
    started = time.perf_counter()
    with pytest.raises(ConfigError, match="is larger than 256 KiB: no config file"):
        read(path)
    assert time.perf_counter() - started < 1


def test_a_file_of_too_many_values_is_refused(problems):
    (told,) = problems("x: [" + "a," * 40_000 + "a]\n")
    assert told[2] == "has more than 30000 values: no config file"


def test_a_byte_order_mark_does_no_harm(write):
    document = read(write(b"\xef\xbb\xbfa: 1\n"))
    assert document.data == {"a": 1}
    assert (document.values["a",].line, document.values["a",].column) == (1, 4)


def test_windows_line_ends_do_no_harm(write):
    document = read(write(b"a: 1\r\nb: x\r\n"))
    assert document.data == {"a": 1, "b": "x"}
    assert document.values["b",].line == 2


def test_an_empty_file_lacks_what_is_needed(problems):
    assert problems("# nothing yet\n") == [
        ("1:1", "me", "is missing", ""),
        ("1:1", "accounts", "is missing", ""),
    ]


def test_a_section_without_anything_in_it_has_its_defaults(config):
    assert config("limits:\n#  drafts_per_day: 3\nmeetings: {ignore: }\n").limits.drafts_per_day == 8


def test_a_value_of_no_length_is_placed_at_its_key(wrong):
    assert wrong("limits:\n  unanswered:\n\n\nhours: {}\n")[0] == "2:3"


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(text=st.text(alphabet=st.sampled_from("ab:-[]{},&*!|>'\"%@`#?~ \n\t<1é\x00\u2028"), max_size=60))
def test_any_text_is_read_or_refused_in_words(write, text):
    try:
        told: tuple[Problem, ...] = ()
        read(write(text.encode()))
    except ConfigError as error:
        told = error.problems
    assert all(re.search(r":\d+:\d+$", problem.where) for problem in told)
