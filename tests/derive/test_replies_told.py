"""What is told of a correspondence: since when, how often, and the evidence in sentences."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from letterbox import (
    D1,
    D_GROUP,
    JO,
    KIM,
    KIM_HOME,
    PERSON,
    SAM,
    SENT,
    Accepted,
    Given,
    Logged,
    Met,
    asked,
    at,
    auto,
    bounce,
    draft,
    human,
    i_asked,
    i_wrote,
    machine,
    said_later,
    said_no,
    said_stop,
    said_thanks,
    stand,
    wrote,
)

from followupd.derive.replies import correspond
from followupd.domain.draft import DraftState
from followupd.domain.fact import Said
from followupd.domain.judgement import Intent, Kind
from followupd.domain.message import MessageRecord

UNSENT = (i_wrote("11-01"), draft("d2", None, state=DraftState.EDITED))


@pytest.mark.parametrize(
    ("given", "contact", "sign"),
    [
        pytest.param([], None, None, id="nothing"),
        pytest.param([i_wrote("11-03")], "11-03", None, id="my mail"),
        pytest.param([wrote("11-01"), i_wrote("11-03")], "11-03", "11-01", id="mail either way"),
        pytest.param([wrote("11-01"), auto("11-03"), bounce("11-04", KIM)], "11-01", "11-01", id="no machine"),
        pytest.param([i_wrote("11-03", automatic=True)], None, None, id="no machine of mine"),
        pytest.param([wrote("11-01"), Met("11-05")], "11-05", "11-05", id="a meeting"),
        pytest.param([wrote("11-01"), Logged("11-05")], "11-05", "11-05", id="a logged contact"),
        pytest.param([wrote("11-01"), Accepted("11-05")], "11-05", "11-05", id="an accepted invitation"),
        pytest.param([SENT], "11-03", None, id="a sent draft"),
        pytest.param([*D1, wrote("11-05", SAM, thread="d1")], "11-05", "11-05", id="an assistant"),
        pytest.param([wrote("12-02"), Met("12-03"), Logged("12-04"), i_wrote("12-05")], None, None, id="the future"),
    ],
)
def test_last_contact_is_with_humans_and_last_sign_is_theirs(
    given: Sequence[Given], contact: str | None, sign: str | None
) -> None:
    found = stand(given)
    assert (found.last_contact, found.last_sign) == (contact and at(contact), sign and at(sign))


@pytest.mark.parametrize(
    ("given", "count"),
    [
        pytest.param([], 0, id="nothing was written"),
        pytest.param([*D1, i_wrote("11-03 12:30"), i_wrote("11-09")], 3, id="each mail counts"),
        pytest.param([*D1, draft("d2", "11-09")], 2, id="a sent draft counts once, with its copy or without"),
        pytest.param([i_wrote("11-01"), wrote("11-02"), i_wrote("11-03")], 1, id="their mail starts anew"),
        pytest.param([i_wrote("11-01"), said_thanks("11-02")], 0, id="a thanks starts anew"),
        pytest.param([i_wrote("11-01"), Met("11-02"), i_wrote("11-03")], 1, id="a meeting starts anew"),
        pytest.param([i_wrote("11-01"), auto("11-02"), i_wrote("11-03")], 2, id="an auto-reply does not"),
        pytest.param([i_wrote("11-01", automatic=True)], 0, id="my mailbox's answers are no touches"),
        pytest.param(
            [*D1, machine(Kind.NOTIFICATION, "11-04", SAM, thread="d1"), i_wrote("11-05", SAM, thread="d1")],
            1,
            id="mail to a tool in the thread is no touch",
        ),
        pytest.param([i_wrote("11-01"), i_wrote("12-05")], 1, id="the future is not counted"),
        pytest.param([*UNSENT, i_wrote("11-10", id="x", key="key-d2", sent_folder=False)], 1, id="nor is a draft"),
        pytest.param([*UNSENT, i_wrote("11-10", id="ours-d2", sent_folder=False)], 1, id="nor one without its key"),
    ],
)
def test_unanswered_counts_my_mail_since_their_last_sign(given: Sequence[Given], count: int) -> None:
    assert stand(given).unanswered == count


def test_bounce_of_another_in_the_group_is_none_of_theirs() -> None:
    assert len(told([*D_GROUP, bounce("11-03 12:01", JO, about="ours-d1", thread="d1")])) == 1


def told(given: Sequence[Given], now: str = "12-01") -> list[str]:
    return [one.what for one in stand(given, now).evidence]


def test_evidence_is_told_newest_first_and_quotes_what_decided() -> None:
    given = [
        *D1,
        auto("11-04", until="11-10"),
        asked("11-11"),
        i_asked("11-12"),
        Logged("11-13"),
        said_later("11-14", "12-20"),
        bounce("11-15", KIM_HOME, because=("5.1.1 no such user",)),
        wrote("11-16", KIM_HOME),
        Met("11-17"),
    ]
    assert told(given) == [
        "You met on Tuesday, 17 November.",
        "Wrote on Monday, 16 November.",
        "Mail to kim@home.example came back for good on Sunday, 15 November: '5.1.1 no such user'.",
        "Asked for later on Saturday, 14 November: 'in spring'.",
        "You were in touch, as you noted, on Friday, 13 November.",
        "You asked on Thursday, 12 November: 'shall we meet?'.",
        "Asked on Wednesday, 11 November: 'could you send the deck?'.",
        "Their mailbox answered by itself on Wednesday, 4 November: 'out of office'.",
        "You wrote on Tuesday, 3 November.",
    ]


def test_evidence_names_who_wrote_in_their_stead() -> None:
    stop = said_stop("11-05", who=SAM, thread="d1")
    found = stand([*D1, stop])
    assert found.opted_out == found.evidence[0]
    assert found.evidence[0].message_id == stop.message_id
    assert (
        found.evidence[0].what == "Asked for no more mail from sam@acme.example on Thursday, 5 November: 'please stop'."
    )


@pytest.mark.parametrize(
    ("letter", "what"),
    [
        (said_no("11-05"), "Said no on Thursday, 5 November: 'not interested'."),
        (said_thanks("11-05"), "Said thanks on Thursday, 5 November: 'thank you'."),
        (wrote("11-05", judged=human(Intent.HANDOVER, "ask Sam")),
         "Named somebody else on Thursday, 5 November: 'ask Sam'."),
        (auto("11-05", gone=True), "Has left, as their mailbox said on Thursday, 5 November: 'out of office'."),
        (bounce("11-05", KIM, permanent=False), "Mail to kim@acme.example came back for now on Thursday, 5 November."),
        (wrote("11-05", judged=human(Intent.PLAIN, "a\r\nBcc: x\u202e", "b" * 900)),
         f"Wrote on Thursday, 5 November: 'a Bcc: x; {'b' * 150}'."),
    ],
)  # fmt: skip
def test_sentence_for_each_kind_of_letter(letter: MessageRecord, what: str) -> None:
    assert told([letter]) == [what]


def test_evidence_says_days_by_the_users_calendar_with_the_year_where_it_is_another() -> None:
    late = wrote("12-31 23:30")
    found = correspond(PERSON, [late], (), (), Said(), at("12-31 23:40"), zone=ZoneInfo("Europe/Berlin"))
    assert found.evidence[0].what == "Wrote on Friday, 1 January."
    found = correspond(PERSON, [late], (), (), Said(), datetime(2027, 3, 1, tzinfo=ZoneInfo("UTC")))
    assert found.evidence[0].what == "Wrote on Thursday, 31 December 2026."


def test_twenty_pieces_of_evidence_are_kept_and_what_decides_is_among_them() -> None:
    stop, now = said_stop("01-02"), at("12-01")
    chatter = [wrote(f"{at('02-01') + timedelta(days=day):%m-%d}") for day in range(50)]
    found = stand([stop, *chatter])
    assert len(found.evidence) == 20
    assert found.evidence[-1] == found.opted_out
    assert found.evidence[0].at == max(one.date for one in chatter) < now
