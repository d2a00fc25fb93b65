"""Whether a message asks its reader something that is still to be answered."""

from __future__ import annotations

from collections.abc import Collection

from followupd.derive.question_words import COURTESIES, REQUESTS, TAGS
from followupd.derive.sentences import Sentence, sentences
from followupd.derive.words import table

_QUOTED = 160
_SUPPOSED = table("if wenn falls si cuando quando als")


def asks(text: str, *, but: Collection[str] = ()) -> str | None:
    """The words of the last question or request to the reader in `text`, or None.

    Courtesies ("How are you?"), tags ("isn't it?") and offers ("let me know if you need anything") ask nothing; nor do
    lines that are quoted. Mine or theirs, the words are the same. `but` are sentences that are answered otherwise: the
    wish to be written to later, or no more.
    """
    for one in reversed(sentences(text)):
        if one.text not in but and (_is_question(one) or _is_request(one)):
            return one.text if len(one.text) <= _QUOTED else one.text[: _QUOTED - 1].rstrip() + "…"
    return None


def _is_question(one: Sentence) -> bool:
    if not one.asked or not any(word.isalpha() and word != "url" for word in one.said.split()):
        return False
    last = one.said.rpartition(" , ")[2]
    if " , " in one.said and last in TAGS:
        return False
    return one.said not in TAGS and next(COURTESIES.find(one.said), None) is None


def _is_request(one: Sentence) -> bool:
    if next(COURTESIES.find(one.said), None) is not None:
        return False
    return any(_SUPPOSED.isdisjoint(found.before.split()) for found in REQUESTS.find(one.said))
