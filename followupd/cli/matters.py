"""What waits for the user, and what the user waits for: the part of `status` that is about people."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import datetime, timedelta, tzinfo
from typing import Any

from followupd.cli.show import instant, local, reason_of
from followupd.domain.correspondence import OpenMatters, ReplyState
from followupd.domain.decision import Decision, Purpose
from followupd.domain.fact import Fact, FactKind
from followupd.domain.ids import Address
from followupd.domain.person import Person
from followupd.domain.reason import Reason
from followupd.plan.errand import GRACEFUL_NO
from followupd.ports.store import Store

MOST = 20
"""People of one kind that are named for people; `--json` has them all."""

Told = dict[str, Any]


def matters_json(store: Store, decisions: Iterable[Decision], now: datetime) -> Told:
    """From what the last pass kept alone, so that it costs the same however many people there are."""
    matters = store.open_matters()
    persons = store.persons(matters) if matters else {}
    states = [one.state for one in matters.values()]
    return {
        "replies": {state.value: states.count(state) for state in (ReplyState.AWAITING, ReplyState.OWES_ME)},
        "check_ins": _check_ins(decisions, now),
        "i_owe": _i_owe(store, matters, persons, now),
        "asks": _asks(store, matters, persons, now),
    }


def _check_ins(decisions: Iterable[Decision], now: datetime) -> Told:
    check_ins = [one for one in decisions if one.purpose is Purpose.CHECK_IN and one.template != GRACEFUL_NO]
    due = [one for one in check_ins if one.due is not None and one.due <= now]
    reasons = [reason_of(one) for one in due]
    held = {reason.value: reasons.count(reason) for reason in sorted({*reasons} - {Reason.DUE, Reason.OPEN_DRAFT})}
    return {"due": len(due), "drafted": reasons.count(Reason.OPEN_DRAFT), "held": held}


def _i_owe(
    store: Store, matters: Mapping[Address, OpenMatters], persons: Mapping[Address, Person], now: datetime
) -> list[Told]:
    owed = {who: one for who, one in matters.items() if one.question_at is not None or one.promises}
    everywhere = {address for who, one in owed.items() if one.promises for address in (who, *persons[who].addresses)}
    facts = store.facts(people=everywhere) if everywhere else ()
    promised = {fact.ref: fact for fact in facts if fact.kind is FactKind.PROMISE}
    told = [
        {
            **_who(who, persons),
            "question_at": instant(one.question_at),
            "promises": [_promise(promised[ref], now) for ref in one.promises if ref in promised],
        }
        for who, one in owed.items()
    ]
    for one in told:
        one["overdue"] = any(promise["overdue"] for promise in one["promises"])
    return sorted(told, key=_urgency)


def _urgency(told: Told) -> tuple[bool, str, str]:
    since = [told["question_at"], *(one["due"] or one["made_at"] for one in told["promises"])]
    return not told["overdue"], min((at for at in since if at is not None), default=""), told["address"]


def _promise(fact: Fact, now: datetime) -> Told:
    overdue = fact.until is not None and fact.until <= now
    due = instant(fact.until)
    return {"ref": fact.ref, "text": fact.text, "made_at": instant(fact.at), "due": due, "overdue": overdue}


def _asks(
    store: Store, matters: Mapping[Address, OpenMatters], persons: Mapping[Address, Person], now: datetime
) -> list[Told]:
    """What was written that only the user can settle, and how."""
    named = {one.successor for one in matters.values() if one.successor is not None}
    known = store.person_mail(named, now) if named else {}
    told = []
    for who, one in sorted(matters.items()):
        for kind, since in (("away", one.away_since), ("later", one.later_since)):
            if since is not None:
                told.append({"kind": kind, **_who(who, persons), "since": instant(since), "successor": None})
        if one.successor is not None and known[one.successor].first_out is None:
            kind = "left" if one.gone else "handover"
            told.append({"kind": kind, **_who(who, persons), "since": None, "successor": one.successor})
    return told


def _who(who: Address, persons: Mapping[Address, Person]) -> Told:
    return {"address": who, "name": persons[who].name.full}


def matters_lines(told: Mapping[str, Any], zone: tzinfo) -> list[str]:
    """The same for people."""
    replies, due = told["replies"], told["check_ins"]
    lines = [f"Answers awaited: {sum(replies.values())}"]
    if replies["owes_me"]:
        lines[0] += f" ({replies['owes_me']} to a question of yours)"
    reasons = [f"{count} {reason}" for reason, count in due["held"].items()]
    reasons = [*([f"{due['drafted']} as drafts"] if due["drafted"] else []), *reasons]
    lines.append(f"Check-ins due: {due['due']}" + (f" ({', '.join(reasons)})" if reasons else ""))
    lines += _listed("You owe an answer:", (_owed(one, zone) for one in told["i_owe"]), len(told["i_owe"]))
    lines += _listed("It is for you to say:", (_ask(one, zone) for one in told["asks"]), len(told["asks"]))
    return lines


def _listed(heading: str, blocks: Iterator[list[str]], count: int) -> list[str]:
    if not count:
        return []
    shown = [f"  {line}" for _, block in zip(range(MOST), blocks, strict=False) for line in block]
    more = [f"  … and {count - MOST} more: followupd status --json names them all"] if count > MOST else []
    return [heading, *shown, *more]


def _owed(told: Told, zone: tzinfo) -> list[str]:
    asked = told["question_at"]
    lines = [_named(told) + (f": asked on {_local(asked, zone)}" if asked else "")]
    for promise in told["promises"]:
        late = ": OVERDUE" if promise["overdue"] else ""
        by = f", by {last_day(promise['due'], zone)}{late}" if promise["due"] else ""
        lines.append(f"  you promised ({promise['ref']}{by}): {promise['text']}")
    return lines


def _ask(told: Told, zone: tzinfo) -> list[str]:
    who, address = _named(told), told["address"]
    match told["kind"]:
        case "away":
            since = _local(told["since"], zone)
            return [f"{who} is away since {since}, until when is not sure: followupd pause or resume {address}"]
        case "later":
            since = _local(told["since"], zone)
            return [f"{who} asked on {since} for later, when is not sure: followupd pause or resume {address}"]
        case "left":
            return [f"{who} has left and named {told['successor']}: write to them, or followupd forget {address}"]
        case _:
            return [f"{who} named {told['successor']} instead: write to them, if you want to"]


def _named(told: Told) -> str:
    return f"{told['name']} <{told['address']}>" if told["name"] else str(told["address"])


def _local(at: str, zone: tzinfo) -> str:
    return local(datetime.fromisoformat(at), zone)


def last_day(until: str, zone: tzinfo) -> str:
    """The day at whose end `until` is."""
    return f"{datetime.fromisoformat(until).astimezone(zone) - timedelta(microseconds=1):%a %Y-%m-%d}"
