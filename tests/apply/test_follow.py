"""What the user does with a draft is seen, whatever their client makes of it."""

from __future__ import annotations

import hashlib
import shutil
from datetime import timedelta

import pytest
from mailroom import ADA, BODY, HOUR, KIM, LEE, NOON, ROE, SOURCE, WORK, Mailroom, contents, draft_of, hold, letter

from followupd.domain.draft import MOVED, REASON_GONE, DraftRecord, DraftState
from followupd.domain.ids import Address
from followupd.domain.reason import Reason
from followupd.domain.record import replace
from followupd.pull.drafts import follow_drafts

EDITED = """Hello Kim!

It was good to meet you at the workshop on Tuesday. What you said about the two pilots in Porto stayed with me.

If it helps, I can send you the checklist that we used in Lyon.

Cheers, Ada
"""
REWRITTEN = """Kim,

forgive the delay, my train stood in Basel for three hours. Your slides are attached, and my colleague in Ghent will
ring you about the pilot next week.

Ada
"""


def test_untouched_draft_stays_open(room: Mailroom) -> None:
    draft = draft_of()
    room.place(draft)
    before = room.row(draft)
    room.step()
    assert room.follow().changed == 0
    assert room.row(draft) == before
    assert before.state is DraftState.OPEN


def test_flags_set_by_a_client_are_no_edit(room: Mailroom) -> None:
    draft = draft_of()
    room.place(draft)
    room.move(room.file_of(draft), "Drafts", flags="DFS")
    room.step()
    room.follow()
    assert room.state(draft) is DraftState.OPEN


def test_draft_edited_in_place_is_edited(room: Mailroom) -> None:
    draft = draft_of()
    room.place(draft)
    path = room.file_of(draft)
    path.write_bytes(path.read_bytes().replace(b"Tuesday", b"Thursday"))
    room.step()
    room.follow()
    assert room.state(draft) is DraftState.EDITED
    assert room.row(draft).sha256 != draft.sha256


def test_draft_edited_and_filed_under_another_name_is_edited(room: Mailroom) -> None:
    draft = draft_of()
    room.place(draft)
    path = room.file_of(draft)
    edited = path.read_bytes().replace(b"Tuesday", b"Thursday")
    path.unlink()
    copy = room.put("Drafts", edited, flags="DS")
    room.step()
    room.follow()
    assert room.state(draft) is DraftState.EDITED
    assert room.retire(hold(draft, Reason.CANCELLED)).retired == 0
    assert copy.read_bytes() == edited


def test_unchanged_draft_filed_under_another_name_is_still_ours(room: Mailroom) -> None:
    draft = draft_of()
    room.place(draft)
    path = room.file_of(draft)
    path.rename(path.parent / "1767000000.M9P9.client:2,DS")
    room.step()
    room.follow()
    assert room.state(draft) is DraftState.OPEN
    assert room.retire(hold(draft, Reason.CANCELLED)).retired == 1
    assert room.files() == []


@pytest.mark.parametrize(
    ("subject", "body", "matched_by"),
    [
        ("Good to meet you, Kim", EDITED, "body"),
        ("Two pilots", EDITED, "body"),
        ("Good to have met you, Kim", REWRITTEN, "subject"),
    ],
)
def test_draft_edited_under_a_new_message_id_and_without_our_headers_is_edited(
    room: Mailroom, subject: str, body: str, matched_by: str
) -> None:
    draft = draft_of()
    room.place(draft)
    room.file_of(draft).unlink()
    copy = room.put("Drafts", letter(KIM, subject=subject, body=body, date=room.now + HOUR), flags="D")
    room.step()
    room.follow()
    assert room.state(draft) is DraftState.EDITED
    assert room.row(draft).matched_by == matched_by
    room.step()
    assert room.follow().changed == 0
    room.retire(hold(draft, Reason.CANCELLED))
    assert copy.exists()


