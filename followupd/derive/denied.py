"""The address that a sentence names, and whether it is one not to be written to."""

from __future__ import annotations

import re
from collections.abc import Sequence

from followupd.derive.sentences import ADDRESS, Sentence
from followupd.derive.words import table
from followupd.domain.ids import Address

_NOT = table(
    """
not never no nicht nie kein keine pas jamais nunca non mai nao niet nooit nor neither noch ni statt anstatt anstelle
"""
)
_IN_PLACE = {
    "instead": table("of"), "rather": table("than"), "plutot": table("que qu"), "lieu": table("de d"),
    "lugar": table("de"), "vez": table("de"), "invece": table("di che"), "plaats": table("van"),
}  # fmt: skip
"""These deny with such a word behind them alone: "instead of", but not "write instead to"."""
_ENDS = frozenset(",;:!") | table(
    "but sondern mais sino ma mas maar please bitte merci svp favor favore alstublieft aub"
)
_AND, _OR = table("and und et y e en"), table("or oder ou o of nor noch ni")
_ONLY = table("only nur seulement solo solamente soltanto alleen")
_WHY = table("why warum wieso pourquoi perche waarom")
_TOLD = table(
    """
write writing contact contacting email emailing ask call reach talk speak use try send schreiben schreibe kontaktieren
wenden mailen fragen ecrire ecrivez contacter contactez contacte adressez escriba escribe contacta escribir scriva
scrivi contatti contattare escreva contate schrijf mail bel neem
"""
)
_STILL = table("to ever any more mehr longer plus ya piu mais meer also directly")
_REACH = 8
_GONE = re.compile(
    r"(?:\) )?(?:, (?:who|die|der|qui|que|quien|che|quem) )?"
    r"(?:(?:is|are|has|have|ist|hat|existiert|arbeitet|n|ne|est|a|existe|es|works|werkt|bestaat|heeft) ){0,2}"
    r"(?:now |sadly |leider |inzwischen |uns )?"
    r"(?:no longer|not any more|nicht mehr|plus|ya no|non \S+ piu|ja nao|niet meer|left|verlassen|quitte)\b"
)


def address_of(one: Sentence) -> Address | None:
    """The first address in a sentence that is not named as one not to be written to."""
    words = one.said.split()
    for place, (word, written) in enumerate(zip(words, one.words, strict=True)):
        if word == ADDRESS and not is_denied(words, place):
            return Address.parse(written.rstrip("."))
    return None


def is_denied(words: Sequence[str], place: int) -> bool:
    """True of the address at `place` of folded `words` in "not to bob@…", "instead of bob@…", "bob@… is no longer"."""
    if _GONE.match(" ".join(words[place + 1 : place + 10])):
        return True
    for step in range(place - 1, max(-1, place - 1 - _REACH), -1):
        word, between = words[step], words[step + 1 : place]
        if step and not between and word in _AND | _OR and words[step - 1] == words[place]:
            return is_denied(words, step - 1)  # of both
        if word in _ENDS or word in _AND or word == words[place]:
            return False
        if word in _NOT or (word in _IN_PLACE and between and between[0] in _IN_PLACE[word]):
            return _is_said_of(between) and _WHY.isdisjoint(words[max(0, step - 2) : step])
    return False


def _is_said_of(between: Sequence[str]) -> bool:
    """True where a no goes with an address behind `between`: not in "if you do not hear from us contact …"."""
    told = next((place for place, word in enumerate(between) if word in _TOLD), 0)
    return _ONLY.isdisjoint(between) and _STILL.issuperset(between[:told])
