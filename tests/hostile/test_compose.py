"""What strangers write into names and titles, and what a template can be made to do: neither gets out of its place."""

from __future__ import annotations

import email
import time
import unicodedata
from email import policy
from email.header import decode_header, make_header
from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from followupd.compose.draft import NeedsFact
from followupd.compose.mime import Letter, UnsafeDraft, to_bytes
from followupd.compose.text import one_line
from followupd.domain.ids import Address
from followupd.domain.message import Mailbox
from followupd.domain.person import Confidence, Person, PersonName
from followupd.domain.record import replace
from followupd.errors import TemplateError
from tests.compose.cast import KEY, ME, NOW, SENDER, composed, library_of, meeting, person, rendered

HEADERS = [
    "From", "To", "Subject", "Date", "Message-ID", "X-Followupd-Key", "Content-Type", "Content-Transfer-Encoding",
    "MIME-Version",
]  # fmt: skip
INJECTIONS = [
    "x\r\nBcc: eve@evil.example",
    "x\nBcc: eve@evil.example",
    "x\rBcc: eve@evil.example",
    "x\r\n\r\n<script>",
    "x\0\r\n Bcc: eve@evil.example",
    "x\x85Bcc: eve@evil.example",
    "x\u2028Bcc: eve@evil.example",
    "x\u2029Bcc: eve@evil.example",
    "x\x0bBcc: eve@evil.example\x0c",
    "=?utf-8?q?x=0D=0ABcc:_eve@evil.example?=",
    "=?utf-8?b?eA0KQmNjOiBldmVAZXZpbC5leGFtcGxl?=",
    "=?utf-8?q?=3D=3Futf-8=3Fq=3Fx=3D0ABcc=3A_e=40e=3F=3D?=",
    "é =?utf-8?q?x=0ABcc:_eve@evil.example?= é",
    "=?utf-8?q?unfinished",
    "=?utf-7?q?+AA0ACg-Bcc:_eve@evil.example?=",
    "=?" * 500,
    "x\u202egnp.exe\u202c\u2066y\u2069",
    "kim@acme.example, eve@evil.example",
    '"Kim" <eve@evil.example>',
    "Kim <eve@evil.example>, (comment",
    "Kim; eve@evil.example: group:;",
    '\\" <eve@evil.example>',
    "{{ 7*7 }} {% for x in y %} {# z #}",
    "{{ me.__class__.__mro__ }}",
    ".\r\n.\r\nQUIT",
    "--=_0123456789abcdef0123456789abcdef.1--",
    "\ud83d\ude00 half \udcff",
    "From eve@evil.example Thu Nov 19 2026",
    "x" * 9_000,
    "é" * 9_000,
    "\u0301" * 300,
]


def named(first: str, last: str = "") -> PersonName:
    return PersonName(first=first, last=last, full=f"{first} {last}".strip(), confidence=Confidence.SURE)


def read_back(raw: bytes) -> tuple[list[str], str, list[str], str]:
    """Header names, subject, addresses and text, read as two unlike parsers agree that they are."""
    today = email.message_from_bytes(raw, policy=policy.default)
    of_old = email.message_from_bytes(raw, policy=policy.compat32)
    subject = str(today["Subject"])
    assert str(make_header(decode_header(str(of_old["Subject"]).replace("\r\n", "").replace("\n", "")))) == subject
    assert list(today.keys()) == list(of_old.keys())
    text = today.get_content().replace("\r\n", "\n")
    return list(today.keys()), subject, [one.addr_spec for one in today["To"].addresses], text


