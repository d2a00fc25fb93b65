"""Octets of mail into text, whatever they claim to be; never fails."""

from __future__ import annotations

import binascii
import codecs
import re

_KNOWN = (
    *("utf", "us-ascii", "ascii", "iso", "latin", "windows", "cp", "koi8", "gb", "hz", "big5", "euc", "shift", "sjis"),
    *("ks", "johab", "mac", "tis", "ansi", "unicode"),
)
"""How names of character sets begin. Other codecs of Python's are none (zlib), or cost too much (punycode)."""
_WIDER = {"iso8859-1": "cp1252", "gb2312": "gb18030", "gbk": "gb18030", "euc_kr": "cp949", "shift_jis": "cp932"}
"""What is really sent under a narrower name (WHATWG Encoding)."""
_WORD = re.compile(r"=\?([^?\s*]{1,60})(?:\*[^?\s]{0,20})?\?([bq])\?([^?\r\n]*+)\?=", re.IGNORECASE)
_NOT_BASE64 = re.compile(rb"[^A-Za-z0-9+/]++")


def to_text(octets: bytes, charset: str = "") -> str:
    """`octets` read as `charset`; as UTF-8, or else Windows-1252, where it is unknown or plain ASCII."""
    codec = _codec(charset)
    if octets.startswith(codecs.BOM_UTF8):
        octets, codec = octets[3:], "utf-8"
    if codec not in ("", "ascii"):
        try:
            return octets.decode(codec, "replace")
        except (LookupError, ValueError):  # codecs of states (UTF-16, ISO-2022) may refuse in spite of "replace"
            pass
    try:
        return octets.decode()
    except UnicodeDecodeError:
        return octets.decode("cp1252", "replace")


def _codec(charset: str) -> str:
    """Python's name of it, or empty."""
    name = charset.strip().lower().removeprefix("x-")[:60]
    if not name.startswith(_KNOWN) or not name.isascii() or "\0" in name:
        return ""
    name = {"ks_c_5601-1987": "cp949", "unicode-1-1-utf-7": "utf-7"}.get(name, name)
    try:
        known = codecs.lookup(name).name
    except LookupError:
        return ""
    return _WIDER.get(known, known)


def decoded(value: str) -> str:
    """`value` with its encoded-words read (RFC 2047); what is none, or cannot be read, stays as it is."""
    if "=?" not in value:
        return value
    out: list[str] = []
    octets, charset, end = b"", "", 0
    for word in _WORD.finditer(value):
        between = value[end : word.start()]
        joined = charset and not between.strip()
        if not joined or word[1].lower() != charset:
            out.append(to_text(octets, charset))
            octets = b""
        if not joined:
            out.append(between)
        # Letters of several octets may be cut in two: pieces of one charset are read together.
        octets += _octets(word[3], word[2])
        charset, end = word[1].lower(), word.end()
    out += (to_text(octets, charset), value[end:])
    return "".join(out)


def _octets(text: str, encoding: str) -> bytes:
    raw = text.encode("utf-8", "replace")
    return from_base64(raw) if encoding in "bB" else binascii.a2b_qp(raw, header=True)


def from_base64(octets: bytes) -> bytes:
    """The octets behind base64 (RFC 2045, 6.8), as far as they can be read."""
    start = octets.find(b"=")
    clean = _NOT_BASE64.sub(b"", octets if start < 0 else octets[:start])
    if len(clean) % 4 == 1:
        clean = clean[:-1]
    return binascii.a2b_base64(clean + b"=" * (-len(clean) % 4))


def without_encoding(octets: bytes, encoding: str) -> bytes:
    """`octets` without their Content-Transfer-Encoding."""
    match encoding:
        case "base64":
            return from_base64(octets)
        case "quoted-printable":
            return binascii.a2b_qp(octets)
        case _:
            return octets
