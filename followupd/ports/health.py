"""What `doctor` finds out about an account."""

from __future__ import annotations

from datetime import datetime

from followupd.domain.record import Struct
from followupd.errors import ProviderError


class Check(Struct, frozen=True, kw_only=True):
    """One thing looked at, in a sentence for people; `fix` is what to do where it is not `ok`, else what may be done.

    `error` is what stood in the way, for the exit code. It `halts` where nothing else at that provider can be tried.
    `since` is when the account was authorised: trouble with that from before may be over.
    """

    name: str
    ok: bool
    detail: str
    fix: str = ""
    error: ProviderError | None = None
    halts: bool = False
    since: datetime | None = None