def test_edited_draft_is_followed_to_the_end(room: Mailroom) -> None:
    """Each save has a new name and Message-ID; at last it is sent under yet another, with a new subject."""
    draft = draft_of()
    room.place(draft)
    path = room.file_of(draft)
    for save in range(3):
        room.step()
        path.unlink()
        body = EDITED + f"\nP.S. {save}\n"
        path = room.put("Drafts", letter(body=body, message_id=f"save{save}@client.example"), name=f"{save}.M1.client")
        room.follow()
        assert room.state(draft) is DraftState.EDITED
    room.step()
    path.unlink()
    room.put("Sent", letter(subject="Porto", body=EDITED, message_id="final@client.example", date=room.now))
    room.follow()
    assert room.state(draft) is DraftState.SENT
    assert room.row(draft).sent_message_id == "final@client.example"


def test_draft_moved_to_sent_is_sent(room: Mailroom) -> None:
    draft = draft_of()
    room.place(draft)
    room.move(room.file_of(draft), "Sent")
    room.step()
    room.follow()
    after = room.row(draft)
    assert (after.state, after.sent_message_id, after.raw) == (DraftState.SENT, draft.message_id, None)
    assert (after.sent_at, after.settled_at) == (room.now, room.now)  # its Date is the one that we gave the draft


def test_draft_sent_unedited_without_our_header_is_sent(room: Mailroom) -> None:
    draft = draft_of()
    room.place(draft)
    room.file_of(draft).unlink()
    room.step()
    room.put("Sent", letter(message_id=draft.message_id, date=room.now))
    room.step()
    room.follow()
    after = room.row(draft)
    assert (after.state, after.sent_at) == (DraftState.SENT, NOON + HOUR)


def test_draft_sent_after_heavy_edits_without_our_headers_is_sent(room: Mailroom) -> None:
    draft = draft_of()
    room.place(draft)
    room.file_of(draft).unlink()
    room.step()
    room.put("Sent", letter(body=REWRITTEN, date=room.now))
    room.step()
    room.follow()
    after = room.row(draft)
    assert (after.state, after.matched_by) == (DraftState.SENT, "subject")
    assert (after.sent_message_id, after.sent_at) == ("x1@client.example", NOON + HOUR)


def test_draft_sent_with_a_changed_subject_is_sent(room: Mailroom) -> None:
    draft = draft_of()
    room.place(draft)
    room.file_of(draft).unlink()
    room.step()
    room.put("Sent", letter(subject="The checklist", body=EDITED, date=room.now))
    room.follow()
    assert (room.state(draft), room.row(draft).matched_by) == (DraftState.SENT, "body")


def test_draft_sent_in_its_thread_is_sent(room: Mailroom) -> None:
    """Rewritten, with another subject; only the thread is left."""
    draft = draft_of()
    raw = letter(message_id=draft.message_id, key=draft.key, date=NOON, in_reply_to="asked@acme.example")
    room.place(_with_raw(draft, raw))
    room.file_of(draft).unlink()
    room.step()
    room.put("Sent", letter(subject="Slides", body=REWRITTEN, date=room.now, in_reply_to="asked@acme.example"))
    room.follow()
    assert (room.state(draft), room.row(draft).matched_by) == (DraftState.SENT, "thread")


def test_sent_copy_in_a_folder_of_the_users_own_counts(room: Mailroom) -> None:
    draft = draft_of()
    room.place(draft)
    room.file_of(draft).unlink()
    room.step()
    room.put("Projects", letter(body=EDITED, date=room.now))
    room.follow()
    assert room.state(draft) is DraftState.SENT


def test_sent_copy_that_is_filed_late_is_found_within_the_grace(room: Mailroom) -> None:
    draft = draft_of()
    room.place(draft)
    room.file_of(draft).unlink()
    room.step()
    room.follow()
    assert room.state(draft) is DraftState.OPEN
    room.step(timedelta(minutes=5))
    room.put("Sent", letter(body=EDITED, date=room.now - timedelta(minutes=6)))
    room.follow()
    assert room.state(draft) is DraftState.SENT


