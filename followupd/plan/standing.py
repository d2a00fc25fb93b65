"""What one person's history says to any candidate of theirs: looked through once, asked often."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from datetime import datetime, timedelta
from typing import TypeVar

from followupd.domain.decision import Purpose
from followupd.domain.draft import LIVE, DraftRecord, DraftState
from followupd.domain.event import OccurrenceId
from followupd.domain.fact import Fact, FactKind
from followupd.domain.history import PersonHistory
from followupd.domain.ids import AccountName, Address, Key
from followupd.domain.meeting import Meeting, Met
from followupd.domain.reason import Reason
from followupd.plan.hours import end_of
from followupd.plan.keys import KeyOf

_T = TypeVar("_T")

Order = tuple[datetime, str, str]
"""Meetings in the order in which they began; those of one moment in an order that never changes."""

ACQUAINTED = timedelta(days=30)
"""Mail older than this before a meeting means that one knew the other; younger mail arranged the meeting."""

_WORDS = frozenset({FactKind.SKIP, FactKind.SNOOZE, FactKind.REDRAFT})
_NEVER_REACHED_THEM = frozenset({DraftState.RETIRED, DraftState.SNOOZED})
_STOPS = 2
"""So many deletions of one template stop it."""


def order_of(meeting: Meeting) -> Order:
    return meeting.occurrence.start, meeting.identity.uid, meeting.identity.recurrence_id or ""


class Standing:
    """One person as of `now`.

    `met_until` is when they were last met or spoken to; `contact` is that, or the last mail of a human either way.
    `booked` are the meetings to come with them, as their start and end.
    """

    __slots__ = (
        "_account", "_deleted", "_first_met", "_follow_ups", "_latest_over", "_others", "_redrafts", "_upcoming",
        "_words", "addresses", "booked", "contact", "history", "live", "met_until", "paused", "records", "sent",
    )  # fmt: skip

    def __init__(self, history: PersonHistory, now: datetime) -> None:
        self.history = history
        self.addresses = frozenset((history.person.address, *history.person.addresses))
        self._others = sorted(set(history.person.spellings) - {history.person.address})
        self.live: list[DraftRecord] = []
        self.sent: list[DraftRecord] = []
        self.records: dict[Key, list[DraftRecord]] = {}  # of promises, nudges and check-ins
        self.paused: Fact | None = None
        self._follow_ups: dict[OccurrenceId, list[DraftRecord]] = {}
        self._deleted: list[DraftRecord] = []
        self._words: dict[Key, Fact] = {}
        self._redrafts: dict[Key, datetime] = {}
        self._take_drafts()
        self._take_facts(now)
        self._take_meetings(now)

    def follow_ups_of(self, meeting: OccurrenceId) -> Collection[DraftRecord]:
        """Every draft to them that this meeting itself ever led to, under whichever key."""
        return self._follow_ups.get(meeting, ())

    def word(self, key: Key) -> Fact | None:
        """What the user said last about the draft of this key: skip, snooze or redraft."""
        return self._words.get(key)

    def redraft_at(self, key: Key) -> datetime | None:
        """When the user last asked for the draft of this key anew."""
        return self._redrafts.get(key)

    def keys(self, make: Callable[[KeyOf, Address, _T], Key], key: KeyOf, what: _T) -> Sequence[Key]:
        """The keys that a draft of theirs has had, by any of their addresses; else the one that it would have."""
        first = make(key, self.history.person.address, what)
        if not self._others or not (self.records or self._words):
            return (first,)
        return self.known([first, *(make(key, one, what) for one in self._others)])

    def known(self, keys: Sequence[Key]) -> Sequence[Key]:
        """Of these the ones that an errand has had or the user had a word about; else the first."""
        known = [one for one in keys if one in self.records or one in self._words]
        # The open draft says which of them it is now.
        known.sort(key=lambda one: all(record.state not in LIVE for record in self.records.get(one, ())))
        return known or keys[:1]

    def stopped_at(self, template: str) -> datetime | None:
        """When the user deleted the template's second draft to them; None where they did not, or asked for it anew."""
        gone: list[datetime] = []
        for record in self._deleted:
            at, asked = record.settled_at or record.planned_at, self.redraft_at(record.key)
            if record.template == template and (asked is None or asked <= at):
                gone.append(at)
        return sorted(gone)[_STOPS - 1] if len(gone) >= _STOPS else None

    @property
    def next_met(self) -> datetime | None:
        """When the first of the booked meetings is over."""
        return min((end for _, end in self.booked), default=None)

    @property
    def account(self) -> AccountName:
        """The account in which they were last met, drafted for or written with; empty where nothing tells."""
        if self._account is not None:
            return self._account
        latest = max(self.history.drafts, key=lambda record: (record.planned_at, record.id), default=None)
        if latest is not None:
            return latest.account
        letter = self.history.last_letter
        return AccountName(letter.source.partition("/")[0] if letter is not None else "")

    def is_first_meeting(self, meeting: Meeting) -> bool:
        """True where neither an earlier meeting nor mail of long before had made them acquainted."""
        mail = self.history.first_mail
        return (
            self.history.met_before == 0
            and (self._first_met is None or order_of(meeting) <= self._first_met)
            and (mail is None or mail >= meeting.occurrence.start - ACQUAINTED)
        )

    def met_again(self, meeting: Meeting) -> Meeting | None:
        """The latest meeting with them that is over, where it began after this one."""
        latest = self._latest_over
        return latest if latest is not None and order_of(latest) > order_of(meeting) else None

    def met_after(self, at: datetime) -> Meeting | None:
        """The latest meeting with them that is over, where it began after `at`."""
        latest = self._latest_over
        return latest if latest is not None and latest.occurrence.start > at else None

    def next_superseding(self, meeting: Meeting) -> datetime | None:
        """When the next meeting with them is over that will take the place of this one."""
        if not self._upcoming:
            return None
        order = order_of(meeting)
        return min((end for began, end in self._upcoming if began > order), default=None)

    def last_placed(self, *, beside: OccurrenceId, leaving: Collection[str]) -> datetime | None:
        """When a draft of another meeting was last placed for them and not withdrawn by us, nor about to be."""
        placed = (
            record.placed_at
            for record in self.history.drafts
            if record.placed_at is not None
            and record.identity != beside
            and record.id not in leaving
            and record.state not in _NEVER_REACHED_THEM
        )
        return max(placed, default=None)

    def last_touch(self, *, beside: Key, leaving: Collection[str]) -> datetime | None:
        """When a draft of another key was last placed for them and not withdrawn by us, or sent, which may be later."""
        touched = (
            max(record.placed_at, record.sent_at or record.placed_at)
            for record in self.history.drafts
            if record.placed_at is not None
            and record.key != beside
            and record.id not in leaving
            and record.state not in _NEVER_REACHED_THEM
        )
        return max(touched, default=None)

    def _take_drafts(self) -> None:
        for record in self.history.drafts:
            if record.purpose is not Purpose.FOLLOW_UP:
                self.records.setdefault(record.key, []).append(record)
            elif record.identity is not None:
                self._follow_ups.setdefault(record.identity, []).append(record)
            if record.state in LIVE:
                self.live.append(record)
            elif record.state is DraftState.SENT:
                self.sent.append(record)
            elif record.state is DraftState.DELETED:
                self._deleted.append(record)

    def _take_facts(self, now: datetime) -> None:
        """Of what was said at one moment, the last in the list counts."""
        latest: Fact | None = None
        for fact in self.history.facts:
            if fact.kind in _WORDS and fact.key is not None:
                if (said := self._words.get(fact.key)) is None or fact.at >= said.at:
                    self._words[fact.key] = fact
                if fact.kind is FactKind.REDRAFT:
                    self._redrafts[fact.key] = max(fact.at, self._redrafts.get(fact.key, fact.at))
            elif (
                fact.kind in (FactKind.PAUSE, FactKind.RESUME)
                and fact.person in self.addresses
                and (latest is None or fact.at >= latest.at)
            ):
                latest = fact
        if latest and latest.kind is FactKind.PAUSE and (latest.until is None or latest.until > now):
            self.paused = latest

    def _take_meetings(self, now: datetime) -> None:
        self._first_met: Order | None = None
        self._latest_over: Meeting | None = None
        self._upcoming: list[tuple[Order, datetime]] = []
        self._account: AccountName | None = None
        history = self.history
        over = [history.last_met_before, *history.said.met_at[-1:]]
        latest: Order | None = None
        for meeting in history.meetings:
            if not self._was_met(meeting):
                continue
            order, end = order_of(meeting), end_of(meeting.occurrence)
            if self._first_met is None or order < self._first_met:
                self._first_met = order
            if end > now:
                self._upcoming.append((order, end))
                continue
            over.append(end)
            if latest is None or order > latest:
                self._latest_over, latest, self._account = meeting, order, meeting.account
        self.booked = [(order[0], end) for order, end in self._upcoming]
        self.met_until = _latest(over)
        self.contact = _latest([self.met_until, history.mail.last_contact, history.last_in, history.last_out])

    def _was_met(self, meeting: Meeting) -> bool:
        """Whether they were met in it; what was before `start` is history, and happened all the same."""
        for verdict in meeting.verdicts:
            if verdict.person is not None and verdict.person.address in self.addresses:
                return isinstance(verdict, Met) or verdict.reason is Reason.BEFORE_START
        return False


def _latest(moments: Sequence[datetime | None]) -> datetime | None:
    return max((moment for moment in moments if moment is not None), default=None)
