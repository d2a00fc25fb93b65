"""What a user made of our letter, line by line of ours, and without keeping a word of theirs."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from followupd.derive.htmltext import html_lines
from followupd.derive.mimeparts import Mail, read_mail
from followupd.domain.draft import GAP_CLOSES, GAP_OPENS, LineFate
from followupd.domain.record import Struct

_LONGEST = 65_536  # characters of a letter that are compared
_WORD = re.compile(r"\w+")
_RUN = 3  # a line is there as it was where each of its words stands between the same two
_LITTLE = 1 / 3
"""From this share of its pairs of words on, a line is there, changed."""

Run = tuple[str, ...]


class Edits(Struct, frozen=True, kw_only=True):
    """`fates` is of our subject, then of each line of our text that is not blank. `edited` also by an added word."""

    fates: str
    edited: bool


def edits(ours: bytes, theirs: bytes) -> Edits:
    """Compares our letter with the copy that was sent (both RFC 5322), by words: clients break lines anew.

    Linear in time; never raises.
    """
    mine, sent = read_mail(ours), read_mail(theirs)
    lines = [words for line in _text(mine).split("\n") if line.strip() for words in [_words(line)]]
    there = _words(_text(sent))
    runs = {size: frozenset(_runs(there, size)) for size in (1, 2, _RUN)}
    fates = [_fate(line, runs) for line in lines]
    same_subject = _words(mine.header("subject")) == _words(sent.header("subject"))
    fates.insert(0, LineFate.KEPT if same_subject else LineFate.CHANGED)
    added = len(there) > sum(map(len, lines))
    return Edits(fates="".join(fates), edited=added or any(one is not LineFate.KEPT for one in fates))


def has_gap(letter: bytes) -> bool:
    """True where a gap for the user's own words stands in a letter (RFC 5322), however its lines are broken."""
    text = " ".join(_text(read_mail(letter)).split())
    return GAP_OPENS in text and GAP_CLOSES in text


def _fate(line: Sequence[str], runs: Mapping[int, frozenset[Run]]) -> LineFate:
    size = min(len(line), _RUN)
    if not size or runs[size].issuperset(_runs(line, size)):
        return LineFate.KEPT
    size = 2 if len(line) > _RUN else 1
    there = [run in runs[size] for run in _runs(line, size)]
    enough = _LITTLE * len(there) if size > 1 else 1
    return LineFate.CHANGED if sum(there) >= enough else LineFate.GONE


def _runs(words: Sequence[str], size: int) -> Iterator[Run]:
    """All that stand in a row, `size` at a time."""
    return zip(*(words[n:] for n in range(size)), strict=False)


def _words(text: str) -> list[str]:
    return _WORD.findall(text[:_LONGEST].casefold())


def _text(mail: Mail) -> str:
    for kind in ("text/plain", "text/html"):
        for part in mail.parts:
            if part.type == kind and part.disposition != "attachment":
                return part.text if kind == "text/plain" else "\n".join(line for line, _ in html_lines(part.text))
    return ""
