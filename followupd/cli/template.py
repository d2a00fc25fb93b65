"""`followupd template`: check the templates, or list them."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING

import click

from followupd.cli import App, emit_json, json_option, now_option
from followupd.errors import Problem, TemplateError, UsageError

if TYPE_CHECKING:
    from followupd.compose.templates import TemplateLibrary


@click.group()
def command() -> None:
    """The templates: those of the config's folders, then the shipped ones."""


@command.command("check")
@click.argument("names", metavar="[NAME]...", nargs=-1)
@json_option
@now_option
@click.pass_context
def check(ctx: click.Context, names: tuple[str, ...], as_json: bool, now: datetime | None) -> None:
    """Renders templates (all of them, unless named) for awkward people; exit 78 where one is wrong."""
    from followupd.compose.check import NOW
    from followupd.compose.check import check as check_one

    library = _library(ctx.obj)
    unknown = [name for name in names if name not in library.names]
    if unknown:
        raise UsageError(f"there is no template {unknown[0]!r}", hint=f"there are {', '.join(library.names)}")
    at = NOW if now is None else now if now.tzinfo is not None else now.replace(tzinfo=UTC)
    findings = [check_one(library, name, at) for name in names or library.names]
    wrong = [problem for found in findings for problem in found.problems]
    if as_json:
        emit_json(
            [
                {
                    "template": found.template,
                    "problems": [_as_json(problem) for problem in found.problems],
                    "warnings": [_as_json(problem) for problem in found.warnings],
                }
                for found in findings
            ]
        )
        ctx.exit(TemplateError.exit_code if wrong else 0)
    for found in findings:
        for problem in found.warnings:
            click.echo(f"warning: {problem}", err=True)
        click.echo(f"{found.template}: {_count(len(found.problems))}")
    if wrong:
        raise TemplateError(*wrong)


@command.command("list")
@json_option
@now_option
@click.pass_obj
def list_templates(app: App, as_json: bool, now: datetime | None) -> None:
    """Lists the templates that rules can name, and where each is; the same at any time."""
    library = _library(app)
    good = library.templates
    if as_json:
        emit_json(
            [
                {
                    "name": one.spec.name,
                    "purpose": one.spec.purpose,
                    "stance": one.spec.stance,
                    "needs": sorted(one.spec.needs),
                    "path": str(one.path),
                }
                for one in good
            ]
        )
    else:
        for one in good:
            click.echo(f"{one.spec.name:<20} {one.spec.purpose:<12} {one.spec.stance:<8} {one.path}")
    for problem in library.problems:
        click.echo(str(problem), err=True)


def _library(app: App) -> TemplateLibrary:
    """The config's folders where there is a config; one that was named must be there."""
    from followupd.compose.templates import TemplateLibrary

    path = app.config_path()
    if app.config is None and not path.exists():
        return TemplateLibrary.load([])
    from followupd.config import load

    return TemplateLibrary.load(load(path).templates)


def _as_json(problem: Problem) -> dict[str, str]:
    return {"where": problem.where, "what": problem.what, "hint": problem.hint}


def _count(number: int) -> str:
    return "good" if not number else f"{number} problem{'s' * (number > 1)}"
