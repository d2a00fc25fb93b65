"""`followupd merge`: two addresses, one person."""

from __future__ import annotations

from datetime import datetime

import click

from followupd.cli import App, emit_json, json_option, now_option
from followupd.cli.effect import take_effect
from followupd.cli.persons import whom
from followupd.cli.session import writing
from followupd.cli.show import draft_json
from followupd.domain.draft import LIVE
from followupd.errors import StateError, UsageError


@click.command()
@click.argument("keep")
@click.argument("other")
@now_option
@json_option
@click.pass_obj
def command(app: App, keep: str, other: str, now: datetime | None, as_json: bool) -> int:
    """KEEP and OTHER (addresses or names) are one person, to whom drafts go at KEEP. `followupd split` undoes it."""
    with writing(app, now) as session:
        store = session.house.store
        first, second = whom(session, keep, new=True), whom(session, other, new=True)
        if first.address == second.address:
            raise UsageError(f"{keep} and {other} are one person already")
        try:
            store.merge(first.address, second.address)
        except StateError as error:
            raise UsageError(str(error)) from error
        person = store.persons([first.address])[first.address]
        keys = frozenset(draft.key for draft in store.drafts(people=person.addresses, states=LIVE))
        effect = take_effect(session, keys)
        if as_json:
            drafts = [draft_json(draft) for draft in store.drafts(keys=keys)]
            emit_json({"person": person.address, "addresses": list(person.addresses), "drafts": drafts})
        else:
            are = f"{', '.join(person.addresses)} are one person; drafts go to {person.address}."
            click.echo("\n".join([are, *effect.told]))
        return effect.code
