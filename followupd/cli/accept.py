"""`followupd accept`: a sudden loss is real."""

from __future__ import annotations

from datetime import datetime

import click

from followupd.cli import App, now_option
from followupd.cli.session import writing
from followupd.domain.ids import AccountName
from followupd.errors import UsageError


@click.command()
@click.argument("account")
@now_option
@click.pass_obj
def command(app: App, account: str, now: datetime | None) -> None:
    """Says that the sudden loss of items in ACCOUNT's calendars is real: the next pass takes it in."""
    with writing(app, now) as session:
        names = [each.name for each in session.house.accounts]
        if account not in names:
            raise UsageError(f"there is no account {account!r}", hint=f"accounts: {', '.join(names)}")
        if session.house.store.accept_loss(AccountName(account)) == 0:
            raise UsageError(f"nothing of account {account!r} waits to be accepted")
        click.echo("Accepted. The next pass takes the loss in.")
