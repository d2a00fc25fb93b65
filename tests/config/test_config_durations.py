"""Durations: what is written is what is meant, and what is not understood is not guessed."""

from __future__ import annotations

from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from followupd.config.durations import LONGEST, meant, parse, roughly
from followupd.domain.policy import Duration, Never, Unit

DURATIONS = st.builds(Duration, amount=st.integers(0, 9_999_999), unit=st.sampled_from(Unit))


@given(DURATIONS)
def test_a_duration_reads_back_as_it_is_written(duration):
    assert parse(str(duration)) == (duration if roughly(duration) <= LONGEST else None)


@given(st.text(max_size=12))
def test_what_parses_is_spelled_in_the_one_way(text):
    match parse(text):
        case None:
            pass
        case Never():
            assert text == "never"
        case duration:
            assert str(duration) == text


@given(st.text(max_size=20))
def test_a_hint_is_itself_valid(text):
    hint = meant(text)
    assert hint is None or parse(hint) is not None


@given(st.integers(1, 1000), st.integers(1, 1000), st.sampled_from(Unit))
def test_more_of_a_unit_is_longer(one, other, unit):
    longer = roughly(Duration(amount=one, unit=unit)) > roughly(Duration(amount=other, unit=unit))
    assert longer == (one > other)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("30m", timedelta(minutes=30)), ("2h", timedelta(hours=2)), ("3d", timedelta(days=3)),
        ("2w", timedelta(weeks=2)), ("4bd", timedelta(days=5.6)), ("0m", timedelta()),
    ],
)  # fmt: skip
def test_units(text, expected):
    duration = parse(text)
    assert isinstance(duration, Duration)
    assert roughly(duration) == expected


@pytest.mark.parametrize(
    "text",
    ["", "2", "h", "-2h", "+2h", "2 h", "2H", "02h", "1.5h", "2h30m", "2s", "Never", "2h\n", "٢h",
     "4000d", "9999999w"],
)  # fmt: skip
def test_anything_else_is_no_duration(text):
    assert parse(text) is None


@pytest.mark.parametrize(
    ("text", "hint"),
    [
        ("2 hours", "2h"), ("2H", "2h"), ("1.5h", "90m"), ("0.5d", "720m"), ("4 business days", "4bd"), ("4 BD", "4bd"),
        ("90 min", "90m"), ("1week", "1w"), ("2s", None), ("two days", None), ("1.5bd", None), ("99999 weeks", None),
    ],
)  # fmt: skip
def test_the_hint_is_what_was_probably_meant(text, hint):
    assert meant(text) == hint
