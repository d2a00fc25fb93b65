"""Check-ins: at `every` plus 0 to 10 % after the last real contact, fixed by person and turn; and the answer to a no.

They are for people met, or placed in a circle. Beside what rules out any draft to the person, a check-in is held for
the first of these that is so; what is marked * takes an open draft with it (`ENDS_DRAFT`).

    in_touch_since *, no_rule *                  contact since its draft was made; cadence or template gone meanwhile
    snoozed *, open_draft                        its own
    deleted_by_user                              two drafts of its template were
    later, not_due                               they asked for later; the time has not come
    i_owe_reply                                  their question, for three months: then the draft has a gap for it
    promise_overdue, i_owe_reply, meeting_booked, open_thread, auto_reply, away, unanswered_limit, needs_give
    open_draft, gap
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import datetime, timedelta
from functools import partial

from followupd.domain.correspondence import Wish
from followupd.domain.decision import Follows, Purpose
from followupd.domain.draft import DraftRecord
from followupd.domain.ids import Key
from followupd.domain.message import MessageRecord
from followupd.domain.policy import GRACEFUL_NO, RECONNECT, Never, Rhythm
from followupd.domain.reason import Reason
from followupd.domain.record import Struct
from followupd.plan import grounds, words
from followupd.plan.desk import Desk
from followupd.plan.errand import AHEAD, Errand, first_of, not_due
from followupd.plan.followup import latest_live
from followupd.plan.grounds import Why, fate
from followupd.plan.keys import check_in_key, fraction, graceful_no_key
from followupd.plan.nudges import Chain, open_thread
from followupd.plan.rules import circle_of, is_placed, named_rhythm
from followupd.plan.standing import Standing

ASK = "ask"

_JITTER = 0.1
_LEFT_IN_PEACE = timedelta(days=730)
_OPEN_QUESTION = timedelta(days=30)
_OLD_QUESTION = timedelta(days=90)
_ANSWERS_NO = timedelta(days=14)


def errands(standing: Standing, desk: Desk, known: Sequence[Chain]) -> Iterator[Errand]:
    """The answer to a no, where one is fitting, and the check-in whose turn it is."""
    if (answer := _answer_to_no(standing, desk)) is not None:
        yield answer
    if (check_in := _check_in(standing, desk, known)) is not None:
        yield check_in


class Turn(Struct, frozen=True, kw_only=True):
    """The check-in that comes next. `since` is when the user was done with the one before, which restarts the clock."""

    key: Key
    records: Sequence[DraftRecord]
    since: datetime | None


def turn_of(standing: Standing, desk: Desk) -> Turn:
    """The first turn whose draft was not sent, deleted or skipped."""
    number, since = 1, None
    while True:
        keys = standing.keys(check_in_key, desk.key, number)
        settled = [done.at for key in keys if (done := fate(standing, key)) is not None]
        if not settled:
            return Turn(key=keys[0], records=standing.records.get(keys[0], ()), since=since)
        since = max([*settled, since] if since else settled)
        number += 1


def _check_in(standing: Standing, desk: Desk, known: Sequence[Chain]) -> Errand | None:
    history = standing.history
    where, rhythm = named_rhythm(history, desk.policy.cadence)
    turn = turn_of(standing, desk)
    wish = _wish(standing, desk, turn)
    due = _due(standing, desk, turn, rhythm)
    if wish is not None:
        due = desk.time.next_opening(wish.until) if wish.until else None
    live = latest_live(turn.records)
    if due is None and wish is None and live is None:
        return None
    template, template_until = _template(standing, desk, rhythm, due, wish)
    hidden = due is not None and due > desk.now + AHEAD and wish is None and live is None
    says = "" if hidden else _says(standing, desk, rhythm, due, wish)
    letter = history.last_letter
    return Errand(
        key=turn.key,
        purpose=Purpose.CHECK_IN,
        account=standing.account,
        rule=where or "cadence.default",
        template=template,
        due=due,
        says=says,
        records=turn.records,
        follows=_follows(letter) if letter is not None else None,
        ended=_in_touch_since(standing, desk, live) or _unasked(standing, live, due, wish),
        not_yet=_not_yet(standing, desk, due, says, wish),
        waits=partial(_wait, standing, desk, known, template, template_until),
        template_until=template_until,
        told=wish is not None,
    )


def _due(standing: Standing, desk: Desk, turn: Turn, rhythm: Rhythm) -> datetime | None:
    """When the turn's check-in is due by the rhythm; None where none ever is."""
    history, first_run_at = standing.history, desk.history.first_run_at
    by_user = bool(history.said.circle)
    in_circle = by_user or circle_of(history, desk.policy.cadence) is not None
    was_met = standing.met_until is not None or history.met_before > 0
    if isinstance(rhythm.every, Never) or not (in_circle or was_met):
        return None
    anchor = max((at for at in (standing.contact, turn.since) if at is not None), default=None)
    anchor = anchor or (history.said.circle_since if by_user else None) or first_run_at
    if anchor is None:
        return None
    long_ago = first_run_at is not None and anchor < first_run_at - _LEFT_IN_PEACE
    if long_ago and not is_placed(history, desk.policy.cadence):
        return None
    part = fraction(turn.key)
    interval = desk.time.over(anchor, rhythm.every) - anchor
    due = anchor + interval * (1 + _JITTER * part)
    if first_run_at is not None and due <= first_run_at:
        due = first_run_at + interval * part
    return desk.time.next_opening(due)


