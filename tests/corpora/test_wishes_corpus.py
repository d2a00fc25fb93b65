"""The least that is to be heard in letters that nothing was learned from, and the most that may be invented."""

from __future__ import annotations

from collections import Counter

import pytest
from wishes import Heard, digest, hear, letters

from followupd.derive.wish_model import learned_from
from followupd.domain.judgement import Intent

LEAST = {
    Intent.OPTED_OUT: 0.75,
    Intent.DECLINED: 0.65,
    Intent.LATER: 0.75,
    Intent.HANDOVER: 0.7,
    Intent.THANKS: 0.8,
    Intent.PLAIN: 0.94,
}


@pytest.fixture(scope="module")
def heard() -> list[Heard]:
    return hear(letters("held_out.txt"))


@pytest.mark.parametrize("intent", Intent)
def test_so_much_is_heard(heard: list[Heard], intent: Intent) -> None:
    mine = [one.found is intent for one in heard if one.letter.intent is intent]
    assert sum(mine) / len(mine) >= LEAST[intent]


def test_hardly_anybody_is_said_to_want_no_mail_or_to_have_said_no_who_did_not(heard: list[Heard]) -> None:
    others = Counter(one.found for one in heard if one.letter.intent in (Intent.PLAIN, Intent.THANKS))
    assert others[Intent.OPTED_OUT] <= 3
    assert others[Intent.DECLINED] <= 3


def test_nothing_was_learned_from_what_is_held_out() -> None:
    learned = {" ".join(one.text.casefold().split()) for one in letters("letters.txt")}
    assert not learned & {" ".join(one.text.casefold().split()) for one in letters("held_out.txt")}


def test_the_model_was_made_of_the_letters_that_are_here() -> None:
    assert learned_from() == digest("letters.txt"), "run `make wishes`"
