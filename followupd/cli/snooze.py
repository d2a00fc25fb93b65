"""`followupd snooze`: not before a time."""

from __future__ import annotations

from datetime import datetime

import click

from followupd.cli import App, now_option
from followupd.cli.effect import decide, said_at, take_effect
from followupd.cli.session import Session, at, writing
from followupd.config.durations import parse
from followupd.domain.fact import Fact, FactKind
from followupd.domain.policy import Duration
from followupd.errors import UsageError
from followupd.plan.hours import BusinessTime
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
        moment = _moment(session, until)
        if moment <= session.now:
            raise UsageError(f"{until} is past; name a time to come")
        meetings = [decision.meeting.start for decision in found.decisions if decision.meeting is not None]
        if meetings and moment > max(meetings) + BACK:
            raise UsageError(f"by {until} the meeting is more than {BACK.days} days past", hint="skip it instead")
        facts = [
            Fact(kind=FactKind.SNOOZE, at=said_at(session, found), key=key, until=moment) for key in sorted(found.keys)
        ]
        return take_effect(session, facts, found.keys)


def _moment(session: Session, until: str) -> datetime:
    try:
        return at(session.config, datetime.fromisoformat(until))
    except ValueError:
        pass
    duration = parse(until)
    if not isinstance(duration, Duration):
        raise UsageError(f"{until!r} is no time; try 2026-12-01, 2026-12-01T09:00, 3d, 2w or 4bd")
    policy = session.house.policy_at(session.now)
    return BusinessTime(policy.hours, policy.me.timezone).after(session.now, duration)
