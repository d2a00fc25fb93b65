"""`followupd auth`: lets Google ask the user, and keeps what they grant."""

from __future__ import annotations

import contextlib
import os
import queue
import sys
import threading
from collections.abc import Callable
from datetime import datetime, timedelta

import click

from followupd import clock
from followupd import config as cfg
from followupd.cli import App, now_option
from followupd.cli.show import local
from followupd.errors import AuthRequired, UsageError

PATIENCE = timedelta(minutes=15)
MINUTES = f"{PATIENCE // timedelta(minutes=1)} minutes"
SEVEN_DAYS = timedelta(days=7)


@click.command()
@click.argument("account")
@click.option(
    "--port", type=click.IntRange(0, 65535), default=0, help="Where the browser comes back to; any if absent."
)
@click.option("--no-browser", is_flag=True, help="Print the address to open, and open nothing.")
@now_option
@click.pass_obj
def command(app: App, account: str, port: int, no_browser: bool, now: datetime | None) -> None:
    """(Re)authorises one account at Google, in your browser.

    Without a browser on this machine: open the address that is printed anywhere, and paste the address that the browser
    ends at, or forward the port first. Consent is always given at the present time.
    """
    config = cfg.load(app.config_path())
    authorise(config, found(config, account), port=port, browser=not no_browser)


def found(config: cfg.Config, name: str) -> cfg.Account:
    """The account of that name. Raises UsageError where there is none, or it needs no consent."""
    for account in config.accounts:
        if account.name == name:
            if account.google is None:
                raise UsageError(f"the account {name} is not at Google: there is nothing to authorise")
            return account
    names = ", ".join(account.name for account in config.accounts)
    raise UsageError(f"there is no account {name}", hint=f"the config has {names}")


def authorise(config: cfg.Config, account: cfg.Account, *, port: int = 0, browser: bool = True) -> None:
    """Asks for the user's consent and keeps the token. Raises AuthRequired where a permission was left out."""
    from followupd.bootstrap import google_scopes
    from followupd.providers.google_consent import Consent
    from followupd.providers.google_landing import Landing
    from followupd.providers.google_scopes import missing, named

    access, wanted = account.google, google_scopes(account)
    assert access is not None
    answers: queue.Queue[str] = queue.Queue()
    try:
        landing = Landing(port, answers.put)
    except OSError as error:
        raise UsageError(f"port {port} cannot be used: {error.strerror}", hint="another --port, or none") from error
    with landing:
        consent = Consent(
            account.name,
            client_secret=access.client_secret.resolve(),
            scopes=wanted,
            roots=access.api_roots,
            redirect_uri=landing.uri,
            clock=clock.now,
        )
        landing.is_back = consent.is_back
        _invite(consent.url, landing.port, browser=browser)
        token = consent.finish(_awaited(account, consent.is_back, answers))
    access.token.keep(token.dump())
    _tell(config, account)
    if left_out := missing(token, wanted):
        again = f"run `followupd auth {account.name}` again and tick every box"
        raise AuthRequired(account.name, "auth", f"you did not grant {named(left_out)}: {again}")


def _tell(config: cfg.Config, account: cfg.Account) -> None:
    until = local(clock.now() + SEVEN_DAYS, config.me.timezone)
    click.echo(
        f"{account.name}: authorised.\n"
        'While your OAuth client\'s consent screen is in "Testing", Google ends this after 7 days, on '
        f'{until}: publish it ("In production") in Google\'s console.',
        err=True,
    )


def _invite(url: str, port: int, *, browser: bool) -> None:
    click.echo(f"Open this address within {MINUTES}, and allow what is asked:\n\n{url}\n", err=True)
    if browser and _has_browser():
        import webbrowser

        webbrowser.open(url)
        return
    click.echo(
        "If your browser is on another machine, it will end at an address that it cannot open, "
        f"http://127.0.0.1:{port}/?…: paste that address here.\n"
        f"Or forward the port from there before you open it: ssh -L {port}:127.0.0.1:{port} THIS-MACHINE",
        err=True,
    )


def _has_browser() -> bool:
    return sys.stdin.isatty() and any(os.environ.get(name) for name in ("DISPLAY", "WAYLAND_DISPLAY", "BROWSER"))


def _awaited(account: cfg.Account, is_back: Callable[[str], bool], answers: queue.Queue[str]) -> str:
    """The address that the browser came back to, by itself or pasted, whichever is first."""

    def read_lines() -> None:
        # not sys.stdin: its lock, held by a thread that waits, is fatal when the process ends
        waits = f"Nothing can be pasted here any more: waiting for the browser alone, {MINUTES} from the start."
        with contextlib.suppress(OSError), open(0, encoding="utf-8", errors="replace", closefd=False) as lines:
            for line in lines:
                if is_back(line):
                    answers.put(line)
                    return
                if line.strip():
                    click.echo("That is not the address that the browser ended at; paste all of it.", err=True)
        click.echo(waits, err=True)

    threading.Thread(target=read_lines, daemon=True).start()
    try:
        return answers.get(timeout=PATIENCE.total_seconds())
    except queue.Empty:
        raise AuthRequired(account.name, "auth", f"nobody answered in {MINUTES}; nothing was changed") from None
