"""What follows from a pass: the exit code, and what a user's word does at once."""

from __future__ import annotations

from datetime import datetime, timedelta

import click

from followupd.cli.refs import Found, find
from followupd.cli.session import Session
from followupd.daemon.rounds import Round, run_round
from followupd.domain.fact import Fact
from followupd.domain.ids import Key
from followupd.errors import AuthRequired, StateError, UsageError


def exit_code(done: Round) -> int:
    """0; 78 where a template is wrong; 77 where an account must be authorised; 75 where one could not be reached."""
    if done.broken:
        return 78
    if any(isinstance(error, AuthRequired) for error in done.errors):
        return 77
    return 75 if done.errors else 0


def decide(session: Session, ref: str, what: str) -> Found:
    """What `ref` names, where something can be decided about it."""
    found = find(session.house.store, ref)
    if not found.keys:
        raise UsageError(f"nothing is planned or drafted for {ref!r}, so there is nothing to {what}")
    if found.meeting is None and len(found.keys) > 1:
        choices = ", ".join(sorted({key[:8] for key in found.keys}))
        raise UsageError(f"{ref!r} names {len(found.keys)} drafts or candidates", hint=f"name one of: {choices}")
    return found


def said_at(session: Session, found: Found) -> datetime:
    """When what the user says now was said: after all that it is about, also where the clock stands still."""
    before = [time for draft in found.drafts for time in (draft.planned_at, draft.settled_at) if time is not None]
    before += [fact.at for fact in session.house.store.facts(keys=found.keys)]
    return max([session.now, *(time + timedelta(microseconds=1) for time in before)])


def take_effect(session: Session, facts: list[Fact], keys: frozenset[Key]) -> int:
    """Stores what the user said and lets the drafts of these keys follow at once; a running daemon does that itself."""
    store = session.house.store
    for fact in facts:
        store.add_fact(fact)
    try:
        store.take_lease()
    except StateError:
        click.echo("The running daemon takes this up at its next round.", err=True)
        return 0
    return exit_code(run_round(session.house, session.now, only=keys))
