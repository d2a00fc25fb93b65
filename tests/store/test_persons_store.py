"""People are units of their own, whoever told of them, and may have several addresses."""

from __future__ import annotations

from datetime import timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from shelf import ADA, DAY, HOUR, KIM, LEE, NOON, ROE, Shelf, batch, change, mail, meeting, past, planned, told

from followupd.domain.event import Occurrence, OccurrenceId
from followupd.domain.fact import Fact, FactKind
from followupd.domain.ids import Address
from followupd.domain.message import Mailbox
from followupd.domain.record import replace
from followupd.errors import StateError

KIMS = meeting("kims", NOON, KIM)
HOME = Address("kim@home.example")
OLD = Address("a-kim@old.example")


def about(kind: FactKind, person: Address, text: str = "", at: timedelta = HOUR) -> Fact:
    return Fact(kind=kind, at=NOON + at, person=person, text=text)


def test_who_was_met_before_the_window_is_planned_at_once(shelf: Shelf) -> None:
    shelf.tell(change(past=[past("old", NOON - 90 * DAY, KIM, LEE)]))
    assert shelf.due_people() == {KIM, LEE}
    assert shelf.store.people() == (KIM, LEE)
    shelf.plan_people(KIM, LEE)
    assert shelf.due_people() == set()
    shelf.tell(change(past=[past("old", NOON - 90 * DAY, KIM, LEE)]))
    assert shelf.due_people() == set()
    shelf.tell(change(past=[past("new", NOON - 80 * DAY, KIM, ROE)]))
    assert shelf.due_people() == {KIM, ROE}


def test_who_was_in_a_meeting_that_went_after_it_was_over_is_planned(shelf: Shelf) -> None:
    shelf.tell(change(told(KIMS)))
    shelf.plan(KIMS)
    assert shelf.store.people() == ()
    shelf.tell(change(removed=["kims"]), at=NOON + DAY)
    assert shelf.due_people(NOON + DAY) == {KIM}


@pytest.mark.parametrize("kind", [FactKind.CIRCLE, FactKind.MET, FactKind.PROMISE, FactKind.TAG, FactKind.NAME])
def test_whom_the_user_speaks_of_is_planned_at_once_and_anew_with_every_word(shelf: Shelf, kind: FactKind) -> None:
    shelf.store.add_fact(about(kind, KIM, "friends"))
    assert shelf.due_people() == {KIM}
    shelf.plan_people(KIM)
    assert shelf.due_people() == set()
    shelf.store.add_fact(about(FactKind.NOTE, KIM, "likes tea"))
    assert shelf.due_people() == {KIM}


def test_a_note_alone_makes_nobody_a_unit(shelf: Shelf) -> None:
    shelf.store.add_fact(about(FactKind.NOTE, KIM, "likes tea"))
    assert shelf.store.people() == ()


def test_who_is_planned_is_a_unit_from_then_on_and_sleeps_until_their_time(shelf: Shelf) -> None:
    shelf.plan_people(KIM, wake_at=NOON + DAY)
    assert shelf.store.people() == (KIM,)
    assert shelf.due_people() == set()
    assert shelf.store.next_wake(after=NOON) == NOON + DAY
    assert shelf.due_people(NOON + DAY) == {KIM}


def test_whatever_touches_a_person_marks_them(shelf: Shelf) -> None:
    shelf.plan_people(KIM, LEE)
    shelf.post(batch(mail("1", NOON, KIM, ADA)))
    assert shelf.due_people() == {KIM}
    shelf.plan_people(KIM)
    shelf.tell(change(told(KIMS)))
    assert shelf.due_people() == {KIM}


def test_people_stay_where_nothing_stands_in_a_calendar(shelf: Shelf) -> None:
    shelf.plan_people(KIM)
    shelf.post(batch(mail("1", NOON, KIM, ADA)))
    shelf.plan()  # a planning that has nothing to say of them
    assert shelf.store.people() == (KIM,)
    assert shelf.due_people() == {KIM}


def test_a_draft_that_is_about_no_meeting_is_no_orphan(shelf: Shelf) -> None:
    shelf.plan(drafts=[replace(planned(KIMS, KIM), identity=None, meeting=None)])
    assert shelf.store.orphans() == ()


def test_promises_are_numbered_for_ever(shelf: Shelf) -> None:
    first = shelf.store.add_fact(about(FactKind.PROMISE, KIM, "the slides"))
    second = shelf.store.add_fact(about(FactKind.PROMISE, LEE, "the book"))
    assert (first.ref, second.ref) == ("p1", "p2")
    assert shelf.store.facts(people=[KIM]) == (first,)
    shelf.plan_people(KIM, LEE)
    kept = shelf.store.add_fact(Fact(kind=FactKind.DONE, at=NOON + DAY, ref="p1"))
    assert shelf.due_people() == {KIM}
    assert shelf.store.facts(people=[KIM]) == (first, kept)


