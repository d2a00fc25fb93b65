"""The user's authorisation at Google: kept fresh by one refresh at a time, for all threads."""

from __future__ import annotations

import contextlib
import json
from collections.abc import Callable
from datetime import datetime, timedelta
from threading import Lock
from typing import Any
from urllib.parse import urlencode, urlsplit

from followupd.domain.ids import AccountName
from followupd.domain.record import replace
from followupd.errors import AuthRequired, ProviderError, UserError
from followupd.providers.google_errors import Answer, Blocked, error_of, fault_of, unavailable
from followupd.providers.google_scopes import missing
from followupd.providers.google_token import Client, Token, TokenStore
from followupd.providers.google_transport import Lost, Transport

EARLY = timedelta(seconds=60)
WEEK = (timedelta(days=6, hours=12), timedelta(days=8))
"""How old an authorisation is that ended after Google's seven days for consent screens in "Testing"."""
TESTING = (
    'while your OAuth client\'s consent screen is in "Testing", Google ends every authorisation after 7 days: '
    'publish it ("In production") in Google\'s console'
)


class Grant:
    """What the user granted: gives out an access token, and gets a new one when it is refused or over."""

    def __init__(
        self,
        account: AccountName,
        *,
        client_secret: Callable[[], str],
        store: TokenStore,
        transport: Transport,
        clock: Callable[[], datetime],
    ) -> None:
        self._account = account
        self._client_secret = client_secret
        self._store = store
        self._transport = transport
        self._clock = clock
        self._lock = Lock()
        self._token: Token | None = None
        self._ended: tuple[str, str] | None = None  # the stored text that was refused for good, and why

    def bearer(self, operation: str) -> str:
        """An access token to try. Raises AuthRequired, Throttled, Unavailable."""
        with self._lock:
            token = self._token or self._stored(operation)
            if token.refresh and (not token.access or self._is_over(token)):
                token = self._refreshed(token, operation)
            self._token = token
            return token.access

    def renewed(self, refused: str, operation: str) -> str:
        """Another access token than the one that was refused; of many threads that ask, one refreshes."""
        with self._lock:
            if self._token is not None and self._token.access != refused:
                return self._token.access
            token = self._stored(operation)  # another process may have refreshed it
            if token.access in {"", refused} or self._is_over(token):
                token = self._refreshed(token, operation)
            self._token = token
            return token.access

    def end(self, operation: str) -> AuthRequired:
        """What to raise when a fresh access token was refused too; nothing is tried again until there is another."""
        with self._lock:
            return self._end("Google refuses the access token, also a fresh one", operation)

    def drop(self) -> None:
        """Reads the token anew before the next request: what is kept may have more permissions by then."""
        with self._lock:
            self._token = None

    def tried(self, operation: str) -> Token:
        """The token as it is kept. Raises AuthRequired, also where Google is known to take it no more."""
        try:
            self.bearer(operation)
        except AuthRequired:
            raise
        except ProviderError:
            pass  # Google cannot be asked now, which says nothing about what is kept
        with self._lock:
            return self._stored(operation)

    def lacking(self, wanted: tuple[str, ...]) -> tuple[str, ...]:
        """Which of these scopes were not granted, as far as the token says; none where there is no token."""
        with self._lock, contextlib.suppress(AuthRequired):
            if self._token is not None and not missing(self._token, wanted):
                return ()
            if not (lacks := missing(self._stored("permissions"), wanted)):
                self._token = None  # what is kept has more permissions by now
            return lacks
        return ()

    def _is_over(self, token: Token) -> bool:
        return token.expires_at is not None and self._clock() >= token.expires_at - EARLY

    def _stored(self, operation: str) -> Token:
        try:
            text = self._store.resolve()
        except UserError as error:
            raise self._unread(error, operation) from error
        if self._ended is not None:
            if self._ended[0] == text:
                raise self._required(self._ended[1], operation)
            self._ended = None
        if (token := Token.parse(text)) is None:
            raise self._required("what is kept as the token is none", operation)
        return token

    def _refreshed(self, token: Token, operation: str) -> Token:
        if not token.refresh:
            raise self._end("Google refuses the access token, and there is no refresh token", operation)
        client = self._client(token, operation)
        told = self._exchanged(token, client, operation)
        fresh = replace(
            token,
            access=told.access,
            refresh=told.refresh or token.refresh,
            expires_at=told.expires_at,
            scopes=told.scopes or token.scopes,
        )
        with contextlib.suppress(UserError):  # a credential cannot be written: the fresh token lives as long as we do
            self._store.keep(fresh.dump())
        return fresh

    def _client(self, token: Token, operation: str) -> Client:
        if token.client_id:
            return Client(id=token.client_id, secret=token.client_secret)
        try:
            client = Client.parse(self._client_secret())
        except UserError as error:
            raise self._unread(error, operation) from error
        if client is None:
            raise self._required("the client secret is no OAuth client's JSON from Google's console", operation)
        return client

    def _exchanged(self, token: Token, client: Client, operation: str) -> Token:
        form = {"grant_type": "refresh_token", "refresh_token": token.refresh}
        try:
            return exchanged(
                self._transport,
                form,
                client,
                token.token_uri,
                account=self._account,
                operation=operation,
                now=self._clock(),
            )
        except NoLongerGranted as refusal:
            is_over = refusal.error == "invalid_grant"
            why = self._why_ended(token) if is_over else f"Google refuses the OAuth client ({refusal.error})"
            raise self._end(why, operation) from None

    def _why_ended(self, token: Token) -> str:
        why = "the authorisation was withdrawn, or it expired"
        if token.granted_at is None:
            return f"{why} ({TESTING})"
        age = self._clock() - token.granted_at
        return f"{why}: {TESTING}" if WEEK[0] <= age <= WEEK[1] else why

    def _end(self, why: str, operation: str) -> AuthRequired:
        with contextlib.suppress(UserError):
            self._ended = (self._store.resolve(), why)
        self._token = None
        return self._required(why, operation)

    def _unread(self, error: UserError, operation: str) -> AuthRequired:
        """Where it is known what to mend, such as who may read the file, that is it, and no other authorisation."""
        if fix := next((problem.hint for problem in error.problems if problem.hint), ""):
            told = "; ".join(str(replace(problem, hint="")) for problem in error.problems)
            return Blocked(self._account, operation, told, fix=fix)
        return self._required("; ".join(map(str, error.problems)), operation)

    def _required(self, why: str, operation: str) -> AuthRequired:
        return AuthRequired(self._account, operation, f"{why}; run `followupd auth {self._account}`")


