"""People as files: vCard, CSV, JSON. What cannot be read is told by line, and the rest is taken."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Sequence

from followupd.domain.ids import Address
from followupd.domain.record import Struct, field
from followupd.errors import Problem

MOST = 50_000
"""People in one file."""
_TOLD = 200
"""Problems of one file that are told one by one."""
_LONGEST, _LONGEST_TAG, _LONGEST_NOTE = 200, 60, 8_000
_LARGEST = 10_000_000  # of what holds no photos; parsed, it takes a multiple of its size
_MOST_LINES = 1_000_000
_NUMBER = re.compile(r"(\d{1,9})\]?\Z")


class Card(Struct, frozen=True, kw_only=True):
    """One person in a file; the first address is the one that drafts go to. `where` is the line it begins on."""

    addresses: tuple[Address, ...]
    name: str = ""
    circle: str = ""
    tags: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()
    where: str = ""


class Deck(Struct):
    """What a file holds: the people that could be read, and what is wrong with the others (`untold`: how many more)."""

    cards: list[Card] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    untold: int = 0

    def wrong(self, where: str, what: str, hint: str = "") -> None:
        if len(self.problems) < _TOLD:
            self.problems.append(Problem(where=where, what=what, hint=hint))
        else:
            self.untold += 1

    def put_in_order(self) -> None:
        """The problems by line: what the state has against a row is found after all rows are read."""
        self.problems.sort(key=lambda one: int(found[1]) if (found := _NUMBER.search(one.where)) else 0)

    def is_full(self, where: str) -> bool:
        """True where no more is read; the first time it says so."""
        if len(self.cards) + len(self.problems) + self.untold < MOST:
            return False
        self.wrong(where, f"a file holds {MOST:,} people at most; nothing is read from here on", "part it in several")
        return True

    def take(
        self,
        addresses: Iterable[str],
        where: str,
        *,
        name: str = "",
        circle: str = "",
        tags: Iterable[str] = (),
        notes: Iterable[str] = (),
    ) -> None:
        parsed = [(raw, Address.parse(raw)) for raw in addresses if raw.strip()]
        wrong = [raw for raw, address in parsed if address is None]
        good = tuple(dict.fromkeys(address for _, address in parsed if address is not None))
        if wrong or not good:
            what = f"{wrong[0][:80]!r} is no mail address" if wrong else "it has no mail address"
            self.wrong(where, what, "such as kim@acme.example")
            return
        shown = one_line(name)
        self.cards.append(
            Card(
                addresses=good,
                name="" if Address.parse(shown) in good else shown,
                circle=one_line(circle),
                tags=distinct(one_line(tag, _LONGEST_TAG) for tag in tags),
                notes=distinct(map(plain_note, notes)),
                where=where,
            )
        )


def one_line(text: str, longest: int = _LONGEST) -> str:
    """The text on one line, without control characters."""
    shown = "".join(char if char.isprintable() else " " for char in text[: 4 * longest])
    return " ".join(shown.split())[:longest].strip()


def plain_note(text: str) -> str:
    """The text with `\\n` line ends, without other control characters."""
    lines = text[: 2 * _LONGEST_NOTE].replace("\r\n", "\n").replace("\r", "\n")
    return (
        "".join(char for char in lines if char in "\n\t" or (char >= " " and not "\ud800" <= char <= "\udfff"))
        .strip()[:_LONGEST_NOTE]
        .strip()
    )


def distinct(texts: Iterable[str]) -> tuple[str, ...]:
    """Those that say something, each once."""
    return tuple(dict.fromkeys(text for text in texts if text))


def read(text: str, name: str) -> Deck:
    """The people in `text`, a file called `name`; the content says which format it is."""
    from followupd.cli.sheets import read_csv
    from followupd.cli.vcards import read_vcards

    start = text.lstrip("\ufeff \t\r\n")
    deck = Deck()
    is_vcard = start[:11].upper() == "BEGIN:VCARD"
    if not is_vcard and len(text) > _LARGEST:
        deck.wrong(name, f"a table or JSON of more than {_LARGEST // 1_000_000} MB is not read", "part it in several")
    elif text.count("\n") + text.count("\r") > 2 * _MOST_LINES:
        deck.wrong(name, f"a file of more than {_MOST_LINES:,} lines is not read", "part it in several")
    elif is_vcard:
        read_vcards(deck, start, name, text.count("\n", 0, len(text) - len(start)))
    elif start[:1] in ("[", "{"):
        _read_json(deck, start, name)
    else:
        read_csv(deck, text.removeprefix("\ufeff"), name)
    return deck


def _read_json(deck: Deck, text: str, name: str) -> None:
    try:
        told = json.loads(text)
    except (ValueError, RecursionError) as error:
        deck.wrong(name, f"it is no JSON: {error}")
        return
    for number, one in enumerate(told if isinstance(told, list) else [told]):
        where = f"{name}[{number}]"
        if deck.is_full(where):
            return
        addresses = one.get("addresses") if isinstance(one, dict) else None
        if not isinstance(addresses, list) or not all(isinstance(each, str) for each in addresses):
            deck.wrong(where, 'it has no list "addresses"', 'such as {"addresses": ["kim@acme.example"]}')
            continue
        strange = next((key for key in ("name", "circle") if not isinstance(one.get(key) or "", str)), None)
        strange = strange or next((key for key in ("tags", "notes") if not _is_texts(one.get(key) or [])), None)
        if strange is not None:
            deck.wrong(where, f'"{strange}" is not as `followupd people export` writes it')
            continue
        texts = {key: one.get(key) or "" for key in ("name", "circle")}
        deck.take(addresses, where, tags=one.get("tags") or (), notes=one.get("notes") or (), **texts)


def _is_texts(told: object) -> bool:
    return isinstance(told, list) and all(isinstance(one, str) for one in told)


def write(cards: Sequence[Card], form: str) -> str:
    """The people as a file: `json`, `csv` or `vcard`. `read` gives them back."""
    from followupd.cli.sheets import as_csv
    from followupd.cli.vcards import as_vcard

    match form:
        case "json":
            return json.dumps([_as_json(card) for card in cards], ensure_ascii=False, indent=2) + "\n"
        case "csv":
            return as_csv(cards)
        case _:
            return "".join(map(as_vcard, cards))


def _as_json(card: Card) -> dict[str, object]:
    return {
        "addresses": list(card.addresses),
        "name": card.name,
        "circle": card.circle,
        "tags": list(card.tags),
        "notes": list(card.notes),
    }
