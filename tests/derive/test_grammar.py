"""Classes of words and rules in them: what their signs mean, and that every rule can be met."""

from __future__ import annotations

import pytest

from followupd.derive import stopping
from followupd.derive.grammar import Grammar

LEXICON = """
NOISE: really, sadly, but
BREAK: and, but
WE: we
NEG: not, never
GO: go ahead, renew*, buy
GONE: renewal
OFFER: offer
DET: the, a
ANY: another
YOUR: your
OUR: our
OTHER: other
PRON: it
PREP: with
TIME: today
NARROW: cake
"""


@pytest.mark.parametrize(
    ("rule", "said", "words"),
    [
        ("WE .. NEG GO", "we will not go ahead", "we will not go ahead"),
        ("WE .. NEG GO", "we will not renewing", "we will not renewing"),  # a stem
        ("WE .. GONE", "we need renewal", "we need renewal"),
        ("WE .. NEG GO", "we , not go ahead", None),  # not one clause
        ("WE .. NEG GO", "we a b c d e not buy", None),  # too far
        ("WE ... NEG GO", "we a b c d e not buy", "we a b c d e not buy"),
        ("WE ~ GO", "we do not buy", None),
        ("WE NEG GO", "we , sadly , not really buy", "we , sadly , not really buy"),
        ("WE NEG", "we but not", "we but not"),  # noise within a clause
        ("< NEG", "we , but not", "not"),  # a break at its beginning
        ("< NEG", "we not", None),
        ("NEG >", "not buy and", None),
        ("GO >", "not buy and", "buy"),
        ("GO #", "buy and", None),
        ("GO #", "buy !", "buy"),
        ("[NEG] GO", "buy", "buy"),
        ("OFFER|GO", "offer", "offer"),
        ("always GO", "always buy", "always buy"),
    ],
)
def test_rule_is_met_by(rule: str, said: str, words: str | None) -> None:
    found = next(Grammar(LEXICON, rule).find(said), None)
    assert (None if found is None else found.words(said)) == words


def test_a_class_without_words_is_a_mistake() -> None:
    with pytest.raises(ValueError, match="NOBODY"):
        Grammar(LEXICON, "WE NOBODY").check()


GRAMMARS = [one for one in vars(stopping).values() if isinstance(one, Grammar)]


@pytest.mark.parametrize("grammar", GRAMMARS)
def test_every_rule_compiles(grammar: Grammar) -> None:
    grammar.check()
