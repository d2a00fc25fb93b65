"""The only reader of wall time."""

from __future__ import annotations

import time
from collections.abc import Callable
from datetime import UTC, datetime

Clock = Callable[[], datetime]


def now() -> datetime:
    """The present moment, aware UTC."""
    return datetime.now(UTC)


def frozen(at: datetime) -> Clock:
    """A clock that always says `at`: what `--now` gives."""
    return lambda: at


def monotonic_s() -> float:
    """Seconds since some moment, for durations alone."""
    return time.monotonic()
