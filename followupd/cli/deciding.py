"""A decision of the user's on one draft, or on all of a meeting: which are meant, and what became of them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import datetime, timedelta
from functools import partial

import click

from followupd.cli import emit_json
from followupd.cli.afresh import afresh
from followupd.cli.effect import take_effect
from followupd.cli.persons import naming
from followupd.cli.refs import Found, UnknownRef, find
from followupd.cli.session import Session
from followupd.cli.show import candidate_line, decision_json, draft_json, instant, local, reason_of, title_of
from followupd.domain.decision import Act, Decision, Purpose
from followupd.domain.draft import LIVE, DraftRecord, DraftState
from followupd.domain.fact import Fact, FactKind
from followupd.domain.ids import Key
from followupd.domain.policy import FOLLOW_UP_STEP
from followupd.domain.reason import Reason
from followupd.domain.record import replace
from followupd.errors import UsageError
from followupd.plan.keys import follow_up_key

_MAY_COME = frozenset(
    {
        Reason.NOT_OVER, Reason.OPEN_DRAFT, Reason.NOT_DUE, Reason.OUTSIDE_HOURS, Reason.DAILY_LIMIT, Reason.GAP,
        Reason.SNOOZED, Reason.NEEDS_FACT, Reason.PAUSED,
    }
)  # fmt: skip
_UNWANTED = frozenset({Reason.SKIPPED, Reason.DELETED_BY_USER})
_WAITS = frozenset(
    {
        Reason.MEETING_BOOKED, Reason.I_OWE_REPLY, Reason.OPEN_THREAD, Reason.AWAY, Reason.LATER, Reason.AUTO_REPLY,
        Reason.NEEDS_GIVE, Reason.TOO_SIMILAR, Reason.PROMISE_OVERDUE,
    }
)  # fmt: skip
_SAID = {
    FactKind.SKIP: ("Skipped", _MAY_COME | _WAITS | {Reason.SKIPPED}),
    FactKind.SNOOZE: ("Snoozed", _MAY_COME | _WAITS),
    FactKind.REDRAFT: ("To be made anew", frozenset({Reason.DUE, Reason.OPEN_DRAFT})),
}
"""What is said of each word, and how a candidate stands then that it does not come to nothing for."""


def decide(session: Session, ref: str, what: str, *, undo: bool = False) -> Found:
    """What `ref` names, where something can be decided about it: a whole meeting, or one draft or candidate.

    Of several that a person has, the only one that a draft lies or may still come for is meant, else the one that the
    user did not want; with `undo` rather that.
    """
    return afresh(session, partial(_meant, session, ref, what, undo=undo))


def _meant(session: Session, ref: str, what: str, *, undo: bool) -> Found:
    found = find(session.house.store, ref)
    if found.whole and found.meeting is not None:
        return _whole(session, found)
    meant = (
        {d.key for d in found.drafts if d.state in LIVE}
        or (_unwanted(found) if undo else set())
        or set(map(_key, filter(_may_come, found.decisions)))
        or {d.key for d in found.decisions if reason_of(d) in _WAITS}
        or {d.key for d in found.decisions if reason_of(d) in _UNWANTED}
    )
    if not meant and not (found.is_one or (undo and len(found.keys) == 1)):
        raise _nothing(session, found, ref, what)
    found = _only(found, meant)
    if len(found.keys) > 1:
        hint = f"name one of:{_choices(session, found)}"
        raise UsageError(f"{ref!r} names {len(found.keys)} drafts or candidates", hint=hint)
    return found


def _nothing(session: Session, found: Found, ref: str, what: str) -> UnknownRef:
    """That no draft lies or may come for anything of `ref`."""
    hint = "a check-in is listed 30 days ahead; followupd pause keeps a person in peace until you say otherwise"
    if found.decisions:
        hint = f"as things stand:{_choices(session, found)}"
    return UnknownRef(f"nothing is planned or drafted for {ref!r}, so there is nothing to {what}", hint=hint)


def _choices(session: Session, found: Found) -> str:
    zone = session.config.me.timezone
    return "".join(f"\n  {candidate_line(decision, zone)}" for decision in found.decisions)


def _key(decision: Decision) -> Key:
    return decision.key


def _may_come(decision: Decision) -> bool:
    return isinstance(decision, Act) or decision.reason in _MAY_COME


def _unwanted(found: Found) -> set[Key]:
    """What the user did not want: where no candidate says so, the latest draft that they skipped or deleted."""
    newest = {d.key: d for d in sorted(found.drafts, key=lambda d: d.generation)}
    ended = [d for d in newest.values() if d.state in (DraftState.SKIPPED, DraftState.DELETED)]
    latest = max(ended, key=lambda d: (d.settled_at or d.planned_at, d.id), default=None)
    listed = {d.key for d in found.decisions if reason_of(d) in _UNWANTED}
    return listed or ({latest.key} if latest is not None else set())


def _only(found: Found, keys: set[Key]) -> Found:
    """`found` without what is not about one of `keys`; as it is where there is none, or nothing to choose from."""
    if not keys or len(found.keys) == 1:
        return found
    return replace(
        found,
        decisions=tuple(one for one in found.decisions if one.key in keys),
        drafts=tuple(one for one in found.drafts if one.key in keys),
    )


def _whole(session: Session, found: Found) -> Found:
    """The candidates of a meeting, whether its rule makes them one draft or one a person."""
    assert found.meeting is not None
    people = {address for decision in found.decisions for address in decision.people}
    secret = session.house.store.secret()
    every = {follow_up_key(secret, found.meeting, person, FOLLOW_UP_STEP) for person in (*people, None)}
    return replace(found, further=frozenset(every))


def said_at(session: Session, found: Found) -> datetime:
    """When what the user says now was said: after all that it is about, also where the clock stands still."""
    before = [time for draft in found.drafts for time in (draft.planned_at, draft.settled_at) if time is not None]
    before += [fact.at for fact in session.house.store.facts(keys=found.keys)]
    return max([session.now, *(time + timedelta(microseconds=1) for time in before)])


def decided(session: Session, found: Found, kind: FactKind, until: datetime | None = None, *, as_json: bool) -> int:
    """Stores the user's word about each of these and lets the drafts follow; says, or prints, what it was about."""
    store = session.house.store
    store.add_facts(_words(session, found, kind, until))
    effect = take_effect(session, found.keys)
    after, drafts = store.decisions(keys=found.keys), store.drafts(keys=found.keys)
    if as_json:
        emit_json(
            {
                "said": kind.value,
                "until": instant(until),
                "keys": sorted(found.keys),
                "decisions": [decision_json(one) for one in after],
                "drafts": [draft_json(one) for one in drafts],
            }
        )
        return effect.code
    verb, wanted = _SAID[kind]
    verb += f" until {local(until, session.config.me.timezone)}" if until is not None else ""
    otherwise = {} if effect.waits else {one.key: one.detail for one in after if reason_of(one) not in wanted}
    if kind is FactKind.REDRAFT and not effect.waits:  # a draft to all may have come in the place of one to each
        found = replace(found, decisions=after, drafts=drafts)
    click.echo("\n".join([*(f"{verb}: {one}" for one in _named(session, found, otherwise)), *effect.told]))
    return effect.code


