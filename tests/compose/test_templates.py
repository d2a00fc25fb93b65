"""Template files: what they may say, what is told about a wrong one, and what a missing value does."""

from __future__ import annotations

import traceback
from pathlib import Path

import pytest

from followupd.compose.draft import NeedsFact
from followupd.compose.templates import TemplateLibrary, shipped_folder
from followupd.errors import TemplateError
from tests.compose.cast import SHIPPED, composed, library_of, meeting, note, person, rendered

NOBODY = person(first="", last="")


def problem_of(folder: Path, text: str) -> str:
    """The one problem that the template of `text` has, with its place from the file name on."""
    library = library_of(folder, text)
    with pytest.raises(TemplateError) as raised:
        composed(template="mine", met=meeting(person()), library=library)
    assert len(raised.value.problems) == 1
    return str(raised.value).replace(f"{folder}/", "")


def test_the_front_matter_says_what_planning_needs(tmp_path: Path) -> None:
    library = library_of(
        tmp_path,
        "---\npurpose: thanks-for-decision\nstance: ask\nsubject: Hi\nneeds: [meeting.topic, person.first_name]\n"
        "html: true\nlanguage: de\n---\nText\n",
    )
    template = library.get("mine")
    assert (template.spec.name, template.spec.purpose, template.spec.stance) == ("mine", "thanks-for-decision", "ask")
    assert template.spec.needs == {"meeting.topic", "person.first_name"}
    assert (template.front.html, template.front.language) == (True, "de")


@pytest.mark.parametrize(
    ("front", "told"),
    [
        ("subject: a\nsubjekt: b", "mine.md.j2:3: unknown key 'subjekt' (did you mean 'subject'?)"),
        ("subject: a\n\nstance: given", "mine.md.j2:4: 'given' is no stance (did you mean 'give'?)"),
        ("subject: a\nhtml: maybe", "mine.md.j2:3: 'html' is true or false"),
        (
            "subject: a\nneeds: [meeting.topik]",
            "mine.md.j2:3: 'meeting.topik' is no fact (did you mean 'meeting.topic'?)",
        ),
        ("subject: a\nsubject: b", "mine.md.j2:3: 'subject' stands twice"),
        ("subject: a\nneeds: {a: b}", "mine.md.j2:3: 'needs' is neither a text nor a list of texts"),
        ("subject: a\npurpose: follow up", "mine.md.j2:3: 'purpose' is one word, such as follow-up"),
        ("purpose: nudge", 'mine.md.j2:2: no subject (such as subject: "Good to meet you")'),
    ],
)
def test_a_wrong_front_matter_is_told_with_its_line(tmp_path: Path, front: str, told: str) -> None:
    assert problem_of(tmp_path, f"---\n{front}\n---\nText\n") == told


def test_every_problem_of_a_front_matter_is_told_at_once(tmp_path: Path) -> None:
    library = library_of(tmp_path, "---\nsubjekt: b\nstance: x\nhtml: 3\n---\nText\n")
    assert [problem.where.rpartition(":")[2] for problem in library.problems] == ["2", "2", "3", "4"]


@pytest.mark.parametrize(
    "text",
    ["", "Hello\n", "---\nsubject: a\n", "---\n- a\n---\nx", "---\nsubject: [\n---\nx", "---\nsubject: a\n---\n \n"],
)
def test_a_file_that_is_no_template_is_told_and_stops_no_other(tmp_path: Path, text: str) -> None:
    (tmp_path / "mine.md.j2").write_text(text)
    library = TemplateLibrary.load([tmp_path])
    assert len(library.problems) >= 1
    with pytest.raises(TemplateError):
        library.get("mine")
    assert library.get("thanks").path.parent == shipped_folder()


def test_a_file_that_is_too_large_or_no_text_is_refused(tmp_path: Path) -> None:
    (tmp_path / "large.md.j2").write_text("---\nsubject: a\n---\n" + "x" * 70_000)
    (tmp_path / "binary.md.j2").write_bytes(b"---\nsubject: a\n---\n\xff\xfe")
    (tmp_path / "folder.md.j2").mkdir()
    assert len(TemplateLibrary.load([tmp_path]).problems) == 3


def test_the_users_template_comes_before_the_shipped_one_also_when_it_is_broken(tmp_path: Path) -> None:
    assert library_of(tmp_path, "Mine.\n", name="thanks").get("thanks").path.parent == tmp_path
    (tmp_path / "thanks.md.j2").write_text("nothing")
    with pytest.raises(TemplateError):
        TemplateLibrary.load([tmp_path]).get("thanks")


