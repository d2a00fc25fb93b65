"""`followupd run`: one pass, or the daemon."""

from __future__ import annotations

import gc
import signal
from datetime import datetime

import click

from followupd import clock, log
from followupd.bootstrap import build_house, open_to_write
from followupd.cli import App, now_option
from followupd.cli.effect import complain, exit_code
from followupd.cli.session import writing
from followupd.config import load
from followupd.daemon.house import House
from followupd.daemon.loop import Signals, log_round, run_daemon
from followupd.daemon.rounds import run_round
from followupd.errors import UsageError


@click.command()
@click.option("--once", is_flag=True, help="One whole pass, then exit.")
@now_option
@click.pass_obj
def command(app: App, once: bool, now: datetime | None) -> int:
    """The daemon, in the foreground; with --once one whole pass (pull, derive, plan, compose, apply)."""
    if not once:
        if now is not None:
            raise UsageError("--now goes with --once: the daemon lives in real time")
        _daemon(app)
        return 0
    with writing(app, now) as session:
        session.house.store.take_lease()
        done = run_round(session.house, session.now)
        broken = (*done.broken, *session.house.broken_templates())
        complain(done.errors, broken)
        if app.verbosity > 0 or app.log_format == "json":
            log_round(done, log.configure(app.log_format, app.verbosity))
        if app.verbosity >= 0:
            click.echo(f"{_count(done.placed, 'draft')} placed, {done.retired} withdrawn.")
        return exit_code(done.errors, broken)


def _count(number: int, noun: str) -> str:
    return f"{number} {noun}{'' if number == 1 else 's'}"


def _daemon(app: App) -> None:
    gc.set_threshold(200_000, 10, 10)  # each pass leaves some garbage, and what lives long is to stay small
    signals = Signals()
    signal.signal(signal.SIGTERM, lambda *_: signals.ask_stop())
    signal.signal(signal.SIGINT, lambda *_: signals.ask_stop())
    signal.signal(signal.SIGHUP, lambda *_: signals.ask_reload())
    config = load(app.config_path())
    store = open_to_write(config)
    store.take_lease()

    def open_house() -> House:
        return build_house(load(app.config_path()), store)

    poll = min(config.poll.mail, config.poll.calendar)
    try:
        run_daemon(open_house, poll, clock.now, signals, log.configure(app.log_format, app.verbosity))
    finally:
        store.close()
