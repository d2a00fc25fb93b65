"""Whether a reply names somebody else to talk to: who sees to it, or whom the reader shall turn to."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import pairwise

from followupd.derive.given_names import GIVEN
from followupd.derive.grammar import Grammar, Match, has
from followupd.derive.handover import AGREED, FAVOUR, NOBODY, Handover, address_of, is_name
from followupd.derive.referring_lexicon import REFERRING
from followupd.derive.sentences import Sentence

_REFERRALS = Grammar(
    REFERRING,
    """
LOOK BID [PREP] WHO
LOOK voir|ver|hablar|klaren .. avec|con|mit WHO
LOOK DET .. OFFICE
POINTS WHO
POINTS .. OFFICE|MATE|NAME
BID [YOU] .. to|an|a|aan|bei|mit|con|com|avec|with WHO >
BID [YOU] .. to|an|a|aan|bei|mit|con|com|avec|with WHO BEHIND
AT WHO BID >
TOPIC ... VERB .. WHO
TOPIC ... ist|est|es|is .. WHO .. SEES #
NAME [NAME|CAPITAL] COMMA OUR .. MATE COMMA WILLSEE
NAME [NAME|CAPITAL] COMMA OUR .. MATE COMMA .. SEES
""",
)
_LOOSELY = Grammar(
    REFERRING,
    """
LOOSE [PREP] WHO >
LOOSE [PREP] WHO BEHIND
BID [YOU] [PREP] WHO >
""",
)
_SOMEBODY = Grammar(
    REFERRING,
    "WHO ... SEES\nSEES .. WHO\nTOPIC ... VERB .. WHO\nOUR .. MATE .. NAME\nOUR .. MATE COMMA TITLE|NAME|CAPITAL",
)
_TO_THEM = Grammar(REFERRING, "BID ... PREP|YOU HIM\nBID HIM\nHIM BID\nBID PRON ... HIM\none to BID")
_NOT_ME = Grammar(REFERRING, "NEG .. OUR MINE\nWE .. NEG .. SEES\nWRONG\nnot|pas|nicht|no WE|ME SEES")
_PASSED = Grammar(REFERRING, "SENT ... WHO\nWHO .. SENT")
_ANSWERS = Grammar(REFERRING, "ANSWER")


def referral_of(told: Sequence[Sentence]) -> Handover | None:
    """The first sentence of `told` that hands the matter over, in classes of words; None where none does."""
    not_me = any(True for one in told if not one.asked for _ in _NOT_ME.find(one.said))
    for number, one in enumerate(told):
        if one.asked:
            continue
        found = _met(_REFERRALS, one) or (_met(_LOOSELY, one, loosely=True) if not_me else None)
        if found is None and address_of(one) is not None:
            found = _met(_SOMEBODY, one)
        if found is None:
            found = _passed_on(one, told[number + 1 : number + 2])
        if found is not None:
            return _handover(told, number)
    for number, (first, second) in enumerate(pairwise((*told[:1], *told))):
        if not second.asked and _met(_SOMEBODY, first) and _met(_TO_THEM, second):
            return _handover(told, number)
    return None


def _handover(told: Sequence[Sentence], number: int) -> Handover:
    one = told[number]
    near = [one, *told[number + 1 : number + 2], *told[max(0, number - 1) : number]]
    return Handover(successor=next(filter(None, map(address_of, near)), None), words=one.text)


def _met(grammar: Grammar, one: Sentence, *, loosely: bool = False) -> Match | None:
    return next((match for match in grammar.find(one.said, _names(one, loosely)) if _is_meant(match, one)), None)


def _is_meant(match: Match, one: Sentence) -> bool:
    rest = match.rest(one.said)
    if has(match.before, "NEG", "IF", "WE", "THEY", "YOU") or has(match.tokens, "IF"):
        return False
    behind = match.tokens[match.end :]
    if has(behind[:1], "COMMA") and has(behind[1:2], "THEY") and not has(behind, "SEES", "ANSWER"):
        return False  # "write to Anna, she misses you"
    return AGREED.isdisjoint(rest.split()) and FAVOUR.search(rest) is None


def _passed_on(one: Sentence, following: Sequence[Sentence]) -> Match | None:
    """That the mail went to somebody who will answer."""
    found = next(
        (match for match in _PASSED.find(one.said, _names(one)) if has(match.before, "WE") or has(match.own, "WE")),
        None,
    )
    if (
        found is None
        or "whole" in one.said.split()
        or not any(True for other in (one, *following) for _ in _ANSWERS.find(other.said))
    ):
        return None
    return found


def _names(one: Sentence, loosely: bool = False) -> Mapping[int, str]:
    """Where names stand: such as people are given, and others with a capital (`loosely`: as every German noun has)."""
    words = one.said.split()
    names: dict[int, str] = {}
    for place, (word, written) in enumerate(zip(words, one.words, strict=True)):
        if not written[:1].isupper() or word in NOBODY or word == "addr":
            continue
        if word in GIVEN or names.get(place - 1) == "NAME":
            names[place] = "NAME"
        elif (
            place and (loosely or is_name(one, words, place)) and written[1:].islower() and _REFERRALS.is_unknown(word)
        ):
            names[place] = "CAPITAL"
    return names
