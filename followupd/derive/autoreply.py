"""Mail that no human wrote to one reader: answers of mailboxes, lists and newsletters, notices of tools.

Who counts as what:
- A header that only answering mailboxes set decides alone: `auto_reply`, also from a desk's ticket system.
- A subject that only answering mailboxes write ("Automatic reply: …") decides alone, unless it was answered ("Re: ").
- Words of absence decide together with a header that such answers usually have, or with a subject of absence.
- Words alone never do: "I'm out of the office until Monday, but …" is a human. One exception: a new subject, no mail
  program named, and every single sentence is of the usual form (thanks for your mail, away, urgent, regards).
- A desk's receipt with a ticket's number, and what says of itself that it is automatic, is a `notification`.
- "This mailbox is no longer used" is a `bounce`, also without a header, where the text says little else.
When unsure, a human. Bounces proper are looked for before this.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import datetime
from itertools import dropwhile
from zoneinfo import ZoneInfo

from followupd.derive import automation
from followupd.derive import away_words as known
from followupd.derive.addresses import is_role
from followupd.derive.date_words import BACK_BEFORE, BACK_BEHIND, UNTIL_BEFORE
from followupd.derive.mimeparts import Mail
from followupd.derive.passages import Passage, folded, passages
from followupd.derive.returning import return_of
from followupd.derive.successor import successor_of
from followupd.domain.ids import Address, MessageId
from followupd.domain.judgement import Kind
from followupd.domain.record import Struct

_SENTENCES = re.compile(r"[.!?。！？]+(?: |$)|(?<=[。！？])")
_BEHIND_SUBJECT = re.compile(r" ?(?:[:：\-(\[|]|$|re:|aw:)")
_BEHIND_LABEL = re.compile(r"[.!]?(?: ?[:：\-(\[|]|$)")
_NAME = re.compile(r"[^\W\d_]{3,40}")
_ANSWERED = re.compile(r"[^:]{0,40}?[: ] ?(?:re|aw|sv|vs|antw|odp|tr|fwd?|wg) ?:")
_ID = re.compile(r"<([^<>\s]{1,998})>")
_MINE = re.compile(
    r"(?<![a-z])(?:i|my|we|our|wir|unser\w*|nous|notre|nuestr\w+|ich|mein\w*|je|mon|ma|yo|mi|io|mio|mia|eu|meu|minha|ik|mijn|jag|jeg|min|mit)(?![a-z])"
)
"""A human who answers speaks of himself; a mailbox speaks of itself."""
_SHORT, _FEW_WORDS = 5, 90


class Automatic(Struct, frozen=True, kw_only=True):
    """Mail that no human wrote to one reader; the fields are those of `Judgement`."""

    kind: Kind
    until: datetime | None = None
    ask_user: bool = False
    gone: bool = False
    successor: Address | None = None
    about: MessageId | None = None
    because: tuple[str, ...] = ()
    has_words: bool = False  # of a notification: a tool passes on what somebody wrote


class _Words(Struct, frozen=True, kw_only=True):
    """Subject and text, cut up for the tables."""

    subject: Passage
    body: tuple[Passage, ...]

    def told(self, pattern: re.Pattern[str]) -> str:
        """The words of the text that `pattern` finds; empty where it finds none."""
        return _found(pattern, self.body)

    def said(self, pattern: re.Pattern[str]) -> str:
        """The same, and of the subject where the text has none."""
        return _found(pattern, (*self.body, self.subject))

    def begin(self, pattern: re.Pattern[str]) -> str:
        """The words that `pattern` finds where a sentence of the text begins."""
        return next((match[0] for one in self.sentences if (match := pattern.match(one.strip()))), "")

    @property
    def sentences(self) -> list[str]:
        return [one for passage in self.body for one in _SENTENCES.split(passage.folded) if one.strip()]


def _found(pattern: re.Pattern[str], where: Sequence[Passage]) -> str:
    found = ((passage, pattern.search(passage.folded)) for passage in where)
    return next((passage.words(*match.span()) for passage, match in found if match), "")


def automatic_of(mail: Mail, text: str, *, at: datetime, zone: ZoneInfo, locale: str) -> Automatic | None:
    """What kind of automatic mail it is, or None for a human's. `text` is what was written, without quotes.

    `at` is the message's date (aware UTC); see `returning.return_of` for `until` and `ask_user`.
    """
    if not mail.headers:
        return None
    about = _about(mail)
    if because := automation.is_receipt(mail):
        return Automatic(kind=Kind.NOTIFICATION, about=about, because=(because,))
    words = _Words(subject=_subject(mail), body=passages(text))
    if reasons := _answering(mail, words):
        return _answer(mail, text, words, reasons, about, at=at, zone=zone, locale=locale)
    if because := automation.is_machine(mail):
        return Automatic(kind=Kind.NOTIFICATION, about=about, because=(because,), has_words=_passes_on(words))
    if because := automation.is_listed(mail):
        return Automatic(kind=Kind.LIST, because=(because,))
    if because := automation.is_from_nobody(mail) or _acknowledged(mail, words) or words.begin(known.AUTOMATED):
        return Automatic(kind=Kind.NOTIFICATION, about=about, because=(because,))
    if because := automation.is_bulk(mail):
        return Automatic(kind=Kind.LIST, because=(because,))
    return None


def _answer(
    mail: Mail,
    text: str,
    words: _Words,
    reasons: tuple[str, ...],
    about: MessageId | None,
    *,
    at: datetime,
    zone: ZoneInfo,
    locale: str,
) -> Automatic:
    """What a mailbox's own answer says: gone, out of use, or away until a day."""
    gone, dead = words.said(known.GONE), words.said(known.DEAD)
    if gone or dead:
        return Automatic(
            kind=Kind.AUTO_REPLY if gone else Kind.BOUNCE,
            gone=bool(gone),
            successor=successor_of(mail, words.body),
            about=about,
            because=(*reasons, gone or dead),
        )
    back = return_of(text, at=at, zone=zone, locale=locale)
    back = back or return_of(words.subject.text, at=at, zone=zone, locale=locale)
    if back is None:
        return Automatic(kind=Kind.AUTO_REPLY, about=about, because=reasons)
    return Automatic(
        kind=Kind.AUTO_REPLY,
        until=back.until,
        ask_user=back.ask_user,
        about=about,
        because=(*reasons, back.because),
    )


