"""`followupd snooze`: not before a time."""

from __future__ import annotations

from datetime import datetime

import click

from followupd.cli import App, json_option, now_option
from followupd.cli.deciding import decide, decided
from followupd.cli.persons import to_come
from followupd.cli.session import writing
from followupd.domain.decision import Purpose
from followupd.domain.fact import FactKind
from followupd.errors import UsageError
from followupd.plan.planner import BACK


@click.command()
@click.argument("ref")
@click.argument("until")
@now_option
@json_option
@click.pass_obj
def command(app: App, ref: str, until: str, now: datetime | None, as_json: bool) -> int:
    """No draft for REF (a draft id, a meeting, an address or a name) before UNTIL.

    UNTIL is a date, an ISO 8601 time, or a duration such as 3d, 2w, 4bd.
    """
    with writing(app, now) as session:
        moment = to_come(session, until)
        found = decide(session, ref, "snooze")
        follow_ups = [decision for decision in found.decisions if decision.purpose is Purpose.FOLLOW_UP]
        meetings = [decision.meeting.start for decision in follow_ups if decision.meeting is not None]
        if meetings and moment > max(meetings) + BACK:
            raise UsageError(f"by {until} the meeting is more than {BACK.days} days past", hint="skip it instead")
        return decided(session, found, FactKind.SNOOZE, moment, as_json=as_json)
