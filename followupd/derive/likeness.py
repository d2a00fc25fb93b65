"""Recognises a draft of ours in a copy that was edited, re-filed or sent, without any of our headers."""

from __future__ import annotations

import re
import unicodedata
from datetime import UTC, datetime
from email.errors import MessageError
from email.header import decode_header
from email.message import Message
from email.parser import BytesParser
from email.policy import compat32
from email.utils import getaddresses, parsedate_to_datetime
from html import unescape
from itertools import takewhile

from followupd.domain.ids import Address, Key, MessageId
from followupd.domain.record import Struct

SIMILAR = 0.35
"""From this likeness on, two texts are taken for the same letter, edited."""

READ_LIMIT = 32_768
"""Octets of a letter that are looked at."""

_HEADER = 16_384  # octets of a header that are looked at
_PARTS = 50
_WORDS = 2_000
_RUN = 3  # words in a row that are compared
_SHORT = 12  # fewer runs than these are too few to prove anything
_LONG_WORD = 16  # longer ones are scripts without spaces, compared by character

_BAD = (ValueError, LookupError, TypeError, AttributeError, OverflowError, RecursionError, MessageError)
"""What the standard library raises on malformed mail; `decode_header` raises MessageError."""

_LONG_HEADER = re.compile(rb"^(?:Content-[A-Za-z-]{1,40}):[^\n]*(?:\n[ \t][^\n]*)*", re.MULTILINE | re.IGNORECASE)
_MSG_ID = re.compile(r"<([^<>\s]{1,998})>")
_TAG = re.compile(r"<[^<>]*>")
_WORD = re.compile(r"\w+")
_REPLY = re.compile(
    r"\s*(?:re|aw|antw|antwort|sv|vs|odp|rif|rv|r|ref|res|tr|fw|fwd|wg|doorst|回复|答复|转发)\s*(?:\[\d{1,3}\])?\s*[:\uff1a]",
    re.IGNORECASE,
)


class Letter(Struct, frozen=True, kw_only=True):
    """What of a message tells it from another. `text` is what its writer wrote: plain, without quoted lines
    and what stands below a signature's dashes."""

    message_id: MessageId | None = None
    key: Key | None = None
    replies_to: frozenset[MessageId] = frozenset()
    recipients: frozenset[Address] = frozenset()  # without its sender
    date: datetime | None = None
    subject: str = ""
    text: str = ""


def read_letter(raw: bytes) -> Letter:
    """The letter in a message (RFC 5322), from its first 32 KiB; what is malformed in it is left out.

    Linear in time: content headers over 1 KiB are dropped first, since the standard library reads their parameters
    in quadratic time.
    """
    small = _LONG_HEADER.sub(lambda m: m[0] if len(m[0]) <= 1024 else b"X-Dropped: x", raw[:READ_LIMIT])
    try:
        return _letter(BytesParser(policy=compat32).parsebytes(small))
    except _BAD:
        return Letter()


def _letter(message: Message) -> Letter:
    ids = _ids(message, "Message-ID")
    key = _header(message, "X-Followupd-Key").strip()
    sender = _addresses(message, "From")
    return Letter(
        message_id=ids[0] if ids else None,
        key=Key(key) if key else None,
        replies_to=frozenset(_ids(message, "In-Reply-To")),
        recipients=frozenset(_addresses(message, "To", "Cc", "Bcc")) - frozenset(sender),
        date=_date(message),
        subject=_decoded(_header(message, "Subject")),
        text=_text(message),
    )


def likeness(one: str, other: str) -> float:
    """How much of the shorter text stands in the other, 0 to 1: runs of three words, wherever they stand."""
    runs, others = _runs(one), _runs(other)
    return len(runs & others) / max(_SHORT, min(len(runs), len(others)))


def equal_beside_line_ends(one: bytes, other: bytes) -> bool:
    """True where two messages are the same, stored with CRLF or as files are."""
    return one.replace(b"\r\n", b"\n") == other.replace(b"\r\n", b"\n")


def subjects_are_close(one: str, other: str) -> bool:
    """True where the subjects are equal beside reply prefixes, case and signs, or share half of their words."""
    words, others = _subject_words(one), _subject_words(other)
    if not words or not others:
        return False
    shared = len(set(words) & set(others))
    return words == others or (shared >= 2 and shared * 2 >= max(len(set(words)), len(set(others))))


def _subject_words(subject: str) -> list[str]:
    text = subject[:500]
    while found := _REPLY.match(text):
        text = text[found.end() :]
    return _words(text)


def _runs(text: str) -> frozenset[tuple[str, ...]]:
    words = _words(text)
    return frozenset(tuple(words[i : i + _RUN]) for i in range(len(words) - _RUN + 1))


def _words(text: str) -> list[str]:
    words: list[str] = []
    for found in _WORD.finditer(_normalised(text[:READ_LIMIT])):
        words += [found[0]] if len(found[0]) <= _LONG_WORD else list(found[0])
        if len(words) >= _WORDS:
            break
    return words[:_WORDS]


def _normalised(text: str) -> str:
    """Piece by piece: a long run of combining marks is put into order in quadratic time."""
    pieces = (text[i : i + 500] for i in range(0, len(text), 500))
    return "".join(unicodedata.normalize("NFKC", piece) for piece in pieces).casefold()


def _text(message: Message) -> str:
    plain = html = ""
    for count, part in enumerate(message.walk()):
        if count >= _PARTS or plain:
            break
        if part.get_content_type() == "text/plain":
            plain = _payload(part)
        elif part.get_content_type() == "text/html" and not html:
            html = unescape(_TAG.sub(" ", _payload(part)))
    lines = (plain or html).splitlines()
    written = takewhile(lambda line: line.rstrip() != "--", lines)
    return "\n".join(line for line in written if not line.lstrip().startswith(">"))


def _payload(part: Message) -> str:
    try:
        octets = part.get_payload(decode=True)
        charset = part.get_content_charset("utf-8")
        return octets.decode(charset, "replace") if isinstance(octets, bytes) else ""
    except _BAD:
        return ""


def _header(message: Message, name: str) -> str:
    value = message.get(name)
    return "" if value is None else str(value)[:_HEADER]


def _ids(message: Message, name: str) -> tuple[MessageId, ...]:
    return tuple(MessageId(found) for found in _MSG_ID.findall(_header(message, name)))


def _addresses(message: Message, *names: str) -> tuple[Address, ...]:
    values = [value for name in names if (value := _header(message, name)) and value.count("(") <= 20]
    try:
        # One by one: Debian's 3.11.2 gives up on all of them where one is empty or odd.
        pairs = [pair for value in values for pair in getaddresses([value])]
    except _BAD:
        return ()
    return tuple(address for _, spec in pairs[:500] if (address := Address.parse(spec)) is not None)


def _decoded(value: str) -> str:
    try:
        parts = decode_header(value[:2_000])
        return "".join(p if isinstance(p, str) else p.decode(charset or "ascii", "replace") for p, charset in parts)
    except _BAD:
        return value[:2_000]


def _date(message: Message) -> datetime | None:
    try:
        at = parsedate_to_datetime(_header(message, "Date"))
        return at.astimezone(UTC) if at.tzinfo is not None else at.replace(tzinfo=UTC)
    except _BAD:
        return None
