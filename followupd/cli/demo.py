"""`followupd demo`: the main job on bundled sample data."""

from __future__ import annotations

import tempfile
from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime, tzinfo
from pathlib import Path
from typing import Any

import click

from followupd.cli import App, emit_json, json_option, now_option
from followupd.cli.effect import exit_code
from followupd.cli.session import writing
from followupd.cli.show import decision_json, draft_json, instant, local, reason_of
from followupd.daemon.rounds import run_round
from followupd.demo import FRIDAY, ZONE, NotADemo, lay_out
from followupd.domain.decision import Act, Decision
from followupd.domain.draft import IN_MAILBOX, DraftRecord
from followupd.errors import UsageError


@click.command()
@click.option("--dir", "folder", type=click.Path(path_type=Path, file_okay=False), help="Where to lay it out.")
@now_option
@json_option
@click.pass_obj
def command(app: App, folder: Path | None, now: datetime | None, as_json: bool) -> int:
    """The main job on a sample week: a calendar and a Maildir are laid out, one pass runs, and everything that it
    decided is listed with the reason. Needs no account and no network."""
    moment = FRIDAY if now is None else (now if now.tzinfo else now.replace(tzinfo=ZONE))
    place = folder or Path(tempfile.mkdtemp(prefix="followupd-demo-"))
    try:
        lay_out(place, moment.astimezone(ZONE).date())
    except NotADemo:
        raise UsageError(f"{place} holds something else; name an empty or a new folder") from None
    config = place.resolve() / "config.yaml"
    with writing(replace(app, config=config), moment) as session:
        store = session.house.store
        store.take_lease()
        done = run_round(session.house, session.now)
        decisions, drafts = store.decisions(), store.drafts(states=IN_MAILBOX)
    if as_json:
        document: dict[str, Any] = {"folder": str(place.resolve()), "now": instant(moment)}
        document["decisions"] = [decision_json(decision) for decision in decisions]
        document["drafts"] = [draft_json(record) for record in drafts]
        emit_json(document)
    else:
        click.echo("\n".join(_story(place.resolve(), moment, decisions, drafts)))
    return exit_code(done.errors, done.broken)


def _story(folder: Path, now: datetime, decisions: Sequence[Decision], drafts: Sequence[DraftRecord]) -> list[str]:
    lines = [f"It is {local(now, ZONE)}. Ada's week, person by person:"]
    title = ""
    by_key = {record.key: record for record in drafts}
    for decision in decisions:
        heading = _heading(decision, ZONE)
        if heading != title:
            lines += ["", heading]
            title = heading
        lines.append(_line(decision, by_key))
    lines += ["", f"{len(drafts)} drafts lie in {folder / 'Mail' / 'Drafts' / 'cur'}, for Ada to edit, send or delete:"]
    for record in drafts:
        lines += ["", *_letter(record)]
    config = folder / "config.yaml"
    return [
        *lines,
        "",
        f"Nothing was sent. Look further with:  followupd --config {config} explain kim.lee@acme.example",
    ]


def _heading(decision: Decision, zone: tzinfo) -> str:
    assert decision.meeting is not None
    return f"{local(decision.meeting.start, zone)}  {decision.meeting.title}"


def _line(decision: Decision, drafts: dict[Any, DraftRecord]) -> str:
    who = ", ".join(decision.people) or "nobody"
    if decision.key in drafts or isinstance(decision, Act):
        return f"  DRAFT  {who}  (rule {decision.rule}, template {decision.template})"
    return f"  hold   {who}: {reason_of(decision).value} · {decision.detail}"


def _letter(record: DraftRecord) -> list[str]:
    from email import message_from_bytes, policy

    message = message_from_bytes(record.raw or b"", policy=policy.default)
    body = message.get_body(("plain",))
    text = body.get_content().rstrip() if body is not None else ""
    head = [f"  {record.id}  To: {message['To']}", f"  Subject: {message['Subject']}", ""]
    return head + [f"    {line}".rstrip() for line in text.splitlines()]
