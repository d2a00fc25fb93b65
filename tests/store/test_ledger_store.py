"""The draft ledger: compare and set, under the lease, and marking what a draft has to do with."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from shelf import DAY, KIM, LEE, NOON, Shelf, meeting, planned

from followupd.domain.draft import DraftState
from followupd.domain.record import replace
from followupd.errors import StateError
from followupd.store import open_store

KIMS = meeting("kims", NOON, KIM)
LEES = meeting("lees", NOON + DAY, LEE)
DRAFT = planned(KIMS, KIM)


def test_a_row_is_replaced_only_in_the_state_that_it_was_read_in(shelf: Shelf) -> None:
    shelf.plan(drafts=[DRAFT])
    begun = replace(DRAFT, state=DraftState.INTENT, attempt=1, started_at=NOON)
    shelf.store.save_draft(begun, was=DraftState.PLANNED)
    with pytest.raises(StateError, match="no longer planned"):
        shelf.store.save_draft(replace(begun, attempt=2), was=DraftState.PLANNED)
    with pytest.raises(StateError):
        shelf.store.save_draft(replace(begun, id="unheard-of.1"), was=DraftState.INTENT)
    assert shelf.store.drafts() == (begun,)


def test_a_draft_marks_the_meetings_of_its_people_once_it_is_placed_or_ended(shelf: Shelf) -> None:
    again = meeting("again", NOON + 3 * DAY, KIM)
    shelf.asleep(KIMS, LEES, again)
    shelf.plan(KIMS, again, drafts=[DRAFT])
    begun = replace(DRAFT, state=DraftState.INTENT)
    shelf.store.save_draft(begun, was=DraftState.PLANNED)
    assert shelf.due() == set()  # no decision hangs on that
    placed = replace(begun, state=DraftState.OPEN, placed_at=NOON)
    shelf.store.save_draft(placed, was=DraftState.INTENT)
    assert shelf.due() == {"kims", "again"}
    shelf.plan(KIMS, again)
    shelf.store.save_draft(replace(placed, sent_at=NOON), was=DraftState.OPEN)
    assert shelf.due() == {"kims", "again"}


def test_drafts_are_found_by_all_that_is_given(shelf: Shelf) -> None:
    other = replace(planned(LEES, LEE, KIM), planned_at=NOON - DAY, state=DraftState.OPEN)
    shelf.plan(drafts=[DRAFT, other])
    store = shelf.store
    assert store.drafts() == (other, DRAFT)
    assert store.drafts(people=[KIM]) == (other, DRAFT)
    assert store.drafts(people=[KIM], states=[DraftState.PLANNED]) == (DRAFT,)
    assert store.drafts(keys=[other.key], people=[LEE]) == (other,)
    assert store.drafts(people=[]) == ()
    assert store.draft(other.id) == other
    assert store.draft("nothing") is None


def test_what_was_withdrawn_before_it_was_placed_does_not_count_for_the_day(shelf: Shelf) -> None:
    ends = {"a": (DraftState.PLANNED, None), "b": (DraftState.OPEN, NOON), "c": (DraftState.RETIRED, NOON),
            "d": (DraftState.RETIRED, None), "e": (DraftState.SKIPPED, None)}  # fmt: skip
    rows = [replace(planned(meeting(uid, NOON), KIM), state=s, placed_at=at) for uid, (s, at) in ends.items()]
    shelf.plan(drafts=rows)
    assert shelf.store.count_planned_since(NOON) == 3
    assert shelf.store.count_planned_since(NOON + DAY) == 0


def test_nothing_is_changed_without_the_lease(tmp_path: Path) -> None:
    store = open_store(tmp_path / "a.db")
    with pytest.raises(StateError, match="without the lease"):
        store.save_plan({}, {}, [DRAFT], policy_digest="1", at=NOON)
    assert store.drafts() == ()
    store.close()


def test_a_second_process_is_refused_with_the_number_of_the_first(tmp_path: Path) -> None:
    first, second = open_store(tmp_path / "a.db"), open_store(tmp_path / "a.db")
    epoch = first.take_lease()
    assert first.take_lease() == epoch
    with pytest.raises(StateError, match=rf"another followupd is running \(pid {os.getpid()}\)"):
        second.take_lease()
    first.close()
    assert second.take_lease() == epoch + 1
    second.close()


def test_a_stalled_process_that_was_overtaken_changes_nothing(tmp_path: Path) -> None:
    """Its lock file was taken away, as by somebody who tidies up."""
    stalled, next_one = open_store(tmp_path / "a.db"), open_store(tmp_path / "a.db")
    stalled.take_lease()
    stalled.save_plan({}, {}, [DRAFT], policy_digest="1", at=NOON)
    (tmp_path / "a.db.lock").unlink()
    next_one.take_lease()
    with pytest.raises(StateError, match="took over"):
        stalled.save_draft(replace(DRAFT, state=DraftState.INTENT), was=DraftState.PLANNED)
    with pytest.raises(StateError, match="took over"):
        stalled.save_plan({}, {}, [planned(LEES, LEE)], policy_digest="2", at=NOON)
    assert next_one.drafts() == (DRAFT,)
    assert next_one.policy_digest() == "1"
    stalled.close()
    next_one.close()


def test_a_copy_in_memory_shares_nothing(tmp_path: Path) -> None:
    store = open_store(tmp_path / "a.db")
    store.take_lease()
    store.save_plan({}, {}, [DRAFT], policy_digest="1", at=NOON)
    copy = store.in_memory_copy()
    copy.save_draft(replace(DRAFT, state=DraftState.SKIPPED), was=DraftState.PLANNED)
    copy.save_plan({}, {}, [planned(LEES, LEE)], policy_digest="2", at=NOON)
    store.save_draft(replace(DRAFT, state=DraftState.INTENT), was=DraftState.PLANNED)
    assert [one.state for one in store.drafts()] == [DraftState.INTENT]
    assert sorted(one.state for one in copy.drafts()) == [DraftState.PLANNED, DraftState.SKIPPED]
    assert copy.secret() == store.secret()
    copy.close()
    assert store.policy_digest() == "1"
    store.close()
