"""Takes back what came after a moment, in a copy of the state that is used up by a simulation."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import delete, func, or_, update
from sqlalchemy.engine import Connection

from followupd.store import codec
from followupd.store.tables import draft, fact, message, state


def rewind(connection: Connection, to: datetime, *, keep_mail: bool) -> None:
    at = codec.micros(to)
    connection.execute(delete(draft).where(draft.c.planned_at >= at))
    # What became of a draft only later had not happened yet.
    later = or_(draft.c.sent_at >= at, (draft.c.settled_at >= at) & draft.c.sent_at.is_(None))
    open_then = {"state": "open", "settled_at": None, "sent_at": None, "sent_message_id": None, "matched_by": None}
    connection.execute(update(draft).where(later).values(open_then))
    connection.execute(update(draft).where(draft.c.placed_at >= at).values(placed_at=draft.c.planned_at))
    first = func.min(func.coalesce(state.c.first_run_at, at), at)
    connection.execute(update(state).values(first_run_at=first))
    if keep_mail:
        return
    connection.execute(delete(fact).where(fact.c.at >= at))
    # What is deleted with a message is looked for by its number.
    connection.exec_driver_sql("CREATE INDEX message_person_message ON message_person (message)")
    connection.execute(delete(message).where(message.c.date >= at))
