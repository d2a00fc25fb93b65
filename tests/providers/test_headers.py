"""The header scanner: equal to the standard library on ordinary mail, and more careful on the rest."""

from __future__ import annotations

import os
from datetime import UTC, datetime, timedelta, timezone
from email.header import decode_header, make_header
from email.message import EmailMessage
from email.parser import BytesParser
from email.policy import SMTP, compat32, default
from email.utils import format_datetime, formataddr, getaddresses, parsedate_to_datetime
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from followupd.domain.ids import Ref
from followupd.domain.message import Folder, Message
from followupd.providers.mailboxes.addresses import ADDRESSES_KEPT, mailboxes
from followupd.providers.mailboxes.headers import parsed_date, scan
from followupd.providers.mailboxes.text import decoded, one_line

DELIVERED = datetime(2026, 11, 3, 12, tzinfo=UTC)


def read(raw: bytes | str, delivered: datetime = DELIVERED) -> Message:
    octets = raw if isinstance(raw, bytes) else raw.encode()
    return scan(octets, ref=Ref("INBOX/1"), folder=Folder.INBOX, delivered=delivered)


def people(text: str) -> list[tuple[str, str]]:
    return [(one.name, one.address) for one in mailboxes(text)]


# against the standard library
def library_people(raw: bytes, name: str) -> list[tuple[str, str]]:
    value = str(BytesParser(policy=compat32).parsebytes(raw, headersonly=True)[name] or "")
    found = getaddresses([" ".join(value.split())])
    return [(library_text(name), address.lower()) for name, address in found if "@" in address]


def library_text(value: str) -> str:
    return " ".join(str(make_header(decode_header(value))).split())


NAME = st.one_of(
    st.sampled_from(
        ["Kim Lee", "Lee, Kim", "Dr. Kim O'Hara (Acme)", "KIM", "田中 太郎", "Jürgen Müller-Groß", 'Kim "K" Lee', ""]
    ),
    st.text("abc ÄÖéñ日本'.-", max_size=40).map(lambda text: " ".join(text.split())),
)
ADDRESS = st.from_regex(r"[a-z]{1,8}([.+_-][a-z0-9]{1,5})?@[a-z]{1,9}\.(example|test)", fullmatch=True)
PERSON = st.tuples(NAME, ADDRESS)
DATE = st.datetimes(datetime(1990, 1, 1), datetime(2035, 1, 1)).flatmap(
    lambda at: st.integers(-14 * 60, 14 * 60).map(
        lambda minutes: at.replace(microsecond=0, tzinfo=timezone(timedelta(minutes=minutes)))
    )
)
MSG_ID = st.from_regex(r"[A-Za-z0-9.$_-]{1,30}@[a-z]{1,12}\.example", fullmatch=True)


@given(
    PERSON,
    st.lists(PERSON, max_size=5),
    NAME,
    DATE,
    MSG_ID,
    st.lists(MSG_ID, max_size=6),
    st.sampled_from(["lf", "crlf"]),
)
def test_ordinary_mail_is_read_as_the_standard_library_reads_it(
    sender: tuple[str, str],
    to: list[tuple[str, str]],
    subject: str,
    date: datetime,
    message_id: str,
    references: list[str],
    ends: str,
) -> None:
    lines = [
        f"From: {formataddr(sender)}",
        *(["To: " + ",\r\n\t".join(formataddr(one) for one in to)] if to else []),
        f"Subject: {make_header([(subject, 'utf-8')]).encode() if not subject.isascii() else subject}",
        f"Date: {format_datetime(date)}",
        f"Message-ID: <{message_id}>",
        *(["References: " + "\r\n ".join(f"<{one}>" for one in references)] if references else []),
    ]
    raw = "\r\n".join([*lines, "", "body"]).encode()
    raw = raw if ends == "crlf" else raw.replace(b"\r\n", b"\n")
    message = read(raw, delivered=date + timedelta(days=1))
    assert [(one.name, one.address) for one in (message.sender,) if one] == library_people(raw, "from")
    assert [(one.name, one.address) for one in message.to] == library_people(raw, "to")
    assert message.subject == " ".join(subject.split())
    assert message.date == date.astimezone(UTC)
    assert message.message_id == message_id
    assert list(message.references) == references


