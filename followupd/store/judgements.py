"""What messages were judged to be: which are still to be read, and what follows from a judgement."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import datetime

from sqlalchemy import and_, delete, exists, select, text, update
from sqlalchemy.engine import Connection

from followupd.domain.ids import FORGOTTEN, Address, MessageId
from followupd.domain.judgement import Judgement, Kind
from followupd.domain.message import MessageRecord
from followupd.domain.record import Struct
from followupd.store import aliases, codec, contacts
from followupd.store.database import any_of, bulk
from followupd.store.marking import mark_people
from followupd.store.oblivion import is_forgotten, recall
from followupd.store.tables import judgement, known_id, message, message_location, message_person

NEWEST_IN, NEWEST_OUT = 300, 3
"""So many of a person's messages are read, either way."""

_KINDS = {
    Kind.REPLY: codec.HUMAN,
    Kind.AUTO_REPLY: codec.AUTOMATIC,
    Kind.BOUNCE: codec.AUTOMATIC,
    Kind.NOTIFICATION: codec.AUTOMATIC,
    Kind.LIST: codec.BULK,
}
_PERSON_COLUMNS = ("address", "outgoing", "kind", "date", "message")
_LIES_SOMEWHERE = exists().where(message_location.c.message == message.c.id)


def unread(connection: Connection, people: Iterable[Address], since: datetime) -> tuple[MessageRecord, ...]:
    groups = aliases.groups(connection, [codec.escaped(one) for one in people if not is_forgotten(one)])
    theirs = codec.dumps([(one, several[0]) for several in set(groups.values()) for one in several])
    newest = connection.exec_driver_sql(_NEWEST, (theirs, codec.micros(since))).scalars().all()
    if not newest:
        return ()
    wanted = and_(message.c.id.in_(any_of(newest)), message.c.judged == 0, _LIES_SOMEWHERE)
    return contacts.records(connection, wanted)


_NEWEST = f"""
SELECT message FROM (
    SELECT message, outgoing, row_number() OVER (
        PARTITION BY json_extract(one.value, '$[1]'), outgoing ORDER BY date DESC, message DESC
    ) AS place
    FROM json_each(?) AS one CROSS JOIN message_person ON address = json_extract(one.value, '$[0]')
    WHERE outgoing IN (0, 1) AND kind = {codec.HUMAN} AND date >= ?
) WHERE place <= CASE outgoing WHEN 1 THEN {NEWEST_OUT} ELSE {NEWEST_IN} END
"""  # noqa: S608


def unread_automatic(connection: Connection, since: datetime) -> tuple[MessageRecord, ...]:
    # In the very words of the index `message_unread`: SQLite uses it for nothing else.
    waiting = text("message.automatic = 1 AND message.judged = 0")
    known = ~message.c.sender.endswith(f"@{FORGOTTEN}")
    ids = select(message.c.id).where(waiting, known, message.c.date >= codec.micros(since), _LIES_SOMEWHERE)
    found = list(connection.execute(ids).scalars())
    return contacts.records(connection, message.c.id.in_(any_of(found))) if found else ()


def conversations(
    connection: Connection, messages: Iterable[MessageId]
) -> Mapping[MessageId, tuple[MessageRecord, ...]]:
    left = recall(connection)
    wanted = {codec.escaped(left.message_id(one) if left else one): one for one in messages}
    named = select(known_id.c.message_id, known_id.c.thread).where(known_id.c.message_id.in_(any_of(wanted)))
    thread_of = {wanted[row.message_id]: row.thread for row in connection.execute(named)}
    told = {
        thread: contacts.records(connection, known_id.c.thread == thread) for thread in sorted(set(thread_of.values()))
    }
    return {one: told[thread] for one, thread in thread_of.items() if told[thread]}


class _Stored(Struct, frozen=True):
    """A message that is judged, as it stands in the database."""

    id: int
    date: int
    outgoing: int
    people: tuple[Address, ...]
    judgement: Judgement | None


def save(connection: Connection, judgements: Mapping[MessageId, Judgement]) -> None:
    if left := recall(connection):
        judgements = {left.message_id(one): left.judgement(told) for one, told in judgements.items()}
    stored = _stored(connection, judgements)
    changed = {
        one: told
        for one, told in judgements.items()
        if one in stored
        and stored[one].judgement != told
        and not (stored[one].people and all(map(is_forgotten, stored[one].people)))
    }
    rows, persons, before, concerned = [], [], [], set[Address]()
    for message_id, told in changed.items():
        one = stored[message_id]
        failed = {each.address for each in (*told.recipients, *(one.judgement.recipients if one.judgement else ()))}
        bounced = {each.address for each in told.recipients} - set(one.people) if told.kind is Kind.BOUNCE else set()
        rows.append(codec.judgement_row(one.id, told))
        before += [(codec.escaped(each), one.date, one.id) for each in (*one.people, *failed)]
        persons += [(codec.escaped(each), one.outgoing, _KINDS[told.kind], one.date, one.id) for each in one.people]
        persons += [(codec.escaped(each), 0, codec.AUTOMATIC, one.date, one.id) for each in sorted(bounced)]
        concerned.update(one.people, failed)
    if not rows:
        return
    ids = any_of([row[0] for row in rows])
    connection.execute(delete(judgement).where(judgement.c.message.in_(ids)))
    bulk(connection, judgement, tuple(column.name for column in judgement.c), rows)
    connection.execute(update(message).where(message.c.id.in_(ids)).values(judged=1))
    silent = [stored[one].id for one, told in changed.items() if any(is_forgotten(r.address) for r in told.recipients)]
    if silent:  # the subject of a bounce is the subject of what bounced
        unnamed = update(message).where(message.c.id.in_(any_of(silent)))
        connection.execute(unnamed.values(subject="", subject_key=""))
    if before:
        connection.exec_driver_sql(_DELETE, before)
    bulk(connection, message_person, _PERSON_COLUMNS, persons, or_ignore=True)
    mark_people(connection, concerned | _written_to(connection, changed.values()))


_DELETE = """
DELETE FROM message_person
WHERE address = ? AND outgoing IN (0, 1) AND kind IN (0, 1, 2) AND date = ? AND message = ?
"""


def _stored(connection: Connection, wanted: Iterable[MessageId]) -> dict[MessageId, _Stored]:
    ids = {codec.escaped(one): one for one in wanted}
    joined = (
        select(known_id.c.message_id, message.c.id, message.c.date, message.c.outgoing, message.c.people, judgement)
        .join(message, message.c.id == known_id.c.id)
        .outerjoin(judgement, judgement.c.message == message.c.id)
        .where(known_id.c.message_id.in_(any_of(ids)))
    )
    return {
        ids[row["message_id"]]: _Stored(
            row["id"],
            row["date"],
            row["outgoing"],
            codec.addresses(row["people"]),
            codec.judgement_of(row) if row["kind"] is not None else None,
        )
        for row in connection.execute(joined).mappings()
    }


def _written_to(connection: Connection, judgements: Iterable[Judgement]) -> set[Address]:
    """Who was written to in the messages that these are about."""
    about = [codec.escaped(one.about) for one in judgements if one.about is not None]
    joined = select(message.c.people).join(known_id, known_id.c.id == message.c.id)
    rows = connection.execute(joined.where(known_id.c.message_id.in_(any_of(about)))).scalars() if about else ()
    return {address for row in rows for address in codec.addresses(row)}
