"""The part of `explain` that is about a person: where things stand, why they are written to when they are."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import datetime, tzinfo
from functools import partial
from typing import Any

from followupd.cli.matters import last_day
from followupd.cli.session import Session
from followupd.cli.show import instant, local
from followupd.cli.words import REASONS, STATES
from followupd.daemon.gather import Acquaintance
from followupd.daemon.survey import Surveyed, survey
from followupd.derive.hindrances import person_reason
from followupd.domain.draft import DraftRecord
from followupd.domain.ids import Address, Key
from followupd.domain.policy import Never
from followupd.domain.reason import Reason
from followupd.domain.record import Struct
from followupd.plan.keys import follow_up_key
from followupd.plan.outlook import NudgeChain, Outlook, outlook


class Explained(Struct, frozen=True, kw_only=True):
    """One person as of now."""

    found: Surveyed
    outlook: Outlook
    unanswered_limit: int
    nobody: tuple[Reason, str] | None = None  # why nothing is ever written to this address, whoever it is


def explained(session: Session, address: Address) -> Explained:
    """Looks at the person afresh; decides nothing."""
    house, store = session.house, session.house.store
    first_run_at = store.first_run_at(session.now)
    policy = house.policy_at(first_run_at)
    key = partial(follow_up_key, store.secret())
    (found,) = survey(house, session.now, [address])
    seen = outlook(found.history, policy, session.now, key, first_run_at=first_run_at)
    who = found.history.person
    nobody = person_reason(who, who.address, policy, Acquaintance(store, session.now), group=False)
    return Explained(found=found, outlook=seen, unanswered_limit=policy.limits.unanswered, nobody=nobody)


def follows_json(seen: Outlook | None, key: Key) -> dict[str, Any] | None:
    """What a nudge of this key follows; None for everything else."""
    if seen is None or key not in seen.nudged:
        return None
    root, number = seen.nudged[key]
    return {"nudge": number, **_root(root)}


def person_json(told: Explained) -> dict[str, Any]:
    history, seen = told.found.history, told.outlook
    mail, cadence, nobody = history.mail, seen.cadence, told.nobody
    ways = [(why.reason, why.detail, why.until) for why in seen.in_the_way]
    ways = [(*nobody, None), *ways] if nobody is not None else ways
    return {
        "addresses": list(dict.fromkeys((history.person.address, *history.person.addresses))),
        "name": history.person.name.full,
        "reply_state": mail.state.value,
        "means": STATES[mail.state],
        "evidence": [{"at": instant(e.at), "what": e.what, "message_id": e.message_id} for e in mail.evidence],
        "successor": mail.successor,
        "last_contact": instant(mail.last_contact),
        "next_due": instant(told.found.next_due),
        "promises": [
            {"ref": one.ref, "text": one.text, "made_at": instant(one.made_at), "due": instant(one.due)}
            for one in history.said.promises
        ],
        "tags": sorted(history.said.tags),
        "cadence": {
            "from": cadence.where,
            "because": cadence.because,
            "circle": cadence.circle,
            "every": "never" if isinstance(cadence.rhythm.every, Never) else str(cadence.rhythm.every),
            "latest": None if cadence.rhythm.latest is None else str(cadence.rhythm.latest),
            "next_check_in": instant(cadence.due) if told.found.is_somebody else None,
            "template": cadence.template,
        },
        "nudges": [_chain_json(one) for one in seen.chains],
        "unanswered": {"count": mail.unanswered, "limit": told.unanswered_limit},
        "in_the_way": [
            {"reason": reason.value, "detail": detail, "until": instant(until)} for reason, detail, until in ways
        ],
    }


def _chain_json(chain: NudgeChain) -> dict[str, Any]:
    ended = chain.ended
    return {
        "follows": _root(chain.root),
        "number": chain.number,
        "of": chain.of,
        "due": instant(chain.due),
        "draft": chain.live,
        "ended": None if ended is None else {"reason": ended.reason.value, "detail": ended.detail},
    }


def _root(root: DraftRecord) -> dict[str, Any]:
    return {"id": root.id, "subject": root.subject, "sent_at": instant(root.sent_at)}


def person_lines(told: Mapping[str, Any], zone: tzinfo) -> list[str]:
    """The same for people."""
    name, addresses = told["name"], ", ".join(told["addresses"])
    lines = [f"{name} <{addresses}>" if name else addresses]
    lines.append(f"  {told['means']}")
    lines += [f"    {_local(one['at'], zone)}  {one['what']}" for one in told["evidence"]]
    if told["successor"]:
        lines.append(f"  named instead: {told['successor']}")
    lines.append(f"  last contact: {_local(told['last_contact'], zone)}; next due: {_local(told['next_due'], zone)}")
    lines += [f"  {line}" for line in _cadence_lines(told["cadence"], zone)]
    for promise in told["promises"]:
        by = f", by {last_day(promise['due'], zone)}" if promise["due"] else ""
        lines.append(f"  you promised ({promise['ref']}{by}): {promise['text']}")
    lines += [f"  {line}" for line in _nudge_lines(told["nudges"], zone)]
    unanswered = told["unanswered"]
    if unanswered["count"]:
        lines.append(f"  mails of yours since their last sign of life: {unanswered['count']} of {unanswered['limit']}")
    lines += [
        f"  in the way now: {REASONS[Reason(one['reason'])]}: {one['detail']}{_until(one['until'], zone)}"
        for one in told["in_the_way"]
    ]
    return lines


def _cadence_lines(told: Mapping[str, Any], zone: tzinfo) -> list[str]:
    latest = f", {told['latest']} at the latest" if told["latest"] else ""
    circle = f"circle {told['circle']}, " if told["circle"] else ""
    every = "never" if told["every"] == "never" else f"every {told['every']}"
    lines = [f"cadence: {circle}{every}{latest} ({told['from']}: {told['because']})"]
    if told["next_check_in"]:
        lines.append(f"next check-in: {_local(told['next_check_in'], zone)}, template {told['template']}")
    else:
        lines.append("next check-in: none, as things are")
    return lines


def _nudge_lines(chains: Iterable[Mapping[str, Any]], zone: tzinfo) -> list[str]:
    lines = []
    for chain in chains:
        root = chain["follows"]
        after = f"after {root['id']} ({root['subject']}, sent {_local(root['sent_at'], zone)})"
        if ended := chain["ended"]:
            lines.append(f"nudges {after}: none any more: {REASONS[Reason(ended['reason'])]}: {ended['detail']}")
        elif chain["draft"]:
            lines.append(f"nudge {chain['number']} of {chain['of']} {after}: lies as draft {chain['draft']}")
        else:
            due = _local(chain["due"], zone)
            lines.append(f"nudge {chain['number']} of {chain['of']} {after}: due {due}")
    return lines


def _until(at: str | None, zone: tzinfo) -> str:
    return f" (until {_local(at, zone)})" if at else ""


def _local(at: str | None, zone: tzinfo) -> str:
    return local(datetime.fromisoformat(at), zone) if at else "never"
