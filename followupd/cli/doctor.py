"""`followupd doctor`: is everything in order, and how to mend what is not."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from contextlib import closing
from dataclasses import dataclass
from datetime import datetime, timedelta

import click

from followupd.bootstrap import build_house, examine, open_to_read
from followupd.cli import App, emit_json, json_option, now_option
from followupd.cli.effect import exit_code
from followupd.cli.session import at
from followupd.cli.show import local
from followupd.config import Account, Config, IcsFile, IcsUrl, load
from followupd.daemon.gather import window_at
from followupd.daemon.house import Account as Rooms
from followupd.daemon.house import House
from followupd.errors import ProviderError, StateError
from followupd.ports.calendars import CalendarSource
from followupd.ports.health import Check
from followupd.ports.store import Store

STALE = timedelta(days=1)


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """A check, and the account that it is about: empty for what all share."""

    account: str
    check: Check
    code: int = 0  # an exit code of its own


@click.command()
@click.option("--canary", is_flag=True, help="Also write, find and remove one draft of its own in each mailbox.")
@json_option
@now_option
@click.pass_obj
def command(app: App, canary: bool, as_json: bool, now: datetime | None) -> int:
    """Looks at the config, the database, the templates and each account, and names a fix for each failure.

    It changes nothing, but for the watch of a push, which it renews; --canary places one draft to yourself and removes
    it.
    """
    config = load(app.config_path())
    return examine_all(config, at(config, now), canary=canary, as_json=as_json)


def examine_all(config: Config, now: datetime, *, canary: bool = False, as_json: bool = False) -> int:
    """Prints every finding as it comes; the exit code."""
    findings = []
    for finding in _findings(config, now, canary=canary):
        findings.append(finding)
        if not as_json:
            _print(finding)
    if as_json:
        emit_json({"ok": all(each.check.ok for each in findings), "checks": [_json(each) for each in findings]})
    if codes := [each.code for each in findings if each.code]:
        return max(codes)
    errors = [each.check.error for each in findings if each.check.error is not None]
    return exit_code(errors, ()) or (75 if not all(each.check.ok for each in findings) else 0)


def _findings(config: Config, now: datetime, *, canary: bool) -> Iterator[Finding]:
    from followupd.cli.canary import sing

    yield Finding(account="", check=Check(name="config", ok=True, detail=str(config.path)))
    for template in _templates(config):
        yield Finding(account="", check=template, code=0 if template.ok else 78)
    try:
        store = open_to_read(config)
    except StateError as error:
        fix = error.hint or "restore a copy of it, or name another under state: {database: …}"
        broken = Check(name="database", ok=False, detail="; ".join(map(str, error.problems)), fix=fix)
        yield Finding(account="", check=broken, code=error.exit_code)
        return
    with closing(store):
        yield Finding(account="", check=_database(config))
        house = build_house(config, store)
        for account, rooms in zip(config.accounts, house.accounts, strict=True):
            for check in _account(account, rooms, house, config, now):
                yield Finding(account=account.name, check=check)
            if canary and rooms.drafts is not None:
                yield Finding(account=account.name, check=sing(rooms.drafts, config, now))


def _templates(config: Config) -> Iterator[Check]:
    from followupd.compose.check import check
    from followupd.compose.templates import TemplateLibrary, shipped_folder

    library = TemplateLibrary.load(config.templates)
    own = [
        one.spec.name for one in library.templates if one.path.parent != shipped_folder()
    ]  # a tenth of a second each
    problems = [*library.problems, *(problem for name in own for problem in check(library, name).problems)]
    for problem in problems:
        yield Check(name="templates", ok=False, detail=str(problem), fix="followupd template check says more")
    unknown = sorted({*config.template_names()} - {*library.names})
    for name in unknown:
        fix = f"write {name}.md.j2 into {config.templates[0] if config.templates else 'a folder of templates'}"
        yield Check(name="templates", ok=False, detail=f"there is no template {name}", fix=fix)
    if not problems and not unknown:
        yield Check(name="templates", ok=True, detail=f"all {len(library.names)} are good")


def _database(config: Config) -> Check:
    path = config.database
    assert not isinstance(path, str), "the config refuses other databases"
    there = path
    while not there.exists() and there != there.parent:
        there = there.parent
    if os.access(there, os.W_OK) and (there == path or there.is_dir()):
        return Check(name="database", ok=True, detail=str(path) if there == path else f"{path}, made at the first pass")
    fix = f"let this user write to {there}, or name another path under state: {{database: …}}"
    return Check(name="database", ok=False, detail=f"{path} cannot be written", fix=fix)


def _account(account: Account, rooms: Rooms, house: House, config: Config, now: datetime) -> Iterator[Check]:
    yield from examine(account, config, now)
    if rooms.drafts is not None:
        try:
            there = rooms.drafts.present(())
        except ProviderError as error:
            yield _failed("drafts", error)
        else:
            detail = "reachable" if there is not None else "no Drafts folder yet: the first draft makes it"
            yield Check(name="drafts", ok=True, detail=detail)
    files = {
        f"{account.name}/calendars/{number}"
        for number, access in enumerate(account.calendars)
        if isinstance(access, IcsFile | IcsUrl)
    }
    yield from _calendars([calendar for calendar in rooms.calendars if calendar.source in files], house, now)
    yield from _pulls(house.store, rooms, config, now)


def _calendars(calendars: Iterable[CalendarSource], house: House, now: datetime) -> Iterator[Check]:
    """Reads them whole, as nothing less says that they can be read."""
    window = window_at(now, house.policy_at(house.store.first_run_at(now)))
    for calendar in calendars:
        try:
            told = calendar.changes_since(None, window)
        except ProviderError as error:
            yield _failed(calendar.source.partition("/")[2], error)
            continue
        left_out = f", {len(told.quarantined)} left out: see followupd status" if told.quarantined else ""
        detail = f"reachable, {len(told.changed)} events around now{left_out}"
        yield Check(name=calendar.source.partition("/")[2], ok=True, detail=detail)


def _pulls(store: Store, rooms: Rooms, config: Config, now: datetime) -> Iterator[Check]:
    sources = [calendar.source for calendar in rooms.calendars]
    if rooms.history is not None:
        sources.append(rooms.history.source)
    if rooms.contacts is not None:
        sources.append(rooms.contacts.source)
    for source in sources:
        state = store.source_state(source, rooms.name)
        name = f"last pull of {source.partition('/')[2]}"
        if state.last_pull_at is None and state.problem is None:
            yield Check(name=name, ok=True, detail="not yet")
            continue
        when = "never" if state.last_pull_at is None else local(state.last_pull_at, config.me.timezone)
        if state.problem is not None:
            yield Check(name=name, ok=False, detail=f"{when}; since then: {state.problem}", fix="followupd run --once")
        elif state.last_pull_at is not None and now - state.last_pull_at > STALE:
            yield Check(name=name, ok=False, detail=when, fix="is it running? systemctl --user status followupd")
        else:
            yield Check(name=name, ok=True, detail=when)


def _failed(name: str, error: ProviderError) -> Check:
    return Check(name=name, ok=False, detail=error.message, fix="mend what it says, then run this again", error=error)


def _json(finding: Finding) -> dict[str, object]:
    check = finding.check
    return {
        "account": finding.account or None,
        "check": check.name,
        "ok": check.ok,
        "detail": check.detail,
        "fix": check.fix or None,
    }


def _print(finding: Finding) -> None:
    check = finding.check
    about = f"{finding.account}: " if finding.account else ""
    click.echo(f"{'ok  ' if check.ok else 'FAIL'} {about}{check.name}: {check.detail}")
    if not check.ok and check.fix:
        click.echo(f"     → {check.fix}")
