"""What is particular to Maildirs: layouts, file names, odd files, and what the operating system may say."""

from __future__ import annotations

import errno
import os
import time
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from followupd.domain.ids import AccountName, Address, Key, MessageId, Ref, Source
from followupd.domain.message import Folder, Message
from followupd.domain.record import replace
from followupd.errors import OutcomeUnknown, ProviderError, Unavailable
from followupd.ports.mailboxes import Placement
from followupd.providers.mailboxes.maildir import MaildirDrafts, MaildirHistory
from followupd.providers.mailboxes.maildir_drafts import PLACE_STEPS, RETIRE_STEPS
from followupd.providers.mailboxes.maildir_files import link_without_replacing, move_without_replacing
from followupd.providers.mailboxes.maildir_folders import base_name, find_folders

SOURCE, ACCOUNT = Source("work/mail"), AccountName("work")
PLACEMENT = Placement(
    key=Key("0123456789abcdef0123456789abcdef"),
    generation=1,
    message_id=MessageId("0123456789abcdef.1@example.org"),
    raw=b"From: ada@example.org\r\nTo: kim@acme.example\r\nMessage-ID: <0123456789abcdef.1@example.org>\r\n\r\nHi\r\n",
    planned_at=datetime(2026, 11, 3, 12, tzinfo=UTC),
)
KIM = Address("kim@acme.example")
BASE = "1793707200.0123456789abcdef0123456789abcdefG1.followupd"


def folder(path: Path) -> Path:
    for part in ("cur", "new", "tmp"):
        (path / part).mkdir(parents=True)
    return path


def history(root: Path, folders: dict[Folder, str] | None = None) -> MaildirHistory:
    return MaildirHistory(SOURCE, ACCOUNT, root, folders)


def drafts(root: Path, step: Callable[[str], None] = lambda name: None) -> MaildirDrafts:
    return MaildirDrafts(SOURCE, ACCOUNT, root, step=step)


def told(source: MaildirHistory) -> list[Message]:
    batches = source.messages_since(None, lambda name: frozenset())
    return [message for batch in batches for changes in batch.folders for message in changes.messages]


def roles(root: Path, overrides: dict[Folder, str] | None = None) -> dict[str, Folder]:
    return {one.name: one.folder for one in find_folders(root, overrides or {})}


def files(root: Path) -> list[str]:
    return sorted(str(path.relative_to(root)) for path in root.rglob("*") if path.is_file())


# layouts
def test_plain_folders(tmp_path: Path) -> None:
    for name in ("INBOX", "Drafts", "Sent Items", "Deleted Items", "Junk E-mail", "Archive/2024", "Sent Items/2024"):
        folder(tmp_path / name)
    (tmp_path / ".notmuch" / "xapian").mkdir(parents=True)
    assert roles(tmp_path) == {
        "Archive/2024": Folder.OTHER,
        "Deleted Items": Folder.TRASH,
        "Drafts": Folder.DRAFTS,
        "INBOX": Folder.INBOX,
        "Junk E-mail": Folder.JUNK,
        "Sent Items": Folder.SENT,
        "Sent Items/2024": Folder.SENT,
    }


def test_maildirpp(tmp_path: Path) -> None:
    folder(tmp_path)
    for name in (".Drafts", ".INBOX.Sent", ".Trash", ".Junk", ".Clients.Acme"):
        folder(tmp_path / name)
    assert roles(tmp_path) == {
        ".": Folder.INBOX,
        ".Clients.Acme": Folder.OTHER,
        ".Drafts": Folder.DRAFTS,
        ".INBOX.Sent": Folder.SENT,
        ".Junk": Folder.JUNK,
        ".Trash": Folder.TRASH,
    }


