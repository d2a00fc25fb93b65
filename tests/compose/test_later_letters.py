"""Nudges, check-ins, promises and the answer to a no: threaded, short, with something new, and never guilt."""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta
from email import message_from_bytes, policy
from pathlib import Path

import pytest

from followupd.compose.check import check
from followupd.compose.draft import compose
from followupd.compose.templates import TemplateLibrary
from followupd.domain.correspondence import Correspondence, Evidence
from followupd.domain.decision import Follows, Purpose
from followupd.domain.draft import NEEDS_WORDS, ComposedDraft
from followupd.domain.fact import Promise, Said
from followupd.domain.history import PersonHistory
from followupd.domain.ids import MessageId
from followupd.domain.record import replace
from followupd.errors import TemplateError
from tests.compose.cast import ME, NOW, act, composed, library_of, meeting, note, person

LATER = ("check-in", "graceful-no", "nudge", "promise", "reconnect")
SENT = Follows(
    subject="Good to meet you, Kim",
    references=(MessageId("1@mail.example"),),
    since=datetime(2026, 11, 12, 9, tzinfo=UTC),
)

TWICE = replace(SENT, references=(MessageId("1@mail.example"), MessageId("2@mail.example")))


def promised(*texts: str) -> PersonHistory:
    made = [
        Promise(ref=f"p{n}", text=text, made_at=NOW - timedelta(days=3), due=NOW) for n, text in enumerate(texts, 1)
    ]
    return replace(person(), said=Said(promises=tuple(made)))


@pytest.mark.parametrize("template", LATER)
def test_every_later_letter_is_short_and_leaves_room_for_something_particular(template: str) -> None:
    draft = composed(promised("send you the paper"), template=template, follows=SENT)
    assert NEEDS_WORDS in draft.flags
    filled = re.sub(r">>> YOUR WORDS: .* <<<", "Your remark on price lists has changed how I look at ours.", draft.body)
    assert 60 <= len(filled.split()) <= 125


MUSEUM = "The museum you spoke of opens a new wing in May."


@pytest.mark.parametrize("template", LATER)
@pytest.mark.parametrize(
    ("text", "stands"),
    [(MUSEUM, r"The museum .+ in May\."), ("paper straps", r"What I .+ from our conversation: paper straps\.")],
)
def test_what_is_to_be_said_stands_below_the_gap_and_never_in_its_place(template: str, text: str, stands: str) -> None:
    kim = person()
    draft = composed(kim, template=template, follows=SENT, facts=(note(text, person=kim.person.address),))
    assert re.search(rf"\n\n>>> YOUR WORDS: .+ <<<\n\n{stands}\n\n", draft.body)
    assert draft.flags == {NEEDS_WORDS}
    assert "person.notes" in draft.sources


@pytest.mark.parametrize("template", LATER)
def test_where_nothing_is_to_be_said_no_words_lead_to_it(template: str) -> None:
    draft = composed(template=template, follows=SENT)
    assert "from our conversation" not in draft.body
    assert "\n\n\n" not in draft.body


def test_the_second_nudge_is_not_the_first_once_more() -> None:
    first = composed(template="nudge", follows=SENT).body
    second = composed(template="nudge", follows=TWICE).body
    assert "Since I wrote to you on November 12," in first
    assert "One more thing from my side" in second
    assert "November" not in second
    shared = {line for line in first.splitlines() if line} & {line for line in second.splitlines() if line}
    assert shared == {"Hi Kim,", ">>> YOUR WORDS: one new thing of use to them <<<", "Ada"}


def test_a_template_knows_how_many_messages_it_goes_on_with(tmp_path: Path) -> None:
    library = library_of(tmp_path, "{{ greeting }}\n\n{{ thread.messages }} of {{ thread.subject }}\n")
    draft = composed(template="mine", library=library, follows=TWICE)
    assert "2 of Good to meet you, Kim" in draft.body
    assert draft.sources["thread.messages"] == "message <2@mail.example>"


@pytest.mark.parametrize(
    ("due", "late"), [(NOW, True), (NOW - timedelta(days=9), True), (NOW + timedelta(minutes=1), False), (None, False)]
)
def test_who_is_late_with_a_promise_says_so(due: datetime | None, late: bool) -> None:
    kim = promised("send you the paper", "ask Jo about the room")
    one, two = kim.said.promises
    kim = replace(kim, said=Said(promises=(replace(one, due=None), replace(two, due=due))))
    assert ("I am later with it than I said, and I am sorry." in composed(kim, template="promise").body) is late


def test_nothing_else_of_promises_is_within_reach(tmp_path: Path) -> None:
    library = library_of(tmp_path, "{{ greeting }}\n\n{% if promises.lat %}x{% endif %}\n")
    with pytest.raises(TemplateError, match=r"promises has no 'lat' \(did you mean 'late'\?\)"):
        composed(template="mine", library=library)
    for hidden in ("_told", "__class__"):
        library = library_of(
            tmp_path, f"{{{{ greeting }}}}\n\n{{% set x = promises %}}{{% if x.{hidden} %}}x{{% endif %}}\n"
        )
        with pytest.raises(TemplateError):
            composed(promised("send you the paper"), template="mine", library=library)


def test_the_last_contact_is_what_the_correspondence_says() -> None:
    logged = Correspondence(last_contact=datetime(2026, 6, 3, 9, tzinfo=UTC))
    kim = person(mail=logged, last_out=datetime(2026, 2, 1, 9, tzinfo=UTC))
    draft = composed(kim, template="reconnect")
    assert "since we were last in touch: I think it was on June 3." in draft.body
    assert draft.sources["person.last_contact"] == "the last mail, meeting or logged contact with them"
    assert "on February 1." in composed(replace(kim, mail=Correspondence()), template="reconnect").body


