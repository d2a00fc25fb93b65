"""From which address a letter comes."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

from hypothesis import given
from hypothesis import strategies as st

from followupd.derive.addresses import is_mine
from followupd.derive.senders import sender_of, wished
from followupd.domain.decision import Act, Follows, Purpose
from followupd.domain.event import Attendee, Event, Occurrence, OccurrenceId
from followupd.domain.history import PersonHistory
from followupd.domain.ids import AccountName, Address, Key, MessageId
from followupd.domain.meeting import Meeting
from followupd.domain.message import Sender
from followupd.domain.person import Person
from followupd.domain.policy import Me

WORK, HOME, CLUB = Address("ada@example.org"), Address("ada@example.net"), Address("chair@ada.example")
STRANGE, KIM = Address("old@sample.example"), Address("kim@acme.example")
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


def met_with(*mine: Address) -> Meeting:
    start = datetime(2026, 11, 3, 9, tzinfo=UTC)
    event = Event(title="Talk", attendees=tuple(Attendee(address=one) for one in (KIM, *mine)))
    occurrence = Occurrence(id=OccurrenceId(uid="talk"), start=start, end=start + timedelta(hours=1), event=event)
    return Meeting(
        identity=occurrence.id, occurrence=occurrence, account=AccountName("work"), verdicts=(), topic="", shared=True
    )


def letter_to(follows: Follows | None = None) -> Act:
    return Act(
        key=Key("0" * 32),
        account=AccountName("work"),
        purpose=Purpose.FOLLOW_UP,
        people=(KIM,),
        meeting=None,
        rule=None,
        template="thanks",
        due=None,
        detail="",
        follows=follows,
    )


KNOWN = PersonHistory(
    person=Person(address=KIM, addresses=(KIM,)), met_as=(WORK, CLUB), wrote_as=Address("ada+x@example.org")
)


def test_after_a_meeting_it_is_the_address_that_was_invited_whatever_came_since() -> None:
    assert list(wished(letter_to(), met_with(HOME), [KNOWN], ME)) == [HOME, WORK, CLUB, "ada+x@example.org"]


def test_without_a_meeting_it_is_where_they_were_met_or_wrote_to_last_then_whence_i_wrote() -> None:
    assert list(wished(letter_to(), None, [KNOWN], ME)) == [WORK, CLUB, "ada+x@example.org"]


def test_a_conversation_goes_on_from_where_it_was_begun() -> None:
    follows = Follows(subject="Straws", references=(MessageId("1@example.org"),))
    assert next(wished(letter_to(follows), met_with(HOME), [KNOWN], ME)) == "ada+x@example.org"


ADDRESSES = st.sampled_from([WORK, HOME, CLUB, STRANGE])


@given(st.lists(ADDRESSES, max_size=4), st.lists(ADDRESSES, min_size=1, max_size=4, unique=True), st.data())
def test_it_is_always_one_that_the_mailbox_sends_from_and_the_user_s_where_one_is(
    wished: list[Address], able: list[Address], data: st.DataObject
) -> None:
    found = sender_of(wished, ME, senders(*able, default=data.draw(st.sampled_from(able)))).address
    assert found in able
    assert is_mine(found, ME) or not any(is_mine(one, ME) for one in able)
