"""What an account tells is taken in whole, with its cursor, or not at all; what is wrong is kept until it is mended."""

from __future__ import annotations

import os
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from followupd.domain.event import OccurrenceId, Window
from followupd.domain.ids import AccountName, Address, Cursor, Source
from followupd.errors import AuthRequired, SuspiciousShrink, Unavailable
from followupd.ports.calendars import ChangeSet
from followupd.ports.mailboxes import KnownRefs, MessageBatch, WantedPeople, nobody
from followupd.providers.calendars.ics import IcsCalendar
from followupd.providers.mailboxes.maildir import MaildirHistory
from followupd.pull.calendars import pull_calendar
from followupd.pull.mail import pull_mail
from followupd.store import open_store
from followupd.store.sql_store import SqlStore

WORK = AccountName("work")
CALENDAR, MAIL = Source("work/calendars/0"), Source("work/mail")
ADA = Address("ada@example.org")
KIM = Address("kim@acme.example")
NOON = datetime(2026, 11, 3, 12, tzinfo=UTC)
WINDOW = Window(start=NOON - timedelta(days=31), end=NOON + timedelta(days=61))


@pytest.fixture
def store(tmp_path: Path) -> Iterator[SqlStore]:
    opened = open_store(tmp_path / "state.db")
    yield opened
    opened.close()


def events(*numbers: int) -> str:
    told = "".join(
        f"BEGIN:VEVENT\r\nUID:meeting-{n}\r\nDTSTAMP:20261101T000000Z\r\nDTSTART:202611{n:02}T090000Z\r\n"
        f"DTEND:202611{n:02}T100000Z\r\nSUMMARY:Meeting {n}\r\nEND:VEVENT\r\n"
        for n in numbers
    )
    return f"BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//example.org//test//EN\r\n{told}END:VCALENDAR\r\n"


def write(path: Path, text: str) -> None:
    """As a new file, so that no file system's clock is too coarse to tell."""
    path.with_suffix(".new").write_text(text)
    path.with_suffix(".new").rename(path)


def uids(store: SqlStore) -> set[str]:
    asked = [OccurrenceId(uid=f"meeting-{n}") for n in range(1, 30)]
    return {told.occurrence.id.uid for told in store.occurrences(asked)}


def test_calendar_is_taken_in_and_its_changes_after_it(store: SqlStore, tmp_path: Path) -> None:
    path = tmp_path / "calendar.ics"
    source = IcsCalendar(CALENDAR, WORK, path, UTC)
    write(path, events(1, 2, 3))
    assert pull_calendar(source, store, WORK, WINDOW, NOON).changed == 3
    assert pull_calendar(source, store, WORK, WINDOW, NOON).changed == 0
    write(path, events(1, 2, 3, 4))
    later = NOON + timedelta(hours=1)
    assert pull_calendar(source, store, WORK, WINDOW, later).changed == 1
    assert uids(store) == {"meeting-1", "meeting-2", "meeting-3", "meeting-4"}
    assert store.source_state(CALENDAR, WORK).last_pull_at == later


def test_calendar_that_cannot_be_read_is_a_problem_until_it_can(store: SqlStore, tmp_path: Path) -> None:
    path = tmp_path / "calendar.ics"
    source = IcsCalendar(CALENDAR, WORK, path, UTC)
    write(path, events(1))
    pull_calendar(source, store, WORK, WINDOW, NOON)
    path.rename(tmp_path / "away")
    outcome = pull_calendar(source, store, WORK, WINDOW, NOON + timedelta(hours=1))
    assert isinstance(outcome.error, Unavailable)
    state = store.source_state(CALENDAR, WORK)
    assert (state.problem_kind, state.last_pull_at) == ("Unavailable", NOON)
    assert uids(store) == {"meeting-1"}
    (tmp_path / "away").rename(path)
    assert pull_calendar(source, store, WORK, WINDOW, NOON + timedelta(hours=2)).error is None
    assert store.source_state(CALENDAR, WORK).problem is None


def test_sudden_loss_is_held_until_the_user_accepts_it(store: SqlStore, tmp_path: Path) -> None:
    path = tmp_path / "calendar.ics"
    source = IcsCalendar(CALENDAR, WORK, path, UTC)
    write(path, events(*range(1, 9)))
    pull_calendar(source, store, WORK, WINDOW, NOON)
    write(path, events(1))
    assert isinstance(pull_calendar(source, store, WORK, WINDOW, NOON).error, SuspiciousShrink)
    assert len(uids(store)) == 8
    assert store.accept_loss(WORK) == 1
    assert pull_calendar(source, store, WORK, WINDOW, NOON).error is None
    assert uids(store) == {"meeting-1"}
    write(path, events(2, 3, 4, 5, 6))
    pull_calendar(source, store, WORK, WINDOW, NOON)
    write(path, events(2))
    assert isinstance(pull_calendar(source, store, WORK, WINDOW, NOON).error, SuspiciousShrink)  # accepted once


def forget_cursor(store: SqlStore) -> None:
    """As after an upgrade that writes other cursors."""
    nothing = ChangeSet(
        changed=(), removed=(), past=(), quarantined=(), is_snapshot=False, cursor=Cursor("of another version")
    )
    store.save_calendar(CALENDAR, WORK, nothing, NOON)


