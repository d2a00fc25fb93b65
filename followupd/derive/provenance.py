"""Whether a message in the user's name is the user's: anybody can write any From.

What lies in a Sent folder is not asked here. Elsewhere the servers tell that it passed: the topmost Received header was
written by the mailbox's own server, and each below it is believed as long as all above came from the inside. So

- what no server ever received was put there by the user's own program: it was moved from Sent, or kept as a draft;
- what came in by somebody who had signed in (RFC 3848), or from the server itself, is the user's: a copy to oneself;
- what came from outside is the user's where the server found it signed by the domain in From (RFC 8601): the copy that
  went to a second mailbox;
- all else in the user's name is somebody else's.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from ipaddress import IPv6Address, ip_address, ip_network

from followupd.derive.addresses import organisation
from followupd.domain.ids import Address
from followupd.domain.record import Struct

RECEIVED, RESULTS = "received", "authentication-results"

_SIGNED_IN = frozenset({"esmtpa", "esmtpsa", "utf8smtpa", "utf8smtpsa", "asmtp", "http", "https"})
_FETCHED = ("lmtp", "imap", "pop")
"""From one program of the user's to another. Cyrus writes LMTPA for everything that it takes in."""
_IP = re.compile(r"[\[(](?:ipv6:)?([0-9a-f.:]{2,45})(?:%\w{1,20})?[\])]")
_NEAR = tuple(
    map(
        ip_network,
        (
            "127.0.0.0/8",
            "10.0.0.0/8",
            "172.16.0.0/12",
            "192.168.0.0/16",
            "169.254.0.0/16",
            "::1",
            "fc00::/7",
            "fe80::/10",
        ),
    )
)
_PASSED = re.compile(r"\b(dmarc|dkim)=pass\b")
_SIGNER = re.compile(r"\bheader\.(?:d|i|from)=\"?(?:[^\s@;\"]{0,64}@)?([a-z0-9.-]{1,253})")
_NO_NAME = "outlook.com"
"""Exchange Online does not name itself in its results."""


class _Hop(Struct, frozen=True, kw_only=True):
    """One Received header (RFC 5321, 4.4), in lower case; empty where a clause is missing."""

    sender: str  # all of it, where it has a from clause: whoever greets chooses part of that
    by: str
    protocol: str

    @property
    def is_inside(self) -> bool:
        """True where it tells that the message was handed on within the mailbox's own servers."""
        if not self.sender or self.protocol.startswith(_FETCHED):
            return True
        found = _IP.findall(self.sender)
        return bool(found and self.by) and all(map(_is_near, found))

    @property
    def is_first(self) -> bool:
        """True of an inner one before which there need have been no other."""
        if not self.sender or self.protocol in _SIGNED_IN or self.protocol.startswith(_FETCHED):
            return True
        return all(one in ("127.0.0.1", "::1") for one in _IP.findall(self.sender))


def is_own(trace: Sequence[str], sender: Address) -> bool:
    """True where a message in the name of `sender`, an address of the user's, is not known to be a stranger's.

    `trace` is that of the message.
    """
    headers = [(name, value) for one in trace for name, _, value in [one.partition(":")]]
    hops = [_hop(value) for name, value in headers if name == RECEIVED]
    if not hops:
        return True
    border = next((number for number, hop in enumerate(hops) if not hop.is_inside), None)
    if border is None:
        return hops[-1].is_first
    if hops[border].protocol in _SIGNED_IN:
        return True
    ours = {organisation(hop.by) for hop in hops[: border + 1] if hop.by}
    results = [value for name, value in headers if name == RESULTS]
    return _is_vouched_for(results, ours, organisation(sender.domain))


def _hop(value: str) -> _Hop:
    clauses = f" {' '.join(_without_comments(value).split())} ".replace(";", " ; ")
    sender, by, rest = clauses.partition(" by ")
    # Who greets with such words wants to be taken for a server's own clause.
    is_plain = clauses.count(" by ") <= 1 and clauses.count(" with ") <= 1
    protocol = rest.partition(" with ")[2].split()[:1] if is_plain else []
    has_sender = sender.strip().startswith("from") or not is_plain
    return _Hop(
        sender=value if has_sender else "",
        by=(rest.split()[:1] or [""])[0].strip("[]") if by else "",
        protocol=(protocol or [""])[0],
    )


def _without_comments(value: str) -> str:
    return "".join(_outside(value))


def _outside(value: str) -> Iterator[str]:
    depth = 0
    for char in value:
        if char == "(":
            depth += 1
        elif char == ")":
            depth = max(0, depth - 1)
        elif not depth:
            yield char


def _is_near(text: str) -> bool:
    try:
        address = ip_address(text)
    except ValueError:
        return False
    if isinstance(address, IPv6Address):
        address = address.ipv4_mapped or address
    return any(address in network for network in _NEAR)


def _is_vouched_for(results: Sequence[str], ours: set[str], domain: str) -> bool:
    """True where our own server says that the domain signed it, and none of our servers says otherwise."""
    told = [value for value in results if _is_ours(value, ours)]
    if any("dmarc=fail" in value for value in told):
        return False
    return any(_signs(one, domain) for value in told for one in value.split(";"))


def _is_ours(value: str, ours: set[str]) -> bool:
    server = (value.partition(";")[0].split() or [""])[0]
    return (_NO_NAME if "=" in server else organisation(server)) in ours


def _signs(result: str, domain: str) -> bool:
    signers = _SIGNER.findall(result)
    return _PASSED.search(result) is not None and any(organisation(one.strip(".")) == domain for one in signers)
