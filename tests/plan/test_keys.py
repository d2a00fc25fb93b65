"""Keys are kept in ledgers and in mailboxes: they must be the same for ever."""

from __future__ import annotations

from followupd.domain.event import OccurrenceId
from followupd.domain.ids import Address
from followupd.plan.keys import follow_up_key

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
