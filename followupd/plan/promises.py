"""Drafts that deliver a promise: due at the opening of the day that it was promised for.

A promise without a day has no draft of its own; it stands in the next one. A kept or dropped one ends its draft.
"""

from __future__ import annotations

from collections.abc import Iterator

from followupd.domain.decision import Purpose
from followupd.domain.fact import Promise
from followupd.domain.ids import Key
from followupd.domain.policy import PROMISED
from followupd.plan import words
from followupd.plan.desk import Desk
from followupd.plan.errand import Errand, not_due
from followupd.plan.followup import latest_live
from followupd.plan.grounds import ended, fate
from followupd.plan.keys import promise_key
from followupd.plan.standing import Standing


def errands(standing: Standing, desk: Desk) -> Iterator[Errand]:
    """One for each open promise with a day, and for one that lost its day while its draft is open."""
    for promise in standing.history.said.promises:
        key, *_ = standing.keys(promise_key, desk.key, promise.ref)
        if promise.due is not None or latest_live(standing.records.get(key, ())) is not None:
            yield _errand(promise, key, standing, desk)


def _errand(promise: Promise, key: Key, standing: Standing, desk: Desk) -> Errand:
    due = None if promise.due is None else desk.time.opening_of(promise.due)
    said = words.promise_due(standing.history.person, desk.speech.at(due)) if due else ""
    done = fate(standing, key)
    return Errand(
        key=key,
        purpose=Purpose.PROMISE,
        account=standing.account,
        rule=None,
        template=PROMISED,
        due=due,
        says=said,
        records=standing.records.get(key, ()),
        ended=ended(done, desk) if done else None,
        not_yet=not_due(due, said, desk) if due else None,
    )
