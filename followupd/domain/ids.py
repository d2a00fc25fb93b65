"""Identifiers, each a type of its own so that none is taken for another."""

from __future__ import annotations

import re
from functools import lru_cache
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


@lru_cache(maxsize=4096)
def ascii_domain(domain: str) -> str:
    """The domain as mail headers have it: in A-labels (RFC 5890), mapped by UTS #46; what is no valid IDN as it is."""
    if domain.isascii():
        return domain
    import idna  # its tables are seldom needed

    try:
        return idna.encode(domain, uts46=True).decode("ascii")
    except UnicodeError:
        return domain


@lru_cache(maxsize=4096)
def domain_spellings(domain: str) -> tuple[str, ...]:
    """The domain in A-labels, and in U-labels where that differs."""
    if "xn--" not in domain:
        return (domain,)
    import idna

    try:
        read = idna.decode(domain)
    except UnicodeError:
        return (domain,)
    return (domain, read) if read != domain and ascii_domain(read) == domain else (domain,)


class Address(str):
    """An RFC 5322 addr-spec, lower-cased, since mail systems in use do not tell case apart, its domain in A-labels.

    Made by `Address.parse`; calling the class itself trusts the caller.
    """

    __slots__ = ()

    @classmethod
    def parse(cls, raw: str) -> Address | None:
        """The address in `raw`, a bare addr-spec or a `mailto:` URI (RFC 6068), or None where there is none.

        Quoted local parts, control characters and anything over 254 octets (RFC 5321, 4.5.3.1.3) are refused. Both
        spellings of an internationalised domain are one address; one that is no valid IDN stays as it is.
        """
        text = raw.strip()
        if text[:7].lower() == "mailto:":
            text = text[7:].partition("?")[0]
        text = text.strip().strip("<>").lower()
        plain = text.isascii()
        if len(text if plain else text.encode("utf-8", "replace")) > 254 or not _ADDR_SPEC.fullmatch(text):
            return None
        if plain:
            return cls(text)
        local, _, domain = text.rpartition("@")
        told = f"{local}@{ascii_domain(domain)}"
        return cls(told if len(told.encode("utf-8", "replace")) <= 254 else text)

    @property
    def local(self) -> str:
        return self.rpartition("@")[0]

    @property
    def domain(self) -> str:
        return self.rpartition("@")[2]

    @property
    def spellings(self) -> tuple[Address, ...]:
        """The address, and with its domain in U-labels where it has any: as people, globs and old keys have it."""
        if "xn--" not in self:
            return (self,)
        return tuple(Address(f"{self.local}@{domain}") for domain in domain_spellings(self.domain))


FORGOTTEN = "forgotten.invalid"
"""The domain of addresses that stand for people whom the user had erased: the local part is a salted hash."""
