"""The instances of a recurring event, as Google's calendar expands them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from itertools import islice
from zoneinfo import ZoneInfo

from google_discovery import Json
from stub_answers import Refused

MOST = 730
"""An endless series ends after so many instances, where each is told by itself."""


def moment(time: Json, zone: ZoneInfo) -> datetime:
    """An EventDateTime as aware UTC; a whole day begins at midnight of the calendar's zone."""
    own = ZoneInfo(time["timeZone"]) if time.get("timeZone") else zone
    try:
        if "date" in time:
            return datetime.fromisoformat(time["date"]).replace(tzinfo=zone).astimezone(UTC)
        at = datetime.fromisoformat(time["dateTime"])
    except (KeyError, ValueError):
        raise Refused(400, "invalid", "Missing or invalid time.") from None
    return (at if at.tzinfo else at.replace(tzinfo=own)).astimezone(UTC)


def written(at: datetime, like: Json, zone: ZoneInfo) -> Json:
    """`at` as an EventDateTime, in the manner of another one."""
    if "date" in like:
        return {"date": f"{at.astimezone(zone):%Y-%m-%d}"}
    own = like.get("timeZone") or zone.key
    return {"dateTime": at.astimezone(ZoneInfo(own)).isoformat(timespec="seconds"), "timeZone": own}


def instance_id(master: str, start: Json, zone: ZoneInfo) -> str:
    if "date" in start:
        return f"{master}_{start['date'].replace('-', '')}"
    return f"{master}_{moment(start, zone):%Y%m%dT%H%M%SZ}"


def starts(master: Json, zone: ZoneInfo) -> Iterator[datetime]:
    """When the instances of a master begin, aware UTC, by time."""
    from dateutil.rrule import rrule, rruleset, rrulestr

    own = zone if "date" in master["start"] else ZoneInfo(master["start"].get("timeZone") or zone.key)
    first = moment(master["start"], zone).astimezone(own).replace(tzinfo=None)
    times = rruleset()
    for line in master["recurrence"]:
        name, _, value = line.partition(":")
        kind, parameters = name.partition(";")[0].upper(), name.upper()
        if kind == "RRULE":
            until = re.search(r"UNTIL=(\w+)", value)
            text = value.replace(until[1], f"{_wall(until[1], own):%Y%m%dT%H%M%S}") if until else value
            rule = rrulestr(text, dtstart=first)
            assert isinstance(rule, rrule)
            times.rrule(rule)
        elif kind in ("EXDATE", "RDATE"):
            zoned = re.search(r"TZID=([^;:]+)", name)
            for one in value.split(","):
                at = _wall(one, own, ZoneInfo(zoned[1]) if zoned else own)
                if "VALUE=DATE" in parameters and "DATE-TIME" not in parameters:
                    at = datetime.combine(at.date(), first.time())
                (times.exdate if kind == "EXDATE" else times.rdate)(at)
        else:
            raise Refused(400, "invalid", f"Invalid recurrence line: {line}")
    for at in islice(times, MOST):
        yield at.replace(tzinfo=own).astimezone(UTC)


def _wall(text: str, own: ZoneInfo, given: ZoneInfo | None = None) -> datetime:
    """A time of iCalendar on the clock of the series' zone."""
    at = datetime.fromisoformat(text)
    if len(text) == len("20261102"):
        return at.replace(hour=23, minute=59, second=59)
    return at.replace(tzinfo=at.tzinfo or given or own).astimezone(own).replace(tzinfo=None)


def length(event: Json, zone: ZoneInfo) -> timedelta:
    if "date" in event["start"]:
        return date.fromisoformat(event["end"]["date"]) - date.fromisoformat(event["start"]["date"])
    return moment(event["end"], zone) - moment(event["start"], zone)


def instances(master: Json, zone: ZoneInfo) -> Iterator[Json]:
    """The instances that follow the rule, without what was changed about single ones."""
    span = length(master, zone)
    for at in starts(master, zone):
        start = written(at, master["start"], zone)
        end = written(_later(at, span, master, zone), master["end"], zone)
        same = {name: value for name, value in master.items() if name not in ("recurrence", "start", "end")}
        yield {
            **same,
            "id": instance_id(master["id"], start, zone),
            "recurringEventId": master["id"],
            "originalStartTime": start,
            "start": start,
            "end": end,
        }


def _later(at: datetime, span: timedelta, master: Json, zone: ZoneInfo) -> datetime:
    """The end of an instance: whole days are counted on the calendar, hours on the clock."""
    if "date" in master["start"]:
        return (at.astimezone(zone).replace(tzinfo=None) + span).replace(tzinfo=zone).astimezone(UTC)
    return at + span
