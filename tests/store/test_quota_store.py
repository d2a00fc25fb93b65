"""What accounts used of their providers' quotas, added up over a day."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime, timedelta

from shelf import DAY, HOUR, NOON, WORK, Shelf

from followupd.domain.ids import AccountName
from followupd.ports.quota import Usage

MORNING = NOON - 4 * HOUR


def usage(
    by_method: Mapping[str, int],
    at: datetime = NOON,
    *,
    since: datetime = MORNING,
    quota: str = "mail",
    minute: int = 0,
) -> Usage:
    return Usage(
        quota=quota,
        since=since,
        until=since + DAY,
        at=at,
        by_method=by_method,
        last_minute=minute,
        a_minute=6_000,
    )


def test_what_is_used_in_a_day_adds_up_and_the_last_minute_does_not(shelf: Shelf) -> None:
    shelf.store.add_usage(WORK, [usage({"get": 20, "list": 5}, minute=25)])
    shelf.store.add_usage(WORK, [usage({"get": 40}, NOON + HOUR, minute=40), usage({"events": 1}, quota="calendar")])
    assert shelf.store.usage(WORK) == (
        usage({"events": 1}, quota="calendar"),
        usage({"get": 60, "list": 5}, NOON + HOUR, minute=40),
    )


def test_another_day_begins_anew_also_where_the_clock_was_set_back(shelf: Shelf) -> None:
    shelf.store.add_usage(WORK, [usage({"get": 20})])
    for days in (1, -1):
        other = usage({"get": 40}, NOON + timedelta(days=days), since=MORNING + timedelta(days=days))
        shelf.store.add_usage(WORK, [other])
        assert shelf.store.usage(WORK) == (other,)


def test_each_account_has_its_own(shelf: Shelf) -> None:
    shelf.store.add_usage(WORK, [usage({"get": 20})])
    assert shelf.store.usage(AccountName("home")) == ()
