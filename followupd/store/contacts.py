"""What mail and past meetings say about people, by look-ups in an index."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import Any

from sqlalchemy import ScalarSelect, and_, func, select
from sqlalchemy.engine import Connection

from followupd.domain.ids import Address, Key, MessageId, Ref, Source, ThreadId
from followupd.domain.message import MessageRecord
from followupd.ports.store import PersonMail
from followupd.store import codec
from followupd.store.database import any_of
from followupd.store.tables import known_id, message, message_location, message_person, past_meeting
from followupd.store.threads import named_by


def person_mail(connection: Connection, people: Iterable[Address], now: datetime) -> Mapping[Address, PersonMail]:
    wanted = {codec.escaped(one): one for one in people}
    at = codec.micros(now)
    person = func.json_each(json.dumps(list(wanted))).table_valued("value", name="person")
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
    return {wanted[row[0]]: _person_mail(*row[1:]) for row in rows}


def _person_mail(
    first_out: int | None,
    last_out: int | None,
    first_in: int | None,
    last_in: int | None,
    first_bulk: int | None,
    met: int,
    last_met: int | None,
) -> PersonMail:
    first = min((one for one in (first_out, first_in) if one is not None), default=None)
    return PersonMail(
        first_mail=codec.maybe_instant(first),
        first_out=codec.maybe_instant(first_out),
        last_out=codec.maybe_instant(last_out),
        last_in=codec.maybe_instant(last_in),
        is_list=first_bulk is not None and first_in is None,
        met_before=met,
        last_met_before=codec.maybe_instant(last_met),
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
            known_id.c.message_id,
            named_by.c.message_id.label("thread"),
            place.scalar_subquery().label("ref"),
            origin.scalar_subquery().label("place"),
        )
        .join(known_id, known_id.c.id == message.c.id)
        .join(named_by, named_by.c.id == known_id.c.thread)
        .where(message.c.id.in_(theirs))
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
        key=Key(row["draft_key"]) if row["draft_key"] is not None else None,
    )


def count_messages(connection: Connection) -> int:
    return int(connection.execute(select(func.count()).select_from(message)).scalar_one())
