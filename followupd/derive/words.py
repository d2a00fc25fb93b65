"""Text that strangers wrote, made fit for comparing and for showing."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from fnmatch import translate
from functools import lru_cache

_SPACES = re.compile(r"\s+")
_BREAKS = "\t\n\r\v\f\x85"
_LETTERS = str.maketrans({"ø": "o", "ł": "l", "đ": "d", "ð": "d", "æ": "ae", "œ": "oe", "ı": "i", "þ": "th", "ħ": "h"})
"""Letters that Unicode does not take apart, and people leave out of addresses."""


def plain(text: str, limit: int) -> str:
    """`text` on one line without control, bidi, private and unassigned characters; at most `limit` characters.

    Compatibility forms (full-width letters, ligatures) become the ordinary ones, so that they compare equal.
    """
    text = text[: 4 * limit]
    if not (text.isascii() and text.isprintable()):
        text = unicodedata.normalize("NFKC", text)
        text = "".join(
            " " if char in _BREAKS else char for char in text if char in _BREAKS or unicodedata.category(char)[0] != "C"
        )
    return _SPACES.sub(" ", text).strip()[:limit].rstrip()


def without_pictures(text: str) -> str:
    """`text` without emoji and other symbols beyond Latin-1."""
    if text.isascii():
        return text
    return "".join(" " if char > "\u02ff" and _is_picture(char) else char for char in text)


def _is_picture(char: str) -> bool:
    return unicodedata.category(char) in ("So", "Sk") or "\ufe00" <= char <= "\ufe0f"


@lru_cache(maxsize=16_384)
def fold(text: str) -> str:
    """`text` for comparing: without case and accents."""
    if text.isascii():
        return text.lower()
    spread = unicodedata.normalize("NFKD", text.casefold())
    return "".join(char for char in spread if unicodedata.category(char) != "Mn").translate(_LETTERS)


def matches(globs: Sequence[str], text: str) -> bool:
    """True where one of the globs fits the whole text, whatever the case."""
    return bool(globs) and _fitting(tuple(globs)).match(text.casefold()) is not None


@lru_cache(maxsize=256)
def _fitting(globs: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile("|".join(translate(glob.casefold()) for glob in globs))


def table(words: str) -> frozenset[str]:
    """The words of a table, written with spaces between them, folded."""
    return frozenset(fold(words).split())