def test_a_nudge_stands_under_the_message_that_it_follows() -> None:
    message = message_from_bytes(composed(template="nudge", follows=TWICE).raw, policy=policy.default)
    assert message["Subject"] == "Re: Good to meet you, Kim"
    assert message["In-Reply-To"] == "<2@mail.example>"
    assert message["References"].split() == ["<1@mail.example>", "<2@mail.example>"]


@pytest.mark.parametrize("template", ["thanks", "nice-to-meet", "nudge", "check-in", "reconnect", "promise"])
def test_open_promises_stand_in_the_letter_with_where_they_come_from(template: str) -> None:
    kim = promised("send you the paper", "ask Jo about the room")
    after_meeting = template in ("thanks", "nice-to-meet")
    met, follows = (meeting(kim), None) if after_meeting else (None, SENT)
    draft = composed(kim, template=template, met=met, follows=follows)
    assert "- send you the paper\n- ask Jo about the room\n" in draft.body
    assert draft.sources["promises"] == "promise p1, 2026-11-16; promise p2, 2026-11-16"


@pytest.mark.parametrize("template", ["thanks", "nice-to-meet", "nudge", "check-in", "reconnect"])
def test_without_a_promise_nothing_is_said_of_any(template: str) -> None:
    kim = person()
    met = meeting(kim) if template in ("thanks", "nice-to-meet") else None
    assert "promise" not in composed(kim, template=template, met=met, follows=None if met else SENT).body


def test_what_was_promised_to_one_is_never_told_to_two() -> None:
    kim, jo = promised("send you the secret offer"), person("jo@acme.example", "Jo", "Park")
    draft = composed(kim, jo, template="thanks", met=meeting(kim, jo))
    assert "secret offer" not in draft.body


def test_a_promise_is_text_whatever_is_in_it(tmp_path: Path) -> None:
    library = library_of(tmp_path, "{{ greeting }}\n\n{% for one in promises %}{{ one }}!\n{% endfor %}")
    kim = promised("{{7*7}} <b>x</b>\r\nBcc: eve@example.net")
    body = composed(kim, template="mine", library=library).body
    assert "{{7*7}} <b>x</b> Bcc: eve@example.net!" in body


@pytest.mark.parametrize(
    "phrase",
    [
        "Just bumping this up.",
        "As per my last email, …",
        "Just checking in again.",
        "Did you get a chance to read it?",
        "In case you missed it:",
        "I am circling back on this.",
        "Ich wollte nachhaken.",
        "Petit rappel :",
        "¿Viste mi correo?",
    ],
)
def test_a_template_that_works_by_guilt_fails_its_check(tmp_path: Path, phrase: str) -> None:
    front = "---\npurpose: nudge\nstance: give\nsubject: Hello\n---\n"
    library = library_of(tmp_path, f'{front}{{{{ greeting }}}}\n\n{phrase}\n\n{{{{ gap("what is new") }}}}\n')
    assert check(library, "mine").problems


def test_what_only_a_second_nudge_says_is_checked_too(tmp_path: Path) -> None:
    more = "{% if thread.messages >= 2 %}" + "word " * 201 + "{% endif %}"
    front = "---\npurpose: nudge\nstance: give\nsubject: Hello\n---\n"
    library = library_of(tmp_path, f'{front}{{{{ greeting }}}}\n\n{more}\n\n{{{{ gap("what is new") }}}}\n')
    assert ["words" in problem.what for problem in check(library, "mine").problems] == [True]


@pytest.mark.parametrize(("template", "stance"), [("interview-thanks", "neutral"), ("check-in", "give")])
def test_the_stance_of_the_template_goes_with_the_draft(template: str, stance: str) -> None:
    kim = person()
    assert composed(kim, template=template, met=meeting(kim)).stance == stance


ASKED = "what they asked on 3 August 2026 is still open: your answer, or why it comes late"


def check_in(one: PersonHistory, library: TemplateLibrary, template: str, purpose: Purpose) -> ComposedDraft:
    wanted = replace(act(one, template=template), purpose=purpose)
    return compose(
        wanted, meeting=None, people=[one], facts=(), me=ME, sender=ME.addresses[0], library=library, now=NOW
    )


@pytest.mark.parametrize(
    ("text", "made"),
    [
        ("{{ greeting }}\n\nHow are you?\n", f"Hi Kim,\n\n>>> YOUR WORDS: {ASKED} <<<\n\nHow are you?\n"),
        ("\nHello there, how are you?\n", f"Hello there, how are you?\n\n>>> YOUR WORDS: {ASKED} <<<\n"),
    ],
)
def test_no_check_in_pretends_that_nothing_was_asked_whatever_its_template_says(
    tmp_path: Path, text: str, made: str
) -> None:
    at = datetime(2026, 8, 3, 9, tzinfo=UTC)
    asked = Evidence(at=at, what="Asked.", message_id=MessageId("q@acme.example"), words="Could you <<< help?")
    one = replace(person(), mail=Correspondence(i_owe=asked))
    library = library_of(tmp_path, f"---\nsubject: Hello\nhtml: true\n---\n{text}")
    draft = check_in(one, library, "mine", Purpose.CHECK_IN)
    assert draft.body.startswith(made)
    assert NEEDS_WORDS in draft.flags
    assert draft.sources["their question"] == "message <q@acme.example>"
    html = message_from_bytes(draft.raw, policy=policy.default).get_body(("html",))
    assert html is not None
    assert f"<p>&gt;&gt;&gt; YOUR WORDS: {ASKED} &lt;&lt;&lt;</p>" in html.get_content()
    assert ASKED not in check_in(person(), library, "mine", Purpose.CHECK_IN).body
    assert ASKED not in check_in(one, library, "mine", Purpose.NUDGE).body
