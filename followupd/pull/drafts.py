"""Drafts folder → store: what the user did with our drafts. Only looks; changes nothing in the mailbox."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime, timedelta

from followupd.derive.likeness import READ_LIMIT, read_letter
from followupd.domain.draft import IN_MAILBOX, LIVE, MOVED, NEEDS_WORDS, DraftRecord, DraftState
from followupd.domain.ids import AccountName, Address, MessageId
from followupd.domain.ledger import deleted, ended, restored, retiring_as, sent, without_retiring
from followupd.domain.message import Folder, MessageRecord
from followupd.domain.record import Struct, replace
from followupd.errors import ProviderError, Unavailable
from followupd.ports.mailboxes import DraftBox, FoundDraft, MailHistory, Placement
from followupd.ports.store import Store
from followupd.pull.calendars import SHRINK_FROM
from followupd.pull.copies import SET_BACK, EditedCopy, Original, SentCopy, edited_copy, not_before, sent_copy
from followupd.pull.outcome import PullOutcome

GRACE = timedelta(minutes=10)
"""How long a draft must be missing before it counts as deleted: a sent copy may be filed, or synchronised, later."""
DOUBT = timedelta(days=7)
"""The same where it is missing with the drafts folder, or with all others: half mounted, or being synchronised anew."""
UNDELETE = timedelta(days=90)
"""How long a deleted draft may come back among the drafts, and is known there."""


def follow_drafts(
    box: DraftBox,
    history: MailHistory,
    store: Store,
    account: AccountName,
    now: datetime,
    grace: timedelta = GRACE,
) -> PullOutcome:
    """Notes for each draft in the mailbox whether it is as we left it, edited, sent, deleted, or not to be seen.

    A draft that nothing is found of is waited for, and counts as deleted only after `grace`, with mail pulled since.
    Where the drafts folder itself is gone, or all drafts are at once, that is a fault rather than what the user did:
    it is told as a problem, and waited for much longer. A deleted draft that is there again, under the name that it
    had, is the user's from then on.
    """
    rows = [row for row in store.drafts(states=IN_MAILBOX) if row.account == account]
    gone = store.deleted_refs(account, now - UNDELETE)
    if not rows and not gone:
        return PullOutcome()
    followed: list[tuple[DraftRecord, DraftRecord]] = []
    error: ProviderError | None = None
    try:
        here = box.present(gone)
        back = [row for ref in sorted(here or ()) if (row := store.draft(gone[ref])) is not None]
        if not rows and not back:
            return PullOutcome()
        look = _look(box, history, store, account, [*rows, *back], now)
        followed += ((row, look.restore(row)) for row in back)
        followed += ((row, look.follow(row)) for row in rows)
    except ProviderError as why:
        error = why
    else:
        followed, error = _without_lost(followed, account, look, grace, folder_is_there=here is not None)
    changed = [(row, after) for row, after in followed if after != row]
    for row, after in changed:
        store.save_draft(after, was=row.state)
    if error is not None:
        store.save_problem(box.source, account, error, now)
    return PullOutcome(changed=len(changed), error=error)


def _without_lost(
    followed: list[tuple[DraftRecord, DraftRecord]],
    account: AccountName,
    look: _Look,
    grace: timedelta,
    *,
    folder_is_there: bool,
) -> tuple[list[tuple[DraftRecord, DraftRecord]], ProviderError | None]:
    """Takes what has been missing for long enough for deleted; where that is doubtful, tells so."""
    afters = [after for _, after in followed]
    lost = {after.id: after.missing_since for after in afters if after.missing_since is not None}
    overdue = {one for one, since in lost.items() if look.waited(since, grace)}
    if not overdue:
        return followed, None
    began = min(lost.values())
    others = [
        one for one in afters if one.id not in lost and MOVED not in one.flags and (one.placed_at or began) < began
    ]
    error = None
    if not folder_is_there or (len(lost) >= SHRINK_FROM and not others):
        overdue = {one for one, since in lost.items() if look.waited(since, DOUBT)}
        what = (
            "all open drafts are gone at once"
            if folder_is_there
            else "the drafts folder is not there, nor the open drafts"
        )
        message = f"{what}: it is not known what became of them ({len(lost)}), and nothing is concluded for a week"
        error = Unavailable(account, "follow", message) if len(overdue) < len(lost) else None
    return [(row, deleted(after, look.now) if after.id in overdue else after) for row, after in followed], error


def _look(
    box: DraftBox, history: MailHistory, store: Store, account: AccountName, rows: list[DraftRecord], now: datetime
) -> _Look:
    people = {address for row in rows for address in row.people}
    aliases = {alias: address for address, person in store.persons(people).items() for alias in person.addresses}
    known = store.drafts(people=people)
    since = min((not_before(_by_clock(row, now)) - SET_BACK for row in rows), default=now)
    return _Look(
        box=box,
        history=history,
        now=now,
        pulled_at=store.source_state(history.source, account).last_pull_at,
        aliases=aliases,
        mine=tuple(m for m in store.messages_with({*people, *aliases}, since, now) if m.outgoing),
        sent_ids={row.sent_message_id for row in known if row.sent_message_id is not None},
        live={row.id: row for row in known if row.state in LIVE},
    )


def _by_clock(row: DraftRecord, now: datetime) -> DraftRecord:
    """The row, placed now at the latest: the clock may have been ahead, and was set back since."""
    return replace(row, placed_at=now) if row.placed_at is not None and row.placed_at > now else row


class _Look(Struct, frozen=True, kw_only=True):
    """One look at the drafts of an account. `mine`: mail of mine to their people. `sent_ids`, `live`: what is known
    of our drafts so far, so that no copy is taken for two."""

    box: DraftBox
    history: MailHistory
    now: datetime
    pulled_at: datetime | None
    aliases: Mapping[Address, Address]
    mine: tuple[MessageRecord, ...]
    sent_ids: set[MessageId]
    live: dict[str, DraftRecord]

    def follow(self, row: DraftRecord) -> DraftRecord:
        row = _by_clock(row, self.now)
        assert row.ref is not None
        found = self.box.inspect(row.ref)
        after = self._gone(row) if found is None else self._there(row, found)
        self.live[row.id] = after
        if after.sent_message_id is not None:
            self.sent_ids.add(after.sent_message_id)
        return after

    def restore(self, row: DraftRecord) -> DraftRecord:
        """The row of a draft that counted as deleted, and whose name is among the drafts again."""
        assert row.ref is not None
        found = self.box.inspect(row.ref)
        if found is None or any(found.ref == one.ref for one in self.live.values()):
            return row
        message_id = read_letter(found.raw).message_id
        after = _needing(restored(row, raw=found.raw, sha256=found.sha256, message_id=message_id), found.raw)
        self.live[row.id] = after
        return after

    def waited(self, since: datetime, patience: timedelta) -> bool:
        """True where mail was pulled later than `patience` after `since`."""
        return self.pulled_at is not None and self.pulled_at >= since + patience

    def _there(self, row: DraftRecord, found: FoundDraft) -> DraftRecord:
        after = self._seen(row, found)
        if row.sent_message_id is not None:
            return after if after.state is DraftState.OPEN else ended(row, DraftState.SENT, self.now)
        copy = self._sent_copy(after, found)
        if copy is None:
            return after
        if after.state is not DraftState.OPEN:
            return self._as_sent(after, copy)
        # What is left of it is ours to clear away, but not here: see `retire_drafts`.
        gone = self._as_sent(after, copy)
        return replace(
            after,
            sent_at=gone.sent_at,
            sent_message_id=gone.sent_message_id,
            matched_by=gone.matched_by,
            subject=gone.subject,
            fates=gone.fates,
            edited=gone.edited,
        )

    def _gone(self, row: DraftRecord) -> DraftRecord:
        if row.sent_message_id is not None:
            return ended(row, DraftState.SENT, self.now)
        found = self.box.find(Placement.of(row), row.baseline)
        if found is not None and found.folder in (Folder.DRAFTS, Folder.SENT):
            return self._seen(row, found)
        copy = self._sent_copy(row, found)
        if copy is not None:
            return self._as_sent(row, copy)
        edited = self._edited_copy(row)
        if edited is not None:
            return self._as_edited(row, edited)
        if found is not None:
            return self._seen(row, found)
        return self._missing(row)

    def _seen(self, row: DraftRecord, found: FoundDraft) -> DraftRecord:
        if (found.folder, found.ref, found.sha256) == (Folder.DRAFTS, row.ref, row.sha256):
            return replace(without_retiring(row), missing_since=None, thread=found.thread or row.thread)
        letter = read_letter(found.raw)
        after = found.seen_as(row, letter, self.now)
        return _with_edits(row, after, found.raw) if after.state is DraftState.SENT else _needing(after, found.raw)

    def _missing(self, row: DraftRecord) -> DraftRecord:
        withdrawn = retiring_as(row)
        if withdrawn is not None:
            return ended(row, withdrawn, self.now)
        if row.missing_since is None or row.missing_since > self.now:
            return replace(row, missing_since=self.now)
        return row

    def _sent_copy(self, row: DraftRecord, found: FoundDraft | None) -> SentCopy | None:
        """`found` is where the draft lies now: that copy of it in some folder is no proof of sending."""
        where = read_letter(found.raw).message_id if found is not None and found.folder is not Folder.DRAFTS else None
        messages = [
            m for m in self.mine if m.message_id not in self.sent_ids and (m.sent_folder or m.message_id != where)
        ]
        if not messages:
            return None
        return sent_copy(
            Original.of(row, self.aliases),
            messages,
            self._read,
            still_there=found is not None and found.folder is Folder.DRAFTS,
        )

    def _read(self, message: MessageRecord) -> bytes | None:
        if message.ref is None or message.source != self.history.source:
            return None
        return self.history.read(message.ref, limit=READ_LIMIT)

    def _as_sent(self, row: DraftRecord, copy: SentCopy) -> DraftRecord:
        after = sent(
            row,
            message_id=copy.message.message_id,
            date=copy.message.date,
            matched_by=copy.matched_by,
            at=self.now,
            subject=copy.message.subject,
        )
        try:
            raw = self._read(copy.message)
        except ProviderError:
            raw = None  # that it was sent is known without
        return _with_edits(row, after, raw)

    def _edited_copy(self, row: DraftRecord) -> EditedCopy | None:
        others = [one for one in self.live.values() if one.id != row.id]
        addresses = {*row.people, *(alias for alias, address in self.aliases.items() if address in row.people)}
        return edited_copy(
            Original.of(row, self.aliases),
            self.box.listing(addresses),
            not_refs={one.ref for one in others if one.ref is not None},
            not_keys={one.key for one in others},
        )

    def _as_edited(self, row: DraftRecord, copy: EditedCopy) -> DraftRecord:
        after = copy.found.seen_as(row, copy.letter, self.now)
        return _needing(replace(after, state=DraftState.EDITED, matched_by=copy.matched_by), copy.found.raw)


def _needing(after: DraftRecord, raw: bytes) -> DraftRecord:
    """The row of a draft that is there as `raw`: edited, it needs words of the user while a gap stands in it."""
    if after.state is not DraftState.EDITED or NEEDS_WORDS not in after.flags:
        return after
    from followupd.derive.edits import has_gap  # what reads mail is needed where some was edited

    return after if has_gap(raw) else replace(after, flags=after.flags - {NEEDS_WORDS})


def _with_edits(row: DraftRecord, after: DraftRecord, copy: bytes | None) -> DraftRecord:
    """The row of a sent draft with what the user had made of it; `copy` is what they sent, where it could be read."""
    if copy is None or row.raw is None or not row.lines:
        return replace(after, edited=True if row.state is DraftState.EDITED and MOVED not in row.flags else None)
    from followupd.derive.edits import edits  # what reads mail is needed where some was sent

    found = edits(row.raw, copy)
    return replace(after, edited=found.edited, fates=found.fates if len(found.fates) == len(row.lines) else "")
