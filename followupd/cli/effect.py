"""What follows from a pass: the exit code, and what a user's word does at once."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import tzinfo

import click

from followupd.cli.session import Session
from followupd.cli.show import local
from followupd.daemon.rounds import run_round
from followupd.domain.draft import LIVE, DraftRecord, DraftState
from followupd.domain.ids import Key
from followupd.domain.record import Struct
from followupd.errors import AuthRequired, ProviderError, StateError, TemplateError


def exit_code(errors: Iterable[ProviderError], broken: Iterable[TemplateError]) -> int:
    """0; 78 where a template is wrong; 77 where an account must be authorised; 75 where one could not be reached."""
    errors = tuple(errors)
    if any(broken):
        return 78
    if any(isinstance(error, AuthRequired) for error in errors):
        return 77
    return 75 if errors else 0


def complain(errors: Iterable[ProviderError], broken: Iterable[TemplateError]) -> None:
    """Says on stderr what stood in the way, once for all the sources of an account that it stopped."""
    for told in dict.fromkeys(f"{error.account}: {error.message}" for error in errors):
        click.echo(told, err=True)
    for wrong in dict.fromkeys(map(str, broken)):
        click.echo(wrong, err=True)


class Effect(Struct, frozen=True, kw_only=True):
    """What became at once of the drafts in question, in sentences, and the exit code; `waits` for a running daemon."""

    told: tuple[str, ...] = ()
    code: int = 0
    waits: bool = False


def take_effect(session: Session, keys: frozenset[Key]) -> Effect:
    """Lets the drafts of these keys follow what was said at once; a running daemon does that itself."""
    store = session.house.store
    try:
        store.take_lease()
    except StateError:
        click.echo("The running daemon takes this up at its next round.", err=True)
        return Effect(waits=True)
    before = {draft.id: draft for draft in store.drafts(keys=keys, states=LIVE)}
    done = run_round(session.house, session.now, only=keys)
    complain(done.errors, done.broken)
    told = tuple(_changes(before, store.drafts(keys=keys), session.config.me.timezone))
    return Effect(told=told, code=exit_code(done.errors, done.broken))


def _changes(before: Mapping[str, DraftRecord], after: Iterable[DraftRecord], zone: tzinfo) -> Iterator[str]:
    for draft in after:
        people = ", ".join(draft.people)
        if draft.id not in before and draft.state is DraftState.OPEN:
            yield f"A new draft to {people} lies in your Drafts folder."
        elif draft.id in before and draft.state is DraftState.EDITED:
            yield f"The draft to {people} is left as it is: you have edited it."
        elif draft.id in before and draft.state not in LIVE:
            yield f"The draft to {people} {how_it_ended(draft, zone)}."


def how_it_ended(draft: DraftRecord, zone: tzinfo) -> str:
    """What became of a draft that awaits review no more: the rest of a sentence about it."""
    if draft.state is DraftState.SENT:
        at = draft.sent_at or draft.settled_at or draft.planned_at
        return f"was sent by you on {local(at, zone)}"
    return "was deleted by you" if draft.state is DraftState.DELETED else "was withdrawn"