@pytest.mark.parametrize("text", INJECTIONS)
def test_no_title_and_no_name_gets_out_of_its_header(tmp_path: Path, text: str) -> None:
    title = "{{ meeting.title | default('-') }}"
    library = library_of(tmp_path, f'---\nsubject: "{title}"\n---\n{{{{ greeting }}}}\n\n{title}\n')
    address = Address("kim@acme.example")
    kim = replace(person(), person=Person(address=address, addresses=(address,), name=named(text, text), company=text))
    me = replace(ME, name=text)
    draft = composed(kim, template="mine", met=meeting(kim, title=text, topic=text), me=me, library=library)
    headers, subject, to, read = read_back(draft.raw)
    assert headers == HEADERS
    assert to == ["kim@acme.example"]
    assert subject == draft.subject
    assert subject.rstrip("…") in one_line(text) or not one_line(text)
    assert one_line(text) in read
    assert "Hi ," not in read
    assert "evil" not in read.split("\n")[0]


@pytest.mark.parametrize("template", ["thanks", "nice-to-meet", "interview-thanks", "event", "group-recap"])
@pytest.mark.parametrize("text", INJECTIONS)
def test_a_shipped_template_says_what_a_stranger_wrote_and_no_more(template: str, text: str) -> None:
    kim = person("kim@acme.example", text, text)
    met = meeting(kim, title=text, topic=text, location=text, description=f"- {text}")
    headers, _, to, read = read_back(composed(kim, template=template, met=met).raw)
    assert (headers, to) == (HEADERS, ["kim@acme.example"])
    assert read.startswith(("Hello,\n", "Hi "))
    assert "eve@evil.example" not in read


WORDS = st.text(st.characters(exclude_categories=()), max_size=80)


@settings(max_examples=100, deadline=None)
@given(title=WORDS, first=WORDS, last=WORDS, mine=WORDS)
@example(title="None", first="None", last="None", mine="None")
@example(title="=?utf-8?q?=0D=0A?= é", first="=?a?b?c?=", last='"', mine="\\")
def test_whatever_is_written_arrives_as_it_was_written(title: str, first: str, last: str, mine: str) -> None:
    kim = person("kim@acme.example", first, last)
    draft = composed(kim, template="mine", met=meeting(kim, title=title), me=replace(ME, name=mine), library=_TITLED)
    headers, subject, to, read = read_back(draft.raw)
    assert headers == HEADERS
    assert to == ["kim@acme.example"]
    assert subject == one_line(f"About {one_line(title) or 'it'}", 200)
    greeting, _, rest = read.partition("\n")
    assert greeting == "Hello," or (greeting[:3] == "Hi " and greeting[-1] == "," and greeting[3:-1] == one_line(first))
    assert "None" not in greeting
    assert rest.startswith(f"\n[{one_line(title) or '-'}]\n")
    assert not [char for char in read if unicodedata.category(char) in {"Cc", "Cs", "Co"} and char != "\n"]


@settings(max_examples=80, deadline=None)
@given(title=st.text(st.characters(codec="ascii", exclude_categories=["Cc"]), max_size=60))
@example(title="1. a")
@example(title="    code")
@example(title="<https://evil.example>")
@example(title="[a]: https://evil.example")
@example(title="&lt;b&gt; \\*x\\* ``` ~~~ ---")
def test_no_markup_of_a_stranger_becomes_markup_of_the_letter(title: str) -> None:
    from html import escape

    kim = person()
    draft = composed(kim, template="marked", met=meeting(kim, title=title), library=_TITLED)
    parts = list(email.message_from_bytes(draft.raw, policy=policy.default).iter_parts())
    html = parts[1].get_content().replace("\r\n", "\n")
    shown = escape(one_line(title) or "-").replace("&#x27;", "'")
    assert f"<body>\n<p>{shown}</p>\n<p><em>x</em></p>\n<p>Ada</p>\n</body>" in html


def _titled() -> object:
    import tempfile

    with tempfile.TemporaryDirectory() as folder:
        marked = '---\nsubject: a\nhtml: true\n---\n{{ meeting.title | default("-") }}\n\n*x*\n'
        (Path(folder) / "marked.md.j2").write_text(marked)
        title = "{{ meeting.title | default('it') }}"
        body = "{{ greeting }}\n\n[{{ meeting.title | default('-') }}]\n"
        return library_of(Path(folder), f'---\nsubject: "About {title}"\n---\n{body}')


