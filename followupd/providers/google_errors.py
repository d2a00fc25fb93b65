"""What Google's answers mean, in the words of our errors (safety.md, the table of faults)."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from datetime import UTC, datetime, time, timedelta
from email.utils import parsedate_to_datetime
from typing import Any
from zoneinfo import ZoneInfo

from followupd.domain.record import Struct
from followupd.errors import AuthRequired, ItemRejected, ProviderError, Throttled, Unavailable

_WORD = re.compile(r"[A-Za-z][A-Za-z0-9_]{1,60}")
_LINK = re.compile(r"https://console\.(?:developers|cloud)\.google\.com/[!#-;=?-\[\]-~]{1,300}")  # no quote, <>, \\
_RATE = frozenset({"rateLimitExceeded", "userRateLimitExceeded", "RATE_LIMIT_EXCEEDED"})
_DAY = frozenset({"dailyLimitExceeded", "quotaExceeded", "dailyLimitExceededUnreg"})
_SCOPE = frozenset({"insufficientPermissions", "ACCESS_TOKEN_SCOPE_INSUFFICIENT", "insufficientScopes"})
_DISABLED = frozenset({"accessNotConfigured", "SERVICE_DISABLED"})
CONSOLE = "https://console.cloud.google.com/apis/library"
_RESET_ZONE = "America/Los_Angeles"  # daily quotas begin anew at midnight there


class Unclear(ProviderError):
    """A write may or may not have taken effect: the caller, who knows the key, makes it OutcomeUnknown."""


class Refused(ItemRejected):
    """A clear no to one request: `status` such as 400, 404 or 410, `reason` Google's word for it or empty."""

    def __init__(self, account: str, operation: str, *, status: int, reason: str = "") -> None:
        told = f" ({reason})" if reason else ""
        super().__init__(account, operation, f"Google refuses this with {status}{told}", "")
        self.status = status
        self.reason = reason


class Blocked(AuthRequired):
    """The account is paused for something that asking the user for their consent again does not mend; `fix` does."""

    def __init__(self, account: str, operation: str, message: str, *, fix: str) -> None:
        super().__init__(account, operation, f"{message}: {fix}")
        self.fix = fix


class Answer(Struct, frozen=True, kw_only=True):
    """An answer as it came; header names in lower case."""

    status: int
    headers: Mapping[str, str]
    body: bytes

    def __repr__(self) -> str:
        return f"Answer(status={self.status})"


class Fault(Struct, frozen=True, kw_only=True):
    """What an error's body says: reasons as Google words them, the scope or link that it names."""

    reasons: tuple[str, ...]
    link: str = ""


def error_of(
    answer: Answer, *, account: str, operation: str, now: datetime, wait: timedelta, permission: str = ""
) -> ProviderError:
    """What the daemon is to make of an answer of 300 or more that is no 401.

    `wait` is for how long to hold back where Google does not say; `permission` what it wants where it says that one is
    missing.
    """
    fault = fault_of(answer.body)
    status = answer.status
    if status == 403:
        return _forbidden(answer, fault, account, operation, now, wait, permission)
    if status == 429 or (status == 503 and "retry-after" in answer.headers):
        return Throttled(account, operation, "Google asks to wait", retry_at(answer, now, wait))
    if 400 <= status < 500 and status != 408:
        return Refused(account, operation, status=status, reason=_first(fault))
    if status < 400:
        return unavailable(account, operation, "it redirects elsewhere, which is refused")
    return unavailable(account, operation, f"it answers with an error ({status})")


def is_clear_no(status: int) -> bool:
    """Whether a write that is answered with this was certainly not done."""
    return 400 <= status < 500 and status not in {408, 429}


