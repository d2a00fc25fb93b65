"""`followupd config check`: the config, its templates, and what it names on this machine."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from followupd.cli import group
from followupd.errors import ConfigError

CONFIG = """\
me: {name: Ada Example, addresses: [ada@example.org], timezone: Europe/Berlin}
accounts:
  - name: work
    mail: {type: maildir, path: Mail}
    calendars: [{type: ics, path: calendar.ics}]
state: {database: state.db}
templates: [mine]
"""
GOOD = "---\nsubject: x\n---\nText\n"


@pytest.fixture
def check(tmp_path: Path) -> Callable[..., Result]:
    """What `config check` says of the config above with a text after it; mailbox and calendar are there."""
    (tmp_path / "Mail").mkdir()
    (tmp_path / "calendar.ics").touch()
    (tmp_path / "mine").mkdir()

    def check(text: str = "", *words: str, verb: tuple[str, ...] = ("config", "check")) -> Result:
        path = tmp_path / "config.yaml"
        path.write_text(CONFIG + text)
        return CliRunner().invoke(group, ["--config", str(path), *verb, *words], standalone_mode=True)

    return check


def told(result: Result, folder: Path) -> list[str]:
    """The problems that ended the verb, without the folder's name."""
    assert isinstance(result.exception, ConfigError), result.output
    assert result.exception.exit_code == 78
    return [str(problem).replace(f"{folder}/", "") for problem in result.exception.problems]


def test_a_rule_must_name_a_template_that_exists(check, tmp_path):
    assert told(check("followups:\n  - {name: a, template: thankz}\n"), tmp_path) == [
        'config.yaml:9:25: followups[0].template: there is no template "thankz" (did you mean thanks?)'
    ]


def test_where_no_name_is_near_it_says_where_it_looked(check, tmp_path):
    assert told(check("followups: [{name: a, template: zzz}]"), tmp_path)[0].endswith(
        'there is no template "zzz" (looked in mine and among the shipped ones)'
    )


def test_a_template_of_ones_own_can_be_named_and_none_is_no_template(check, tmp_path):
    (tmp_path / "mine" / "lunch.md.j2").write_text(GOOD)
    result = check("followups: [{name: a, when: {first_meeting: true}, template: lunch}, {name: b, template: none}]")
    assert (result.exit_code, result.stderr) == (0, "")
    assert result.stdout.startswith("ok: ")


def test_a_broken_template_is_told_with_its_own_file_and_line_and_only_once(check, tmp_path):
    (tmp_path / "mine" / "lunch.md.j2").write_text("---\nsubject: x\nstanse: ask\n---\nText\n")
    assert told(check("followups: [{name: a, template: lunch}]"), tmp_path) == [
        "mine/lunch.md.j2:3: unknown key 'stanse' (did you mean 'stance'?)"
    ]


def test_config_and_templates_are_told_at_once_and_in_order(check, tmp_path):
    for name in ("b", "a"):
        (tmp_path / "mine" / f"{name}.md.j2").write_text("---\nsubject: x\nzzz: 1\n---\nText\n")
    result = check(
        "followups:\n  - {name: a, template: thankz, after: 2}\n  - {name: b, template: ../x}\n"
        "limits: {unanswered: 0}\nhours: {holidays: XX}\n"
    )
    assert [line.split(" ")[0] for line in told(result, tmp_path)] == [
        "config.yaml:9:25:",
        "config.yaml:9:40:",
        "config.yaml:10:25:",
        "config.yaml:11:22:",
        "config.yaml:12:19:",
        "mine/a.md.j2:3:",
        "mine/b.md.j2:3:",
    ]


def test_rules_are_not_blamed_where_the_folders_of_templates_are_wrong(check, tmp_path):
    assert len(told(check("followups: [{name: a, template: lunch}]"), tmp_path)) == 1
    path = tmp_path / "config.yaml"
    path.write_text(path.read_text().replace("[mine]", "[1]"))
    result = CliRunner().invoke(group, ["--config", str(path), "config", "check"])
    assert [line.split(" ")[1] for line in told(result, tmp_path)] == ["templates[0]:"]


