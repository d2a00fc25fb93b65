"""What the user said; only ever added to."""

from __future__ import annotations

from collections.abc import Iterable

from sqlalchemy import insert, or_, select
from sqlalchemy.engine import Connection

from followupd.domain.event import OccurrenceId
from followupd.domain.fact import Fact
from followupd.domain.ids import Address, Key
from followupd.store import codec
from followupd.store.database import any_of
from followupd.store.ledger import read_drafts
from followupd.store.marking import mark_meetings, mark_people
from followupd.store.tables import decision, fact


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


def add(connection: Connection, said: Fact) -> None:
    """Keeps it, and marks what it is about: for a key, all that concerns the people of its decisions and drafts."""
    connection.execute(insert(fact).values(codec.fact_row(said)))
    people = {said.person} if said.person is not None else set()
    meetings = {said.meeting} if said.meeting is not None else set()
    if said.key is not None:
        bodies = connection.execute(select(decision.c.body).where(decision.c.key == said.key)).scalars()
        decisions = [codec.decision_of(body) for body in bodies]
        for one in (*decisions, *read_drafts(connection, keys=[said.key])):
            people |= set(one.people)
            meetings |= {one.identity} if one.identity is not None else set()
            meetings |= {one.meeting.id} if one.meeting is not None else set()
    mark_people(connection, people)
    mark_meetings(connection, meetings)
