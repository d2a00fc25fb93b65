"""What every server does for a program that uses it, and for the person whose account it is."""

from __future__ import annotations

import time
from datetime import UTC, datetime, timedelta

import requests
from google_account import TestAccount
from google_emulators import MyWorld
from google_servers import GoogleServer
from google_user import Json
from small_world import between, small_world
from stub_answers import to_base64

LETTER = (
    "From: Ada <ada@example.org>\r\nTo: Kim Lee <kim@acme.example>\r\nSubject: {}\r\n"
    "Date: Tue, 03 Nov 2026 12:00:00 +0000\r\nMessage-ID: <{}.2@example.org>\r\nX-Followupd-Key: abc\r\n"
    "MIME-Version: 1.0\r\nContent-Type: text/plain; charset=utf-8\r\nContent-Transfer-Encoding: 8bit\r\n\r\nHi Kim\r\n"
)


def letter(subject: str = "Hello", number: int = 1) -> bytes:
    return LETTER.format(subject, number).encode()


def test_a_person_writes_edits_sends_and_discards_drafts(google_server: GoogleServer) -> None:
    user = google_server.account().user
    draft = user.write(letter())
    (message,) = user.drafts().values()
    edited = user.edit(draft, letter().replace(b"Hi Kim", b"Hi Kim, how was Porto?"))
    assert (edited != message) == ("rotates" in google_server.traits)
    assert b"Porto" in user.raw(edited)
    sent = user.send(draft)
    assert user.drafts() == {}
    assert user.labels(sent) == {"SENT"}
    user.discard(user.write(letter()))
    assert user.drafts() == {}


def test_a_draft_keeps_its_headers_or_does_not(google_server: GoogleServer) -> None:
    user = google_server.account().user
    user.write(letter())
    (message,) = user.drafts().values()
    kept = b"X-Followupd-Key" in user.raw(message) and b"<1.2@example.org>" in user.raw(message)
    assert kept == ("headers_kept" in google_server.traits)


def test_mail_arrives_and_is_answered(google_server: GoogleServer) -> None:
    user = google_server.account().user
    first = user.deliver(letter(), ["SENT"])
    answer = user.reply(first, "Thanks!", "Kim Lee <kim@acme.example>", datetime(2026, 11, 4, tzinfo=UTC))
    assert user.thread(answer) == user.thread(first)
    assert user.messages("INBOX") == [answer]
    assert b"Message-ID: <1.2@example.org>" in user.raw(first) or "delivers" not in google_server.traits
    user.label(answer, add=["STARRED"], remove=["UNREAD"])
    assert {"STARRED", "INBOX"} <= user.labels(answer)
    user.trash(answer)
    assert "TRASH" in user.labels(answer)
    user.destroy(first)
    assert user.messages() == [answer]


def test_accounts_know_nothing_of_each_other(google_server: GoogleServer) -> None:
    one, other = google_server.account(), google_server.account()
    one.user.write(letter())
    other.user.deliver(letter())
    assert (len(one.user.drafts()), len(other.user.drafts())) == (1, 0)
    assert len(one.user.messages("INBOX")) == 0


def test_the_history_tells_what_came(google_server: GoogleServer) -> None:
    account = google_server.account()
    user = account.user
    before = user.deliver(letter())
    start = history_of(account, before)
    came = user.deliver(letter("Another", 2))
    draft = user.write(letter("Mine", 3))
    told = records(account, start)
    assert {came, user.drafts()[draft]} == {one["message"]["id"] for one in all_of(told, "messagesAdded")}
    user.discard(draft)
    assert bool(all_of(records(account, start), "messagesDeleted")) == ("deletions" in google_server.traits)


def history_of(account: TestAccount, message: str) -> str:
    got = requests.get(
        f"{account.roots['gmail']}gmail/v1/users/me/messages/{message}",
        headers={"Authorization": f"Bearer {account.token}"},
        params={"format": "minimal"},
        timeout=30,
    )
    return str(got.json()["historyId"])


def records(account: TestAccount, start: str) -> list[Json]:
    got = requests.get(
        f"{account.roots['gmail']}gmail/v1/users/me/history",
        headers={"Authorization": f"Bearer {account.token}"},
        params={"startHistoryId": start},
        timeout=30,
    )
    return list(got.json().get("history", []))


def all_of(history: list[Json], kind: str) -> list[Json]:
    return [one for record in history for one in record.get(kind, [])]


