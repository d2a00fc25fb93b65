"""`followupd promise`: what you promised, so that it is kept."""

from __future__ import annotations

from datetime import datetime, time, timedelta
from typing import Any

import click

from followupd.cli import INSTANT, App, json_option, now_option
from followupd.cli.explain_person import explained
from followupd.cli.persons import ref_argument, said, whom
from followupd.cli.session import Session, writing
from followupd.cli.session import at as at_time
from followupd.daemon.survey import Surveyed
from followupd.domain.fact import Fact, FactKind
from followupd.domain.reason import Reason
from followupd.errors import UsageError

_LONGEST = 1_000
_FOR_GOOD = frozenset({Reason.OPTED_OUT, Reason.BOUNCED})


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
            why = _never(session, found)
            never = f"; no draft will be made of it: {why[1].rstrip('.')}" if why is not None else ""
            return f"you promised{by} ({made.ref}): {made.text}{never}"

        def more(found: Surveyed) -> dict[str, Any]:
            why = _never(session, found)
            return {"no_draft": {"reason": why[0].value, "detail": why[1]} if why is not None else None}

        return said(session, person, [fact], so, as_json=as_json, more=more)


def _never(session: Session, found: Surveyed) -> tuple[Reason, str] | None:
    """Why nothing is drafted to them, whatever was promised: as the plan would say it, and for good."""
    told = explained(session, found.history.person.address)
    ways = [told.nobody, *((why.reason, why.detail) for why in told.outlook.in_the_way if why.reason in _FOR_GOOD)]
    return next((way for way in ways if way is not None), None)
