"""What a pull brought, or what stood in its way."""

from __future__ import annotations

from followupd.domain.ids import Address
from followupd.domain.record import Struct
from followupd.errors import ProviderError


class PullOutcome(Struct, frozen=True, kw_only=True):
    """`changed`: objects, messages or drafts that differ from before. `error`: why not all, or nothing, was taken.

    `unheard` are people whose mail was asked for when that happened: of them nothing can be concluded yet.
    """

    changed: int = 0
    unheard: frozenset[Address] = frozenset()
    error: ProviderError | None = None