def test_the_users_word_beats_every_other_name(shelf: Shelf) -> None:
    shelf.post(batch(mail("1", NOON, Mailbox(address=KIM, name="Kim Roe"), ADA)))
    shelf.store.add_fact(about(FactKind.NAME, KIM, "Kimberly Roe-Smith"))
    shelf.post(batch(mail("2", NOON + 2 * DAY, Mailbox(address=KIM, name="K. Roe"), ADA)))
    assert shelf.store.persons([KIM])[KIM].name.full == "Kimberly Roe-Smith"
    shelf.store.add_fact(about(FactKind.NAME, KIM, "Mum", at=2 * HOUR))
    found = shelf.store.persons([KIM])[KIM].name
    assert (found.first, found.full) == ("Mum", "Mum")
    assert [one.address for one in shelf.store.persons_named(["kimberly"])] == [KIM]


def test_merged_addresses_are_one_person_under_the_one_that_was_kept(shelf: Shelf) -> None:
    shelf.post(batch(mail("1", NOON, Mailbox(address=HOME, name="Kim Roe"), ADA)))
    shelf.store.merge(KIM, HOME)
    shelf.store.merge(KIM, OLD)
    found = shelf.store.persons([HOME, KIM, OLD])
    assert found[KIM].addresses == (KIM, OLD, HOME)
    assert found[KIM].name.full == "Kim Roe"
    assert found[HOME] == found[KIM] == found[OLD]
    assert shelf.store.persons_named(["Roe"]) == (found[KIM],)
    assert shelf.store.people() == (KIM,)


def test_mail_and_meetings_of_merged_addresses_count_for_the_person(shelf: Shelf) -> None:
    shelf.post(batch(mail("1", NOON - DAY, ADA, HOME), mail("2", NOON, KIM, ADA), mail("3", NOON, LEE, ADA)))
    days = [NOON - n * DAY for n in (90, 80, 70)]
    told_of = [past("a", days[0], KIM), past("b", days[1], KIM, HOME), past("c", days[2], HOME, LEE)]
    shelf.tell(change(past=told_of))
    alone = shelf.store.person_mail([LEE], NOON)
    shelf.store.merge(KIM, HOME)
    found = shelf.store.person_mail([KIM, HOME, LEE], NOON)
    assert found[KIM] == found[HOME]
    assert (found[KIM].first_mail, found[KIM].last_out, found[KIM].last_in) == (NOON - DAY, NOON - DAY, NOON)
    assert (found[KIM].met_before, found[KIM].last_met_before) == (3, days[2])
    assert found[LEE] == alone[LEE]


def test_what_touches_one_address_marks_the_person_and_the_meetings_of_the_others(shelf: Shelf) -> None:
    shelf.store.merge(KIM, HOME)
    shelf.asleep(KIMS)
    shelf.plan_people(KIM)
    shelf.post(batch(mail("1", NOON, HOME, ADA)))
    assert (shelf.due(), shelf.due_people()) == ({"kims"}, {KIM})


def test_merging_and_splitting_mark_both(shelf: Shelf) -> None:
    lees = meeting("lees", NOON + DAY, LEE)
    shelf.asleep(KIMS, lees)
    shelf.plan_people(KIM, LEE)
    shelf.store.merge(KIM, LEE)
    assert (shelf.due(), shelf.due_people()) == ({"kims", "lees"}, {KIM})
    shelf.plan(KIMS, lees)
    shelf.plan_people(KIM)
    assert shelf.store.split(LEE)
    assert (shelf.due(), shelf.due_people()) == ({"kims", "lees"}, {KIM, LEE})


def test_nobody_is_merged_into_an_address_that_is_somebody_elses(shelf: Shelf) -> None:
    shelf.store.merge(KIM, HOME)
    with pytest.raises(StateError, match=r"belongs to kim@acme\.example"):
        shelf.store.merge(HOME, LEE)
    shelf.store.merge(KIM, HOME)  # once more is nothing new
    assert shelf.store.persons([LEE])[LEE].addresses == (LEE,)


def test_merging_somebody_who_has_several_addresses_brings_them_all(shelf: Shelf) -> None:
    shelf.store.merge(HOME, OLD)
    shelf.store.merge(KIM, OLD)
    assert shelf.store.persons([OLD])[OLD].addresses == (KIM, OLD, HOME)


