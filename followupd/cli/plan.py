"""`followupd plan`: what the next pass would do, and why."""

from __future__ import annotations

from datetime import datetime

import click

from followupd.cli import App, emit_json, json_option, now_option
from followupd.cli.session import trying
from followupd.cli.show import decision_lines, local, plan_json
from followupd.daemon.rounds import preview


@click.command()
@now_option
@json_option
@click.pass_obj
def command(app: App, now: datetime | None, as_json: bool) -> None:
    """What the next pass would do, and why. Changes nothing, writes nothing anywhere."""
    with trying(app, now) as session:
        seen = preview(session.house, session.now)
        for error in seen.errors:
            click.echo(str(error), err=True)
        if as_json:
            emit_json(plan_json(session.now, seen.next_wake, seen.decisions))
            return
        zone = session.config.me.timezone
        for decision in seen.decisions:
            click.echo("\n".join(decision_lines(decision, zone)))
        if not seen.decisions:
            click.echo("Nothing to decide: no meetings within 30 days.")
        if seen.next_wake is not None:
            click.echo(f"\nThe next change by time alone: {local(seen.next_wake, zone)}")