def test_draft_sent_while_its_copy_remains_is_sent_and_the_copy_cleared_away(room: Mailroom) -> None:
    draft = draft_of()
    room.place(draft)
    room.step()
    room.put("Sent", letter(message_id="new@client.example", date=room.now))
    room.follow()
    assert len(room.files()) == 1  # following only looks
    assert room.retire().retired == 0
    after = room.row(draft)
    assert (after.state, after.sent_message_id) == (DraftState.SENT, "new@client.example")
    assert room.files() == []


@pytest.mark.parametrize("seen_by", ["follow", "retire"])
def test_copy_that_remains_and_was_edited_after_sending_is_left_alone(room: Mailroom, seen_by: str) -> None:
    draft = draft_of()
    room.place(draft)
    room.step()
    room.put("Sent", letter(message_id=draft.message_id, date=room.now))
    room.follow()
    path = room.file_of(draft)
    path.write_bytes(path.read_bytes() + b"P.S. one thing more\r\n")
    if seen_by == "follow":
        room.follow()
    else:
        room.retire()
    assert room.state(draft) is DraftState.SENT
    assert room.files() == [path]


def test_new_letter_about_the_same_is_no_proof_while_the_draft_is_there(room: Mailroom) -> None:
    draft = draft_of()
    room.place(draft)
    room.step()
    room.put("Sent", letter(body=REWRITTEN, date=room.now))
    room.follow()
    assert room.state(draft) is DraftState.OPEN
    assert room.row(draft).sent_message_id is None


@pytest.mark.parametrize(
    ("folder", "message_id", "state"),
    [
        ("INBOX", "evil@spoof.example", DraftState.OPEN),
        ("Sent", "new@client.example", DraftState.SENT),
        ("INBOX", "ours", DraftState.SENT),  # a copy to myself
    ],
)
def test_mail_under_my_name_that_merely_came_in_is_no_proof_while_the_draft_is_there(
    room: Mailroom, folder: str, message_id: str, state: DraftState
) -> None:
    draft = draft_of()
    room.place(draft)
    room.step()
    mine = draft.message_id if message_id == "ours" else message_id
    room.put(folder, letter(body=EDITED, message_id=mine, date=room.now))
    room.follow()
    room.retire()
    assert room.state(draft) is state
    assert len(room.files()) == (state is DraftState.OPEN)


def test_letter_sent_before_the_draft_was_made_is_not_it(room: Mailroom) -> None:
    draft = draft_of()
    room.put("Sent", letter(body=EDITED, date=NOON - HOUR))
    room.place(draft)
    room.file_of(draft).unlink()
    room.step()
    room.follow()
    assert room.state(draft) is DraftState.OPEN


def test_letter_sent_between_an_older_draft_and_this_one_is_not_it(room: Mailroom) -> None:
    room.place(draft_of(LEE))
    room.step()
    room.put("Sent", letter(body=EDITED, date=room.now))
    room.step()
    draft = replace(draft_of(), planned_at=room.now)
    room.place(draft)
    room.file_of(draft).unlink()
    room.step()
    room.follow()
    assert room.state(draft) is DraftState.OPEN


def test_their_letter_quoting_ours_is_not_ours(room: Mailroom) -> None:
    draft = draft_of()
    room.place(draft)
    room.file_of(draft).unlink()
    room.step()
    theirs = letter(ADA, body=EDITED, date=room.now).replace(
        b"From: Ada Example <ada@example.org>", b"From: " + KIM.encode()
    )
    room.put("INBOX", theirs)
    room.follow()
    assert room.state(draft) is DraftState.OPEN


