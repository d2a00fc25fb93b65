"""Configs stand in the tests, as YAML; what is not under test comes from ADA."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from textwrap import dedent

import pytest

from followupd.config import Config, load
from followupd.errors import ConfigError, Problem

ADA = """\
me: {name: Ada Example, addresses: [ada@example.org], timezone: Europe/Berlin}
accounts:
  - name: work
    mail: {type: maildir, path: Mail}
    calendars: [{type: ics, path: calendar.ics}]
"""

Told = list[tuple[str, str, str, str]]
"""(line:column, key path, what, hint) of each problem."""


@pytest.fixture
def everything() -> dict[str, tuple[str, ...]]:
    """As if all that the config knows were built."""
    return {
        "mail": ("maildir", "imap", "gmail"),
        "calendars": ("ics", "caldav", "google"),
        "database": ("sqlite", "postgresql"),
    }


@pytest.fixture
def write(tmp_path: Path) -> Callable[[str | bytes], Path]:
    """Writes a config file."""

    def write(content: str | bytes) -> Path:
        path = tmp_path / "config.yaml"
        path.write_bytes(dedent(content).encode() if isinstance(content, str) else content)
        return path

    return write


@pytest.fixture
def config(write: Callable[[str], Path]) -> Callable[..., Config]:
    """The config that a text gives, after ADA's."""

    def config(text: str = "", *, whole: bool = False, **options: object) -> Config:
        return load(write(dedent(text) if whole else ADA + dedent(text)), **options)  # type: ignore[arg-type]

    return config


@pytest.fixture
def problems(write: Callable[[str | bytes], Path]) -> Callable[..., Told]:
    """The problems of a config file whose whole text is given, without the file's name."""

    def problems(text: str | bytes, **options: object) -> Told:
        path = write(text)
        with pytest.raises(ConfigError) as caught:
            load(path, **options)  # type: ignore[arg-type]
        return [(_position(each, path), each.path, each.what, each.hint) for each in caught.value.problems]

    return problems


@pytest.fixture
def wrong(problems: Callable[..., Told]) -> Callable[..., tuple[str, str, str, str]]:
    """The one problem of a text after ADA's; lines are counted from where that text begins."""

    def wrong(text: str, **options: object) -> tuple[str, str, str, str]:
        told = problems(ADA + dedent(text), **options)
        assert len(told) == 1, told
        where, *rest = told[0]
        line, column = where.split(":")
        return f"{int(line) - ADA.count(chr(10))}:{column}", *rest

    return wrong


def _position(problem: Problem, path: Path) -> str:
    assert problem.where.startswith(f"{path}"), problem
    return problem.where[len(str(path)) + 1 :]
