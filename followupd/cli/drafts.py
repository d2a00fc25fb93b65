"""`followupd drafts`: what awaits review."""

from __future__ import annotations

from datetime import datetime

import click

from followupd.cli import App, emit_json, json_option, now_option
from followupd.cli.session import reading
from followupd.cli.show import draft_json, draft_lines
from followupd.domain.draft import IN_MAILBOX, UNPLACED, DraftState


@click.command()
@click.option("--all", "every", is_flag=True, help="Also those that were sent, deleted, skipped, snoozed or withdrawn.")
@now_option
@json_option
@click.pass_obj
def command(app: App, every: bool, now: datetime | None, as_json: bool) -> None:
    """The drafts awaiting review, as of the last pass."""
    with reading(app, now) as view:
        awaiting = {*IN_MAILBOX, DraftState.HELD}
        records = view.store.drafts(states=set(DraftState) - UNPLACED if every else awaiting)
        if as_json:
            emit_json([draft_json(record) for record in records])
            return
        for record in records:
            click.echo("\n".join(draft_lines(record, view.config.me.timezone)))
        if not records:
            click.echo("No drafts await review.")