@given(PERSON, st.lists(PERSON, min_size=1, max_size=4), NAME, DATE)
@example(
    sender=("Kim Lee", "kim@a.example"),
    to=[
        ("Kim Lee", "a_0@aaa.test"),
        ("Dr. Kim O'Hara (Acme)", "aaaaaa@aaaaaaaaa.example"),
        ("田中 太郎", "a@a.example"),
    ],
    subject="Kim Lee",
    date=datetime(2026, 11, 2, 9, tzinfo=UTC),
)
@example(
    sender=("Kim Lee", "a@a.example"),
    to=[("Kim Lee", "a@aaa.example"), ("田中 太郎", "a@aaaa.example"), ("", "a@a.example")],
    subject="Kim Lee",
    date=datetime(2026, 11, 2, 9, tzinfo=UTC),
)
def test_mail_folded_by_the_standard_library_is_read_back(
    sender: tuple[str, str], to: list[tuple[str, str]], subject: str, date: datetime
) -> None:
    message = EmailMessage(policy=SMTP)
    message["From"] = formataddr(sender, "utf-8")
    message["To"] = ", ".join(formataddr(one, "utf-8") for one in to)
    message["Subject"] = subject
    message["Date"] = format_datetime(date)
    raw = message.as_bytes()
    told = BytesParser(policy=default).parsebytes(raw)
    found = read(raw, delivered=date + timedelta(days=1))
    # Against what was written: the library loses the comma before some names as it folds, and then reads one less.
    assert [one.address for one in found.to] == [address.lower() for _, address in to]
    assert found.subject == " ".join(told["subject"].split())


def corpus() -> list[Path]:
    root = Path(os.environ.get("FOLLOWUPD_CORPORA") or Path(__file__).parents[3] / "shared" / "corpora")
    return sorted(root.glob("*/mails/*.eml"))


def test_real_mail_is_read_as_the_standard_library_reads_it() -> None:
    files = corpus()
    if not files:
        pytest.skip("no corpora: set FOLLOWUPD_CORPORA")
    compared = 0
    for file in files:
        raw = file.read_bytes()
        told = BytesParser(policy=compat32).parsebytes(raw, headersonly=True)
        if told.defects:  # where the library gives up at the first odd line, ours goes on
            continue
        found = read(raw, delivered=datetime(2100, 1, 1, tzinfo=UTC))
        try:
            expected = [library_people(raw, name) for name in ("from", "to", "cc")]
            subject = library_text(str(told["subject"] or ""))
            date = parsedate_to_datetime(told["date"]) if told["date"] else None
        except (ValueError, LookupError, TypeError):  # the library itself fails on it
            continue
        got = [[(one.name, one.address) for one in box if one] for box in ((found.sender,), found.to, found.cc)]
        assert [[a for _, a in box] for box in got] == [[a for _, a in box] for box in expected], file.name
        assert found.subject == subject, file.name
        if date is not None and told["received"] is None:
            assert found.date == (date if date.tzinfo else date.replace(tzinfo=UTC)).astimezone(UTC), file.name
        compared += 1
    assert compared > len(files) // 2


# addresses as they are really written
@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("kim@acme.example", [("", "kim@acme.example")]),
        ("<kim@acme.example>", [("", "kim@acme.example")]),
        ("KIM@Acme.Example", [("", "kim@acme.example")]),
        ("kim@acme.example (Kim Lee)", [("Kim Lee", "kim@acme.example")]),
        ('"Lee, Kim" <kim@acme.example>, lee@b.example', [("Lee, Kim", "kim@acme.example"), ("", "lee@b.example")]),
        ("Lee, Kim <kim@acme.example>", [("Lee, Kim", "kim@acme.example")]),
        ('"Kim \\"KK\\" Lee" <kim@acme.example>', [('Kim "KK" Lee', "kim@acme.example")]),
        ('"kim@acme.example" <kim@acme.example>', [("kim@acme.example", "kim@acme.example")]),
        ("kim@acme.example <kim@acme.example>", [("kim@acme.example", "kim@acme.example")]),
        ("Team: kim@acme.example, Lee <lee@b.example>;", [("", "kim@acme.example"), ("Lee", "lee@b.example")]),
        ("undisclosed-recipients:;", []),
        ("undisclosed-recipients:; , kim@acme.example", [("", "kim@acme.example")]),
        ("kim@acme.example; lee@b.example", [("", "kim@acme.example"), ("", "lee@b.example")]),
        ("Kim Lee kim@acme.example", [("Kim Lee", "kim@acme.example")]),
        ("Kim <kim@acme.example", [("Kim", "kim@acme.example")]),
        ('"Kim <kim@acme.example>', [("Kim", "kim@acme.example")]),
        ("<@relay.example:kim@acme.example>", [("", "kim@acme.example")]),
        ("=?utf-8?q?Lee=2C_Kim?= <kim@acme.example>", [("Lee, Kim", "kim@acme.example")]),
        ("=?utf-8?q?x=40evil=2Eexample=3E=2C?= <kim@acme.example>", [("x@evil.example>,", "kim@acme.example")]),
        ('"=?utf-8?b?w4RkYQ==?=" <ada@b.example>', [("Äda", "ada@b.example")]),
        (", ,kim@acme.example,,", [("", "kim@acme.example")]),
        ("kim@acme.example\x00", [("", "kim@acme.example")]),
        ("no address at all", []),
        ("", []),
    ],
)  # fmt: skip
def test_addresses_as_people_and_programs_write_them(text: str, expected: list[tuple[str, str]]) -> None:
    assert people(text) == expected


