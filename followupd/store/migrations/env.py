"""What alembic runs: the steps, on the connection that it is given."""

from __future__ import annotations

from alembic import context

from followupd.store import tables

context.configure(
    connection=context.config.attributes["connection"], target_metadata=tables.state.metadata, transactional_ddl=True
)
context.run_migrations()
