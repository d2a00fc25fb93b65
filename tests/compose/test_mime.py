"""The bytes of a draft: ordinary mail, the same every time, threaded and dated as planned."""

from __future__ import annotations

import email
import hashlib
from datetime import UTC, datetime
from email import policy
from email.message import EmailMessage
from pathlib import Path

import pytest

from followupd.compose.draft import UnsafeDraft, compose
from followupd.domain.decision import Follows
from followupd.domain.draft import ComposedDraft
from followupd.domain.ids import Address, MessageId
from followupd.domain.policy import Me
from followupd.domain.record import replace
from tests.compose.cast import KEY, ME, NOW, SHIPPED, act, composed, library_of, meeting, note, person


def read(draft: ComposedDraft) -> EmailMessage:
    message = email.message_from_bytes(draft.raw, policy=policy.default)
    assert isinstance(message, EmailMessage)
    return message


def text_of(part: EmailMessage) -> str:
    return str(part.get_content()).replace("\r\n", "\n")


def from_address(address: str, generation: int = 1) -> ComposedDraft:
    kim, sender = person(), Address.parse(address)
    assert sender is not None
    met = meeting(kim)
    me = replace(ME, addresses=(sender,))
    one = act(kim, met=met, generation=generation)
    return compose(one, meeting=met, people=[kim], facts=[], me=me, sender=sender, library=SHIPPED, now=NOW)


def test_a_draft_is_an_ordinary_message() -> None:
    kim = person()
    draft = composed(kim, met=meeting(kim, topic="Prices"))
    message = read(draft)
    assert dict(message.items()) == {
        "From": "Ada Example <ada@example.org>",
        "To": "Kim Lee <kim@acme.example>",
        "Subject": "Thank you: Prices",
        "Date": "Thu, 19 Nov 2026 16:00:00 +0100",
        "Message-ID": f"<{KEY}.1@example.org>",
        "X-Followupd-Key": KEY,
        "Content-Type": 'text/plain; charset="utf-8"',
        "Content-Transfer-Encoding": "7bit",
        "MIME-Version": "1.0",
    }
    assert text_of(message) == draft.body
    assert (draft.subject, draft.message_id) == ("Thank you: Prices", f"{KEY}.1@example.org")
    assert draft.sha256 == hashlib.sha256(draft.raw).hexdigest()


def test_the_same_draft_has_the_same_bytes(tmp_path: Path) -> None:
    library = library_of(tmp_path, "---\nsubject: a\nhtml: true\n---\nText\n")
    kim = person()
    one, two = (composed(kim, template="mine", met=meeting(kim), library=library).raw for _ in range(2))
    assert one == two


def test_lines_end_in_crlf_and_are_short() -> None:
    kim = person()
    for long_note, longest in (("x" * 1900, 78), ("x" * 900, 998), ("é" * 900, 78)):
        raw = composed(kim, met=meeting(kim), facts=[note(long_note, person="kim@acme.example")]).raw
        assert raw.isascii()
        assert b"\n" not in raw.replace(b"\r\n", b"")
        assert max(map(len, raw.split(b"\r\n"))) <= longest


@pytest.mark.parametrize("template", SHIPPED.names)
@pytest.mark.parametrize("signature", ["Ada", "Ádá 🌱"])
def test_the_gap_stands_whole_on_a_line_of_the_file(template: str, signature: str) -> None:
    kim = person()
    raw = composed(kim, template=template, met=meeting(kim), me=replace(ME, signature=signature)).raw
    gaps = [line for line in raw.split(b"\r\n") if b">>>" in line or b"<<<" in line]
    assert len(gaps) == 1
    assert gaps[0].startswith(b">>> YOUR WORDS: ")
    assert gaps[0].endswith(b" <<<")


def test_plain_text_that_looks_like_the_boundary_ends_no_part(tmp_path: Path) -> None:
    library = library_of(tmp_path, f"---\nsubject: a\nhtml: true\n---\nOne\n\n--=_{KEY}.1--\n\nTwo\n")
    kim = person()
    message = read(composed(kim, template="mine", met=meeting(kim), library=library))
    assert [part.get_content_type() for part in message.iter_parts()] == ["text/plain", "text/html"]
    assert f"--=_{KEY}.1--\n\nTwo" in text_of(next(message.iter_parts()))  # type: ignore[arg-type]


def test_words_of_any_script_arrive() -> None:
    kim = person("kim@acme.example", "太郎", "田中")
    me = Me(name="Ádá Müller", addresses=ME.addresses, timezone=ME.timezone, signature="Ádá 🌱")
    draft = composed(kim, met=meeting(kim, topic="価格 — עברית — Prüfung 🌱"), me=me)
    message = read(draft)
    assert message["Subject"] == "Thank you: 価格 — עברית — Prüfung 🌱"
    assert message["From"].addresses[0].display_name == "Ádá Müller"
    assert message["To"].addresses[0].display_name == "太郎 田中"
    assert "価格 — עברית — Prüfung 🌱" in text_of(message)
    assert text_of(message).endswith("\nÁdá 🌱\n")


def test_a_message_id_is_the_same_for_ever_and_short_enough_for_every_program() -> None:
    assert from_address("ada@example.org", generation=3).message_id == f"{KEY}.3@example.org"
    long = from_address(f"ada@{'x' * 60}.example").message_id
    assert long == f"{KEY}.1@followupd.invalid"
    assert len(f"<{long}>") <= 75
    assert from_address("ada@bücher.example").message_id == f"{KEY}.1@xn--bcher-kva.example"


