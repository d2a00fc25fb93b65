"""`followupd merge`: two addresses, one person."""

from __future__ import annotations

from datetime import datetime

import click

from followupd.cli import App, emit_json, json_option, now_option
from followupd.cli.persons import find_person
from followupd.cli.session import writing
from followupd.errors import UsageError


@click.command()
@click.argument("keep")
@click.argument("other")
@now_option
@json_option
@click.pass_obj
def command(app: App, keep: str, other: str, now: datetime | None, as_json: bool) -> None:
    """KEEP and OTHER (addresses or names) are one person, to whom drafts go at KEEP. `followupd split` undoes it."""
    with writing(app, now) as session:
        store = session.house.store
        first, second = find_person(store, keep, new=True), find_person(store, other, new=True)
        if first.address == second.address:
            raise UsageError(f"{keep} and {other} are one person already")
        store.merge(first.address, second.address)
        person = store.persons([first.address])[first.address]
        if as_json:
            emit_json({"person": person.address, "addresses": list(person.addresses)})
        else:
            click.echo(f"{', '.join(person.addresses)} are one person; drafts go to {person.address}.")
