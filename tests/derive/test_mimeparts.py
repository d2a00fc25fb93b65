"""Taking a message apart: what is in it, and what a message made to hurt costs."""

from base64 import b64encode
from collections.abc import Callable

import pytest
from costs import cost
from hypothesis import given
from hypothesis import strategies as st

from followupd.derive.mimeparts import read_mail


def mail(*lines: str) -> bytes:
    return "\r\n".join(lines).encode()


def test_a_plain_message_is_one_leaf() -> None:
    read = read_mail(mail("From: Kim <kim@acme.example>", "Subject: Hello", "", "Hi Ada,", "", "see you."))

    assert read.header("subject") == "Hello"
    assert read.type == "text/plain"
    assert [(part.type, part.depth, part.text) for part in read.parts] == [("text/plain", 0, "Hi Ada,\n\nsee you.")]


def test_headers_are_unfolded_decoded_and_kept_in_order() -> None:
    read = read_mail(
        mail(
            "Received: from a",
            "\tby b",
            "Received: from c",
            "SUBJECT: =?utf-8?q?Gr=C3=BC=C3=9Fe?= =?UTF-8?B?IGF1cyBC?=",
            " =?utf-8?b?ZXJsaW4=?= now",
            "",
            "",
        )
    )

    assert read.all("received") == ("from a\tby b".replace("\t", " "), "from c")
    assert read.header("subject") == "Grüße aus Berlin now"
    assert read.header("x-none") == ""


def test_a_letter_cut_in_two_by_encoded_words_is_whole_again() -> None:
    read = read_mail(mail("Subject: =?utf-8?b?4oI=?= =?utf-8?b?rCAxMA==?=", "", ""))

    assert read.header("subject") == "€ 10"


def test_an_encoded_word_smuggles_no_line_end_in() -> None:
    read = read_mail(mail("Subject: =?utf-8?q?a=0D=0ABcc:_x=40y.example?=", "", ""))

    assert read.header("subject") == "a Bcc: x@y.example"
    assert read.header("bcc") == ""


def test_leaves_come_depth_first() -> None:
    read = read_mail(
        mail(
            "Subject: x",
            'Content-Type: Multipart/Mixed; boundary="a b"',
            "",
            "nobody reads this",
            "--a b",
            "Content-Type: multipart/alternative; boundary=in",
            "",
            "--in",
            "Content-Type: text/plain; charset=iso-8859-1; format=Flowed; delsp=yes",
            "Content-Transfer-Encoding: quoted-printable",
            "",
            "Gr=FC=DFe",
            "--in",
            "Content-Type: text/html",
            "",
            "<p>Gr</p>",
            "--in--",
            "--a b",
            "Content-Type: application/pdf",
            'Content-Disposition: ATTACHMENT; filename="x.pdf"',
            "Content-Transfer-Encoding: base64",
            "",
            b64encode(b"%PDF").decode(),
            "--a b--",
            "nor this",
        )
    )

    assert read.type == "multipart/mixed"
    assert read.params["boundary"] == "a b"
    assert [(part.type, part.depth) for part in read.parts] == [
        ("text/plain", 2),
        ("text/html", 2),
        ("application/pdf", 1),
    ]
    assert read.parts[0].text == "Grüße"
    assert read.parts[0].params["format"] == "Flowed"
    assert (read.parts[2].disposition, read.parts[2].body) == ("attachment", b"%PDF")


def test_messages_and_reports_inside_are_leaves_with_their_raw_body() -> None:
    read = read_mail(
        mail(
            "From: MAILER-DAEMON@mx.example",
            "Content-Type: multipart/report; report-type=delivery-status; boundary=r",
            "",
            "--r",
            "",
            "It failed.",
            "--r",
            "Content-Type: message/delivery-status",
            "",
            "Reporting-MTA: dns; mx.example",
            "",
            "Final-Recipient: rfc822; kim@acme.example",
            "--r",
            "Content-Type: message/rfc822",
            "",
            "Subject: mine",
            "",
            "Hello",
            "--r--",
        )
    )

    assert read.params["report-type"] == "delivery-status"
    assert [part.type for part in read.parts] == ["text/plain", "message/delivery-status", "message/rfc822"]
    assert b"Final-Recipient: rfc822; kim@acme.example" in read.parts[1].body
    assert read.parts[2].body.startswith(b"Subject: mine")


