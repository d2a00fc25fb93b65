"""REF: a draft id, an address, a meeting's uid (or uid/recurrence id), a title or a name where it is unique."""

from __future__ import annotations

from datetime import datetime

from followupd.domain.decision import Decision, MeetingRef
from followupd.domain.draft import DraftRecord
from followupd.domain.event import OccurrenceId
from followupd.domain.ids import Address, Key
from followupd.domain.person import Person
from followupd.domain.record import Struct
from followupd.errors import UsageError
from followupd.ports.store import Store


class UnknownRef(UsageError):
    """A REF that names nothing that is known."""

    def not_read_yet(self) -> UnknownRef:
        """The same, while a daemon runs that reads what is new."""
        new = "what is new in your files, the running daemon reads at its next round"
        return UnknownRef(self.problems[0].what, hint=f"{self.hint}\n{new}")


class Found(Struct, frozen=True, kw_only=True):
    """What a REF names: the decisions and drafts concerned, and the person or meeting where it is one."""

    decisions: tuple[Decision, ...]
    drafts: tuple[DraftRecord, ...]
    person: Address | None = None
    meeting: OccurrenceId | None = None  # the identity
    whole: bool = False  # the meeting itself was named, and not one draft of it
    is_one: bool = False  # one draft or candidate was named by its id
    further: frozenset[Key] = frozenset()  # keys that the same words are about

    @property
    def keys(self) -> frozenset[Key]:
        return self.further.union((d.key for d in self.decisions), (d.key for d in self.drafts))


def find(store: Store, ref: str) -> Found:
    """What `ref` names. Raises UnknownRef when that is nothing, UsageError when several meetings or people, or both."""
    decisions = store.decisions()
    drafts = store.drafts()
    found = (
        _by_draft(decisions, drafts, ref)
        or _by_meeting(decisions, drafts, ref)
        or _by_title(store, decisions, drafts, ref)
        or _by_address(store, decisions, drafts, ref)
        or _by_name(store, decisions, drafts, ref)
    )
    if found is None:
        raise UnknownRef(
            f"{ref!r} names no draft, person or meeting that is known",
            hint="followupd drafts --all lists draft ids, followupd plan lists meetings and addresses",
        )
    return found


def _by_draft(decisions: tuple[Decision, ...], drafts: tuple[DraftRecord, ...], ref: str) -> Found | None:
    word = ref.lower()
    keys = {d.key for d in drafts if word in (d.id, d.key, d.id.partition(".")[0])}
    keys |= {d.key for d in decisions if word in (d.key, d.key[:8])}
    if not keys:
        return None
    of_key = tuple(d for d in decisions if d.key in keys)
    rows = tuple(d for d in drafts if d.key in keys)
    first: Decision | DraftRecord = of_key[0] if of_key else rows[-1]
    person = first.people[0] if len(first.people) == 1 else None
    return Found(decisions=of_key, drafts=rows, person=person, meeting=first.identity, is_one=True)


def draft_people(store: Store, ref: str) -> tuple[Address, ...]:
    """Whom the draft or candidate goes to that `ref` is the id of; nobody where it is none."""
    found = _by_draft(store.decisions(), store.drafts(), ref)
    if found is None:
        return ()
    first: Decision | DraftRecord = found.decisions[0] if found.decisions else found.drafts[-1]
    return first.people


def _by_address(
    store: Store, decisions: tuple[Decision, ...], drafts: tuple[DraftRecord, ...], ref: str
) -> Found | None:
    address = Address.parse(ref)
    if address is None:
        return None
    person = store.persons([address])[address]
    theirs = set(person.addresses) | {address}
    of_person = tuple(d for d in decisions if theirs & set(d.people))
    rows = tuple(d for d in drafts if theirs & set(d.people))
    if not of_person and not rows and not store.person_known(address):
        return None
    return Found(decisions=of_person, drafts=rows, person=person.address)


def _by_name(store: Store, decisions: tuple[Decision, ...], drafts: tuple[DraftRecord, ...], ref: str) -> Found | None:
    named = people_named(store, ref)
    if len(named) > 1:
        several = "".join(f"\n  {one.address}  {one.name.full}" for one in named)
        raise UsageError(f"{ref!r} names {len(named)} people", hint=f"name one by address:{several}")
    return _by_address(store, decisions, drafts, named[0].address) if named else None


def people_named(store: Store, ref: str) -> tuple[Person, ...]:
    """Those who are called so, by address; where somebody is called exactly so, only they."""
    found = {one.address: one for one in store.persons([p.address for p in _with_words(store, ref)]).values()}
    exact = {a: one for a, one in found.items() if one.name.full.casefold() == " ".join(ref.split()).casefold()}
    return tuple(one for _, one in sorted((exact or found).items()))


def _with_words(store: Store, ref: str) -> tuple[Person, ...]:
    return store.persons_named(ref.split()) if ref.strip() else ()


def _by_meeting(decisions: tuple[Decision, ...], drafts: tuple[DraftRecord, ...], ref: str) -> Found | None:
    def names(one: Decision | DraftRecord) -> bool:
        ids = [one.identity] + ([one.meeting.id] if one.meeting else [])
        return any(i is not None and ref in (str(i), i.uid) for i in ids)

    return _of_one_meeting(tuple(filter(names, decisions)), tuple(filter(names, drafts)), ref)


def _by_title(store: Store, decisions: tuple[Decision, ...], drafts: tuple[DraftRecord, ...], ref: str) -> Found | None:
    def names(one: Decision | DraftRecord) -> bool:
        return one.meeting is not None and one.meeting.title.casefold() == ref.casefold()

    found = _of_one_meeting(tuple(filter(names, decisions)), tuple(filter(names, drafts)), ref)
    if found is not None and (named := people_named(store, ref)):
        several = "".join(f"\n  {one.address}  {one.name.full}" for one in named)
        raise UsageError(
            f"{ref!r} names a meeting and {len(named)} {'person' if len(named) == 1 else 'people'}",
            hint=f"name the meeting by its uid, else the person by address:\n  {found.meeting}  (the meeting){several}",
        )
    return found


def _of_one_meeting(decisions: tuple[Decision, ...], drafts: tuple[DraftRecord, ...], ref: str) -> Found | None:
    meetings = {one.identity: one.meeting for one in (*drafts, *decisions) if one.identity is not None}
    if not meetings:
        return None
    if len(meetings) > 1:
        choices = "".join(
            f"\n  {m.id}  {m.start:%Y-%m-%d %H:%M} UTC" for m in sorted(filter(None, meetings.values()), key=_by_start)
        )
        raise UsageError(f"{ref!r} names {len(meetings)} meetings", hint=f"name one of:{choices}")
    return Found(decisions=decisions, drafts=drafts, meeting=next(iter(meetings)), whole=True)


def _by_start(meeting: MeetingRef) -> tuple[datetime, str]:
    return meeting.start, str(meeting.id)
