"""What a pass of the planner has before it: the history, indexed once."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import datetime

from followupd.domain.draft import LIVE, DraftRecord
from followupd.domain.event import OccurrenceId
from followupd.domain.history import History, PersonHistory
from followupd.domain.ids import Address, Key
from followupd.domain.person import Person
from followupd.domain.policy import Policy
from followupd.plan.hours import BusinessTime
from followupd.plan.rules import Rules
from followupd.plan.standing import Standing
from followupd.plan.words import Speech

KeyOf = Callable[[OccurrenceId, Address | None, str], Key]


class Desk:
    """The history, policy and time of one pass."""

    __slots__ = ("_live", "_standings", "history", "key", "now", "policy", "rules", "speech", "time")

    def __init__(self, history: History, policy: Policy, now: datetime, key: KeyOf) -> None:
        self.history = history
        self.policy = policy
        self.now = now
        self.key = key
        self.time = BusinessTime(policy.hours, policy.me.timezone)
        self.rules = Rules(policy, self.time)
        self.speech = Speech(policy.me.timezone, now)
        self._standings: dict[Address, Standing] = {}
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

    def live(self, meeting: OccurrenceId) -> Sequence[DraftRecord]:
        """The live drafts that the meeting led to, as far as the ledger was given."""
        return self._live.get(meeting, ())
