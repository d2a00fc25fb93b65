"""Keeps what was planned."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import datetime, timedelta

from sqlalchemy import and_, delete, exists, func, or_, select, update
from sqlalchemy.engine import Connection

from followupd.domain.draft import LIVE, DraftRecord
from followupd.domain.event import OccurrenceId
from followupd.domain.ids import Address
from followupd.ports.store import UnitId, UnitPlan
from followupd.store import aliases, codec, drafted, ledger, matters, persons
from followupd.store.database import any_of, bulk
from followupd.store.marking import AT_ONCE, concerns, mark
from followupd.store.oblivion import Oblivion, recall
from followupd.store.tables import (
    decision,
    draft,
    identity,
    known_id,
    message,
    message_person,
    occurrence,
    unit,
    unit_person,
)

TALK_BACK = timedelta(days=90)
"""An answer in a thread in which the user wrote longer ago than this ends no waiting."""


def save(
    connection: Connection,
    plans: Mapping[UnitId, UnitPlan],
    identities: Mapping[str, OccurrenceId],
    drafts: Iterable[DraftRecord],
    *,
    seen: int,
    at: datetime,
) -> None:
    """Keeps a plan made of what was there when `seen` marks were counted; a unit marked since then stays marked."""
    drafts = list(drafts)
    if left := recall(connection):
        plans = {one: plan for one, plan in plans.items() if not _names(one, plan, left)}
        drafts = [one for one in drafts if not any(map(left.knows, one.people))]
    own = aliases.groups(connection, [codec.escaped(one) for one in plans if not isinstance(one, OccurrenceId)])
    # Who was merged into somebody since it was planned is no unit any more.
    merged = {Address(codec.unescaped(one)) for one, several in own.items() if several[0] != one}
    plans = {one: plan for one, plan in plans.items() if one not in merged}
    keys = {one: codec.unit_key(one) for one in plans}
    news = _news(connection, plans.values(), at)
    rows = [_row(keys[one], plan, seen, news) for one, plan in plans.items()]
    if rows:
        connection.exec_driver_sql(_UPSERT, rows)
        _save_parts(connection, plans, keys, [several for one, several in own.items() if several[0] == one])
    _drop_vanished(connection, seen, at, keys.values())
    _save_identities(connection, identities)
    ledger.add(connection, drafts)
    people = {codec.escaped(one) for each in drafts for one in each.people}
    if people:
        mark(connection, and_(concerns(connection, people), unit.c.meeting.not_in(any_of(keys.values()))))


def _names(one: UnitId, plan: UnitPlan, left: Oblivion) -> bool:
    """True of a plan that was made before they were forgotten: it is made anew."""
    named = {*plan.concerns, *(address for each in plan.decisions for address in each.people)}
    return any(map(left.knows, named)) or (not isinstance(one, OccurrenceId) and left.knows(one))


def _news(connection: Connection, plans: Iterable[UnitPlan], at: datetime) -> Mapping[str, int]:
    """When the first mail counts that lies there dated later than `at`, by address: the sender's clock is fast."""
    theirs = any_of({codec.escaped(address) for plan in plans for address in plan.concerns})
    now, kinds = codec.micros(at), any_of((codec.HUMAN, codec.AUTOMATIC, codec.BULK))
    own = select(message_person.c.address, func.min(message_person.c.date).label("date")).where(
        message_person.c.address.in_(theirs),
        message_person.c.outgoing.in_(any_of((0, 1))),
        message_person.c.kind.in_(kinds),
        message_person.c.date > now,
    )
    told, other = known_id.alias("told"), known_id.alias("other")
    talk = (
        select(message_person.c.address, func.min(message.c.date))
        .join(told, told.c.id == message_person.c.message)
        .join(other, other.c.thread == told.c.thread)
        .join(message, message.c.id == other.c.id)
        .where(
            message_person.c.address.in_(theirs),
            message_person.c.outgoing == 1,
            message_person.c.kind.in_(kinds),
            message_person.c.date > codec.micros(at - TALK_BACK),
            message.c.date > now,
        )
    )
    found: dict[str, int] = {}
    for wanted in (own, talk):
        for address, date in connection.execute(wanted.group_by(message_person.c.address)):
            found[address] = min(date, found.get(address, date))
    return found


