"""Drafts are known by the conversation in which they lie, where the provider has one."""

from __future__ import annotations

from alembic import op

revision = "0004"
down_revision = "0003"


def upgrade() -> None:
    op.execute("ALTER TABLE draft ADD COLUMN thread TEXT DEFAULT '' NOT NULL")
