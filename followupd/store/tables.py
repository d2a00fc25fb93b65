"""The schema. Times are microseconds since 1970 UTC; meetings are `codec.meeting_key`; texts are `codec.escaped`.

SQLite STRICT tables know INTEGER, TEXT and BLOB only, hence no Boolean, DateTime or JSON here.
"""

from __future__ import annotations

from sqlalchemy import (
    Column,
    ForeignKey,
    Index,
    LargeBinary,
    PrimaryKeyConstraint,
    String,
    Table,
    Text,
    UniqueConstraint,
    text,
)

from followupd.store.columns import integer, maybe_int, maybe_string, metadata, new_int, own_id, owner, string, table

VERSION = "0006"
"""The newest migration in `migrations/versions`; their names sort by age."""

alembic_version = Table(  # as alembic lays it out
    "alembic_version",
    metadata,
    Column("version_num", String(32), nullable=False),
    PrimaryKeyConstraint("version_num", name="alembic_version_pkc"),
)

state = table(
    "state",  # one row
    own_id(),
    Column("secret", LargeBinary, nullable=False),
    maybe_int("first_run_at"),
    maybe_string("policy_digest"),
    integer("lease_epoch"),
    integer("mark"),  # counts what marked units for planning
    new_int("promises"),  # how many were ever made: what the next is called
    new_int("to_scrub"),  # 1: somebody was forgotten, and what was freed by that is not overwritten yet
)

source = table(
    "source",
    string("name", key=True),
    string("account"),
    maybe_string("cursor"),
    maybe_int("last_pull_at"),
    maybe_string("problem"),
    maybe_string("problem_kind"),
    maybe_int("problem_since"),
    integer("accept_loss"),
    string("quarantined"),  # JSON: [[ref, why], …]
)

quota = table(
    "quota",  # what accounts used of their providers' quotas
    string("account", key=True),
    string("name", key=True),
    integer("since"),
    integer("until"),
    integer("at"),
    string("methods"),  # JSON: units by method since then
    integer("last_minute"),
    integer("a_minute"),
    rowid=False,
)

calendar_object = table(
    "calendar_object",
    own_id(),
    string("source"),
    string("href"),
    string("uid"),
    string("etag"),
    integer("recurring"),
    Column("digest", LargeBinary, nullable=False),  # of what it tells; equal: nothing changed
    UniqueConstraint("source", "href"),
)

event = table(
    "event",
    own_id(),
    owner("object", "calendar_object.id"),
    string("body"),  # JSON
    Index("event_object", "object"),
)

occurrence = table(
    "occurrence",
    own_id(),
    owner("object", "calendar_object.id"),
    owner("event", "event.id"),
    string("meeting"),
    integer("starts_at"),
    integer("ends_at"),
    integer("all_day"),
    new_int("own"),  # 1: of a day or longer, or names nobody but one
    Index("occurrence_object", "object"),
    Index("occurrence_event", "event"),
    Index("occurrence_meeting", "meeting"),
    Index("occurrence_start", "starts_at"),
)

Index("occurrence_own", occurrence.c.ends_at, sqlite_where=occurrence.c.own == 1)

past_meeting = table(
    "past_meeting",
    string("address", key=True),
    integer("starts_at", key=True),
    string("uid", key=True),
    Index("past_meeting_start", "starts_at"),
    rowid=False,
)

known_id = table(
    "known_id",  # every Message-ID that was read or named, and its thread: the row of the id that names it
    own_id(),
    string("message_id"),
    integer("thread"),
    UniqueConstraint("message_id"),
    Index("known_id_thread", "thread"),
)

message = table(
    "message",
    owner("id", "known_id.id", key=True),
    string("source"),  # that told it first
    integer("date"),
    integer("outgoing"),
    integer("sent_folder"),
    integer("bulk"),
    integer("automatic"),
    string("subject"),
    string("subject_key"),  # derive.threads.subject_key; empty for bulk mail
    integer("orphan"),
    string("sender"),
    string("recipients"),  # addresses with spaces between
    string("people"),  # the others', likewise
    string("in_reply_to"),  # JSON, or empty
    maybe_string("draft_key"),
    new_int("judged"),
)
Index("message_subject", message.c.subject_key, sqlite_where=message.c.subject_key != "")

Index(
    "message_unread", message.c.date, sqlite_where=text("automatic = 1 AND judged = 0")
)  # as it is asked for: see `judgements`

judgement = table(
    "judgement",
    owner("message", "message.id", key=True),
    string("kind"),
    maybe_string("intent"),
    maybe_int("until"),
    integer("ask_user"),
    integer("gone"),
    integer("accepted"),
    maybe_string("successor"),
    maybe_string("about"),
    integer("question"),
    string("because"),  # JSON
    string("failed"),  # JSON: [[address, status, permanent], …]
)

