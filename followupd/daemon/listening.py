"""Listening for word of new mail while the loop sleeps: one thread an account that has a push, else none."""

from __future__ import annotations

import random
import threading
import time
from collections.abc import Callable
from datetime import datetime

from followupd import log as events
from followupd.daemon.house import House
from followupd.domain.ids import AccountName
from followupd.errors import ProviderError, Throttled
from followupd.log import Log
from followupd.ports.pushes import Push, push_source
from followupd.ports.store import Store

PAUSE_S = 10.0
"""What lies at least between two words of one account: however many come, passes are made no more often."""
BREATH_S = 1.0
"""What lies at least between two waits, for a provider that does not wait."""
FIRST_S, LONGEST_S = 5.0, 900.0
"""The pauses after failures: they double from the first to the longest."""
END_S = 5.0
"""How long `Listening.close` waits for threads that do not end."""

Rest = Callable[[float], object]
"""Waits for so many seconds, or until it is told to end."""


class Listener:
    """Listens to one push. Whatever it learns, mail or trouble, it lets the loop look by `wake`."""

    def __init__(
        self,
        account: AccountName,
        push: Push,
        *,
        wake: Callable[[], None],
        clock: Callable[[], datetime],
        rest: Rest | None = None,
    ) -> None:
        self.account = account
        self.trouble: ProviderError | None = None
        self.has_tried = False
        self._push, self._wake, self._clock = push, wake, clock
        self._closed = threading.Event()
        self._rest = rest or self._closed.wait

    def run(self) -> None:
        """Until `close`."""
        failures = 0
        while not self._closed.is_set():
            now = self._clock()
            try:
                heard = self._push.wait(now)
            except ProviderError as error:
                failures += 1
                self._learn(error)
                self._rest(_pause_s(error, failures, now))
            else:
                failures = 0
                self._learn(None)
                if heard:
                    self._wake()
                self._rest(PAUSE_S if heard else BREATH_S)

    def close(self) -> None:
        self._closed.set()
        self._push.close()

    def _learn(self, trouble: ProviderError | None) -> None:
        is_news = (str(trouble) if trouble else "") != (str(self.trouble) if self.trouble else "")
        if not self._closed.is_set():
            self.trouble, self.has_tried = trouble, True
            if is_news:
                self._wake()


def _pause_s(error: ProviderError, failures: int, now: datetime) -> float:
    longest = min(FIRST_S * 2 ** min(failures - 1, 10), LONGEST_S)
    pause = random.uniform(longest / 2, longest)  # noqa: S311 - jitter, no secret
    if isinstance(error, Throttled):
        return max(pause, (error.retry_at - now).total_seconds())
    return pause


class Listening:
    """All listeners of a house, from its making until `close`."""

    def __init__(self, house: House, wake: Callable[[], None], clock: Callable[[], datetime]) -> None:
        for account in house.accounts:
            if account.push is None:  # it may have had one before
                house.store.save_problem(push_source(account.name), account.name, None, clock())
        self._listeners = [
            Listener(account.name, account.push, wake=wake, clock=clock)
            for account in house.accounts
            if account.push is not None
        ]
        # daemons: a thread that hangs in a name look-up must not outlive the process
        self._threads = [
            threading.Thread(target=each.run, name=f"push {each.account}", daemon=True) for each in self._listeners
        ]
        for thread in self._threads:
            thread.start()

    def note(self, store: Store, now: datetime, log: Log) -> None:
        """Keeps what is wrong with each push, for `status`, and logs what was not wrong before."""
        for each in self._listeners:
            trouble = each.trouble
            if each.has_tried and store.save_problem(push_source(each.account), each.account, trouble, now):
                if trouble is None:
                    log.info(events.ACCOUNT_RECOVERED, account=each.account, operation="push")
                else:
                    kind = type(trouble).__name__
                    log.warning(events.ACCOUNT_FAILED, account=each.account, operation="push", kind=kind)

    def close(self) -> None:
        """Ends all threads, or leaves those behind that do not end within some seconds."""
        for each in self._listeners:
            each.close()
        end = time.monotonic() + END_S
        for thread in self._threads:
            thread.join(max(0.0, end - time.monotonic()))
