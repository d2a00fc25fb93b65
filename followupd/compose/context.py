"""What is within a template's reach, each value with where it came from. Nothing private is ever put in here."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date, datetime
from zoneinfo import ZoneInfo

from followupd.compose.formality import names_formally
from followupd.compose.invitation import agenda, place, topic
from followupd.compose.text import one_line, several_lines
from followupd.domain.decision import Act, Follows, Purpose
from followupd.domain.draft import DraftState
from followupd.domain.event import OccurrenceId
from followupd.domain.fact import Fact, FactKind
from followupd.domain.history import PersonHistory
from followupd.domain.ids import Address
from followupd.domain.meeting import Meeting
from followupd.domain.person import Confidence, Person
from followupd.domain.policy import Me
from followupd.domain.record import Struct

KNOWN: Mapping[str, tuple[str, ...]] = {
    "me": ("name", "address", "signature"),
    "person": ("first_name", "last_name", "full_name", "company", "address", "notes", "last_contact", "met_count"),
    "meeting": ("title", "topic", "start", "location", "notes", "agenda"),
    "thread": ("subject", "since", "messages"),
}
"""The facts within reach, and what each has. `thread.messages` counts the mails before a draft: in a nudge, ours."""
PARTS: Mapping[str, tuple[str, ...]] = {**KNOWN, "promises": ("late",)}
"""Every name that has parts; `people` and `now` have none."""
"""What the gap for the user's own words stands between, on a line of its own."""
_NO_NAME = frozenset(
    {
        "none",
        "null",
        "nil",
        "nan",
        "undefined",
        "unknown",
        "unbekannt",
        "inconnu",
        "guest",
        "gast",
        "user",
        "test",
        "n/a",
        "na",
        "there",
    }
)
_IN_NAMES = frozenset(" '’.-·,\u200c\u200d")


class Lines(Struct, frozen=True):
    """Several texts. Written out, each stands on a line of its own, after `mark`."""

    items: tuple[str, ...]
    mark: str = ""

    def __iter__(self) -> Iterator[str]:
        return iter(self.items)

    def __len__(self) -> int:
        return len(self.items)

    def __str__(self) -> str:
        return "\n".join(self.mark + item for item in self.items)


Value = str | int | date | Lines


class Told(Struct, frozen=True):
    """A value, and in words where it came from."""

    value: Value
    source: str


class View(Struct, frozen=True, kw_only=True):
    """One thing of which templates know: `told` has those of its values that are known."""

    name: str
    told: Mapping[str, Told]


class World(Struct, frozen=True, kw_only=True):
    """Everything within reach of one rendering. `person` is None in a group draft. Times are local."""

    me: View
    people: tuple[View, ...]
    person: View | None
    meeting: View | None
    thread: View | None
    promises: tuple[Told, ...] = ()  # what I promised the one person that the draft goes to
    late: bool = False  # one of them is past its day
    asked: Told | None = None  # when they asked what is still open, where the draft must not pretend otherwise
    now: datetime
    locale: str

    @property
    def views(self) -> Mapping[str, View]:
        """What there is, by the name under which templates know it."""
        views = {"me": self.me, "person": self.person, "meeting": self.meeting, "thread": self.thread}
        return {name: view for name, view in views.items() if view is not None}

    def knows(self, fact: str) -> bool:
        """True where `meeting.topic`, or `topic` of whatever has one, or the whole `meeting`, is known."""
        name, _, part = fact.rpartition(".")
        views = [view for view in self.views.values() if not name or view.name == name]
        return fact in self.views or any(part in view.told for view in views)


def world(
    act: Act,
    *,
    meeting: Meeting | None,
    people: Sequence[PersonHistory],
    facts: Sequence[Fact],
    me: Me,
    sender: Address,
    now: datetime,
) -> World:
    """What a template for `act` may know: notes only where they are to be said, and to whom they are about alone."""
    said = [fact for fact in facts if fact.kind is FactKind.NOTE and fact.say and fact.text.strip()]
    views = tuple(_person(one, meeting, me.timezone, now) for one in people)
    person = None
    if len(people) == 1:
        notes = _notes(said, _about_person(people[0], meeting), f"about {people[0].person.address}")
        person = View(name="person", told={**views[0].told, **notes})
        views = (person,)
    return World(
        me=_me(me, sender),
        people=views,
        person=person,
        meeting=None if meeting is None else _meeting(act, meeting, said, me.timezone),
        thread=None if act.follows is None else _thread(act.follows, me.timezone),
        promises=_promises(people[0]) if len(people) == 1 else (),
        late=len(people) == 1 and any(one.due is not None and one.due <= now for one in people[0].said.promises),
        asked=_asked(people[0], me.timezone) if act.purpose is Purpose.CHECK_IN else None,
        now=now.astimezone(me.timezone),
        locale=me.locale,
    )


def _me(me: Me, sender: Address) -> View:
    name = one_line(me.name)
    told = {"name": name, "address": str(sender), "signature": several_lines(me.signature) or name}
    return View(name="me", told={key: Told(value, f"me.{key} in the config") for key, value in told.items() if value})


def _thread(follows: Follows, zone: ZoneInfo) -> View:
    source = f"message <{follows.references[-1]}>"
    told: dict[str, Value] = {"messages": len(follows.references)}
    if subject := one_line(follows.subject):
        told["subject"] = subject
    if follows.since is not None:
        told["since"] = follows.since.astimezone(zone)
    return View(name="thread", told={key: Told(value, source) for key, value in told.items()})


