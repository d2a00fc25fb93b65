"""Which line of its template each line of a letter comes from: what a user keeps cutting is told by that alone."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator

NO_LINE = "-"
"""Stands for a line that no line of the template made: a signature that was put below, a subject that goes on."""

# A mark is one code point of a plane that no text from outside has (`text` drops private use).
_BASE, _MOST = 0x100000, 0xFFFD


def line_name(source_line: str) -> str:
    """What a line of a template is known by from now on, wherever it is moved: no text, and nothing of anybody."""
    return hashlib.sha256(source_line.strip().encode()).hexdigest()[:8]


def mark(line: int) -> str:
    """What stands in marked text where the template's line `line` is put out."""
    return chr(_BASE + min(line, _MOST))


def without_marks(text: str) -> str:
    return "".join(char for char in text if ord(char) < _BASE)


def lines_of(marked: str) -> Iterator[int]:
    """The template's line of each line that is not blank; a line of a value is of the line that the value stands in."""
    now = 0
    for line in marked.split("\n"):
        found: int | None = None
        for char in line:
            if ord(char) >= _BASE:
                now = ord(char) - _BASE
            elif found is None and not char.isspace():
                found = now
        if found is not None:
            yield found
