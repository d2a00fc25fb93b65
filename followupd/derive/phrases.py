"""Tables of phrases, and where one of them stands in a sentence.

A table is written in lines. `= stop stops` names words of which a sentence must have one for the phrases below it to
be looked for. In a phrase, `(a|b c)` is one of these, `[a|b c]` one of these or nothing, `*` up to three words of the
same clause, `~` the same but none that denies, `<` the beginning of a clause, `>` its end (which "and" or "please" may
follow), `$` its very end and `#` that of the sentence; `mails?` is with or without the last letter. A word in capitals
stands for what the table's `names` say, which may have such words themselves.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cached_property

from followupd.domain.record import Struct

_NAME = re.compile(r"\b[A-Z]{2,}\b")
_JOINS = "and but or so und aber oder denn et mais ou car y pero o e ma mas maar en sorry thanks because since as"
_START = "(?:(?<=^ )|(?<=[,;:(!] )|" + "|".join(f"(?<= {word} )" for word in _JOINS.split()) + ")"
_END = (
    "(?=$|[,;:()!] |(?:"
    + "|".join(_JOINS.split())
    + "|please|thank|bitte|danke|merci|gracias|grazie|obrigado|obrigada|if"
    "|unless|dank|svp|s il|por favor|per favore|at all) )"
)
_STOP = "(?=$|[,;:()!] )"
_GAP = r"(?:[^\s,;:()!]+ ){0,3}?"
_AFFIRMED = (
    r"(?:(?!(?:not|no|never|nicht|nie|kein|keine|keinen|pas|plus|jamais|aucun|aucune|non|nao|nunca|niet|geen) )"
    r"[^\s,;:()!]+ ){0,3}?"
)
_SIGNS = {"<": _START, ">": _END, "$": _STOP, "#": "(?=[,;:()! ]*$)", "*": _GAP, "~": _AFFIRMED}


class Found(Struct, frozen=True):
    """A phrase in a sentence: the words of its clause before it, its own, those after it, and its place among all."""

    before: str
    phrase: str
    after: str
    begin: int
    end: int


class Phrases:
    """The phrases of one table; each group is compiled when the first sentence has one of its words."""

    def __init__(self, source: str, names: Mapping[str, str] | None = None) -> None:
        self._source = source
        self._names = names or {}
        self._compiled: dict[int, re.Pattern[str]] = {}

    @cached_property
    def _groups(self) -> tuple[tuple[str, ...], ...]:
        groups: list[list[str]] = []
        for line in self._source.splitlines():
            if line.startswith("="):
                groups.append([])
            elif line.strip():
                groups[-1].append(line)
        return tuple(map(tuple, groups))

    @cached_property
    def _anchors(self) -> dict[str, list[int]]:
        anchors: dict[str, list[int]] = {}
        heads = [line for line in self._source.splitlines() if line.startswith("=")]
        for number, head in enumerate(heads):
            for word in head[1:].split():
                anchors.setdefault(word, []).append(number)
        return anchors

    def find(self, said: str) -> Iterator[Found]:
        """The phrases in a folded sentence, in the order of the table."""
        groups = sorted({number for word in set(said.split()) for number in self._anchors.get(word, ())})
        padded = f" {said} "
        for number in groups:
            for match in self._pattern(number).finditer(padded):
                before, phrase = padded[: match.start()], match[0].strip()
                begin = len(before.split())
                after = padded[match.end() :].strip()
                yield Found(_clause_end(before), phrase, after, begin, begin + len(phrase.split()))

    def check(self) -> None:
        """Compiles every phrase. `ValueError` where a bracket is not closed by its like."""
        for number, group in enumerate(self._groups):
            for phrase in group:
                if not _is_balanced(phrase):
                    raise ValueError(f"a bracket is not closed in: {phrase}")
            self._pattern(number)

    def _pattern(self, number: int) -> re.Pattern[str]:
        pattern = self._compiled.get(number)
        if pattern is None:
            phrases = "|".join(_regex(line, self._names) for line in self._groups[number])
            pattern = self._compiled[number] = re.compile(f"(?<= )(?:{phrases})")
        return pattern


_CLAUSE = re.compile(r"[,;:()!] |(?<= )(?:but|aber|mais|pero|ma|mas|maar|sondern) ")


def _clause_end(before: str) -> str:
    """The last clause of `before`."""
    return _CLAUSE.split(before)[-1].strip()


def _is_balanced(phrase: str) -> bool:
    opened: list[str] = []
    for char in phrase:
        if char in "([":
            opened.append({"(": ")", "[": "]"}[char])
        elif char in ")]" and (not opened or opened.pop() != char):
            return False
    return not opened


def _regex(phrase: str, names: Mapping[str, str]) -> str:
    while _NAME.search(phrase):
        phrase = _NAME.sub(lambda name: names[name[0]], phrase)
    return _sequence(phrase)


def _sequence(phrase: str) -> str:
    parts: list[str] = []
    for element in _elements(phrase):
        if element[0] in "([":
            one_of = "|".join(_sequence(one) for one in _alternatives(element[1:-1]))
            parts.append(f"(?:{one_of})" + ("?" if element[0] == "[" else ""))
        else:
            parts.append(_SIGNS.get(element, f"{element} "))
    return "".join(parts)


def _elements(phrase: str) -> Iterator[str]:
    """Words and whole brackets."""
    return _cut(phrase, " ")


def _alternatives(phrase: str) -> Iterator[str]:
    return _cut(phrase, "|")


def _cut(phrase: str, at: str) -> Iterator[str]:
    """The pieces of `phrase` between the signs `at` outside brackets."""
    depth, begin = 0, 0
    for place, char in enumerate(phrase):
        depth += (char in "([") - (char in ")]")
        if depth == 0 and char == at:
            if place > begin:
                yield phrase[begin:place]
            begin = place + 1
    if begin < len(phrase):
        yield phrase[begin:]