def _promises(one: PersonHistory) -> tuple[Told, ...]:
    told = ((one_line(promise.text), promise) for promise in one.said.promises)
    return tuple(Told(text, f"promise {promise.ref}, {promise.made_at:%Y-%m-%d}") for text, promise in told if text)


def _asked(one: PersonHistory, zone: ZoneInfo) -> Told | None:
    question = one.mail.i_owe
    return None if question is None else Told(question.at.astimezone(zone), f"message <{question.message_id}>")


def _person(one: PersonHistory, meeting: Meeting | None, zone: ZoneInfo, now: datetime) -> View:
    person = one.person
    named = _named_by(person, meeting)
    names = _names(person)
    if meeting is not None and names_formally(meeting.occurrence.event.title, names):
        del names["first_name"]  # nobody says "Hi Martin" to Herr Schulz
    told = {key: Told(text, named) for key, text in names.items() if text}
    told["address"] = Told(str(person.address), "the recipient")
    if company := one_line(person.company, 80):
        told["company"] = Told(company, f"the company of {person.address}")
    before = {m.identity: m for m in one.meetings if m.occurrence.end <= now}
    told["met_count"] = Told(one.met_before + len(before), "the calendar")
    if contact := _last_contact(one, meeting, now):
        told["last_contact"] = Told(contact[0].astimezone(zone), contact[1])
    return View(name="person", told=told)


def _names(person: Person) -> dict[str, str]:
    name = person.name
    if name.confidence is not Confidence.SURE:
        return {}
    told = {"first_name": (name.first, 40), "last_name": (name.last, 60), "full_name": (name.full, 80)}
    return {part: clean for part, (raw, limit) in told.items() if _is_name(clean := one_line(raw, limit + 1), limit)}


def _is_name(text: str, limit: int) -> bool:
    if not text[:1].isalpha() or len(text) > limit or _NO_NAME.issuperset(text.casefold().split()):
        return False
    return all(c.isalpha() or c in _IN_NAMES or unicodedata.category(c).startswith("M") for c in text)


def _named_by(person: Person, meeting: Meeting | None) -> str:
    if meeting is not None:
        event = meeting.occurrence.event
        for attendee in (*event.attendees, *([event.organizer] if event.organizer else [])):
            if attendee.address in person.addresses and attendee.name:
                return f"name of attendee {attendee.address} in event {meeting.occurrence.id}"
    return f"name of {person.address} in mail or an earlier event"


def _last_contact(one: PersonHistory, meeting: Meeting | None, now: datetime) -> tuple[datetime, str] | None:
    """The last contact before the meeting; without one what the correspondence says, which also counts logged ones."""
    if meeting is None and one.mail.last_contact is not None:
        return one.mail.last_contact, "the last mail, meeting or logged contact with them"
    limit = now if meeting is None else meeting.occurrence.start
    contacts = [
        (one.last_out, "my last mail to them"),
        (one.last_in, "their last mail"),
        (one.last_met_before, "the calendar"),
    ]
    contacts += [(m.occurrence.start, f"event {m.occurrence.id}") for m in one.meetings if m.occurrence.end <= limit]
    return max(((at, source) for at, source in contacts if at is not None and at < limit), default=None)


def _meeting(act: Act, meeting: Meeting, said: Sequence[Fact], zone: ZoneInfo) -> View:
    event, uid = meeting.occurrence.event, meeting.occurrence.id
    start = meeting.occurrence.start.astimezone(zone)
    told = {"start": Told(start.date() if meeting.occurrence.all_day else start, f"start of event {uid}")}
    if meeting.shared:
        texts = {"title": one_line(event.title), "topic": topic(meeting.topic), "location": place(event.location)}
        sources = {"title": "title", "topic": "title", "location": "location"}
        told |= {key: Told(text, f"{sources[key]} of event {uid}") for key, text in texts.items() if text}
        if points := agenda(event.description):
            told["agenda"] = Told(Lines(points, "- "), f"description of event {uid}")
    return View(name="meeting", told={**told, **_notes(said, _about_meeting(act, meeting), "about the meeting")})


def _notes(said: Sequence[Fact], concerned: Callable[[Fact], bool], about: str) -> dict[str, Told]:
    notes = [(fact, text) for fact in said if concerned(fact) and (text := several_lines(fact.text))]
    if not notes:
        return {}
    times = ", ".join(f"{fact.at:%Y-%m-%d %H:%M} UTC" for fact, _ in notes)
    return {"notes": Told(Lines(tuple(text for _, text in notes)), f"note {about}, {times}")}


def _ids(meeting: Meeting) -> frozenset[OccurrenceId]:
    return frozenset({meeting.identity, meeting.occurrence.id, *(other.id for other in meeting.also)})


def _about_meeting(act: Act, meeting: Meeting) -> Callable[[Fact], bool]:
    ids = _ids(meeting)
    return lambda fact: fact.person is None and (fact.meeting in ids or (fact.meeting is None and fact.key == act.key))


def _about_person(one: PersonHistory, meeting: Meeting | None) -> Callable[[Fact], bool]:
    """What was said to them once is not said again: only notes since the last sent draft that had any."""
    ids = _ids(meeting) if meeting is not None else frozenset()
    used_at = [d.planned_at for d in one.drafts if d.state is DraftState.SENT and "person.notes" in d.sources]
    since = max(used_at, default=None)

    def concerned(fact: Fact) -> bool:
        here = fact.meeting is None or fact.meeting in ids
        return fact.person in one.person.addresses and here and (since is None or fact.at > since)

    return concerned
