"""Calendar → store."""

from __future__ import annotations

from datetime import datetime

from followupd.domain.event import Window
from followupd.domain.ids import AccountName
from followupd.errors import CursorExpired, ProviderError, SuspiciousShrink
from followupd.ports.calendars import CalendarSource, ChangeSet
from followupd.ports.store import SourceState, Store
from followupd.pull.outcome import PullOutcome

SHRINK_FROM = 4
"""Fewer objects than these may vanish at once."""


def pull_calendar(
    source: CalendarSource, store: Store, account: AccountName, window: Window, at: datetime
) -> PullOutcome:
    """Takes in what changed in a calendar since the last pull, whole or not at all.

    What the provider says against it is kept as the source's problem and returned; any other error is a bug.
    """
    state = store.source_state(source.source, account)
    try:
        changes = _changes(source, store, state, window)
    except ProviderError as error:
        store.save_problem(source.source, account, error, at)
        return PullOutcome(error=error)
    changed = store.save_calendar(source.source, account, changes, at)
    if state.problem is not None:
        store.save_problem(source.source, account, None, at)
    return PullOutcome(changed=changed)


def _changes(source: CalendarSource, store: Store, state: SourceState, window: Window) -> ChangeSet:
    try:
        return source.changes_since(state.cursor, window, accept_loss=state.accept_loss)
    except CursorExpired as expired:
        changes = source.changes_since(None, window, accept_loss=state.accept_loss)
        before, now = store.items(source.source), len(changes.changed)
        # Without its cursor the source cannot tell a loss: that is seen against what is stored.
        if before >= SHRINK_FROM and now * 2 <= before and not state.accept_loss:
            message = f"{before - now} of {before} events are gone at once; nothing is taken over until you accept that"
            raise SuspiciousShrink(state.account, "pull", message, before=before, now=now) from expired
        return changes
