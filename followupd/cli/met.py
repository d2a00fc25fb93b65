"""`followupd met`: a contact that stands in no calendar."""

from __future__ import annotations

from datetime import datetime

import click

from followupd.cli import INSTANT, App, json_option, now_option
from followupd.cli.persons import ref_argument, said, whom
from followupd.cli.session import at as at_time
from followupd.cli.session import writing
from followupd.cli.show import local
from followupd.daemon.survey import Surveyed
from followupd.domain.fact import Fact, FactKind
from followupd.errors import UsageError


@click.command()
@ref_argument
@click.option("--at", type=INSTANT, help="When it was (default: now).")
@click.option("--note", default="", help="What was talked about; private, as `followupd note` without --say.")
@now_option
@json_option
@click.pass_obj
def command(app: App, ref: str, at: datetime | None, note: str, now: datetime | None, as_json: bool) -> int:
    """You met or spoke to REF (an address, a name or a draft id): on the phone, in the hallway, at a party."""
    with writing(app, now) as session:
        when = session.now if at is None else at_time(session.config, at)
        if when > session.now:
            raise UsageError("that is yet to come", hint="put it into your calendar: there it counts once it is over")
        person = whom(session, ref, new=True)
        facts = [Fact(kind=FactKind.MET, at=when, person=person.address)]
        if note.strip():
            facts.append(Fact(kind=FactKind.NOTE, at=session.now, person=person.address, text=note.strip()))
        zone = session.config.me.timezone

        def so(found: Surveyed) -> str:
            last = found.history.mail.last_contact or when
            return f"met on {local(when, zone)}, last contact {local(last, zone)}"

        return said(session, person, facts, so, as_json=as_json)
