"""What is open between the user and a person: what `status` tells, without looking at everybody."""

from __future__ import annotations

from datetime import UTC, datetime

from followupd.domain.correspondence import Evidence, Heard, OpenMatters, ReplyState, Wish, Wished
from followupd.domain.draft import DraftState
from followupd.domain.fact import FactKind
from followupd.domain.history import PersonHistory

_WAITING = frozenset({ReplyState.AWAITING, ReplyState.OWES_ME})
_EVER = datetime.min.replace(tzinfo=UTC)
_ANSWERS = frozenset({FactKind.PAUSE, FactKind.RESUME, FactKind.MISREAD})
_NEVER = frozenset({ReplyState.OPTED_OUT})


def open_matters(history: PersonHistory) -> OpenMatters | None:
    """None where nobody waits for anything."""
    mail = history.mail
    awaited_at, awaited = _awaited(history)
    found = OpenMatters(
        state=mail.state,
        question_at=mail.i_owe.at if mail.i_owe is not None else None,
        question=mail.i_owe.words if mail.i_owe is not None else "",
        awaited_at=awaited_at,
        awaited=awaited,
        promises=tuple(promise.ref for promise in history.said.promises),
        away_since=_without_end(mail.away),
        later_since=_without_end(mail.later),
        successor=mail.successor,
        gone=mail.bounced is not None,
        gone_at=mail.bounced.at if mail.bounced is not None else None,
        heard=_heard(history),
    )
    if mail.state in _NEVER:
        found = OpenMatters(state=mail.state, promises=found.promises, heard=found.heard)
    return None if found == OpenMatters(state=mail.state) else found


def _heard(history: PersonHistory) -> tuple[Heard, ...]:
    """What they wish, a message once; not what the user has answered by a pause or its end: that was seen."""
    mail, person = history.mail, history.person
    addresses = {person.address, *person.addresses}
    seen = max((one.at for one in history.facts if one.kind in _ANSWERS and one.person in addresses), default=_EVER)
    grounds = {
        Wished.OPTED_OUT: mail.opted_out,
        Wished.DECLINED: mail.declined,
        Wished.GONE: mail.bounced,
        Wished.LATER: mail.later.evidence if mail.later is not None else None,
        Wished.HANDOVER: mail.named,
    }
    told: dict[Evidence, Wished] = {}
    for kind, ground in grounds.items():
        if ground is not None and ground.at > seen:
            told.setdefault(ground, kind)
        if ground is not None and kind is Wished.OPTED_OUT:
            break  # over which nothing else matters
    until = mail.later.until if mail.later is not None else None
    return tuple(
        Heard(kind=kind, at=one.at, words=one.decided, until=until if kind is Wished.LATER else None)
        for one, kind in told.items()
    )


def _awaited(history: PersonHistory) -> tuple[datetime | None, str]:
    """What the user asked, or the last of our drafts that was sent, where they have not answered that."""
    mail = history.mail
    if mail.state not in _WAITING:
        return None, ""
    if mail.owes_me is not None:
        return mail.owes_me.at, mail.owes_me.words
    unanswered = (one for one in history.drafts if one.state is DraftState.SENT and one.id not in mail.answers)
    sent = sorted((one.sent_at or one.settled_at or one.planned_at, one.subject) for one in unanswered)
    return sent[-1] if sent else (None, "")


def _without_end(wish: Wish | None) -> datetime | None:
    return wish.evidence.at if wish is not None and wish.until is None else None
