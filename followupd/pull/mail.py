"""Mailbox → store."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime
from functools import partial

from followupd.domain.ids import AccountName, Address
from followupd.domain.record import Struct
from followupd.errors import CursorExpired, ProviderError
from followupd.ports.mailboxes import MailHistory, MessageBatch, WantedPeople, nobody
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

    Where the provider stopped on the way, what it told is kept, and the error is returned: a later pull goes on.

    `about` are those about whom something is to be decided: see `MailHistory.messages_since`.

    What the provider says against it is kept as the source's problem and returned; any other error is a bug.
    """
    state = store.source_state(history.source, account)
    asked: set[Address] = set()

    def noted() -> frozenset[Address]:
        people = about()
        asked.update(people)
        return people

    try:
        new, stopped = _pull(history, store, state, mine, at, noted)
    except ProviderError as error:
        store.save_problem(history.source, account, error, at)
        return PullOutcome(error=error, unheard=frozenset(asked))
    if stopped is not None or state.problem is not None:
        store.save_problem(history.source, account, stopped, at)
    return PullOutcome(changed=new, error=stopped, unheard=frozenset(asked if stopped is not None else ()))


def _pull(
    history: MailHistory, store: Store, state: SourceState, mine: Sequence[str], at: datetime, about: WantedPeople
) -> tuple[int, ProviderError | None]:
    known = partial(store.known_refs, history.source)
    told = _Told()
    try:
        batches = told.listen(history.messages_since(state.cursor, known, about))
        return store.save_mail(history.source, state.account, batches, mine, at), told.stopped
    except CursorExpired:
        batches = told.listen(history.messages_since(None, known, about))
        return store.save_mail(history.source, state.account, batches, mine, at), told.stopped


class _Told(Struct):
    """Why the provider stopped on the way, if it did; known once the last batch was taken."""

    stopped: ProviderError | None = None

    def listen(self, batches: Iterable[MessageBatch]) -> Iterator[MessageBatch]:
        for batch in batches:
            self.stopped = batch.stopped
            yield batch
