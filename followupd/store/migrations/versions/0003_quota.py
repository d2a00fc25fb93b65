"""What accounts used of their providers' quotas."""

from __future__ import annotations

from alembic import op

revision = "0003"
down_revision = "0002"


def upgrade() -> None:
    op.execute(
        "CREATE TABLE quota ( account TEXT NOT NULL, name TEXT NOT NULL, since INTEGER NOT NULL,"
        " until INTEGER NOT NULL, at INTEGER NOT NULL, methods TEXT NOT NULL, last_minute INTEGER NOT NULL,"
        " a_minute INTEGER NOT NULL, PRIMARY KEY (account, name) ) WITHOUT ROWID, STRICT"
    )