def _words(session: Session, found: Found, kind: FactKind, until: datetime | None) -> list[Fact]:
    """What the user says now about each of the keys; of a nudge, check-in or promise it is said about the person."""
    people = {
        one.key: one.people[0]
        for one in (*found.drafts, *found.decisions)
        if one.purpose is not Purpose.FOLLOW_UP and one.people
    }
    at = said_at(session, found)
    return [Fact(kind=kind, at=at, key=key, person=people.get(key), until=until) for key in sorted(found.keys)]


def _named(session: Session, found: Found, otherwise: Mapping[Key, str]) -> Iterator[str]:
    """What each is for, to whom, and about what: REF may be read as another than was meant; and how it stands where
    that is not what was said.

    Of a whole meeting those alone that a draft lies or may still come for.
    """
    decisions = {one.key: one for one in found.decisions}
    drafts = {one.key: one for one in sorted(found.drafts, key=lambda one: one.generation)}
    may = {key for key, one in decisions.items() if _may_come(one) or reason_of(one) in _WAITS | _UNWANTED}
    may |= {key for key, one in drafts.items() if one.state in LIVE}
    told = [key for key in (drafts | decisions) if key in may or not found.whole]
    for key in told:
        held = f": {otherwise[key]}" if key in otherwise else ""
        yield _naming(session, drafts.get(key) or decisions[key]) + held
    if not told:
        meeting = next(one.meeting for one in (*found.decisions, *found.drafts) if one.meeting is not None)
        yield f"{title_of(meeting)}, {local(meeting.start, session.config.me.timezone)}: no draft was to come of it."


def _naming(session: Session, one: Decision | DraftRecord) -> str:
    people = session.house.store.persons(one.people)
    who = ", ".join(naming(people[address]) for address in one.people) or "nobody"
    zone = session.config.me.timezone
    about = f", {title_of(one.meeting)}, {local(one.meeting.start, zone)}" if one.meeting is not None else ""
    subject = f', "{" ".join(one.subject.split())}"' if isinstance(one, DraftRecord) else ""
    return f"{one.purpose.value} to {who}{about}{subject}"
