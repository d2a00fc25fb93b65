"""The contacts at Google: pages, tokens and their end, faults, permissions, and what a strange answer is worth."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

import pytest
from google_account import TestAccount
from google_sign_in import signed_in
from google_stub import Close, Garbage, GoogleStub, Html, Status, Truncate
from stub_answers import Answer
from stub_oauth import SCOPES

from followupd.domain.ids import Ref, Source
from followupd.errors import AuthRequired, CursorExpired, ProviderError, Throttled, Unavailable
from followupd.providers.contacts.google import GoogleContacts
from followupd.providers.google_allowed import GOOGLE_ROOTS, NotAllowed, check
from followupd.providers.google_auth import GoogleAccount
from followupd.providers.google_errors import Blocked
from followupd.providers.google_units import cost_of

LIST = "people.people.connections.list"
CONTACTS = "https://www.googleapis.com/auth/contacts.readonly"
NOW = datetime(2026, 11, 20, 9, tzinfo=UTC)


class Desk:
    def __init__(self, stub: GoogleStub) -> None:
        stub.clock.freeze(NOW)
        self.stub = stub
        self.account: TestAccount = stub.account("ada@example.org")
        stub.grant(self.account.address, (*SCOPES, CONTACTS))
        self.google: GoogleAccount = signed_in(
            self.account, clock=lambda: stub.clock.now, monotonic=stub.clock.monotonic
        )
        self.contacts = GoogleContacts(Source("work/contacts"), self.google)

    def put(self, name: str, **fields: Any) -> None:
        """A card as Google holds it, whatever it is."""
        self.stub.people.book(self.account.address).put(name, fields)


@pytest.fixture
def desk(google_stub: GoogleStub) -> Desk:
    return Desk(google_stub)


def test_a_large_book_is_told_by_pages(desk: Desk) -> None:
    for number in range(2_300):
        desk.put(f"people/c{number}", emailAddresses=[{"value": f"p{number}@acme.example"}])
    told = desk.contacts.changes_since(None)
    assert len(told.changed) == 2_300
    assert desk.stub.count(LIST) == 3
    assert desk.google.units == {LIST: 3}


def test_what_changed_is_one_request_of_one_unit(desk: Desk) -> None:
    first = desk.contacts.changes_since(None)
    desk.account.user.card("Kim", "Lee", "kim@acme.example")
    desk.stub.requests.clear()
    told = desk.contacts.changes_since(first.cursor)
    assert [card.name for card in told.changed] == ["Kim Lee"]
    assert (told.is_snapshot, desk.stub.count(), cost_of(LIST)) == (False, 1, 1)


def test_a_token_of_long_ago_has_expired_and_all_is_told_again(desk: Desk) -> None:
    desk.account.user.card("Kim", "Lee", "kim@acme.example")
    first = desk.contacts.changes_since(None)
    desk.stub.forget_contacts(desk.account.address)
    with pytest.raises(CursorExpired):
        desk.contacts.changes_since(first.cursor)
    assert desk.contacts.changes_since(None).changed == first.changed


@pytest.mark.parametrize("status", [400, 410])
def test_both_ways_to_refuse_a_token_are_understood(desk: Desk, status: int) -> None:
    first = desk.contacts.changes_since(None)
    desk.stub.fail(LIST, Status(status))
    with pytest.raises(CursorExpired):
        desk.contacts.changes_since(first.cursor)


def test_a_failure_on_the_second_page_gives_no_cursor(desk: Desk) -> None:
    for number in range(1_200):
        desk.put(f"people/c{number}", emailAddresses=[{"value": f"p{number}@acme.example"}])
    desk.stub.fail(LIST, Status(503), skip=1, times=3)
    with pytest.raises(Unavailable):
        desk.contacts.changes_since(None)


@pytest.mark.parametrize("fault", [Close(), Garbage(), Html(), Truncate(), Status(500), Status(503)])
def test_a_stumble_is_got_over_and_no_more_than_three(desk: Desk, fault: Any) -> None:
    desk.account.user.card("Kim", "Lee", "kim@acme.example")
    desk.stub.fail(LIST, fault)
    assert len(desk.contacts.changes_since(None).changed) == 1
    desk.stub.fail(LIST, fault, times=3)
    with pytest.raises(Unavailable):
        desk.contacts.changes_since(None)


@pytest.mark.parametrize(
    ("fault", "error"),
    [
        (Status(429, retry_after="30"), Throttled),
        (Status(403, "rateLimitExceeded"), Throttled),
        (Status(403, "domainPolicy"), Blocked),
        (Status(400), ProviderError),
    ],
)
def test_a_no_is_told_for_what_it_is(desk: Desk, fault: Status, error: type[ProviderError]) -> None:
    desk.stub.fail(LIST, fault)
    with pytest.raises(error):
        desk.contacts.changes_since(None)


def test_without_the_permission_it_is_asked_for(desk: Desk) -> None:
    desk.stub.grant(desk.account.address, SCOPES)
    with pytest.raises(AuthRequired, match="tick every box"):
        desk.contacts.changes_since(None)


def test_an_api_that_is_not_enabled_names_the_link(desk: Desk) -> None:
    desk.stub.disable("people")
    with pytest.raises(Blocked, match="https://console"):
        desk.contacts.changes_since(None)


def test_a_page_that_comes_again_and_again_is_left(desk: Desk) -> None:
    desk.stub._methods[LIST] = lambda call: Answer(200, {"nextPageToken": "p1"})
    with pytest.raises(Unavailable, match="again and again"):
        desk.contacts.changes_since(None)
    assert desk.stub.count(LIST) == 2


def test_what_others_say_of_themselves_is_not_taken(desk: Desk) -> None:
    profile, own = {"source": {"type": "PROFILE"}}, {"source": {"type": "CONTACT"}}
    desk.put(
        "people/c1",
        names=[
            {"displayName": "The Boss", "metadata": {**profile, "primary": True}},
            {"displayName": "Kim", "metadata": own},
        ],
        emailAddresses=[
            {"value": "boss@acme.example", "metadata": profile},
            {"value": "kim@acme.example", "metadata": own},
        ],
    )
    (card,) = desk.contacts.changes_since(None).changed
    assert (card.name, card.addresses) == ("Kim", ("kim@acme.example",))
    assert desk.stub.requests[-1].query["sources"] == ["READ_SOURCE_TYPE_CONTACT"]


def test_the_name_of_a_company_is_nobody_s(desk: Desk) -> None:
    desk.account.user.card("Acme", "", "kim@acme.example", company="ACME")
    (card,) = desk.contacts.changes_since(None).changed
    assert (card.name, card.given) == ("", "")


def test_a_card_that_was_joined_with_another_takes_its_place(desk: Desk) -> None:
    desk.put("people/c1", emailAddresses=[{"value": "kim@acme.example"}])
    desk.put("people/c2", emailAddresses=[{"value": "kim@home.example"}])
    first = desk.contacts.changes_since(None)
    desk.put(
        "people/c3",
        emailAddresses=[{"value": "kim@acme.example"}, {"value": "kim@home.example"}],
        metadata={"previousResourceNames": ["people/c1", "people/c2"]},
    )
    told = desk.contacts.changes_since(first.cursor)
    assert told.removed == ("people/c1", "people/c2")
    assert [card.ref for card in told.changed] == [Ref("people/c3")]


def test_what_is_marked_as_deleted_is_gone_whatever_else_is_told_of_it(desk: Desk) -> None:
    desk.put("people/c1", emailAddresses=[{"value": "kim@acme.example"}])
    first = desk.contacts.changes_since(None)
    desk.put("people/c1", emailAddresses=[{"value": "kim@acme.example"}], metadata={"deleted": True})
    told = desk.contacts.changes_since(first.cursor)
    assert (told.changed, told.removed) == ((), ("people/c1",))


def test_only_the_user_s_own_contacts_may_be_asked_for() -> None:
    people = GOOGLE_ROOTS["people"]
    check("GET", f"{people}v1/people/me/connections?pageSize=1", {}, None, GOOGLE_ROOTS)
    for method, path in (
        ("GET", "v1/people/c1"),
        ("GET", "v1/people/c1/connections"),
        ("GET", "v1/otherContacts"),
        ("GET", "v1/people:searchContacts"),
        ("POST", "v1/people:createContact"),
        ("PATCH", "v1/people/c1:updateContact"),
        ("DELETE", "v1/people/c1:deleteContact"),
    ):
        with pytest.raises(NotAllowed):
            check(method, people + path, {}, None, GOOGLE_ROOTS)