def test_expired_cursor_leads_to_a_full_pull_into_the_same_rows(store: SqlStore, tmp_path: Path) -> None:
    path = tmp_path / "calendar.ics"
    source = IcsCalendar(CALENDAR, WORK, path, UTC)
    write(path, events(1, 2, 3, 4))
    pull_calendar(source, store, WORK, WINDOW, NOON)
    forget_cursor(store)
    write(path, events(2, 3, 4))
    outcome = pull_calendar(source, store, WORK, WINDOW, NOON)
    assert (outcome.error, outcome.changed) == (None, 1)
    assert uids(store) == {"meeting-2", "meeting-3", "meeting-4"}


def test_sudden_loss_is_seen_also_when_the_cursor_expired(store: SqlStore, tmp_path: Path) -> None:
    path = tmp_path / "calendar.ics"
    source = IcsCalendar(CALENDAR, WORK, path, UTC)
    write(path, events(1, 2, 3, 4))
    pull_calendar(source, store, WORK, WINDOW, NOON)
    forget_cursor(store)
    write(path, events(1, 2))
    assert isinstance(pull_calendar(source, store, WORK, WINDOW, NOON).error, SuspiciousShrink)
    assert len(uids(store)) == 4
    store.accept_loss(WORK)
    assert pull_calendar(source, store, WORK, WINDOW, NOON).error is None
    assert len(uids(store)) == 2


def deliver(mail: Path, number: int, folder: str = "INBOX") -> None:
    for part in ("cur", "new", "tmp"):
        (mail / folder / part).mkdir(parents=True, exist_ok=True)
    path = mail / folder / "cur" / f"{number}.M1.client:2,S"
    path.write_text(
        f"From: Kim Lee <{KIM}>\nTo: <{ADA}>\nMessage-ID: <{number}@acme.example>\nSubject: Hello\n"
        f"Date: Mon, 02 Nov 2026 10:00:0{number} +0000\n\nHello\n"
    )
    at = (NOON - timedelta(hours=1)).timestamp()
    os.utime(path, (at, at))


def message_ids(store: SqlStore) -> set[str]:
    return {m.message_id for m in store.messages_with([KIM], NOON - timedelta(days=9), NOON)}


def test_mail_is_taken_in_and_what_is_new_after_it(store: SqlStore, tmp_path: Path) -> None:
    deliver(tmp_path / "Mail", 1)
    history = MaildirHistory(MAIL, WORK, tmp_path / "Mail")
    assert pull_mail(history, store, WORK, (ADA,), NOON).changed == 1
    assert pull_mail(history, store, WORK, (ADA,), NOON).changed == 0
    deliver(tmp_path / "Mail", 2)
    assert pull_mail(history, store, WORK, (ADA,), NOON).changed == 1
    assert message_ids(store) == {"1@acme.example", "2@acme.example"}


def test_mailbox_that_cannot_be_read_is_a_problem_until_it_can(store: SqlStore, tmp_path: Path) -> None:
    history = MaildirHistory(MAIL, WORK, tmp_path / "Mail")
    assert isinstance(pull_mail(history, store, WORK, (ADA,), NOON).error, Unavailable)
    assert store.source_state(MAIL, WORK).problem_kind == "Unavailable"
    deliver(tmp_path / "Mail", 1)
    assert pull_mail(history, store, WORK, (ADA,), NOON).error is None
    assert store.source_state(MAIL, WORK).problem is None


class Cut:
    """The real mailbox behind a line that breaks after the first batch."""

    source = MAIL

    def __init__(self, history: MaildirHistory, error: Exception) -> None:
        self._history, self._error = history, error

    def messages_since(
        self, cursor: Cursor | None, known: KnownRefs, about: WantedPeople = nobody
    ) -> Iterator[MessageBatch]:
        yield next(self._history.messages_since(cursor, known, about))
        raise self._error

    def read(self, ref: str, *, limit: int = 0) -> bytes | None:
        return None


def test_pull_that_breaks_off_takes_nothing_in(store: SqlStore, tmp_path: Path) -> None:
    deliver(tmp_path / "Mail", 1)
    history = MaildirHistory(MAIL, WORK, tmp_path / "Mail")
    refused = AuthRequired(WORK, "pull", "refused")
    assert pull_mail(Cut(history, refused), store, WORK, (ADA,), NOON).error is refused
    assert message_ids(store) == set()
    assert store.source_state(MAIL, WORK).cursor is None
    assert pull_mail(history, store, WORK, (ADA,), NOON).changed == 1


def test_bug_is_no_problem_of_the_account(store: SqlStore, tmp_path: Path) -> None:
    deliver(tmp_path / "Mail", 1)
    cut = Cut(MaildirHistory(MAIL, WORK, tmp_path / "Mail"), ZeroDivisionError())
    with pytest.raises(ZeroDivisionError):
        pull_mail(cut, store, WORK, (ADA,), NOON)
    assert store.source_state(MAIL, WORK).problem is None


def test_mail_cursor_of_another_version_leads_to_a_full_pull(store: SqlStore, tmp_path: Path) -> None:
    deliver(tmp_path / "Mail", 1)
    history = MaildirHistory(MAIL, WORK, tmp_path / "Mail")
    pull_mail(history, store, WORK, (ADA,), NOON)
    store.save_mail(MAIL, WORK, [MessageBatch(folders=(), cursor=Cursor("of another version"))], (ADA,), NOON)
    deliver(tmp_path / "Mail", 2)
    outcome = pull_mail(history, store, WORK, (ADA,), NOON)
    assert (outcome.error, outcome.changed) == (None, 1)
    assert message_ids(store) == {"1@acme.example", "2@acme.example"}
