"""The file: private, of this program and version, and untouched by whoever only looks."""

from __future__ import annotations

import hashlib
import os
import re
import signal
import sqlite3
import stat
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from shelf import ADA, CALENDAR, KIM, NOON, WORK, batch, change, mail, meeting, told

from followupd.errors import StateError
from followupd.store import open_memory, open_snapshot, open_store
from followupd.store.migrations import upgrade
from followupd.store.opening import APPLICATION_ID, open_file
from followupd.store.sql_store import SqlStore
from followupd.store.tables import VERSION

KIMS = meeting("kims", NOON, KIM)


def listing(folder: Path) -> dict[str, tuple[str, int]]:
    """Every file with its digest and its time of change."""
    return {
        one.name: (hashlib.sha256(one.read_bytes()).hexdigest(), one.stat().st_mtime_ns)
        for one in sorted(folder.iterdir())
    }


def fill(path: Path) -> SqlStore:
    store = open_store(path)
    store.save_calendar(CALENDAR, WORK, change(told(KIMS)), NOON)
    return store


def in_a_child(act: Callable[[], None]) -> int:
    """Runs `act` in a process of its own; returns what ended it: 0, or the negative number of a signal."""
    return ended(begin(act))


def begin(act: Callable[[], None]) -> int:
    child = os.fork()
    if child == 0:
        code = 1
        try:
            act()
            code = 0
        finally:
            os._exit(code)
    return child


def ended(child: int) -> int:
    return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])


def test_the_database_and_its_folder_are_the_users_alone(tmp_path: Path) -> None:
    path = tmp_path / "state" / "deep" / "followupd.db"
    store = fill(path)
    store.take_lease()
    assert stat.S_IMODE(path.parent.stat().st_mode) == 0o700
    modes = {one.name: stat.S_IMODE(one.stat().st_mode) for one in path.parent.iterdir()}
    assert set(modes.values()) == {0o600}
    assert set(modes) == {path.name, path.name + "-wal", path.name + "-shm", path.name + ".lock"}
    store.close()


def test_every_commit_is_durable(tmp_path: Path) -> None:
    database = open_file(tmp_path / "a.db", create=True)
    settings = [database.raw.execute(f"PRAGMA {one}").fetchone()[0] for one in ("synchronous", "journal_mode")]
    assert settings == [2, "wal"]
    assert database.raw.execute("PRAGMA foreign_keys").fetchone() == (1,)
    database.close()


def test_the_secret_is_made_with_the_database_and_stays(tmp_path: Path) -> None:
    store = fill(tmp_path / "a.db")
    secret = store.secret()
    store.close()
    again = open_store(tmp_path / "a.db")
    assert again.secret() == secret
    assert len(secret) == 32
    assert open_memory().secret() != secret
    again.close()


def test_what_is_missing_is_made_only_to_be_written(tmp_path: Path) -> None:
    path = tmp_path / "none" / "a.db"
    with pytest.raises(StateError, match="no database yet"):
        open_store(path, create=False)
    snapshot = open_snapshot(path)
    assert snapshot.sources() == ()
    snapshot.close()
    assert list(tmp_path.iterdir()) == []


def test_looking_changes_no_byte_of_a_closed_database(tmp_path: Path) -> None:
    fill(tmp_path / "a.db").close()
    before = listing(tmp_path)
    assert set(before) == {"a.db"}
    snapshot = open_snapshot(tmp_path / "a.db")
    assert [one.occurrence for one in snapshot.occurrences([KIMS.id])] == [KIMS]
    snapshot.save_mail(WORK, WORK, [batch(mail("1", NOON, KIM, ADA))], [ADA], NOON)  # type: ignore[arg-type]
    snapshot.close()
    assert listing(tmp_path) == before


@pytest.mark.parametrize("lost", ["nothing", "a.db-shm"])
def test_looking_after_a_kill_sees_all_that_was_committed_and_changes_no_byte(tmp_path: Path, lost: str) -> None:
    path = tmp_path / "a.db"

    def write_and_die() -> None:
        fill(path)
        os.kill(os.getpid(), signal.SIGKILL)

    assert in_a_child(write_and_die) == -signal.SIGKILL
    (tmp_path / lost).unlink(missing_ok=True)
    before = listing(tmp_path)
    assert before["a.db-wal"]
    snapshot = open_snapshot(path)
    assert [one.occurrence for one in snapshot.occurrences([KIMS.id])] == [KIMS]
    snapshot.close()
    assert listing(tmp_path) == before


def test_looking_while_another_process_has_it_open_sees_all_that_was_committed(tmp_path: Path) -> None:
    path = tmp_path / "a.db"
    ready, go_on = os.pipe(), os.pipe()

    def write_and_wait() -> None:
        store = fill(path)
        os.write(ready[1], b".")
        os.read(go_on[0], 1)
        store.save_mail(WORK, WORK, [batch(mail("1", NOON, KIM, ADA))], [ADA], NOON)  # type: ignore[arg-type]
        store.close()

    def look() -> None:
        os.read(ready[0], 1)
        before = listing(tmp_path)
        snapshot = open_snapshot(path)
        assert [one.occurrence for one in snapshot.occurrences([KIMS.id])] == [KIMS]
        assert listing(tmp_path) == before
        os.write(go_on[1], b".")

    writer = begin(write_and_wait)
    assert in_a_child(look) == 0
    assert ended(writer) == 0


