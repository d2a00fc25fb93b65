"""What verbs share: the config, the time, the store opened as the verb needs it, and the pass after a user's word."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime

import click

from followupd import clock
from followupd.bootstrap import build_house, open_to_read, open_to_write
from followupd.cli import App
from followupd.cli.refs import Found, find
from followupd.config import Config, load
from followupd.daemon.house import House
from followupd.daemon.rounds import Round, run_round
from followupd.domain.fact import Fact
from followupd.domain.ids import Key
from followupd.errors import AuthRequired, StateError, UsageError


@dataclass(frozen=True, slots=True, kw_only=True)
class Session:
    """One verb's run: `now` is aware; `pretended` says that it came from `--now`."""

    config: Config
    house: House
    now: datetime


def at(config: Config, told: datetime | None) -> datetime:
    """The time to act at: now, or `--now`, read in `me.timezone` where it has no offset."""
    if told is None:
        return clock.now()
    return told if told.tzinfo is not None else told.replace(tzinfo=config.me.timezone)


@contextmanager
def reading(app: App, told: datetime | None) -> Iterator[Session]:
    """The state as it is, for verbs that change nothing; where there is none yet, an empty one in memory."""
    config = load(app.config_path())
    store = open_to_read(config)
    try:
        yield Session(config=config, house=build_house(config, store), now=at(config, told))
    finally:
        store.close()


@contextmanager
def trying(app: App, told: datetime | None) -> Iterator[Session]:
    """A copy of the state in memory: whatever is done to it changes nothing."""
    config = load(app.config_path())
    store = open_to_read(config)
    try:
        copy = store.in_memory_copy()
    finally:
        store.close()
    try:
        yield Session(config=config, house=build_house(config, copy), now=at(config, told))
    finally:
        copy.close()


@contextmanager
def writing(app: App, told: datetime | None) -> Iterator[Session]:
    """The state, made where there is none, to be changed."""
    config = load(app.config_path())
    store = open_to_write(config)
    try:
        yield Session(config=config, house=build_house(config, store), now=at(config, told))
    finally:
        store.close()


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
