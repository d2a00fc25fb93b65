"""The contacts of an account at Google (People API, v1): the user's own cards, by pages and sync tokens."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Any

from followupd.domain.contact import ContactCard
from followupd.domain.ids import Address, Cursor, Ref, Source
from followupd.errors import CursorExpired, Unavailable
from followupd.ports.contacts import ContactChanges
from followupd.providers.google_errors import Refused

if TYPE_CHECKING:
    from followupd.providers.google_auth import GoogleAccount

PAGE = 1_000
"""The most cards that Google tells at once."""
FIELDS = "names,emailAddresses,organizations,metadata"
_MOST_ADDRESSES, _LONGEST = 20, 200
_EXPIRED = frozenset({400, 410})
"""What a sync token older than a week is answered with: by its reference 400, EXPIRED_SYNC_TOKEN."""

Resource = Mapping[str, Any]


class GoogleContacts:
    """ContactSource of the contacts that a user keeps at Google; what others say of themselves is not asked for."""

    def __init__(self, source: Source, account: GoogleAccount) -> None:
        self._source, self._account = source, account

    @property
    def source(self) -> Source:
        return self._source

    def changes_since(self, cursor: Cursor | None) -> ContactChanges:
        since = self._token(cursor)
        cards: dict[Ref, ContactCard | None] = {}
        until = ""
        for page in self._pages(since):
            for person in _dicts(page, "connections"):
                cards |= dict(_told(person))
            until = str(page.get("nextSyncToken") or "")
        return ContactChanges(
            changed=tuple(card for card in cards.values() if card is not None),
            removed=tuple(ref for ref, card in cards.items() if card is None) if since else (),
            is_snapshot=not since,
            cursor=Cursor(json.dumps({"people": until})),
        )

    def _token(self, cursor: Cursor | None) -> str:
        """Where to go on from; "" where from the start: some servers give no token."""
        if cursor is None:
            return ""
        try:
            told = json.loads(cursor)["people"]
        except (ValueError, KeyError, TypeError) as error:
            raise CursorExpired(self._account.account, "pull", "the cursor is not of Google's contacts") from error
        return str(told)

    def _pages(self, since: str) -> Iterator[Resource]:
        connections = self._account.service("people").people().connections()
        asked: dict[str, Any] = {
            "resourceName": "people/me",
            "personFields": FIELDS,
            "sources": "READ_SOURCE_TYPE_CONTACT",
            "pageSize": PAGE,
            "requestSyncToken": True,
            **({"syncToken": since} if since else {}),
        }
        seen: set[str] = set()
        while True:
            page = self._page(connections.list(**asked), since)
            yield page
            token = str(page.get("nextPageToken") or "")
            if not token:
                return
            if token in seen:
                raise Unavailable(self._account.account, "pull", "Google tells the same page again and again")
            seen.add(token)
            asked["pageToken"] = token

    def _page(self, request: Any, since: str) -> Resource:
        try:
            answer: Resource = self._account.execute(request, "pull")
        except Refused as no:
            if since and no.status in _EXPIRED:
                raise CursorExpired(no.account, "pull", "Google no longer knows what changed in the contacts") from no
            raise
        return answer


def _told(person: Resource) -> Iterator[tuple[Ref, ContactCard | None]]:
    """The card that a person resource is, or None: deleted, or without an address; and what it was known by before."""
    name = str(person.get("resourceName") or "")
    if not name:
        return
    metadata = person.get("metadata")
    told = metadata if isinstance(metadata, dict) else {}
    for before in told.get("previousResourceNames") or ():
        yield Ref(str(before)), None
    addresses = () if told.get("deleted") is True else _addresses(person)
    yield Ref(name), _card(Ref(name), addresses, person) if addresses else None


def _addresses(person: Resource) -> tuple[Address, ...]:
    values = _own(person, "emailAddresses")
    values.sort(key=lambda one: not _is_primary(one))
    found = (Address.parse(str(one.get("value") or "")) for one in values[:_MOST_ADDRESSES])
    return tuple(dict.fromkeys(address for address in found if address is not None))


def _card(ref: Ref, addresses: tuple[Address, ...], person: Resource) -> ContactCard:
    """The card; a name that is that of its organisation is nobody's."""
    names = _own(person, "names")
    first = next((one for one in names if _is_primary(one)), names[0] if names else {})
    given, family, whole = (_line(first.get(part)) for part in ("givenName", "familyName", "displayName"))
    companies = {_line(one.get("name")).casefold() for one in _own(person, "organizations")}
    if (whole or f"{given} {family}".strip()).casefold() in companies:
        return ContactCard(ref=ref, addresses=addresses)
    return ContactCard(ref=ref, addresses=addresses, name=whole, given=given, family=family)


def _own(person: Resource, field: str) -> list[Resource]:
    """What stands in a field of the user's own card."""
    return [one for one in _dicts(person, field) if _source(one) in ("", "CONTACT")]


def _metadata(one: Resource) -> Resource:
    found = one.get("metadata")
    return found if isinstance(found, dict) else {}


def _source(one: Resource) -> str:
    found = _metadata(one).get("source")
    return str(found.get("type") or "") if isinstance(found, dict) else ""


def _is_primary(one: Resource) -> bool:
    told = _metadata(one)
    return told.get("primary") is True or told.get("sourcePrimary") is True


def _line(text: object) -> str:
    return " ".join(str(text or "")[: 2 * _LONGEST].split())[:_LONGEST]


def _dicts(answer: Resource, name: str) -> list[Resource]:
    found = answer.get(name) if isinstance(answer, dict) else None
    return [one for one in found if isinstance(one, dict)] if isinstance(found, list) else []
