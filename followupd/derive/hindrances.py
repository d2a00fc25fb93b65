"""Why a meeting, or somebody in it, does not count: the reasons in their order, each with a sentence for people."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta

from followupd.derive.acquaintance import Known
from followupd.derive.addresses import fits, is_internal, is_list, is_mine, is_role
from followupd.derive.answers import Answer, Guest, agreed_answer, organizer_of
from followupd.derive.words import matches
from followupd.domain.event import Event, Occurrence, PartStat, StoredOccurrence
from followupd.domain.ids import Address
from followupd.domain.person import Confidence, Person
from followupd.domain.policy import FollowUpRule, Policy
from followupd.domain.reason import Reason

Why = tuple[Reason, str]


def event_reason(
    occurrence: Occurrence, copies: Sequence[StoredOccurrence], people: int, policy: Policy, known: Known
) -> Why | None:
    """What keeps everybody of a meeting that takes place from counting; None where nothing does.

    `copies` are those that count, `occurrence` the one that knows most; `people` are those other than me, rooms, bots.
    """
    return (
        _unanswered(copies, policy, known)
        or _unwanted([one.occurrence.event for one in copies], policy)
        or _untimely(occurrence, {one.account for one in copies}, policy)
        or _too_many([one.occurrence.event for one in copies], people, policy)
    )


def _unanswered(copies: Sequence[StoredOccurrence], policy: Policy, known: Known) -> Why | None:
    match agreed_answer(copies, policy.me):
        case Answer.YES | Answer.HOST | Answer.BOOKED | Answer.OWN | Answer.CLAIMED:
            return None
        case Answer.NO:
            return Reason.DECLINED_BY_ME, "You declined it."
        case Answer.PERHAPS:
            return Reason.NOT_ACCEPTED, "You said perhaps to it, which is no yes."
        case Answer.DELEGATED:
            return Reason.NOT_ACCEPTED, "You sent somebody else."
        case Answer.UNLISTED:
            return Reason.NOT_ACCEPTED, "It is somebody else's meeting, and you are not on its list."
        case Answer.UNANSWERED:
            return _by_stranger(copies, known)


def _by_stranger(copies: Sequence[StoredOccurrence], known: Known) -> Why | None:
    for one in copies:
        organizer = organizer_of(one.occurrence.event)
        if organizer and organizer.address and known.wrote_to_before(organizer.address, one.occurrence.start):
            return None
    return Reason.NOT_ACCEPTED, "You did not answer the invitation, and had not written to its organizer before."


def _unwanted(events: Sequence[Event], policy: Policy) -> Why | None:
    """private, ignored_title, ignored_category: wherever one copy has it."""
    ignore = policy.ignore
    if ignore.private and any(event.private for event in events):
        return Reason.PRIVATE, "It is marked as private."
    for event in events:
        if matches(ignore.titles, event.title):
            glob = next(glob for glob in ignore.titles if matches([glob], event.title))
            return Reason.IGNORED_TITLE, f'Its title fits "{glob}" of meetings.ignore.titles.'
    for event in events:
        for category in event.categories:
            if matches(ignore.categories, category):
                return Reason.IGNORED_CATEGORY, f'Its category "{category[:60]}" is in meetings.ignore.categories.'
    return None


def _untimely(occurrence: Occurrence, accounts: set[str], policy: Policy) -> Why | None:
    zone = policy.me.timezone
    first = occurrence.start.astimezone(zone).date()
    if occurrence.all_day:
        days = max(1, (occurrence.end.astimezone(zone).date() - first).days)
        if not any(_wants_days(rule, occurrence.event, days, accounts) for rule in policy.rules):
            return Reason.ALL_DAY, "It takes all day, and no rule with min_days fits it."
    elif occurrence.end - occurrence.start < policy.ignore.min_duration:
        minutes = (occurrence.end - occurrence.start) // timedelta(minutes=1)
        least = policy.ignore.min_duration // timedelta(minutes=1)
        return Reason.TOO_SHORT, f"It takes {minutes} minutes, less than the {least} of meetings.ignore.min_duration."
    if first < policy.start:
        return Reason.BEFORE_START, f"It was before {policy.start.isoformat()}, where followupd starts."
    return None


def _wants_days(rule: FollowUpRule, event: Event, days: int, accounts: set[str]) -> bool:
    """True where a rule is about events of so many days, as far as the event alone tells."""
    when = rule.when
    return (
        when.min_days is not None
        and days >= when.min_days
        and (when.title is None or matches(when.title, event.title))
        and (when.category is None or any(matches(when.category, category) for category in event.categories))
        and (when.account is None or when.account in accounts)
    )


def _too_many(events: Sequence[Event], people: int, policy: Policy) -> Why | None:
    most = policy.ignore.max_people
    hidden = any(event.guests_hidden for event in events)
    if hidden and all(event.guests_hidden or not event.attendees for event in events):
        return Reason.TOO_MANY_PEOPLE, f"You may not see who else was in it: that may be more than {most} people."
    if people <= most:
        return None
    return Reason.TOO_MANY_PEOPLE, f"{people} people are in it, more than the {most} of meetings.ignore.max_people."


def person_reason(person: Person, address: Address, policy: Policy, known: Known, *, group: bool) -> Why | None:
    """What keeps one person from counting, whatever they answered."""
    if is_mine(person.address, policy.me):
        return Reason.SELF, "This is you."
    addresses = {address, person.address}
    if any(fits(policy.ignore.addresses, one) for one in addresses.union(person.addresses)):
        return Reason.IGNORED_ADDRESS, f"{address} is in meetings.ignore.addresses."
    if group or is_list(address) or (known.is_list(address) and person.name.confidence < Confidence.SURE):
        return Reason.ROLE_ADDRESS, f"{address} is a mailing list."
    if is_role(address):
        return Reason.ROLE_ADDRESS, f"{address} is no address of one person."
    if policy.ignore.internal and any(is_internal(one, policy.me) for one in addresses):
        return Reason.INTERNAL, f"{_said(person)} is a colleague, at {address.domain}."
    return None


def latecomer(person: Person, address: Address, accepted_with: Sequence[Address] | None) -> Why | None:
    """Whom somebody else put on the list after my yes, which was no yes to them."""
    if accepted_with is None or not {address, person.address, *person.addresses}.isdisjoint(accepted_with):
        return None
    return Reason.NOT_ACCEPTED, f"{_said(person)} was added after you accepted."


def unproven(
    person: Person, address: Address, copies: Sequence[StoredOccurrence], policy: Policy, known: Known
) -> Why | None:
    """Whom I never wrote to, in a meeting that calls me its organizer and may have been sent by them."""
    if agreed_answer(copies, policy.me) is not Answer.CLAIMED:
        return None
    start = min(one.occurrence.start for one in copies)
    if any(known.wrote_to_before(one, start) for one in (address, *person.addresses)):
        return None
    detail = f"It calls you its organizer and asks you all the same; you did not answer, nor ever wrote to {address}."
    return Reason.NOT_ACCEPTED, detail


def refusal(guest: Guest, person: Person) -> Why | None:
    """Their no. A missing answer is none, and neither is a perhaps: the meeting took place, and they knew of it."""
    if guest.answer is PartStat.DECLINED:
        return Reason.DECLINED_BY_THEM, f"{_said(person)} declined it."
    if guest.answer is PartStat.DELEGATED:
        return Reason.DECLINED_BY_THEM, f"{_said(person)} sent somebody else."
    return None


def _said(person: Person) -> str:
    return person.name.full if person.name.confidence is Confidence.SURE else person.address