def test_the_first_address_can_be_split_off_too(shelf: Shelf) -> None:
    shelf.store.merge(KIM, HOME)
    shelf.store.merge(KIM, OLD)
    assert shelf.store.split(KIM)
    assert shelf.store.persons([KIM])[KIM].addresses == (KIM,)
    assert shelf.store.persons([HOME])[HOME].addresses == (OLD, HOME)
    assert shelf.store.people() == (OLD, KIM)
    assert not shelf.store.split(KIM)


def test_a_plan_of_somebody_who_was_merged_meanwhile_is_not_kept(shelf: Shelf) -> None:
    shelf.plan_people(KIM, LEE)
    shelf.store.merge(KIM, LEE)
    shelf.plan_people(KIM, LEE)
    assert shelf.store.people() == (KIM,)
    assert shelf.due_people() == set()


@settings(max_examples=25, deadline=None)
@given(st.lists(st.sampled_from([KIM, LEE, ROE, HOME, OLD]), min_size=2, max_size=5, unique=True))
def test_splitting_takes_a_merge_back(people: list[Address]) -> None:
    shelf = Shelf()
    keep, *others = people
    before = shelf.store.persons(people)
    for other in others:
        shelf.store.merge(keep, other)
    assert {one.address for one in shelf.store.persons(people).values()} == {keep}
    for other in others:
        assert shelf.store.split(other)
    assert shelf.store.persons(people) == before
    shelf.store.close()


def test_days_and_what_names_nobody_else_are_found_by_time(shelf: Shelf) -> None:
    def event(uid: str, days: float, hours: int, *people: Address, all_day: bool = False) -> Occurrence:
        one = meeting(uid, NOON + days * DAY, *people)
        return Occurrence(
            id=OccurrenceId(uid=uid), start=one.start, end=one.start + hours * HOUR, all_day=all_day, event=one.event
        )

    shelf.tell(
        change(
            told(event("trip", -3, 72, KIM, LEE)),
            told(event("holiday", 0, 24, all_day=True)),
            told(event("dentist", 0.5, 1, ADA)),
            told(event("talk", 0.5, 1, ADA, KIM)),
            told(event("later", 2, 24)),
        )
    )

    def found(since: float, until: float) -> set[str]:
        days = shelf.store.whole_days(NOON + since * DAY, NOON + until * DAY)
        return {one.occurrence.id.uid for one in days}

    assert found(-1, 1) == {"trip", "holiday", "dentist"}
    assert found(0, 1) == {"holiday", "dentist"}
    assert found(1, 2) == set()
    assert found(1, 3) == {"later"}


PAIRS = st.lists(st.sampled_from([KIM, LEE, ROE, HOME, OLD]), min_size=2, max_size=4, unique=True)


@settings(max_examples=40, deadline=None)
@given(st.lists(PAIRS, max_size=4))
def test_merging_many_at_once_is_merging_one_after_the_other(several: list[list[Address]]) -> None:
    together, alone = Shelf(), Shelf()
    for shelf in (together, alone):
        shelf.asleep(KIMS, meeting("lees", NOON + DAY, LEE, ROE))
        shelf.plan_people(KIM, LEE, ROE)
    count, forgotten = together.store.merge_all(several)
    joined = 0
    for first, *others in several:
        for other in others:
            person = alone.store.persons([first])[first]
            joined += other not in person.addresses
            alone.store.merge(person.address, other)
    everybody = [KIM, LEE, ROE, HOME, OLD]
    assert (count, forgotten) == (joined, frozenset())
    assert together.store.persons(everybody) == alone.store.persons(everybody)
    assert together.store.people() == alone.store.people()
    assert (together.due(), together.due_people()) == (alone.due(), alone.due_people())
    for shelf in (together, alone):
        shelf.store.close()


def test_merging_and_saying_much_asks_the_database_no_more_often_than_a_little() -> None:
    def asked(number: int) -> int:
        shelf, statements = Shelf(), list[str]()
        pairs = [(Address(f"p{n}@acme.example"), Address(f"p{n}@home.example")) for n in range(number)]
        shelf.store._database.raw.set_trace_callback(statements.append)
        shelf.store.merge_all(pairs)
        shelf.store.add_facts(about(FactKind.TAG, first, "tea") for first, _ in pairs)
        shelf.store._database.raw.set_trace_callback(None)
        shelf.store.close()
        # A line of one statement that is made with many rows is told for each of them.
        return sum(not one.startswith("INSERT") for one in statements)

    assert asked(50) == asked(5)


def test_a_promise_made_and_kept_in_one_breath_is_one_and_the_same(shelf: Shelf) -> None:
    done = Fact(kind=FactKind.DONE, at=NOON + 2 * HOUR, ref="p1")
    made, kept = shelf.store.add_facts([about(FactKind.PROMISE, KIM, "the map"), done])
    assert (made.ref, kept.person) == ("p1", KIM)
    assert shelf.store.facts(people=[KIM]) == (made, kept)
