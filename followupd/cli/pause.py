"""`followupd pause`: nothing to this person for a while."""

from __future__ import annotations

from datetime import datetime

import click

from followupd.cli import App, json_option, now_option
from followupd.cli.persons import ref_argument, said, to_come, whom
from followupd.cli.session import writing
from followupd.cli.show import local
from followupd.domain.fact import Fact, FactKind


@click.command()
@ref_argument
@click.argument("until", required=False)
@now_option
@json_option
@click.pass_obj
def command(app: App, ref: str, until: str | None, now: datetime | None, as_json: bool) -> int:
    """No draft to REF (an address, a name or a draft id) before UNTIL, or until you resume them.

    UNTIL is a date, an ISO 8601 time, or a duration such as 3d, 2w, 4bd. Drafts that you have not edited are withdrawn.
    """
    with writing(app, now) as session:
        person = whom(session, ref, new=True)
        end = None if until is None else to_come(session, until)
        fact = Fact(kind=FactKind.PAUSE, at=session.now, person=person.address, until=end)
        until_then = "until you resume them" if end is None else f"until {local(end, session.config.me.timezone)}"
        return said(session, person, [fact], lambda _: f"paused {until_then}", as_json=as_json)
