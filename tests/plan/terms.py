"""The words of the scenarios: times on the wall clock, people by their first name, rules and policies."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import UTC, date, datetime
from functools import partial
from typing import Any
from zoneinfo import ZoneInfo

from followupd.domain.ids import AccountName, Address
from followupd.domain.person import Confidence, Person, PersonName
from followupd.domain.policy import (
    Cadence,
    Duration,
    FollowUpRule,
    Hours,
    Ignore,
    Limits,
    Me,
    NoReply,
    PersonCadence,
    Policy,
    Recipients,
    Rhythm,
    Unit,
    When,
)
from followupd.plan.keys import follow_up_key

BERLIN = ZoneInfo("Europe/Berlin")
WORK = AccountName("work")
KEY = partial(follow_up_key, b"s" * 32)
STEP = "follow-up"
MONTHS = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]


def at(text: str, zone: ZoneInfo = BERLIN) -> datetime:
    """`3 Nov 10:00` (of 2026) or `2024-11-03 10:00` on the wall clock, in UTC."""
    if text[4:5] != "-":
        day, month, hour = text.split()
        text = f"2026-{MONTHS.index(month) + 1:02}-{int(day):02} {hour}"
    return datetime.fromisoformat(text).replace(tzinfo=zone).astimezone(UTC)


def shown(moment: datetime, zone: ZoneInfo = BERLIN) -> str:
    """The same the other way round."""
    local = moment.astimezone(zone)
    return f"{local.day} {MONTHS[local.month - 1]} {local:%H:%M}"


def span(text: str) -> Duration:
    """`2h`, `4bd`."""
    digits = text.rstrip("mhdwb")
    return Duration(amount=int(digits), unit=Unit(text[len(digits) :]))


def address(who: str) -> Address:
    """`kim` is kim@acme.example."""
    return Address(who if "@" in who else f"{who}@acme.example")


def person(who: str) -> Person:
    name = who.partition("@")[0].title()
    return Person(
        address=address(who),
        addresses=(address(who),),
        name=PersonName(first=name, full=f"{name} Lee", confidence=Confidence.SURE),
    )


def rule(
    name: str = "default", *, after: str = "2h", template: str | None = "thanks", group: bool = False, **when: Any
) -> FollowUpRule:
    """`when` are the conditions, as in the config."""
    return FollowUpRule(
        name=name,
        when=When(**when),
        template=template,
        after=span(after),
        recipients=Recipients.GROUP if group else Recipients.EACH,
    )


def policy(
    *rules: FollowUpRule,
    a_day: int = 8,
    gap: str = "5d",
    days: Iterable[int] = range(5),
    opens: str = "09:00",
    closes: str = "18:00",
    holidays: Iterable[str] = (),
    zone: ZoneInfo = BERLIN,
    circles: Sequence[PersonCadence] = (),
) -> Policy:
    def minute(text: str) -> int:
        return int(text[:2]) * 60 + int(text[3:])

    return Policy(
        me=Me(name="Ada Example", addresses=(Address("ada@example.org"),), timezone=zone),
        start=date(2026, 1, 1),
        ignore=Ignore(),
        rules=rules or (rule(),),
        no_reply=NoReply(after=(), template="nudge"),
        cadence=Cadence(default=Rhythm(every=span("12w")), people=tuple(circles), after_no=span("180d")),
        limits=Limits(drafts_per_day=a_day, per_person_gap=span(gap)),
        hours=Hours(
            days=frozenset(days),
            opens_minute=minute(opens),
            closes_minute=minute(closes),
            holidays=frozenset(date.fromisoformat(day) for day in holidays),
        ),
    )
