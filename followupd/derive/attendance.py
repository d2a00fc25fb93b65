"""Whom an event names, and who was there once it is over and its details are dropped."""

from __future__ import annotations

from collections.abc import Collection

from followupd.domain.event import Attendee, AttendeeKind, Event, PartStat, Status
from followupd.domain.ids import Address

_NO_PERSON = frozenset({AttendeeKind.ROOM, AttendeeKind.RESOURCE})


def named(told: Event) -> tuple[Attendee, ...]:
    """The organiser and the attendees."""
    return (*([told.organizer] if told.organizer is not None else []), *told.attendees)


def attended(told: Event) -> frozenset[Address]:
    """Who was there, as a PastMeeting says it: nobody who declined, no rooms; nobody when it was cancelled."""
    if told.status is Status.CANCELLED:
        return frozenset()
    return frozenset(
        one.address
        for one in named(told)
        if one.address is not None and one.partstat is not PartStat.DECLINED and one.kind not in _NO_PERSON
    )


def was_there(told: Event, concerned: Collection[Address]) -> frozenset[Address]:
    """Who attended, and who was found in its title or description: whom it concerned though it does not name them."""
    if told.status is Status.CANCELLED:
        return frozenset()
    return attended(told) | (frozenset(concerned) - {one.address for one in named(told)})
