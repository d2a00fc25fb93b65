"""The final bytes of a draft: written, then read again, and refused unless what is read is what was planned."""

from __future__ import annotations

import email
import email.errors
import email.policy
import re
from collections.abc import Mapping
from datetime import datetime
from email.header import Header, decode_header, make_header
from email.message import EmailMessage, Message
from email.utils import format_datetime, getaddresses

from followupd.compose.errors import UnsafeDraft
from followupd.compose.text import one_line
from followupd.domain.ids import Address, Key, MessageId
from followupd.domain.message import Mailbox
from followupd.domain.record import Struct

_LONGEST_ID = 75  # longer ones are broken by other programs' encoders, and Outlook then loses the thread
_LONGEST_LINE = 998  # RFC 5322, 2.1.1
_DOT_ATOM = re.compile(r"[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+(?:\.[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+)*")
_PLAIN = re.compile(r"[\t\n -~]*")
_MSG_ID = re.compile(r"[!-;=?-~]{1,250}")
_TOKEN = re.compile(r"[A-Za-z0-9._-]{1,64}")


class Letter(Struct, frozen=True, kw_only=True):
    """What a message is to say. `date` has the zone that it is told in; `references` are oldest first."""

    sender: Mailbox
    to: tuple[Mailbox, ...]
    subject: str
    date: datetime
    key: Key
    generation: int
    text: str
    html: str | None = None
    references: tuple[MessageId, ...] = ()


class _Folded(str):
    """A header value that is written as it stands, folded already; `email` would decode and encode it anew."""

    __slots__ = ("name",)
    name: str

    def fold(self, *, policy: email.policy.EmailPolicy) -> str:
        return f"{self.name}: {self}{policy.linesep}"


def message_id(letter: Letter) -> MessageId:
    """`KEY.GENERATION@DOMAIN` of the sender, the same for ever; an `.invalid` domain where that is too long."""
    domain = letter.sender.address.domain
    local = f"{letter.key}.{letter.generation}"
    fits = len(local) + len(domain) + 3 <= _LONGEST_ID and _MSG_ID.fullmatch(domain)
    return MessageId(f"{local}@{domain if fits else 'followupd.invalid'}")


def to_bytes(letter: Letter) -> bytes:
    """The message (RFC 5322, CRLF, 7-bit), the same bytes for the same letter.

    Raises UnsafeDraft where an address cannot be written, or what is read back is not what was planned.
    """
    if not _TOKEN.fullmatch(letter.key):
        raise UnsafeDraft("the key is no token")
    if not letter.to:
        raise UnsafeDraft("there is nobody to write to")
    headers = _headers(letter)
    message = EmailMessage(policy=email.policy.SMTP)
    for name, value in headers.items():
        folded = _Folded(value)
        folded.name = name
        message[name] = folded
    message.set_content(letter.text, charset="utf-8", cte=_encoding(letter.text))
    if letter.html is not None:
        message.add_alternative(letter.html, subtype="html", charset="utf-8", cte=_encoding(letter.html))
        # neither encoding leaves "=_" in a text, so this can stand in no part
        message.set_boundary(f"=_{letter.key}.{letter.generation}")
    try:
        raw = message.as_bytes()
    except email.errors.MessageError as error:  # a header that would end early: newer Pythons see it themselves
        raise UnsafeDraft("a header would not stay one line") from error
    _verify(raw, letter, headers)
    return raw


def unwritten(letter: Letter) -> bytes:
    """No bytes, for a draft that nobody is to see; raises UnsafeDraft where an address cannot be written."""
    for mailbox in (letter.sender, *letter.to):
        _addr_spec(mailbox.address)
    return b""


def _encoding(text: str) -> str:
    """As it stands wherever that is safe, so that a gap is found by whatever looks at the file; else RFC 2045, 6.7."""
    plain = _PLAIN.fullmatch(text) and "=_" not in text and max(map(len, text.split("\n"))) <= _LONGEST_LINE
    return "7bit" if plain else "quoted-printable"


def _headers(letter: Letter) -> dict[str, str]:
    headers = {
        "From": _mailbox(letter.sender),
        "To": ",\r\n ".join(_mailbox(mailbox) for mailbox in letter.to),
        "Subject": _text(letter.subject, "Subject"),
        "Date": format_datetime(letter.date),
        "Message-ID": f"<{message_id(letter)}>",
    }
    chain = _chain(letter.references)
    if chain:
        headers |= {"In-Reply-To": f"<{chain[-1]}>", "References": " ".join(f"<{one}>" for one in chain)}
    return headers | {"X-Followupd-Key": letter.key}


def _chain(references: tuple[MessageId, ...]) -> list[MessageId]:
    """The first and the latest ids that fit on one line: folding, or encoding, is where threads get lost."""
    ids = [one for one in dict.fromkeys(references) if _MSG_ID.fullmatch(one)]
    first, rest = ids[:1], ids[1:]
    while rest and sum(len(one) + 3 for one in first + rest) > 900:
        rest = rest[1:]
    return first + rest


def _text(text: str, name: str) -> str:
    """An unstructured value: plain where it is short ASCII that nothing can take for an encoded-word, else RFC 2047."""
    if text.isascii() and "=?" not in text and len(name) + 2 + len(text) <= 76:
        return text
    return Header(text, "utf-8", header_name=name, maxlinelen=75).encode(linesep="\r\n")


