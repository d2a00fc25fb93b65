"""What waits for the user, and what the user waits for: the part of `status` that is about people."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import datetime, timedelta, tzinfo
from functools import partial
from shlex import quote
from typing import Any, TypeVar

from followupd.cli.show import instant, local, reason_of
from followupd.cli.words import FLAGS, REASONS
from followupd.domain.correspondence import OpenMatters, ReplyState, Wished
from followupd.domain.decision import Decision, Purpose
from followupd.domain.draft import NEEDS_WORDS, REASON_GONE, DraftRecord, DraftState
from followupd.domain.fact import Fact, FactKind
from followupd.domain.ids import Address
from followupd.domain.person import Person
from followupd.domain.policy import GRACEFUL_NO
from followupd.domain.reason import Reason
from followupd.ports.store import Store

MOST = 10
"""People of one kind that are named for people; `--json` has them all."""

Told = dict[str, Any]
T = TypeVar("T")


HEARD_LATELY = timedelta(days=7)
_BOUNCED_LATELY = timedelta(days=30)
_HEARD = {
    Wished.OPTED_OUT: ("asked for no more mail", "they get none"),
    Wished.DECLINED: ("said no", "they are left in peace for now"),
    Wished.LATER: ("asked for later", "they are left in peace until then"),
    Wished.HANDOVER: ("named somebody else instead", "nothing follows by itself"),
    Wished.GONE: ("is no longer reached there", "nothing is drafted to that address"),
}
"""What was heard, and what follows from it."""
_HEARD_IN = {"later": Wished.LATER, "handover": Wished.HANDOVER, "left": Wished.GONE, "gone": Wished.GONE}
"""What was heard, by the kind of the ask that follows from it."""


def matters_json(store: Store, decisions: Iterable[Decision], drafts: Iterable[DraftRecord], now: datetime) -> Told:
    """From what the last pass kept alone, so that it costs the same however many people there are.

    `drafts` are those that are live.
    """
    matters = store.open_matters()
    persons = store.persons(matters) if matters else {}
    states = [one.state for one in matters.values()]
    asks = _asks(store, matters, persons, now)
    return {
        "replies": {state.value: states.count(state) for state in (ReplyState.AWAITING, ReplyState.OWES_ME)},
        "check_ins": _check_ins(decisions, now),
        "i_owe": _i_owe(store, matters, persons, now),
        "awaited": _awaited(matters, persons),
        "heard": _heard(matters, persons, asks, now),
        "asks": asks,
        "to_finish": _to_finish(drafts),
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
            "question": one.question,
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


def _awaited(matters: Mapping[Address, OpenMatters], persons: Mapping[Address, Person]) -> list[Told]:
    """Who has not answered, the newest first: `what` is what the user asked, or the subject of the draft."""
    told = [
        {
            **_who(who, persons),
            "since": instant(one.awaited_at),
            "what": one.awaited,
            "asked": one.state is ReplyState.OWES_ME,
        }
        for who, one in sorted(matters.items())
        if one.awaited_at is not None
    ]
    return sorted(told, key=lambda one: str(one["since"]), reverse=True)


def _to_finish(drafts: Iterable[DraftRecord]) -> list[Told]:
    """Drafts that lie there and want something of the user's own: words, or a look since their reason is gone."""
    told = [
        {"id": one.id, "people": list(one.people), "subject": one.subject, "why": why}
        for one in drafts
        for why, state in ((REASON_GONE, DraftState.EDITED), (NEEDS_WORDS, DraftState.OPEN))
        if one.state is state and why in one.flags
    ]
    return sorted(told, key=lambda one: (one["why"] != REASON_GONE, one["id"]))


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
        elif one.successor is None and one.gone_at is not None and one.gone_at + _BOUNCED_LATELY > now:
            told.append({"kind": "gone", **_who(who, persons), "since": instant(one.gone_at), "successor": None})
    return told


def _heard(
    matters: Mapping[Address, OpenMatters], persons: Mapping[Address, Person], asks: Iterable[Told], now: datetime
) -> list[Told]:
    """What was heard lately, the newest first; of whom they named only until the user has written there."""
    open_asks = {(one["address"], _HEARD_IN.get(one["kind"])) for one in asks}
    told = [
        {
            "kind": one.kind.value,
            **_who(who, persons),
            "at": instant(one.at),
            "what": _HEARD[one.kind][0],
            "words": one.words,
            "until": instant(one.until),
            "undo": f"followupd resume {quote(who)} --misread",
        }
        for who, several in sorted(matters.items())
        for one in several.heard
        if one.at > now - HEARD_LATELY and (one.kind is not Wished.HANDOVER or (who, one.kind) in open_asks)
    ]
    return sorted(told, key=lambda one: str(one["at"]), reverse=True)


