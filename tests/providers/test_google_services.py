"""Google's APIs as the client library offers them, each part of one made once."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

import pytest

from followupd.providers.google_services import Api, built

ROOT = "http://127.0.0.1:1/"

PARTS: dict[str, tuple[Api, Callable[[Any], Any]]] = {
    "users": ("gmail", lambda api: api.users()),
    "drafts": ("gmail", lambda api: api.users().drafts()),
    "addresses to send from": ("gmail", lambda api: api.users().settings().sendAs()),
    "events": ("calendar", lambda api: api.events()),
    "contacts": ("people", lambda api: api.people().connections()),
    "subscriptions": ("pubsub", lambda api: api.projects().subscriptions()),
}


@pytest.mark.parametrize("part", PARTS)
def test_a_part_of_an_api_is_the_same_each_time(part: str) -> None:
    name, reach = PARTS[part]
    api = built(name, ROOT)
    assert reach(api) is reach(api)
    assert reach(api) is not reach(built(name, ROOT))


def test_requests_of_a_kept_part_know_nothing_of_each_other() -> None:
    drafts = built("gmail", ROOT).users().drafts()
    first = drafts.create(userId="me", body={"message": {"raw": "one"}})
    second = drafts.create(userId="me", body={"message": {"raw": "two"}})
    listed = drafts.list(userId="me", q="subject:x")
    plain = drafts.list(userId="me")
    assert [json.loads(one.body)["message"]["raw"] for one in (first, second)] == ["one", "two"]
    assert first.headers is not second.headers
    assert (first.method, listed.method) == ("POST", "GET")
    assert "q=" in listed.uri
    assert "q=" not in plain.uri


def test_what_was_listed_leads_to_the_next_page_by_a_kept_part_too() -> None:
    events = built("calendar", ROOT).events()
    request = events.list(calendarId="primary")
    following = events.list_next(request, {"nextPageToken": "more"})
    assert "pageToken=more" in following.uri
    assert "pageToken" not in request.uri
