"""The few calls of Gmail's API that are made, each once, with its pages put together."""

from __future__ import annotations

import re
from base64 import urlsafe_b64encode
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from followupd.domain.record import Struct
from followupd.errors import ProviderError, Unavailable
from followupd.providers.google_errors import Refused
from followupd.providers.mailboxes.gmail_messages import HEADERS

if TYPE_CHECKING:
    from followupd.providers.google_auth import GoogleAccount

PAGE = 500
"""The most ids that Gmail tells at once."""
BATCH = 25
"""Requests in a batch: more are answered with 429 in part."""
THREADS = 5
"""The same for whole threads, which may be large."""

_PLAIN = re.compile(r"[A-Za-z0-9][A-Za-z0-9.@_+-]*")

Resource = Mapping[str, Any]


class HistoryForgotten(Exception):
    """Gmail no longer knows what changed since then: it keeps that for about a week."""


class Page(Struct, frozen=True, kw_only=True):
    """What changed, in order; `until` is where to go on from."""

    records: tuple[Resource, ...]
    until: str
    is_last: bool


class GmailApi:
    """Gmail for one account. Every method raises what `GoogleAccount.execute` raises."""

    def __init__(self, account: GoogleAccount) -> None:
        self._account = account

    @property
    def name(self) -> str:
        return self._account.account

    def now(self, operation: str) -> str:
        """The history id of the present moment; that of the newest message where a server tells no other."""
        try:
            answer = self._account.execute(self._users().getProfile(userId="me"), operation)
        except Refused as no:
            if no.status not in (404, 501):
                raise
            newest = [str(one["id"]) for page in self.messages(operation, most=1) for one in page]
            answer = self.message(newest[0], operation, "minimal") if newest else {"historyId": "0"}
        return self._number(answer, operation)

    def changes(self, since: str, operation: str) -> Iterator[Page]:
        """What changed since a history id. Raises HistoryForgotten."""
        for answer in self._pages(self._users().history(), operation, startHistoryId=since):
            records = _dicts(answer, "history")
            is_last = not answer.get("nextPageToken")
            last = str(records[-1].get("id") or "") if records else ""
            until = last if not is_last and last.isdecimal() else self._number(answer, operation)
            yield Page(records=records, until=until, is_last=is_last)

    def messages(self, operation: str, *, most: int = 0, **where: object) -> Iterator[tuple[Resource, ...]]:
        """Ids with their threads, newest first, a page at a time; with `most`, one page of that many at most."""
        for answer in self._pages(self._users().messages(), operation, maxResults=most or PAGE, **where):
            yield _dicts(answer, "messages")
            if most:
                return

    def count_up_to(self, most: int, query: str, operation: str) -> tuple[tuple[Resource, ...], bool]:
        """The newest ids with their threads that a search finds, at most `most`, and whether these are all."""
        request = self._users().messages().list(userId="me", maxResults=most, q=query)
        answer = self._account.execute(request, operation)
        return _dicts(answer, "messages"), not answer.get("nextPageToken")

    def headers(self, ids: Sequence[str], operation: str) -> tuple[Resource, ...]:
        """The messages that are still there, in the `metadata` format: by a batch for every 25."""
        found: list[Resource] = []
        for start in range(0, len(ids), BATCH):
            found += self._each(ids[start : start + BATCH], operation, format="metadata", metadataHeaders=list(HEADERS))
        return tuple(found)

    def letters(self, found: Sequence[Resource], operation: str) -> Iterator[tuple[Resource, ...]]:
        """The messages that a search told of and that are still there, some at a time, in the `full` format.

        That costs no more than their headers; a thread as a whole costs as much as two of its messages. Where an answer
        would be too large, in the `metadata` format.
        """
        threads: dict[str, list[str]] = {}
        for one in found:
            threads.setdefault(str(one.get("threadId") or one["id"]), []).append(str(one["id"]))
        long = [thread for thread, ids in threads.items() if len(ids) > 2]
        rest = [one for ids in threads.values() if len(ids) <= 2 for one in ids]
        for start in range(0, len(long), THREADS):
            some = long[start : start + THREADS]
            for thread, several in zip(some, self._threads(some, operation), strict=True):
                if several is None:
                    rest += threads[thread]
                else:
                    yield tuple(one for one in several if one["id"] in threads[thread])
        for start in range(0, len(rest), BATCH):
            numbers = rest[start : start + BATCH]
            try:
                several = tuple(self._each(numbers, operation, format="full"))
            except Unavailable:
                several = self.headers(numbers, operation)
            yield several

    def _threads(self, numbers: Sequence[str], operation: str) -> list[tuple[Resource, ...] | None]:
        """The messages of each of these threads; None for one that cannot be had like that."""
        threads = self._users().threads()
        requests = [threads.get(userId="me", id=one, format="full") for one in numbers]
        try:
            answers = self._account.execute_batch(requests, operation)
        except Unavailable:
            return [None] * len(numbers)
        return [None if isinstance(one, ProviderError) else _dicts(one, "messages") for one in answers]

    def _each(self, ids: Sequence[str], operation: str, **form: object) -> list[Resource]:
        messages, found = self._users().messages(), []
        requests = [messages.get(userId="me", id=one, **form) for one in ids]
        for answer in self._account.execute_batch(requests, operation):
            if isinstance(answer, Refused) and answer.status in (400, 404):
                continue  # gone since it was listed
            if isinstance(answer, ProviderError):
                raise answer
            found.append(answer)
        return found

    def message(self, number: str, operation: str, form: str = "raw") -> Resource | None:
        """A message in the `raw` or another format, or None where there is none."""
        return self._got(self._users().messages().get(userId="me", id=number, format=form), operation)

    def draft(self, number: str, operation: str) -> Resource | None:
        """A draft with its message in the `raw` format, or None where there is none."""
        return self._got(self._users().drafts().get(userId="me", id=number, format="raw"), operation)

    def drafts(self, operation: str, **where: object) -> dict[str, str]:
        """The ids of the drafts, to those of the messages that they are now: these change with each edit."""
        pages = self._pages(self._users().drafts(), operation, maxResults=PAGE, **where)
        found = [one for answer in pages for one in _dicts(answer, "drafts")]
        return {str(one["id"]): str((one.get("message") or {}).get("id") or "") for one in found}

    def senders(self, operation: str) -> tuple[Resource, ...]:
        """The send-as aliases, the account's own address among them."""
        answer = self._account.execute(self._users().settings().sendAs().list(userId="me"), operation)
        told = answer.get("sendAs") if isinstance(answer, dict) else None
        return tuple(one for one in told or () if isinstance(one, dict))

    def create(self, raw: bytes, thread: str | None, operation: str) -> Resource:
        """Makes a draft, by one single request."""
        message = {"raw": urlsafe_b64encode(raw).decode("ascii")} | ({"threadId": thread} if thread else {})
        request = self._users().drafts().create(userId="me", body={"message": message})
        answer = self._account.execute(request, operation)
        return answer if isinstance(answer, dict) else {}

    def delete(self, draft: str, operation: str) -> None:
        """Removes a draft for ever, by one single request."""
        self._account.execute(self._users().drafts().delete(userId="me", id=draft), operation)

    def _users(self) -> Any:
        return self._account.service("gmail").users()

    def _got(self, request: Any, operation: str) -> Resource | None:
        try:
            answer = self._account.execute(request, operation)
        except Refused as no:
            if no.status in (404, 410):
                return None
            raise
        return answer if isinstance(answer, dict) else None

    def _pages(self, collection: Any, operation: str, **where: object) -> Iterator[Resource]:
        seen: set[str] = set()
        token: dict[str, str] = {}
        while True:
            try:
                answer = self._account.execute(collection.list(userId="me", **where, **token), operation)
            except Refused as no:
                if no.status == 404 and "startHistoryId" in where:
                    raise HistoryForgotten from no
                raise
            yield answer
            told = str(answer.get("nextPageToken") or "")
            if not told:
                return
            if told in seen:
                raise Unavailable(self.name, operation, "Gmail tells the same page again and again")
            seen.add(told)
            token = {"pageToken": told}

    def _number(self, answer: Any, operation: str) -> str:
        told = str(answer.get("historyId") or "") if isinstance(answer, dict) else ""
        if not told.isdecimal():
            raise Unavailable(self.name, operation, "Gmail does not say where its history stands")
        return told


def any_of(fields: Iterable[str], values: Sequence[str]) -> str:
    """The search for any of these values, none of them with a quotation mark, in any of these fields."""
    told = [value if _PLAIN.fullmatch(value) else f'"{value}"' for value in values]
    return "{" + " ".join(f"{field}:{value}" for field in fields for value in told) + "}"


def _dicts(answer: Resource, name: str) -> tuple[Resource, ...]:
    found = answer.get(name) if isinstance(answer, dict) else None
    return tuple(one for one in found or () if isinstance(one, dict) and (name == "history" or one.get("id")))
