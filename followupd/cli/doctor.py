"""`followupd doctor`: is everything in order, and how to mend what is not."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from contextlib import closing
from datetime import datetime, timedelta

import click

from followupd.bootstrap import build_house, examine, open_to_read
from followupd.cli import App, emit_json, json_option, now_option
from followupd.cli.effect import exit_code
from followupd.cli.session import at
from followupd.cli.show import local
from followupd.config import Account, Config, Gmail, IcsFile, IcsUrl, load
from followupd.daemon.gather import window_at
from followupd.daemon.house import Account as Rooms
from followupd.daemon.house import House
from followupd.domain.ids import Source
from followupd.domain.record import Struct
from followupd.errors import AuthRequired, ProviderError, StateError
from followupd.ports.calendars import CalendarSource
from followupd.ports.health import Check
from followupd.ports.mailboxes import DraftBox
from followupd.ports.store import SourceState

STALE = timedelta(days=1)


class Finding(Struct, frozen=True, kw_only=True):
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
            for check in _account(account, rooms, house, config, now, canary=canary):
                yield Finding(account=account.name, check=check)


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


def _account(
    account: Account, rooms: Rooms, house: House, config: Config, now: datetime, *, canary: bool
) -> Iterator[Check]:
    from followupd.cli.canary import sing

    halted, since = False, None
    for check in examine(account, config, now):
        halted, since = halted or check.halts, since or check.since
        yield check
    mail_is_there = isinstance(account.mail, Gmail)
    is_reached = not (halted and mail_is_there)
    if rooms.drafts is not None and is_reached:
        yield _drafts(account, rooms.drafts)
    files = {
        f"{account.name}/calendars/{number}"
        for number, access in enumerate(account.calendars)
        if isinstance(access, IcsFile | IcsUrl)
    }
    yield from _calendars([calendar for calendar in rooms.calendars if calendar.source in files], house, now)
    elsewhere = files if mail_is_there or rooms.history is None else {*files, rooms.history.source}
    for source in _sources(rooms):
        at_google = source not in elsewhere
        if not (halted and at_google):
            yield _pull(house.store.source_state(source, rooms.name), config, now, since if at_google else None)
    if canary and rooms.drafts is not None and is_reached:
        yield sing(rooms.drafts, config, now)


def _drafts(account: Account, box: DraftBox) -> Check:
    try:
        there = box.present(())
    except ProviderError as error:
        return _failed("drafts", error, at_google=isinstance(account.mail, Gmail))
    detail = "reachable" if there is not None else "no Drafts folder yet: the first draft makes it"
    return Check(name="drafts", ok=True, detail=detail)


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


def _sources(rooms: Rooms) -> Iterator[Source]:
    yield from (calendar.source for calendar in rooms.calendars)
    if rooms.history is not None:
        yield rooms.history.source
    if rooms.contacts is not None:
        yield rooms.contacts.source


def _pull(state: SourceState, config: Config, now: datetime, since: datetime | None) -> Check:
    """How the last pull went; the account was authorised at `since`, if that is known."""
    name = f"last pull of {state.source.partition('/')[2]}"
    if state.last_pull_at is None and state.problem is None:
        return Check(name=name, ok=True, detail="not yet")
    zone = config.me.timezone
    when = "never" if state.last_pull_at is None else local(state.last_pull_at, zone)
    if since is not None and _is_from_before(state, since):
        detail = f"{when}; its trouble was there before you authorised the account on {local(since, zone)}"
        return Check(name=name, ok=True, detail=detail, fix="followupd run --once")
    if state.problem is not None:
        return Check(name=name, ok=False, detail=f"{when}; since then: {state.problem}", fix="followupd run --once")
    if state.last_pull_at is not None and now - state.last_pull_at > STALE:
        return Check(name=name, ok=False, detail=when, fix="is it running? systemctl --user status followupd")
    return Check(name=name, ok=True, detail=when)


def _is_from_before(state: SourceState, since: datetime) -> bool:
    began = state.problem_since
    return state.problem_kind == AuthRequired.__name__ and began is not None and began < since


def _failed(name: str, error: ProviderError, *, at_google: bool = False) -> Check:
    from followupd.providers.google_doctor import fix_of

    fix = fix_of(error) if at_google else "mend what it says, then run this again"
    return Check(name=name, ok=False, detail=error.message, fix=fix, error=error)


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
    word = "FAIL" if not check.ok else "note" if check.fix else "ok  "
    click.echo(f"{word} {about}{check.name}: {check.detail}")
    if check.fix:
        click.echo(f"     → {check.fix}")
