"""Each draft is written once, and what is not known is settled by a look before any second write."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from datetime import timedelta

import pytest
from mailroom import HOUR, KIM, LEE, NOON, WORK, Mailroom, again, contents, draft_of, hold, letter

from followupd.apply.place import ADOPTION, place_drafts
from followupd.apply.settle import ATTEMPTS, DEATHS, settle
from followupd.domain.draft import REASON_GONE, DraftState
from followupd.domain.ids import Address, Key, Ref, Source
from followupd.domain.reason import Reason
from followupd.domain.record import replace
from followupd.errors import AuthRequired, ItemRejected, OutcomeUnknown, StateError, Throttled, Unavailable
from followupd.ports.mailboxes import DraftBox, FoundDraft, Placement

UNKNOWN = OutcomeUnknown(WORK, "place", "no answer", "key")
DOWN = Unavailable(WORK, "place", "not there")


@dataclass
class Wire:
    """The real drafts folder behind a line that can fail: before a write, after it, or at a look."""

    box: DraftBox
    before: BaseException | None = None
    after: Exception | None = None
    at_look: Exception | None = None
    rewrite: Callable[[bytes], bytes] = lambda raw: raw
    request_lives: timedelta = timedelta(0)
    writes: list[Key] = field(default_factory=list)

    @property
    def source(self) -> Source:
        return self.box.source

    def baseline(self) -> str:
        return self.box.baseline()

    def place(self, placement: Placement) -> FoundDraft:
        if self.before is not None:
            raise self.before
        self.writes.append(placement.key)
        found = self.box.place(replace(placement, raw=self.rewrite(placement.raw)))
        if self.after is not None:
            raise self.after
        return found

    def find(self, placement: Placement, baseline: str | None) -> FoundDraft | None:
        if self.at_look is not None:
            raise self.at_look
        return self.box.find(placement, baseline)

    def inspect(self, ref: Ref) -> FoundDraft | None:
        return self.box.inspect(ref)

    def listing(self, addresses: Iterable[Address]) -> Iterator[FoundDraft]:
        return self.box.listing(addresses)

    def retire(self, ref: Ref, sha256: str) -> bool:
        return self.box.retire(ref, sha256)


def test_planned_draft_is_placed_as_it_was_composed(room: Mailroom) -> None:
    draft = draft_of()
    outcome = room.place(draft)
    assert (outcome.placed, outcome.errors) == (1, ())
    path = room.file_of(draft)
    assert draft.raw is not None
    assert path.read_bytes() == draft.raw.replace(b"\r\n", b"\n")  # as mail is kept in files
    assert path.name.endswith("D")
    after = room.row(draft)
    assert (after.state, after.attempt, after.placed_at) == (DraftState.OPEN, 1, NOON)
    assert after.raw == draft.raw  # until it ends
    assert after.sha256 == hashlib.sha256(path.read_bytes()).hexdigest()


def test_placing_again_places_nothing(room: Mailroom) -> None:
    room.place(draft_of())
    assert room.place().placed == 0
    assert len(room.files()) == 1


def test_drafts_of_other_accounts_are_left_to_them(room: Mailroom) -> None:
    room.plan(replace(draft_of(), account="private"))
    assert room.place().placed == 0
    assert room.files() == []


def test_only_the_keys_asked_for_are_placed(room: Mailroom) -> None:
    one, other = draft_of(KIM), draft_of(LEE)
    room.plan(one, other)
    place_drafts(room.box, room.store, WORK, room.now, only=frozenset({other.key}))
    assert (room.state(one), room.state(other)) == (DraftState.PLANNED, DraftState.OPEN)


@pytest.mark.parametrize(
    "error", [DOWN, Throttled(WORK, "place", "wait", NOON), AuthRequired(WORK, "place", "refused")]
)
def test_write_that_certainly_did_not_happen_leaves_the_draft_planned(room: Mailroom, error: Exception) -> None:
    draft, other = draft_of(KIM), draft_of(LEE)
    room.plan(draft, other)
    wire = Wire(room.box, before=error)
    for _ in range(ATTEMPTS + 2):
        assert place_drafts(wire, room.store, WORK, room.now).errors == (error,)
    assert (room.state(draft), room.state(other)) == (DraftState.PLANNED, DraftState.PLANNED)
    assert room.row(draft).attempt == 0
    assert room.store.source_state(room.box.source, WORK).problem_kind == type(error).__name__
    wire.before = None
    assert place_drafts(wire, room.store, WORK, room.now).placed == 2
    room.pull()
    assert room.store.source_state(room.box.source, WORK).problem is None


def test_rejected_draft_is_held_and_the_others_go_on(room: Mailroom) -> None:
    draft = draft_of(KIM)
    room.plan(draft)
    rejected = ItemRejected(WORK, "place", "too large", draft.id)
    assert place_drafts(Wire(room.box, before=rejected), room.store, WORK, room.now).errors == (rejected,)
    assert room.state(draft) is DraftState.HELD
    assert room.place(draft_of(LEE)).placed == 1
    assert room.state(draft) is DraftState.HELD


def test_lost_answer_after_a_write_is_adopted_and_not_written_twice(room: Mailroom) -> None:
    draft = draft_of()
    room.plan(draft)
    wire = Wire(room.box, after=UNKNOWN)
    place_drafts(wire, room.store, WORK, room.now)
    assert room.state(draft) is DraftState.UNKNOWN
    place_drafts(wire, room.store, WORK, room.now)
    assert room.settle().placed == 1
    assert room.state(draft) is DraftState.OPEN
    assert room.row(draft).placed_at == NOON
    assert wire.writes == [draft.key]


def test_lost_answer_without_a_write_is_tried_three_times_then_held(room: Mailroom) -> None:
    draft = draft_of()
    room.plan(draft)
    wire = Wire(room.box, before=UNKNOWN)
    for attempt in range(1, ATTEMPTS + 1):
        assert room.state(draft) is DraftState.PLANNED
        place_drafts(wire, room.store, WORK, room.now)
        assert (room.state(draft), room.row(draft).attempt) == (DraftState.UNKNOWN, attempt)
        settle(wire, room.store, WORK, room.now)
    assert room.state(draft) is DraftState.HELD


def test_write_in_which_the_process_died_is_tried_oftener(room: Mailroom) -> None:
    draft = draft_of()
    room.plan(draft)

    class Killed(BaseException):
        pass

    for attempt in range(1, DEATHS + 1):
        assert (room.state(draft), room.row(draft).attempt) == (DraftState.PLANNED, attempt - 1)
        with pytest.raises(Killed):
            place_drafts(Wire(room.box, before=Killed()), room.store, WORK, room.now)
        assert room.state(draft) is DraftState.INTENT
        room.settle()
    assert room.state(draft) is DraftState.HELD


def test_look_waits_until_the_old_request_cannot_live_any_more(room: Mailroom) -> None:
    draft = draft_of()
    room.plan(draft)
    deadline = timedelta(minutes=2)
    wire = Wire(room.box, before=UNKNOWN, request_lives=deadline)
    place_drafts(wire, room.store, WORK, room.now)
    room.step(deadline - timedelta(seconds=1))
    settle(wire, room.store, WORK, room.now)
    assert room.state(draft) is DraftState.UNKNOWN
    room.step(timedelta(seconds=1))
    settle(wire, room.store, WORK, room.now)
    assert room.state(draft) is DraftState.PLANNED


def test_failed_look_leaves_it_unknown(room: Mailroom) -> None:
    draft = draft_of()
    room.plan(draft)
    wire = Wire(room.box, after=UNKNOWN, at_look=DOWN)
    place_drafts(wire, room.store, WORK, room.now)
    assert settle(wire, room.store, WORK, room.now).errors == (DOWN,)
    assert room.state(draft) is DraftState.UNKNOWN


@pytest.mark.parametrize(
    ("folder", "state"),
    [("Sent", DraftState.SENT), ("Trash", DraftState.DELETED), ("Projects", DraftState.EDITED)],
)
def test_draft_that_the_user_moved_before_its_outcome_was_known_is_adopted_there(
    room: Mailroom, folder: str, state: DraftState
) -> None:
    draft = draft_of()
    room.plan(draft)
    place_drafts(Wire(room.box, after=UNKNOWN), room.store, WORK, room.now)
    room.move(room.file_of(draft), folder)
    room.settle()
    assert room.state(draft) is state
    room.place()
    assert room.files() == []


def test_draft_that_the_user_edited_before_its_outcome_was_known_is_theirs(room: Mailroom) -> None:
    draft = draft_of()
    room.plan(draft)
    place_drafts(Wire(room.box, after=UNKNOWN), room.store, WORK, room.now)
    path = room.file_of(draft)
    path.write_bytes(path.read_bytes().replace(b"Tuesday", b"Monday"))
    room.settle()
    assert room.state(draft) is DraftState.EDITED
    room.retire(hold(draft, Reason.CANCELLED))
    assert b"Monday" in path.read_bytes()


def test_bytes_that_a_server_rewrote_are_ours_as_they_were_read_back(room: Mailroom) -> None:
    draft = draft_of()
    room.plan(draft)
    wire = Wire(room.box, rewrite=lambda raw: b"X-Server: was here\r\n" + raw)
    place_drafts(wire, room.store, WORK, room.now)
    assert room.state(draft) is DraftState.OPEN
    assert room.row(draft).sha256 != draft.sha256
    room.follow()
    assert room.state(draft) is DraftState.OPEN
    assert room.retire(hold(draft, Reason.CANCELLED)).retired == 1


def test_another_text_read_back_is_the_users(room: Mailroom) -> None:
    """The database was restored from before the placing: the draft is there already, and edited."""
    draft = draft_of()
    room.plan(draft)
    wire = Wire(room.box, rewrite=lambda raw: raw.replace(b"Tuesday", b"Monday"))
    place_drafts(wire, room.store, WORK, room.now)
    assert room.state(draft) is DraftState.EDITED


def test_new_generation_waits_while_the_old_one_may_be_in_the_mailbox(room: Mailroom) -> None:
    draft = draft_of()
    room.plan(draft)
    place_drafts(Wire(room.box, after=UNKNOWN), room.store, WORK, room.now)
    assert room.place(again(draft, 2)).placed == 0
    assert len(room.files()) == 1


def test_draft_waits_while_another_to_one_of_its_people_may_be_in_the_mailbox(room: Mailroom) -> None:
    old, new = draft_of(KIM), draft_of(KIM, LEE, step="second")
    room.place(old)
    assert room.place(new).placed == 0
    assert room.state(new) is DraftState.PLANNED
    room.retire(hold(old, Reason.SUPERSEDED))
    assert room.place().placed == 1
    assert (room.state(old), room.state(new)) == (DraftState.RETIRED, DraftState.OPEN)
    assert len(room.files()) == 1


def test_draft_is_dropped_where_the_one_that_was_to_make_way_turns_out_to_be_edited(room: Mailroom) -> None:
    old, new = draft_of(KIM), draft_of(KIM, step="second")
    room.place(old)
    room.plan(new)
    path = room.file_of(old)
    path.write_bytes(path.read_bytes() + b"P.S. I found the book.\n")
    room.retire(hold(old, Reason.SUPERSEDED))
    assert room.place().placed == 0
    assert (room.state(old), room.state(new)) == (DraftState.EDITED, DraftState.RETIRED)
    assert room.files() == [path]


def test_folder_that_cannot_be_written_loses_nothing(room: Mailroom) -> None:
    """Root may write anywhere: the folder for unfinished files is taken away instead."""
    draft = draft_of()
    tmp = room.mail / "Drafts" / "tmp"
    tmp.rmdir()
    tmp.touch()
    outcome = room.place(draft)
    assert (outcome.placed, [type(error) for error in outcome.errors]) == (0, [Unavailable])
    assert room.state(draft) is DraftState.PLANNED
    tmp.unlink()
    assert room.place().placed == 1
    assert len(room.files()) == 1


def test_second_process_is_refused_the_lease(room: Mailroom) -> None:
    from followupd.store import open_store

    other = open_store(room.root / "state.db")
    with pytest.raises(StateError):
        other.take_lease()
    other.close()


def test_file_of_somebody_else_under_our_name_is_not_replaced(room: Mailroom) -> None:
    draft = draft_of()
    room.place(draft)
    name = room.file_of(draft).name
    room.file_of(draft).unlink()
    theirs = letter(LEE, body="Something else.", date=NOON + HOUR)
    (room.mail / "Drafts" / "cur" / name).write_bytes(theirs)
    room.follow()
    room.retire(hold(draft, Reason.CANCELLED))
    assert (room.mail / "Drafts" / "cur" / name).read_bytes() == theirs


# a state that was lost


def lost(room: Mailroom, *people: Address) -> bytes:
    """Our draft, of whose key the ledger knows nothing, is among the user's drafts; its bytes."""
    raw = letter(*people, subject="Nice talk", message_id="old@example.org", key="0" * 32, date=NOON - HOUR)
    room.put("Drafts", raw, flags="D")
    return raw


