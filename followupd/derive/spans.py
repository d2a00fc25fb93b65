"""When a component begins and how long it lasts, by the clock of its own zone."""

from __future__ import annotations

from datetime import UTC, datetime, time, timedelta, tzinfo

from followupd.derive.rules import FIRST, LAST
from followupd.derive.vevents import Component, Span, Time
from followupd.derive.zones import Zones
from followupd.domain.record import replace

_DAY = timedelta(days=1)


def ordered(component: Component, zones: Zones) -> Component:
    """The same component, its start and end exchanged where the end is the earlier."""
    start, end = component.start, component.end
    if end is None or isinstance(start, datetime) != isinstance(end, datetime):
        return component
    first, _ = begin(component, start, zones)
    last, _ = begin(component, end, zones)
    return component if first <= last else replace(component, start=end, end=start)


def zone_of(at: Time) -> tzinfo | None:
    return at.tzinfo if isinstance(at, datetime) else None


def begin(component: Component, at: Time, zones: Zones) -> tuple[datetime, bool]:
    """The aware start of an instance of `component` at `at`, and whether it is a whole day."""
    if isinstance(at, datetime):
        return (at if at.tzinfo else at.replace(tzinfo=zones.local)), False
    zone = zone_of(component.end) if component.end else None
    timed = isinstance(component.end, datetime) or (component.span is not None and bool(component.span.exact))
    return datetime.combine(at, time(), zone or zones.local), not timed


def span_of(component: Component, zones: Zones) -> Span:
    """How long an instance is; a DATE without an end lasts a day (RFC 5545, 3.6.1)."""
    start, all_day = begin(component, component.start, zones)
    if component.end is not None:
        end = component.end
        if not isinstance(end, datetime):
            end = datetime.combine(end, time(), start.tzinfo)
        end = (end if end.tzinfo else end.replace(tzinfo=zones.local)).astimezone(start.tzinfo)
        days = max(0, (end.replace(tzinfo=None) - start.replace(tzinfo=None)).days)
        rest = end.astimezone(UTC) - (start + days * _DAY).astimezone(UTC)
        span = Span(days=days, exact=max(rest, timedelta()))
    else:
        span = component.span or Span()
    return Span(days=1) if all_day and span.days < 1 else span


def length(span: Span) -> timedelta:
    return span.days * _DAY + span.exact


def bounded(at: datetime, zone: tzinfo, by: timedelta) -> datetime:
    """`at` on the clock of `zone`, moved `by`; never out of what a datetime can hold."""
    wall = min(max(at.astimezone(UTC).replace(tzinfo=None), FIRST), LAST).replace(tzinfo=UTC)
    wall = wall.astimezone(zone).replace(tzinfo=None)
    if by < timedelta():
        return wall - min(-by, wall - FIRST + _DAY)
    return wall + min(by, LAST - wall + _DAY)
