"""Whether somebody is called by a title and a last name, so that the first name alone would be too familiar."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping

_ADDRESSES = frozenset(
    [
        "herr", "herrn", "frau", "hr", "fr", "dr", "prof", "professor", "mr", "mrs", "ms", "miss", "mister", "mx",
        "sir", "m", "mme", "mlle", "madame", "monsieur", "sr", "sra", "srta", "senor", "senora", "senorita", "sig",
        "signor", "signora", "dott", "dottssa", "ing", "mag", "dhr", "mevr", "mevrouw", "meneer", "pan", "pani",
    ]
)  # fmt: skip
_WORDS = re.compile(r"[^\W\d_]+(?:['’.-][^\W\d_]+)*\.?")
_LONGEST = 200


def names_formally(title: str, names: Mapping[str, str]) -> bool:
    """True where `title` has "Herr", "Dr." or the like before the last name; the first name may stand between."""
    last, first = _folded(names.get("last_name", "")), _folded(names.get("first_name", ""))
    if not last or not first:
        return False
    words = _folded(title[:_LONGEST])
    for at, word in enumerate(words):
        if word in _ADDRESSES:
            rest = words[at + 1 :]
            while rest and (rest[0] in _ADDRESSES or rest[0] in first):
                rest = rest[1:]
            if rest[: len(last)] == last or rest[:1] == last[-1:]:
                return True
    return False


def _folded(text: str) -> list[str]:
    spread = unicodedata.normalize("NFKD", text.casefold())
    told = "".join(char for char in spread if unicodedata.category(char) != "Mn")
    return [word.replace(".", "") for word in _WORDS.findall(told)]
