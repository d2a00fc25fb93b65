"""Google's People API, as far as a user's own contacts go: cards, pages, sync tokens and their end."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

from google_discovery import Json
from stub_answers import Answer, Call, Refused, page_of
from stub_mailbox import new_id

FIELDS = ("names", "emailAddresses", "organizations", "metadata", "phoneNumbers", "nicknames", "biographies")
LIST = "people.people.connections.list"


@dataclass(slots=True)
class AddressBook:
    """The contacts of one user; every change has the next number."""

    cards: dict[str, Json] = field(default_factory=dict)  # by resource name, the deleted ones too
    changed: dict[str, int] = field(default_factory=dict)
    change: int = 1
    oldest: int = 0  # sync tokens before it have expired

    def put(self, name: str, card: Json) -> None:
        self.change += 1
        self.cards[name], self.changed[name] = card, self.change


@dataclass(slots=True)
class People:
    """The address books of all users."""

    books: dict[str, AddressBook] = field(default_factory=dict)

    def methods(self) -> dict[str, Callable[[Call], Answer]]:
        return {
            LIST: self._list,
            "people.people.get": self._get,
            "people.people.createContact": self._create,
            "people.people.updateContact": self._update,
            "people.people.deleteContact": self._delete,
        }

    def book(self, address: str) -> AddressBook:
        return self.books.setdefault(address, AddressBook())

    def forget(self, address: str) -> None:
        """The sync tokens up to now have expired."""
        book = self.book(address)
        book.change += 1
        book.oldest = book.change

    def _list(self, call: Call) -> Answer:
        if call.path["peopleId"] != "me":
            raise Refused(400, message="Must be people/me")
        mask, book, since = _mask(call), self.book(call.address), 0
        if token := call.text("syncToken"):
            since = int(token.removeprefix("s")) if token[1:].isdecimal() else -1
            if since < book.oldest:
                reason = {"@type": "type.googleapis.com/google.rpc.ErrorInfo", "reason": "EXPIRED_SYNC_TOKEN"}
                words = "Sync token is expired. Clear local cache and retry call without the sync token."
                raise Refused(400, "failedPrecondition", words, details=[reason])
        all_of_them = [
            _told(name, card, mask)
            for name, card in sorted(book.cards.items(), key=lambda one: book.changed[one[0]])
            if book.changed[name] > since and (since or not _is_deleted(card))
        ]
        page, more = page_of(call, all_of_them, call.number("pageSize", 100, 1000))
        body: Json = {**({"connections": list(page)} if page else {}), **more}
        body |= {"totalItems": len(all_of_them), "totalPeople": len(all_of_them)}
        if not more and call.flag("requestSyncToken"):
            body["nextSyncToken"] = f"s{book.change}"
        return Answer(200, body)

    def _get(self, call: Call) -> Answer:
        name = f"people/{call.path['peopleId']}"
        if (card := self.book(call.address).cards.get(name)) is None or _is_deleted(card):
            raise Refused(404)
        return Answer(200, _told(name, card, _mask(call)))

    def _create(self, call: Call) -> Answer:
        name = f"people/c{int(new_id(), 16)}"
        self.book(call.address).put(name, _card(call.body, name))
        return Answer(200, _told(name, self.book(call.address).cards[name], FIELDS))

    def _update(self, call: Call) -> Answer:
        book, name = self.book(call.address), f"people/{call.path['peopleId']}"
        if name not in book.cards:
            raise Refused(404)
        fields = call.text("updatePersonFields").split(",")
        card = {key: value for key, value in book.cards[name].items() if key not in fields}
        card |= {key: value for key, value in _card(call.body, name).items() if key in fields}
        book.put(name, card)
        return Answer(200, _told(name, card, FIELDS))

    def _delete(self, call: Call) -> Answer:
        book, name = self.book(call.address), f"people/{call.path['peopleId']}"
        if name not in book.cards:
            raise Refused(404)
        book.put(name, {"metadata": {"deleted": True, "objectType": "PERSON"}})
        return Answer(200, {})


def _mask(call: Call) -> tuple[str, ...]:
    asked = tuple(one for one in call.text("personFields").split(",") if one)
    if not asked or not set(asked) <= set(FIELDS):
        raise Refused(400, "invalidArgument", "personFields mask is required. Please specify one or more valid paths.")
    return asked


def _card(body: Json, name: str) -> Json:
    """The fields of a card as they are kept: with their source, the first of each the primary one, and a whole name."""
    source = {"type": "CONTACT", "id": name.removeprefix("people/c")}
    card: Json = {"metadata": {"objectType": "PERSON", "sources": [source]}}
    for field_name in FIELDS:
        if field_name != "metadata" and field_name in body:
            card[field_name] = [
                {**one, "metadata": {"source": source, **({"primary": True} if number == 0 else {})}}
                for number, one in enumerate(body[field_name])
            ]
    for one in card.get("names", []):
        parts = (one.get("givenName", ""), one.get("familyName", ""))
        one["displayName"] = " ".join(part for part in parts if part) or one.get("unstructuredName", "")
    return card


def _told(name: str, card: Json, mask: tuple[str, ...]) -> Json:
    return {
        "resourceName": name,
        "etag": f"%{abs(hash(repr(card))):x}",
        **{key: card[key] for key in mask if key in card},
    }


def _is_deleted(card: Json) -> bool:
    return card.get("metadata", {}).get("deleted") is True
