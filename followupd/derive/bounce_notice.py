"""What a bounce says to people: who was not reached, and why, in the formats of many mail systems."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator, Sequence

from followupd.derive.bounce_words import folded
from followupd.derive.deliverystatus import addresses_in
from followupd.derive.mimeparts import Mail, Part, read_mail
from followupd.domain.ids import Address
from followupd.domain.record import Struct

RETURNED = frozenset(
    {"message/rfc822", "text/rfc822-headers", "message/global", "message/global-headers", "message/rfc822-headers"}
)
_TEXT_LIMIT = 32_768
_LINE_LIMIT = 400
_LINES = 600
_SECTION = 12
_RECIPIENTS = 50
_TAG = re.compile(r"<(?!\S{1,120}@)[^<>]{0,400}>")
_RULE = re.compile(r"[\s>*]{0,8}[-=*_+#~]{2,}")
_BEHIND = (
    "original message", "copy of the message", "copy of your message", "copy of the mail", "message follows",
    "headers follow", "header follows", "mail follows", "text follows", "contents follow", "returned message",
    "returned mail", "unsent message", "undelivered message", "message header", "the header", "below this line",
    "below the next line", "your message reads", "message body", "mail header", "original mail", "enclosed is a copy",
    "ursprungliche nachricht", "originalnachricht", "message dorigine", "message original", "mensaje original",
    "messaggio originale", "mensagem original", "oorspronkelijk", "ursprungligt", "oprindelig", "alkuperainen",
    "oryginaln", "исходн", "оригиналь", "forwarded message", "start of ", "original-nachricht",
)  # fmt: skip
_STILL_NOTICE = re.compile(r"transcript|recipient|address|receive")
_LETTERHEAD = re.compile(
    r"(?:return-path|received|x-received|dkim-signature|mime-version|message-id)[ \t]?:", re.IGNORECASE
)
_FIRST = re.compile(
    r"[\s\"'*>•·–\[(-]{0,12}<?(?:mailto:|smtp:|rfc822;)?([^\s<>()\[\],;:\"]{1,80}@[^\s<>()\[\],;:\"]{1,120})",
    re.IGNORECASE,
)
_NAMED = re.compile(
    r"\b(?:recipients?|message to|mail to|address|user|addressee|mailbox"
    r"|account|deliver(?:y|ed|ing)?|rcpt|undeliverable|addressed|failed"
    r"|error-for|smtp|destinataire|empfanger|destinatari[oao]|mottagare|ontvanger|modtager|vastaanottaja|odbiorca"
    r"|adresse|direccion|indirizzo|endereco|adres|adressen|получател\w{1,3}|адрес\w{0,3}|адресат\w{0,3})\b"
    r"|宛先|送信先|受信者|收件人"
)
_TOLD_ABOUT = re.compile(
    r"\b(?:from|sender|contact|assistance|help|please (?:send|mail)|reply|support|return-path|message-id|cc|envelope"
    r"|von|absender|kontakt|de la part|remitente|mittente|remetente|id|https?)\b",
    re.IGNORECASE,
)
_SERVER_LINE = re.compile(r"(?:^|[\s(:])[45]\d\d[- :]|#[45]\.\d\.\d|said:", re.IGNORECASE)
_GIVEN = re.compile(r"rcpt to:", re.IGNORECASE)
_MACHINE_LOCALS = re.compile(
    r"(?:mailer-?daemon|postmaster|post_master|mail-?admin|root|abuse|support|hostmaster|mail-daemon|helpdesk|no-?reply"
    r"|webmaster|double-bounce)$"
)
_DATA = re.compile(r"in reply to (?:end of )?data|-smtp command data")


class Notice(Struct, frozen=True, kw_only=True):
    """The text for people, up to the returned message; `returned` is that message, as far as it came back."""

    lines: tuple[str, ...]
    named: tuple[tuple[Address, ...], ...]  # the addresses of each line
    returned: Mail | None

    @property
    def folded(self) -> str:
        """The first lines, for looking phrases up."""
        return folded("\n".join(self.lines[:80]))

    @property
    def refused_late(self) -> bool:
        """True where the server took the recipient and refused at the message itself (RFC 5321, 4.1.1.4)."""
        text = " ".join(" ".join(self.lines).split()).lower()
        return _DATA.search(text) is not None or (">>> data <<< 5" in text and "need rcpt" not in text)


def notice_of(mail: Mail) -> Notice:
    """The notice in `mail`, never raises."""
    enclosed = next((part for part in mail.parts if part.type in RETURNED), None)
    lines: list[str] = []
    behind: list[str] = []
    for part in mail.parts:
        if part is enclosed:
            break
        if part.type.startswith("text/") and not (part.type == "text/html" and lines):
            above, below = _cut(_readable(part))
            lines += above
            behind = behind or below
    returned = read_mail(enclosed.body) if enclosed is not None else None
    if returned is None and behind:
        returned = _read_behind(behind)
    lines = lines[:_LINES]
    return Notice(lines=tuple(lines), named=tuple(tuple(addresses_in(line)) for line in lines), returned=returned)


def _readable(part: Part) -> str:
    text = part.text[: 2 * _TEXT_LIMIT]
    if part.type == "text/html":
        text = re.sub(r"<(?:br|/p|/div|/tr|/li|/h\d|/td)[^<>]{0,200}>", "\n", text, flags=re.IGNORECASE)
        text = html.unescape(_TAG.sub(" ", text))
    return text[:_TEXT_LIMIT]


def _cut(text: str) -> tuple[list[str], list[str]]:
    """The lines before the returned message, and those behind."""
    lines = [line[:_LINE_LIMIT].rstrip() for line in text.split("\n", 2 * _LINES)[: 2 * _LINES]]
    for number, line in enumerate(lines):
        start = folded(line[:120])
        ruled = _RULE.match(line) is not None or start.rstrip(".").endswith((":", "follow", "follows"))
        if number and ruled and any(words in start for words in _BEHIND) and not _STILL_NOTICE.search(start):
            return lines[:number], lines[number + 1 :]
        if number > 1 and _LETTERHEAD.match(line):
            return lines[:number], lines[number:]
    return lines, []


def _read_behind(lines: Sequence[str]) -> Mail | None:
    """The message that begins at the first line that looks like a header."""
    for number, line in enumerate(lines[:40]):
        if re.match(r"\s{0,8}[A-Za-z][A-Za-z-]{1,40}:\s?\S", line):
            cut = [
                one.lstrip("> ") if one.startswith((">", "  ")) and ":" in one[:40] else one for one in lines[number:]
            ]
            return read_mail("\n".join(cut).encode("utf-8", "replace"))
    return None


def recipients_in(notice: Notice, mail: Mail) -> list[Address]:
    """Who was not reached, in order; the surest ways of telling it first."""
    own = {address for name in ("from", "to", "return-path", "reply-to") for address in addresses_in(mail.header(name))}
    told = _unique(address for value in mail.all("x-failed-recipients") for address in addresses_in(value))
    listed = _unique(_listed(notice.lines))
    sure = _strangers(listed, own) or [one for one in listed if _is_somebody(one)]
    return (
        told
        or _strangers(_by_library(notice, mail), own)
        or sure
        or _strangers(_unique(_named(notice.lines)), own)
        or _strangers(_in_dialogue(notice.lines), own)
        or _addressed(notice)
    )


def has_list(notice: Notice) -> bool:
    """True where some line begins with an address, or names one as recipient."""
    return next(_listed(notice.lines), None) is not None or next(_named(notice.lines), None) is not None


def _strangers(found: Sequence[Address], own: set[Address]) -> list[Address]:
    return [address for address in found if address not in own and _is_somebody(address)]


def _is_somebody(address: Address) -> bool:
    return not _MACHINE_LOCALS.match(address) and any(char.isalnum() for char in address.local)


def _unique(found: Iterator[Address]) -> list[Address]:
    return list(dict.fromkeys(found))[:_RECIPIENTS]


def _listed(lines: Sequence[str]) -> Iterator[Address]:
    """Addresses that begin a line."""
    for line in lines:
        match = _FIRST.match(line) if "@" in line else None
        if match is None:
            continue
        yield from addresses_in(match[1])


def _named(lines: Sequence[str]) -> Iterator[Address]:
    """Addresses on a line that says what they are, or that a server wrote."""
    for line in lines:
        if "@" in line and not _TOLD_ABOUT.search(line) and (_NAMED.search(folded(line)) or _SERVER_LINE.search(line)):
            yield from addresses_in(line)


def _in_dialogue(lines: Sequence[str]) -> list[Address]:
    """Whom an SMTP dialogue names: those whose own RCPT was refused, or else all of them."""
    asked: list[Address] = []
    refused: list[Address] = []
    for number, line in enumerate(lines):
        if _GIVEN.search(line):
            found = addresses_in(line)[:1]
            asked += found
            answer = next(iter(lines[number + 1 : number + 2]), "")
            refused += found if re.search(r"\b[45]\d\d[ -]", answer[:40]) else []
    return refused or asked


def _by_library(notice: Notice, mail: Mail) -> list[Address]:
    """What flufl.bounce finds in the notice; it gets few, short and plain lines, since its patterns can be slow."""
    from email.message import Message

    from flufl.bounce import all_failures

    message = Message()
    message["from"] = next(
        iter(addresses_in(mail.header("from")[:1_000])), "nobody@example.invalid"
    )  # others make it raise
    message["x-mailer"] = _ascii(mail.header("x-mailer")[:200])
    message.set_payload("\n".join(_ascii(line[:160]) for line in notice.lines[:150]) + "\n\n---\n")
    try:
        temporary, permanent = all_failures(message)
    except (LookupError, ValueError, TypeError, AttributeError):
        return []
    found = (address.decode("ascii", "replace") for address in (*temporary, *permanent))
    return sorted({address for one in found for address in addresses_in(one)})[:_RECIPIENTS]


def _ascii(text: str) -> str:
    return text.encode("ascii", "replace").decode("ascii")


def _addressed(notice: Notice) -> list[Address]:
    """The one to whom the returned message went; nobody where there are several."""
    if notice.returned is None:
        return []
    names = ("x-failed-recipients", "to", "cc", "bcc")
    found = _unique(address for name in names for address in addresses_in(notice.returned.header(name)))
    return found if len(found) == 1 else []


def about_whom(notice: Notice, address: Address | None, others: Sequence[Address]) -> list[str]:
    """What is said of one recipient: the lines from where it is named, those that name it, those that name no other."""
    rivals = set(others) - {address}
    section: list[str] = []
    spoken: list[str] = []
    rest: list[str] = []
    left = 0
    for line, named in zip(notice.lines, notice.named, strict=True):
        is_rival = not rivals.isdisjoint(named)
        if address in named:
            left = _SECTION
            spoken.append(line)
        elif is_rival:
            left = 0
        if left and line.strip():
            section.append(line)
            left -= 1
        if not is_rival:
            rest.append(line)
    return [" ".join(section), " ".join(spoken), " ".join(rest)]
