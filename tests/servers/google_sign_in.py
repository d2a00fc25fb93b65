"""A program that signed in to an account at a test server: what providers are given."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime

from google_account import TestAccount

from followupd.domain.ids import AccountName
from followupd.providers.google_auth import GoogleAccount
from followupd.providers.google_units import Budget
from followupd.providers.http import MEGABYTE, Limits

LIMITS = Limits(connect_s=2, read_s=2, total_s=4, body_bytes=25 * MEGABYTE)


@dataclass(slots=True)
class Pocket:
    """Where the token is kept: in memory."""

    text: str

    def resolve(self) -> str:
        return self.text

    def keep(self, secret: str) -> None:
        self.text = secret


def signed_in(
    account: TestAccount,
    *,
    roots: Mapping[str, str] | None = None,
    clock: Callable[[], datetime] = lambda: datetime.now(UTC),
    monotonic: Callable[[], float] = lambda: 0.0,
    limits: Limits = LIMITS,
    budget: Budget | None = None,
) -> GoogleAccount:
    """The account `work`, at `roots` or where it really is. By its own clock no time passes, and none is slept."""
    return GoogleAccount(
        AccountName("work"),
        client_secret=account.client_json,
        token=Pocket(account.token_json()),
        roots=roots or account.roots,
        clock=clock,
        monotonic=monotonic,
        sleep=lambda seconds: None,
        limits=limits,
        budget=budget,
    )
