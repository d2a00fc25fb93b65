"""One account at Google: every request of every API goes through here, with the user's token, within the budget."""

from __future__ import annotations

import contextlib
import json
import random
import threading
import time
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Any, NamedTuple, TypeVar, cast

from followupd.domain.ids import AccountName
from followupd.errors import AuthRequired, ProviderError, Throttled, Unavailable
from followupd.ports.quota import Usage
from followupd.providers.google_batch import joined, parted
from followupd.providers.google_errors import (
    Answer,
    Unclear,
    date_of,
    error_of,
    is_clear_no,
    last_reset,
    next_reset,
    not_granted,
    unavailable,
)
from followupd.providers.google_grant import Grant
from followupd.providers.google_scopes import named, scope_of
from followupd.providers.google_services import Api, built
from followupd.providers.google_token import Token, TokenStore
from followupd.providers.google_transport import LIMITS, Lost, Transport
from followupd.providers.google_units import Budget
from followupd.providers.http import Limits

if TYPE_CHECKING:
    from googleapiclient.http import HttpRequest

T = TypeVar("T")

BATCH = 25
TRIES = 3
FIRST_WAIT = timedelta(seconds=2)
LONGEST_WAIT = timedelta(minutes=15)
_NO_BATCH = frozenset({404, 405, 501})
_HARMLESS = frozenset(
    {"gmail.users.watch", "pubsub.projects.subscriptions.pull", "pubsub.projects.subscriptions.acknowledge"}
)
"""POSTs that may be done twice, so that it is of no interest whether one was done."""


class _Call(NamedTuple):
    """What is sent, whichever token goes with it."""

    method: str
    uri: str
    headers: Mapping[str, str]
    body: Any
    operation: str
    is_write: bool


