"""`followupd config check` and `followupd config schema`."""

from __future__ import annotations

from dataclasses import asdict

import click

from followupd.cli import App, emit_json, json_option
from followupd.errors import ConfigError


@click.group(name="config")
def command() -> None:
    """Check the config, or print its JSON Schema."""


@command.command()
@json_option
@click.pass_context
def check(ctx: click.Context, as_json: bool) -> None:
    """Every problem of the config at once, each with file, line, key path and a way out."""
    from followupd.config import load

    app: App = ctx.obj
    try:
        config = load(app.config_path(), thorough=True)
    except ConfigError as error:
        if not as_json:
            raise
        emit_json([asdict(problem) for problem in error.problems])
        ctx.exit(error.exit_code)
    if as_json:
        emit_json([])
    else:
        accounts = ", ".join(account.name for account in config.accounts)
        click.echo(f"ok: {config.path} (accounts: {accounts}; {len(config.rules)} follow-up rules)")


@command.command()
def schema() -> None:
    """The JSON Schema (draft 2020-12) of the config, for editors."""
    from followupd.config import json_schema

    emit_json(json_schema())