@pytest.mark.skipif(os.getuid() != 0, reason="only root can become somebody else")
@pytest.mark.parametrize("killed", [False, True])
def test_looking_works_where_nothing_may_be_written(killed: bool) -> None:
    with TemporaryDirectory() as folder:  # others cannot even look into `tmp_path`
        look_as_another_user(Path(folder), killed=killed)


def look_as_another_user(folder: Path, *, killed: bool) -> None:
    def write() -> None:
        store = fill(folder / "a.db")
        if not killed:
            store.close()
        os.kill(os.getpid(), signal.SIGKILL)

    in_a_child(write)
    for one in (folder, *folder.iterdir()):
        one.chmod(0o555)
    before = listing(folder)

    def look() -> None:
        os.setuid(65534)
        snapshot = open_snapshot(folder / "a.db")
        assert [one.occurrence for one in snapshot.occurrences([KIMS.id])] == [KIMS]

    assert in_a_child(look) == 0
    assert listing(folder) == before


def test_a_folder_that_cannot_be_made_is_said_plainly(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("x")
    with pytest.raises(StateError) as caught:
        open_store(tmp_path / "file" / "a.db")
    assert str(tmp_path / "file") in str(caught.value)
    assert caught.value.exit_code == 78


def test_a_database_of_a_newer_version_is_refused_and_left_as_it_is(tmp_path: Path) -> None:
    fill(tmp_path / "a.db").close()
    raw = sqlite3.connect(tmp_path / "a.db")
    raw.execute("UPDATE alembic_version SET version_num = '9999'")
    raw.commit()
    raw.close()
    before = listing(tmp_path)
    for opening in (open_store, open_snapshot):
        with pytest.raises(StateError, match="newer followupd"):
            opening(tmp_path / "a.db")
    assert listing(tmp_path) == before


def test_the_database_of_another_program_is_refused_and_left_as_it_is(tmp_path: Path) -> None:
    raw = sqlite3.connect(tmp_path / "a.db")
    raw.execute("CREATE TABLE theirs (x)")
    raw.close()
    before = listing(tmp_path)
    for opening in (open_store, open_snapshot):
        with pytest.raises(StateError, match="another program"):
            opening(tmp_path / "a.db")
    assert listing(tmp_path) == before


def test_a_file_that_is_no_database_is_refused_with_the_way_out(tmp_path: Path) -> None:
    (tmp_path / "a.db").write_bytes(b"this is no database at all " * 100)
    before = listing(tmp_path)
    for opening in (open_store, open_snapshot):
        with pytest.raises(StateError, match=r"no database(?s:.*)aside"):
            opening(tmp_path / "a.db")
    assert listing(tmp_path) == before


def test_a_damaged_database_is_refused_with_the_way_out(tmp_path: Path) -> None:
    fill(tmp_path / "a.db").close()
    whole = (tmp_path / "a.db").read_bytes()
    (tmp_path / "a.db").write_bytes(whole[:4096] + b"\xff" * (len(whole) - 4096))
    for opening in (open_store, open_snapshot):
        with pytest.raises(StateError, match=r"damaged(?s:.*)backup"):
            opening(tmp_path / "a.db").sources()


def test_a_database_in_use_is_said_plainly(tmp_path: Path) -> None:
    store = fill(tmp_path / "a.db")
    other = open_file(tmp_path / "a.db", create=False)
    other.raw.execute("PRAGMA busy_timeout = 1")
    with store._database.writing(), pytest.raises(StateError, match="in use"), other.writing():
        pass
    other.close()
    store.close()


def layout(raw: sqlite3.Connection) -> list[tuple[str, str, str]]:
    rows = raw.execute("SELECT type, name, sql FROM sqlite_master WHERE sql IS NOT NULL ORDER BY type, name")
    return [(kind, name, re.sub(r"\s+", "", sql).lower()) for kind, name, sql in rows]


def test_the_migrations_lead_to_the_schema_that_a_new_database_gets(tmp_path: Path) -> None:
    fresh = open_file(tmp_path / "fresh.db", create=True)
    step_by_step = open_file(tmp_path / "steps.db", create=True)
    for (name,) in step_by_step.raw.execute("SELECT name FROM sqlite_master WHERE type = 'table'").fetchall():
        step_by_step.raw.execute("PRAGMA foreign_keys = OFF")
        step_by_step.raw.execute(f'DROP TABLE IF EXISTS "{name}"')
    with step_by_step.writing() as connection:
        upgrade(connection)
    assert layout(step_by_step.raw) == layout(fresh.raw)
    assert step_by_step.raw.execute("SELECT version_num FROM alembic_version").fetchall() == [(VERSION,)]
    fresh.close()
    step_by_step.close()


def test_our_files_bear_our_mark(tmp_path: Path) -> None:
    fill(tmp_path / "a.db").close()
    assert (tmp_path / "a.db").read_bytes()[68:72] == APPLICATION_ID.to_bytes(4, "big")


def test_opening_does_not_load_alembic(tmp_path: Path) -> None:
    code = (
        "import sys; from pathlib import Path; from followupd.store import open_snapshot, open_store;"
        "assert 'sqlalchemy' not in sys.modules; p = Path(sys.argv[1]);"
        "open_store(p).close(); open_snapshot(p).close();"
        "assert 'alembic' not in sys.modules"
    )
    subprocess.run([sys.executable, "-c", code, str(tmp_path / "a.db")], check=True, timeout=60)
