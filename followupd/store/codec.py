"""Rows → values and back: the one place that knows how a value is written down. Everything comes back as it went in."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Mapping
from datetime import UTC, datetime, timedelta
from typing import Any

from followupd.domain.decision import Act, Decision, Hold, MeetingRef, Purpose
from followupd.domain.draft import DraftRecord, DraftState
from followupd.domain.event import Attendee, AttendeeKind, Event, Occurrence, OccurrenceId, PartStat, Status
from followupd.domain.fact import Fact, FactKind
from followupd.domain.ids import AccountName, Address, Key, MessageId, Ref
from followupd.domain.reason import Reason
from followupd.ports.store import UnitId

HUMAN, AUTOMATIC, BULK = 0, 1, 2
"""The kinds of mail, by who writes it."""

_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_MICROSECOND = timedelta(microseconds=1)
# File names and headers need not be text: SQLite takes no lone surrogates, and cuts JSON at NUL.
_UNSTORABLE = re.compile("[\ud800-\udfff\x00\ufdd0]")
_ESCAPED = re.compile("\ufdd0([0-9a-f]{4})")

_dumps = json.JSONEncoder(separators=(",", ":"), check_circular=False).encode


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


def meeting_key(meeting: OccurrenceId) -> str:
    """An OccurrenceId as one text, equal only for equal ids."""
    return _dumps([meeting.uid, meeting.recurrence_id])


def meeting_id(key: str) -> OccurrenceId:
    uid, recurrence_id = json.loads(key)
    return OccurrenceId(uid=uid, recurrence_id=recurrence_id)


def maybe_meeting_key(meeting: OccurrenceId | None) -> str | None:
    return None if meeting is None else meeting_key(meeting)


def maybe_meeting_id(key: str | None) -> OccurrenceId | None:
    return None if key is None else meeting_id(key)


def unit_key(unit: UnitId) -> str:
    """A UnitId as one text: a meeting's key is a JSON list, a person's a JSON string."""
    return meeting_key(unit) if isinstance(unit, OccurrenceId) else _dumps(unit)


def unit_id(key: str) -> UnitId:
    return meeting_id(key) if key.startswith("[") else Address(json.loads(key))


def strings(texts: Iterable[str]) -> str:
    """A JSON list."""
    return _dumps(list(texts))


def addresses(text: str) -> tuple[Address, ...]:
    return tuple(map(Address, unescaped(text).split()))


def message_ids(text: str) -> tuple[MessageId, ...]:
    return tuple(map(MessageId, json.loads(text))) if text else ()


def pairs(items: Iterable[tuple[str, str]]) -> str:
    return _dumps([list(pair) for pair in items])


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
    }
    return _dumps({name: value for name, value in told.items() if value})


def event_of(body: str) -> Event:
    told = json.loads(body)
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
    )


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


def _meeting_ref_row(meeting: MeetingRef | None) -> list[Any] | None:
    return None if meeting is None else [meeting_key(meeting.id), meeting.title, micros(meeting.start)]


def _meeting_ref(row: list[Any] | None) -> MeetingRef | None:
    return None if row is None else MeetingRef(id=meeting_id(row[0]), title=row[1], start=instant(row[2]))


def decision_body(decision: Decision) -> str:
    told: dict[str, Any] = {
        "key": decision.key,
        "account": decision.account,
        "purpose": decision.purpose,
        "people": decision.people,
        "meeting": _meeting_ref_row(decision.meeting),
        "identity": maybe_meeting_key(decision.identity),
        "rule": decision.rule,
        "template": decision.template,
        "due": maybe_micros(decision.due),
        "detail": decision.detail,
    }
    if isinstance(decision, Act):
        told["generation"] = decision.generation
    else:
        told["reason"] = decision.reason
        told["until"] = maybe_micros(decision.until)
    return _dumps(told)


def decision_of(body: str) -> Decision:
    told = json.loads(body)
    common: dict[str, Any] = {
        "key": Key(told["key"]),
        "account": AccountName(told["account"]),
        "purpose": Purpose(told["purpose"]),
        "people": tuple(map(Address, told["people"])),
        "meeting": _meeting_ref(told["meeting"]),
        "identity": maybe_meeting_id(told["identity"]),
        "rule": told["rule"],
        "template": told["template"],
        "due": maybe_instant(told["due"]),
        "detail": told["detail"],
    }
    if "generation" in told:
        return Act(**common, generation=told["generation"])
    return Hold(**common, reason=Reason(told["reason"]), until=maybe_instant(told["until"]))


def draft_row(record: DraftRecord) -> dict[str, Any]:
    """A row of the ledger; a draft that has ended keeps no bytes."""
    return {
        "id": escaped(record.id),
        "account": escaped(record.account),
        "key": record.key,
        "generation": record.generation,
        "state": record.state.value,
        "purpose": record.purpose.value,
        "people": strings(record.people),
        "meeting": _dumps(_meeting_ref_row(record.meeting)) if record.meeting is not None else None,
        "identity": maybe_meeting_key(record.identity),
        "rule": maybe_escaped(record.rule),
        "template": escaped(record.template),
        "subject": escaped(record.subject),
        "message_id": escaped(record.message_id),
        "sha256": record.sha256,
        "raw": record.raw,
        "flags": strings(sorted(record.flags)),
        "sources": _dumps(dict(record.sources)),
        "planned_at": micros(record.planned_at),
        "baseline": maybe_escaped(record.baseline),
        "attempt": record.attempt,
        "started_at": maybe_micros(record.started_at),
        "ref": maybe_escaped(record.ref),
        "placed_at": maybe_micros(record.placed_at),
        "missing_since": maybe_micros(record.missing_since),
        "settled_at": maybe_micros(record.settled_at),
        "sent_at": maybe_micros(record.sent_at),
        "sent_message_id": maybe_escaped(record.sent_message_id),
        "matched_by": maybe_escaped(record.matched_by),
    }


def draft_of(row: Mapping[Any, Any]) -> DraftRecord:
    ref, sent_message_id = maybe_unescaped(row["ref"]), maybe_unescaped(row["sent_message_id"])
    return DraftRecord(
        id=unescaped(row["id"]),
        account=AccountName(unescaped(row["account"])),
        key=Key(row["key"]),
        generation=row["generation"],
        state=DraftState(row["state"]),
        purpose=Purpose(row["purpose"]),
        people=tuple(map(Address, json.loads(row["people"]))),
        meeting=_meeting_ref(json.loads(row["meeting"])) if row["meeting"] is not None else None,
        identity=maybe_meeting_id(row["identity"]),
        rule=maybe_unescaped(row["rule"]),
        template=unescaped(row["template"]),
        subject=unescaped(row["subject"]),
        message_id=MessageId(unescaped(row["message_id"])),
        sha256=row["sha256"],
        raw=row["raw"],
        flags=frozenset(json.loads(row["flags"])),
        sources=json.loads(row["sources"]),
        planned_at=instant(row["planned_at"]),
        baseline=maybe_unescaped(row["baseline"]),
        attempt=row["attempt"],
        started_at=maybe_instant(row["started_at"]),
        ref=Ref(ref) if ref is not None else None,
        placed_at=maybe_instant(row["placed_at"]),
        missing_since=maybe_instant(row["missing_since"]),
        settled_at=maybe_instant(row["settled_at"]),
        sent_at=maybe_instant(row["sent_at"]),
        sent_message_id=MessageId(sent_message_id) if sent_message_id is not None else None,
        matched_by=maybe_unescaped(row["matched_by"]),
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
    )
