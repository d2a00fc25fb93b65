"""Days in which everything happens at once: users at their drafts, servers that fail, and a daemon that dies."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from pathlib import Path
from random import Random

import pytest
from google_stub import Close, GoogleStub, Habits, Late, Status
from google_world import ADA, GoogleWorld, Lying, google_world

from tests.world import berlin

PEOPLE = [f"Guest {number} <g{number}@firm{number}.example>" for number in range(6)]
READS = ["calendar.events.list", "gmail.users.getProfile"] + [
    f"gmail.users.{name}" for name in ("drafts.list", "drafts.get", "history.list", "messages.list", "messages.get")
]
LOSING = Habits(keeps_headers=False, keeps_message_id=False, sent_message_id=True, search_lag=timedelta(hours=1))


@dataclass
class Chaos:
    """What the user did so far, by person, and what must therefore never happen."""

    world: GoogleWorld
    random: Random
    saved: dict[str, bytes] = field(default_factory=dict)  # drafts that the user wrote into, by draft id
    seen: dict[str, str] = field(default_factory=dict)  # every draft that there ever was, by id: to whom
    done: dict[str, str] = field(default_factory=dict)  # what the user did with a draft last, by person
    quiet: set[str] = field(default_factory=set)  # who asked for no mail
    told: list[str] = field(default_factory=list)

    def edits(self, draft: Lying) -> None:
        number = len(self.told)
        self.world.rewrite(draft, f"My own words, {number}.", subject=self.random.choice(["", f"Straws {number}"]),
                           drops_headers=self.random.random() < 0.5)  # fmt: skip
        self.saved[draft.id] = self.world.user.raw(self.world.user.drafts()[draft.id])

    def sends(self, draft: Lying) -> None:
        sent = self.world.user.send(draft.id)
        self.gone(draft, "sent")
        if self.random.random() < 0.4:
            words = self.random.choice(["Thank you, Ada.", "Please stop writing to me.", "Thanks! Let us talk in May."])
            self.world.user.reply(sent, words, draft.to, self.world.now)
            if "stop" in words:
                self.quiet.add(draft.people[0])

    def discards(self, draft: Lying) -> None:
        self.world.user.discard(draft.id)
        self.gone(draft, "discarded")

    def trashes(self, draft: Lying) -> None:
        self.world.user.trash(draft.message)
        self.gone(draft, "trashed")

    def gone(self, draft: Lying, how: str) -> None:
        self.saved.pop(draft.id, None)
        self.done[draft.people[0]] = how

    def acts(self) -> None:
        """The user does something with one of the drafts, as often as not."""
        lying = [one for one in self.world.lying() if "TRASH" not in self.world.user.labels(one.message)]
        if lying and self.random.random() < 0.5:
            what = self.random.choice([self.edits, self.edits, self.sends, self.sends, self.discards, self.trashes])
            draft = self.random.choice(lying)
            self.seen[draft.id] = draft.people[0]
            self.told.append(f"{self.world.now:%d %H:%M} {what.__name__} {draft.to}")
            what(draft)

    def breaks(self) -> None:
        """Something goes wrong, as often as not."""
        stub = self.world.stub
        write = self.random.choice(["gmail.users.drafts.create", "gmail.users.drafts.delete"])
        read = self.random.choice(READS)
        fate = self.random.choice(["", "", "", "close", "after", "503", "late", "read", "forget", "tokens", "access"])
        self.told.append(f"{self.world.now:%d %H:%M} {fate} {write} {read}")
        match fate:
            case "close":
                stub.fail(write, Close())
            case "after":
                stub.fail(write, Close(), after_commit=True)
            case "503":
                stub.fail(write, Status(503), after_commit=True)
            case "late":
                stub.fail(write, Late())
            case "read":
                stub.fail(read, Status(403, "forbidden"), skip=self.random.randrange(3))
            case "forget":
                stub.forget_history(ADA)
            case "tokens":
                stub.forget_sync_tokens(ADA)
            case "access":
                stub.expire_tokens(ADA)

    def passes(self) -> None:
        if self.random.random() < 0.3:
            self.world.stop()
        before = set(self.world.user.drafts())
        self.world.try_to_run()
        self.told.append(f"{self.world.now:%d %H:%M} pass")
        lying = self.world.lying()
        for one in lying:
            if one.id not in before:
                assert one.people[0] not in self.quiet, self.told
            self.seen[one.id] = one.people[0]
        here = {one.id: one for one in lying}
        for draft, raw in self.saved.items():
            assert draft in here, ("lost", self.told)
            assert self.world.user.raw(here[draft].message) == raw, ("overwritten", self.told)
        alive = [one for one in lying if "TRASH" not in self.world.user.labels(one.message)]
        twice = [who for who, times in Counter(one.people[0] for one in alive).items() if times > 1]
        assert not twice, ("doubled", twice, self.told)


def hours_of(random: Random, start: datetime, days: int) -> Iterator[datetime]:
    at = start
    while at < start + timedelta(days=days):
        yield at
        at += timedelta(minutes=random.choice([3, 20, 90, 300, 700]))
        if not 8 <= at.hour < 19:
            at = (at + timedelta(days=at.hour >= 19)).replace(hour=9, minute=random.randrange(60))


def chaos(root: Path, stub: GoogleStub, seed: int, days: int) -> None:
    random = Random(seed)
    world = google_world(root, stub, "2026-11-02 08:00")
    stub.habits = random.choice([Habits(), LOSING])
    days_of = {who: random.randrange(5) for who in PEOPLE}
    for who, day in days_of.items():
        world.invite(f"Talk of {who.split('<')[0]}", berlin(f"2026-11-0{day + 3} 09:00"), who)
    life = Chaos(world, random)
    world.run()
    for world.now in hours_of(random, berlin("2026-11-03 11:00"), days):
        world.later_by(minutes=0)
        life.breaks()
        life.acts()
        life.passes()
        stub.land()  # what comes late comes within minutes
    stub._faults.waiting.clear()
    for _ in range(4):
        world.later_by(days=1)
        life.passes()
    held = {one["people"][0] for one in world.call("drafts", "--json").json if one["state"] == "held"}
    missed = {who.partition("<")[2].rstrip(">") for who in PEOPLE} - set(life.seen.values()) - held
    assert not missed, ("never made", missed, life.told)
    world.stop()


@pytest.mark.parametrize("seed", [4])
def test_nothing_is_lost_doubled_or_overwritten(tmp_path: Path, google_stub: GoogleStub, seed: int) -> None:
    chaos(tmp_path, google_stub, seed, days=2)