def _wish(standing: Standing, desk: Desk, turn: Turn) -> Wish | None:
    """Their wish for later, until the user was done with a check-in since, or was in touch after it was over."""
    wish = standing.history.mail.later
    if wish is None or (turn.since is not None and turn.since > wish.evidence.at):
        return None
    if wish.until is None:
        return wish if grounds.holds(wish, standing, desk) else None
    over = standing.contact is not None and standing.contact > wish.until
    return None if over else wish


def _not_yet(standing: Standing, desk: Desk, due: datetime | None, says: str, wish: Wish | None) -> Why | None:
    if wish is not None and (due is None or due > desk.now):
        return grounds.asked_for_later(wish, standing, desk)._replace(until=due)
    return not_due(due, says, desk) if due else None


def _template(
    standing: Standing, desk: Desk, rhythm: Rhythm, due: datetime | None, wish: Wish | None
) -> tuple[str, datetime | None]:
    """The rhythm's template, or `reconnect` after a long silence; and until when it is that one."""
    last = standing.contact
    if last is None or wish is not None or isinstance(rhythm.every, Never):
        return rhythm.template, None
    latest = rhythm.latest
    over = desk.time.over(last, latest) if latest else last + 2 * (desk.time.over(last, rhythm.every) - last)
    if over <= max(desk.now, due or desk.now):
        return RECONNECT, None
    return rhythm.template, over


def _in_touch_since(standing: Standing, desk: Desk, live: DraftRecord | None) -> Why | None:
    contact = standing.contact
    if live is None or contact is None or contact <= live.planned_at:
        return None
    return Why(Reason.IN_TOUCH_SINCE, words.contact_since(standing.history.person, desk.speech.at(contact)))


def _unasked(standing: Standing, live: DraftRecord | None, due: datetime | None, wish: Wish | None) -> Why | None:
    """Its draft is open, and neither a rhythm nor they ask for any."""
    if live is None or due is not None or wish is not None:
        return None
    return Why(Reason.NO_RULE, words.no_rhythm(standing.history.person), standing.next_met)


def _wait(
    standing: Standing, desk: Desk, known: Sequence[Chain], template: str, template_until: datetime | None
) -> Why | None:
    return (
        _owing(standing, desk)
        or first_of(standing, desk, grounds.overdue, grounds.promised, grounds.booked)
        or open_thread(known, standing, desk)
        or first_of(standing, desk, _my_question, grounds.auto_replied)
        or grounds.away(desk)
        or _unanswered(standing, desk)
        or _needs_give(standing, desk, template, template_until)
    )