@pytest.mark.parametrize(
    ("name", "role"),
    [
        ("Entwürfe", Folder.DRAFTS),
        ("Entw&APw-rfe", Folder.DRAFTS),
        ("Brouillons", Folder.DRAFTS),
        ("Rascunhos", Folder.DRAFTS),
        ("&BCcENQRABD0EPgQyBDgEOgQ4-", Folder.DRAFTS),
        ("&g0l6Pw-", Folder.DRAFTS),
        ("[Gmail]/Drafts", Folder.DRAFTS),
        ("[Google Mail]/Entwürfe", Folder.DRAFTS),
        ("Gesendete Objekte", Folder.SENT),
        ("&AMk-l&AOk-ments envoy&AOk-s", Folder.SENT),
        ("Enviados", Folder.SENT),
        ("[Gmail]/Sent Mail", Folder.SENT),
        ("Papierkorb", Folder.TRASH),
        ("Papelera", Folder.TRASH),
        ("Trash/Sent", Folder.TRASH),
        ("SPAM", Folder.JUNK),
        ("Courrier indésirable", Folder.JUNK),
        ("Projects & more", Folder.OTHER),
        ("&bad-", Folder.OTHER),
    ],
)
def test_roles_are_found_by_name_in_the_usual_languages(tmp_path: Path, name: str, role: Folder) -> None:
    folder(tmp_path / name)
    assert list(roles(tmp_path).values()) == [role]


def test_what_the_config_says_wins(tmp_path: Path) -> None:
    for name in ("INBOX", "Drafts", "Sent", "Outgoing", "To review"):
        folder(tmp_path / name)
    overrides = {Folder.DRAFTS: "To review", Folder.SENT: "Outgoing"}
    found = roles(tmp_path, overrides)
    assert found["To review"] is Folder.DRAFTS
    assert found["Drafts"] is Folder.DRAFTS  # still unsent mail, and no history
    assert (found["Outgoing"], found["Sent"]) == (Folder.SENT, Folder.OTHER)
    box = MaildirDrafts(SOURCE, ACCOUNT, tmp_path, overrides)
    assert box.place(PLACEMENT).ref == f"To review/{BASE}"


@pytest.mark.parametrize("named", ["Entwürfe", "Entw&APw-rfe", ".Entw&APw-rfe", "INBOX/Entwürfe", "entwürfe"])
def test_a_folder_may_be_named_in_any_notation(tmp_path: Path, named: str) -> None:
    for name in (".", ".Drafts", ".Entw&APw-rfe"):
        folder(tmp_path / "Mail" / name)
    box = MaildirDrafts(SOURCE, ACCOUNT, tmp_path / "Mail", {Folder.DRAFTS: named})
    assert box.place(PLACEMENT).ref == f".Entw&APw-rfe/{BASE}"


@pytest.mark.parametrize(
    ("names", "chosen"),
    [
        (("INBOX", "Entwürfe", "Drafts"), "Drafts"),
        (("INBOX", "Archive/Drafts", "Entwürfe"), "Entw%C3%BCrfe"),
        (("INBOX", "Drafts/old", "Drafts"), "Drafts"),
        (("INBOX", "Drafts/old"), "Drafts"),
        ((".", ".Sent"), ".Drafts"),
        (("INBOX", "Sent"), "Drafts"),
    ],
)
def test_of_several_drafts_folders_the_outermost_and_commonest_is_used(
    tmp_path: Path, names: tuple[str, ...], chosen: str
) -> None:
    for name in names:
        folder(tmp_path / "Mail" / name)
    assert drafts(tmp_path / "Mail").place(PLACEMENT).ref == f"{chosen}/{BASE}"


def test_a_named_drafts_folder_that_is_missing_is_made(tmp_path: Path) -> None:
    folder(tmp_path)
    folder(tmp_path / ".Sent")
    box = MaildirDrafts(SOURCE, ACCOUNT, tmp_path, {Folder.DRAFTS: "Review/Drafts"})
    assert box.place(PLACEMENT).ref == f".Review.Drafts/{BASE}"


@pytest.mark.parametrize("kind", ["missing", "a file", "empty", "no mail"])
def test_a_root_without_mail_is_unavailable(tmp_path: Path, kind: str) -> None:
    root = tmp_path / "Mail"
    match kind:
        case "a file":
            root.write_text("From kim@acme.example Mon Nov  2 10:00:00 2026\n")
        case "empty":
            root.mkdir()
        case "no mail":
            (root / "Documents").mkdir(parents=True)
    with pytest.raises(Unavailable, match="Mail"):
        told(history(root))
    with pytest.raises(Unavailable):
        drafts(root).place(PLACEMENT)


