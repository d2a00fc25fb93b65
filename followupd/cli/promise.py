"""`followupd promise`: what you promised, so that it is kept."""

from __future__ import annotations

from datetime import datetime, time, timedelta

import click

from followupd.cli import INSTANT, App, json_option, now_option
from followupd.cli.persons import ref_argument, said, whom
from followupd.cli.session import at as at_time
from followupd.cli.session import writing
from followupd.daemon.survey import Surveyed
from followupd.domain.fact import Fact, FactKind
from followupd.errors import UsageError

_LONGEST = 1_000


@click.command()
@ref_argument
@click.argument("text")
@click.option("--by", type=INSTANT, help="The day by which you promised it.")
@now_option
@json_option
@click.pass_obj
def command(app: App, ref: str, text: str, by: datetime | None, now: datetime | None, as_json: bool) -> int:
    """You promised REF (an address, a name or a draft id) TEXT, as "send you the slides".

    Drafts to them may say it, so write it as they may read it. With --by a draft comes that day. `followupd done`
    with the id that is printed says that it is kept.
    """
    if not text.strip():
        raise UsageError("an empty promise is none")
    if len(text) > _LONGEST:
        raise UsageError(f"a promise has {_LONGEST:,} letters at most")
    with writing(app, now) as session:
        person = whom(session, ref, new=True)
        due, day = None, None
        if by is not None:
            day = at_time(session.config, by).astimezone(session.config.me.timezone).date()
            due = datetime.combine(day + timedelta(days=1), time(), session.config.me.timezone)
            if due <= session.now:
                raise UsageError(f"{day} is past; name a day to come")
        fact = Fact(
            kind=FactKind.PROMISE, at=session.now, person=person.address, text=" ".join(text.split()), until=due
        )

        def so(found: Surveyed) -> str:
            made = max(found.history.said.promises, key=lambda one: int(one.ref.removeprefix("p")))
            by = f" by {day:%a %Y-%m-%d}" if day is not None else ""
            return f"you promised{by} ({made.ref}): {made.text}"

        return said(session, person, [fact], so, as_json=as_json)