@pytest.mark.parametrize("address", ["a..b@example.org", ".a@example.org", "a'b+c=d@example.org", "o`x|y@example.org"])
def test_odd_addresses_are_written_so_that_they_are_read_back(address: str) -> None:
    kim = person(address)
    assert read(composed(kim, met=meeting(kim)))["To"].addresses[0].addr_spec.replace('"', "") == address


def test_an_internationalised_domain_is_written_in_ascii() -> None:
    address = Address.parse("Kim@Bücher.example")
    assert address is not None
    draft = composed(person(address), met=meeting(person(address)))
    assert draft.raw.isascii()
    assert b'\r\nTo: "Kim Lee" <kim@xn--bcher-kva.example>\r\n' in draft.raw


@pytest.mark.parametrize("address", ["kïm@acme.example", f"kim@{'ü' * 80}.example", "kim@bücher.example"])
def test_an_address_that_no_header_can_hold_is_refused(address: str) -> None:
    with pytest.raises(UnsafeDraft, match="cannot be written"):
        composed(person(address), met=meeting(person(address)))


def test_everybody_of_a_group_is_addressed_and_nobody_in_secret() -> None:
    people = [person(f"p{n}@acme.example", "Kim", "Lee") for n in range(15)]
    message = read(composed(*people, met=meeting(*people)))
    assert [one.addr_spec for one in message["To"].addresses] == [f"p{n}@acme.example" for n in range(15)]
    assert message["Cc"] is message["Bcc"] is None


def test_a_draft_that_goes_on_with_a_conversation_is_threaded(tmp_path: Path) -> None:
    library = library_of(tmp_path, "---\npurpose: nudge\nsubject: unused\n---\nAbout {{ thread.subject }}\n")
    ids = tuple(MessageId(f"{'x' * 80}{n}@mail.example") for n in range(30))
    draft = composed(template="mine", library=library, follows=Follows(subject="Prices", references=ids))
    head = draft.raw.partition(b"\r\n\r\n")[0]
    assert draft.subject == "Re: Prices"
    assert f"\r\nIn-Reply-To: <{ids[-1]}>\r\n".encode() in head
    references = read(draft)["References"].split()
    assert references[0] == f"<{ids[0]}>"
    assert references[-1] == f"<{ids[-1]}>"
    assert b"=?" not in head


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("RE: Prices", "Re: Prices"),
        ("AW: Prices", "Re: Prices"),
        ("Re: AW: Good to meet you", "Re: Good to meet you"),
        ("SV: VS: Antw: RIF: ODP: R: Prices", "Re: Prices"),
        ("RE[2]: Re : Prices", "Re: Prices"),
        ("Re：Prices", "Re: Prices"),
        ("Rest: how we do it", "Re: Rest: how we do it"),
        ("R&D: plans", "Re: R&D: plans"),
        ("Re:", "Re:"),
    ],
)
def test_a_subject_goes_on_with_one_reply_mark(tmp_path: Path, before: str, after: str) -> None:
    library = library_of(tmp_path, "---\npurpose: nudge\nsubject: unused\n---\nText\n")
    follows = Follows(subject=before, references=(MessageId("1@mail.example"),))
    assert composed(template="mine", library=library, follows=follows).subject == after


def test_ids_of_others_that_are_no_ids_are_left_out(tmp_path: Path) -> None:
    library = library_of(tmp_path, "---\npurpose: nudge\nsubject: unused\n---\nText\n")
    ids = tuple(MessageId(text) for text in ("ok@mail.example", "a b@x", "x\r\nBcc: y@z", "<y>", "ü@x", "x" * 400, ""))
    draft = composed(template="mine", library=library, follows=Follows(subject="Prices", references=ids))
    assert read(draft)["References"] == "<ok@mail.example>"


def test_html_is_there_where_the_template_asks_for_it(tmp_path: Path) -> None:
    kim = person()
    library = library_of(tmp_path, "---\nsubject: a\nhtml: true\n---\n**Hello** {{ meeting.topic }}\nnext\n")
    draft = composed(
        kim, template="mine", met=meeting(kim, topic="a *b* _c_ <i>d</i> &amp; `e` [f](g) 1. h"), library=library
    )
    message = read(draft)
    assert [part.get_content_type() for part in message.walk()] == ["multipart/alternative", "text/plain", "text/html"]
    plain, html = map(text_of, message.iter_parts())
    assert plain == draft.body
    assert plain.startswith("**Hello** a *b* _c_ <i>d</i> &amp; `e` [f](g) 1. h\nnext\n")
    assert (
        "<p><strong>Hello</strong> a *b* _c_ &lt;i&gt;d&lt;/i&gt; &amp;amp; `e` [f](g) 1. h<br />\nnext</p>\n<p>Ada</p>"
    ) in html


def test_html_fetches_nothing_and_runs_nothing(tmp_path: Path) -> None:
    body = (
        "![x](https://evil.example/p.gif) <img src=https://evil.example/q.gif> <script>x</script> [k](javascript:x)\n"
    )
    library = library_of(tmp_path, f"---\nsubject: a\nhtml: true\n---\n{body}")
    html = list(read(composed(template="mine", met=meeting(person()), library=library)).iter_parts())[1].get_content()
    assert "<img" not in html
    assert "<script" not in html
    assert 'href="javascript' not in html


def test_a_draft_is_dated_in_the_users_zone() -> None:
    kim = person()
    summer = datetime(2026, 7, 1, 10, 0, tzinfo=UTC)
    assert read(composed(kim, met=meeting(kim), now=summer))["Date"] == "Wed, 01 Jul 2026 12:00:00 +0200"
