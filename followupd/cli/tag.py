"""`followupd tag`: words by which rules and cadences find people."""

from __future__ import annotations

from datetime import datetime

import click

from followupd.cli import App, json_option, now_option
from followupd.cli.persons import ref_argument, said, whom
from followupd.cli.session import writing
from followupd.daemon.survey import Surveyed
from followupd.domain.fact import Fact, FactKind
from followupd.errors import UsageError

_LONGEST = 60


@click.command()
@ref_argument
@click.argument("tags", nargs=-1, required=True)
@click.option("--remove", is_flag=True, help="Takes the tags away.")
@now_option
@json_option
@click.pass_obj
def command(app: App, ref: str, tags: tuple[str, ...], remove: bool, now: datetime | None, as_json: bool) -> int:
    """Gives REF (an address, a name or a draft id) the TAGS."""
    for tag in tags:
        if not tag.strip() or len(tag.strip()) > _LONGEST or not tag.isprintable():
            raise UsageError(f"{tag!r} is no tag", hint=f"a word of up to {_LONGEST} letters")
    kind = FactKind.UNTAG if remove else FactKind.TAG
    with writing(app, now) as session:
        person = whom(session, ref, new=not remove)
        facts = [
            Fact(kind=kind, at=session.now, person=person.address, text=" ".join(tag.split()))
            for tag in dict.fromkeys(tags)
        ]
        return said(session, person, facts, _so, as_json=as_json)


def _so(found: Surveyed) -> str:
    tags = sorted(found.history.said.tags)
    return f"tagged {', '.join(tags)}" if tags else "without tags"
