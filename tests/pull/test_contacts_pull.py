"""Address books: read once a day, and one person made of a card's addresses only where nobody else may have them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from followupd.domain.contact import ContactCard
from followupd.domain.fact import Fact, FactKind
from followupd.domain.ids import AccountName, Address, Cursor, Ref, Source
from followupd.domain.policy import Me
from followupd.errors import CursorExpired, ProviderError, Unavailable
from followupd.ports.contacts import ContactChanges
from followupd.pull.contacts import EVERY, join_addresses, pull_contacts
from followupd.store import open_memory
from followupd.store.sql_store import SqlStore

WORK, NOON = AccountName("work"), datetime(2026, 11, 3, 12, tzinfo=UTC)
ADA, KIM, HOME, LEE = (
    Address(one) for one in ("ada@example.org", "kim@acme.example", "kim@home.example", "lee@acme.example")
)
FAMILY = Address("family@home.example")
ME = Me(name="Ada", addresses=(ADA,), patterns=("*@ada.example",), timezone=ZoneInfo("UTC"))


def card(ref: str, *addresses: Address, name: str = "Kim Lee") -> ContactCard:
    return ContactCard(ref=Ref(ref), addresses=addresses, name=name)


@dataclass
class Book:
    """An address book in a list; `trouble` is raised once for each time it is asked."""

    cards: list[ContactCard] = field(default_factory=list)
    trouble: list[ProviderError] = field(default_factory=list)
    asked: list[Cursor | None] = field(default_factory=list)

    @property
    def source(self) -> Source:
        return Source("work/contacts")

    def changes_since(self, cursor: Cursor | None) -> ContactChanges:
        self.asked.append(cursor)
        if self.trouble:
            raise self.trouble.pop(0)
        return ContactChanges(changed=tuple(self.cards), removed=(), is_snapshot=cursor is None, cursor=Cursor("1"))


@pytest.fixture
def store() -> Iterator[SqlStore]:
    made = open_memory()
    yield made
    made.close()


def met(store: SqlStore, *people: Address) -> None:
    for one in people:
        store.add_fact(Fact(kind=FactKind.MET, at=NOON, person=one))


def persons(store: SqlStore, *cards: ContactCard) -> dict[Address, Address]:
    """Whom each address leads to, once these cards were read and asked."""
    assert pull_contacts(Book([*cards]), store, WORK, ME, NOON).error is None
    join_addresses(store)
    everybody = {address for one in cards for address in one.addresses}
    return {address: person.address for address, person in store.persons(everybody).items()}


# reading
def test_it_is_read_once_a_day_and_goes_on_from_its_cursor(store: SqlStore) -> None:
    book = Book([card("1", KIM)])
    for hours in (0, 1, 23, 24, 25):
        pull_contacts(book, store, WORK, ME, NOON + timedelta(hours=hours))
    assert book.asked == [None, "1"]
    assert timedelta(days=1) == EVERY


def test_after_a_failure_it_is_read_again_at_once_and_what_is_known_stays(store: SqlStore) -> None:
    book = Book([card("1", KIM)])
    pull_contacts(book, store, WORK, ME, NOON)
    book.trouble = [Unavailable(WORK, "pull", "it is away")]
    failed = pull_contacts(book, store, WORK, ME, NOON + EVERY)
    assert failed.error is not None
    assert store.source_state(book.source, WORK).problem == "it is away"
    assert store.contacts_with([KIM]) == (card("1", KIM),)
    assert pull_contacts(book, store, WORK, ME, NOON + EVERY + timedelta(minutes=5)).error is None
    assert store.source_state(book.source, WORK).problem is None


def test_a_cursor_that_expired_is_answered_by_reading_all(store: SqlStore) -> None:
    book = Book([card("1", KIM)])
    pull_contacts(book, store, WORK, ME, NOON)
    book.cards, book.trouble = [card("2", LEE)], [CursorExpired(WORK, "pull", "too old")]
    assert pull_contacts(book, store, WORK, ME, NOON + EVERY).error is None
    assert book.asked == [None, "1", None]
    assert store.contacts_with([KIM, LEE]) == (card("2", LEE),)


@pytest.mark.parametrize("mine", [ADA, Address("any@ada.example"), Address("ada+x@example.org")])
def test_a_card_with_an_address_of_mine_is_left_out(store: SqlStore, mine: Address) -> None:
    book = Book([card("1", KIM, HOME)])
    pull_contacts(book, store, WORK, ME, NOON)
    book.cards = [card("1", KIM, mine)]
    pull_contacts(book, store, WORK, ME, NOON + EVERY)
    assert store.contacts_with([KIM, HOME, mine]) == ()


# joining
def test_the_addresses_of_a_card_are_one_person_under_the_one_that_was_met(store: SqlStore) -> None:
    met(store, KIM)
    assert persons(store, card("1", HOME, KIM)) == {KIM: KIM, HOME: KIM}
    assert store.people() == (KIM,)


def test_of_two_that_were_met_the_preferred_one_stands_for_both(store: SqlStore) -> None:
    met(store, KIM, HOME)
    assert persons(store, card("1", HOME, KIM)) == {KIM: HOME, HOME: HOME}


def test_nobody_who_was_not_met_is_joined_or_becomes_anybody(store: SqlStore) -> None:
    met(store, LEE)
    assert persons(store, card("1", KIM, HOME)) == {KIM: KIM, HOME: HOME}
    assert store.people() == (LEE,)


def test_a_card_is_heard_when_one_of_its_addresses_is_met_later(store: SqlStore) -> None:
    persons(store, card("1", KIM, HOME))
    met(store, HOME)
    assert join_addresses(store) == 1
    assert store.persons([KIM])[KIM].address == HOME


def test_an_address_that_two_cards_share_joins_nobody_not_even_the_others(store: SqlStore) -> None:
    met(store, KIM)
    work = Address("kim.lee@work.example")
    cards = card("1", KIM, work, FAMILY), card("2", LEE, FAMILY, name="Ann Lee")
    assert len(set(persons(store, *cards).values())) == 4


def test_the_same_person_on_two_cards_is_one(store: SqlStore) -> None:
    met(store, KIM)
    assert set(persons(store, card("1", KIM, HOME), card("2", HOME)).values()) == {KIM}


def test_who_is_known_by_another_name_is_not_joined(store: SqlStore) -> None:
    met(store, KIM)
    store.add_fact(Fact(kind=FactKind.NAME, at=NOON, person=HOME, text="Anna Schmidt"))
    assert persons(store, card("1", KIM, HOME)) == {KIM: KIM, HOME: HOME}


def test_the_address_of_a_desk_joins_nobody(store: SqlStore) -> None:
    info = Address("info@acme.example")
    met(store, KIM)
    assert persons(store, card("1", KIM, info)) == {KIM: KIM, info: info}


def test_what_the_user_merged_otherwise_stays(store: SqlStore) -> None:
    met(store, KIM, LEE)
    store.merge(LEE, HOME)
    assert persons(store, card("1", KIM, HOME)) == {KIM: KIM, HOME: LEE}


def test_whom_the_user_split_again_stay_apart(store: SqlStore) -> None:
    met(store, KIM)
    persons(store, card("1", KIM, HOME))
    store.split(HOME)
    assert persons(store, card("1", KIM, HOME, name="Kim A. Lee")) == {KIM: KIM, HOME: HOME}


def test_who_was_forgotten_is_not_joined(store: SqlStore) -> None:
    met(store, KIM)
    persons(store, card("1", KIM, HOME))
    store.forget(KIM)
    met(store, LEE)
    assert pull_contacts(Book([card("1", KIM, HOME, LEE)]), store, WORK, ME, NOON + EVERY).error is None
    assert join_addresses(store) == 0
    assert store.contacts_with([KIM, HOME, LEE]) == ()
