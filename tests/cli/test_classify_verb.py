"""`followupd classify`, from outside."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from followupd.cli import group

REPLY = """\
From: Kim Lee <kim@acme.example>
To: ada@example.org
Date: Sun, 22 Nov 2026 10:00:00 +0100
Subject: Re: Hello

Not now, in March please.

Kim

> please unsubscribe me
"""
BOUNCE = """\
From: MAILER-DAEMON@mx.example.org
To: ada@example.org
Subject: Undelivered Mail Returned to Sender
Content-Type: multipart/report; report-type=delivery-status; boundary=b

--b
Content-Type: message/delivery-status

Reporting-MTA: dns; mx.example.org

Final-Recipient: rfc822; kim@acme.example
Action: failed
Status: 5.1.1

--b--
"""


@pytest.fixture
def reply(tmp_path: Path) -> Path:
    path = tmp_path / "reply.eml"
    path.write_text(REPLY)
    return path


def run(*args: object, stdin: str | None = None) -> Result:
    return CliRunner().invoke(group, ["classify", *map(str, args)], input=stdin)


def documents(*args: object, stdin: str | None = None) -> list[dict[str, Any]]:
    result = run(*args, "--json", stdin=stdin)
    assert result.exit_code == 0, result.output
    told = json.loads(result.stdout)
    assert isinstance(told, list)
    return told


def test_every_key_of_the_interface_is_there(reply: Path) -> None:
    [told] = documents(reply, "--timezone", "Europe/Berlin")
    keys = ("file", "kind", "intent", "until", "recipients", "text", "because")
    assert {key: told[key] for key in keys} == {
        "file": str(reply),
        "kind": "reply",
        "intent": "later",
        "until": "2027-02-28T23:00:00Z",
        "recipients": [],
        "text": "Not now, in March please.\n\nKim",
        "because": "in March",
    }


def test_bounce_shows_its_recipients(tmp_path: Path) -> None:
    path = tmp_path / "bounce.eml"
    path.write_text(BOUNCE)
    [told] = documents(path)
    assert (told["kind"], told["intent"], told["text"]) == ("bounce", None, "")
    assert told["recipients"] == [{"address": "kim@acme.example", "status": "5.1.1", "permanent": True}]


def test_bare_body_is_reckoned_from_now(tmp_path: Path) -> None:
    path = tmp_path / "body.txt"
    path.write_text("Please write again in March.")
    assert documents(path, "--now", "2030-05-01T09:00")[0]["until"] == "2031-03-01T00:00:00Z"


def test_stdin_is_read_and_files_keep_their_order(reply: Path) -> None:
    told = documents("-", reply, stdin="Please stop emailing me.")
    assert [(one["file"], one["intent"]) for one in told] == [("-", "opted_out"), (str(reply), "later")]


def test_what_we_sent_is_a_quote(tmp_path: Path) -> None:
    sent, answer = tmp_path / "sent.eml", tmp_path / "answer.eml"
    ours = "It was good to meet you at the fair in Lyon.\nIf this is not for you:\nPlease stop emailing me is enough."
    sent.write_text(REPLY.partition("\n\n")[0] + "\n\n" + ours)
    answer.write_text(REPLY.partition("\n\n")[0] + "\n\nSure!\n\n" + ours)
    [told] = documents(answer, "--sent", sent)
    assert (told["text"], told["intent"]) == ("Sure!", "plain")


def test_unreadable_file_is_named_and_the_others_are_shown(reply: Path, tmp_path: Path) -> None:
    result = run(tmp_path / "none.eml", tmp_path, reply, "--json")
    assert result.exit_code == 2
    assert [one["file"] for one in json.loads(result.stdout)] == [str(reply)]
    assert result.stderr.splitlines() == [
        f"Error: {tmp_path / 'none.eml'}: No such file or directory",
        f"Error: {tmp_path}: Is a directory",
    ]


def test_a_file_that_is_no_text_is_named_and_nothing_of_it_is_shown(reply: Path, tmp_path: Path) -> None:
    picture = tmp_path / "picture.png"
    picture.write_bytes(b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0 please unsubscribe me\0")
    result = run(picture, reply, "--json")
    assert result.exit_code == 2
    assert [one["file"] for one in json.loads(result.stdout)] == [str(reply)]
    assert result.stderr.splitlines() == [f"Error: {picture}: it is neither a message nor text"]


def test_people_read_the_verdict_and_why_without_control_characters(tmp_path: Path) -> None:
    path = tmp_path / "reply.eml"
    path.write_text(REPLY.replace("Kim\n\n>", "Could you \x1b[31mcall me?\n\n>"))
    result = run(path)
    assert result.exit_code == 0
    assert result.stdout.splitlines() == [
        f"{path}: reply, later",
        "  until      Mon 2027-03-01 00:00",
        "  question   they ask something",
        "  because    in March",
        "  because    Could you  [31mcall me?",
        "  | Not now, in March please.",
        "  | ",
        "  | Could you  [31mcall me?",
    ]


def test_no_file_is_wrong_usage() -> None:
    assert run().exit_code == 2


def test_wrong_zone_is_wrong_usage(reply: Path) -> None:
    result = run(reply, "--timezone", "Mars/Olympus")
    assert result.exit_code == 2
    assert "'Mars/Olympus' is no time zone" in result.output