def test_a_folder_that_is_not_there_is_empty(tmp_path: Path) -> None:
    assert TemplateLibrary.load([tmp_path / "none"]).names == SHIPPED.names


def test_a_template_that_is_not_there_is_told_with_the_nearest() -> None:
    with pytest.raises(TemplateError, match=r"there is no template 'thank' .*'thanks'"):
        SHIPPED.get("thank")


def test_the_digest_changes_with_any_file(tmp_path: Path) -> None:
    digests = [library_of(tmp_path, text).digest for text in ("One.\n", "Two.\n", "---\nx", "One.\n")]
    assert digests[0] == digests[3]
    assert len(set(digests)) == 3


@pytest.mark.parametrize(
    ("body", "told"),
    [
        ("Hi\n\n{{ person.frist_name }}\n", "mine.md.j2:6: person has no 'frist_name' (did you mean 'first_name'?)"),
        (
            "{% if person.frist_name %}x{% endif %}",
            "mine.md.j2:4: person has no 'frist_name' (did you mean 'first_name'?)",
        ),
        ("Hi\n{{ meating.topic }}", "mine.md.j2:5: unknown name 'meating' (did you mean 'meeting'?)"),
        ("Hi\n{{ now | dey }}", "mine.md.j2:5: unknown filter 'dey' (did you mean 'day'?)"),
        ("{% for p in people %}\n{{ p.nme }}\n{% endfor %}", "mine.md.j2:5: person has no 'nme'"),
        ("Hi\n\n{% if x %}\nopen", "mine.md.j2:7: Unexpected end of template"),
        ("Hi\n{{ 1 / 0 }}", "mine.md.j2:5: ZeroDivisionError: division by zero"),
        ("Hi\n{{ person }}", "mine.md.j2:5: person is no text"),
        ("Hi\n{{ none }}", "mine.md.j2:5: None is no text"),
        ("Hi\n{{ [1, 2] }}", "mine.md.j2:5: a list is no text"),
        ("Hi\n{{ 'x' | day }}", "mine.md.j2:5: 'x' is no date"),
        ("Hi\n{% include '_part.md.j2' %}", "mine.md.j2:5: no '_part.md.j2' in the template folders"),
        ("Hi\n{% import '_part.md.j2' as x %}", "mine.md.j2:5: import and extends"),
    ],
)
def test_a_wrong_body_is_told_with_its_line(tmp_path: Path, body: str, told: str) -> None:
    assert problem_of(tmp_path, body).startswith(told)


@pytest.mark.parametrize(
    "body",
    [
        "{{ {'a': 1}[person.full_name] }}",
        "{% include person.full_name %}",
        "{{ [1][person.full_name] }}",
        "{{ person[meeting.title] }}",
        "{{ meeting.title | day }}",
        "{{ person.first_name[person.full_name] }}",
        "{{ person.full_name.split(person.full_name).index }}",
        "{{ me[person.full_name | upper] }}",
        "{{ people | sort(attribute=person.full_name) | names }}",
        "{{ people | map(person.full_name) | first }}",
        "{{ people | map(attribute=meeting.title) | first }}",
        "{{ people | select(person.full_name) | first }}",
        "{{ range(person.full_name) }}",
        "{{ person.full_name | truncate(meeting.title) }}",
        "{{ now[person.full_name] }}",
        "{{ person.full_name.split(person.last_name, meeting.title) }}",
        "{{ '%d' % person.full_name }}",
        "{{ '{0[x]}'.format(person.full_name) }}",
        "{{ person.full_name() }}",
        "{{ {'a': 1}[person.full_name ~ 1].b }}",
    ],
)
def test_nothing_that_it_was_rendered_with_stands_in_an_error(tmp_path: Path, body: str) -> None:
    library = library_of(tmp_path, f"Hi\n{body}\n")
    kim = person()
    with pytest.raises(TemplateError) as raised:
        composed(kim, template="mine", met=meeting(kim, title="Straw talk"), library=library)
    traced = traceback.TracebackException.from_exception(raised.value)
    told = "".join(traced.format_exception_only()).casefold()
    assert "mine.md.j2:5: " in told
    assert not any(word in told for word in ("kim", "lee", "straw", "talk")), told
    assert (traced.__cause__, traced.__suppress_context__) == (None, True)


