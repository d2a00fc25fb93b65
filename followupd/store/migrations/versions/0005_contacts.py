"""Address books, for names and for which addresses are one person's."""

from __future__ import annotations

from alembic import op

revision = "0005"
down_revision = "0004"


def upgrade() -> None:
    op.execute(
        "CREATE TABLE contact ( id INTEGER NOT NULL, source TEXT NOT NULL, ref TEXT NOT NULL, addresses TEXT NOT NULL,"
        " name TEXT NOT NULL, given TEXT NOT NULL, family TEXT NOT NULL, waits INTEGER NOT NULL, PRIMARY KEY (id),"
        " UNIQUE (source, ref) ) STRICT"
    )
    op.execute("CREATE INDEX contact_waits ON contact (id) WHERE waits = 1")
    op.execute(
        "CREATE TABLE contact_address ( address TEXT NOT NULL, contact INTEGER NOT NULL,"
        " PRIMARY KEY (address, contact), FOREIGN KEY(contact) REFERENCES contact (id) ON DELETE CASCADE )"
        " WITHOUT ROWID, STRICT"
    )
    op.execute("CREATE INDEX contact_address_contact ON contact_address (contact)")
