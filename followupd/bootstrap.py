"""Puts the house together: the only module that names concrete adapters. They are imported when they are needed."""

from __future__ import annotations

import hashlib
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, assert_never

from followupd import config as cfg
from followupd.domain.ids import Source
from followupd.domain.policy import Policy
from followupd.ports.calendars import CalendarSource
from followupd.ports.store import Store
from followupd.store import open_snapshot, open_store

if TYPE_CHECKING:
    from followupd.daemon.house import Account, House


def open_to_read(config: cfg.Config) -> Store:
    """A copy of the state in memory, an empty one where there is none yet; nothing on disk is touched."""
    return open_snapshot(_sqlite(config))


def open_to_write(config: cfg.Config) -> Store:
    """The state itself, made where there is none."""
    return open_store(_sqlite(config))


def _sqlite(config: cfg.Config) -> Path:
    assert isinstance(config.database, Path), "the config refuses other databases"
    return config.database


def build_house(config: cfg.Config, store: Store) -> House:
    """Everything that a pass needs; reads the templates, opens no account."""
    from followupd.compose.templates import TemplateLibrary
    from followupd.daemon.house import House

    library = TemplateLibrary.load(config.templates)

    def policy_at(first_run: datetime) -> Policy:
        return config.policy(first_run.astimezone(config.me.timezone).date())

    digest = hashlib.sha256(f"{config.policy_digest} {library.digest}".encode()).hexdigest()
    accounts = tuple(_account(account, config) for account in config.accounts)
    return House(store=store, policy_at=policy_at, policy_digest=digest, accounts=accounts, library=library)


def _account(account: cfg.Account, config: cfg.Config) -> Account:
    from followupd.daemon.house import Account
    from followupd.providers.mailboxes.maildir import MaildirDrafts, MaildirHistory

    calendars = tuple(
        _calendar(Source(f"{account.name}/calendars/{number}"), account, access, config)
        for number, access in enumerate(account.calendars)
    )
    remote = frozenset(
        calendar.source
        for calendar, access in zip(calendars, account.calendars, strict=True)
        if not isinstance(access, cfg.IcsFile)
    )
    source = Source(f"{account.name}/mail")
    match account.mail:
        case None:
            return Account(name=account.name, calendars=calendars, remote=remote)
        case cfg.Maildir(path=path, folders=folders):
            return Account(
                name=account.name,
                calendars=calendars,
                history=MaildirHistory(source, account.name, path, folders),
                drafts=MaildirDrafts(source, account.name, path, folders),
                remote=remote,
            )
        case cfg.Imap() | cfg.Gmail():
            raise AssertionError("the config refuses mailboxes that are not built")
        case other:
            assert_never(other)


def _calendar(source: Source, account: cfg.Account, access: cfg.CalendarAccess, config: cfg.Config) -> CalendarSource:
    from followupd.providers.calendars.ics import IcsCalendar

    match access:
        case cfg.IcsFile(path=path):
            return IcsCalendar(source, account.name, path, config.me.timezone)
        case cfg.IcsUrl(url=url):
            return IcsCalendar(source, account.name, url, config.me.timezone)
        case cfg.CalDav() | cfg.GoogleCalendars():
            raise AssertionError("the config refuses calendars that are not built")
        case other:
            assert_never(other)
