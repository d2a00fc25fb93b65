"""`followupd note`: what was talked about."""

from __future__ import annotations

from datetime import datetime

import click

from followupd.cli import App, emit_json, json_option, now_option
from followupd.cli.afresh import afresh
from followupd.cli.persons import FORGOTTEN_BEFORE, fact_json, naming
from followupd.cli.refs import Found, find
from followupd.cli.session import Session, writing
from followupd.cli.show import local, title_of
from followupd.domain.draft import LIVE
from followupd.domain.fact import Fact, FactKind
from followupd.errors import UsageError

_LONGEST = 8_000


@click.command()
@click.argument("ref")
@click.argument("text")
@click.option("--say", is_flag=True, help="A draft may say this to the person; without it the note is for you alone.")
@now_option
@json_option
@click.pass_obj
def command(app: App, ref: str, text: str, say: bool, now: datetime | None, as_json: bool) -> None:
    """Notes TEXT about REF (a draft id, a meeting, an address or a name). Private, unless --say."""
    if not text.strip():
        raise UsageError("an empty note says nothing")
    if len(text.strip()) > _LONGEST:
        raise UsageError(f"a note has {_LONGEST:,} letters at most")
    with writing(app, now) as session:
        found = afresh(session, lambda: find(session.house.store, ref))
        kept = session.house.store.add_fact(
            Fact(
                kind=FactKind.NOTE,
                at=session.now,
                person=found.person,
                meeting=found.meeting,
                text=text.strip(),
                say=say,
            )
        )
        if kept.person != found.person:
            raise UsageError(f"{found.person}: {FORGOTTEN_BEFORE}")
        if as_json:
            meeting = str(found.meeting) if found.meeting is not None else None
            emit_json({"person": found.person, "meeting": meeting, "facts": [fact_json(kept)]})
        else:
            click.echo(f"{_about(session, found)}: noted.")
        if say and any(draft.state in LIVE for draft in found.drafts):
            click.echo("`followupd redraft` puts it into a draft that is already there.", err=True)


def _about(session: Session, found: Found) -> str:
    """Whom or what the note is kept about: REF may be read as another than was meant."""
    if found.person is not None:
        return naming(session.house.store.persons([found.person])[found.person])
    meetings = (one.meeting for one in (*found.decisions, *found.drafts) if one.identity == found.meeting)
    meeting = next((one for one in meetings if one is not None), None)
    if meeting is None:
        return str(found.meeting)
    return f"{title_of(meeting)}, {local(meeting.start, session.config.me.timezone)}"