def test_at_most_500_recipients_are_kept_and_none_is_cut_in_two() -> None:
    message = read("To: " + ", ".join(f"p{n}@acme.example" for n in range(100_000)) + "\n\n")
    assert len(message.to) <= ADDRESSES_KEPT
    assert all(one.address == f"p{n}@acme.example" for n, one in enumerate(message.to))
    assert len(people(",".join(f"p{n}@a.example" for n in range(1_000)))) == ADDRESSES_KEPT


# text
@pytest.mark.parametrize(
    ("raw", "expected"),
    [
        ("=?utf-8?q?Caf=C3=A9?=", "Café"),
        ("=?UTF-8?B?w5xiZXI=?= das =?iso-8859-1?Q?Caf=E9?=", "Über das Café"),
        ("=?utf-8?b?w?= =?utf-8?q?a?=", "=?utf-8?b?w?= a"),
        ("=?utf-8?q?=C3?= =?utf-8?q?=BCber?=", "über"),
        ("=?utf-8*en?q?hi?=", "hi"),
        ("=?no-such-charset?q?hi?=", "hi"),
        ("=?punycode?q?hi-abc?=", "hi-abc"),
        ("=?hex?q?6869?=", "6869"),
        ("=?utf-8?q?half", "=?utf-8?q?half"),
        ("2 =? 3 ?= 4", "2 =? 3 ?= 4"),
    ],
)
def test_encoded_words(raw: str, expected: str) -> None:
    assert decoded(raw) == expected


@pytest.mark.parametrize(
    "word",
    [
        "=?utf-8?q?hello=0D=0ABcc:_eve@evil.example?=",
        "=?utf-8?b?aGVsbG8NCkJjYzogZXZlQGV2aWwuZXhhbXBsZQ==?=",
        "hello\r\n Bcc: eve@evil.example",
    ],
)
def test_encoded_line_ends_make_no_new_header(word: str) -> None:
    message = read(f"Subject: {word}\nTo: kim@acme.example\n\n")
    assert message.subject.split() == ["hello", "Bcc:", "eve@evil.example"]
    assert message.bcc == ()


def test_control_and_direction_characters_are_taken_out() -> None:
    assert one_line("a\x00b\x85c\u2028d \u202eevil\u202c \t e\ud800") == "a b c d evil e"


def test_raw_octets_are_utf8_or_windows() -> None:
    assert read("Subject: Grüße\n\n".encode()).subject == "Grüße"
    assert read("Subject: Grüße – ok\n\n".encode("cp1252")).subject == "Grüße – ok"


# ids
@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("<a@b.example>", ["a@b.example"]),
        ("<a@b.example><c@d.example>", ["a@b.example", "c@d.example"]),
        ("Your letter of Monday <a@b.example>", ["a@b.example"]),
        ("<a\n @b.example>", ["a@b.example"]),
        ("a@b.example", ["a@b.example"]),
        ("letter from a@b.example", []),
        ("<kim@acme.example>", []),
    ],
)
def test_in_reply_to(value: str, expected: list[str]) -> None:
    message = read(f"From: Kim <kim@acme.example>\nIn-Reply-To: {value}\n\n")
    assert list(message.in_reply_to) == expected


def test_a_message_without_id_gets_one_from_its_headers() -> None:
    raw = b"From: kim@acme.example\nSubject: Hi\n\n"
    assert read(raw).message_id == read(b"Received: by b.example\n" + raw).message_id
    assert read(raw).message_id != read(raw.replace(b"Hi", b"Ho")).message_id
    assert read(raw.replace(b"From", b"Message-ID: <>\nFrom")).message_id == read(raw).message_id


def test_the_first_of_several_headers_counts() -> None:
    message = read("From: kim@acme.example\nFrom: eve@evil.example\nSubject: a\nSUBJECT: b\n\n")
    assert (message.sender and message.sender.address, message.subject) == ("kim@acme.example", "a")


def test_our_key_is_read_and_nothing_that_only_looks_like_one() -> None:
    assert read("X-Followupd-Key: 0123456789abcdef0123456789abcdef\n\n").key == "0123456789abcdef0123456789abcdef"
    for other in ("0123", "0123456789ABCDEF0123456789ABCDEF", "0123456789abcdef0123456789abcdef0", ""):
        assert read(f"X-Followupd-Key: {other}\n\n").key is None