def _owing(standing: Standing, desk: Desk) -> Why | None:
    """Their question is open, and not so old that silence does more harm than a letter that owns up to it."""
    asked = standing.history.mail.i_owe
    if asked is None or asked.at + _OLD_QUESTION <= desk.now:
        return None
    until = asked.at + _OLD_QUESTION
    said = words.check_in_after_answer(standing.history.person, desk.speech.at(asked.at), desk.speech.at(until))
    return Why(Reason.I_OWE_REPLY, said, until)


def _my_question(standing: Standing, desk: Desk) -> Why | None:
    asked = standing.history.mail.owes_me
    if asked is None or asked.at + _OPEN_QUESTION <= desk.now:
        return None
    said = words.my_question(standing.history.person, desk.speech.at(asked.at))
    return Why(Reason.OPEN_THREAD, said, asked.at + _OPEN_QUESTION)


def _unanswered(standing: Standing, desk: Desk) -> Why | None:
    count = standing.history.mail.unanswered
    if count < desk.policy.limits.unanswered:
        return None
    return Why(Reason.UNANSWERED_LIMIT, words.unanswered(standing.history.person, count))


def _needs_give(standing: Standing, desk: Desk, template: str, until: datetime | None) -> Why | None:
    """The template asks for something, and so did the last two drafts that were sent."""
    if desk.history.stances.get(template) != ASK:
        return None
    latest = sorted(standing.sent, key=lambda record: (record.sent_at or record.planned_at, record.id))[-2:]
    if len(latest) < 2 or any(record.stance != ASK for record in latest):
        return None
    return Why(Reason.NEEDS_GIVE, words.needs_give(standing.history.person), until)


def _says(standing: Standing, desk: Desk, rhythm: Rhythm, due: datetime | None, wish: Wish | None) -> str:
    person, said = standing.history.person, desk.speech.at
    if due is None:
        return ""
    if wish is not None:
        return words.check_in_later(person, said(wish.evidence.at), said(due))
    last = said(standing.contact) if standing.contact else None
    asked = standing.history.mail.i_owe
    owes = words.still_owed(said(asked.at)) if asked is not None and asked.at + _OLD_QUESTION <= desk.now else ""
    return words.check_in_due(person, last, rhythm.every, said(due)) + owes


def _follows(letter: MessageRecord) -> Follows:
    before = tuple(one for one in letter.in_reply_to if one != letter.message_id)
    return Follows(subject=letter.subject, references=(*before, letter.message_id), since=letter.date)


def _answer_to_no(standing: Standing, desk: Desk) -> Errand | None:
    """One kind answer to a polite no that was the answer to us, or to what the user wrote in the two weeks before."""
    history = standing.history
    no, person, said = history.mail.declined, history.person, desk.speech.at
    if no is None or no.message_id is None:
        return None
    key, *_ = standing.keys(graceful_no_key, desk.key, no.message_id)
    records = standing.records.get(key, ())
    live, done = latest_live(records), fate(standing, key)
    gone_at = no.at + _ANSWERS_NO
    if live is None and (done is not None or gone_at <= desk.now or not _answered_me(standing)):
        return None
    wrote = history.last_out
    ended = grounds.ended(done, desk) if done else None
    if ended is None and wrote is not None and wrote > no.at:
        if live is None:
            return None
        ended = Why(Reason.IN_TOUCH_SINCE, words.wrote_since(person, said(wrote)))
    letter = history.last_letter
    return Errand(
        key=key,
        purpose=Purpose.CHECK_IN,
        account=standing.account,
        rule="cadence.after_no",
        template=GRACEFUL_NO,
        due=no.at,
        says=words.answers_no(person, said(no.at)),
        records=records,
        follows=_follows(letter) if letter is not None and letter.message_id == no.message_id else None,
        ended=ended,
        waits=partial(grounds.away, desk),
        despite_no=True,
        changes_at=gone_at if live is None else None,
        told_until=gone_at if live is None else None,
    )


def _answered_me(standing: Standing) -> bool:
    history = standing.history
    no = history.mail.declined
    assert no is not None
    if any(answer.message_id == no.message_id for answer in history.mail.answers.values()):
        return True
    # That the user wrote before it is seen by their last mail: one after it makes the answer needless anyway.
    return history.last_out is not None and no.at - _ANSWERS_NO <= history.last_out <= no.at
