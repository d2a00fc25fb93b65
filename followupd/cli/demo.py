"""`followupd demo`: the main job on bundled sample data."""

from __future__ import annotations

import tempfile
from collections.abc import Sequence
from datetime import datetime, tzinfo
from pathlib import Path
from typing import Any

import click

from followupd.cli import App, emit_json, json_option, now_option
from followupd.cli.effect import exit_code
from followupd.cli.session import writing
from followupd.cli.show import decision_json, draft_json, in_words, instant, local, reason_of
from followupd.daemon.rounds import run_round
from followupd.demo import FRIDAY, IVO, ZONE, NotADemo, last_week, lay_out, live_on
from followupd.domain.decision import PRECEDENCE, Act, Decision, Purpose
from followupd.domain.draft import IN_MAILBOX, DraftRecord
from followupd.domain.reason import Reason
from followupd.domain.record import replace
from followupd.errors import UsageError


@click.command()
@click.option("--dir", "folder", type=click.Path(path_type=Path, file_okay=False), help="Where to lay it out.")
@now_option
@json_option
@click.pass_obj
def command(app: App, folder: Path | None, now: datetime | None, as_json: bool) -> int:
    """The main job on a sample week: a calendar and a Maildir are laid out, a pass runs on Thursday of the week before
    and one now, and everything that it decided is listed with the reason. Needs no account and no network."""
    moment = FRIDAY if now is None else (now if now.tzinfo else now.replace(tzinfo=ZONE))
    place = folder or Path(tempfile.mkdtemp(prefix="followupd-demo-"))
    try:
        new = lay_out(place, moment.astimezone(ZONE).date())
    except NotADemo:
        raise UsageError(f"{place} holds something else; name an empty or a new folder") from None
    config = place.resolve() / "config.yaml"
    with writing(replace(app, config=config), moment) as session:
        store = session.house.store
        store.take_lease()
        if new:
            day = moment.astimezone(ZONE).date()
            run_round(session.house, last_week(day))
            store.add_fact(live_on(place, day))
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
    lines = [f"It is {local(now, ZONE)}. Ada's weeks, meeting by meeting and person by person:"]
    by_key = {record.key: record for record in drafts}
    told: dict[str, list[str]] = {}
    for decision in sorted(decisions, key=lambda one: PRECEDENCE[one.purpose]):
        if reason_of(decision) is not Reason.SELF:
            told.setdefault(_heading(decision, ZONE), []).append(_line(decision, by_key))
    again: set[tuple[str, ...]] = set()
    for heading in dict.fromkeys(_heading(decision, ZONE) for decision in decisions):
        if heading not in told:
            continue
        those = told[heading]
        same = (heading.partition("  ")[2], *(line.partition(" · ")[0] for line in those))
        if same not in again:  # one of a series is enough
            lines += ["", heading, *those]
        again.add(same)
    lines += ["", f"{len(drafts)} drafts lie in {folder / 'Mail' / 'Drafts' / 'cur'}, for Ada to edit, send or delete."]
    lines += ["Of each kind one in full:"]
    drafts = sorted(drafts, key=lambda record: record.meeting.start if record.meeting else now)
    whole = {record.purpose: record for record in reversed(drafts)}
    for record in whole.values():
        lines += ["", *_letter(record)]
    rest = [record for record in drafts if record not in whole.values()]
    lines += ["", "And:", *(f"  {record.id}  {', '.join(record.people)}: {record.subject}" for record in rest)]
    config = folder / "config.yaml"
    look = "\n".join(
        f"  followupd --config {config} {words} --now {now.isoformat(timespec='minutes')}"
        for words in (f"explain {IVO[1]}", "status", "report edits")
    )
    return [*lines, "", f"Nothing was sent. Look further with:\n{look}"]


def _heading(decision: Decision, zone: tzinfo) -> str:
    if decision.meeting is None:
        return "Whatever the meeting"
    return f"{local(decision.meeting.start, zone)}  {decision.meeting.title}"


def _line(decision: Decision, drafts: dict[Any, DraftRecord]) -> str:
    who = ", ".join(decision.people) or "nobody"
    what = "" if decision.purpose is Purpose.FOLLOW_UP else f"{decision.purpose.value}, "
    if decision.key in drafts or isinstance(decision, Act):
        rule = f"rule {decision.rule}, " if decision.rule else ""
        return f"  DRAFT  {who}  ({what}{rule}template {decision.template})"
    return f"  hold   {who}: {what}{in_words(decision)} · {decision.detail}"


def _letter(record: DraftRecord) -> list[str]:
    from email import message_from_bytes, policy

    message = message_from_bytes(record.raw or b"", policy=policy.default)
    body = message.get_body(("plain",))
    text = body.get_content().rstrip() if body is not None else ""
    head = [f"  {record.id}  To: {message['To']}", f"  Subject: {message['Subject']}", ""]
    return head + [f"    {line}".rstrip() for line in text.splitlines()]