def test_the_parts_of_a_digest_are_messages() -> None:
    read = read_mail(
        mail("Subject: d", "Content-Type: multipart/digest; boundary=d", "", "--d", "", "From: a", "--d--")
    )

    assert [part.type for part in read.parts] == ["message/rfc822"]


def test_a_last_part_that_nothing_closes_is_read() -> None:
    read = read_mail(mail("Subject: d", "Content-Type: multipart/mixed; boundary=d", "", "--d", "", "cut off"))

    assert [part.text for part in read.parts] == ["cut off"]


@pytest.mark.parametrize("told", ["multipart/mixed", "multipart/mixed; boundary=never", "multipart/", "%%", ";;;"])
def test_a_body_whose_type_cannot_be_true_is_text(told: str) -> None:
    read = read_mail(mail("Subject: x", f"Content-Type: {told}", "", "Hello"))

    assert [(part.type, part.text) for part in read.parts] == [("text/plain", "Hello")]


@pytest.mark.parametrize(
    "body",
    [
        "Hi Ada,\n\nsee you.",
        "One: here is what I have.\n\nTwo: nothing.",
        "Date: next Tuesday suits me.\n\nKim",
        "From: Ada\nSent: Monday\nTo: Kim\nSubject: Hello\n\nHi",
        "\n\nFrom: nobody",
        "",
    ],
)
def test_a_file_without_headers_is_a_bare_body(body: str) -> None:
    read = read_mail(body.encode())

    assert read.headers == ()
    assert [part.text for part in read.parts] == [body]


def test_the_line_of_an_mbox_is_no_header() -> None:
    read = read_mail(b"From kim@acme.example Mon Nov  2 10:00:00 2026\nFrom: kim@acme.example\nSubject: x\n\nHello\n")

    assert read.header("from") == "kim@acme.example"
    assert read.parts[0].text == "Hello\n"


@pytest.mark.parametrize(
    ("charset", "octets", "text"),
    [
        ("utf-8", b"\xc3\xa9", "é"),
        ("iso-8859-1", b"\x93\xe9\x94", "“é”"),
        ("x-sjis", "日本".encode("cp932"), "日本"),
        ("iso-2022-jp", "日本".encode("iso-2022-jp"), "日本"),
        ("gb2312", "中文".encode("gb18030"), "中文"),
        ("koi8-r", "да".encode("koi8-r"), "да"),
        ("no-such-charset", b"\xc3\xa9", "é"),
        ("no-such-charset", b"caf\xe9", "café"),
        ("", b"caf\xe9", "café"),
        ("us-ascii", b"\xc3\xa9", "é"),
        ("punycode", b"a-b", "a-b"),
        ("zlib", b"abc", "abc"),
        ("undefined", b"abc", "abc"),
        ("utf-16", b"a", "\ufffd"),
        ("utf-8\0", b"abc", "abc"),
        ("utf-8", b"a\xff", "a\ufffd"),
    ],
)
def test_every_charset_gives_text(charset: str, octets: bytes, text: str) -> None:
    head = f'Subject: x\nContent-Type: text/plain; charset="{charset}"\n\n'.encode()

    assert read_mail(head + octets).parts[0].text == text


@pytest.mark.parametrize(("body", "octets"), [("SGVsbG8", b"Hello"), ("SG Vs!bG8=\nfooter", b"Hello"), ("S", b"")])
def test_bad_base64_gives_what_can_be_read(body: str, octets: bytes) -> None:
    read = read_mail(mail("Subject: x", "Content-Transfer-Encoding: BASE64", "", body))

    assert read.parts[0].body == octets


def test_parameters_in_pieces_and_other_charsets_are_joined() -> None:
    value = 'text/plain; name*1=le.txt; name*0*=utf-8\'en\'f%C3%BC; title="a;\\"b\\""; format=flowed (RFC 3676)'
    read = read_mail(mail("Subject: x", f"Content-Type: {value}", "", ""))

    assert read.params["name"] == "füle.txt"
    assert read.params["title"] == 'a;"b"'


