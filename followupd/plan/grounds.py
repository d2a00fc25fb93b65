"""The grounds on which a follow-up is held: each says why, in words and until when, or that it does not apply."""

from __future__ import annotations

from datetime import datetime
from typing import NamedTuple

from followupd.domain.draft import DraftState
from followupd.domain.fact import FactKind
from followupd.domain.meeting import Meeting
from followupd.domain.reason import Reason
from followupd.plan import words
from followupd.plan.desk import Desk
from followupd.plan.followup import Case, FollowUp
from followupd.plan.hours import end_of


class Why(NamedTuple):
    """A reason to hold, in words, and when time alone ends it."""

    reason: Reason
    detail: str
    until: datetime | None = None


def not_over(meeting: Meeting, desk: Desk) -> Why | None:
    end = end_of(meeting.occurrence)
    return Why(Reason.NOT_OVER, words.not_over(desk.speech.at(end)), end) if end > desk.now else None


def settled(one: FollowUp, desk: Desk) -> Why | None:
    """What the user did with its draft, or said about it. A later `redraft` undoes a deletion and a skip."""
    ends = {record.state: record for record in one.records}
    if (sent := ends.get(DraftState.SENT)) is not None:
        return Why(Reason.DONE, words.done(desk.speech.at(sent.sent_at) if sent.sent_at else None))
    for record in one.records:
        if record.state is DraftState.DELETED:
            asked = one.redraft_at(record.key)
            if asked is None or asked <= (record.settled_at or record.planned_at):
                return Why(Reason.DELETED_BY_USER, words.deleted())
    word = one.word()
    if (word is None and DraftState.SKIPPED in ends) or (word is not None and word.kind is FactKind.SKIP):
        return Why(Reason.SKIPPED, words.skipped())
    return None


def unwanted(one: FollowUp, meeting: Meeting) -> Why | None:
    """No rule asks for a draft."""
    if one.drafting is not None:
        return None
    reason = Reason.RECURRING if meeting.recurring else Reason.NO_RULE
    if one.rule is not None:
        return Why(reason, words.rule_drafts_nothing(one.rule))
    return Why(reason, words.recurring() if meeting.recurring else words.no_rule())


def kept_away(case: Case, meeting: Meeting, desk: Desk) -> Why | None:
    """What the person's history has against any draft about the meeting."""
    standing, said = case.standing, desk.speech.at
    if (pause := standing.paused) is not None:
        until = said(pause.until) if pause.until else None
        return Why(Reason.PAUSED, words.paused(case.person, until), pause.until)
    wrote = standing.history.last_out
    if wrote is not None and wrote > end_of(meeting.occurrence):
        return Why(Reason.IN_TOUCH_SINCE, words.in_touch_since(case.person, said(wrote)))
    again = standing.met_again(meeting)
    if again is not None and (case.live is None or case.live.state is not DraftState.EDITED):
        return Why(Reason.SUPERSEDED, words.superseded(case.person, said(again.occurrence.start)))
    return None


def snoozed(one: FollowUp, desk: Desk) -> Why | None:
    """The user's wish to wait, while it lasts."""
    word = one.word()
    if word is None or word.kind is not FactKind.SNOOZE or word.until is None or word.until <= desk.now:
        return None
    return Why(Reason.SNOOZED, words.snoozed(desk.speech.at(word.until)), word.until)


def busy(case: Case, meeting: Meeting, desk: Desk) -> Why | None:
    """A draft to them is open and stays, or one about another meeting was made lately."""
    leaving = {record.id for record in case.standing.live if desk.makes_way(record)}
    other = min((record.id for record in case.standing.live if record.id not in leaving), default=None)
    if other is not None:
        return Why(Reason.OPEN_DRAFT, words.other_draft(case.person, other))
    last = case.standing.last_placed(beside=meeting.identity, leaving=leaving)
    if last is None:
        return None
    wait, said = desk.policy.limits.per_person_gap, desk.speech.at
    until = desk.time.after(last, wait)
    if until <= desk.now:
        return None
    return Why(Reason.GAP, words.gap(case.person, said(last), str(wait), said(until)), until)
