"""The steps by which an older database becomes one of this version; alembic is imported only when one is needed."""

from __future__ import annotations

from pathlib import Path

from sqlalchemy.engine import Connection


def upgrade(connection: Connection) -> None:
    """Brings the schema to the newest version, inside the transaction that `connection` is in."""
    from alembic import command
    from alembic.config import Config

    config = Config(attributes={"connection": connection})
    config.set_main_option("script_location", str(Path(__file__).parent))
    command.upgrade(config, "head")
