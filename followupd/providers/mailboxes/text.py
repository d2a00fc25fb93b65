"""Header text made safe: octets of any sort to one line of characters (RFC 5322, RFC 2047), in linear time."""

from __future__ import annotations

import binascii
import codecs
import re
from functools import lru_cache

_WORD = re.compile(r"=\?([^?\s]{1,60})\?([bBqQ])\?([^?]*)\?=")
_BREAKS = re.compile("[\x00-\x1f\x7f-\x9f\u2028\u2029]")
_HIDDEN = re.compile("[\u061c\u200b\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff\ud800-\udfff]")  # bidi, invisible
# Known to Python, but no charsets of mail; punycode takes quadratic time.
_NO_CHARSETS = frozenset({"punycode", "idna", "unicode_escape", "raw_unicode_escape", "undefined"})


def to_text(raw: bytes) -> str:
    """The characters of a raw header: ASCII, else UTF-8, else what Windows would have meant."""
    try:
        return raw.decode()
    except UnicodeDecodeError:
        return raw.decode("cp1252", "replace")


def one_line(text: str, limit: int = 998) -> str:
    """`text` without control and direction characters, spaces single, at most `limit` characters."""
    if not text.isprintable():
        text = _HIDDEN.sub("", _BREAKS.sub(" ", text))
    return " ".join(text.split())[:limit]


def decoded(text: str) -> str:
    """`text` with its encoded-words (RFC 2047) decoded; what cannot be decoded stays as it is."""
    if "=?" not in text:
        return text
    out: list[str] = []
    held: list[bytes] = []  # octets of neighbouring words: a character may be split between two
    charset, end = "", 0
    for word in _WORD.finditer(text):
        between = text[end : word.start()]
        octets = _octets(word[2], word[3])
        if octets is None:
            continue
        if held and (between.strip() or word[1].lower() != charset):
            out.append(_characters(held, charset))
            held = []
        if between.strip() or not end:
            out.append(between)
        charset, end = word[1].lower(), word.end()
        held.append(octets)
    out.append(_characters(held, charset))
    out.append(text[end:])
    return "".join(out)


def _octets(encoding: str, encoded: str) -> bytes | None:
    try:
        raw = encoded.encode("ascii")
        if encoding in "qQ":
            return binascii.a2b_qp(raw, header=True)
        return binascii.a2b_base64(raw + b"==")
    except (ValueError, binascii.Error):
        return None


def _characters(parts: list[bytes], charset: str) -> str:
    raw = b"".join(parts)
    if not raw:
        return ""
    name = _codec(charset.partition("*")[0])  # RFC 2231 lets a language follow
    try:
        return raw.decode(name, "replace") if name else to_text(raw)
    except (LookupError, ValueError):
        return to_text(raw)


@lru_cache(maxsize=256)
def _codec(charset: str) -> str | None:
    try:
        name = codecs.lookup(charset).name
    except (LookupError, ValueError):
        return None
    return None if name in _NO_CHARSETS else name
