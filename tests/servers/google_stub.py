"""A Google of our own on loopback: faithful where the emulators are not, and faulty on demand.

Every answer is checked against the response schemas of the discovery documents; what departs is in `departures`.
"""

from __future__ import annotations

import fnmatch
import json
import threading
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import timedelta
from typing import Any

from google_account import TestAccount
from google_discovery import Method, departures, find_method
from google_servers import TRAITS, GoogleServer
from stub_answers import Answer, Call, Refused
from stub_calendar import Calendars
from stub_faults import Close, Fault, Faults, Garbage, Hang, Html, Kind, Late, Slow, Status, StubClock, Truncate
from stub_gate import Gate, call_of
from stub_gmail import Gmail
from stub_http import HttpServer, Reply, Request, batch_answer, batch_parts
from stub_mailbox import Habits, Mailbox
from stub_oauth import OAUTH, Grants
from stub_people import People
from stub_pubsub import PULL, PubSub

__all__ = [
    "Close", "Garbage", "GoogleStub", "Habits", "Hang", "Html", "Late", "Seen", "Slow", "Status", "StubClock",
    "Truncate",
]  # fmt: skip

BATCH_MOST, BATCH_AT_ONCE = 100, 50


@dataclass(frozen=True, slots=True, kw_only=True)
class Seen:
    """A request that was answered, or was not (status 0)."""

    method: str
    path: str
    query: Mapping[str, Sequence[str]]
    address: str
    status: int
    units: int
    in_batch: bool


