"""What `--json` prints, octet by octet."""

from __future__ import annotations

import json

import pytest

from followupd.cli import emit_json

DOCUMENT: dict[str, object] = {
    "text": 'é "\\/\u2028\x7f\x00\x1f\t',
    "nothing": None,
    "empty": [[], {}],
    "numbers": [1, -2, 0.5, 1.0],
    "said": {"yes": True, "people": ("kim@example.org",)},
}


@pytest.mark.parametrize("document", [DOCUMENT, {}, [], [DOCUMENT, "Zoë"]])
def test_a_document_is_printed_as_the_standard_library_writes_it(
    document: object, capsys: pytest.CaptureFixture[str]
) -> None:
    emit_json(document)
    assert capsys.readouterr().out == json.dumps(document, ensure_ascii=False, indent=2) + "\n"


def test_a_name_that_is_no_text_is_printed_as_well(capsys: pytest.CaptureFixture[str]) -> None:
    emit_json({"path": "caf\udce9"})
    assert json.loads(capsys.readouterr().out) == {"path": "caf\udce9"}
