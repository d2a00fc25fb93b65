"""What the user allowed an account to do at its provider, and what of it they left out."""

from __future__ import annotations

from typing import Protocol

from followupd.domain.ids import AccountName, Source
from followupd.errors import ProviderError


def permission_source(account: AccountName) -> Source:
    """The name under which it is told that an account lacks permissions."""
    return Source(f"{account}/permissions")


class Permissions(Protocol):
    """What was granted is known here: it costs no request."""

    def lacking(self) -> ProviderError | None:
        """What the account needs and was not granted, by name, with the way out; None where it lacks nothing."""
        ...
