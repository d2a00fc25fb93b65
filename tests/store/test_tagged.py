"""Addresses with a tag, or with Gmail's dots, are the person's whose mailbox they lead to."""

from __future__ import annotations

import pytest
from shelf import ADA, DAY, HOUR, KIM, NOON, Shelf, batch, change, mail, meeting, told

from followupd.domain.ids import Address

TAGGED = Address("kim+crm@acme.example")


def one_person(shelf: Shelf, *people: str) -> bool:
    found = shelf.store.persons([Address(one) for one in people])
    return len({person.address for person in found.values()}) == 1


@pytest.mark.parametrize(
    ("first", "second", "same"),
    [
        ("kim@acme.example", "kim+crm@acme.example", True),
        ("kim+crm@acme.example", "kim@acme.example", True),
        ("kim+crm@acme.example", "kim+news@acme.example", True),
        ("kim.lee@gmail.com", "kimlee@googlemail.com", True),
        ("kimlee@gmail.com", "k.im.lee+crm@gmail.com", True),
        ("kim.lee@acme.example", "kimlee@acme.example", False),  # dots count but at Gmail
        ("kim@acme.example", "kim+crm@globex.example", False),
        ("events@acme.example", "events+kim@acme.example", False),  # a desk's tag may be anybody's
        ("incoming+4711@desk.example", "incoming+4712@desk.example", False),  # whoever writes through a tool
        ("x+4711@desk.example", "x+4712@desk.example", False),
        ("kim@acme.example", "kimberly+crm@acme.example", False),
    ],
)
@pytest.mark.parametrize("together", [True, False])
def test_a_tag_leads_to_the_mailbox_of_somebody_known(
    shelf: Shelf, first: str, second: str, same: bool, together: bool
) -> None:
    letters = [mail("1", NOON, Address(first), ADA), mail("2", NOON + HOUR, Address(second), ADA)]
    for several in [letters] if together else [[one] for one in letters]:
        shelf.post(batch(*several))
    assert one_person(shelf, first, second) is same


def test_drafts_go_on_to_the_address_by_which_they_were_known_first(shelf: Shelf) -> None:
    shelf.post(batch(mail("1", NOON, TAGGED, ADA)))
    shelf.post(batch(mail("2", NOON + HOUR, KIM, ADA)))
    assert shelf.store.persons([KIM])[KIM].address == TAGGED
    assert {one.message_id for one in shelf.store.messages_with([KIM, TAGGED], NOON, NOON + DAY)} == {"1", "2"}


def test_of_two_that_come_at_once_the_plain_one_stands_for_the_person(shelf: Shelf) -> None:
    shelf.post(batch(mail("1", NOON, TAGGED, ADA), mail("2", NOON + HOUR, KIM, ADA)))
    assert shelf.store.persons([TAGGED])[TAGGED].address == KIM


def test_who_is_met_under_a_tag_is_who_wrote_before(shelf: Shelf) -> None:
    shelf.post(batch(mail("1", NOON, KIM, ADA)))
    shelf.tell(change(told(meeting("m", NOON + DAY, TAGGED))))
    assert shelf.store.persons([TAGGED])[TAGGED].address == KIM


def test_addresses_that_stand_in_calendars_alone_are_left_apart(shelf: Shelf) -> None:
    """They may be the user's own."""
    shelf.tell(change(told(meeting("m", NOON + DAY, KIM, TAGGED))))
    assert not one_person(shelf, KIM, TAGGED)
    shelf.post(batch(mail("1", NOON, Address("kim+news@acme.example"), ADA)))
    assert one_person(shelf, KIM, "kim+news@acme.example")


@pytest.mark.parametrize("writer", [KIM, TAGGED])
def test_with_the_first_letter_those_of_a_calendar_are_one(shelf: Shelf, writer: Address) -> None:
    """Else a wish for no mail from one address would leave the other to be written to."""
    shelf.tell(change(told(meeting("m", NOON + DAY, KIM, TAGGED))))
    shelf.post(batch(mail("1", NOON, writer, ADA)))
    assert shelf.store.persons([TAGGED])[TAGGED].address == KIM


def test_who_was_split_before_a_first_letter_from_there_stays_so(shelf: Shelf) -> None:
    shelf.post(batch(mail("1", NOON, KIM, ADA)))
    shelf.tell(change(told(meeting("m", NOON + DAY, TAGGED))))
    assert shelf.store.split(TAGGED)
    shelf.post(batch(mail("2", NOON + HOUR, TAGGED, ADA)))
    assert not one_person(shelf, KIM, TAGGED)


def test_who_was_split_by_the_user_stays_so(shelf: Shelf) -> None:
    shelf.post(batch(mail("1", NOON, KIM, ADA), mail("2", NOON, TAGGED, ADA)))
    assert shelf.store.split(TAGGED)
    shelf.post(batch(mail("3", NOON + HOUR, TAGGED, ADA), mail("4", NOON + HOUR, KIM, ADA)))
    assert not one_person(shelf, KIM, TAGGED)


def test_who_was_merged_by_the_user_is_not_merged_elsewhere(shelf: Shelf) -> None:
    shelf.post(batch(mail("1", NOON, KIM, ADA), mail("2", NOON, Address("jo@acme.example"), ADA)))
    shelf.store.merge(Address("jo@acme.example"), TAGGED)
    shelf.post(batch(mail("3", NOON + HOUR, TAGGED, ADA)))
    assert not one_person(shelf, KIM, TAGGED)


def test_whoever_was_forgotten_is_not_remembered_by_a_tag(shelf: Shelf) -> None:
    shelf.post(batch(mail("1", NOON, KIM, ADA)))
    shelf.store.forget(KIM)
    shelf.tell(change(told(meeting("m", NOON + DAY, KIM, TAGGED))))
    shelf.post(batch(mail("2", NOON + HOUR, KIM, ADA), mail("3", NOON + HOUR, TAGGED, ADA)))
    assert not one_person(shelf, KIM, TAGGED)


@pytest.mark.parametrize(
    ("forgotten", "other", "gone"),
    [
        ("kim@acme.example", "kim+crm@acme.example", True),
        ("kim+crm@acme.example", "kim@acme.example", True),
        ("kim+crm@acme.example", "kim+news@acme.example", True),
        ("kim.lee@gmail.com", "kimlee@googlemail.com", True),
        ("kim@acme.example", "kimberly@acme.example", False),
        ("events+kim@acme.example", "events+lee@acme.example", False),
    ],
)
def test_whoever_was_forgotten_is_so_by_every_tag(shelf: Shelf, forgotten: str, other: str, gone: bool) -> None:
    shelf.post(batch(mail("1", NOON, Address(forgotten), ADA)))
    shelf.store.forget(Address(forgotten))
    shelf.post(batch(mail("2", NOON + HOUR, Address(other), ADA)))
    assert bool(shelf.store.messages_with([Address(other)], NOON, NOON + DAY)) is not gone


def test_who_was_split_from_somebody_forgotten_is_remembered(shelf: Shelf) -> None:
    shelf.post(batch(mail("1", NOON, KIM, ADA), mail("2", NOON, TAGGED, ADA)))
    assert shelf.store.split(TAGGED)
    shelf.store.forget(KIM)
    shelf.post(batch(mail("3", NOON + HOUR, TAGGED, ADA)))
    assert {one.message_id for one in shelf.store.messages_with([TAGGED], NOON, NOON + DAY)} == {"2", "3"}
