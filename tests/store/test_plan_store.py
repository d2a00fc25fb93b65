"""Plans, decisions and facts: what is saved stays saved, and what came in meanwhile is not forgotten."""

from __future__ import annotations

import pytest
from shelf import DAY, HOUR, KIM, LEE, MAIL, NOON, ROE, WORK, Shelf, batch, change, hold, mail, meeting, planned, told
from shelf import key as key_of

from followupd.domain.draft import DraftState
from followupd.domain.event import OccurrenceId
from followupd.domain.fact import Fact, FactKind
from followupd.domain.record import replace
from followupd.errors import ProviderError, SuspiciousShrink, Unavailable
from followupd.ports.store import UnitPlan

KIMS = meeting("kims", NOON, KIM)
LEES = meeting("lees", NOON + DAY, LEE)
ROES = meeting("roes", NOON + 2 * DAY, ROE)


def test_a_unit_sleeps_until_its_time(shelf: Shelf) -> None:
    shelf.tell(change(told(KIMS), told(LEES)))
    shelf.plan(KIMS, wake_at=NOON + HOUR)
    shelf.plan(LEES)
    assert shelf.due(NOON) == set()
    assert shelf.store.next_wake(after=NOON) == NOON + HOUR
    assert shelf.store.next_wake(after=NOON + HOUR) is None
    assert shelf.due(NOON + HOUR) == {"kims"}


def test_who_was_there_at_the_acceptance_comes_back_with_every_copy(shelf: Shelf) -> None:
    def together() -> list[tuple[str, ...] | None]:
        return [one.accepted_with for one in shelf.store.occurrences([KIMS.id])]

    shelf.tell(change(told(KIMS), told(KIMS, href="copy")))
    assert together() == [None, None]
    unit = UnitPlan(identity=KIMS.id, decisions=(), concerns=(KIM,), any_person=False, wake_at=None)
    for several in ((KIM, LEE), (), None):
        kept = replace(unit, accepted_with=several)
        shelf.store.save_plan({KIMS.id: kept}, {}, (), policy_digest="1", at=NOON)
        assert together() == [several, several]
        shelf.tell(change(told(meeting("kims", NOON, KIM, ROE), etag=str(several))))
        assert together() == [several, several]


def test_a_meeting_is_planned_anew_for_whom_its_last_plan_concerns_alone(shelf: Shelf) -> None:
    shelf.tell(change(told(meeting("kims", NOON, KIM, ROE))))
    for concerned, another in ((KIM, LEE), (LEE, KIM)):  # ROE stands in it, and is nobody to write to
        unit = UnitPlan(identity=KIMS.id, decisions=(), concerns=(concerned,), any_person=False, wake_at=None)
        shelf.store.save_plan({KIMS.id: unit}, {}, (), policy_digest="1", at=NOON)
        for person, marked in ((ROE, set()), (another, set()), (concerned, {"kims"})):
            shelf.store.add_fact(Fact(kind=FactKind.PAUSE, at=NOON, person=person))
            assert shelf.due() == marked


def test_another_policy_marks_everything(shelf: Shelf) -> None:
    shelf.asleep(KIMS, LEES)
    assert shelf.store.policy_digest() == "1"
    shelf.store.wake_all()
    assert shelf.due() == {"kims", "lees"}


def test_what_comes_in_between_gathering_and_saving_is_not_forgotten(shelf: Shelf) -> None:
    shelf.asleep(KIMS, LEES)
    shelf.store.wake_all()
    assert shelf.due() == {"kims", "lees"}
    shelf.post(batch(mail("1", NOON, KIM, LEE)))
    shelf.plan(KIMS, LEES, gathered=True)
    assert shelf.due() == {"kims"}
    shelf.plan(KIMS)
    assert shelf.due() == set()


