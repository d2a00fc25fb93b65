"""What alembic runs: the steps, on the connection that it is given."""

from __future__ import annotations

from alembic import context

from followupd.store.tables import metadata

context.configure(connection=context.config.attributes["connection"], target_metadata=metadata, transactional_ddl=True)
context.run_migrations()