def test_nothing_is_read_beyond_the_headers() -> None:
    message = read("Subject: a\n\nFrom: eve@evil.example\n")
    assert message.sender is None
    assert read("\nFrom: eve@evil.example\n\n").sender is None
    assert read("\r\nFrom: eve@evil.example\r\n\r\n").sender is None
    assert read("Subject: a\r\n\r\nFrom: eve@evil.example\r\n").sender is None


# dates
@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Mon, 02 Nov 2026 10:00:00 +0100", datetime(2026, 11, 2, 9, tzinfo=UTC)),
        ("2 Nov 2026 10:00 -0330", datetime(2026, 11, 2, 13, 30, tzinfo=UTC)),
        ("Mon, 02 Nov 2026 10:00:00 GMT", datetime(2026, 11, 2, 10, tzinfo=UTC)),
        ("Mon, 02 Nov 2026 10:00:00 +0100 (CET)", datetime(2026, 11, 2, 9, tzinfo=UTC)),
        ("Mon, 02 Nov 2026 10:00:00", datetime(2026, 11, 2, 10, tzinfo=UTC)),
        ("Mon, 02 Nov 2026 10:00:60 +0000", datetime(2026, 11, 2, 10, 0, 59, tzinfo=UTC)),
        ("Monday, 02-Nov-26 10:00:00 EST", datetime(2026, 11, 2, 15, tzinfo=UTC)),
        ("Mon, 31 Feb 2026 10:00:00 +0000", None),
        ("Mon, 02 Nov 99999 10:00:00 +0000", None),
        ("Mon, 02 Foo 2026 10:00:00 +0000", None),
        ("Fri, 31 Dec 9999 23:00:00 -2300", None),
        ("Mon, 02 Nov 2026 10:00:00 +9999", None),
        ("tomorrow", None),
        ("", None),
    ],
)
def test_dates(text: str, expected: datetime | None) -> None:
    assert parsed_date(text) == expected


NOON = "Tue, 03 Nov 2026 12:00:00 +0000"


@pytest.mark.parametrize(
    ("headers", "expected"),
    [
        (f"Date: {NOON}", DELIVERED),
        ("Date: Mon, 02 Nov 2026 12:00:00 +0000", DELIVERED - timedelta(days=1)),
        (f"Received: by a.example; {NOON}\nDate: Tue, 03 Nov 2037 12:00:00 +0000", DELIVERED),
        (f"Received: by a.example;\n {NOON} (UTC)\nDate: rubbish", DELIVERED),
        (f"Received: by a.example; {NOON}\nReceived: by b.example; Mon, 02 Nov 2026 12:00:00 +0000", DELIVERED),
        ("Received: rubbish", DELIVERED),
        ("Date: Tue, 03 Nov 2037 12:00:00 +0000", DELIVERED),
        ("Date: Tue, 10 Nov 2026 12:00:00 +0000", DELIVERED + timedelta(days=7)),
    ],
)
def test_when_a_message_came(headers: str, expected: datetime) -> None:
    assert read(f"{headers}\n\n").date == expected


# what kind of mail it is
@pytest.mark.parametrize(
    ("header", "bulk", "automatic"),
    [
        ("X-Mailer: x", False, False),
        ("List-Id: <l.example>", True, False),
        ("List-Unsubscribe: <https://l.example>", True, False),
        ("Precedence: bulk", True, False),
        ("Precedence: List", True, False),
        ("Precedence: first-class", False, False),
        ("Precedence: auto_reply", False, True),
        ("Auto-Submitted: auto-replied", False, True),
        ("Auto-Submitted: auto-generated; owner-email=x@y.example", False, True),
        ("Auto-Submitted: no", False, False),
        ("Auto-Submitted: No (really)", False, False),
        ("Return-Path: <>", False, True),
        ("Return-Path: <kim@acme.example>", False, False),
        ("X-Autoreply: yes", False, True),
        ("X-Autorespond: Out of office", False, True),
        ("X-Auto-Response-Suppress: All", False, False),
        ("X-Failed-Recipients: kim@acme.example", False, True),
        ("Content-Type: multipart/report; report-type=delivery-status; boundary=x", False, True),
        ("Content-Type: text/calendar; method=REPLY", False, True),
        ("Content-Class: urn:content-classes:calendarmessage", False, True),
        ("Content-Type: multipart/alternative; boundary=x", False, False),
    ],
)
def test_bulk_and_automatic_mail(header: str, bulk: bool, automatic: bool) -> None:
    message = read(f"From: kim@acme.example\n{header}\n\n")
    assert (message.bulk, message.automatic) == (bulk, automatic)
