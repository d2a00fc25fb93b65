"""A draft is withdrawn when its reason is gone, and only while its bytes are ours."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from mailroom import KIM, SOURCE, WORK, Mailroom, again, draft_of, hold

from followupd.apply.retire import retire_drafts
from followupd.domain.decision import Act
from followupd.domain.draft import REASON_GONE, DraftRecord, DraftState
from followupd.domain.ledger import retiring
from followupd.domain.reason import ENDS_DRAFT, Reason
from followupd.providers.mailboxes.maildir_drafts import MaildirDrafts


class Killed(BaseException):
    """Stands for the end of the process at this point."""


def _box(room: Mailroom, step: Callable[[str], None]) -> MaildirDrafts:
    return MaildirDrafts(SOURCE, WORK, room.mail, step=step)


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

    def kill(reached: str) -> None:
        if reached == "removed":
            raise Killed

    draft = draft_of()
    room.place(draft)
    with pytest.raises(Killed):
        retire_drafts(_box(room, kill), room.store, WORK, [hold(draft, Reason.SNOOZED)], room.now)
    room.step()
    room.follow()
    assert room.state(draft) is DraftState.SNOOZED


def test_withdrawal_that_died_before_the_removal_is_finished(room: Mailroom) -> None:
    def kill(reached: str) -> None:
        raise Killed

    draft = draft_of()
    room.place(draft)
    with pytest.raises(Killed):
        retire_drafts(_box(room, kill), room.store, WORK, [hold(draft, Reason.PAUSED)], room.now)
    assert room.settle().retired == 1
    assert room.state(draft) is DraftState.RETIRED
    assert room.files() == []


def test_draft_sent_while_its_withdrawal_lay_dead_is_sent(room: Mailroom) -> None:
    """Killed right after it was noted, before anything was removed."""
    draft = draft_of()
    room.place(draft)
    room.store.save_draft(retiring(room.row(draft), DraftState.RETIRED), was=DraftState.OPEN)
    room.move(room.file_of(draft), "Sent")
    room.step()
    room.settle()
    room.follow()
    assert room.state(draft) is DraftState.SENT


def test_edit_between_the_last_look_and_the_removal_is_not_lost(room: Mailroom) -> None:
    """A client that has the file open writes to it while it is being withdrawn."""

    def edit(reached: str) -> None:
        if reached == "withdrew":
            (aside,) = (room.mail / "Drafts" / "tmp").iterdir()
            aside.write_bytes(aside.read_bytes() + b"P.S.\n")

    draft = draft_of()
    room.place(draft)
    assert retire_drafts(_box(room, edit), room.store, WORK, [hold(draft, Reason.CANCELLED)], room.now).retired == 0
    assert room.state(draft) is DraftState.EDITED
    assert room.file_of(draft).read_bytes().endswith(b"P.S.\n")
