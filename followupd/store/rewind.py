"""Takes back what came after a moment, in a copy of the state that is used up by a simulation."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import delete, or_, select, update
from sqlalchemy.engine import Connection

from followupd.store import codec
from followupd.store.tables import draft, fact, message, message_person, state


def rewind(connection: Connection, to: datetime, *, keep_mail: bool) -> None:
    at = codec.micros(to)
    connection.execute(delete(draft).where(draft.c.planned_at >= at))
    # What became of a draft only later had not happened yet.
    later = or_(draft.c.settled_at >= at, draft.c.sent_at >= at)
    open_then = {"state": "open", "settled_at": None, "sent_at": None, "sent_message_id": None, "matched_by": None}
    connection.execute(update(draft).where(later).values(open_then))
    first = or_(state.c.first_run_at.is_(None), state.c.first_run_at > at)
    connection.execute(update(state).where(first).values(first_run_at=at))
    if keep_mail:
        return
    connection.execute(delete(fact).where(fact.c.at >= at))
    gone = select(message.c.id).where(message.c.date >= at)
    connection.execute(delete(message_person).where(message_person.c.message.in_(gone)))
    connection.execute(delete(message).where(message.c.date >= at))
