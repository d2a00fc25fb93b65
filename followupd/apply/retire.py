"""Withdraws drafts whose reason is gone, as long as they are ours to withdraw."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from typing import assert_never

from followupd.apply.outcome import ApplyOutcome
from followupd.domain.decision import Act, Decision, Hold
from followupd.domain.draft import LIVE, REASON_GONE, DraftRecord, DraftState
from followupd.domain.ids import AccountName
from followupd.domain.ledger import ended, retiring, without_retiring
from followupd.domain.reason import ENDS_DRAFT, Reason
from followupd.domain.record import replace
from followupd.errors import ProviderError
from followupd.ports.mailboxes import DraftBox
from followupd.ports.store import Store

_NOT_PLACED = frozenset({DraftState.PLANNED, DraftState.HELD})
_ENDS = {Reason.SKIPPED: DraftState.SKIPPED, Reason.SNOOZED: DraftState.SNOOZED}


def retire_drafts(
    box: DraftBox, store: Store, account: AccountName, decisions: Iterable[Decision], now: datetime
) -> ApplyOutcome:
    """Withdraws each live draft that `decisions` (everything decided) no longer wants, or want made anew.

    Not placed: it ends. Placed and its bytes ours: removed; what is going to happen is committed before, so that
    after a crash it is not taken for the user's deletion. Changed by the user: left alone, and flagged where its
    reason is gone.
    What is left over of a draft that was sent is cleared away likewise. Writes without a known outcome wait, and so
    do drafts that are missing: what the user did with them is not known yet.
    """
    by_key = {decision.key: decision for decision in decisions}
    rows = store.drafts(states=LIVE)
    newest = {row.key: row.generation for row in sorted(rows, key=lambda row: row.generation)}
    retired = 0
    for row in rows:
        if row.account != account or row.missing_since is not None:
            continue
        decision = by_key.get(row.key)
        end = _end(row, decision, made_anew=row.generation < newest[row.key])
        if end is None:
            continue
        marked = replace(row, flags=row.flags | {REASON_GONE}) if isinstance(decision, Hold) else row
        try:
            after = _retire(box, store, row, marked, end, now)
        except ProviderError as error:
            store.save_problem(box.source, account, error, now)
            return ApplyOutcome(retired=retired, errors=(error,))
        if after != row:
            store.save_draft(after, was=row.state)
        retired += after.state is end and end is not DraftState.SENT
    return ApplyOutcome(retired=retired)


def _end(row: DraftRecord, decision: Decision | None, *, made_anew: bool) -> DraftState | None:
    """The end that a live draft has come to by what is decided now; None: it stays."""
    if row.sent_message_id is not None:
        return DraftState.SENT
    if made_anew:
        return DraftState.RETIRED
    match decision:
        case None:
            return None
        case Act():
            return DraftState.RETIRED if decision.generation > row.generation else None
        case Hold():
            # What is not placed yet must be wanted to the last; what is placed goes only for a reason that ends it.
            unwanted = row.state in _NOT_PLACED and decision.reason is not Reason.OPEN_DRAFT
            gone = decision.reason in ENDS_DRAFT or unwanted
            return _ENDS.get(decision.reason, DraftState.RETIRED) if gone else None
        case _:
            assert_never(decision)


def _retire(
    box: DraftBox, store: Store, row: DraftRecord, marked: DraftRecord, end: DraftState, now: datetime
) -> DraftRecord:
    """The row as it is afterwards; `marked` is what it is where the draft turns out to be the user's."""
    match row.state:
        case DraftState.PLANNED | DraftState.HELD:
            return ended(row, end, now)
        case DraftState.OPEN:
            begun = retiring(row, end)
            store.save_draft(begun, was=row.state)
            after = withdraw(box, begun, end, now)
            return replace(marked, state=DraftState.EDITED) if after.state is DraftState.EDITED else after
        case DraftState.EDITED:
            return marked
        case _:
            return row


def withdraw(box: DraftBox, row: DraftRecord, end: DraftState, now: datetime) -> DraftRecord:
    """Removes an open draft whose row says that this is under way; the row as it is afterwards.

    The draft is the user's where they have changed it, and stays; sent is sent, whatever is left over.
    """
    assert row.ref is not None
    if box.retire(row.ref, row.sha256) or end is DraftState.SENT:
        return ended(row, end, now)
    return replace(without_retiring(row), state=DraftState.EDITED)
