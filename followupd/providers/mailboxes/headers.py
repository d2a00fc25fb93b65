"""The header block of a message, read for what the history needs and no more (RFC 5322), in linear time.

Nothing here is ever parsed that a stranger could make expensive: a block is read to 256 KiB, a header to 16 KiB,
the first of several headers of one name counts, and bodies and MIME parameters are not looked at.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Mapping
from datetime import UTC, datetime, timedelta, timezone

from followupd.domain.ids import Key, MessageId, Ref
from followupd.domain.message import Folder, Mailbox, Message
from followupd.providers.mailboxes.addresses import mailboxes
from followupd.providers.mailboxes.text import decoded, one_line, to_text

BLOCK_LIMIT = 262_144
HEADER_LIMIT = 16_384
IDS_KEPT = 200
TRACE_KEPT, TRACE_LENGTH = 40, 2_000
_TRACE = frozenset({b"received", b"authentication-results"})

_END = re.compile(rb"\n\r?\n")
_NAMES = (
    b"from|sender|to|cc|bcc|subject|date|received|message-id|in-reply-to|references|x-followupd-key"
    b"|list-id|list-post|list-unsubscribe|precedence"
    b"|authentication-results|auto-submitted|return-path|x-autoreply|x-autorespond|x-auto-reply|x-failed-recipients|content-type|content-class"
)
NAMES = tuple(_NAMES.decode().split("|"))
"""The headers that are read, in lower case."""
_HEADER = re.compile(rb"\n(" + _NAMES + rb")[ \t]*+:([^\n]*+(?:\n[ \t][^\n]*+)*+)")
_ID = re.compile(r"<([^<>\s]{1,998}+)>")
_KEY = re.compile(r"[0-9a-f]{32}")
_DATE = re.compile(
    r"\s*(?:[A-Za-z]{3},\s*)?(\d{1,2})\s+([A-Za-z]{3})\s+(\d{4})\s+(\d\d):(\d\d)(?::(\d\d))?\s+([+-])([01]\d|2[0-3])([0-5]\d)\b"
)
_MONTH_NAMES = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_MONTHS = {name: number + 1 for number, name in enumerate(_MONTH_NAMES)}
_LONGEST_WAY = timedelta(days=30)
_YEAR = timedelta(days=366)


def block_end(raw: bytes) -> int:
    """Where the header block of `raw` ends, or -1 where its end is not in it."""
    if raw[:1] == b"\n" or raw[:2] == b"\r\n":
        return 0
    found = _END.search(raw)
    return found.start() + 1 if found else -1


def scan(raw: bytes, *, ref: Ref, folder: Folder, delivered: datetime) -> Message:
    """The message whose first octets are `raw`; never fails: what cannot be read is left empty.

    `delivered` (aware UTC) stands in where neither Date nor Received say when it was.
    """
    headers, trace = _headers(raw)
    sender = _first(mailboxes(_text(headers, b"from"))) or _first(mailboxes(_text(headers, b"sender")))
    to, cc, bcc = (mailboxes(_text(headers, name)) for name in (b"to", b"cc", b"bcc"))
    # Old clients name the author in In-Reply-To: an address there would tie all of their threads together.
    people = {one.address for one in (sender, *to) if one} if b"in-reply-to" in headers else set()
    return Message(
        message_id=_own_id(headers, raw),
        ref=ref,
        folder=folder,
        date=_date(headers, delivered),
        sender=sender,
        to=to,
        cc=cc,
        bcc=bcc,
        subject=one_line(decoded(_text(headers, b"subject"))),
        in_reply_to=tuple(one for one in _ids(headers, b"in-reply-to") if one.lower() not in people),
        references=_ids(headers, b"references"),
        bulk=_is_bulk(headers),
        automatic=_is_automatic(headers),
        key=_key(headers),
        trace=trace,
    )


def parsed_date(text: str) -> datetime | None:
    """The time that a Date header tells, in UTC; without a zone, or with `-0000`, it is UTC already."""
    plain = _DATE.match(text)
    try:
        if plain is not None:
            day, month, year, hour, minute, second, sign, hours, minutes = plain.groups()
            offset = timedelta(hours=int(hours), minutes=int(minutes))
            local = datetime(
                int(year),
                _MONTHS[month.lower()],
                int(day),
                int(hour),
                int(minute),
                min(int(second or 0), 59),
                tzinfo=UTC,
            )
            return local - offset if sign == "+" else local + offset
        from email.utils import parsedate_tz

        told = parsedate_tz(text[:200])
        if told is None:
            return None
        zone = timezone(timedelta(seconds=told[9] or 0))
        return datetime(*told[:5], min(told[5], 59), tzinfo=zone).astimezone(UTC)
    except (ValueError, KeyError, OverflowError, IndexError, TypeError):
        return None


def _headers(raw: bytes) -> tuple[Mapping[bytes, bytes], tuple[str, ...]]:
    """The first header of each name, and the lines of `Message.trace`."""
    end = block_end(raw)
    block = b"\n" + (raw[:end] if end >= 0 else raw[:BLOCK_LIMIT])
    found: dict[bytes, bytes] = {}
    trace: list[str] = []
    for header in _HEADER.finditer(block.lower()):
        name = header[1]
        if name not in found:
            start, stop = header.span(2)
            found[name] = _cut(block[start:stop])
        if name in _TRACE and len(trace) < TRACE_KEPT:
            trace.append(f"{name.decode()}:{header[2][:TRACE_LENGTH].decode('latin-1')}")
    return found, tuple(trace)


def _cut(value: bytes) -> bytes:
    """At most 16 KiB, cut where an address or id ends: half of one could be somebody else's."""
    if len(value) <= HEADER_LIMIT:
        return value
    value = value[:HEADER_LIMIT]
    return value[: max(value.rfind(b","), value.rfind(b">") + 1, value.rfind(b" "), 0)]


