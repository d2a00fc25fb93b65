"""`followupd forget`: erases somebody."""

from __future__ import annotations

import sys
from datetime import datetime

import click

from followupd.cli import App, emit_json, json_option, now_option
from followupd.cli.effect import complain
from followupd.cli.persons import whom
from followupd.cli.session import Session, writing
from followupd.daemon.rounds import run_round
from followupd.domain.draft import LIVE, DraftState
from followupd.domain.fact import Fact, FactKind
from followupd.domain.ids import Address
from followupd.domain.ledger import ended
from followupd.domain.person import Person
from followupd.errors import UsageError


@click.command()
@click.argument("address")
@click.option("--yes", is_flag=True, help="Does not ask. Where nobody can be asked, a name needs it.")
@now_option
@json_option
@click.pass_obj
def command(app: App, address: str, yes: bool, now: datetime | None, as_json: bool) -> None:
    """Erases all that is stored about ADDRESS (or a name), for good.

    A salted hash alone is kept, so that they are never drafted to again. Drafts that you have not edited are
    withdrawn; your mailbox and calendar are not touched otherwise.
    """
    with writing(app, now) as session:
        store = session.house.store
        person = whom(session, address, new=True)
        if not yes and sys.stdin.isatty():
            click.confirm(f"Erase {', '.join(person.addresses)} for good?", abort=True)
        elif not yes and Address.parse(address) is None:
            hint = f"followupd forget {person.address}, or --yes"
            raise UsageError(f"{address!r} names {', '.join(person.addresses)}; nothing was erased", hint=hint)
        store.take_lease()
        left = _withdraw(session, person)
        me = session.house.policy_at(session.now).me
        store.forget(person.address, mine=(*me.addresses, *me.patterns))
        if as_json:
            emit_json({"forgotten": list(person.addresses), "drafts_left": left})
            return
        click.echo(f"{', '.join(person.addresses)}: erased. No draft to them will ever be made again.")
        click.echo("Your mailbox and calendar are as they were: what they hold about them is yours to delete.")
        if left:
            click.echo(f"{left} of their drafts, which you have edited, stay{'s' * (left == 1)} in your Drafts folder.")


def _withdraw(session: Session, person: Person) -> int:
    """Ends every draft to them; returns how many were edited, and so lie there still."""
    store = session.house.store
    store.add_fact(Fact(kind=FactKind.PAUSE, at=session.now, person=person.address))
    done = run_round(session.house, session.now, only=frozenset())
    complain(done.errors, done.broken)
    reached = {account.name for account in session.house.accounts if account.drafts is not None}
    left = store.drafts(people=person.addresses, states=LIVE)
    alone = [record for record in left if set(record.people) <= set(person.addresses)]
    if stuck := [one for one in alone if one.state is not DraftState.EDITED and one.account in reached]:
        raise UsageError(f"draft {stuck[0].id} could not be withdrawn now, so nothing was erased", hint="try again")
    for record in left:
        # A draft to others too stands for theirs: no second one is made beside it.
        state = DraftState.RETIRED if record in alone else DraftState.SKIPPED
        store.save_draft(ended(record, state, session.now), was=record.state)
    return len(left)
