"""Laws of nudges, check-ins and promises, over random histories."""

from __future__ import annotations

import random
from collections import Counter
from datetime import datetime, timedelta

from book import Book, evidence, steady
from hypothesis import given, settings
from hypothesis import strategies as st
from terms import BERLIN, KEY, address, at, shown
from worlds import instants

from followupd.domain.correspondence import Wish
from followupd.domain.decision import Act, Hold, Plan, Purpose
from followupd.domain.draft import LIVE, DraftState
from followupd.domain.fact import Fact, FactKind
from followupd.domain.ids import Address, Key
from followupd.domain.policy import Policy
from followupd.domain.reason import ENDS_DRAFT, Reason
from followupd.domain.record import replace
from followupd.plan.hours import BusinessTime
from followupd.plan.keys import nudge_key
from followupd.plan.planner import AHEAD, plan

WHO = ("kim", "jo", "pia")
SETTLED = [DraftState.SENT, DraftState.DELETED, DraftState.SKIPPED, DraftState.RETIRED]
BOUNDED = settings(max_examples=40, deadline=None)


@st.composite
def policies(draw: st.DrawFn) -> Policy:
    return steady(
        after=draw(st.sampled_from([(), ("2bd",), ("4bd", "9bd"), ("1d", "3d")])),
        every=draw(st.sampled_from(["2w", "4w", "12w", "never"])),
        a_day=draw(st.integers(1, 3)),
        gap=draw(st.sampled_from(["0d", "2d", "5d"])),
        unanswered=draw(st.integers(1, 3)),
    )


@st.composite
def books(draw: st.DrawFn) -> Book:
    """Three people, with drafts, mail, wishes, promises and words of up to Monday, 2 November."""
    book = Book(due=list(WHO), placed_today=0)
    if draw(st.booleans()):
        book.first_run = shown(draw(instants(-60, -20)))
    if draw(st.integers(0, 3)) == 0:
        start = draw(instants(-5, 10))
        book.trip(shown(start), shown(start + timedelta(days=5)))
    book.stances = {"check-in": draw(st.sampled_from(["give", "ask"]))}
    for who in WHO:
        _person(draw, book, who)
    return book


def _person(draw: st.DrawFn, book: Book, who: str) -> None:
    book.known(who, met_before=draw(st.integers(0, 1)))
    if draw(st.booleans()):
        book.is_so(who, last_contact=draw(instants(-100, -30)))
    for number in range(draw(st.integers(0, 2))):
        _sent(draw, book, who, f"{who}{number}")
    if draw(st.integers(0, 2)) == 0:
        start = draw(instants(-10, 70))
        book.meeting(f"m-{who}", shown(start), shown(start + timedelta(hours=1)), who, known_only=draw(st.booleans()))
    _states(draw, book, who)
    if draw(st.integers(0, 2)) == 0:
        due = draw(st.sampled_from([None, draw(instants(-10, 20))]))
        book.promised("p1", shown(draw(instants(-20, -10))), due and shown(due)[:-6], who)
    if draw(st.integers(0, 2)) == 0:
        state = draw(st.sampled_from([*SETTLED, DraftState.OPEN, DraftState.EDITED]))
        _errand(draw, book, who, state, book.turn_key(1, who), Purpose.CHECK_IN)
    if draw(st.integers(0, 6)) == 0:
        book.paused(who, shown(draw(instants(-10, 0))), until=draw(st.sampled_from([None, "5 Nov 10:00"])))
    if draw(st.integers(0, 4)) == 0:
        book.asked(draw(st.sampled_from([FactKind.SKIP, FactKind.REDRAFT])), book.turn_key(1, who), "1 Nov 23:00")


def _sent(draw: st.DrawFn, book: Book, who: str, name: str) -> None:
    made = draw(instants(-40, -1))
    book.sent(shown(made), who, name=name)
    if draw(st.booleans()):
        state = draw(st.sampled_from([*SETTLED, DraftState.OPEN]))
        _errand(draw, book, who, state, book.nudge_key(1, name, who), Purpose.NUDGE)


def _errand(draw: st.DrawFn, book: Book, who: str, state: DraftState, key: Key, purpose: Purpose) -> None:
    if state in LIVE and any(one.state in LIVE and address(who) in one.people for one in book.drafts):
        return
    made = draw(instants(-30, -1))
    ended = None if state in LIVE else shown(made + timedelta(hours=2))
    book.errand(key, purpose, state, shown(made), ended, who=who)


