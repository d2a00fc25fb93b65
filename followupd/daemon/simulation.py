"""Steps the planner through time over a copy of the state: what it would have made, or will make."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from followupd.daemon.gather import AHEAD_DAYS, PAST_DAYS, midnight
from followupd.daemon.house import House
from followupd.daemon.planning import make_plan
from followupd.domain.decision import Act, Hold
from followupd.domain.draft import LIVE, DraftRecord, DraftState
from followupd.domain.event import Window
from followupd.domain.ids import AccountName, Cursor, Key, Ref, Source
from followupd.domain.ledger import sent
from followupd.domain.message import Folder, Mailbox, Message
from followupd.domain.policy import Policy
from followupd.domain.reason import Reason
from followupd.plan.hours import BusinessTime
from followupd.ports.mailboxes import FolderChanges, MessageBatch
from followupd.pull.calendars import pull_calendar

LIMITS = frozenset(
    {
        Reason.DAILY_LIMIT, Reason.GAP, Reason.UNANSWERED_LIMIT, Reason.NEEDS_GIVE, Reason.OPEN_THREAD, Reason.AWAY,
        Reason.MEETING_BOOKED, Reason.I_OWE_REPLY, Reason.PROMISE_OVERDUE, Reason.AUTO_REPLY, Reason.LATER,
        Reason.PAUSED, Reason.OPTED_OUT, Reason.DECLINED, Reason.BOUNCED, Reason.DELETED_BY_USER, Reason.NEEDS_FACT,
    }
)  # fmt: skip
"""What holds a draft back that would be made otherwise."""
_SOURCE = Source("simulation")
_MOST_AT_ONCE = 50  # plans at one moment: each makes room for others, until nothing changes


@dataclass(frozen=True, slots=True, kw_only=True)
class Simulation:
    """The drafts in the order in which they are made, and how many candidates each ground held back."""

    drafts: tuple[tuple[datetime, Act], ...]
    held: Mapping[Reason, int]


def simulate(house: House, start: datetime, end: datetime, *, history: bool) -> Simulation:
    """What would be drafted from `start` to `end`; the store of `house` must be a copy, and is used up.

    Each draft counts as sent at the next opening time, as it was composed. With `history` the mail and the words of the
    user that are known from after `start` are taken as they were; without, nobody answers anything. Calendars are read
    from local files for the whole span; of remote ones what was pulled counts.
    """
    store, policy = house.store, house.policy_at(house.store.first_run_at(start))
    store.rewind(start, keep_mail=history)
    _read_calendars(house, policy, start, end)
    store.wake_all()
    steps = _Steps(house, policy)
    steps.send(store.drafts(states=LIVE), start)
    now = start
    while now <= end:
        steps.take(now)
        wake = store.next_wake(after=now)
        if wake is None:
            break
        # Nothing is placed outside the hours: what changes there is seen at the opening.
        now = steps.time.next_opening(max(wake, now))
    return Simulation(drafts=tuple(steps.made), held=Counter(reason for reason, _ in steps.held))


def _read_calendars(house: House, policy: Policy, start: datetime, end: datetime) -> None:
    first = start.astimezone(policy.me.timezone).date() - timedelta(days=PAST_DAYS)
    last = end.astimezone(policy.me.timezone).date() + timedelta(days=AHEAD_DAYS)
    window = Window(start=midnight(first, policy), end=midnight(last, policy))
    for account in house.accounts:
        for source in account.calendars:
            if source.source not in account.remote:
                pull_calendar(source, house.store, account.name, window, start)


class _Steps:
    """The passes of a simulation: each plans, and sends what it drafted."""

    def __init__(self, house: House, policy: Policy) -> None:
        self._house = house
        self._policy = policy
        self.time = BusinessTime(policy.hours, policy.me.timezone)
        self.made: list[tuple[datetime, Act]] = []
        self.held: set[tuple[Reason, Key]] = set()

    def take(self, now: datetime) -> None:
        """Plans at `now` until nothing more comes of it."""
        for _ in range(_MOST_AT_ONCE):
            planned = make_plan(self._house, self._policy, now)
            acts = {one.key: one for one in planned.decisions if isinstance(one, Act)}
            self.held |= {
                (one.reason, one.key) for one in planned.decisions if isinstance(one, Hold) and one.reason in LIMITS
            }
            self.made += [(now, acts[draft.key]) for draft in planned.drafts]
            self.send(planned.drafts, now)
            if not self._house.store.due_units(now):
                return

    def send(self, drafts: Iterable[DraftRecord], now: datetime) -> None:
        """The user sends these as they are."""
        messages = []
        for draft in drafts:
            opened = replace(draft, state=DraftState.OPEN, placed_at=now)
            at = self.time.next_opening(now)
            done = sent(opened, message_id=draft.message_id, date=None, matched_by="simulated", at=at)
            self._house.store.save_draft(done, was=draft.state)
            messages.append(self._message(done, at))
        if messages:
            folder = FolderChanges(name="Sent", folder=Folder.SENT, messages=tuple(messages))
            batch = MessageBatch(folders=(folder,), cursor=Cursor(""))
            mine = (*self._policy.me.addresses, *self._policy.me.patterns)
            self._house.store.save_mail(_SOURCE, AccountName(""), [batch], mine, now)

    def _message(self, draft: DraftRecord, at: datetime) -> Message:
        return Message(
            message_id=draft.message_id,
            ref=Ref(draft.id),
            folder=Folder.SENT,
            date=at,
            sender=Mailbox(address=self._policy.me.addresses[0]),
            to=tuple(Mailbox(address=address) for address in draft.people),
            subject=draft.subject,
            key=draft.key,
        )