def test_what_vanishes_between_gathering_and_saving_is_planned_once_more(shelf: Shelf) -> None:
    shelf.asleep(KIMS)
    shelf.due()
    shelf.tell(change(removed=["kims"]))
    shelf.plan(gathered=True)
    assert shelf.due() == {"kims"}


def test_decisions_come_by_start_and_people_and_by_key(shelf: Shelf) -> None:
    shelf.tell(change(told(KIMS), told(LEES)))
    late, early, second = hold(LEES, LEE), hold(KIMS, KIM), hold(KIMS, LEE)
    shelf.plan(LEES, KIMS, decisions=[late, second, early])
    assert shelf.store.decisions() == (early, second, late)
    assert shelf.store.decisions(keys=[late.key]) == (late,)
    shelf.plan(KIMS, decisions=[early])
    assert shelf.store.decisions() == (early, late)


def test_decisions_of_a_meeting_that_is_gone_go_with_the_next_plan(shelf: Shelf) -> None:
    shelf.tell(change(told(KIMS), told(LEES)))
    shelf.plan(KIMS, LEES, decisions=[hold(KIMS, KIM), hold(LEES, LEE)])
    shelf.tell(change(removed=["kims"]))
    assert shelf.due() == {"kims"}
    shelf.plan()
    assert shelf.store.decisions() == (hold(LEES, LEE),)
    assert shelf.due() == set()


def test_decisions_about_an_orphan_are_kept_while_the_plan_has_them(shelf: Shelf) -> None:
    shelf.tell(change(told(KIMS)))
    shelf.plan(KIMS, drafts=[planned(KIMS, KIM)])
    shelf.tell(change(removed=["kims"]))
    assert shelf.store.orphans() == (planned(KIMS, KIM),)
    shelf.due()
    shelf.plan(KIMS, decisions=[hold(KIMS, KIM)])
    assert shelf.store.decisions() == (hold(KIMS, KIM),)
    assert shelf.due() == set()
    draft = planned(KIMS, KIM)
    shelf.store.save_draft(replace(draft, state=DraftState.RETIRED), was=DraftState.PLANNED)
    assert shelf.store.orphans() == ()
    assert shelf.due() == {"kims"}
    shelf.plan()
    assert shelf.store.decisions() == ()


def test_a_draft_is_no_orphan_while_any_occurrence_is_its_meeting(shelf: Shelf) -> None:
    shelf.tell(change(told(KIMS)))
    assert shelf.store.orphans() == ()
    shelf.plan(drafts=[planned(KIMS, KIM)])
    assert shelf.store.orphans() == ()  # told, and not planned yet
    again = meeting("new-uid", NOON, KIM)
    shelf.tell(change(told(again), removed=["kims"]))
    unit = UnitPlan(identity=KIMS.id, decisions=(), concerns=(KIM,), any_person=False, wake_at=None)
    shelf.store.save_plan({again.id: unit}, {}, [], policy_digest="1", at=NOON)
    assert shelf.store.orphans() == ()


def test_the_first_identity_of_a_fingerprint_stays(shelf: Shelf) -> None:
    first, second = OccurrenceId(uid="first"), OccurrenceId(uid="second")
    shelf.store.save_plan({}, {"a": first}, [], policy_digest="1", at=NOON)
    shelf.store.save_plan({}, {"a": second, "b": second}, [], policy_digest="1", at=NOON)
    assert shelf.store.identities(["a", "b", "c"]) == {"a": first, "b": second}


def test_a_new_draft_marks_the_other_meetings_of_its_people(shelf: Shelf) -> None:
    again = meeting("again", NOON + 3 * DAY, KIM)
    shelf.asleep(KIMS, LEES, again)
    shelf.plan(KIMS, drafts=[planned(KIMS, KIM)])
    assert shelf.due() == {"again"}


def test_a_draft_is_planned_once(shelf: Shelf) -> None:
    shelf.plan(drafts=[planned(KIMS, KIM)])
    with pytest.raises(Exception, match="UNIQUE"):
        shelf.plan(drafts=[replace(planned(KIMS, KIM), id="other.1")])
    assert len(shelf.store.drafts()) == 1


