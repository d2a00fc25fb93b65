"""The stub answers google-api-python-client as Google does."""

from __future__ import annotations

import base64
import json
from pathlib import Path
from typing import Any

import googleapiclient
import pytest
from google.oauth2.credentials import Credentials
from google_account import TestAccount
from google_stub import GoogleStub, Status
from googleapiclient.discovery import build_from_document
from googleapiclient.errors import HttpError

DOCUMENTS = Path(googleapiclient.__file__).parent / "discovery_cache" / "documents"


def service(account: TestAccount, name: str, version: str) -> Any:
    document = json.loads((DOCUMENTS / f"{name}.{version}.json").read_text())
    document["rootUrl"] = account.roots[name]
    document["baseUrl"] = account.roots[name] + document["servicePath"]
    return build_from_document(document, credentials=Credentials(token=account.token))


def gmail(account: TestAccount) -> Any:
    return service(account, "gmail", "v1").users()


def letter(subject: str = "Hello", body: str = "Hi Kim", more: str = "") -> bytes:
    return (
        f"From: Ada <ada@example.org>\r\nTo: Kim Lee <kim@acme.example>\r\nSubject: {subject}\r\n"
        f"Date: Tue, 03 Nov 2026 12:00:00 +0000\r\nMessage-ID: <1.2@example.org>\r\n"
        f"X-Followupd-Key: abc\r\n{more}\r\n{body}\r\n"
    ).encode()


def encoded(raw: bytes) -> str:
    return base64.urlsafe_b64encode(raw).decode()


def test_a_draft_is_written_found_edited_and_sent(google_stub: GoogleStub) -> None:
    account = google_stub.account()
    api, user = gmail(account), account.user
    start = api.getProfile(userId="me").execute()["historyId"]
    draft = api.drafts().create(userId="me", body={"message": {"raw": encoded(letter())}}).execute()
    assert user.drafts() == {draft["id"]: draft["message"]["id"]}
    assert user.raw(draft["message"]["id"]) == letter()
    edited = user.edit(draft["id"], letter(body="Hi Kim, how was Porto?"))
    assert edited != draft["message"]["id"]
    sent = user.send(draft["id"])
    assert (user.drafts(), user.labels(sent)) == ({}, {"SENT"})
    history = api.history().list(userId="me", startHistoryId=start).execute()["history"]
    assert [(kind, one[kind][0]["message"]["id"]) for one in history for kind in one if kind.startswith("messages")
            and kind != "messages"] == [
        ("messagesAdded", draft["message"]["id"]),
        ("messagesDeleted", draft["message"]["id"]),
        ("messagesAdded", edited),
        ("messagesDeleted", edited),
        ("messagesAdded", sent),
    ]  # fmt: skip
    assert google_stub.count("gmail.users.drafts.*") == 1


def test_batch_parts_fail_alone(google_stub: GoogleStub) -> None:
    account = google_stub.account()
    ids = [account.user.deliver(letter(f"Number {number}")) for number in range(3)]
    google_stub.fail("gmail.users.messages.get", Status(503), skip=1)
    told: dict[str, Any] = {}
    client = service(account, "gmail", "v1")
    batch = client.new_batch_http_request(callback=lambda id, answer, error: told.__setitem__(id, error or answer))
    for id in ids:
        batch.add(client.users().messages().get(userId="me", id=id, format="metadata"), request_id=id)
    batch.execute()
    assert isinstance(told[ids[1]], HttpError)
    assert {header["name"] for header in told[ids[2]]["payload"]["headers"]} >= {"From", "Subject"}
    assert google_stub.units() == {"gmail.users.messages.get": 60, "batch": 0}


def test_a_forgotten_history_is_404(google_stub: GoogleStub) -> None:
    account = google_stub.account()
    start = gmail(account).getProfile(userId="me").execute()["historyId"]
    google_stub.forget_history(account.address)
    with pytest.raises(HttpError, match="404"):
        gmail(account).history().list(userId="me", startHistoryId=start).execute()
