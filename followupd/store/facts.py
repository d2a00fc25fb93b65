"""What the user said; only ever added to."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from sqlalchemy import insert, or_, select, text, update
from sqlalchemy.engine import Connection

from followupd.domain.event import OccurrenceId
from followupd.domain.fact import Fact, FactKind
from followupd.domain.ids import Address, Key
from followupd.domain.record import replace
from followupd.store import codec, drafted, persons
from followupd.store import people as people_rows
from followupd.store.database import any_of
from followupd.store.ledger import read_drafts
from followupd.store.marking import mark_meetings, mark_people
from followupd.store.oblivion import Oblivion, recall
from followupd.store.tables import decision, fact, state


def read(
    connection: Connection, *, people: Iterable[Address], keys: Iterable[Key], meetings: Iterable[OccurrenceId]
) -> tuple[Fact, ...]:
    about = or_(
        fact.c.person.in_(any_of(codec.escaped(one) for one in people)),
        fact.c.key.in_(any_of(keys)),
        fact.c.meeting.in_(any_of(codec.meeting_key(one) for one in meetings)),
    )
    rows = connection.execute(select(fact).where(about).order_by(fact.c.at, fact.c.id))
    return tuple(codec.fact_of(row) for row in rows.mappings())


_OF_A_PERSON = frozenset({FactKind.CIRCLE, FactKind.MET, FactKind.PROMISE, FactKind.TAG, FactKind.NAME})
"""What makes whom it is about a unit."""


def add(connection: Connection, told: Iterable[Fact]) -> tuple[Fact, ...]:
    """Keeps them, and marks what they are about: for a key, all about the people of its decisions and drafts."""
    left = recall(connection)
    kept: list[Fact] = []
    for one in told:
        kept.append(_known_by(connection, one, left, kept))
    if kept:
        connection.execute(insert(fact), [codec.fact_row(said) for said in kept])
    people = {said.person for said in kept if said.person is not None}
    meetings = {said.meeting for said in kept if said.meeting is not None}
    if keys := {said.key for said in kept if said.key is not None}:
        bodies = connection.execute(select(decision.c.body).where(decision.c.key.in_(any_of(keys)))).scalars()
        decisions = [drafted.decision_of(body) for body in bodies]
        for about in (*decisions, *read_drafts(connection, keys=keys)):
            people |= set(about.people)
            meetings |= {about.identity} if about.identity is not None else set()
            meetings |= {about.meeting.id} if about.meeting is not None else set()
    named = people_rows.Names()
    for said in kept:
        if said.kind is FactKind.NAME and said.person is not None:
            named.add(said.person, said.text, people_rows.USER, codec.micros(said.at))
    people_rows.keep(connection, named)
    mark_people(connection, people)
    mark_meetings(connection, meetings)
    if units := [said.person for said in kept if said.kind in _OF_A_PERSON and said.person is not None]:
        persons.ensure(connection, units)
    return tuple(kept)


def _known_by(connection: Connection, said: Fact, left: Oblivion | None, before: Sequence[Fact]) -> Fact:
    """The fact as it is kept, said after those `before`."""
    if left and said.person is not None and left.knows(said.person):
        said = replace(said, person=left.address(said.person), text="")
    if said.kind is FactKind.PROMISE:
        said = replace(said, ref=_next_promise(connection))
    if said.kind is FactKind.DONE and said.person is None:
        made = (one.person for one in before if one.kind is FactKind.PROMISE and one.ref == said.ref)
        said = replace(said, person=next(made, None) or _promised_to(connection, said.ref))
    return said


def _next_promise(connection: Connection) -> str:
    connection.execute(update(state).values(promises=state.c.promises + 1))
    return f"p{connection.execute(select(state.c.promises)).scalar_one()}"


def _promised_to(connection: Connection, ref: str) -> Address | None:
    made = (fact.c.kind == FactKind.PROMISE.value, fact.c.ref == codec.escaped(ref), fact.c.ref != text("''"))
    person: str | None = connection.execute(select(fact.c.person).where(*made)).scalar()
    return Address(codec.unescaped(person)) if person is not None else None
