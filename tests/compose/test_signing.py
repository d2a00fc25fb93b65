"""The signature that a mailbox keeps for an address, below the letters from it."""

from __future__ import annotations

import email
from email import policy
from email.message import EmailMessage
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from followupd.compose.draft import compose
from followupd.compose.lines import NO_LINE
from followupd.compose.templates import TemplateLibrary
from followupd.derive.edits import edits
from followupd.derive.likeness import SIMILAR, likeness, read_letter
from followupd.derive.mimeparts import read_mail
from followupd.derive.quoting import written_text
from followupd.derive.signature_html import signature_of
from followupd.domain.draft import NEEDS_WORDS, ComposedDraft
from followupd.domain.message import Signature
from followupd.domain.record import replace
from tests.compose.cast import ME, NOW, SENDER, SHIPPED, act, library_of, meeting, person

ADA = Signature(text="Ada Example\nStraws & more\n+49 30 1234", html="<b>Ada Example</b><br>Straws &amp; more")
HTML = "---\nsubject: Straws\nhtml: true\n---\nHello **Kim**\n\n{{ me.signature }}\n"


def draft(
    signature: Signature | None = ADA, *, library: TemplateLibrary = SHIPPED, template: str = "thanks"
) -> ComposedDraft:
    kim = person()
    met = meeting(kim, topic="Prices")
    return compose(
        act(kim, met=met, template=template),
        meeting=met,
        people=[kim],
        facts=[],
        me=ME,
        sender=SENDER,
        library=library,
        now=NOW,
        signature=signature,
    )


def parts(one: ComposedDraft) -> list[str]:
    message = email.message_from_bytes(one.raw, policy=policy.default)
    assert isinstance(message, EmailMessage)
    return [str(part.get_content()).replace("\r\n", "\n") for part in message.walk() if not part.is_multipart()]


def test_it_stands_below_the_letter_after_its_delimiter() -> None:
    (text,) = parts(draft())
    assert text == draft(None).body + "\n-- \nAda Example\nStraws & more\n+49 30 1234\n"
    assert text == draft().body
    assert draft().sources["signature"] == "kept by the mailbox for ada@example.org"
    assert "signature" not in draft(None).sources


def test_the_html_of_a_template_bears_its_html(tmp_path: Path) -> None:
    text, html = parts(draft(library=library_of(tmp_path, HTML), template="mine"))
    assert text.endswith("-- \nAda Example\nStraws & more\n+49 30 1234\n")
    assert "<div><b>Ada Example</b><br>Straws &amp; more</div>" in html
    assert html.endswith("</body></html>\n")


def test_where_there_is_no_html_its_text_is_shown_as_text(tmp_path: Path) -> None:
    plain = replace(ADA, text="<b>Ada</b>\nExample", html="")
    _, html = parts(draft(plain, library=library_of(tmp_path, HTML), template="mine"))
    assert "&lt;b&gt;Ada&lt;/b&gt;<br>\nExample" in html


def test_an_empty_one_leaves_no_delimiter(tmp_path: Path) -> None:
    assert draft(Signature(text=" \u200e ")) == draft(None)
    library = library_of(tmp_path, HTML)
    assert draft(Signature(text=""), library=library, template="mine") == draft(None, library=library, template="mine")


def test_a_gap_in_it_is_none_of_the_letter(tmp_path: Path) -> None:
    gap = Signature(text=">>> YOUR WORDS: buy <<<")
    assert NEEDS_WORDS not in draft(gap, library=library_of(tmp_path, HTML), template="mine").flags


def test_each_of_its_lines_is_of_no_template() -> None:
    bare, signed = draft(None), draft()
    assert signed.lines == (*bare.lines, *[NO_LINE] * 4)
    assert len(edits(signed.raw, signed.raw).fates) == len(signed.lines)
    assert not edits(signed.raw, signed.raw).edited


# recognising drafts
BY_HAND = "Dear Kim,\n\ncould you tell me whom to ask about the room for our summer party in Lyon?\n\nAda\n"
LONG = Signature(text="\n".join(f"{n} Example Street, the house of straws and more" for n in range(12)))


def test_a_letter_of_the_user_s_with_the_same_signature_is_not_taken_for_the_draft() -> None:
    ours = read_letter(draft(LONG).raw).text
    message = EmailMessage()
    message.set_content(f"{BY_HAND}\n-- \n{LONG.text}\n")
    assert likeness(ours, read_letter(message.as_bytes()).text) < SIMILAR
    message.set_content(f"{BY_HAND}\n{LONG.text}\n")  # as Gmail writes it where the dashes are switched off
    assert likeness(ours, read_letter(message.as_bytes()).text) < SIMILAR


def test_the_draft_is_known_again_with_another_signature_below_and_without() -> None:
    ours, other, bare = (read_letter(draft(one).raw).text for one in (LONG, ADA, None))
    assert likeness(ours, other) == likeness(ours, bare) > SIMILAR


def test_what_was_written_ends_above_it(tmp_path: Path) -> None:
    one = draft(library=library_of(tmp_path, HTML), template="mine")
    assert written_text(read_mail(one.raw)).strip() == "Hello **Kim**\n\nAda"


TEXTS = st.text(max_size=60) | st.sampled_from(
    ["--", "-- ", "=_", "{{ 7*7 }}", "<b>", ">", "\r\nBcc: x@y.example", "From x"]
)


@pytest.mark.parametrize("html", [True, False])
@settings(deadline=None, max_examples=30, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(pieces=st.lists(TEXTS, max_size=8))
def test_whatever_it_is_a_good_letter_comes_of_it(tmp_path: Path, html: bool, pieces: list[str]) -> None:
    found = signature_of("Ada<br>" + "<br>".join(pieces))
    made = draft(found, library=library_of(tmp_path, HTML if html else HTML.replace("true", "false")), template="mine")
    assert made.body.startswith("Hello **Kim**\n\nAda\n")
    assert "49" not in made.body or any("49" in one for one in pieces)
    assert len(edits(made.raw, made.raw).fates) == len(made.lines)
