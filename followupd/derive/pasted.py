"""Our own words, found again in an answer that carries them without any mark of quoting."""

from __future__ import annotations

import re
from collections.abc import Sequence

_WORD = re.compile(r"\w+")
_ROW = 4
_LEAST = 60
_LONGEST = 65_536


def pasted(texts: Sequence[str], sent: Sequence[str]) -> list[bool]:
    """For each line whether it was taken from one of our messages `sent`, in whatever lines it is wrapped now.

    Only stretches of 60 characters or more count: "Thank you very much" is anybody's. Characters of East Asian
    scripts count threefold.
    """
    found = [False] * len(texts)
    for one in sent:
        rows, lines = _rows(one[:_LONGEST])
        stretch: list[int] = []
        size = 0
        before: tuple[str, ...] = ()
        for place, text in enumerate([*texts, "\0"]):
            words = tuple(_WORD.findall(text[:2_000].casefold()))
            if _is_from(words, before, rows, lines):
                stretch.append(place)
                before = (*before, *words)[-_ROW:]
                size += sum(3 if char > "\u2e80" else 1 for word in words for char in word) + len(words)
            elif words or text == "\0":
                for taken in stretch if size >= _LEAST else ():
                    found[taken] = True
                stretch, size, before = [], 0, ()
    return found


def _rows(text: str) -> tuple[set[tuple[str, ...]], set[tuple[str, ...]]]:
    """All rows of four words that stand in `text`, and its lines."""
    words = _WORD.findall(text.casefold())
    rows = {tuple(words[place : place + _ROW]) for place in range(len(words) - _ROW + 1)}
    return rows, {tuple(_WORD.findall(line.casefold())) for line in text.splitlines()} - {()}


def _is_from(
    words: tuple[str, ...], before: tuple[str, ...], rows: set[tuple[str, ...]], lines: set[tuple[str, ...]]
) -> bool:
    """True for one of `lines`, and for a piece of one; few words count where they go on from `before`."""
    if words in lines:
        return True
    if not words:
        return False
    told = (*before[len(words) - _ROW :], *words) if len(words) < _ROW else words
    return len(told) >= _ROW and all(told[place : place + _ROW] in rows for place in range(len(told) - _ROW + 1))
