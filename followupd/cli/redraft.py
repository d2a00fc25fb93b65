"""`followupd redraft`: make a draft anew."""

from __future__ import annotations

from datetime import datetime

import click

from followupd.cli import App, now_option
from followupd.cli.effect import decide, said_at, take_effect
from followupd.cli.session import writing
from followupd.domain.draft import DraftState
from followupd.domain.fact import Fact, FactKind
from followupd.errors import UsageError


@click.command()
@click.argument("ref")
@now_option
@click.pass_obj
def command(app: App, ref: str, now: datetime | None) -> int:
    """Makes the draft REF anew, with today's templates and notes; one that you have edited is left as it is."""
    with writing(app, now) as session:
        found = decide(session, ref, "draft anew")
        if any(draft.state is DraftState.EDITED for draft in found.drafts):
            raise UsageError("you have edited this draft, so it is left as it is; delete it first to have it made anew")
        facts = [Fact(kind=FactKind.REDRAFT, at=said_at(session, found), key=key) for key in sorted(found.keys)]
        return take_effect(session, facts, found.keys)
