"""A mailbox as Gmail keeps it: messages under labels, drafts whose messages change, and a history of it all."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from email import message_from_bytes
from email.header import decode_header, make_header
from email.message import Message
from email.utils import getaddresses
from functools import cached_property
from itertools import count

from google_discovery import Json
from stub_answers import Refused, to_base64

CATEGORIES = [f"CATEGORY_{name}" for name in ("PERSONAL", "SOCIAL", "PROMOTIONS", "UPDATES", "FORUMS")]
SYSTEM_LABELS = ["INBOX", "SENT", "DRAFT", "TRASH", "SPAM", "UNREAD", "STARRED", "IMPORTANT", "CHAT", *CATEGORIES]
_IDS = count(0x19A0000000000001)


def new_id() -> str:
    return f"{next(_IDS):016x}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Habits:
    """How the server treats what it is given; Gmail itself has had several of these."""

    keeps_headers: bool = True  # X- headers of a draft stay
    keeps_message_id: bool = True  # the Message-ID of a draft stays
    sent_message_id: bool = False  # sending gives another Message-ID
    search_lag: timedelta = timedelta(0)  # searches do not see what is younger
    batch: bool = True  # batch requests are served


@dataclass(kw_only=True)
class Mail:
    """One message; another id is another message. What is searched for is read once: mailboxes are large."""

    id: str
    thread: str
    labels: set[str]
    raw: bytes
    at: datetime
    history: int = 0

    @property
    def parsed(self) -> Message:
        return message_from_bytes(self.raw)

    def header(self, name: str) -> str:
        return next((utf8(value) for each, value in self.parsed.raw_items() if each.lower() == name.lower()), "")

    @cached_property
    def message_id(self) -> str:
        return self.header("Message-ID").strip()

    @cached_property
    def subject(self) -> str:
        return decoded(self.header("Subject"))

    @cached_property
    def people(self) -> Mapping[str, frozenset[str]]:
        """By header (from, to, cc, bcc) what finds its people: address, domain, name, the words of it."""
        head = self.parsed
        found = {name: frozenset(_findable(head.get_all(name, []))) for name in ("from", "to", "cc", "bcc")}
        return {**found, "to": found["to"] | found["cc"] | found["bcc"]}


def _findable(values: Iterable[object]) -> Iterator[str]:
    for name, address in getaddresses([decoded(str(value)) for value in values]):
        yield from (address.lower(), address.rpartition("@")[2].lower(), name.lower(), *name.lower().split())


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """One record of the history."""

    id: int
    kind: str  # messagesAdded, messagesDeleted, labelsAdded, labelsRemoved
    mail: Mail
    labels: tuple[str, ...] = ()


def plain_subject(raw: str) -> str:
    subject = decoded(raw).strip()
    while match := re.match(r"(?i)(re|fwd?|aw|wg)\s*:\s*", subject):
        subject = subject[match.end() :]
    return " ".join(subject.split()).lower()


def decoded(value: str) -> str:
    """A header's value without folding and encoded words, as Gmail tells it."""
    try:
        return re.sub(r"\r?\n(?=[ \t])", "", str(make_header(decode_header(value))))
    except (LookupError, ValueError):
        return value


def utf8(value: str) -> str:
    """A header's value with its octets, that Python kept as surrogates, read as UTF-8."""
    return value.encode("utf-8", "surrogateescape").decode("utf-8", "replace")


