"""`followupd skip`: no draft for this one."""

from __future__ import annotations

from datetime import datetime

import click

from followupd.cli import App, now_option
from followupd.cli.effect import decide, said_at, take_effect
from followupd.cli.session import writing
from followupd.domain.fact import Fact, FactKind


@click.command()
@click.argument("ref")
@now_option
@click.pass_obj
def command(app: App, ref: str, now: datetime | None) -> int:
    """No draft for REF; one that lies in the mailbox is withdrawn, unless you have edited it."""
    with writing(app, now) as session:
        found = decide(session, ref, "skip")
        facts = [Fact(kind=FactKind.SKIP, at=said_at(session, found), key=key) for key in sorted(found.keys)]
        return take_effect(session, facts, found.keys)