def test_a_wrong_subject_is_told_with_its_line(tmp_path: Path) -> None:
    text = '---\nstance: give\nsubject: "{{ meeting.topik }}"\n---\nText\n'
    assert problem_of(tmp_path, text).startswith("mine.md.j2:3: meeting has no 'topik'")


def test_a_subject_that_comes_out_empty_is_an_error(tmp_path: Path) -> None:
    text = '---\nsubject: "{% if meeting.topic %}{{ meeting.topic }}{% endif %}"\n---\nText\n'
    assert problem_of(tmp_path, text).startswith("mine.md.j2:2: the subject comes out empty")


@pytest.mark.parametrize(
    ("body", "names"),
    [
        ("Hi {{ person.first_name }},", ("person.first_name",)),
        ("Hi {{ people | names }},", ("person.first_name",)),
        ("Hi {{ people[0].first_name }},", ("person.first_name",)),
        ("{{ person.first_name | upper }}", ("person.first_name",)),
        ("{{ person.first_name ~ '!' }}", ("person.first_name",)),
        ("{{ meeting.topic }}", ("meeting.topic",)),
        ("{{ meeting.notes | join(', ') }}", ("meeting.notes",)),
        ("{{ meeting.notes | first }}", ("meeting.notes",)),
        ("{{ person.last_contact | when }}", ("person.last_contact",)),
        ("{{ thread.subject }}", ("thread.subject",)),
        ("Hi {{ person.first_name | default('') }},", ("person.first_name",)),
        ("Dear {% if person.first_name %}{{ person.first_name }}{% endif %},", ("person.first_name",)),
    ],
)
def test_a_missing_value_that_is_written_out_holds_the_draft(tmp_path: Path, body: str, names: tuple[str, ...]) -> None:
    with pytest.raises(NeedsFact) as raised:
        rendered(tmp_path, body, NOBODY)
    assert raised.value.names == names
    assert names[0] in str(raised.value)


@pytest.mark.parametrize(
    "body",
    [
        "{% if person.first_name %}Hi {{ person.first_name }},{% else %}Hello,{% endif %}",
        "Hello{% if not meeting.topic %},{% endif %}",
        "Hello{{ person.first_name | default(',') }}",
        "Hello{{ person.first_name or ',' }}",
        "Hello{% for note in meeting.notes %}{{ note }}{% else %},{% endfor %}",
        "Hello{% if meeting.agenda | length == 0 %},{% endif %}",
        "Hello{% if 'x' in meeting.topic %}?{% else %},{% endif %}",
        "Hello{% if meeting.topic == 'x' %}?{% else %},{% endif %}",
        "Hello{% if thread %}?{% elif person is defined and thread is not defined %},{% endif %}",
        "Hello{% if promises %}?{% else %},{% endif %}",
        "{{ greeting }}",
        "{{ people | greeting }}",
    ],
)
def test_a_missing_value_that_is_asked_for_is_false(tmp_path: Path, body: str) -> None:
    assert rendered(tmp_path, body, NOBODY) == "Hello,\n\nAda\n"


def test_a_group_has_people_and_no_person(tmp_path: Path) -> None:
    two = (person(), person("jo@acme.example", "Jo", "Park"))
    body = "{% if person %}one{% elif person.first_name %}one{% else %}{{ people | names }}{% endif %}"
    assert rendered(tmp_path, body, *two) == "Kim and Jo\n\nAda\n"
    assert rendered(tmp_path, "{{ people | names }}", person()) == "Kim\n\nAda\n"
    with pytest.raises(NeedsFact, match="first name"):
        rendered(tmp_path, "Hi {{ person.first_name }},", *two)


@pytest.mark.parametrize("need", ["meeting.topic", "topic", "meeting.agenda", "person.notes", "thread"])
def test_a_draft_is_held_without_what_the_front_matter_needs(tmp_path: Path, need: str) -> None:
    with pytest.raises(NeedsFact) as raised:
        rendered(tmp_path, f"---\nsubject: a\nneeds: {need}\n---\nText\n")
    assert raised.value.names == (need,)


def test_a_draft_whose_needs_are_known_is_made(tmp_path: Path) -> None:
    kim = person()
    text = (
        "---\nsubject: a\nneeds: [topic, person.notes, meeting.start]\n---\n{{ meeting.topic }}: {{ person.notes }}\n"
    )
    facts = [note("see you", person="kim@acme.example")]
    assert rendered(tmp_path, text, kim, met=meeting(kim, topic="Prices"), facts=facts) == "Prices: see you\n\nAda\n"


