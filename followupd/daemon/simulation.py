"""Steps the planner through time over a copy of the state: what it would have made, or will make."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from datetime import datetime, timedelta

from followupd.compose.mime import unwritten
from followupd.daemon.gather import AHEAD_DAYS, AWAY_AHEAD, AWAY_BACK, PAST_DAYS, midnight
from followupd.daemon.house import House
from followupd.daemon.planning import make_plan
from followupd.daemon.recall import Recall
from followupd.domain.decision import Act, Hold
from followupd.domain.draft import LIVE, DraftRecord, DraftState
from followupd.domain.event import Window
from followupd.domain.ids import Key
from followupd.domain.ledger import ended, sent
from followupd.domain.policy import Policy
from followupd.domain.reason import Reason
from followupd.domain.record import Struct, replace
from followupd.plan.hours import BusinessTime
from followupd.plan.limits import sooner
from followupd.pull.calendars import pull_calendar

LIMITS = frozenset(
    {
        Reason.DAILY_LIMIT, Reason.GAP, Reason.UNANSWERED_LIMIT, Reason.NEEDS_GIVE, Reason.OPEN_THREAD, Reason.AWAY,
        Reason.MEETING_BOOKED, Reason.I_OWE_REPLY, Reason.PROMISE_OVERDUE, Reason.AUTO_REPLY, Reason.LATER,
        Reason.PAUSED, Reason.OPTED_OUT, Reason.DECLINED, Reason.BOUNCED, Reason.DELETED_BY_USER, Reason.NEEDS_FACT,
        Reason.TOO_SIMILAR,
    }
)  # fmt: skip
"""What holds a draft back that would be made otherwise."""
_MOST_AT_ONCE = 50  # plans at one moment: each makes room for others, until nothing changes
_SOME_FALL_AWAY = 4  # of those who wait for a place, so many more are looked at than there are places
_BY_THE_USER = frozenset({DraftState.SENT, DraftState.DELETED})


class Simulation(Struct, frozen=True, kw_only=True):
    """The drafts in the order in which they are made, and how many candidates each ground held back."""

    drafts: tuple[tuple[datetime, Act], ...]
    held: Mapping[Reason, int]


def simulate(house: House, start: datetime, end: datetime, *, now: datetime, history: bool) -> Simulation:
    """What would be drafted from `start` to `end`; the store of `house` must be a copy, and is used up.

    What was drafted, written and said since `start` is taken back; where `start` is later than `now`, the time until
    then is gone through first. Each draft counts as sent when it is made, as it was composed. With `history` the mail,
    the words of the user, and what they did with the same drafts are taken as they were, each at its time; without,
    nobody answers anything. Calendars are read from local files for the whole span; of remote ones what was pulled
    counts.
    """
    begin, real = min(start, now), house.store.drafts() if history else ()
    house.store.rewind(begin, keep_mail=history)
    policy = house.policy_at(house.store.first_run_at(begin))
    days = _read_calendars(house, policy, begin, end)
    steps = _Steps(house, policy, Recall(house.store, Window(start=begin, end=end), days), real)
    at: datetime | None = begin
    while at is not None and at <= end:
        steps.take(at)
        at = steps.next_after(at)
    return Simulation(
        drafts=tuple((at, act) for at, act in steps.made if at >= start),
        held=Counter(reason for reason, key in steps.held if steps.held[reason, key] >= start),
    )


def _read_calendars(house: House, policy: Policy, start: datetime, end: datetime) -> Window:
    """Reads them as far as they matter from `start` to `end`; the days in which it matters when the user is away."""
    first = start.astimezone(policy.me.timezone).date() - timedelta(days=PAST_DAYS)
    last = end.astimezone(policy.me.timezone).date() + timedelta(days=AHEAD_DAYS)
    window = Window(start=midnight(first, policy), end=midnight(last, policy))
    for account in house.accounts:
        for source in account.calendars:
            if source.source not in account.remote:
                pull_calendar(source, house.store, account.name, window, start)
    return Window(start=start - AWAY_BACK, end=end + AWAY_AHEAD)


class _Steps:
    """The passes of a simulation: each plans, and lets the user do with the drafts what they do.

    `real` are the drafts that there really were: what the user did with one is done again.
    """

    def __init__(self, house: House, policy: Policy, recall: Recall, real: Iterable[DraftRecord]) -> None:
        self.made: list[tuple[datetime, Act]] = []
        self.held: dict[tuple[Reason, Key], datetime] = {}  # when last
        self._house = house
        self._policy = policy
        self._recall = recall
        self._time = BusinessTime(policy.hours, policy.me.timezone)
        self._real = {one.key: one for one in real if one.state in _BY_THE_USER}
        self._full_since: datetime | None = None
        self._open: dict[str, tuple[datetime, DraftRecord, DraftState]] = {}  # until when they lie, and their end
        self._lay(recall.drafts(states=LIVE), recall.now)

    def take(self, now: datetime) -> None:
        """Plans at `now` until nothing more comes of it."""
        self._recall.now = now
        self._settle(now)
        for _ in range(_MOST_AT_ONCE):
            self._call_up(now)
            planned = make_plan(self._house, self._policy, now, store=self._recall, write=unwritten)
            acts = {one.key: one for one in planned.decisions if isinstance(one, Act)}
            for one in planned.decisions:
                if isinstance(one, Hold) and one.reason in LIMITS:
                    self.held[one.reason, one.key] = now
            for act in (acts[draft.key] for draft in planned.drafts):
                self.made.append((now, act))
                if self._full_since is not None and act.due is not None and self._full_since < act.due < now:
                    self.held[Reason.DAILY_LIMIT, act.key] = now  # it came due on a day that was full
            self._lay(planned.drafts, now)
            self._settle(now)
            if not (self._recall.due_units(now) or self._may_call_up(now)):
                return

    def _call_up(self, now: datetime) -> None:
        """Looks at so many of those who wait for a place that the day is filled, even if some fall away."""
        if self._may_call_up(now):
            self._recall.call_up(self._room(now) + _SOME_FALL_AWAY)

    def _may_call_up(self, now: datetime) -> bool:
        return self._recall.has_queue and self._time.is_open(now) and self._room(now) > 0

    def _room(self, now: datetime) -> int:
        """How many drafts the day still takes."""
        today = midnight(now.astimezone(self._policy.me.timezone).date(), self._policy)
        return max(self._policy.limits.drafts_per_day - self._recall.count_planned_since(today), 0)

    def next_after(self, now: datetime) -> datetime | None:
        """When something may change next: nothing is placed outside the hours, or on a day that is full."""
        tomorrow = self._time.opening_after_today(now)
        wake = sooner(self._recall.next_wake(after=now), tomorrow if self._recall.has_queue else None)
        opening = self._time.next_opening(wake) if wake is not None else None
        self._full_since = now if self._time.is_open(now) and not self._room(now) else None
        if opening is not None and self._full_since is not None:
            opening = max(opening, tomorrow)
        return sooner(opening, *(until for until, _, _ in self._open.values()))

    def _lay(self, drafts: Iterable[DraftRecord], now: datetime) -> None:
        """Puts drafts into the mailbox, and finds out how long they will lie there."""
        for draft in drafts:
            placed = replace(draft, state=DraftState.OPEN, placed_at=draft.placed_at or now)
            for other in self._recall.drafts(keys=[draft.key], states=LIVE):
                if other.id != draft.id:
                    self._open.pop(other.id, None)
                    self._recall.save_draft(ended(other, DraftState.RETIRED, now))
            real = self._real.get(draft.key)
            at = (real.sent_at or real.settled_at) if real is not None else None
            if real is not None and at is not None and at >= now:
                self._recall.save_draft(placed)
                as_sent = replace(placed, sent_message_id=real.sent_message_id, matched_by=real.matched_by)
                self._open[draft.id] = at, as_sent, real.state
            else:
                self._open[draft.id] = self._time.next_opening(now), placed, DraftState.SENT

    def _settle(self, now: datetime) -> None:
        """Lets the user do what they do until `now`."""
        for draft_id, (at, draft, end) in sorted(self._open.items()):
            if at <= now:
                del self._open[draft_id]
                message_id = draft.sent_message_id or draft.message_id
                done = sent(draft, message_id=message_id, date=None, matched_by="simulated", at=at)
                self._recall.save_draft(done if end is DraftState.SENT else ended(draft, end, at))
