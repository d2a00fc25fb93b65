"""What `doctor` finds out about an account."""

from __future__ import annotations

from dataclasses import dataclass

from followupd.errors import ProviderError


@dataclass(frozen=True, slots=True, kw_only=True)
class Check:
    """One thing looked at, in a sentence for people; `fix` is what to do where it is not `ok`.

    `error` is what stood in the way, for the exit code.
    """

    name: str
    ok: bool
    detail: str
    fix: str = ""
    error: ProviderError | None = None
