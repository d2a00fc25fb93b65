"""Who was asked to a meeting and what they said, drawn together from every copy of it."""

from __future__ import annotations

import enum
from collections.abc import Collection, Iterable, Sequence
from functools import lru_cache

from followupd.derive.addresses import is_list, is_mine, is_nobody, is_room, own_address
from followupd.derive.bots import is_booking_tool, is_bot
from followupd.derive.titles import is_cancelled
from followupd.domain.event import Attendee, AttendeeKind, Event, PartStat, Status, StoredOccurrence
from followupd.domain.ids import Address
from followupd.domain.policy import Me
from followupd.domain.record import Struct


class Answer(enum.IntEnum):
    """What I said to one copy; of several copies the first in this order is believed."""

    YES = 0  # accepted
    NO = 1  # declined
    PERHAPS = 2  # tentative
    DELEGATED = 3  # somebody else goes
    HOST = 4  # organised by me, who said nothing more
    BOOKED = 5  # a booking tool put somebody into a slot that I had published, and did not ask me
    CLAIMED = 6  # organised by me, as it says, and I am asked as well, or the server says otherwise
    UNANSWERED = 7  # asked by somebody else, and not answered
    UNLISTED = 8  # somebody else's, with others and without me: a calendar that I only look at
    OWN = 9  # my own entry: nobody organised it, and I was not asked


class Guest(Struct, frozen=True, kw_only=True):
    """One address of a meeting, as all its copies tell it."""

    address: Address
    name: str
    answer: PartStat | None
    kind: AttendeeKind
    organizer: bool


_SAID = (PartStat.DECLINED, PartStat.DELEGATED, PartStat.ACCEPTED, PartStat.TENTATIVE, PartStat.NEEDS_ACTION, None)
"""Where copies disagree about others, a no counts: it is the later word more often than not, and holding is safe."""
_THINGS = (AttendeeKind.ROOM, AttendeeKind.RESOURCE)
_KINDS = (AttendeeKind.ROOM, AttendeeKind.RESOURCE, AttendeeKind.GROUP, AttendeeKind.INDIVIDUAL, AttendeeKind.UNKNOWN)


def taking_place(told: Sequence[StoredOccurrence]) -> tuple[StoredOccurrence, ...]:
    """The copies that are not cancelled.

    A copy is cancelled with every other of its UID and RECURRENCE-ID, for some calendars are behind; but one that was
    cancelled and invited to anew under another UID takes place.
    """
    gone = {one.occurrence.id for one in told if _is_cancelled(one.occurrence.event)}
    return tuple(one for one in told if one.occurrence.id not in gone)


def _is_cancelled(event: Event) -> bool:
    return event.status is Status.CANCELLED or is_cancelled(event.title)


def organizer_of(event: Event) -> Attendee | None:
    """The organizer, where the calendar knows one."""
    organizer = event.organizer
    return None if organizer is None or (organizer.address and is_nobody(organizer.address)) else organizer


@lru_cache(maxsize=1024)
def my_answer(event: Event, me: Me) -> Answer:
    """What I said to this copy. Of several addresses of mine a yes counts, then a no."""
    mine = [one for one in event.attendees if one.address is not None and is_mine(one.address, me)]
    said = {one.partstat for one in mine}
    organizer = organizer_of(event)
    hosting = organizer is not None and organizer.address is not None and is_mine(organizer.address, me)
    if PartStat.ACCEPTED in said:
        return Answer.YES
    for partstat, answer in _MY_WORDS.items():
        if partstat in said:
            return answer
    if hosting:
        return Answer.HOST if _is_surely_hosted(event, said) else Answer.CLAIMED
    if organizer is None:
        return _own_entry(event, listed=bool(mine))
    if is_booked(event) and PartStat.NEEDS_ACTION not in said:
        return Answer.BOOKED
    asked = mine or not event.attendees or any(_is_group(one) for one in event.attendees)
    return Answer.UNANSWERED if asked else Answer.UNLISTED


def _is_surely_hosted(event: Event, said: Collection[PartStat | None]) -> bool:
    """Whether ORGANIZER is to be believed that names me: by the server's word, else by my own line in it.

    Anybody can send an invitation that names me as its organizer, and some servers put it into the calendar. There my
    line asks me, as in any invitation; calendars leave the host out, or write that the host takes part.
    """
    return event.hosted if event.hosted is not None else PartStat.NEEDS_ACTION not in said


_NO_YES = (Answer.NO, Answer.PERHAPS, Answer.DELEGATED)
_MY_WORDS = {
    PartStat.DECLINED: Answer.NO,
    PartStat.TENTATIVE: Answer.PERHAPS,
    PartStat.DELEGATED: Answer.DELEGATED,
}


def is_booked(event: Event) -> bool:
    """True where a booking tool is the organizer. Anybody can write that, so it is no yes of mine by itself.

    Calendly, Cal.com and HubSpot write into the host's own calendar, with the host as organizer or accepted; where a
    tool asks the host like anybody else, the host has to answer.
    """
    organizer = organizer_of(event)
    return organizer is not None and is_booking_tool(organizer.address, organizer.name)


