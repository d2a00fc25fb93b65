"""What people ask for, and who owes whom a word."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from letterbox import (
    D1,
    KIM,
    KIM_HOME,
    SAM,
    SENT,
    Accepted,
    Given,
    Logged,
    Met,
    Promised,
    Resumed,
    asked,
    at,
    auto,
    bounce,
    copy_of,
    human,
    i_asked,
    i_wrote,
    row,
    said_later,
    said_no,
    said_stop,
    said_thanks,
    seen,
    stand,
    wrote,
)

from followupd.domain.judgement import Intent

WISHES = [
    row("stop", [*D1, said_stop("11-05")], "opted_out", answers=["d1"], opted_out=True),
    row("stop, though nothing was ever sent", [said_stop("11-05")], "opted_out", opted_out=True),
    row(
        "stop, then friendly mail, a meeting, and resume",
        [*D1, said_stop("11-05"), wrote("11-06"), Met("11-10"), Resumed("11-11")],
        "opted_out",
        answers=["d1"],
        opted_out=True,
    ),
    row(
        "stop, from another of their addresses",
        [*D1, said_stop("11-05", who=KIM_HOME)],
        "opted_out",
        answers=["d1"],
        opted_out=True,
    ),
    row(
        "stop outranks a dead address",
        [*D1, said_stop("11-05"), bounce("11-06", KIM)],
        "opted_out",
        answers=["d1"],
        opted_out=True,
        bounced=True,
    ),
    row("my own stop is nobody's", [*D1, i_wrote("11-05", judged=human(Intent.OPTED_OUT))], "awaiting", by_hand=["d1"]),
    row("a polite no", [*D1, said_no("11-05")], "declined", answers=["d1"], declined=True),
    row("a no, and they wrote since", [*D1, said_no("11-05"), wrote("11-20")], "replied", answers=["d1"]),
    row("a no, and a meeting since", [*D1, said_no("11-05"), Met("11-20")], "replied", answers=["d1"]),
    row("a no, and a contact was logged since", [*D1, said_no("11-05"), Logged("11-20")], "replied", answers=["d1"]),
    row("a no, and a meeting before", [*D1, Met("11-04"), said_no("11-05")], "declined", answers=["d1"], declined=True),
    row(
        "a no, and a thanks for taking it well",
        [*D1, said_no("11-05"), i_wrote("11-06"), said_thanks("11-07")],
        "declined",
        answers=["d1"],
        declined=True,
        by_hand=["d1"],
    ),
    row(
        "a no, and their mailbox answered",
        [*D1, said_no("11-05"), auto("11-06")],
        "declined",
        answers=["d1"],
        declined=True,
    ),
    row(
        "a no, and I wrote",
        [*D1, said_no("11-05"), i_wrote("11-06")],
        "declined",
        answers=["d1"],
        declined=True,
        by_hand=["d1"],
    ),
    row("a yes, then a no", [*D1, wrote("11-04"), said_no("11-05")], "declined", answers=["d1"], declined=True),
    row("later", [*D1, said_later("11-05", "12-20")], "replied", answers=["d1"], later="12-20"),
    row("later, and its time has come", [*D1, said_later("11-05", "11-20")], "replied", answers=["d1"], later="11-20"),
    row(
        "later, and I wrote then",
        [*D1, said_later("11-05", "11-20"), i_wrote("11-21")],
        "replied",
        answers=["d1"],
        by_hand=["d1"],
    ),
    row(
        "later, and I wrote before",
        [*D1, said_later("11-05", "11-20"), i_wrote("11-06")],
        "replied",
        answers=["d1"],
        by_hand=["d1"],
        later="11-20",
    ),
    row("later, and they wrote since", [*D1, said_later("11-05", "12-20"), wrote("11-06")], "replied", answers=["d1"]),
    row(
        "later, and they thanked since",
        [*D1, said_later("11-05", "12-20"), said_thanks("11-06")],
        "replied",
        answers=["d1"],
        later="12-20",
    ),
    row("later, and a meeting since", [*D1, said_later("11-05", "12-20"), Met("11-20")], "replied", answers=["d1"]),
    row("later without a day", [*D1, said_later("11-05", None)], "replied", answers=["d1"], later="ask"),
    row(
        "later without a day, and resumed",
        [*D1, said_later("11-05", None), Resumed("11-06")],
        "replied",
        answers=["d1"],
    ),
    row(
        "a no after a later",
        [*D1, said_later("11-05", "12-20"), said_no("11-06")],
        "declined",
        answers=["d1"],
        declined=True,
    ),
    row(
        "a later after a no",
        [*D1, said_no("11-05"), said_later("11-06", "12-20")],
        "replied",
        answers=["d1"],
        later="12-20",
    ),
    row(
        "a no, and their assistant wrote since",
        [*D1, said_no("11-05"), wrote("11-06", SAM, thread="d1")],
        "declined",
        answers=["d1"],
        declined=True,
    ),
    row(
        "talk to my colleague",
        [*D1, wrote("11-05", judged=human(Intent.HANDOVER, successor=SAM))],
        "replied",
        answers=["d1"],
        successor=SAM,
    ),
    row(
        "talk to me at my other address is no handover",
        [*D1, wrote("11-05", judged=human(Intent.HANDOVER, successor=KIM_HOME))],
        "replied",
        answers=["d1"],
    ),
]
OWING = [
    row("their question is open", [asked("11-05")], "i_owe", i_owe=True),
    row("their question, and I wrote in any thread", [asked("11-05"), i_wrote("11-06")], "replied"),
    row("their question, and my draft was sent", [asked("11-01"), *D1], "awaiting"),
    row(
        "their question, and my mailbox answered",
        [asked("11-05"), i_wrote("11-06", automatic=True)],
        "i_owe",
        i_owe=True,
    ),
    row("their question, and they took it back with thanks", [asked("11-05"), said_thanks("11-06")], "replied"),
    row(
        "their question, and they added something",
        [asked("11-05"), wrote("11-06", judged=human())],
        "i_owe",
        i_owe=True,
    ),
    row("their question, and we met since", [asked("11-05"), Met("11-06")], "replied"),
    row("their question, and I called", [asked("11-05"), Logged("11-06")], "replied"),
    row("a question in a thanks is none", [wrote("11-05", judged=human(Intent.THANKS, question=True))], "replied"),
    row("a promise of mine is open", [wrote("11-05"), Promised("11-05")], "i_owe"),
    row("my question is open", [i_asked("11-05")], "owes_me", owes_me=True),
    row("my question, and they wrote", [i_asked("11-05"), wrote("11-06")], "replied"),
    row("my question, and they thanked", [i_asked("11-05"), said_thanks("11-06")], "replied"),
    row(
        "my question, and only their mailbox answered", [i_asked("11-05"), auto("11-06")], "auto_replied", owes_me=True
    ),
    row("my question, and they asked back", [i_asked("11-05"), asked("11-06")], "i_owe", i_owe=True),
    row("my question, and I called", [i_asked("11-05"), Logged("11-06")], "none"),
    row("my question, and they accepted an invitation", [i_asked("11-05"), Accepted("11-06")], "none"),
    row(
        "my question, and an answer to it by a clock that is behind",
        [i_asked("11-05", id="q"), wrote("11-04", answers="q")],
        "replied",
    ),
    row("my question, and we met", [i_asked("11-05"), Met("11-06")], "none"),
    row("my question in a draft of ours", [SENT, copy_of(SENT, judged=human(question=True))], "owes_me", owes_me=True),
]


@pytest.mark.parametrize(("given", "now", "expected"), [*WISHES, *OWING])
def test_what_people_ask_for(given: Sequence[Given], now: str, expected: dict[str, object]) -> None:
    assert seen(stand(given, now)) == expected


def test_no_counts_from_the_last_one() -> None:
    found = stand([*D1, said_no("11-05"), said_no("11-25")])
    assert found.declined is not None
    assert found.declined.at == at("11-25")
