"""The rows of the table of faults that befall a pass while Google is read."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from google_house import GoogleHouse
from google_stub import Close, Garbage, Hang, Html, Slow, Status, Truncate
from stub_faults import Kind

from followupd.providers.http import Limits

NOW = datetime(2026, 11, 18, 14, tzinfo=UTC)  # a Wednesday, 6:00 in California
SHORT = Limits(connect_s=2, read_s=0.2, total_s=0.2, body_bytes=25 * 1024 * 1024)
POLL, MINUTE, DAY = timedelta(minutes=5), timedelta(minutes=1), timedelta(days=1)
ALWAYS = 10**6
WAYS_OUT = "followupd auth work"

Strike = Callable[[GoogleHouse], None]


def fails(method: str, kind: Kind, times: int = ALWAYS) -> Strike:
    return lambda daemon: daemon.stub.fail(method, kind, times=times)


def with_limits(limits: Limits, *also: Strike) -> Strike:
    def strike(daemon: GoogleHouse) -> None:
        daemon.reopen(limits=limits)
        for each in also:
            each(daemon)

    return strike


def elsewhere(root: str) -> Strike:
    return lambda daemon: daemon.reopen(roots=dict.fromkeys(("gmail", "calendar", "people", "oauth"), root))


def end_of_grant(days: float) -> Strike:
    def strike(daemon: GoogleHouse) -> None:
        daemon.authorise(granted_at=(NOW - timedelta(days=days)).isoformat())
        daemon.stub.revoke(daemon.account.address)
        daemon.reopen()

    return strike


def without_mail(daemon: GoogleHouse) -> None:
    daemon.stub.grant(daemon.account.address, ["https://www.googleapis.com/auth/calendar.events.readonly"])


def all_is_well(daemon: GoogleHouse) -> None:
    daemon.stub._faults.waiting.clear()
    daemon.stub.gate.disabled.clear()
    daemon.stub.grants.scopes.pop(daemon.account.address)
    daemon.authorise()
    if daemon.roots or daemon.limits is not SHORT:
        daemon.reopen()


@dataclass(frozen=True, kw_only=True)
class Row:
    """`says` is a pattern in `status`; `kind` the error's; `most` requests in the pass; `waits` until the next pass at
    least, and `at_most`; `sulks`: the passes before are free of requests to what failed."""

    name: str
    strike: Strike
    says: str
    kind: str
    most: int
    waits: timedelta = POLL
    at_most: timedelta = POLL
    sulks: str = ""


MAIL, DATES = "gmail.users.history.list", "calendar.events.list"
RATE = ("rateLimitExceeded", "userRateLimitExceeded")
WAIT = "Google asks to wait"


def throttled(name: str, status: Status, **more: timedelta) -> list[Row]:
    """Of the mailbox, and of the calendar: neither is asked again before its time."""
    return [
        Row(name=f"{name}, {each}", strike=fails(each, status), says=WAIT, kind="Throttled", most=3, sulks=each, **more)
        for each in (MAIL, DATES)
    ]


NOT_NOW = {"waits": timedelta(0), "at_most": timedelta(seconds=2)}
IN_90_S = {"waits": timedelta(seconds=90), "at_most": timedelta(seconds=90)}
DAILY = {"waits": POLL, "at_most": POLL}
HICCUPS: list[tuple[Kind, str]] = [
    (Status(500), r"error \(500\)"),
    (Status(502), r"error \(502\)"),
    (Truncate(), "Google: "),
    (Garbage(), "garbled"),
    (Html(), "garbled"),
    (Close(), "Google: "),
]

ROWS = [
    *(
        row
        for reason in RATE
        for row in throttled(f"403 {reason} with Retry-After", Status(403, reason, retry_after="90"), **IN_90_S)
    ),
    *throttled("403 rateLimitExceeded", Status(403, "rateLimitExceeded"), **NOT_NOW),
    *throttled("429 with Retry-After", Status(429, retry_after="90"), **IN_90_S),
    *throttled("429", Status(429), **NOT_NOW),
    *throttled("503 with Retry-After", Status(503, retry_after="90"), **IN_90_S),
    Row(
        name="daily quota",
        strike=fails(MAIL, Status(403, "dailyLimitExceeded")),
        says="quota for today is used up",
        kind="Throttled",
        most=3,
        sulks=MAIL,
        **DAILY,
    ),
    Row(
        name="401 also with a fresh token",
        strike=fails("gmail.*", Status(401)),
        says=WAYS_OUT,
        kind="AuthRequired",
        most=5,
        sulks="*",
    ),
    Row(name="invalid_grant", strike=end_of_grant(30), says=WAYS_OUT, kind="AuthRequired", most=2, sulks="*"),
    Row(
        name="invalid_grant after 7 days",
        strike=end_of_grant(7),
        says='"Testing".*after 7 days.*followupd auth work',
        kind="AuthRequired",
        most=2,
        sulks="*",
    ),
    Row(
        name="insufficientPermissions",
        strike=without_mail,
        says="followupd auth work` and tick every box",
        kind="AuthRequired",
        most=3,
    ),
    Row(
        name="domainPolicy",
        strike=fails("gmail.*", Status(403, "domainPolicy")),
        says="administrator of your Google Workspace",
        kind="Blocked",
        most=3,
    ),
    Row(
        name="accessNotConfigured",
        strike=lambda daemon: daemon.stub.disable("gmail"),
        says=r"enable it at https://console\.developers\.google\.com/apis/api/gmail",
        kind="Blocked",
        most=3,
    ),
    *(
        Row(
            name=f"{type(kind).__name__} {getattr(kind, 'code', '')}, {each}",
            strike=fails(each, kind),
            says=says,
            kind="Unavailable",
            most=6,
        )
        for kind, says in HICCUPS
        for each in (MAIL, DATES)
    ),
    Row(
        name="no answer",
        strike=with_limits(SHORT, fails(MAIL, Hang(0.5))),
        says="Google: ",
        kind="Unavailable",
        most=6,
    ),
    Row(
        name="an answer that drips",
        strike=with_limits(SHORT, fails(DATES, Slow(0.01))),
        says="too long to answer",
        kind="Unavailable",
        most=6,
    ),
    Row(
        name="an answer larger than the cap",
        strike=with_limits(Limits(body_bytes=100)),
        says="its answer is larger than",
        kind="Unavailable",
        most=6,
    ),
    Row(
        name="no such name",
        strike=elsewhere("https://google.invalid/"),
        says="Google: ",
        kind="Unavailable",
        most=0,
    ),
]
