"""`followupd init`: writes a config after asking what it needs, connects the accounts, ends with `doctor`."""

from __future__ import annotations

import json
import os
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from typing import Any

import click

from followupd.cli import App, now_option
from followupd.cli.auth import authorise
from followupd.cli.doctor import examine_all
from followupd.cli.session import at
from followupd.config import SecretKind, SecretRef, load
from followupd.domain.record import Struct
from followupd.errors import AuthRequired, ConfigError, ProviderError, UsageError

GOOGLE_STEPS = """\
For Google, followupd uses an OAuth client of your own. In https://console.cloud.google.com:
make a project; enable the Gmail API and the Google Calendar API; fill in the consent screen and publish it
("In production": while it is in "Testing", Google ends every authorisation after 7 days); under Credentials make
an OAuth client of the type Desktop app, and download its JSON. The README has every step."""


class Answers(Struct, frozen=True, kw_only=True):
    """What the user said. Paths as they said them; `ics` are paths or https addresses."""

    name: str
    addresses: tuple[str, ...]
    timezone: str | None
    account: str
    maildir: str | None
    ics: tuple[str, ...]
    google: Path | None


@click.command()
@click.option("--name", help="Your name, as drafts have it in From.")
@click.option("--address", "addresses", multiple=True, help="An address that is you; once for each.")
@click.option("--timezone", help="Your time zone, such as Europe/Berlin; the machine's if absent.")
@click.option("--account", help="What to call the account.")
@click.option("--maildir", help="The folder that your mail is in.")
@click.option("--ics", multiple=True, help="A calendar: an .ics file, a folder of them, or an https address.")
@click.option(
    "--google", type=click.Path(path_type=Path, dir_okay=False), help="Gmail and Google Calendar, by the client's JSON."
)
@click.option("--no-auth", is_flag=True, help="Leave Google's consent for later: followupd auth.")
@click.option("--no-browser", is_flag=True, help="Print the address to open, and open nothing.")
@now_option
@click.pass_obj
def command(app: App, /, no_auth: bool, no_browser: bool, now: datetime | None, **said: Any) -> int:
    """Writes a commented config, connects the accounts, and ends with doctor. It never replaces a config.

    With any of the options that say who or what, nothing is asked.
    """
    path = app.config_path().absolute()
    if path.exists():
        raise UsageError(
            f"there is a config already: {path}", hint="edit it, or name another: followupd --config FILE init"
        )
    answers = _complete(**said) if any(said.values()) else _asked()
    _write(path, answers)
    click.echo(f"Wrote {path}", err=True)
    config = load(path)
    code = 0
    if answers.google is not None and not no_auth:
        try:
            authorise(config, config.accounts[0], browser=not no_browser)
        except ProviderError as error:
            click.echo(error.message, err=True)
            code = 77 if isinstance(error, AuthRequired) else 75
    return examine_all(config, at(config, now)) or code


def _complete(
    name: str | None,
    addresses: tuple[str, ...],
    timezone: str | None,
    account: str | None,
    maildir: str | None,
    ics: tuple[str, ...],
    google: Path | None,
) -> Answers:
    if not name or not addresses:
        raise UsageError("who are you?", hint="--name NAME --address ADDRESS, or no options at all to be asked")
    if not maildir and not ics and google is None:
        raise UsageError("where are your mail and calendar?", hint="--maildir PATH and --ics PATH, or --google FILE")
    named = account or ("google" if google else "work")
    return Answers(
        name=name, addresses=addresses, timezone=timezone, account=named, maildir=maildir, ics=ics, google=google
    )


def _asked() -> Answers:
    name = click.prompt("Your name", type=str, err=True)
    addresses = click.prompt("Your addresses, with spaces between", type=str, err=True).replace(",", " ").split()
    maildir, ics, google = None, "", None
    if click.confirm("Is your account at Google?", default=False, err=True):
        click.echo(GOOGLE_STEPS, err=True)
        google = click.prompt(
            "The client's JSON", type=click.Path(path_type=Path, exists=True, dir_okay=False), err=True
        )
    else:
        maildir = click.prompt("The folder that your mail is in (a Maildir)", default="~/Mail", err=True)
        ics = click.prompt("Your calendar: an .ics file, a folder of them, or an https address", type=str, err=True)
    return Answers(
        name=name,
        addresses=tuple(addresses),
        timezone=None,
        account="google" if google else "work",
        maildir=maildir,
        ics=(ics,) if ics else (),
        google=google,
    )


def _write(path: Path, answers: Answers) -> None:
    """Writes the config; nothing stays of it where it turns out to be wrong."""
    secret = path.parent / f"client-{answers.account}.json"
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        if answers.google is not None:
            client = answers.google.read_text(encoding="utf-8")
        with path.open("x", encoding="utf-8") as file:
            file.write(_config(answers))
    except (OSError, UnicodeDecodeError) as error:
        told = error.strerror if isinstance(error, OSError) else "is no text"
        raise UsageError(f"cannot write {path}, or read what it needs: {told}") from error
    try:
        load(path)
        if answers.google is not None:  # browsers leave it readable by everybody
            SecretRef(kind=SecretKind.FILE, value=str(secret)).keep(client)
    except ConfigError:
        path.unlink()
        raise


def _config(answers: Answers) -> str:
    """The sample with `me` and `accounts` as answered; the rest of it is defaults and comments."""
    sample = _sample().read_text(encoding="utf-8")
    head, _, rest = sample.partition("\nme:\n")
    return "\n".join([head, *_me(answers), "", *_account(answers), "", "state:" + rest.partition("\nstate:")[2]])


def _me(answers: Answers) -> Iterator[str]:
    yield "me:"
    yield f"  name: {_text(answers.name)}"
    listed = ", ".join(map(_text, answers.addresses))
    yield f"  addresses: [{listed}]     # every address that is you; globs allowed"
    zone = _text(answers.timezone) if answers.timezone else None
    yield f"  timezone: {zone}" if zone else "  # timezone: Europe/Berlin         # default: the machine's"
    yield "  locale: en                        # language of dates in templates: en, de, pt_BR"
    yield f"  signature: {_text(answers.name)}"


def _account(answers: Answers) -> Iterator[str]:
    yield "accounts:"
    yield f"  - name: {_text(answers.account)}"
    if answers.maildir:
        yield f"    mail: {{type: maildir, path: {_text(_absolute(answers.maildir))}}}"
    elif answers.google is not None:
        yield "    mail: {type: gmail}"
    yield "    calendars:"
    for each in answers.ics:
        kind = "url" if "://" in each else "path"
        yield f"      - {{type: ics, {kind}: {_text(each if kind == 'url' else _absolute(each))}}}"
    if answers.google is not None:
        yield "      - {type: google, ids: [primary]}            # more calendars by their ids"
        yield "    google:"
        yield f"      client_secret: {{file: {_text(f'client-{answers.account}.json')}}}"
        yield f"      token: {{file: {_text(f'token-{answers.account}.json')}}}     # what `followupd auth` writes"
    elif not answers.ics:
        yield "      []"


def _absolute(path: str) -> str:
    """As it was meant: from where the verb was called, not from the config's folder."""
    return path if path.startswith("~") else os.path.abspath(path)


def _text(text: str) -> str:
    return json.dumps(text, ensure_ascii=False)  # any JSON string is one in YAML 1.2


def _sample() -> Path:
    package = Path(__file__).resolve().parents[1]
    inside = package / "config.sample.yaml"
    return inside if inside.exists() else package.parent / "config.sample.yaml"
