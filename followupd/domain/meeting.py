"""A meeting: an occurrence judged, person by person, with the reason."""

from __future__ import annotations

import enum

from followupd.domain.event import Occurrence, OccurrenceId
from followupd.domain.ids import AccountName
from followupd.domain.person import Person
from followupd.domain.reason import Reason
from followupd.domain.record import Struct


class MetBecause(enum.StrEnum):
    """Why somebody counts as met; the detail of a decision says it in words."""

    ACCEPTED = "accepted"  # they said yes, or organised it
    NO_ANSWER = "no_answer"  # they were asked and did not say no
    NAMED_IN_TITLE = "named_in_title"  # no attendees; the title names one person that is known
    BOOKED = "booked"  # a booking tool organised it for them


class Met(Struct, frozen=True, kw_only=True):
    """This person was (or, before the end of the meeting, will be) met."""

    person: Person
    because: MetBecause


class NotMet(Struct, frozen=True, kw_only=True):
    """This one was not, and why. `person` is None where the whole occurrence is meant (`no_people`)."""

    person: Person | None
    reason: Reason
    detail: str


Verdict = Met | NotMet


class Meeting(Struct, frozen=True, kw_only=True):
    """One occurrence, with one verdict for each person in it; at least one verdict.

    Whether it is over is not judged here, for it changes with the time alone: see `plan`.
    `identity` is the id under which this meeting was first seen: it stays when the event is imported anew under
    another UID, and keys are made of it. `also` names the other occurrences that are the same meeting (on another
    calendar, under a new UID). `topic` is what the title says beside names and kinds of meeting; empty where that is
    nothing, or where the title was written for the user alone (an entry without attendees).
    `invited_as` is the address of the user's own that was invited, where one was.
    """

    identity: OccurrenceId
    occurrence: Occurrence
    account: AccountName
    verdicts: tuple[Verdict, ...]
    topic: str = ""
    shared: bool = False  # the people met could read the event's text: they were invited to it
    recurring: bool = False
    invited_as: str | None = None
    also: tuple[Occurrence, ...] = ()

    @property
    def met(self) -> tuple[Met, ...]:
        return tuple(v for v in self.verdicts if isinstance(v, Met))
