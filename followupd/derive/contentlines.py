"""iCalendar content lines (RFC 5545, 3.1), cut from bytes in linear time under the caps on hostile input."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

PROPERTY_CAP = 64 * 1024
TEXT_CAP = 8 * 1024
NESTING_CAP = 30

_UNREAD = (b"ATTACH", b"X-ALT-DESC")
_LINE_END = re.compile(rb"\r?\n(?![ \t])")
_INNER = re.compile(rb"\nBEGIN:", re.IGNORECASE)
_NAME = re.compile(r"[^;:]+")
_PARAM = re.compile(r';([^=;:"]+)=((?:"[^"]*"|[^";:,]*)(?:,(?:"[^"]*"|[^";:,]*))*)')
_ESCAPE = re.compile(r"\\([nN,;\\])")
_LIST_END = re.compile(r"(?<!\\),")
_CARET = re.compile(r"\^([n'^])")
_CARETS = {"n": "\n", "'": '"', "^": "^"}
_CONTROLS = re.compile(r"[\x00-\x08\x0b-\x1f\x7f\x85\u2028\u2029]")


class Damaged(Exception):
    """This component cannot be read, or is refused; the message is a sentence for people, without its text."""


class Line(NamedTuple):
    """One content line: NAME;params:value. Names are upper-case, of a repeated parameter the first counts."""

    name: str
    params: dict[str, str]
    value: str


def top_text(block: bytes) -> bytes:
    """The unfolded lines of a component, each after a line end (LF), without those of components inside it.

    Raises Damaged on a property over 64 KiB (attachments, which are never read, are passed over), on deep nesting,
    and where an inner component is not closed.
    """
    if len(block) > PROPERTY_CAP:
        block = within_caps(block)
    block = unfolded(block)
    if _INNER.search(block, 1) is None:
        return block
    kept: list[bytes] = []
    depth = -1
    for line in block.split(b"\n"):
        start = line[:6].upper()
        if start == b"BEGIN:":
            depth += 1
            if depth > NESTING_CAP:
                raise Damaged("components are nested too deeply in it")
        elif start[:4] == b"END:":
            depth -= 1
        elif not depth:
            kept.append(line)
    if depth > -1:
        raise Damaged("a component inside it is not closed")
    return b"\n" + b"\n".join(kept)


def unfolded(text: bytes) -> bytes:
    """The text with LF alone as line ends, folded lines joined (RFC 5545, 3.1)."""
    text = text.replace(b"\r", b"").replace(b"\n ", b"")
    return text.replace(b"\n\t", b"") if b"\n\t" in text else text


def within_caps(block: bytes) -> bytes:
    """The block without long attachments; raises Damaged where another property is too long. No long one is copied."""
    kept: list[bytes] = []
    start = 0
    for end in (*(match.start() for match in _LINE_END.finditer(block, 1)), len(block)):
        if end - start <= PROPERTY_CAP:
            kept.append(block[start:end])
        elif not block[start : start + 14].lstrip(b"\r\n").upper().startswith(_UNREAD):
            raise Damaged(f"one of its properties is longer than {PROPERTY_CAP // 1024} KiB")
        start = end
    return b"".join(kept)


def parse_line(raw: bytes) -> Line | None:
    """The line in its parts, or None where it is no content line."""
    text = raw.decode("utf-8", "replace")
    head, colon, value = text.partition(":")
    if not colon:
        return None
    if '"' in head and any(":" in quoted or ";" in quoted for quoted in text.split('"')[1::2]):
        return _parse_quoted(text)
    name, *pieces = head.split(";")
    params = dict(map(_piece, reversed(pieces)))  # of a repeated one the first counts
    return Line(name.strip().upper(), params, value)


def _parse_quoted(text: str) -> Line | None:
    name = _NAME.match(text)
    if name is None:
        return None
    params: dict[str, str] = {}
    at = name.end()
    while (match := _PARAM.match(text, at)) is not None:
        params.setdefault(match[1].strip().upper(), _param(match[2]))
        at = match.end()
    _, colon, value = text[at:].partition(":")
    return Line(name[0].strip().upper(), params, value) if colon else None


def parse_time_line(raw: bytes) -> Line | None:
    """Like `parse_line`, for properties whose value has no colon: one in a TZID without quotes does no harm."""
    head, colon, value = raw.decode("utf-8", "replace").rpartition(":")
    if not colon:
        return None
    name, *pieces = head.split(";")
    params: dict[str, str] = {}
    for piece in pieces:
        key, _, given = piece.partition("=")
        params.setdefault(key.strip().upper(), given.strip().strip('"'))
    return Line(name.strip().upper(), params, value.strip())


@lru_cache(maxsize=1024)
def _piece(written: str) -> tuple[str, str]:
    """NAME=value in its parts; nearly all of them stand in many lines."""
    key, _, given = written.partition("=")
    return key.strip().upper(), _param(given)


def _param(given: str) -> str:
    """A parameter value without its quotes, carets decoded (RFC 6868)."""
    given = given.strip().strip('"')
    return _CARET.sub(lambda m: _CARETS[m[1]], given) if "^" in given else given


def text_value(value: str) -> str:
    """A TEXT value unescaped (RFC 5545, 3.3.11), without control characters, at most 8 KiB long."""
    if len(value) < TEXT_CAP and "\\" not in value and value.isprintable():
        return value.strip()
    if "\\" in value:
        value = _ESCAPE.sub(lambda m: "\n" if m[1] in "nN" else m[1], value[: 2 * TEXT_CAP])
    return capped_text(value)


def capped_text(value: str) -> str:
    """A text as it stands, without control characters, at most 8 KiB long."""
    return _CONTROLS.sub("", value[: 2 * TEXT_CAP])[:TEXT_CAP].strip()


def text_list(value: str) -> tuple[str, ...]:
    """A comma-separated list of TEXT, each unescaped; empty ones are left out."""
    return tuple(text for part in _LIST_END.split(value[:TEXT_CAP]) if (text := text_value(part)))