def _forbidden(
    answer: Answer, fault: Fault, account: str, operation: str, now: datetime, wait: timedelta, permission: str
) -> ProviderError:
    reasons = frozenset(fault.reasons)
    if reasons & _RATE:
        return Throttled(account, operation, "Google asks to wait", retry_at(answer, now, wait))
    if reasons & _DAY:
        return Throttled(account, operation, "Google's quota for today is used up", next_reset(now))
    if reasons & _DISABLED:
        fix = f"enable it at {fault.link or CONSOLE} and wait some minutes"
        return Blocked(account, operation, "the API is not enabled for your OAuth client's project", fix=fix)
    if reasons & _SCOPE:
        return not_granted(account, operation, permission)
    if "domainPolicy" in reasons:
        fix = "ask the administrator of your Google Workspace (Security, API controls) to trust the OAuth client"
        return Blocked(account, operation, "your domain's policy does not allow this (domainPolicy)", fix=fix)
    return Refused(account, operation, status=403, reason=_first(fault))


def not_granted(account: str, operation: str, permission: str = "") -> AuthRequired:
    """The user left out a permission, which is to be named where it is known."""
    told = f"not granted: {permission}" if permission else "a permission was not granted"
    return AuthRequired(account, operation, f"{told}: run `followupd auth {account}` and tick every box")


def _first(fault: Fault) -> str:
    return fault.reasons[0] if fault.reasons else ""


def fault_of(body: bytes) -> Fault:
    """The reasons in an error's body, in both of Google's forms; none where it is not JSON. Never raises."""
    try:
        told = json.loads(body)
    except (ValueError, RecursionError):
        return Fault(reasons=())
    error = told.get("error") if isinstance(told, dict) else None
    if isinstance(error, str):  # the form of RFC 6749, 5.2
        return Fault(reasons=_words([error]))
    if not isinstance(error, dict):
        return Fault(reasons=())
    entries = [each for each in (*_list(error, "errors"), *_list(error, "details")) if isinstance(each, dict)]
    links = _LINK.findall(json.dumps(error)[:20_000])
    return Fault(reasons=_words(each.get("reason") for each in entries), link=links[0] if links else "")


def _list(error: dict[str, Any], name: str) -> list[Any]:
    found = error.get(name)
    return found[:50] if isinstance(found, list) else []


def _words(told: Any) -> tuple[str, ...]:
    return tuple(each for each in told if isinstance(each, str) and _WORD.fullmatch(each))


def retry_at(answer: Answer, now: datetime, wait: timedelta) -> datetime:
    """When to try again: as Retry-After says (RFC 9110, 10.2.3), at most a day ahead, else after `wait`."""
    told = answer.headers.get("retry-after", "").strip()
    try:
        if told.isdecimal() and len(told) < 8:
            at = now + timedelta(seconds=int(told))
        else:
            at = parsedate_to_datetime(told)
            at = at.astimezone(UTC) if at.tzinfo else at.replace(tzinfo=UTC)
    except (ValueError, TypeError, OverflowError):
        return now + wait
    return min(max(at, now), now + timedelta(days=1))


def date_of(answer: Answer) -> datetime | None:
    """When the server says that it answered (RFC 9110, 6.6.1)."""
    try:
        at = parsedate_to_datetime(answer.headers.get("date", ""))
    except (ValueError, TypeError, OverflowError):
        return None
    return at.astimezone(UTC) if at.tzinfo else at.replace(tzinfo=UTC)


def next_reset(now: datetime) -> datetime:
    """The next midnight where Google's daily quotas begin anew, aware UTC."""
    return _reset(now, timedelta(days=1))


def last_reset(now: datetime) -> datetime:
    """The last midnight where Google's daily quotas began anew, aware UTC."""
    return _reset(now, timedelta(0))


def _reset(now: datetime, later: timedelta) -> datetime:
    zone = ZoneInfo(_RESET_ZONE)
    return datetime.combine(now.astimezone(zone).date() + later, time(), zone).astimezone(UTC)


def unavailable(account: str, operation: str, why: str) -> Unavailable:
    """Google cannot be reached, or says nothing that can be used."""
    return Unavailable(account, operation, f"Google: {why}")
