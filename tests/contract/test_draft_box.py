"""The contract of DraftBox, on every provider: placed once, found wherever it went, an edit never touched."""

from __future__ import annotations

import hashlib
from datetime import UTC, datetime
from email import message_from_bytes
from email.header import decode_header, make_header
from pathlib import Path

import pytest
from mail_drivers import DRIVERS, MailDriver, started

from followupd.domain.ids import Address, Key, MessageId, Ref
from followupd.domain.message import Folder
from followupd.domain.record import replace
from followupd.errors import Unavailable
from followupd.ports.mailboxes import FoundDraft, Placement

KIM = Address("kim@acme.example")
KEY = Key("0123456789abcdef0123456789abcdef")


@pytest.fixture(params=DRIVERS)
def mail(request: pytest.FixtureRequest, tmp_path: Path) -> MailDriver:
    return started(request, tmp_path)


def letter(
    message_id: str = "0123456789abcdef.1@example.org",
    *,
    to: str = "Kim Lee <kim@acme.example>",
    key: str = KEY,
    body: str = "Hi Kim",
) -> bytes:
    headers = [
        "From: Ada Example <ada@example.org>",
        f"To: {to}",
        "Subject: =?utf-8?q?Sch=C3=B6n?= to meet you",
        "Date: Tue, 03 Nov 2026 12:00:00 +0000",
        *([f"Message-ID: <{message_id}>"] if message_id else []),
        *([f"X-Followupd-Key: {key}"] if key else []),
        "Content-Type: text/plain; charset=utf-8",
        "Content-Transfer-Encoding: 8bit",
    ]
    return "\r\n".join([*headers, "", body, ""]).encode()


PLACEMENT = Placement(
    key=KEY,
    generation=1,
    message_id=MessageId("0123456789abcdef.1@example.org"),
    raw=letter(body="Grüße aus Köln ☕"),
    planned_at=datetime(2026, 11, 3, 12, 0, 0, 123456, tzinfo=UTC),
)
EDITED = letter(body="Hi Kim, how was Porto?")
FOREIGN = letter("other@client.example", key="", body="written by me")


def placed(mail: MailDriver) -> tuple[str, FoundDraft]:
    """The baseline, and the one draft."""
    box = mail.box()
    baseline = box.baseline()
    return baseline, box.place(PLACEMENT)


def only_draft(mail: MailDriver) -> str:
    (handle,) = mail.handles(Folder.DRAFTS)
    return handle


def edit(mail: MailDriver, handle: str) -> None:
    if not mail.capabilities.edits_in_place:
        pytest.skip("an edit is another message there")
    mail.edit_in_place(handle, EDITED)


def in_all_folders(mail: MailDriver) -> list[bytes]:
    return [mail.raw(handle) for folder in Folder for handle in mail.handles(folder)]


def lines(raw: bytes) -> bytes:
    return raw.replace(b"\r\n", b"\n")


def told(mail: MailDriver, raw: bytes) -> bytes:
    """What can be compared: the octets, or the words alone where the server writes letters its own way."""
    if mail.capabilities.keeps_bytes:
        return lines(raw)
    payload = message_from_bytes(raw).get_payload(decode=True)
    assert isinstance(payload, bytes)
    return payload.strip()


def needs_headers(mail: MailDriver) -> None:
    if not mail.capabilities.keeps_headers:
        pytest.skip("no header of ours survives there")


# placing
def test_a_placed_draft_lies_in_the_drafts_folder_as_it_was_written(mail: MailDriver) -> None:
    _, found = placed(mail)
    assert found.folder is Folder.DRAFTS
    assert found.sha256 == hashlib.sha256(found.raw).hexdigest()
    assert mail.raw(only_draft(mail)) == found.raw
    if mail.capabilities.keeps_bytes:
        assert lines(found.raw) == lines(PLACEMENT.raw)


