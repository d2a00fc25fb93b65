"""The filters and functions that templates have beside Jinja2's plainest: names, greetings, days, the gap."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from datetime import date, datetime
from typing import Any

import jinja2
from jinja2 import Undefined, pass_context
from jinja2.runtime import Context
from jinja2.utils import Namespace

from followupd.compose import language
from followupd.compose.context import KNOWN, Lines, View
from followupd.compose.notes import framed
from followupd.compose.rendering import (
    CURRENT,
    HIDDEN,
    MAX_TEXT,
    Missing,
    Misuse,
    Promises,
    TooMuch,
    missing,
    short,
    value_of,
)
from followupd.domain.draft import GAP_CLOSES, GAP_OPENS


@pass_context
def written(context: Context, value: Any) -> str:
    """How a value stands in the letter; what has no words of its own is refused. Not run at compile time."""
    rendering = CURRENT.get()
    now, locale = rendering.world.now, rendering.locale
    match value:
        case str() | Lines() | Promises() | Undefined():
            text = str(value)
        case bool() | None:
            raise Misuse(f"{value} is no text")
        case int() | float():
            text = str(value)
        case datetime():
            text = f"{language.full_date(value, now, locale)}, {language.time(value, locale)}"
        case date():
            text = language.full_date(value, now, locale)
        case View(name=name):
            raise Misuse(f"{name} is no text: write a part of it, such as {name}.{KNOWN[name][0]}")
        case _:
            raise Misuse(f"a {type(value).__name__} is no text")
    rendering.write(text)
    return text.translate(HIDDEN)


def _bounded(items: Any) -> Iterator[Any]:
    if isinstance(items, Missing):
        return
    rendering = CURRENT.get()
    for item in items:
        rendering.step()
        yield item


def _range(*bounds: int) -> range:
    numbers = range(*bounds)
    if len(numbers) > 1_000:
        raise TooMuch("a range of more than 1000 numbers")
    return numbers


def gap(what: str = "something that only you can say") -> str:
    return f"{GAP_OPENS} {' '.join(str(what).split())} {GAP_CLOSES}"


def _said(lead: str = "From our conversation:") -> str:
    """The notes about the person and the meeting that are to be said, fit to be read; "" where there are none."""
    rendering = CURRENT.get()
    views = [view for view in (rendering.world.person, rendering.world.meeting) if view and "notes" in view.told]
    notes = [str(note) for view in views for note in _bounded(rendering.use(view, "notes"))]
    return framed(notes, " ".join(str(lead).split())) if notes else ""


def _join(items: Iterable[Any], between: str = "") -> str:
    pieces: list[str] = []
    room = MAX_TEXT
    for item in items:
        piece = str(item)
        room -= len(piece) + len(between)
        if room < 0:
            raise TooMuch(f"more than {MAX_TEXT} characters of text")
        pieces.append(piece)
    return between.join(pieces)


def _replace(text: Any, old: str, new: str) -> str:
    told = str(text)
    if len(told) + (told.count(old) if old else len(told) + 1) * len(new) > MAX_TEXT:
        raise TooMuch(f"more than {MAX_TEXT} characters of text")
    return told.replace(old, new)


def _first_names(people: Iterable[View]) -> list[Any]:
    return [value_of(person, "first_name") for person in people]


def _names(people: Iterable[View]) -> Any:
    """`Kim, Jo and Ana`; missing where one of the names is."""
    names = _first_names(people)
    lacking = next((name for name in names if isinstance(name, Missing)), None)
    return lacking if lacking is not None else language.join_names(names, CURRENT.get().locale)


def greeting(people: Iterable[View]) -> str:
    """A greeting that is never wrong, at worst neutral."""
    rendering = CURRENT.get()
    told = language.greeting([name or None for name in _first_names(people)], rendering.locale)
    if told is None:
        raise Misuse(f"no greeting is known in {rendering.locale!r}: write one out")
    return told


def _dated(write: Callable[[Any], Any]) -> Callable[[Any], Any]:
    def filtered(value: Any) -> Any:
        if isinstance(value, Undefined):
            return value
        if not isinstance(value, date):
            raise jinja2.TemplateRuntimeError(f"{value!r:.40} is no date")
        return write(value)

    return filtered


def _day(value: date) -> str:
    return language.day(value, CURRENT.get().locale)


def _date(value: date) -> str:
    rendering = CURRENT.get()
    return language.full_date(value, rendering.world.now, rendering.locale)


def _time(value: date) -> Any:
    if not isinstance(value, datetime):
        return missing("the time of an all-day meeting")
    return language.time(value, CURRENT.get().locale)


def _when(value: Any, now: Any = None) -> Any:
    rendering = CURRENT.get()
    known = now if isinstance(now, date) else rendering.world.now
    return _dated(lambda at: language.when(at, known, rendering.locale))(value)


FILTERS: dict[str, Callable[..., Any]] = {
    "_bounded": _bounded,
    "_short": short,
    "join": _join,
    "replace": _replace,
    "names": _names,
    "greeting": greeting,
    "day": _dated(_day),
    "date": _dated(_date),
    "time": _dated(_time),
    "when": _when,
}
GLOBALS: dict[str, Callable[..., Any]] = {"range": _range, "namespace": Namespace, "gap": gap, "said": _said}