def test_a_refreshed_token_is_good(google_server: GoogleServer) -> None:
    google_server.needs("oauth")
    account = google_server.account()
    form = {
        "grant_type": "refresh_token",
        "refresh_token": account.refresh_token,
        "client_id": account.client_id,
        "client_secret": account.client_secret,
    }
    told = requests.post(account.token_uri, data=form, timeout=30).json()
    assert told["token_type"] == "Bearer"
    assert history_is_served(account, told["access_token"])
    refused = requests.post(account.token_uri, data={**form, "refresh_token": "another"}, timeout=30)
    assert (refused.status_code, refused.json()["error"]) == (400, "invalid_grant")


def history_is_served(account: TestAccount, token: str) -> bool:
    url = f"{account.roots['gmail']}gmail/v1/users/me/drafts"
    good, bad = (
        requests.get(url, headers={"Authorization": f"Bearer {one}"}, timeout=30).status_code
        for one in (token, "unknown")
    )
    return (good, bad) == (200, 401)


def test_a_small_world_is_seen_as_it_was_put_there(google_server: GoogleServer) -> None:
    now = datetime(2026, 11, 20, 9, tzinfo=UTC)
    user = google_server.account().user
    world = small_world(user, now)
    assert set(user.messages("INBOX")) == {world.mail["answer"], world.mail["news"]}
    assert user.thread(world.mail["answer"]) == user.thread(world.mail["offer"])
    seen = {one["id"]: one for one in user.events()}
    assert set(seen) == set(world.events.values())
    met = seen[world.events["met"]]
    assert datetime.fromisoformat(met["start"]["dateTime"]) == now - timedelta(days=1)
    assert {one["email"] for one in met["attendees"]} == {user.address, "kim@acme.example"}
    assert "date" in seen[world.events["off"]]["start"]


def test_events_are_moved_and_cancelled_one_of_a_series_too(google_server: GoogleServer) -> None:
    google_server.needs("edit_events", "recurrence")
    user = google_server.account().user
    start = datetime(2026, 11, 2, 9, tzinfo=UTC)
    times = {name: {"dateTime": time["dateTime"], "timeZone": "Europe/Berlin"} for name, time in between(start).items()}
    series = user.event(summary="Weekly", recurrence=["RRULE:FREQ=WEEKLY;COUNT=3"], **times)
    _, second, third = user.instances(series)
    user.change(second["id"], **between(start + timedelta(days=8)))
    user.cancel(third["id"])
    told = user.events(singleEvents="true", orderBy="startTime")
    assert [datetime.fromisoformat(one["start"]["dateTime"]) - start for one in told] == [
        timedelta(0),
        timedelta(days=8),
    ]
    user.change(series, summary="Weekly with Kim")
    user.cancel(series)
    assert user.events(singleEvents="true") == []


def test_changes_of_a_calendar_are_told_since_a_token(google_server: GoogleServer) -> None:
    google_server.needs("edit_events", "sync_tokens")
    account = google_server.account()
    now = datetime(2026, 11, 20, 9, tzinfo=UTC)
    small_world(account.user, now)
    time.sleep(0.01)  # myworld's tokens are times, to the millisecond
    token = listed(account)["nextSyncToken"]
    assert listed(account, syncToken=token)["items"] == []
    time.sleep(0.01)
    new = account.user.event(summary="New", **between(now))
    assert [one["id"] for one in listed(account, syncToken=token)["items"]] == [new]
    refused = requests.get(
        f"{account.roots['calendar']}calendar/v3/calendars/primary/events",
        headers={"Authorization": f"Bearer {account.token}"},
        params={"syncToken": "rubbish"},
        timeout=30,
    )
    assert refused.status_code == 410


def listed(account: TestAccount, **query: str) -> Json:
    got = requests.get(
        f"{account.roots['calendar']}calendar/v3/calendars/primary/events",
        headers={"Authorization": f"Bearer {account.token}"},
        params=query,
        timeout=30,
    )
    told: Json = got.json()
    return told


def test_myworld_goes_wrong_as_it_is_told_to(google_myworld: MyWorld) -> None:
    fault = {"server": "gmail", "tool": "gmail.users.drafts.create", "kind": "timeout_after_commit"}
    account = google_myworld.account(faults=[fault])
    answer = requests.post(
        f"{account.roots['gmail']}gmail/v1/users/me/drafts",
        headers={"Authorization": f"Bearer {account.token}"},
        json={"message": {"raw": to_base64(letter())}},
        timeout=30,
    )
    assert (answer.status_code, len(account.user.drafts())) == (504, 1)
