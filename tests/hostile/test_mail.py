"""Mail is written by strangers: nothing in it takes long, fills the memory, or stops the rest."""

from __future__ import annotations

import os
import resource
import socket
import stat
import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from followupd.domain.ids import AccountName, Address, Ref, Source
from followupd.domain.message import Folder, Message
from followupd.ports.mailboxes import MessageBatch
from followupd.providers.mailboxes.addresses import ADDRESSES_KEPT, mailboxes
from followupd.providers.mailboxes.headers import scan
from followupd.providers.mailboxes.maildir import MaildirDrafts, MaildirHistory
from followupd.providers.mailboxes.text import decoded

DELIVERED = datetime(2026, 11, 3, 12, tzinfo=UTC)
GOOD = b"From: Kim Lee <kim@acme.example>\nTo: ada@example.org\nSubject: good\nMessage-ID: <good@acme.example>\n\nHi\n"


def read(raw: bytes) -> Message:
    return scan(raw, ref=Ref("INBOX/1"), folder=Folder.INBOX, delivered=DELIVERED)


@contextmanager
def cpu_within(seconds: float) -> Iterator[None]:
    """Fails where the body takes more CPU time; what is quadratic takes a hundred times as much."""
    began = time.process_time()
    yield
    assert time.process_time() - began < seconds


BOMBS = {
    "empty parameters": b"Content-Type: text/plain" + b";" * 150_000,
    "20,000 encoded words": b"Subject: " + b"=?utf-8?q?a?= " * 20_000,
    "20,000 encoded words in names": b"To: " + b"=?utf-8?q?a?= <a@b.example>, " * 20_000,
    "encoded words of unknown charsets": b"Subject: " + b" ".join(b"=?x-%d?q?a?=" % n for n in range(20_000)),
    "punycode": b"Subject: =?punycode?q?" + b"a-b" * 5_000 + b"?=",
    "half encoded words": b"Subject: " + b"=?utf-8?q?" * 20_000,
    "one header of a megabyte": b"Subject: " + b"a" * 1_000_000,
    "100,000 headers": b"X-A: b\n" * 100_000,
    "100,000 subjects": b"Subject: b\n" * 100_000,
    "100,000 folds": b"References: <a@b.example>\n" + b" <a@b.example>\n" * 100_000,
    "100,000 addresses": b"To: " + b",".join(b"p%d@acme.example" % n for n in range(100_000)),
    "open quotes": b'To: "' + b'\\"a' * 50_000,
    "open comments": b"To: " + b"(" * 100_000,
    "open brackets": b"To: " + b"<" * 100_000,
    "brackets": b"References: " + b"<>" * 100_000,
    "commas": b"To: " + b"," * 100_000,
    "spaces": b"To: " + b" " * 100_000 + b"x",
    "spaces in a date": b"Date: Mon," + b" " * 100_000 + b"x",
    "digits in a date": b"Date: " + b"1" * 100_000,
    "groups": b"To: " + b"a:" * 50_000,
    "backslashes": b'To: "' + b"\\" * 100_001,
    "NULs": b"From: kim@acme.example\0\nSubject: \0a\0\n" + b"\0" * 100_000,
    "no blank line": b"Subject: a\n" + b"words and words\n" * 50_000,
    "no line end": b"Subject" * 50_000,
    "carriage returns": b"Subject: a\r" * 50_000,
    "names without end": b"subject \t" * 50_000,
}


@pytest.mark.parametrize("bomb", BOMBS)
def test_a_bomb_is_read_in_no_time(bomb: str) -> None:
    with cpu_within(0.5):
        message = read(BOMBS[bomb] + b"\nFrom: kim@acme.example\n\n")
    assert len(message.recipients) <= ADDRESSES_KEPT
    assert len(message.subject) <= 998
    assert len(message.references) <= 200


@pytest.mark.parametrize("bomb", [name for name in BOMBS if BOMBS[name].startswith((b"To: ", b"Subject: "))])
def test_a_bomb_is_read_in_no_time_without_the_caps_of_a_block(bomb: str) -> None:
    text = BOMBS[bomb].partition(b": ")[2].decode("latin-1")
    with cpu_within(2):
        assert len(mailboxes(text)) <= ADDRESSES_KEPT
        decoded(text)


def test_a_recipient_that_is_cut_off_is_nobody() -> None:
    for pad in range(40):
        message = read(b"To: " + b"x" * pad + b"@a.example, " + b"kim.lee@acme.example.org, " * 1_000 + b"\n\n")
        assert {one.address for one in message.to[1:]} == {"kim.lee@acme.example.org"}


HEADER = st.sampled_from(
    ["From", "To", "Cc", "Subject", "Date", "Message-ID", "References", "In-Reply-To", "Received", "Auto-Submitted"]
)
RAW = st.lists(
    st.tuples(HEADER, st.text(st.characters(codec="utf-8") | st.sampled_from(' "<>@,;:()\\=?_\r\n\t'), max_size=60))
)


@given(st.binary(max_size=400))
@example(b"")
@example(b"From: \xff\xfe <\x00@>\n\n")
def test_any_octets_are_read_without_an_error(raw: bytes) -> None:
    is_clean(read(raw))


@given(RAW)
def test_any_headers_are_read_without_an_error(headers: list[tuple[str, str]]) -> None:
    is_clean(read("".join(f"{name}: {value}\n" for name, value in headers).encode()))


def is_clean(message: Message) -> None:
    """What reaches the store has one line, no control characters, and goes into any database as UTF-8."""
    texts = [message.subject, message.message_id, *message.references, *message.in_reply_to]
    for one in (*message.recipients, *([message.sender] if message.sender else [])):
        texts += [one.name, one.address]
        assert Address.parse(one.address) == one.address
    for text in texts:
        assert not any(ord(c) < 32 or 127 <= ord(c) < 160 or c in "\u2028\u2029\u202e" for c in text)
        text.encode()
    assert message.message_id
    assert message.date.tzinfo is UTC


