"""The templates that everybody gets: short, warm, never wrong about a name, honest about what they do not know."""

from __future__ import annotations

import re

import pytest

from followupd.compose.check import check
from followupd.compose.tone import bad_greeting, slips
from followupd.domain.draft import NEEDS_WORDS
from followupd.domain.person import Confidence, Person, PersonName
from tests.compose.cast import SHIPPED, composed, meeting, note, person

NAMES = ("event", "group-recap", "interview-thanks", "nice-to-meet", "thanks")
AWKWARD = {
    "no name": ("", ""),
    "one name": ("Kim", ""),
    "Japanese": ("太郎", "田中"),
    "Hebrew": ("שרה", "כהן"),
    "200 characters": ("K" * 100, "L" * 100),
    "None": ("None", "None"),
    "null": ("null", ""),
    "bidi controls": ("\u202eKim\u2066", "Lee"),
    "an address": ("kim@acme.example", ""),
    "markup": ("<b>Kim</b>", "**Lee**"),
    "a template": ("{{ me }}", "{% x %}"),
}


def test_the_five_follow_ups_are_shipped() -> None:
    assert set(NAMES) <= set(SHIPPED.names)
    assert SHIPPED.problems == ()


@pytest.mark.parametrize("name", SHIPPED.names)
def test_a_shipped_template_passes_its_own_check(name: str) -> None:
    found = check(SHIPPED, name)
    assert (found.problems, found.warnings) == ((), ())


@pytest.mark.parametrize("who", AWKWARD)
@pytest.mark.parametrize("template", NAMES)
def test_no_greeting_is_wrong_and_nothing_is_rendered_as_none(template: str, who: str) -> None:
    kim = person("kim@acme.example", *AWKWARD[who])
    draft = composed(kim, template=template, met=meeting(kim))
    first = draft.body.split("\n")[0]
    assert first in {"Hello,", "Hi Kim,", "Hi 太郎,", "Hi שרה,"}
    assert bad_greeting(draft.body) is None
    assert not re.search(r"\b(None|null|undefined)\b|\{\{|\{%|@acme|<b>", draft.subject + draft.body)
    assert draft.subject == draft.subject.strip(" ,:")


@pytest.mark.parametrize("confidence", [Confidence.NONE, Confidence.GUESS])
def test_a_name_that_is_only_guessed_is_used_nowhere(confidence: Confidence) -> None:
    kim = person()
    guessed = PersonName(first="Kimberly", last="Leeward", full="Kimberly Leeward", confidence=confidence)
    kim = person(first="", last="") if confidence is Confidence.NONE else kim
    doubtful = type(kim)(person=Person(address=kim.person.address, addresses=kim.person.addresses, name=guessed))
    draft = composed(doubtful, template="nice-to-meet", met=meeting(doubtful))
    assert draft.body.startswith("Hello,\n")
    assert b"Kimberly" not in draft.raw
    assert b"Leeward" not in draft.raw


@pytest.mark.parametrize("template", NAMES)
@pytest.mark.parametrize("topic", ["", "the spring price list"])
def test_every_letter_is_short_enough_to_be_read_and_long_enough_to_be_one(template: str, topic: str) -> None:
    kim, jo = person(), person("jo@acme.example", "Jo", "Park")
    words_of_mine = "Your remark on how small shops read a price list has changed how I look at ours."
    for people in ((kim,), (kim, jo)):
        body = composed(*people, template=template, met=meeting(*people, topic=topic)).body
        filled = re.sub(r">>> YOUR WORDS: .* <<<", words_of_mine, body)
        assert 60 <= len(filled.split()) <= 120


@pytest.mark.parametrize("template", NAMES)
def test_where_nothing_is_known_the_gap_stands_on_a_line_of_its_own(template: str) -> None:
    kim = person()
    draft = composed(kim, template=template, met=meeting(kim, shared=False, title="prep: be firm"))
    gaps = [line for line in draft.body.split("\n") if "YOUR WORDS" in line]
    assert len(gaps) == 1
    assert re.fullmatch(r">>> YOUR WORDS: .+ <<<", gaps[0])
    before, after = draft.body.split(gaps[0])
    assert before.endswith("\n\n")
    assert after.startswith("\n\n")
    assert draft.flags == {NEEDS_WORDS}


@pytest.mark.parametrize("template", NAMES)
def test_a_note_that_is_to_be_said_takes_the_place_of_the_gap(template: str) -> None:
    kim = person()
    said = note("Your idea of a trial month was good.", person="kim@acme.example")
    draft = composed(kim, template=template, met=meeting(kim), facts=[said])
    assert "Your idea of a trial month was good." in draft.body
    assert draft.flags == frozenset()


@pytest.mark.parametrize("template", NAMES)
@pytest.mark.parametrize("topic", ["Budget for the spring campaign", "Kick-off", "R&D plans", "le budget"])
def test_a_topic_is_named_in_quotes_and_the_gap_stays(template: str, topic: str) -> None:
    kim = person()
    draft = composed(kim, template=template, met=meeting(kim, topic=topic))
    assert f'"{topic}"' in draft.body
    assert "YOUR WORDS" in draft.body
    assert draft.flags == {NEEDS_WORDS}


def test_quotes_in_a_topic_do_not_end_its_own() -> None:
    kim = person()
    assert "about \"Offer 'Falcon'\"." in composed(kim, met=meeting(kim, topic='Offer "Falcon"')).body
    assert 'about "Falcon".' in composed(kim, met=meeting(kim, topic="“Falcon”")).body


