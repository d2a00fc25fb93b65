"""A year with many people who do as people do, pass by pass: what must never happen does not."""

from __future__ import annotations

import random
from collections import Counter
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from functools import partial
from itertools import count
from pathlib import Path

import pytest

from followupd.bootstrap import build_house
from followupd.compose.mime import unwritten
from followupd.config import load
from followupd.daemon.house import House
from followupd.daemon.planning import make_plan
from followupd.domain.decision import Hold, Purpose
from followupd.domain.draft import LIVE, DraftRecord, DraftState
from followupd.domain.event import Attendee, CalendarObject, Event, Occurrence, OccurrenceId, PartStat
from followupd.domain.fact import Fact, FactKind
from followupd.domain.ids import FORGOTTEN, AccountName, Address, Cursor, MessageId, Ref, Source
from followupd.domain.judgement import FailedRecipient, Intent, Judgement, Kind
from followupd.domain.ledger import deleted, ended, sent
from followupd.domain.message import Folder, Mailbox, Message
from followupd.domain.policy import Policy
from followupd.domain.reason import ENDS_DRAFT
from followupd.domain.record import replace
from followupd.plan.hours import BusinessTime
from followupd.plan.keys import follow_up_key, nudge_key
from followupd.ports.calendars import ChangeSet
from followupd.ports.mailboxes import FolderChanges, MessageBatch
from followupd.store import open_snapshot

START = datetime(2026, 11, 2, 8, 30, tzinfo=UTC)  # half past nine on a Monday in Berlin
ME, WORK = Address("ada@example.org"), AccountName("work")
CONFIG = """\
me: {name: Ada Example, addresses: [ada@example.org], timezone: Europe/Berlin}
accounts: [{name: work, mail: {type: maildir, path: Mail}, calendars: [{type: ics, path: none.ics}]}]
state: {database: state.db}
start: 2026-10-26
no_reply: {after: [2bd, 7bd]}
cadence: {default: {every: 10w}, circles: {inner: {every: 3w}}}
limits: {drafts_per_day: 12, per_person_gap: 5d, unanswered: 3}
"""
EVERY = {None: timedelta(weeks=10), "inner": timedelta(weeks=3)}
ANSWERS = ["reply", "thanks", "later", "decline", "opt out", "away", "bounce", ""]
ODDS = [30, 6, 4, 4, 2, 5, 3, 46]


@dataclass
class Someone:
    """What is true of one person, kept apart from the store."""

    addresses: list[Address]
    circle: str | None = None
    contact: datetime | None = None  # the last, either way
    sign: datetime | None = None  # the last from them
    wrote: datetime | None = None
    met: datetime | None = None
    touches: int = 0  # mails of mine since the last sign
    touched: dict[str, tuple[str, datetime]] = field(default_factory=dict)  # by draft: its key, and when it was placed
    sent: dict[str, tuple[str, datetime]] = field(default_factory=dict)  # the same, and when it was sent
    opted_out: bool = False
    bounced: set[Address] = field(default_factory=set)
    declined: datetime | None = None
    later: datetime | None = None
    paused_until: datetime | None = None
    forgotten: bool = False

    def shows_up(self, at: datetime) -> None:
        self.contact = self.sign = at
        self.touches = 0


