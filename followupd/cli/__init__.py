"""The command line: one file a verb, imported only when it is called."""

from __future__ import annotations

import atexit
import gc
import importlib
import json
import os
import sys
from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import Any, TypeVar

import click

from followupd.domain.record import Struct
from followupd.errors import AuthRequired, FollowupdError, UsageError, UserError

F = TypeVar("F", bound=Callable[..., Any])

VERBS = {
    "accept": "say that a calendar's sudden loss of items is real",
    "auth": "(re)authorises one account",
    "circle": "how close somebody is",
    "classify": "what a message is judged to be, and why",
    "config": "check the config, or print its JSON Schema",
    "demo": "the main job on bundled sample data",
    "done": "a promise is kept",
    "doctor": "is everything in order, and how to mend what is not",
    "drafts": "the drafts awaiting review",
    "explain": "every decision about a draft, a meeting or an address",
    "forget": "erases somebody",
    "init": "writes a config after asking what it needs",
    "merge": "two addresses, one person",
    "met": "a contact that stands in no calendar",
    "note": "note what was talked about",
    "occurrences": "what is seen in a calendar file",
    "pause": "nothing to this person for a while",
    "people": "everybody who is known",
    "person": "one person's whole timeline",
    "plan": "what the next pass would do, and why; changes nothing",
    "promise": "what you promised, so that it is kept",
    "redraft": "make a draft anew",
    "report": "what you made of the drafts, to learn from",
    "resume": "ends a pause",
    "run": "one whole pass, or the daemon",
    "simulate": "what a config comes to, before living with it",
    "skip": "no draft for this one",
    "snooze": "not before a time",
    "split": "undoes merge",
    "status": "accounts, counts, next wake",
    "tag": "words by which rules and cadences find people",
    "template": "check the templates",
}


class App(Struct, frozen=True, kw_only=True):
    """What the options before the verb say. `config` is None where they name no file."""

    config: Path | None
    verbosity: int  # -1 quiet, 0, 1 verbose
    log_format: str  # auto | console | json

    def config_path(self) -> Path:
        """The config file: `--config`, `$FOLLOWUPD_CONFIG`, else the user's, else the system's."""
        if self.config is not None:
            return self.config
        if named := os.environ.get("FOLLOWUPD_CONFIG"):
            return Path(named)
        home = Path(os.environ.get("XDG_CONFIG_HOME") or Path.home() / ".config")
        user = home / "followupd" / "config.yaml"
        system = Path("/etc/followupd/config.yaml")
        return system if system.exists() and not user.exists() else user


class _Verbs(click.Group):
    def list_commands(self, ctx: click.Context) -> list[str]:
        return sorted(VERBS)

    def get_command(self, ctx: click.Context, name: str) -> click.Command | None:
        if name not in VERBS:
            return None
        found = importlib.import_module(f"followupd.cli.{name}").command
        assert isinstance(found, click.Command)
        return found

    def invoke(self, ctx: click.Context) -> Any:
        try:
            code = super().invoke(ctx)
            sys.stdout.flush()
        except BrokenPipeError:
            # Nobody reads on: `plan | head` is no failure.
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
            return 0
        return code

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        with formatter.section("Verbs"):
            formatter.write_dl(sorted(VERBS.items()))


class _Instant(click.ParamType[datetime]):
    name = "T"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> datetime:
        if isinstance(value, datetime):
            return value
        try:
            told = datetime.fromisoformat(value)
        except ValueError:
            self.fail(f"{value!r} is no ISO 8601 time; one is 2026-11-21T09:00", param, ctx)
        if not 1970 < told.year < 9000:
            self.fail(f"{value!r} is outside the years 1971 to 8999", param, ctx)
        return told


INSTANT = _Instant()
"""A click type: ISO 8601; naive where no offset is given (to be read in `me.timezone`)."""


def now_option(function: F) -> F:
    return click.option("--now", type=INSTANT, help="Pretend that it is T: for trials and tests.")(function)


def json_option(function: F) -> F:
    return click.option("--json", "as_json", is_flag=True, help="One JSON document on stdout, nothing else.")(function)


def emit_json(document: Any) -> None:
    """Prints one JSON document, UTF-8, keys in the order given."""
    from pydantic_core import PydanticSerializationError, to_json

    try:
        text = to_json(document, indent=2).decode()  # a fifth of the time that the standard library takes to indent
    except PydanticSerializationError:  # half of a surrogate pair, as names of files may have: no UTF-8 can tell it
        text = json.dumps(document, indent=2)
    sys.stdout.write(text + "\n")


@click.group(cls=_Verbs, context_settings={"help_option_names": ["-h", "--help"]})
@click.option("--config", type=click.Path(path_type=Path, dir_okay=False), help="The config file.")
@click.option("-v", "verbose", is_flag=True, help="Say more on stderr.")
@click.option("-q", "quiet", is_flag=True, help="Say only what is wrong.")
@click.option("--log-format", type=click.Choice(["auto", "console", "json"]), default="auto", show_default=True)
@click.version_option(package_name="followupd")
@click.pass_context
def group(ctx: click.Context, config: Path | None, verbose: bool, quiet: bool, log_format: str) -> None:
    """Prepares personal follow-up drafts for the people you met. It never sends."""
    if verbose and quiet:
        raise click.UsageError("-v and -q contradict each other")
    ctx.obj = App(config=config, verbosity=int(verbose) - int(quiet), log_format=log_format)


def main() -> None:
    """Runs the command line; ends the process with the exit codes of the public interface."""
    _spare_collections()
    # To look for plugins, pydantic reads what every installed package says of itself.
    os.environ.setdefault("PYDANTIC_DISABLE_PLUGINS", "__all__")
    try:
        code = group.main(standalone_mode=False)
    except click.Abort:
        code = 130
    except click.ClickException as error:
        error.show()
        code = error.exit_code
    except UserError as error:
        click.echo(str(error), err=True)
        code = error.exit_code
    except FollowupdError as error:
        click.echo(str(error), err=True)
        code = 77 if isinstance(error, AuthRequired) else 75
    sys.exit(code if isinstance(code, int) else 0)


def _spare_collections() -> None:
    """Looking for garbage among what was imported and read, and once more at the end, takes a quarter of a short
    verb's time."""
    gc.set_threshold(500_000, 10, 10)
    atexit.register(gc.freeze)


__all__ = ["INSTANT", "App", "UsageError", "emit_json", "json_option", "main", "now_option"]
