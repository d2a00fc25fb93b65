"""What a stranger wrote, cut into passages for word tables: wrapped lines joined, folded, bounded."""

from __future__ import annotations

import re

from followupd.derive.words import fold, plain
from followupd.domain.record import Struct

_LONGEST = 16_384
_BREAK = re.compile(r"\n[ \t]*(?:\n|[-*•·=_]+[ \t]*(?=\n|\S))")
_SPACES = re.compile(r"\s+")
_SIGNS = str.maketrans(
    {"’": "'", "‘": "'", "ʼ": "'", "´": "'", "`": "'", "–": "-", "—": "-", "‐": "-", "‑": "-", "−": "-"}
)
_WIDE = "\u2e80"
"""From here on scripts write no spaces between words, so that a wrapped line may end within one."""


class Passage(Struct, frozen=True, kw_only=True):
    """One paragraph on one line: `text` as written, `folded` for comparing."""

    text: str
    folded: str

    def words(self, start: int, end: int) -> str:
        """What was written at that place of `folded`, to the end of the word, for showing; at most 100 characters."""
        place, begun, written = 0, False, []
        for char in self.text:
            if place >= end and not (char.isalpha() and char < _WIDE):
                break
            begun = begun or place >= start
            if begun:
                written.append(char)
            place += len(folded(char))
        return plain("".join(written), 100)


def folded(text: str) -> str:
    """`text` without case, accents and kinds of dashes. Never kept: the cache of `fold` is for names, not for mail."""
    return fold.__wrapped__(text.translate(_SIGNS))


def passages(text: str) -> tuple[Passage, ...]:
    """The paragraphs of the first 16,384 characters."""
    found = []
    for block in _BREAK.split(text[:_LONGEST].replace("\u200b", "").replace("\u00ad", "")):
        joined = ""
        for line in block.split("\n"):
            line = _SPACES.sub(" ", line.strip())
            wide = joined[-1:] > _WIDE and line[:1] > _WIDE and not "\uac00" <= line[:1] <= "\ud7a3"
            joined = f"{joined}{'' if wide or not joined else ' '}{line}"
        if joined:
            found.append(Passage(text=joined, folded=folded(joined)))
    return tuple(found)
