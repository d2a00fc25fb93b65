"""`followupd person`: one person's whole timeline."""

from __future__ import annotations

from datetime import datetime
from shlex import quote
from typing import Any

import click

from followupd.cli import App, emit_json, json_option, now_option
from followupd.cli.effect import complain
from followupd.cli.matters import last_day
from followupd.cli.persons import find_person, namesakes, ref_argument
from followupd.cli.session import trying
from followupd.cli.show import instant, local
from followupd.cli.timeline import Entry, timeline, timeline_line
from followupd.cli.words import STATES
from followupd.daemon.rounds import preview
from followupd.daemon.survey import Surveyed, survey


@click.command()
@ref_argument
@now_option
@json_option
@click.pass_obj
def command(app: App, ref: str, now: datetime | None, as_json: bool) -> None:
    """Where things stand with REF (an address, a name or a draft id), why, and all that came before."""
    with trying(app, now) as session:
        seen = preview(session.house, session.now)
        complain(seen.errors, ())
        person = find_person(session, ref)
        (found,) = survey(session.house, session.now, [person.address])
        others = [one.address for one in namesakes(session, found.history.person)]
        document = person_json(found, timeline(found.history, session.house.store, session.now))
        document["same_name"] = others
        if as_json:
            emit_json(document)
            return
        zone = session.config.me.timezone
        said = found.history.said
        click.echo(f"{found.history.person.name.full or person.address} <{'>, <'.join(document['addresses'])}>")
        click.echo(f"  state: {STATES[found.history.mail.state]}")
        for evidence in found.history.mail.evidence:
            click.echo(f"    {local(evidence.at, zone)}: {evidence.what}")
        click.echo(f"  circle: {found.circle or 'none'}; tags: {', '.join(sorted(said.tags)) or 'none'}")
        click.echo(f"  last contact: {_when(found.history.mail.last_contact, zone)}")
        click.echo(f"  next due: {_when(found.next_due, zone)}")
        for other in document["same_name"]:
            merge = f"followupd merge {quote(person.address)} {quote(other)}"
            click.echo(f"  of the same name: {other}; if it is them: {merge}")
        for promise in said.promises:
            by = f", by {last_day(instant(promise.due) or '', zone)}" if promise.due else ""
            click.echo(f"  you promised ({promise.ref}{by}): {promise.text}")
        for entry in document["timeline"]:
            click.echo(f"  {timeline_line(entry, zone)}")


def _when(at: datetime | None, zone: Any) -> str:
    return "never" if at is None else local(at, zone)


def person_json(found: Surveyed, entries: list[Entry]) -> dict[str, Any]:
    """One person, as the public interface shows them."""
    history = found.history
    return {
        **summary_json(found),
        "tags": sorted(history.said.tags),
        "promises": [
            {"ref": one.ref, "text": one.text, "made_at": instant(one.made_at), "due": instant(one.due)}
            for one in history.said.promises
        ],
        "evidence": [{"at": instant(one.at), "what": one.what} for one in history.mail.evidence],
        "successor": history.mail.successor,
        "timeline": entries,
    }


def summary_json(found: Surveyed) -> dict[str, Any]:
    """What `people` shows of one person."""
    history = found.history
    return {
        "addresses": list(dict.fromkeys((history.person.address, *history.person.addresses))),
        "name": history.person.name.full,
        "circle": found.circle,
        "reply_state": history.mail.state.value,
        "last_contact": instant(history.mail.last_contact),
        "next_due": instant(found.next_due),
    }