_TITLED = _titled()


def letter(**changes: object) -> Letter:
    plain = Letter(
        sender=Mailbox(address=SENDER, name="Ada"),
        to=(Mailbox(address=Address("kim@acme.example"), name="Kim"),),
        subject="Hello",
        date=NOW,
        key=KEY,
        generation=1,
        text="Hello\n",
    )
    return replace(plain, **changes)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    "changes",
    [
        {"subject": "x\r\nBcc: eve@evil.example"},
        {"subject": "x\nBcc: eve@evil.example"},
        {"subject": "é\r\nBcc: eve@evil.example"},
        {"subject": "x\0"},
        {"subject": " padded "},
        {"key": "x\r\nBcc: eve@evil.example"},
        {"to": (Mailbox(address=Address("kim@acme.example>\r\nBcc: <eve@evil.example")),)},
        {"to": (Mailbox(address=Address("kim@acme.example, eve@evil.example")),)},
        {"to": ()},
        {"text": "no end"},
        {"text": "a\rb\n"},
    ],
)
def test_a_message_that_would_be_read_otherwise_is_never_made(changes: dict[str, object]) -> None:
    to_bytes(letter())
    with pytest.raises(UnsafeDraft):
        to_bytes(letter(**changes))


ESCAPES = [
    "{{ ''.__class__.__mro__ }}",
    "{{ ''['__class__'] }}",
    "{{ me.__class__ }}",
    "{{ me.told }}",
    "{{ me['told'] }}",
    "{{ people.__init__ }}",
    "{{ people.count }}",
    "{{ people.append }}",
    "{{ now.__reduce__() }}",
    "{{ now.replace(year=1) }}",
    "{{ now.strftime('%Y') }}",
    "{{ now.tzinfo }}",
    "{{ '{0.__class__}'.format(me) }}",
    "{{ '{0.__class__}'.format_map({}) }}",
    "{{ '%s' % me }}",
    "{{ range.__globals__ }}",
    "{{ gap.__globals__ }}",
    "{{ gap.__code__ }}",
    "{{ gap.__name__ }}",
    "{{ people.count(1) }}",
    "{{ people | map(attribute='__class__') | first }}",
    "{{ people | map(attribute='told') | first }}",
    "{{ people | attr('__class__') }}",
    "{{ people | pprint }}",
    "{{ self.__init__ }}",
    "{{ self._TemplateReference__context }}",
    "{{ namespace.__init__.__globals__ }}",
    "{{ cycler.__init__.__globals__.os }}",
    "{{ lipsum() }}",
    "{{ joiner }}",
    "{{ dict(a=1) }}",
    "{{ config }}",
    "{% set me.name = 'Eve' %}",
    "{% set ns = namespace(x=1) %}{{ ns.__class__ }}",
    "{% for x in people %}{{ loop.__class__ }}{% endfor %}",
    "{% for x in people %}{{ loop._iterator }}{% endfor %}",
    "{% include '/etc/passwd' %}",
    "{% include '../../etc/passwd' %}",
    "{% import 'os' as os %}",
    "{% from 'thanks.md.j2' import x %}",
    "{% extends 'thanks.md.j2' %}",
    "{% macro m() %}{{ varargs.__class__ }}{% endmacro %}{{ m() }}",
]


@pytest.mark.parametrize("body", ESCAPES)
def test_a_template_has_no_way_out_of_its_sandbox(tmp_path: Path, body: str) -> None:
    with pytest.raises((TemplateError, NeedsFact)):
        rendered(tmp_path, body)


