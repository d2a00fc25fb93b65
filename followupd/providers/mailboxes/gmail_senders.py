"""What a Gmail account can send from: its own address and its verified aliases. From others it would be rewritten."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from followupd.derive.signature_html import signature_of
from followupd.domain.ids import Address
from followupd.domain.message import Sender
from followupd.errors import Unavailable
from followupd.providers.mailboxes.gmail_api import GmailApi, Resource

A_DAY_S = 86_400.0


class KnownSenders:
    """What an account can send from, kept for a day; with `signatures`, the signature of each address as well.

    `monotonic` is seconds of no particular origin.
    """

    def __init__(self, gmail: GmailApi, monotonic: Callable[[], float], *, signatures: bool = False) -> None:
        self._gmail, self._monotonic, self._signatures = gmail, monotonic, signatures
        self._known: tuple[Sender, ...] = ()
        self._asked_at = 0.0

    def now(self) -> tuple[Sender, ...]:
        """Never empty. Raises AuthRequired, Throttled, Unavailable."""
        if not self._known or self._monotonic() - self._asked_at >= A_DAY_S:
            found = senders_of(self._gmail.senders("senders"), signatures=self._signatures)
            if not found:
                raise Unavailable(self._gmail.name, "senders", "Gmail does not say what the account sends from")
            self._known, self._asked_at = found, self._monotonic()
        return self._known


def senders_of(told: Iterable[Resource], *, signatures: bool = False) -> tuple[Sender, ...]:
    """The senders among send-as resources, each once; the own address is the default where none is said to be."""
    able = [one for one in told if one.get("isPrimary") is True or one.get("verificationStatus") == "accepted"]
    found: dict[Address, Resource] = {}
    for one in able:
        address = Address.parse(str(one.get("sendAsEmail") or ""))
        if address is not None:
            found.setdefault(address, one)
    default = next(
        (a for name in ("isDefault", "isPrimary") for a, one in found.items() if one.get(name) is True), None
    )
    return tuple(
        Sender(
            address=address,
            is_default=address == (default or next(iter(found))),
            signature=signature_of(str(one.get("signature") or "")) if signatures else None,
        )
        for address, one in found.items()
    )
