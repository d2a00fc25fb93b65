"""What planning costs: everybody at once, and one changed person among many.

`python tests/bench/bench_planner.py` prints microseconds a person and, for one changed person, what it costs among
1,000 to 100,000 people. CPU time, medians.
"""

from __future__ import annotations

import gc
import random
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from functools import partial
from statistics import median
from time import process_time
from zoneinfo import ZoneInfo

from followupd.domain.decision import MeetingRef, Purpose
from followupd.domain.draft import DraftRecord, DraftState
from followupd.domain.event import Event, Occurrence, OccurrenceId
from followupd.domain.history import History, PersonHistory
from followupd.domain.ids import AccountName, Address, Key, MessageId
from followupd.domain.meeting import Meeting, Met, MetBecause, NotMet, Verdict
from followupd.domain.person import Confidence, Person, PersonName
from followupd.domain.policy import (
    FOLLOW_UP_STEP,
    Cadence,
    Duration,
    FollowUpRule,
    Hours,
    Ignore,
    Limits,
    Me,
    NoReply,
    Policy,
    Recipients,
    Rhythm,
    Unit,
    When,
)
from followupd.domain.reason import Reason
from followupd.domain.record import replace
from followupd.plan.keys import follow_up_key
from followupd.plan.planner import plan

SIZES = (1_000, 10_000, 100_000)
NOW = datetime(2026, 11, 18, 10, 0, tzinfo=UTC)
WORK = AccountName("work")
KEY = partial(follow_up_key, b"s" * 32)


def policy() -> Policy:
    def hours(amount: int) -> Duration:
        return Duration(amount=amount, unit=Unit.HOURS)

    return Policy(
        me=Me(name="Ada Example", addresses=(Address("ada@example.org"),), timezone=ZoneInfo("Europe/Berlin")),
        start=date(2026, 1, 1),
        ignore=Ignore(),
        rules=(
            FollowUpRule(name="interview", when=When(title=("*interview*",)), template="interview", after=hours(2)),
            FollowUpRule(name="fair", when=When(min_days=1, category=("conference",)), template="fair", after=hours(9)),
            FollowUpRule(name="first", when=When(first_meeting=True), template="nice-to-meet", after=hours(2)),
            FollowUpRule(name="weekly", when=When(recurring=True), template=None, after=hours(2)),
            FollowUpRule(
                name="default", template="thanks", after=Duration(amount=1, unit=Unit.BUSINESS_DAYS),
                recipients=Recipients.GROUP,
            ),
        ),
        no_reply=NoReply(after=(), template="nudge"),
        cadence=Cadence(default=Rhythm(every=hours(2000)), after_no=hours(4000)),
        limits=Limits(),
        hours=Hours(),
    )  # fmt: skip


@dataclass(slots=True)
class _People:
    """Everybody's meetings and drafts, while they are made up."""

    persons: list[Person]
    meetings: dict[Address, list[Meeting]]
    drafts: dict[Address, list[DraftRecord]]