@pytest.mark.parametrize("template", NAMES)
def test_an_agenda_is_not_what_was_said(template: str) -> None:
    kim = person()
    draft = composed(kim, template=template, met=meeting(kim, topic="Prices", description="- prices\n- dates"))
    assert draft.flags == {NEEDS_WORDS}


SAID = {
    ("paper straps",): "From our conversation: paper straps.",
    ("Paper straps.",): "From our conversation: Paper straps.",
    ("- paper straps",): "From our conversation: paper straps.",
    ("your point on pricing was good",): "From our conversation: your point on pricing was good.",
    ("Your point on pricing was good.",): "Your point on pricing was good.",
    ("How was Lisbon?",): "How was Lisbon?",
    ("paper straps", "Lisbon in May"): "From our conversation:\n\n- paper straps\n- Lisbon in May",
    ("paper straps\nLisbon in May",): "From our conversation:\n\n- paper straps\n- Lisbon in May",
    ("paper straps", "I will ask Jo about it."): "From our conversation:\n\n- paper straps\n- I will ask Jo about it.",
    ("How was Lisbon?", "I will ask Jo about it."): "How was Lisbon?\n\nI will ask Jo about it.",
    ("紙のストロー",): "From our conversation: 紙のストロー.",
}


@pytest.mark.parametrize("notes", SAID)
def test_whatever_a_note_is_it_reads_well(notes: tuple[str, ...]) -> None:
    kim = person()
    facts = [note(text, person="kim@acme.example") for text in notes]
    draft = composed(kim, met=meeting(kim), facts=facts)
    assert f"\n\n{SAID[notes]}\n\n" in draft.body
    assert draft.flags == frozenset()
    assert draft.sources["person.notes"].startswith("note about kim@acme.example")


@pytest.mark.parametrize(
    "title",
    [
        "Treffen mit Herrn Schulz", "Frau Schulz: Angebot", "Lunch w/ Dr. Schulz (Acme)", "Call Mr Schulz",
        "MRS. SCHULZ", "Herr Prof. Dr. Martin Schulz", "Rendez-vous M. Schulz", "Mme Schulz / Ada",
        "Reunión con la Sra. Schulz",
    ],
)  # fmt: skip
def test_who_is_called_by_title_and_last_name_is_not_greeted_by_the_first(title: str) -> None:
    martin = person("martin@acme.example", "Martin", "Schulz")
    draft = composed(martin, template="nice-to-meet", met=meeting(martin, title=title))
    assert draft.body.startswith("Hello,\n")
    assert "Martin" not in draft.subject
    assert b'"Martin Schulz" <martin@acme.example>' in draft.raw


@pytest.mark.parametrize("title", ["Martin Schulz / Ada", "Dr. Park", "Schulz", "Frau Park and Martin Schulz"])
def test_a_title_for_somebody_else_leaves_the_first_name(title: str) -> None:
    martin = person("martin@acme.example", "Martin", "Schulz")
    assert composed(martin, met=meeting(martin, title=title)).body.startswith("Hi Martin,\n")


@pytest.mark.parametrize("template", NAMES)
def test_every_letter_has_something_of_the_meeting_and_does_not_hurry_anybody(template: str) -> None:
    kim = person()
    body = composed(kim, template=template, met=meeting(kim)).body
    assert "Tuesday" in body
    assert "whenever it suits you" in body


@pytest.mark.parametrize("template", [*NAMES, "nudge"])
def test_what_may_be_nudged_later_promises_no_silence(template: str) -> None:
    body = composed(template=template, met=meeting(person())).body
    assert not re.search(r"no need|no answer|nothing more is needed|asks? for nothing|have to (reply|answer)", body)


def test_thanks_for_an_interview_fit_either_side_of_the_table() -> None:
    body = composed(template="interview-thanks", met=meeting(person())).body
    assert not re.search(r"the interview|my work|this work|reference|decision|candidate|position", body)


@pytest.mark.parametrize("name", SHIPPED.names)
def test_no_worn_phrase_no_pressure_no_flattery(name: str) -> None:
    assert [slip.phrase for slip in slips(SHIPPED.get(name).source)] == []


def test_thanks_goes_to_a_group_by_their_names() -> None:
    people = [person(f"{name}@acme.example", name.title(), "") for name in ("kim", "jo", "ana")]
    draft = composed(*people, met=meeting(*people))
    assert draft.body.startswith("Hi Kim, Jo and Ana,\n")
    assert "Thank you all" in draft.body
    assert "Thank you both" in composed(*people[:2], met=meeting(*people[:2])).body


def test_a_group_with_one_doubtful_name_is_greeted_without_names() -> None:
    people = [person(), person("jo@acme.example", "", ""), person("ana@acme.example", "Ana", "")]
    assert composed(*people, met=meeting(*people)).body.startswith("Hello everyone,\n")
    assert composed(*people[:2], met=meeting(*people[:2])).body.startswith("Hello,\n")


def test_fifteen_people_are_not_called_one_by_one() -> None:
    people = [person(f"p{n}@acme.example", "Kim", "Lee") for n in range(15)]
    assert composed(*people, met=meeting(*people)).body.startswith("Hello everyone,\n")


def test_the_weekday_is_said_only_while_it_is_clear_which_one() -> None:
    kim = person()
    from datetime import timedelta

    from tests.compose.cast import NOW

    assert "on Tuesday" in composed(kim, met=meeting(kim)).body
    assert "on November 17" in composed(kim, met=meeting(kim), now=NOW + timedelta(days=9)).body