def _own_entry(event: Event, *, listed: bool) -> Answer:
    # Where others have states, or a calendar lost the organizer, somebody sent it: it asks those whom it lists.
    if listed and (event.organizer is not None or any(one.partstat is not None for one in event.attendees)):
        return Answer.UNANSWERED
    return Answer.PERHAPS if event.status is Status.TENTATIVE else Answer.OWN


def _is_group(one: Attendee) -> bool:
    return one.kind is AttendeeKind.GROUP or (one.address is not None and is_list(one.address))


@lru_cache(maxsize=1024)
def others_in(event: Event, me: Me) -> tuple[Address, ...]:
    """The addresses of the other people in it, in order: not mine, no room's, no tool's."""
    listed = (*event.attendees, *((event.organizer,) if event.organizer else ()))
    found = {one.address for one in listed if one.kind not in _THINGS and _is_other(one.address, one.name, me)}
    return tuple(sorted(address for address in found if address is not None))


@lru_cache(maxsize=4096)
def _is_other(address: Address | None, name: str, me: Me) -> bool:
    if address is None:
        return False
    return not (is_mine(address, me) or is_nobody(address) or is_room(address, name) or is_bot(address, name))


def shared_copies(copies: Sequence[StoredOccurrence], me: Me) -> tuple[StoredOccurrence, ...]:
    """The copies that list other people, who can therefore read them."""
    return tuple(one for one in copies if others_in(one.occurrence.event, me))


def agreed_answer(copies: Sequence[StoredOccurrence], me: Me) -> Answer:
    """What I said to a meeting: the first `Answer` of its copies.

    A copy that lists nobody else is no answer to the invitation in another, unless it says no or perhaps.
    """
    events = [one.occurrence.event for one in copies]
    if len(events) == 1:
        return my_answer(events[0], me)
    said = [my_answer(event, me) for event in events]
    shared = [answer for answer, event in zip(said, events, strict=True) if others_in(event, me)]
    return min([*(shared or said), *(answer for answer in said if answer in _NO_YES)])


def accepted_with(told: Sequence[StoredOccurrence], me: Me) -> tuple[Address, ...] | None:
    """Who was in somebody else's meeting when my yes to it was first seen; None where I did not say yes, or host it.

    The copies remember it (`StoredOccurrence.accepted_with`); where none does, it is everybody who is in it now.
    """
    copies = taking_place(told) or told
    if agreed_answer(copies, me) is not Answer.YES or not any(_is_foreign(one.occurrence.event, me) for one in copies):
        return None
    kept = [one.accepted_with for one in copies if one.accepted_with is not None]
    seen = (address for several in kept for address in several)
    return tuple(sorted({*seen} if kept else {guest.address for guest in guests(copies)}))


def _is_foreign(event: Event, me: Me) -> bool:
    organizer = organizer_of(event)
    return organizer is not None and not (organizer.address is not None and is_mine(organizer.address, me))


def guests(told: Iterable[StoredOccurrence]) -> tuple[Guest, ...]:
    """Everybody with an address in any copy, each address once, by address."""
    return _guests(tuple(one.occurrence.event for one in told))


@lru_cache(maxsize=1024)
def _guests(events: tuple[Event, ...]) -> tuple[Guest, ...]:
    seen: dict[Address, list[tuple[Attendee, bool]]] = {}
    for event in events:
        for attendee in event.attendees:
            if attendee.address is not None:
                seen.setdefault(attendee.address, []).append((attendee, False))
        organizer = organizer_of(event)
        if organizer is not None and organizer.address is not None:
            seen.setdefault(organizer.address, []).append((organizer, True))
    return tuple(_guest(address, seen[address]) for address in sorted(seen))


def _guest(address: Address, told: list[tuple[Attendee, bool]]) -> Guest:
    return Guest(
        address=address,
        name=max((one.name for one, _ in told), key=lambda name: (len(name), name)),
        answer=min((one.partstat for one, _ in told), key=_SAID.index),
        kind=min((one.kind for one, _ in told), key=_KINDS.index),
        organizer=any(organizer for _, organizer in told),
    )


def nameless(told: Iterable[StoredOccurrence]) -> tuple[str, ...]:
    """The names of attendees without an address, in order."""
    events = [one.occurrence.event for one in told]
    return tuple(sorted({a.name for event in events for a in event.attendees if a.address is None and a.name}))


@lru_cache(maxsize=1024)
def invited_as(event: Event, me: Me) -> Address | None:
    """My literal address in this copy: one that accepted, else the first of my config; None where none is listed."""
    listed = [a for a in (*event.attendees, event.organizer) if a is not None and a.address is not None]
    mine = {own: a.partstat for a in listed if a.address and (own := own_address(a.address, me)) is not None}
    accepted = [own for own in me.addresses if mine.get(own) is PartStat.ACCEPTED]
    return next(iter([*accepted, *(own for own in me.addresses if own in mine)]), None)
