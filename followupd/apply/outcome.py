"""What applying did, or what stood in its way."""

from __future__ import annotations

from dataclasses import dataclass

from followupd.errors import ProviderError


@dataclass(frozen=True, slots=True, kw_only=True)
class ApplyOutcome:
    """Drafts that came to rest in the mailbox, drafts that were withdrawn, and what failed (kept as problems too)."""

    placed: int = 0
    retired: int = 0
    errors: tuple[ProviderError, ...] = ()
