"""The contract of PlanningStore, on the database and on what a simulation keeps in memory in its place."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any, Protocol

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from followupd.daemon.recall import Recall
from followupd.domain.draft import LIVE, DraftRecord, DraftState
from followupd.domain.event import OccurrenceId, StoredOccurrence, Window
from followupd.domain.fact import Fact, FactKind
from followupd.domain.ids import Address, MessageId
from followupd.domain.ledger import ended, sent
from followupd.domain.message import Folder, Mailbox, MessageRecord
from followupd.domain.record import replace
from followupd.ports.planning import PlanningStore, UnitId, UnitPlan
from followupd.store.sql_store import SqlStore
from tests.store.shelf import ADA, DAY, HOUR, KIM, LEE, NOON, OTHER_CALENDAR, ROE, Shelf

from tests.store.shelf import batch, change, key, mail, meeting, past, planned, told  # isort: skip

HOME = Address("kim@home.example")
EVERYBODY = (KIM, HOME, LEE, ROE)
KIMS = meeting("kims", NOON - DAY, KIM, title="Straw talk")
BOTH = meeting("both", NOON + 3 * DAY, HOME, LEE)
SAME = meeting("copy", NOON + 3 * DAY, LEE)
ALONE = meeting("alone", NOON + DAY)
ROES = meeting("roes", NOON + 8 * DAY, ROE)
ALL = (KIMS, BOTH, SAME, ALONE, ROES)
IDS = tuple(one.id for one in ALL)
SPAN = Window(start=NOON, end=NOON + 20 * DAY)
MARK = "a fingerprint"


class Kept(Protocol):
    """A store that is planned from, and the mailbox that its drafts lie in."""

    @property
    def port(self) -> PlanningStore: ...
    def move(self, now: datetime) -> None: ...
    def end(self, record: DraftRecord, was: DraftState) -> None: ...


@dataclass
class InDatabase:
    port: SqlStore

    def move(self, now: datetime) -> None:
        """Time is told with every question."""

    def end(self, record: DraftRecord, was: DraftState) -> None:
        """Notes what became of a draft; the copy of one that was sent is pulled with the other mail."""
        self.port.save_draft(record, was=was)
        if record.state is DraftState.SENT and record.sent_at is not None:
            message_id = record.sent_message_id or record.message_id
            copy = mail(message_id, record.sent_at, ADA, *record.people, folder=Folder.SENT, subject=record.subject)
            Shelf(self.port).post(batch(replace(copy, key=record.key)))


@dataclass
class InMemory:
    port: Recall

    def move(self, now: datetime) -> None:
        self.port.now = now

    def end(self, record: DraftRecord, was: DraftState) -> None:
        self.port.save_draft(record)


def in_database(store: SqlStore) -> Kept:
    store.take_lease()
    store.wake_all()
    return InDatabase(store)


def in_memory(store: SqlStore) -> Kept:
    return InMemory(Recall(store, SPAN, SPAN))


@pytest.fixture(scope="module")
def state() -> Iterator[SqlStore]:
    store = laid().store
    yield store
    store.close()


@pytest.fixture(params=[in_database, in_memory])
def kept(request: pytest.FixtureRequest, state: SqlStore) -> Iterator[Kept]:
    store = state.in_memory_copy()
    yield request.param(store)
    store.close()


def laid() -> Shelf:
    """Two calendars, mail either way, words of the user, a draft that lies there and one that was sent."""
    shelf = Shelf()
    shelf.store.take_lease()
    shelf.store.first_run_at(NOON)
    shelf.tell(change(*map(told, (KIMS, BOTH, ALONE, ROES)), past=[past("old", NOON - 90 * DAY, KIM, LEE)]))
    shelf.tell(change(told(SAME)), source=OTHER_CALENDAR)
    roe = Mailbox(address=ROE, name="Rose Ek")
    shelf.post(
        batch(
            mail("1", NOON - 5 * DAY, ADA, KIM, folder=Folder.SENT),
            mail("2", NOON - 4 * DAY, KIM, ADA, answers=["1"]),
            mail("3", NOON - 3 * DAY, roe, ADA),
            mail("4", NOON - 2 * DAY, LEE, ADA, bulk=True),
        )
    )
    shelf.store.merge(KIM, HOME)
    shelf.store.add_facts(
        [
            Fact(kind=FactKind.TAG, at=NOON - 2 * DAY, person=KIM, text="tea"),
            Fact(kind=FactKind.NOTE, at=NOON - DAY, meeting=KIMS.id, text="rain"),
            Fact(kind=FactKind.SKIP, at=NOON - HOUR, key=key("kims")),
        ]
    )
    drafts = [at_time(planned(KIMS, KIM), NOON - 6 * HOUR), at_time(planned(ROES, ROE), NOON - 5 * HOUR)]
    shelf.store.save_plan({}, {MARK: KIMS.id}, drafts, policy_digest="1", at=NOON)
    shelf.store.save_draft(replace(drafts[0], state=DraftState.OPEN, placed_at=NOON), was=DraftState.PLANNED)
    return shelf


def at_time(record: DraftRecord, at: datetime) -> DraftRecord:
    return replace(record, planned_at=at)


def unit(one: UnitId, *concerns: Address, wake_at: datetime | None = None) -> UnitPlan:
    identity = one if isinstance(one, OccurrenceId) else None
    return UnitPlan(identity=identity, decisions=(), concerns=concerns, any_person=False, wake_at=wake_at)


def plan_all(kept: Kept, at: datetime, drafts: Iterable[DraftRecord] = (), *, wake_at: datetime | None = None) -> None:
    """Plans all that is due, each with those whom it concerns."""
    due = kept.port.due_units(at)
    there = {one.id: [each.address for each in one.event.attendees if each.address is not None] for one in ALL}
    units: dict[UnitId, UnitPlan] = {one: unit(one, *there[one], wake_at=wake_at) for one in due.meetings}
    units |= {one: unit(one, one, wake_at=wake_at) for one in due.people}
    kept.port.save_plan(units, {}, drafts, policy_digest="1", at=at)


def due(kept: Kept, at: datetime) -> set[str]:
    found = kept.port.due_units(at)
    return {*map(str, found.meetings), *found.people}


# laws


def test_whatever_is_known_is_due_until_it_is_planned(kept: Kept) -> None:
    assert due(kept, NOON) == {"kims", "both", "copy", "alone", "roes", KIM, LEE}
    plan_all(kept, NOON)
    assert due(kept, NOON) == set()
    assert kept.port.next_wake(after=NOON) is None
    kept.port.wake_all()
    assert due(kept, NOON) >= {"kims", KIM}


def test_what_sleeps_is_due_when_its_time_has_come_and_only_then(kept: Kept) -> None:
    plan_all(kept, NOON, wake_at=NOON + DAY)
    assert due(kept, NOON + HOUR) == set()
    assert kept.port.next_wake(after=NOON) == NOON + DAY
    kept.move(NOON + DAY)
    assert len(due(kept, NOON + DAY)) == 7
    assert kept.port.next_wake(after=NOON + DAY) is None


def test_a_new_draft_wakes_what_else_is_about_its_people_and_not_what_it_was_planned_with(kept: Kept) -> None:
    plan_all(kept, NOON)
    new = at_time(replace(planned(KIMS, HOME, generation=2)), NOON)
    kept.port.save_plan({KIM: unit(KIM, KIM)}, {}, [new], policy_digest="1", at=NOON)
    assert due(kept, NOON) == {"kims", "both"}
    assert [one.id for one in kept.port.drafts(people=[HOME])] == [new.id]
    assert new in kept.port.drafts(keys=[new.key])


def test_what_becomes_of_a_draft_wakes_its_people_and_its_meeting(kept: Kept) -> None:
    plan_all(kept, NOON)
    (record,) = kept.port.drafts(states=[DraftState.OPEN])
    kept.end(ended(record, DraftState.DELETED, NOON), DraftState.OPEN)
    assert due(kept, NOON) == {"kims", "both", KIM}
    assert record.id not in {one.id for one in kept.port.drafts(states=LIVE)}


def test_what_becomes_of_a_draft_wakes_its_meeting_also_where_its_people_are_there_no_more(kept: Kept) -> None:
    plan_all(kept, NOON, [astray := at_time(planned(KIMS, ROE, generation=3), NOON)])
    plan_all(kept, NOON)
    assert due(kept, NOON) == set()
    kept.end(replace(astray, state=DraftState.OPEN, placed_at=NOON), DraftState.PLANNED)
    assert due(kept, NOON) == {"kims", "roes"}


def test_what_the_user_sent_is_mail_of_theirs_from_then_on(kept: Kept) -> None:
    plan_all(kept, NOON)
    (record,) = kept.port.drafts(states=[DraftState.OPEN])
    at = NOON + HOUR
    kept.move(at)
    done = sent(record, message_id=MessageId("sent@example.org"), date=None, matched_by="key", at=at)
    kept.end(done, DraftState.OPEN)
    assert kept.port.person_mail([KIM], at)[KIM].last_out == at
    assert "sent@example.org" in {one.message_id for one in kept.port.messages_with([KIM], NOON, at)}


def test_whom_the_user_wrote_to_is_no_list(kept: Kept) -> None:
    plan_all(kept, NOON, [record := at_time(planned(BOTH, LEE), NOON)])
    assert kept.port.person_mail([LEE], NOON)[LEE].is_list
    kept.end(sent(record, message_id=None, date=None, matched_by="key", at=NOON), DraftState.PLANNED)
    assert not kept.port.person_mail([LEE], NOON)[LEE].is_list


def test_a_withdrawn_draft_that_was_never_placed_counts_for_no_day(kept: Kept) -> None:
    assert kept.port.count_planned_since(NOON - DAY) == 2
    (record,) = kept.port.drafts(states=[DraftState.PLANNED])
    kept.end(ended(record, DraftState.RETIRED, NOON), DraftState.PLANNED)
    assert kept.port.count_planned_since(NOON - DAY) == 1


def test_the_first_meeting_under_a_fingerprint_stays_it(kept: Kept) -> None:
    kept.port.save_plan({}, {MARK: ROES.id, "another": ROES.id}, (), policy_digest="2", at=NOON)
    assert kept.port.identities([MARK, "another", "none"]) == {MARK: KIMS.id, "another": ROES.id}
    assert kept.port.policy_digest() == "2"


def test_who_was_there_at_the_acceptance_comes_back_with_the_occurrence(kept: Kept) -> None:
    plan = replace(unit(KIMS.id, KIM), accepted_with=(KIM, LEE))
    kept.port.due_units(NOON)
    kept.port.save_plan({KIMS.id: plan}, {}, (), policy_digest="1", at=NOON)
    assert [one.accepted_with for one in kept.port.occurrences([KIMS.id])] == [(KIM, LEE)]


def test_a_draft_whose_meeting_is_another_by_now_is_an_orphan(kept: Kept) -> None:
    plan_all(kept, NOON)
    assert kept.port.orphans() == ()
    plan = replace(unit(ROES.id, ROE), identity=KIMS.id)
    kept.port.save_plan({ROES.id: plan}, {}, (), policy_digest="1", at=NOON)
    assert [one.identity for one in kept.port.orphans()] == [ROES.id]


# both alike, through any course of plans and drafts


@dataclass
class Course:
    """The same done to both."""

    one: Kept
    other: Kept
    now: datetime = NOON
    made: int = 10
    seen: list[DraftRecord] = field(default_factory=list)

    def both(self) -> tuple[Kept, Kept]:
        return self.one, self.other

    def take(self, step: tuple[str, int, int]) -> None:
        what, first, second = step
        match what:
            case "wait":
                self.now += timedelta(hours=first * 7)
                for each in self.both():
                    each.move(self.now)
            case "plan":
                wake_at = None if second % 3 == 0 else self.now + timedelta(hours=second)
                for each in self.both():
                    plan_all(each, self.now, wake_at=wake_at)
            case "draft":
                self.made += 1
                one, who = ALL[first % len(ALL)], EVERYBODY[second % 4]
                record = at_time(replace(planned(one, who, generation=self.made)), self.now)
                for each in self.both():
                    plan_all(each, self.now, [record])
            case "wake":
                for each in self.both():
                    each.port.wake_all()
            case _:
                self._end(first, second)

    def _end(self, first: int, second: int) -> None:
        live = self.one.port.drafts(states=LIVE)
        if not live:
            return
        record = live[first % len(live)]
        if second % 3 == 0:
            after = replace(record, state=DraftState.OPEN, placed_at=record.placed_at or self.now)
        elif second % 3 == 1:
            after = ended(record, DraftState.DELETED, self.now)
        else:
            sent_as = MessageId(f"{record.id}@sent")
            after = sent(record, message_id=sent_as, date=None, matched_by="key", at=self.now)
        for each in self.both():
            each.end(after, record.state)


def answers(port: PlanningStore, now: datetime) -> Mapping[str, Any]:
    """All that can be asked, but for what a copy of the user's own mail is known by."""
    keys = [key(str(one)) for one in IDS]
    return {
        "due": {*map(str, port.due_units(now).meetings), *port.due_units(now).people},
        "next": port.next_wake(after=now),
        "occurrences": [_set(port.occurrences([one])) for one in IDS],
        "with": [_set(port.occurrences_with([one])) for one in EVERYBODY],
        "beside": [_set(port.occurrences_with(EVERYBODY, beside=[one])) for one in IDS],
        "days": [_set(port.whole_days(NOON + n * DAY, NOON + (n + 2) * DAY)) for n in range(3)],
        "identities": port.identities([MARK, "none"]),
        "persons": port.persons(EVERYBODY),
        "named": [port.persons_named([one]) for one in ("rose", "ek", "nobody")],
        "mail": port.person_mail(EVERYBODY, now),
        "letters": [_letters(port.messages_with([one], NOON - 9 * DAY, now)) for one in EVERYBODY],
        "threads": {one: _letters(told) for one, told in port.conversations([MessageId("1")]).items()},
        "facts": [port.facts(people=[KIM]), port.facts(keys=keys, meetings=IDS)],
        "drafts": [port.drafts(), port.drafts(states=LIVE), port.drafts(people=[LEE, HOME]), port.drafts(keys=keys)],
        "late": [port.drafts(since=NOON - hours * HOUR) for hours in (5, 6)],
        "both": port.drafts(people=[KIM], states=[DraftState.OPEN, DraftState.SENT]),
        "orphans": port.orphans(),
        "counted": [port.count_planned_since(NOON - n * DAY) for n in range(-3, 3)],
        "state": (port.secret(), port.first_run_at(now), port.policy_digest()),
    }


def _set(told_of: Collection[StoredOccurrence]) -> set[tuple[str, str]]:
    return {(str(one.occurrence.id), str(one.source)) for one in told_of}


def _letters(letters: Iterable[MessageRecord]) -> list[tuple[str, datetime, bool]]:
    return [(one.message_id, one.date, one.outgoing) for one in letters]


STEPS = st.lists(
    st.tuples(
        st.sampled_from(["plan", "plan", "wait", "draft", "end", "end", "wake"]), st.integers(0, 9), st.integers(0, 40)
    ),
    max_size=12,
)


@settings(max_examples=25, deadline=None)
@given(steps=STEPS)
def test_both_answer_alike_whatever_is_planned_and_drafted(state: SqlStore, steps: list[tuple[str, int, int]]) -> None:
    one, other = state.in_memory_copy(), state.in_memory_copy()
    course = Course(in_database(one), in_memory(other))
    for step in [("plan", 0, 0), *steps]:  # whom a meeting concerns is known in memory once it was planned
        course.take(step)
    assert answers(course.other.port, course.now) == answers(course.one.port, course.now)
    one.close()
    other.close()
