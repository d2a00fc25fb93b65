"""The cursor of a Gmail mailbox: how far its history was read, and of whom old mail was told."""

from __future__ import annotations

import hashlib
import json
import secrets

from followupd.domain.ids import Address, Cursor
from followupd.domain.record import Struct, field

_WIDTH = 12  # hex digits of a hash: one in millions of people would be taken for another
_HEX = frozenset("0123456789abcdef")


class GmailCursor(Struct, frozen=True, kw_only=True):
    """How far a mailbox was read. Mail from `since` on (seconds since the epoch; a day before the first pull) is told
    of everybody, older mail of those alone whose salted hash is in `told`. `is_partial`: some of what comes after
    `history` was told already."""

    history: str
    since: int
    salt: str = field(default_factory=lambda: secrets.token_hex(8))
    told: frozenset[str] = frozenset()
    is_partial: bool = False

    def mark(self, address: Address) -> str:
        """What stands for an address here: the cursor names nobody."""
        return hashlib.sha256(f"{self.salt} {address}".encode()).hexdigest()[:_WIDTH]

    def text(self) -> Cursor:
        told = {"history": self.history, "since": self.since, "salt": self.salt, "told": "".join(sorted(self.told))}
        return Cursor(json.dumps({"gmail": told | ({"partial": True} if self.is_partial else {})}))


def read_cursor(text: Cursor) -> GmailCursor:
    """The cursor in its text. Raises ValueError for anything else."""
    try:
        told = json.loads(text)["gmail"]
        history, since, salt, marks = str(told["history"]), int(told["since"]), str(told["salt"]), str(told["told"])
        partial = told.get("partial") is True
    except (KeyError, TypeError, AttributeError) as error:
        raise ValueError("not of Gmail") from error
    if not history.isdecimal() or len(marks) % _WIDTH or not _HEX.issuperset(marks):
        raise ValueError("not of Gmail")
    each = frozenset(marks[i : i + _WIDTH] for i in range(0, len(marks), _WIDTH))
    return GmailCursor(history=history, since=since, salt=salt, told=each, is_partial=partial)
