"""What all that the user said about one person comes to."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from datetime import datetime

from followupd.domain.fact import Fact, FactKind, Promise, Said
from followupd.domain.ids import Address


def said(facts: Sequence[Fact], addresses: Collection[Address], now: datetime, *, kept: Collection[str] = ()) -> Said:
    """What holds at `now` of a person with these addresses; of each thing the last word counts.

    `kept` are the promises, by `ref`, that a sent draft has delivered: `done` without a word from the user.
    """
    heard = sorted((one for one in facts if one.at <= now), key=lambda one: one.at)
    done = {one.ref for one in heard if one.kind is FactKind.DONE} | set(kept)
    about = [one for one in heard if one.person in addresses]
    circle, since = _circle(about)
    return Said(
        circle=circle,
        circle_since=since,
        tags=_tags(about),
        promises=_promises(about, done),
        met_at=tuple(sorted({one.at for one in about if one.kind is FactKind.MET})),
        resumed_at=max((one.at for one in about if one.kind is FactKind.RESUME), default=None),
        misread_at=max((one.at for one in about if one.kind is FactKind.MISREAD), default=None),
    )


def _circle(facts: Iterable[Fact]) -> tuple[str | None, datetime | None]:
    """The circle and since when: to say the same again does not start it anew."""
    circle: str | None = None
    since: datetime | None = None
    for one in facts:
        if one.kind is FactKind.CIRCLE and (one.text or None) != circle:
            circle, since = (one.text, one.at) if one.text else (None, None)
    return circle, since


def _tags(facts: Iterable[Fact]) -> frozenset[str]:
    tags: dict[str, bool] = {}
    for one in facts:
        if one.kind in (FactKind.TAG, FactKind.UNTAG):
            tags[one.text] = one.kind is FactKind.TAG
    return frozenset(text for text, has in tags.items() if has)


def _promises(facts: Iterable[Fact], done: Collection[str]) -> tuple[Promise, ...]:
    made = (one for one in facts if one.kind is FactKind.PROMISE and one.ref not in done)
    return tuple(Promise(ref=one.ref, text=one.text, made_at=one.at, due=one.until) for one in made)
