"""The contract of MailHistory, on every provider."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from mail_drivers import DRIVERS, MailDriver, started

from followupd.domain.ids import Address, Cursor, Ref
from followupd.domain.message import Folder, Message
from followupd.errors import CursorExpired, Unavailable
from followupd.ports.mailboxes import FolderChanges

PEOPLE = frozenset({Address("kim@acme.example"), Address("tanaka@acme.example")})
HISTORY = (Folder.INBOX, Folder.SENT, Folder.OTHER)


@pytest.fixture(params=DRIVERS)
def mail(request: pytest.FixtureRequest, tmp_path: Path) -> MailDriver:
    return started(request, tmp_path)


def letter(number: int = 1, **headers: str) -> bytes:
    told = {
        "From": "Kim Lee <kim@acme.example>",
        "To": "Ada Example <ada@example.org>",
        "Subject": f"Letter {number}",
        "Date": "Mon, 02 Nov 2026 10:00:00 +0100",
        "Message-ID": f"<{number}@acme.example>",
    } | {name.replace("_", "-"): value for name, value in headers.items()}
    return "".join(f"{name}: {value}\n" for name, value in told.items() if value).encode() + b"\nHello\n"


class Reader:
    """What pull and the store do: apply the batches, keep the cursor of the last."""

    def __init__(self, mail: MailDriver) -> None:
        self.mail = mail
        self.cursor: Cursor | None = None
        self.stored: dict[str, dict[Ref, Message]] = {}

    def pull(self) -> list[FolderChanges]:
        """Everything that was told, folder by folder."""
        batches = list(self.mail.history().messages_since(self.cursor, self._known, lambda: PEOPLE))
        assert all(batch.cursor is None for batch in batches[:-1])
        assert batches[-1].cursor is not None
        told = [folder for batch in batches for folder in batch.folders]
        for folder in told:
            kept = self.stored.setdefault(folder.name, {})
            for ref in folder.removed:
                del kept[ref]
            kept.update({message.ref: message for message in folder.messages})
        self.cursor = batches[-1].cursor
        return told

    def _known(self, folder: str) -> frozenset[Ref]:
        return frozenset(self.stored.get(folder, ()))

    def messages(self) -> Iterator[Message]:
        for kept in self.stored.values():
            yield from kept.values()

    def subjects(self) -> list[tuple[Folder, str]]:
        return sorted((message.folder, message.subject) for message in self.messages())


def test_a_message_is_told_with_its_headers(mail: MailDriver) -> None:
    mail.deliver(Folder.INBOX, letter(References="<a@x.example> <b@x.example>", In_Reply_To="<b@x.example>"))
    reader = Reader(mail)
    reader.pull()
    (message,) = reader.messages()
    if mail.capabilities.keeps_mail:
        assert message.message_id == "1@acme.example"
        assert message.date == datetime(2026, 11, 2, 9, tzinfo=UTC)
    assert message.folder is Folder.INBOX
    assert message.sender is not None
    assert (message.sender.name, message.sender.address) == ("Kim Lee", "kim@acme.example")
    assert [one.address for one in message.recipients] == ["ada@example.org"]
    assert message.references == ("a@x.example", "b@x.example")
    assert message.in_reply_to == ("b@x.example",)


@pytest.mark.parametrize("folder", Folder)
def test_only_junk_trash_and_drafts_are_left_out(mail: MailDriver, folder: Folder) -> None:
    mail.deliver(folder, letter())
    reader = Reader(mail)
    reader.pull()
    assert reader.subjects() == ([(folder, "Letter 1")] if folder in HISTORY else [])


def test_utf8_survives_in_names_and_subjects(mail: MailDriver) -> None:
    mail.deliver(Folder.INBOX, letter(From="田中 太郎 <tanaka@acme.example>", Subject="Über das Café ☕"))
    reader = Reader(mail)
    reader.pull()
    (message,) = reader.messages()
    assert message.sender is not None
    assert (message.sender.name, message.subject) == ("田中 太郎", "Über das Café ☕")


def test_nothing_changed_tells_nothing_and_gives_an_equal_cursor(mail: MailDriver) -> None:
    for number in range(3):
        mail.deliver(Folder.INBOX, letter(number))
    reader = Reader(mail)
    reader.pull()
    before = reader.cursor
    assert next(iter(mail.history().messages_since(before, reader._known, lambda: PEOPLE))).folders == ()
    assert reader.pull() == []
    assert reader.cursor == before


def test_a_new_message_is_told_alone(mail: MailDriver) -> None:
    mail.deliver(Folder.INBOX, letter(1))
    mail.deliver(Folder.SENT, letter(2), seen=True)
    reader = Reader(mail)
    reader.pull()
    mail.deliver(Folder.SENT, letter(3), seen=True)
    (told,) = reader.pull()
    assert told.folder is Folder.SENT
    assert [message.subject for message in told.messages] == ["Letter 3"]


def test_a_message_that_comes_right_after_a_pull_is_not_missed(mail: MailDriver) -> None:
    reader = Reader(mail)
    for number in range(20):
        mail.deliver(Folder.INBOX, letter(number))
        reader.pull()
        assert len(list(reader.messages())) == number + 1


def test_reading_and_flagging_a_message_tells_it_no_second_time(mail: MailDriver) -> None:
    if not mail.capabilities.ref_survives_flags:
        pytest.skip("refs change with flags there")
    handle = mail.deliver(Folder.INBOX, letter(1))
    reader = Reader(mail)
    reader.pull()
    handle = mail.flag(handle, "S")
    assert reader.pull() == []
    mail.flag(handle, "FRS")
    assert reader.pull() == []


def test_a_moved_message_leaves_one_folder_and_comes_to_the_other(mail: MailDriver) -> None:
    handle = mail.deliver(Folder.INBOX, letter(1))
    reader = Reader(mail)
    reader.pull()
    mail.move(handle, Folder.OTHER)
    told = reader.pull()
    if mail.capabilities.tells_archiving:
        assert reader.subjects() == [(Folder.OTHER, "Letter 1")]
    else:
        assert (told, len(list(reader.messages()))) == ([], 1)


@pytest.mark.parametrize("folder", [Folder.TRASH, Folder.JUNK])
def test_a_message_that_is_thrown_away_is_removed(mail: MailDriver, folder: Folder) -> None:
    if not mail.capabilities.tells_deletions:
        pytest.skip("nobody is told of that there")
    handle = mail.deliver(Folder.INBOX, letter(1))
    reader = Reader(mail)
    reader.pull()
    mail.move(handle, folder)
    reader.pull()
    assert reader.subjects() == []


def test_a_deleted_message_is_removed(mail: MailDriver) -> None:
    if not mail.capabilities.tells_deletions:
        pytest.skip("nobody is told of that there")
    handle = mail.deliver(Folder.INBOX, letter(1))
    mail.deliver(Folder.INBOX, letter(2))
    reader = Reader(mail)
    reader.pull()
    mail.delete(handle)
    reader.pull()
    assert reader.subjects() == [(Folder.INBOX, "Letter 2")]


def test_the_messages_of_a_deleted_folder_are_removed(mail: MailDriver) -> None:
    handle = mail.deliver(Folder.OTHER, letter(1))
    mail.deliver(Folder.INBOX, letter(2))
    reader = Reader(mail)
    reader.pull()
    mail.delete(handle)
    mail.drop_folder(Folder.OTHER)
    reader.pull()
    assert reader.subjects() == [(Folder.INBOX, "Letter 2")]
    assert reader.pull() == []


def test_batches_are_bounded(mail: MailDriver) -> None:
    if not mail.capabilities.tells_of_anybody:
        pytest.skip("only so much is told of anybody there")
    for number in range(2_100):
        mail.deliver(Folder.INBOX, letter(number), seen=True)
    batches = list(mail.history().messages_since(None, lambda folder: frozenset()))
    sizes = [sum(len(folder.messages) for folder in batch.folders) for batch in batches]
    assert sum(sizes) == 2_100
    assert max(sizes) <= 2_000


def test_without_a_cursor_everything_is_told_again(mail: MailDriver) -> None:
    mail.deliver(Folder.INBOX, letter(1))
    reader = Reader(mail)
    reader.pull()
    reader.cursor = None
    reader.stored = {name: {} for name in reader.stored}
    reader.pull()
    assert reader.subjects() == [(Folder.INBOX, "Letter 1")]


@pytest.mark.parametrize("cursor", ["", "{}", "[]", "7", '{"maildir": 3}', '{"maildir": {"INBOX": ["x"]}}'])
def test_a_cursor_of_something_else_has_expired(mail: MailDriver, cursor: str) -> None:
    with pytest.raises(CursorExpired):
        list(mail.history().messages_since(Cursor(cursor), lambda folder: frozenset()))


def test_a_mailbox_that_is_away_is_unavailable_and_never_empty(mail: MailDriver) -> None:
    mail.deliver(Folder.INBOX, letter(1))
    reader = Reader(mail)
    reader.pull()
    mail.go_away()
    with pytest.raises(Unavailable) as told:
        reader.pull()
    assert (told.value.account, told.value.operation) == ("work", "pull")
    mail.come_back()
    assert reader.pull() == []


def test_read_finds_a_message_whatever_its_flags(mail: MailDriver) -> None:
    handle = mail.deliver(Folder.INBOX, letter(1))
    reader = Reader(mail)
    reader.pull()
    (message,) = reader.messages()
    mail.flag(handle, "FPRS")
    history = mail.history()
    raw = (history.read(message.ref) or b"").replace(b"\r\n", b"\n")
    assert raw == letter(1) if mail.capabilities.keeps_mail else raw.endswith(b"\n\nHello")
    assert len(history.read(message.ref, limit=10) or b"") == 10


def test_read_of_a_message_that_is_gone_is_none(mail: MailDriver) -> None:
    handle = mail.deliver(Folder.INBOX, letter(1))
    reader = Reader(mail)
    reader.pull()
    (message,) = reader.messages()
    mail.delete(handle)
    assert mail.history().read(message.ref) is None


def test_damaged_messages_stop_no_other(mail: MailDriver) -> None:
    damaged = [
        *([b""] if mail.capabilities.takes_nothing else []),
        b"\n\nbody",
        b"no headers at all",
        b"\x00" * 5_000,
        b"From\n: x\n\n",
        b"\xff\xfe" * 300,
        b"To: <" * 900,
    ]
    reader = Reader(mail)
    reader.pull()
    for raw in damaged:
        mail.deliver(Folder.INBOX, raw)
    mail.deliver(Folder.INBOX, letter(1))
    reader.pull()
    assert (Folder.INBOX, "Letter 1") in reader.subjects()
    assert len(list(reader.messages())) == len(damaged) + 1
    assert all(message.message_id and message.date.tzinfo for message in reader.messages())
