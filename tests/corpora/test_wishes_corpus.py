"""The least that is to be heard in letters that nothing was learned from, and the most that may be invented."""

from __future__ import annotations

import pytest
from wishes import HELD_OUT, Heard, digest, hear, inventions, letters

from followupd.derive.wish_model import learned_from
from followupd.domain.judgement import Intent

LEAST = {
    "held_out.txt": {
        Intent.OPTED_OUT: 0.8,
        Intent.DECLINED: 0.7,
        Intent.LATER: 0.8,
        Intent.HANDOVER: 0.75,
        Intent.THANKS: 0.8,
        Intent.PLAIN: 0.95,
    },
    "held_out_long.txt": {
        Intent.OPTED_OUT: 0.7,
        Intent.DECLINED: 0.5,
        Intent.LATER: 0.7,
        Intent.HANDOVER: 0.55,
        Intent.THANKS: 0.25,
        Intent.PLAIN: 0.85,
    },
}
MOST_NOES = {"held_out.txt": 2, "held_out_long.txt": 5}


@pytest.fixture(scope="module", params=HELD_OUT)
def held_out(request: pytest.FixtureRequest) -> tuple[str, list[Heard]]:
    return request.param, hear(letters(request.param))


@pytest.mark.parametrize("intent", Intent)
def test_so_much_is_heard(held_out: tuple[str, list[Heard]], intent: Intent) -> None:
    name, heard = held_out
    right = [one.found is intent for one in heard if one.letter.intent is intent]
    assert sum(right) / len(right) >= LEAST[name][intent]


def test_nobody_is_said_to_want_no_mail_and_hardly_anybody_to_have_said_no_who_did_not(
    held_out: tuple[str, list[Heard]],
) -> None:
    name, heard = held_out
    invented = inventions(heard)
    assert invented[Intent.OPTED_OUT] == 0
    assert invented[Intent.DECLINED] <= MOST_NOES[name]


@pytest.mark.parametrize("name", HELD_OUT)
def test_nothing_was_learned_from_what_is_held_out(name: str) -> None:
    learned = {" ".join(one.text.casefold().split()) for one in letters("letters.txt")}
    assert not learned & {" ".join(one.text.casefold().split()) for one in letters(name)}


def test_the_model_was_made_of_the_letters_that_are_here() -> None:
    assert learned_from() == digest("letters.txt"), "run `make wishes`"
