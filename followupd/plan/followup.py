"""A follow-up: those whom one draft would go to, under one key."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from followupd.domain.draft import LIVE, DraftRecord
from followupd.domain.fact import Fact
from followupd.domain.ids import Address, Key
from followupd.domain.meeting import Met
from followupd.domain.person import Person
from followupd.domain.policy import FollowUpRule
from followupd.domain.record import Struct, replace
from followupd.plan.standing import Standing


class Case(Struct, frozen=True, kw_only=True):
    """Somebody met in a meeting. `records` are the drafts that it ever led to for them, `live` the open one."""

    met: Met
    key: Key  # their own, not the group's
    standing: Standing
    rule: FollowUpRule | None
    records: Sequence[DraftRecord]
    live: DraftRecord | None

    @property
    def person(self) -> Person:
        return self.met.person


class FollowUp(Struct, frozen=True, kw_only=True):
    """The people of one draft; `live` is the open one of this key."""

    key: Key
    cases: Sequence[Case]
    rule: FollowUpRule | None
    records: Sequence[DraftRecord]
    live: DraftRecord | None

    @property
    def people(self) -> tuple[Address, ...]:
        return tuple(case.person.address for case in self.cases)

    @property
    def drafting(self) -> FollowUpRule | None:
        """The rule, where it asks for a draft."""
        return self.rule if self.rule is not None and self.rule.template is not None else None

    @property
    def next_generation(self) -> int:
        return 1 + max((record.generation for record in self.records if record.key == self.key), default=0)

    def only(self, cases: Sequence[Case]) -> FollowUp:
        """The same for some of its people."""
        return replace(self, cases=by_address(cases))

    def redraft_at(self, key: Key) -> datetime | None:
        """When the user last asked for the draft of this key anew."""
        asked = (case.standing.redraft_at(key) for case in self.cases)
        return max((at for at in asked if at is not None), default=None)

    def word(self) -> Fact | None:
        """What the user said last about any draft of it: skip, snooze or redraft."""
        keys = {self.key, *[record.key for record in self.records]}
        said = [word for case in self.cases for key in keys if (word := case.standing.word(key)) is not None]
        return max(said, key=lambda word: word.at) if said else None


def by_address(cases: Sequence[Case]) -> Sequence[Case]:
    """The same, in the order in which people are told."""
    return sorted(cases, key=lambda case: case.person.address)


def latest_live(records: Sequence[DraftRecord]) -> DraftRecord | None:
    """The live draft among them."""
    live = [record for record in records if record.state in LIVE]
    return max(live, key=lambda record: (record.planned_at, record.id)) if live else None
