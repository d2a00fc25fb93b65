"""What a pull brought, or what stood in its way."""

from __future__ import annotations

from dataclasses import dataclass

from followupd.domain.ids import Address
from followupd.errors import ProviderError


@dataclass(frozen=True, slots=True, kw_only=True)
class PullOutcome:
    """`changed`: objects, messages or drafts that differ from before. `error`: why not all, or nothing, was taken.

    `unheard` are people whose mail was asked for when that happened: of them nothing can be concluded yet.
    """

    changed: int = 0
    unheard: frozenset[Address] = frozenset()
    error: ProviderError | None = None
