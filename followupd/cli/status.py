"""`followupd status`: accounts, counts, next wake."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any

import click

from followupd.cli import App, emit_json, json_option, now_option
from followupd.cli.matters import matters_json, matters_lines
from followupd.cli.session import reading
from followupd.cli.show import instant, local, reason_of
from followupd.config import Config
from followupd.domain.draft import LIVE
from followupd.domain.ids import AccountName
from followupd.ports.permissions import permission_source
from followupd.ports.pushes import push_source
from followupd.ports.quota import Usage
from followupd.ports.store import SourceState, Store
from followupd.pull.homeless import PATIENCE

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
            click.echo("\n".join(_lines(document, view.config, by_method=app.verbosity > 0)))


def _document(config: Config, store: Store, now: datetime) -> dict[str, Any]:
    by_account: dict[AccountName, list[SourceState]] = {account.name: [] for account in config.accounts}
    for state in store.sources():
        if state.account in by_account and (state.problem or state.source not in _beside(state.account)):
            by_account[state.account].append(state)
    decisions = store.decisions()
    live = store.drafts(states=LIVE)
    drafts = Counter(record.state.value for record in live)
    return {
        "now": instant(now),
        "accounts": [
            {
                "name": name,
                "sources": [_source(state, store, now) for state in states],
                "quotas": [_quota(usage, now) for usage in store.usage(name)],
            }
            for name, states in by_account.items()
        ],
        "drafts": {state.value: drafts[state.value] for state in sorted(LIVE)},
        "homeless": [
            {"id": one.id, "account": one.account, "until": instant(one.missing_since + PATIENCE)}
            for one in live
            if one.account not in by_account and one.missing_since is not None
        ],
        **matters_json(store, decisions, live, now),
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


def _beside(account: str) -> dict[str, str]:
    """What is no source of anything and may still be wrong, and what follows from that."""
    name = AccountName(account)
    return {
        push_source(name): "new mail is found by polling alone",
        permission_source(name): "what needs none of these goes on",
    }


def _read(source: dict[str, Any], account: str, when: Callable[[str | None], str]) -> str:
    if follows := _beside(account).get(source["source"]):
        return follows
    return f"{source['items']} items, last read {when(source['last_pull'])}"


def _quota(usage: Usage, now: datetime) -> dict[str, Any]:
    is_over = now >= usage.until  # and since then nothing was used
    by_method = {} if is_over else dict(sorted(usage.by_method.items()))
    return {
        "quota": usage.quota,
        "since": instant(usage.until if is_over else usage.since),
        "units_today": sum(by_method.values()),
        "units_last_minute": usage.last_minute if now < usage.at + timedelta(minutes=1) else 0,
        "units_a_minute": usage.a_minute,
        "by_method": by_method,
    }


def _quota_lines(quotas: list[dict[str, Any]], when: Callable[[str], str], *, by_method: bool) -> list[str]:
    if not quotas:
        return []
    told = (
        f"{one['quota']} {one['units_today']}, {one['units_last_minute']} of {one['units_a_minute']} in the last minute"
        for one in quotas
    )
    line = f"  units used since {when(quotas[0]['since'])}: {'; '.join(told)}"
    methods = (each for one in quotas for each in one["by_method"].items())
    return [line, *(f"    {method}: {units}" for method, units in methods if by_method)]


def _lines(document: dict[str, Any], config: Config, *, by_method: bool) -> list[str]:
    zone = config.me.timezone

    def when(text: str | None) -> str:
        return "never" if text is None else local(datetime.fromisoformat(text), zone)

    lines = []
    for account in document["accounts"]:
        lines.append(f"{account['name']}")
        for source in account["sources"]:
            lines.append(f"  {source['source']}: {_read(source, account['name'], when)}")
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
        lines += _quota_lines(account["quotas"], when, by_method=by_method)
    for one in document["homeless"]:
        away = f"{one['id']} lies in account {one['account']}, which the config has no more"
        lines.append(f"{away}: from {when(one['until'])} on it counts as deleted")
    waiting = document["drafts"]
    lines.append(f"Drafts awaiting review: {waiting['open'] + waiting['edited']} ({waiting['edited']} edited by you)")
    if waiting["held"]:
        lines.append(f"Could not be placed: {waiting['held']}; see followupd drafts")
    lines += matters_lines(document, zone)
    lines.append(f"Next change by time alone: {when(document['next_wake'])}")
    return lines