def test_parts_of_the_folder_can_be_included_and_nothing_else(tmp_path: Path) -> None:
    (tmp_path / "_close.md.j2").write_text("Bye {{ person.first_name }},\n")
    (tmp_path / "other.md.j2").write_text("---\nsubject: a\n---\nother\n")
    assert rendered(tmp_path, "Text\n\n{% include '_close.md.j2' %}\n") == "Text\n\nBye Kim,\n\nAda\n"
    for name in ("other.md.j2", "/etc/passwd", "../_close.md.j2", "_close"):
        with pytest.raises(TemplateError, match="in the template folders"):
            rendered(tmp_path, f"{{% include '{name}' %}}")


@pytest.mark.parametrize(
    ("ending", "signed"),
    [
        ("Bye", "Bye\n\nAda\n"),
        ("Bye,\n{{ me.signature }}", "Bye,\nAda\n"),
        ("Bye,\nAda Example", "Bye,\nAda Example\n"),
        ("Bye,\nAda", "Bye,\nAda\n"),
        ("Bye,\n{{ me.name }}", "Bye,\nAda Example\n"),
    ],
)
def test_every_letter_is_signed_once(tmp_path: Path, ending: str, signed: str) -> None:
    assert rendered(tmp_path, ending) == signed


def test_windows_line_ends_and_a_byte_order_mark_do_no_harm(tmp_path: Path) -> None:
    (tmp_path / "mine.md.j2").write_bytes(b"\xef\xbb\xbf---\r\nsubject: a\r\n---\r\nOne\r\n\r\n\r\n\r\nTwo\r\n")
    library = TemplateLibrary.load([tmp_path])
    assert composed(template="mine", met=meeting(person()), library=library).body == "One\n\nTwo\n\nAda\n"


def test_dates_are_told_in_the_language_of_the_template(tmp_path: Path) -> None:
    days = "{{ meeting.start | day }}, {{ meeting.start | when(now) }}, {{ meeting.start | date }}"
    text = f"---\nsubject: a\nlanguage: de\n---\n{{{{ greeting }}}} {days}, {{{{ meeting.start | time }}}}\n"
    assert rendered(tmp_path, text) == "Hallo Kim, Dienstag, am Dienstag, 17. November, 10:00\n\nAda\n"


def test_an_all_day_event_has_a_day_and_no_time(tmp_path: Path) -> None:
    kim = person()
    assert rendered(tmp_path, "{{ meeting.start | day }}", kim, met=meeting(kim, all_day=True)) == "Tuesday\n\nAda\n"
    with pytest.raises(NeedsFact):
        rendered(tmp_path, "{{ meeting.start | time }}", kim, met=meeting(kim, all_day=True))


def test_what_a_template_does_with_text_is_what_it_says(tmp_path: Path) -> None:
    kim = person()
    met = meeting(kim, topic="prices *and* dates")
    assert rendered(tmp_path, "{{ meeting.topic | upper }}", kim, met=met) == "PRICES *AND* DATES\n\nAda\n"
    body = "{% set x %}{{ meeting.topic }}{% endset %}{{ x }}, {{ meeting.topic | replace('*', '') }}, {{ 2 * 3 }}"
    assert rendered(tmp_path, body, kim, met=met) == "prices *and* dates, prices and dates, 6\n\nAda\n"


def test_the_sources_name_what_each_value_came_from() -> None:
    kim = person()
    facts = [note("Good point.", person="kim@acme.example")]
    sources = composed(kim, met=meeting(kim, topic="Prices"), facts=facts).sources
    assert sources["meeting.topic"] == "title of event m-1@example.org"
    assert sources["meeting.start"] == "start of event m-1@example.org"
    assert sources["person.first_name"] == "name of attendee kim@acme.example in event m-1@example.org"
    assert sources["person.notes"] == "note about kim@acme.example, 2026-11-19 15:00 UTC"
    assert sources["me.signature"] == "me.signature in the config"
    assert "person.company" not in sources


def test_a_library_is_read_without_loading_jinja2_or_babel() -> None:
    import subprocess
    import sys

    code = (
        "import sys; from followupd.compose.templates import TemplateLibrary as T; T.load([]).get('thanks');"
        "sys.exit(bool({'jinja2', 'babel', 'markdown_it'} & sys.modules.keys()))"
    )
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
