"""What a pull brought, or what stood in its way."""

from __future__ import annotations

from dataclasses import dataclass

from followupd.errors import ProviderError


@dataclass(frozen=True, slots=True, kw_only=True)
class PullOutcome:
    """`changed`: objects, messages or drafts that differ from before. `error`: why not all, or nothing, was taken."""

    changed: int = 0
    error: ProviderError | None = None
