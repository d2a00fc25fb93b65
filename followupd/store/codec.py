"""Rows → values and back: how values are written down (see also `drafted`). Everything comes back as it went in."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Mapping
from datetime import UTC, datetime, timedelta
from functools import lru_cache
from typing import Any

from msgspec import DecodeError
from msgspec.json import Decoder, Encoder

from followupd.domain.event import Attendee, AttendeeKind, Event, Occurrence, OccurrenceId, PartStat, Status
from followupd.domain.fact import Fact, FactKind
from followupd.domain.ids import Address, Key, MessageId
from followupd.domain.judgement import FailedRecipient, Intent, Judgement, Kind
from followupd.ports.store import UnitId

HUMAN, AUTOMATIC, BULK = 0, 1, 2
"""The kinds of mail, by who writes it."""

_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_MICROSECOND = timedelta(microseconds=1)
# File names and headers need not be text: SQLite takes no lone surrogates, and cuts JSON at NUL.
_UNSTORABLE = re.compile("[\ud800-\udfff\x00\ufdd0]")
_ESCAPED = re.compile("\ufdd0([0-9a-f]{4})")


def _plain(value: object) -> str:
    if isinstance(value, str):
        return str(value)
    raise TypeError(f"{type(value).__name__} is not written down")


_encoded = Encoder(enc_hook=_plain).encode
_decoded = Decoder().decode
_compact = json.JSONEncoder(separators=(",", ":"), check_circular=False).encode


def dumps(told: Any) -> str:
    """`told` as JSON in ASCII: what is equal is the same text for ever, so that keys and digests outlive a release."""
    try:
        text = _encoded(told).decode()
    except UnicodeEncodeError:  # half of a surrogate pair, as names of files may have
        return _compact(told)
    return text if text.isascii() and "\x7f" not in text else _compact(told)


def loads(text: str) -> Any:
    """What `dumps` wrote down."""
    try:
        return _decoded(text)
    except DecodeError:  # as in `dumps`
        return json.loads(text)


def micros(at: datetime) -> int:
    """Microseconds since 1970 UTC, exactly."""
    return (at - _EPOCH) // _MICROSECOND


def instant(at: int) -> datetime:
    return _EPOCH + timedelta(microseconds=at)


def maybe_micros(at: datetime | None) -> int | None:
    return None if at is None else micros(at)


def maybe_instant(at: int | None) -> datetime | None:
    return None if at is None else instant(at)


def escaped(text: str) -> str:
    """`text` as SQLite can keep it, whatever is in it; `unescaped` gives it back."""
    return text if text.isascii() and "\0" not in text else _UNSTORABLE.sub(lambda m: f"\ufdd0{ord(m[0]):04x}", text)


def unescaped(text: str) -> str:
    return _ESCAPED.sub(lambda m: chr(int(m[1], 16)), text) if "\ufdd0" in text else text


def maybe_escaped(text: str | None) -> str | None:
    return None if text is None else escaped(text)


def maybe_unescaped(text: str | None) -> str | None:
    return None if text is None else unescaped(text)


@lru_cache(maxsize=16_384)
def meeting_key(meeting: OccurrenceId) -> str:
    """An OccurrenceId as one text, equal only for equal ids."""
    return dumps([meeting.uid, meeting.recurrence_id])


@lru_cache(maxsize=16_384)
def meeting_id(key: str) -> OccurrenceId:
    uid, recurrence_id = loads(key)
    return OccurrenceId(uid=uid, recurrence_id=recurrence_id)


def maybe_meeting_key(meeting: OccurrenceId | None) -> str | None:
    return None if meeting is None else meeting_key(meeting)


def maybe_meeting_id(key: str | None) -> OccurrenceId | None:
    return None if key is None else meeting_id(key)


def unit_key(unit: UnitId) -> str:
    """A UnitId as one text: a meeting's key is a JSON list, a person's a JSON string."""
    return meeting_key(unit) if isinstance(unit, OccurrenceId) else dumps(unit)


def unit_id(key: str) -> UnitId:
    return meeting_id(key) if key.startswith("[") else Address(loads(key))


def strings(texts: Iterable[str]) -> str:
    """A JSON list."""
    return dumps(list(texts))


def addresses(text: str) -> tuple[Address, ...]:
    return tuple(map(Address, unescaped(text).split()))


def message_ids(text: str) -> tuple[MessageId, ...]:
    return tuple(map(MessageId, loads(text))) if text else ()


def pairs(items: Iterable[tuple[str, str]]) -> str:
    return dumps([list(pair) for pair in items])


def event_body(event: Event) -> str:
    """An event as JSON; what is as usual is left out."""
    told = {
        "title": event.title,
        "description": event.description,
        "location": event.location,
        "conference": event.conference,
        "status": event.status.value if event.status is not Status.CONFIRMED else "",
        "private": event.private,
        "transparent": event.transparent,
        "categories": event.categories,
        "organizer": _attendee_row(event.organizer) if event.organizer is not None else None,
        "attendees": [_attendee_row(one) for one in event.attendees],
        "guests_hidden": event.guests_hidden,
        "hosted": "" if event.hosted is None else "yes" if event.hosted else "no",
    }
    return dumps({name: value for name, value in told.items() if value})


def event_of(body: str) -> Event:
    told = loads(body)
    organizer = told.get("organizer")
    return Event(
        title=told.get("title", ""),
        description=told.get("description", ""),
        location=told.get("location", ""),
        conference=told.get("conference", ""),
        status=Status(told.get("status", Status.CONFIRMED)),
        private=told.get("private", False),
        transparent=told.get("transparent", False),
        categories=tuple(told.get("categories", ())),
        organizer=_attendee(*organizer) if organizer is not None else None,
        attendees=tuple(_attendee(*one) for one in told.get("attendees", ())),
        guests_hidden=told.get("guests_hidden", False),
        hosted=told["hosted"] == "yes" if "hosted" in told else None,
    )


def people_of(body: str) -> list[Address]:
    """The addresses that an event names, without the rest of it."""
    told = loads(body)
    rows = [*told.get("attendees", ()), *([told["organizer"]] if "organizer" in told else ())]
    return [Address(address) for address, *_ in rows if address is not None]


def _attendee_row(one: Attendee) -> list[Any]:
    return [one.address, one.name, one.partstat, one.kind, one.optional]


def _attendee(address: str | None, name: str, partstat: str | None, kind: str, optional: bool) -> Attendee:
    return Attendee(
        address=Address(address) if address is not None else None,
        name=name,
        partstat=PartStat(partstat) if partstat is not None else None,
        kind=AttendeeKind(kind),
        optional=optional,
    )


def occurrence_of(meeting: str, starts_at: int, ends_at: int, all_day: int, event: Event) -> Occurrence:
    return Occurrence(
        id=meeting_id(meeting), start=instant(starts_at), end=instant(ends_at), all_day=bool(all_day), event=event
    )


def fact_row(fact: Fact) -> dict[str, Any]:
    return {
        "kind": fact.kind.value,
        "at": micros(fact.at),
        "key": fact.key,
        "person": maybe_escaped(fact.person),
        "meeting": maybe_meeting_key(fact.meeting),
        "text": escaped(fact.text),
        "say": int(fact.say),
        "until": maybe_micros(fact.until),
        "ref": escaped(fact.ref),
    }


def fact_of(row: Mapping[Any, Any]) -> Fact:
    return Fact(
        kind=FactKind(row["kind"]),
        at=instant(row["at"]),
        key=Key(row["key"]) if row["key"] is not None else None,
        person=Address(unescaped(row["person"])) if row["person"] is not None else None,
        meeting=maybe_meeting_id(row["meeting"]),
        text=unescaped(row["text"]),
        say=bool(row["say"]),
        until=maybe_instant(row["until"]),
        ref=unescaped(row["ref"]),
    )


def judgement_row(message: int, judgement: Judgement) -> tuple[Any, ...]:
    """As the columns of the table stand."""
    return (
        message,
        judgement.kind.value,
        judgement.intent.value if judgement.intent is not None else None,
        maybe_micros(judgement.until),
        int(judgement.ask_user),
        int(judgement.gone),
        int(judgement.accepted),
        maybe_escaped(judgement.successor),
        maybe_escaped(judgement.about),
        int(judgement.question),
        strings(judgement.because),
        dumps([[one.address, one.status, one.permanent] for one in judgement.recipients]),
    )


def judgement_of(row: Mapping[Any, Any]) -> Judgement:
    successor, about = maybe_unescaped(row["successor"]), maybe_unescaped(row["about"])
    return Judgement(
        kind=Kind(row["kind"]),
        intent=Intent(row["intent"]) if row["intent"] is not None else None,
        until=maybe_instant(row["until"]),
        ask_user=bool(row["ask_user"]),
        gone=bool(row["gone"]),
        accepted=bool(row["accepted"]),
        successor=Address(successor) if successor is not None else None,
        recipients=tuple(
            FailedRecipient(address=Address(address), status=status, permanent=permanent)
            for address, status, permanent in loads(row["failed"])
        ),
        about=MessageId(about) if about is not None else None,
        question=bool(row["question"]),
        because=tuple(loads(row["because"])),
    )
