"""`followupd circle`: how close somebody is."""

from __future__ import annotations

from datetime import datetime
from difflib import get_close_matches

import click

from followupd.cli import App, json_option, now_option
from followupd.cli.persons import ref_argument, said, whom
from followupd.cli.session import writing
from followupd.cli.show import local
from followupd.daemon.survey import Surveyed
from followupd.domain.fact import Fact, FactKind
from followupd.errors import UsageError


@click.command()
@ref_argument
@click.argument("name", required=False)
@click.option("--none", "nowhere", is_flag=True, help="In the circle that the config says, again.")
@now_option
@json_option
@click.pass_obj
def command(app: App, ref: str, name: str | None, nowhere: bool, now: datetime | None, as_json: bool) -> int:
    """Places REF (an address, a name or a draft id) in the circle NAME of cadence.circles; also somebody never met."""
    if (name is None) != nowhere:
        raise UsageError("say the name of a circle, or --none")
    with writing(app, now) as session:
        circles = {each.casefold(): each for each in session.house.policy_at(session.now).cadence.circles}
        if name is not None and name.casefold() not in circles:
            near = get_close_matches(name.casefold(), circles, n=1)
            hint = f"did you mean {circles[near[0]]}?" if near else f"there are {', '.join(sorted(circles.values()))}"
            raise UsageError(f"there is no circle {name!r} in cadence.circles", hint=hint)
        person = whom(session, ref, new=True)
        text = "" if name is None else circles[name.casefold()]
        fact = Fact(kind=FactKind.CIRCLE, at=session.now, person=person.address, text=text)
        zone = session.config.me.timezone

        def so(found: Surveyed) -> str:
            due = local(found.next_due, zone) if found.next_due else "never"
            return f"in {f'the circle {found.circle}' if found.circle else 'no circle'}, next due {due}"

        return said(session, person, [fact], so, as_json=as_json)