class Life:
    """The world, a day at a time: what people do, then a pass, then what the user does with the drafts."""

    def __init__(self, house: House, people: int, days: int, seed: int) -> None:
        self.dice, self.house, self.store = random.Random(seed), house, house.store
        self.policy: Policy = house.policy_at(self.store.first_run_at(START))
        self.time = BusinessTime(self.policy.hours, self.policy.me.timezone)
        self.key = partial(follow_up_key, self.store.secret())
        self.now, self.done, self.number = START, Counter[str](), count(1)
        self.everybody = [Someone([Address(f"kim{n}@firm{n % 61}.example")]) for n in range(people)]
        self.whose = {one.addresses[0]: one for one in self.everybody}
        self.coming: list[tuple[datetime, int, str, Address, MessageId | None]] = []
        self.meetings: list[tuple[datetime, list[Someone]]] = []
        self.away: list[tuple[datetime, datetime]] = []
        self.nudges = Counter[tuple[str, Address]]()  # by the key of what they follow
        self.roots: dict[str, DraftRecord] = {}  # by the keys of their nudges
        self.sent_to: dict[int, MessageId] = {}
        self._fill_calendar(days)
        for one in self.everybody:
            if self.dice.random() < 0.15:
                one.circle = "inner"
                self.say(FactKind.CIRCLE, one, text="inner")

    def _fill_calendar(self, days: int) -> None:
        objects = []
        for number in range(len(self.everybody) * (days + 400) // 500):
            guests = self.dice.sample(self.everybody, self.dice.choice((1, 1, 1, 2, 3)))
            start = START + timedelta(days=self.dice.randint(-360, days), minutes=30 * self.dice.randint(0, 14))
            self.meetings.append((start + timedelta(hours=1), guests))
            objects.append(_event(f"m{number}", start, timedelta(hours=1), "Straw talk", guests))
        for number in range(days // 120):
            midnight = START.replace(hour=23, minute=0) + timedelta(days=120 * number + self.dice.randint(10, 80))
            self.away.append((midnight, midnight + timedelta(days=9)))
            objects.append(_event(f"v{number}", midnight, timedelta(days=9), "Vacation", [], all_day=True))
        told = ChangeSet(
            changed=tuple(objects), removed=(), past=(), quarantined=(), is_snapshot=True, cursor=Cursor("1")
        )
        self.store.save_calendar(Source("work/calendars/0"), WORK, told, START)
        self.meetings.sort(key=lambda meeting: meeting[0])

    def say(self, kind: FactKind, one: Someone, **more: object) -> Fact:
        self.done[kind.value] += 1
        fact = Fact(kind=kind, at=self.now, person=one.addresses[0])
        return self.store.add_fact(replace(fact, **more))  # type: ignore[arg-type]

    # what people do
    def hear(self) -> None:
        while self.meetings and self.meetings[0][0] <= self.now:
            end, guests = self.meetings.pop(0)
            for guest in guests:
                one = self.whose[guest.addresses[0]]  # who was merged is another by now
                one.met = end
                one.shows_up(end)
                one.declined = one.later = None
        due = sorted(each for each in self.coming if each[0] <= self.now)
        self.coming = [each for each in self.coming if each[0] > self.now]
        for at, number, what, address, about in due:
            if not self.whose[address].forgotten:
                self._receive(at, number, what, address, about)
        if self.dice.random() < 0.5:
            one = self.dice.choice(self.everybody)
            self._write_by_hand(one) if self.dice.random() < 0.3 else self._expect("reply", one.addresses[0], None, 0)

    def _expect(self, what: str, address: Address, about: MessageId | None, days: float) -> None:
        self.coming.append((self.now + timedelta(days=days), next(self.number), what, address, about))

    def _receive(self, at: datetime, number: int, what: str, address: Address, about: MessageId | None) -> None:
        one, until = self.whose[address], None
        self.done[what] += 1
        judged = Judgement(kind=Kind.REPLY, intent=Intent.PLAIN)
        match what:
            case "thanks":
                judged = Judgement(kind=Kind.REPLY, intent=Intent.THANKS)
            case "later":
                until = at + timedelta(days=self.dice.randint(20, 90))
                judged = Judgement(kind=Kind.REPLY, intent=Intent.LATER, until=until)
            case "decline":
                judged = Judgement(kind=Kind.REPLY, intent=Intent.DECLINED)
            case "opt out":
                judged = Judgement(kind=Kind.REPLY, intent=Intent.OPTED_OUT)
            case "away":
                judged = Judgement(kind=Kind.AUTO_REPLY, until=at + timedelta(days=7))
            case "bounce":
                judged = Judgement(
                    kind=Kind.BOUNCE, recipients=(FailedRecipient(address=address, permanent=True),), about=about
                )
        human = judged.kind is Kind.REPLY
        sender = Address("mailer-daemon@mx.example") if what == "bounce" else address
        elsewhere = human and self.dice.random() < 0.3
        self._save(
            at, f"in{number}", Folder.INBOX, sender, (ME,), None if elsewhere else about, judged, automatic=not human
        )
        if what == "bounce":
            one.bounced.add(address)
        if human:
            one.bounced.discard(address)
            one.wrote = at
            one.shows_up(at)
            one.opted_out |= what == "opt out"
            if what != "thanks":
                one.declined = at if what == "decline" else None
                one.later = until

    def _write_by_hand(self, one: Someone) -> None:
        if not one.forgotten:
            self.done["by hand"] += 1
            self._save(self.now, f"out{next(self.number)}", Folder.SENT, ME, (one.addresses[0],), None, None)
            one.contact, one.touches = self.now, one.touches + 1

    def _save(
        self, at: datetime, name: str, folder: Folder, sender: Address, to: tuple[Address, ...],
        about: MessageId | None, judged: Judgement | None, *, automatic: bool = False,
        message_id: MessageId | None = None,
    ) -> None:  # fmt: skip
        one = Message(
            message_id=message_id or MessageId(f"{name}@mail.example"), ref=Ref(name), folder=folder, date=at,
            sender=Mailbox(address=sender), to=tuple(map(_box, to)), subject=f"About {name}",
            automatic=automatic,
            in_reply_to=(about,) if about else (), references=(about,) if about else (),
        )  # fmt: skip
        changes = FolderChanges(name=folder.value, folder=folder, messages=(one,))
        batch = MessageBatch(folders=(changes,), cursor=Cursor("1"))
        self.store.save_mail(Source("work/mail"), WORK, [batch], [ME], max(at, self.now))
        self.store.save_judgements({one.message_id: judged or Judgement(kind=Kind.REPLY, intent=Intent.PLAIN)})

    # what the user says
    def steer(self) -> None:
        dice, one = self.dice, self.dice.choice(self.everybody)
        if one.forgotten:
            return
        match dice.choices(["", "pause", "resume", "met", "promise", "merge", "forget"], [60, 12, 4, 8, 10, 2, 2])[0]:
            case "pause":
                one.paused_until = self.now + timedelta(days=dice.randint(3, 60))
                self.say(FactKind.PAUSE, one, until=one.paused_until)
            case "resume":
                one.paused_until = None
                one.bounced.clear()  # the user's word against a report
                self.say(FactKind.RESUME, one)
            case "met":
                self.say(FactKind.MET, one)
                one.met = self.now
                one.declined = one.later = None
                one.shows_up(self.now)
            case "promise":
                made = self.say(
                    FactKind.PROMISE, one, text="the paper", until=self.now + timedelta(days=dice.randint(1, 20))
                )
                if dice.random() < 0.3:
                    self.say(FactKind.DONE, one, ref=made.ref)
            case "merge":
                other = dice.choice(self.everybody)
                if other is not one and not other.forgotten and not self._live([one, other]):
                    self._merge(one, other)
            case "forget" if not self._live([one]):
                self.done["forget"] += 1
                self.store.forget(one.addresses[0])
                one.forgotten = True

    def _live(self, people: list[Someone]) -> list[DraftRecord]:
        return list(self.store.drafts(people=[a for one in people for a in one.addresses], states=LIVE))

    def _merge(self, one: Someone, other: Someone) -> None:
        self.done["merge"] += 1
        self.store.merge(one.addresses[0], other.addresses[0])
        for name in ("contact", "sign", "wrote", "met", "declined", "later", "paused_until"):
            setattr(one, name, max((at for at in (getattr(one, name), getattr(other, name)) if at), default=None))
        one.addresses += other.addresses
        one.touched |= other.touched
        one.sent |= other.sent
        one.bounced |= other.bounced
        one.opted_out |= other.opted_out
        one.circle = None if one.circle == other.circle is None else "inner"
        one.touches = min(one.touches, other.touches)
        self.everybody.remove(other)
        self.whose |= dict.fromkeys(other.addresses, one)

    # a pass
    def plan(self) -> None:
        fresh = make_plan(self.house, self.policy, self.now, write=unwritten).drafts
        live = self.store.drafts(states=LIVE)
        decided = {one.key: one for one in self.store.decisions(keys=[row.key for row in live])}
        for row in live:
            decision = decided.get(row.key)
            anew = any(one.key == row.key and one.generation > row.generation for one in fresh)
            if anew or (isinstance(decision, Hold) and decision.reason in ENDS_DRAFT):
                self.done["retired"] += 1
                self.store.save_draft(ended(row, DraftState.RETIRED, self.now), was=row.state)
                for address in row.people:
                    self.whose[address].touched.pop(row.id, None)
        for row in fresh:
            self.done[row.purpose.value] += 1
            for address in row.people:
                self._check_made(row, self.whose[address])
        for row in fresh:
            self.store.save_draft(replace(row, state=DraftState.OPEN, placed_at=self.now), was=row.state)
        self._check_open()
        assert len(fresh) <= self.policy.limits.drafts_per_day
        for row in fresh:
            for address in row.people:
                self.whose[address].touched[row.id] = row.key, self.now

    def _check_made(self, row: DraftRecord, one: Someone) -> None:
        now = self.now
        # After a meeting the gap is counted from the last draft itself, else from when it was sent.
        since = [*one.touched.values(), *(one.sent.values() if row.purpose is not Purpose.FOLLOW_UP else ())]
        touched = max((at for key, at in since if key != row.key), default=now - timedelta(days=5))
        assert now - touched >= timedelta(days=5), "the gap"
        assert not (row.purpose in (Purpose.NUDGE, Purpose.CHECK_IN) and self._is_away()), "while the user is away"
        if row.purpose is Purpose.NUDGE:
            root = self.roots[row.key]
            self.nudges[root.key, one.addresses[0]] += 1
            assert self.nudges[root.key, one.addresses[0]] <= 2, "two nudges"
            assert root.sent_at is not None
            for sign in (one.wrote, one.met):
                assert sign is None or sign <= root.sent_at, "a sign of life ends nudging"
        if row.purpose is Purpose.CHECK_IN and row.template != "graceful-no":
            assert one.touches < self.policy.limits.unanswered, "unanswered"
            if one.later is None or now < one.later:
                since = one.contact or START  # when they were placed in the circle
                assert now - since >= EVERY[one.circle], "sooner than the cadence"

    def _is_away(self) -> bool:
        return any(start <= self.now < end for start, end in self.away)

    def _check_open(self) -> None:
        """Of all that is in the mailbox after a pass, made now or before."""
        seen = set[int]()
        for row in self.store.drafts(states=LIVE):
            self.done["looked at in the mailbox"] += 1
            for address in row.people:
                assert not address.endswith(FORGOTTEN)
                one, cooling = self.whose[address], row.template != "graceful-no"
                assert id(one) not in seen, "two live drafts"
                seen.add(id(one))
                assert not one.forgotten, "forgotten"
                assert not one.opted_out, "opted out"
                assert one.addresses[0] not in one.bounced, "bounced"
                assert one.paused_until is None or one.paused_until <= self.now, "paused"
                if cooling and one.declined is not None:
                    assert self.now - one.declined >= timedelta(days=180), "declined"

    # what the user does with the drafts
    def act(self) -> None:
        for row in self.store.drafts(states=LIVE):
            match self.dice.choices(["send", "delete", "skip", ""], [60, 6, 5, 29])[0]:
                case "send":
                    done = sent(row, message_id=row.message_id, date=None, matched_by="key", at=self.now)
                    self.store.save_draft(done, was=row.state)
                    self._save(self.now, row.id, Folder.SENT, ME, row.people, None, None, message_id=row.message_id)
                    for address in row.people:
                        self._sent(done, address)
                case "delete":
                    self.done["deleted"] += 1
                    self.store.save_draft(deleted(row, self.now), was=row.state)
                case "skip":
                    self.store.add_fact(Fact(kind=FactKind.SKIP, at=self.now, key=row.key))
                    self.done["skip"] += 1
                    self.store.save_draft(ended(row, DraftState.SKIPPED, self.now), was=row.state)

    def _sent(self, row: DraftRecord, address: Address) -> None:
        one = self.whose[address]
        one.contact, one.sent[row.id], one.touches = self.now, (row.key, self.now), one.touches + 1
        if one.later is not None and one.later <= self.now:
            one.later = None  # what was written before its time does not end a wish for later
        for number in (1, 2):
            self.roots[nudge_key(self.key, address, row.key, number)] = row
        if answer := self.dice.choices(ANSWERS, ODDS)[0]:
            self._expect(answer, address, row.message_id, self.dice.uniform(0.1, 10))


def _box(address: Address) -> Mailbox:
    return Mailbox(address=address)


def _event(
    uid: str, start: datetime, span: timedelta, title: str, guests: list[Someone], *, all_day: bool = False
) -> CalendarObject:
    ada = Attendee(address=ME, partstat=PartStat.ACCEPTED)
    named = [
        Attendee(address=one.addresses[0], name=f"Kim {one.addresses[0].local}", partstat=PartStat.ACCEPTED)
        for one in guests
    ]
    event = Event(title=title, organizer=ada if guests else None, attendees=(ada, *named) if guests else ())
    one = Occurrence(id=OccurrenceId(uid=uid), start=start, end=start + span, all_day=all_day, event=event)
    return CalendarObject(
        source=Source("work/calendars/0"), href=Ref(uid), uid=uid, etag="", recurring=False, occurrences=(one,)
    )


@pytest.mark.parametrize(("people", "days", "seed"), [(40, 365, 1), (500, 45, 3)])
def test_a_year_of_people_breaks_no_law(tmp_path: Path, people: int, days: int, seed: int) -> None:
    for part in ("cur", "new", "tmp"):
        (tmp_path / "Mail" / "Drafts" / part).mkdir(parents=True)
    (tmp_path / "config.yaml").write_text(CONFIG, encoding="utf-8")
    life = Life(build_house(load(tmp_path / "config.yaml"), open_snapshot(tmp_path / "none.db")), people, days, seed)
    for day in range(days):
        life.now = START + timedelta(days=day)
        life.hear()
        life.steer()
        if life.time.is_open(life.now):
            life.plan()
            life.now += timedelta(hours=3)
            life.act()
    print(f"\n{people} people, {days} days:", ", ".join(f"{times} {what}" for what, times in sorted(life.done.items())))
    for what in ("follow-up", "nudge", "check-in", "promise", "bounce", "opt out", "decline", "deleted"):
        assert life.done[what], what
