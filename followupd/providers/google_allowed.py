"""What may be asked of Google at all: everything that is not listed is refused before an octet leaves.

The scope `gmail.compose` would allow sending, so scopes are no guard. Nothing here sends mail, deletes it or changes
its labels. Of Pub/Sub there is a subscription to read, and nothing to publish or set up.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from urllib.parse import urlsplit

GOOGLE_ROOTS: Mapping[str, str] = {
    "gmail": "https://gmail.googleapis.com/",
    "calendar": "https://www.googleapis.com/",
    "people": "https://people.googleapis.com/",
    "pubsub": "https://pubsub.googleapis.com/",
    "oauth": "https://oauth2.googleapis.com/",
}
"""Where Google's APIs are."""

_ID = r"[A-Za-z0-9_.:-]+"
_ANY = r"[^/?#]+"  # calendar ids are addresses, escaped
_ME = r"gmail/v1/users/me"
_SUBSCRIPTION = r"v1/projects/[A-Za-z0-9.:-]+/subscriptions/[A-Za-z0-9._~+-]+"

_ALLOWED: Mapping[str, tuple[tuple[str, str], ...]] = {
    "gmail": (
        ("GET", rf"{_ME}/profile"),
        ("GET", rf"{_ME}/(?:messages|threads|labels|drafts)(?:/{_ID})?"),
        ("GET", rf"{_ME}/messages/{_ID}/attachments/{_ID}"),
        ("GET", rf"{_ME}/history"),
        ("GET", rf"{_ME}/settings/sendAs(?:/{_ANY})?"),
        ("POST", rf"(?:upload/)?{_ME}/drafts"),
        ("DELETE", rf"{_ME}/drafts/{_ID}"),
        ("POST", rf"{_ME}/watch"),
    ),
    "calendar": (
        ("GET", rf"calendar/v3/calendars/{_ANY}(?:/events(?:/{_ANY}(?:/instances)?)?)?"),
        ("GET", rf"calendar/v3/users/me/(?:calendarList|settings)(?:/{_ANY})?"),
    ),
    "people": (("GET", r"v1/people/me/connections"),),
    "pubsub": (("POST", rf"{_SUBSCRIPTION}:(?:pull|acknowledge)"),),
    "oauth": (("POST", rf"(?:{_ID}/)*token"),),
}
_BATCH = re.compile(r"batch(?:/[a-z]+/v\d)?")
_ESCAPED = re.compile(r"%(?:2e|2f|5c|00)", re.IGNORECASE)
_PART = re.compile(rb"^Content-Type: application/http\r?$", re.IGNORECASE | re.MULTILINE)
_INNER = re.compile(rb"^([A-Z]+) (\S+) HTTP/1\.1\r?$", re.MULTILINE)


class NotAllowed(Exception):
    """Something was to be asked of Google that followupd never asks: a bug, stopped here."""


def check(method: str, url: str, headers: Mapping[str, str], body: bytes | None, roots: Mapping[str, str]) -> None:
    """Raises NotAllowed unless the request is on the list, at one of `roots`; a batch must be reads alone."""
    if any("override" in name.lower() for name in headers):
        raise NotAllowed("a header that would change the method")
    if method == "POST" and any(_BATCH.fullmatch(path) for path in _paths(url, roots).values()):
        _check_batch(url, body or b"", roots)
    elif not _is_allowed(method, url, roots):
        raise NotAllowed(f"{method} {urlsplit(url).path}")


def _is_allowed(method: str, url: str, roots: Mapping[str, str]) -> bool:
    return any(
        method == allowed and re.fullmatch(pattern, path)
        for name, path in _paths(url, roots).items()
        for allowed, pattern in _ALLOWED[name]
    )


def _paths(url: str, roots: Mapping[str, str]) -> dict[str, str]:
    """The path of `url` below each root that it is under; none with dots or escaped slashes."""
    bare = url.partition("?")[0].partition("#")[0]
    if _ESCAPED.search(bare) or any(part in {".", ".."} for part in bare.split("/")):
        return {}
    return {name: bare[len(root) :] for name, root in roots.items() if bare.startswith(root) and bare != root}


def _check_batch(url: str, body: bytes, roots: Mapping[str, str]) -> None:
    root = next(root for name, root in roots.items() if url.startswith(root) and name != "oauth")
    origin = f"{urlsplit(root).scheme}://{urlsplit(root).netloc}"
    lines = _INNER.findall(body)
    if not lines or len(lines) != len(_PART.findall(body)):
        raise NotAllowed("a batch that cannot be read")
    for method, target in lines:
        if method != b"GET" or not _is_allowed("GET", origin + target.decode("ascii", "replace"), roots):
            raise NotAllowed("a batch with more in it than reads")
    if b"override" in body.lower():
        raise NotAllowed("a batch with a header that would change the method")
