"""The push port: a provider's word that there is new mail, so that it is looked for sooner. Nothing depends on it."""

from __future__ import annotations

from datetime import datetime
from typing import Protocol

from followupd.domain.ids import AccountName, Source


def push_source(account: AccountName) -> Source:
    """The name under which the trouble of an account's push is told."""
    return Source(f"{account}/push")


class Push(Protocol):
    """What one mailbox tells by itself. Word may come late, twice, or never: the mailbox is polled all the same."""

    def wait(self, now: datetime) -> bool:
        """True as soon as there is word of new mail; False where there was none for some minutes, or after `close`.

        What is told again, or old, or of another mailbox, is no word. Sees to it, by `now`, that the provider goes on
        telling. Raises ProviderError, whose operation is `push`; the next call begins anew.
        """
        ...

    def close(self) -> None:
        """Ends a wait under way, in another thread, and every later one."""
        ...