def test_folders_that_are_linked_in_a_circle_are_read_once(tmp_path: Path) -> None:
    inbox = folder(tmp_path / "INBOX")
    (inbox / "cur" / "1.a:2,").write_bytes(b"Subject: a\n\n")
    (tmp_path / "INBOX" / "again").symlink_to(tmp_path)
    (tmp_path / "other").symlink_to(inbox)
    (tmp_path / "itself").symlink_to(tmp_path / "itself")
    (tmp_path / "nowhere").symlink_to(tmp_path / "missing")
    assert len(told(history(tmp_path))) == 1


def test_a_copied_folder_that_lost_its_empty_parts_is_read_and_written(tmp_path: Path) -> None:
    (tmp_path / "INBOX" / "cur").mkdir(parents=True)
    (tmp_path / "Drafts" / "cur").mkdir(parents=True)
    (tmp_path / "INBOX" / "cur" / "1.a:2,").write_bytes(b"Subject: a\n\n")
    assert len(told(history(tmp_path))) == 1
    assert drafts(tmp_path).place(PLACEMENT).folder is Folder.DRAFTS


# file names
@pytest.mark.parametrize(
    ("name", "base"),
    [
        ("17.M1P2.host:2,S", "17.M1P2.host"),
        ("17.M1P2.host", "17.M1P2.host"),
        ("17.M1P2.host,S=120,W=130:2,Sa", "17.M1P2.host,S=120,W=130"),
        ("17.R1.host,U=12:2,FS", "17.R1.host"),
        ("17_0.1.host,U=12,FMD5=7e33429f656f1e6e9d79b29c3f82c57e:2,S", "17_0.1.host"),
    ],
)
def test_base_name(name: str, base: str) -> None:
    assert base_name(name) == base


def test_a_draft_that_mbsync_numbered_is_still_the_same(tmp_path: Path) -> None:
    folder(tmp_path / "Drafts")
    box = drafts(tmp_path)
    found = box.place(PLACEMENT)
    path = tmp_path / "Drafts" / "cur"
    (path / f"{BASE}:2,D").rename(path / f"{BASE},U=7:2,DS")
    assert box.inspect(found.ref) == found
    assert box.place(PLACEMENT) == found
    assert box.retire(found.ref, found.sha256) is True
    assert files(tmp_path) == []


def test_drafts_that_lie_among_other_mail_are_no_history(tmp_path: Path) -> None:
    everything = folder(tmp_path / "[Gmail]" / "All Mail") / "cur"
    (everything / "1.a:2,DS").write_bytes(b"Subject: draft\n\n")
    (everything / "2.a:2,S").write_bytes(b"Subject: letter\n\n")
    assert [message.subject for message in told(history(tmp_path))] == ["letter"]


def test_a_message_in_new_and_cur_at_once_is_told_once(tmp_path: Path) -> None:
    inbox = folder(tmp_path / "INBOX")
    for name in ("new/1.a", "cur/1.a:2,", "cur/1.a:2,S"):
        (inbox / name).write_bytes(b"Subject: a\n\n")
    assert len(told(history(tmp_path))) == 1


def test_without_any_date_the_time_of_delivery_counts(tmp_path: Path) -> None:
    path = folder(tmp_path / "INBOX") / "cur" / "1.a:2,"
    path.write_bytes(b"Subject: a\n\n")
    os.utime(path, (1_793_000_000, 1_793_000_000))
    (message,) = told(history(tmp_path))
    assert message.date == datetime.fromtimestamp(1_793_000_000, UTC)


def test_a_poll_with_no_change_lists_no_folder(tmp_path: Path) -> None:
    inbox = folder(tmp_path / "INBOX")
    (inbox / "cur" / "1.a:2,").write_bytes(b"Subject: a\n\n")
    source = history(tmp_path)
    *_, last = source.messages_since(None, lambda name: frozenset())

    def known(name: str) -> frozenset[str]:
        raise AssertionError("a folder without a change was looked at")

    assert list(source.messages_since(last.cursor, known)) == [replace(last, folders=())]


