"""The grounds on which a draft to one person is held, whatever it is for.

Each says why, in words and until when, or that it does not apply.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, timedelta
from typing import NamedTuple

from followupd.domain.correspondence import Wish
from followupd.domain.decision import Purpose
from followupd.domain.draft import DraftRecord, DraftState
from followupd.domain.fact import Fact, FactKind, Promise
from followupd.domain.ids import FORGOTTEN, Key
from followupd.domain.reason import Reason
from followupd.plan import words
from followupd.plan.desk import Desk
from followupd.plan.keys import promise_key
from followupd.plan.standing import Standing

_BY_CONFIG = frozenset({Purpose.NUDGE, Purpose.CHECK_IN})
BOOKED_AHEAD = timedelta(days=60)
"""A meeting that begins within this from now is booked."""


class Why(NamedTuple):
    """A reason to hold, in words, and when time alone ends it."""

    reason: Reason
    detail: str
    until: datetime | None = None


def never(standing: Standing, desk: Desk) -> Why | None:
    """What rules out any draft to them, for good."""
    mail, person, said = standing.history.mail, standing.history.person, desk.speech.at
    if person.address.endswith("@" + FORGOTTEN):
        return Why(Reason.FORGOTTEN, words.forgotten())
    if mail.opted_out is not None:
        return Why(Reason.OPTED_OUT, words.opted_out(person, said(mail.opted_out.at)))
    if mail.bounced is not None:
        return Why(Reason.BOUNCED, words.bounced(person, said(mail.bounced.at), mail.successor))
    return None


def declined(standing: Standing, desk: Desk) -> Why | None:
    """They said a polite no, and the quiet after it lasts: to its end, or until they are met."""
    said_no, met = standing.history.mail.declined, standing.met_until
    if said_no is None or (met is not None and met > said_no.at):
        return None
    until = desk.time.over(said_no.at, desk.policy.cadence.after_no)
    if until <= desk.now:
        return None
    at = desk.speech.at
    said = words.declined(standing.history.person, at(said_no.at), at(until))
    return Why(Reason.DECLINED, said, min(until, standing.next_met or until))


def paused(standing: Standing, desk: Desk) -> Why | None:
    if (pause := standing.paused) is None:
        return None
    until = desk.speech.at(pause.until) if pause.until else None
    return Why(Reason.PAUSED, words.paused(standing.history.person, until), pause.until)


def snoozed(word: Fact | None, desk: Desk) -> Why | None:
    """The user's wish to wait, while it lasts."""
    if word is None or word.kind is not FactKind.SNOOZE or word.until is None or word.until <= desk.now:
        return None
    return Why(Reason.SNOOZED, words.snoozed(desk.speech.at(word.until)), word.until)


def stopped(standing: Standing, key: Key, template: str) -> Why | None:
    """The user deleted two drafts of the template to them, and did not ask for this one since."""
    at = standing.stopped_at(template)
    asked = standing.redraft_at(key)
    if at is None or (asked is not None and asked > at):
        return None
    return Why(Reason.DELETED_BY_USER, words.deleted_twice(standing.history.person, template))


def template_gone(live: DraftRecord | None, standing: Standing, desk: Desk) -> Why | None:
    """The template of an open nudge or check-in is there no more."""
    if live is None or live.purpose not in _BY_CONFIG or live.template in (desk.history.stances or (live.template,)):
        return None
    return Why(Reason.NO_RULE, words.template_gone(live.template), standing.next_met)


class Fate(NamedTuple):
    """What the user did with a draft, and when."""

    reason: Reason
    at: datetime


def fate(standing: Standing, key: Key) -> Fate | None:
    """What the user did with the draft of this key: sent, deleted or skipped; a later `redraft` undoes the last two."""
    records = standing.records.get(key, ())
    word = standing.word(key)
    ends = {record.state: record for record in sorted(records, key=lambda record: record.generation)}
    if (sent := ends.get(DraftState.SENT)) is not None:
        return Fate(Reason.DONE, sent.sent_at or sent.settled_at or sent.planned_at)
    asked = standing.redraft_at(key)
    for record in records:
        at = record.settled_at or record.planned_at
        if record.state is DraftState.DELETED and (asked is None or asked <= at):
            return Fate(Reason.DELETED_BY_USER, at)
    if word is not None:
        return Fate(Reason.SKIPPED, word.at) if word.kind is FactKind.SKIP else None
    if (skipped := ends.get(DraftState.SKIPPED)) is not None:
        return Fate(Reason.SKIPPED, skipped.settled_at or skipped.planned_at)
    return None


def ended(done: Fate, desk: Desk) -> Why:
    """The same as a ground."""
    if done.reason is Reason.DONE:
        return Why(Reason.DONE, words.done(desk.speech.at(done.at)))
    return Why(done.reason, words.skipped() if done.reason is Reason.SKIPPED else words.deleted())


def open_promises(standing: Standing, desk: Desk) -> list[Promise]:
    """What is still owed: a promise whose draft was sent is kept."""
    return [one for one in standing.history.said.promises if not _is_kept(one, standing, desk)]


