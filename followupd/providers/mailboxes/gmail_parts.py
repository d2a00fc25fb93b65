"""A message put together again from its parts, without attachments: for one that is too large to be had whole."""

from __future__ import annotations

import re
from base64 import encodebytes
from collections.abc import Mapping
from typing import Any

from followupd.providers.mailboxes.gmail_messages import flat, octets_in

_DEEPEST, _MOST = 20, 100
_BOUNDARY = re.compile(r'boundary\s*=\s*(?:"([^"\r\n]{1,70})"|([^";\s]{1,70}))', re.IGNORECASE)


def rebuilt(resource: Mapping[str, Any]) -> bytes:
    """The message (RFC 2045, 2046) of a resource in the `full` format; what Gmail keeps apart is left empty."""
    return _part(resource.get("payload"), 0)


def is_whole(resource: Mapping[str, Any]) -> bool:
    """True where nothing of a resource in the `full` format that can be read as words is kept apart."""
    return _has_all(resource.get("payload"), 0)


def _has_all(part: object, depth: int) -> bool:
    if not isinstance(part, dict) or depth > _DEEPEST:
        return False
    kind, inner = str(part.get("mimeType")), list(part.get("parts") or ())
    if kind.startswith("multipart/"):
        return (
            len(inner) <= _MOST
            and bool(_BOUNDARY.search(_kind_in(part)))
            and all(_has_all(one, depth + 1) for one in inner)
        )
    if inner:
        return len(inner) == 1 and _has_all(inner[0], depth + 1)
    body = part.get("body") or {}
    return not kind.startswith(("text/", "message/")) or not body.get("size") or octets_in(body.get("data")) is not None


def _kind_in(part: Mapping[str, Any]) -> str:
    headers = ((flat(one.get("name")), flat(one.get("value"))) for one in part.get("headers") or ())
    return next((value for name, value in headers if name.lower() == "content-type"), "")


def _part(part: object, depth: int) -> bytes:
    if not isinstance(part, dict) or depth > _DEEPEST:
        return b"\r\n"
    headers = [(flat(one.get("name")), flat(one.get("value"))) for one in part.get("headers") or ()]
    headers = [(name, value) for name, value in headers if name.lower() != "content-transfer-encoding"]
    inner = list(part.get("parts") or ())[:_MOST]
    if str(part.get("mimeType")).startswith("multipart/"):
        body = _several(inner, _kind_in(part), depth)
    elif inner:  # message/rfc822
        body = _part(inner[0], depth + 1)
    else:
        headers.append(("Content-Transfer-Encoding", "base64"))
        body = encodebytes(octets_in((part.get("body") or {}).get("data")) or b"")
    head = "".join(f"{name}: {value}\r\n" for name, value in headers)
    return head.encode("utf-8", "replace") + b"\r\n" + body


def _several(parts: list[object], kind: str, depth: int) -> bytes:
    found = _BOUNDARY.search(kind)
    line = b"--" + ((found[1] or found[2]) if found else "").encode("utf-8", "replace")
    return b"".join(line + b"\r\n" + _part(each, depth + 1) + b"\r\n" for each in parts) + line + b"--\r\n"
