"""Identifiers, each a type of its own so that none is taken for another."""

from __future__ import annotations

import re
from typing import NewType

AccountName = NewType("AccountName", str)
"""An account's name in the config."""
Source = NewType("Source", str)
"""One calendar or mailbox of an account, such as `work/calendars/0` or `work/mail`."""
Key = NewType("Key", str)
"""The opaque HMAC of UID, RECURRENCE-ID, person and step: 32 lower-case hex digits."""
MessageId = NewType("MessageId", str)
"""An RFC 5322 msg-id without its angle brackets."""
ThreadId = NewType("ThreadId", str)
Ref = NewType("Ref", str)
"""Where a provider keeps an item; opaque to everybody else."""
Cursor = NewType("Cursor", str)
"""How far a provider has been read; opaque to everybody else."""

_ADDR_SPEC = re.compile(r"[^\s<>()\[\]\\,;:\"@\x00-\x1f\x7f]+@[^\s<>()\\,;:\"@\x00-\x1f\x7f]+")


class Address(str):
    """An RFC 5322 addr-spec, lower-cased: mail systems in use do not tell case apart.

    Made by `Address.parse`; calling the class itself trusts the caller.
    """

    __slots__ = ()

    @classmethod
    def parse(cls, raw: str) -> Address | None:
        """The address in `raw`, a bare addr-spec or a `mailto:` URI (RFC 6068), or None where there is none.

        Quoted local parts, control characters and anything over 254 octets (RFC 5321, 4.5.3.1.3) are refused.
        """
        text = raw.strip()
        if text[:7].lower() == "mailto:":
            text = text[7:].partition("?")[0]
        text = text.strip().strip("<>").lower()
        if len(text.encode("utf-8", "replace")) > 254 or not _ADDR_SPEC.fullmatch(text):
            return None
        return cls(text)

    @property
    def local(self) -> str:
        return self.rpartition("@")[0]

    @property
    def domain(self) -> str:
        return self.rpartition("@")[2]


FORGOTTEN = "forgotten.invalid"
"""The domain of addresses that stand for people whom the user had erased: the local part is a salted hash."""
