"""A config file as plain values, each with the place where it stands.

YAML 1.2's core schema, so that `NO` and `12:30` stay texts; no aliases, anchors, tags or second documents.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from followupd.domain.record import Struct, field
from followupd.errors import ConfigError, Problem

MAX_BYTES = 256 * 1024
MAX_VALUES = 30_000
MAX_DEPTH = 16
LOOKED_UP = "--config, $FOLLOWUPD_CONFIG, $XDG_CONFIG_HOME/followupd/config.yaml, /etc/followupd/config.yaml"
QUOTES_HINT = 'put texts that begin with one of * & ! @ % ` in quotes: "*standup*"'

Loc = tuple[str | int, ...]
"""The way to a value: keys, and indices from 0."""

_INT = re.compile(r"[-+]?[0-9]{1,18}")
_FLOAT = re.compile(r"[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?")
_WORDS: dict[str, object] = {
    **dict.fromkeys(("", "~", "null", "Null", "NULL")),
    **dict.fromkeys(("true", "True", "TRUE"), True),
    **dict.fromkeys(("false", "False", "FALSE"), False),
}


class Place(Struct, frozen=True, kw_only=True):
    """Line and column, from 1."""

    line: int = 1
    column: int = 1


class Found(Struct, frozen=True, kw_only=True):
    """Something wrong at a place of the file; `loc` is the key path, where there is one."""

    place: Place
    what: str
    hint: str = ""
    loc: Loc = ()

    def problem(self, path: Path) -> Problem:
        return Problem(
            where=f"{path}:{self.place.line}:{self.place.column}",
            path=dotted(self.loc),
            what=self.what,
            hint=self.hint,
        )


class Document(Struct, kw_only=True):
    """What was read. `data` is made of dict, list, str, int, float, bool and None."""

    data: object = None
    values: dict[Loc, Place] = field(default_factory=dict)
    keys: dict[Loc, Place] = field(default_factory=dict)
    found: list[Found] = field(default_factory=list)

    def place(self, loc: Loc, *, of_key: bool = False) -> Place:
        """Where `loc` stands, or the nearest thing around it that stands anywhere."""
        if of_key and loc in self.keys:
            return self.keys[loc]
        while loc not in self.values and loc:
            loc = loc[:-1]
        return self.values.get(loc, Place())


class _Unreadable(Exception):
    """Nothing after this can be relied on."""

    def __init__(self, found: Found) -> None:
        self.found = found


def dotted(loc: Loc) -> str:
    """`followups[2].template`."""
    path = ""
    for part in loc:
        path += f"[{part}]" if isinstance(part, int) else f".{part}" if path else part
    return path


def read(path: Path) -> Document:
    """The document in `path`. Raises ConfigError where the file cannot be read or is no YAML."""
    document = Document()
    try:
        document.data = _Builder(document, _events(_text(_octets(path)))).build()
    except _Unreadable as unreadable:
        found = [*document.found, unreadable.found]
        raise ConfigError(*(each.problem(path) for each in found)) from None
    return document


def _octets(path: Path) -> bytes:
    try:
        with path.open("rb") as file:
            octets = file.read(MAX_BYTES + 1)
    except FileNotFoundError:
        hint = f"followupd init writes one; looked up as {LOOKED_UP}"
        raise ConfigError(Problem(where=str(path), what="there is no config file here", hint=hint)) from None
    except OSError as error:
        raise ConfigError(Problem(where=str(path), what=f"cannot be read: {error.strerror}")) from None
    if len(octets) > MAX_BYTES:
        raise ConfigError(Problem(where=str(path), what=f"is larger than {MAX_BYTES // 1024} KiB: no config file"))
    return octets


def _text(octets: bytes) -> str:
    try:
        return octets.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        place = _place_at(octets[: error.start].decode("utf-8-sig"))
        raise _Unreadable(Found(place=place, what="is not UTF-8 text", hint="save the file as UTF-8")) from None


def _place_at(before: str) -> Place:
    return Place(line=before.count("\n") + 1, column=len(before) - before.rfind("\n"))


def _events(text: str) -> Iterator[Any]:
    from ruamel.yaml import YAML
    from ruamel.yaml.error import MarkedYAMLError
    from ruamel.yaml.reader import ReaderError

    try:
        yield from YAML(typ="safe", pure=True).parse(text)
    except ReaderError as error:
        what = f"the character U+{error.character:04X} is not allowed in YAML"
        raise _Unreadable(Found(place=_place_at(text[: error.position]), what=what)) from None
    except MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        place = _mark(mark) if mark else Place()
        raise _Unreadable(
            Found(place=place, what=f"is no YAML: {error.problem}", hint=_syntax_hint(text, place))
        ) from None


def _syntax_hint(text: str, place: Place) -> str:
    lines = text.split("\n")
    line = lines[place.line - 1] if place.line <= len(lines) else ""
    at = line[place.column - 1 : place.column]
    if "\t" in line[: len(line) - len(line.lstrip())]:
        return "indent with spaces, not tabs"
    if at and at in "*&!@%`":
        return QUOTES_HINT
    if at == ":":
        return 'a text with ": " in it needs quotes; a key stands on a line of its own, indented like its neighbours'
    return ""


def _mark(mark: Any) -> Place:
    return Place(line=mark.line + 1, column=mark.column + 1)


class _Builder:
    """Builds plain values from the parser's events, one document deep."""

    def __init__(self, document: Document, events: Iterator[Any]) -> None:
        self._document = document
        self._events = events

    def build(self) -> object:
        """The one document's value; an empty file is None."""
        value: object = None
        documents = 0
        for event in self._events:
            match type(event).__name__:
                case "StreamStartEvent" | "StreamEndEvent" | "DocumentEndEvent":
                    continue
                case "DocumentStartEvent":
                    documents += 1
                    if documents > 1:
                        raise _Unreadable(Found(place=_mark(event.start_mark), what="a second document begins here"))
                case _:
                    value = self._value(event, (), _mark(event.start_mark))
        return value

    def _value(self, event: Any, loc: Loc, fallback: Place) -> object:
        """The value that begins with `event`; `fallback` is the place of its key, for a value of no length."""
        place = _mark(event.start_mark)
        kind = type(event).__name__
        if kind == "ScalarEvent" and not event.value and not event.style:
            place = fallback
        self._document.values[loc] = place
        if len(self._document.values) > MAX_VALUES:
            raise _Unreadable(Found(place=place, what=f"has more than {MAX_VALUES} values: no config file"))
        if kind == "AliasEvent" or event.anchor:
            what = "aliases and anchors (* and &) are not used here"
            self._document.found.append(Found(place=place, what=what, hint=QUOTES_HINT, loc=loc))
        elif event.tag:
            self._document.found.append(
                Found(place=place, what="tags (!) are not used here", hint=QUOTES_HINT, loc=loc)
            )
        if kind == "AliasEvent":
            return None
        if kind == "ScalarEvent":
            return _scalar(event.value) if event.implicit[0] else event.value
        if len(loc) >= MAX_DEPTH:
            raise _Unreadable(Found(place=place, what="is nested too deeply", loc=loc))
        return self._mapping(loc) if kind == "MappingStartEvent" else self._sequence(loc)

    def _sequence(self, loc: Loc) -> list[object]:
        values: list[object] = []
        while type(event := next(self._events)).__name__ != "SequenceEndEvent":
            values.append(self._value(event, (*loc, len(values)), _mark(event.start_mark)))
        return values

    def _mapping(self, loc: Loc) -> dict[str, object]:
        values: dict[str, object] = {}
        keys: dict[str, Place] = {}
        while type(event := next(self._events)).__name__ != "MappingEndEvent":
            place = _mark(event.start_mark)
            if type(event).__name__ != "ScalarEvent" or event.anchor or event.tag:
                hint = QUOTES_HINT if event.start_mark else ""
                raise _Unreadable(Found(place=place, what="a key must be a plain word", hint=hint, loc=loc))
            key = event.value
            at = (*loc, key)
            if key in keys:
                what = f"stands here twice, first in line {keys[key].line}"
                self._document.found.append(Found(place=place, what=what, hint="keep one of them", loc=at))
            elif key == "<<":
                self._document.found.append(Found(place=place, what="merge keys (<<) are not used here", loc=at))
            first = keys.setdefault(key, place)
            value = self._value(next(self._events), at, place)
            if first is place and key != "<<":
                values[key] = value
                self._document.keys[at] = place
        return values


def _scalar(text: str) -> object:
    """A plain scalar by the core schema of YAML 1.2 (10.3.2); dates and octal numbers stay texts."""
    if text in _WORDS:
        return _WORDS[text]
    if _INT.fullmatch(text):
        return int(text)
    if len(text) <= 32 and _FLOAT.fullmatch(text):
        return float(text)
    return text
