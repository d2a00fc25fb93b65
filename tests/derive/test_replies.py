"""Reply state: dated scenarios for every kind of answer, wish, machine and silence."""

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
    SENT,
    Accepted,
    Given,
    Logged,
    Met,
    asked,
    at,
    copy_of,
    draft,
    human,
    i_wrote,
    machine,
    row,
    said_stop,
    said_thanks,
    seen,
    stand,
    wrote,
)

from followupd.domain.draft import DraftState
from followupd.domain.judgement import Intent, Judgement, Kind
from followupd.domain.record import replace

REPLIES = [
    row("nothing was ever written", [], "none"),
    row("a draft was sent, and nothing came", [*D1], "awaiting"),
    row("a draft was sent whose copy is not among the mail yet", [SENT], "awaiting"),
    row("a draft that was not sent is no mail", [draft("d1", None, state=DraftState.OPEN)], "none"),
    row("a draft is not sent before it is sent", [*D1], "none", now="11-02"),
    row("a reply in the thread", [*D1, wrote("11-05", thread="d1")], "replied", answers=["d1"]),
    row("a reply in another thread", [*D1, wrote("11-05")], "replied", answers=["d1"]),
    row("a reply from another of their addresses", [*D1, wrote("11-05", KIM_HOME)], "replied", answers=["d1"]),
    row("a reply that was read", [*D1, wrote("11-05", judged=human())], "replied", answers=["d1"]),
    row("mail from before the draft is no reply to it", [wrote("11-02"), *D1], "awaiting"),
    row("a reply of the same second counts", [*D1, wrote("11-03")], "replied", answers=["d1"]),
    row(
        "a reply by a clock that is behind names what it answers",
        [*D1, wrote("11-02", thread="d1", answers="ours-d1")],
        "replied",
        answers=["d1"],
    ),
    row("a reply of tomorrow has not come", [*D1, wrote("12-02")], "awaiting"),
    row(
        "one reply answers every draft before it",
        [*D1, draft("d2", "11-10"), wrote("11-12")],
        "replied",
        answers=["d1", "d2"],
    ),
    row("a draft after the reply waits again", [*D1, wrote("11-05"), draft("d2", "11-10")], "awaiting", answers=["d1"]),
    row(
        "a reply to a draft that the mail program gave another id",
        [one := draft("d1", "11-03", sent_as="x@client.example"), copy_of(one), wrote("11-05", SAM, thread="d1")],
        "replied",
        answers=["d1"],
    ),
    row("a thanks closes the wait", [*D1, said_thanks("11-05")], "replied", answers=["d1"]),
    row(
        "a human who mentions the office is a human",
        [*D1, wrote("11-05", judged=human(Intent.PLAIN))],
        "replied",
        answers=["d1"],
    ),
    row(
        "bulk mail that was read as a human's is one",
        [*D1, wrote("11-05", bulk=True, judged=human())],
        "replied",
        answers=["d1"],
    ),
    row("mail that was read as a list's is none", [*D1, wrote("11-05", judged=Judgement(kind=Kind.LIST))], "awaiting"),
    row("a draft that was deleted after all", [draft("d1", "11-03", state=DraftState.DELETED)], "none"),
    row("a stranger's mail is no reply", [*D1, wrote("11-05", JO)], "awaiting"),
]
DEPUTIES = [
    row("a named assistant answers in the thread", [*D1, wrote("11-05", SAM, thread="d1")], "replied", answers=["d1"]),
    row("an assistant elsewhere is no answer", [*D1, wrote("11-05", SAM)], "awaiting"),
    row(
        "an assistant says stop",
        [*D1, said_stop("11-05", who=SAM, thread="d1")],
        "opted_out",
        answers=["d1"],
        opted_out=True,
    ),
    row("an assistant asks", [*D1, asked("11-05", who=SAM, thread="d1")], "i_owe", answers=["d1"], i_owe=True),
    row(
        "an assistant was answered",
        [*D1, asked("11-05", who=SAM, thread="d1"), i_wrote("11-06", SAM, thread="d1")],
        "replied",
        answers=["d1"],
    ),
    row(
        "a colleague whom I brought in answers me, and decides nothing for them",
        [*D1, i_wrote("11-04", JO, thread="d1"), said_stop("11-05", who=JO, thread="d1")],
        "replied",
        answers=["d1"],
    ),
    row("a newsletter in the thread is no answer", [*D1, machine(Kind.LIST, "11-05", SAM, thread="d1")], "awaiting"),
    row("in a group the other's mail is the other's answer", [*D_GROUP, wrote("11-05", JO, thread="d1")], "awaiting"),
    row("in a group their own mail is theirs", [*D_GROUP, wrote("11-05", thread="d1")], "replied", answers=["d1"]),
    row(
        "in a group a third one answers for all",
        [*D_GROUP, wrote("11-05", SAM, thread="d1")],
        "replied",
        answers=["d1"],
    ),
    row(
        "in a group a third one's no is nobody's",
        [*D_GROUP, said_stop("11-05", who=SAM, thread="d1")],
        "replied",
        answers=["d1"],
    ),
    row(
        "whom the user added before sending is one of the group",
        [SENT, copy_of(SENT, KIM, JO), wrote("11-05", JO, thread="d1")],
        "awaiting",
    ),
    row(
        "an assistant whom I answered says stop",
        [
            *D1,
            wrote("11-05", SAM, thread="d1"),
            i_wrote("11-06", SAM, thread="d1"),
            said_stop("11-07", who=SAM, thread="d1"),
        ],
        "opted_out",
        answers=["d1"],
        opted_out=True,
    ),
    row(
        "an introducer who wrote before answers in the thread, and decides nothing for them",
        [wrote("11-01", JO, thread="d1"), *D1, said_stop("11-05", who=JO, thread="d1")],
        "replied",
        answers=["d1"],
    ),
    row("what an introducer wrote before is no answer", [wrote("11-01", JO, thread="d1"), *D1], "awaiting"),
]
MINE = [
    row("my copy in the sent folder", [*D1, i_wrote("11-05", id="ours-d1", key="key-d1", thread="d1")], "awaiting"),
    row(
        "my blind copy to myself",
        [*D1, i_wrote("11-03 12:01", id="ours-d1", sent_folder=False, key="key-d1", thread="d1")],
        "awaiting",
    ),
    row(
        "a copy in another of my mailboxes under the same id, read as incoming",
        [*D1, wrote("11-03 12:01", id="ours-d1", thread="d1")],
        "awaiting",
    ),
    row("my own later mail is no reply", [*D1, i_wrote("11-05", thread="d1")], "awaiting", by_hand=["d1"]),
    row("my mail in another thread is by hand", [*D1, i_wrote("11-05")], "awaiting", by_hand=["d1"]),
    row(
        "my mail to another of their addresses is by hand",
        [*D1, i_wrote("11-05", KIM_HOME)],
        "awaiting",
        by_hand=["d1"],
    ),
    row("my mail before the draft is not", [i_wrote("11-01"), *D1], "awaiting"),
    row("the next draft of ours is not by hand", [*D1, two := draft("d2", "11-10"), copy_of(two)], "awaiting"),
    row(
        "a draft that was sent a moment ago is not by hand",
        [*D1, draft("d2", None, state=DraftState.OPEN), i_wrote("11-10", id="x", key="key-d2")],
        "awaiting",
    ),
    row(
        "a draft that lies in another folder is no mail of mine",
        [*D1, draft("d2", None, state=DraftState.EDITED), i_wrote("11-10", id="x", key="key-d2", sent_folder=False)],
        "awaiting",
    ),
    row(
        "a draft that lost its key and lies in another folder is none either",
        [*D1, draft("d2", None, state=DraftState.EDITED), i_wrote("11-10", id="ours-d2", sent_folder=False)],
        "awaiting",
    ),
    row(
        "the next draft of ours is not by hand, though its key was lost",
        [*D1, three := draft("d2", "11-10"), copy_of(three, key="")],
        "awaiting",
    ),
    row("what went out with the draft in the same second is not by hand", [*D1, i_wrote("11-03")], "awaiting"),
    row("my mailbox's automatic answer is no mail of mine", [*D1, i_wrote("11-05", automatic=True)], "awaiting"),
]
CONTACT = [
    row("an accepted invitation ends the wait", [*D1, Accepted("11-05")], "replied", answers=["d1"]),
    row("a logged contact ends the wait", [*D1, Logged("11-05")], "replied", answers=["d1"]),
    row("a meeting ends the wait, and is no mail", [*D1, Met("11-05")], "none"),
    row("a meeting that is not over is no contact", [*D1, Met("12-05")], "awaiting"),
    row("a contact before the draft is no answer", [Logged("11-01"), Accepted("11-02"), Met("11-02"), *D1], "awaiting"),
]


@pytest.mark.parametrize(
    ("given", "now", "expected"),
    [*REPLIES, *DEPUTIES, *MINE, *CONTACT],
)
def test_state_of_a_correspondence(given: Sequence[Given], now: str, expected: dict[str, object]) -> None:
    assert seen(stand(given, now)) == expected


def test_first_sign_of_life_is_the_answer_and_names_its_message() -> None:
    first = wrote("11-05", thread="d1")
    found = stand([*D1, wrote("11-09"), first, Accepted("11-07")])
    assert found.answers["d1"].message_id == first.message_id
    assert found.answers["d1"].at == at("11-05")


def test_first_mail_by_hand_is_told_with_its_time() -> None:
    assert stand([*D1, i_wrote("11-09"), i_wrote("11-06")]).by_hand == {"d1": at("11-06")}


def test_who_wrote_is_told_by_the_people_where_the_sender_is_not() -> None:
    assert stand([*D1, replace(wrote("11-05"), sender=None)]).answers
    assert not stand([*D1, replace(wrote("11-05"), sender=None, people=())]).answers
