"""From which address a letter comes."""

from __future__ import annotations

from zoneinfo import ZoneInfo

from hypothesis import given
from hypothesis import strategies as st

from followupd.derive.addresses import is_mine
from followupd.derive.senders import sender_of
from followupd.domain.ids import Address
from followupd.domain.message import Sender
from followupd.domain.policy import Me

WORK, HOME, CLUB = Address("ada@example.org"), Address("ada@example.net"), Address("chair@ada.example")
STRANGE = Address("old@sample.example")
ME = Me(name="Ada Example", addresses=(WORK, HOME), patterns=("*@ada.example",), timezone=ZoneInfo("UTC"))


def senders(*addresses: Address, default: Address = WORK) -> tuple[Sender, ...]:
    return tuple(Sender(address=one, is_default=one == default) for one in addresses)


def test_the_address_that_they_know_is_taken_where_it_can_be_sent_from() -> None:
    assert sender_of([HOME], ME, senders(WORK, HOME)).address == HOME


def test_a_glob_of_the_config_is_enough_where_the_mailbox_sends_from_it() -> None:
    assert sender_of([CLUB], ME, senders(WORK, CLUB)).address == CLUB


def test_what_the_mailbox_would_rewrite_is_not_taken() -> None:
    assert sender_of([HOME], ME, senders(WORK, CLUB, default=CLUB)).address == CLUB


def test_what_is_not_the_user_s_by_the_config_is_not_taken() -> None:
    assert sender_of([STRANGE], ME, senders(WORK, STRANGE)).address == WORK


def test_the_first_wish_that_can_be_met_counts() -> None:
    assert sender_of([STRANGE, CLUB, HOME], ME, senders(WORK, HOME)).address == HOME


def test_a_default_that_is_a_stranger_stands_back_for_an_address_of_the_config() -> None:
    assert sender_of([], ME, senders(STRANGE, HOME, default=STRANGE)).address == HOME


def test_where_no_sender_is_in_the_config_it_is_the_default() -> None:
    assert sender_of([WORK], ME, senders(Address("x@sample.example"), STRANGE, default=STRANGE)).address == STRANGE


def test_an_address_as_gmail_reads_it_is_that_of_the_config() -> None:
    me = Me(name="Ada", addresses=(Address("ada.example@gmail.com"),), timezone=ZoneInfo("UTC"))
    told = senders(Address("adaexample@gmail.com"), Address("shop@gmail.com"), default=Address("shop@gmail.com"))
    assert sender_of([Address("ada.example@gmail.com")], me, told).address == "adaexample@gmail.com"


def test_a_mailbox_that_does_not_say_sends_from_what_the_config_writes_out() -> None:
    assert sender_of([HOME], ME, None).address == HOME
    assert sender_of([CLUB], ME, None).address == WORK
    assert sender_of([], ME, None).address == WORK


ADDRESSES = st.sampled_from([WORK, HOME, CLUB, STRANGE])


@given(st.lists(ADDRESSES, max_size=4), st.lists(ADDRESSES, min_size=1, max_size=4, unique=True), st.data())
def test_it_is_always_one_that_the_mailbox_sends_from_and_the_user_s_where_one_is(
    wished: list[Address], able: list[Address], data: st.DataObject
) -> None:
    found = sender_of(wished, ME, senders(*able, default=data.draw(st.sampled_from(able)))).address
    assert found in able
    assert is_mine(found, ME) or not any(is_mine(one, ME) for one in able)