def _mailbox(mailbox: Mailbox) -> str:
    address, name = _addr_spec(mailbox.address), display_name(mailbox)
    if not name:
        return address
    if name.isascii():
        return f'"{name}" <{address}>'
    return f"{Header(name, 'utf-8').encode()} <{address}>"


def display_name(mailbox: Mailbox) -> str:
    """The name that is put before the address, or "": only one that is safe there, and one encoded-word at most."""
    name = one_line(mailbox.name, 65)
    if len(name) > 64 or "=?" in name or not any(c.isalpha() for c in name) or re.search(r'["\\<>@:;()\[\]]', name):
        return ""
    return name if name.isascii() or len(Header(name, "utf-8", maxlinelen=10_000).encode()) <= 75 else ""


def _addr_spec(address: Address) -> str:
    if Address.parse(address) != address or not address.isascii():
        raise UnsafeDraft(f"the address {address} cannot be written into a header (RFC 6531 is not in use here)")
    local = address.local if _DOT_ATOM.fullmatch(address.local) else f'"{address.local}"'
    return f"{local}@{address.domain}"


class _Reading(Struct, frozen=True, kw_only=True):
    """What matters of a message, as a parser understands it."""

    headers: tuple[str, ...]
    sender: tuple[tuple[str, str], ...]  # display names and bare addresses
    to: tuple[tuple[str, str], ...]
    subject: str
    verbatim: tuple[str, ...]  # Message-ID, X-Followupd-Key, In-Reply-To, References
    bodies: tuple[tuple[str, str], ...]  # the content types with their texts


_VERBATIM = ("Message-ID", "X-Followupd-Key", "In-Reply-To", "References")


def _verify(raw: bytes, letter: Letter, headers: Mapping[str, str]) -> None:
    """Raises UnsafeDraft unless both of Python's parsers read exactly `letter` out of `raw`."""
    bare = raw.replace(b"\r\n", b"")
    if b"\n" in bare or b"\r" in bare or b"\0" in raw or not raw.isascii():
        raise UnsafeDraft("a control or 8-bit character is left in the message")
    if max(map(len, raw.split(b"\r\n"))) > _LONGEST_LINE:
        raise UnsafeDraft("a line of the message is too long")
    planned = _planned(letter, headers)
    for found in (_read_today(raw), _read_of_old(raw)):
        for part in _Reading.__struct_fields__:
            if getattr(found, part) != getattr(planned, part):
                raise UnsafeDraft(f"the message's {part}, read back, differs from what was planned")


def _planned(letter: Letter, headers: Mapping[str, str]) -> _Reading:
    def pair(mailbox: Mailbox) -> tuple[str, str]:
        return display_name(mailbox), _addr_spec(mailbox.address).replace('"', "")

    added = ["MIME-Version", "Content-Type"] + ["Content-Transfer-Encoding"] * (letter.html is None)
    bodies = [("text/plain", letter.text)] + ([("text/html", letter.html)] if letter.html is not None else [])
    return _Reading(
        headers=tuple(sorted([*headers, *added])),
        sender=(pair(letter.sender),),
        to=tuple(pair(mailbox) for mailbox in letter.to),
        subject=letter.subject,
        verbatim=tuple(headers.get(name, "") for name in _VERBATIM),
        bodies=tuple(bodies),
    )


def _read_today(raw: bytes) -> _Reading:
    message = email.message_from_bytes(raw, policy=email.policy.default)
    if message.defects or any(value.defects for value in message.values()):
        raise UnsafeDraft("the message, read back, has defects")

    def mailboxes(name: str) -> tuple[tuple[str, str], ...]:
        return tuple((one.display_name, one.addr_spec.replace('"', "")) for one in message[name].addresses)

    return _Reading(
        headers=tuple(sorted(message.keys())),
        sender=mailboxes("From"),
        to=mailboxes("To"),
        subject=str(message["Subject"]),
        verbatim=tuple(str(message[name] or "") for name in _VERBATIM),
        bodies=_bodies(message),
    )


def _read_of_old(raw: bytes) -> _Reading:
    message = email.message_from_bytes(raw, policy=email.policy.compat32)

    def unfolded(name: str) -> str:
        return str(message[name] or "").replace("\r\n", "").replace("\n", "")

    def mailboxes(name: str) -> tuple[tuple[str, str], ...]:
        read = getaddresses([unfolded(name)])
        return tuple((_decoded(shown), address.replace('"', "")) for shown, address in read)

    return _Reading(
        headers=tuple(sorted(message.keys())),
        sender=mailboxes("From"),
        to=mailboxes("To"),
        subject=_decoded(unfolded("Subject")),
        verbatim=tuple(unfolded(name) for name in _VERBATIM),
        bodies=_bodies(message),
    )


def _decoded(text: str) -> str:
    return str(make_header(decode_header(text)))


def _bodies(message: Message) -> tuple[tuple[str, str], ...]:
    def content(part: Message) -> str:
        octets = part.get_payload(decode=True)
        return octets.decode("utf-8", "replace").replace("\r\n", "\n") if isinstance(octets, bytes) else ""

    return tuple((part.get_content_type(), content(part)) for part in message.walk() if not part.is_multipart())
