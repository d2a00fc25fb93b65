"""Keys: the identity of a draft, the same for ever, opaque to whoever receives it."""

from __future__ import annotations

import hmac

from followupd.domain.event import OccurrenceId
from followupd.domain.ids import Address, Key

GROUP = "*"
"""Stands in the place of the person where one draft goes to all of a meeting."""


def follow_up_key(secret: bytes, meeting: OccurrenceId, person: Address | None, step: str) -> Key:
    """The key of UID + RECURRENCE-ID + person + step; `person` None: the group. Never a start time or title."""
    parts = [part.encode() for part in (meeting.uid, meeting.recurrence_id or "", person or GROUP, step)]
    told = b"".join([len(part).to_bytes(4) + part for part in parts])
    return Key(hmac.digest(secret, told, "sha256")[:16].hex())
