"""What is open with whom, and what became of a draft's lines, comes back from the database as it went in."""

from __future__ import annotations

import pytest
from shelf import HOUR, KIM, LEE, NOON, Shelf, attendee, change, meeting, planned, told

from followupd.domain.correspondence import Heard, OpenMatters, ReplyState, Wished
from followupd.domain.draft import DraftState
from followupd.domain.ids import Address
from followupd.domain.record import replace
from followupd.ports.store import UnitPlan

FULL = OpenMatters(
    state=ReplyState.I_OWE,
    question_at=NOON,
    promises=("p1", "p2"),
    away_since=NOON - HOUR,
    later_since=NOON + HOUR,
    successor=Address("odd\udcff@acme.example"),
    gone=True,
    question="Could you send me the price list?",
    awaited_at=NOON - HOUR,
    awaited="Good to meet you",
    gone_at=NOON,
    heard=(
        Heard(kind=Wished.LATER, at=NOON, words="after the summer", until=NOON + HOUR),
        Heard(kind=Wished.GONE, at=NOON - HOUR),
    ),
)


def plan(shelf: Shelf, person: Address, matters: OpenMatters | None) -> None:
    unit = UnitPlan(identity=None, decisions=(), concerns=(person,), any_person=False, wake_at=None, matters=matters)
    shelf.store.save_plan({person: unit}, {}, [], policy_digest="1", at=NOON)


def test_open_matters_are_those_of_the_last_plan_of_each_person(shelf: Shelf) -> None:
    plan(shelf, KIM, FULL)
    plan(shelf, LEE, OpenMatters(state=ReplyState.AWAITING))
    assert shelf.store.open_matters() == {KIM: FULL, LEE: OpenMatters(state=ReplyState.AWAITING)}
    plan(shelf, KIM, None)
    assert set(shelf.store.open_matters()) == {LEE}


def test_what_was_written_down_before_there_were_words_is_read_without_them(shelf: Shelf) -> None:
    plan(shelf, KIM, FULL)
    shelf.store._database.raw.execute('UPDATE unit SET matters = \'["i_owe",null,["p1"],null,null,null,true]\'')
    assert shelf.store.open_matters() == {KIM: OpenMatters(state=ReplyState.I_OWE, promises=("p1",), gone=True)}


def test_what_was_written_down_before_wishes_were_told_is_read_without_them(shelf: Shelf) -> None:
    plan(shelf, KIM, FULL)
    shelf.store._database.raw.execute("UPDATE unit SET matters = json_remove(matters, '$[11]')")
    assert shelf.store.open_matters() == {KIM: replace(FULL, heard=())}


def test_a_wish_whose_words_name_a_forgotten_person_is_told_no_more(shelf: Shelf) -> None:
    shelf.tell(change(told(meeting("a", NOON, attendee(LEE, "Zora Quist")))))
    heard = Heard(kind=Wished.HANDOVER, at=NOON, words="please ask Zora Quist")
    plan(shelf, KIM, OpenMatters(state=ReplyState.REPLIED, heard=(heard,)))
    shelf.store.forget(LEE)
    assert shelf.store.open_matters() == {}


def test_a_question_that_names_a_forgotten_person_is_told_no_more(shelf: Shelf) -> None:
    shelf.tell(change(told(meeting("a", NOON, attendee(LEE, "Zora Quist")))))
    plan(shelf, KIM, OpenMatters(state=ReplyState.I_OWE, question_at=NOON, question="Could you ask Zora Quist?"))
    shelf.store.forget(LEE)
    assert shelf.store.open_matters() == {}


def test_whom_a_forgotten_person_was_named_by_is_planned_anew_without_them(shelf: Shelf) -> None:
    plan(shelf, KIM, OpenMatters(state=ReplyState.REPLIED, successor=LEE))
    assert KIM not in shelf.store.due_units(NOON).people
    shelf.store.forget(LEE)
    assert shelf.store.open_matters() == {}
    assert KIM in shelf.store.due_units(NOON).people


@pytest.mark.parametrize("edited", [True, False, None])
def test_what_became_of_the_lines_of_a_draft_is_kept_when_its_bytes_are_gone(shelf: Shelf, edited: bool | None) -> None:
    row = replace(planned(meeting("a", NOON, KIM), KIM), lines=("a1b2c3d4", "-"))
    shelf.store.save_plan({}, {}, [row], policy_digest="1", at=NOON)
    sent = replace(row, state=DraftState.SENT, raw=None, settled_at=NOON, sent_at=NOON, fates="kg", edited=edited)
    shelf.store.save_draft(sent, was=DraftState.PLANNED)
    assert shelf.store.drafts() == (sent,)
