"""`followupd occurrences`: what is seen in a calendar file."""

from __future__ import annotations

from datetime import UTC, datetime, tzinfo
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from followupd.cli import INSTANT, UsageError, emit_json, json_option, now_option
from followupd.cli.zone import ZONE

if TYPE_CHECKING:
    from followupd.derive.occurrences import Instance
    from followupd.domain.event import Attendee


@click.command()
@click.argument("file", type=click.Path(path_type=Path))
@click.option("--from", "start", type=INSTANT, required=True, help="The beginning of what is shown.")
@click.option("--to", "end", type=INSTANT, required=True, help="Its end, exclusive.")
@click.option("--timezone", type=ZONE, default="UTC", show_default=True, help="Of floating times and bare dates.")
@json_option
@now_option
def command(file: Path, start: datetime, end: datetime, timezone: tzinfo, as_json: bool, now: datetime | None) -> None:
    """What is seen in a calendar FILE, or in a folder of them.

    Starts and ends carry the offset of the zone that the event itself names; all-day ones are the midnights of
    --timezone. What is left out is named on stderr. --now changes nothing here.
    """
    from followupd.domain.event import Window
    from followupd.providers.calendars.ics_files import Unreadable
    from followupd.providers.calendars.ics_reading import seen_in

    window = Window(start=_utc(start, timezone), end=_utc(end, timezone))
    if window.end <= window.start:
        raise UsageError("--to must be after --from")
    try:
        instances, left_out = seen_in(file, window, timezone)
    except Unreadable as why:
        raise UsageError(f"{file}: {why}") from why
    if as_json:
        emit_json([_document(instance) for instance in instances])
    else:
        for instance in instances:
            click.echo(_sentence(instance))
    for item in left_out:
        click.echo(f"{_plain(item.ref)}: {_plain(item.why)}", err=True)


def _utc(at: datetime, timezone: tzinfo) -> datetime:
    try:
        return (at if at.tzinfo else at.replace(tzinfo=timezone)).astimezone(UTC)
    except OverflowError:
        return at.replace(tzinfo=UTC)


def _document(instance: Instance) -> dict[str, Any]:
    event = instance.event
    organizer = event.organizer
    return {
        "uid": instance.uid,
        "recurrence_id": instance.recurrence_id,
        "start": instance.start.isoformat(),
        "end": instance.end.isoformat(),
        "all_day": instance.all_day,
        "title": event.title,
        "status": event.status.value,
        "organizer": {"address": organizer.address, "name": organizer.name} if organizer else None,
        "attendees": [_attendee(one) for one in event.attendees],
    }


def _attendee(one: Attendee) -> dict[str, Any]:
    return {
        "address": one.address,
        "name": one.name,
        "partstat": one.partstat.value if one.partstat else "NEEDS-ACTION",
        "kind": one.kind.value,
    }


def _sentence(instance: Instance) -> str:
    when = f"{instance.start:%Y-%m-%d} all day" if instance.all_day else f"{instance.start:%Y-%m-%d %H:%M%z}"
    people = ", ".join(one.address or one.name for one in instance.event.attendees)
    status = "" if instance.event.status == "CONFIRMED" else f" [{instance.event.status.value.lower()}]"
    return _plain(f"{when}  {instance.event.title or '(no title)'}{status}" + (f"  with {people}" if people else ""))


def _plain(text: str) -> str:
    return "".join(c if c.isprintable() else " " for c in text)
