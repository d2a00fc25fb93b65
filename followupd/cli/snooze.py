"""`followupd snooze`: not before a time."""

from __future__ import annotations

from datetime import datetime

import click

from followupd.cli import App, now_option
from followupd.cli.effect import decide, said_at, take_effect
from followupd.cli.persons import to_come
from followupd.cli.session import writing
from followupd.domain.fact import Fact, FactKind
from followupd.errors import UsageError
from followupd.plan.planner import BACK


@click.command()
@click.argument("ref")
@click.argument("until")
@now_option
@click.pass_obj
def command(app: App, ref: str, until: str, now: datetime | None) -> int:
    """No draft for REF before UNTIL (a date, an ISO 8601 time, or a duration such as 3d, 2w, 4bd)."""
    with writing(app, now) as session:
        found = decide(session, ref, "snooze")
        moment = to_come(session, until)
        meetings = [decision.meeting.start for decision in found.decisions if decision.meeting is not None]
        if meetings and moment > max(meetings) + BACK:
            raise UsageError(f"by {until} the meeting is more than {BACK.days} days past", hint="skip it instead")
        facts = [
            Fact(kind=FactKind.SNOOZE, at=said_at(session, found), key=key, until=moment) for key in sorted(found.keys)
        ]
        return take_effect(session, facts, found.keys)
