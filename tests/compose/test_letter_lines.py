"""Each line of a letter is known by the line of its template that it comes from; the letter is the same for it."""

from __future__ import annotations

from pathlib import Path

import pytest
from cast import SHIPPED, composed, library_of, meeting, person

from followupd.compose.lines import NO_LINE, line_name


def names(folder: Path, text: str) -> tuple[str, tuple[str, ...]]:
    """The letter that a template makes of `text`, and the source line of each of its lines."""
    library = library_of(folder, text)
    made = composed(person(), template="mine", library=library, met=meeting(person()))
    known = {line_name(line): line for line in library.get("mine").source.split("\n")} | {NO_LINE: NO_LINE}
    return made.body, tuple(known[one] for one in made.lines)


def test_lines_under_conditions_loops_and_cut_blanks_are_told_by_their_own(tmp_path: Path) -> None:
    text = (
        "{{ greeting }}\n\nOne{% if person.first_name %} and\nmore{% endif %}\n{%- if meeting %}, joined{% endif %}\n\n"
        "{% if meeting %}\n{{ meeting.start | when }}\n{% endif %}\n"
        "{% for n in [1, 2] %}\nTurn {{ n }}\n{% endfor %}\n{{ me.signature }}\n"
    )
    body, found = names(tmp_path, text)
    written = [line for line in body.split("\n") if line.strip()]
    assert len(found) == 1 + len(written)
    assert found[:2] == ("subject: Hello", "{{ greeting }}")
    turns = [source for source, line in zip(found[1:], written, strict=True) if line.startswith("Turn")]
    assert turns == ["Turn {{ n }}"] * 2
    assert "{{ meeting.start | when }}" in found
    assert "more{% endif %}" in found


def test_a_signature_that_was_put_below_is_of_no_line(tmp_path: Path) -> None:
    body, found = names(tmp_path, "{{ greeting }}\n\nHello again.\n")
    assert found[3:] == (NO_LINE,) * (len([line for line in body.split("\n") if line.strip()]) - 2)
    assert found[3:]


@pytest.mark.parametrize(
    "text",
    [
        "{% set x %}one\ntwo{% endset %}\n{{ x | length }} letters\n",
        "{% set x %}one{% endset %}\n{% if x == 'one' %}One{% else %}Other{% endif %}\n",
    ],
)
def test_a_template_that_looks_at_what_it_made_is_rendered_as_ever_and_tells_no_lines(
    tmp_path: Path, text: str
) -> None:
    body, found = names(tmp_path, text)
    assert body.startswith(("7 letters", "One"))
    assert found == ()


def test_every_shipped_template_tells_all_of_its_lines() -> None:
    for template in SHIPPED.templates:
        made = composed(template=template.spec.name, met=meeting(person()))
        assert len(made.lines) == 1 + sum(1 for line in made.body.split("\n") if line.strip()), template.spec.name
        assert NO_LINE not in made.lines