def _answering(mail: Mail, words: _Words) -> tuple[str, ...]:
    """Why a mailbox wrote it by itself; empty where it did not, or nobody can say."""
    if because := automation.answers_itself(mail):
        return (because,)
    if automation.is_from_nobody(mail) or automation.is_of_tool(mail):
        return ()
    listed = automation.is_listed(mail)
    sign = "" if listed else automation.may_answer_itself(mail)
    answered = known.REPLY_PREFIX.match(words.subject.folded) is not None
    automatic = not answered and _is_automatic(words.subject)
    absent = None if answered else known.ABSENCE_SUBJECT.search(words.subject.folded)
    itself = words.begin(known.AUTOMATED)
    if not (sign or automatic or absent or itself):
        return _form(mail, words, answered=answered)
    subject = f"Subject: {words.subject.text[:100]}"
    absence = words.told(known.AWAY) or words.told(known.GONE) or words.told(known.DEAD)
    if absent is not None and not absence and not words.told(known.BUT):
        absence = words.told(BACK_BEFORE) or words.told(BACK_BEHIND)
    if automatic and (absence or not listed):
        return (subject,)
    if absent is not None and (sign or _ANSWERED.match(words.subject.folded, absent.start())):
        return (sign, subject) if sign else (subject,)
    if not absence:
        return ()
    if absent is not None and _is_label(words.subject.folded, absent, mail) and not _speaks_to_reader(words):
        return (subject, absence)
    if sign and not (answered and _speaks_to_reader(words)):
        return (sign, absence)
    return (itself, absence) if itself else _form(mail, words, answered=answered)


def _form(mail: Mail, words: _Words, *, answered: bool) -> tuple[str, ...]:
    """The words of a text that is nothing but the usual form, though no header and no subject say so."""
    if _is_form(words, known.DEAD) and not (answered and words.told(_MINE)):
        return (words.told(known.DEAD),)
    if not answered and not automation.was_typed(mail) and _is_whole_form(words):
        return (words.told(known.FORM), words.told(known.AWAY))
    return ()


