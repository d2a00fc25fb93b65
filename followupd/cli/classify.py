"""`followupd classify`: what a message is judged to be."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any
from zoneinfo import ZoneInfo

import click

from followupd.cli import emit_json, json_option, now_option
from followupd.cli.zone import ZONE

if TYPE_CHECKING:
    from followupd.domain.judgement import Judgement

_LONGEST = 262_144
"""Octets of a file that are read, as many as are looked at."""


@click.command()
@click.argument("files", metavar="FILE…", nargs=-1, required=True)
@click.option("--sent", metavar="FILE", multiple=True, help="A message of yours that they may quote; may be repeated.")
@click.option("--timezone", type=ZONE, default="UTC", show_default=True, help="Where a day named in words begins.")
@click.option("--locale", default="en", show_default=True, help="Whose order of day and month is read: en_US, de.")
@json_option
@now_option
@click.pass_context
def command(
    ctx: click.Context,
    files: tuple[str, ...],
    sent: tuple[str, ...],
    timezone: ZoneInfo,
    locale: str,
    as_json: bool,
    now: datetime | None,
) -> None:
    """What each message FILE is judged to be, and the header or the words that decided; - is stdin.

    A FILE without headers is a bare body. Times in words ("in March") are reckoned from its Date header, else from
    --now. What cannot be read is named on stderr; the others are shown, and the exit code is 2.
    """
    from followupd.derive.classify import classify
    from followupd.derive.mimeparts import read_mail
    from followupd.derive.quoting import written_text

    unread: list[str] = []
    at = _moment(now, timezone)
    ours = [written_text(read_mail(raw)) for _, raw in _read(sent, unread)]
    documents: list[dict[str, Any]] = []
    for name, raw in _read(files, unread):
        judgement, text = classify(raw, sent=ours, at=at, zone=timezone, locale=locale)
        if as_json:
            documents.append(_document(name, judgement, text))
        else:
            click.echo("\n".join(_lines(name, judgement, text, timezone)))
    if as_json:
        emit_json(documents)
    for why in unread:
        click.echo(f"Error: {why}", err=True)
    if unread:
        ctx.exit(2)


def _moment(now: datetime | None, timezone: ZoneInfo) -> datetime:
    from followupd import clock

    if now is None:
        return clock.now()
    return (now if now.tzinfo else now.replace(tzinfo=timezone)).astimezone(UTC)


def _read(names: tuple[str, ...], unread: list[str]) -> Iterator[tuple[str, bytes]]:
    """Each file with its octets; why one cannot be read is put into `unread`."""
    from followupd.derive.mimeparts import read_mail

    for name in names:
        try:
            if name == "-":
                raw = sys.stdin.buffer.read(_LONGEST)
            else:
                with open(name, "rb") as file:
                    raw = file.read(_LONGEST)
        except (OSError, ValueError) as why:
            unread.append(f"{_plain(name)}: {getattr(why, 'strerror', None) or why}")
            continue
        if b"\0" in raw and not read_mail(raw).headers:
            unread.append(f"{_plain(name)}: it is neither a message nor text")
            continue
        yield name, raw


def _document(name: str, judgement: Judgement, text: str) -> dict[str, Any]:
    from followupd.cli.show import instant

    return {
        "file": name.encode("utf-8", "surrogateescape").decode("utf-8", "replace"),
        "kind": judgement.kind.value,
        "intent": judgement.intent.value if judgement.intent else None,
        "until": instant(judgement.until),
        "recipients": [
            {"address": one.address, "status": one.status, "permanent": one.permanent} for one in judgement.recipients
        ],
        "text": text,
        "because": "; ".join(judgement.because),
        "question": judgement.question,
        "ask_user": judgement.ask_user,
        "gone": judgement.gone,
        "successor": judgement.successor,
        "about": judgement.about,
    }


def _lines(name: str, judgement: Judgement, text: str, timezone: ZoneInfo) -> Iterator[str]:
    what = judgement.kind.value.replace("_", " ")
    if judgement.intent:
        what += f", {judgement.intent.value.replace('_', ' ')}"
    yield _plain(f"{name}: {what}")
    if judgement.until:
        yield f"  until      {judgement.until.astimezone(timezone):%a %Y-%m-%d %H:%M}"
    if judgement.ask_user:
        yield "  until      a time is stated that cannot be relied on"
    if judgement.gone:
        yield "  gone       the writer has left"
    if judgement.successor:
        yield _plain(f"  successor  {judgement.successor}")
    for one in judgement.recipients:
        lasting = "permanent" if one.permanent else "for now"
        yield _plain(f"  recipient  {one.address}, {one.status or 'no status'}, {lasting}")
    if judgement.question:
        yield "  question   they ask something"
    for why in judgement.because:
        yield _plain(f"  because    {why}")
    for line in text.strip().splitlines():
        yield _plain(f"  | {line}")


def _plain(text: str) -> str:
    return "".join(c if c.isprintable() else " " for c in text)
