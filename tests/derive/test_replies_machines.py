"""What machines answer, and what comes back: no sign of life, and no reply."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from letterbox import (
    D1,
    D_GROUP,
    JO,
    KIM,
    KIM_HOME,
    SAM,
    Given,
    Met,
    Resumed,
    auto,
    bounce,
    machine,
    row,
    seen,
    stand,
    wrote,
)

from followupd.domain.judgement import Kind
from followupd.domain.person import Person

MACHINES = [
    row("an auto-reply until a day", [*D1, auto("11-04", until="12-10")], "auto_replied", away="12-10"),
    row("an auto-reply whose day has come", [*D1, auto("11-04", until="11-20")], "auto_replied"),
    row("an auto-reply without a day", [*D1, auto("11-04")], "auto_replied"),
    row(
        "an auto-reply with a day that cannot be relied on",
        [*D1, auto("11-04", ask_user=True)],
        "auto_replied",
        away="ask",
    ),
    row(
        "of two auto-replies the later counts",
        [*D1, auto("11-04", until="12-10"), auto("11-10", until="12-05")],
        "auto_replied",
        away="12-05",
    ),
    row(
        "a later auto-reply that is over ends an earlier one",
        [*D1, auto("11-04", until="12-10"), auto("11-10", until="11-20")],
        "auto_replied",
    ),
    row(
        "an auto-reply that says nothing of a day leaves what was said",
        [*D1, auto("11-04", until="12-10"), auto("11-10")],
        "auto_replied",
        away="12-10",
    ),
    row(
        "they wrote after their auto-reply",
        [*D1, auto("11-04", until="12-10"), wrote("11-06")],
        "replied",
        answers=["d1"],
    ),
    row(
        "they wrote before their auto-reply",
        [*D1, wrote("11-06"), auto("11-07", until="12-10")],
        "auto_replied",
        answers=["d1"],
        away="12-10",
    ),
    row(
        "an assistant's mail does not bring them back",
        [*D1, auto("11-04", until="12-10"), wrote("11-06", SAM, thread="d1")],
        "replied",
        answers=["d1"],
        away="12-10",
    ),
    row("resumed by the user", [*D1, auto("11-04", ask_user=True), Resumed("11-05")], "auto_replied"),
    row(
        "resumed before the auto-reply",
        [*D1, auto("11-04", ask_user=True), Resumed("11-03")],
        "auto_replied",
        away="ask",
    ),
    row("met after an auto-reply without a day", [*D1, auto("11-04", ask_user=True), Met("11-10")], "none"),
    row(
        "the mailbox answers under an alias what went to them alone",
        [*D1, auto("11-04", JO, until="12-10", about="ours-d1", thread="d1")],
        "auto_replied",
        away="12-10",
    ),
    row(
        "the mailbox answers under an alias, and names the message in its headers",
        [*D1, auto("11-04", JO, until="12-10", answers="ours-d1", thread="d1")],
        "auto_replied",
        away="12-10",
    ),
    row(
        "in a group the auto-reply of another is not theirs",
        [*D_GROUP, auto("11-04", JO, until="12-10", thread="d1", answers="ours-d1")],
        "awaiting",
    ),
    row("automatic mail that was not read is no reply", [*D1, wrote("11-05", automatic=True)], "awaiting"),
    row("list mail of theirs is no reply", [*D1, machine(Kind.LIST, "11-05")], "awaiting"),
    row("bulk mail that was not read is no reply", [*D1, wrote("11-05", bulk=True)], "awaiting"),
    row("a notification is no reply", [*D1, machine(Kind.NOTIFICATION, "11-05")], "awaiting"),
    row(
        "has left, and names a successor",
        [*D1, auto("11-04", gone=True, successor=SAM)],
        "bounced",
        bounced=True,
        successor=SAM,
    ),
    row(
        "has left, says an alias that answers what went to them alone",
        [*D1, auto("11-04", JO, gone=True, about="ours-d1", thread="d1")],
        "bounced",
        bounced=True,
    ),
    row("has left another of their addresses", [*D1, auto("11-04", KIM_HOME, gone=True)], "auto_replied"),
    row(
        "had left, and writes from there again",
        [*D1, auto("11-04", gone=True, successor=SAM), wrote("11-06")],
        "replied",
        answers=["d1"],
    ),
]
BOUNCES = [
    row("for good", [*D1, bounce("11-03 12:01", KIM)], "bounced", bounced=True),
    row("for now", [*D1, bounce("11-03 12:01", KIM, permanent=False)], "awaiting"),
    row("of another in the group", [*D_GROUP, bounce("11-03 12:01", JO, about="ours-d1", thread="d1")], "awaiting"),
    row("of them in the group", [*D_GROUP, bounce("11-03 12:01", KIM, thread="d1")], "bounced", bounced=True),
    row(
        "for now of them, for good of the other",
        [*D_GROUP, bounce("11-03 12:01", JO), bounce("11-03 12:02", KIM, permanent=False)],
        "awaiting",
    ),
    row("of an address that no draft goes to", [*D1, bounce("11-03 12:01", KIM_HOME)], "awaiting"),
    row("of both addresses", [*D1, bounce("11-03 12:01", KIM, KIM_HOME)], "bounced", bounced=True),
    row("they wrote from there since", [*D1, bounce("11-03 12:01", KIM), wrote("11-06")], "replied", answers=["d1"]),
    row(
        "they wrote from elsewhere since",
        [*D1, bounce("11-03 12:01", KIM), wrote("11-06", KIM_HOME)],
        "bounced",
        answers=["d1"],
        bounced=True,
    ),
    row(
        "they had written from there before", [wrote("11-01"), *D1, bounce("11-03 12:01", KIM)], "bounced", bounced=True
    ),
    row("only their mailbox answered since", [*D1, bounce("11-03 12:01", KIM), auto("11-06")], "bounced", bounced=True),
    row(
        "a mailbox that says it is no longer used",
        [*D1, machine(Kind.BOUNCE, "11-04", KIM, successor=KIM_HOME)],
        "bounced",
        bounced=True,
    ),
    row(
        "a report that names nobody says nothing for certain",
        [*D1, bounce("11-04", about="ours-d1", thread="d1")],
        "awaiting",
    ),
    row("a delay is no bounce", [*D1, machine(Kind.NOTIFICATION, "11-03 16:00", about="ours-d1")], "awaiting"),
    row("of tomorrow", [*D1, bounce("12-02", KIM)], "awaiting"),
]


@pytest.mark.parametrize(("given", "now", "expected"), [*MACHINES, *BOUNCES])
def test_what_machines_say(given: Sequence[Given], now: str, expected: dict[str, object]) -> None:
    assert seen(stand(given, now)) == expected


def test_merged_person_is_dead_where_drafts_go_to_the_dead_address() -> None:
    home = Person(address=KIM_HOME, addresses=(KIM, KIM_HOME))
    given = [*D1, bounce("11-04", KIM)]
    assert stand(given).bounced is not None
    assert stand(given, person=home).bounced is None
