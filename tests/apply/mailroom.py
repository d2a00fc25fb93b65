"""A store and a Maildir in a temporary folder, and what a mail client does to the Maildir."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from email.message import EmailMessage
from email.policy import SMTP
from email.utils import format_datetime
from pathlib import Path

from followupd.apply.outcome import ApplyOutcome
from followupd.apply.place import place_drafts, planned_record
from followupd.apply.retire import retire_drafts
from followupd.apply.settle import settle
from followupd.domain.decision import Act, Decision, Hold, MeetingRef, Purpose
from followupd.domain.draft import ComposedDraft, DraftRecord, DraftState
from followupd.domain.event import OccurrenceId
from followupd.domain.ids import AccountName, Address, Key, MessageId, Source
from followupd.domain.reason import Reason
from followupd.domain.record import replace
from followupd.providers.mailboxes.maildir import MaildirHistory
from followupd.providers.mailboxes.maildir_drafts import MaildirDrafts
from followupd.pull.drafts import follow_drafts
from followupd.pull.mail import pull_mail
from followupd.pull.outcome import PullOutcome
from followupd.store import open_store
from followupd.store.sql_store import SqlStore

WORK = AccountName("work")
SOURCE = Source("work/mail")
ADA = Address("ada@example.org")
KIM = Address("kim@acme.example")
LEE = Address("lee@acme.example")
ROE = Address("roe@sample.example")
NOON = datetime(2026, 11, 3, 12, tzinfo=UTC)
HOUR = timedelta(hours=1)
FOLDERS = ("INBOX", "Drafts", "Sent", "Trash", "Projects")

BODY = """Hi {name},

it was good to meet you at the workshop on Tuesday, and thank you for the frank words about the roll-out.

>>> YOUR WORDS: something of your talk <<<

If it helps, I can send you the checklist that we used in Lyon. No need to answer soon.

Best regards
Ada
"""


def letter(
    *to: Address,
    subject: str = "Good to meet you, Kim",
    body: str = BODY.format(name="Kim"),
    message_id: str | None = "x1@client.example",
    key: str | None = None,
    date: datetime = NOON + HOUR,
    in_reply_to: str | None = None,
) -> bytes:
    """A message from Ada as a client writes it."""
    message = EmailMessage(policy=SMTP)
    message["From"] = f"Ada Example <{ADA}>"
    message["To"] = ", ".join(to or (KIM,))
    message["Subject"] = subject
    message["Date"] = format_datetime(date)
    if message_id is not None:
        message["Message-ID"] = f"<{message_id}>"
    if key is not None:
        message["X-Followupd-Key"] = key
    if in_reply_to is not None:
        message["In-Reply-To"] = f"<{in_reply_to}>"
    message.set_content(body)
    return message.as_bytes()


def draft_of(
    *people: Address, step: str = "first", subject: str = "Good to meet you, Kim", body: str = BODY.format(name="Kim")
) -> DraftRecord:
    """A planned draft as the planner and compose make it; the key is that of its people and `step`."""
    people = people or (KIM,)
    key = Key(hashlib.sha256(" ".join([*people, step]).encode()).hexdigest()[:32])
    message_id = f"{key[:16]}.1@example.org"
    raw = letter(*people, subject=subject, body=body, message_id=message_id, key=key, date=NOON)
    act = Act(
        key=key,
        account=WORK,
        purpose=Purpose.FOLLOW_UP,
        people=people,
        meeting=MeetingRef(id=OccurrenceId(uid="workshop"), title="Workshop", start=NOON - 3 * HOUR),
        identity=OccurrenceId(uid="workshop"),
        rule="first-meeting",
        template="nice-to-meet",
        due=NOON,
        detail="met at the workshop",
    )
    composed = ComposedDraft(
        raw=raw,
        sha256=hashlib.sha256(raw).hexdigest(),
        message_id=MessageId(message_id),
        subject=subject,
        body=body,
    )
    return planned_record(act, composed, NOON)


def hold(record: DraftRecord, reason: Reason) -> Hold:
    """What is decided about a draft's key: no."""
    return Hold(
        key=record.key,
        account=record.account,
        purpose=record.purpose,
        people=record.people,
        meeting=record.meeting,
        identity=record.identity,
        rule=record.rule,
        template=record.template,
        due=None,
        detail=reason,
        reason=reason,
    )


@dataclass(slots=True)
class Mailroom:
    """One account of Ada's; `now` is stepped by hand."""

    root: Path
    now: datetime = NOON
    store: SqlStore = field(init=False)
    history: MaildirHistory = field(init=False)
    box: MaildirDrafts = field(init=False)

    def __post_init__(self) -> None:
        for folder in FOLDERS:
            for part in ("cur", "new", "tmp"):
                (self.mail / folder / part).mkdir(parents=True)
        self.reopen()

    @property
    def mail(self) -> Path:
        return self.root / "Mail"

    def reopen(self) -> None:
        """What a new process does."""
        self.store = open_store(self.root / "state.db")
        self.store.take_lease()
        self.history = MaildirHistory(SOURCE, WORK, self.mail)
        self.box = MaildirDrafts(SOURCE, WORK, self.mail)

    def step(self, by: timedelta = HOUR) -> None:
        self.now += by

    # what followupd does
    def plan(self, *records: DraftRecord) -> None:
        self.store.save_plan({}, {}, records, policy_digest="", at=self.now)

    def place(self, *records: DraftRecord) -> ApplyOutcome:
        self.plan(*records)
        return place_drafts(self.box, self.store, WORK, self.now)

    def settle(self) -> ApplyOutcome:
        return settle(self.box, self.store, WORK, self.now)

    def pull(self) -> PullOutcome:
        return pull_mail(self.history, self.store, WORK, (ADA,), self.now)

    def follow(self) -> PullOutcome:
        """As a pass does: mail first."""
        assert self.pull().error is None
        return follow_drafts(self.box, self.history, self.store, WORK, self.now)

    def retire(self, *decisions: Decision) -> ApplyOutcome:
        return retire_drafts(self.box, self.store, WORK, decisions, self.now)

    def row(self, record: DraftRecord) -> DraftRecord:
        found = self.store.draft(record.id)
        assert found is not None
        return found

    def state(self, record: DraftRecord) -> DraftState:
        return self.row(record).state

    # what the user's client does
    def files(self, folder: str = "Drafts") -> list[Path]:
        return sorted(path for part in ("cur", "new") for path in (self.mail / folder / part).iterdir())

    def file_of(self, record: DraftRecord, folder: str = "Drafts") -> Path:
        """The file that we wrote for a draft: its name carries the key."""
        (found,) = [path for path in self.files(folder) if record.key in path.name]
        return found

    def put(self, folder: str, raw: bytes, name: str = "1767000000.M1P1.client", flags: str = "S") -> Path:
        """Files a message, delivered now."""
        path = self.mail / folder / "cur" / f"{name}:2,{flags}"
        path.write_bytes(raw)
        os.utime(path, (self.now.timestamp(), self.now.timestamp()))
        return path

    def move(self, path: Path, folder: str, flags: str = "S") -> Path:
        target = self.mail / folder / "cur" / (path.name.partition(":2,")[0] + f":2,{flags}")
        return path.rename(target)


def again(record: DraftRecord, generation: int) -> DraftRecord:
    """The same draft, made anew."""
    return replace(record, id=f"{record.key[:8]}.{generation}", generation=generation)


def contents(paths: Iterable[Path]) -> list[bytes]:
    return [path.read_bytes() for path in paths]