def test_a_folder_is_listed_only_when_its_time_can_tell_the_next_change(tmp_path: Path) -> None:
    inbox = folder(tmp_path / "INBOX")
    ages = []

    def known(name: str) -> frozenset[Ref]:
        ages.append(time.time_ns() - (inbox / "new").stat().st_mtime_ns)
        return frozenset()

    for number in range(5):
        (inbox / "new" / f"{number}.a").write_bytes(b"Subject: a\n\n")
        list(history(tmp_path).messages_since(None, known))
    assert min(ages) >= 10_000_000  # the kernel's clock for files ticks every 10 ms at most


# placing: what is left on the disk
def test_lines_end_as_in_a_maildir_and_only_the_user_may_read(tmp_path: Path) -> None:
    folder(tmp_path / "Drafts")
    drafts(tmp_path).place(PLACEMENT)
    path = tmp_path / "Drafts" / "cur" / f"{BASE}:2,D"
    assert path.read_bytes() == PLACEMENT.raw.replace(b"\r\n", b"\n")
    assert path.stat().st_mode & 0o777 == 0o600
    assert files(tmp_path) == [f"Drafts/cur/{BASE}:2,D"]


def test_only_our_own_old_files_in_tmp_are_swept(tmp_path: Path) -> None:
    tmp = folder(tmp_path / "Drafts") / "tmp"
    other = BASE.replace("G1", "G2")
    long_ago = time.time() - timedelta(hours=37).total_seconds()
    for name, age in (
        (f"{BASE}.4711", None),
        (f"{other}.4711", long_ago),
        (f"{other}.4712", None),
        ("1.client", long_ago),
    ):
        (tmp / name).write_bytes(b"x")
        if age:
            os.utime(tmp / name, (age, age))
    drafts(tmp_path).place(PLACEMENT)
    assert sorted(os.listdir(tmp)) == ["1.client", f"{other}.4712"]


ERRNOS = [errno.ENOSPC, errno.EROFS, errno.EACCES, errno.EIO, errno.EDQUOT, errno.ESTALE, errno.ETIMEDOUT, errno.ENOENT]


@pytest.mark.parametrize("number", ERRNOS)
@pytest.mark.parametrize("at", PLACE_STEPS)
def test_whatever_the_system_says_while_placing_there_is_one_draft_in_the_end(
    tmp_path: Path, at: str, number: int
) -> None:
    folder(tmp_path / "INBOX")

    def fail(step: str) -> None:
        if step == at:
            raise OSError(number, os.strerror(number))

    baseline = drafts(tmp_path).baseline()
    with pytest.raises(ProviderError) as error:
        drafts(tmp_path, fail).place(PLACEMENT)
    found = drafts(tmp_path).find(PLACEMENT, baseline)
    if found is None:
        assert isinstance(error.value, Unavailable)
        assert files(tmp_path) == []
    else:
        assert isinstance(error.value, OutcomeUnknown)
    placed = drafts(tmp_path).place(PLACEMENT)
    assert files(tmp_path / "Drafts" / "cur") == [f"{BASE}:2,D"]
    assert drafts(tmp_path).inspect(placed.ref) == placed


def killed_at(at: str, act: Callable[[Callable[[str], None]], object]) -> None:
    """Runs `act` in a process that dies at a step."""
    pid = os.fork()
    if pid == 0:
        act(lambda step: os._exit(9) if step == at else None)
        os._exit(1)
    assert os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1]) == 9


@pytest.mark.parametrize("at", PLACE_STEPS)
def test_killed_while_placing_there_is_one_whole_draft_in_the_end(tmp_path: Path, at: str) -> None:
    folder(tmp_path / "INBOX")
    killed_at(at, lambda step: drafts(tmp_path, step).place(PLACEMENT))
    placed = drafts(tmp_path).place(PLACEMENT)
    assert placed.raw == PLACEMENT.raw.replace(b"\r\n", b"\n")
    assert files(tmp_path / "Drafts" / "cur") == [f"{BASE}:2,D"]


