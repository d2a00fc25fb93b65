"""Decisions and drafts as they are written down, and back."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from followupd.domain.decision import Act, Decision, Follows, Hold, MeetingRef, Purpose
from followupd.domain.draft import DraftRecord, DraftState
from followupd.domain.ids import AccountName, Address, Key, MessageId, Ref
from followupd.domain.reason import Reason
from followupd.store import codec

_PURPOSES = {one.value: one for one in Purpose}
_REASONS = {one.value: one for one in Reason}


def _meeting_ref_row(meeting: MeetingRef | None) -> list[Any] | None:
    return None if meeting is None else [codec.meeting_key(meeting.id), meeting.title, codec.micros(meeting.start)]


def _meeting_ref(row: list[Any] | None) -> MeetingRef | None:
    return None if row is None else MeetingRef(id=codec.meeting_id(row[0]), title=row[1], start=codec.instant(row[2]))


def decision_body(decision: Decision) -> str:
    told: dict[str, Any] = {
        "key": decision.key,
        "account": decision.account,
        "purpose": decision.purpose,
        "people": decision.people,
        "meeting": _meeting_ref_row(decision.meeting),
        "identity": codec.maybe_meeting_key(decision.identity),
        "rule": decision.rule,
        "template": decision.template,
        "due": codec.maybe_micros(decision.due),
        "detail": decision.detail,
    }
    if decision.follows is not None:
        told["follows"] = [decision.follows.subject, *decision.follows.references]
    if isinstance(decision, Act):
        told["generation"] = decision.generation
    else:
        told["reason"] = decision.reason
        told["until"] = codec.maybe_micros(decision.until)
    return codec.dumps(told)


def decision_of(body: str) -> Decision:
    told = codec.loads(body)
    common: dict[str, Any] = {
        "key": Key(told["key"]),
        "account": AccountName(told["account"]),
        "purpose": _PURPOSES[told["purpose"]],
        "people": tuple(map(Address, told["people"])),
        "meeting": _meeting_ref(told["meeting"]),
        "identity": codec.maybe_meeting_id(told["identity"]),
        "rule": told["rule"],
        "template": told["template"],
        "due": codec.maybe_instant(told["due"]),
        "detail": told["detail"],
        "follows": _follows(*told["follows"]) if "follows" in told else None,
    }
    if "generation" in told:
        return Act(**common, generation=told["generation"])
    return Hold(**common, reason=_REASONS[told["reason"]], until=codec.maybe_instant(told["until"]))


def _follows(subject: str, *references: str) -> Follows:
    return Follows(subject=subject, references=tuple(map(MessageId, references)))


def draft_row(record: DraftRecord) -> dict[str, Any]:
    """A row of the ledger; a draft that has ended keeps no bytes."""
    return {
        "id": codec.escaped(record.id),
        "account": codec.escaped(record.account),
        "key": record.key,
        "generation": record.generation,
        "state": record.state.value,
        "purpose": record.purpose.value,
        "people": codec.strings(record.people),
        "meeting": codec.dumps(_meeting_ref_row(record.meeting)) if record.meeting is not None else None,
        "identity": codec.maybe_meeting_key(record.identity),
        "rule": codec.maybe_escaped(record.rule),
        "template": codec.escaped(record.template),
        "subject": codec.escaped(record.subject),
        "message_id": codec.escaped(record.message_id),
        "sha256": record.sha256,
        "raw": record.raw,
        "flags": codec.strings(sorted(record.flags)),
        "sources": codec.dumps(dict(record.sources)),
        "planned_at": codec.micros(record.planned_at),
        "stance": codec.escaped(record.stance),
        "baseline": codec.maybe_escaped(record.baseline),
        "attempt": record.attempt,
        "started_at": codec.maybe_micros(record.started_at),
        "ref": codec.maybe_escaped(record.ref),
        "placed_at": codec.maybe_micros(record.placed_at),
        "missing_since": codec.maybe_micros(record.missing_since),
        "settled_at": codec.maybe_micros(record.settled_at),
        "sent_at": codec.maybe_micros(record.sent_at),
        "sent_message_id": codec.maybe_escaped(record.sent_message_id),
        "matched_by": codec.maybe_escaped(record.matched_by),
        "lines": " ".join(record.lines),
        "fates": record.fates,
        "edited": None if record.edited is None else int(record.edited),
        "thread": codec.escaped(record.thread),
    }


def draft_of(row: Mapping[Any, Any]) -> DraftRecord:
    ref, sent_message_id = codec.maybe_unescaped(row["ref"]), codec.maybe_unescaped(row["sent_message_id"])
    return DraftRecord(
        id=codec.unescaped(row["id"]),
        account=AccountName(codec.unescaped(row["account"])),
        key=Key(row["key"]),
        generation=row["generation"],
        state=DraftState(row["state"]),
        purpose=Purpose(row["purpose"]),
        people=tuple(map(Address, codec.loads(row["people"]))),
        meeting=_meeting_ref(codec.loads(row["meeting"])) if row["meeting"] is not None else None,
        identity=codec.maybe_meeting_id(row["identity"]),
        rule=codec.maybe_unescaped(row["rule"]),
        template=codec.unescaped(row["template"]),
        subject=codec.unescaped(row["subject"]),
        message_id=MessageId(codec.unescaped(row["message_id"])),
        sha256=row["sha256"],
        raw=row["raw"],
        flags=frozenset(codec.loads(row["flags"])),
        sources=codec.loads(row["sources"]),
        planned_at=codec.instant(row["planned_at"]),
        stance=codec.unescaped(row["stance"]),
        baseline=codec.maybe_unescaped(row["baseline"]),
        attempt=row["attempt"],
        started_at=codec.maybe_instant(row["started_at"]),
        ref=Ref(ref) if ref is not None else None,
        placed_at=codec.maybe_instant(row["placed_at"]),
        missing_since=codec.maybe_instant(row["missing_since"]),
        settled_at=codec.maybe_instant(row["settled_at"]),
        sent_at=codec.maybe_instant(row["sent_at"]),
        sent_message_id=MessageId(sent_message_id) if sent_message_id is not None else None,
        matched_by=codec.maybe_unescaped(row["matched_by"]),
        lines=tuple(row["lines"].split()),
        fates=row["fates"],
        edited=None if row["edited"] is None else bool(row["edited"]),
        thread=codec.unescaped(row["thread"]),
    )
