"""Settles by a look what a dead process, or a lost answer, left open: was it written or not?"""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta

from followupd.apply.outcome import ApplyOutcome
from followupd.derive.likeness import equal_beside_line_ends, read_letter
from followupd.domain.draft import DraftRecord, DraftState
from followupd.domain.ids import AccountName
from followupd.domain.ledger import seen
from followupd.errors import ProviderError
from followupd.ports.mailboxes import DraftBox, Placement
from followupd.ports.store import Store

ATTEMPTS = 3
"""Writes of one draft whose outcome was not known, before it is held and shown."""


def settle(
    box: DraftBox, store: Store, account: AccountName, now: datetime, deadline: timedelta = timedelta(0)
) -> ApplyOutcome:
    """Finds out what became of every write without a known outcome. Needs the lease, so that none is under way.

    `deadline`: how long a request can live after its process died; nothing for local files. Until it has passed since
    the write began, its look would prove nothing, and the row waits; as it does where the look fails.
    Found → adopted as it is there. Read whole and not found → planned again, after the third attempt held.
    """
    adopted = 0
    for row in store.drafts(states={DraftState.INTENT, DraftState.UNKNOWN}):
        if row.account != account or (deadline and row.started_at and now < row.started_at + deadline):
            continue
        try:
            after = _look(box, row, now)
        except ProviderError as error:
            store.save_problem(box.source, account, error, now)
            return ApplyOutcome(placed=adopted, errors=(error,))
        store.save_draft(after, was=row.state)
        adopted += after.ref is not None
    return ApplyOutcome(placed=adopted)


def _look(box: DraftBox, row: DraftRecord, now: datetime) -> DraftRecord:
    found = box.find(Placement.of(row), row.baseline)
    if found is None:
        return replace(row, state=DraftState.PLANNED if row.attempt < ATTEMPTS else DraftState.HELD)
    # Not edited before its outcome was known: ours as it is stored there.
    letter = read_letter(found.raw)
    same = equal_beside_line_ends(row.raw or b"", found.raw)
    return seen(
        replace(row, sha256=found.sha256) if same else row,
        folder=found.folder,
        ref=found.ref,
        sha256=found.sha256,
        message_id=letter.message_id,
        date=letter.date,
        at=now,
    )
