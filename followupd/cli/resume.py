"""`followupd resume`: ends a pause, and a wait that has no end of its own."""

from __future__ import annotations

from datetime import datetime

import click

from followupd.cli import App, json_option, now_option
from followupd.cli.persons import ref_argument, said, whom
from followupd.cli.session import writing
from followupd.daemon.survey import Surveyed
from followupd.domain.fact import Fact, FactKind


@click.command()
@ref_argument
@click.option(
    "--misread", is_flag=True, help="What was taken for their no, or another wish, was none, or was not theirs."
)
@now_option
@json_option
@click.pass_obj
def command(app: App, ref: str, misread: bool, now: datetime | None, as_json: bool) -> int:
    """Drafts to REF (an address, a name or a draft id) may be made again.

    It ends your pause, a wait for somebody whose mailbox says that they are away without saying until when, and what a
    mail system reported of a dead address. Who asked for no mail is left alone all the same, unless you say --misread.
    """
    with writing(app, now) as session:
        person = whom(session, ref)
        facts = [Fact(kind=FactKind.RESUME, at=session.now, person=person.address)]
        if misread:
            facts.append(Fact(kind=FactKind.MISREAD, at=session.now, person=person.address))
        return said(session, person, facts, _so, as_json=as_json)


def _so(found: Surveyed) -> str:
    mail = found.history.mail
    if mail.opted_out is not None:
        return "still left alone, for they asked for no mail; --misread if they did not"
    if mail.declined is not None:
        return "paused no more; the quiet after their no goes on; --misread if it was none"
    return "paused no more"
