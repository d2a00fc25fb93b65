"""Letters with those who matter: fetched once, text and all, by whole threads where that is cheaper."""

from __future__ import annotations

from datetime import UTC, datetime
from email.message import EmailMessage
from typing import Any

import pytest
from google_account import TestAccount
from google_sign_in import signed_in
from google_stub import GoogleStub, Status
from hypothesis import given, settings
from hypothesis import strategies as st

from followupd.derive.mimeparts import read_mail
from followupd.derive.quoting import written_text
from followupd.domain.ids import Address, Ref, Source
from followupd.domain.message import Message
from followupd.errors import Throttled
from followupd.providers.google_auth import GoogleAccount
from followupd.providers.http import Limits
from followupd.providers.mailboxes.gmail import TEXT_LIMIT, GmailHistory
from followupd.providers.mailboxes.gmail_parts import is_whole, rebuilt

KIM, ADA = Address("kim@acme.example"), Address("ada@example.org")
NOON = datetime(2026, 11, 3, 12, tzinfo=UTC)


def letter(number: int, text: str = "Hello", *, after: int = 0, more: str = "") -> bytes:
    sender, to = (KIM, ADA) if number % 2 else (ADA, KIM)
    follows = f"In-Reply-To: <{after}@acme.example>\r\nReferences: <{after}@acme.example>\r\n" if after else ""
    return (
        f"From: <{sender}>\r\nTo: <{to}>\r\nSubject: {'Re: ' if after else ''}Straws\r\n{follows}{more}"
        f"Date: Mon, 02 Nov 2026 10:{number:02}:00 +0000\r\nMessage-ID: <{number}@acme.example>\r\n\r\n{text}\r\n"
    ).encode()


def pulled(history: GmailHistory) -> dict[str, Message]:
    """All that is told of Kim, by Message-ID."""
    *_, last = batches = list(history.messages_since(None, lambda name: frozenset(), lambda: frozenset({KIM})))
    if last.stopped is not None:
        raise last.stopped
    told = (one for batch in batches for folder in batch.folders for one in folder.messages)
    return {one.message_id: one for one in told}


def history_at(account: TestAccount, google: GoogleAccount | None = None) -> GmailHistory:
    return GmailHistory(Source("work/mail"), google or signed_in(account, clock=lambda: NOON), clock=NOON.timestamp)


@pytest.fixture
def account(google_stub: GoogleStub) -> TestAccount:
    google_stub.clock.freeze(NOON)
    return google_stub.account(ADA)


def asked(stub: GoogleStub) -> list[str]:
    return [one.method.removeprefix("gmail.users.") for one in stub.requests if one.method != "batch"]


def test_a_letter_that_was_told_is_read_without_asking_again(google_stub: GoogleStub, account: TestAccount) -> None:
    account.user.deliver(letter(1, "Please stop writing to me."))
    history = history_at(account)
    (told,) = pulled(history).values()
    before = len(google_stub.requests)
    raw = history.read(told.ref)
    assert raw is not None
    assert message_text(raw) == "Please stop writing to me."
    assert history.read(told.ref, limit=10) == raw[:10]
    assert len(google_stub.requests) == before


def message_text(raw: bytes) -> str:
    return written_text(read_mail(raw)).strip()


def test_at_the_next_pull_letters_are_kept_no_longer(google_stub: GoogleStub, account: TestAccount) -> None:
    account.user.deliver(letter(1))
    history = history_at(account)
    (told,) = pulled(history).values()
    list(history.messages_since(None, lambda name: frozenset({told.ref}), lambda: frozenset()))
    google_stub.requests.clear()
    assert history.read(told.ref) == letter(1)
    assert asked(google_stub) == ["messages.get"]


@pytest.mark.parametrize(
    "raw",
    [
        letter(1, more="Auto-Submitted: auto-replied\r\n"),
        letter(1, more="Precedence: bulk\r\n"),
        letter(1, "x" * TEXT_LIMIT),
        letter(1, more='MIME-Version: 1.0\r\nContent-Type: text/plain; name="a.txt"\r\n'),
    ],
    ids=["automatic", "bulk", "long", "text kept apart"],
)
def test_what_must_be_read_as_it_was_sent_is_fetched_then(
    google_stub: GoogleStub, account: TestAccount, raw: bytes
) -> None:
    account.user.deliver(raw)
    history = history_at(account)
    (told,) = pulled(history).values()
    google_stub.requests.clear()
    assert history.read(told.ref) == raw[:TEXT_LIMIT]
    assert asked(google_stub) == ["messages.get"]


