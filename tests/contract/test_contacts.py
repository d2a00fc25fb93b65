"""The contract of ContactSource: names and addresses as the user wrote them, what changed, and what is gone."""

from __future__ import annotations

from dataclasses import dataclass
from functools import reduce

import pytest
from google_account import TestAccount
from google_servers import GoogleServer
from google_sign_in import signed_in
from google_stub import GoogleStub

from followupd.domain.contact import ContactCard
from followupd.domain.ids import Cursor, Ref, Source
from followupd.errors import CursorExpired, Unavailable
from followupd.ports.contacts import ContactChanges, ContactSource
from followupd.providers.contacts.google import GoogleContacts

CONTACTS = "https://www.googleapis.com/auth/contacts.readonly"


@dataclass
class Book:
    """An address book, and its owner's hands. `keeps_place`: its cursors tell what changed since."""

    account: TestAccount
    keeps_place: bool
    away: bool = False

    def source(self) -> ContactSource:
        nowhere = dict.fromkeys(self.account.roots, "http://127.0.0.1:9/")
        return GoogleContacts(Source("work/contacts"), signed_in(self.account, roots=nowhere if self.away else None))


@pytest.fixture(params=["stub", "myworld"])
def book(request: pytest.FixtureRequest) -> Book:
    server: GoogleServer = request.getfixturevalue(f"google_{request.param}")
    account = server.account()
    if isinstance(server, GoogleStub):
        server.grant(account.address, (*account.scopes, CONTACTS))
    return Book(account, keeps_place=request.param == "stub")


def known(*told: ContactChanges) -> dict[Ref, ContactCard]:
    """What is known after some changes, as whoever takes them in would say."""

    def after(before: dict[Ref, ContactCard], change: ContactChanges) -> dict[Ref, ContactCard]:
        kept = {} if change.is_snapshot else {ref: card for ref, card in before.items() if ref not in change.removed}
        return kept | {card.ref: card for card in change.changed}

    return reduce(after, told, {})


def test_a_card_is_told_with_its_names_and_addresses_the_preferred_one_first(book: Book) -> None:
    card = book.account.user.card("Kim", "Lee", "Kim@acme.example", "kim@home.example")
    told = book.source().changes_since(None)
    assert told.is_snapshot
    assert told.changed == (
        ContactCard(
            ref=Ref(card),
            addresses=("kim@acme.example", "kim@home.example"),
            name="Kim Lee",
            given="Kim",
            family="Lee",
        ),
    )


def test_nothing_changed_tells_nothing_new_and_removes_nothing(book: Book) -> None:
    book.account.user.card("Kim", "Lee", "kim@acme.example")
    first = book.source().changes_since(None)
    second = book.source().changes_since(first.cursor)
    assert known(first, second) == known(first)
    assert second.removed == ()
    assert not (book.keeps_place and second.changed)


def test_what_is_new_changed_or_gone_is_told(book: Book) -> None:
    user = book.account.user
    kim, lee, gone = (user.card(one, "Example", f"{one.lower()}@acme.example") for one in ("Kim", "Lee", "Roe"))
    first = book.source().changes_since(None)
    user.rewrite_card(kim, "Kimberly", "Example", "kim@acme.example", "kim@home.example")
    user.discard_card(gone)
    new = user.card("Ann", "Example", "ann@acme.example")
    told = known(first, book.source().changes_since(first.cursor))
    assert told.keys() == {kim, lee, new}
    assert told[Ref(kim)].given == "Kimberly"
    assert told[Ref(kim)].addresses == ("kim@acme.example", "kim@home.example")


def test_a_card_without_an_address_is_none(book: Book) -> None:
    user = book.account.user
    user.card("Plumber", "")
    kim = user.card("Kim", "Lee", "kim@acme.example")
    first = book.source().changes_since(None)
    assert known(first).keys() == {kim}
    user.rewrite_card(kim, "Kim", "Lee")
    assert known(first, book.source().changes_since(first.cursor)) == {}


def test_an_empty_book_is_empty(book: Book) -> None:
    first = book.source().changes_since(None)
    assert first.changed == ()
    assert known(first, book.source().changes_since(first.cursor)) == {}


def test_a_cursor_of_something_else_has_expired(book: Book) -> None:
    for strange in ("", "{}", "[]", '{"gmail": 1}', "null"):
        with pytest.raises(CursorExpired):
            book.source().changes_since(Cursor(strange))


def test_a_book_that_is_away_is_unavailable(book: Book) -> None:
    book.away = True
    with pytest.raises(Unavailable):
        book.source().changes_since(None)
