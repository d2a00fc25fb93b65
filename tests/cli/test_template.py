"""`followupd template`: what it finds, where, and how it ends."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

from followupd.cli import main

CONFIG = """
me: {{name: Ada Example, addresses: [ada@example.org], timezone: Europe/Berlin}}
accounts:
  - name: work
    mail: {{type: maildir, path: {folder}/Mail}}
    calendars: [{{type: ics, path: {folder}/calendar.ics}}]
state: {{database: {folder}/state.db}}
templates: [{folder}/templates]
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "templates").mkdir()
    (tmp_path / "config.yaml").write_text(CONFIG.format(folder=tmp_path))
    return tmp_path


@dataclass
class Done:
    returncode: object
    stdout: str
    stderr: str


@pytest.fixture
def followupd(folder: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Callable[..., Done]:
    def run(*words: str, config: Path = folder / "config.yaml") -> Done:
        monkeypatch.setattr(sys, "argv", ["followupd", "--config", str(config), "template", *words])
        with pytest.raises(SystemExit) as ended:
            main()
        return Done(ended.value.code, *capsys.readouterr())

    return run


def write(folder: Path, text: str, name: str = "mine") -> Path:
    path = folder / "templates" / f"{name}.md.j2"
    path.write_text(text)
    return path


def test_the_shipped_templates_are_good_without_any_config(tmp_path: Path) -> None:
    command = [sys.executable, "-m", "followupd", "template", "check"]
    env = {"HOME": str(tmp_path), "PATH": "/usr/bin:/bin"}
    done = subprocess.run(command, capture_output=True, text=True, check=False, env=env)
    assert (done.returncode, done.stderr) == (0, "")
    assert "thanks: good" in done.stdout


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("---\nsubjekt: x\n---\nText\n", [":2: unknown key 'subjekt' (did you mean 'subject'?)"]),
        (
            "---\nsubject: x\n---\nHi {{ person.first_name | default('') }},\n\nText\n",
            [":4: for somebody without a name: the greeting has a hole"],
        ),
        (
            "---\nsubject: x\n---\nDear {{ person.address }},\n\nText\n",
            [":4: for", "the greeting has an address in it"],
        ),
        ("---\nsubject: x\n---\nHi {{ person.frist_name }},\n", [":4: person has no 'frist_name'"]),
        ("---\nsubject: x\n---\n{% if meeting.foo %}{{ meeting.foo }}{% endif %}\n", [":4: meeting has no 'foo'"]),
        (
            "---\nsubject: x\n---\nText\n\nLet us circle\nback ASAP.\n",
            [":6: 'circle back' is a worn phrase", ":7: 'ASAP' is"],
        ),
        (f"---\nsubject: x\n---\n{'word ' * 300}\n", [":4: 301 words"]),
        (
            "---\nsubject: x\n---\n{{ thread.subject }}\n",
            [":1: it makes no draft for anybody: thread.subject is never known"],
        ),
        ("---\nsubject: x\nneeds: [thread]\n---\nText\n", [":1: it makes no draft for anybody"]),
        ("---\nsubject: x\n---\n{{ 'x' * 10**10 }}\n", [":4: * is for numbers"]),
    ],
)
def test_a_wrong_template_is_told_with_file_and_line_and_ends_in_78(
    followupd: Callable[..., Done], folder: Path, text: str, told: list[str]
) -> None:
    path = write(folder, text)
    done = followupd("check", "mine")
    assert done.returncode == 78
    for part in told:
        assert part in done.stderr
    assert f"{path}:" in done.stderr
    assert "Traceback" not in done.stderr


@pytest.mark.parametrize(
    "text",
    [
        "---\nsubject: x\nneeds: [person.first_name]\n---\nHi {{ person.first_name }},\n\n{{ gap() }}\n",
        "---\nsubject: x\nneeds: [first_name]\n---\nHi {{ person.first_name }},\n\n{{ gap() }}\n",
        "---\nsubject: x\n---\n{% if person.first_name %}Hi {{ person.first_name }},{% endif %}\n\n{{ gap() }}",
        "---\nsubject: x\n---\n{{ greeting }}\n\n{{ meeting.topic or gap() }}\n",
        "---\npurpose: nudge\nsubject: x\n---\n{{ greeting }}\n\nAbout {{ thread.subject }}: {{ gap('news') }}\n",
        "---\npurpose: check-in\nsubject: x\n---\n{{ greeting }}\n\n{{ gap('news') }}\n",
    ],
)
def test_a_good_template_is_good(followupd: Callable[..., Done], folder: Path, text: str) -> None:
    write(folder, text)
    done = followupd("check", "mine")
    assert (done.returncode, done.stdout, done.stderr) == (0, "mine: good\n", "")