def history(size: int) -> History:
    """Two thirds as many meetings as people, of one to four, in eight weeks; a third have been drafted for."""
    dice = random.Random(size)
    people = _People(persons=[_person(number) for number in range(size)], meetings={}, drafts={})
    ledger: dict[Key, tuple[DraftRecord, ...]] = {}
    meetings = [_meeting(dice, people, number) for number in range(size * 2 // 3)]
    for meeting in meetings:
        for met in meeting.met:
            people.meetings.setdefault(met.person.address, []).append(meeting)
            if dice.random() < 1 / 3:
                record = _record(dice, meeting, met.person.address)
                people.drafts.setdefault(met.person.address, []).append(record)
                ledger[record.key] = (record,)
    return History(
        meetings=tuple(meetings),
        people={
            one.address: PersonHistory(
                person=one,
                first_mail=NOW - timedelta(days=dice.randint(1, 900)),
                last_out=NOW - timedelta(days=dice.randint(1, 60)),
                meetings=tuple(people.meetings.get(one.address, ())),
                drafts=tuple(people.drafts.get(one.address, ())),
            )
            for one in people.persons
        },
        ledger=ledger,
    )


def only(whole: History, meeting: Meeting) -> History:
    """What the caller gathers when this meeting's people have changed."""
    people = {met.person.address: whole.people[met.person.address] for met in meeting.met}
    keys = [KEY(meeting.identity, address, FOLLOW_UP_STEP) for address in (*people, None)]
    ledger = {key: whole.ledger[key] for key in keys if key in whole.ledger}
    return replace(whole, meetings=(meeting,), people=people, ledger=ledger)


def _person(number: int) -> Person:
    address = Address(f"p{number}@company{number % 997}.example")
    return Person(
        address=address,
        addresses=(address,),
        name=PersonName(first="Kim", last=f"Lee {number}", full=f"Kim Lee {number}", confidence=Confidence.SURE),
    )


def _meeting(dice: random.Random, people: _People, number: int) -> Meeting:
    start = NOW - timedelta(days=29) + timedelta(minutes=30 * dice.randrange(56 * 48))
    identity = OccurrenceId(uid=f"meeting-{number}@example.org")
    event = Event(title=dice.choice(["Pilot", "Interview: engineer", "Lunch with Kim", "Quarterly plan"]))
    chosen = {one.address: one for one in dice.choices(people.persons, k=dice.choice((1, 1, 2, 4)))}
    verdicts: list[Verdict] = [Met(person=one, because=MetBecause.ACCEPTED) for one in chosen.values()]
    room = _person(10**7 + number)
    verdicts.append(NotMet(person=room, reason=Reason.ROOM, detail="It is a room."))
    occurrence = Occurrence(id=identity, start=start, end=start + timedelta(hours=1), event=event)
    recurring = dice.random() < 0.2
    return Meeting(
        identity=identity, occurrence=occurrence, account=WORK, verdicts=tuple(verdicts), recurring=recurring
    )


def _record(dice: random.Random, meeting: Meeting, address: Address) -> DraftRecord:
    key = KEY(meeting.identity, address, FOLLOW_UP_STEP)
    made = NOW - timedelta(days=dice.randint(6, 60))
    return DraftRecord(
        id=f"{key[:8]}.1",
        account=WORK,
        key=key,
        generation=1,
        state=dice.choice([DraftState.SENT, DraftState.SENT, DraftState.RETIRED, DraftState.DELETED]),
        purpose=Purpose.FOLLOW_UP,
        people=(address,),
        meeting=MeetingRef(id=meeting.identity, title="Pilot", start=meeting.occurrence.start),
        identity=meeting.identity,
        rule="default",
        template="thanks",
        subject="Good to meet you",
        message_id=MessageId(f"{key}@example.org"),
        sha256="0" * 64,
        raw=None,
        flags=frozenset(),
        sources={},
        planned_at=made,
        placed_at=made,
        settled_at=made,
        sent_at=made,
    )


def cpu_s(work: Callable[[], object], rounds: int) -> list[float]:
    """CPU seconds of each round, with what earlier rounds left behind collected before."""
    times: list[float] = []
    for _ in range(rounds):
        gc.collect()
        begun = process_time()
        work()
        times.append(process_time() - begun)
    return times


def main() -> None:
    by = policy()
    some: dict[int, list[History]] = {}
    for size in SIZES:
        whole = history(size)
        cold = cpu_s(lambda whole=whole: plan(whole, by, NOW, KEY), 5 if size < 10**5 else 3)
        decisions = len(plan(whole, by, NOW, KEY).decisions)
        print(
            f"{size:>7} people cold: {median(cold):6.3f} s (min {min(cold):.3f}, max {max(cold):.3f}), "
            f"{median(cold) / size * 1e6:5.1f} µs a person, {median(cold) / decisions * 1e6:5.1f} µs a decision"
        )
        some[size] = [only(whole, meeting) for meeting in random.Random(1).sample(whole.meetings, 400)]
    one_by_one: dict[int, list[float]] = {size: [] for size in SIZES}
    for _ in range(15):  # in turn, so that a busy machine slows all alike
        for size in SIZES:
            one_by_one[size] += cpu_s(lambda few=some[size]: [plan(one, by, NOW, KEY) for one in few], 1)
    first = median(one_by_one[SIZES[0]])
    for size, times in one_by_one.items():
        each = median(times) / len(some[size]) * 1e6
        print(
            f"{size:>7} people, one changed meeting: {each:6.1f} µs, {median(times) / first:.2f} × that of 1,000 people"
        )


if __name__ == "__main__":
    main()