class NoLongerGranted(Exception):
    """The token endpoint says no for good (RFC 6749, 5.2); `error` is its word for it."""

    def __init__(self, error: str) -> None:
        super().__init__(error)
        self.error = error


def exchanged(
    transport: Transport,
    form: dict[str, str],
    client: Client,
    token_uri: str,
    *,
    account: str,
    operation: str,
    now: datetime,
) -> Token:
    """The token given for `form` (RFC 6749, 4.1.3 and 6). Raises NoLongerGranted, Throttled, Unavailable."""
    form = {**form, "client_id": client.id, "client_secret": client.secret}
    headers = {"Content-Type": "application/x-www-form-urlencoded", "Accept": "application/json"}
    try:
        answer = transport.send("POST", token_url(transport, token_uri), headers, urlencode(form))
    except Lost as lost:
        raise unavailable(account, operation, lost.why) from None
    if answer.status in {400, 401} and (reasons := fault_of(answer.body).reasons):
        raise NoLongerGranted(reasons[0])
    if answer.status >= 300:
        wait = timedelta(minutes=1)
        error = error_of(answer, account=account, operation=operation, now=now, wait=wait)
        raise error
    if (token := _given(answer, now)) is None:
        raise unavailable(account, operation, "its answer is garbled")
    return token


def _given(answer: Answer, now: datetime) -> Token | None:
    try:
        told: Any = json.loads(answer.body)
        lasts = timedelta(seconds=float(told["expires_in"])) if "expires_in" in told else None
        access, refresh, scope = told["access_token"], told.get("refresh_token", ""), told.get("scope", "")
    except (ValueError, TypeError, KeyError, AttributeError, OverflowError, RecursionError):
        return None
    if not access or not all(isinstance(each, str) for each in (access, refresh, scope)):
        return None
    expires_at = None if lasts is None else now + min(lasts, timedelta(days=1))
    return Token(access=access, refresh=refresh, scopes=tuple(scope.split()), expires_at=expires_at)


def token_url(transport: Transport, token_uri: str) -> str:
    """Where tokens are given out: as the token itself says where that is at the account's OAuth root, else below it."""
    root = transport.roots["oauth"]
    return token_uri if token_uri and urlsplit(token_uri)[:2] == urlsplit(root)[:2] else f"{root}token"