def _row(key: str, plan: UnitPlan, seen: int, news: Mapping[str, int]) -> tuple[str | int | None, ...]:
    times = [codec.maybe_micros(plan.wake_at), *(news.get(codec.escaped(address)) for address in plan.concerns)]
    together = None if plan.accepted_with is None else " ".join(map(codec.escaped, plan.accepted_with))
    return (
        key,
        codec.maybe_meeting_key(plan.identity),
        min((one for one in times if one is not None), default=None),
        int(plan.any_person),
        together,
        matters.body(plan.matters) if plan.matters is not None else None,
        seen,
    )


_UPSERT = f"""
INSERT INTO unit (meeting, identity, wake_at, any_person, accepted_with, matters, marked)
VALUES (?, ?, ?, ?, ?, ?, ?)
ON CONFLICT (meeting) DO UPDATE SET identity = excluded.identity, any_person = excluded.any_person,
accepted_with = excluded.accepted_with, matters = excluded.matters,
wake_at = CASE WHEN marked > excluded.marked THEN {AT_ONCE} ELSE excluded.wake_at END
"""  # noqa: S608


def _save_parts(
    connection: Connection,
    plans: Mapping[UnitId, UnitPlan],
    keys: Mapping[UnitId, str],
    persons_planned: Iterable[tuple[str, ...]],
) -> None:
    wanted = select(unit.c.meeting, unit.c.id).where(unit.c.meeting.in_(any_of(keys.values())))
    ids = dict(connection.execute(wanted).all())
    connection.execute(delete(decision).where(decision.c.unit.in_(any_of(ids.values()))))
    concerned = {(one, ids[persons.unit_key(several[0])]) for several in persons_planned for one in several}
    decided = []
    for one, plan in plans.items():
        number = ids[keys[one]]
        concerned.update([(codec.escaped(address), number) for address in plan.concerns])
        decided += [(number, i, each.key, drafted.decision_body(each)) for i, each in enumerate(plan.decisions)]
    _save_concerned(connection, ids.values(), concerned)
    bulk(connection, decision, ("unit", "position", "key", "body"), decided)


def _save_concerned(connection: Connection, units: Iterable[int], concerned: set[tuple[str, int]]) -> None:
    """Most of it is there already: the pull that made a unit wrote down whom its event names."""
    stored = select(unit_person.c.address, unit_person.c.unit).where(unit_person.c.unit.in_(any_of(units)))
    known = {(address, number) for address, number in connection.execute(stored).all()}
    if gone := known - concerned:
        connection.exec_driver_sql("DELETE FROM unit_person WHERE address = ? AND unit = ?", list(gone))
    bulk(connection, unit_person, ("address", "unit"), concerned - known)


def _drop_vanished(connection: Connection, seen: int, at: datetime, planned: Iterable[str]) -> None:
    # What vanished was marked for that, so it is among the due: the others need not be looked at.
    vanished = and_(
        unit.c.wake_at <= codec.micros(at),
        unit.c.marked <= seen,
        unit.c.meeting.not_in(any_of(planned)),
        ~persons.IS_PERSON,  # nobody vanishes
        ~exists().where(occurrence.c.meeting == unit.c.meeting),
    )
    alive = draft.c.state.in_(any_of(LIVE))
    drafted = exists().where(alive, or_(draft.c.identity == unit.c.identity, draft.c.identity == unit.c.meeting))
    connection.execute(update(unit).where(vanished, drafted).values(wake_at=None))
    connection.execute(delete(unit).where(vanished))


def _save_identities(connection: Connection, found: Mapping[str, OccurrenceId]) -> None:
    rows = [(codec.escaped(mark), codec.meeting_key(one)) for mark, one in found.items()]
    bulk(connection, identity, ("fingerprint", "meeting"), rows, or_ignore=True)
