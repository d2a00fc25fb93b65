"""Outbox → drafts folder: each draft is written once, or it is known that it may have been."""

from __future__ import annotations

from datetime import datetime, timedelta

from followupd.apply.outcome import ApplyOutcome
from followupd.derive.likeness import SIMILAR, likeness, read_letter
from followupd.domain.decision import Act
from followupd.domain.draft import ComposedDraft, DraftRecord, DraftState
from followupd.domain.ids import AccountName, Key
from followupd.domain.ledger import ended
from followupd.domain.record import replace
from followupd.errors import ItemRejected, OutcomeUnknown, ProviderError
from followupd.ports.mailboxes import DraftBox, FoundDraft, Placement
from followupd.ports.store import Store

ADOPTION = timedelta(days=14)
"""How long after the first run a draft that we do not know may still be ours, from a state that was lost."""
_IN_THE_WAY = frozenset({DraftState.INTENT, DraftState.UNKNOWN, DraftState.OPEN, DraftState.EDITED})


def planned_record(act: Act, composed: ComposedDraft, now: datetime) -> DraftRecord:
    """The ledger row with which a draft begins, holding the bytes that will be placed."""
    assert act.template is not None
    return DraftRecord(
        id=f"{act.key[:8]}.{act.generation}",
        account=act.account,
        key=act.key,
        generation=act.generation,
        state=DraftState.PLANNED,
        purpose=act.purpose,
        people=act.people,
        meeting=act.meeting,
        identity=act.identity,
        rule=act.rule,
        template=act.template,
        subject=composed.subject,
        message_id=composed.message_id,
        sha256=composed.sha256,
        raw=composed.raw,
        flags=composed.flags,
        sources=composed.sources,
        planned_at=now,
        stance=composed.stance,
        lines=composed.lines,
    )


def place_drafts(
    box: DraftBox, store: Store, account: AccountName, now: datetime, *, only: frozenset[Key] | None = None
) -> ApplyOutcome:
    """Places what is planned and still wanted (`retire_drafts` has withdrawn the rest), each by one single write.

    Two durable commits a draft: the intention before the write, the outcome after it. A write that certainly did not
    happen leaves the draft planned; one that may have happened is left to `settle`. While another draft of the same
    key, or to one of the same people, is in the mailbox, or may be, the new one waits; where the user has edited that
    one, the new one is dropped. Where our draft to the same recipients is there from a state that was lost, it is taken
    for the user's edit of the new one, and nothing is written.
    An account that cannot be reached is not tried again. With `only`, drafts of other keys are left planned.
    """
    placed, errors = 0, list[ProviderError]()
    may_be_ours = now < store.first_run_at(now) + ADOPTION
    for row in store.drafts(states={DraftState.PLANNED}):
        if row.account != account or (only is not None and row.key not in only):
            continue
        others = {
            other.state
            for other in (
                *store.drafts(keys={row.key}, states=_IN_THE_WAY),
                *store.drafts(people=row.people, states=_IN_THE_WAY),
            )
        }
        if DraftState.EDITED in others:
            store.save_draft(ended(row, DraftState.RETIRED, now), was=row.state)
        if others:
            continue
        try:
            adopted = _adopted(box, store, row, now) if may_be_ours else None
            if adopted is None:
                placed += _place(box, store, row, now)
            else:
                store.save_draft(adopted, was=row.state)
        except ProviderError as error:
            store.save_problem(box.source, account, error, now)
            errors.append(error)
            if not isinstance(error, ItemRejected):
                break
    return ApplyOutcome(placed=placed, errors=tuple(errors))


def _adopted(box: DraftBox, store: Store, row: DraftRecord, now: datetime) -> DraftRecord | None:
    """The row as that of a draft to the same recipients with a key of ours that the ledger does not know.

    Servers and clients drop our headers: without a key, a draft that is like it will do.
    """
    ours = read_letter(row.raw or b"")
    for found in box.listing(row.people):
        letter = read_letter(found.raw)
        if letter.recipients != ours.recipients or (letter.key is not None and store.drafts(keys={letter.key})):
            continue
        if letter.key is None and likeness(ours.text, letter.text) < SIMILAR:
            continue
        return replace(
            row,
            state=DraftState.EDITED,
            ref=found.ref,
            raw=found.raw,
            sha256=found.sha256,
            subject=letter.subject,
            message_id=letter.message_id or row.message_id,
            placed_at=now,
            matched_by="key" if letter.key is not None else "body",
            lines=(),
        )
    return None


def _place(box: DraftBox, store: Store, row: DraftRecord, now: datetime) -> bool:
    begun = replace(row, state=DraftState.INTENT, baseline=box.baseline(), attempt=row.attempt + 1, started_at=now)
    store.save_draft(begun, was=DraftState.PLANNED)
    try:
        found = box.place(Placement.of(begun))
    except OutcomeUnknown:
        store.save_draft(replace(begun, state=DraftState.UNKNOWN), was=DraftState.INTENT)
        raise
    except ItemRejected:
        store.save_draft(replace(begun, state=DraftState.HELD), was=DraftState.INTENT)
        raise
    except ProviderError:
        store.save_draft(row, was=DraftState.INTENT)
        raise
    after = _read_back(begun, found, now)
    store.save_draft(after, was=DraftState.INTENT)
    return after.state is DraftState.OPEN


def _read_back(begun: DraftRecord, found: FoundDraft, now: datetime) -> DraftRecord:
    """The row after the write. Servers rewrite: a letter that reads as ours is ours with the bytes that it has now."""
    ours, theirs = read_letter(begun.raw or b""), read_letter(found.raw)
    same = (ours.subject, ours.recipients, ours.text.split()) == (
        theirs.subject,
        theirs.recipients,
        theirs.text.split(),
    )
    return found.seen_as(replace(begun, sha256=found.sha256) if same else begun, theirs, now)