def test_utf8_and_headers_survive(mail: MailDriver) -> None:
    placed(mail)
    needs_headers(mail)
    message = message_from_bytes(mail.raw(only_draft(mail)))
    assert str(make_header(decode_header(message["Subject"]))) == "Schön to meet you"
    assert message["To"] == "Kim Lee <kim@acme.example>"
    payload = message.get_payload(decode=True)
    assert isinstance(payload, bytes)
    assert payload.decode().strip() == "Grüße aus Köln ☕"


def test_placing_twice_makes_one_draft(mail: MailDriver) -> None:
    needs_headers(mail)
    _, first = placed(mail)
    assert mail.box().place(PLACEMENT) == first
    only_draft(mail)


@pytest.mark.parametrize("folder", [Folder.SENT, Folder.TRASH, Folder.OTHER])
def test_placing_again_finds_a_draft_that_was_moved(mail: MailDriver, folder: Folder) -> None:
    needs_headers(mail)
    placed(mail)
    mail.move(only_draft(mail), folder)
    assert mail.box().place(PLACEMENT).folder is folder
    assert mail.handles(Folder.DRAFTS) == []


def test_placing_again_finds_a_draft_that_was_flagged(mail: MailDriver) -> None:
    needs_headers(mail)
    placed(mail)
    mail.flag(only_draft(mail), "DFS")
    assert mail.box().place(PLACEMENT).folder is Folder.DRAFTS
    only_draft(mail)


def test_placing_again_leaves_an_edit_in_place_alone(mail: MailDriver) -> None:
    needs_headers(mail)
    _, first = placed(mail)
    edit(mail, only_draft(mail))
    second = mail.box().place(PLACEMENT)
    assert second.ref == first.ref
    assert second.raw == EDITED
    assert mail.raw(only_draft(mail)) == EDITED


def test_a_new_generation_is_another_draft(mail: MailDriver) -> None:
    placed(mail)
    again = replace(PLACEMENT, generation=2, message_id=MessageId("0123456789abcdef.2@example.org"))
    mail.box().place(again)
    assert len(mail.handles(Folder.DRAFTS)) == 2


def test_placing_touches_nothing_else(mail: MailDriver) -> None:
    handle = mail.deliver(Folder.DRAFTS, FOREIGN)
    placed(mail)
    assert told(mail, mail.raw(handle)) == told(mail, FOREIGN)


# finding
def test_what_was_never_placed_is_not_found(mail: MailDriver) -> None:
    mail.deliver(Folder.DRAFTS, FOREIGN)
    box = mail.box()
    assert box.find(PLACEMENT, box.baseline()) is None
    assert box.find(PLACEMENT, None) is None


@pytest.mark.parametrize("folder", [Folder.DRAFTS, Folder.SENT, Folder.TRASH, Folder.OTHER])
@pytest.mark.parametrize("with_baseline", [True, False])
def test_a_draft_is_found_wherever_it_was_moved(mail: MailDriver, folder: Folder, with_baseline: bool) -> None:
    baseline, _ = placed(mail)
    mail.move(only_draft(mail), folder)
    found = mail.box().find(PLACEMENT, baseline if with_baseline else None)
    assert found is not None
    assert found.folder is folder


@pytest.mark.parametrize(
    "copy",
    [
        pytest.param(letter(), id="all headers kept"),
        pytest.param(letter(key=""), id="X- headers dropped"),
        pytest.param(letter("new@client.example"), id="new Message-ID"),
    ],
)
def test_a_copy_that_a_client_wrote_is_found_by_its_headers(mail: MailDriver, copy: bytes) -> None:
    needs_headers(mail)
    baseline, first = placed(mail)
    mail.rewrite(only_draft(mail), copy)
    found = mail.box().find(PLACEMENT, baseline)
    assert found is not None
    assert found.ref != first.ref
    assert (found.folder, found.raw) == (Folder.DRAFTS, copy)


def test_a_copy_without_our_headers_is_not_found_but_listed(mail: MailDriver) -> None:
    baseline, _ = placed(mail)
    mail.rewrite(only_draft(mail), letter("new@client.example", key="", body="Dear Kim"))
    box = mail.box()
    assert box.find(PLACEMENT, baseline) is None
    (listed,) = box.listing([KIM])
    assert b"Dear Kim" in listed.raw


