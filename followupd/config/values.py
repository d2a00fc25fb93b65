"""What the config comes to: frozen values, as the rest of the program takes them."""

from __future__ import annotations

import enum
from collections.abc import Mapping
from datetime import date, timedelta
from pathlib import Path

from followupd.config.holiday_calendar import HolidayCalendar
from followupd.config.secrets import SecretRef
from followupd.domain.ids import AccountName
from followupd.domain.message import Folder
from followupd.domain.policy import (
    GRACEFUL_NO,
    PROMISED,
    RECONNECT,
    Cadence,
    FollowUpRule,
    Hours,
    Ignore,
    Limits,
    Me,
    NoReply,
    Policy,
)
from followupd.domain.record import Struct
from followupd.errors import ConfigError, Problem

HISTORY_BEFORE_FIRST_RUN = timedelta(days=7)


class Tls(enum.StrEnum):
    """How a connection is made secret."""

    IMPLICIT = "implicit"  # from the first octet
    STARTTLS = "starttls"  # after asking, and not without
    NONE = "none"  # not at all: for a server on this machine


class Maildir(Struct, frozen=True, kw_only=True):
    """A Maildir in the file system. `folders` are those that the user named."""

    path: Path
    folders: Mapping[Folder, str]


class Imap(Struct, frozen=True, kw_only=True):
    """A mailbox on an IMAP server."""

    host: str
    port: int
    tls: Tls
    username: str
    password: SecretRef
    folders: Mapping[Folder, str]


class Gmail(Struct, frozen=True, kw_only=True):
    """A mailbox at Gmail. With `signatures`, letters end with the signature that Gmail keeps for their sender."""

    signatures: bool = False


MailAccess = Maildir | Imap | Gmail


class IcsFile(Struct, frozen=True, kw_only=True):
    """A file, or a directory of .ics files."""

    path: Path


class IcsUrl(Struct, frozen=True, kw_only=True):
    """A calendar to fetch; whoever knows the URL can read it, so it does not show in `repr`."""

    url: str

    def __repr__(self) -> str:
        return "IcsUrl(***)"


class CalDav(Struct, frozen=True, kw_only=True):
    """Calendars on a CalDAV server."""

    url: str
    username: str
    password: SecretRef


class GoogleCalendars(Struct, frozen=True, kw_only=True):
    """Calendars at Google, by id."""

    ids: tuple[str, ...]


CalendarAccess = IcsFile | IcsUrl | CalDav | GoogleCalendars


class GooglePush(Struct, frozen=True, kw_only=True):
    """Where Gmail tells of new mail: `projects/P/topics/T`, and `projects/P/subscriptions/S` to read it from."""

    topic: str
    subscription: str


class GoogleAccess(Struct, frozen=True, kw_only=True):
    """How to get in at Google. `api_roots` by API, and oauth: those that are not Google's own.

    With `contacts`, names are looked up in the account's address book.
    """

    client_secret: SecretRef
    token: SecretRef
    api_roots: Mapping[str, str]
    push: GooglePush | None = None
    contacts: bool = False


class Account(Struct, frozen=True, kw_only=True):
    """One account of the config, in the config's order."""

    name: AccountName
    mail: MailAccess | None
    calendars: tuple[CalendarAccess, ...]
    google: GoogleAccess | None


class Poll(Struct, frozen=True, kw_only=True):
    """How often to look."""

    mail: timedelta
    calendar: timedelta


class Config(Struct, frozen=True, kw_only=True):
    """The whole config. Paths are absolute; `start` is None where the default holds; `listen` None is off.

    `database` is a path (SQLite) or a postgresql URL. `policy_digest` changes exactly when something does that
    decisions depend on.
    """

    path: Path
    me: Me
    accounts: tuple[Account, ...]
    database: Path | str
    templates: tuple[Path, ...]
    start: date | None
    ignore: Ignore
    rules: tuple[FollowUpRule, ...]
    no_reply: NoReply
    cadence: Cadence
    limits: Limits
    hours: Hours
    poll: Poll
    listen: str | None
    policy_digest: str

    def policy(self, first_run: date) -> Policy:
        """What decisions depend on; `first_run` is the local day on which followupd first ran.

        Raises ConfigError where the holidays library does not know the country.
        """
        if isinstance(self.hours.holidays, HolidayCalendar) and (wrong := self.hours.holidays.unknown()):
            what, hint = wrong
            raise ConfigError(Problem(where=str(self.path), path="hours.holidays", what=what, hint=hint))
        return Policy(
            me=self.me,
            start=self.start or first_run - HISTORY_BEFORE_FIRST_RUN,
            ignore=self.ignore,
            rules=self.rules,
            no_reply=self.no_reply,
            cadence=self.cadence,
            limits=self.limits,
            hours=self.hours,
        )

    def template_names(self) -> tuple[str, ...]:
        """The templates that drafts may be made with, each once: those named, then those taken by themselves."""
        cadence = self.cadence
        rhythms = [cadence.default, *cadence.circles.values(), *(one.rhythm for one in cadence.people)]
        named = [
            *(rule.template for rule in self.rules),
            self.no_reply.template if self.no_reply.after else None,
            *(rhythm.template for rhythm in rhythms if rhythm is not None),
        ]
        return tuple(dict.fromkeys([*(one for one in named if one is not None), RECONNECT, PROMISED, GRACEFUL_NO]))
