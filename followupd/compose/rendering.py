"""One rendering under way: what it may still spend, what it used, and what a value that is not known does."""

from __future__ import annotations

import string
from collections.abc import Iterator
from contextvars import ContextVar
from typing import Any

import jinja2
from jinja2 import Undefined

from followupd.compose.context import KNOWN, Told, View, World
from followupd.domain.record import Struct, field

MAX_TEXT = 65_536
MAX_STEPS = 5_000  # turns of loops, calls and inclusions

# What comes from outside is told from the template's own text by code points that no text from outside has (`text`
# drops private use): so a title's asterisks stay asterisks, in text and in HTML, whatever the template does with them.
HIDDEN = {ord(char): 0xF0000 + ord(char) for char in string.punctuation}
_AS_TEXT = {0xF0000 + ord(char): char for char in string.punctuation}
_AS_MARKDOWN = {0xF0000 + ord(char): "\\" + char for char in string.punctuation}


def as_text(rendered: str) -> str:
    """The rendered text as it reads."""
    return rendered.translate(_AS_TEXT)


def as_markdown(rendered: str) -> str:
    """The rendered text with everything from outside escaped (CommonMark 0.31, 2.4)."""
    return rendered.translate(_AS_MARKDOWN)


class Unknown(jinja2.UndefinedError):
    """A value that may be known for others is not known here; the message is its name."""


class Misuse(jinja2.TemplateRuntimeError):
    """A template does what it may not; the message quotes nothing that it was rendered with."""


class TooMuch(Misuse):
    """A template wants more time or space than a letter needs."""


class Missing(Undefined):
    """A value that is not known: false when it is asked for, an error when it is written out."""

    __slots__ = ()

    def __str__(self) -> str:
        raise Unknown(self._undefined_hint)

    def __iter__(self) -> Iterator[Any]:
        raise Unknown(self._undefined_hint)

    def __contains__(self, item: object) -> bool:
        return False


def missing(name: str) -> Missing:
    """What stands for `name`, which is not known."""
    return Missing(hint=name, name=name, exc=Unknown)


class Rendering(Struct, kw_only=True):
    """What one rendering may still spend, and which values it used."""

    world: World
    locale: str
    steps: int = MAX_STEPS
    room: int = MAX_TEXT
    sources: dict[str, str] = field(default_factory=dict)

    def step(self) -> None:
        self.steps -= 1
        if self.steps < 0:
            raise TooMuch(f"more than {MAX_STEPS} turns of loops and calls")

    def write(self, text: str) -> None:
        self.room -= len(text)
        if self.room < 0:
            raise TooMuch(f"more than {MAX_TEXT} characters of text")

    def use(self, view: View, part: str) -> object:
        told = view.told[part]
        self.note(f"{view.name}.{part}", told.source)
        return told.value

    def note(self, name: str, source: str) -> None:
        before = self.sources.get(name)
        if before is None:
            self.sources[name] = source
        elif source not in before.split("; "):
            self.sources[name] = f"{before}; {source}"


CURRENT: ContextVar[Rendering] = ContextVar("rendering")


class Promises:
    """What I promised, as templates see it: false where that is nothing, a list where it is written out."""

    __slots__ = ("_told", "late")

    def __init__(self, told: tuple[Told, ...], *, late: bool) -> None:
        self._told = told
        self.late = late  # one of them is past its day

    def __len__(self) -> int:
        return len(self._told)

    def __iter__(self) -> Iterator[str]:
        for told in self._told:
            CURRENT.get().note("promises", told.source)
            yield str(told.value)

    def __str__(self) -> str:
        return "\n".join(f"- {text}" for text in self)


def value_of(obj: View | Missing, part: str) -> object:
    """A part of what is within reach, noted as used; `Missing` where it is not known this time."""
    if isinstance(obj, Missing):
        return missing(f"{obj._undefined_name}.{part}")
    if part in obj.told:
        return CURRENT.get().use(obj, part)
    if part in KNOWN[obj.name]:
        return missing(f"{obj.name}.{part}")
    raise jinja2.UndefinedError(f"{obj.name} has no {part!r}")


def short(text: Any) -> Any:
    """`text` (or a list), which must not be longer than a letter may be."""
    if len(text) > MAX_TEXT:
        raise TooMuch(f"more than {MAX_TEXT} characters of text")
    return text
