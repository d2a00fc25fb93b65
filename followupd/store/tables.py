"""The schema. Times are microseconds since 1970 UTC; meetings are `codec.meeting_key`; texts are `codec.escaped`.

SQLite STRICT tables know INTEGER, TEXT and BLOB only, hence no Boolean, DateTime or JSON here.
"""

from __future__ import annotations

from sqlalchemy import (
    Column,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    PrimaryKeyConstraint,
    String,
    Table,
    Text,
    UniqueConstraint,
    text,
)

VERSION = "0002"
"""The newest migration in `migrations/versions`; their names sort by age."""

metadata = MetaData()


def _table(name: str, *parts: Column[object] | Index | UniqueConstraint, rowid: bool = True) -> Table:
    return Table(name, metadata, *parts, sqlite_strict=True, sqlite_with_rowid=rowid)


def _id() -> Column[object]:
    return Column("id", Integer, primary_key=True)


def _text(name: str, *, key: bool = False, default: str | None = None) -> Column[object]:
    return Column(name, Text, nullable=False, primary_key=key, server_default=default)


def _int(name: str, *, key: bool = False) -> Column[object]:
    return Column(name, Integer, nullable=False, primary_key=key, autoincrement=False)


def _new_int(name: str) -> Column[object]:
    """An integer that older databases had not: 0 there."""
    return Column(name, Integer, nullable=False, server_default=text("0"))


def _maybe_text(name: str) -> Column[object]:
    return Column(name, Text)


def _maybe_int(name: str) -> Column[object]:
    return Column(name, Integer)


def _owner(name: str, of: str, *, key: bool = False) -> Column[object]:
    return Column(name, Integer, ForeignKey(of, ondelete="CASCADE"), nullable=False, primary_key=key)


alembic_version = Table(  # as alembic lays it out
    "alembic_version",
    metadata,
    Column("version_num", String(32), nullable=False),
    PrimaryKeyConstraint("version_num", name="alembic_version_pkc"),
)

state = _table(
    "state",  # one row
    _id(),
    Column("secret", LargeBinary, nullable=False),
    _maybe_int("first_run_at"),
    _maybe_text("policy_digest"),
    _int("lease_epoch"),
    _int("mark"),  # counts what marked units for planning
    _new_int("promises"),  # how many were ever made: what the next is called
    _new_int("to_scrub"),  # 1: somebody was forgotten, and what was freed by that is not overwritten yet
)

source = _table(
    "source",
    _text("name", key=True),
    _text("account"),
    _maybe_text("cursor"),
    _maybe_int("last_pull_at"),
    _maybe_text("problem"),
    _maybe_text("problem_kind"),
    _maybe_int("problem_since"),
    _int("accept_loss"),
    _text("quarantined"),  # JSON: [[ref, why], …]
)

calendar_object = _table(
    "calendar_object",
    _id(),
    _text("source"),
    _text("href"),
    _text("uid"),
    _text("etag"),
    _int("recurring"),
    Column("digest", LargeBinary, nullable=False),  # of what it tells; equal: nothing changed
    UniqueConstraint("source", "href"),
)

event = _table(
    "event",
    _id(),
    _owner("object", "calendar_object.id"),
    _text("body"),  # JSON
    Index("event_object", "object"),
)

occurrence = _table(
    "occurrence",
    _id(),
    _owner("object", "calendar_object.id"),
    _owner("event", "event.id"),
    _text("meeting"),
    _int("starts_at"),
    _int("ends_at"),
    _int("all_day"),
    _new_int("own"),  # 1: of a day or longer, or names nobody but one
    Index("occurrence_object", "object"),
    Index("occurrence_event", "event"),
    Index("occurrence_meeting", "meeting"),
    Index("occurrence_start", "starts_at"),
)

Index("occurrence_own", occurrence.c.ends_at, sqlite_where=occurrence.c.own == 1)

past_meeting = _table(
    "past_meeting",
    _text("address", key=True),
    _int("starts_at", key=True),
    _text("uid", key=True),
    Index("past_meeting_start", "starts_at"),
    rowid=False,
)

known_id = _table(
    "known_id",  # every Message-ID that was read or named, and its thread: the row of the id that names it
    _id(),
    _text("message_id"),
    _int("thread"),
    UniqueConstraint("message_id"),
    Index("known_id_thread", "thread"),
)

message = _table(
    "message",
    _owner("id", "known_id.id", key=True),
    _text("source"),  # that told it first
    _int("date"),
    _int("outgoing"),
    _int("sent_folder"),
    _int("bulk"),
    _int("automatic"),
    _text("subject"),
    _text("subject_key"),  # derive.threads.subject_key; empty for bulk mail
    _int("orphan"),
    _text("sender"),
    _text("recipients"),  # addresses with spaces between
    _text("people"),  # the others', likewise
    _text("in_reply_to"),  # JSON, or empty
    _maybe_text("draft_key"),
    _new_int("judged"),
)
Index("message_subject", message.c.subject_key, sqlite_where=message.c.subject_key != "")