def _is_label(subject: str, absent: re.Match[str], mail: Mail) -> bool:
    """True where a subject is about the absence and nothing else: "Out of office until …", "Kim Lee is out of office".

    The name before it is the sender's own, as Domino writes it: who is away does not speak of himself so.
    """
    start, end = absent.span()
    named = set(_NAME.findall(folded(mail.header("from")[:200]))) & set(_NAME.findall(subject[:start]))
    begins = start == 0 or bool(named) or subject[:start].rstrip().endswith(("-", ":", "|"))
    return begins and any(one.match(subject, end) for one in (_BEHIND_LABEL, UNTIL_BEFORE, BACK_BEFORE))


def _is_automatic(subject: Passage) -> bool:
    match = known.AUTOMATIC_SUBJECT.match(subject.folded)
    return match is not None and _BEHIND_SUBJECT.match(subject.folded, match.end()) is not None


def _speaks_to_reader(words: _Words) -> bool:
    """True where somebody asks, or says more than that they are away: "…, but here is the file"."""
    return any("?" in passage.text or known.BUT.search(passage.folded) for passage in words.body)


def _is_form(words: _Words, pattern: re.Pattern[str]) -> bool:
    """True where a text begins with `pattern`, greeting and thanks aside, and says little but the usual."""
    sentences = [one.strip() for one in words.sentences]
    begins = dropwhile(lambda one: known.FORM.match(one) or known.CLOSING.match(one), sentences)
    return (
        pattern.search(next(begins, "")) is not None
        and sum(len(one.split()) for one in sentences) <= _FEW_WORDS
        and not _speaks_to_reader(words)
        and all(_is_usual(one) or pattern.search(one) for one in sentences)
    )


def _is_whole_form(words: _Words) -> bool:
    """True for thanks for a mail, an absence, what is urgent, and nothing else at all."""
    thanked = any(known.FORM.match(one.strip()) and known.MAIL.search(one) for one in words.sentences)
    return thanked and bool(words.told(known.URGENT)) and _is_form(words, known.AWAY)


def _is_usual(sentence: str) -> bool:
    tables = (known.FORM, known.AWAY, known.GONE, known.URGENT, known.CLOSING, BACK_BEFORE, UNTIL_BEFORE)
    return (
        len(sentence.split()) <= _SHORT
        or any(table.search(sentence) for table in tables)
        or (known.CONTACT.search(sentence) is not None and "@" in sentence)
    )


def _acknowledged(mail: Mail, words: _Words) -> str:
    """The words by which a desk's tool took a message in, with a number; empty for all else."""
    address = automation.sender(mail)
    if address is None or not is_role(address):
        return ""
    numbered = any(known.TICKET.search(one.folded) for one in (words.subject, *words.body[:3]))
    return words.told(known.RECEIVED) if numbered else ""


def _passes_on(words: _Words) -> bool:
    """True where more stands in a tool's mail than the tool's own forms. When unsure, somebody wrote it."""
    own = [one for one in words.body if not known.FRAME.search(one.folded)]
    is_form = any(
        each.search(one.folded) for one in (*own, words.subject) for each in (known.RECEIVED, known.AUTOMATED)
    )
    return not is_form and any(_NAME.search(one.folded) for one in own)


def _subject(mail: Mail) -> Passage:
    """The subject without the tags that gateways put before it."""
    text = re.sub(r"^(?:\[[^\[\]\d]{1,30}\] ?)+", "", " ".join(mail.header("subject")[:500].split()))
    return Passage(text=text, folded=folded(text))


def _about(mail: Mail) -> MessageId | None:
    """The message that this answers: Original-Message-ID of a receipt, else In-Reply-To, else the last reference."""
    for part in mail.parts:
        if part.type == "message/disposition-notification":
            told = re.search(r"^original-message-id:\s*<([^<>\s]{1,998})>", part.text[:16_384], re.I | re.M)
            if told is not None:
                return MessageId(told[1])
    found = _ID.findall(mail.header("in-reply-to"))[:1] or _ID.findall(mail.header("references"))[-1:]
    return MessageId(found[0]) if found else None
