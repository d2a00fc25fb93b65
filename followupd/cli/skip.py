"""`followupd skip`: no draft for this one."""

from __future__ import annotations

from datetime import datetime

import click

from followupd.cli import App, json_option, now_option
from followupd.cli.deciding import decide, decided
from followupd.cli.session import writing
from followupd.domain.fact import FactKind


@click.command()
@click.argument("ref")
@now_option
@json_option
@click.pass_obj
def command(app: App, ref: str, now: datetime | None, as_json: bool) -> int:
    """No draft for REF (a draft id, a meeting, an address or a name), or none for anybody in a meeting.

    One that lies in the mailbox is withdrawn, unless you have edited it.
    """
    with writing(app, now) as session:
        found = decide(session, ref, "skip")
        return decided(session, found, FactKind.SKIP, as_json=as_json)
