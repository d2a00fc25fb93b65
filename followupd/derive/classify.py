"""One message, judged: who wrote it, what they want, and their own words."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from zoneinfo import ZoneInfo

from followupd.derive.automation import addresses
from followupd.derive.autoreply import automatic_of
from followupd.derive.bounce import bounce_of
from followupd.derive.intent import intent_of
from followupd.derive.mimeparts import Mail, read_mail
from followupd.derive.questions import asks
from followupd.derive.quoting import written_text
from followupd.domain.judgement import Judgement, Kind
from followupd.domain.record import replace

_ANSWERS = re.compile(r"\w{1,5}\s?:", re.IGNORECASE)


def classify(
    raw: bytes, *, sent: Sequence[str] = (), answers_me: bool = False, at: datetime, zone: ZoneInfo, locale: str
) -> tuple[Judgement, str]:
    """How `raw` is judged, and what its writer wrote: without quotes and signature, empty for a bounce.

    Times in words are reckoned from its Date header, but from `at` (aware UTC), when it was here, where that is earlier
    or the header says nothing. `sent` are our own texts, which it may quote. With `answers_me` it names a message of
    the user as the one that it answers: then it is no list's, whatever a gateway or a sales tool wrote into its
    headers, and a notification has an intent where a tool passed on what somebody wrote. Never raises.
    """
    mail = read_mail(raw)
    moment = min(at, date_of(mail) or at)
    bounce = bounce_of(mail)
    if bounce is not None:
        kind = Kind.NOTIFICATION if bounce.delayed else Kind.BOUNCE
        judgement = Judgement(kind=kind, recipients=bounce.recipients, about=bounce.about, because=bounce.because)
        return judgement, ""
    text = written_text(mail, sent=sent)
    automatic = automatic_of(mail, text, at=moment, zone=zone, locale=locale)
    if automatic is not None and automatic.kind is Kind.LIST and answers_me and text.strip():
        automatic = None
    if automatic is None and not text.strip() and mail.headers:
        text = _subject_alone(mail)
    if automatic is None:
        return _of_a_human(mail, text, at=moment, zone=zone, locale=locale), text
    if automatic.has_words and answers_me:
        words = _of_a_human(mail, text, at=moment, zone=zone, locale=locale)
        because = (*automatic.because, *words.because)
        return replace(words, kind=automatic.kind, about=automatic.about, because=because), text
    return Judgement(
        kind=automatic.kind,
        until=automatic.until,
        ask_user=automatic.ask_user,
        gone=automatic.gone,
        accepted=automatic.kind is Kind.NOTIFICATION and _accepts(mail),
        successor=automatic.successor,
        about=automatic.about,
        because=automatic.because,
    ), text


def _subject_alone(mail: Mail) -> str:
    """The subject of a mail without words, where it is no answer's: "UNSUBSCRIBE" may be all that they wrote."""
    subject = mail.header("subject").strip()
    return "" if _ANSWERS.match(subject) else subject


def _accepts(mail: Mail) -> bool:
    """True of a calendar's answer that says yes (RFC 5546, 3.2.3; the method is a parameter by RFC 6047, 2.4)."""
    answers = (part.text for part in mail.parts if part.type == "text/calendar")
    lines = {line.strip().upper() for text in answers for line in text.replace("\n ", "").splitlines()}
    said = [line for line in lines if line.startswith("ATTENDEE") and "PARTSTAT=" in line]
    return "METHOD:REPLY" in lines and bool(said) and all("PARTSTAT=ACCEPTED" in line for line in said)


def _of_a_human(mail: Mail, text: str, *, at: datetime, zone: ZoneInfo, locale: str) -> Judgement:
    wish = intent_of(text, at=at, zone=zone, locale=locale)
    asked = asks(text, but=wish.sentences)
    return Judgement(
        kind=Kind.REPLY,
        intent=wish.intent,
        until=wish.until,
        ask_user=wish.ask_user,
        successor=wish.successor if wish.successor not in addresses(mail, "from", "reply-to", "to", "cc") else None,
        question=asked is not None,
        because=wish.because if asked is None else (*wish.because, asked),
    )


def date_of(mail: Mail) -> datetime | None:
    """The Date header (RFC 5322, 3.6.1), aware UTC; None where it says nothing that can be."""
    try:
        told = parsedate_to_datetime(mail.header("date")[:100])
        told = (told if told.tzinfo else told.replace(tzinfo=UTC)).astimezone(UTC)
    except (ValueError, TypeError, IndexError, OverflowError):
        return None
    return told if 1970 < told.year < 9000 else None