def _states(draw: st.DrawFn, book: Book, who: str) -> None:
    for name in ("opted_out", "bounced", "declined", "i_owe", "owes_me"):
        if draw(st.integers(0, 9)) == 0:
            book.ground(name, shown(draw(instants(-40, 0))), who)
    for name in ("later", "away"):
        if draw(st.integers(0, 7)) == 0:
            until = draw(st.sampled_from([None, draw(instants(0, 20))]))
            when = draw(instants(-20, 0))
            book.is_so(who, **{name: Wish(until=until, evidence=evidence(shown(when)))})
    if draw(st.integers(0, 3)) == 0:
        book.wrote(shown(draw(instants(-20, 0))), who)
    if draw(st.integers(0, 5)) == 0:
        book.i_wrote(shown(draw(instants(-20, 0))), who)
    book.is_so(who, unanswered=draw(st.integers(0, 3)))


ANY = given(book=books(), by=policies(), now=instants(0, 20))


def acts(made: Plan) -> list[Act]:
    return [one for one in made.decisions if isinstance(one, Act)]


def settle(book: Book, by: Policy, now: datetime) -> Plan:
    """Plans and applies until nothing is left to do."""
    for _ in range(8):
        made = book.plan(now, by)
        if not book.apply(made, now) and book.plan(now, by) == made:
            return made
    raise AssertionError("the plan does not come to rest")


@BOUNDED
@ANY
def test_nobody_gets_a_draft_who_is_out_of_the_question(book: Book, by: Policy, now: datetime) -> None:
    history = book.history(now)
    for act in acts(book.plan(now, by)):
        for one in act.people:
            mail = history.people[one].mail
            assert mail.opted_out is None
            assert mail.bounced is None
            paused = [f for f in book.facts if f.kind is FactKind.PAUSE and f.person == one]
            assert all(fact.until is not None and fact.until <= now for fact in paused)
            if mail.declined is not None and act.template != "graceful-no":
                met = [m.occurrence.end for m in history.people[one].meetings if m.occurrence.end <= now]
                cool = now >= mail.declined.at + timedelta(days=180)
                assert cool or any(end > mail.declined.at for end in met)


@BOUNDED
@ANY
def test_never_two_live_drafts_to_one_person_and_each_key_once(book: Book, by: Policy, now: datetime) -> None:
    made = book.plan(now, by)
    keys = [one.key for one in made.decisions]
    assert len(set(keys)) == len(keys)
    drafted = [one for act in acts(made) for one in act.people]
    assert len(set(drafted)) == len(drafted)
    book.apply(made, now)
    live = Counter(one for record in book.drafts if record.state in LIVE for one in record.people)
    assert all(count == 1 for count in live.values()), live


@BOUNDED
@ANY
def test_no_more_drafts_a_day_than_allowed(book: Book, by: Policy, now: datetime) -> None:
    fresh = [act for act in acts(book.plan(now, by)) if act.replaces is None]
    assert len(fresh) <= by.limits.drafts_per_day
    assert not fresh or BusinessTime(by.hours, by.me.timezone).is_open(now)


@BOUNDED
@ANY
def test_planning_again_comes_to_rest(book: Book, by: Policy, now: datetime) -> None:
    made = settle(book, by, now)
    assert acts(made) == []


@BOUNDED
@given(book=books(), by=policies(), now=instants(0, 20), seed=st.integers(0, 2**32))
def test_the_order_of_what_is_given_does_not_matter(book: Book, by: Policy, now: datetime, seed: int) -> None:
    history = book.history(now)
    dice = random.Random(seed)

    def mixed(several: tuple) -> tuple:  # type: ignore[type-arg]
        return tuple(dice.sample(several, len(several)))

    people = {
        one: replace(
            person,
            meetings=mixed(person.meetings),
            drafts=mixed(person.drafts),
            facts=mixed(person.facts),
            said=replace(person.said, promises=mixed(person.said.promises)),
        )
        for one, person in mixed(tuple(history.people.items()))
    }
    other = replace(history, people=people, due=mixed(history.due), away=mixed(history.away))
    assert plan(other, by, now, KEY) == plan(history, by, now, KEY)


@BOUNDED
@ANY
def test_a_sign_of_life_anywhere_ends_all_nudging(book: Book, by: Policy, now: datetime) -> None:
    for who in WHO:
        book.wrote(shown(now - timedelta(minutes=30)), who)
    for one in book.plan(now, by).decisions:
        if one.purpose is Purpose.NUDGE:
            assert isinstance(one, Hold)
            assert one.reason in ENDS_DRAFT or one.reason is Reason.DELETED_BY_USER


@BOUNDED
@given(book=books(), by=policies(), now=instants(0, 20), minutes=st.integers(1, 20 * 24 * 60))
def test_until_is_honest(book: Book, by: Policy, now: datetime, minutes: int) -> None:
    made = settle(book, by, now)
    later = now + timedelta(minutes=minutes)
    then = {one.key: one for one in book.plan(later, by).decisions}
    for one in made.decisions:
        assert isinstance(one, Hold)
        assert one.until is None or one.until > now
        if one.until is not None and one.until <= later:
            continue
        found = then.get(one.key)
        if found is None:
            assert one.purpose is Purpose.FOLLOW_UP or one.reason in ENDS_DRAFT | {Reason.DELETED_BY_USER}, one
            continue
        assert isinstance(found, Hold), (one, found)
        evening = {one.reason, found.reason} <= {Reason.DAILY_LIMIT, Reason.OUTSIDE_HOURS}
        assert found.reason == one.reason or evening, (one, found)


