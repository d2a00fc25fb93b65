"""The first schema."""

from __future__ import annotations

from alembic import op

revision = "0001"
down_revision = None

_LAYOUT = """
CREATE TABLE calendar_object ( id INTEGER NOT NULL, source TEXT NOT NULL, href TEXT NOT NULL, uid TEXT NOT NULL,
    etag TEXT NOT NULL, recurring INTEGER NOT NULL, digest BLOB NOT NULL, PRIMARY KEY (id), UNIQUE (source, href) )
    STRICT;
CREATE TABLE draft ( id TEXT NOT NULL, account TEXT NOT NULL, "key" TEXT NOT NULL, generation INTEGER NOT NULL,
    state TEXT NOT NULL, purpose TEXT NOT NULL, people TEXT NOT NULL, meeting TEXT, identity TEXT, rule TEXT,
    template TEXT NOT NULL, subject TEXT NOT NULL, message_id TEXT NOT NULL, sha256 TEXT NOT NULL, raw BLOB, flags
    TEXT NOT NULL, sources TEXT NOT NULL, planned_at INTEGER NOT NULL, baseline TEXT, attempt INTEGER NOT NULL,
    started_at INTEGER, ref TEXT, placed_at INTEGER, missing_since INTEGER, settled_at INTEGER, sent_at INTEGER,
    sent_message_id TEXT, matched_by TEXT, PRIMARY KEY (id), UNIQUE (account, "key", generation) ) STRICT;
CREATE INDEX draft_identity ON draft (identity);
CREATE INDEX draft_key ON draft ("key");
CREATE INDEX draft_planned ON draft (planned_at);
CREATE INDEX draft_state ON draft (state);
CREATE TABLE fact ( id INTEGER NOT NULL, kind TEXT NOT NULL, at INTEGER NOT NULL, "key" TEXT, person TEXT,
    meeting TEXT, text TEXT NOT NULL, say INTEGER NOT NULL, until INTEGER, PRIMARY KEY (id) ) STRICT;
CREATE INDEX fact_key ON fact ("key");
CREATE INDEX fact_meeting ON fact (meeting);
CREATE INDEX fact_person ON fact (person);
CREATE TABLE identity ( fingerprint TEXT NOT NULL, meeting TEXT NOT NULL, PRIMARY KEY (fingerprint) ) WITHOUT
    ROWID, STRICT;
CREATE TABLE known_id ( id INTEGER NOT NULL, message_id TEXT NOT NULL, thread INTEGER NOT NULL, PRIMARY KEY
    (id), UNIQUE (message_id) ) STRICT;
CREATE INDEX known_id_thread ON known_id (thread);
CREATE TABLE name_word ( word TEXT NOT NULL, address TEXT NOT NULL, PRIMARY KEY (word, address) ) WITHOUT ROWID,
    STRICT;
CREATE TABLE past_meeting ( address TEXT NOT NULL, starts_at INTEGER NOT NULL, uid TEXT NOT NULL, PRIMARY KEY
    (address, starts_at, uid) ) WITHOUT ROWID, STRICT;
CREATE INDEX past_meeting_start ON past_meeting (starts_at);
CREATE TABLE person_name ( address TEXT NOT NULL, name TEXT NOT NULL, told_by INTEGER NOT NULL, last_at INTEGER
    NOT NULL, PRIMARY KEY (address, name) ) WITHOUT ROWID, STRICT;
CREATE TABLE source ( name TEXT NOT NULL, account TEXT NOT NULL, cursor TEXT, last_pull_at INTEGER, problem
    TEXT, problem_kind TEXT, problem_since INTEGER, accept_loss INTEGER NOT NULL, quarantined TEXT NOT NULL, PRIMARY
    KEY (name) ) STRICT;
CREATE TABLE state ( id INTEGER NOT NULL, secret BLOB NOT NULL, first_run_at INTEGER, policy_digest TEXT,
    lease_epoch INTEGER NOT NULL, mark INTEGER NOT NULL, PRIMARY KEY (id) ) STRICT;
CREATE TABLE unit ( id INTEGER NOT NULL, meeting TEXT NOT NULL, identity TEXT, wake_at INTEGER, marked INTEGER
    NOT NULL, any_person INTEGER NOT NULL, accepted_with TEXT, PRIMARY KEY (id), UNIQUE (meeting) ) STRICT;
CREATE INDEX unit_any_person ON unit (any_person) WHERE any_person = 1;
CREATE INDEX unit_identity ON unit (identity);
CREATE INDEX unit_wake ON unit (wake_at);
CREATE TABLE decision ( unit INTEGER NOT NULL, position INTEGER NOT NULL, "key" TEXT NOT NULL, body TEXT NOT
    NULL, PRIMARY KEY (unit, position), FOREIGN KEY(unit) REFERENCES unit (id) ON DELETE CASCADE ) WITHOUT ROWID,
    STRICT;
CREATE INDEX decision_key ON decision ("key");
CREATE TABLE draft_person ( address TEXT NOT NULL, draft TEXT NOT NULL, PRIMARY KEY (address, draft), FOREIGN
    KEY(draft) REFERENCES draft (id) ON DELETE CASCADE ) WITHOUT ROWID, STRICT;
CREATE INDEX draft_person_draft ON draft_person (draft);
CREATE TABLE event ( id INTEGER NOT NULL, object INTEGER NOT NULL, body TEXT NOT NULL, PRIMARY KEY (id), FOREIGN
    KEY(object) REFERENCES calendar_object (id) ON DELETE CASCADE ) STRICT;
CREATE INDEX event_object ON event (object);
CREATE TABLE message ( id INTEGER NOT NULL, source TEXT NOT NULL, date INTEGER NOT NULL, outgoing INTEGER NOT
    NULL, sent_folder INTEGER NOT NULL, bulk INTEGER NOT NULL, automatic INTEGER NOT NULL, subject TEXT NOT NULL,
    subject_key TEXT NOT NULL, orphan INTEGER NOT NULL, sender TEXT NOT NULL, recipients TEXT NOT NULL, people TEXT
    NOT NULL, in_reply_to TEXT NOT NULL, draft_key TEXT, PRIMARY KEY (id), FOREIGN KEY(id) REFERENCES known_id (id)
    ON DELETE CASCADE ) STRICT;
CREATE INDEX message_subject ON message (subject_key) WHERE subject_key != '';
CREATE TABLE unit_person ( address TEXT NOT NULL, unit INTEGER NOT NULL, PRIMARY KEY (address, unit), FOREIGN
    KEY(unit) REFERENCES unit (id) ON DELETE CASCADE ) WITHOUT ROWID, STRICT;
CREATE INDEX unit_person_unit ON unit_person (unit);
CREATE TABLE message_location ( source TEXT NOT NULL, folder TEXT NOT NULL, ref TEXT NOT NULL, message INTEGER
    NOT NULL, PRIMARY KEY (source, folder, ref), FOREIGN KEY(message) REFERENCES message (id) ON DELETE CASCADE )
    WITHOUT ROWID, STRICT;
CREATE INDEX message_location_message ON message_location (message);
CREATE TABLE message_person ( address TEXT NOT NULL, outgoing INTEGER NOT NULL, kind INTEGER NOT NULL, date
    INTEGER NOT NULL, message INTEGER NOT NULL, PRIMARY KEY (address, outgoing, kind, date, message), FOREIGN
    KEY(message) REFERENCES message (id) ON DELETE CASCADE ) WITHOUT ROWID, STRICT;
CREATE TABLE occurrence ( id INTEGER NOT NULL, object INTEGER NOT NULL, event INTEGER NOT NULL, meeting TEXT NOT
    NULL, starts_at INTEGER NOT NULL, ends_at INTEGER NOT NULL, all_day INTEGER NOT NULL, PRIMARY KEY (id), FOREIGN
    KEY(object) REFERENCES calendar_object (id) ON DELETE CASCADE, FOREIGN KEY(event) REFERENCES event (id) ON
    DELETE CASCADE ) STRICT;
CREATE INDEX occurrence_event ON occurrence (event);
CREATE INDEX occurrence_meeting ON occurrence (meeting);
CREATE INDEX occurrence_object ON occurrence (object);
CREATE INDEX occurrence_start ON occurrence (starts_at);
"""


def upgrade() -> None:
    for statement in _LAYOUT.split(";"):
        if statement.strip():
            op.execute(statement)
