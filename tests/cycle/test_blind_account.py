"""An account whose mail cannot be read gets no drafts: an answer may lie in it."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from followupd.bootstrap import build_house, open_to_write
from followupd.config import load
from followupd.daemon.rounds import run_round
from followupd.domain.ids import Cursor, Ref, Source
from followupd.domain.record import replace
from followupd.errors import Unavailable
from followupd.ports.mailboxes import KnownRefs, MailHistory, MessageBatch, WantedPeople, nobody
from tests.world import World, berlin

KIM = "Kim Lee <kim.lee@acme.example>"


@pytest.fixture
def world(tmp_path: Path) -> World:
    world = World(root=tmp_path, now=berlin("2026-11-02 09:00"))
    world.meet("k1", "Straw talk", berlin("2026-11-03 10:00"), KIM)
    world.run()
    return world


def test_nothing_is_drafted_while_mail_cannot_be_read_and_all_of_it_afterwards(world: World) -> None:
    world.now = berlin("2026-11-03 15:00")
    sent = world.root / "Mail/Sent"
    shutil.move(sent / "cur", world.root / "away")
    (sent / "cur").write_text("no folder")
    assert world.call("run", "--once").code == 75
    assert world.drafts() == []
    (sent / "cur").unlink()
    shutil.move(world.root / "away", sent / "cur")
    world.run()
    assert len(world.drafts()) == 1


def test_who_was_written_to_meanwhile_gets_none(world: World) -> None:
    world.now = berlin("2026-11-03 14:00")
    world.write_to("kim.lee@acme.example", "Thank you", "It was good to talk.")
    sent = world.root / "Mail/Sent"
    shutil.move(sent / "cur", world.root / "away")
    (sent / "cur").write_text("no folder")
    world.now = berlin("2026-11-03 15:00")
    assert world.call("run", "--once").code == 75
    (sent / "cur").unlink()
    shutil.move(world.root / "away", sent / "cur")
    world.run()
    assert world.drafts() == []
    assert world.reason("k1", "kim.lee@acme.example") == "in_touch_since"


@dataclass
class Deaf:
    """The real mailbox, of which nothing can be read now; its drafts folder is as good as ever."""

    history: MailHistory

    @property
    def source(self) -> Source:
        return self.history.source

    def messages_since(
        self, cursor: Cursor | None, known: KnownRefs, about: WantedPeople = nobody
    ) -> Iterator[MessageBatch]:
        raise Unavailable("work", "pull", "nobody answers")

    def read(self, ref: Ref, *, limit: int = 0) -> bytes | None:
        raise Unavailable("work", "read", "nobody answers")


def test_a_drafts_folder_alone_is_not_enough_to_draft(world: World) -> None:
    world.now = berlin("2026-11-03 15:00")
    config = load(world.root / "config.yaml")
    store = open_to_write(config)
    store.take_lease()
    house = build_house(config, store)
    (account,) = house.accounts
    assert account.history is not None
    deaf = replace(house, accounts=(replace(account, history=Deaf(account.history)),))
    assert run_round(deaf, world.now).blind == {"work"}
    assert world.drafts() == []
    run_round(house, world.now)
    store.close()
    assert len(world.drafts()) == 1
