"""Tables of phrases: what their signs mean, and that every table is well-formed."""

from __future__ import annotations

import pytest

from followupd.derive.later_words import DEFERRED, NOT_NOW, PUT_OFF, THEN
from followupd.derive.phrases import Phrases
from followupd.derive.question_words import COURTESIES, REQUESTS
from followupd.derive.sentences import sentences

TABLE = Phrases(
    """
= pass
< [i|we] will [gladly] pass (on THIS|>)
= stop
please stop $
do * stop
""",
    {"THIS": "(this|it)"},
)


@pytest.mark.parametrize(
    ("said", "phrases"),
    [
        ("we will pass", ["we will pass"]),
        ("sorry , i will gladly pass on it", ["i will gladly pass on it"]),
        ("we will pass and thank you", ["we will pass"]),
        ("we will pass round", []),
        ("they said i will pass", []),  # no beginning of a clause
        ("please stop , kim", ["please stop"]),
        ("please stop and look", []),  # not the very end
        ("do you ever stop", ["do you ever stop"]),
        ("do you , kim , stop", []),  # not one clause
    ],
)
def test_signs_of_a_table(said: str, phrases: list[str]) -> None:
    assert [found.phrase for found in TABLE.find(said)] == phrases


def test_words_before_a_phrase_are_those_of_its_clause() -> None:
    [found] = TABLE.find("no , but kim would please stop")
    assert (found.before, found.after, found.begin, found.end) == ("kim would", "", 5, 7)


TABLES = [DEFERRED, NOT_NOW, PUT_OFF, THEN, COURTESIES, REQUESTS]


@pytest.mark.parametrize("table", TABLES)
def test_brackets_of_every_table_are_closed_and_every_phrase_compiles(table: Phrases) -> None:
    table.check()


def test_unclosed_bracket_is_found() -> None:
    with pytest.raises(ValueError, match="bracket"):
        Phrases("= stop\n(stop|halt] now").check()


def test_contractions_apostrophes_and_short_forms_are_said_in_full() -> None:
    [one] = sentences("I'm sure you can’t e-mail me, c'est l’heure")
    assert one.said == "i am sure you can not email me , c est l heure"


def test_lines_that_a_program_broke_are_one_sentence_and_others_are_not() -> None:
    told = sentences("I would be very glad if you could please send me the whole\nreport today\nKim Lee")
    assert [one.text for one in told] == [
        "I would be very glad if you could please send me the whole report today",
        "Kim Lee",
    ]


def test_abbreviations_and_days_end_no_sentence() -> None:
    assert len(sentences("Bitte an Dr. Roth am 15. Mai um 9 Uhr.")) == 1
