"""From which address of the user's a letter comes: one that they are known by there, and that it can be sent from."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from followupd.derive.addresses import is_mine, own_address
from followupd.domain.decision import Act
from followupd.domain.history import PersonHistory
from followupd.domain.ids import Address
from followupd.domain.meeting import Meeting
from followupd.domain.message import Sender
from followupd.domain.policy import Me


def sender_of(wished: Iterable[Address], me: Me, senders: Sequence[Sender] | None) -> Sender:
    """The sender for the first of `wished` that is the user's and that can be sent from; else the mailbox's default.

    A default that is none of the user's addresses stands back for one that is: its letters would count as a stranger's.
    Where the mailbox does not say what it can (None), the addresses of the config are those, and the first the default.
    """
    able = senders if senders is not None else [Sender(address=one) for one in me.addresses]
    ranked = sorted(able, key=lambda one: not one.is_default)
    mine = [one for one in ranked if is_mine(one.address, me)]
    for address in wished:
        for one in mine:
            if address in (one.address, own_address(one.address, me)):
                return one
    return (mine or ranked)[0]


def wished(act: Act, meeting: Meeting | None, people: Sequence[PersonHistory], me: Me) -> Iterator[Address]:
    """Addresses of the user's, from the one that those people know them by best.

    A conversation goes on from the address that it was begun with; after a meeting it is the one that was invited; else
    the one at which they were met or wrote to last.
    """
    if act.follows is not None:
        yield from (one.wrote_as for one in people if one.wrote_as is not None)
    if meeting is not None:
        yield from invited(meeting, me)
    yield from (address for one in people for address in one.met_as)
    yield from (one.wrote_as for one in people if one.wrote_as is not None)


def invited(meeting: Meeting, me: Me) -> Iterator[Address]:
    """The addresses of the user's that the meeting names, the one that accepted first."""
    event = meeting.occurrence.event
    if meeting.invited_as is not None and (address := Address.parse(meeting.invited_as)) is not None:
        yield address
    named = (one.address for one in (*event.attendees, event.organizer) if one is not None)
    yield from (one for one in named if one is not None and is_mine(one, me))
