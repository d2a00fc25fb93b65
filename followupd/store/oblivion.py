"""Whom the user had erased: recognised by keyed hashes alone, and kept out of whatever comes in.

Kept are hashes of the addresses, of the full names, of the words of the names (those borne by nobody else are taken
out wherever they stand) and of mail domains that were theirs alone. Names of other people are left as they are. Older
hashes are of a domain as it was read, so that they are looked for in either spelling.
"""

from __future__ import annotations

import hmac
import re
import unicodedata
from collections.abc import Callable, Iterable, Iterator

from sqlalchemy import select
from sqlalchemy.engine import Connection

from followupd.derive.addresses import mailbox_of
from followupd.derive.words import fold
from followupd.domain.event import Attendee, AttendeeKind, CalendarObject, Event, Occurrence, PastMeeting
from followupd.domain.ids import FORGOTTEN, Address, MessageId, ascii_domain, domain_spellings
from followupd.domain.judgement import Judgement
from followupd.domain.message import Mailbox, Message
from followupd.domain.record import replace
from followupd.ports.calendars import ChangeSet
from followupd.ports.mailboxes import MessageBatch
from followupd.store.tables import forgotten, name_word, state

ADDRESS, BOX, NAME, PART, WORD, DOMAIN, HOST, MINE = "a", "b", "n", "p", "w", "d", "h", "m"
"""What a hash is of; BOX is a mailbox, whatever the tag; NAME is followed by the number of words, WORD is a part that
nobody else bears, MINE an address of the user's own."""
SHORTEST = 3
"""Shorter words of a name are too common to be taken out by themselves."""

_NO_PERSON = frozenset({AttendeeKind.ROOM, AttendeeKind.RESOURCE})
_WORD = re.compile(r"[^\W_]+")
_TOKEN = re.compile(r"[^\s<>()\[\]\"',;:?]+")
_SPACES = re.compile(r"[ \t]{2,}")


def is_forgotten(address: Address) -> bool:
    return address.domain == FORGOTTEN


def digest(secret: bytes, kind: str, text: str) -> str:
    return kind + ":" + hmac.digest(secret, f"{kind}:{text}".encode("utf-8", "surrogatepass"), "sha256")[:16].hex()


def named(words: Iterable[str]) -> str:
    """A full name for hashing, in whatever order its words come."""
    return " ".join(sorted(words))


