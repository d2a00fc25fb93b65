"""What a person does in Gmail's and Calendar's own pages, through the API of a test server."""

from __future__ import annotations

import base64
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from email import message_from_bytes
from email.utils import format_datetime, make_msgid
from typing import Any
from urllib.parse import quote

import requests

Json = dict[str, Any]


@dataclass(frozen=True, slots=True)
class User:
    """The person whose account it is, and whoever writes to them."""

    address: str
    roots: Mapping[str, str]
    token: str

    def _ask(
        self, http_method: str, api: str, path: str, *, query: Json | None = None, body: Json | None = None
    ) -> Json:
        answer = requests.request(
            http_method,
            self.roots[api] + path,
            params=query,
            json=body,
            headers={"Authorization": f"Bearer {self.token}", "X-Test-User": self.address},
            timeout=30,
        )
        assert answer.ok, f"{http_method} {path}: {answer.status_code} {answer.text[:300]}"
        found: Json = answer.json() if answer.content else {}
        return found

    def _gmail(self, http_method: str, path: str, **more: Any) -> Json:
        return self._ask(http_method, "gmail", f"gmail/v1/users/me/{path}", **more)

    def _all(self, path: str, name: str, query: Json) -> list[Json]:
        found: list[Json] = []
        page: Json = {"nextPageToken": None}
        while "nextPageToken" in page:
            page = self._gmail("GET", path, query={**query, "pageToken": page["nextPageToken"], "maxResults": 500})
            found += page.get(name, [])
        return found

    # mail
    def deliver(self, raw: bytes, labels: Iterable[str] = ("INBOX",), thread: str | None = None) -> str:
        """A message that arrived or was sent, dated as its Date says."""
        body = {"raw": _encoded(raw), "labelIds": list(labels), **({"threadId": thread} if thread else {})}
        return str(self._gmail("POST", "messages", query={"internalDateSource": "dateHeader"}, body=body)["id"])

    def raw(self, message: str) -> bytes:
        return _octets(self._gmail("GET", f"messages/{message}", query={"format": "raw"})["raw"])

    def labels(self, message: str) -> set[str]:
        return set(self._gmail("GET", f"messages/{message}", query={"format": "minimal"}).get("labelIds", []))

    def thread(self, message: str) -> str:
        return str(self._gmail("GET", f"messages/{message}", query={"format": "minimal"})["threadId"])

    def messages(self, label: str | None = None) -> list[str]:
        """The messages under a label, latest first; without one all, those in the trash too."""
        query = {"includeSpamTrash": "true", **({"labelIds": label} if label else {})}
        return [str(one["id"]) for one in self._all("messages", "messages", query)]

    def label(self, message: str, add: Iterable[str] = (), remove: Iterable[str] = ()) -> None:
        self._gmail(
            "POST", f"messages/{message}/modify", body={"addLabelIds": list(add), "removeLabelIds": list(remove)}
        )

    def trash(self, message: str) -> None:
        self._gmail("POST", f"messages/{message}/trash")

    def destroy(self, message: str) -> None:
        self._gmail("DELETE", f"messages/{message}")

    def reply(self, message: str, text: str, sender: str, at: datetime) -> str:
        """Somebody's answer to one of the user's messages arrives."""
        asked = message_from_bytes(self.raw(message))
        subject = str(asked["Subject"])
        answer = [
            f"From: {sender}",
            f"To: {self.address}",
            f"Subject: {subject if subject.lower().startswith('re:') else f'Re: {subject}'}",
            f"Date: {format_datetime(at)}",
            f"Message-ID: {make_msgid(domain='client.example')}",
            f"In-Reply-To: {asked['Message-ID']}",
            f"References: {asked['Message-ID']}",
            "MIME-Version: 1.0",
            "Content-Type: text/plain; charset=utf-8",
            "Content-Transfer-Encoding: 8bit",
        ]
        raw = "\r\n".join([*answer, "", text, ""]).encode()
        return self.deliver(raw, ("INBOX", "UNREAD"), self.thread(message))

    # drafts
    def drafts(self) -> dict[str, str]:
        """Message ids by draft id."""
        return {str(one["id"]): str(one["message"]["id"]) for one in self._all("drafts", "drafts", {})}

    def write(self, raw: bytes, thread: str | None = None) -> str:
        message = {"raw": _encoded(raw), **({"threadId": thread} if thread else {})}
        return str(self._gmail("POST", "drafts", body={"message": message})["id"])

    def edit(self, draft: str, raw: bytes) -> str:
        """Saves a draft anew, as the web page does; the id of the message that it has now."""
        return str(self._gmail("PUT", f"drafts/{draft}", body={"message": {"raw": _encoded(raw)}})["message"]["id"])

    def send(self, draft: str) -> str:
        """The id of the message that was sent."""
        return str(self._gmail("POST", "drafts/send", body={"id": draft})["id"])

    def discard(self, draft: str) -> None:
        self._gmail("DELETE", f"drafts/{draft}")

    # calendar
    def _calendar(self, http_method: str, path: str, calendar: str = "primary", **more: Any) -> Json:
        return self._ask(http_method, "calendar", f"calendar/v3/calendars/{quote(calendar, safe='')}/{path}", **more)

    def event(self, calendar: str = "primary", **fields: Any) -> str:
        return str(self._calendar("POST", "events", calendar, body=fields)["id"])

    def events(self, calendar: str = "primary", **query: Any) -> list[Json]:
        return list(self._calendar("GET", "events", calendar, query=query)["items"])

    def change(self, event: str, calendar: str = "primary", **fields: Any) -> None:
        self._calendar("PATCH", f"events/{event}", calendar, body=fields)

    def cancel(self, event: str, calendar: str = "primary") -> None:
        self._calendar("DELETE", f"events/{event}", calendar)

    def instances(self, event: str, calendar: str = "primary") -> list[Json]:
        """The occurrences of a series, at most 250."""
        return list(self._calendar("GET", f"events/{event}/instances", calendar)["items"])

    # contacts
    def card(self, given: str, family: str, *addresses: str, company: str = "") -> str:
        """A card of the user's own, by its resource name."""
        return str(
            self._people("POST", "people:createContact", _fields(given, family, addresses, company))["resourceName"]
        )

    def rewrite_card(self, card: str, given: str, family: str, *addresses: str) -> None:
        etag = self._ask("GET", "people", f"v1/{card}", query={"personFields": "metadata"}).get("etag", "")
        body = {**_fields(given, family, addresses, ""), "etag": etag}
        self._people("PATCH", f"{card}:updateContact", body, updatePersonFields="names,emailAddresses")

    def discard_card(self, card: str) -> None:
        self._people("DELETE", f"{card}:deleteContact", None)

    def _people(self, http_method: str, path: str, body: Json | None, **query: str) -> Json:
        fields = {} if http_method == "DELETE" else {"personFields": "names,emailAddresses,metadata"}
        return self._ask(http_method, "people", f"v1/{path}", query={**query, **fields}, body=body)


def _fields(given: str, family: str, addresses: tuple[str, ...], company: str) -> Json:
    named = {key: value for key, value in (("givenName", given), ("familyName", family)) if value}
    return {
        **({"names": [named]} if named else {}),
        "emailAddresses": [{"value": one} for one in addresses],
        **({"organizations": [{"name": company}]} if company else {}),
    }


def _encoded(raw: bytes) -> str:
    return base64.urlsafe_b64encode(raw).decode()


def _octets(text: str) -> bytes:
    return base64.urlsafe_b64decode(text + "=" * (-len(text) % 4))
