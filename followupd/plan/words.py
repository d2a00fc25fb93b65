"""Sentences for people: why a draft is made, or is not. Times are absolute, for decisions are kept."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from shlex import quote
from zoneinfo import ZoneInfo

from followupd.domain.draft import DraftRecord, DraftState
from followupd.domain.meeting import Met, MetBecause
from followupd.domain.person import Confidence, Person
from followupd.domain.policy import Duration, FollowUpRule, Never

_DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip
_LATEST = datetime(9999, 12, 30, tzinfo=UTC)
_NAMED = 3

_BECAUSE = {
    MetBecause.ACCEPTED: "took part",
    MetBecause.NO_ANSWER: "was invited and did not decline",
    MetBecause.NAMED_IN_TITLE: "is named in the title",
    MetBecause.BOOKED: "had booked it",
}


class Speech:
    """Says moments as the user's wall clock shows them, with the year where it is another than that of `now`."""

    __slots__ = ("_said", "_year", "_zone")

    def __init__(self, zone: ZoneInfo, now: datetime) -> None:
        self._zone = zone
        self._year = now.astimezone(zone).year
        self._said: dict[datetime, str] = {}

    def at(self, moment: datetime) -> str:
        """`Tuesday, 3 November at 11:00`."""
        said = self._said.get(moment)
        if said is None:
            local = min(moment, _LATEST).astimezone(self._zone)
            year = "" if local.year == self._year else f" {local.year}"
            said = f"{_DAYS[local.weekday()]}, {local.day} {_MONTHS[local.month - 1]}{year} at {local:%H:%M}"
            self._said[moment] = said
        return said

    def day_before(self, end: datetime) -> str:
        """`Thursday, 5 November`: the day at whose end this is."""
        return self.at(end - timedelta(microseconds=1)).rpartition(" at ")[0]


def name(person: Person) -> str:
    """The name where it is sure, else the address."""
    return person.name.full if person.name.confidence is Confidence.SURE and person.name.full else person.address


def names(people: Sequence[Person]) -> str:
    """`Kim Lee`, `Kim Lee and jo@acme.example`, `Kim Lee, Jo Park, Pia Roth and 4 others`."""
    said = [name(person) for person in people[:_NAMED]]
    if len(people) > _NAMED:
        said.append(f"{len(people) - _NAMED} other{'s' if len(people) > _NAMED + 1 else ''}")
    return " and ".join([", ".join(said[:-1]), said[-1]] if len(said) > 1 else said)


def due(met: Sequence[Met], rule: FollowUpRule, due_at: str) -> str:
    if len(met) > 1:
        who = f"You met {names([one.person for one in met])}."
    else:
        who = f"{name(met[0].person)} {_BECAUSE[met[0].because]}."
    return f"{who} {_asks(rule)}: due on {due_at}."


def redrafted(rule: FollowUpRule) -> str:
    return f'You asked for this draft anew; rule "{rule.name}" takes the template "{rule.template}".'


def readdressed(gone: Sequence[str]) -> str:
    return f"The draft is made anew without {' and '.join(gone)}."


def not_over(at: str) -> str:
    return f"The meeting ends on {at}."


def not_due(rule: FollowUpRule, at: str) -> str:
    return f"{_asks(rule)}: due on {at}."


def no_rule() -> str:
    return "No rule of followups is about this meeting and person."


def rule_drafts_nothing(rule: FollowUpRule) -> str:
    return f'Rule "{rule.name}" drafts nothing.'


def recurring() -> str:
    return "It is a recurring meeting, and no rule with `recurring: true` is about it."


def done(at: str | None) -> str:
    return f"You sent it on {at}." if at else "You sent it."


def deleted() -> str:
    return "You deleted the draft, so it is not made again."


def skipped() -> str:
    return "You said to skip it."


def snoozed(at: str) -> str:
    return f"You asked to wait until {at}."


def paused(person: Person, until: str | None) -> str:
    return f"You paused {name(person)} until {until or 'you resume them'}."


def in_touch_since(person: Person, at: str) -> str:
    return f"You wrote to {name(person)} after the meeting, last on {at}."


def superseded(person: Person, at: str) -> str:
    return f"You met {name(person)} again on {at}; the later meeting takes the place of this one."


def replied(person: Person, at: str) -> str:
    return f"{name(person)} wrote to you, last on {at}."


def may_have_replied(person: Person, told: str) -> str:
    who = quote(person.address)
    return (
        f"Somebody answered what you sent to {name(person)} and others, and may be any of them: {told} If it is them:"
        f" followupd merge {who} THEIR-ADDRESS. If not: followupd resume {who} --misread."
    )


def met_since(person: Person, at: str) -> str:
    return f"You met or spoke to {name(person)} again; that was over on {at}."


def wrote_since(person: Person, at: str) -> str:
    return f"You wrote to {name(person)} yourself on {at}."


def contact_since(person: Person, at: str) -> str:
    return f"You and {name(person)} were in touch on {at}, after this draft was made."


def forgotten() -> str:
    return "You had this person erased, so nothing is ever drafted to them."


def opted_out(person: Person, at: str) -> str:
    return f"{name(person)} asked on {at} for no more mail, and gets none."


def bounced(person: Person, at: str, successor: str | None) -> str:
    instead = f"; {successor} was named instead" if successor else ""
    return f"Mail to {name(person)} reaches nobody, as told on {at}{instead}."


def declined(person: Person, at: str, until: str) -> str:
    return f"{name(person)} said no on {at}, and is left in peace until {until}."


