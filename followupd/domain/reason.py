"""The reasons of decisions: the words of the public interface."""

from __future__ import annotations

import enum


class Reason(enum.StrEnum):
    """Why a candidate is drafted or held; one a decision."""

    DUE = "due"  # a draft is made

    # not met
    NOT_OVER = "not_over"  # the meeting has not ended
    CANCELLED = "cancelled"  # cancelled, or no longer in the calendar
    DECLINED_BY_ME = "declined_by_me"  # I said no
    DECLINED_BY_THEM = "declined_by_them"  # they said no
    NOT_ACCEPTED = "not_accepted"  # I did not say yes
    SELF = "self"  # an address of mine
    ROOM = "room"  # a room or a resource
    BOT = "bot"  # a notetaker or scheduling tool
    INTERNAL = "internal"  # a colleague
    ROLE_ADDRESS = "role_address"  # info@, noreply@, a mailing list
    TOO_MANY_PEOPLE = "too_many_people"  # more than meetings.ignore.max_people
    TOO_SHORT = "too_short"  # shorter than meetings.ignore.min_duration
    IGNORED_TITLE = "ignored_title"  # meetings.ignore.titles
    IGNORED_ADDRESS = "ignored_address"  # meetings.ignore.addresses
    IGNORED_CATEGORY = "ignored_category"  # meetings.ignore.categories
    PRIVATE = "private"  # CLASS:PRIVATE or CONFIDENTIAL
    ALL_DAY = "all_day"  # all-day, and no rule with min_days matches
    NO_PEOPLE = "no_people"  # nobody in it, or nobody sure
    BEFORE_START = "before_start"  # before the config's start: history

    # no draft wanted
    RECURRING = "recurring"  # a recurring meeting, and no rule asks for it
    NO_RULE = "no_rule"  # no rule matches, or the rule says none

    # already handled
    IN_TOUCH_SINCE = "in_touch_since"  # I wrote to them after the meeting
    REPLIED = "replied"  # they answered
    OPEN_DRAFT = "open_draft"  # a draft to them awaits review
    DONE = "done"  # drafted and sent
    SUPERSEDED = "superseded"  # a later meeting took its place
    DELETED_BY_USER = "deleted_by_user"  # the user deleted the draft
    SKIPPED = "skipped"  # the user said skip

    # not now
    NOT_DUE = "not_due"  # due later
    OUTSIDE_HOURS = "outside_hours"  # due, and outside the hours
    DAILY_LIMIT = "daily_limit"  # limits.drafts_per_day is reached
    GAP = "gap"  # limits.per_person_gap since the last draft to them
    SNOOZED = "snoozed"  # the user said later
    PAUSED = "paused"  # the user paused this person
    MEETING_BOOKED = "meeting_booked"  # a meeting with them is coming
    I_OWE_REPLY = "i_owe_reply"  # their question is open
    OPEN_THREAD = "open_thread"  # a thread with them is open
    AWAY = "away"  # the user is away
    LATER = "later"  # they asked for later
    AUTO_REPLY = "auto_reply"  # they are away
    NEEDS_FACT = "needs_fact"  # the template needs what is not known
    NEEDS_GIVE = "needs_give"  # two asks already
    TOO_SIMILAR = "too_similar"  # too like another draft
    PROMISE_OVERDUE = "promise_overdue"  # a promise first

    # never
    OPTED_OUT = "opted_out"  # they asked for no mail
    DECLINED = "declined"  # they said no
    BOUNCED = "bounced"  # the address is dead
    UNANSWERED_LIMIT = "unanswered_limit"  # limits.unanswered
    FORGOTTEN = "forgotten"  # the user had them erased


ENDS_DRAFT = frozenset(
    {
        Reason.NOT_OVER, Reason.CANCELLED, Reason.DECLINED_BY_ME, Reason.NOT_ACCEPTED, Reason.DECLINED_BY_THEM,
        Reason.IN_TOUCH_SINCE, Reason.REPLIED, Reason.SUPERSEDED, Reason.SKIPPED, Reason.SNOOZED, Reason.PAUSED,
        Reason.OPTED_OUT, Reason.DECLINED, Reason.BOUNCED, Reason.FORGOTTEN, Reason.DONE,
        Reason.NO_RULE,
    }
)  # fmt: skip
"""Held for one of these, an open draft has lost its reason: it is retired if its bytes are still ours, else flagged."""