def test_the_old_version_in_the_trash_counts_less_than_the_edited_one(mail: MailDriver) -> None:
    needs_headers(mail)
    baseline, _ = placed(mail)
    mail.deliver(Folder.TRASH, lines(letter()))
    mail.rewrite(only_draft(mail), EDITED)
    found = mail.box().find(PLACEMENT, baseline)
    assert found is not None
    assert (found.folder, found.raw) == (Folder.DRAFTS, EDITED)


def test_the_sent_copy_counts_more_than_the_draft_in_the_trash(mail: MailDriver) -> None:
    needs_headers(mail)
    baseline, _ = placed(mail)
    mail.deliver(Folder.SENT, letter())
    mail.move(only_draft(mail), Folder.TRASH)
    found = mail.box().find(PLACEMENT, baseline)
    assert found is not None
    assert found.folder is Folder.SENT


def test_a_draft_flagged_as_deleted_is_in_the_trash(mail: MailDriver) -> None:
    baseline, first = placed(mail)
    mail.flag(only_draft(mail), "DT")
    box = mail.box()
    assert box.inspect(first.ref) is None
    assert list(box.listing([KIM])) == []
    found = box.find(PLACEMENT, baseline)
    assert found is not None
    assert found.folder is Folder.TRASH


def test_another_generation_with_the_same_key_is_not_taken_for_this_one(mail: MailDriver) -> None:
    _, first = placed(mail)
    box = mail.box()
    again = replace(PLACEMENT, generation=2, message_id=MessageId("0123456789abcdef.2@example.org"))
    baseline = box.baseline()
    mail.flag(only_draft(mail), "DF")
    assert box.find(again, baseline) is None
    assert box.inspect(first.ref) is not None


# looking
def test_inspect_tells_an_unchanged_draft(mail: MailDriver) -> None:
    _, first = placed(mail)
    assert mail.box().inspect(first.ref) == first


def test_inspect_finds_a_draft_whatever_its_flags(mail: MailDriver) -> None:
    _, first = placed(mail)
    mail.flag(only_draft(mail), "DFPS")
    assert mail.box().inspect(first.ref) == first


def test_inspect_tells_an_edit_in_place(mail: MailDriver) -> None:
    _, first = placed(mail)
    edit(mail, only_draft(mail))
    found = mail.box().inspect(first.ref)
    assert found is not None
    assert found.sha256 == hashlib.sha256(found.raw).hexdigest() != first.sha256
    assert told(mail, found.raw) == told(mail, EDITED)


@pytest.mark.parametrize("how", ["deleted", "sent", "moved", "rewritten"])
def test_a_draft_that_is_gone_is_told_as_gone_and_no_more(mail: MailDriver, how: str) -> None:
    _, first = placed(mail)
    handle = only_draft(mail)
    match how:
        case "deleted":
            mail.delete(handle)
        case "sent":
            mail.move(handle, Folder.SENT)
        case "moved":
            mail.move(handle, Folder.OTHER)
        case _:
            mail.rewrite(handle, EDITED)
    assert mail.box().inspect(first.ref) is None


def test_listing_tells_the_drafts_to_somebody_and_no_others(mail: MailDriver) -> None:
    placed(mail)
    mail.deliver(Folder.DRAFTS, FOREIGN)
    mail.deliver(Folder.DRAFTS, letter("l@client.example", to="Lee <lee@acme.example>"))
    mail.deliver(Folder.INBOX, letter("i@client.example"))
    listed = [told(mail, found.raw) for found in mail.box().listing([KIM])]
    assert sorted(listed) == sorted([told(mail, PLACEMENT.raw), told(mail, FOREIGN)])
    assert list(mail.box().listing([])) == []


