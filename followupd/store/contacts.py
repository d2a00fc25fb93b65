"""What mail and past meetings say about people, by look-ups in an index."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, ScalarSelect, Select, and_, func, select
from sqlalchemy.engine import Connection

from followupd.domain.ids import Address, Key, MessageId, Ref, Source, ThreadId
from followupd.domain.judgement import Intent
from followupd.domain.message import MessageRecord
from followupd.domain.record import Struct
from followupd.ports.store import PersonMail
from followupd.store import aliases, codec
from followupd.store.database import any_of
from followupd.store.tables import judgement, known_id, message, message_location, message_person, past_meeting
from followupd.store.threads import named_by


def person_mail(connection: Connection, people: Iterable[Address], now: datetime) -> Mapping[Address, PersonMail]:
    wanted = {codec.escaped(one): one for one in people}
    groups = aliases.groups(connection, wanted)
    at = codec.micros(now)
    told = _told(connection, {one for several in groups.values() for one in several}, at)
    found: dict[Address, PersonMail] = {}
    for one, several in groups.items():
        met = told[one].met if len(several) == 1 else _met(connection, several, at)
        found[wanted[one]] = _person_mail([told[each] for each in several], met)
    return found


def _met(connection: Connection, escaped_addresses: Iterable[str], at: int) -> int:
    """How often any of these was met: a meeting of two of them counts once."""
    past = (past_meeting.c.address.in_(any_of(escaped_addresses)), past_meeting.c.starts_at <= at)
    return int(connection.execute(select(func.count(past_meeting.c.starts_at.distinct())).where(*past)).scalar_one())


class _Told(Struct, frozen=True):
    """What is told of one address, in microseconds."""

    first_out: int | None
    last_out: int | None
    first_in: int | None
    last_in: int | None
    first_bulk: int | None
    met: int
    last_met: int | None


def _told(connection: Connection, escaped_addresses: Iterable[str], at: int) -> Mapping[str, _Told]:
    person = func.json_each(json.dumps(list(escaped_addresses))).table_valued("value", name="person")
    address = person.c.value

    def edge(of: Any, outgoing: int, kind: int) -> ScalarSelect[Any]:
        mail = (
            message_person.c.address == address,
            message_person.c.outgoing == outgoing,
            message_person.c.kind == kind,
            message_person.c.date <= at,
        )
        return select(of(message_person.c.date)).where(*mail).scalar_subquery()

    past = and_(past_meeting.c.address == address, past_meeting.c.starts_at <= at)
    rows = connection.execute(
        select(
            address,
            edge(func.min, 1, codec.HUMAN),
            edge(func.max, 1, codec.HUMAN),
            edge(func.min, 0, codec.HUMAN),
            edge(func.max, 0, codec.HUMAN),
            edge(func.min, 0, codec.BULK),
            select(func.count(past_meeting.c.starts_at.distinct())).where(past).scalar_subquery(),
            select(func.max(past_meeting.c.starts_at)).where(past).scalar_subquery(),
        ).select_from(person)
    )
    return {one: _Told(*told) for one, *told in rows.all()}


def _person_mail(told: Sequence[_Told], met: int) -> PersonMail:
    """What is told of all addresses of one person, put together."""

    def times(*names: str) -> list[int]:
        return [time for one in told for name in names if (time := getattr(one, name)) is not None]

    return PersonMail(
        first_mail=codec.maybe_instant(min(times("first_out", "first_in"), default=None)),
        first_out=codec.maybe_instant(min(times("first_out"), default=None)),
        last_out=codec.maybe_instant(max(times("last_out"), default=None)),
        last_in=codec.maybe_instant(max(times("last_in"), default=None)),
        is_list=bool(times("first_bulk")) and not times("first_in") and not times("first_out"),
        met_before=met,
        last_met_before=codec.maybe_instant(max(times("last_met"), default=None)),
    )


def messages_with(
    connection: Connection, people: Iterable[Address], since: datetime, until: datetime
) -> tuple[MessageRecord, ...]:
    theirs = select(message_person.c.message).where(
        message_person.c.address.in_(any_of(map(codec.escaped, people))),
        message_person.c.outgoing.in_(any_of((0, 1))),
        message_person.c.kind.in_(any_of((codec.HUMAN, codec.AUTOMATIC, codec.BULK))),
        message_person.c.date.between(codec.micros(since), codec.micros(until)),
    )
    wanted = connection.execute(theirs.union(_opted_out(people, until))).scalars().all()
    return records(connection, message.c.id.in_(any_of(wanted)))


def _opted_out(people: Iterable[Address], until: datetime) -> Select[tuple[int]]:
    """Who asked for no mail asked for ever: such a message counts however old it is."""
    return (
        select(message_person.c.message)
        .join(judgement, judgement.c.message == message_person.c.message)
        .where(
            message_person.c.address.in_(any_of(map(codec.escaped, people))),
            message_person.c.outgoing == 0,
            message_person.c.kind.in_(any_of((codec.HUMAN, codec.AUTOMATIC, codec.BULK))),
            message_person.c.date <= codec.micros(until),
            judgement.c.intent == Intent.OPTED_OUT.value,
        )
    )


def records(connection: Connection, which: ColumnElement[bool]) -> tuple[MessageRecord, ...]:
    """The messages for which `which` holds, by date."""
    place = (
        select(message_location.c.ref)
        .where(message_location.c.message == message.c.id)
        .order_by(message_location.c.source, message_location.c.folder, message_location.c.ref)
        .limit(1)
    )
    origin = place.with_only_columns(message_location.c.source)
    rows = connection.execute(
        select(
            message,
            *(column for column in judgement.c if column is not judgement.c.message),
            known_id.c.message_id,
            named_by.c.message_id.label("thread"),
            place.scalar_subquery().label("ref"),
            origin.scalar_subquery().label("place"),
        )
        .join(known_id, known_id.c.id == message.c.id)
        .join(named_by, named_by.c.id == known_id.c.thread)
        .outerjoin(judgement, judgement.c.message == message.c.id)
        .where(which)
        .order_by(message.c.date, known_id.c.message_id)
    )
    return tuple(_record(row) for row in rows.mappings())


def _record(row: Mapping[Any, Any]) -> MessageRecord:
    ref = codec.maybe_unescaped(row["ref"])
    return MessageRecord(
        source=Source(codec.unescaped(row["place"] or row["source"])),
        ref=Ref(ref) if ref is not None else None,
        message_id=MessageId(codec.unescaped(row["message_id"])),
        thread=ThreadId(codec.unescaped(row["thread"])),
        date=codec.instant(row["date"]),
        outgoing=bool(row["outgoing"]),
        sent_folder=bool(row["sent_folder"]),
        subject=codec.unescaped(row["subject"]),
        people=codec.addresses(row["people"]),
        in_reply_to=codec.message_ids(row["in_reply_to"]),
        bulk=bool(row["bulk"]),
        automatic=bool(row["automatic"]),
        sender=Address(codec.unescaped(row["sender"])) if row["sender"] else None,
        judgement=codec.judgement_of(row) if row["kind"] is not None else None,
        key=Key(row["draft_key"]) if row["draft_key"] is not None else None,
        to=() if row["outgoing"] else codec.addresses(row["recipients"]),
    )


def count_messages(connection: Connection) -> int:
    return int(connection.execute(select(func.count()).select_from(message)).scalar_one())