class GoogleAccount:
    """What mailbox and calendars of one account share. Cheap to make; safe between threads.

    `roots` by API, and oauth: those that are not Google's own. `clock` is wall time, aware UTC. What works aside, for
    the same user, is given the `budget` of the other, and shares nothing else with it. `scopes` are those it needs.
    """

    def __init__(
        self,
        account: AccountName,
        *,
        client_secret: Callable[[], str],
        token: TokenStore,
        roots: Mapping[str, str],
        clock: Callable[[], datetime],
        monotonic: Callable[[], float] = time.monotonic,
        sleep: Callable[[float], None] = time.sleep,
        limits: Limits = LIMITS,
        budget: Budget | None = None,
        scopes: tuple[str, ...] = (),
    ) -> None:
        self.account = account
        self._scopes = scopes
        self._transport = Transport(roots, limits)
        self._grant = Grant(account, client_secret=client_secret, store=token, transport=self._transport, clock=clock)
        self.budget = budget or Budget(monotonic)
        self.skew: timedelta | None = None  # this machine's clock less Google's, at the last answer
        self._clock = clock
        self._sleep = sleep
        self._here = threading.local()
        self._closed: dict[str, Throttled] = {}  # by API: why, and until when
        self._throttled_in_a_row = 0
        self._without_batch: set[str] = set()

    @property
    def units(self) -> Counter[str]:
        """Quota units spent so far, by method id."""
        return self.budget.units

    def used(self, now: datetime) -> tuple[Usage, ...]:
        """See `Meter`: of each API what was used since this was asked last."""
        return self.budget.usage(last_reset(now), next_reset(now), now)

    def token(self, operation: str) -> Token:
        """The token as it is kept, for `doctor`. Raises AuthRequired, also where Google is known to take it no more."""
        return self._grant.tried(operation)

    def lacking(self) -> AuthRequired | None:
        """See `Permissions`."""
        lacks = self._grant.lacking(self._scopes)
        return not_granted(self.account, "permissions", named(lacks)) if lacks else None

    def close(self) -> None:
        """Ends every request under way, in whichever thread, and all that would come."""
        self._transport.close()

    def service(self, name: Api) -> Any:
        """The API's Resource, from the bundled discovery document; one a thread, kept. Its requests go to `execute`."""
        services: dict[Api, Any] = self._here.__dict__.setdefault("services", {})
        if name not in services:
            services[name] = built(name, self._transport.roots[name])
        return services[name]

    def execute(self, request: HttpRequest, operation: str) -> Any:
        """What the server answers, as JSON values. A GET is tried thrice at most; anything else is sent once.

        Raises AuthRequired, Throttled, Unavailable (a write certainly did nothing), Refused (a clear no, with its
        status), and for a write Unclear.
        """
        if request.method != "GET":
            return self._once(request, operation)
        return self._patiently(lambda: self._once(request, operation))

    def execute_batch(self, requests: Sequence[HttpRequest], operation: str) -> Sequence[Any | ProviderError]:
        """What `execute` gives or raises for each of these GETs, in order, asked for 25 at a time.

        Where the server has no batches they are asked for one by one. Raises where nothing at all could be had.
        """
        results: list[Any | ProviderError] = []
        for begin in range(0, len(requests), BATCH):
            some = requests[begin : begin + BATCH]
            results += self._patiently(lambda some=some: self._batch(some, operation))  # type: ignore[misc]
        return results

    def _patiently(self, ask: Callable[[], T]) -> T:
        from tenacity import Retrying, retry_if_exception_type, stop_after_attempt, wait_random_exponential

        attempts = Retrying(
            retry=retry_if_exception_type(Unavailable),
            stop=stop_after_attempt(TRIES),
            wait=wait_random_exponential(multiplier=FIRST_WAIT.total_seconds() / 2, max=8),
            sleep=self._sleep,
            reraise=True,
        )
        return attempts(ask)

    def _once(self, request: HttpRequest, operation: str) -> Any:
        token = self._spend([request], operation)
        is_write = _is_write(request)
        call = _Call(request.method, request.uri, request.headers, request.body, operation, is_write)
        return self._read(request, self._sent(token, call), operation)

    def _read(self, request: HttpRequest, answer: Answer, operation: str) -> Any:
        is_write = _is_write(request)
        if answer.status >= 300:
            raise self._error(answer, request, operation, is_write=is_write)
        if request.method == "DELETE":
            return {}
        # `request.postproc` would give out a broken answer as a text
        with contextlib.suppress(ValueError, RecursionError):
            if isinstance(told := json.loads(answer.body), dict):
                return told
        raise self._broken("its answer is garbled", operation, is_write=is_write)

    def _sent(self, token: str, call: _Call) -> Answer:
        """One answer that is no 401: after the first the token is refreshed, and it is sent again."""
        answer = self._shot(token, call)
        if answer.status == 401:
            answer = self._shot(self._grant.renewed(token, call.operation), call)
        if answer.status == 401:
            raise self._grant.end(call.operation)
        return answer

    def _shot(self, token: str, call: _Call) -> Answer:
        headers = {**call.headers, "Authorization": f"Bearer {token}"}
        try:
            answer = self._transport.send(call.method, call.uri, headers, call.body)
        except Lost as lost:
            raise self._broken(lost.why, call.operation, is_write=call.is_write and lost.left) from None
        if answer.status < 300:
            self._throttled_in_a_row = 0
        if (told := date_of(answer)) is not None:
            self.skew = self._clock() - told
        return answer

    def _broken(self, why: str, operation: str, *, is_write: bool) -> ProviderError:
        if is_write:
            return Unclear(self.account, operation, f"Google: {why}, and it may have been done")
        return unavailable(self.account, operation, why)

    def _error(self, answer: Answer, request: HttpRequest, operation: str, *, is_write: bool) -> ProviderError:
        wanted, lacks = scope_of(request.methodId), self._grant.lacking(self._scopes)
        error = error_of(
            answer,
            account=self.account,
            operation=operation,
            now=self._clock(),
            wait=self._next_wait(),
            permission=named(lacks if wanted in lacks else (wanted,)),  # in the same words as `lacking`
        )
        if isinstance(error, Throttled):
            self._closed[_api(request)] = error
            self._throttled_in_a_row += 1
        if isinstance(error, AuthRequired):
            self._grant.drop()
        if is_write and not is_clear_no(answer.status):
            return self._broken(f"it answers with {answer.status}", operation, is_write=True)
        return error

    def _next_wait(self) -> timedelta:
        longest = min(FIRST_WAIT * 2 ** min(self._throttled_in_a_row, 10), LONGEST_WAIT)
        return timedelta(seconds=random.uniform(0, longest.total_seconds()))  # noqa: S311 - full jitter, no secret

    def _spend(self, requests: Sequence[HttpRequest], operation: str) -> str:
        """The access token to go with: without one nothing is asked for, so nothing is spent.

        Raises Throttled where Google asked to wait, or where more would be asked of it than it allows.
        """
        now = self._clock()
        closed = self._closed.get(_api(requests[0]))
        if closed is not None and now < closed.retry_at:
            raise Throttled(self.account, operation, closed.message, closed.retry_at)
        token = self._grant.bearer(operation)
        if wait_s := self.budget.spend([request.methodId for request in requests]):
            told = "this minute's share of Google's quota is used up"
            raise Throttled(self.account, operation, told, now + timedelta(seconds=wait_s))
        return token

    def _batch(self, requests: Sequence[HttpRequest], operation: str) -> list[Any | ProviderError]:
        api = _api(requests[0])
        if len(requests) == 1 or api in self._without_batch:
            return [self._judged(request, operation) for request in requests]
        token = self._spend(requests, operation)
        answer = self._posted(token, api, requests, operation)
        if answer.status in _NO_BATCH:
            self._without_batch.add(api)
            return [self._judged(request, operation) for request in requests]
        if answer.status >= 300:
            raise self._error(answer, requests[0], operation, is_write=False)
        if (parts := parted(answer, len(requests))) is None:
            raise unavailable(self.account, operation, "its answer to a batch is garbled")
        return [self._part(request, part, operation) for request, part in zip(requests, parts, strict=True)]

    def _posted(self, token: str, api: Api, requests: Sequence[HttpRequest], operation: str) -> Answer:
        body, kind = joined(requests)
        path = self.service(api)._rootDesc["batchPath"]
        uri = self._transport.roots[api] + path
        return self._sent(token, _Call("POST", uri, {"Content-Type": kind}, body, operation, is_write=False))

    def _part(self, request: HttpRequest, part: Answer | None, operation: str) -> Any | ProviderError:
        if part is not None and part.status == 401:
            return self._judged(request, operation)
        try:
            if part is None:
                raise unavailable(self.account, operation, "its answer to a batch is garbled")
            return self._read(request, part, operation)
        except ProviderError as error:
            return error

    def _judged(self, request: HttpRequest, operation: str) -> Any | ProviderError:
        try:
            return self._once(request, operation)
        except ProviderError as error:
            return error


def _api(request: HttpRequest) -> Api:
    return cast("Api", request.methodId.partition(".")[0])


def _is_write(request: HttpRequest) -> bool:
    return request.method != "GET" and request.methodId not in _HARMLESS