def test_draft_from_a_state_that_was_lost_is_taken_for_the_new_one_and_is_the_users(room: Mailroom) -> None:
    draft, second = draft_of(KIM, LEE), draft_of(LEE, KIM, step="second")
    raw = lost(room, LEE, KIM)
    assert room.place(draft).placed == 0
    (path,) = room.files()
    row = room.row(draft)
    assert (row.state, row.subject, row.message_id) == (DraftState.EDITED, "Nice talk", "old@example.org")
    assert row.sha256 == hashlib.sha256(raw).hexdigest()
    room.place(second)
    assert room.state(second) is DraftState.RETIRED
    room.step()
    room.follow()
    room.retire(hold(draft, Reason.CANCELLED))
    assert room.row(draft).flags == {REASON_GONE}
    assert contents(room.files()) == [raw]
    room.move(path, "Sent")
    room.follow()
    assert (room.state(draft), room.row(draft).sent_message_id) == (DraftState.SENT, "old@example.org")


def test_only_a_draft_of_ours_to_the_same_people_is_taken_for_the_new_one(room: Mailroom) -> None:
    draft = draft_of()
    room.put("Drafts", letter(KIM), flags="D")  # the user's own
    lost(room, KIM, LEE)
    assert room.place(draft).placed == 1
    assert room.state(draft) is DraftState.OPEN


def test_copy_of_a_draft_that_the_ledger_knows_is_not_taken_for_a_new_one(room: Mailroom) -> None:
    old, new = draft_of(), draft_of(step="second")
    room.place(old)
    room.put("Drafts", room.file_of(old).read_bytes(), flags="D")
    room.retire(hold(old, Reason.SUPERSEDED))
    assert room.place(new).placed == 1


def test_drafts_of_a_lost_state_are_looked_for_in_the_first_days_alone(room: Mailroom) -> None:
    room.store.first_run_at(room.now)
    lost(room, KIM)
    room.step(ADOPTION)
    assert room.place(draft_of()).placed == 1
