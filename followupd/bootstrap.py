"""Puts the house together: the only module that names concrete adapters. They are imported when they are needed."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, assert_never

from followupd import clock
from followupd import config as cfg
from followupd.derive.addresses import is_mine
from followupd.domain.ids import Source
from followupd.domain.policy import Policy
from followupd.ports.calendars import CalendarSource
from followupd.ports.contacts import ContactSource
from followupd.ports.mailboxes import DraftBox, MailHistory
from followupd.ports.store import Store
from followupd.store import open_snapshot, open_store

if TYPE_CHECKING:
    from followupd.daemon.house import Account, House
    from followupd.ports.health import Check
    from followupd.providers.google_auth import GoogleAccount
    from followupd.providers.google_units import Budget
    from followupd.providers.http import Limits
    from followupd.providers.mailboxes.gmail_push import GmailPush


def open_to_read(config: cfg.Config) -> Store:
    """A copy of the state in memory, an empty one where there is none yet; nothing on disk is touched."""
    return open_snapshot(_sqlite(config))


def open_to_write(config: cfg.Config) -> Store:
    """The state itself, made where there is none."""
    return open_store(_sqlite(config))


def _sqlite(config: cfg.Config) -> Path:
    assert isinstance(config.database, Path), "the config refuses other databases"
    return config.database


def build_house(config: cfg.Config, store: Store, now: clock.Clock = clock.now) -> House:
    """Everything that a pass needs; reads the templates, opens no account. `now` is the time to act at."""
    from followupd.compose.templates import TemplateLibrary
    from followupd.daemon.house import House

    library = TemplateLibrary.load(config.templates)

    def policy_at(first_run: datetime) -> Policy:
        return config.policy(first_run.astimezone(config.me.timezone).date())

    digest = hashlib.sha256(f"{config.policy_digest} {library.digest}".encode()).hexdigest()
    accounts = tuple(_account(account, config, now) for account in config.accounts)
    return House(
        store=store,
        policy_at=policy_at,
        policy_digest=digest,
        accounts=accounts,
        library=library,
        templates=config.template_names(),
    )


def google_account(
    account: cfg.Account, *, limits: Limits | None = None, budget: Budget | None = None
) -> GoogleAccount:
    """The way to Google of an account that has a `google` section; asks it nothing yet."""
    from followupd.providers.google_auth import GoogleAccount
    from followupd.providers.google_transport import LIMITS

    access = account.google
    assert access is not None, "the config refuses Google's mailboxes and calendars without this section"
    return GoogleAccount(
        account.name,
        client_secret=access.client_secret.resolve,
        token=access.token,
        roots=access.api_roots,
        clock=clock.now,
        limits=limits or LIMITS,
        budget=budget,
        scopes=google_scopes(account, push=False),  # what is wrong with a push is told as trouble of the push alone
    )


def google_scopes(account: cfg.Account, *, push: bool = True) -> tuple[str, ...]:
    """What this account has to be granted at Google: the least that it needs, and unless `push` without that of it."""
    from followupd.providers.google_scopes import scopes_for

    return scopes_for(
        mail=isinstance(account.mail, cfg.Gmail),
        calendars=any(isinstance(each, cfg.GoogleCalendars) for each in account.calendars),
        push=push and account.google is not None and account.google.push is not None,
        contacts=account.google is not None and account.google.contacts,
    )


def gmail_push(account: cfg.Account, google: GoogleAccount) -> GmailPush | None:
    """The push of an account that has one. It goes its own way to Google: what befalls it befalls it alone."""
    push = account.google.push if account.google is not None else None
    if push is None:
        return None
    from followupd.providers.mailboxes.gmail_push import LIMITS, GmailPush

    aside = google_account(account, limits=LIMITS, budget=google.budget)
    return GmailPush(aside, topic=push.topic, subscription=push.subscription)


def examine(account: cfg.Account, config: cfg.Config, now: datetime) -> Iterator[Check]:
    """What there is to say about an account beyond what its ports tell: authorisation, folders, clocks."""
    match account.mail:
        case cfg.Maildir(path=path, folders=folders):
            from followupd.providers.mailboxes.maildir_doctor import examine as examine_maildir

            yield from examine_maildir(account.name, path, folders)
        case _:
            pass
    if account.google is not None:
        from followupd.providers.google_doctor import examine as examine_google

        google = google_account(account)
        yield from examine_google(
            google,
            scopes=google_scopes(account),
            mail=isinstance(account.mail, cfg.Gmail),
            calendars=tuple(
                each for access in account.calendars if isinstance(access, cfg.GoogleCalendars) for each in access.ids
            ),
            is_mine=lambda address: is_mine(address, config.me),
            now=now,
            push=gmail_push(account, google),
            contacts=account.google.contacts,
        )


def _account(account: cfg.Account, config: cfg.Config, now: clock.Clock) -> Account:
    from followupd.daemon.house import Account

    google = None if account.google is None else google_account(account)
    calendars = [
        (calendar, isinstance(access, cfg.IcsFile))
        for number, access in enumerate(account.calendars)
        for calendar in _calendars(Source(f"{account.name}/calendars/{number}"), account, access, config, google)
    ]
    source = Source(f"{account.name}/mail")
    history, drafts = _mailbox(source, account, google, now)
    remote = frozenset(calendar.source for calendar, is_local in calendars if not is_local)
    if isinstance(account.mail, cfg.Gmail):
        remote |= {source}
    return Account(
        name=account.name,
        calendars=tuple(calendar for calendar, _ in calendars),
        history=history,
        drafts=drafts,
        remote=remote,
        meter=google,
        push=None if google is None else gmail_push(account, google),
        contacts=None if google is None else _contacts(account, google),
        permissions=google,
    )


def _contacts(account: cfg.Account, google: GoogleAccount) -> ContactSource | None:
    if account.google is None or not account.google.contacts:
        return None
    from followupd.providers.contacts.google import GoogleContacts

    return GoogleContacts(Source(f"{account.name}/contacts"), google)


def _mailbox(
    source: Source, account: cfg.Account, google: GoogleAccount | None, now: clock.Clock
) -> tuple[MailHistory | None, DraftBox | None]:
    match account.mail:
        case None:
            return None, None
        case cfg.Maildir(path=path, folders=folders):
            from followupd.providers.mailboxes.maildir import MaildirDrafts, MaildirHistory

            return (
                MaildirHistory(source, account.name, path, folders),
                MaildirDrafts(source, account.name, path, folders),
            )
        case cfg.Gmail(signatures=signatures):
            from followupd.providers.mailboxes.gmail import GmailDrafts, GmailHistory
            from followupd.providers.mailboxes.gmail_stillness import Stillness

            assert google is not None
            stillness = Stillness(lambda: now().timestamp())
            history = GmailHistory(source, google, clock=lambda: now().timestamp(), stillness=stillness)
            return history, GmailDrafts(source, google, signatures=signatures, stillness=stillness)
        case cfg.Imap():
            raise AssertionError("the config refuses mailboxes that are not built")
        case other:
            assert_never(other)


def _calendars(
    source: Source, account: cfg.Account, access: cfg.CalendarAccess, config: cfg.Config, google: GoogleAccount | None
) -> tuple[CalendarSource, ...]:
    zone = config.me.timezone
    match access:
        case cfg.IcsFile(path=where) | cfg.IcsUrl(url=where):
            from followupd.providers.calendars.ics import IcsCalendar

            return (IcsCalendar(source, account.name, where, zone),)
        case cfg.GoogleCalendars(ids=ids):
            from followupd.providers.calendars.google import GoogleCalendar

            assert google is not None
            return tuple(GoogleCalendar(Source(f"{source}/{each}"), google, each, zone, config.me) for each in ids)
        case cfg.CalDav():
            raise AssertionError("the config refuses calendars that are not built")
        case other:
            assert_never(other)
