"""Drafts at Gmail: one each, whatever is lost on the way, and nothing of the user's ever touched."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

import pytest
from google_account import TestAccount
from google_sign_in import signed_in
from google_stub import Close, Garbage, GoogleStub, Habits, Hang, Html, Late, Status, Truncate

from followupd.domain.ids import Address, Key, MessageId, Ref, Source
from followupd.domain.message import Folder
from followupd.errors import ItemRejected, OutcomeUnknown, ProviderError, Throttled, Unavailable
from followupd.ports.mailboxes import FoundDraft, Placement
from followupd.providers.google_auth import GoogleAccount
from followupd.providers.http import MEGABYTE, Limits
from followupd.providers.mailboxes.gmail import GmailDrafts
from followupd.providers.mailboxes.gmail_drafts import DEADLINE

NOON = datetime(2026, 11, 3, 12, tzinfo=UTC)
KIM = Address("kim@acme.example")
KEY = Key("0123456789abcdef0123456789abcdef")
QUICK = Limits(connect_s=1, read_s=0.3, total_s=0.6, body_bytes=25 * MEGABYTE)
LOSING = Habits(keeps_headers=False, keeps_message_id=False, sent_message_id=True, search_lag=timedelta(hours=1))


def letter(
    message_id: str = f"{KEY}.1@example.org", *, to: str = KIM, body: str = "Good to meet you.", more: str = ""
) -> bytes:
    return (
        f"From: Ada Example <ada@example.org>\r\nTo: {to}\r\nSubject: Good to meet you\r\n"
        f"Date: Tue, 03 Nov 2026 12:00:00 +0000\r\nMessage-ID: <{message_id}>\r\nX-Followupd-Key: {KEY}\r\n{more}"
        f"Content-Type: text/plain; charset=utf-8\r\n\r\n{body}\r\n"
    ).encode()


def placement(raw: bytes = letter(), generation: int = 1) -> Placement:
    message_id = MessageId(f"{KEY}.{generation}@example.org")
    return Placement(key=KEY, generation=generation, message_id=message_id, raw=raw, planned_at=NOON)


@dataclass
class Desk:
    """The drafts of an account at the stub, and the hands of the user."""

    stub: GoogleStub
    account: TestAccount
    google: GoogleAccount

    def box(self) -> GmailDrafts:
        return GmailDrafts(Source("work/mail"), self.google, monotonic=self.stub.clock.monotonic)

    def asked(self) -> list[str]:
        methods = [one.method.removeprefix("gmail.users.") for one in self.stub.requests]
        self.stub.requests.clear()
        return methods


@pytest.fixture
def desk(google_stub: GoogleStub) -> Desk:
    google_stub.clock.freeze(NOON)
    account = google_stub.account()
    clock = google_stub.clock
    google = signed_in(account, clock=lambda: clock.now, monotonic=clock.monotonic, limits=QUICK)
    return Desk(google_stub, account, google)


def settled(desk: Desk, wanted: Placement) -> tuple[int, FoundDraft]:
    """The protocol: baseline, one write, a look after an unknown outcome, thrice at most; how many writes it took."""
    box = desk.box()
    baseline = box.baseline()
    for attempt in range(1, 4):
        try:
            return attempt, box.place(wanted)
        except OutcomeUnknown:
            desk.stub.clock.advance(DEADLINE)
            found = box.find(wanted, baseline)
            if found is not None:
                return attempt, found
    raise AssertionError("three writes, and no draft")


# exactly once
@pytest.mark.parametrize("habits", [Habits(search_lag=timedelta(hours=1)), LOSING], ids=["Gmail", "loses our headers"])
@pytest.mark.parametrize("after_commit", [True, False], ids=["done", "not done"])
@pytest.mark.parametrize(
    "fault",
    [Close(), Hang(2), Status(500), Status(502), Status(503), Status(503, retry_after="5"), Status(429), Status(408)],
    ids=repr,
)
def test_one_draft_comes_of_a_write_whose_answer_is_lost(
    desk: Desk, fault: Close | Hang | Status, after_commit: bool, habits: Habits
) -> None:
    desk.stub.habits = habits
    desk.stub.fail("gmail.users.drafts.create", fault, after_commit=after_commit)
    writes, found = settled(desk, placement())
    assert writes == (1 if after_commit else 2)
    assert desk.stub.count("gmail.users.drafts.create") == writes
    assert desk.account.user.drafts().keys() == {found.ref}


@pytest.mark.parametrize("fault", [Truncate(), Html(), Garbage()], ids=repr)
def test_one_draft_comes_of_an_answer_that_cannot_be_read(desk: Desk, fault: Truncate | Html | Garbage) -> None:
    desk.stub.fail("gmail.users.drafts.create", fault, after_commit=True)
    writes, found = settled(desk, placement())
    assert writes == 1
    assert desk.account.user.drafts().keys() == {found.ref}


def test_one_draft_comes_of_a_read_back_that_fails(desk: Desk) -> None:
    desk.stub.fail("gmail.users.drafts.get", Status(500), times=3)
    writes, found = settled(desk, placement())
    assert writes == 1
    assert desk.account.user.drafts().keys() == {found.ref}


def test_a_write_that_lands_late_is_found_then(desk: Desk) -> None:
    box = desk.box()
    baseline = box.baseline()
    desk.stub.fail("gmail.users.drafts.create", Late())
    with pytest.raises(OutcomeUnknown) as told:
        box.place(placement())
    assert told.value.key == KEY
    assert box.find(placement(), baseline) is None  # why nobody looks before the old request must be dead
    desk.stub.land()
    found = box.find(placement(), baseline)
    assert found is not None
    assert found.folder is Folder.DRAFTS


def test_what_the_user_made_of_it_before_its_outcome_was_known_is_found(desk: Desk) -> None:
    box = desk.box()
    baseline = box.baseline()
    desk.stub.fail("gmail.users.drafts.create", Close(), after_commit=True)
    with pytest.raises(OutcomeUnknown):
        box.place(placement())
    (draft,) = desk.account.user.drafts()
    desk.account.user.edit(draft, letter(body="Quite another text."))
    found = box.find(placement(), baseline)
    assert found is not None
    assert (found.ref, b"Quite another" in found.raw) == (draft, True)
    sent = desk.account.user.send(draft)
    found = box.find(placement(), baseline)
    assert found is not None
    assert (found.ref, found.folder) == (sent, Folder.SENT)


@pytest.mark.parametrize(
    ("fault", "error"), [(Status(403, "rateLimitExceeded"), Throttled), (Status(400), ItemRejected)], ids=repr
)
def test_a_clear_no_is_no_unknown_outcome(desk: Desk, fault: Status, error: type[ProviderError]) -> None:
    desk.stub.fail("gmail.users.drafts.create", fault)
    with pytest.raises(error):
        desk.box().place(placement())
    assert desk.account.user.drafts() == {}


def test_a_look_that_fails_says_nothing(desk: Desk) -> None:
    box = desk.box()
    baseline = box.baseline()
    desk.stub.fail("gmail.users.history.list", Status(503), times=3)
    with pytest.raises(Unavailable):
        box.find(placement(), baseline)


def test_a_draft_of_the_users_own_that_says_something_else_is_not_taken_for_ours(desk: Desk) -> None:
    desk.stub.habits = LOSING
    box = desk.box()
    baseline = box.baseline()
    desk.account.user.write(letter(body="Something else"))
    desk.account.user.write(letter(to="lee@acme.example"))
    assert box.find(placement(), baseline) is None


# long afterwards: the history since the baseline is forgotten
@pytest.mark.parametrize("end", ["open", "sent", "discarded", "thrown away"])
def test_without_a_history_drafts_sent_mail_and_trash_are_read_back_to_the_plan(desk: Desk, end: str) -> None:
    box, user = desk.box(), desk.account.user
    baseline = box.baseline()
    placed = box.place(placement())
    match end:
        case "sent":
            user.send(placed.ref)
        case "discarded":
            user.discard(placed.ref)
        case "thrown away":
            user.trash(user.drafts()[placed.ref])
    for number in range(40):
        other = letter(f"s{number}@client.example", body="Something else").replace(b"X-Followupd-Key", b"X")
        user.deliver(other, ("SENT",))
    desk.stub.forget_history(desk.account.address)
    found = box.find(placement(letter(), 1), baseline)
    where = {"open": Folder.DRAFTS, "sent": Folder.SENT, "discarded": None, "thrown away": Folder.TRASH}[end]
    assert (found and found.folder) == where


# what the user does
def test_a_look_at_unchanged_drafts_is_one_request(desk: Desk) -> None:
    box = desk.box()
    refs = [box.place(placement(letter(f"{KEY}.{one}@example.org", body=f"{one}"), one)).ref for one in (1, 2, 3)]
    desk.asked()
    assert box.present([]) == frozenset()
    assert [found.ref for ref in refs if (found := box.inspect(ref))] == refs
    assert desk.asked() == ["drafts.list"]


def test_an_edit_is_seen_by_the_messages_new_id(desk: Desk) -> None:
    box = desk.box()
    placed, other = box.place(placement()), box.place(placement(letter(f"{KEY}.2@example.org", body="2"), 2))
    desk.account.user.edit(placed.ref, letter(body="Edited"))
    desk.asked()
    box.present([])
    found = box.inspect(placed.ref)
    assert found is not None
    assert b"Edited" in found.raw
    assert box.inspect(other.ref) == other
    assert desk.asked() == ["drafts.list", "drafts.get"]


def test_what_was_seen_at_a_glance_is_believed_once_and_not_for_long(desk: Desk) -> None:
    box = desk.box()
    placed = box.place(placement())
    box.present([])
    desk.account.user.discard(placed.ref)
    assert box.inspect(placed.ref) == placed
    assert box.inspect(placed.ref) is None
    again = box.place(placement(letter(f"{KEY}.2@example.org"), 2))
    box.present([])
    desk.account.user.discard(again.ref)
    desk.stub.clock.advance(timedelta(minutes=2))
    assert box.inspect(again.ref) is None


# nudges
def test_a_nudge_goes_into_the_thread_that_it_follows(desk: Desk) -> None:
    user = desk.account.user
    earlier = user.deliver(letter("first@example.org"), ("SENT",))
    follows = "In-Reply-To: <first@example.org>\r\nReferences: <first@example.org>\r\n"
    placed = desk.box().place(placement(letter(more=follows).replace(b"Subject: ", b"Subject: Re: ")))
    assert user.thread(user.drafts()[placed.ref]) == user.thread(earlier)
    (create,) = [one for one in desk.stub.requests if one.method == "gmail.users.drafts.create"]
    assert create.status == 200


def test_a_nudge_is_placed_where_nothing_is_known_of_the_thread(desk: Desk) -> None:
    follows = 'References: <gone@example.org> <"in:sent subject:x"@example.org>\r\n'
    desk.box().place(placement(letter(more=follows)))
    assert len(desk.account.user.drafts()) == 1


def test_a_thread_that_is_refused_is_left_out(desk: Desk) -> None:
    desk.account.user.deliver(letter("first@example.org"), ("SENT",))
    desk.stub.fail("gmail.users.drafts.create", Status(404))
    placed = desk.box().place(placement(letter(more="References: <first@example.org>\r\n")))
    assert desk.account.user.drafts().keys() == {placed.ref}


# withdrawing
def test_an_edited_draft_is_not_even_asked_to_go(desk: Desk) -> None:
    box = desk.box()
    placed = box.place(placement())
    desk.account.user.edit(placed.ref, letter(body="Edited"))
    assert box.retire(placed.ref, placed.sha256) is False
    assert desk.stub.count("gmail.users.drafts.delete") == 0


def test_the_bytes_are_read_afresh_right_before_a_draft_is_removed(desk: Desk) -> None:
    box = desk.box()
    placed = box.place(placement())
    box.present([])
    desk.account.user.edit(placed.ref, letter(body="Edited"))
    assert box.retire(placed.ref, placed.sha256) is False


def test_a_removal_whose_answer_is_lost_is_looked_after(desk: Desk) -> None:
    box = desk.box()
    placed = box.place(placement())
    desk.stub.fail("gmail.users.drafts.delete", Close())
    with pytest.raises(Unavailable):
        box.retire(placed.ref, placed.sha256)
    desk.stub.fail("gmail.users.drafts.delete", Close(), after_commit=True)
    assert box.retire(placed.ref, placed.sha256) is True
    assert desk.account.user.drafts() == {}


@pytest.mark.parametrize("ref", ["", "..", "a/b", "a b", "Ä", "x" * 500, "nobody"])
def test_a_ref_that_is_none_is_gone(desk: Desk, ref: str) -> None:
    assert desk.box().inspect(Ref(ref)) is None
    assert desk.box().retire(Ref(ref), "") is True
    assert desk.stub.count("gmail.users.drafts.delete") == 0