def deleted_twice(person: Person, template: str) -> str:
    return f'You deleted two "{template}" drafts to {name(person)}, so no more of them are made.'


def i_owe(person: Person, at: str) -> str:
    return f"{name(person)} asked you something on {at}, and your answer comes first."


def check_in_after_answer(person: Person, at: str, until: str) -> str:
    return f"{name(person)} asked you something on {at}, and your answer comes first, until {until}."


def still_owed(at: str) -> str:
    return f" What they asked on {at} is still open, and the draft leaves a gap for your answer."


def promise_overdue(person: Person, day: str) -> str:
    return f"What you promised {name(person)} was due by {day}, and comes first."


def promise_open(person: Person) -> str:
    return f"You have promised {name(person)} something, and that comes first."


def promise_due(person: Person, at: str) -> str:
    return f"You promised {name(person)} something: a draft is due on {at}."


def promise_kept() -> str:
    return "The promise is kept or dropped."


def booked(person: Person, at: str) -> str:
    return f"A meeting with {name(person)} is in the calendar for {at}."


def later(person: Person, at: str, until: str | None) -> str:
    when = f"until {until}" if until else "without a date: `followupd resume` ends the wait"
    return f"{name(person)} asked on {at} to wait, {when}."


def auto_reply(person: Person, at: str, until: str | None) -> str:
    when = f"back by {until}" if until else "without a date that can be relied on: `followupd resume` ends the wait"
    return f"The mailbox of {name(person)} answered on {at} that they are away, {when}."


def away(until: str) -> str:
    return f"You are away until {until}."


def nudge_due(person: Person, sent: str, number: int, last: int, at: str) -> str:
    return f"{name(person)} has not answered what you sent on {sent}: nudge {number} of {last} is due on {at}."


def nudges_done(person: Person) -> str:
    return f"{name(person)} had the last nudge, and is asked no more."


def nudge_too_late(person: Person, at: str) -> str:
    return f"The nudge to {name(person)} was due on {at}; by now it is too late for it."


def check_in_due(person: Person, last: str | None, every: Duration | Never, at: str) -> str:
    since = f"You were last in touch with {name(person)} on {last}" if last else f"{name(person)} is in a circle"
    return f"{since}; you check in every {every}: due on {at}."


def check_in_later(person: Person, asked: str, at: str) -> str:
    return f"{name(person)} asked on {asked} to wait: a check-in is due on {at}."


def answers_no(person: Person, at: str) -> str:
    return f"{name(person)} said no on {at}; one kind answer is due, and then they are left in peace."


def no_answer_needed(person: Person) -> str:
    return f"What was taken for a no of {name(person)} is none, or not theirs."


def no_nudge() -> str:
    return "The config asks for this nudge no more (no_reply)."


def no_rhythm(person: Person) -> str:
    return f"By cadence you check in with {name(person)} no more."


def template_gone(template: str) -> str:
    return f'The template "{template}" is there no more.'


def open_thread(person: Person) -> str:
    return f"What you sent {name(person)} awaits an answer, and a nudge may come."


def my_question(person: Person, at: str) -> str:
    return f"What you asked {name(person)} on {at} awaits an answer."


def unanswered(person: Person, count: int) -> str:
    messages = f"{count} messages" if count != 1 else "message"
    return f"{name(person)} has not answered your last {messages}; nothing comes until they write or you meet."


def needs_give(person: Person) -> str:
    return f"Your last two drafts to {name(person)} asked for something; the next one should give."


def redrafted_errand(template: str) -> str:
    return f'You asked for this draft anew, from the template "{template}".'


def own_draft(record: DraftRecord, at: str | None, wants_anew: bool) -> str:
    """Where the draft of this very key is."""
    match record.state:
        case DraftState.EDITED if wants_anew:
            return "You have edited the draft, so it is left as it is and not made anew."
        case DraftState.EDITED:
            return "The draft, which you have edited, awaits you."
        case DraftState.OPEN:
            return f"The draft of {at} awaits your review." if at else "The draft awaits your review."
        case DraftState.HELD:
            return f"The draft could not be placed in the mailbox; `followupd redraft {record.id}` tries again."
        case _:
            return "The draft is on its way to the mailbox."


def other_draft(person: Person, draft_id: str) -> str:
    return f"There is another draft to {name(person)} ({draft_id}), and never two at a time."


def drafted_first(people: Sequence[Person]) -> str:
    return f"Another draft to {names(people)} is made first, and never two at a time."


def gap(person: Person, last: str, wait: str, until: str) -> str:
    return f"The last draft to {name(person)} was made on {last}; the gap of {wait} ends on {until}."


def needs_fact(lack: str) -> str:
    lack = lack.strip()
    return lack if lack.endswith((".", "!", "?")) else f"{lack or 'The template lacks a fact'}."


def too_similar(other: str, until: str) -> str:
    return f"Beside the name it would be the same letter as to {other}, a colleague of theirs: it waits until {until}."


def outside_hours(until: str) -> str:
    return f"It is due, and drafts are placed again from {until}."


def daily_limit(limit: int, until: str) -> str:
    return f"The day's {limit} draft{'s are' if limit != 1 else ' is'} made; the next are made from {until}."


def gone() -> str:
    return "The meeting is no longer in the calendar."


def not_in_it() -> str:
    return "The person whom it is addressed to is no longer in the meeting."


def _asks(rule: FollowUpRule) -> str:
    return f'Rule "{rule.name}" drafts "{rule.template}" {rule.after} after the end'