@pytest.mark.parametrize("flags", ["DS", "S"])
def test_draft_moved_to_another_folder_is_left_to_the_user(room: Mailroom, flags: str) -> None:
    """It no longer awaits review among the drafts: kept, never retired, and no second one is made."""
    draft = draft_of()
    room.place(draft)
    room.move(room.file_of(draft), "Projects", flags=flags)
    for _ in range(3):
        room.step()
        room.follow()
        assert room.state(draft) is DraftState.EDITED
    room.retire(hold(draft, Reason.CANCELLED))
    assert len(room.files("Projects")) == 1
    assert room.row(draft).flags == {REASON_GONE, MOVED}


@pytest.mark.parametrize("edited", ["", "in Drafts", "in Projects", "back in Drafts"])
def test_draft_moved_to_another_folder_and_back_is_open_unless_edited(room: Mailroom, edited: str) -> None:
    draft = draft_of()
    room.place(draft)
    path = room.file_of(draft)

    def look(where: str, flags: frozenset[str]) -> None:
        if edited == where:
            path.write_bytes(path.read_bytes() + b"And one more thing.\n")
        room.step()
        room.follow()
        assert room.row(draft).flags == flags

    look("in Drafts", frozenset())
    path = room.move(path, "Projects", flags="DS")
    look("in Projects", frozenset() if edited in ("in Drafts", "in Projects") else frozenset({MOVED}))
    path = room.move(path, "Drafts", flags="D")
    look("back in Drafts", frozenset())
    assert room.state(draft) is (DraftState.EDITED if edited else DraftState.OPEN)


def test_draft_moved_to_the_trash_is_deleted(room: Mailroom) -> None:
    draft = draft_of()
    room.place(draft)
    room.move(room.file_of(draft), "Trash")
    room.step()
    room.follow()
    assert room.state(draft) is DraftState.DELETED


def test_draft_that_a_client_threw_away_when_sending_is_sent(room: Mailroom) -> None:
    draft = draft_of()
    room.place(draft)
    room.move(room.file_of(draft), "Trash")
    room.step()
    room.put("Sent", letter(body=REWRITTEN, date=room.now))
    room.follow()
    assert room.state(draft) is DraftState.SENT


def test_deleted_draft_is_deleted_only_after_the_grace(room: Mailroom) -> None:
    draft = draft_of()
    room.place(draft)
    room.file_of(draft).unlink()
    room.step()
    room.follow()
    assert room.row(draft).missing_since == room.now
    room.step(timedelta(minutes=9))
    room.follow()
    assert room.state(draft) is DraftState.OPEN
    room.step(timedelta(minutes=1))
    room.follow()
    assert room.state(draft) is DraftState.DELETED


def test_draft_is_not_called_deleted_before_mail_was_pulled_again(room: Mailroom) -> None:
    draft = draft_of()
    room.place(draft)
    room.file_of(draft).unlink()
    room.step()
    room.follow()
    room.step()
    follow_drafts(room.box, room.history, room.store, WORK, room.now)
    assert room.state(draft) is DraftState.OPEN


def test_draft_that_comes_back_within_the_grace_is_open(room: Mailroom) -> None:
    draft = draft_of()
    room.place(draft)
    path = room.file_of(draft)
    raw = path.read_bytes()
    path.unlink()
    room.step()
    room.follow()
    path.write_bytes(raw)
    room.step()
    room.follow()
    after = room.row(draft)
    assert (after.state, after.missing_since) == (DraftState.OPEN, None)


def test_missing_draft_is_not_withdrawn_before_it_is_known_what_became_of_it(room: Mailroom) -> None:
    draft = draft_of()
    room.place(draft)
    room.file_of(draft).unlink()
    room.step()
    room.follow()
    room.retire(hold(draft, Reason.PAUSED))
    assert room.state(draft) is DraftState.OPEN


