"""What is within a template's reach: nothing private, nothing about somebody else, nothing that is not so."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import pytest

from followupd.compose.draft import NeedsFact
from followupd.compose.invitation import agenda, place, topic
from followupd.domain.draft import DraftRecord, DraftState
from followupd.domain.event import OccurrenceId
from followupd.domain.fact import Fact, FactKind
from followupd.domain.record import replace
from tests.compose.cast import KEY, NOW, SHIPPED, START, act, composed, meeting, note, person, rendered

KIM, JO = person(), person("jo@acme.example", "Jo", "Park")
EVERYTHING = "{{ person.notes | default('-') }} / {{ meeting.notes | default('-') }}\n"


def said(folder: Path, *facts: Fact, to: tuple = (KIM,)) -> str:  # type: ignore[type-arg]
    return rendered(folder, EVERYTHING, *to, facts=facts).removesuffix("\n\nAda\n")


@pytest.mark.parametrize("template", SHIPPED.names)
def test_a_private_note_is_in_no_draft(template: str) -> None:
    private = [
        note("He drinks.", say=False, person="kim@acme.example"),
        note("Weak quarter.", say=False, meeting="m-1@example.org"),
        Fact(kind=FactKind.NOTE, at=NOW, key=KEY, text="Do not call."),
    ]
    draft = composed(KIM, template=template, met=meeting(KIM), facts=private)
    for fact in private:
        assert fact.text.encode() not in draft.raw
        assert fact.text not in str(draft.sources)


def test_a_note_reaches_the_person_that_it_is_about_and_nobody_else(tmp_path: Path) -> None:
    about_kim = note("Your cat is fine.", person="kim@acme.example")
    assert said(tmp_path, about_kim) == "Your cat is fine. / -"
    assert said(tmp_path, about_kim, to=(JO,)) == "- / -"
    assert said(tmp_path, about_kim, to=(KIM, JO)) == "- / -"


def test_a_note_about_a_person_at_a_meeting_is_about_the_person(tmp_path: Path) -> None:
    both = note("You were right.", person="kim@acme.example", meeting="m-1@example.org")
    assert said(tmp_path, both) == "You were right. / -"
    assert said(tmp_path, both, to=(JO,)) == "- / -"
    assert said(tmp_path, both, to=(KIM, JO)) == "- / -"


def test_a_note_about_the_meeting_reaches_everybody_who_was_there(tmp_path: Path) -> None:
    ours = note("We meet again in May.", meeting="m-1@example.org")
    assert said(tmp_path, ours, to=(KIM, JO)) == "- / We meet again in May."
    assert said(tmp_path, note("Other.", meeting="other@example.org")) == "- / -"
    assert said(tmp_path, note("Other.", meeting="other@example.org", person="kim@acme.example")) == "- / -"


def test_a_note_under_an_earlier_uid_of_the_meeting_counts(tmp_path: Path) -> None:
    earlier = replace(meeting(KIM), identity=OccurrenceId(uid="first@example.org"))
    text = rendered(tmp_path, EVERYTHING, KIM, met=earlier, facts=[note("In May.", meeting="first@example.org")])
    assert text.startswith("- / In May.")


def test_several_notes_stand_in_the_order_in_which_they_were_made(tmp_path: Path) -> None:
    first, second = note("One.", person="kim@acme.example"), note("Two.\u202e\n\nThree.", person="kim@acme.example")
    assert said(tmp_path, first, second) == "One.\nTwo.\n\nThree. / -"


def test_what_was_said_to_somebody_once_is_not_said_again(tmp_path: Path) -> None:
    old = note("Enjoy Lisbon.", person="kim@acme.example", at=START - timedelta(days=30))
    new = note("How was Lisbon?", person="kim@acme.example")
    sent = replace(KIM, drafts=(_record(START - timedelta(days=20)),))
    assert said(tmp_path, old, new, to=(sent,)) == "How was Lisbon? / -"
    withdrawn = replace(KIM, drafts=(replace(_record(START - timedelta(days=20)), state=DraftState.RETIRED),))
    assert said(tmp_path, old, to=(withdrawn,)) == "Enjoy Lisbon. / -"


def _record(planned_at: object) -> DraftRecord:
    done = act(KIM)
    return DraftRecord(
        id="00000000.1", account=done.account, key=KEY, generation=1, state=DraftState.SENT, purpose=done.purpose,
        people=done.people, meeting=None, identity=None, rule=None, template="thanks", subject="", message_id="x",
        sha256="", raw=None, flags=frozenset(), sources={"person.notes": "note"}, planned_at=planned_at,
    )  # type: ignore[arg-type]  # fmt: skip


@pytest.mark.parametrize("part", ["title", "topic", "location", "agenda"])
def test_words_that_they_have_not_seen_are_out_of_reach(tmp_path: Path, part: str) -> None:
    event = {"title": "Sound out Kim", "location": "Café Einstein", "description": "- be firm\n- smile"}
    mine = meeting(KIM, topic="Sound out Kim", shared=False, **event)
    with pytest.raises(NeedsFact, match=f"meeting.{part}"):
        rendered(tmp_path, f"{{{{ meeting.{part} }}}}", KIM, met=mine)
    assert rendered(tmp_path, f"{{{{ meeting.{part} }}}}", KIM, met=replace(mine, shared=True))


@pytest.mark.parametrize("template", SHIPPED.names)
def test_the_title_of_an_entry_of_ones_own_is_in_no_draft(template: str) -> None:
    draft = composed(KIM, template=template, met=meeting(KIM, shared=False, title="Fire Kim?", topic="Fire Kim?"))
    assert b"Fire" not in draft.raw
    assert "Fire" not in str(draft.sources)


def test_what_is_known_of_a_person_is_what_the_calendar_and_the_mail_say(tmp_path: Path) -> None:
    now_met = meeting(KIM)
    kim = replace(KIM, met_before=2, last_out=START - timedelta(days=40), meetings=(now_met,))
    body = "{{ person.met_count }} {{ person.last_contact | when }} {{ person.address }} {{ person.full_name }}"
    assert rendered(tmp_path, body, kim, met=now_met).startswith("3 on October 8 kim@acme.example Kim Lee\n")
    unmet = replace(KIM, last_out=START + timedelta(hours=5))
    assert rendered(tmp_path, "{{ person.met_count }} {{ person.last_contact | default('-') }}", unmet).startswith(
        "0 -\n"
    )


@pytest.mark.parametrize(
    ("description", "points"),
    [
        ("Agenda:\n- prices\n* dates.\n3) who calls\n", ("prices", "dates", "who calls")),
        ("<p>Agenda</p><ul><li>prices &amp; dates</li><li>who</li></ul>", ("prices & dates", "who")),
        ("Just a text about what we do.", ()),
        ("- prices\n________________________\nMicrosoft Teams\n- dial", ("prices",)),
        ("- prices\n\nJoin Zoom Meeting\nhttps://zoom.example/j/1\n- one tap", ("prices",)),
        ("- see https://evil.example/x\n- prices\n- mail kim@acme.example\n- www.evil.example", ("prices",)),
        (f"- {'x' * 100}\n- prices", ("prices",)),
        ("\n".join(f"- point {n}" for n in range(50)), tuple(f"point {n}" for n in range(6))),
        ("- {{ 7*7 }}\n- **x**", ("{{ 7*7 }}", "**x**")),
        ("-\u202e prices", ("prices",)),
        ("", ()),
    ],
)
def test_the_agenda_is_the_points_of_the_invitation(description: str, points: tuple[str, ...]) -> None:
    assert agenda(description) == points


@pytest.mark.parametrize(
    ("location", "name"),
    [
        ("Café Einstein, Kurfürstenstr. 58, 10785 Berlin", "Café Einstein"),
        ("Hotel Adlon\nBerlin", "Hotel Adlon"),
        ("https://zoom.us/j/123", ""),
        ("Café Einstein https://maps.example/1", ""),
        ("Microsoft Teams Meeting", ""),
        ("Room 4.12", ""),
        ("HQ_Berlin/Atrium", ""),
        ("Kurfürstenstr. 58", ""),
        ("+49 30 123456", ""),
        ("TBD", ""),
        ("My office", ""),
        ("", ""),
        ("x" * 200, ""),
    ],
)
def test_a_place_is_named_only_where_it_has_a_name(location: str, name: str) -> None:
    assert place(location) == name


@pytest.mark.parametrize("text", ["https://evil.example", "x" * 101, "123", "see www.evil.example", ""])
def test_a_topic_that_cannot_stand_in_a_sentence_is_none(text: str) -> None:
    assert topic(text) == ""
