"""A message put together again from its parts, without attachments: for one that is too large to be had whole."""

from __future__ import annotations

import re
from base64 import encodebytes
from collections.abc import Mapping
from typing import Any

from followupd.providers.mailboxes.gmail_messages import flat, octets_in

_DEEPEST, _MOST = 20, 100
_BOUNDARY = re.compile(r'boundary="?([^";\s]{1,70})', re.IGNORECASE)


def rebuilt(resource: Mapping[str, Any]) -> bytes:
    """The message (RFC 2045, 2046) of a resource in the `full` format; what Gmail keeps apart is left empty."""
    return _part(resource.get("payload"), 0)


def _part(part: object, depth: int) -> bytes:
    if not isinstance(part, dict) or depth > _DEEPEST:
        return b"\r\n"
    headers = [(flat(one.get("name")), flat(one.get("value"))) for one in part.get("headers") or ()]
    headers = [(name, value) for name, value in headers if name.lower() != "content-transfer-encoding"]
    inner = list(part.get("parts") or ())[:_MOST]
    if str(part.get("mimeType")).startswith("multipart/"):
        body = _several(inner, next((value for name, value in headers if name.lower() == "content-type"), ""), depth)
    elif inner:  # message/rfc822
        body = _part(inner[0], depth + 1)
    else:
        headers.append(("Content-Transfer-Encoding", "base64"))
        body = encodebytes(octets_in((part.get("body") or {}).get("data")) or b"")
    head = "".join(f"{name}: {value}\r\n" for name, value in headers)
    return head.encode("utf-8", "replace") + b"\r\n" + body


def _several(parts: list[object], kind: str, depth: int) -> bytes:
    found = _BOUNDARY.search(kind)
    line = b"--" + (found[1] if found else "").encode("utf-8", "replace")
    return b"".join(line + b"\r\n" + _part(each, depth + 1) + b"\r\n" for each in parts) + line + b"--\r\n"
