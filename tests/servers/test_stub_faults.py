"""What goes wrong on the stub when it is told to, and what is refused to whom."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
import requests
from google_account import TestAccount
from google_stub import (
    Close,
    Garbage,
    GoogleStub,
    Habits,
    Hang,
    Html,
    Late,
    Slow,
    Status,
    Truncate,
)
from stub_answers import to_base64

LETTER = (
    b"From: ada@example.org\r\nTo: kim@acme.example\r\nSubject: Hello\r\n"
    b"X-Key: k\r\nMessage-ID: <1@x.test>\r\n\r\nHi\r\n"
)
CREATE = "gmail.users.drafts.create"


def ask(account: TestAccount, path: str, *, body: Any = None, timeout: float = 5, **query: Any) -> requests.Response:
    return requests.request(
        "GET" if body is None else "POST",
        f"{account.roots['gmail']}gmail/v1/users/me/{path}",
        params=query,
        json=body,
        headers={"Authorization": f"Bearer {account.token}"},
        timeout=timeout,
    )


def create(account: TestAccount, *, timeout: float = 5) -> requests.Response:
    return ask(account, "drafts", body={"message": {"raw": to_base64(LETTER)}}, timeout=timeout)


@pytest.mark.parametrize("after_commit", [False, True])
@pytest.mark.parametrize("kind", [Close(), Hang(30), Status(503)], ids=repr)
def test_a_create_fails_before_or_after_it_takes_effect(
    google_stub: GoogleStub, kind: Close | Hang | Status, after_commit: bool
) -> None:
    account = google_stub.account()
    google_stub.fail(CREATE, kind, after_commit=after_commit)
    if isinstance(kind, Status):
        assert create(account).status_code == 503
    else:
        with pytest.raises(requests.exceptions.RequestException):
            create(account, timeout=0.2)
    assert len(account.user.drafts()) == after_commit
    assert create(account).status_code == 200
    assert google_stub.count(CREATE) == 2


@pytest.mark.parametrize("kind", [Truncate(), Html(), Garbage()], ids=repr)
def test_an_answer_arrives_broken(google_stub: GoogleStub, kind: Truncate | Html | Garbage) -> None:
    account = google_stub.account()
    google_stub.fail(CREATE, kind)
    with pytest.raises(requests.exceptions.RequestException):
        create(account).json()
    assert len(account.user.drafts()) == 1


def test_an_answer_drips(google_stub: GoogleStub) -> None:
    account = google_stub.account()
    google_stub.fail("gmail.users.getProfile", Slow(0.001))
    assert ask(account, "profile").json()["emailAddress"] == account.address


def test_a_late_request_lands_when_nobody_waits_any_more(google_stub: GoogleStub) -> None:
    account = google_stub.account()
    google_stub.fail(CREATE, Late())
    with pytest.raises(requests.exceptions.ConnectionError):
        create(account)
    assert account.user.drafts() == {}
    google_stub.land()
    assert len(account.user.drafts()) == 1


def test_faults_wait_for_their_turn_and_end(google_stub: GoogleStub) -> None:
    account = google_stub.account()
    google_stub.fail("gmail.users.drafts.*", Status(429, retry_after="7"), skip=1, times=2)
    answers = [ask(account, "drafts") for _ in range(4)]
    assert [one.status_code for one in answers] == [200, 429, 429, 200]
    assert answers[1].headers["Retry-After"] == "7"
    assert answers[1].json()["error"]["errors"][0]["reason"] == "rateLimitExceeded"


def test_the_quota_slides_with_the_clock(google_stub: GoogleStub) -> None:
    account = google_stub.account()
    google_stub.clock.freeze(datetime(2026, 11, 3, 12, tzinfo=UTC))
    message = account.user.deliver(LETTER)
    google_stub.limit = 40
    statuses = []
    for seconds in (0, 30, 0, 29, 1):
        google_stub.clock.advance(timedelta(seconds=seconds))
        statuses.append(ask(account, f"messages/{message}").status_code)
    assert statuses == [200, 200, 429, 429, 200]
    assert google_stub.units()["gmail.users.messages.get"] == 60
    assert ask(google_stub.account(), "messages").status_code == 200


def test_a_batch_of_a_hundred_is_too_much_at_once(google_stub: GoogleStub) -> None:
    account = google_stub.account()
    part = "--b\r\nContent-Type: application/http\r\nContent-ID: <x + {}>\r\n\r\nGET /gmail/v1/users/me/profile\r\n\r\n"
    for count, refused in ((25, 0), (100, 50)):
        answer = requests.post(
            f"{account.roots['gmail']}batch/gmail/v1",
            data="".join(part.format(number) for number in range(count)) + "--b--",
            headers={"Authorization": f"Bearer {account.token}", "Content-Type": "multipart/mixed; boundary=b"},
            timeout=5,
        )
        assert (answer.text.count("HTTP/1.1 200"), answer.text.count("HTTP/1.1 429")) == (count - refused, refused)
    google_stub.habits = Habits(batch=False)
    assert requests.post(f"{account.roots['gmail']}batch", timeout=5).status_code == 404


def test_tokens_expire_and_are_refreshed_until_they_are_revoked(google_stub: GoogleStub) -> None:
    account = google_stub.account()
    form = {"grant_type": "refresh_token", "refresh_token": account.refresh_token}
    form |= {"client_id": account.client_id, "client_secret": account.client_secret}
    google_stub.clock.advance(timedelta(hours=2))
    assert ask(account, "profile").status_code == 401
    told = requests.post(account.token_uri, data=form, timeout=5).json()
    assert requests.get(f"{account.roots['oauth']}tokeninfo", params=told, timeout=5).json()["scope"] == told["scope"]
    google_stub.revoke(account.address)
    assert requests.post(account.token_uri, data=form, timeout=5).json()["error"] == "invalid_grant"


def test_what_was_not_granted_or_enabled_is_refused(google_stub: GoogleStub) -> None:
    account = google_stub.account()
    google_stub.grant(account.address, ["https://www.googleapis.com/auth/gmail.readonly"])
    assert ask(account, "profile").status_code == 200
    refused = create(account).json()["error"]
    assert (refused["code"], refused["errors"][0]["reason"]) == (403, "insufficientPermissions")
    google_stub.disable("gmail")
    refused = ask(account, "profile").json()["error"]
    assert (refused["code"], refused["errors"][0]["reason"]) == (403, "accessNotConfigured")


@pytest.mark.parametrize(
    ("path", "query", "status"),
    [
        ("messages", {"maxresults": "5"}, 400),
        ("messages", {"maxResults": "five"}, 400),
        ("messages", {"pageToken": "rubbish"}, 400),
        ("messages", {"q": "larger:5M"}, 501),
        ("messages/nothing", {}, 404),
        ("messages/nothing", {"format": "metadatas"}, 400),
        ("history", {}, 400),
        ("history", {"startHistoryId": "1"}, 200),
        ("history", {"startHistoryId": "999999"}, 404),
        ("settings/vacation", {}, 501),
        ("nowhere", {}, 404),
    ],
)
def test_what_google_would_not_take_is_refused(google_stub: GoogleStub, path: str, query: Any, status: int) -> None:
    assert ask(google_stub.account(), path, **query).status_code == status


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("from:kim@acme.example", "b"),
        ("to:kim@acme.example", "a"),
        ("cc:kim@acme.example OR bcc:kim@acme.example", ""),
        ("from:(kim@acme.example OR lee@acme.example)", "bc"),
        ("{from:lee@acme.example to:kim@acme.example}", "ac"),
        ("from:acme.example -from:kim@acme.example", "c"),
        ("subject:offer in:sent", "a"),
        ('subject:"an offer" after:2026/11/03', "b"),
        ("rfc822msgid:c@x.test", "c"),
        ("in:trash", "d"),
        ("in:anywhere from:kim@acme.example before:2026/11/04", "b"),
        ("from:kim@acme.example -in:trash", "b"),
        ("is:unread newer_than:5d", "c"),
        ("", "abc"),
    ],
)
def test_searches_find_what_gmail_would(google_stub: GoogleStub, query: str, found: str) -> None:
    google_stub.clock.freeze(datetime(2026, 11, 6, 12, tzinfo=UTC))
    account = google_stub.account()
    mail = {
        "a": ("ada@example.org", "Kim <kim@acme.example>", "An offer", ["SENT"]),
        "b": ("Kim <kim@acme.example>", "ada@example.org", "Re: An offer", ["INBOX"]),
        "c": ("lee@acme.example", "ada@example.org", "Lunch", ["INBOX", "UNREAD"]),
        "d": ("kim@acme.example", "ada@example.org", "Gone", ["TRASH"]),
    }
    ids = {}
    for day, (name, (sender, to, subject, labels)) in enumerate(mail.items(), 2):
        raw = f"From: {sender}\r\nTo: {to}\r\nSubject: {subject}\r\nDate: {day} Nov 2026 10:00:00 +0000\r\n"
        ids[account.user.deliver(f"{raw}Message-ID: <{name}@x.test>\r\n\r\nHi\r\n".encode(), labels)] = name
    told = ask(account, "messages", q=query).json().get("messages", [])
    assert "".join(sorted(ids[one["id"]] for one in told)) == found


def test_habits_change_what_becomes_of_a_draft(google_stub: GoogleStub) -> None:
    account = google_stub.account()
    google_stub.habits = Habits(keeps_headers=False, keeps_message_id=False, sent_message_id=True)
    create(account)
    ((draft, message),) = account.user.drafts().items()
    raw = account.user.raw(message)
    assert b"X-Key" not in raw
    assert b"1@x.test" not in raw
    assert b"Subject: Hello" in raw
    assert account.user.raw(account.user.send(draft)).splitlines()[0] != raw.splitlines()[0]


def test_searches_lag_and_lists_do_not(google_stub: GoogleStub) -> None:
    account = google_stub.account()
    google_stub.habits = Habits(search_lag=timedelta(minutes=5))
    create(account)
    found = [ask(account, "drafts", q=query).json()["resultSizeEstimate"] for query in ("subject:hello", "")]
    google_stub.clock.advance(timedelta(minutes=6))
    assert (found, ask(account, "drafts", q="subject:hello").json()["resultSizeEstimate"]) == ([0, 1], 1)


def test_another_process_may_ask_for_faults(google_stub: GoogleStub) -> None:
    account = google_stub.account()
    fault = {"method": CREATE, "kind": "Status", "with": [503], "after_commit": True}
    assert requests.post(f"{account.roots['gmail']}control/fail", json=fault, timeout=5).ok
    assert (create(account).status_code, len(account.user.drafts())) == (503, 1)


def test_an_answer_that_departs_from_the_documents_is_noticed(google_stub: GoogleStub) -> None:
    account = google_stub.account()
    google_stub.boxes[account.address].send_as[0]["colour"] = "red"
    ask(account, "settings/sendAs")
    (departure,) = google_stub.departures
    assert departure.endswith("sendAs[0].colour: there is no such field")
    google_stub.departures.clear()