def _who(who: Address, persons: Mapping[Address, Person]) -> Told:
    return {"address": who, "name": persons[who].name.full}


def matters_lines(told: Mapping[str, Any], zone: tzinfo) -> list[str]:
    """The same for people."""
    replies, due = told["replies"], told["check_ins"]
    lines = [f"Answers awaited: {sum(replies.values())}"]
    if replies["owes_me"]:
        lines[0] += f" ({replies['owes_me']} to a question of yours)"
    reasons = [f"{count} held: {REASONS[Reason(code)]}" for code, count in due["held"].items()]
    reasons = [*([f"{due['drafted']} as drafts"] if due["drafted"] else []), *reasons]
    lines.append(f"Check-ins due: {due['due']}" + (f" ({'; '.join(reasons)})" if reasons else ""))
    lines[1:1] = _listed("", told["awaited"], partial(_awaited_line, zone=zone))
    lines += _listed("You owe an answer:", told["i_owe"], partial(_owed, zone=zone))
    heard: dict[tuple[str, str | None], Told] = {(one["address"], one["kind"]): one for one in told["heard"]}
    asks = [(one, heard.pop((one["address"], _HEARD_IN.get(one["kind"])), None)) for one in told["asks"]]
    lines += _listed("Heard in the last 7 days:", list(heard.values()), partial(_heard_lines, zone=zone))
    lines += _listed("It is for you to say:", asks, partial(_asked, zone=zone))
    lines += _listed("These drafts await something of yours:", told["to_finish"], _draft_line)
    return lines


def _listed(heading: str, told: Sequence[T], block: Callable[[T], list[str]]) -> list[str]:
    shown = [f"  {line}" for one in told[:MOST] for line in block(one)]
    more = [f"  … and {len(told) - MOST} more: followupd status --json names them all"] if len(told) > MOST else []
    return [*([heading] if heading and told else []), *shown, *more]


def _awaited_line(told: Told, zone: tzinfo) -> list[str]:
    verb, what = ("asked", f"'{told['what']}'") if told["asked"] else ("wrote", told["what"])
    return [f"{_named(told)}: you {verb} on {_local(told['since'], zone)}" + (f": {what}" if told["what"] else "")]


def _draft_line(told: Told) -> list[str]:
    why = FLAGS[told["why"]] + (", and you have edited it" if told["why"] == REASON_GONE else "")
    return [f"{told['id']}  {', '.join(told['people'])}  {told['subject']}: {why}"]


def _owed(told: Told, zone: tzinfo) -> list[str]:
    asked, words = told["question_at"], told["question"]
    lines = [_named(told) + (f": asked on {_local(asked, zone)}" if asked else "") + (f": '{words}'" if words else "")]
    for promise in told["promises"]:
        late = ": OVERDUE" if promise["overdue"] else ""
        by = f", by {last_day(promise['due'], zone)}{late}" if promise["due"] else ""
        lines.append(f"  you promised ({promise['ref']}{by}): {promise['text']}")
    return lines


def _heard_lines(told: Told, zone: tzinfo) -> list[str]:
    until = f", until {_local(told['until'], zone)}" if told["until"] else ""
    what = f"{_named(told)} {told['what']}{until}, on {_local(told['at'], zone)}"
    return [what + (f": '{told['words']}'" if told["words"] else ""), f"  {_HEARD[told['kind']][1]}; {_undo(told)}"]


def _undo(told: Told) -> str:
    return f"if that is misread: {told['undo']}"


def _asked(told: tuple[Told, Told | None], zone: tzinfo) -> list[str]:
    ask, heard = told
    if heard is None:
        return _ask(ask, zone)
    return [*_ask(ask, zone), "  " + (f"'{heard['words']}'; " if heard["words"] else "") + _undo(heard)]


def _ask(told: Told, zone: tzinfo) -> list[str]:
    who, address = _named(told), told["address"]
    match told["kind"]:
        case "away":
            since = _local(told["since"], zone)
            return [f"{who} is away since {since}, until when is not sure: followupd pause or resume {address}"]
        case "later":
            since = _local(told["since"], zone)
            return [f"{who} asked on {since} for later, when is not sure: followupd pause or resume {address}"]
        case "gone":
            since = _local(told["since"], zone)
            return [
                f"{who} is no longer reached there since {since}: followupd merge NEW {address}, or forget {address}"
            ]
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
