"""People are units of their own, with judged mail, merged addresses, and some whom the user had erased."""

from __future__ import annotations

import json
import re

from alembic import op

revision = "0002"
down_revision = "0001"

_LAYOUT = """
ALTER TABLE state ADD COLUMN promises INTEGER DEFAULT 0 NOT NULL;
ALTER TABLE state ADD COLUMN to_scrub INTEGER DEFAULT 0 NOT NULL;
ALTER TABLE occurrence ADD COLUMN own INTEGER DEFAULT 0 NOT NULL;
CREATE INDEX occurrence_own ON occurrence (ends_at) WHERE own = 1;
ALTER TABLE message ADD COLUMN judged INTEGER DEFAULT 0 NOT NULL;
CREATE INDEX message_unread ON message (date) WHERE automatic = 1 AND judged = 0;
ALTER TABLE draft ADD COLUMN stance TEXT DEFAULT 'neutral' NOT NULL;
ALTER TABLE unit ADD COLUMN matters TEXT;
CREATE INDEX unit_matters ON unit (meeting) WHERE matters IS NOT NULL;
ALTER TABLE draft ADD COLUMN lines TEXT DEFAULT '' NOT NULL;
ALTER TABLE draft ADD COLUMN fates TEXT DEFAULT '' NOT NULL;
ALTER TABLE draft ADD COLUMN edited INTEGER;
ALTER TABLE fact ADD COLUMN ref TEXT DEFAULT '' NOT NULL;
CREATE INDEX fact_ref ON fact (ref) WHERE ref != '';
CREATE TABLE alias ( address TEXT NOT NULL, person TEXT NOT NULL, PRIMARY KEY (address) ) WITHOUT ROWID, STRICT;
CREATE INDEX alias_person ON alias (person);
CREATE TABLE forgotten ( digest TEXT NOT NULL, PRIMARY KEY (digest) ) WITHOUT ROWID, STRICT;
CREATE TABLE judgement ( message INTEGER NOT NULL, kind TEXT NOT NULL, intent TEXT, until INTEGER, ask_user INTEGER
    NOT NULL, gone INTEGER NOT NULL, accepted INTEGER NOT NULL, successor TEXT, about TEXT,
    question INTEGER NOT NULL, because TEXT NOT NULL, failed TEXT NOT NULL, PRIMARY KEY (message),
    FOREIGN KEY(message) REFERENCES message (id) ON DELETE CASCADE )
    STRICT;
UPDATE occurrence SET own = 1 WHERE all_day = 1 OR ends_at - starts_at >= 86400000000 OR event IN (
    SELECT event.id FROM event WHERE (
        SELECT count(DISTINCT coalesce(address, '')) FROM (
            SELECT json_extract(one.value, '$[0]') AS address FROM json_each(event.body, '$.attendees') AS one
            UNION ALL SELECT json_extract(event.body, '$.organizer[0]') WHERE json_extract(event.body, '$.organizer')
                IS NOT NULL)) <= 1);
"""
_ESCAPED = re.compile("\ufdd0([0-9a-f]{4})")


def upgrade() -> None:
    for statement in _LAYOUT.split(";"):
        if statement.strip():
            op.execute(statement)
    connection = op.get_bind()
    met = connection.exec_driver_sql("SELECT DISTINCT address FROM past_meeting").scalars().all()
    keys = [(json.dumps(_ESCAPED.sub(lambda m: chr(int(m[1], 16)), one)), one) for one in met]
    if keys:
        connection.exec_driver_sql(
            "INSERT INTO unit (meeting, wake_at, marked, any_person) VALUES (?, 0, 0, 0)", [(key,) for key, _ in keys]
        )
        connection.exec_driver_sql(
            "INSERT INTO unit_person (address, unit) SELECT ?, id FROM unit WHERE meeting = ?",
            [(address, key) for key, address in keys],
        )
