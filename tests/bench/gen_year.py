"""Lays out a life to be simulated: people met and written with, in mixed circles, and a calendar that goes on.

The same seed gives the same calendar, mail and words of the user. Nothing is sent or drafted yet.
"""

from __future__ import annotations

import random
from datetime import UTC, datetime, timedelta
from pathlib import Path

from followupd.bootstrap import build_house, open_to_write
from followupd.config import Config, load
from followupd.daemon.hearing import pull
from followupd.domain.fact import Fact, FactKind
from followupd.domain.ids import AccountName, Address, Cursor, MessageId, Ref, Source
from followupd.domain.judgement import Intent, Judgement, Kind
from followupd.domain.message import Folder, Mailbox, Message
from followupd.ports.mailboxes import FolderChanges, MessageBatch

START = datetime(2026, 11, 2, 7, tzinfo=UTC)
CONFIG = """\
me: {{name: Ada Example, addresses: [ada@example.org], timezone: Europe/Berlin, signature: Ada}}
accounts:
  - {{name: work, mail: {{type: maildir, path: {root}/Mail}}, calendars: [{{type: ics, path: {root}/calendar.ics}}]}}
state: {{database: {root}/state.db}}
start: 2026-10-26
cadence:
  circles:
    inner: {{every: 4w, latest: 6w}}
    far: {{every: 26w}}
    dormant: {{every: never}}
  people:
    - {{match: {{domain: firm3.example}}, circle: inner}}
"""
ME = Mailbox(address=Address("ada@example.org"))


def lay_out(root: Path, people: int, *, days: int = 366, seed: int = 1) -> Config:
    """Everything in `root`; the config of it. `days` are those of meetings after `START`."""
    dice = random.Random(seed)
    (root / "config.yaml").write_text(CONFIG.format(root=root), encoding="utf-8")
    for folder in ("INBOX", "Drafts", "Sent"):
        for part in ("cur", "new", "tmp"):
            (root / "Mail" / folder / part).mkdir(parents=True, exist_ok=True)
    (root / "calendar.ics").write_bytes(calendar(dice, people, days).encode())
    config = load(root / "config.yaml")
    store = open_to_write(config)
    house = build_house(config, store)
    store.take_lease()
    pull(house, house.policy_at(store.first_run_at(START)), START)
    _write_letters(dice, store, people)
    for number in range(0, people, 5):
        circle = dice.choice(["inner", "far", "dormant"])
        at = START - timedelta(days=dice.randint(1, 90))
        store.add_fact(Fact(kind=FactKind.CIRCLE, at=at, person=address(number), text=circle))
    store.close()
    return config


def address(number: int) -> Address:
    return Address(f"kim.lee{number}@firm{number % 97}.example")


def calendar(dice: random.Random, people: int, days: int) -> str:
    """Everybody was met once in the year before; then as many meetings as people in a year, of one to three."""
    lines = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//followupd//bench//EN"]
    for number in range(people):
        lines += _meeting(f"old-{number}", _hour(dice, -365, 0), [number])
    for number in range(people * (days + 7) // 365):
        guests = dice.sample(range(people), dice.choice((1, 1, 1, 2, 3)))
        lines += _meeting(f"new-{number}", _hour(dice, -7, days), guests)
    return "".join(f"{line}\r\n" for line in [*lines, "END:VCALENDAR"])


def _hour(dice: random.Random, first: int, last: int) -> datetime:
    midnight = START.replace(hour=0)
    return midnight + timedelta(days=dice.randint(first, last - 1), minutes=15 * dice.randint(32, 64))


def _meeting(uid: str, start: datetime, guests: list[int]) -> list[str]:
    return [
        "BEGIN:VEVENT", f"UID:{uid}@example.org", "DTSTAMP:20251001T000000Z", f"DTSTART:{start:%Y%m%dT%H%M%SZ}",
        f"DTEND:{start + timedelta(hours=1):%Y%m%dT%H%M%SZ}", f"SUMMARY:Straws and paper {uid}",
        "ORGANIZER:mailto:ada@example.org", "ATTENDEE;PARTSTAT=ACCEPTED:mailto:ada@example.org",
        *(f'ATTENDEE;PARTSTAT=ACCEPTED;CN="Kim Lee {n}":mailto:{address(n)}' for n in guests), "END:VEVENT",
    ]  # fmt: skip


def _write_letters(dice: random.Random, store: object, people: int) -> None:
    """Six letters with each of nine in ten, the last of them the other's, all of them read and judged."""
    from followupd.store.sql_store import SqlStore

    assert isinstance(store, SqlStore)
    letters: list[Message] = []
    for number in range(people):
        if number % 10 == 9:
            continue
        at, before = START - timedelta(days=dice.randint(20, 360)), list[MessageId]()
        for turn in range(6):
            at += timedelta(hours=dice.randint(1, 48))
            if at >= START:
                break
            theirs, own = Mailbox(address=address(number), name=f"Kim Lee {number}"), turn % 2 == 0
            one = MessageId(f"{number}.{turn}@mail.example.org")
            letters.append(
                Message(
                    message_id=one, ref=Ref(f"{number}.{turn}"), folder=Folder.SENT if own else Folder.INBOX, date=at,
                    sender=ME if own else theirs, to=(theirs if own else ME,), subject=f"Straws {number}",
                    in_reply_to=tuple(before[-1:]), references=tuple(before),
                )
            )  # fmt: skip
            before.append(one)
    folder = FolderChanges(name="All", folder=Folder.INBOX, messages=tuple(letters))
    batch = MessageBatch(folders=(folder,), cursor=Cursor("1"))
    store.save_mail(Source("archive"), AccountName("work"), [batch], ["ada@example.org"], START)
    judged = Judgement(kind=Kind.REPLY, intent=Intent.PLAIN)
    store.save_judgements(dict.fromkeys((one.message_id for one in letters), judged))
