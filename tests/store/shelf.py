"""A store in memory, with short ways to say what is in it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta

from followupd.domain.decision import Decision, Hold, MeetingRef, Purpose
from followupd.domain.draft import DraftRecord, DraftState
from followupd.domain.event import (
    Attendee,
    CalendarObject,
    Event,
    Occurrence,
    OccurrenceId,
    PartStat,
    PastMeeting,
    Status,
)
from followupd.domain.ids import AccountName, Address, Cursor, Key, MessageId, Ref, Source
from followupd.domain.message import Folder, Mailbox, Message
from followupd.domain.reason import Reason
from followupd.ports.calendars import ChangeSet
from followupd.ports.mailboxes import FolderChanges, MessageBatch
from followupd.ports.store import UnitPlan
from followupd.store import open_memory
from followupd.store.sql_store import SqlStore

WORK = AccountName("work")
CALENDAR = Source("work/calendars/0")
OTHER_CALENDAR = Source("work/calendars/1")
MAIL = Source("work/mail")
ADA = Address("ada@example.org")
KIM = Address("kim@acme.example")
LEE = Address("lee@acme.example")
ROE = Address("roe@sample.example")
NOON = datetime(2026, 11, 3, 12, tzinfo=UTC)
HOUR = timedelta(hours=1)
DAY = timedelta(days=1)


def attendee(address: Address, name: str = "", partstat: PartStat | None = None) -> Attendee:
    return Attendee(address=address, name=name, partstat=partstat)


def meeting(
    uid: str,
    start: datetime,
    *people: Address | Attendee,
    title: str = "Talk",
    recurrence_id: str | None = None,
    status: Status = Status.CONFIRMED,
) -> Occurrence:
    attendees = tuple(one if isinstance(one, Attendee) else attendee(one) for one in people)
    event = Event(title=title, status=status, attendees=attendees)
    return Occurrence(id=OccurrenceId(uid=uid, recurrence_id=recurrence_id), start=start, end=start + HOUR, event=event)


def told(*occurrences: Occurrence, href: str = "", etag: str = "1", recurring: bool = False) -> CalendarObject:
    uid = occurrences[0].id.uid if occurrences else href
    return CalendarObject(
        source=CALENDAR,
        href=Ref(href or uid),
        uid=uid,
        etag=etag,
        recurring=recurring,
        occurrences=occurrences,
    )


def change(
    *changed: CalendarObject,
    removed: Sequence[str] = (),
    past: Sequence[PastMeeting] = (),
    snapshot: bool = False,
    cursor: str = "1",
) -> ChangeSet:
    return ChangeSet(
        changed=changed,
        removed=tuple(map(Ref, removed)),
        past=tuple(past),
        quarantined=(),
        is_snapshot=snapshot,
        cursor=Cursor(cursor),
    )


def past(uid: str, start: datetime, *people: Address) -> PastMeeting:
    return PastMeeting(source=CALENDAR, href=Ref(uid), uid=uid, start=start, addresses=people)


def mail(
    message_id: str,
    at: datetime,
    sender: Address | Mailbox | None,
    *to: Address | Mailbox,
    folder: Folder = Folder.INBOX,
    cc: Sequence[Mailbox] = (),
    subject: str = "Hello",
    answers: Sequence[str] = (),
    ref: str = "",
    bulk: bool = False,
    automatic: bool = False,
) -> Message:
    return Message(
        message_id=MessageId(message_id),
        ref=Ref(ref or message_id),
        folder=folder,
        date=at,
        sender=_box(sender) if sender is not None else None,
        to=tuple(map(_box, to)),
        cc=tuple(cc),
        subject=subject,
        in_reply_to=tuple(map(MessageId, answers)),
        bulk=bulk,
        automatic=automatic,
    )


def _box(one: Address | Mailbox) -> Mailbox:
    return one if isinstance(one, Mailbox) else Mailbox(address=one)


def batch(*messages: Message, removed: Sequence[str] = (), cursor: str | None = "1") -> MessageBatch:
    """Messages in the folders named after what these are for; what is removed was in the inbox."""
    folders = []
    for kind in Folder:
        here = tuple(one for one in messages if one.folder is kind)
        gone = tuple(map(Ref, removed)) if kind is Folder.INBOX else ()
        if here or gone:
            folders.append(FolderChanges(name=kind.value, folder=kind, messages=here, removed=gone))
    return MessageBatch(folders=tuple(folders), cursor=Cursor(cursor) if cursor is not None else None)


def key(text: str) -> Key:
    return Key(text.encode().hex().ljust(32, "0")[:32])


def hold(one: Occurrence, *people: Address, reason: Reason = Reason.NOT_DUE, until: datetime | None = None) -> Hold:
    return Hold(
        key=key(str(one.id)),
        account=WORK,
        purpose=Purpose.FOLLOW_UP,
        people=people,
        meeting=MeetingRef(id=one.id, title=one.event.title, start=one.start),
        identity=one.id,
        rule="default",
        template="thanks",
        due=until,
        detail="It is due later.",
        reason=reason,
        until=until,
    )


def planned(one: Occurrence, *people: Address, generation: int = 1, account: AccountName = WORK) -> DraftRecord:
    own = key(str(one.id))
    return DraftRecord(
        id=f"{own[:8]}.{generation}",
        account=account,
        key=own,
        generation=generation,
        state=DraftState.PLANNED,
        purpose=Purpose.FOLLOW_UP,
        people=people,
        meeting=MeetingRef(id=one.id, title=one.event.title, start=one.start),
        identity=one.id,
        rule="default",
        template="thanks",
        subject="Thank you",
        message_id=MessageId(f"{own[:8]}@example.org"),
        sha256="0" * 64,
        raw=b"Subject: Thank you\r\n\r\nHi\r\n",
        flags=frozenset(),
        sources={},
        planned_at=NOON,
    )


@dataclass
class Shelf:
    """`ada@example.org` is me."""

    store: SqlStore = field(default_factory=open_memory)

    def tell(self, change: ChangeSet, *, at: datetime = NOON, source: Source = CALENDAR) -> int:
        return self.store.save_calendar(source, WORK, change, at)

    def post(self, *batches: MessageBatch, at: datetime = NOON, mine: Sequence[str] = (ADA,)) -> int:
        return self.store.save_mail(MAIL, WORK, batches, mine, at)

    def due(self, at: datetime = NOON) -> set[str]:
        """The ids of the meetings to plan."""
        return {str(one) for one in self.store.due_units(at).meetings}

    def due_people(self, at: datetime = NOON) -> set[Address]:
        return set(self.store.due_units(at).people)

    def plan(
        self,
        *occurrences: Occurrence,
        concerns: Sequence[Address] = (),
        any_person: bool = False,
        wake_at: datetime | None = None,
        decisions: Sequence[Decision] = (),
        drafts: Iterable[DraftRecord] = (),
        at: datetime = NOON,
        gathered: bool = False,
    ) -> None:
        """Plans these alone: gathers (unless that was done before) and saves.

        Each concerns its own attendees, and those named.
        """
        if not gathered:
            self.store.due_units(at)
        units = {
            one.id: UnitPlan(
                identity=one.id,
                decisions=tuple(each for each in decisions if each.meeting is not None and each.meeting.id == one.id),
                concerns=(*(a.address for a in one.event.attendees if a.address is not None), *concerns),
                any_person=any_person,
                wake_at=wake_at,
            )
            for one in occurrences
        }
        self.store.save_plan(units, {}, drafts, policy_digest="1", at=at)

    def plan_people(self, *people: Address, wake_at: datetime | None = None, at: datetime = NOON) -> None:
        """Plans these alone, with nothing to decide."""
        self.store.due_units(at)
        asleep = UnitPlan(identity=None, decisions=(), concerns=(), any_person=False, wake_at=wake_at)
        self.store.save_plan(dict.fromkeys(people, asleep), {}, (), policy_digest="1", at=at)

    def asleep(self, *occurrences: Occurrence, any_person: bool = False) -> None:
        """These stand in the calendar, and nothing is due."""
        self.tell(change(*(told(one) for one in occurrences)))
        self.plan(*occurrences, any_person=any_person)
        assert self.due() == set()
