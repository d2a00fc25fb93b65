"""Settles by a look what a dead process, or a lost answer, left open: was it written or not?"""

from __future__ import annotations

from datetime import datetime, timedelta

from followupd.apply.outcome import ApplyOutcome
from followupd.apply.retire import withdraw
from followupd.derive.likeness import equal_beside_line_ends, read_letter
from followupd.derive.rewritten import only_rewritten
from followupd.domain.draft import DraftRecord, DraftState
from followupd.domain.ids import AccountName
from followupd.domain.ledger import retiring_as
from followupd.domain.record import replace
from followupd.errors import ProviderError
from followupd.ports.mailboxes import DraftBox, Placement
from followupd.ports.store import Store

ATTEMPTS = 3
"""Writes of one draft that were not answered, before it is held and shown."""
DEATHS = 10
"""The same for writes in which our process died: that is seldom the draft's fault, but it may be."""


def settle(box: DraftBox, store: Store, account: AccountName, now: datetime) -> ApplyOutcome:
    """Finds out what became of every write without a known outcome, and finishes every withdrawal that was begun.

    Needs the lease, so that none is under way.

    Until a request of a dead process can live no longer (`DraftBox.request_lives`), a look would prove nothing, and the
    row waits; as it does where the look fails.
    Found → adopted as it is there. Read whole and not found → planned again, after `ATTEMPTS` (`DEATHS`) held.
    """
    adopted = retired = 0
    for row in store.drafts(states={DraftState.INTENT, DraftState.UNKNOWN, DraftState.OPEN}):
        if row.account != account or not _is_open_ended(row, now, box.request_lives):
            continue
        try:
            after = _finish(box, row, now) if row.state is DraftState.OPEN else _look(box, row, now)
        except ProviderError as error:
            store.save_problem(box.source, account, error, now)
            return ApplyOutcome(placed=adopted, retired=retired, errors=(error,))
        if after != row:
            store.save_draft(after, was=row.state)
        adopted += row.ref is None and after.ref is not None
        retired += row.ref is not None and after.state is retiring_as(row)
    return ApplyOutcome(placed=adopted, retired=retired)


def _is_open_ended(row: DraftRecord, now: datetime, lives: timedelta) -> bool:
    if row.state is DraftState.OPEN:
        return retiring_as(row) is not None
    return not lives or row.started_at is None or now >= row.started_at + lives


def _finish(box: DraftBox, row: DraftRecord, now: datetime) -> DraftRecord:
    """Finishes a withdrawal; where the draft is gone it may also have been sent meanwhile: `follow_drafts` will say."""
    end = retiring_as(row)
    assert end is not None
    assert row.ref is not None
    return row if box.inspect(row.ref) is None else withdraw(box, row, end, now)


def _look(box: DraftBox, row: DraftRecord, now: datetime) -> DraftRecord:
    found = box.find(Placement.of(row), row.baseline)
    if found is None:
        most = DEATHS if row.state is DraftState.INTENT else ATTEMPTS
        return replace(row, state=DraftState.PLANNED if row.attempt < most else DraftState.HELD)
    # Not edited before its outcome was known: ours as it is stored there.
    letter = read_letter(found.raw)
    ours = row.raw or b""
    same = equal_beside_line_ends(ours, found.raw) or only_rewritten(ours, found.raw)
    return found.seen_as(replace(row, sha256=found.sha256) if same else row, letter, now)
