"""Batches of reads: many requests in one, as multipart/mixed of application/http parts.

The library's own BatchHttpRequest breaks where a part is missing or has 401 in it, and loses the others with it.
"""

from __future__ import annotations

import re
import secrets
from collections.abc import Sequence
from email.message import Message
from email.parser import BytesParser
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from followupd.providers.google_errors import Answer

if TYPE_CHECKING:
    from googleapiclient.http import HttpRequest

_NUMBER = re.compile(r"(\d{1,3})>?\s*$")
_STATUS = re.compile(rb"HTTP/\d(?:\.\d)? (\d{3})")


def joined(requests: Sequence[HttpRequest]) -> tuple[str, str]:
    """One body that asks for all of these, and its Content-Type."""
    boundary = f"batch_{secrets.token_hex(12)}"
    parts = []
    for number, request in enumerate(requests):
        url = urlsplit(request.uri)
        target = f"{url.path}?{url.query}" if url.query else url.path
        parts.append(
            f"--{boundary}\r\nContent-Type: application/http\r\nContent-ID: <item-{number}>\r\n\r\n"
            f"{request.method} {target} HTTP/1.1\r\nAccept: application/json\r\n\r\n\r\n"
        )
    return "".join(parts) + f"--{boundary}--\r\n", f'multipart/mixed; boundary="{boundary}"'


def parted(answer: Answer, count: int) -> list[Answer | None] | None:
    """The answer to each of `count` requests, in order; None for one that is missing or broken, or for all."""
    head = b"Content-Type: " + answer.headers.get("content-type", "").encode("ascii", "replace") + b"\r\n\r\n"
    message = BytesParser().parsebytes(head + answer.body)
    if not message.is_multipart():
        return None
    found: list[Answer | None] = [None] * count
    for place, part in enumerate(message.get_payload()):
        if not isinstance(part, Message):
            continue
        told = _NUMBER.search(str(part.get("Content-ID", "")))
        number = int(told[1]) if told else place
        if number < count:
            found[number] = _answer(part)
    return found


def _answer(part: Message) -> Answer | None:
    octets = part.get_payload(decode=True)
    if not isinstance(octets, bytes) or (status := _STATUS.match(octets)) is None:
        return None
    head, _, body = octets.replace(b"\r\n", b"\n").partition(b"\n\n")
    lines = [line.partition(b":") for line in head.split(b"\n")[1:]]
    headers = {name.strip().lower().decode("latin-1"): value.strip().decode("latin-1") for name, _, value in lines}
    return Answer(status=int(status[1]), headers=headers, body=body)
