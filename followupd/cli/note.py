"""`followupd note`: what was talked about."""

from __future__ import annotations

from datetime import datetime

import click

from followupd.cli import App, now_option
from followupd.cli.refs import find
from followupd.cli.session import writing
from followupd.domain.fact import Fact, FactKind
from followupd.errors import UsageError


@click.command()
@click.argument("ref")
@click.argument("text")
@click.option("--say", is_flag=True, help="A draft may say this to the person; without it the note is for you alone.")
@now_option
@click.pass_obj
def command(app: App, ref: str, text: str, say: bool, now: datetime | None) -> None:
    """Notes TEXT about the person or meeting REF. Private, unless --say."""
    if not text.strip():
        raise UsageError("an empty note says nothing")
    with writing(app, now) as session:
        found = find(session.house.store, ref)
        session.house.store.add_fact(
            Fact(
                kind=FactKind.NOTE,
                at=session.now,
                person=found.person,
                meeting=found.meeting,
                text=text.strip(),
                say=say,
            )
        )
        if say and found.drafts:
            click.echo("Noted. `followupd redraft` puts it into a draft that is already there.", err=True)
