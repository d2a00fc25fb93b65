"""`followupd split`: an address is a person of its own again."""

from __future__ import annotations

from datetime import datetime

import click

from followupd.cli import App, emit_json, json_option, now_option
from followupd.cli.session import writing
from followupd.domain.ids import Address
from followupd.errors import UsageError


@click.command()
@click.argument("address")
@now_option
@json_option
@click.pass_obj
def command(app: App, address: str, now: datetime | None, as_json: bool) -> None:
    """Undoes `merge` for ADDRESS."""
    parsed = Address.parse(address)
    if parsed is None:
        raise UsageError(f"{address!r} is no address")
    with writing(app, now) as session:
        if not session.house.store.split(parsed):
            raise UsageError(f"{parsed} is merged with no other address")
        if as_json:
            emit_json({"person": parsed, "addresses": [parsed]})
        else:
            click.echo(f"{parsed} is a person of its own again.")