BOMBS = [
    "{% for i in range(10**9) %}x{% endfor %}",
    "{% for i in range(999) %}{% for j in range(999) %}{% for k in range(999) %}{% endfor %}{% endfor %}{% endfor %}",
    "{% set r = range(1000) %}{% for a in r %}{% for b in r %}{% for c in r %}{% endfor %}{% endfor %}{% endfor %}",
    "{% for a in '" + "x" * 9000 + "' %}{% for b in 'xxxxxxxx' %}{% endfor %}{% endfor %}",
    "{% for a in [1,[2,[3]]] recursive %}{{ loop(a) }}{% endfor %}",
    "{{ range(10**7) | list | length }}",
    "{{ 'x' * 10**10 }}",
    "{{ [0] * 10**10 }}",
    "{{ 2 ** 10 ** 10 }}",
    "{{ 10 ** 10 ** 10 ** 10 }}",
    "{{ '%1000000000d' % 1 }}",
    "{{ '{:>1000000000}'.format(1) }}",
    "{{ 'x'.ljust(10**9) }}",
    "{{ 'x'.zfill(10**9) }}",
    "{{ 'x' | center(10**9) }}",
    "{{ 'x' | indent(10**9) }}",
    "{{ 1.5 | round(10**9, 'ceil') }}",
    "{% set s = 'xxxxxxxxxx' %}" + "{% set s = s ~ s %}" * 40 + "{{ s | length }}",
    "{% set s = 'xxxxxxxxxx' %}" + "{% set s = s + s %}" * 40 + "{{ s | length }}",
    "{% set s = 'xxxxxxxxxx' %}" + "{% set s %}{{ s }}{{ s }}{% endset %}" * 40 + "{{ s | length }}",
    "{% set s = 'xxxxxxxxxx' %}" + "{% set s = s | replace('x', s) %}" * 12 + "{{ s | length }}",
    "{% set s = 'xxxxxxxxxx' %}" + "{% set s = [s, s, s, s] | join %}" * 20 + "{{ s | length }}",
    "{% set n = 999999 %}" + "{% set n = n * n %}" * 40 + "{{ n }}",
    "{% macro m(n) %}{{ m(n + 1) }}{{ m(n + 1) }}{% endmacro %}{{ m(0) }}",
    "{% macro m(n) %}{% if n %}{{ m(n - 1) }}{{ m(n - 1) }}{% endif %}{% endmacro %}{{ m(50) }}",
    "{% include '_self.md.j2' %}",
    "{% set n = 60 %}{% include '_twice.md.j2' %}",
    "{% for i in range(1000) %}" + "x" * 10_000 + "{% endfor %}",
    "{% set s %}{% for i in range(1000) %}" + "{{ me.name }}" * 100 + "{% endfor %}{% endset %}",
    "{{ " + "(" * 5_000 + "1" + ")" * 5_000 + " }}",
    "{{ " + "-" * 20_000 + "1 }}",
    "{{ " + "1+" * 20_000 + "1 }}",
    "{% if me %}" * 500 + "x" + "{% endif %}" * 500,
    "{% for a in me.name %}" * 30 + "x" + "{% endfor %}" * 30,
    "{{ " + "9" * 50_000 + " }}",
]


@pytest.mark.parametrize("body", BOMBS, ids=lambda body: body[:40])
def test_a_template_that_wants_too_much_is_stopped_soon(tmp_path: Path, body: str) -> None:
    (tmp_path / "_self.md.j2").write_text("{% include '_self.md.j2' %}")
    (tmp_path / "_twice.md.j2").write_text(
        "{% set n = n - 1 %}{% if n %}{% include '_twice.md.j2' %}{% include '_twice.md.j2' %}{% endif %}"
    )
    started = time.process_time()
    with pytest.raises(TemplateError):
        rendered(tmp_path, body)
    assert time.process_time() - started < 5


def test_a_description_of_any_size_is_read_in_linear_time() -> None:
    kim = person()
    for text in ("<" * 1_000_000, "- " * 500_000, "<li>" * 200_000, "\n" * 1_000_000, "-" * 1_000_000, "a." * 400_000):
        started = time.process_time()
        composed(kim, template="group-recap", met=meeting(kim, title=text, topic=text, location=text, description=text))
        assert time.process_time() - started < 1
