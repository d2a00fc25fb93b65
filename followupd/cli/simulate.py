"""`followupd simulate`: what a config comes to, before living with it."""

from __future__ import annotations

from collections import Counter
from datetime import datetime
from typing import Any

import click

from followupd.cli import INSTANT, App, emit_json, json_option, now_option
from followupd.cli.effect import complain
from followupd.cli.session import at, trying
from followupd.cli.show import decision_json, instant, local
from followupd.cli.words import REASONS
from followupd.domain.reason import Reason
from followupd.errors import UsageError


@click.command()
@click.option("--from", "start", type=INSTANT, required=True, help="From here on.")
@click.option("--to", "end", type=INSTANT, required=True, help="Up to here.")
@click.option(
    "--replies",
    type=click.Choice(["none", "history"]),
    default="none",
    show_default=True,
    help="Nobody answers anything; or what really happened is taken as given.",
)
@now_option
@json_option
@click.pass_obj
def command(app: App, start: datetime, end: datetime, replies: str, now: datetime | None, as_json: bool) -> None:
    """The drafts that this config makes from one time to another, and what each limit held back.

    Nothing is written, and no account is touched; calendars on disk are read. Each draft counts as sent when it comes.
    """
    from followupd.daemon.rounds import look
    from followupd.daemon.simulation import simulate

    with trying(app, now) as session:
        first, last = at(session.config, start), at(session.config, end)
        if last <= first:
            raise UsageError("--to must be later than --from")
        complain(look(session.house, session.now), ())
        found = simulate(session.house, first, last, now=session.now, history=replies == "history")
        zone = session.config.me.timezone
        weeks = Counter(
            "{0.year}-W{0.week:02}".format(moment.astimezone(zone).isocalendar()) for moment, _ in found.drafts
        )
        purposes = Counter(act.purpose.value for _, act in found.drafts)
        held = dict(sorted((reason.value, count) for reason, count in found.held.items()))
        if as_json:
            document: dict[str, Any] = {
                "from": instant(first),
                "to": instant(last),
                "drafts": [{"at": instant(moment), **decision_json(act)} for moment, act in found.drafts],
                "weeks": dict(sorted(weeks.items())),
                "purposes": dict(sorted(purposes.items())),
                "held": held,
            }
            emit_json(document)
            return
        for moment, act in found.drafts:
            click.echo(f"{local(moment, zone)}  {act.purpose.value:<10} {', '.join(act.people)}  ({act.template})")
        click.echo(f"{len(found.drafts)} drafts: {_listed(purposes) or 'none'}")
        for week, count in sorted(weeks.items()):
            click.echo(f"  {week}  {count:3}  {'#' * count}")
        if held:
            click.echo(
                "Held back, candidates by reason: "
                + _listed({REASONS[Reason(code)]: count for code, count in held.items()})
            )


def _listed(counts: dict[str, int]) -> str:
    return ", ".join(f"{count} {name}" for name, count in sorted(counts.items()))