Index(
    "message_unread", message.c.date, sqlite_where=text("automatic = 1 AND judged = 0")
)  # as it is asked for: see `judgements`

judgement = _table(
    "judgement",
    _owner("message", "message.id", key=True),
    _text("kind"),
    _maybe_text("intent"),
    _maybe_int("until"),
    _int("ask_user"),
    _int("gone"),
    _maybe_text("successor"),
    _maybe_text("about"),
    _int("question"),
    _text("because"),  # JSON
    _text("failed"),  # JSON: [[address, status, permanent], …]
)

message_person = _table(
    "message_person",
    _text("address", key=True),
    _int("outgoing", key=True),
    _int("kind", key=True),  # codec.HUMAN, AUTOMATIC, BULK: as judged, else as the headers say
    _int("date", key=True),
    _owner("message", "message.id", key=True),
    rowid=False,
)

message_location = _table(
    "message_location",
    _text("source", key=True),
    _text("folder", key=True),
    _text("ref", key=True),
    _owner("message", "message.id"),
    Index("message_location_message", "message"),
    rowid=False,
)

person_name = _table(
    "person_name",
    _text("address", key=True),
    _text("name", key=True),  # empty: seen without a name
    _int("told_by"),  # people.CALENDAR, people.MAIL
    _int("last_at"),
    rowid=False,
)

name_word = _table("name_word", _text("word", key=True), _text("address", key=True), rowid=False)

alias = _table(
    "alias",  # addresses that were merged into another, which stands for the person
    _text("address", key=True),
    _text("person"),
    Index("alias_person", "person"),
    rowid=False,
)

forgotten = _table("forgotten", _text("digest", key=True), rowid=False)  # see `oblivion`

unit = _table(
    "unit",
    _id(),
    _text("meeting"),  # codec.unit_key: also a person's
    _maybe_text("identity"),  # None: not planned yet, or a person
    _maybe_int("wake_at"),
    _int("marked"),  # state.mark when it was last marked
    _int("any_person"),
    _maybe_text("accepted_with"),  # addresses with spaces between
    UniqueConstraint("meeting"),
    Index("unit_wake", "wake_at"),
    Index("unit_identity", "identity"),
)
Index("unit_any_person", unit.c.any_person, sqlite_where=unit.c.any_person == 1)

unit_person = _table(
    "unit_person",
    _text("address", key=True),
    _owner("unit", "unit.id", key=True),
    Index("unit_person_unit", "unit"),
    rowid=False,
)

decision = _table(
    "decision",
    _owner("unit", "unit.id", key=True),
    _int("position", key=True),
    _text("key"),
    _text("body"),  # JSON
    Index("decision_key", "key"),
    rowid=False,
)

identity = _table("identity", _text("fingerprint", key=True), _text("meeting"), rowid=False)

draft = _table(
    "draft",
    _text("id", key=True),
    _text("account"),
    _text("key"),
    _int("generation"),
    _text("state"),
    _text("purpose"),
    _text("people"),  # JSON
    _maybe_text("meeting"),  # JSON
    _maybe_text("identity"),
    _maybe_text("rule"),
    _text("template"),
    _text("subject"),
    _text("message_id"),
    _text("sha256"),
    Column("raw", LargeBinary),
    _text("flags"),  # JSON
    _text("sources"),  # JSON
    _int("planned_at"),
    _maybe_text("baseline"),
    _int("attempt"),
    _maybe_int("started_at"),
    _maybe_text("ref"),
    _maybe_int("placed_at"),
    _maybe_int("missing_since"),
    _maybe_int("settled_at"),
    _maybe_int("sent_at"),
    _maybe_text("sent_message_id"),
    _maybe_text("matched_by"),
    _text("stance", default="neutral"),
    UniqueConstraint("account", "key", "generation"),
    Index("draft_key", "key"),
    Index("draft_state", "state"),
    Index("draft_planned", "planned_at"),
    Index("draft_identity", "identity"),
)

draft_person = _table(
    "draft_person",
    _text("address", key=True),
    Column("draft", Text, ForeignKey("draft.id", ondelete="CASCADE"), primary_key=True, nullable=False),
    Index("draft_person_draft", "draft"),
    rowid=False,
)

fact = _table(
    "fact",
    _id(),
    _text("kind"),
    _int("at"),
    _maybe_text("key"),
    _maybe_text("person"),
    _maybe_text("meeting"),
    _text("text"),
    _int("say"),
    _maybe_int("until"),
    _text("ref", default=""),
    Index("fact_key", "key"),
    Index("fact_person", "person"),
    Index("fact_meeting", "meeting"),
)
Index("fact_ref", fact.c.ref, sqlite_where=fact.c.ref != "")