def _text(headers: Mapping[bytes, bytes], name: bytes) -> str:
    value = headers.get(name)
    return to_text(value.replace(b"\r", b"").replace(b"\n", b"")).strip() if value else ""


def _first(found: tuple[Mailbox, ...]) -> Mailbox | None:
    return found[0] if found else None


def _ids(headers: Mapping[bytes, bytes], name: bytes) -> tuple[MessageId, ...]:
    text = _text(headers, name)
    if not text:
        return ()
    if not text.isprintable():
        text = one_line(text, HEADER_LIMIT)
    if "<" not in text:  # some clients leave the brackets out
        return (MessageId(text),) if "@" in text and " " not in text else ()
    found = _ID.findall(text) or _ID.findall(text.replace(" ", ""))  # folded in the middle of an id
    return tuple(found[:IDS_KEPT])


def _own_id(headers: Mapping[bytes, bytes], raw: bytes) -> MessageId:
    told = _ids(headers, b"message-id")
    if told:
        return told[0]
    names = (b"from", b"to", b"cc", b"date", b"subject", b"in-reply-to")
    parts = [b" ".join(headers.get(name, b"").split()) for name in names]
    digest = hashlib.sha256(b"\n".join(parts) if any(parts) else raw).hexdigest()
    return MessageId(f"{digest[:32]}@no-message-id.invalid")


def _date(headers: Mapping[bytes, bytes], delivered: datetime) -> datetime:
    told = parsed_date(_text(headers, b"date"))
    received = parsed_date(_text(headers, b"received").rpartition(";")[2])
    if told is None:
        return received or delivered
    if received is not None:
        # A clock that was never set tells a day long past: nothing was on its way for weeks.
        return received if told < received - _LONGEST_WAY else min(told, received)
    # A copy in Sent carries no Received, and files may be older than the mail in them when time is pretended.
    return delivered if told > delivered + _YEAR else told


def _is_bulk(headers: Mapping[bytes, bytes]) -> bool:
    if b"list-id" in headers or b"list-unsubscribe" in headers or b"list-post" in headers:
        return True
    return _word(headers, b"precedence") in ("bulk", "list", "junk")


def _is_automatic(headers: Mapping[bytes, bytes]) -> bool:
    if _word(headers, b"auto-submitted") not in ("", "no") or _word(headers, b"precedence") == "auto_reply":
        return True
    if b"x-failed-recipients" in headers or headers.get(b"return-path", b"").strip() == b"<>":
        return True
    if any(_word(headers, name) not in ("", "no") for name in (b"x-autoreply", b"x-autorespond", b"x-auto-reply")):
        return True
    # Delivery and read reports, and answers to invitations: written by programs at a click.
    return _word(headers, b"content-type") in ("multipart/report", "text/calendar") or (
        "calendarmessage" in _text(headers, b"content-class")[:200]
    )


def _word(headers: Mapping[bytes, bytes], name: bytes) -> str:
    value = headers.get(name)
    return to_text(value[:200]).replace("(", ";").partition(";")[0].strip().lower() if value else ""


def _key(headers: Mapping[bytes, bytes]) -> Key | None:
    text = _text(headers, b"x-followupd-key")
    return Key(text) if _KEY.fullmatch(text) else None