def _is_kept(promise: Promise, standing: Standing, desk: Desk) -> bool:
    keys = standing.keys(promise_key, desk.key, promise.ref)
    return any(record.state is DraftState.SENT for key in keys for record in standing.records.get(key, ()))


def overdue(standing: Standing, desk: Desk) -> Why | None:
    """A promise of mine is overdue."""
    late = [one.due for one in open_promises(standing, desk) if one.due is not None and one.due <= desk.now]
    if not late:
        return None
    day = desk.speech.day_before(min(late))
    return Why(Reason.PROMISE_OVERDUE, words.promise_overdue(standing.history.person, day))


def promised(standing: Standing, desk: Desk) -> Why | None:
    """A promise of mine is open."""
    if not open_promises(standing, desk):
        return None
    return Why(Reason.I_OWE_REPLY, words.promise_open(standing.history.person))


def owing(standing: Standing, desk: Desk) -> Why | None:
    """Their question is open."""
    asked = standing.history.mail.i_owe
    if asked is None:
        return None
    return Why(Reason.I_OWE_REPLY, words.i_owe(standing.history.person, desk.speech.at(asked.at)))


def booked(standing: Standing, desk: Desk) -> Why | None:
    """A meeting with them is under way, or begins within 60 days."""
    ends = [(end, start) for start, end in standing.booked if start <= desk.now + BOOKED_AHEAD]
    if not ends:
        return None
    end, start = min(ends)
    return Why(Reason.MEETING_BOOKED, words.booked(standing.history.person, desk.speech.at(start)), end)


def holds(wish: Wish | None, standing: Standing, desk: Desk) -> bool:
    """True while a wish to wait does: to its end, or to the user's `resume` where it has none."""
    if wish is None:
        return False
    if wish.until is not None:
        return wish.until > desk.now
    resumed_at = standing.history.said.resumed_at
    return resumed_at is None or resumed_at < wish.evidence.at


def later(standing: Standing, desk: Desk) -> Why | None:
    """They asked for later."""
    wish = standing.history.mail.later
    return asked_for_later(wish, standing, desk) if wish is not None and holds(wish, standing, desk) else None


def asked_for_later(wish: Wish, standing: Standing, desk: Desk) -> Why:
    """The same, also on the weekend after its end."""
    until = desk.speech.at(wish.until) if wish.until else None
    said = words.later(standing.history.person, desk.speech.at(wish.evidence.at), until)
    return Why(Reason.LATER, said, wish.until)


def auto_replied(standing: Standing, desk: Desk, *, since: datetime | None = None) -> Why | None:
    """Their mailbox says that they are away, and did so after `since`."""
    wish = standing.history.mail.away
    if wish is None or not holds(wish, standing, desk) or (since is not None and wish.evidence.at <= since):
        return None
    until = desk.speech.at(wish.until) if wish.until else None
    said = words.auto_reply(standing.history.person, desk.speech.at(wish.evidence.at), until)
    return Why(Reason.AUTO_REPLY, said, wish.until)


def away(desk: Desk) -> Why | None:
    """The user is away."""
    ends = [one.end for one in desk.history.away if one.start <= desk.now < one.end]
    if not ends:
        return None
    return Why(Reason.AWAY, words.away(desk.speech.at(max(ends))), max(ends))


def next_change(standing: Standing, desk: Desk) -> datetime | None:
    """When time alone next brings up a ground against a nudge or a check-in."""
    return min(_changes(standing, desk), default=None)


def _changes(standing: Standing, desk: Desk) -> Iterator[datetime]:
    now = desk.now
    for start, end in standing.booked:
        yield end
        if start > now + BOOKED_AHEAD:
            yield start - BOOKED_AHEAD
    for promise in standing.history.said.promises:
        if promise.due is not None and promise.due > now:
            yield promise.due
    for away in desk.history.away:
        if away.start > now:
            yield away.start


def busy(standing: Standing, key: Key, desk: Desk) -> Why | None:
    """A draft to them is open and stays, or one of another key was made or sent lately."""
    leaving = {record.id for record in standing.live if desk.makes_way(record)}
    if (why := other_draft(standing, leaving)) is not None:
        return why
    return gap(standing, standing.last_touch(beside=key, leaving=leaving), desk)


def other_draft(standing: Standing, leaving: set[str]) -> Why | None:
    other = min((record.id for record in standing.live if record.id not in leaving), default=None)
    if other is None:
        return None
    return Why(Reason.OPEN_DRAFT, words.other_draft(standing.history.person, other))


def gap(standing: Standing, last: datetime | None, desk: Desk) -> Why | None:
    """The last draft to them was at `last`, too lately for another."""
    if last is None:
        return None
    wait, said = desk.policy.limits.per_person_gap, desk.speech.at
    until = desk.time.after(last, wait)
    if until <= desk.now:
        return None
    return Why(Reason.GAP, words.gap(standing.history.person, said(last), str(wait), said(until)), until)
