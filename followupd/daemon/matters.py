"""What is open between the user and a person: what `status` tells, without looking at everybody."""

from __future__ import annotations

from datetime import datetime

from followupd.domain.correspondence import OpenMatters, ReplyState, Wish
from followupd.domain.history import PersonHistory

_WAITING = frozenset({ReplyState.AWAITING, ReplyState.OWES_ME})
_NEVER = frozenset({ReplyState.OPTED_OUT})


def open_matters(history: PersonHistory) -> OpenMatters | None:
    """None where nobody waits for anything."""
    mail = history.mail
    found = OpenMatters(
        state=mail.state,
        question_at=mail.i_owe.at if mail.i_owe is not None else None,
        promises=tuple(promise.ref for promise in history.said.promises),
        away_since=_without_end(mail.away),
        later_since=_without_end(mail.later),
        successor=mail.successor,
        gone=mail.bounced is not None,
    )
    if mail.state in _NEVER:
        found = OpenMatters(state=mail.state, promises=found.promises)
    nothing = OpenMatters(state=mail.state, gone=found.gone)
    return None if found == nothing and mail.state not in _WAITING else found


def _without_end(wish: Wish | None) -> datetime | None:
    return wish.evidence.at if wish is not None and wish.until is None else None
