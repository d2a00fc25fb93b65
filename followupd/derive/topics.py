"""What a meeting was about, as far as its title says it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import lru_cache
from itertools import pairwise

from followupd.derive import title_words as known
from followupd.derive.given_names import GIVEN
from followupd.derive.name_words import TITLES
from followupd.derive.titles import bare_title
from followupd.derive.words import fold
from followupd.domain.record import Struct

_LONGEST = 80
_PARTS = re.compile(r"(\s+(?:[-–—·•|/]|//|<>|<->)\s+|[:：](?=\s)\s*|\s*(?:\||<>|<->|↔)\s*)")
_DATE = re.compile(r"[\d./:,'’h+-]*\d[\d./:,'’h+-]*(?:am|pm|h|min|mins|m|st|nd|rd|th|uhr|年|月|日)?|[wk]{1,2}\d{1,2}")
_BRACKETED = re.compile(r"\(([^()]*)\)")
_WORD = re.compile(r"[^\s,;/&+()|<>\[\]\"“”]+")
_POSSESSIVE = re.compile(r"['’]s?$")
_PAIR = re.compile(r"\s*(?:<>|(?<![wW])/)\s*|\s+(?:and|und|et|y|e|&|x|×|\+)\s+")
_GENERIC = known.KINDS | known.CONNECTORS | known.DATES | known.PREFIXES | known.OCCASIONS | known.VAGUE
_MONTHS = known.DATES | {"may"}
_JOINERS = known.WITH | known.PAIRING
_EDGES = " ,;:.!?…*#~=-–—/&+|"


class _Who(Struct, frozen=True):
    """Words of names, folded: of everybody, of everybody and their companies, and those that a name begins with."""

    names: frozenset[str]
    every: frozenset[str]
    firsts: frozenset[str]


def topic(title: str, people: Iterable[str], companies: Iterable[str]) -> str:
    """What the title says beside names (`people`: full names, mine too), companies alone, dates and kinds of meeting.

    At most 80 characters; empty where nothing is left, or where it reads as a remark, a question or a plan of one side.
    """
    return _topic(title, tuple(people), tuple(companies))


@lru_cache(maxsize=1024)
def _topic(title: str, people: tuple[str, ...], companies: tuple[str, ...]) -> str:
    told = [_folded(" ".join(reversed(name.split(",", 1)))) for name in people]  # "Lee, Kim" begins with Kim
    names = frozenset(word for words in told for word in words)
    every = names | frozenset(word for name in companies for word in _folded(name))
    who = _Who(names, every, frozenset(words[0] for words in told if words) - _MONTHS)
    bare = bare_title(title)
    if _is_remark(bare):
        return ""
    pieces = _PARTS.split(bare)
    kept: list[str] = []
    last = -1
    for at in range(0, len(pieces), 2):
        matter = _matter(pieces[at], who)
        if not matter:
            continue
        if kept:
            kept.append(pieces[at - 1] if at - 2 == last else " – ")
        kept.append(matter)
        last = at
    return _capped("".join(kept))


@lru_cache(maxsize=4096)
def _is_remark(title: str) -> bool:
    """True for what one side noted for itself: nothing to repeat to the other, though they may have seen it."""
    words = _folded(title)
    if title.rstrip(" !").endswith("?") or not known.UNSURE.isdisjoint(words) or not known.DELICATE.isdisjoint(words):
        return True
    matter = [word for word in words if word not in known.PLACEHOLDERS]
    judged = any(one in known.JUDGING and other in known.JUDGED for one, other in pairwise(words))
    return judged or (len(matter) > 1 and matter[0] in known.ORDERS)


def _matter(piece: str, who: _Who) -> str:
    """The piece without names at its ends; empty where it says nothing."""
    words = _BRACKETED.sub(lambda m: "" if _is_generic(_folded(m[1]), who.every) else m[0], piece).split()
    words = [word for word in words if "://" not in word and "@" not in word]
    if not any(char.isalpha() for char in piece) or _is_generic(_folded(" ".join(words)), who.every):
        return ""
    if _is_who(words, who):
        return ""
    words = _without_names(_after_about(_without_who(words, who.every)), who)
    if len(words) > 1 and fold(words[0]) in known.DISCUSS:
        words = _after_about(words[1:])
    if len(words) > 1 and fold(words[-1]).strip(_EDGES) in known.GATHERING:
        words = words[:-1]
    if _is_generic(_folded(" ".join(words)), who.every):
        return ""
    return " ".join(words).strip(_EDGES)


def _is_who(words: list[str], who: _Who) -> bool:
    """True for what can only be people, though nobody is known by that name: "Coffee with X", "Kim Lee", "Ada / X"."""
    folded = [fold(word).strip(".,:;!?") for word in words]
    for at in range(1, len(folded)):
        if folded[at] in known.WITH and all(word in _GENERIC or _DATE.fullmatch(word) for word in folded[:at]):
            return True
    sides = _PAIR.split(" ".join(words))
    if len(words) <= 6 and len(sides) > 1 and any(_is_person(_folded(side), who) for side in sides):
        return True
    first = folded[0]
    shown = len(words) <= 3 and all(word[:1].isupper() for word in words)
    return shown and (first in who.firsts or first in TITLES or (first in GIVEN and first not in _MONTHS))


def _is_person(words: Sequence[str], who: _Who) -> bool:
    """True for a full name or a first name; a last name alone may be any word."""
    return who.names.issuperset(words) and not who.firsts.isdisjoint(words)


def _without_names(words: list[str], who: _Who) -> list[str]:
    """The words without people at either end: full names, and first names that a word such as "and" ties to the rest.

    A name alone stays, for it may be an ordinary word: "Green energy".
    """
    first, last = _people(words, who), len(words)
    if first < last:
        last -= _people(words[:first:-1], who)
    return words[first:last] if first < last else words


def _people(words: list[str], who: _Who) -> int:
    """How many words at the beginning are people and what ties them to the rest."""
    told: list[str] = []
    end = 0
    while end < len(words) and ((named := _is_name(words[end], who.names)) or (end and _joins(words[end]))):
        told += _folded(words[end]) if named else []
        end += 1
    if not end:
        return 0
    tied = _joins(words[end - 1])
    owned = not tied and _POSSESSIVE.search(words[end - 1]) is not None
    return end if owned or (_is_person(told, who) and (tied or len(told) > 1)) else 0


def _joins(word: str) -> bool:
    return fold(word) in _JOINERS


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


def _is_generic(words: Sequence[str], every: frozenset[str]) -> bool:
    return all(word in every or word in _GENERIC or _DATE.fullmatch(word) for word in words)


@lru_cache(maxsize=16_384)
def _folded(text: str) -> tuple[str, ...]:
    words = (word.strip(".-–:!?…") for word in _WORD.findall(fold(text)))
    return tuple(word if word.isalnum() else _POSSESSIVE.sub("", word) for word in words if word)


def _capped(text: str) -> str:
    text = " ".join(text.split())
    if len(text) <= _LONGEST:
        return text
    cut = text[: _LONGEST + 1].rpartition(" ")[0] or text[:_LONGEST]
    return cut.rstrip(_EDGES)
