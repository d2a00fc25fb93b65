"""Answers and refusals in Google's own shapes."""

from __future__ import annotations

import base64
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from google_discovery import Json

STATUS = {
    400: ("INVALID_ARGUMENT", "badRequest", "Precondition check failed."),
    401: ("UNAUTHENTICATED", "authError", "Invalid Credentials"),
    403: ("PERMISSION_DENIED", "forbidden", "The caller does not have permission"),
    404: ("NOT_FOUND", "notFound", "Requested entity was not found."),
    408: ("DEADLINE_EXCEEDED", "requestTimeout", "The request timed out."),
    409: ("ALREADY_EXISTS", "duplicate", "The requested identifier already exists."),
    410: ("", "fullSyncRequired", "Sync token is no longer valid, a full sync is required."),
    412: ("FAILED_PRECONDITION", "conditionNotMet", "Precondition check failed."),
    429: ("RESOURCE_EXHAUSTED", "rateLimitExceeded", "Too many requests."),
    500: ("INTERNAL", "backendError", "Internal error encountered."),
    501: ("UNIMPLEMENTED", "notImplemented", "The test server does not know this method."),
    502: ("UNAVAILABLE", "backendError", "Bad Gateway"),
    503: ("UNAVAILABLE", "backendError", "The service is currently unavailable."),
    504: ("DEADLINE_EXCEEDED", "backendError", "Deadline exceeded."),
}


@dataclass(frozen=True, slots=True)
class Answer:
    """An answer of the API: JSON, or nothing (204)."""

    status: int
    body: Json | None = None
    headers: Mapping[str, str] = field(default_factory=dict)


class Refused(Exception):
    """The API says no, by an error in its own shape."""

    def __init__(
        self,
        code: int,
        reason: str = "",
        message: str = "",
        *,
        retry_after: str | None = None,
        domain: str = "global",
        details: Sequence[Json] = (),
        headers: Mapping[str, str] | None = None,
    ) -> None:
        status, usual, words = STATUS.get(code, ("", "backendError", "Error"))
        error: Json = {
            "code": code,
            "message": message or words,
            "errors": [{"message": message or words, "domain": domain, "reason": reason or usual}],
        }
        if status:
            error["status"] = status
        if details:
            error["details"] = list(details)
        extra = {"Retry-After": retry_after} if retry_after is not None else {}
        self.answer = Answer(code, {"error": error}, {**(headers or {}), **extra})
        super().__init__(f"{code} {reason or usual}")


@dataclass(frozen=True, slots=True, kw_only=True)
class Call:
    """A call of one method by one user. `raw` is a message given as media instead of in the body."""

    address: str
    path: Mapping[str, str]
    query: Mapping[str, list[str]]
    body: Json
    raw: bytes | None = None

    def text(self, name: str, default: str = "") -> str:
        return self.query.get(name, [default])[-1]

    def flag(self, name: str) -> bool:
        return self.text(name) == "true"

    def number(self, name: str, default: int, most: int) -> int:
        return max(1, min(int(self.text(name) or default), most))


def page_of(call: Call, items: Sequence[Any], size: int) -> tuple[Sequence[Any], dict[str, str]]:
    """The page of `items` that a call asks for, and the token of the next one where there is one."""
    token = call.text("pageToken")
    if token and not re.fullmatch(r"p\d+", token):
        raise Refused(400, "invalidArgument", "Invalid pageToken")
    start = int(token[1:]) if token else 0
    more = {"nextPageToken": f"p{start + size}"} if start + size < len(items) else {}
    return items[start : start + size], more


def to_base64(octets: bytes) -> str:
    return base64.urlsafe_b64encode(octets).decode()


def from_base64(text: str) -> bytes:
    try:
        return base64.urlsafe_b64decode(text + "=" * (-len(text) % 4))
    except ValueError:
        raise Refused(400, "invalidArgument", "Invalid value for ByteString") from None
