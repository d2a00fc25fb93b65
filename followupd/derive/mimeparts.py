"""A message taken apart into headers and leaves (RFC 5322, RFC 2045 to 2047, RFC 2231).

An own scanner: the standard library's takes minutes over a message that was made for it. Everything is bounded, one
walk a level, and never fails; what cannot be read is taken as text.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from types import MappingProxyType
from urllib.parse import unquote_to_bytes

from followupd.derive.charsets import decoded, to_text, without_encoding
from followupd.domain.record import Struct

_LONGEST = 262_144
_HEADER_LIMIT = 16_384
_HEADERS, _PARTS, _DEPTH, _PARAMS = 1_000, 200, 30, 40

_FIELD = re.compile(rb"([!-9;-~]{1,80}+)[ \t]*+:")
_PIECE = re.compile(r'"(?:[^"\\]|\\.)*+"|[^;"]++|;|"')
_ESCAPED = re.compile(r"\\(.)")
_CONTROL = re.compile(r"[\x00-\x1f\x7f\x85\u2028\u2029]++")
_CONTINUED = re.compile(r"([^*]++)(?:\*(\d{1,3}))?+(\*)?")
_ALONE = frozenset(
    b"from subject message-id mime-version content-type received return-path delivered-to auto-submitted".split()
)
_MAIL = _ALONE | frozenset(b"to cc bcc date sender reply-to in-reply-to references list-id precedence".split())
_NONE: Mapping[str, str] = MappingProxyType({})


class Part(Struct, frozen=True, kw_only=True):
    """One leaf. `type` in lower case; `body` without its transfer encoding; `depth` 0 for a message without parts."""

    type: str
    params: Mapping[str, str]
    disposition: str
    body: bytes
    depth: int

    @property
    def text(self) -> str:
        """The body as text with `\\n` at line ends."""
        text = to_text(self.body, self.params.get("charset", ""))
        return text.replace("\r\n", "\n").replace("\r", "\n").replace("\0", "")


class Mail(Struct, frozen=True, kw_only=True):
    """A message: headers in order, names in lower case, values unfolded and decoded; its leaves, depth first.

    `message/*` and report parts are leaves with their raw body. No headers: it was a bare body.
    """

    headers: tuple[tuple[str, str], ...]
    parts: tuple[Part, ...]
    type: str
    params: Mapping[str, str]

    def header(self, name: str) -> str:
        """The first header of that name, empty where there is none."""
        return next((value for one, value in self.headers if one == name), "")

    def all(self, name: str) -> tuple[str, ...]:
        """All headers of that name."""
        return tuple(value for one, value in self.headers if one == name)


def read_mail(raw: bytes) -> Mail:
    """The message in `raw`, of which 262,144 octets are read."""
    raw = raw[:_LONGEST]
    start = raw.find(b"\n") + 1 if raw.startswith((b"From ", b">From ")) else 0  # of an mbox
    fields, body = _split(raw, start)
    names = {name for name, _ in fields}
    if not (names & _ALONE or len(names & _MAIL) > 1) or b"sent" in names:
        # The lines above the first empty one are talk, or what Outlook puts above a quote.
        return Mail(headers=(), parts=(_leaf("text/plain", _NONE, {}, raw, 0),), type="text/plain", params=_NONE)
    headers = tuple((name.decode("ascii"), _value(value)) for name, value in fields)
    type_, params = _typed(dict(reversed(headers)).get("content-type", ""))
    parts = _parts(fields, body, 0, "text/plain")
    kept = tuple(part for part, _ in zip(parts, range(_PARTS), strict=False))
    return Mail(headers=headers, parts=kept, type=type_ or "text/plain", params=params)


def _split(raw: bytes, start: int = 0) -> tuple[list[tuple[bytes, bytes]], bytes]:
    """The fields from `start` on, unfolded, and the body behind them. A line that is no field begins the body."""
    fields: list[tuple[bytes, list[bytes]]] = []
    while start < len(raw) and len(fields) <= _HEADERS:
        end = raw.find(b"\n", start) + 1 or len(raw)
        line = raw[start:end].rstrip(b"\r\n")
        field = _FIELD.match(line)
        if not line:
            start = end
            break
        if line[:1] in b" \t" and fields:
            fields[-1][1].append(line)
        elif field is not None:
            fields.append((field[1].lower(), [line[field.end() :]]))
        elif not line.startswith(b">From "):
            break
        start = end
    return [(name, b"".join(lines)[:_HEADER_LIMIT]) for name, lines in fields], raw[start:]


def _value(raw: bytes) -> str:
    """Decoded, on one line: an encoded-word can hide line ends."""
    return _CONTROL.sub(" ", decoded(to_text(raw))).strip()


def _parts(fields: list[tuple[bytes, bytes]], body: bytes, depth: int, default: str) -> Iterator[Part]:
    """The leaves of one entity."""
    headers = {name: value for name, value in reversed(fields) if name.startswith(b"content-")}
    type_, params = _typed(to_text(headers.get(b"content-type", b"")))
    type_ = type_ or default
    boundary = params.get("boundary", "").encode("utf-8", "replace")
    pieces = _pieces(body, boundary) if type_.startswith("multipart/") and boundary and depth < _DEPTH else []
    if not pieces:
        multipart = type_.startswith("multipart/") and depth < _DEPTH
        yield _leaf("text/plain" if multipart else type_, params, headers, body, depth)
    for piece in pieces:
        inner = "message/rfc822" if type_ == "multipart/digest" else "text/plain"
        yield from _parts(*_split(piece), depth + 1, inner)


def _pieces(body: bytes, boundary: bytes) -> list[bytes]:
    """What lies between the delimiter lines (RFC 2046, 5.1.1); what follows the last counts where none closes it."""
    pieces: list[bytes] = []
    start = -1
    for line in re.finditer(rb"^--" + re.escape(boundary) + rb"(--)?[ \t]*+\r?$", body, re.MULTILINE):
        if start >= 0:
            pieces.append(body[start : line.start()].removesuffix(b"\n").removesuffix(b"\r"))
        start = line.end() + 1
        if line[1] or len(pieces) >= _PARTS:
            return pieces
    return [*pieces, body[start:]] if 0 <= start < len(body) else pieces


def _leaf(type_: str, params: Mapping[str, str], headers: Mapping[bytes, bytes], body: bytes, depth: int) -> Part:
    encoding = to_text(headers.get(b"content-transfer-encoding", b"")).strip().lower()
    disposition = to_text(headers.get(b"content-disposition", b""))[:200].partition(";")[0].strip().lower()
    body = without_encoding(body, encoding)
    return Part(type=type_, params=params, disposition=disposition, body=body, depth=depth)


def _typed(value: str) -> tuple[str, Mapping[str, str]]:
    """The type in lower case, empty where there is none that can be read, and the parameters."""
    type_, _, rest = value.partition(";")
    type_ = re.sub(r"\s|\(.*", "", type_).lower()
    found: dict[str, list[tuple[int, str, str]]] = {}
    for name, text in _assignments(rest):
        told = _CONTINUED.fullmatch(name)
        if told is not None and sum(map(len, found.values())) < _PARAMS:
            found.setdefault(told[1], []).append((int(told[2] or 0), told[3] or "", text))
    params = {name: _joined(sorted(pieces)) for name, pieces in found.items()}
    return (type_ if re.fullmatch(r"[\w.+-]+/[\w.+-]+", type_) else ""), MappingProxyType(params)


def _assignments(text: str) -> Iterator[tuple[str, str]]:
    """The `name=value` in `a=b; c="d;e"`."""
    name, value, seen = "", "", False
    for piece in (*_PIECE.findall(text), ";"):
        if piece == ";":
            if seen and name.strip():
                yield name.strip().lower(), value.strip()
            name, value, seen = "", "", False
        elif piece.startswith('"') and len(piece) > 1:
            value += _ESCAPED.sub(r"\1", piece[1:-1])
        elif seen:
            value += piece
        else:
            name, equals, value = piece.partition("=")
            seen, value = bool(equals), value.strip()


def _joined(pieces: list[tuple[int, str, str]]) -> str:
    """One value out of its pieces (RFC 2231, 3 and 4)."""
    if not any(starred for _, starred, _ in pieces):
        return decoded("".join(text for _, _, text in pieces) if len(pieces) > 1 else pieces[0][2])
    charset, octets = "", b""
    for number, starred, text in pieces:
        if starred and number == 0 and text.count("'") >= 2:
            charset, _, text = text.split("'", 2)
        octets += unquote_to_bytes(text) if starred else text.encode("utf-8", "replace")
    return to_text(octets, charset)
