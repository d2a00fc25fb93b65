"""The errands of one person: promises, nudges and check-ins, each decided once."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from followupd.domain.decision import Act, Hold, Purpose
from followupd.domain.draft import DraftRecord, DraftState
from followupd.domain.history import History, PersonHistory
from followupd.domain.ids import Key
from followupd.domain.policy import GRACEFUL_NO, Policy
from followupd.domain.reason import Reason
from followupd.plan import checkins, grounds, nudges, promises, words
from followupd.plan.desk import Desk
from followupd.plan.errand import AHEAD, Errand
from followupd.plan.grounds import Why
from followupd.plan.keys import KeyOf
from followupd.plan.limits import Ready, sooner
from followupd.plan.standing import Standing

_REPLACEABLE = frozenset({DraftState.OPEN, DraftState.HELD})


class PersonErrands:
    """Decides about one person: `held` are the decisions that stand, `ready` waits for the limits.

    `wake_at` is when time alone lists a candidate that is not listed yet or drops one, `next_due` when the next one is
    due, listed or not.
    """

    __slots__ = ("_changes_at", "_desk", "_standing", "decided", "held", "next_due", "ready", "wake_at")

    def __init__(self, desk: Desk, standing: Standing) -> None:
        self.decided: set[Key] = set()
        self.held: list[Hold] = []
        self.ready: list[Ready] = []
        self.wake_at: datetime | None = None
        self.next_due: datetime | None = None
        self._desk = desk
        self._standing = standing
        self._changes_at = grounds.next_change(standing, desk)

    def decide(self) -> None:
        """Fills `held` and `ready`, each key in exactly one of their decisions."""
        # Whoever is met becomes a candidate, or has been in touch.
        self.wake_at = self._standing.next_met
        for errand in self._errands():
            if errand.key not in self.decided:
                self.decided.add(errand.key)
                self._decide(errand)
        for live in sorted(self._standing.live, key=lambda record: record.id):
            if live.purpose is not Purpose.FOLLOW_UP and live.key not in self.decided:
                self.decided.add(live.key)
                self._decide_left_over(live)

    def _errands(self) -> Iterator[Errand]:
        standing, desk = self._standing, self._desk
        yield from promises.errands(standing, desk)
        known = tuple(nudges.chains(standing, desk))
        for chain in known:
            yield chain.errand
        yield from checkins.errands(standing, desk, known)

    def _decide(self, errand: Errand) -> None:
        now, due = self._desk.now, errand.due
        changes = [at for at in (errand.told_until, errand.template_until) if at is not None and at > now]
        self.wake_at = sooner(self.wake_at, *changes)
        final, why = self._why_not(errand)
        if not final and due is not None:
            waits = errand.waits() if why is not None and why.reason is Reason.NOT_DUE else why
            until = waits.until if waits is not None else None
            self.next_due = sooner(self.next_due, max(due, until or due))
        if errand.live is None and not errand.told and due is not None and due > now + AHEAD:
            self.wake_at = sooner(self.wake_at, due - AHEAD)
        elif why is None:
            self._make(errand)
        else:
            self._hold(errand, why, due=None if final else due)

    def _why_not(self, errand: Errand) -> tuple[bool, Why | None]:
        """What holds it, and whether for good."""
        standing, desk, key = self._standing, self._desk, errand.key
        if (why := grounds.never(standing, desk)) is not None:
            return True, why
        why = (None if errand.despite_no else grounds.declined(standing, desk)) or grounds.paused(standing, desk)
        if why is not None:
            return False, why
        if errand.ended is not None:
            return True, errand.ended
        if (why := grounds.template_gone(errand.live, standing, desk)) is not None:
            return False, why
        if (why := grounds.snoozed(standing.word(key), desk) or self._own_draft(errand)) is not None:
            return False, why._replace(until=sooner(why.until, standing.next_met))
        if errand.live is None:
            why = self._stopped(errand) or errand.not_yet or errand.waits() or grounds.busy(standing, key, desk)
        if why is None and (lack := desk.history.missing_facts.get(key)) is not None:
            why = Why(Reason.NEEDS_FACT, words.needs_fact(lack))
        why = why or self._too_similar(errand)
        if why is None:
            return False, None
        return False, why._replace(until=sooner(why.until, self._changes_of(errand)))

    def _too_similar(self, errand: Errand) -> Why | None:
        """It would be a colleague's letter, and the user did not ask for it all the same."""
        similar = self._desk.history.too_similar.get(errand.key)
        if similar is None or self._standing.redraft_at(errand.key) is not None:
            return None
        said = words.too_similar(similar.other, self._desk.speech.at(similar.until))
        return Why(Reason.TOO_SIMILAR, said, similar.until)

    def _stopped(self, errand: Errand) -> Why | None:
        why = grounds.stopped(self._standing, errand.key, errand.template)
        return why._replace(until=errand.template_until) if why is not None else None

    def _changes_of(self, errand: Errand) -> datetime | None:
        """When time alone brings up a ground against it; there is none against a promise."""
        own = errand.changes_at
        others = None if errand.purpose is Purpose.PROMISE else self._changes_at
        return sooner(others, own if own is not None and own > self._desk.now else None)

    def _own_draft(self, errand: Errand) -> Why | None:
        """Its draft is open, and is not to be made anew."""
        live = errand.live
        if live is None:
            return None
        asked = self._standing.redraft_at(errand.key)
        anew = asked is not None and asked > live.planned_at
        if anew and live.state in _REPLACEABLE:
            return None
        return Why(Reason.OPEN_DRAFT, words.own_draft(live, self._placed(live), anew))

    def _placed(self, live: DraftRecord) -> str | None:
        return self._desk.speech.at(live.placed_at) if live.placed_at else None

    def _make(self, errand: Errand) -> None:
        live = errand.live
        act = Act(
            key=errand.key,
            account=errand.account,
            purpose=errand.purpose,
            people=(self._standing.history.person.address,),
            meeting=errand.meeting,
            rule=errand.rule,
            template=errand.template,
            due=errand.due or self._desk.now,
            detail=words.redrafted_errand(errand.template) if live else errand.says,
            follows=errand.follows,
            generation=errand.next_generation,
            replaces=live.id if live else None,
        )
        people = (self._standing.history.person,)
        self.ready.append(Ready(act=act, people=people, changes_at=self._changes_of(errand)))

    def _hold(self, errand: Errand, why: Why, *, due: datetime | None) -> None:
        self._desk.note(errand.key, why.reason)
        live = errand.live
        self.held.append(
            Hold(
                key=errand.key,
                account=errand.account,
                purpose=errand.purpose,
                people=live.people if live else (self._standing.history.person.address,),
                meeting=errand.meeting,
                rule=errand.rule,
                template=live.template if live else errand.template,
                due=due,
                detail=why.detail,
                follows=errand.follows,
                reason=why.reason,
                until=why.until,
            )
        )

    def _decide_left_over(self, live: DraftRecord) -> None:
        """An open draft that no errand leads to any more: the promise is kept, the turn is over, the circle another."""
        why = self._why_left(live)
        self.held.append(self._desk.hold_draft(live, why))

    def _why_left(self, live: DraftRecord) -> Why:
        standing, desk = self._standing, self._desk
        why = grounds.never(standing, desk) or grounds.declined(standing, desk) or grounds.paused(standing, desk)
        if why is not None:
            return why
        if live.purpose is Purpose.PROMISE:
            return Why(Reason.DONE, words.promise_kept())
        if (done := grounds.fate(standing, live.key)) is not None:
            return grounds.ended(done, desk)
        if standing.contact is not None and standing.contact > live.planned_at:
            said = words.contact_since(standing.history.person, desk.speech.at(standing.contact))
            return Why(Reason.IN_TOUCH_SINCE, said)
        if live.purpose is Purpose.NUDGE:
            return Why(Reason.NO_RULE, words.no_nudge(), standing.next_met)
        if live.template == GRACEFUL_NO:
            return Why(Reason.NO_RULE, words.no_answer_needed(standing.history.person), standing.next_met)
        word = grounds.snoozed(standing.word(live.key), desk)
        return word or Why(Reason.OPEN_DRAFT, words.own_draft(live, self._placed(live), False), standing.next_met)


def next_due(
    person: PersonHistory, policy: Policy, now: datetime, key: KeyOf, *, first_run_at: datetime | None = None
) -> datetime | None:
    """When the next promise, nudge or check-in of this person is due; None where nothing will ever be."""
    return _alone(person, policy, now, key, first_run_at).next_due


def errand_keys(
    person: PersonHistory, policy: Policy, now: datetime, key: KeyOf, *, first_run_at: datetime | None = None
) -> frozenset[Key]:
    """The keys of all their errands, listed or not: what the user may have said something about.

    Such a word may end a turn, and the next one has a key of its own: ask again until nothing new is found.
    """
    return frozenset(_alone(person, policy, now, key, first_run_at).decided)


def _alone(
    person: PersonHistory, policy: Policy, now: datetime, key: KeyOf, first_run_at: datetime | None
) -> PersonErrands:
    address = person.person.address
    history = History(meetings=(), people={address: person}, ledger={}, due=(address,), first_run_at=first_run_at)
    desk = Desk(history, policy, now, key)
    errands = PersonErrands(desk, desk.standing(person.person))
    errands.decide()
    return errands
