"""What can go wrong between a client and Google, and the clock on which it does."""

from __future__ import annotations

import fnmatch
import threading
import time
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta


@dataclass(frozen=True, slots=True)
class Status:
    """An error of the API. `retry_after`: seconds or an HTTP date."""

    code: int
    reason: str = ""
    retry_after: str | None = None
    message: str = ""


@dataclass(frozen=True, slots=True)
class Close:
    """The connection is closed without an answer."""


@dataclass(frozen=True, slots=True)
class Hang:
    """Nothing is said for so long (real seconds, or until the server ends), then the connection is closed."""

    seconds: float = 600


@dataclass(frozen=True, slots=True)
class Late:
    """The connection is closed at once; the request takes effect only when `land()` is called."""


@dataclass(frozen=True, slots=True)
class Truncate:
    """The answer breaks off in its middle."""


@dataclass(frozen=True, slots=True)
class Html:
    """A page of HTML, with 200, where JSON belongs."""


@dataclass(frozen=True, slots=True)
class Garbage:
    """The answer is cut, although its length fits: no JSON any more."""


@dataclass(frozen=True, slots=True)
class Slow:
    """The answer drips, an octet at a time with so many real seconds between."""

    seconds: float


Kind = Status | Close | Hang | Late | Truncate | Html | Garbage | Slow


@dataclass(slots=True)
class Fault:
    """`kind` befalls the calls of `method` (a glob), after `skip` of them, `times` times."""

    method: str
    kind: Kind
    after_commit: bool
    times: int
    skip: int


@dataclass(slots=True)
class Faults:
    """The faults that wait for a call."""

    waiting: list[Fault] = field(default_factory=list)
    _lock: threading.Lock = field(default_factory=threading.Lock)

    def take(self, method: str) -> Fault | None:
        """The fault that befalls this call, if any; it is used up by that."""
        with self._lock:
            for fault in self.waiting:
                if not fnmatch.fnmatchcase(method, fault.method) or fault.times <= 0:
                    continue
                if fault.skip > 0:
                    fault.skip -= 1
                    continue
                fault.times -= 1
                return fault
        return None


@dataclass(slots=True)
class StubClock:
    """The real time, until it is frozen; a frozen one goes on by `advance` alone."""

    _at: datetime | None = None
    _skipped: timedelta = timedelta(0)

    @property
    def now(self) -> datetime:
        return (self._at or datetime.now(UTC)) + self._skipped

    def freeze(self, at: datetime) -> None:
        self._at, self._skipped = at, timedelta(0)

    def advance(self, by: timedelta) -> None:
        self._skipped += by

    def monotonic(self) -> float:
        """Seconds that go with `now`; for a client's own clock."""
        if self._at is None:
            return time.monotonic() + self._skipped.total_seconds()
        return self.now.timestamp()