message_person = table(
    "message_person",
    string("address", key=True),
    integer("outgoing", key=True),
    integer("kind", key=True),  # codec.HUMAN, AUTOMATIC, BULK: as judged, else as the headers say
    integer("date", key=True),
    owner("message", "message.id", key=True),
    rowid=False,
)

message_location = table(
    "message_location",
    string("source", key=True),
    string("folder", key=True),
    string("ref", key=True),
    owner("message", "message.id"),
    Index("message_location_message", "message"),
    rowid=False,
)

person_name = table(
    "person_name",
    string("address", key=True),
    string("name", key=True),  # empty: seen without a name
    integer("told_by"),  # people.CALENDAR, people.MAIL
    integer("last_at"),
    rowid=False,
)

name_word = table("name_word", string("word", key=True), string("address", key=True), rowid=False)

contact = table(
    "contact",  # cards of address books
    own_id(),
    string("source"),
    string("ref"),
    string("addresses"),  # with spaces between
    string("name"),
    string("given"),
    string("family"),
    integer("waits"),  # 1: it has several addresses, and was not asked yet whether they are one person's
    UniqueConstraint("source", "ref"),
)
Index("contact_waits", contact.c.id, sqlite_where=contact.c.waits == 1)

contact_address = table(
    "contact_address",
    string("address", key=True),
    owner("contact", "contact.id", key=True),
    Index("contact_address_contact", "contact"),
    rowid=False,
)

alias = table(
    "alias",  # addresses that were merged into another, which stands for the person
    string("address", key=True),
    string("person"),
    Index("alias_person", "person"),
    rowid=False,
)

forgotten = table("forgotten", string("digest", key=True), rowid=False)  # see `oblivion`

unit = table(
    "unit",
    own_id(),
    string("meeting"),  # codec.unit_key: also a person's
    maybe_string("identity"),  # None: not planned yet, or a person
    maybe_int("wake_at"),
    integer("marked"),  # state.mark when it was last marked
    integer("any_person"),
    maybe_string("accepted_with"),  # addresses with spaces between
    maybe_string("matters"),  # JSON: of a person with whom anything is open
    UniqueConstraint("meeting"),
    Index("unit_wake", "wake_at"),
    Index("unit_identity", "identity"),
)
Index("unit_any_person", unit.c.any_person, sqlite_where=unit.c.any_person == 1)

Index("unit_matters", unit.c.meeting, sqlite_where=unit.c.matters.is_not(None))

unit_person = table(
    "unit_person",
    string("address", key=True),
    owner("unit", "unit.id", key=True),
    Index("unit_person_unit", "unit"),
    rowid=False,
)

decision = table(
    "decision",
    owner("unit", "unit.id", key=True),
    integer("position", key=True),
    string("key"),
    string("body"),  # JSON
    Index("decision_key", "key"),
    rowid=False,
)

identity = table("identity", string("fingerprint", key=True), string("meeting"), rowid=False)

draft = table(
    "draft",
    string("id", key=True),
    string("account"),
    string("key"),
    integer("generation"),
    string("state"),
    string("purpose"),
    string("people"),  # JSON
    maybe_string("meeting"),  # JSON
    maybe_string("identity"),
    maybe_string("rule"),
    string("template"),
    string("subject"),
    string("message_id"),
    string("sha256"),
    Column("raw", LargeBinary),
    string("flags"),  # JSON
    string("sources"),  # JSON
    integer("planned_at"),
    maybe_string("baseline"),
    integer("attempt"),
    maybe_int("started_at"),
    maybe_string("ref"),
    maybe_int("placed_at"),
    maybe_int("missing_since"),
    maybe_int("settled_at"),
    maybe_int("sent_at"),
    maybe_string("sent_message_id"),
    maybe_string("matched_by"),
    string("stance", default="neutral"),
    string("lines", default=""),  # with spaces between
    string("fates", default=""),
    maybe_int("edited"),
    string("thread", default=""),
    UniqueConstraint("account", "key", "generation"),
    Index("draft_key", "key"),
    Index("draft_state", "state"),
    Index("draft_planned", "planned_at"),
    Index("draft_identity", "identity"),
)

draft_person = table(
    "draft_person",
    string("address", key=True),
    Column("draft", Text, ForeignKey("draft.id", ondelete="CASCADE"), primary_key=True, nullable=False),
    Index("draft_person_draft", "draft"),
    rowid=False,
)

fact = table(
    "fact",
    own_id(),
    string("kind"),
    integer("at"),
    maybe_string("key"),
    maybe_string("person"),
    maybe_string("meeting"),
    string("text"),
    integer("say"),
    maybe_int("until"),
    string("ref", default=""),
    Index("fact_key", "key"),
    Index("fact_person", "person"),
    Index("fact_meeting", "meeting"),
)
Index("fact_ref", fact.c.ref, sqlite_where=fact.c.ref != "")
