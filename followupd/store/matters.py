"""What is open with whom, as it is written down with the plan of a person."""

from __future__ import annotations

from itertools import chain

from sqlalchemy import select
from sqlalchemy.engine import Connection

from followupd.domain.correspondence import Heard, OpenMatters, ReplyState, Wished
from followupd.domain.ids import Address
from followupd.store import codec
from followupd.store.tables import unit


def body(matters: OpenMatters) -> str:
    told = [
        matters.state,
        codec.maybe_micros(matters.question_at),
        matters.promises,
        codec.maybe_micros(matters.away_since),
        codec.maybe_micros(matters.later_since),
        matters.successor,
        matters.gone,
        matters.question,
        codec.maybe_micros(matters.awaited_at),
        matters.awaited,
        codec.maybe_micros(matters.gone_at),
        [(one.kind, codec.micros(one.at), one.words, codec.maybe_micros(one.until)) for one in matters.heard],
    ]
    return codec.dumps(told)


def read(connection: Connection) -> dict[Address, OpenMatters]:
    rows = connection.execute(select(unit.c.meeting, unit.c.matters).where(unit.c.matters.is_not(None)))
    return {Address(codec.unit_id(key)): _of(told) for key, told in rows.all()}


def _of(told: str) -> OpenMatters:
    state, question_at, promises, away_since, later_since, successor, gone, *more = codec.loads(told)
    question, awaited_at, awaited, gone_at, *heard = more or ("", None, "", None)  # as it was written down before
    return OpenMatters(
        state=ReplyState(state),
        question_at=codec.maybe_instant(question_at),
        question=question,
        awaited_at=codec.maybe_instant(awaited_at),
        awaited=awaited,
        promises=tuple(promises),
        away_since=codec.maybe_instant(away_since),
        later_since=codec.maybe_instant(later_since),
        successor=Address(successor) if successor is not None else None,
        gone=gone,
        gone_at=codec.maybe_instant(gone_at),
        heard=tuple(
            Heard(kind=Wished(kind), at=codec.instant(at), words=words, until=codec.maybe_instant(until))
            for kind, at, words, until in chain.from_iterable(heard)
        ),
    )