@dataclass(slots=True)
class GoogleStub(GoogleServer):
    """The server, running from its making until `close`."""

    name: str = "stub"
    traits: frozenset[str] = TRAITS
    clock: StubClock = field(default_factory=StubClock)
    requests: list[Seen] = field(default_factory=list)
    departures: list[str] = field(default_factory=list)
    boxes: dict[str, Mailbox] = field(default_factory=dict)
    gate: Gate = field(init=False)
    gmail: Gmail = field(init=False)
    calendars: Calendars = field(init=False)
    people: People = field(init=False)
    pubsub: PubSub = field(init=False)
    _http: HttpServer = field(init=False)
    _faults: Faults = field(default_factory=Faults)
    _late: list[Callable[[], Answer]] = field(default_factory=list)
    _lock: threading.RLock = field(default_factory=threading.RLock)
    _methods: dict[str, Callable[[Call], Answer]] = field(init=False)

    def __post_init__(self) -> None:
        self.gate = Gate(Grants(self.clock), self.clock)
        self.pubsub = PubSub(self.clock)
        self.gmail = Gmail(self.boxes, self.clock, Habits(), self.pubsub)
        self.calendars = Calendars(self.clock)
        self.people = People()
        self._methods = {
            **self.gmail.methods(),
            **self.calendars.methods(),
            **self.pubsub.methods(),
            **self.people.methods(),
        }
        self._http = HttpServer(self._reply)
        self.roots = dict.fromkeys(("gmail", "calendar", "people", "pubsub", "oauth"), self._http.root)

    def close(self) -> None:
        self.pubsub.close()
        self._http.close()

    # what a test sets
    @property
    def grants(self) -> Grants:
        return self.gate.grants

    @property
    def limit(self) -> int:
        """Units a minute that a user has."""
        return self.gate.limit

    @limit.setter
    def limit(self, units: int) -> None:
        self.gate.limit = units

    @property
    def habits(self) -> Habits:
        return self.gmail.habits

    @habits.setter
    def habits(self, habits: Habits) -> None:
        self.gmail.habits = habits

    def account(self, address: str = "") -> TestAccount:
        """A new account, or another sign-in to one that is there; the first without an address is ada@example.org."""
        with self._lock:
            address = address or f"ada{f'-{len(self.boxes)}' if self.boxes else ''}@example.org"
            if address not in self.boxes:
                self.boxes[address] = Mailbox(address, send_as=[{"sendAsEmail": address, "isPrimary": True}])
                self.calendars.open(address)
            refresh, token = self.grants.open(address)
        return TestAccount(
            address=address,
            roots=self.roots,
            auth_uri=f"{self._http.root}o/oauth2/v2/auth",
            token=token,
            refresh_token=refresh,
            expires=self.grants.access[token][1],
            scopes=self.grants.scopes[address],
        )

    def fail(self, method: str, kind: Kind, *, after_commit: bool = False, times: int = 1, skip: int = 0) -> None:
        """Lets `kind` befall the next calls of `method` (a glob)."""
        self._faults.waiting.append(Fault(method, kind, after_commit, times, skip))

    def land(self) -> None:
        """What came `Late` takes effect now."""
        with self._lock:
            while self._late:
                self._late.pop(0)()

    def forget_history(self, address: str) -> None:
        """Cursors of the mail up to now are not known any more."""
        box = self.boxes[address]
        box.history += 7
        box.oldest_history = box.history

    def forget_sync_tokens(self, address: str) -> None:
        """Cursors of the calendars up to now are not known any more."""
        self.calendars.forget(address)

    def forget_contacts(self, address: str) -> None:
        """Cursors of the contacts up to now are not known any more."""
        self.people.forget(address)

    def expire_tokens(self, address: str) -> None:
        self.grants.expire(address)

    def revoke(self, address: str) -> None:
        self.grants.revoke(address)

    def grant(self, address: str, scopes: Sequence[str]) -> None:
        self.grants.scopes[address] = tuple(scopes)

    def disable(self, api: str) -> None:
        """As where the API was never enabled for the project."""
        self.gate.disabled.add(api)

    # what a test reads
    def count(self, method: str = "*") -> int:
        return sum(fnmatch.fnmatchcase(one.method, method) for one in self.requests)

    def units(self) -> Counter[str]:
        spent: Counter[str] = Counter()
        for one in self.requests:
            spent[one.method] += one.units
        return spent

    # serving
    def _reply(self, request: Request) -> Reply:
        if request.path.startswith("/control/"):
            return self._control(request)
        if request.path.startswith("/batch"):
            return self._batch(request)
        if request.path in OAUTH:
            return self._oauth(request)
        return self._api(request, in_batch=False)

    def _batch(self, request: Request) -> Reply:
        fault = self._faults.take("batch")
        if not self.habits.batch:
            fault = fault or Fault("batch", Status(404), False, 1, 0)
        if fault and isinstance(fault.kind, Status) and not fault.after_commit:
            return self._note(request, "batch", "", _refused(fault.kind).answer)
        parts = list(batch_parts(request))
        if len(parts) > BATCH_MOST:
            return self._note(request, "batch", "", Refused(400, message="The batch has too many parts.").answer)
        answers = []
        for number, (id, part) in enumerate(parts):
            if number >= BATCH_AT_ONCE:
                told = Refused(429, message="Too many concurrent requests for user.").answer
                self._note(part, "part", "", told, in_batch=True)
                answers.append((id, told))
            else:
                answers.append((id, self._api(part, in_batch=True).answer or _refused(Status(503)).answer))
        self._note(request, "batch", "", Answer(200))
        told_all = batch_answer(answers)
        return Reply(told_all.answer, fault.kind if fault else None, told_all.octets, told_all.content_type)

    def _api(self, request: Request, *, in_batch: bool) -> Reply:
        """One call: judged, counted, done, checked; or what befalls it instead."""
        found = find_method(request.http_method, request.path)
        if found is None:
            return self._note(request, "unknown", "", Refused(404, message="Not Found").answer, in_batch=in_batch)
        method, path = found
        quiet = "x-test-user" in request.headers
        address, units = request.headers.get("x-test-user", ""), 0
        try:
            if not quiet:
                address = self.gate.admit(request, method)
                units = self.gate.spend(address, method)
            call = call_of(request, method, path, address)
        except Refused as refused:
            return self._note(request, method.id, address, refused.answer, in_batch=in_batch, quiet=quiet)
        reply = self._befallen(method, call, None if quiet else self._faults.take(method.id))
        return self._note(request, method.id, address, reply, units=units, in_batch=in_batch, quiet=quiet)

    def _befallen(self, method: Method, call: Call, fault: Fault | None) -> Reply:
        kind = fault.kind if fault else None
        if fault and not fault.after_commit:
            if isinstance(kind, Status):
                return Reply(_refused(kind).answer)
            if isinstance(kind, Late):
                self._late.append(lambda: self._done(method, call))
            if isinstance(kind, Close | Hang | Late):
                return Reply(None, kind)
        answer = self._done(method, call)
        return Reply(_refused(kind).answer if isinstance(kind, Status) else answer, kind)

    def _done(self, method: Method, call: Call) -> Answer:
        try:
            if method.id == PULL:
                self.pubsub.await_messages(call)
            with self._lock:
                if method.id not in self._methods:
                    raise Refused(501)
                answer = self._methods[method.id](call)
        except Refused as refused:
            return refused.answer
        if method.response and answer.body is not None:
            self.departures += [f"{method.id}: {one}" for one in departures(method.api, method.response, answer.body)]
        return answer

    def _note(
        self,
        request: Request,
        method: str,
        address: str,
        told: Answer | Reply,
        *,
        units: int = 0,
        in_batch: bool = False,
        quiet: bool = False,
    ) -> Reply:
        reply = Reply(told) if isinstance(told, Answer) else told
        if not quiet:
            status = reply.answer.status if reply.answer else 0
            about = {"method": method, "path": request.path, "query": request.query, "address": address}
            self.requests.append(Seen(**about, status=status, units=units, in_batch=in_batch))
        return reply

    def _oauth(self, request: Request) -> Reply:
        method = OAUTH[request.path]
        fault = self._faults.take(method)
        broken = fault.kind if fault else None
        if isinstance(broken, Status):
            return self._note(request, method, "", _refused(broken).answer)
        asked = {name: values[-1] for name, values in request.query.items()} | request.form
        with self._lock:
            answer = self.gate.grants.answer(method, asked)
        return self._note(request, method, "", Reply(None if isinstance(broken, Close | Hang) else answer, broken))

    def _control(self, request: Request) -> Reply:
        """The same as `fail`, `land` and the clock, for a test in another process."""
        asked: dict[str, Any] = json.loads(request.body or b"{}")
        match request.path.removeprefix("/control/"):
            case "fail":
                kind = _KINDS[asked["kind"]](*asked.get("with", ()))
                more = {name: asked[name] for name in ("after_commit", "times", "skip") if name in asked}
                self.fail(asked["method"], kind, **more)
            case "advance":
                self.clock.advance(timedelta(seconds=asked["seconds"]))
            case "land":
                self.land()
            case _:
                return Reply(Refused(404).answer)
        return Reply(Answer(200, {}))


_KINDS: Mapping[str, Callable[..., Kind]] = {
    kind.__name__: kind for kind in (Status, Close, Hang, Late, Truncate, Html, Garbage, Slow)
}


def _refused(status: Status) -> Refused:
    return Refused(status.code, status.reason, status.message, retry_after=status.retry_after)
