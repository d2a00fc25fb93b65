"""Whether an account at Google is in order: what was granted and for how long, what can be reached, whose it is."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import datetime, timedelta
from itertools import islice
from typing import TYPE_CHECKING

from followupd.domain.ids import Address
from followupd.domain.record import replace
from followupd.errors import AuthRequired, ProviderError, Throttled
from followupd.ports.health import Check
from followupd.providers.google_auth import GoogleAccount
from followupd.providers.google_errors import Blocked, Refused
from followupd.providers.google_grant import TESTING
from followupd.providers.google_scopes import missing, named
from followupd.providers.mailboxes.gmail_api import GmailApi
from followupd.providers.mailboxes.gmail_senders import senders_of

if TYPE_CHECKING:
    from followupd.providers.mailboxes.gmail_push import GmailPush

SKEW = timedelta(minutes=2)
_LIFE = timedelta(days=7)


def examine(
    google: GoogleAccount,
    *,
    scopes: tuple[str, ...],
    mail: bool,
    calendars: tuple[str, ...],
    is_mine: Callable[[Address], bool],
    now: datetime,
    push: GmailPush | None = None,
    contacts: bool = False,
) -> Iterator[Check]:
    """Asks Google for as little as tells each of these apart; the calendar of each id by one event of it."""
    others = _asked(google, mail=mail, calendars=calendars, is_mine=is_mine, now=now, push=push, contacts=contacts)
    first = tuple(islice(others, 1))  # what Google says to it tells whether the authorisation still holds
    granted = tuple(_granted(google, scopes, now))
    yield from granted
    if not any(check.halts for check in granted):
        yield from first
        yield from others
    if (skew := google.skew) is not None:
        seconds = round(abs(skew.total_seconds()))
        fix = "" if abs(skew) <= SKEW else "set this machine's clock, best by NTP: timedatectl set-ntp true"
        yield Check(name="clock", ok=abs(skew) <= SKEW, detail=f"differs from Google's by {seconds} s", fix=fix)


def _asked(
    google: GoogleAccount,
    *,
    mail: bool,
    calendars: tuple[str, ...],
    is_mine: Callable[[Address], bool],
    now: datetime,
    push: GmailPush | None,
    contacts: bool,
) -> Iterator[Check]:
    if mail:
        yield _checked(google, "mailbox", lambda: _mailbox(google, is_mine))
        yield _checked(google, "send as", lambda: _aliases(google, is_mine))
    for calendar_id in calendars:
        yield _checked(google, f"calendar {calendar_id}", lambda id=calendar_id: _calendar(google, id))  # type: ignore[misc]
    if contacts:
        yield _checked(google, "contacts", lambda: _contacts(google))
    if push is not None:
        yield _pushed(google, push, now)


def _granted(google: GoogleAccount, scopes: tuple[str, ...], now: datetime) -> Iterator[Check]:
    again = f"followupd auth {google.account}"
    try:
        token = google.token("doctor")
    except AuthRequired as error:
        told = f"{error.message}; nothing else at Google was tried"
        yield Check(name="authorised", ok=False, detail=told, fix=fix_of(error), error=error, halts=True)
        return
    if not token.refresh:
        yield Check(name="authorised", ok=True, detail="by an access token alone, until it is refused")
    elif token.granted_at is None:
        yield Check(name="authorised", ok=True, detail=f"no date is kept with the token; {TESTING}")
    else:
        ends = token.granted_at + _LIFE
        told = f"{TESTING} (this one would end on {ends:%Y-%m-%d})"
        if now >= ends:
            told = f'in "Testing" Google would have ended it on {ends:%Y-%m-%d}'
        yield Check(
            name="authorised", ok=True, detail=f"since {token.granted_at:%Y-%m-%d}; {told}", since=token.granted_at
        )
    if left_out := missing(token, scopes):
        lacking = AuthRequired(google.account, "doctor", f"not granted: {named(left_out)}")
        yield Check(name="scopes", ok=False, detail=lacking.message, fix=f"{again}, and tick every box", error=lacking)
    else:
        names = ", ".join(scope.rpartition("/")[2] for scope in token.scopes)
        yield Check(name="scopes", ok=True, detail=names or "the token does not say which")


def _checked(google: GoogleAccount, name: str, ask: Callable[[], Check]) -> Check:
    try:
        return ask()
    except ProviderError as error:
        return Check(name=name, ok=False, detail=error.message, fix=fix_of(error), error=error)


def fix_of(error: ProviderError) -> str:
    """What to do about it."""
    match error:
        case Blocked(fix=fix):
            return fix
        case AuthRequired():
            return f"followupd auth {error.account}"
        case Throttled(retry_at=retry_at):
            return f"wait until {retry_at:%Y-%m-%d %H:%M} UTC"
        case Refused(status=404):
            return "is the id right, and the calendar shared with this account?"
        case _:
            return "try again later; is this machine online?"


def _mailbox(google: GoogleAccount, is_mine: Callable[[Address], bool]) -> Check:
    told = google.execute(google.service("gmail").users().getProfile(userId="me"), "doctor")
    address = Address.parse(str(told.get("emailAddress", "")))
    if address is None or is_mine(address):
        return Check(name="mailbox", ok=True, detail=f"reachable{f': {address}' if address else ''}")
    fix = f"add it to me.addresses, or run followupd auth {google.account} and choose the other account"
    return Check(name="mailbox", ok=False, detail=f"it is that of {address}, which is not in me.addresses", fix=fix)


def _contacts(google: GoogleAccount) -> Check:
    people = google.service("people").people()
    asked = people.connections().list(resourceName="people/me", personFields="metadata", pageSize=1)
    told = google.execute(asked, "doctor").get("totalItems")
    return Check(name="contacts", ok=True, detail=f"reachable{f', {told} of them' if isinstance(told, int) else ''}")


def _aliases(google: GoogleAccount, is_mine: Callable[[Address], bool]) -> Check:
    senders = senders_of(GmailApi(google).senders("doctor"))
    strange = [one.address for one in senders if not is_mine(one.address)]
    if strange:
        one = len(strange) == 1
        detail = f"Gmail also sends from {', '.join(strange)}, which {'is' if one else 'are'} not in me.addresses"
        fix = (
            "add it to me.addresses if you use it, or it counts as a stranger"
            if one
            else "add those to me.addresses that you use, or they count as strangers"
        )
        return Check(name="send as", ok=True, detail=detail, fix=fix)  # one may want it so
    told = ", ".join(f"{one.address} (the default)" if one.is_default else one.address for one in senders)
    return Check(name="send as", ok=True, detail=told or "Gmail names no address")


def _pushed(google: GoogleAccount, push: GmailPush, now: datetime) -> Check:
    """Nothing depends on it: what is wrong with it is told, and no error of the account."""

    def ask() -> Check:
        until = push.watch(now)
        push.look()
        told = "" if until is None else f" until {until:%Y-%m-%d %H:%M} UTC"
        return Check(name="push", ok=True, detail=f"Gmail tells of new mail{told}, and the daemon renews that daily")

    return replace(_checked(google, "push", ask), error=None)


def _calendar(google: GoogleAccount, calendar_id: str) -> Check:
    events = google.service("calendar").events()
    told = google.execute(events.list(calendarId=calendar_id, maxResults=1, fields="timeZone"), "doctor")
    zone = told.get("timeZone")
    detail = f"reachable{f'; its time zone is {zone}' if isinstance(zone, str) else ''}"
    return Check(name=f"calendar {calendar_id}", ok=True, detail=detail)