class Oblivion:
    """What is left of those who were erased. `borne` tells whether somebody else has a word in their name."""

    def __init__(self, secret: bytes, digests: frozenset[str], borne: Callable[[str], bool]) -> None:
        self._secret = secret
        self._digests = digests
        self._borne = borne
        self._lengths = sorted({int(one[1:].partition(":")[0]) for one in digests if one[0] == NAME}, reverse=True)
        self._words: dict[str, tuple[bool, bool]] = {}
        self._addresses: dict[str, Address] = {}
        self._hosts: dict[str, tuple[bool, bool]] = {}

    def _has(self, kind: str, text: str) -> bool:
        return digest(self._secret, kind, text) in self._digests

    def address(self, address: Address) -> Address:
        """The address, or what stands for it."""
        if address not in self._addresses:
            told = [
                digest(self._secret, kind, text)
                for one in address.spellings
                for kind, text in ((ADDRESS, one), (BOX, mailbox_of(one)))
            ]
            found = next((one for one in told if one in self._digests), None)
            self._addresses[address] = Address(f"{found[2:18]}@{FORGOTTEN}") if found is not None else address
        return self._addresses[address]

    def knows(self, address: Address) -> bool:
        return self.address(address) != address

    def _word(self, word: str) -> tuple[bool, bool]:
        """Whether it is part of an erased name, and whether it goes by itself."""
        if word not in self._words:
            part = self._has(PART, word)
            self._words[word] = part, part and self._has(WORD, word) and not self._borne(word)
        return self._words[word]

    def text(self, text: str, also: frozenset[str] = frozenset()) -> str:
        """The text without erased addresses and names, and without the words `also` (folded)."""
        if not text:
            return text
        plain = unicodedata.normalize("NFC", text)
        cut = [found.span() for found in _TOKEN.finditer(plain) if "@" in found[0] and self._is_address(found[0])]
        cut += self._names(plain, also)
        if not cut:
            return text
        kept, at = [], 0
        for start, end in sorted(cut):
            kept.append(plain[at : max(start, at)])
            at = max(end, at)
        return _SPACES.sub(" ", "".join([*kept, plain[at:]])).strip()

    def _is_address(self, token: str) -> bool:
        address = Address.parse(token.rstrip(".!*_~"))
        return address is not None and self.knows(address)

    def _names(self, plain: str, also: frozenset[str]) -> Iterator[tuple[int, int]]:
        found = [(one.span(), fold(one[0])[:40]) for one in _WORD.finditer(plain)]
        parts = []
        for span, word in found:
            stem = word.removesuffix("s")  # of a genitive
            part, alone = self._word(word)
            if alone or word in also or (stem != word and (self._word(stem)[1] or stem in also)):
                yield span
            parts.append(part)
        for length in self._lengths:
            for first in range(len(found) - length + 1):
                last = first + length
                if all(parts[first:last]) and self._has(f"{NAME}{length}", named(w for _, w in found[first:last])):
                    yield found[first][0][0], found[last - 1][0][1]

    def message_id(self, message_id: MessageId) -> MessageId:
        """The id, or a hash of one that bears an erased address, name or domain."""
        if not self._tells(message_id):
            return message_id
        hashed = hmac.digest(self._secret, message_id.encode("utf-8", "surrogatepass"), "sha256")[:16].hex()
        return MessageId(f"{hashed}@{FORGOTTEN}")

    def _tells(self, message_id: str) -> bool:
        local, _, host = message_id.lower().rpartition("@")
        host = ascii_domain(host)
        if host == FORGOTTEN:
            return False
        if host not in self._hosts:
            told = [one.split(".")[-8:] for one in domain_spellings(host)]
            theirs = any(self._has(DOMAIN, ".".join(one[i:])) for one in told for i in range(len(one) - 1))
            self._hosts[host] = theirs, any(self._has(HOST, one) for one in domain_spellings(host))
        theirs, shared = self._hosts[host]
        if theirs:
            return True
        if any(self._word(fold(word)[:40])[1] for word in _WORD.findall(message_id)[:64]):
            return True
        tail = local[-64:]
        return shared and any(self.knows(Address(f"{tail[i:]}@{host}")) for i in range(len(tail)))

    def name(self, address: Address | None, name: str) -> str:
        """A display name: none for the erased, for nobody in particular what is left of it, else as it is."""
        if address is None:
            return self.text(name)
        return "" if self.knows(address) or is_forgotten(address) else name

    def event(self, event: Event) -> Event:
        everybody = (*([event.organizer] if event.organizer is not None else []), *event.attendees)
        if self._is_theirs_alone(everybody):
            return replace(
                event,
                title="",
                description="",
                location="",
                conference="",
                categories=(),
                organizer=self._attendee(event.organizer) if event.organizer is not None else None,
                attendees=tuple(map(self._attendee, event.attendees)),
            )
        theirs = [one.name for one in everybody if one.address is not None and self.knows(one.address)]
        words = {fold(word) for name in theirs for word in _WORD.findall(name)}
        also = frozenset(one for one in words if len(one) >= SHORTEST and not self._borne(one))
        return replace(
            event,
            title=self.text(event.title, also),
            description=self.text(event.description, also),
            location=self.text(event.location, also),
            conference=event.conference if self.text(event.conference, also) == event.conference else "",
            categories=tuple(self.text(one, also) for one in event.categories),
            organizer=self._attendee(event.organizer) if event.organizer is not None else None,
            attendees=tuple(map(self._attendee, event.attendees)),
        )

    def _is_theirs_alone(self, everybody: Iterable[Attendee]) -> bool:
        """True of a meeting of the user's with the erased and nobody else: its texts are about them."""
        there = [one for one in everybody if one.kind not in _NO_PERSON]
        gone = [
            one for one in there if one.address is not None and (self.knows(one.address) or is_forgotten(one.address))
        ]
        return bool(gone) and all(
            one in gone or (one.address is not None and self._is_mine(one.address)) for one in there
        )

    def _is_mine(self, address: Address) -> bool:
        return any(self._has(MINE, one) for one in address.spellings)

    def _attendee(self, one: Attendee) -> Attendee:
        address = self.address(one.address) if one.address is not None else None
        return replace(one, address=address, name=self.name(one.address, one.name))

    def change(self, change: ChangeSet) -> ChangeSet:
        """What a calendar told, as it may be kept."""
        return replace(
            change, changed=tuple(map(self._object, change.changed)), past=tuple(map(self._past, change.past))
        )

    def _object(self, told: CalendarObject) -> CalendarObject:
        events: dict[int, Event] = {}  # the occurrences of a series share their event

        def occurrence(one: Occurrence) -> Occurrence:
            if id(one.event) not in events:
                events[id(one.event)] = self.event(one.event)
            return replace(one, event=events[id(one.event)])

        return replace(told, occurrences=tuple(map(occurrence, told.occurrences)))

    def _past(self, told: PastMeeting) -> PastMeeting:
        return replace(told, addresses=tuple(map(self.address, told.addresses)))

    def batch(self, batch: MessageBatch) -> MessageBatch:
        """What a mailbox told, as it may be kept."""
        folders = (replace(one, messages=tuple(map(self.message, one.messages))) for one in batch.folders)
        return replace(batch, folders=tuple(folders))

    def message(self, one: Message) -> Message:
        boxes = (*([one.sender] if one.sender is not None else []), *one.recipients)
        return replace(
            one,
            message_id=self.message_id(one.message_id),
            sender=self._mailbox(one.sender) if one.sender is not None else None,
            to=tuple(map(self._mailbox, one.to)),
            cc=tuple(map(self._mailbox, one.cc)),
            bcc=tuple(map(self._mailbox, one.bcc)),
            subject="" if any(self.knows(box.address) for box in boxes) else self.text(one.subject),
            in_reply_to=tuple(map(self.message_id, one.in_reply_to)),
            references=tuple(map(self.message_id, one.references)),
        )

    def _mailbox(self, box: Mailbox) -> Mailbox:
        return Mailbox(address=self.address(box.address), name=self.name(box.address, box.name))

    def judgement(self, told: Judgement) -> Judgement:
        return replace(
            told,
            successor=self.address(told.successor) if told.successor is not None else None,
            recipients=tuple(replace(one, address=self.address(one.address)) for one in told.recipients),
            about=self.message_id(told.about) if told.about is not None else None,
            because=tuple(one for one in told.because if self.text(one) == one),
        )


def recall(connection: Connection) -> Oblivion | None:
    """None where nobody was ever erased, which costs one look."""
    if connection.execute(select(forgotten.c.digest).limit(1)).first() is None:
        return None
    secret = connection.execute(select(state.c.secret)).scalar_one()

    def borne(word: str) -> bool:
        return connection.execute(select(name_word.c.word).where(name_word.c.word == word).limit(1)).first() is not None

    return Oblivion(bytes(secret), frozenset(connection.execute(select(forgotten.c.digest)).scalars()), borne)
