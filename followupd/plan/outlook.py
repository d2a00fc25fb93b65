"""Why a person is written to when they are: the rhythm that applies, the nudges under way, what stands in the way now.

What is decided says one reason a candidate; this says all of them, for `explain`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import datetime

from followupd.domain.decision import Purpose
from followupd.domain.draft import DraftRecord
from followupd.domain.history import History, PersonHistory
from followupd.domain.ids import Key
from followupd.domain.policy import PersonMatch, Policy, Rhythm
from followupd.domain.reason import Reason
from followupd.domain.record import Struct
from followupd.plan import checkins, grounds, nudges
from followupd.plan.desk import Desk
from followupd.plan.grounds import Why
from followupd.plan.keys import KeyOf, nudge_key
from followupd.plan.rules import circle_of, entry_of, named_rhythm
from followupd.plan.standing import Standing


class Cadenced(Struct, frozen=True, kw_only=True):
    """The rhythm of a person: where the config has it, why it is this one, and the check-in that comes next by it."""

    where: str
    because: str
    circle: str | None
    rhythm: Rhythm
    due: datetime | None  # None: none is due ever, as things are
    template: str | None


class NudgeChain(Struct, frozen=True, kw_only=True):
    """The nudges after a draft that was sent: number `number` of `of` has its turn, or was the last; `ended` says why
    none will come any more, `live` is the draft of one that lies there."""

    root: DraftRecord
    number: int
    of: int
    due: datetime | None
    ended: Why | None
    live: str | None


class Outlook(Struct, frozen=True, kw_only=True):
    """`in_the_way` is all that would hold a nudge or a check-in now; `nudged` leads from each nudge's key to the draft
    that it follows, and its number."""

    cadence: Cadenced
    chains: tuple[NudgeChain, ...]
    in_the_way: tuple[Why, ...]
    nudged: dict[Key, tuple[DraftRecord, int]]


def outlook(
    person: PersonHistory, policy: Policy, now: datetime, key: KeyOf, *, first_run_at: datetime | None = None
) -> Outlook:
    """All of that as of `now`; decides nothing."""
    address = person.person.address
    history = History(meetings=(), people={address: person}, ledger={}, due=(address,), first_run_at=first_run_at)
    desk = Desk(history, policy, now, key)
    standing = desk.standing(person.person)
    known = tuple(nudges.chains(standing, desk))
    nudged = dict(_nudged(standing, desk))
    return Outlook(
        cadence=_cadenced(standing, desk, known),
        chains=tuple(_chain(one, nudged, policy) for one in known),
        in_the_way=tuple(_in_the_way(standing, desk)),
        nudged=nudged,
    )


def _cadenced(standing: Standing, desk: Desk, known: tuple[nudges.Chain, ...]) -> Cadenced:
    person, cadence = standing.history, desk.policy.cadence
    where, rhythm = named_rhythm(person, cadence)
    found = (
        one for one in checkins.errands(standing, desk, known) if one.purpose is Purpose.CHECK_IN and not one.despite_no
    )
    errand = next(found, None)
    circle, entry = circle_of(person, cadence), entry_of(person, cadence)
    if where is None:
        because = "no circle and no entry of cadence.people is about them"
        where = "cadence.default"
    elif person.said.circle and where == f"cadence.circles.{_known(person.said.circle, cadence.circles)}":
        since = person.said.circle_since
        because = "you put them into this circle" + (f" on {desk.speech.at(since)}" if since else "")
    elif entry is not None:
        number = cadence.people.index(entry)
        because = f"entry {number + 1} of cadence.people matches: {_matched(entry.match)}"
    else:
        because = "it is what the config says"
    return Cadenced(
        where=where,
        because=because,
        circle=circle,
        rhythm=rhythm,
        due=errand.due if errand else None,
        template=errand.template if errand else None,
    )


def _known(circle: str, circles: object) -> str:
    names = circles if isinstance(circles, dict) else {}
    return next((name for name in names if name.casefold() == circle.casefold()), circle)


def _matched(match: PersonMatch) -> str:
    told = {"address": match.address, "domain": match.domain}
    parts = [f"{name} {' or '.join(globs)}" for name, globs in told.items() if globs]
    return " and ".join([*parts, *([f"tag {match.tag}"] if match.tag else [])]) or "everybody"


def _nudged(standing: Standing, desk: Desk) -> Iterator[tuple[Key, tuple[DraftRecord, int]]]:
    """For every nudge that may ever have come after a sent draft, the draft and the nudge's number."""
    for root in standing.sent:
        for address in standing.history.person.spellings:
            for number in range(1, nudges.AT_MOST + 1):
                yield nudge_key(desk.key, address, root.key, number), (root, number)


def _chain(chain: nudges.Chain, nudged: dict[Key, tuple[DraftRecord, int]], policy: Policy) -> NudgeChain:
    errand = chain.errand
    root, number = nudged[errand.key]
    return NudgeChain(
        root=root,
        number=number,
        of=len(policy.no_reply.after[: nudges.AT_MOST]),
        due=errand.due if chain.ended is None else None,
        ended=chain.ended,
        live=errand.live.id if errand.live is not None else None,
    )


_GROUNDS: tuple[Callable[[Standing, Desk], Why | None], ...] = (
    grounds.never, grounds.declined, grounds.paused, grounds.owing, grounds.overdue, grounds.promised, grounds.booked,
    grounds.auto_replied, grounds.later,
)  # fmt: skip


def _in_the_way(standing: Standing, desk: Desk) -> Iterator[Why]:
    yield from (why for ground in _GROUNDS if (why := ground(standing, desk)) is not None)
    if standing.history.mail.unanswered >= desk.policy.limits.unanswered:
        count = standing.history.mail.unanswered
        yield Why(
            Reason.UNANSWERED_LIMIT, f"{count} mails of yours are unanswered; the limit for check-ins is reached."
        )
    if (why := grounds.other_draft(standing, set())) is not None:
        yield why
    # A draft that is open holds for itself; the gap counts for what comes after.
    if (why := grounds.gap(standing, standing.last_touch(beside=Key(""), leaving=set()), desk)) is not None:
        yield why
