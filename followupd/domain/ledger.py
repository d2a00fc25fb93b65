"""How a row of the draft ledger moves on when its draft was seen, sent or ended."""

from __future__ import annotations

from datetime import datetime, timedelta

from followupd.domain.draft import MOVED, DraftRecord, DraftState
from followupd.domain.ids import MessageId, Ref
from followupd.domain.message import Folder
from followupd.domain.record import replace

_RETIRING = "retiring_"


def seen(
    record: DraftRecord,
    *,
    folder: Folder,
    ref: Ref,
    sha256: str,
    message_id: MessageId | None,
    date: datetime | None,
    at: datetime,
    subject: str = "",
    thread: str = "",
    matched_by: str = "key",
) -> DraftRecord:
    """The row of a draft that is at `ref` now, with this Message-ID, Date and subject in it; `matched_by` is how it was
    recognised.

    Open only where it lies among the drafts and is what we wrote. In another folder it no longer awaits review, and
    counts as edited: only the user can have moved it. What was merely moved is open again once it is back.
    """
    if folder is Folder.SENT:
        return sent(record, message_id=message_id, date=date, matched_by=matched_by, at=at, subject=subject)
    if folder is Folder.TRASH:
        return deleted(record, at)
    ours = sha256 == record.sha256 and (record.state is not DraftState.EDITED or MOVED in record.flags)
    here = folder is Folder.DRAFTS
    return replace(
        record,
        state=DraftState.OPEN if ours and here else DraftState.EDITED,
        flags=without_retiring(record).flags - {MOVED} | ({MOVED} if ours and not here else frozenset()),
        ref=ref,
        sha256=sha256,
        message_id=message_id or record.message_id,
        subject=subject or record.subject,
        placed_at=record.placed_at or record.started_at or at,
        missing_since=None,
        thread=thread or record.thread,
    )


def sent(
    record: DraftRecord,
    *,
    message_id: MessageId | None,
    date: datetime | None,
    matched_by: str,
    at: datetime,
    subject: str = "",
) -> DraftRecord:
    """The row of a draft that the user sent. `date` is the copy's: a client may have kept the one that we gave it.

    `subject` is the copy's too: what follows goes on with the thread that the user began.
    """
    placed_at = record.placed_at or record.planned_at
    return replace(
        ended(record, DraftState.SENT, at),
        sent_at=date if date is not None and placed_at < date < at else at,
        sent_message_id=message_id or record.message_id,
        matched_by=matched_by,
        subject=subject or record.subject,
    )


def ended(record: DraftRecord, end: DraftState, at: datetime) -> DraftRecord:
    """The row of a draft that came to `end`; its bytes are dropped."""
    return replace(without_retiring(record), state=end, raw=None, missing_since=None, settled_at=at)


def deleted(record: DraftRecord, at: datetime) -> DraftRecord:
    """The row of a draft that the user deleted: before the look that missed it, for what they said since is later."""
    missed_at = min(record.missing_since or at, at)
    return replace(
        ended(record, DraftState.DELETED, at),
        settled_at=max(missed_at - timedelta(microseconds=1), min(record.planned_at, at)),
    )


def restored(record: DraftRecord, *, raw: bytes, sha256: str, message_id: MessageId | None) -> DraftRecord:
    """The row of a draft that the user had deleted, and that is among the drafts again: theirs, never withdrawn."""
    return replace(
        record,
        state=DraftState.EDITED,
        raw=raw,
        sha256=sha256,
        message_id=message_id or record.message_id,
        flags=record.flags - {MOVED},
        missing_since=None,
        settled_at=None,
        lines=(),
    )


def retiring(record: DraftRecord, end: DraftState) -> DraftRecord:
    """The row of a draft that is about to be withdrawn: when it is found gone, that was us and not the user."""
    return replace(record, flags=without_retiring(record).flags | {_RETIRING + end})


def retiring_as(record: DraftRecord) -> DraftState | None:
    """The end that the row is about to come to, where it is being withdrawn."""
    return next((DraftState(f.removeprefix(_RETIRING)) for f in record.flags if f.startswith(_RETIRING)), None)


def without_retiring(record: DraftRecord) -> DraftRecord:
    """The row as it was before it was about to be withdrawn."""
    return replace(record, flags=frozenset(flag for flag in record.flags if not flag.startswith(_RETIRING)))
