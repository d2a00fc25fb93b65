"""How well the wishes in strangers' letters are heard: `python tests/corpora/wishes.py [-v]`.

`wishes/letters.txt` is what `train_wishes.py` learns from. Nothing is learned from `wishes/held_out.txt` and
`wishes/held_out_long.txt`, which other people wrote: what is wrong there is not to be mended by a phrase, or it tells
nothing any more. A line of each is `intent|language|text`, with ¶ for a new line. All of it is invented.
"""

from __future__ import annotations

import hashlib
import sys
from collections import Counter
from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path

from followupd.derive.intent import intent_of
from followupd.domain.judgement import Intent
from followupd.domain.record import Struct

FOLDER = Path(__file__).resolve().parent / "wishes"
HELD_OUT = ("held_out.txt", "held_out_long.txt")
AT = datetime(2026, 3, 10, 10, tzinfo=UTC)


class Letter(Struct, frozen=True):
    """What somebody wrote, and what they want."""

    intent: Intent
    locale: str
    text: str


class Heard(Struct, frozen=True):
    """A letter, and what was heard in it."""

    letter: Letter
    found: Intent


def letters(name: str) -> list[Letter]:
    """The letters of a file of the folder."""
    lines = (FOLDER / name).read_text(encoding="utf-8").splitlines()
    told = [line.split("|", 2) for line in lines]
    return [Letter(Intent(intent), locale, text.replace("¶", "\n")) for intent, locale, text in told]


def digest(name: str) -> str:
    """The file's SHA-256 in hex."""
    return hashlib.sha256((FOLDER / name).read_bytes()).hexdigest()


def hear(told: Sequence[Letter]) -> list[Heard]:
    """What is heard in each."""
    return [Heard(one, intent_of(one.text, at=AT, zone=UTC, locale=one.locale).intent) for one in told]


def main() -> None:
    for name in HELD_OUT:
        _tell(name, hear(letters(name)))


def _tell(name: str, heard: Sequence[Heard]) -> None:
    wanted = Counter(one.letter.intent for one in heard)
    right = Counter(one.found for one in heard if one.found is one.letter.intent)
    invented = inventions(heard)
    print(f"wishes: {len(heard)} letters of {name}, nothing of which was learned")
    for intent in Intent:
        print(f"  {intent:10} right {right[intent]:4}/{wanted[intent]:<4} invented {invented[intent]}")
    for one in heard if "-v" in sys.argv[1:] else ():
        if one.found is not one.letter.intent:
            print(f"  {one.letter.intent} taken for {one.found}: {one.letter.text[:200]!r}")


def inventions(heard: Sequence[Heard]) -> Counter[Intent]:
    """How often each wish was heard in a letter that has none."""
    quiet = (Intent.PLAIN, Intent.THANKS)
    return Counter(one.found for one in heard if one.letter.intent in quiet and one.found not in quiet)


if __name__ == "__main__":
    main()
