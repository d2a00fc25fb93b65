"""`followupd explain`: every decision about something, and what it rests on."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any

import click

from followupd.cli import App, emit_json, json_option, now_option
from followupd.cli.effect import complain
from followupd.cli.explain_person import Explained, explained, follows_json, person_json, person_lines
from followupd.cli.refs import Found, find
from followupd.cli.session import Session, trying
from followupd.cli.show import decision_json, decision_lines, draft_json, draft_lines, instant, local
from followupd.cli.timeline import fact_line
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
    each filled-in variable of a draft the event or message that it came from. Of a person also where things stand, the
    rhythm that applies, the nudges under way, and all that is in the way now."""
    with trying(app, now) as session:
        seen = preview(session.house, session.now)
        complain(seen.errors, ())
        found = find(session.house.store, ref)
        weighed = weigh(session.house, found.keys, session.now)
        facts = _facts(session, found)
        who = explained(session, found.person) if found.person is not None and not found.whole else None
        if as_json:
            emit_json(_document(found, weighed, facts, who))
        else:
            click.echo("\n".join(_lines(session, found, weighed, facts, who)) or f"Nothing is decided about {ref}.")


def _facts(session: Session, found: Found) -> tuple[Fact, ...]:
    return session.house.store.facts(
        keys=found.keys,
        people=[found.person] if found.person else [],
        meetings={one.identity for one in (*found.decisions, *found.drafts) if one.identity is not None},
    )


def _document(
    found: Found, weighed: Mapping[Key, tuple[Weighed, ...]], facts: tuple[Fact, ...], who: Explained | None
) -> dict[str, Any]:
    seen = who.outlook if who is not None else None
    return {
        "person": person_json(who) if who is not None else None,
        "decisions": [
            {
                **decision_json(decision),
                "follows": follows_json(seen, decision.key),
                "rules": [
                    {"rule": one.rule, "matched": one.mismatch is None, "because": one.mismatch}
                    for one in weighed.get(decision.key, ())
                ],
            }
            for decision in found.decisions
        ],
        "drafts": [
            {**draft_json(record), "follows": follows_json(seen, record.key), "sources": dict(record.sources)}
            for record in found.drafts
        ],
        "facts": [
            {"kind": fact.kind.value, "at": instant(fact.at), "text": fact.text, "until": instant(fact.until)}
            for fact in facts
        ],
    }


def _lines(
    session: Session,
    found: Found,
    weighed: Mapping[Key, tuple[Weighed, ...]],
    facts: tuple[Fact, ...],
    who: Explained | None,
) -> list[str]:
    zone = session.config.me.timezone
    lines: list[str] = person_lines(person_json(who), zone) if who is not None else []
    for decision in found.decisions:
        lines += decision_lines(decision, zone)
        lines += [
            f"       rule {one.rule}: {'fired' if one.mismatch is None else f'not, for {one.mismatch}'}"
            for one in weighed.get(decision.key, ())
        ]
    for record in found.drafts:
        lines += draft_lines(record, zone)
        if (root := follows_json(who.outlook if who is not None else None, record.key)) is not None:
            sent = local(datetime.fromisoformat(root["sent_at"]), zone) if root["sent_at"] else "once"
            lines.append(f"            nudge {root['nudge']} after {root['id']}: {root['subject']}, sent {sent}")
        lines += [f"            {name} ← {source}" for name, source in sorted(record.sources.items())]
    return lines + [f"you     {fact_line(fact, zone)}" for fact in facts]
