"""An errand: a reason to write to one person that no meeting gives: a promise, a nudge, a check-in."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import datetime, timedelta

from followupd.domain.decision import Follows, MeetingRef, Purpose
from followupd.domain.draft import DraftRecord
from followupd.domain.ids import AccountName, Key
from followupd.domain.reason import Reason
from followupd.domain.record import Struct
from followupd.plan.desk import Desk
from followupd.plan.followup import latest_live
from followupd.plan.grounds import Why
from followupd.plan.standing import Standing

BACK = timedelta(days=30)
"""What was sent within this is still told of; what is overdue for longer is not made any more."""
AHEAD = timedelta(days=30)
"""What is due later than this is not told of yet."""


class Errand(Struct, frozen=True, kw_only=True):
    """One candidate. `due` is None where no time is set for it.

    `ended`, `not_yet` and `waits` are the grounds of its purpose alone: why it is over, why its time has not come,
    and what it waits for then. `changes_at` is when time alone ends it, `template_until` when it gives it another
    template, `told_until` until when it is listed, and `told` says that it is, however late it is due.
    """

    key: Key
    purpose: Purpose
    account: AccountName
    rule: str | None
    template: str
    due: datetime | None
    says: str
    records: Sequence[DraftRecord]
    meeting: MeetingRef | None = None
    follows: Follows | None = None
    ended: Why | None = None
    not_yet: Why | None = None
    waits: Callable[[], Why | None] = lambda: None
    despite_no: bool = False
    changes_at: datetime | None = None
    template_until: datetime | None = None
    told: bool = False
    told_until: datetime | None = None

    @property
    def live(self) -> DraftRecord | None:
        return latest_live(self.records)

    @property
    def next_generation(self) -> int:
        return 1 + max((record.generation for record in self.records if record.key == self.key), default=0)


def not_due(due: datetime, says: str, desk: Desk) -> Why | None:
    return Why(Reason.NOT_DUE, says, due) if due > desk.now else None


def first_of(standing: Standing, desk: Desk, *grounds: Callable[[Standing, Desk], Why | None]) -> Why | None:
    """The first of the grounds that applies."""
    return next((why for ground in grounds if (why := ground(standing, desk)) is not None), None)
