"""The grounds on which a follow-up is held, beside those that hold any draft to the person."""

from __future__ import annotations

from followupd.domain.draft import DraftState
from followupd.domain.fact import FactKind
from followupd.domain.meeting import Meeting
from followupd.domain.reason import Reason
from followupd.plan import grounds, words
from followupd.plan.desk import Desk
from followupd.plan.followup import Case, FollowUp
from followupd.plan.grounds import Why
from followupd.plan.hours import end_of


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


def stopped(one: FollowUp) -> Why | None:
    """The user has deleted two drafts of its template to somebody in it; an open draft of its own stays."""
    if one.drafting is None or one.drafting.template is None or one.live is not None:
        return None
    template = one.drafting.template
    return next((why for case in one.cases if (why := grounds.stopped(case.standing, one.key, template))), None)


def kept_away(case: Case, meeting: Meeting, desk: Desk) -> Why | None:
    """What the person's history has against any draft about the meeting."""
    standing, said, end = case.standing, desk.speech.at, end_of(meeting.occurrence)
    history = standing.history
    why = grounds.never(standing, desk) or grounds.declined(standing, desk) or grounds.paused(standing, desk)
    if why is not None:
        return why
    if history.last_out is not None and history.last_out > end:
        return Why(Reason.IN_TOUCH_SINCE, words.in_touch_since(case.person, said(history.last_out)))
    if history.last_in is not None and history.last_in > end:
        return Why(Reason.REPLIED, words.replied(case.person, said(history.last_in)))
    again = standing.met_again(meeting)
    if again is not None and (case.live is None or case.live.state is not DraftState.EDITED):
        return Why(Reason.SUPERSEDED, words.superseded(case.person, said(again.occurrence.start)))
    return None


def busy(case: Case, meeting: Meeting, desk: Desk) -> Why | None:
    """Their mailbox has answered since, a draft to them is open and stays, or one was made lately elsewhere."""
    standing = case.standing
    leaving = {record.id for record in standing.live if desk.makes_way(record)}
    why = grounds.auto_replied(standing, desk, since=end_of(meeting.occurrence))
    if (why := why or grounds.other_draft(standing, leaving)) is not None:
        return why
    return grounds.gap(standing, standing.last_placed(beside=meeting.identity, leaving=leaving), desk)
