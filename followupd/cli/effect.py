"""What follows from a pass: the exit code, and what a user's word does at once."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime, timedelta

import click

from followupd.cli import emit_json
from followupd.cli.refs import Found, find
from followupd.cli.session import Session
from followupd.cli.show import candidate_line, decision_json, draft_json, instant, reason_of
from followupd.daemon.rounds import run_round
from followupd.domain.decision import Act, Decision, Hold, Purpose
from followupd.domain.draft import LIVE, DraftRecord, DraftState
from followupd.domain.fact import Fact, FactKind
from followupd.domain.ids import Key
from followupd.domain.policy import FOLLOW_UP_STEP
from followupd.domain.reason import Reason
from followupd.domain.record import replace
from followupd.errors import AuthRequired, ProviderError, StateError, TemplateError, UsageError
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


def exit_code(errors: Iterable[ProviderError], broken: Iterable[TemplateError]) -> int:
    """0; 78 where a template is wrong; 77 where an account must be authorised; 75 where one could not be reached."""
    errors = tuple(errors)
    if any(broken):
        return 78
    if any(isinstance(error, AuthRequired) for error in errors):
        return 77
    return 75 if errors else 0


def complain(errors: Iterable[ProviderError], broken: Iterable[TemplateError]) -> None:
    """Says on stderr what stood in the way, once for all the sources of an account that it stopped."""
    for told in dict.fromkeys(f"{error.account}: {error.message}" for error in errors):
        click.echo(told, err=True)
    for wrong in dict.fromkeys(map(str, broken)):
        click.echo(wrong, err=True)


def decide(session: Session, ref: str, what: str, *, undo: bool = False) -> Found:
    """What `ref` names, where something can be decided about it: a whole meeting, or one draft or candidate.

    Of several that a person has, the only one that a draft lies or may still come for is meant; with `undo` rather the
    one that the user did not want.
    """
    found = find(session.house.store, ref)
    if found.whole and found.meeting is not None:
        return _whole(session, found)
    if len(found.keys) > 1:
        found = _only(
            found,
            {d.key for d in found.drafts if d.state in LIVE}
            or (_unwanted(found) if undo else set())
            or set(map(_key, filter(_may_come, found.decisions)))
            or {d.key for d in found.decisions if isinstance(d, Hold) and d.reason in _WAITS},
        )
    if not found.keys:
        raise UsageError(
            f"nothing is planned or drafted for {ref!r}, so there is nothing to {what}",
            hint="a check-in is listed 30 days ahead; followupd pause keeps a person in peace until you say otherwise",
        )
    if len(found.keys) > 1:
        zone = session.config.me.timezone
        choices = "".join(f"\n  {candidate_line(decision, zone)}" for decision in found.decisions)
        raise UsageError(f"{ref!r} names {len(found.keys)} drafts or candidates", hint=f"name one of:{choices}")
    return found


def _key(decision: Decision) -> Key:
    return decision.key


def _may_come(decision: Decision) -> bool:
    return isinstance(decision, Act) or decision.reason in _MAY_COME


def _unwanted(found: Found) -> set[Key]:
    """What the user did not want: where no candidate says so, the latest draft that they skipped or deleted."""
    ended = [d for d in found.drafts if d.state in (DraftState.SKIPPED, DraftState.DELETED)]
    latest = max(ended, key=lambda d: (d.settled_at or d.planned_at, d.id), default=None)
    listed = {d.key for d in found.decisions if reason_of(d) in _UNWANTED}
    return listed or ({latest.key} if latest is not None else set())


def _only(found: Found, keys: set[Key]) -> Found:
    """`found` without what is not about one of `keys`; as it is where there is no key."""
    if not keys:
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


def words_about(session: Session, found: Found, kind: FactKind, until: datetime | None = None) -> list[Fact]:
    """What the user says now about each of the keys; of a nudge, check-in or promise it is said about the person."""
    people = {
        one.key: one.people[0]
        for one in (*found.drafts, *found.decisions)
        if one.purpose is not Purpose.FOLLOW_UP and one.people
    }
    at = said_at(session, found)
    return [Fact(kind=kind, at=at, key=key, person=people.get(key), until=until) for key in sorted(found.keys)]


def decided(session: Session, facts: list[Fact], *, as_json: bool) -> int:
    """Stores these words about drafts and lets the drafts follow; with `as_json`, prints both."""
    keys = frozenset(fact.key for fact in facts if fact.key is not None)
    code = take_effect(session, facts, keys, quiet=as_json)
    if as_json:
        store = session.house.store
        emit_json(
            {
                "said": facts[0].kind.value,
                "until": instant(facts[0].until),
                "keys": sorted(keys),
                "decisions": [decision_json(one) for one in store.decisions(keys=keys)],
                "drafts": [draft_json(one) for one in store.drafts(keys=keys)],
            }
        )
    return code


def take_effect(
    session: Session, facts: list[Fact], keys: frozenset[Key], *, quiet: bool = False, unchanged: str = "Noted."
) -> int:
    """Stores what the user said and lets the drafts of these keys follow at once; a running daemon does that itself.

    Unless `quiet`, says what became of the drafts, and `unchanged` where nothing did.
    """
    store = session.house.store
    for fact in facts:
        store.add_fact(fact)
    try:
        store.take_lease()
    except StateError:
        click.echo("The running daemon takes this up at its next round.", err=True)
        return 0
    before = {draft.id: draft for draft in store.drafts(keys=keys, states=LIVE)}
    done = run_round(session.house, session.now, only=keys)
    complain(done.errors, done.broken)
    if not quiet and (told := "\n".join(_changes(before, store.drafts(keys=keys))) or unchanged):
        click.echo(told)
    return exit_code(done.errors, done.broken)


def _changes(before: dict[str, DraftRecord], after: Iterable[DraftRecord]) -> Iterable[str]:
    for draft in after:
        people = ", ".join(draft.people)
        if draft.id not in before and draft.state is DraftState.OPEN:
            yield f"A new draft to {people} lies in your Drafts folder."
        elif draft.id in before and draft.state is DraftState.EDITED:
            yield f"The draft to {people} is left as it is: you have edited it."
        elif draft.id in before and draft.state not in LIVE:
            yield f"The draft to {people} was withdrawn."
