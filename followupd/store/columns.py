"""The kinds of tables and columns that the schema is made of."""

from __future__ import annotations

from sqlalchemy import Column, ForeignKey, Index, Integer, MetaData, Table, Text, UniqueConstraint, text

metadata = MetaData()


def table(name: str, *parts: Column[object] | Index | UniqueConstraint, rowid: bool = True) -> Table:
    return Table(name, metadata, *parts, sqlite_strict=True, sqlite_with_rowid=rowid)


def own_id() -> Column[object]:
    return Column("id", Integer, primary_key=True)


def string(name: str, *, key: bool = False, default: str | None = None) -> Column[object]:
    return Column(name, Text, nullable=False, primary_key=key, server_default=default)


def integer(name: str, *, key: bool = False) -> Column[object]:
    return Column(name, Integer, nullable=False, primary_key=key, autoincrement=False)


def new_int(name: str) -> Column[object]:
    """An integer that older databases had not: 0 there."""
    return Column(name, Integer, nullable=False, server_default=text("0"))


def maybe_string(name: str) -> Column[object]:
    return Column(name, Text)


def maybe_int(name: str) -> Column[object]:
    return Column(name, Integer)


def owner(name: str, of: str, *, key: bool = False) -> Column[object]:
    return Column(name, Integer, ForeignKey(of, ondelete="CASCADE"), nullable=False, primary_key=key)