@dataclass(slots=True)
class Mailbox:
    """The mail of one user. Every change has the next number of the history."""

    address: str
    mail: dict[str, Mail] = field(default_factory=dict)
    drafts: dict[str, str] = field(default_factory=dict)  # draft id → message id
    labels: dict[str, str] = field(default_factory=lambda: {name: name for name in SYSTEM_LABELS})  # id → name
    changes: list[Change] = field(default_factory=list)
    named: dict[str, str] = field(default_factory=dict)  # Message-ID → id
    send_as: list[Json] = field(default_factory=list)
    history: int = 1_000
    oldest_history: int = 0  # cursors before it are gone
    on_change: Callable[[], None] = lambda: None

    def get(self, id: str) -> Mail:
        if (found := self.mail.get(id)) is None:
            raise Refused(404)
        return found

    def draft(self, id: str) -> Mail:
        return self.get(self.drafts.get(id, ""))

    def _record(self, kind: str, mail: Mail, labels: Iterable[str] = ()) -> None:
        self.history += 7  # not one by one: Gmail counts other things too
        mail.history = self.history
        self.changes.append(Change(id=self.history, kind=kind, mail=mail, labels=tuple(sorted(labels))))
        self.on_change()

    def add(self, raw: bytes, labels: Iterable[str], at: datetime, *, thread: str = "") -> Mail:
        id = new_id()
        mail = Mail(id=id, thread=self._thread(raw, thread) or id, labels=set(labels), raw=raw, at=at)
        self.mail[id] = mail
        self.named[mail.message_id] = id
        self._record("messagesAdded", mail)
        return mail

    def _thread(self, raw: bytes, asked: str) -> str:
        """The thread of a message: by its references and an equal subject, whatever was asked for."""
        message = message_from_bytes(raw)
        named = re.findall(r"<[^<>\s]+>", f"{message.get('In-Reply-To', '')} {message.get('References', '')}")
        subject = plain_subject(str(message.get("Subject", "")))
        if asked and all(one.thread != asked for one in self.mail.values()):
            raise Refused(404)
        for one in (self.mail.get(self.named.get(id, "")) for id in named):
            if one and asked in ("", one.thread) and plain_subject(one.subject) == subject:
                return one.thread
        return ""

    def remove(self, id: str) -> None:
        mail = self.get(id)
        del self.mail[id]
        self.drafts = {draft: message for draft, message in self.drafts.items() if message != id}
        self._record("messagesDeleted", mail)

    def relabel(self, id: str, add: Iterable[str], remove: Iterable[str]) -> Mail:
        mail = self.get(id)
        unknown = (set(add) | set(remove)) - set(self.labels)
        if unknown:
            raise Refused(400, "invalidArgument", f"Invalid label: {min(unknown)}")
        added, removed = set(add) - mail.labels, set(remove) & mail.labels
        mail.labels = (mail.labels | added) - removed
        if added:
            self._record("labelsAdded", mail, added)
        if removed:
            self._record("labelsRemoved", mail, removed)
        return mail

    def create_draft(self, raw: bytes, at: datetime, thread: str) -> str:
        mail = self.add(raw, ["DRAFT"], at, thread=thread)
        draft = f"r{int(mail.id, 16) * 2654435761 % 10**18}"
        self.drafts[draft] = mail.id
        return draft

    def update_draft(self, draft: str, raw: bytes, at: datetime, thread: str) -> None:
        """Another message takes the place of the old one; its thread stays while the subject does."""
        old = self.draft(draft)
        same = plain_subject(old.subject) == plain_subject(str(message_from_bytes(raw).get("Subject", "")))
        del self.mail[old.id]
        self._record("messagesDeleted", old)
        new = self.add(raw, ["DRAFT"], at, thread=thread if thread != old.thread else "")
        if same:
            new.thread = old.thread
        self.drafts[draft] = new.id

    def send_draft(self, draft: str, raw: bytes, at: datetime) -> Mail:
        old = self.draft(draft)
        del self.drafts[draft], self.mail[old.id]
        self._record("messagesDeleted", old)
        sent = self.add(raw, ["SENT"], at)
        sent.thread = old.thread
        return sent


def brief(mail: Mail) -> Json:
    return {"id": mail.id, "threadId": mail.thread}


def told(mail: Mail, form: str, headers: Iterable[str] = ()) -> Json:
    """A message in one of the formats: minimal, metadata, full, raw."""
    answer: Json = {
        **brief(mail),
        "labelIds": sorted(mail.labels),
        "snippet": _snippet(mail.parsed),
        "sizeEstimate": len(mail.raw),
        "historyId": str(mail.history),
        "internalDate": str(int(mail.at.timestamp() * 1000)),
    }
    match form:
        case "minimal":
            pass
        case "raw":
            answer["raw"] = to_base64(mail.raw)
        case "metadata":
            wanted = {name.lower() for name in headers}
            payload: Json = {"mimeType": mail.parsed.get_content_type(), "headers": _headers(mail.parsed)}
            if wanted:
                payload["headers"] = [one for one in payload["headers"] if one["name"].lower() in wanted]
            answer["payload"] = payload
        case "full":
            answer["payload"] = _part(mail.parsed, "")
        case other:
            raise Refused(400, "invalidArgument", f"Invalid value for format: {other}")
    return answer


def _headers(message: Message) -> list[Json]:
    return [{"name": name, "value": decoded(utf8(value))} for name, value in message.raw_items()]


def _part(message: Message, number: str) -> Json:
    part: Json = {
        "partId": number,
        "mimeType": message.get_content_type(),
        "filename": message.get_filename() or "",
        "headers": _headers(message),
    }
    if message.is_multipart():
        part["body"] = {"size": 0}
        inner = [one for one in message.get_payload() if isinstance(one, Message)]
        part["parts"] = [_part(one, f"{number}.{n}".lstrip(".")) for n, one in enumerate(inner)]
    else:
        octets = message.get_payload(decode=True) or b""
        assert isinstance(octets, bytes)
        kept = {"attachmentId": f"attachment-{number}"} if part["filename"] else {"data": to_base64(octets)}
        part["body"] = {"size": len(octets), **kept}
    return part


def _snippet(message: Message) -> str:
    for part in message.walk():
        if part.get_content_type() == "text/plain":
            octets = part.get_payload(decode=True) or b""
            assert isinstance(octets, bytes)
            return " ".join(octets.decode("utf-8", "replace").split())[:100]
    return ""
