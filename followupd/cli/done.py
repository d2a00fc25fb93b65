"""`followupd done`: a promise is kept."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from functools import partial

import click

from followupd.cli import App, json_option, now_option
from followupd.cli.effect import how_it_ended
from followupd.cli.persons import said
from followupd.cli.session import Session, writing
from followupd.cli.show import local
from followupd.daemon.survey import Surveyed
from followupd.domain.draft import LIVE
from followupd.domain.fact import Fact, FactKind
from followupd.domain.ids import FORGOTTEN
from followupd.domain.person import Person
from followupd.errors import UsageError
from followupd.plan.keys import follow_up_key, promise_key


@click.command()
@click.argument("promise")
@now_option
@json_option
@click.pass_obj
def command(app: App, promise: str, now: datetime | None, as_json: bool) -> int:
    """PROMISE (an id such as p3, see `followupd status`) is kept, or no longer wanted.

    An open draft of it is withdrawn, unless you have edited it.
    """
    with writing(app, now) as session:
        store = session.house.store
        known = (person for person in store.persons(store.people()).values() if person.address.domain != FORGOTTEN)
        everybody = {one for person in known for one in person.addresses}
        told = store.facts(people=everybody)
        made = [one for one in told if one.kind is FactKind.PROMISE]
        kept = next((one for one in made if one.ref == promise.strip().lower()), None)
        if kept is None or kept.person is None:
            closed = {one.ref for one in told if one.kind is FactKind.DONE}
            refs = ", ".join(f"{one.ref} (closed)" if one.ref in closed else one.ref for one in made[-10:])
            raise UsageError(f"there is no promise {promise!r}", hint=f"there are {refs}" if refs else "none was made")
        person = store.persons([kept.person])[kept.person]
        fact = Fact(kind=FactKind.DONE, at=session.now, person=person.address, ref=kept.ref, text=kept.text)

        before = _before(session, person, told, kept.ref)

        def so(found: Surveyed) -> str:
            still = ", ".join(one.ref for one in found.history.said.promises)
            open_ones = f"still open: {still}" if still else "none is open"
            return f"your promise {kept.ref} ({kept.text}) {before}; {open_ones}"

        return said(session, person, [fact], so, as_json=as_json)


def _before(session: Session, person: Person, about_them: Iterable[Fact], ref: str) -> str:
    """That it is closed, and what had become of it before."""
    zone, key = session.config.me.timezone, partial(follow_up_key, session.house.store.secret())
    closed = next((one.at for one in about_them if one.kind is FactKind.DONE and one.ref == ref), None)
    is_closed = "is closed" if closed is None else f"was closed on {local(closed, zone)}"
    keys = [promise_key(key, address, ref) for address in dict.fromkeys((person.address, *person.addresses))]
    ended = [draft for draft in session.house.store.drafts(keys=keys) if draft.state not in LIVE]
    last = max(ended, key=lambda draft: draft.generation, default=None)
    return is_closed if last is None else f"{is_closed}; its draft {how_it_ended(last, zone)}"