@pytest.mark.parametrize("at", RETIRE_STEPS)
@pytest.mark.parametrize("edited", [False, True])
def test_killed_while_withdrawing_nothing_but_our_own_bytes_is_gone(tmp_path: Path, at: str, edited: bool) -> None:
    folder(tmp_path / "Drafts")
    placed = drafts(tmp_path).place(PLACEMENT)
    killed_at(at, lambda step: drafts(tmp_path, step).retire(placed.ref, placed.sha256))
    assert (drafts(tmp_path).inspect(placed.ref) is None) == (at == "removed")
    assert (list(drafts(tmp_path).listing([KIM])) == []) == (at == "removed")
    left = [path for path in tmp_path.rglob("*") if path.is_file()]
    if edited and left:
        left[0].write_bytes(b"my own words")
    assert drafts(tmp_path).retire(placed.ref, placed.sha256) is not (edited and bool(left))
    assert files(tmp_path) == ([f"Drafts/cur/{BASE}:2,D"] if edited and left else [])


def test_an_edited_draft_is_not_even_moved(tmp_path: Path) -> None:
    folder(tmp_path / "Drafts")
    placed = drafts(tmp_path).place(PLACEMENT)
    (tmp_path / "Drafts" / "cur" / f"{BASE}:2,D").write_bytes(b"my own words")
    steps: list[str] = []
    assert drafts(tmp_path, steps.append).retire(placed.ref, placed.sha256) is False
    assert steps == []


def test_an_old_copy_with_our_key_is_not_taken_for_the_draft_made_anew(tmp_path: Path) -> None:
    sent = folder(tmp_path / "Sent") / "cur"
    (sent / "1.client:2,S").write_bytes(
        b"X-Followupd-Key: " + PLACEMENT.key.encode() + b"\nMessage-ID: <own@c.example>\n\n"
    )
    os.utime(sent / "1.client:2,S", (1_793_000_000, 1_793_000_000))
    again = replace(PLACEMENT, generation=2, message_id=MessageId("0123456789abcdef.2@example.org"))
    baseline = drafts(tmp_path).baseline()
    (sent / "1.client:2,S").rename(sent / "1.client:2,FS")
    assert drafts(tmp_path).find(again, baseline) is None


def test_an_edit_in_the_moment_between_is_not_lost(tmp_path: Path) -> None:
    folder(tmp_path / "Drafts")
    placed = drafts(tmp_path).place(PLACEMENT)
    path = tmp_path / "Drafts" / "cur" / f"{BASE}:2,D"
    writer = path.open("r+b")  # an editor that has the file open

    def edit(step: str) -> None:
        if step == "withdrew":
            writer.write(b"my own words")
            writer.close()

    assert drafts(tmp_path, edit).retire(placed.ref, placed.sha256) is False
    assert path.read_bytes().startswith(b"my own words")
    assert files(tmp_path) == [f"Drafts/cur/{BASE}:2,D"]


def test_a_draft_that_comes_into_being_meanwhile_is_not_replaced(tmp_path: Path) -> None:
    path = folder(tmp_path / "Drafts") / "cur" / f"{BASE}:2,D"

    def other(step: str) -> None:
        if step == "wrote":
            path.write_bytes(b"the first")

    assert drafts(tmp_path, other).place(PLACEMENT).raw == b"the first"
    assert path.read_bytes() == b"the first"
    assert files(tmp_path) == [f"Drafts/cur/{BASE}:2,D"]


@pytest.mark.parametrize("move", [link_without_replacing, move_without_replacing])
def test_nothing_is_replaced_where_links_are_refused(tmp_path: Path, move: Callable[[str, str], None]) -> None:
    old, new = tmp_path / "old", tmp_path / "new"
    old.mkdir()  # directories take no links, as files on some file systems
    new.write_bytes(b"kept")
    with pytest.raises(FileExistsError):
        move(str(old), str(new))
    assert new.read_bytes() == b"kept"
    new.unlink()
    move(str(old), str(new))
    assert new.is_dir()
    assert not old.exists()