def test_a_long_thread_is_fetched_as_one_for_the_price_of_two_letters(
    google_stub: GoogleStub, account: TestAccount
) -> None:
    for number in range(1, 8):
        account.user.deliver(letter(number, after=number - 1))
    account.user.deliver(letter(20))
    other = b"From: <lee@acme.example>\r\nSubject: Re: Straws\r\nIn-Reply-To: <3@acme.example>\r\n\r\nMe too\r\n"
    account.user.deliver(other)
    assert sorted(pulled(history_at(account))) == sorted(f"{n}@acme.example" for n in (*range(1, 8), 20))
    assert asked(google_stub) == ["getProfile", "messages.list", "threads.get", "messages.get"]
    assert sum(google_stub.units().values()) == 1 + 5 + 40 + 20


@pytest.mark.parametrize("status", [400, 404, 500, 501])
def test_a_thread_that_cannot_be_had_is_fetched_letter_by_letter(
    google_stub: GoogleStub, account: TestAccount, status: int
) -> None:
    for number in range(1, 5):
        account.user.deliver(letter(number, after=number - 1))
    google_stub.fail("gmail.users.threads.get", Status(status), times=10)
    assert len(pulled(history_at(account))) == 4


def test_a_throttled_thread_is_waited_for(google_stub: GoogleStub, account: TestAccount) -> None:
    for number in range(1, 5):
        account.user.deliver(letter(number, after=number - 1))
    google_stub.fail("gmail.users.threads.get", Status(429, retry_after="60"))
    google = signed_in(account, clock=lambda: NOON)
    with pytest.raises(Throttled):
        pulled(history_at(account, google))
    assert asked(google_stub) == ["getProfile", "messages.list", "threads.get"]


def test_where_letters_are_too_large_together_their_headers_are_told(
    google_stub: GoogleStub, account: TestAccount
) -> None:
    for number in range(1, 9):
        account.user.deliver(letter(number, "x" * 30_000, after=number - 1 if number % 4 != 1 else 0))
    google = signed_in(
        account, clock=lambda: NOON, limits=Limits(connect_s=2, read_s=20, total_s=20, body_bytes=60_000)
    )
    assert len(pulled(history_at(account, google))) == 8
    assert google_stub.count("gmail.users.threads.get") >= 2


def test_a_forwarded_letter_is_kept_with_what_it_encloses(google_stub: GoogleStub, account: TestAccount) -> None:
    inner = EmailMessage()
    inner["Subject"], inner["From"] = "Old", "lee@acme.example"
    inner.set_content("Inner words")
    outer = EmailMessage()
    outer["From"], outer["To"], outer["Message-ID"] = KIM, ADA, "<f@acme.example>"
    outer.set_content("See below")
    outer.add_attachment(inner)
    outer.set_boundary("a b; c")
    account.user.deliver(outer.as_bytes())
    history = history_at(account)
    (told,) = pulled(history).values()
    google_stub.requests.clear()
    assert message_text(history.read(told.ref) or b"") == "See below"
    assert asked(google_stub) == []


LEAF = st.fixed_dictionaries(
    {"mimeType": st.sampled_from(["text/plain", "image/png", "message/delivery-status"])},
    optional={"body": st.none() | st.just({"data": "aGk", "size": 2}) | st.just({"attachmentId": "1", "size": 2})},
)
PART = st.recursive(
    LEAF | st.none() | st.text(),
    lambda each: st.fixed_dictionaries(
        {"mimeType": st.sampled_from(["multipart/mixed", "message/rfc822"]), "parts": st.lists(each, max_size=3)},
        optional={"headers": st.just([{"name": "Content-Type", "value": 'multipart/mixed; boundary="x y"'}])},
    ),
)


def leaves(part: Any) -> list[Any]:
    inner = part.get("parts") if isinstance(part, dict) else None
    return [one for each in inner for one in leaves(each)] if inner else [part]


@settings(max_examples=100)
@given(PART)
def test_what_lacks_words_is_never_taken_for_whole(part: Any) -> None:
    if is_whole({"payload": part}):
        rebuilt({"payload": part})
        words = [one for one in leaves(part) if isinstance(one, dict) and one["mimeType"] != "image/png"]
        assert all((one.get("body") or {}).get("attachmentId") is None for one in words)


def test_a_ref_that_is_none_is_no_letter(account: TestAccount) -> None:
    assert history_at(account).read(Ref("nowhere")) is None


def test_parts_that_cannot_be_told_apart_are_not_taken_for_whole() -> None:
    part = {"mimeType": "text/plain", "body": {"data": "aGk", "size": 2}}
    several = {"mimeType": "multipart/mixed", "parts": [part, part]}
    named = [{"name": "Content-Type", "value": "multipart/mixed; boundary=x"}]
    assert not is_whole({"payload": several})
    assert is_whole({"payload": {**several, "headers": named}})