@pytest.mark.parametrize("folder", ["Trash", "nowhere"])
def test_deleted_draft_that_is_put_back_is_the_users(room: Mailroom, folder: str) -> None:
    draft = draft_of()
    room.place(draft)
    path = room.file_of(draft)
    raw = path.read_bytes()
    moved = path.rename(room.root / path.name) if folder == "nowhere" else room.move(path, folder)
    for _ in range(2):
        room.step()
        room.follow()
    assert room.state(draft) is DraftState.DELETED
    moved.rename(path)
    for _ in range(3):
        room.step()
        room.follow()
        room.retire(hold(draft, Reason.CANCELLED))
    after = room.row(draft)
    assert (after.state, after.settled_at, after.raw) == (DraftState.EDITED, None, raw)
    assert contents(room.files()) == [raw]
    path.unlink()  # and once more
    for _ in range(2):
        room.step()
        room.follow()
    assert room.state(draft) is DraftState.DELETED


def test_draft_that_was_put_back_and_sent_is_sent(room: Mailroom) -> None:
    draft = draft_of()
    room.place(draft)
    path = room.file_of(draft)
    trash = room.move(path, "Trash")
    room.step()
    room.follow()
    trash.rename(path)
    room.step()
    room.follow()
    path.unlink()
    room.step()
    room.put("Sent", letter(body=EDITED, date=room.now))
    room.follow()
    assert room.state(draft) is DraftState.SENT


def test_draft_put_back_after_three_months_is_not_looked_for(room: Mailroom) -> None:
    draft = draft_of()
    room.place(draft)
    path = room.file_of(draft)
    trash = room.move(path, "Trash")
    room.step()
    room.follow()
    trash.rename(path)
    room.step(timedelta(days=91))
    room.follow()
    assert room.state(draft) is DraftState.DELETED


def test_drafts_folder_that_goes_and_comes_back_changes_nothing(room: Mailroom) -> None:
    draft = draft_of()
    room.place(draft)
    (room.mail / "Drafts").rename(room.root / "aside")
    for _ in range(4):
        room.step()
        outcome = room.follow()
    assert outcome.error is not None
    assert "the drafts folder is not there" in (room.store.source_state(SOURCE, WORK).problem or "")
    (room.root / "aside").rename(room.mail / "Drafts")
    room.step()
    assert room.follow().error is None
    assert (room.state(draft), room.row(draft).missing_since) == (DraftState.OPEN, None)
    room.pull()
    assert room.store.source_state(SOURCE, WORK).problem is None


@pytest.mark.parametrize("gone", ["the folder", "all of four"])
def test_what_stays_doubtful_for_a_week_is_deleted(room: Mailroom, gone: str) -> None:
    drafts = four(room)
    if gone == "the folder":
        shutil.rmtree(room.mail / "Drafts")
    else:
        for path in room.files():
            path.unlink()
    for _ in range(8):
        room.follow()
        assert {room.state(draft) for draft in drafts} == {DraftState.OPEN}
        room.step(timedelta(hours=23))
    assert room.follow().error is None
    assert {room.state(draft) for draft in drafts} == {DraftState.DELETED}


def four(room: Mailroom) -> list[DraftRecord]:
    drafts = [draft_of(Address(f"p{n}@acme.example"), subject=f"Number {n}") for n in range(4)]
    room.place(*drafts)
    room.step()
    room.follow()
    return drafts


def test_drafts_that_vanish_all_at_once_are_not_called_deleted(room: Mailroom) -> None:
    drafts = four(room)
    aside = [path.rename(room.root / path.name) for path in room.files()]
    for new in ((), (draft_of(ROE),), ()):  # a new one proves nothing about the others
        room.step()
        outcome = room.follow()
        room.place(*new)
    assert outcome.error is not None
    assert {room.state(draft) for draft in drafts} == {DraftState.OPEN}
    for path in aside:
        path.rename(room.mail / "Drafts" / "cur" / path.name)
    room.step()
    assert room.follow().error is None
    assert {(room.state(draft), room.row(draft).missing_since) for draft in drafts} == {(DraftState.OPEN, None)}