@BOUNDED
@ANY
def test_what_is_held_until_then_is_decided_otherwise_or_held_anew_then(book: Book, by: Policy, now: datetime) -> None:
    for one in settle(book, by, now).decisions:
        assert isinstance(one, Hold)
        if one.until is not None:
            found = next((other for other in book.plan(one.until, by).decisions if other.key == one.key), None)
            assert not isinstance(found, Hold) or found.until is None or found.until > one.until, (one, found)


@BOUNDED
@ANY
def test_whoever_is_not_told_of_yet_is_woken_in_time(book: Book, by: Policy, now: datetime) -> None:
    made = settle(book, by, now)
    told = {one.key for one in made.decisions}
    wakes = [*made.entering.values(), *(one.until for one in made.decisions if isinstance(one, Hold) and one.until)]
    wakes += [m.occurrence.start - AHEAD for m in book.meetings.values() if m.occurrence.start > now + AHEAD]
    assert made.next_wake == min(wakes, default=None)
    assert all(at_ > now for at_ in made.entering.values())
    first: dict[Address, datetime] = dict(made.entering)
    for who in WHO:
        mine = [one for one in made.decisions if address(who) in one.people and isinstance(one, Hold) and one.until]
        wake = min(
            [
                *(one.until for one in mine if isinstance(one, Hold) and one.until),
                *([first[address(who)]] if address(who) in first else []),
            ],
            default=now + timedelta(days=400),
        )
        before = book.plan(min(wake - timedelta(minutes=1), now + timedelta(days=400)), by)
        fresh = [one for one in before.decisions if one.key not in told and one.people == (address(who),)]
        assert not [one for one in fresh if one.purpose is not Purpose.FOLLOW_UP], (wake, fresh)


DOES = st.lists(
    st.sampled_from(["send", "send", "delete", "skip", "edit", "nothing", "reply", "write", "opt out"]),
    min_size=1,
    max_size=10,
)


@settings(max_examples=25, deadline=None)
@given(book=books(), by=policies(), does=DOES)
def test_through_a_year_of_answers_and_silence_the_laws_hold(book: Book, by: Policy, does: list[str]) -> None:
    now, turn = at("2 Nov 09:00"), 0
    book.placed_today = None
    new_on: Counter[str] = Counter()
    while turn < 150 and now < at("2027-11-01 09:00"):
        made = book.plan(now, by)
        for act in book.apply(made, now):
            new_on[now.astimezone(BERLIN).date().isoformat()] += act.replaces is None
        live = Counter(one for record in book.drafts if record.state in LIVE for one in record.people)
        assert all(count == 1 for count in live.values())
        assert made.next_wake is None or made.next_wake > now
        _user_acts(book, does[turn % len(does)], turn, now)
        turn += 1
        if made.next_wake is None and turn > 2 * len(does):
            break
        now = made.next_wake if made.next_wake and turn % 3 else now + timedelta(hours=19)
    assert all(count <= by.limits.drafts_per_day for count in new_on.values())
    nudges = Counter(r.key for r in book.drafts if r.purpose is Purpose.NUDGE and r.state is DraftState.SENT)
    assert all(count == 1 for count in nudges.values())
    for root in [r for r in book.drafts if r.purpose is not Purpose.NUDGE and r.state is DraftState.SENT]:
        for one in root.people:
            keys = {nudge_key(KEY, one, root.key, number) for number in range(1, 6)}
            assert sum(r.key in keys and r.state is DraftState.SENT for r in book.drafts) <= 2


def _user_acts(book: Book, what: str, turn: int, now: datetime) -> None:
    who = WHO[turn % len(WHO)]
    moment = shown(now) if now.year == 2026 else now.astimezone(BERLIN).strftime("%Y-%m-%d %H:%M")
    if what == "reply":
        book.wrote(moment, who)
    elif what == "write":
        book.i_wrote(moment, who)
    elif what == "opt out" and turn % 7 == 0:
        book.ground("opted_out", moment, who)
    ends = {"send": DraftState.SENT, "delete": DraftState.DELETED, "edit": DraftState.EDITED}
    open_ones = [place for place, record in enumerate(book.drafts) if record.state is DraftState.OPEN]
    if not open_ones:
        return
    place = open_ones[turn % len(open_ones)]
    record = book.drafts[place]
    if what in ends:
        sent = now if what == "send" else None
        book.drafts[place] = replace(record, state=ends[what], settled_at=now, sent_at=sent)
    elif what == "skip":
        book.facts.append(Fact(kind=FactKind.SKIP, at=now, key=record.key))
