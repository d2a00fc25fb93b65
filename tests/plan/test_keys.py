"""Keys are kept in ledgers and in mailboxes: they must be the same for ever."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from book import Book, steady
from scenario import told
from terms import KEY, address, at, person

from followupd.domain.decision import Purpose
from followupd.domain.draft import DraftState
from followupd.domain.event import OccurrenceId
from followupd.domain.ids import Address, Key
from followupd.domain.record import replace
from followupd.plan.keys import check_in_key, follow_up_key, nudge_key, promise_key
from followupd.plan.planner import plan

SECRET = b"s" * 32
KIM = Address("kim@acme.example")


def test_keys_are_what_they_have_always_been() -> None:
    single = follow_up_key(SECRET, OccurrenceId(uid="lunch@example.org"), KIM, "follow-up")
    group = follow_up_key(SECRET, OccurrenceId(uid="\u00e4", recurrence_id="20261103T090000Z"), None, "follow-up")
    assert single == "a3f66a292f39855346f654c15360bb49"
    assert group == "f4a7e925afd2d4540d7689bd58653f1b"


def test_parts_do_not_run_into_each_other() -> None:
    one = follow_up_key(SECRET, OccurrenceId(uid="ab", recurrence_id="c"), KIM, "follow-up")
    other = follow_up_key(SECRET, OccurrenceId(uid="a", recurrence_id="bc"), KIM, "follow-up")
    assert one != other


READ, SENT = "kim@bücher.example", "kim@xn--bcher-kva.example"


def kims() -> Book:
    """Kim, met in August, as versions knew them that kept an address as it was read."""
    book = Book(due=[READ]).known(READ, met_before=1).is_so(READ, last_contact="3 Aug 09:00")
    return book.promised("p1", "3 Aug 09:00", "4 Nov", who=READ).sent("3 Nov 15:00", READ)


@pytest.mark.parametrize(
    ("key", "purpose", "reasons"),
    [
        (lambda _: check_in_key(KEY, address(READ), 1), Purpose.CHECK_IN, []),
        (lambda book: nudge_key(KEY, address(READ), book.roots["lunch"].key, 1), Purpose.NUDGE, ["deleted_by_user"]),
        (lambda _: promise_key(KEY, address(READ), "p1"), Purpose.PROMISE, ["deleted_by_user"]),
    ],
    ids=["check-in", "nudge", "promise"],
)
def test_what_the_user_deleted_under_the_key_of_the_other_spelling_does_not_come_again(
    key: Callable[[Book], Key], purpose: Purpose, reasons: list[str]
) -> None:
    book = kims()
    book.errand(key(book), purpose, DraftState.DELETED, "9 Nov 09:00", "9 Nov 10:00", who=READ)
    now = at("16 Nov 09:00")
    history = book.history(now)
    kim = history.people[address(READ)]
    drafts = tuple(replace(one, people=(address(SENT),)) for one in kim.drafts)
    kim = replace(kim, person=person(SENT), drafts=drafts)
    made = plan(replace(history, people={address(SENT): kim}, due=(address(SENT),)), steady(), now, KEY)
    assert [told(one) for one in made.decisions if one.purpose is purpose] == reasons
