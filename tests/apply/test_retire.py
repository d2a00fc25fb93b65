"""A draft is withdrawn when its reason is gone, and only while its bytes are ours."""

from __future__ import annotations

import pytest
from mailroom import KIM, WORK, Mailroom, again, draft_of, hold

from followupd.apply.retire import retire_drafts
from followupd.domain.decision import Act
from followupd.domain.draft import REASON_GONE, DraftRecord, DraftState
from followupd.domain.reason import ENDS_DRAFT, Reason


def act(record: DraftRecord, generation: int) -> Act:
    return Act(
        key=record.key,
        account=record.account,
        purpose=record.purpose,
        people=record.people,
        meeting=record.meeting,
        rule=record.rule,
        template=record.template,
        due=None,
        detail="",
        generation=generation,
    )


@pytest.mark.parametrize("reason", sorted(ENDS_DRAFT))
def test_open_draft_without_a_reason_is_withdrawn(room: Mailroom, reason: Reason) -> None:
    draft = draft_of()
    room.place(draft)
    assert room.retire(hold(draft, reason)).retired == 1
    assert room.files() == []
    ends = {Reason.SKIPPED: DraftState.SKIPPED, Reason.SNOOZED: DraftState.SNOOZED}
    after = room.row(draft)
    assert (after.state, after.raw) == (ends.get(reason, DraftState.RETIRED), None)
    assert after.flags == draft.flags


@pytest.mark.parametrize("reason", sorted(set(Reason) - ENDS_DRAFT - {Reason.DUE}))
def test_open_draft_stays_for_any_other_reason(room: Mailroom, reason: Reason) -> None:
    draft = draft_of()
    room.place(draft)
    assert room.retire(hold(draft, reason)).retired == 0
    assert room.state(draft) is DraftState.OPEN


def test_draft_without_a_decision_stays(room: Mailroom) -> None:
    draft = draft_of()
    room.place(draft)
    room.retire(hold(draft_of(KIM, step="another"), Reason.CANCELLED))
    assert room.state(draft) is DraftState.OPEN


def test_edited_draft_is_left_alone_and_flagged_once(room: Mailroom) -> None:
    draft = draft_of()
    room.place(draft)
    path = room.file_of(draft)
    path.write_bytes(path.read_bytes() + b"P.S.\r\n")
    room.follow()
    for _ in range(2):
        assert room.retire(hold(draft, Reason.CANCELLED)).retired == 0
    assert room.row(draft).flags == {REASON_GONE}
    assert path.exists()


def test_draft_edited_since_the_last_look_is_left_alone_and_flagged(room: Mailroom) -> None:
    draft = draft_of()
    room.place(draft)
    path = room.file_of(draft)
    path.write_bytes(path.read_bytes() + b"P.S.\r\n")
    assert room.retire(hold(draft, Reason.SKIPPED)).retired == 0
    assert (room.state(draft), room.row(draft).flags) == (DraftState.EDITED, {REASON_GONE})
    assert path.exists()


def test_planned_draft_is_never_placed_once_it_is_not_wanted(room: Mailroom) -> None:
    draft = draft_of()
    room.plan(draft)
    assert room.retire(hold(draft, Reason.GAP)).retired == 1
    assert room.place().placed == 0
    assert room.state(draft) is DraftState.RETIRED


def test_planned_draft_that_is_wanted_stays(room: Mailroom) -> None:
    draft = draft_of()
    room.plan(draft)
    assert room.retire(act(draft, 1)).retired == 0
    assert room.retire(hold(draft, Reason.OPEN_DRAFT)).retired == 0
    assert room.place().placed == 1


def test_redrafted_draft_gives_way_to_the_new_one(room: Mailroom) -> None:
    draft = draft_of()
    room.place(draft)
    new = again(draft, 2)
    room.plan(new)
    assert room.retire(act(draft, 2)).retired == 1
    assert room.place().placed == 1
    assert (room.state(draft), room.state(new)) == (DraftState.RETIRED, DraftState.OPEN)
    assert len(room.files()) == 1


def test_redraft_of_an_edited_draft_places_no_second_one(room: Mailroom) -> None:
    draft = draft_of()
    room.place(draft)
    path = room.file_of(draft)
    path.write_bytes(path.read_bytes() + b"P.S.\r\n")
    new = again(draft, 2)
    room.plan(new)
    room.retire(act(draft, 2))
    room.place()
    assert room.files() == [path]
    assert (room.state(draft), room.row(draft).flags) == (DraftState.EDITED, draft.flags)
    assert room.state(new) is DraftState.RETIRED


def test_withdrawal_that_died_half_way_is_no_deletion_by_the_user(room: Mailroom) -> None:
    """Killed between the removal and the commit after it."""

    class Killed(BaseException):
        pass

    class Box:
        source = room.box.source

        def retire(self, ref: str, sha256: str) -> bool:
            room.box.retire(ref, sha256)
            raise Killed

    draft = draft_of()
    room.place(draft)
    with pytest.raises(Killed):
        retire_drafts(Box(), room.store, WORK, [hold(draft, Reason.SNOOZED)], room.now)
    room.step()
    room.follow()
    assert room.state(draft) is DraftState.SNOOZED


def test_withdrawal_that_died_before_the_removal_is_forgotten(room: Mailroom) -> None:
    """The reason came back meanwhile; when the draft vanishes later, that was the user."""

    class Killed(BaseException):
        pass

    class Box:
        source = room.box.source

        def retire(self, ref: str, sha256: str) -> bool:
            raise Killed

    draft = draft_of()
    room.place(draft)
    with pytest.raises(Killed):
        retire_drafts(Box(), room.store, WORK, [hold(draft, Reason.PAUSED)], room.now)
    room.follow()
    assert (room.state(draft), room.row(draft).flags) == (DraftState.OPEN, draft.flags)
    room.file_of(draft).unlink()
    room.step()
    room.follow()
    room.step()
    room.follow()
    assert room.state(draft) is DraftState.DELETED
