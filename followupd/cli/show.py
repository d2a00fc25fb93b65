"""How decisions and drafts are shown: as JSON of the public interface, and as lines for people."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime, tzinfo
from typing import Any

from followupd.cli.words import DRAFT_STATES, FLAGS, REASONS, flags_of
from followupd.domain.decision import Act, Decision, MeetingRef, Purpose
from followupd.domain.draft import DraftRecord
from followupd.domain.policy import GRACEFUL_NO
from followupd.domain.reason import Reason


def instant(at: datetime | None) -> str | None:
    """RFC 3339 in UTC with `Z`, or None."""
    return None if at is None else at.astimezone(UTC).isoformat().replace("+00:00", "Z")


def meeting_json(meeting: MeetingRef | None) -> dict[str, Any] | None:
    if meeting is None:
        return None
    return {
        "uid": meeting.id.uid,
        "recurrence_id": meeting.id.recurrence_id,
        "title": meeting.title,
        "start": instant(meeting.start),
    }


def decision_json(decision: Decision) -> dict[str, Any]:
    act = isinstance(decision, Act)
    return {
        "key": decision.key,
        "verdict": "draft" if act else "hold",
        "purpose": decision.purpose.value,
        "people": list(decision.people),
        "meeting": meeting_json(decision.meeting),
        "rule": decision.rule,
        "template": decision.template,
        "due": instant(decision.due),
        "until": None if isinstance(decision, Act) else instant(decision.until),
        "reason": reason_of(decision).value,
        "detail": decision.detail,
    }


def reason_of(decision: Decision) -> Reason:
    return Reason.DUE if isinstance(decision, Act) else decision.reason


def in_words(decision: Decision) -> str:
    """Its reason in words for people."""
    return REASONS[reason_of(decision)]


def draft_json(record: DraftRecord) -> dict[str, Any]:
    return {
        "id": record.id,
        "key": record.key,
        "purpose": record.purpose.value,
        "people": list(record.people),
        "subject": record.subject,
        "account": record.account,
        "state": record.state.value,
        "placed_at": instant(record.placed_at),
        "flags": flags_of(record),
    }


def plan_json(now: datetime, next_wake: datetime | None, decisions: Sequence[Decision]) -> dict[str, Any]:
    return {
        "now": instant(now),
        "next_wake": instant(next_wake),
        "decisions": [decision_json(decision) for decision in decisions],
    }


def title_of(meeting: MeetingRef) -> str:
    """The title on one line, without what could forge others."""
    return " ".join("".join(c if c.isprintable() else " " for c in meeting.title).split()) or "(no title)"


def candidate_line(decision: Decision, zone: tzinfo) -> str:
    """What to call a candidate, who it is, and how it stands."""
    about = f", {title_of(decision.meeting)}, {local(decision.meeting.start, zone)}" if decision.meeting else ""
    return f"{decision.key[:8]}  {decision.purpose.value} to {', '.join(decision.people)}{about}: {in_words(decision)}"


def local(at: datetime, zone: tzinfo) -> str:
    """A moment as a person in `zone` reads it."""
    return at.astimezone(zone).strftime("%a %Y-%m-%d %H:%M")


def decision_lines(decision: Decision, zone: tzinfo) -> list[str]:
    """Two or three lines: who and about what, then the reason in words."""
    verb = "draft" if isinstance(decision, Act) else "hold "
    who = ", ".join(decision.people) or "nobody"
    about = f" · {title_of(decision.meeting)}, {local(decision.meeting.start, zone)}" if decision.meeting else ""
    lines = [f"{verb}  {who}{_purpose(decision)}{about}", f"       {in_words(decision)}: {decision.detail}"]
    if isinstance(decision, Act):
        lines.append(f"       template {decision.template}, rule {decision.rule}")
    return lines


def _purpose(decision: Decision) -> str:
    """What it is for; nothing of a follow-up, which most are."""
    if decision.purpose is Purpose.FOLLOW_UP:
        return ""
    return " (answer to their no)" if decision.template == GRACEFUL_NO else f" ({decision.purpose.value})"


def draft_lines(record: DraftRecord, zone: tzinfo) -> list[str]:
    flagged = ", ".join(FLAGS[one] for one in flags_of(record))
    flags = f"  [{flagged}]" if flagged else ""
    placed = local(record.placed_at, zone) if record.placed_at else "not placed yet"
    return [
        f"{record.id}  {DRAFT_STATES[record.state]}{flags}  {', '.join(record.people)}",
        f"            {record.subject}  ({record.purpose.value}, {placed}, account {record.account})",
    ]
