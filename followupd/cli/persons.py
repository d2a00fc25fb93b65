"""Who a REF names: an address, a name, or the one person of a draft; what the user says about them is kept."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import datetime
from functools import partial
from typing import Any

import click

from followupd.cli import emit_json
from followupd.cli.afresh import afresh
from followupd.cli.effect import take_effect
from followupd.cli.refs import UnknownRef, draft_people, people_named
from followupd.cli.session import Session, at
from followupd.cli.show import draft_json, instant
from followupd.config.durations import parse
from followupd.daemon.survey import Surveyed, survey
from followupd.derive.addresses import is_mine
from followupd.derive.same_person import may_be_same
from followupd.domain.draft import LIVE
from followupd.domain.fact import Fact
from followupd.domain.ids import Address
from followupd.domain.person import Confidence, Person
from followupd.domain.policy import Duration
from followupd.errors import UsageError
from followupd.plan.hours import BusinessTime

FORGOTTEN_BEFORE = "they were forgotten, so nothing is kept about them"


def whom(session: Session, ref: str, *, new: bool = False) -> Person:
    """The one person that `ref` names, be it in local files that were not read yet; with `new`, also somebody of whom
    nothing is known, by address.

    Raises: as `find_person`.
    """
    try:
        return afresh(session, partial(find_person, session, ref))
    except UnknownRef:
        address = Address.parse(ref)
        if not new or address is None:
            raise
        return session.house.store.persons([address])[address]


def find_person(session: Session, ref: str) -> Person:
    """The one person that `ref` names, of those who are known.

    Raises: UnknownRef where that is nobody, UsageError where it is several, or the user.
    """
    store = session.house.store
    address = Address.parse(ref)
    if address is not None:
        person = store.persons([address])[address]
        if is_mine(person.address, session.house.policy_at(session.now).me):
            raise UsageError(f"{person.address} is one of your own addresses (me.addresses)")
        if any(store.person_known(one) for one in {address, *person.addresses}):
            return person
        raise UnknownRef(f"nothing is known of {ref}", hint="followupd people lists everybody who is known")
    recipients = draft_people(store, ref)
    if len(recipients) == 1:
        return store.persons(recipients)[recipients[0]]
    if recipients:
        hint = f"name one by address: {', '.join(recipients)}"
        raise UsageError(f"draft {ref} goes to {len(recipients)} people", hint=hint)
    named = people_named(store, ref)
    if len(named) > 1:
        several = "".join(f"\n  {one.address}  {one.name.full}" for one in named)
        raise UsageError(f"{ref!r} names {len(named)} people", hint=f"name one by address:{several}")
    if not named:
        hint = "an address, a name or a draft id; followupd people lists everybody"
        raise UnknownRef(f"{ref!r} names nobody who is known", hint=hint)
    return named[0]


def namesakes(session: Session, person: Person) -> tuple[Person, ...]:
    """Others of the same name, as far as both are known for sure: the same person elsewhere, perhaps."""
    if person.name.confidence < Confidence.SURE:
        return ()
    named, me = session.house.store.persons_named([person.name.full]), session.house.policy_at(session.now).me
    others = (one for one in named if one.address not in person.addresses and not is_mine(one.address, me))
    return tuple(one for one in others if one.name.confidence is Confidence.SURE and may_be_same(one, person))


def said(
    session: Session,
    person: Person,
    facts: list[Fact],
    so: Callable[[Surveyed], str],
    *,
    as_json: bool,
    more: Callable[[Surveyed], Mapping[str, Any]] = lambda _: {},
) -> int:
    """Stores what was said about the person, and lets their drafts follow; with `as_json`, prints both.

    Else `so` says in a line, which their name comes before, what is so then; `more` is the same for JSON. Somebody of
    whom nothing was known may be a slip of the pen, and is told on stderr.
    """
    store = session.house.store
    theirs = {person.address, *person.addresses}
    is_known = any(map(store.person_known, theirs)) or bool(store.facts(people=theirs))
    kept = [store.add_fact(fact) for fact in facts]
    if any(fact.person != person.address for fact in kept):
        raise UsageError(f"{person.address}: {FORGOTTEN_BEFORE}")
    keys = frozenset(draft.key for draft in store.drafts(people=person.addresses, states=LIVE))
    effect = take_effect(session, keys)
    if not is_known:
        click.echo(f"Nothing is known of {person.address} yet.", err=True)
    (found,) = survey(session.house, session.now, [person.address])
    if as_json:
        drafts = [draft_json(draft) for draft in store.drafts(keys=keys)]
        told = [fact_json(fact) for fact in kept]
        emit_json({"person": person.address, "facts": told, "drafts": drafts, **more(found)})
    else:
        click.echo("\n".join([f"{naming(found.history.person)}: {so(found)}.", *effect.told]))
    return effect.code


def naming(person: Person) -> str:
    """`Kim Lee <kim@acme.example>`, or the address alone."""
    return f"{person.name.full} <{person.address}>" if person.name.full else person.address


def fact_json(fact: Fact) -> dict[str, str | None]:
    """What was said, without what it does not have."""
    told = {
        "kind": fact.kind.value,
        "at": instant(fact.at),
        "text": fact.text,
        "until": instant(fact.until),
        "ref": fact.ref,
    }
    return {key: value for key, value in told.items() if value}


def moment(session: Session, told: str) -> datetime:
    """A date, an ISO 8601 time, or a duration from now, such as 3d, 2w, 4bd. Raises UsageError."""
    try:
        return at(session.config, datetime.fromisoformat(told))
    except ValueError:
        pass
    duration = parse(told)
    if not isinstance(duration, Duration):
        raise UsageError(f"{told!r} is no time; try 2026-12-01, 2026-12-01T09:00, 3d, 2w or 4bd")
    policy = session.house.policy_at(session.now)
    return BusinessTime(policy.hours, policy.me.timezone).after(session.now, duration)


def to_come(session: Session, told: str) -> datetime:
    """Such a moment that is not past. Raises UsageError."""
    found = moment(session, told)
    if found <= session.now:
        raise UsageError(f"{told} is past; name a time to come")
    return found


ref_argument = click.argument("ref")
