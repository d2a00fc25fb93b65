"""Builders for meetings and acquaintances; the data stands in the tests."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from followupd.derive.meetings import judge
from followupd.derive.names import clean_name
from followupd.derive.words import fold
from followupd.domain.event import (
    Attendee,
    AttendeeKind,
    Event,
    Occurrence,
    OccurrenceId,
    PartStat,
    Status,
    StoredOccurrence,
)
from followupd.domain.ids import AccountName, Address, Source
from followupd.domain.meeting import Meeting, Met
from followupd.domain.person import Person
from followupd.domain.policy import (
    Cadence,
    Duration,
    FollowUpRule,
    Hours,
    Ignore,
    Limits,
    Me,
    NoReply,
    Policy,
    Rhythm,
    Unit,
    When,
)

BERLIN = ZoneInfo("Europe/Berlin")
ME = Me(
    name="Ada Example",
    addresses=(Address("ada@example.org"), Address("ada.private@example.net")),
    patterns=("*@ada.example.com",),
    timezone=BERLIN,
)
_HOUR = Duration(amount=2, unit=Unit.HOURS)


def at(day: str, clock: str = "10:00") -> datetime:
    return datetime.fromisoformat(f"{day}T{clock}").replace(tzinfo=BERLIN).astimezone(ZoneInfo("UTC"))


def rule(name: str = "default", **when: object) -> FollowUpRule:
    return FollowUpRule(name=name, when=When(**when), template="thanks", after=_HOUR)  # type: ignore[arg-type]


def policy(*rules: FollowUpRule, me: Me = ME, start: date = date(2026, 11, 1), **ignore: object) -> Policy:
    return Policy(
        me=me,
        start=start,
        ignore=Ignore(**ignore),  # type: ignore[arg-type]
        rules=rules or (rule(),),
        no_reply=NoReply(after=(), template="nudge"),
        cadence=Cadence(
            default=Rhythm(every=Duration(amount=12, unit=Unit.WEEKS)),
            after_no=Duration(amount=180, unit=Unit.DAYS),
        ),
        limits=Limits(),
        hours=Hours(),
    )


def who(told: str) -> Attendee:
    """`Kim Lee <kim@acme.example> ACCEPTED ROOM`; the name and the last two may be missing, `<>` is no address."""
    match = re.fullmatch(r"(?:(.*?) ?<(.*)>|(\S+))(?: ([A-Z-]+))?(?: (ROOM|RESOURCE|GROUP|UNKNOWN))?", told)
    assert match, told
    return Attendee(
        address=Address.parse(match[2] if match[2] is not None else match[3]),
        name=match[1] or "",
        partstat=PartStat(match[4]) if match[4] and match[4] != "NONE" else None,
        kind=AttendeeKind(match[5]) if match[5] else AttendeeKind.INDIVIDUAL,
    )


def event(title: str = "Intro", organizer: str = "", *attendees: str, **more: object) -> Event:
    return Event(
        title=title,
        organizer=who(organizer) if organizer else None,
        attendees=tuple(map(who, attendees)),
        **more,  # type: ignore[arg-type]
    )


def told(
    what: Event,
    *,
    uid: str = "m1",
    rid: str | None = None,
    start: datetime | None = None,
    minutes: int = 60,
    days: int = 0,
    source: str = "work/calendars/0",
    recurring: bool = False,
) -> StoredOccurrence:
    begin = start or (at("2026-11-03", "00:00") if days else at("2026-11-03"))
    return StoredOccurrence(
        source=Source(source),
        account=AccountName(source.partition("/")[0]),
        recurring=recurring,
        occurrence=Occurrence(
            id=OccurrenceId(uid=uid, recurrence_id=rid),
            start=begin,
            end=begin + (timedelta(days=days) if days else timedelta(minutes=minutes)),
            all_day=days > 0,
            event=what,
        ),
    )


@dataclass(frozen=True)
class People:
    """Those known, as `Kim Lee <kim@acme.example>`; those written to before; lists."""

    known: tuple[str, ...] = ()
    wrote: frozenset[str] = frozenset()
    lists: frozenset[str] = frozenset()

    def person(self, address: Address) -> Person:
        name = next((one.name for one in map(who, self.known) if one.address == address), "")
        return Person(address=address, addresses=(address,), name=clean_name(name, address))

    def wrote_to_before(self, address: Address, at: datetime) -> bool:
        return address in self.wrote

    def named(self, words: Sequence[str]) -> tuple[Person, ...]:
        everybody = [self.person(one.address) for one in map(who, self.known) if one.address]
        wanted = {part for word in words for part in re.findall(r"\w+", fold(word))}
        return tuple(p for p in everybody if wanted <= set(re.findall(r"\w+", fold(p.name.full))))

    def is_list(self, address: Address) -> bool:
        return address in self.lists


NOBODY = People()


def meeting_of(*copies: StoredOccurrence, by: Policy | None = None, known: People = NOBODY) -> Meeting:
    return judge(copies[0].occurrence.id, copies, by or policy(), known)


def said(meeting: Meeting) -> dict[str, str]:
    """Address (`-` for the whole event) → why met, or the reason why not."""
    return {
        (verdict.person.address if verdict.person else "-"): (
            f"met {verdict.because}" if isinstance(verdict, Met) else str(verdict.reason)
        )
        for verdict in meeting.verdicts
    }


CANCELLED = Status.CANCELLED
