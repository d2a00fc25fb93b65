"""What is particular to calendars at Google: requests, tokens, faults, and what each of several people sees."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from google_account import TestAccount
from google_servers import GoogleServer
from google_sign_in import signed_in
from google_stub import Close, Garbage, GoogleStub, Html, Status, Truncate

from followupd.derive.away import away
from followupd.derive.meetings import same_meetings
from followupd.domain.event import PartStat, StoredOccurrence, Window
from followupd.domain.ids import AccountName, Address, Source
from followupd.domain.policy import Me
from followupd.errors import AuthRequired, CursorExpired, SuspiciousShrink, Throttled, Unavailable
from followupd.providers.calendars.google import GoogleCalendar
from followupd.pull.calendars import pull_calendar
from followupd.store import open_store

BERLIN = ZoneInfo("Europe/Berlin")
NOW = datetime(2026, 11, 20, 9, tzinfo=UTC)
NOVEMBER = Window(start=NOW - timedelta(days=30), end=NOW + timedelta(days=30))
ADA = Me(name="Ada Example", addresses=(Address("ada@example.org"), Address("ada@example.net")), timezone=BERLIN)
LIST = "calendar.events.list"


def calendar(account: TestAccount, calendar_id: str = "primary") -> GoogleCalendar:
    return GoogleCalendar(Source("work/calendars/0"), signed_in(account), calendar_id, BERLIN, ADA)


def at(day: str, clock: str = "10:00") -> dict[str, str]:
    return {"dateTime": f"2026-{day}T{clock}:00", "timeZone": "Europe/Berlin"}


def times(day: str) -> dict[str, Any]:
    return {"start": at(day), "end": at(day, "11:00")}


def guests(*addresses: str) -> list[dict[str, Any]]:
    return [{"email": address, "responseStatus": "accepted"} for address in addresses]


def weekly(user: Any) -> str:
    return str(user.event(summary="Standup", **times("11-02"), recurrence=["RRULE:FREQ=WEEKLY;COUNT=4"]))


def moved(days: int) -> Window:
    by = timedelta(days=days)
    return Window(start=NOVEMBER.start + by, end=NOVEMBER.end + by)


# requests


def test_quiet_calendar_costs_one_request_and_a_change_or_another_day_two(google_stub: GoogleStub) -> None:
    account = google_stub.account()
    account.user.event(summary="Soon", **times("12-25"), attendees=guests("kim@acme.example"))
    cursor = calendar(account).changes_since(None, NOVEMBER).cursor
    assert google_stub.count(LIST) == 2
    calendar(account).changes_since(cursor, NOVEMBER)
    assert google_stub.count(LIST) == 3
    account.user.event(summary="New", **times("11-25"))
    change = calendar(account).changes_since(cursor, NOVEMBER)
    assert ([one.occurrences[0].event.title for one in change.changed], google_stub.count(LIST)) == (["New"], 5)
    change = calendar(account).changes_since(change.cursor, moved(7))
    assert ([one.occurrences[0].event.title for one in change.changed], google_stub.count(LIST)) == (["Soon"], 7)


def test_no_more_is_asked_for_than_decisions_need(google_stub: GoogleStub) -> None:
    account = google_stub.account()
    calendar(account).changes_since(None, NOVEMBER)
    feed, listing = (seen.query for seen in google_stub.requests if seen.method == LIST)
    assert "description" not in feed["fields"][0]
    assert "extendedProperties" not in listing["fields"][0]
    assert (listing["timeMin"], listing["timeMax"]) == (["2026-10-19T00:00:00Z"], ["2026-12-22T00:00:00Z"])


def test_calendar_of_many_pages_is_read_to_its_end(google_stub: GoogleStub) -> None:
    account = google_stub.account()
    for hour in range(8, 18):
        start, end = at("11-01", f"{hour:02}:00"), at("11-01", f"{hour:02}:30")
        account.user.event(summary=str(hour), start=start, end=end, recurrence=["RRULE:FREQ=DAILY;COUNT=60"])
    change = calendar(account).changes_since(None, NOVEMBER)
    assert sum(len(one.occurrences) for one in change.changed) == 10 * 49 + 2
    assert google_stub.count(LIST) == 3


@pytest.mark.parametrize("kind", [Status(503), Close(), Truncate(), Html(), Garbage()])
def test_failure_on_a_later_page_gives_no_cursor_and_loses_nothing(google_stub: GoogleStub, kind: Any) -> None:
    account = google_stub.account()
    account.user.event(summary="Kept", **times("11-10"))
    google_stub.fail(LIST, kind, times=3, skip=1)
    with pytest.raises(Unavailable):
        calendar(account).changes_since(None, NOVEMBER)
    assert len(calendar(account).changes_since(None, NOVEMBER).changed) == 1


def test_one_hiccup_is_gone_over_by_asking_again(google_stub: GoogleStub) -> None:
    account = google_stub.account()
    account.user.event(summary="Kept", **times("11-10"))
    google_stub.fail(LIST, Status(500), times=1)
    assert len(calendar(account).changes_since(None, NOVEMBER).changed) == 1


def test_google_that_asks_to_wait_is_waited_for(google_stub: GoogleStub) -> None:
    google_stub.fail(LIST, Status(429, retry_after="120"))
    with pytest.raises(Throttled):
        calendar(google_stub.account()).changes_since(None, NOVEMBER)


def test_revoked_authorisation_wants_the_user(google_stub: GoogleStub) -> None:
    account = google_stub.account()
    google_stub.revoke(account.address)
    with pytest.raises(AuthRequired):
        calendar(account).changes_since(None, NOVEMBER)


def test_calendar_that_google_does_not_know_is_unavailable(google_stub: GoogleStub) -> None:
    with pytest.raises(Unavailable, match="no such calendar"):
        calendar(google_stub.account(), "c_gone@group.calendar.google.com").changes_since(None, NOVEMBER)


# tokens


def test_token_that_google_forgot_has_expired(google_stub: GoogleStub) -> None:
    account = google_stub.account()
    account.user.event(summary="Kept", **times("11-10"))
    cursor = calendar(account).changes_since(None, NOVEMBER).cursor
    google_stub.forget_sync_tokens(account.address)
    with pytest.raises(CursorExpired):
        calendar(account).changes_since(cursor, NOVEMBER)
    assert calendar(account).changes_since(None, NOVEMBER).is_snapshot


def test_token_that_is_no_good_for_google_has_expired(google_stub: GoogleStub) -> None:
    account = google_stub.account()
    cursor = calendar(account).changes_since(None, NOVEMBER).cursor
    google_stub.fail(LIST, Status(400, "invalid"))
    with pytest.raises(CursorExpired):
        calendar(account).changes_since(cursor, NOVEMBER)


def test_pull_goes_on_after_a_forgotten_token_but_never_takes_a_loss_for_granted(
    google_stub: GoogleStub, tmp_path: Path
) -> None:
    account, work = google_stub.account(), AccountName("work")
    ids = [account.user.event(summary=day, **times(f"11-{day}")) for day in ("10", "11", "12", "13")]
    store = open_store(tmp_path / "state.db")
    try:
        assert pull_calendar(calendar(account), store, work, NOVEMBER, NOW).changed == 4
        google_stub.forget_sync_tokens(account.address)
        account.user.change(ids[0], summary="moved", **times("11-14"))
        assert pull_calendar(calendar(account), store, work, NOVEMBER, NOW).changed == 1
        google_stub.forget_sync_tokens(account.address)
        for name in ids[:2]:
            account.user.cancel(name)
        held = pull_calendar(calendar(account), store, work, NOVEMBER, NOW)
        assert isinstance(held.error, SuspiciousShrink)
        store.accept_loss(work)
        assert pull_calendar(calendar(account), store, work, NOVEMBER, NOW).changed == 2
    finally:
        store.close()


def test_server_without_sync_tokens_is_read_whole_each_time(google_emulate: GoogleServer, tmp_path: Path) -> None:
    account, work = google_emulate.account(), AccountName("work")
    times_utc = {"start": {"dateTime": "2026-11-10T09:00:00Z"}, "end": {"dateTime": "2026-11-10T10:00:00Z"}}
    account.user.event(summary="One", **times_utc)
    store = open_store(tmp_path / "state.db")
    try:
        assert pull_calendar(calendar(account), store, work, NOVEMBER, NOW).changed == 1
        second = account.user.event(summary="Two", **times_utc)
        outcomes = [pull_calendar(calendar(account), store, work, NOVEMBER, NOW) for _ in range(2)]
        assert [(one.changed, one.error) for one in outcomes] == [(1, None), (0, None)]
        account.user.cancel(second)
        assert pull_calendar(calendar(account), store, work, NOVEMBER, NOW).changed == 1
    finally:
        store.close()


def test_window_that_goes_back_loses_what_is_beyond_it(google_stub: GoogleStub) -> None:
    account = google_stub.account()
    account.user.event(summary="Late", **times("12-19"))
    first = calendar(account).changes_since(None, NOVEMBER)
    second = calendar(account).changes_since(first.cursor, moved(-7))
    assert [len(one.occurrences) for one in (*first.changed, *second.changed)] == [1, 0]


# series, as the server expands them


def test_instance_moved_out_of_the_window_is_not_where_a_list_of_series_would_put_it(google_stub: GoogleStub) -> None:
    account = google_stub.account()
    series = weekly(account.user)
    account.user.change(f"{series}_20261109T090000Z", start=at("11-09"), end=at("11-09", "11:00"))
    account.user.change(
        f"{series}_20261109T090000Z",
        start={"dateTime": "2027-06-01T10:00:00+02:00"},
        end={"dateTime": "2027-06-01T11:00:00+02:00"},
    )
    bounded = account.user.events(timeMin="2026-10-21T00:00:00Z", timeMax="2026-12-20T00:00:00Z")
    assert [one["id"] for one in bounded] == [series]  # nothing in it tells that 9 November is free
    (told,) = calendar(account).changes_since(None, NOVEMBER).changed
    assert [one.start.day for one in told.occurrences] == [2, 16, 23]


def test_cancelled_and_moved_instances_are_told_with_their_series(google_stub: GoogleStub) -> None:
    account = google_stub.account()
    series = weekly(account.user)
    first = calendar(account).changes_since(None, NOVEMBER)
    account.user.cancel(f"{series}_20261109T090000Z")
    account.user.change(f"{series}_20261116T090000Z", **times("11-17"))
    second = calendar(account).changes_since(first.cursor, NOVEMBER)
    assert [(one.id.recurrence_id, one.start.day) for one in second.changed[0].occurrences] == [
        ("20261102T090000Z", 2),
        ("20261116T090000Z", 17),
        ("20261123T090000Z", 23),
    ]


def test_series_that_is_deleted_is_gone(google_stub: GoogleStub) -> None:
    account = google_stub.account()
    series = weekly(account.user)
    account.user.cancel(f"{series}_20261109T090000Z")
    first = calendar(account).changes_since(None, NOVEMBER)
    account.user.cancel(series)
    second = calendar(account).changes_since(first.cursor, NOVEMBER)
    assert (second.changed, second.removed) == ((), (first.changed[0].href,))


def test_series_that_is_cut_in_two_is_told_as_two(google_stub: GoogleStub) -> None:
    account = google_stub.account()
    series = weekly(account.user)
    first = calendar(account).changes_since(None, NOVEMBER)
    account.user.change(series, recurrence=["RRULE:FREQ=WEEKLY;UNTIL=20261115T225959Z"])
    account.user.event(summary="Standup", **times("11-18"), recurrence=["RRULE:FREQ=WEEKLY;COUNT=2"])
    second = calendar(account).changes_since(first.cursor, NOVEMBER)
    assert [[one.start.day for one in told.occurrences] for told in second.changed] == [[2, 9], [18, 25]]


def test_series_keeps_its_hour_when_the_clocks_change(google_stub: GoogleStub) -> None:
    account = google_stub.account()
    account.user.event(**times("10-22"), recurrence=["RRULE:FREQ=WEEKLY;COUNT=2"])
    (told,) = calendar(account).changes_since(None, NOVEMBER).changed
    assert [(one.start.day, one.start.hour, one.id.recurrence_id) for one in told.occurrences] == [
        (22, 8, "20261022T080000Z"),
        (29, 9, "20261029T090000Z"),
    ]


# people


def stored(account: TestAccount, name: str) -> list[StoredOccurrence]:
    change = calendar(account).changes_since(None, NOVEMBER)
    source = Source(f"{name}/calendars/0")
    return [
        StoredOccurrence(source=source, account=AccountName(name), recurring=told.recurring, occurrence=one)
        for told in change.changed
        for one in told.occurrences
    ]


def test_event_that_two_accounts_were_invited_to_is_one_meeting_an_instance(google_stub: GoogleStub) -> None:
    work, home = google_stub.account("ada@example.org"), google_stub.account("ada@example.net")
    kim = google_stub.account("kim@acme.example")
    kim.user.event(
        summary="Roadmap",
        **times("11-03"),
        recurrence=["RRULE:FREQ=WEEKLY;COUNT=2"],
        attendees=guests("ada@example.org", "ada@example.net"),
    )
    groups, _ = same_meetings([*stored(work, "work"), *stored(home, "home")], lambda _: {}, ADA)
    assert sorted(len(one) for one in groups.values()) == [2, 2]


def test_answer_of_a_guest_is_told(google_stub: GoogleStub) -> None:
    account, kim = google_stub.account(), google_stub.account("kim@acme.example")
    name = account.user.event(
        summary="Lunch", **times("11-10"), attendees=[{"email": "kim@acme.example", "responseStatus": "needsAction"}]
    )
    cursor = calendar(account).changes_since(None, NOVEMBER).cursor
    kim.user.change(name, attendees=[{"email": "kim@acme.example", "responseStatus": "declined"}])
    (told,) = calendar(account).changes_since(cursor, NOVEMBER).changed
    assert [one.partstat for one in told.occurrences[0].event.attendees] == [PartStat.DECLINED]


def test_meeting_that_its_host_calls_off_is_gone(google_stub: GoogleStub) -> None:
    account, kim = google_stub.account(), google_stub.account("kim@acme.example")
    name = kim.user.event(summary="Lunch", **times("11-10"), attendees=guests("ada@example.org"))
    first = calendar(account).changes_since(None, NOVEMBER)
    kim.user.cancel(name)
    assert calendar(account).changes_since(first.cursor, NOVEMBER).removed == (first.changed[0].href,)


def test_guests_who_are_hidden_from_each_other_are_said_to_be(google_stub: GoogleStub) -> None:
    account, kim = google_stub.account(), google_stub.account("kim@acme.example")
    kim.user.event(
        summary="Webinar",
        **times("11-10"),
        guestsCanSeeOtherGuests=False,
        attendees=guests("ada@example.org", "sam@beta.example"),
    )
    assert [one.occurrence.event.guests_hidden for one in stored(account, "work")] == [True]
    assert [one.occurrence.event.guests_hidden for one in stored(kim, "kim")] == [False]


def test_colleagues_calendar_is_read_and_private_events_in_it_stay_so(google_stub: GoogleStub) -> None:
    account, bo = google_stub.account(), google_stub.account("bo@example.org")
    bo.user.event(summary="Open", **times("11-10"), attendees=guests("kim@acme.example", "bo@example.org"))
    bo.user.event(summary="Closed", visibility="private", **times("11-11"))
    google_stub.calendars.agendas["bo@example.org"].roles["ada@example.org"] = "reader"
    change = calendar(account, "bo@example.org").changes_since(None, NOVEMBER)
    told = [one.occurrences[0].event for one in change.changed]
    assert [(one.title, one.private) for one in told] == [("Open", False), ("", True)]
    assert {one.address for one in told[0].attendees} == {"kim@acme.example", "bo@example.org"}


def test_out_of_office_is_an_absence_and_focus_time_is_nothing(google_stub: GoogleStub) -> None:
    account = google_stub.account()
    account.user.event(summary="Wedding of Kim", eventType="outOfOffice", **times("11-10"))
    account.user.event(summary="Focus on Kim", eventType="focusTime", **times("11-11"))
    told = stored(account, "work")
    assert [one.occurrence.event.title for one in told] == ["Out of office"]
    assert [one.start.day for one in away(told, ADA)] == [10]
