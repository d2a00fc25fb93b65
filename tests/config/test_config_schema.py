"""The JSON Schema and the sample say the same as the program."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from followupd.cli import group
from followupd.config import json_schema, load
from followupd.config.reading import read

SAMPLE = Path(__file__).parents[2] / "config.sample.yaml"
SCHEMA = json_schema()


def keys(part: Any) -> Iterator[tuple[str, dict[str, Any]]]:
    """Every key that the schema knows, with its schema."""
    if isinstance(part, dict):
        if isinstance(properties := part.get("properties"), dict):
            yield from properties.items()
        for member in part.values():
            yield from keys(member)
    elif isinstance(part, list):
        for member in part:
            yield from keys(member)


def fits(value: Any, part: dict[str, Any]) -> bool:
    """Whether `value` is valid by the words of JSON Schema that ours uses."""
    if "$ref" in part and not fits(value, SCHEMA["$defs"][part["$ref"].rpartition("/")[2]]):
        return False
    if "anyOf" in part and not any(fits(value, each) for each in part["anyOf"]):
        return False
    if "oneOf" in part and sum(fits(value, each) for each in part["oneOf"]) != 1:
        return False
    kinds = {"object": dict, "array": list, "string": str, "boolean": bool, "integer": int, "null": type(None)}
    if "type" in part and not isinstance(value, kinds[part["type"]]):
        return False
    if ("const" in part and value != part["const"]) or ("enum" in part and value not in part["enum"]):
        return False
    match value:
        case bool() | None:
            return True
        case int():
            return part.get("minimum", value) <= value <= part.get("maximum", value)
        case str():
            return len(value) >= part.get("minLength", 0) and bool(re.search(part.get("pattern", ""), value))
        case list():
            fit = part.get("minItems", 0) <= len(value) <= part.get("maxItems", len(value))
            return fit and all(fits(each, part.get("items", {})) for each in value)
        case dict():
            known, others = part.get("properties", {}), part.get("additionalProperties", True)
            return (
                all(key in value for key in part.get("required", ()))
                and (others is not False or value.keys() <= known.keys())
                and all(
                    fits(each, known.get(key, others if isinstance(others, dict) else {}))
                    for key, each in value.items()
                )
            )
    raise AssertionError(value)


def test_the_sample_loads_without_a_problem():
    config = load(SAMPLE, thorough=True)
    assert [account.name for account in config.accounts] == ["work"]


def test_the_sample_fits_the_schema():
    assert fits(read(SAMPLE).data, SCHEMA)


def test_the_sample_names_every_key():
    text = SAMPLE.read_text()
    missing = {key for key, _ in keys(SCHEMA) if not re.search(rf"(^|[\s{{#]){re.escape(key)}:", text, re.MULTILINE)}
    assert missing == set()


def test_what_the_sample_comments_out_is_valid_too(tmp_path, everything):
    commented = re.sub(r"^( *)# (?=( *- |  |start:|holidays:))", r"\1", SAMPLE.read_text(), flags=re.MULTILINE)
    lines = [line for line in commented.splitlines() if not re.match(r" +# password:", line)]
    path = tmp_path / "config.yaml"
    path.write_text("\n".join(lines).replace("people: []", "people:").replace("#  - {match", "  - {match"))
    config = load(path, thorough=True, built=everything)
    assert [account.name for account in config.accounts] == ["work", "private", "google"]
    assert str(config.start) == "2026-11-01"
    assert len(config.cadence.people) == 2
    assert fits(read(path).data, SCHEMA)


def test_the_sample_shows_the_defaults(config):
    sample, default = load(SAMPLE), config()
    for part in ("ignore", "rules", "no_reply", "cadence", "limits", "hours", "poll", "listen", "start"):
        assert getattr(sample, part) == getattr(default, part), part


def test_every_key_of_the_schema_is_described():
    def described(part: dict[str, Any]) -> bool:
        whole = {**SCHEMA["$defs"].get(part.get("$ref", "").rpartition("/")[2], {}), **part}
        return whole.get("description", "").endswith(".")

    assert [key for key, part in keys(SCHEMA) if not described(part)] == []


def test_no_key_is_allowed_that_is_not_known():
    sections = [part for part in (SCHEMA, *SCHEMA["$defs"].values()) if part["type"] == "object"]
    assert all(part["additionalProperties"] is False for part in sections)


@pytest.mark.parametrize(
    "text",
    ["limits: {drafts_per_day: 0}", "foo: 1", "poll: {mail: 5}", "poll: {mail: 1bd}", "hours: {from: 9}", "start: soon",
     "no_reply: {after: [1d, 2d, 3d]}", "web: 1", "hours: {holidays: germany}", "followups: [{name: a}]"],
)  # fmt: skip
def test_the_schema_refuses_what_the_program_refuses(write, problems, text):
    whole = f"me: {{name: Ada, addresses: [a@example.org]}}\naccounts: [{{name: a}}]\n{text}\n"
    assert len(problems(whole)) >= 3
    assert not fits(read(write(whole)).data, SCHEMA)
    assert fits(read(write(whole.replace(text, ""))).data, SCHEMA)


def test_config_schema_prints_a_draft_2020_12_schema():
    ran = CliRunner().invoke(group, ["config", "schema"])
    assert ran.exit_code == 0
    schema = json.loads(ran.stdout)
    assert schema["$schema"] == "https://json-schema.org/draft/2020-12/schema"
    assert set(schema["required"]) == {"me", "accounts"}


def test_config_check_says_ok(write):
    ran = CliRunner().invoke(group, ["--config", str(SAMPLE), "config", "check"])
    assert (ran.exit_code, ran.stdout) == (0, f"ok: {SAMPLE} (accounts: work; 5 follow-up rules)\n")
    ran = CliRunner().invoke(group, ["--config", str(SAMPLE), "config", "check", "--json"])
    assert (ran.exit_code, json.loads(ran.stdout)) == (0, [])


def check(*arguments: str) -> tuple[int, str, str]:
    import subprocess
    import sys

    ran = subprocess.run([sys.executable, "-m", "followupd", *arguments], capture_output=True, text=True, check=False)
    return ran.returncode, ran.stdout, ran.stderr


def test_config_check_tells_all_problems_on_stderr_and_exits_with_78(write):
    path = write("me: {name: Ada}\nfoo: 1\n")
    code, out, err = check("--config", str(path), "config", "check")
    assert (code, out) == (78, "")
    assert [line.partition(": ")[0] for line in err.splitlines()] == [f"{path}:1:1", f"{path}:1:5", f"{path}:2:1"]


def test_config_check_lists_all_problems_as_json(write):
    path = write("me: {name: Ada, addresses: a@example.org, timezone: Berlin}\n")
    code, out, err = check("--config", str(path), "config", "check", "--json")
    assert (code, err) == (78, "")
    assert json.loads(out) == [
        {"where": f"{path}:1:1", "what": "is missing", "path": "accounts", "hint": ""},
        {
            "where": f"{path}:1:53",
            "what": '"Berlin" is no time zone',
            "path": "me.timezone",
            "hint": "did you mean Europe/Berlin?",
        },
    ]
