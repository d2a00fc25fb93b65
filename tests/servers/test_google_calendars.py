"""The stub's calendars behave as Google's do."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import googleapiclient
import pytest
from google.oauth2.credentials import Credentials
from google_account import TestAccount
from google_stub import GoogleStub
from google_user import Json
from googleapiclient.discovery import build_from_document
from googleapiclient.errors import HttpError

DOCUMENT = Path(googleapiclient.__file__).parent / "discovery_cache" / "documents" / "calendar.v3.json"


def events_of(account: TestAccount) -> Any:
    document = json.loads(DOCUMENT.read_text())
    document["rootUrl"] = account.roots["calendar"]
    document["baseUrl"] = account.roots["calendar"] + document["servicePath"]
    return build_from_document(document, credentials=Credentials(token=account.token)).events()


def at(day: int, hour: int = 10, minute: int = 0) -> Json:
    return {"dateTime": f"2026-11-{day:02}T{hour:02}:{minute:02}:00", "timeZone": "Europe/Berlin"}


def listed(account: TestAccount, **query: Any) -> Json:
    answer: Json = events_of(account).list(calendarId="primary", **query).execute()
    return answer


def test_changes_since_a_token_are_told_and_no_others(google_stub: GoogleStub) -> None:
    account = google_stub.account()
    user = account.user
    kept, moved, gone = (user.event(summary=f"Number {day}", start=at(day), end=at(day, 11)) for day in (2, 3, 4))
    first = listed(account)
    assert [one["id"] for one in first["items"]] == [kept, moved, gone]
    assert listed(account, syncToken=first["nextSyncToken"])["items"] == []
    user.change(moved, start=at(5), end=at(5, 11))
    user.cancel(gone)
    second = listed(account, syncToken=first["nextSyncToken"])
    assert {one["id"]: one["status"] for one in second["items"]} == {moved: "confirmed", gone: "cancelled"}
    assert "summary" not in second["items"][1]
    google_stub.forget_sync_tokens(account.address)
    with pytest.raises(HttpError, match="410"):
        listed(account, syncToken=second["nextSyncToken"])
    assert [one["id"] for one in listed(account)["items"]] == [kept, moved]


def test_series_has_instances_some_of_them_changed_or_cancelled(google_stub: GoogleStub) -> None:
    account = google_stub.account()
    user = account.user
    rule = ["RRULE:FREQ=WEEKLY;COUNT=4", "EXDATE;TZID=Europe/Berlin:20261123T100000"]
    series = user.event(summary="Weekly", start=at(2), end=at(2, 11), recurrence=rule)
    first, second, third = user.instances(series)
    assert [one["start"]["dateTime"] for one in (first, second, third)] == [
        f"2026-11-{day:02}T10:00:00+01:00" for day in (2, 9, 16)
    ]
    user.change(second["id"], start=at(10), end=at(10, 11))
    user.cancel(third["id"])
    whole = listed(account)["items"]
    assert [(one["id"], one["status"]) for one in whole] == [
        (series, "confirmed"),
        (f"{series}_20261109T090000Z", "confirmed"),
        (f"{series}_20261116T090000Z", "cancelled"),
    ]
    assert whole[2]["originalStartTime"]["dateTime"] == "2026-11-16T10:00:00+01:00"
    single = listed(account, singleEvents=True, orderBy="startTime")["items"]
    assert [one["start"]["dateTime"][8:10] for one in single] == ["02", "10"]


def test_guests_have_the_same_event_on_their_calendars(google_stub: GoogleStub) -> None:
    ada, bob = google_stub.account(), google_stub.account("bob@example.net")
    guests = [{"email": "bob@example.net"}, {"email": "kim@acme.example", "optional": True}]
    event = ada.user.event(summary="Offer", start=at(2), end=at(2, 11), attendees=guests)
    (mine,), (theirs,) = listed(ada)["items"], listed(bob)["items"]
    assert (mine["iCalUID"], mine["organizer"]["self"]) == (theirs["iCalUID"], True)
    assert [one.get("self") for one in theirs["attendees"]] == [True, None]
    bob.user.change(event, attendees=[{"email": "bob@example.net", "responseStatus": "declined"}], summary="Hacked")
    (mine,) = listed(ada)["items"]
    assert (mine["attendees"][0]["responseStatus"], mine["summary"]) == ("declined", "Offer")
    bob.user.cancel(event)
    assert (len(listed(ada)["items"]), listed(bob)["items"]) == (1, [])


def test_guests_that_are_not_to_be_seen_are_left_out(google_stub: GoogleStub) -> None:
    ada, bob = google_stub.account(), google_stub.account("bob@example.net")
    guests = [{"email": "bob@example.net"}, {"email": "kim@acme.example"}]
    ada.user.event(start=at(2), end=at(2, 11), attendees=guests, guestsCanSeeOtherGuests=False)
    (theirs,) = listed(bob)["items"]
    assert ([one["email"] for one in theirs["attendees"]], theirs["attendeesOmitted"]) == (["bob@example.net"], True)


def test_a_calendar_that_is_shared_for_reading_hides_what_is_private(google_stub: GoogleStub) -> None:
    ada, bob = google_stub.account(), google_stub.account("bob@example.net")
    google_stub.calendars.add("team@example.org", {ada.address: "owner", bob.address: "reader"}, zone="UTC")
    ada.user.event("team@example.org", summary="Secret", visibility="private", start=at(2), end=at(2, 11))
    (seen,) = bob.user.events("team@example.org")
    assert ("summary" in seen, seen["start"]["dateTime"]) == (False, "2026-11-02T10:00:00+01:00")
    with pytest.raises(AssertionError, match="requiredAccessLevel"):
        bob.user.event("team@example.org", start=at(2), end=at(2, 11))


def test_pages_lead_to_the_token_of_the_first(google_stub: GoogleStub) -> None:
    account = google_stub.account()
    for day in range(2, 7):
        account.user.event(start=at(day), end=at(day, 11))
    first = listed(account, maxResults=3)
    late = account.user.event(start=at(20), end=at(20, 11))
    second = listed(account, maxResults=3, pageToken=first["nextPageToken"])
    assert ("nextSyncToken" in first, len(second["items"])) == (False, 3)
    assert [one["id"] for one in listed(account, syncToken=second["nextSyncToken"])["items"]] == [late]


@pytest.mark.parametrize(("since", "until", "found"), [(3, 4, ["b"]), (1, 3, ["a"]), (9, 10, ["series"])])
def test_a_span_of_time_is_what_lies_in_it(google_stub: GoogleStub, since: int, until: int, found: list[str]) -> None:
    account = google_stub.account()
    account.user.event(summary="a", start=at(2), end=at(2, 11))
    account.user.event(summary="b", start={"date": "2026-11-03"}, end={"date": "2026-11-04"})
    account.user.event(
        summary="series", start=at(9, 12), end=at(9, 13), recurrence=["RRULE:FREQ=WEEKLY;UNTIL=20270101"]
    )
    span = {"timeMin": f"2026-11-{since:02}T00:00:00+01:00", "timeMax": f"2026-11-{until:02}T00:00:00+01:00"}
    assert [one["summary"] for one in listed(account, **span)["items"]] == found
