"""How notes stand in a letter: whole sentences by themselves, catchwords behind words that say what they are."""

from __future__ import annotations

import re
from collections.abc import Sequence

_STOPS = (".", "!", "?", "…", "。", "！", "？")
_BULLET = re.compile(r"^(?:[-*+•–·]\s+)+")
_FEWEST_WORDS = 4  # "Paper straps." has a full stop too


def framed(notes: Sequence[str], lead: str) -> str:
    """The notes as they are where each is in whole sentences; else behind `lead`, several as a list.

    A note of several lines that is no text counts as several notes.
    """
    if all(_is_text(note) for note in notes):
        return "\n\n".join(notes)
    lines = [line for note in notes for line in ([note] if _is_text(note) else note.split("\n"))]
    items = [item for line in lines if (item := _BULLET.sub("", " ".join(line.split())))]
    if len(items) == 1:
        return f"{lead} {items[0]}{'' if items[0].endswith(_STOPS) else '.'}"
    return "\n".join([lead, "", *(f"- {item}" for item in items)])


def _is_text(note: str) -> bool:
    """True for what begins and ends as sentences do, in any script."""
    if note[:1].islower() or not note[:1].isalpha() or not note.endswith(_STOPS):
        return False
    return len(note.split()) >= _FEWEST_WORDS or not note.endswith(".")
