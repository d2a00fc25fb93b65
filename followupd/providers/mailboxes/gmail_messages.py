"""Gmail's message resources, read: what folder their labels mean, their headers, their octets."""

from __future__ import annotations

import binascii
from base64 import urlsafe_b64decode
from collections.abc import Collection, Iterator, Mapping
from datetime import UTC, datetime
from typing import Any

from followupd.domain.ids import Ref
from followupd.domain.message import Folder, Message
from followupd.domain.record import replace
from followupd.providers.mailboxes.headers import NAMES, scan

HEADERS = tuple(name.title().replace("Message-Id", "Message-ID") for name in NAMES)
"""The headers that are asked for: those that the scanner reads, as they are mostly written."""
SCHEDULED = "SCHEDULED"
"""The label of what Gmail will send later, and the user can still take back."""

_ROLES = (
    ("TRASH", Folder.TRASH),
    ("SPAM", Folder.JUNK),
    (SCHEDULED, Folder.OTHER),
    ("DRAFT", Folder.DRAFTS),
    ("CHAT", Folder.JUNK),  # no mail, whatever its age
    ("SENT", Folder.SENT),
    ("INBOX", Folder.INBOX),
)
_UNREAD = frozenset({Folder.JUNK, Folder.TRASH, Folder.DRAFTS})
NEVER = datetime(1970, 1, 1, tzinfo=UTC)
_LATEST_MS = 253_402_300_799_000  # the last second of the year 9999


def folder_of(labels: Collection[str]) -> Folder:
    """The folder that a message with these labels counts as lying in: a message has one, whatever its labels."""
    return next((folder for label, folder in _ROLES if label in labels), Folder.OTHER)


def is_told(labels: Collection[str]) -> bool:
    """True where a message with these labels is part of the history."""
    return SCHEDULED not in labels and folder_of(labels) not in _UNREAD


def labels_of(resource: Mapping[str, Any]) -> frozenset[str]:
    return frozenset(label for label in resource.get("labelIds") or () if isinstance(label, str))


def entries(record: Mapping[str, Any], kind: str) -> Iterator[tuple[str, frozenset[str], frozenset[str]]]:
    """Each message of one kind of change in a record: its id, its labels, and those that the change is about."""
    for entry in record.get(kind) or ():
        message = entry.get("message") or {}
        if number := str(message.get("id") or ""):
            yield number, labels_of(message), labels_of(entry)


def message_of(resource: Mapping[str, Any]) -> Message:
    """The message of a resource in the `metadata` format, by the scanner that reads mail files."""
    number = str(resource["id"])
    payload = resource.get("payload")
    told = payload.get("headers") if isinstance(payload, dict) else None
    # A value keeps to its line, so that it can pose as no other header.
    lines = [f"{flat(one.get('name'))}: {flat(one.get('value'))}\n" for one in told or () if isinstance(one, dict)]
    block = "".join((*lines, f"X-Gmail-Id: {number}\n\n"))  # headerless messages are still told apart
    delivered = delivered_at(resource)
    found = scan(
        block.encode("utf-8", "replace"), ref=Ref(number), folder=folder_of(labels_of(resource)), delivered=delivered
    )
    return replace(found, date=min(found.date, delivered)) if delivered > NEVER else found


def flat(text: object) -> str:
    """A header's name or value on one line."""
    return str(text or "").replace("\r", " ").replace("\n", " ")


def delivered_at(resource: Mapping[str, Any]) -> datetime:
    """When Gmail took the message in, aware UTC; the epoch where it does not say."""
    told = str(resource.get("internalDate") or "")
    milliseconds = min(int(told), _LATEST_MS) if told.isdecimal() and len(told) < 20 else 0
    return datetime.fromtimestamp(milliseconds / 1000, UTC)


def octets_of(resource: Mapping[str, Any]) -> bytes | None:
    """The message of a resource in the `raw` format, or None where it cannot be read."""
    return octets_in(resource.get("raw"))


def octets_in(text: object) -> bytes | None:
    """The octets that Gmail tells as text (RFC 4648, 5), or None where it is none."""
    try:
        return urlsafe_b64decode(text.encode("ascii", "replace") + b"===") if isinstance(text, str) else None
    except (ValueError, binascii.Error):
        return None
