"""Nudges: at most two after each of our drafts that was sent and not answered, counted from the real send.

A check-in asks for nothing, so silence after it is no lack: it is nudged only where the user put a question into it.

A nudge is held for the first of these that is so, after what rules out any draft to the person. What is marked * takes
an open draft with it (`ENDS_DRAFT`).

    replied, in_touch_since *                they wrote, or somebody who may be them; the user wrote by hand
    deleted_by_user, skipped *, done *       what became of it: the first two close it, the third is after the last
    superseded *                             they met
    no_rule *                                no_reply asks for it no more, or its template is there no more
    snoozed *
    open_draft                               its own
    done                                     it is overdue for too long
    not_due, i_owe_reply, promise_overdue, meeting_booked, auto_reply, later, away, open_draft, gap
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import datetime
from functools import partial

from followupd.domain.decision import Follows, Purpose
from followupd.domain.draft import DraftRecord, DraftState
from followupd.domain.ids import Address, Key, MessageId
from followupd.domain.policy import GRACEFUL_NO
from followupd.domain.reason import Reason
from followupd.domain.record import Struct
from followupd.plan import grounds, words
from followupd.plan.desk import Desk
from followupd.plan.errand import BACK, Errand, first_of, not_due
from followupd.plan.followup import latest_live
from followupd.plan.grounds import Fate, Why
from followupd.plan.keys import nudge_key
from followupd.plan.standing import Standing

AT_MOST = 2


class Chain(Struct, frozen=True, kw_only=True):
    """The nudges after one sent draft, up to the one whose turn it is. `ended` says why none will come any more.

    `closes_at` is when time alone closes it; None where it is closed, or a nudge is open.
    """

    errand: Errand
    ended: Why | None
    closes_at: datetime | None


def chains(standing: Standing, desk: Desk) -> Iterator[Chain]:
    """One for each sent draft of which a nudge may still come, or that was sent of late; the latest sent first."""
    if not desk.policy.no_reply.after:
        return
    nudged = any(record.purpose is Purpose.NUDGE for record in standing.live)
    for root in sorted(standing.sent, key=lambda record: (_sent_at(record), record.id), reverse=True):
        if not _wants_answer(root, standing):
            continue
        chain = _chain(root, standing, desk)
        told = _sent_at(root) + BACK > desk.now
        if told or chain.ended is None or (nudged and chain.errand.live is not None):
            yield chain


def _wants_answer(root: DraftRecord, standing: Standing) -> bool:
    if root.purpose is Purpose.CHECK_IN:
        question = standing.history.mail.owes_me
        asked = question is not None and question.message_id == _message_id(root)
        return asked and root.template != GRACEFUL_NO
    return root.purpose is Purpose.FOLLOW_UP


def open_thread(known: Sequence[Chain], standing: Standing, desk: Desk) -> Why | None:
    """A nudge after something that was sent may still come."""
    running = [chain for chain in known if chain.ended is None]
    if not running:
        return None
    closing = [chain.closes_at for chain in running if chain.closes_at is not None]
    until = max(closing) if len(closing) == len(running) else None
    return Why(Reason.OPEN_THREAD, words.open_thread(standing.history.person), until)


def _sent_at(root: DraftRecord) -> datetime:
    return root.sent_at or root.settled_at or root.planned_at


class _Place(Struct, frozen=True, kw_only=True):
    """How far the nudges after a draft have come: the one whose turn it is, or the last; `sent` are those before."""

    number: int
    key: Key
    done: Fate | None
    sent: Sequence[DraftRecord]


def _place(root: DraftRecord, standing: Standing, desk: Desk, last: int) -> _Place:
    whose, sent = _whose(root, standing), list[DraftRecord]()
    for number in range(1, last + 1):
        key, *_ = standing.known([nudge_key(desk.key, one, root.key, number) for one in whose.spellings])
        done = grounds.fate(standing, key)
        if done is None or done.reason is not Reason.DONE:
            break
        sent += [one for one in standing.records.get(key, ()) if one.state is DraftState.SENT]
    return _Place(number=number, key=key, done=done, sent=sent)


def _chain(root: DraftRecord, standing: Standing, desk: Desk) -> Chain:
    after, sent_at, said = desk.policy.no_reply.after[:AT_MOST], _sent_at(root), desk.speech.at
    place = _place(root, standing, desk, len(after))
    due = desk.time.after(sent_at, after[place.number - 1])
    records = standing.records.get(place.key, ())
    live, word = latest_live(records), standing.word(place.key)
    closes_at = BACK + (max(due, word.until) if word is not None and word.until is not None else due)
    over = _answered(root, sent_at, standing, desk)
    if over is None or over.reason is Reason.SUPERSEDED:
        over = _closed(place.done, standing, desk) or over
    if over is None and live is None and closes_at <= desk.now:
        over = Why(Reason.DONE, words.nudge_too_late(standing.history.person, said(due)))
    says = words.nudge_due(standing.history.person, said(sent_at), place.number, len(after), said(due))
    closing = closes_at if live is None and over is None else None
    errand = Errand(
        key=place.key,
        purpose=Purpose.NUDGE,
        account=root.account,
        rule="no_reply",
        template=desk.policy.no_reply.template,
        due=due,
        says=says,
        records=records,
        meeting=root.meeting,
        follows=_follows(root, place.sent, sent_at),
        ended=over,
        not_yet=not_due(due, says, desk),
        waits=partial(_wait, standing, desk),
        changes_at=closing,
        told_until=sent_at + BACK if over is not None else None,
    )
    return Chain(errand=errand, ended=over, closes_at=closing)


def _closed(done: Fate | None, standing: Standing, desk: Desk) -> Why | None:
    """The last one was sent, or the user did not want one."""
    if done is None:
        return None
    if done.reason is Reason.DONE:
        return Why(Reason.DONE, words.nudges_done(standing.history.person))
    return grounds.ended(done, desk)


def _wait(standing: Standing, desk: Desk) -> Why | None:
    return first_of(
        standing,
        desk,
        grounds.owing,
        grounds.overdue,
        grounds.promised,
        grounds.booked,
        grounds.auto_replied,
        grounds.later,
    ) or grounds.away(desk)


def _answered(root: DraftRecord, sent_at: datetime, standing: Standing, desk: Desk) -> Why | None:
    """What has ended the waiting for an answer: their word, the user's own, or a meeting."""
    history, said = standing.history, desk.speech.at
    person, mail = history.person, history.mail
    answer = mail.answers.get(root.id)
    if answer is not None and answer.message_id is not None:
        return Why(Reason.REPLIED, words.replied(person, said(answer.at)))
    if (by_hand := mail.by_hand.get(root.id)) is not None:
        return Why(Reason.IN_TOUCH_SINCE, words.wrote_since(person, said(by_hand)))
    if standing.met_until is not None and standing.met_until > sent_at:
        return Why(Reason.SUPERSEDED, words.met_since(person, said(standing.met_until)))
    if answer is not None:
        return Why(Reason.REPLIED, words.replied(person, said(answer.at)))
    if history.last_in is not None and history.last_in > sent_at:
        return Why(Reason.REPLIED, words.replied(person, said(history.last_in)))
    perhaps = mail.perhaps.get(root.id)
    return Why(Reason.REPLIED, words.may_have_replied(person, perhaps.what)) if perhaps is not None else None


def _whose(root: DraftRecord, standing: Standing) -> Address:
    """The address of theirs that the draft went to: the same when other addresses are found to be theirs."""
    address = standing.history.person.address
    return address if address in root.people else min(standing.addresses & set(root.people), default=address)


def _follows(root: DraftRecord, nudges: Sequence[DraftRecord], sent_at: datetime) -> Follows:
    references = tuple(map(_message_id, (root, *nudges)))
    return Follows(subject=root.subject, references=references, since=sent_at)


def _message_id(record: DraftRecord) -> MessageId:
    return record.sent_message_id or record.message_id
