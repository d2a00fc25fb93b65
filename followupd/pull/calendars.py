"""Calendar → store."""

from __future__ import annotations

from datetime import datetime

from followupd.domain.event import Window
from followupd.domain.ids import AccountName
from followupd.errors import CursorExpired, ProviderError
from followupd.ports.calendars import CalendarSource, ChangeSet
from followupd.ports.store import SourceState, Store
from followupd.pull.outcome import PullOutcome


def pull_calendar(
    source: CalendarSource, store: Store, account: AccountName, window: Window, at: datetime
) -> PullOutcome:
    """Takes in what changed in a calendar since the last pull, whole or not at all.

    What the provider says against it is kept as the source's problem and returned; any other error is a bug.
    """
    state = store.source_state(source.source, account)
    try:
        changes = _changes(source, state, window)
    except ProviderError as error:
        store.save_problem(source.source, account, error, at)
        return PullOutcome(error=error)
    changed = store.save_calendar(source.source, account, changes, at)
    if state.problem is not None:
        store.save_problem(source.source, account, None, at)
    return PullOutcome(changed=changed)


def _changes(source: CalendarSource, state: SourceState, window: Window) -> ChangeSet:
    try:
        return source.changes_since(state.cursor, window, accept_loss=state.accept_loss)
    except CursorExpired:
        return source.changes_since(None, window, accept_loss=state.accept_loss)
