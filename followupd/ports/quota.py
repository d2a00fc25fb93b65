"""What accounts use of their providers' quotas."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Protocol

from followupd.domain.record import Struct


class Usage(Struct, frozen=True, kw_only=True):
    """What was used of one quota, in the provider's own units.

    `by_method` is from `since` to `at`; the provider begins to count anew at `until`. `last_minute` is what was used in
    the 60 seconds before `at`, where it allows `a_minute`.
    """

    quota: str
    since: datetime
    until: datetime
    at: datetime
    by_method: Mapping[str, int]
    last_minute: int
    a_minute: int


class Meter(Protocol):
    """Counts what one account uses. Those whose use costs nothing have none."""

    def used(self, now: datetime) -> tuple[Usage, ...]:
        """What was used since this was asked last, and today: one for each quota of which anything was."""
        ...