@pytest.mark.parametrize(
    ("fact", "marked"),
    [
        (Fact(kind=FactKind.PAUSE, at=NOON, person=KIM), {"kims", "again"}),
        (Fact(kind=FactKind.NOTE, at=NOON, meeting=KIMS.id), {"kims"}),
        (Fact(kind=FactKind.SKIP, at=NOON, key=key_of("kims")), {"kims", "again"}),
        (Fact(kind=FactKind.SKIP, at=NOON, key=key_of("roes")), {"roes"}),
        (Fact(kind=FactKind.SKIP, at=NOON, key=key_of("nothing")), set()),
    ],
)
def test_a_fact_marks_what_it_is_about(shelf: Shelf, fact: Fact, marked: set[str]) -> None:
    again = meeting("again", NOON + 3 * DAY, KIM)
    shelf.tell(change(told(KIMS), told(LEES), told(ROES), told(again)))
    shelf.plan(KIMS, LEES, ROES, again, decisions=[hold(KIMS, KIM)], drafts=[planned(ROES, ROE)])
    assert shelf.due() == set()
    shelf.store.add_fact(fact)
    assert shelf.due() == marked


def test_facts_are_found_by_any_of_what_they_are_about_and_come_by_time(shelf: Shelf) -> None:
    late = Fact(kind=FactKind.NOTE, at=NOON + HOUR, person=KIM, text="late")
    early = Fact(kind=FactKind.SKIP, at=NOON, key=key_of("x"))
    other = Fact(kind=FactKind.NOTE, at=NOON, meeting=KIMS.id, text="other", say=True)
    for fact in (late, early, other):
        shelf.store.add_fact(fact)
    assert shelf.store.facts(people=[KIM], keys=[key_of("x")]) == (early, late)
    assert shelf.store.facts(meetings=[KIMS.id]) == (other,)
    assert shelf.store.facts() == ()


def test_the_first_run_is_remembered(shelf: Shelf) -> None:
    assert shelf.store.first_run_at(NOON) == NOON
    assert shelf.store.first_run_at(NOON + DAY) == NOON


def test_a_problem_is_told_once_and_since_when_it_is(shelf: Shelf) -> None:
    gone = Unavailable(WORK, "pull", "the folder is gone")
    store = shelf.store
    assert store.save_problem(MAIL, WORK, gone, NOON) is True
    assert store.save_problem(MAIL, WORK, gone, NOON + HOUR) is False
    assert store.save_problem(MAIL, WORK, Unavailable(WORK, "pull", "the disk is gone"), NOON + HOUR) is True
    (state,) = store.sources()
    assert (state.problem, state.problem_kind) == ("the disk is gone", "Unavailable")
    assert state.problem_since == NOON
    assert store.save_problem(MAIL, WORK, None, NOON + HOUR) is True
    assert store.save_problem(MAIL, WORK, None, NOON + HOUR) is False
    (state,) = store.sources()
    assert (state.problem, state.problem_kind, state.problem_since) == (None, None, None)


def test_a_loss_is_accepted_once_and_only_where_it_was_asked_for(shelf: Shelf) -> None:
    def accepted() -> list[bool]:
        return [state.accept_loss for state in shelf.store.sources()]

    shelf.tell(change(told(KIMS)))
    shelf.post(batch())
    assert shelf.store.accept_loss(WORK) == 0
    loss: ProviderError = SuspiciousShrink(WORK, "pull", "half is gone", before=4, now=1)
    shelf.store.save_problem(shelf.store.sources()[0].source, WORK, loss, NOON)
    assert shelf.store.accept_loss(WORK) == 1
    assert accepted() == [True, False]
    shelf.tell(change(snapshot=True))
    assert accepted() == [False, False]
