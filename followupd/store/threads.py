"""Which messages belong together, kept as what every Message-ID that was read or named leads to."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from sqlalchemy import func, select
from sqlalchemy.engine import Connection

from followupd.domain.ids import Address, MessageId, ThreadId
from followupd.domain.message import Message
from followupd.store import codec
from followupd.store.database import any_of, bulk
from followupd.store.tables import known_id, message

if TYPE_CHECKING:
    from followupd.derive.threads import SubjectMatch

_SAME_SUBJECT = 2_000
"""So many messages with one subject are looked at: thousands of machine reports would be read with every one."""

named_by = known_id.alias("named_by")


def extend(connection: Connection, messages: Sequence[Message]) -> dict[MessageId, int]:
    """Puts new messages into threads; returns the numbers of their ids."""
    if not messages:
        return {}
    from followupd.derive.threads import assign, named_ids  # what is read alone needs none of it

    numbers, stored = _stored(connection, {one for each in messages for one in named_ids(each)})
    changes = assign(
        messages, stored, lambda subjects, orphans_only: _by_subject(connection, subjects, orphans_only=orphans_only)
    )
    next_id = 1 + (connection.execute(select(func.max(known_id.c.id))).scalar_one() or 0)
    numbers |= {one: number for number, one in enumerate(changes.assigned, next_id)}
    named = {*changes.assigned.values(), *changes.merged.keys(), *changes.merged.values()}
    threads = numbers | _numbers(connection, named - numbers.keys())
    rows = [(numbers[one], codec.escaped(one), threads[MessageId(thread)]) for one, thread in changes.assigned.items()]
    bulk(connection, known_id, ("id", "message_id", "thread"), rows)
    merged = [(threads[MessageId(kept)], threads[MessageId(old)]) for old, kept in changes.merged.items()]
    if merged:
        connection.exec_driver_sql("UPDATE known_id SET thread = ? WHERE thread = ?", merged)
    return {one.message_id: numbers[one.message_id] for one in messages}


def _stored(
    connection: Connection, wanted: Iterable[MessageId]
) -> tuple[dict[MessageId, int], dict[MessageId, ThreadId]]:
    ids = {codec.escaped(one): one for one in wanted}
    joined = (
        select(known_id.c.message_id, known_id.c.id, named_by.c.message_id)
        .join(named_by, named_by.c.id == known_id.c.thread)
        .where(known_id.c.message_id.in_(any_of(ids)))
    )
    rows = [
        (ids[text], number, ThreadId(codec.unescaped(thread))) for text, number, thread in connection.execute(joined)
    ]
    return {one: number for one, number, _ in rows}, {one: thread for one, _, thread in rows}


def _numbers(connection: Connection, wanted: Iterable[str]) -> dict[MessageId, int]:
    ids = {codec.escaped(one): MessageId(one) for one in wanted}
    rows = connection.execute(
        select(known_id.c.message_id, known_id.c.id).where(known_id.c.message_id.in_(any_of(ids)))
    )
    return {ids[text]: number for text, number in rows}


def _by_subject(connection: Connection, subjects: frozenset[str], *, orphans_only: bool) -> list[SubjectMatch]:
    from followupd.derive.threads import SubjectMatch

    wanted = (
        select(
            message.c.subject_key,
            message.c.orphan,
            named_by.c.message_id,
            message.c.date,
            message.c.sender,
            message.c.recipients,
        )
        .join(known_id, known_id.c.id == message.c.id)
        .join(named_by, named_by.c.id == known_id.c.thread)
        .where(message.c.subject_key.in_(any_of(map(codec.escaped, subjects))), message.c.subject_key != "")
    )
    if orphans_only:
        wanted = wanted.where(message.c.orphan == 1)
    rows = connection.execute(wanted.limit(_SAME_SUBJECT))
    return [
        SubjectMatch(
            subject=codec.unescaped(subject),
            is_orphan=bool(orphan),
            thread=ThreadId(codec.unescaped(thread)),
            date=codec.instant(date),
            sender=Address(codec.unescaped(sender)) if sender else None,
            recipients=frozenset(codec.addresses(recipients)),
        )
        for subject, orphan, thread, date, sender, recipients in rows
    ]
