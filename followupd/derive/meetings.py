"""Who was met: one verdict with its reason for each person of a meeting.

For each of them the first of these that applies is told: self, room, bot; then what holds for the whole event
(cancelled, declined_by_me, not_accepted, private, ignored_title, ignored_category, all_day or too_short, before_start,
too_many_people); then ignored_address, role_address, internal, not_accepted (put on the list after
my yes, or unknown to me in what may only pose as mine), declined_by_them; else they were met. Where nobody
else is in the event, a booking tool's description is asked, then the title.

Where the copies of a meeting disagree: my yes counts before my no, and any answer before none (see `agreed_answer`);
its texts come from a copy that lists other people, and count as shared only where all such copies have them; of others
a no counts; private, an ignored title and an ignored category count wherever they stand; cancelled counts for all
copies of a UID and RECURRENCE-ID (see `taking_place`).
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from followupd.derive.acquaintance import Known, acquainted
from followupd.derive.addresses import is_mine, is_room
from followupd.derive.answers import (
    Guest,
    accepted_with,
    guests,
    invited_as,
    is_booked,
    my_answer,
    nameless,
    shared_copies,
    taking_place,
)
from followupd.derive.booking import booked_by
from followupd.derive.bots import is_bot
from followupd.derive.hindrances import Why, event_reason, latecomer, person_reason, refusal, unproven
from followupd.derive.naming import named_people
from followupd.derive.sameness import fingerprints, same_meetings
from followupd.derive.titles import same_title
from followupd.derive.topics import topic
from followupd.domain.event import AttendeeKind, Event, Occurrence, OccurrenceId, PartStat, StoredOccurrence
from followupd.domain.ids import Address
from followupd.domain.meeting import Meeting, Met, MetBecause, NotMet, Verdict
from followupd.domain.person import Confidence, Person, PersonName
from followupd.domain.policy import Me, Policy
from followupd.domain.reason import Reason
from followupd.domain.record import Struct

__all__ = ["Known", "accepted_with", "fingerprints", "judge", "same_meetings"]

_CANCELLED = (Reason.CANCELLED, "It was cancelled.")


def judge(identity: OccurrenceId, told: tuple[StoredOccurrence, ...], policy: Policy, known: Known) -> Meeting:
    """One verdict for each person of the meeting that all in `told` are copies of; at least one.

    Whether it is over, and whether any rule wants a draft, is not asked here.
    """
    live = taking_place(told)
    copies = live or told
    readable = shared_copies(copies, policy.me)
    chosen = min(readable or copies, key=lambda one: _rank(one, policy.me))
    case = _Case(occurrence=chosen.occurrence, copies=copies, cancelled=not live, policy=policy, known=known)
    verdicts, invited = case.verdicts()
    event = chosen.occurrence.event
    shared = invited and all(_says_as_well(one.occurrence.event, event) for one in readable)
    people = [verdict.person for verdict in verdicts if verdict.person is not None]
    names = [policy.me.name, *(one.name.full for one in people), *(one.name for one in event.attendees)]
    return Meeting(
        identity=identity,
        occurrence=chosen.occurrence,
        account=chosen.account,
        verdicts=verdicts,
        topic=topic(event.title, names, [one.company for one in people]) if shared else "",
        shared=shared,
        recurring=any(one.recurring for one in copies),
        invited_as=invited_as(event, policy.me),
        also=_also(chosen, told),
    )


def _says_as_well(copy: Event, event: Event) -> bool:
    """True where who reads `copy` reads all of `event` in it."""
    return (
        same_title(copy.title) == same_title(event.title)
        and event.location in copy.location
        and event.description in copy.description
    )


def _rank(one: StoredOccurrence, me: Me) -> tuple[int, int, int, int, str, str, str]:
    """The smallest is of the copy that knows most and says least, for drafts quote it; its end is there for order."""
    event, identity = one.occurrence.event, one.occurrence.id
    answer, untitled, texts = my_answer(event, me), not event.title, len(event.description) + len(event.location)
    return answer, -len(event.attendees), untitled, texts, one.source, identity.uid, str(identity)


def _also(chosen: StoredOccurrence, told: Iterable[StoredOccurrence]) -> tuple[Occurrence, ...]:
    rest: list[Occurrence] = []
    for one in sorted(told, key=lambda one: (one.occurrence.start, str(one.occurrence.id), one.source)):
        if one.occurrence != chosen.occurrence and one.occurrence not in rest:
            rest.append(one.occurrence)
    return tuple(rest)


class _Case(Struct, frozen=True, kw_only=True):
    """The copies of a meeting that count; `occurrence` is of the one that knows most."""

    occurrence: Occurrence
    copies: tuple[StoredOccurrence, ...]
    cancelled: bool
    policy: Policy
    known: Known

    def verdicts(self) -> tuple[tuple[Verdict, ...], bool]:
        """The verdicts, and whether the people in them were invited, so that they could read the event."""
        nobodies: list[NotMet] = []
        people: list[Guest] = []
        for guest in guests(self.copies):
            if (nobody := self._nobody(guest)) is not None:
                nobodies.append(nobody)
            else:
                people.append(guest)
        why = _CANCELLED if self.cancelled else self._event_reason(len(people))
        if people:
            return _each_once([*nobodies, *self._listed(people, why)]), True
        named = self._booked(why) or self._titled(why, others=any(v.reason is not Reason.SELF for v in nobodies))
        return _each_once([*nobodies, *named]), False

    def _event_reason(self, people: int) -> Why | None:
        return event_reason(self.occurrence, self.copies, people, self.policy, self.known)

    def _nobody(self, guest: Guest) -> NotMet | None:
        """The verdict on an address behind which there is no other person."""
        address, name = guest.address, guest.name
        if is_mine(address, self.policy.me):
            return NotMet(person=_called(address, self.policy.me.name), reason=Reason.SELF, detail="This is you.")
        said = name[:80] or address
        if guest.kind in (AttendeeKind.ROOM, AttendeeKind.RESOURCE) or is_room(address, name):
            detail = f"{said} is a room or a resource."
            return NotMet(person=_called(address, name), reason=Reason.ROOM, detail=detail)
        if is_bot(address, name):
            detail = f"{said} is a notetaker or a booking tool."
            return NotMet(person=_called(address, name), reason=Reason.BOT, detail=detail)
        return None

    def _by_tool(self) -> bool:
        return any(is_booked(one.occurrence.event) for one in self.copies)

    def _listed(self, people: Sequence[Guest], why: Why | None) -> list[Verdict]:
        """Verdicts on those who were invited, or invited me."""
        by_tool, fixed = self._by_tool(), accepted_with(self.copies, self.policy.me)
        found: list[Verdict] = []
        for guest in people:
            person = acquainted(self.known, guest.address, guest.name)
            group = guest.kind is AttendeeKind.GROUP
            reason = why or person_reason(person, guest.address, self.policy, self.known, group=group)
            reason = reason or self._unproven(person, guest.address) or latecomer(person, guest.address, fixed)
            reason = reason or refusal(guest, person)
            found.append(_verdict(person, reason, _because(guest, by_tool=by_tool)))
        return found

    def _booked(self, why: Why | None) -> list[Verdict]:
        """Verdicts on those who booked, by a booking tool's description."""
        by_tool = self._by_tool()
        found: dict[Address, str] = {}
        for one in self.copies:
            for address, name in booked_by(one.occurrence.event.description, self.policy.me, by_tool=by_tool):
                found.setdefault(address, name)
        people = [acquainted(self.known, address, found[address]) for address in sorted(found)]
        return self._unlisted(people, why, MetBecause.BOOKED)

    def _titled(self, why: Why | None, *, others: bool) -> list[Verdict]:
        """Verdicts by the title of an entry of my own; `others`: a room or a tool is in it."""
        named = named_people(self.occurrence.event.title, self.policy.me, self.known)
        people = [acquainted(self.known, person.address, "") for person in named.sure]
        found = self._unlisted(people, why, MetBecause.NAMED_IN_TITLE)
        open_reason: Why = (Reason.NO_PEOPLE, named.open)
        if not found and (listed := nameless(self.copies)):
            open_reason = (Reason.NO_PEOPLE, f"{', '.join(listed)[:200]}: listed without an e-mail address.")
        if (not found and (named.any or not others)) or (found and named.open):
            found.append(_verdict(None, why or open_reason, MetBecause.NAMED_IN_TITLE))
        return found

    def _unlisted(self, people: Iterable[Person], why: Why | None, because: MetBecause) -> list[Verdict]:
        """Verdicts on people who are named, but not on the list of attendees."""
        reasons = (
            (
                one,
                why
                or person_reason(one, one.address, self.policy, self.known, group=False)
                or self._unproven(one, one.address),
            )
            for one in people
        )
        return [_verdict(person, reason, because) for person, reason in reasons]

    def _unproven(self, person: Person, address: Address) -> Why | None:
        return unproven(person, address, self.copies, self.policy, self.known)


def _verdict(person: Person | None, why: Why | None, because: MetBecause) -> Verdict:
    if why is not None:
        return NotMet(person=person, reason=why[0], detail=why[1])
    assert person is not None
    return Met(person=person, because=because)


def _because(guest: Guest, *, by_tool: bool) -> MetBecause:
    if by_tool:
        return MetBecause.BOOKED
    said_yes = guest.organizer or guest.answer is PartStat.ACCEPTED
    return MetBecause.ACCEPTED if said_yes else MetBecause.NO_ANSWER


def _called(address: Address, name: str) -> Person:
    """Somebody, or something, that is never written to."""
    shown = PersonName(full=name[:80], confidence=Confidence.GUESS if name else Confidence.NONE)
    return Person(address=address, addresses=(address,), name=shown)


def _each_once(verdicts: Iterable[Verdict]) -> tuple[Verdict, ...]:
    """One verdict a person, by address: of several addresses of one person the one that says met."""
    once: dict[str, Verdict] = {}
    for verdict in verdicts:
        key = verdict.person.address if verdict.person is not None else ""
        if key not in once or (isinstance(verdict, Met) and isinstance(once[key], NotMet)):
            once[key] = verdict
    return tuple(once[key] for key in sorted(once))