def test_nudges_and_check_ins_must_name_templates_that_exist_too(check, tmp_path):
    problems = told(
        check(
            "no_reply: {template: poke}\n"
            "cadence:\n"
            "  default: {every: 4w, template: hello}\n"
            "  circles: {inner: {every: 2w, template: none}}\n"
            "  people: [{match: {tag: x}, every: 1w, template: nudgy}]\n"
        ),
        tmp_path,
    )
    assert [problem.split(": ")[1] for problem in problems] == [
        "no_reply.template", "cadence.default.template", "cadence.circles.inner.template",
        "cadence.people[0].template",
    ]  # fmt: skip
    assert "did you mean nudge?" in problems[3]


def test_a_template_in_use_that_cannot_be_rendered_is_told_and_no_other(check, tmp_path):
    for name in ("lunch", "idle"):
        (tmp_path / "mine" / f"{name}.md.j2").write_text("---\nsubject: x\n---\n{% if %}\n")
    (problem,) = told(check("cadence: {default: {every: 4w, template: lunch}}\n"), tmp_path)
    assert problem.startswith("mine/lunch.md.j2:4: ")


def test_json_is_one_list_of_every_problem(check, tmp_path):
    (tmp_path / "mine" / "a.md.j2").write_text("---\nsubject: x\nzzz: 1\n---\nText\n")
    result = check("followups: [{name: a, template: thankz}]", "--json")
    assert result.exit_code == 78
    assert [problem["path"] for problem in json.loads(result.stdout)] == ["followups[0].template", ""]


def test_a_mailbox_or_calendar_that_is_not_there_is_warned_of(check, tmp_path):
    (tmp_path / "Mail").rmdir()
    (tmp_path / "calendar.ics").unlink()
    result = check("", "--json")
    assert (result.exit_code, result.stdout) == (0, "[]\n")
    assert result.stderr.replace(f"{tmp_path}/", "").splitlines() == [
        "warning: config.yaml:4:33: accounts[0].mail.path: there is nothing at Mail",
        "warning: config.yaml:5:35: accounts[0].calendars[0].path: there is nothing at calendar.ics",
    ]


@pytest.mark.parametrize("web", ["", "web: {listen: 127.0.0.1:8025}", "web: off"])
def test_the_page_that_is_not_built_yet_is_told_by_the_sample_and_by_no_check(check, tmp_path, web):
    sample = Path(__file__).parents[2] / "config.sample.yaml"
    (line,) = [line for line in sample.read_text().splitlines() if line.startswith("web:")]
    assert "not built yet" in line
    for part in ("cur", "new", "tmp"):
        (tmp_path / "Mail" / part).mkdir()
    for verb in (("config", "check"), ("doctor",)):
        result = check(web, verb=verb)
        assert "web" not in result.output.replace(str(tmp_path), "")
        assert "8025" not in result.output
    assert (check(web).exit_code, check(web).stderr) == (0, "")


@pytest.mark.parametrize("verb", [("config", "check"), ("config", "schema"), ("template", "list")])
def test_the_time_may_be_pretended_to_verbs_that_are_the_same_at_any_time(check, verb):
    assert check("", "--now", "2031-01-01T09:00", verb=verb).stdout == check("", verb=verb).stdout != ""


@pytest.mark.parametrize("verb", [("plan",), ("run", "--once")])
def test_nothing_is_planned_with_the_holidays_of_an_unknown_country(check, tmp_path, verb):
    problems = told(check("hours: {holidays: XX}", verb=verb), tmp_path)
    assert problems == [
        'config.yaml: hours.holidays: the holidays of "XX" are not known (a country as ISO 3166 writes it, such as DE)'
    ]
