"""People, meetings and decisions to compose for, each made in a line."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from followupd.compose.draft import compose
from followupd.compose.templates import TemplateLibrary
from followupd.domain.decision import Act, Follows, MeetingRef, Purpose
from followupd.domain.draft import ComposedDraft
from followupd.domain.event import Attendee, Event, Occurrence, OccurrenceId, PartStat
from followupd.domain.fact import Fact, FactKind
from followupd.domain.history import PersonHistory
from followupd.domain.ids import AccountName, Address, Key
from followupd.domain.meeting import Meeting, Met, MetBecause
from followupd.domain.person import Confidence, Person, PersonName
from followupd.domain.policy import Me
from followupd.domain.record import replace

NOW = datetime(2026, 11, 19, 15, 0, tzinfo=UTC)  # a Thursday
START = datetime(2026, 11, 17, 9, 0, tzinfo=UTC)  # the Tuesday before
KEY = Key("0123456789abcdef0123456789abcdef")
ME = Me(
    name="Ada Example",
    addresses=(Address("ada@example.org"),),
    timezone=ZoneInfo("Europe/Berlin"),
    signature="Ada\n",
)
SENDER = ME.addresses[0]


def person(address: str = "kim@acme.example", first: str = "Kim", last: str = "Lee", **kw: Any) -> PersonHistory:
    confidence = Confidence.SURE if first or last else Confidence.NONE
    name = PersonName(first=first, last=last, full=f"{first} {last}".strip(), confidence=confidence)
    return PersonHistory(person=Person(address=Address(address), addresses=(Address(address),), name=name), **kw)


def meeting(
    *people: PersonHistory, topic: str = "", shared: bool = True, all_day: bool = False, **event: Any
) -> Meeting:
    uid = OccurrenceId(uid="m-1@example.org")
    attendees = tuple(
        Attendee(address=p.person.address, name=p.person.name.full, partstat=PartStat.ACCEPTED) for p in people
    )
    happening = Event(attendees=attendees, **event)
    return Meeting(
        identity=uid,
        occurrence=Occurrence(id=uid, start=START, end=START + timedelta(hours=1), all_day=all_day, event=happening),
        account=AccountName("work"),
        verdicts=tuple(Met(person=p.person, because=MetBecause.ACCEPTED) for p in people),
        topic=topic,
        shared=shared,
    )


def act(*people: PersonHistory, template: str = "thanks", met: Meeting | None = None, generation: int = 1) -> Act:
    return Act(
        key=KEY,
        account=AccountName("work"),
        purpose=Purpose.FOLLOW_UP,
        people=tuple(p.person.address for p in people),
        meeting=None if met is None else MeetingRef(id=met.identity, title=met.occurrence.event.title, start=START),
        identity=None if met is None else met.identity,
        rule="default",
        template=template,
        due=NOW,
        detail="",
        generation=generation,
    )


def note(
    text: str, *, say: bool = True, person: str | None = None, meeting: str | None = None, at: datetime = NOW
) -> Fact:
    return Fact(
        kind=FactKind.NOTE,
        at=at,
        person=Address(person) if person else None,
        meeting=OccurrenceId(uid=meeting) if meeting else None,
        text=text,
        say=say,
    )


SHIPPED = TemplateLibrary.load([])


def library_of(folder: Path, text: str, name: str = "mine") -> TemplateLibrary:
    """The shipped templates and `name`: `text` as it is with front matter, else as the body below a plain one."""
    front = "" if text.startswith("---") else "---\nsubject: Hello\n---\n"
    (folder / f"{name}.md.j2").write_text(front + text, encoding="utf-8")
    return TemplateLibrary.load([folder])


def composed(
    *people: PersonHistory,
    template: str = "thanks",
    met: Meeting | None = None,
    facts: Sequence[Fact] = (),
    me: Me = ME,
    library: TemplateLibrary = SHIPPED,
    now: datetime = NOW,
    follows: Follows | None = None,
) -> ComposedDraft:
    people = people or (person(),)
    return compose(
        replace(act(*people, template=template, met=met), follows=follows),
        meeting=met,
        people=people,
        facts=facts,
        me=me,
        sender=me.addresses[0],
        library=library,
        now=now,
    )


def rendered(folder: Path, text: str, *people: PersonHistory, **case: Any) -> str:
    """The body that a template of `text` makes, with a meeting of these people unless another is given."""
    people = people or (person(),)
    case.setdefault("met", meeting(*people))
    return composed(*people, template="mine", library=library_of(folder, text), **case).body
