"""What becomes of a draft at Gmail, from the plan to the letter that the user sent."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import timedelta
from email import message_from_bytes
from email.message import EmailMessage
from email.policy import SMTP
from pathlib import Path

import pytest
from google_account import TestAccount
from google_sign_in import signed_in
from google_stub import Close, GoogleStub, Habits, Status
from mailroom import ADA, KIM, NOON, SOURCE, WORK, draft_of, letter

from followupd.apply.place import place_drafts
from followupd.apply.settle import settle
from followupd.domain.draft import DraftRecord, DraftState
from followupd.domain.ids import Address, MessageId
from followupd.errors import Throttled
from followupd.providers.google_auth import GoogleAccount
from followupd.providers.mailboxes.gmail import GmailDrafts, GmailHistory
from followupd.providers.mailboxes.gmail_drafts import DEADLINE
from followupd.pull.drafts import GRACE, follow_drafts
from followupd.pull.mail import pull_mail
from followupd.pull.outcome import PullOutcome
from followupd.store import open_store
from followupd.store.sql_store import SqlStore

LOSING = Habits(keeps_headers=False, keeps_message_id=False, sent_message_id=True, search_lag=timedelta(hours=1))
HABITS = pytest.mark.parametrize("habits", [Habits(), LOSING], ids=["Gmail", "loses our headers"])


@dataclass
class Room:
    """Ada's account at the stub, and the state of one daemon."""

    stub: GoogleStub
    account: TestAccount
    store: SqlStore
    google: GoogleAccount = field(init=False)
    history: GmailHistory = field(init=False)
    box: GmailDrafts = field(init=False)

    def __post_init__(self) -> None:
        clock = self.stub.clock
        self.google = signed_in(self.account, clock=lambda: clock.now, monotonic=clock.monotonic)
        self.history = GmailHistory(SOURCE, self.google, clock=lambda: clock.now.timestamp())
        self.box = GmailDrafts(SOURCE, self.google, monotonic=clock.monotonic)

    def step(self, by: timedelta = timedelta(minutes=5)) -> None:
        self.stub.clock.advance(by)

    def pull(self, *about: Address) -> PullOutcome:
        return pull_mail(self.history, self.store, WORK, (ADA,), self.stub.clock.now, lambda: frozenset(about))

    def place(self, record: DraftRecord) -> None:
        self.store.save_plan({}, {}, (record,), policy_digest="", at=self.stub.clock.now)
        place_drafts(self.box, self.store, WORK, self.stub.clock.now)

    def settle(self) -> None:
        settle(self.box, self.store, WORK, self.stub.clock.now)

    def follow(self, record: DraftRecord) -> DraftRecord:
        assert self.pull(KIM).error is None
        assert follow_drafts(self.box, self.history, self.store, WORK, self.stub.clock.now).error is None
        found = self.store.draft(record.id)
        assert found is not None
        return found

    def asked(self) -> list[str]:
        methods = [one.method.removeprefix("gmail.users.") for one in self.stub.requests if not one.in_batch]
        self.stub.requests.clear()
        return methods


@pytest.fixture
def room(google_stub: GoogleStub, tmp_path: Path) -> Iterator[Room]:
    google_stub.clock.freeze(NOON)
    store = open_store(tmp_path / "state.db")
    store.take_lease()
    yield Room(google_stub, google_stub.account(ADA), store)
    store.close()


@HABITS
def test_an_edited_draft_is_followed_until_it_is_sent(room: Room, habits: Habits) -> None:
    room.stub.habits = habits
    record = draft_of()
    room.place(record)
    room.step()
    assert room.follow(record).state is DraftState.OPEN
    (draft,) = room.account.user.drafts()
    room.account.user.edit(draft, letter(body="Hi Kim, how was Porto? Ada", message_id="a@client.example", date=NOON))
    room.step()
    assert room.follow(record).state is DraftState.EDITED
    sent = room.account.user.send(draft)
    room.step()
    row = room.follow(record)
    assert row.state is DraftState.SENT
    message_id = room.account.user.raw(sent).split(b"Message-ID: <")[1].partition(b">")[0].decode()
    assert row.sent_message_id == MessageId(message_id)


@HABITS
def test_a_draft_that_was_sent_as_it_was_is_sent(room: Room, habits: Habits) -> None:
    room.stub.habits = habits
    record = draft_of()
    room.place(record)
    (draft,) = room.account.user.drafts()
    room.account.user.send(draft)
    room.step()
    assert room.follow(record).state is DraftState.SENT


def test_a_draft_that_was_discarded_is_deleted_after_a_while(room: Room) -> None:
    record = draft_of()
    room.place(record)
    (draft,) = room.account.user.drafts()
    room.account.user.discard(draft)
    room.step()
    assert room.follow(record).missing_since is not None
    room.step(GRACE)
    assert room.follow(record).state is DraftState.DELETED


