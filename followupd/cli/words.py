"""The codes of the public interface in words for people; JSON has the codes."""

from __future__ import annotations

from collections.abc import Mapping

from followupd.domain.correspondence import ReplyState
from followupd.domain.draft import IN_MAILBOX, MOVED, NEEDS_WORDS, REASON_GONE, DraftRecord, DraftState
from followupd.domain.ledger import without_retiring
from followupd.domain.reason import Reason

STATES: Mapping[ReplyState, str] = {
    ReplyState.OPTED_OUT: "they asked for no mail, ever",
    ReplyState.BOUNCED: "their address is dead, or they have left",
    ReplyState.DECLINED: "they said a polite no, and neither wrote nor met you since",
    ReplyState.I_OWE: "you owe them an answer, or what you promised",
    ReplyState.AUTO_REPLIED: "only their mailbox has answered",
    ReplyState.OWES_ME: "your question is open",
    ReplyState.AWAITING: "a draft of ours was sent, and nothing has come back",
    ReplyState.REPLIED: "they wrote, and nothing is open",
    ReplyState.NONE: "nothing was written either way",
}

REASONS: Mapping[Reason, str] = {
    Reason.DUE: "due",
    Reason.NOT_OVER: "not over yet",
    Reason.CANCELLED: "cancelled",
    Reason.DECLINED_BY_ME: "you declined",
    Reason.DECLINED_BY_THEM: "they declined",
    Reason.NOT_ACCEPTED: "you have not accepted",
    Reason.SELF: "yourself",
    Reason.ROOM: "a room",
    Reason.BOT: "a tool",
    Reason.INTERNAL: "a colleague",
    Reason.ROLE_ADDRESS: "nobody's own address",
    Reason.TOO_MANY_PEOPLE: "too many people",
    Reason.TOO_SHORT: "too short",
    Reason.IGNORED_TITLE: "ignored for its title",
    Reason.IGNORED_ADDRESS: "an ignored address",
    Reason.IGNORED_CATEGORY: "ignored for its category",
    Reason.PRIVATE: "private",
    Reason.ALL_DAY: "all day",
    Reason.NO_PEOPLE: "nobody to write to",
    Reason.BEFORE_START: "before the start",
    Reason.RECURRING: "recurring",
    Reason.NO_RULE: "no rule asks for it",
    Reason.IN_TOUCH_SINCE: "in touch since",
    Reason.REPLIED: "they wrote",
    Reason.OPEN_DRAFT: "a draft lies there",
    Reason.DONE: "done",
    Reason.SUPERSEDED: "a later meeting took its place",
    Reason.DELETED_BY_USER: "you deleted it",
    Reason.SKIPPED: "you skipped it",
    Reason.NOT_DUE: "not due yet",
    Reason.OUTSIDE_HOURS: "outside your hours",
    Reason.DAILY_LIMIT: "enough for the day",
    Reason.GAP: "too soon after the last",
    Reason.SNOOZED: "snoozed",
    Reason.PAUSED: "paused",
    Reason.MEETING_BOOKED: "a meeting is booked",
    Reason.I_OWE_REPLY: "you owe an answer",
    Reason.OPEN_THREAD: "a thread is open",
    Reason.AWAY: "you are away",
    Reason.LATER: "they asked for later",
    Reason.AUTO_REPLY: "they are away",
    Reason.NEEDS_FACT: "something is lacking",
    Reason.NEEDS_GIVE: "two asks already",
    Reason.TOO_SIMILAR: "too like another",
    Reason.PROMISE_OVERDUE: "a promise comes first",
    Reason.OPTED_OUT: "they want no mail",
    Reason.DECLINED: "they said no",
    Reason.BOUNCED: "the address is dead",
    Reason.UNANSWERED_LIMIT: "too many without an answer",
    Reason.FORGOTTEN: "forgotten",
}

DRAFT_STATES: Mapping[DraftState, str] = {
    DraftState.PLANNED: "about to be placed",
    DraftState.INTENT: "about to be placed",
    DraftState.UNKNOWN: "perhaps placed",
    DraftState.HELD: "could not be placed",
    DraftState.OPEN: "open",
    DraftState.EDITED: "edited by you",
    DraftState.SENT: "sent",
    DraftState.DELETED: "deleted by you",
    DraftState.SKIPPED: "skipped",
    DraftState.SNOOZED: "snoozed",
    DraftState.RETIRED: "withdrawn",
}

FLAGS: Mapping[str, str] = {
    NEEDS_WORDS: "a gap for your words",
    REASON_GONE: "its reason is gone",
    MOVED: "moved by you",
}


def flags_of(record: DraftRecord) -> list[str]:
    """The flags of a draft, in order: that it needs words is one only while it lies there to be written in."""
    flags = without_retiring(record).flags
    return sorted(flags if record.state in IN_MAILBOX else flags - {NEEDS_WORDS})