@pytest.mark.parametrize("folder", ["Drafts", "Projects"])
def test_only_a_draft_that_is_still_among_the_drafts_says_that_the_folder_works(room: Mailroom, folder: str) -> None:
    fifth = draft_of(ROE)
    room.place(fifth)
    room.move(room.file_of(fifth), folder)
    drafts = four(room)
    for draft in drafts:
        room.file_of(draft).unlink()
    for _ in range(2):
        room.step()
        outcome = room.follow()
    assert (outcome.error is None) == (folder == "Drafts")
    assert {room.state(draft) for draft in drafts} == {DraftState.DELETED if folder == "Drafts" else DraftState.OPEN}


@pytest.mark.parametrize("trace", ["one stays", "one in the trash", "one sent", "one moved"])
def test_drafts_that_vanish_beside_one_with_a_trace_are_deleted(room: Mailroom, trace: str) -> None:
    drafts = four(room)
    first = room.file_of(drafts[0])
    for draft in drafts[1:]:
        room.file_of(draft).unlink()
    match trace:
        case "one in the trash":
            room.move(first, "Trash")
        case "one sent":
            room.move(first, "Sent")
        case "one moved":
            room.move(first, "Projects")
    for _ in range(2):
        room.step()
        assert room.follow().error is None
    assert {room.state(draft) for draft in drafts[1:]} == {DraftState.DELETED}


@pytest.mark.parametrize("headers", [True, False])
def test_draft_made_while_the_clock_was_ahead_is_seen_to_be_sent(room: Mailroom, headers: bool) -> None:
    draft = draft_of()
    room.place(draft)
    room.now -= timedelta(days=2)
    room.follow()
    room.file_of(draft).unlink()
    room.step(-HOUR)  # sent before it was seen that the clock was set back
    sent = letter(body=REWRITTEN, date=room.now, key=draft.key if headers else None)
    room.put("Sent", sent)
    room.step(2 * HOUR)
    room.follow()
    assert room.state(draft) is DraftState.SENT


def test_copy_with_our_headers_may_be_dated_before_its_draft(room: Mailroom) -> None:
    draft = draft_of()
    room.place(draft)
    room.file_of(draft).unlink()
    room.put("Sent", letter(body=REWRITTEN, date=NOON - HOUR, message_id=draft.message_id))
    room.step()
    room.follow()
    assert room.state(draft) is DraftState.SENT


def test_draft_that_was_missed_in_the_future_is_missed_from_now_on(room: Mailroom) -> None:
    draft = draft_of()
    room.place(draft)
    room.file_of(draft).unlink()
    room.step(timedelta(days=365))
    room.follow()
    room.step(-timedelta(days=365))
    for _ in range(2):
        room.step()
        room.follow()
    assert room.state(draft) is DraftState.DELETED


def test_deleted_draft_is_never_made_again(room: Mailroom) -> None:
    draft = draft_of()
    room.place(draft)
    room.file_of(draft).unlink()
    for _ in range(4):
        room.step()
        room.follow()
        room.settle()
        room.retire(hold(draft, Reason.DELETED_BY_USER))
        room.place()
    assert room.files() == []
    assert room.state(draft) is DraftState.DELETED


def test_group_draft_sent_to_fewer_people_is_sent(room: Mailroom) -> None:
    draft = draft_of(KIM, LEE, ROE)
    room.place(draft)
    room.file_of(draft).unlink()
    room.step()
    room.put("Sent", letter(KIM, ROE, body=REWRITTEN, date=room.now))
    room.follow()
    assert room.state(draft) is DraftState.SENT


def test_letter_to_one_more_person_needs_similar_text(room: Mailroom) -> None:
    draft = draft_of()
    room.place(draft)
    room.file_of(draft).unlink()
    room.step()
    room.put("Sent", letter(KIM, ROE, body=REWRITTEN, date=room.now))
    room.follow()
    assert room.state(draft) is DraftState.OPEN
    room.put("Sent", letter(KIM, ROE, body=EDITED, message_id="x2@client.example", date=room.now), name="2.M.client")
    room.follow()
    assert room.state(draft) is DraftState.SENT