def _nested(count: int) -> bytes:
    head = "".join(f"Content-Type: multipart/mixed; boundary=b{n}\n\n--b{n}\n" for n in range(count))
    return ("Subject: x\n" + head + "\nHello\n").encode()


BOMBS: dict[str, Callable[[int], bytes]] = {
    "nesting": _nested,
    "the same boundary again and again": lambda n: (
        b"Subject: x\n" + b"Content-Type: multipart/mixed; boundary=b\n\n--b\n" * n
    ),
    "encoded words": lambda n: b"Subject: " + b"=?utf-8?q?a?= " * n + b"\n\n",
    "encoded words in many headers": lambda n: b"Subject: x\n" + b"X-A: =?utf-8?q?a?=\n" * n + b"\n",
    "broken encoded words": lambda n: b"Subject: " + b"=?a?q?" * n + b"\n\n",
    "unknown charsets": lambda n: b"".join(b"Subject: =?utf-%d?q?a?=\n" % i for i in range(n)) + b"\n",
    "empty parameters": lambda n: b"Subject: x\nContent-Type: text/plain" + b";" * n * 8 + b"\n\nHello",
    "parameters in pieces": lambda n: b"Subject: x\nContent-Type: text/plain" + b"; a*1=b" * n + b"\n\nHello",
    "open quotes": lambda n: b"Subject: x\nContent-Type: text/plain" + b';a="' * n + b"\n\nHello",
    "folded lines": lambda n: b"Subject: x\n" + b" y\n" * n + b"\n",
    "parts": lambda n: b"Subject: x\nContent-Type: multipart/mixed; boundary=b\n\n" + b"--b\n\nx\n" * n,
    "spaces behind delimiters": lambda n: (
        b"Subject: x\nContent-Type: multipart/mixed; boundary=b\n\n" + b"--b" + b" " * n * 8 + b"x\n"
    ),
    "bad base64": lambda n: b"Subject: x\nContent-Transfer-Encoding: base64\n\n" + b"=!A" * n,
    "soft line ends": lambda n: b"Subject: x\nContent-Transfer-Encoding: quoted-printable\n\n" + b"=\n" * n,
}


@pytest.mark.parametrize("name", BOMBS)
def test_a_bomb_costs_next_to_nothing(name: str) -> None:
    raw = BOMBS[name](20_000)

    read = read_mail(raw)

    assert len(read.parts) <= 200
    assert all(part.depth <= 30 for part in read.parts)
    assert all(len(value) <= 16_384 for _, value in read.headers)
    assert cost(lambda: [part.text for part in read_mail(raw).parts]) < 0.5


@pytest.mark.parametrize("name", BOMBS)
def test_four_times_as_much_costs_at_most_six_times_as_much(name: str) -> None:
    small, large = BOMBS[name](1_000), BOMBS[name](4_000)

    assert cost(lambda: read_mail(large)) <= 6 * cost(lambda: read_mail(small)) + 0.005


def test_no_more_than_the_first_quarter_of_a_mebibyte_is_read() -> None:
    assert len(read_mail(b"Subject: x\n\n" + b"a" * 1_000_000).parts[0].body) < 262_144


FIELDS = st.sampled_from([b"Subject: x\n", b"Content-Type: multipart/mixed; boundary=b\n", b"--b\n", b"--b--\n", b"\n"])


@given(st.lists(st.one_of(FIELDS, st.binary(max_size=40)), max_size=30).map(b"".join))
def test_nothing_makes_it_fail(raw: bytes) -> None:
    read = read_mail(raw)

    assert all(isinstance(part.text, str) for part in read.parts)
    assert all("\n" not in value for _, value in read.headers)


@given(st.sampled_from(["Content-Type", "Subject"]), st.text(max_size=60), st.binary(max_size=60))
def test_no_header_makes_it_fail(name: str, value: str, body: bytes) -> None:
    read = read_mail(f"From: a\n{name}: text/plain; charset={value}\n\n".encode("utf-8", "surrogatepass") + body)

    assert isinstance(read.header(name.lower()), str)
    assert [isinstance(part.text, str) for part in read.parts]
