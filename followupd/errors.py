"""Everything that can go wrong, named by what the daemon does next.

FollowupdError
├ UserError(problems, hint)          printed without a traceback
│  ├ UsageError                      exit 2
│  ├ ConfigError                     exit 78
│  ├ TemplateError                   exit 78
│  └ StateError                      exit 78: the database, the lock, the state folder
└ ProviderError(account, operation)
   ├ AuthRequired            pause the account, tell once, others go on
   ├ Throttled(retry_at)     wait
   ├ Unavailable             back off, with jitter
   ├ CursorExpired           full pull
   ├ SuspiciousShrink        hold, ask
   ├ ItemRejected(ref)       quarantine the item, go on with the rest
   └ OutcomeUnknown(key)     settle before any retry

Anything else is a bug: logged with its traceback, and the process ends.
"""

from __future__ import annotations

from datetime import datetime

from msgspec import Struct


class FollowupdError(Exception):
    """The root of what followupd raises on purpose."""


class Problem(Struct, frozen=True, kw_only=True):
    """One thing that is wrong, where it is, and how to mend it.

    `where` is `file:line:column` (one-based) or a file or folder; `path` is the key path in a config file.
    """

    where: str
    what: str
    path: str = ""
    hint: str = ""

    def __str__(self) -> str:
        place = f"{self.where}: {self.path}" if self.path else self.where
        hint = f" ({self.hint})" if self.hint else ""
        return f"{place}: {self.what}{hint}" if place else f"{self.what}{hint}"


class UserError(FollowupdError):
    """What the user can mend; printed as it is, without a traceback."""

    exit_code = 2

    def __init__(self, *problems: Problem, hint: str = "") -> None:
        self.problems = problems
        self.hint = hint
        super().__init__("\n".join([*map(str, problems), *([hint] if hint else [])]))


class UsageError(UserError):
    """A REF that names nothing or too much, a time that is none: exit 2."""

    def __init__(self, what: str, *, hint: str = "") -> None:
        super().__init__(Problem(where="", what=what), hint=hint)


class ConfigError(UserError):
    """The config is missing or wrong; every problem is listed at once: exit 78."""

    exit_code = 78


class TemplateError(UserError):
    """A template cannot be read or rendered: exit 78."""

    exit_code = 78


class StateError(UserError):
    """The database or its folder cannot be used: exit 78."""

    exit_code = 78


class ProviderError(FollowupdError):
    """An account could not do what was asked; `operation` is a verb such as `pull` or `place`."""

    def __init__(self, account: str, operation: str, message: str) -> None:
        self.account = account
        self.operation = operation
        self.message = message
        super().__init__(f"{account}: {operation}: {message}")


class AuthRequired(ProviderError):
    """The account must be authorised again by the user."""


class Throttled(ProviderError):
    """The provider asks to wait until `retry_at` (aware UTC)."""

    def __init__(self, account: str, operation: str, message: str, retry_at: datetime) -> None:
        super().__init__(account, operation, message)
        self.retry_at = retry_at


class Unavailable(ProviderError):
    """Not reachable or not working just now; nothing was changed there."""


class CursorExpired(ProviderError):
    """The cursor is no longer known there: pull everything again."""


class SuspiciousShrink(ProviderError):
    """Half of the items or more are gone at once: `followupd accept ACCOUNT` says that this is real."""

    def __init__(self, account: str, operation: str, message: str, *, before: int, now: int) -> None:
        super().__init__(account, operation, message)
        self.before = before
        self.now = now


class ItemRejected(ProviderError):
    """One item is damaged or refused; the others go on."""

    def __init__(self, account: str, operation: str, message: str, ref: str) -> None:
        super().__init__(account, operation, message)
        self.ref = ref


class OutcomeUnknown(ProviderError):
    """A write may or may not have taken effect: it is settled by a look before any retry."""

    def __init__(self, account: str, operation: str, message: str, key: str) -> None:
        super().__init__(account, operation, message)
        self.key = key
