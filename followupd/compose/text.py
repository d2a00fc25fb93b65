"""Text from outside, made fit for a letter: what cannot be seen, or acts on the reader, is taken out."""

from __future__ import annotations

import unicodedata

_JOINERS = "\u200c\u200d"  # Persian, the scripts of India and emoji are wrong without them
_BREAKS = "\n\r\v\f\x1c\x1d\x1e\x85\u2028\u2029"
_DROPPED = frozenset({"Cc", "Cf", "Cs", "Co"})  # controls, bidi and other format, surrogates, private use


def _is_dropped(char: str) -> bool:
    code = ord(char)
    return (
        (unicodedata.category(char) in _DROPPED and char not in _JOINERS)
        or code & 0xFFFE == 0xFFFE
        or 0xFDD0 <= code <= 0xFDEF
    )


def one_line(text: str, limit: int = 300) -> str:
    """`text` on one line of at most `limit` characters, nothing invisible in it; an ellipsis where it was cut."""
    told = text[: limit * 8]
    for char in {*told} & {*_BREAKS, "\t"}:
        told = told.replace(char, " ")
    told = " ".join("".join(char for char in told if not _is_dropped(char)).strip(_JOINERS).split())
    return told if len(told) <= limit else told[: limit - 1].rstrip() + "…"


def several_lines(text: str, limit: int = 2_000, lines: int = 40) -> str:
    """As `one_line`, line by line; blank lines are kept singly, and none at either end."""
    told = text[: limit * 8].replace("\r\n", "\n")
    for char in {*told} & {*_BREAKS}:
        told = told.replace(char, "\n")
    kept: list[str] = []
    for line in told.split("\n"):
        line = one_line(line, limit)
        if line or (kept and kept[-1]):
            kept.append(line)
    told = "\n".join(kept[:lines]).strip()
    return told if len(told) <= limit else told[: limit - 1].rstrip() + "…"
