"""What is fetched from a Gmail mailbox, and what that costs."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from email import message_from_bytes
from email.message import EmailMessage
from email.policy import default

import pytest
from google_account import TestAccount
from google_sign_in import signed_in
from google_stub import GoogleStub, Habits, Status
from hypothesis import given, settings
from hypothesis import strategies as st

from followupd.domain.ids import Address, Cursor, Ref, Source
from followupd.domain.message import Folder, Message
from followupd.errors import ProviderError, Throttled, Unavailable
from followupd.providers.google_auth import GoogleAccount
from followupd.providers.http import Limits
from followupd.providers.mailboxes.gmail import FOUND, LARGE, GmailHistory
from followupd.providers.mailboxes.gmail_cursor import GmailCursor, read_cursor
from followupd.providers.mailboxes.gmail_messages import folder_of, is_told, message_of
from followupd.providers.mailboxes.gmail_parts import rebuilt
from followupd.providers.mailboxes.headers import NAMES

NOON = datetime(2026, 11, 3, 12, tzinfo=UTC)
KIM, LEE = Address("kim@acme.example"), Address("lee@acme.example")


def letter(sender: str = KIM, subject: str = "Hello", number: int = 1, *, to: str = "ada@example.org") -> bytes:
    return (
        f"From: <{sender}>\r\nTo: <{to}>\r\nSubject: {subject}\r\nDate: Mon, 02 Nov 2026 10:00:00 +0000\r\n"
        f"Message-ID: <{number}.{sender}>\r\n\r\nHello\r\n"
    ).encode()


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(),
    lambda each: st.lists(each) | st.dictionaries(st.text(), each),
)


@dataclass
class Mailroom:
    """A mailbox at the stub, and all that was told of it."""

    stub: GoogleStub
    account: TestAccount
    google: GoogleAccount
    cursor: Cursor | None = None
    stored: dict[Ref, Message] = field(default_factory=dict)
    removed: list[Ref] = field(default_factory=list)

    def pull(self, *about: Address) -> ProviderError | None:
        """Pulls as a new process would; why it stopped on the way."""
        history = GmailHistory(Source("work/mail"), self.google, clock=lambda: self.stub.clock.now.timestamp())
        kept = dict(self.stored)
        *batches, last = history.messages_since(self.cursor, lambda name: frozenset(kept), lambda: frozenset(about))
        for batch in batches:
            for folder in batch.folders:
                self.removed += folder.removed
                for ref in folder.removed:
                    del self.stored[ref]
                assert self.stored.keys().isdisjoint(one.ref for one in folder.messages)
                self.stored.update((one.ref, one) for one in folder.messages)
        assert all(batch.cursor is None for batch in batches)
        assert last.cursor is not None
        self.cursor = last.cursor
        return last.stopped

    def subjects(self) -> list[str]:
        return sorted(one.subject for one in self.stored.values())

    def deliver(self, *raws: bytes) -> list[str]:
        return [self.account.user.deliver(raw) for raw in raws]

    def spend(self, units: int) -> None:
        """As if somebody had asked for much in this minute."""
        threads = self.google.service("gmail").users().threads()
        self.google.execute_batch([threads.get(userId="me", id="1")] * (units // 40), "test")

    def asked(self) -> list[str]:
        """The methods that were called since this was asked last."""
        methods = [one.method for one in self.stub.requests if one.method != "batch"]
        self.stub.requests.clear()
        return methods


@pytest.fixture
def mail(google_stub: GoogleStub) -> Mailroom:
    google_stub.clock.freeze(NOON)
    account = google_stub.account()
    clock = google_stub.clock
    return Mailroom(google_stub, account, signed_in(account, clock=lambda: clock.now, monotonic=clock.monotonic))


def named(number: int) -> Iterable[bytes]:
    return (letter(subject=f"Letter {one}", number=one) for one in range(number))


# the first pull
def test_of_old_mail_only_what_is_with_those_who_matter_is_fetched(mail: Mailroom) -> None:
    mail.deliver(*(letter(f"p{one}@crowd.example") for one in range(60)))
    mail.deliver(letter(KIM, "From Kim"), letter("ada@example.org", "To Kim", to=KIM))
    mail.pull(KIM)
    assert mail.subjects() == ["From Kim", "To Kim"]
    assert mail.asked() == ["gmail.users.getProfile", "gmail.users.messages.list", *["gmail.users.messages.get"] * 2]


def test_without_anybody_the_first_pull_is_one_request(mail: Mailroom) -> None:
    mail.deliver(letter())
    mail.pull()
    assert (mail.subjects(), mail.asked()) == ([], ["gmail.users.getProfile"])


def test_whoever_matters_later_is_told_of_then_and_once(mail: Mailroom) -> None:
    mail.deliver(letter(KIM, "From Kim"), letter(LEE, "From Lee"))
    mail.pull(KIM)
    mail.pull(KIM, LEE)
    assert mail.subjects() == ["From Kim", "From Lee"]
    mail.asked()
    mail.pull(KIM, LEE)
    assert mail.asked() == ["gmail.users.history.list"]


def test_of_whom_there_is_much_mail_the_newest_is_told(mail: Mailroom) -> None:
    mail.deliver(*named(FOUND + 20))
    mail.deliver(letter(LEE, "From Lee"))
    while mail.pull(KIM, LEE) is not None:
        mail.stub.clock.advance(timedelta(minutes=1))
    assert len(mail.stored) == FOUND + 1
    assert {"Letter 119", "From Lee"} <= set(mail.subjects())
    assert "Letter 19" not in mail.subjects()


def test_a_strange_address_searches_for_nothing_else(mail: Mailroom) -> None:
    mail.deliver(letter("p@crowd.example"), letter("or{x}@acme.example", "Odd"))
    mail.pull(Address("or{x}@acme.example"))
    assert mail.subjects() == ["Odd"]


def test_where_there_are_no_batches_messages_are_fetched_one_by_one(mail: Mailroom) -> None:
    mail.stub.habits = Habits(batch=False)
    mail.deliver(*named(30))
    mail.pull(KIM)
    assert len(mail.stored) == 30


# the quota
def test_a_first_pull_that_costs_more_than_a_minute_allows_goes_on_in_the_next(mail: Mailroom) -> None:
    people = [Address(f"p{one}@acme.example") for one in range(12)]
    mail.deliver(*(letter(who, f"{who} {one}", one) for who in people for one in range(5)))
    mail.spend(5_000)
    stopped = mail.pull(*people)
    assert isinstance(stopped, Throttled)
    assert 0 < len(mail.stored) < 60
    assert stopped.retry_at - NOON <= timedelta(minutes=1)
    mail.stub.clock.advance(stopped.retry_at - NOON)
    assert mail.pull(*people) is None
    assert len(mail.stored) == 60
    assert mail.stub.count("gmail.users.messages.get") == 60
    assert all(one.status != 429 for one in mail.stub.requests)


def test_much_new_mail_is_taken_in_over_minutes_and_each_once(mail: Mailroom) -> None:
    mail.pull()
    mail.deliver(*named(60))
    mail.spend(5_400)
    assert isinstance(mail.pull(), Throttled)
    assert len(mail.stored) == 25
    mail.stub.clock.advance(timedelta(minutes=1))
    assert mail.pull() is None
    assert len(mail.stored) == 60
    assert mail.stub.count("gmail.users.messages.get") == 60


def test_a_pull_that_can_do_nothing_for_now_says_until_when(mail: Mailroom) -> None:
    mail.pull()
    mail.stub.fail("gmail.users.history.list", Status(429, retry_after="90"))
    with pytest.raises(Throttled) as told:
        mail.pull()
    assert told.value.retry_at == NOON + timedelta(seconds=90)


# what changed
def test_a_quiet_interval_is_one_request(mail: Mailroom) -> None:
    mail.deliver(letter())
    mail.pull(KIM)
    before = mail.cursor
    mail.asked()
    mail.pull(KIM)
    assert (mail.asked(), mail.cursor) == (["gmail.users.history.list"], before)


def test_new_mail_is_told_whoever_it_is_from(mail: Mailroom) -> None:
    mail.pull(KIM)
    mail.deliver(letter("p@crowd.example", "New"))
    mail.pull(KIM)
    assert mail.subjects() == ["New"]


def test_what_the_user_sends_from_a_draft_is_told_as_sent(mail: Mailroom) -> None:
    mail.pull(KIM)
    draft = mail.account.user.write(letter("ada@example.org", "Mine", to=KIM))
    mail.pull(KIM)
    assert mail.subjects() == []
    mail.account.user.send(draft)
    mail.pull(KIM)
    assert [(one.folder, one.subject) for one in mail.stored.values()] == [(Folder.SENT, "Mine")]


@pytest.mark.parametrize("label", ["TRASH", "SPAM"])
def test_what_comes_back_is_told_again(mail: Mailroom, label: str) -> None:
    (number,) = mail.deliver(letter(KIM, "From Kim"))
    mail.pull(KIM)
    mail.account.user.label(number, [label], ["INBOX"])
    mail.pull(KIM)
    assert (mail.subjects(), mail.removed) == ([], [number])
    mail.account.user.label(number, ["INBOX"], [label])
    mail.pull(KIM)
    assert mail.subjects() == ["From Kim"]


def test_what_went_and_came_back_between_two_pulls_is_not_told_again(mail: Mailroom) -> None:
    (number,) = mail.deliver(letter(KIM, "From Kim"))
    mail.pull(KIM)
    mail.account.user.trash(number)
    mail.account.user.label(number, ["INBOX"], ["TRASH"])
    mail.pull(KIM)
    assert (mail.subjects(), mail.removed) == (["From Kim"], [])


def test_archived_and_flagged_mail_is_not_fetched_again(mail: Mailroom) -> None:
    numbers = mail.deliver(*named(30))
    mail.pull(KIM)
    mail.asked()
    for number in numbers:
        mail.account.user.label(number, ["STARRED"], ["INBOX", "UNREAD"])
    mail.pull(KIM)
    assert (mail.asked(), mail.removed) == (["gmail.users.history.list"], [])


# failing
def test_after_the_history_was_forgotten_nothing_is_missed_and_nothing_told_twice(mail: Mailroom) -> None:
    mail.deliver(*(letter(f"old{one}@crowd.example") for one in range(60)))
    kept, gone = mail.deliver(letter(KIM, "Kept", 1), letter(KIM, "Gone", 2))
    mail.pull(KIM)
    mail.stub.clock.advance(timedelta(days=9))
    mail.account.user.destroy(gone)
    (new,) = mail.deliver(letter(LEE, "New").replace(b"02 Nov", b"11 Nov"))
    mail.stub.forget_history(mail.account.address)
    mail.asked()
    mail.pull(KIM)
    assert (sorted(mail.stored), mail.removed) == (sorted([kept, new]), [gone])
    assert mail.asked().count("gmail.users.messages.get") <= 50
    mail.pull(KIM)
    assert mail.asked() == ["gmail.users.history.list"]


def test_a_draft_that_is_sent_under_its_own_id_is_told_as_sent(mail: Mailroom) -> None:
    draft = mail.account.user.write(letter("ada@example.org", "To Kim", to=KIM))
    mail.pull()
    box = mail.stub.boxes[mail.account.address]
    number = box.drafts.pop(draft)
    box.mail[number].labels.discard("DRAFT")
    box.relabel(number, ["SENT"], [])
    mail.pull()
    assert [(one.subject, one.folder) for one in mail.stored.values()] == [("To Kim", Folder.SENT)]


def test_what_came_went_and_came_back_on_three_pages_of_the_history_is_told(mail: Mailroom) -> None:
    (noise,) = mail.deliver(letter(LEE, "Noise"))
    mail.pull(LEE)
    (number,) = mail.deliver(letter(KIM, "Back"))
    box = mail.stub.boxes[mail.account.address]
    for add, remove in (({"TRASH"}, ()), ((), {"TRASH"})):
        for _ in range(60):
            box.relabel(noise, ["STARRED"], [])
            box.relabel(noise, [], ["STARRED"])
        box.relabel(number, add, remove)
    mail.pull()
    assert mail.stub.count("gmail.users.history.list") == 3
    assert mail.subjects() == ["Back", "Noise"]


def test_a_batch_that_fails_in_part_leaves_the_cursor_where_it_was(mail: Mailroom) -> None:
    mail.pull()
    mail.deliver(*named(10))
    before = mail.cursor
    mail.stub.fail("gmail.users.messages.get", Status(500), skip=6)
    with pytest.raises(Unavailable):
        mail.pull()
    assert mail.cursor == before
    mail.pull()
    assert len(mail.stored) == 10


def test_a_message_that_goes_while_it_is_fetched_stops_no_other(mail: Mailroom) -> None:
    mail.deliver(*named(3))
    mail.stub.fail("gmail.users.messages.get", Status(404), skip=1)
    mail.pull(KIM)
    assert len(mail.stored) == 2


def test_of_a_letter_that_is_too_large_the_words_are_read(mail: Mailroom) -> None:
    message = EmailMessage()
    message["From"], message["Subject"], message["Message-ID"] = KIM, "Pläne", "<1@acme.example>"
    message.set_content("Hallo Ada, schöne Grüße")
    message.add_alternative("<p>Hallo Ada</p>", subtype="html")
    message.add_attachment(bytes(LARGE), maintype="image", subtype="png", filename="plan.png")
    (number,) = mail.deliver(message.as_bytes())
    google = signed_in(mail.account, limits=Limits(connect_s=2, read_s=20, total_s=20, body_bytes=50_000))
    raw = GmailHistory(Source("work/mail"), google).read(Ref(number))
    assert raw is not None
    letter = message_from_bytes(raw, policy=default)
    assert (letter["From"], letter["Subject"]) == (KIM, "Pläne")
    body = letter.get_body(("plain",))
    assert body is not None
    assert body.get_content().strip() == "Hallo Ada, schöne Grüße"
    assert [one.get_content_type() for one in letter.iter_attachments()] == ["image/png"]


PARTS = st.recursive(
    st.fixed_dictionaries({}, optional={"mimeType": st.text(), "body": st.none() | st.just({"data": "aGk"})}),
    lambda each: st.fixed_dictionaries(
        {"mimeType": st.sampled_from(["multipart/mixed", "message/rfc822", "text/plain"]), "parts": st.lists(each)}
    ),
)


@settings(max_examples=50)
@given(PARTS | st.none() | st.text())
def test_parts_of_any_shape_are_put_together(told: object) -> None:
    assert isinstance(rebuilt({"payload": told}), bytes)


# the cursor
def test_the_cursor_names_nobody(mail: Mailroom) -> None:
    mail.pull(KIM, LEE)
    assert mail.cursor is not None
    assert "kim" not in mail.cursor
    assert "acme" not in mail.cursor


@settings(max_examples=50)
@given(
    history=st.integers(min_value=0),
    since=st.integers(min_value=0),
    people=st.sets(st.emails().map(Address)),
    partial=st.booleans(),
)
def test_a_cursor_is_read_as_it_was_written(history: int, since: int, people: set[Address], partial: bool) -> None:
    blank = GmailCursor(history=str(history), since=since, is_partial=partial)
    cursor = GmailCursor(
        history=blank.history,
        since=since,
        salt=blank.salt,
        told=frozenset(map(blank.mark, people)),
        is_partial=partial,
    )
    assert read_cursor(cursor.text()) == cursor


@settings(max_examples=50)
@given(JSON)
def test_a_damaged_cursor_is_refused_and_no_more(told: object) -> None:
    for text in (json.dumps(told), json.dumps({"gmail": told}), str(told)):
        with pytest.raises(ValueError):
            read_cursor(Cursor(text))


# pure parts
def test_a_header_cannot_pose_as_another() -> None:
    value = "Hello\r\nX-Followupd-Key: 0123456789abcdef0123456789abcdef"
    message = message_of({"id": "1", "payload": {"headers": [{"name": "Subject", "value": value}]}})
    assert message.key is None
    assert message.date == datetime(1970, 1, 1, tzinfo=UTC)


def test_no_message_is_later_than_its_delivery() -> None:
    headers = [{"name": "Date", "value": "Wed, 04 Nov 2026 12:00:00 +0000"}]
    message = message_of({"id": "1", "internalDate": "1793707200000", "payload": {"headers": headers}})
    assert message.date == NOON


def test_messages_without_headers_are_told_apart() -> None:
    assert message_of({"id": "1"}).message_id != message_of({"id": "2"}).message_id


@pytest.mark.parametrize(
    ("labels", "folder"),
    [
        ({"SENT", "INBOX"}, Folder.SENT),  # to myself
        ({"INBOX", "CATEGORY_PROMOTIONS"}, Folder.INBOX),
        ({"CATEGORY_UPDATES"}, Folder.OTHER),
        ({"DRAFT", "TRASH"}, Folder.TRASH),
        ({"SPAM", "INBOX"}, Folder.JUNK),
        ({"CHAT"}, Folder.JUNK),
        ({"DRAFT", "SCHEDULED"}, Folder.OTHER),  # no longer for review, and not sent
        (set(), Folder.OTHER),
    ],
)
def test_labels_tell_the_folder(labels: set[str], folder: Folder) -> None:
    assert folder_of(labels) is folder


@pytest.mark.parametrize(
    ("labels", "told"),
    [({"SENT"}, True), ({"INBOX"}, True), (set(), True), ({"SCHEDULED"}, False), ({"DRAFT"}, False), ({"CHAT"}, False)],
)
def test_what_was_not_sent_yet_and_chats_are_no_mail(labels: set[str], told: bool) -> None:
    assert is_told(labels) is told


def test_all_headers_that_are_scanned_are_asked_for(mail: Mailroom) -> None:
    mail.pull()
    mail.deliver(letter())
    mail.pull()
    (asked,) = [one for one in mail.stub.requests if one.method == "gmail.users.messages.get"]
    assert {name.lower() for name in asked.query["metadataHeaders"]} == set(NAMES)
    assert {"From", "Message-ID", "In-Reply-To"} <= set(asked.query["metadataHeaders"])  # a server compares their case