def test_a_draft_in_the_trash_is_deleted(room: Room) -> None:
    record = draft_of()
    room.place(record)
    (message,) = room.account.user.drafts().values()
    room.account.user.trash(message)
    room.step()
    assert room.follow(record).state is DraftState.DELETED


def test_a_draft_whose_answer_was_lost_is_settled_by_a_look(room: Room) -> None:
    record = draft_of()
    room.stub.fail("gmail.users.drafts.create", Close(), after_commit=True)
    room.place(record)
    found = room.store.draft(record.id)
    assert found is not None
    assert found.state is DraftState.UNKNOWN
    room.settle()  # too early: the request may still be under way
    assert room.store.draft(record.id) == found
    room.step(DEADLINE)
    room.settle()
    assert room.follow(record).state is DraftState.OPEN
    assert len(room.account.user.drafts()) == 1


@HABITS
def test_a_draft_that_the_server_rewrote_is_still_ours_when_its_answer_was_lost(room: Room, habits: Habits) -> None:
    room.stub.habits = habits
    record = draft_of()
    room.stub.fail("gmail.users.drafts.create", Close(), after_commit=True)
    room.place(record)
    room.step(DEADLINE)
    room.settle()
    row = room.follow(record)
    assert row.state is DraftState.OPEN
    room.step()
    assert room.follow(record) == row
    assert len(room.account.user.drafts()) == 1


def changed(raw: bytes, how: str) -> bytes:
    mail = message_from_bytes(raw, policy=SMTP)
    assert isinstance(mail, EmailMessage)
    match how:
        case "a word":
            mail.set_content(mail.get_content().replace("Lyon", "Porto"))
        case "an indent":
            mail.set_content(mail.get_content().replace("If it helps", "  If it helps"))
        case "an attachment":
            mail.add_attachment(b"plan", maintype="image", subtype="png", filename="plan.png")
        case "a copy":
            mail["Cc"] = "lee@acme.example"
        case "the sender":
            mail.replace_header("From", "Ada <ada.private@example.net>")
    return mail.as_bytes()


@pytest.mark.parametrize("how", ["a word", "an indent", "an attachment", "a copy", "the sender"])
def test_what_the_user_changed_before_its_outcome_was_known_is_theirs(room: Room, how: str) -> None:
    room.stub.habits = LOSING
    record = draft_of()
    room.stub.fail("gmail.users.drafts.create", Close(), after_commit=True)
    room.place(record)
    ((draft, message),) = room.account.user.drafts().items()
    room.stub.habits = Habits()
    raw = room.account.user.raw(message)
    key = f"X-Followupd-Key: {record.key}\r\n".encode()  # by which it is found whatever its words are
    room.account.user.edit(draft, key + changed(raw, how))
    room.step(DEADLINE)
    room.settle()
    found = room.store.draft(record.id)
    assert found is not None
    assert found.state is DraftState.EDITED


def test_an_interval_in_which_nothing_happens_is_two_requests(room: Room) -> None:
    records = [draft_of(Address(f"p{one}@acme.example")) for one in range(5)]
    for record in records:
        room.place(record)
    room.follow(records[0])
    room.asked()
    room.step()
    room.follow(records[0])
    assert room.asked() == ["history.list", "drafts.list"]


def test_the_first_draft_is_there_within_fifty_units(room: Room) -> None:
    room.pull(KIM)
    record = draft_of()
    room.place(record)
    assert room.asked() == [
        *("getProfile", "messages.list"),
        *("drafts.list", "getProfile", "messages.list", "drafts.create", "drafts.get"),
    ]
    assert sum(room.google.units.values()) == 1 + 5 + 5 + 1 + 5 + 10 + 20 < 50


def test_a_pull_that_stopped_on_the_way_keeps_what_it_was_told_and_says_why(room: Room) -> None:
    for person in range(8):
        room.account.user.deliver(
            letter(Address(f"p{person}@acme.example"), message_id=f"{person}@x.example", date=NOON)
        )
    people = [Address(f"p{person}@acme.example") for person in range(8)]
    room.stub.fail("gmail.users.messages.list", Status(429, retry_after="60"), skip=1)
    stopped = room.pull(*people)
    assert (type(stopped.error), stopped.changed) == (Throttled, 4)
    assert room.store.source_state(SOURCE, WORK).problem is not None
    room.step(timedelta(minutes=1))
    rest = room.pull(*people)
    assert (rest.error, rest.changed) == (None, 4)
    assert room.store.source_state(SOURCE, WORK).problem is None
