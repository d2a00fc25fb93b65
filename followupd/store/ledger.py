"""The draft ledger: one row a draft, from plan to end."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from sqlalchemy import ColumnElement, Select, and_, exists, func, insert, select, update
from sqlalchemy.engine import Connection

from followupd.domain.draft import LIVE, UNPLACED, DraftRecord, DraftState
from followupd.domain.ids import AccountName, Address, Key, Ref
from followupd.errors import Problem, StateError
from followupd.store import codec, drafted
from followupd.store.database import any_of
from followupd.store.marking import mark_meetings, mark_people
from followupd.store.tables import draft, draft_person, occurrence, unit

ENDED = frozenset(DraftState) - LIVE
"""A draft in one of these is no longer anywhere, and its bytes are dropped."""


def read_drafts(
    connection: Connection,
    *,
    people: Iterable[Address] | None = None,
    keys: Iterable[Key] | None = None,
    states: Iterable[DraftState] | None = None,
    since: datetime | None = None,
) -> tuple[DraftRecord, ...]:
    wanted: list[ColumnElement[bool]] = []
    if people is not None:
        theirs = draft_person.c.address.in_(any_of(codec.escaped(one) for one in people))
        wanted.append(draft.c.id.in_(select(draft_person.c.draft).where(theirs)))
    if keys is not None:
        wanted.append(draft.c.key.in_(any_of(keys)))
    if states is not None:
        wanted.append(draft.c.state.in_(any_of(states)))
    if since is not None:
        wanted.append(draft.c.planned_at >= codec.micros(since))
    return _records(connection, select(draft).where(*wanted))


def _records(connection: Connection, wanted: Select[tuple[object]]) -> tuple[DraftRecord, ...]:
    rows = connection.execute(wanted.order_by(draft.c.planned_at, draft.c.id))
    return tuple(drafted.draft_of(row) for row in rows.mappings())


def read_draft(connection: Connection, draft_id: str) -> DraftRecord | None:
    found = _records(connection, select(draft).where(draft.c.id == codec.escaped(draft_id)))
    return found[0] if found else None


def deleted_refs(connection: Connection, account: AccountName, since: datetime) -> dict[Ref, str]:
    """By columns alone: of many deleted drafts hardly one is ever looked at again."""
    theirs = (draft.c.account == codec.escaped(account), draft.c.ref.is_not(None))
    lately = (draft.c.state == DraftState.DELETED.value, draft.c.settled_at >= codec.micros(since))
    rows = connection.execute(select(draft.c.ref, draft.c.id).where(*theirs, *lately))
    return {Ref(codec.unescaped(ref)): str(draft_id) for ref, draft_id in rows}


def orphans(connection: Connection) -> tuple[DraftRecord, ...]:
    stands = occurrence.c.meeting == unit.c.meeting
    known = exists().where(stands, unit.c.identity == draft.c.identity)
    # What is not planned yet has no identity: it may be a meeting of its own.
    new = exists().where(stands, unit.c.meeting == draft.c.identity, unit.c.identity.is_(None))
    live = draft.c.state.in_(any_of(LIVE))
    return _records(connection, select(draft).where(live, draft.c.identity.is_not(None), ~known, ~new))


def count_planned_since(connection: Connection, since: datetime) -> int:
    withdrawn = and_(draft.c.state.in_(any_of(ENDED)), draft.c.placed_at.is_(None))
    counted = select(func.count()).where(draft.c.planned_at >= codec.micros(since), ~withdrawn)
    return int(connection.execute(counted).scalar_one())


def add(connection: Connection, records: Iterable[DraftRecord]) -> None:
    """New rows, with who they are for."""
    for record in records:
        row = drafted.draft_row(record)
        connection.execute(insert(draft).values(row))
        people = [{"address": codec.escaped(one), "draft": row["id"]} for one in dict.fromkeys(record.people)]
        if people:
            connection.execute(insert(draft_person), people)


def replace_row(connection: Connection, record: DraftRecord, was: DraftState) -> None:
    """Compare and set on the state; marks what the draft has to do with, where that can tell the difference."""
    row = drafted.draft_row(record)
    if record.state in ENDED:
        row["raw"] = None
    held = and_(draft.c.id == row["id"], draft.c.state == was.value)
    if connection.execute(update(draft).where(held).values(row)).rowcount != 1:
        raise StateError(Problem(where=record.id, what=f"the draft is no longer {was.value}: nothing was changed"))
    if not {was, record.state} <= UNPLACED:
        mark_people(connection, record.people)
        mark_meetings(connection, [record.identity] if record.identity is not None else [])