# withdrawing
def test_retire_removes_our_own_bytes(mail: MailDriver) -> None:
    baseline, first = placed(mail)
    foreign = mail.deliver(Folder.DRAFTS, FOREIGN)
    assert mail.box().retire(first.ref, first.sha256) is True
    assert [told(mail, raw) for raw in in_all_folders(mail)] == [told(mail, FOREIGN)]
    assert mail.handles(Folder.DRAFTS) == [foreign]
    assert mail.box().find(PLACEMENT, baseline) is None


def test_retire_removes_a_draft_that_was_only_flagged(mail: MailDriver) -> None:
    _, first = placed(mail)
    mail.flag(only_draft(mail), "DFS")
    assert mail.box().retire(first.ref, first.sha256) is True
    assert mail.handles(Folder.DRAFTS) == []


def test_retire_leaves_an_edited_draft_alone(mail: MailDriver) -> None:
    _, first = placed(mail)
    handle = only_draft(mail)
    edit(mail, handle)
    assert mail.box().retire(first.ref, first.sha256) is False
    assert told(mail, mail.raw(handle)) == told(mail, EDITED)


def test_retire_of_what_is_gone_is_done(mail: MailDriver) -> None:
    _, first = placed(mail)
    box = mail.box()
    assert box.retire(first.ref, first.sha256) is True
    assert box.retire(first.ref, first.sha256) is True
    assert box.retire(Ref("No such folder/1"), first.sha256) is True


def test_retire_touches_no_copy_elsewhere(mail: MailDriver) -> None:
    _, first = placed(mail)
    mail.move(only_draft(mail), Folder.OTHER)
    mail.deliver(Folder.DRAFTS, letter())
    assert mail.box().retire(first.ref, first.sha256) is True
    assert len(in_all_folders(mail)) == 2


def test_present_names_what_is_in_the_drafts_folder(mail: MailDriver) -> None:
    _, first = placed(mail)
    refs = [first.ref, Ref("Drafts/another"), Ref("Sent/1767000000.M1P1.client")]
    assert mail.box().present(refs) == {first.ref}
    if mail.capabilities.ref_survives_flags:
        mail.flag(only_draft(mail), "DFS")
        assert mail.box().present(refs) == {first.ref}
    mail.move(only_draft(mail), Folder.SENT)
    assert mail.box().present(refs) == frozenset()


def test_nothing_is_present_or_absent_without_a_drafts_folder(mail: MailDriver) -> None:
    _, first = placed(mail)
    mail.delete(only_draft(mail))
    mail.drop_folder(Folder.DRAFTS)
    assert mail.box().present([first.ref]) is None


# sending is the user's, from an address that they have
def test_a_mailbox_sends_from_what_the_user_says_or_names_each_address_once_and_one_default(mail: MailDriver) -> None:
    box = mail.box()
    senders = box.senders()
    assert (senders is not None) == mail.capabilities.names_senders
    if senders is not None:
        assert [one.is_default for one in senders].count(True) == 1
        assert len({one.address for one in senders}) == len(senders)
        assert box.senders() == senders


# failing
def test_a_mailbox_that_is_away_is_unavailable_for_everything(mail: MailDriver) -> None:
    baseline, first = placed(mail)
    mail.go_away()
    box = mail.box()
    for call in (
        box.baseline,
        lambda: box.place(PLACEMENT),
        lambda: box.find(PLACEMENT, baseline),
        lambda: box.inspect(first.ref),
        lambda: list(box.listing([KIM])),
        lambda: box.present([first.ref]),
        lambda: box.retire(first.ref, first.sha256),
        *([box.senders] if mail.capabilities.names_senders else []),
    ):
        with pytest.raises(Unavailable) as error:
            call()
        assert error.value.account == "work"
    mail.come_back()
    assert mail.box().inspect(first.ref) == first


def test_a_missing_drafts_folder_is_made(mail: MailDriver) -> None:
    mail.drop_folder(Folder.DRAFTS)
    baseline, first = placed(mail)
    assert first.folder is Folder.DRAFTS
    assert mail.box().inspect(first.ref) == first
    assert mail.box().find(PLACEMENT, baseline) == first
    assert mail.box().place(PLACEMENT) == first
