"""The loop: a round now, then one whenever a decision falls due, a poll is due, or the user asks for it."""

from __future__ import annotations

import os
import queue
import socket
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from followupd import log as events
from followupd.daemon.house import House
from followupd.daemon.listening import Listening
from followupd.daemon.rounds import Round, run_round
from followupd.errors import UserError
from followupd.log import Log


@dataclass(slots=True)
class Signals:
    """What the outside asks of the loop, from any thread or signal handler."""

    stop: bool = False
    reload: bool = False
    # Its `put` may interrupt its `get`, in the same thread too: a threading.Event would wait for itself there.
    _words: queue.SimpleQueue[None] = field(default_factory=queue.SimpleQueue)

    def ask_stop(self) -> None:
        self.stop = True
        self.wake()

    def ask_reload(self) -> None:
        self.reload = True
        self.wake()

    def wake(self) -> None:
        """Ends the sleep under way, or the next one."""
        self._words.put(None)

    def sleep(self, seconds: float) -> None:
        """Returns after that time, or as soon as something was asked since the last sleep."""
        with suppress(queue.Empty):
            self._words.get(timeout=seconds)
            for _ in range(self._words.qsize()):
                self._words.get_nowait()


def notify(state: str) -> None:
    """Tells systemd (sd_notify(3)); does nothing where it did not start us."""
    path = os.environ.get("NOTIFY_SOCKET")
    if not path:
        return
    with socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM) as channel:
        channel.connect("\0" + path[1:] if path.startswith("@") else path)
        channel.sendall(state.encode())


def run_daemon(
    open_house: Callable[[], House], poll: timedelta, clock: Callable[[], datetime], signals: Signals, log: Log
) -> None:
    """Runs rounds until `signals.stop`. The step under way is finished first; a wrong new config keeps the old one.

    The sleep ends at the next due time or the poll, whichever is sooner, or where a push has something to say: between
    them nothing runs but the threads that listen to pushes.
    """
    house = open_house()
    listening: Listening | None = None
    log.info(events.DAEMON_STARTED, accounts=len(house.accounts))
    _log_templates(house, log)
    notify("READY=1")
    told: frozenset[Trouble] = frozenset()
    while not signals.stop:
        if signals.reload:
            signals.reload = False
            if (new := _reloaded(open_house, house, log)) is not house and listening is not None:
                listening.close()
                listening = None
            house = new
        done = run_round(house, clock())
        told = log_round(done, log, told)
        if listening is None:  # not before the first pull: it needs what there is of the quota
            listening = Listening(house, signals.wake, clock)
        listening.note(house.store, clock(), log)
        notify(f"WATCHDOG=1\nSTATUS={_status(done)}")
        signals.sleep(_sleep_s(done, clock(), poll))
    notify("STOPPING=1")
    if listening is not None:
        listening.close()
    log.info(events.DAEMON_STOPPED)


Trouble = tuple[str, str, str]
"""An account, what was asked of it, and the kind of error."""


def log_round(done: Round, log: Log, told: frozenset[Trouble] = frozenset()) -> frozenset[Trouble]:
    """One canonical line a round, and one for each trouble that was not told in the round before; returns them all."""
    troubles = dict.fromkeys((error.account, error.operation, type(error).__name__) for error in done.errors)
    for account, operation, kind in troubles:
        if (account, operation, kind) not in told:
            log.warning(events.ACCOUNT_FAILED, account=account, operation=operation, kind=kind)
    log.info(
        events.ROUND_FINISHED,
        events_changed=done.events_changed,
        messages_new=done.messages_new,
        planned=done.planned,
        placed=done.placed,
        retired=done.retired,
        next_wake=done.next_wake.isoformat() if done.next_wake else None,
    )
    return frozenset(troubles)


def _reloaded(open_house: Callable[[], House], old: House, log: Log) -> House:
    try:
        house = open_house()
    except UserError as error:
        log.warning(events.CONFIG_REFUSED, problems=len(error.problems))
        return old
    log.info(events.CONFIG_RELOADED, accounts=len(house.accounts))
    _log_templates(house, log)
    return house


def _log_templates(house: House, log: Log) -> None:
    for error in house.broken_templates():
        log.warning(events.TEMPLATE_FAILED, problem=str(error))


def _sleep_s(done: Round, now: datetime, poll: timedelta) -> float:
    until = now + poll if done.next_wake is None else min(done.next_wake, now + poll)
    return max(0.0, (until - now).total_seconds())


def _status(done: Round) -> str:
    troubled = len({error.account for error in done.errors})
    return "all accounts well" if not troubled else f"{troubled} account(s) in trouble: see followupd status"
