"""`followupd config check` and `followupd config schema`."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from pathlib import Path

import click
from msgspec.structs import asdict

from followupd.cli import App, emit_json, json_option, now_option
from followupd.config import Config
from followupd.errors import ConfigError, Problem


@click.group(name="config")
def command() -> None:
    """Check the config, or print its JSON Schema."""


@command.command()
@json_option
@now_option
@click.pass_context
def check(ctx: click.Context, as_json: bool, now: datetime | None) -> None:
    """Every problem of the config and its templates at once, each with file, line, key path and a way out.

    A mailbox or calendar that is not there is only warned of. The same at any time.
    """
    from followupd.config import warnings

    app: App = ctx.obj
    config, problems = _checked(app.config_path())
    if as_json:
        emit_json([asdict(problem) for problem in problems])
    if config is not None:
        for warning in warnings(config):
            click.echo(f"warning: {warning}", err=True)
    if problems:
        error = ConfigError(*problems)
        if not as_json:
            raise error
        ctx.exit(error.exit_code)
    if config is not None and not as_json:
        accounts = ", ".join(account.name for account in config.accounts)
        click.echo(f"ok: {config.path} (accounts: {accounts}; {len(config.rules)} follow-up rules)")


@command.command()
@now_option
def schema(now: datetime | None) -> None:
    """The JSON Schema (draft 2020-12) of the config, for editors; the same at any time."""
    from followupd.config import json_schema

    emit_json(json_schema())


def _checked(path: Path) -> tuple[Config | None, list[Problem]]:
    """The config where it is valid, and what is wrong: with it in the order of the file, then with each template."""
    from followupd.compose.check import broken
    from followupd.compose.templates import TemplateLibrary
    from followupd.config import load

    wrong: list[Problem] = []

    def names_in(folders: Sequence[Path]) -> Sequence[str]:
        library = TemplateLibrary.load(folders)
        wrong.extend(library.problems)
        return library.names

    try:
        config = load(path, thorough=True, names_in=names_in)
    except ConfigError as error:
        return None, [*error.problems, *wrong]
    errors = broken(TemplateLibrary.load(config.templates), config.template_names())
    return config, list(dict.fromkeys([*wrong, *(problem for error in errors for problem in error.problems)]))