# files that are no messages
@pytest.fixture
def inbox(tmp_path: Path) -> Path:
    for part in ("cur", "new", "tmp"):
        (tmp_path / "INBOX" / part).mkdir(parents=True)
    (tmp_path / "INBOX" / "cur" / "9.good:2,S").write_bytes(GOOD)
    return tmp_path / "INBOX" / "cur"


def pull(inbox: Path) -> list[MessageBatch]:
    history = MaildirHistory(Source("work/mail"), AccountName("work"), inbox.parent.parent)
    return list(history.messages_since(None, lambda name: frozenset()))


def subjects(batches: list[MessageBatch]) -> list[str]:
    return [message.subject for batch in batches for folder in batch.folders for message in folder.messages]


def test_odd_files_stop_no_message(inbox: Path) -> None:
    (inbox / "1.directory:2,S").mkdir()
    os.mkfifo(inbox / "2.fifo:2,S")
    (inbox / "3.broken:2,S").symlink_to("nowhere")
    (inbox / "4.circle:2,S").symlink_to("4.circle:2,S")
    (inbox / "5.device:2,S").symlink_to("/dev/zero")
    (inbox / "6.link:2,S").symlink_to("9.good:2,S")
    with socket.socket(socket.AF_UNIX) as server:
        here = os.getcwd()
        os.chdir(inbox)  # the path of a socket must be short
        try:
            server.bind("7.socket:2,S")
        finally:
            os.chdir(here)
        assert stat.S_ISSOCK((inbox / "7.socket:2,S").stat().st_mode)
        with cpu_within(1):
            assert subjects(pull(inbox)) == ["good", "good"]


def test_a_file_that_may_not_be_read_stops_no_message_and_is_tried_again(inbox: Path) -> None:
    path = inbox / "1.secret:2,S"
    path.write_bytes(GOOD.replace(b"good", b"secret"))
    path.chmod(0)
    inbox.parents[1].chmod(0o755)
    pid = os.fork()
    if pid == 0:
        try:
            os.chdir(inbox.parents[1])  # from here: the folders above are closed to others
            if os.geteuid() == 0:  # root reads everything
                os.setuid(65534)
            batches = pull(Path("INBOX/cur"))
            os._exit(0 if subjects(batches) == ["good"] and '"INBOX":[]' in (batches[-1].cursor or "") else 1)
        finally:
            os._exit(2)
    assert os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1]) == 0


def test_a_sparse_file_of_a_gigabyte_costs_nothing(inbox: Path) -> None:
    for name, head in (("1.sparse:2,S", b""), ("2.sparse:2,S", b"Subject: large\n\n")):
        with (inbox / name).open("wb") as file:
            file.write(head)
            file.truncate(1 << 30)
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    with cpu_within(1):
        assert sorted(subjects(pull(inbox))) == ["", "good", "large"]
    assert resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before < 20_000


def test_a_draft_of_a_gigabyte_costs_nothing(tmp_path: Path) -> None:
    cur = tmp_path / "Drafts" / "cur"
    cur.mkdir(parents=True)
    with (cur / "1.sparse:2,D").open("wb") as file:
        file.write(b"To: kim@acme.example\n\n")
        file.truncate(1 << 30)
    box = MaildirDrafts(Source("work/mail"), AccountName("work"), tmp_path)
    (found,) = box.listing([Address("kim@acme.example")])
    assert len(found.raw) == 1 << 20


NAMES = [
    b"1.new\nline:2,S",
    b"2.bad\xff\xfeoctets:2,S",
    b"3.per%cent:2,S",
    b"4. spaces and:colons",
    b"5." + b"x" * 240,
    b"6.\xe2\x80\xae:2,S",
]


def test_any_file_name_gives_a_ref_that_can_be_stored_and_found_again(inbox: Path) -> None:
    for name in NAMES:
        with open(os.path.join(os.fsencode(inbox), name), "wb") as file:
            file.write(GOOD.replace(b"good", b"n" + name[:1]))
    (inbox / ".hidden:2,S").write_bytes(GOOD)
    batches = pull(inbox)
    messages = [message for batch in batches for folder in batch.folders for message in folder.messages]
    assert sorted(message.subject for message in messages) == ["good", *(f"n{n}" for n in range(1, 7))]
    history = MaildirHistory(Source("work/mail"), AccountName("work"), inbox.parent.parent)
    for message in messages:
        message.ref.encode()
        assert message.ref.isprintable()
        assert f"Subject: {message.subject}\n".encode() in (history.read(message.ref) or b"")
    refs = frozenset(message.ref for message in messages)
    (last,) = history.messages_since(None, lambda name: refs)
    assert last.folders == ()


@pytest.mark.parametrize(
    "ref",
    [
        "",
        "/",
        "INBOX/../../../etc/passwd",
        "../INBOX/9.good",
        "INBOX/..",
        "INBOX/%2e%2e",
        "INBOX/%00",
        "INBOX/x" * 2_000,
    ],
)
def test_a_ref_leads_nowhere_but_to_messages(inbox: Path, ref: str) -> None:
    history = MaildirHistory(Source("work/mail"), AccountName("work"), inbox.parent.parent)
    assert history.read(Ref(ref)) is None
    box = MaildirDrafts(Source("work/mail"), AccountName("work"), inbox.parent.parent)
    assert box.inspect(Ref(ref)) is None
    assert box.retire(Ref(ref), "0" * 64) is True
