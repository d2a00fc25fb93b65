"""Who may call what, how often, and whether the call can be understood."""

from __future__ import annotations

import json
import threading
from collections import deque
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import timedelta
from email.message import Message

from google_discovery import Method, departures, wrong_parameters
from stub_answers import Call, Refused
from stub_faults import StubClock
from stub_http import Request
from stub_oauth import Grants

UNITS: Mapping[str, int] = {
    "gmail.users.drafts.create": 10,
    "gmail.users.drafts.delete": 10,
    "gmail.users.drafts.get": 20,
    "gmail.users.drafts.list": 5,
    "gmail.users.drafts.send": 100,
    "gmail.users.drafts.update": 15,
    "gmail.users.getProfile": 1,
    "gmail.users.history.list": 2,
    "gmail.users.labels.list": 1,
    "gmail.users.messages.get": 20,
    "gmail.users.messages.list": 5,
    "gmail.users.messages.send": 100,
    "gmail.users.settings.sendAs.list": 1,
    "gmail.users.stop": 50,
    "gmail.users.threads.get": 40,
    "gmail.users.threads.list": 10,
    "gmail.users.watch": 100,
}
"""Quota units of Gmail's methods (the quota page of its reference); others cost 5, and the calendar's nothing here."""


@dataclass(slots=True)
class Gate:
    """Lets calls in by their token, its scopes and the quota of their user."""

    grants: Grants
    clock: StubClock
    limit: int = 6_000
    disabled: set[str] = field(default_factory=set)
    _spent: dict[str, deque[tuple[float, int]]] = field(default_factory=dict)
    _lock: threading.Lock = field(default_factory=threading.Lock)

    def admit(self, request: Request, method: Method) -> str:
        """Whose call it is. Raises Refused where there is no right to it."""
        address = self.grants.owner(request.headers.get("authorization", ""))
        if method.api in self.disabled:
            raise _not_enabled(method.api)
        if not method.scopes & set(self.grants.scopes[address]):
            detail = {"@type": "type.googleapis.com/google.rpc.ErrorInfo", "reason": "ACCESS_TOKEN_SCOPE_INSUFFICIENT"}
            raise Refused(
                403,
                "insufficientPermissions",
                "Request had insufficient authentication scopes.",
                details=[detail],
                headers={"WWW-Authenticate": 'Bearer error="insufficient_scope"'},
            )
        return address

    def spend(self, address: str, method: Method) -> int:
        """What the call costs. Raises Refused(429) where that is more than what is left of this minute."""
        if method.api != "gmail":
            return 0
        units = UNITS.get(method.id, 5)
        with self._lock:
            spent, now = self._spent.setdefault(address, deque()), self.clock.monotonic()
            while spent and spent[0][0] <= now - 60:
                spent.popleft()
            if sum(cost for _, cost in spent) + units > self.limit:
                until = self.clock.now + timedelta(seconds=60 - (now - spent[0][0]) if spent else 60)
                words = f"User-rate limit exceeded.  Retry after {until:%Y-%m-%dT%H:%M:%S}.000Z"
                raise Refused(429, "rateLimitExceeded", words, domain="usageLimits")
            spent.append((now, units))
        return units


def _not_enabled(api: str) -> Refused:
    link = f"https://console.developers.google.com/apis/api/{api}.googleapis.com/overview?project=123456789012"
    words = (
        f"{api} API has not been used in project 123456789012 before or it is disabled. Enable it by visiting {link}"
    )
    return Refused(403, "accessNotConfigured", words, domain="usageLimits")


def call_of(request: Request, method: Method, path: Mapping[str, str], address: str) -> Call:
    """The call that a request is. Raises Refused(400) for what Google would not take."""
    query, raw, body = request.query, None, {}
    kind = request.headers.get("content-type", "").partition(";")[0].strip().lower()
    if request.path.startswith("/upload/") and kind == "multipart/related":
        first, second = (one for one in request.message.get_payload() if isinstance(one, Message))
        octets = second.get_payload(decode=True)
        raw, body = octets if isinstance(octets, bytes) else b"", json.loads(str(first.get_payload()))
    elif request.path.startswith("/upload/"):
        raw = request.body
    elif request.body:
        try:
            body = json.loads(request.body)
        except ValueError:
            raise Refused(400, "parseError", "Parse Error") from None
    wrong = wrong_parameters(method, query)
    if body and method.request:
        wrong += departures(method.api, method.request, body, asked=True)
    if wrong:
        raise Refused(400, "invalidArgument", wrong[0])
    return Call(address=address, path=path, query=query, body=body, raw=raw)
