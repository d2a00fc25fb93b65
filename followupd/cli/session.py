"""What verbs share: the config, the time, and the store opened as the verb needs it."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from typing import TYPE_CHECKING

from followupd import clock
from followupd.bootstrap import build_house, open_to_read, open_to_write
from followupd.cli import App
from followupd.config import Config, load
from followupd.domain.record import Struct
from followupd.ports.store import Store

if TYPE_CHECKING:
    from followupd.daemon.house import House


class View(Struct, frozen=True, kw_only=True):
    """What is stored, to be read at `now` (aware)."""

    config: Config
    store: Store
    now: datetime


class Session(Struct, frozen=True, kw_only=True):
    """One verb's run at `now` (aware)."""

    config: Config
    house: House
    now: datetime


def at(config: Config, told: datetime | None) -> datetime:
    """The time to act at: now, or `--now`, read in `me.timezone` where it has no offset."""
    if told is None:
        return clock.now()
    return told if told.tzinfo is not None else told.replace(tzinfo=config.me.timezone)


@contextmanager
def reading(app: App, told: datetime | None) -> Iterator[View]:
    """What is stored, for verbs that change nothing; nothing where there is no database yet."""
    config = load(app.config_path())
    store = open_to_read(config)
    try:
        yield View(config=config, store=store, now=at(config, told))
    finally:
        store.close()


@contextmanager
def trying(app: App, told: datetime | None) -> Iterator[Session]:
    """A copy of the state in memory: whatever is done to it changes nothing."""
    with reading(app, told) as view:
        yield Session(config=view.config, house=build_house(view.config, view.store), now=view.now)


@contextmanager
def writing(app: App, told: datetime | None) -> Iterator[Session]:
    """The state, made where there is none, to be changed."""
    config = load(app.config_path())
    store = open_to_write(config)
    now = at(config, told)
    try:
        yield Session(config=config, house=build_house(config, store, clock.frozen(now)), now=now)
    finally:
        store.close()
