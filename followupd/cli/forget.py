"""`followupd forget`: erases somebody."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from datetime import datetime
from typing import Any

import click

from followupd.cli import App, emit_json, json_option, now_option
from followupd.cli.effect import complain
from followupd.cli.persons import whom
from followupd.cli.session import Session, writing
from followupd.daemon.rounds import run_round
from followupd.domain.draft import LIVE, MOVED, DraftRecord, DraftState
from followupd.domain.fact import Fact, FactKind
from followupd.domain.ids import Address
from followupd.domain.ledger import ended
from followupd.domain.person import Person
from followupd.domain.record import Struct
from followupd.errors import UsageError

_COUNTED = (FactKind.NOTE, FactKind.PROMISE)
_WITHDRAWN = frozenset({DraftState.RETIRED, DraftState.SKIPPED, DraftState.SNOOZED})


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
        words = [one.kind for one in store.facts(people=person.addresses) if one.kind in _COUNTED]
        gone = _withdraw(session, person)
        me = session.house.policy_at(session.now).me
        store.forget(person.address, mine=(*me.addresses, *me.patterns))
        if as_json:
            emit_json(_document(person, gone, words))
        else:
            click.echo("\n".join(_lines(person, gone, words)))


class _Gone(Struct, frozen=True, kw_only=True):
    """What became of the drafts to somebody: how many were withdrawn, and those that lie there still."""

    withdrawn: int
    left: tuple[DraftRecord, ...]


def _withdraw(session: Session, person: Person) -> _Gone:
    """Ends every draft to them."""
    store = session.house.store
    live = {record.id for record in store.drafts(people=person.addresses, states=LIVE)}
    store.add_fact(Fact(kind=FactKind.PAUSE, at=session.now, person=person.address))
    done = run_round(session.house, session.now, only=frozenset())
    complain(done.errors, done.broken)
    reached = {account.name for account in session.house.accounts if account.drafts is not None}
    after = store.drafts(people=person.addresses)
    left = tuple(record for record in after if record.state in LIVE)
    alone = [record for record in left if set(record.people) <= set(person.addresses)]
    if stuck := [one for one in alone if one.state is not DraftState.EDITED and one.account in reached]:
        raise UsageError(f"draft {stuck[0].id} could not be withdrawn now, so nothing was erased", hint="try again")
    for record in left:
        # A draft to others too stands for theirs: no second one is made beside it.
        state = DraftState.RETIRED if record in alone else DraftState.SKIPPED
        store.save_draft(ended(record, state, session.now), was=record.state)
    return _Gone(withdrawn=sum(one.id in live and one.state in _WITHDRAWN for one in after), left=left)


def _document(person: Person, gone: _Gone, words: Sequence[FactKind]) -> dict[str, Any]:
    return {
        "forgotten": list(person.addresses),
        "drafts_withdrawn": gone.withdrawn,
        "drafts_left": len(gone.left),
        "left": [{"account": one.account, "subject": one.subject, "ref": one.ref} for one in gone.left],
        "erased": {kind.value + "s": words.count(kind) for kind in _COUNTED},
    }


def _lines(person: Person, gone: _Gone, words: Sequence[FactKind]) -> Iterator[str]:
    said = [f"{count} {kind.value}{'s' * (count != 1)}" for kind in _COUNTED if (count := words.count(kind))]
    with_words = f", with your {' and '.join(said)} about them" if said else ""
    yield f"{', '.join(person.addresses)}: erased{with_words}. No draft to them will ever be made again."
    if gone.withdrawn:
        yield f"{gone.withdrawn} open draft{'s were' if gone.withdrawn != 1 else ' was'} withdrawn."
    for one in gone.left:
        why = "you have edited it" if one.state is DraftState.EDITED else "it could not be withdrawn"
        where = "outside the Drafts folder" if MOVED in one.flags else "in the Drafts folder"
        yield f'"{" ".join(one.subject.split())}" stays {where} of {one.account}: {why}.'
    yield "Your mailbox and calendar are as they were otherwise: what they hold about them is yours to delete."
