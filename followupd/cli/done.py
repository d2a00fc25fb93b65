"""`followupd done`: a promise is kept."""

from __future__ import annotations

from datetime import datetime

import click

from followupd.cli import App, json_option, now_option
from followupd.cli.persons import said
from followupd.cli.session import writing
from followupd.daemon.survey import Surveyed
from followupd.domain.fact import Fact, FactKind
from followupd.errors import UsageError


@click.command()
@click.argument("promise")
@now_option
@json_option
@click.pass_obj
def command(app: App, promise: str, now: datetime | None, as_json: bool) -> int:
    """PROMISE (an id such as p3, see `followupd status`) is kept, or no longer wanted."""
    with writing(app, now) as session:
        store = session.house.store
        everybody = {one for person in store.persons(store.people()).values() for one in person.addresses}
        made = [one for one in store.facts(people=everybody) if one.kind is FactKind.PROMISE]
        kept = next((one for one in made if one.ref == promise.strip().lower()), None)
        if kept is None or kept.person is None:
            refs = ", ".join(one.ref for one in made[-10:])
            raise UsageError(f"there is no promise {promise!r}", hint=f"there are {refs}" if refs else "none was made")
        person = store.persons([kept.person])[kept.person]
        fact = Fact(kind=FactKind.DONE, at=session.now, person=person.address, ref=kept.ref, text=kept.text)

        def so(found: Surveyed) -> str:
            still = ", ".join(one.ref for one in found.history.said.promises)
            return (
                f"your promise {kept.ref} ({kept.text}) is kept; {f'still open: {still}' if still else 'none is open'}"
            )

        return said(session, person, [fact], so, as_json=as_json)
