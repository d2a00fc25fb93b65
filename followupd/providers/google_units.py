"""What requests cost by Google's quotas, and the budget that keeps us below them."""

from __future__ import annotations

from collections import Counter, deque
from collections.abc import Callable, Mapping
from datetime import datetime
from threading import Lock

from followupd.ports.quota import Usage

WINDOW_S = 60.0
A_MINUTE = {"gmail": 6000, "calendar": 600, "people": 90, "pubsub": 600}
"""What one user may spend in any 60 seconds, by API: Gmail in its quota units, the others in requests."""

_GMAIL = {
    "gmail.users.drafts.create": 10,
    "gmail.users.drafts.delete": 10,
    "gmail.users.drafts.get": 20,
    "gmail.users.drafts.list": 5,
    "gmail.users.getProfile": 1,
    "gmail.users.history.list": 2,
    "gmail.users.labels.get": 1,
    "gmail.users.labels.list": 1,
    "gmail.users.messages.attachments.get": 20,
    "gmail.users.messages.get": 20,
    "gmail.users.messages.list": 5,
    "gmail.users.settings.sendAs.list": 1,
    "gmail.users.settings.sendAs.get": 1,
    "gmail.users.threads.get": 40,
    "gmail.users.threads.list": 10,
    "gmail.users.watch": 100,
}
"""Usage limits of the Gmail API, for projects made since May 2026."""


def cost_of(method_id: str) -> int:
    """Quota units of one call of the method with this id, such as `gmail.users.messages.get`."""
    return _GMAIL.get(method_id, 5) if method_id.startswith("gmail.") else 1


class Budget:
    """What was spent by method, and how much may still be in the last minute. Safe between threads."""

    def __init__(self, monotonic: Callable[[], float]) -> None:
        self.units: Counter[str] = Counter()
        self._told: Counter[str] = Counter()
        self._monotonic = monotonic
        self._spent: dict[str, deque[tuple[float, int]]] = {name: deque() for name in A_MINUTE}
        self._lock = Lock()

    def spend(self, method_ids: list[str]) -> float:
        """0 where all of these fit into the minute, and are counted; else the seconds until they may."""
        if not method_ids:
            return 0.0
        api = method_ids[0].partition(".")[0]
        wanted = sum(map(cost_of, method_ids))
        with self._lock:
            now, spent = self._monotonic(), self._spent[api]
            while spent and spent[0][0] <= now - WINDOW_S:
                spent.popleft()
            over = sum(cost for _, cost in spent) + wanted - A_MINUTE[api]
            for at, cost in spent:
                if over <= 0:
                    break
                over -= cost
                if over <= 0:
                    return at + WINDOW_S - now
            if over > 0:
                return WINDOW_S
            spent.append((now, wanted))
            for method_id in method_ids:
                self.units[method_id] += cost_of(method_id)
            return 0.0

    def usage(self, since: datetime, until: datetime, now: datetime) -> tuple[Usage, ...]:
        """Of each API what was used since this was asked last, on the day from `since` to `until`."""
        return tuple(
            Usage(
                quota=api,
                since=since,
                until=until,
                at=now,
                by_method=by_method,
                last_minute=last_minute,
                a_minute=A_MINUTE[api],
            )
            for api, (by_method, last_minute) in self._used().items()
        )

    def _used(self) -> Mapping[str, tuple[Mapping[str, int], int]]:
        """By API what was spent since this was asked last, by method, and all that was in the last minute."""
        with self._lock:
            new, self._told = self.units - self._told, self.units.copy()
            since = self._monotonic() - WINDOW_S
            return {
                api: (
                    {method: units for method, units in new.items() if method.partition(".")[0] == api},
                    sum(cost for at, cost in self._spent[api] if at > since),
                )
                for api in dict.fromkeys(method.partition(".")[0] for method in new)
            }
