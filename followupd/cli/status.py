"""`followupd status`: accounts, counts, next wake."""

from __future__ import annotations

from collections import Counter
from datetime import datetime
from typing import Any

import click

from followupd.cli import App, emit_json, json_option, now_option
from followupd.cli.matters import matters_json, matters_lines
from followupd.cli.session import reading
from followupd.cli.show import instant, local, reason_of
from followupd.config import Config
from followupd.domain.draft import LIVE
from followupd.ports.store import SourceState, Store

MOST = 20
"""Items left out that are named for people, a source."""


@click.command()
@now_option
@json_option
@click.pass_obj
def command(app: App, now: datetime | None, as_json: bool) -> None:
    """Each account's last useful pull and problems; drafts awaiting review; who owes whom an answer; what only you
    can settle; what is held and why; the next wake."""
    with reading(app, now) as view:
        document = _document(view.config, view.store, view.now)
        if as_json:
            emit_json(document)
        else:
            click.echo("\n".join(_lines(document, view.config)))


def _document(config: Config, store: Store, now: datetime) -> dict[str, Any]:
    by_account: dict[str, list[SourceState]] = {account.name: [] for account in config.accounts}
    for state in store.sources():
        if state.account in by_account:
            by_account[state.account].append(state)
    decisions = store.decisions()
    drafts = Counter(record.state.value for record in store.drafts(states=LIVE))
    return {
        "now": instant(now),
        "accounts": [
            {"name": name, "sources": [_source(state, store, now) for state in states]}
            for name, states in by_account.items()
        ],
        "drafts": {state.value: drafts[state.value] for state in sorted(LIVE)},
        **matters_json(store, decisions, now),
        "decisions": dict(sorted(Counter(reason_of(decision).value for decision in decisions).items())),
        "next_wake": instant(store.next_wake(after=now)),
    }


def _source(state: SourceState, store: Store, now: datetime) -> dict[str, Any]:
    age = None if state.last_pull_at is None else max(0, round((now - state.last_pull_at).total_seconds()))
    return {
        "source": state.source,
        "last_pull": instant(state.last_pull_at),
        "age_s": age,
        "items": store.items(state.source),
        "problem": state.problem,
        "problem_kind": state.problem_kind,
        "problem_since": instant(state.problem_since),
        "quarantined": [{"ref": item.ref, "why": item.why} for item in state.quarantined],
    }


def _lines(document: dict[str, Any], config: Config) -> list[str]:
    zone = config.me.timezone

    def when(text: str | None) -> str:
        return "never" if text is None else local(datetime.fromisoformat(text), zone)

    lines = []
    for account in document["accounts"]:
        lines.append(f"{account['name']}")
        for source in account["sources"]:
            lines.append(f"  {source['source']}: {source['items']} items, last read {when(source['last_pull'])}")
            if source["problem"]:
                lines.append(f"    problem since {when(source['problem_since'])}: {source['problem']}")
                if source["problem_kind"] == "SuspiciousShrink":
                    lines.append(f"    if that is real: followupd accept {account['name']}")
            left_out = source["quarantined"]
            lines += [f"    left out: {item['ref']}: {item['why']}" for item in left_out[:MOST]]
            if len(left_out) > MOST:
                lines.append(f"    … and {len(left_out) - MOST} more: followupd status --json names them all")
        if not account["sources"]:
            lines.append("  not read yet")
    waiting = document["drafts"]
    lines.append(f"Drafts awaiting review: {waiting['open'] + waiting['edited']} ({waiting['edited']} edited by you)")
    if waiting["held"]:
        lines.append(f"Could not be placed: {waiting['held']}; see followupd drafts")
    lines += matters_lines(document, zone)
    lines.append(f"Next change by time alone: {when(document['next_wake'])}")
    return lines
