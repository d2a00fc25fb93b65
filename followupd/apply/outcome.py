"""What applying did, or what stood in its way."""

from __future__ import annotations

from followupd.domain.record import Struct
from followupd.errors import ProviderError


class ApplyOutcome(Struct, frozen=True, kw_only=True):
    """Drafts that came to rest in the mailbox, drafts that were withdrawn, and what failed (kept as problems too)."""

    placed: int = 0
    retired: int = 0
    errors: tuple[ProviderError, ...] = ()
