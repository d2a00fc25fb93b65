"""Mailbox → store."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from functools import partial

from followupd.domain.ids import AccountName
from followupd.errors import CursorExpired, ProviderError
from followupd.ports.mailboxes import MailHistory, WantedPeople, nobody
from followupd.ports.store import SourceState, Store
from followupd.pull.outcome import PullOutcome


def pull_mail(
    history: MailHistory,
    store: Store,
    account: AccountName,
    mine: Sequence[str],
    at: datetime,
    about: WantedPeople = nobody,
) -> PullOutcome:
    """Takes in the mail that came or went since the last pull, whole or not at all.

    `about` are those about whom something is to be decided: see `MailHistory.messages_since`.

    What the provider says against it is kept as the source's problem and returned; any other error is a bug.
    """
    state = store.source_state(history.source, account)
    try:
        new = _pull(history, store, state, mine, at, about)
    except ProviderError as error:
        store.save_problem(history.source, account, error, at)
        return PullOutcome(error=error)
    if state.problem is not None:
        store.save_problem(history.source, account, None, at)
    return PullOutcome(changed=new)


def _pull(
    history: MailHistory, store: Store, state: SourceState, mine: Sequence[str], at: datetime, about: WantedPeople
) -> int:
    known = partial(store.known_refs, history.source)
    try:
        batches = history.messages_since(state.cursor, known, about)
        return store.save_mail(history.source, state.account, batches, mine, at)
    except CursorExpired:
        batches = history.messages_since(None, known, about)
        return store.save_mail(history.source, state.account, batches, mine, at)
