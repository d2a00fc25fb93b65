"""Drafts in accounts that the config has no more: found again under an account's new name, or waited for and let go."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import datetime, timedelta

from followupd.derive.likeness import read_letter
from followupd.domain.draft import IN_MAILBOX, LIVE, DraftRecord, DraftState
from followupd.domain.ids import AccountName
from followupd.domain.ledger import deleted, ended, sent
from followupd.domain.record import replace
from followupd.errors import ProviderError
from followupd.ports.mailboxes import DraftBox
from followupd.ports.store import Store

PATIENCE = timedelta(days=7)
"""How long an account may be away from the config before its drafts stand in nobody's way."""
_DAY = timedelta(days=1)


def house_homeless(boxes: Mapping[AccountName, DraftBox], store: Store, now: datetime) -> Iterable[ProviderError]:
    """Moves each such draft to the account in whose drafts it lies, and ends one that was sent; what stood in the way.

    What was not written yet ends, and is planned anew. What is nowhere to be seen counts after `PATIENCE` as deleted:
    never made again, and known again where the account comes back. Needs the lease, and mail that was pulled.
    """
    errors: list[ProviderError] = []
    for row in store.drafts(states=LIVE):
        if row.account in boxes:
            continue
        try:
            after = _sent(store, row, now) or _moved(boxes, row, now) or _waiting(row, now)
        except ProviderError as error:
            errors.append(error)
            continue
        if after != row:
            store.save_draft(after, was=row.state)
    return errors


def _sent(store: Store, row: DraftRecord, now: datetime) -> DraftRecord | None:
    for one in store.messages_with(row.people, (row.started_at or row.planned_at) - _DAY, now):
        if one.outgoing and one.sent_folder and (one.key == row.key or one.message_id == row.message_id):
            by = "key" if one.key == row.key else "message_id"
            return sent(row, message_id=one.message_id, date=one.date, matched_by=by, at=now, subject=one.subject)
    return None


def _moved(boxes: Mapping[AccountName, DraftBox], row: DraftRecord, now: datetime) -> DraftRecord | None:
    for name, box in boxes.items():
        for found in box.listing(row.people):
            letter = read_letter(found.raw)
            if letter.key == row.key:
                return replace(found.seen_as(row, letter, now), account=name)
    return None


def _waiting(row: DraftRecord, now: datetime) -> DraftRecord:
    if row.state in (DraftState.PLANNED, DraftState.HELD):
        return ended(row, DraftState.RETIRED, now)
    if row.state not in IN_MAILBOX:
        return deleted(row, now) if now >= (row.started_at or row.planned_at) + PATIENCE else row
    if row.missing_since is None or row.missing_since > now:
        return replace(row, missing_since=now)
    return deleted(row, now) if now >= row.missing_since + PATIENCE else row
