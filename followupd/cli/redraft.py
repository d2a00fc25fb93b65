"""`followupd redraft`: make a draft anew."""

from __future__ import annotations

from datetime import datetime

import click

from followupd.cli import App, json_option, now_option
from followupd.cli.deciding import decide, decided
from followupd.cli.session import writing
from followupd.cli.show import reason_of
from followupd.domain.draft import DraftState
from followupd.domain.fact import FactKind
from followupd.domain.reason import Reason
from followupd.errors import UsageError


@click.command()
@click.argument("ref")
@now_option
@json_option
@click.pass_obj
def command(app: App, ref: str, now: datetime | None, as_json: bool) -> int:
    """Makes the draft of REF (a draft id, a meeting, an address or a name) anew, with today's templates and notes.

    It brings back what you skipped or deleted; a draft that you have edited is left as it is.
    """
    with writing(app, now) as session:
        found = decide(session, ref, "draft anew", undo=True)
        skipped = any(reason_of(one) is Reason.SKIPPED for one in found.decisions)
        if not found.drafts and not skipped:
            hint = f"followupd explain {ref!r} says when one comes"
            raise UsageError(f"no draft was made for {ref!r} yet, so there is nothing to draft anew", hint=hint)
        if any(draft.state is DraftState.EDITED for draft in found.drafts):
            raise UsageError("you have edited this draft, so it is left as it is; delete it first to have it made anew")
        return decided(session, found, FactKind.REDRAFT, as_json=as_json)
