"""What a meeting was about, as far as its title says it."""

from __future__ import annotations

import re
from collections.abc import Iterable

from followupd.derive import title_words as known
from followupd.derive.given_names import GIVEN
from followupd.derive.titles import bare_title
from followupd.derive.words import fold

_LONGEST = 80
_PARTS = re.compile(r"(\s+(?:[-–—·•|/]|//|<>|<->)\s+|[:：](?=\s)\s*|\s*(?:\||<>|<->|↔)\s*)")
_DATE = re.compile(r"[\d./:,'’h+-]*\d[\d./:,'’h+-]*(?:am|pm|h|min|mins|m|st|nd|rd|th|uhr|年|月|日)?|[wk]{1,2}\d{1,2}")
_BRACKETED = re.compile(r"\(([^()]*)\)")
_WORD = re.compile(r"[^\s,;/&+()|<>\[\]\"“”]+")
_POSSESSIVE = re.compile(r"['’]s?$")
_PAIR = re.compile(r"\s*(?:<>|(?<![wW])/)\s*|\s+(?:and|und|et|y|e|&|x|×|\+)\s+")
_GENERIC = known.KINDS | known.CONNECTORS | known.DATES | known.PREFIXES


def topic(title: str, people: Iterable[str], companies: Iterable[str]) -> str:
    """What the title says beside names (`people`: full names, mine too), companies alone, dates and kinds of meeting.

    At most 80 characters; empty where nothing is left.
    """
    names = frozenset(word for name in people for word in _folded(name))
    every = names | frozenset(word for name in companies for word in _folded(name))
    pieces = _PARTS.split(bare_title(title))
    kept: list[str] = []
    last = -1
    for at in range(0, len(pieces), 2):
        matter = _matter(pieces[at], names, every)
        if not matter:
            continue
        if kept:
            kept.append(pieces[at - 1] if at - 2 == last else " – ")
        kept.append(matter)
        last = at
    return _capped("".join(kept))


def _matter(piece: str, names: frozenset[str], every: frozenset[str]) -> str:
    """The piece without names at its ends; empty where it says nothing."""
    words = _BRACKETED.sub(lambda m: "" if _is_generic(_folded(m[1]), every) else m[0], piece).split()
    words = [word for word in words if "://" not in word and "@" not in word]
    if not any(char.isalpha() for char in piece) or _is_generic(_folded(" ".join(words)), every):
        return ""
    if _is_who(words, names):
        return ""
    words = _after_about(_without_who(words, every))
    while len(words) > 1 and _is_name(words[0], names):
        words = _lstrip(words[1:], names)
    while len(words) > 1 and _is_name(words[-1], names):
        words = words[:-1]
        while len(words) > 1 and fold(words[-1]) in known.CONNECTORS:
            words = words[:-1]
    if _is_generic(_folded(" ".join(words)), every):
        return ""
    return " ".join(words).strip(" ,;.-–—/&+")


def _is_who(words: list[str], names: frozenset[str]) -> bool:
    """True for what can only be people, though nobody is known by that name: "Coffee with X", "Kim Lee", "Ada / X"."""
    folded = [fold(word).strip(".,:;!?") for word in words]
    for at in range(1, len(folded)):
        if folded[at] in known.WITH and all(word in _GENERIC or _DATE.fullmatch(word) for word in folded[:at]):
            return True
    sides = _PAIR.split(" ".join(words))
    if len(words) <= 6 and len(sides) > 1 and any(_is_name(side, names) for side in sides):
        return True
    shown = all(word[:1].isupper() for word in words)
    return shown and len(words) <= 3 and (any(word in names for word in folded) or folded[0] in GIVEN)


def _lstrip(words: list[str], names: frozenset[str]) -> list[str]:
    while len(words) > 1 and fold(words[0]) in known.CONNECTORS:
        words = words[1:]
    return words


def _without_who(words: list[str], every: frozenset[str]) -> list[str]:
    """The words up to a "with" that only names follow."""
    for at in range(1, len(words)):
        if fold(words[at]) in known.WITH and _is_generic(_folded(" ".join(words[at + 1 :])), every):
            return words[:at]
    return words


def _after_about(words: list[str]) -> list[str]:
    """What follows "Call about", "Gespräch über"."""
    for at, word in enumerate(words[:-1]):
        if at and fold(word) in known.ABOUT:
            return words[at + 1 :]
        if fold(word) not in known.KINDS:
            break
    return words


def _is_name(word: str, names: frozenset[str]) -> bool:
    told = _folded(word)
    return bool(told) and all(part in names for part in told)


def _is_generic(words: list[str], every: frozenset[str]) -> bool:
    return all(word in every or word in _GENERIC or _DATE.fullmatch(word) for word in words)


def _folded(text: str) -> list[str]:
    words = (word.strip(".-–:!?…") for word in _WORD.findall(fold(text)))
    return [word if word.isalnum() else _POSSESSIVE.sub("", word) for word in words if word]


def _capped(text: str) -> str:
    text = " ".join(text.split())
    if len(text) <= _LONGEST:
        return text
    cut = text[: _LONGEST + 1].rpartition(" ")[0] or text[:_LONGEST]
    return cut.rstrip(" ,;.-–—/&+")
