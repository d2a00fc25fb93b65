"""The daemon as systemd runs it: a real process, told what to do by signals, heard through its notify socket."""

from __future__ import annotations

import signal
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from tests.running import Daemon
from tests.world import CONFIG, World, read

KIM = "Kim Lee <kim@acme.example>"
ALWAYS = """\
hours: {days: [mon, tue, wed, thu, fri, sat, sun], from: "00:00", to: "23:59"}
poll: {mail: 1h, calendar: 1h}
"""


@pytest.fixture
def world(tmp_path: Path) -> World:
    day = (datetime.now(UTC) - timedelta(days=20)).date()
    return World(tmp_path, datetime.now(UTC), CONFIG.replace("2026-11-01", str(day)) + ALWAYS)


@pytest.fixture
def daemon(world: World) -> Iterator[Daemon]:
    started = Daemon(world.root)
    try:
        yield started
    finally:
        started.end()


def hours_ago(number: int) -> datetime:
    return datetime.now(ZoneInfo("Europe/Berlin")) - timedelta(hours=number)


def test_it_drafts_says_how_it_is_and_ends_when_asked(world: World, daemon: Daemon) -> None:
    daemon.hear("READY=1")
    assert "all accounts well" in daemon.hear("STATUS=")
    world.meet("intro", "Packaging pilot", hours_ago(5), KIM)
    daemon.process.send_signal(signal.SIGHUP)
    daemon.hear("WATCHDOG=1")
    assert [str(read(path)["To"]) for path in world.drafts()] == [KIM]
    assert daemon.end() == 0


def test_a_wrong_new_config_keeps_the_old_one(world: World, daemon: Daemon) -> None:
    daemon.hear("WATCHDOG=1")
    (world.root / "config.yaml").write_text("me: {name: Ada\n")
    world.meet("intro", "Packaging pilot", hours_ago(5), KIM)
    daemon.process.send_signal(signal.SIGHUP)
    daemon.hear("WATCHDOG=1")
    assert len(world.drafts()) == 1
    assert daemon.end() == 0


def test_a_broken_template_that_is_in_use_is_logged_and_the_daemon_goes_on(world: World, daemon: Daemon) -> None:
    daemon.hear("WATCHDOG=1")
    (world.root / "templates").mkdir()
    (world.root / "templates" / "poke.md.j2").write_text("---\nsubject: x\n---\n{% if %}\n")
    (world.root / "config.yaml").write_text(f"{world.config}templates: [templates]\nno_reply: {{template: poke}}\n")
    world.meet("intro", "Packaging pilot", hours_ago(5), KIM)
    daemon.process.send_signal(signal.SIGHUP)
    daemon.hear("WATCHDOG=1")
    assert len(world.drafts()) == 1
    assert daemon.end() == 0
    assert daemon.process.stderr is not None
    (line,) = [line for line in daemon.process.stderr.read().splitlines() if "template.failed" in line]
    assert "poke.md.j2:4" in line


def test_an_account_in_trouble_is_told_and_the_daemon_goes_on(world: World, daemon: Daemon) -> None:
    daemon.hear("WATCHDOG=1")
    (world.root / "calendar.ics").unlink()
    daemon.process.send_signal(signal.SIGHUP)
    assert "1 account(s) in trouble" in daemon.hear("STATUS=")
    world.save()
    daemon.process.send_signal(signal.SIGHUP)
    assert "all accounts well" in daemon.hear("STATUS=")
