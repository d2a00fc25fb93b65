"""Tries every template on awkward people and meetings, as a draft would be composed, and says what is wrong with it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

from followupd.compose.draft import compose, has_gap
from followupd.compose.errors import BadGreeting, NeedsFact, UnsafeDraft
from followupd.compose.templates import Template, TemplateLibrary, shipped_folder
from followupd.compose.tone import MOST_WORDS, slips
from followupd.domain.decision import Act, Follows, Purpose
from followupd.domain.draft import ComposedDraft
from followupd.domain.event import Attendee, Event, Occurrence, OccurrenceId
from followupd.domain.fact import Fact, FactKind, Promise, Said
from followupd.domain.history import PersonHistory
from followupd.domain.ids import AccountName, Address, Key, MessageId
from followupd.domain.meeting import Meeting, Met, MetBecause
from followupd.domain.person import Confidence, Person, PersonName
from followupd.domain.policy import Me
from followupd.domain.record import Struct, replace
from followupd.errors import Problem, TemplateError

NOW = datetime(2026, 11, 19, 15, 0, tzinfo=UTC)
_ME = Me(name="Ada Example", addresses=(Address("ada@example.org"),), timezone=ZoneInfo("UTC"), signature="Ada")
_EARLIER = Follows(subject="Good to meet you", references=(MessageId("1@example.org"),), since=NOW - timedelta(days=6))
_TWICE = replace(_EARLIER, references=(*_EARLIER.references, MessageId("2@example.org")))


class Findings(Struct, frozen=True, kw_only=True):
    """What is wrong with one template, and what is only doubtful."""

    template: str
    problems: tuple[Problem, ...]
    warnings: tuple[Problem, ...] = ()


class _Case(Struct, frozen=True, kw_only=True):
    who: str  # in words
    people: tuple[PersonHistory, ...]
    meeting: Meeting | None
    facts: tuple[Fact, ...] = ()
    bare: bool = False  # nothing particular is known
    follows: Follows = _EARLIER  # where there is no meeting


def check(library: TemplateLibrary, name: str, now: datetime = NOW) -> Findings:
    """Everything that is wrong with the template `name`, as if it were `now`, each with its file and line."""
    try:
        template = library.get(name)
    except TemplateError as error:
        return Findings(template=name, problems=error.problems)
    problems = list(_slips(template))
    warnings: list[Problem] = []
    drafted = 0
    lacks: list[str] = []
    for case in _cases(template, now):
        try:
            draft = _composed(library, template, case, now)
        except TemplateError as error:
            problems += error.problems
        except NeedsFact as lack:
            lacks += lack.names
            if isinstance(lack, BadGreeting):
                what = f"for {case.who}: {lack.what}"
                problems.append(Problem(where=lack.where, what=what, hint="{{ greeting }} is never wrong"))
            else:
                warnings += _unguarded(template, case, lack)
        except UnsafeDraft as error:
            problems.append(Problem(where=f"{template.path}:1", what=f"for {case.who}: {error}"))
        else:
            drafted += 1
            problems += _too_long(template, draft)
            if case.bare and not has_gap(draft.body):
                warnings.append(_no_gap(template))
    if not drafted and not problems:
        what = f"it makes no draft for anybody: {', '.join(dict.fromkeys(lacks))} is never known"
        problems.append(Problem(where=f"{template.path}:1", what=what))
    return Findings(template=name, problems=_distinct(problems), warnings=_distinct(warnings))


def broken(library: TemplateLibrary, names: Iterable[str]) -> Iterator[TemplateError]:
    """Why those of `names` that can make no draft cannot; the shipped ones can."""
    for name in names:
        try:
            template = library.get(name)
            if template.path.parent != shipped_folder():
                _composed(library, template, next(_cases(template, NOW)), NOW)
        except TemplateError as error:
            yield error
        except (NeedsFact, UnsafeDraft):
            pass  # a template that is whole, of which this somebody knows too little


def _distinct(problems: Sequence[Problem]) -> tuple[Problem, ...]:
    """Each once; the first of those that differ only in whom they were found with."""
    told: dict[tuple[str, str], Problem] = {}
    for problem in problems:
        told.setdefault((problem.where, problem.what.partition(", as for ")[0]), problem)
    return tuple(told.values())


def _slips(template: Template) -> Iterator[Problem]:
    for slip in slips(template.source):
        line = template.source.count("\n", 0, slip.at) + 1
        yield Problem(
            where=f"{template.path}:{line}", what=f"{slip.phrase!r} is {slip.what}", hint="say it in your own words"
        )


def _too_long(template: Template, draft: ComposedDraft) -> Iterator[Problem]:
    words = len(draft.body.split())
    if words > MOST_WORDS:
        what = f"{words} words: a follow-up has 60 to 120, and {MOST_WORDS} at most"
        yield Problem(where=f"{template.path}:{template.front.body_line}", what=what)


def _no_gap(template: Template) -> Problem:
    return Problem(
        where=f"{template.path}:{template.front.body_line}",
        what="where nothing particular is known, it says the same to everybody",
        hint='leave a gap there: {{ gap("what you enjoyed") }}',
    )


def _unguarded(template: Template, case: _Case, lack: NeedsFact) -> Iterator[Problem]:
    for name in lack.names:
        declared = name in template.spec.needs or name.rpartition(".")[2] in template.spec.needs
        if not declared and not (len(case.people) > 1 and name.partition(".")[0] == "person"):
            what = f"a draft is held (needs_fact) wherever {name} is not known, as for {case.who}"
            hint = f"put it into {{% if {name} %}}, or say needs: [{name}] if that is meant"
            yield Problem(where=lack.where, what=what, hint=hint)


def _composed(library: TemplateLibrary, template: Template, case: _Case, now: datetime) -> ComposedDraft:
    meeting = case.meeting
    act = Act(
        key=Key("0" * 32),
        account=AccountName("check"),
        purpose=Purpose.FOLLOW_UP,
        people=tuple(one.person.address for one in case.people),
        meeting=None,
        identity=None if meeting is None else meeting.identity,
        rule=None,
        template=template.spec.name,
        due=now,
        detail="",
        follows=case.follows if meeting is None else None,
    )
    return compose(
        act,
        meeting=meeting,
        people=case.people,
        facts=case.facts,
        me=_ME,
        sender=_ME.addresses[0],
        library=library,
        now=now,
    )


def _cases(template: Template, now: datetime) -> Iterator[_Case]:
    kim = _person("Kim", "Lee", company="Acme")
    casts = {
        "somebody with a name": (kim,),
        "somebody without a name": (_person("", ""),),
        "somebody with one name": (_person("Kim", ""),),
        "somebody with a Japanese name": (_person("太郎", "田中"),),
        "somebody with a Hebrew name": (_person("שרה", "כהן"),),
        "somebody with a name of 200 characters": (_person("K" * 100, "L" * 100),),
        "somebody called None": (_person("None", "None"),),
        "somebody whose name turns the text around": (_person("\u202eKim\u202c", "Lee\u2066"),),
        "somebody whose name is an address": (_person("kim@acme.example", ""),),
        "two people": (kim, _person("Jo", "Park", number=1)),
        "two people, one without a name": (kim, _person("", "", number=1)),
        "fifteen people": tuple(_person("Kim", "Lee", number=number) for number in range(15)),
    }
    if template.spec.purpose != Purpose.FOLLOW_UP:
        for who, people in casts.items():
            yield _Case(who=who, people=people, meeting=None, bare=who == "somebody with a name")
        yield _Case(who="somebody written to twice", people=(kim,), meeting=None, bare=True, follows=_TWICE)
        promise = Promise(ref="p1", text="send you the paper on straps", made_at=now - timedelta(days=6), due=now)
        yield _Case(
            who="somebody promised something", people=(replace(kim, said=Said(promises=(promise,))),), meeting=None
        )
        return
    for who, people in casts.items():
        yield _Case(
            who=who, people=people, meeting=_meeting(people, now, shared=False), bare=who == "somebody with a name"
        )
        yield _Case(
            who=who, people=people, meeting=_meeting(people, now, topic="Pricing", location="Café Einstein, Berlin")
        )
    one = (kim,)
    note = Fact(kind=FactKind.NOTE, at=now, person=kim.person.address, text="Your point on pricing was good.", say=True)
    hostile = "**Bold** {{7*7}} {% raw %} <b>x</b> =?utf-8?q?x=0D=0ABcc:_y?="
    yield _Case(who="a meeting with a note", people=one, meeting=_meeting(one, now), facts=(note,))
    yield _Case(who="a title with markup", people=one, meeting=_meeting(one, now, topic=hostile))
    yield _Case(who="an all-day event", people=one, meeting=_meeting(one, now, topic="Conference", all_day=True))
    yield _Case(who="an agenda", people=one, meeting=_meeting(one, now, description="- prices\n- dates"))


def _person(first: str, last: str, *, number: int = 0, company: str = "") -> PersonHistory:
    address = Address(f"kim{number}@acme.example")
    sure = Confidence.SURE if first else Confidence.NONE
    name = PersonName(first=first, last=last, full=f"{first} {last}".strip(), confidence=sure)
    return PersonHistory(person=Person(address=address, addresses=(address,), name=name, company=company))


def _meeting(
    people: Sequence[PersonHistory],
    now: datetime,
    *,
    topic: str = "",
    shared: bool = True,
    all_day: bool = False,
    location: str = "",
    description: str = "",
) -> Meeting:
    uid = OccurrenceId(uid="check")
    start = now.replace(hour=0) - timedelta(days=2)
    attendees = tuple(Attendee(address=one.person.address, name=one.person.name.full) for one in people)
    event = Event(title=topic or "Meeting", location=location, description=description, attendees=attendees)
    return Meeting(
        identity=uid,
        occurrence=Occurrence(id=uid, start=start, end=start + timedelta(hours=1), all_day=all_day, event=event),
        account=AccountName("check"),
        verdicts=tuple(Met(person=one.person, because=MetBecause.ACCEPTED) for one in people),
        topic=topic,
        shared=shared,
    )
