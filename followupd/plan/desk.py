"""What a pass of the planner has before it: the history, indexed once."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import TYPE_CHECKING

from followupd.domain.decision import Hold
from followupd.domain.draft import LIVE, DraftRecord, DraftState
from followupd.domain.event import OccurrenceId
from followupd.domain.history import History, PersonHistory
from followupd.domain.ids import Address, Key
from followupd.domain.person import Person
from followupd.domain.policy import Policy
from followupd.domain.reason import ENDS_DRAFT, Reason
from followupd.plan.hours import business_time
from followupd.plan.keys import KeyOf
from followupd.plan.rules import Rules
from followupd.plan.standing import Standing
from followupd.plan.words import Speech

if TYPE_CHECKING:
    from followupd.plan.grounds import Why

_MAKES_WAY = ENDS_DRAFT - {Reason.SKIPPED}  # what was skipped counts for the gap


class Desk:
    """The history, policy and time of one pass."""

    __slots__ = ("_leaving", "_live", "_standings", "history", "key", "now", "policy", "rules", "speech", "time")

    def __init__(self, history: History, policy: Policy, now: datetime, key: KeyOf) -> None:
        self.history = history
        self.policy = policy
        self.now = now
        self.key = key
        self.time = business_time(policy.hours, policy.me.timezone)
        self.rules = Rules(policy, self.time)
        self.speech = Speech(policy.me.timezone, now)
        self._standings: dict[Address, Standing] = {}
        self._leaving: set[Key] = set()
        self._live: dict[OccurrenceId | None, list[DraftRecord]] = {}
        for records in history.ledger.values():
            for record in records:
                if record.state in LIVE:
                    self._live.setdefault(record.identity, []).append(record)

    def standing(self, person: Person) -> Standing:
        """What the history says of the person."""
        standing = self._standings.get(person.address)
        if standing is None:
            history = self.history.people.get(person.address) or PersonHistory(person=person)
            standing = self._standings[person.address] = Standing(history, self.now)
        return standing

    def ledger(self, key: Key) -> Sequence[DraftRecord]:
        """Every draft ever planned for the key."""
        return self.history.ledger.get(key, ())

    def note(self, key: Key, reason: Reason) -> None:
        """Keeps in mind what this plan holds the key for."""
        if reason in _MAKES_WAY:
            self._leaving.add(key)

    def hold_draft(self, live: DraftRecord, why: Why) -> Hold:
        """The decision, kept in mind, about an open draft to which nothing leads but the draft itself."""
        self.note(live.key, why.reason)
        return Hold(
            key=live.key,
            account=live.account,
            purpose=live.purpose,
            people=live.people,
            meeting=live.meeting,
            identity=live.identity,
            rule=live.rule,
            template=live.template,
            due=None,
            detail=why.detail,
            reason=why.reason,
            until=why.until,
        )

    def makes_way(self, record: DraftRecord) -> bool:
        """True of an untouched draft that this plan withdraws, as far as noted: a new one may be made in its place."""
        untouched = record.state is DraftState.OPEN and record.missing_since is None and record.sent_message_id is None
        return untouched and record.key in self._leaving

    def live(self, meeting: OccurrenceId) -> Sequence[DraftRecord]:
        """The live drafts that the meeting led to, as far as the ledger was given."""
        return self._live.get(meeting, ())
