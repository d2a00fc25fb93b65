"""Everything that bears on each of some people: their mail, meetings, drafts, and what the user said about them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import datetime, timedelta
from typing import TypeVar

from followupd.derive.addresses import is_mine
from followupd.derive.replies import SHOWN, correspond
from followupd.derive.said import said
from followupd.derive.senders import invited
from followupd.domain.decision import Purpose
from followupd.domain.draft import LIVE, DraftRecord, DraftState
from followupd.domain.fact import Fact, FactKind
from followupd.domain.history import PersonHistory
from followupd.domain.ids import Address, Key, MessageId
from followupd.domain.judgement import Kind
from followupd.domain.meeting import Meeting, Met
from followupd.domain.message import MessageRecord
from followupd.domain.person import Person
from followupd.domain.policy import FOLLOW_UP_STEP, Policy
from followupd.domain.reason import Reason
from followupd.plan.keys import KeyOf, promise_key
from followupd.ports.planning import PersonMail, PlanningStore

T = TypeVar("T")

MAIL_BACK = timedelta(days=1096)
"""Mail older than three years no longer says how things stand; an opt-out does, however old."""

_LAST_MAIL = 20
"""Letters of one person that are asked where they went to."""

_WRITTEN_BY_HUMANS = frozenset({None, Kind.REPLY})


def histories(
    store: PlanningStore,
    people: Mapping[Address, Person],
    meetings: Iterable[Meeting],
    mail: Mapping[Address, PersonMail],
    policy: Policy,
    key: KeyOf,
    now: datetime,
    *,
    shown: int = SHOWN,
) -> dict[Address, PersonHistory]:
    """The history of each of `people` as of `now`, with those of `meetings` that they were met in.

    So many pieces of evidence as `shown` are told: a plan rests on what they show, and not on them.
    """
    at_hand = _AtHand(store, people, meetings, policy, key, now, shown)
    return {address: at_hand.history(person, mail[address]) for address, person in people.items()}


class _AtHand:
    """What the store says about all of them, asked at once and sorted by person."""

    def __init__(
        self,
        store: PlanningStore,
        people: Mapping[Address, Person],
        meetings: Iterable[Meeting],
        policy: Policy,
        key: KeyOf,
        now: datetime,
        shown: int,
    ) -> None:
        meetings = tuple(meetings)
        self._shown = shown
        self._now = now
        self._me = policy.me
        self._zone = policy.me.timezone
        self._key = key
        self._keys = {meeting.identity: keys_of(meeting, key) for meeting in meetings}
        self._of = {each: one.address for one in people.values() for each in (one.address, *one.addresses)}
        self._meetings: dict[Address, list[Meeting]] = {address: [] for address in people}
        for meeting in sorted(meetings, key=lambda m: (m.occurrence.start, str(m.identity))):
            for address in dict.fromkeys(map(self._of.get, _met_in(meeting))):
                if address is not None:
                    self._meetings[address].append(meeting)
        self._drafts: dict[Address, list[DraftRecord]] = {address: [] for address in people}
        for record in store.drafts(people=self._of):
            self._give(self._drafts, record.people, record)
        self._letters: dict[Address, list[MessageRecord]] = {address: [] for address in people}
        for letter in store.messages_with(self._of, now - MAIL_BACK, now):
            failed = letter.judgement.recipients if letter.judgement is not None else ()
            self._give(self._letters, (*letter.people, *(one.address for one in failed)), letter)
        ids = {i for several in self._meetings.values() for m in several for i in (m.identity, m.occurrence.id)}
        keys = {key for several in self._keys.values() for key in several}
        keys |= {key for several in self._drafts.values() for key in _open_keys(several)}
        self._facts = store.facts(people=self._of, keys=keys, meetings=ids)
        self._facts_by_person: dict[Address, list[Fact]] = {address: [] for address in people}
        for fact in self._facts:
            if fact.person is not None:
                self._give(self._facts_by_person, (fact.person,), fact)
        self._of_meetings = tuple(fact for fact in self._facts if fact.person is None)
        sent = [_sent_id(record) for several in self._drafts.values() for record in several if _is_sent(record)]
        self._threads = store.conversations(dict.fromkeys(sent)) if sent else {}
        shared = {address for talk in self._threads.values() if _went_to_several(talk) for address in _in_talk(talk)}
        self._cast = store.persons(shared) if shared else {}

    def _give(self, to: Mapping[Address, list[T]], addresses: Iterable[Address], one: T) -> None:
        for address in dict.fromkeys(map(self._of.get, addresses)):
            if address is not None:
                to[address].append(one)

    def history(self, person: Person, mail: PersonMail) -> PersonHistory:
        meetings, drafts = self._meetings[person.address], self._drafts[person.address]
        letters, facts = self._letters[person.address], self._facts_of(person, meetings, drafts)
        told = said(facts, person.addresses, self._now, kept=self._kept(person, drafts, facts))
        sent = {_sent_id(record) for record in drafts if _is_sent(record)}
        return PersonHistory(
            person=person,
            first_mail=mail.first_mail,
            first_out=mail.first_out,
            last_out=mail.last_out,
            last_in=mail.last_in,
            met_before=mail.met_before,
            last_met_before=mail.last_met_before,
            meetings=tuple(meetings),
            drafts=tuple(drafts),
            facts=facts,
            said=told,
            mail=correspond(
                person,
                letters,
                drafts,
                self._over(meetings, mail),
                told,
                self._now,
                threads={one: self._threads[one] for one in sent if one in self._threads},
                cast=self._cast,
                accepted=[one.date for one in letters if one.judgement is not None and one.judgement.accepted],
                zone=self._zone,
                shown=self._shown,
            ),
            last_letter=_last_letter(letters),
            met_as=self._met_as(letters, meetings),
            wrote_as=_wrote_as(letters),
        )

    def _met_as(self, letters: Sequence[MessageRecord], meetings: Sequence[Meeting]) -> tuple[Address, ...]:
        came = [one for one in letters if not one.outgoing and _is_of_human(one)]
        at = [(one.date, mine) for one in came[-_LAST_MAIL:] for mine in one.to if is_mine(mine, self._me)]
        over = [one for one in meetings if one.occurrence.end <= self._now]
        at += [(one.occurrence.end, mine) for one in over for mine in invited(one, self._me)]
        at.sort(key=lambda one: one[0], reverse=True)
        return tuple(dict.fromkeys(mine for _, mine in at))

    def _kept(self, person: Person, drafts: Sequence[DraftRecord], facts: Sequence[Fact]) -> frozenset[str]:
        """The promises whose draft the user has sent."""
        sent = {record.key for record in drafts if _is_sent(record) and record.purpose is Purpose.PROMISE}
        made = [fact.ref for fact in facts if fact.kind is FactKind.PROMISE] if sent else []
        return frozenset(
            ref for ref in made if any(promise_key(self._key, one, ref) in sent for one in person.spellings)
        )

    def _over(self, meetings: Sequence[Meeting], mail: PersonMail) -> tuple[datetime, ...]:
        """When each meeting with them that is over ended."""
        ends = [max(m.occurrence.end, m.occurrence.start) for m in meetings]
        before = [mail.last_met_before] if mail.last_met_before is not None else []
        return tuple(sorted([*before, *(end for end in ends if end <= self._now)]))

    def _facts_of(self, person: Person, meetings: Sequence[Meeting], drafts: Iterable[DraftRecord]) -> tuple[Fact, ...]:
        ids = {i for m in meetings for i in (m.identity, m.occurrence.id)}
        keys = {key for m in meetings for key in self._keys.get(m.identity, ())} | _open_keys(drafts)
        others = (fact for fact in self._of_meetings if fact.key in keys or fact.meeting in ids)
        about = [*self._facts_by_person[person.address], *others]
        return tuple(sorted(about, key=lambda fact: fact.at))


def keys_of(meeting: Meeting, key: KeyOf) -> frozenset[Key]:
    """Every key that a follow-up of the meeting may have."""
    persons = [one for verdict in meeting.verdicts if verdict.person is not None for one in verdict.person.spellings]
    return frozenset(key(meeting.identity, person, FOLLOW_UP_STEP) for person in (*persons, None))


def _met_in(meeting: Meeting) -> tuple[Address, ...]:
    """Whom the user met in it, before `start` too: such a meeting is history, and makes people acquainted."""
    return tuple(
        verdict.person.address
        for verdict in meeting.verdicts
        if verdict.person is not None and (isinstance(verdict, Met) or verdict.reason is Reason.BEFORE_START)
    )


def _went_to_several(talk: Iterable[MessageRecord]) -> bool:
    return any(one.outgoing and len(one.people) > 1 for one in talk)


def _in_talk(talk: Iterable[MessageRecord]) -> Iterator[Address]:
    for one in talk:
        yield from one.people


def _is_sent(record: DraftRecord) -> bool:
    return record.state is DraftState.SENT


def _open_keys(drafts: Iterable[DraftRecord]) -> set[Key]:
    """The keys of open drafts about meetings, which may be too long ago to be at hand."""
    return {one.key for one in drafts if one.identity is not None and one.state in LIVE}


def _sent_id(record: DraftRecord) -> MessageId:
    return record.sent_message_id or record.message_id


def _last_letter(letters: Sequence[MessageRecord]) -> MessageRecord | None:
    """The last mail of a human between the user and this person alone."""
    alone = (
        one
        for one in letters
        if (one.sent_folder or not one.outgoing)  # anybody can write in the user's name
        and len(one.people) == 1
        and _is_of_human(one)
    )
    return max(alone, key=lambda one: (one.date, one.message_id), default=None)


def _is_of_human(letter: MessageRecord) -> bool:
    kind = letter.judgement.kind if letter.judgement is not None else None
    return not (letter.bulk or letter.automatic) and kind in _WRITTEN_BY_HUMANS


def _wrote_as(letters: Sequence[MessageRecord]) -> Address | None:
    """Whence the user wrote to them last, as far as it is in Sent: anybody can write in the user's name."""
    return next((one.sender for one in reversed(letters) if one.sent_folder and one.sender is not None), None)
