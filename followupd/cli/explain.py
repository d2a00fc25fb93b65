"""`followupd explain`: every decision about something, and what it rests on."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any

import click

from followupd.cli import App, emit_json, json_option, now_option
from followupd.cli.effect import complain
from followupd.cli.refs import Found, find
from followupd.cli.session import Session, trying
from followupd.cli.show import decision_json, decision_lines, draft_json, draft_lines, instant, local
from followupd.daemon.planning import Weighed, weigh
from followupd.daemon.rounds import preview
from followupd.domain.fact import Fact
from followupd.domain.ids import Key


@click.command()
@click.argument("ref")
@now_option
@json_option
@click.pass_obj
def command(app: App, ref: str, now: datetime | None, as_json: bool) -> None:
    """Every decision about REF (a draft id, a meeting or an address): the rule that fired, those that did not, and for
    each filled-in variable of a draft the event or message that it came from."""
    with trying(app, now) as session:
        seen = preview(session.house, session.now)
        complain(seen.errors, ())
        found = find(session.house.store, ref)
        weighed = weigh(session.house, found.keys, session.now)
        facts = _facts(session, found)
        if as_json:
            emit_json(_document(found, weighed, facts))
        else:
            click.echo("\n".join(_lines(session, found, weighed, facts)) or f"Nothing is decided about {ref}.")


def _facts(session: Session, found: Found) -> tuple[Fact, ...]:
    return session.house.store.facts(
        keys=found.keys,
        people=[found.person] if found.person else [],
        meetings={one.identity for one in (*found.decisions, *found.drafts) if one.identity is not None},
    )


def _document(found: Found, weighed: Mapping[Key, tuple[Weighed, ...]], facts: tuple[Fact, ...]) -> dict[str, Any]:
    return {
        "decisions": [
            {
                **decision_json(decision),
                "rules": [
                    {"rule": one.rule, "matched": one.mismatch is None, "because": one.mismatch}
                    for one in weighed.get(decision.key, ())
                ],
            }
            for decision in found.decisions
        ],
        "drafts": [{**draft_json(record), "sources": dict(record.sources)} for record in found.drafts],
        "facts": [
            {"kind": fact.kind.value, "at": instant(fact.at), "text": fact.text, "until": instant(fact.until)}
            for fact in facts
        ],
    }


def _lines(
    session: Session, found: Found, weighed: Mapping[Key, tuple[Weighed, ...]], facts: tuple[Fact, ...]
) -> list[str]:
    zone = session.config.me.timezone
    lines: list[str] = []
    for decision in found.decisions:
        lines += decision_lines(decision, zone)
        lines += [
            f"       rule {one.rule}: {'fired' if one.mismatch is None else f'not, for {one.mismatch}'}"
            for one in weighed.get(decision.key, ())
        ]
    for record in found.drafts:
        lines += draft_lines(record, zone)
        lines += [f"            {name} ← {source}" for name, source in sorted(record.sources.items())]
    for fact in facts:
        until = f" until {local(fact.until, zone)}" if fact.until else ""
        lines.append(f"you     {local(fact.at, zone)}: {fact.kind.value}{until}{': ' + fact.text if fact.text else ''}")
    return lines
