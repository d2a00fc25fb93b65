"""`followupd plan`: what the next pass would do, and why."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

import click

from followupd.cli import App, emit_json, json_option, now_option
from followupd.cli.effect import complain, exit_code
from followupd.cli.session import Session, trying
from followupd.cli.show import decision_lines, local, plan_json, reason_of
from followupd.daemon.rounds import Preview, preview
from followupd.domain.decision import Act, Decision
from followupd.domain.reason import Reason


@click.command()
@now_option
@json_option
@click.pass_obj
def command(app: App, now: datetime | None, as_json: bool) -> int:
    """What the next pass would do, and why. Changes nothing, writes nothing anywhere.

    In text, you yourself are left out of every meeting unless -v is given.
    """
    with trying(app, now) as session:
        seen = preview(session.house, session.now)
        broken = (*seen.broken, *session.house.broken_templates())
        complain(seen.errors, broken)
        _warn(session, seen)
        if as_json:
            emit_json(plan_json(session.now, seen.next_wake, seen.decisions))
        else:
            _tell(session, seen, everybody=app.verbosity > 0)
        return exit_code(seen.errors, broken)


def _warn(session: Session, seen: Preview) -> None:
    for source in seen.unread:
        click.echo(f"{source} has not been read yet: followupd run --once reads it", err=True)
    for state in session.house.store.sources():
        if state.quarantined:
            click.echo(f"{state.source}: {len(state.quarantined)} left out; followupd status names them", err=True)


def _tell(session: Session, seen: Preview, *, everybody: bool) -> None:
    zone = session.config.me.timezone
    shown = [one for one in seen.decisions if everybody or reason_of(one) is not Reason.SELF]
    for decision in shown:
        click.echo("\n".join(decision_lines(decision, zone)))
    click.echo(_total(shown))
    if seen.next_wake is not None:
        click.echo(f"The next change by time alone: {local(seen.next_wake, zone)}")


def _total(decisions: Sequence[Decision]) -> str:
    if not decisions:
        return "Nothing to decide: no meetings within 30 days."
    drafts = sum(isinstance(one, Act) for one in decisions)
    return f"\n{drafts} to draft, {len(decisions) - drafts} held."