def test_drafts_to_two_people_with_similar_text_are_not_confused(room: Mailroom) -> None:
    to_kim, to_lee = draft_of(KIM), draft_of(LEE, body=BODY.format(name="Lee"))
    room.place(to_kim, to_lee)
    room.file_of(to_kim).unlink()
    room.file_of(to_lee).unlink()
    room.step()
    room.put("Sent", letter(KIM, body=EDITED, date=room.now))
    room.put("Drafts", letter(LEE, body=EDITED, date=room.now), flags="D", name="7.M.client")
    room.follow()
    assert (room.state(to_kim), room.state(to_lee)) == (DraftState.SENT, DraftState.EDITED)


def place_both(room: Mailroom, one: DraftRecord, other: DraftRecord) -> None:
    """Two drafts to one person, as they come about where the user puts one back: we place no second."""
    room.place(one)
    placed = room.row(one)
    room.store.save_draft(replace(placed, state=DraftState.HELD), was=DraftState.OPEN)
    room.place(other)
    room.store.save_draft(placed, was=DraftState.HELD)


def test_one_sent_letter_is_the_copy_of_one_draft(room: Mailroom) -> None:
    one, other = draft_of(KIM), draft_of(KIM, step="second")
    place_both(room, one, other)
    room.file_of(one).unlink()
    room.file_of(other).unlink()
    room.step()
    room.put("Sent", letter(KIM, body=EDITED, date=room.now))
    room.follow()
    assert sorted([room.state(one), room.state(other)]) == [DraftState.OPEN, DraftState.SENT]
    room.step()
    room.follow()
    assert sorted([room.state(one), room.state(other)]) == [DraftState.DELETED, DraftState.SENT]


def test_one_edited_draft_is_the_copy_of_one_draft(room: Mailroom) -> None:
    one, other = draft_of(KIM), draft_of(KIM, step="second")
    place_both(room, one, other)
    room.file_of(one).unlink()
    room.file_of(other).unlink()
    room.step()
    room.put("Drafts", letter(KIM, body=EDITED, date=room.now), flags="D")
    room.follow()
    assert sorted([room.state(one), room.state(other)]) == [DraftState.EDITED, DraftState.OPEN]


@pytest.mark.parametrize(
    "theirs",
    [
        letter(ROE, body=EDITED),  # to somebody else
        letter(KIM, body=REWRITTEN, date=NOON - HOUR),  # older than ours
        letter(KIM, subject="Invoice", body=REWRITTEN),  # about something else
        letter(KIM, ROE, body=REWRITTEN),  # to one more, in other words
    ],
)
def test_another_draft_is_not_taken_for_ours(room: Mailroom, theirs: bytes) -> None:
    draft = draft_of()
    room.put("Drafts", theirs, flags="D")
    room.place(draft)
    room.file_of(draft).unlink()
    room.step()
    room.follow()
    room.step()
    room.follow()
    assert room.state(draft) is DraftState.DELETED
    assert contents(room.files()) == [theirs]


@pytest.mark.parametrize("missing", [0, 1])
def test_another_draft_of_ours_is_not_taken_for_the_missing_one(room: Mailroom, missing: int) -> None:
    """Not even where a client has filed it under another name since."""
    drafts = [draft_of(KIM), draft_of(KIM, step="second")]
    place_both(room, *drafts)
    gone, other = drafts[missing], drafts[1 - missing]
    room.file_of(gone).unlink()
    room.file_of(other).rename(room.mail / "Drafts" / "cur" / "1767000000.M9P9.client:2,D")
    room.step()
    room.follow()
    room.step()
    room.follow()
    assert (room.state(gone), room.state(other)) == (DraftState.DELETED, DraftState.OPEN)


def _with_raw(draft: DraftRecord, raw: bytes) -> DraftRecord:
    return replace(draft, raw=raw, sha256=hashlib.sha256(raw).hexdigest())