def test_the_example_of_the_readme_is_good(followupd: Callable[..., Done], folder: Path) -> None:
    readme = (Path(__file__).parents[2] / "README.md").read_text(encoding="utf-8")
    example = readme.partition("## Templates")[2].split("```\n")[1]
    assert example.startswith("---\npurpose: follow-up\n")
    write(folder, example)
    done = followupd("check", "mine")
    assert (done.returncode, done.stdout, done.stderr) == (0, "mine: good\n", "")


@pytest.mark.parametrize(
    ("text", "line", "name"),
    [
        (
            "---\npurpose: follow-up          # follow-up | nudge | check-in | thanks-for-decision | …\n"
            "stance: give                # give | ask | neutral\n"
            'subject: "Good to meet you, {{ person.first_name }}"\n---\n{{ greeting }}\n\n{{ gap() }}\n',
            4,
            "person.first_name",
        ),
        ("---\nsubject: x\n---\nHi {{ person.first_name }},\n\n{{ gap() }}\n", 4, "person.first_name"),
        ("---\nsubject: x\n---\n{{ greeting }}\n\n{{ gap() }} {{ meeting.topic }}\n", 6, "meeting.topic"),
    ],
)
def test_what_holds_some_drafts_is_warned_of_once_and_no_fault(
    followupd: Callable[..., Done], folder: Path, text: str, line: int, name: str
) -> None:
    path = write(folder, text)
    done = followupd("check", "mine")
    assert (done.returncode, done.stdout) == (0, "mine: good\n")
    told = f"warning: {path}:{line}: a draft is held (needs_fact) wherever {name} is not known, as for somebody"
    assert done.stderr.startswith(told)
    assert done.stderr.count("\n") == 1


def test_a_letter_that_is_the_same_for_everybody_is_warned_of(followupd: Callable[..., Done], folder: Path) -> None:
    path = write(folder, "---\nsubject: x\n---\n{{ greeting }}\n\nIt was good to talk.\n")
    done = followupd("check", "mine")
    assert done.returncode == 0
    assert done.stderr.startswith(
        f"warning: {path}:4: where nothing particular is known, it says the same to everybody"
    )


def test_json_is_one_document_with_every_problem(followupd: Callable[..., Done], folder: Path) -> None:
    path = write(folder, "---\nsubjekt: x\n---\nText\n")
    done = followupd("check", "--json")
    told = {one["template"]: one for one in json.loads(done.stdout)}
    assert done.returncode == 78
    assert told["thanks"]["problems"] == []
    assert told["mine"]["problems"][0]["where"] == f"{path}:2"


def test_an_unknown_name_is_wrong_usage(followupd: Callable[..., Done]) -> None:
    done = followupd("check", "thankyou")
    assert done.returncode == 2
    assert "there is no template 'thankyou'" in done.stderr


def test_a_config_that_was_named_and_is_not_there_is_an_error(followupd: Callable[..., Done], tmp_path: Path) -> None:
    assert followupd("check", config=tmp_path / "none.yaml").returncode == 78


def test_the_time_can_be_pretended(followupd: Callable[..., Done], folder: Path) -> None:
    write(folder, "---\nsubject: x\n---\n{% if now.year == 2031 %}{{ 1 / 0 }}{% endif %}{{ gap() }}\n")
    assert followupd("check", "mine").returncode == 0
    assert followupd("check", "mine", "--now", "2031-01-01T09:00").returncode == 78
    assert followupd("list", "--now", "2031-01-01T09:00").returncode == 0


def test_list_shows_what_rules_can_name(followupd: Callable[..., Done], folder: Path) -> None:
    path = write(folder, "---\nsubject: x\nstance: ask\n---\nText\n", name="thanks")
    write(folder, "no template")
    done = followupd("list", "--json")
    told = {one["name"]: one for one in json.loads(done.stdout)}
    assert told["thanks"] == {"name": "thanks", "purpose": "follow-up", "stance": "ask", "needs": [], "path": str(path)}
    assert "mine" not in told
    assert "no front matter" in done.stderr
    assert "thanks" in followupd("list").stdout
