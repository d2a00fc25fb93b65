"""Keys: the identity of a draft, the same for ever, opaque to whoever receives it."""

from __future__ import annotations

import hmac
from collections.abc import Callable

from followupd.domain.event import OccurrenceId
from followupd.domain.ids import Address, Key, MessageId

GROUP = "*"
"""Stands in the place of the person where one draft goes to all of a meeting."""

KeyOf = Callable[[OccurrenceId, Address | None, str], Key]
"""`follow_up_key` with its secret."""


def follow_up_key(secret: bytes, meeting: OccurrenceId, person: Address | None, step: str) -> Key:
    """The key of UID + RECURRENCE-ID + person + step; `person` None: the group. Never a start time or title."""
    parts = [part.encode() for part in (meeting.uid, meeting.recurrence_id or "", person or GROUP, step)]
    told = b"".join([len(part).to_bytes(4) + part for part in parts])
    return Key(hmac.digest(secret, told, "sha256")[:16].hex())


def promise_key(key: KeyOf, person: Address, ref: str) -> Key:
    """The key of the draft that delivers the promise `ref`."""
    return key(OccurrenceId(uid=f"promise:{ref}"), person, "promise")


def nudge_key(key: KeyOf, person: Address, root: Key, number: int) -> Key:
    """The key of the `number`th nudge (from 1) after the draft of key `root` was sent."""
    return key(OccurrenceId(uid=f"draft:{root}"), person, f"nudge-{number}")


def check_in_key(key: KeyOf, person: Address, turn: int) -> Key:
    """The key of the check-in of this turn (from 1)."""
    return key(OccurrenceId(uid="check-in"), person, f"turn-{turn}")


def graceful_no_key(key: KeyOf, person: Address, decline: MessageId) -> Key:
    """The key of the one answer to their polite no."""
    return key(OccurrenceId(uid="graceful-no"), person, decline)


def fraction(key: Key) -> float:
    """A number in [0, 1), the same for ever for a key, and spread evenly over keys."""
    return int(key[:8], 16) / 2**32
