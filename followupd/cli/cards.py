"""People as files: vCard (RFC 6350, and 3.0 of RFC 2426), CSV (RFC 4180), JSON. What cannot be read is told by line."""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

from followupd.domain.ids import Address
from followupd.errors import Problem

MOST = 50_000
"""People in one file."""
_LONGEST = 200
_CONTENT_LINE = re.compile(
    r'(?:[A-Za-z0-9-]+\.)?(?P<key>[A-Za-z0-9-]+)(?:;(?:[^":;]|"[^"]*")*)*:(?P<value>.*)'
)  # RFC 6350, 3.3: `item1.EMAIL` is an EMAIL
_COMMA = re.compile(r"(?<!\\),")
_CIRCLE = "X-FOLLOWUPD-CIRCLE"
_ADDRESS_COLUMNS = ("addresses", "address", "email", "e-mail", "e-mail address", "e-mail 1 - value")
_FIELDS = ("addresses", "name", "circle", "tags", "note")


@dataclass(frozen=True, slots=True, kw_only=True)
class Card:
    """One person in a file; the first address is the one that drafts go to. `where` is the line it begins on."""

    addresses: tuple[Address, ...]
    name: str = ""
    circle: str = ""
    tags: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()
    where: str = ""


@dataclass(slots=True)
class Deck:
    """What a file holds: the people that could be read, and what is wrong with the others."""

    cards: list[Card] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)

    def take(self, addresses: Sequence[str], where: str, **told: Any) -> None:
        parsed = [(raw, Address.parse(raw)) for raw in addresses if raw.strip()]
        wrong = [raw for raw, address in parsed if address is None]
        good = tuple(dict.fromkeys(address for _, address in parsed if address is not None))
        if wrong or not good:
            what = f"{wrong[0][:80]!r} is no mail address" if wrong else "it has no mail address"
            self.problems.append(Problem(where=where, what=what, hint="such as kim@acme.example"))
        else:
            self.cards.append(Card(addresses=good, where=where, **told))


def read(text: str, name: str) -> Deck:
    """The people in `text`, a file called `name`; the content says which format it is."""
    start = text.lstrip("\ufeff \t\r\n")
    if start[:11].upper() == "BEGIN:VCARD":
        return _read_vcards(start, name, text.count("\n", 0, len(text) - len(start)))
    return _read_json(start, name) if start[:1] in ("[", "{") else _read_csv(start, name)


def _read_json(text: str, name: str) -> Deck:
    deck = Deck()
    try:
        told = json.loads(text)
    except (ValueError, RecursionError) as error:
        deck.problems.append(Problem(where=name, what=f"it is no JSON: {error}"))
        return deck
    for number, one in enumerate(told if isinstance(told, list) else [told]):
        where = f"{name}[{number}]"
        addresses = one.get("addresses") if isinstance(one, dict) else None
        if not isinstance(addresses, list) or not all(isinstance(each, str) for each in addresses):
            hint = 'such as {"addresses": ["kim@acme.example"], "name": "Kim Lee"}'
            deck.problems.append(Problem(where=where, what='it has no list "addresses"', hint=hint))
            continue
        deck.take(
            addresses,
            where,
            name=_line(one.get("name")),
            circle=_line(one.get("circle")),
            tags=_lines(one.get("tags")),
            notes=_lines(one.get("notes"), 8_000),
        )
    return deck


def _read_csv(text: str, name: str) -> Deck:
    deck = Deck()
    try:
        rows = csv.DictReader(io.StringIO(text, newline=""), dialect=_dialect(text))
        columns = {str(one).strip().lower(): one for one in rows.fieldnames or () if one}
        addressed = [columns[one] for one in _ADDRESS_COLUMNS if one in columns]
        if not addressed:
            hint = f"the first line names the columns: {','.join(_FIELDS)}"
            deck.problems.append(Problem(where=f"{name}:1", what="no column holds addresses", hint=hint))
            return deck
        for row in rows:
            told = {key: str(row.get(column) or "") for key, column in columns.items()}
            deck.take(
                str(row.get(addressed[0]) or "").replace(";", " ").split(),
                f"{name}:{rows.line_num}",
                name=_line(told.get("name", "")),
                circle=_line(told.get("circle", "")),
                tags=_lines(told.get("tags", "").split(";")),
                notes=_lines([told.get("note", "")], 8_000),
            )
    except csv.Error as error:
        deck.problems.append(Problem(where=name, what=f"it is no CSV: {error}"))
    return deck


def _dialect(text: str) -> type[csv.Dialect]:
    """Commas, semicolons or tabs: whichever parts the first line."""

    class Dialect(csv.excel):
        delimiter = max(",;\t", key=text.partition("\n")[0].count)

    return Dialect


def _read_vcards(text: str, name: str, above: int) -> Deck:
    deck = Deck()
    told: dict[str, list[str]] = {}
    began = 0
    for number, line in _unfolded(text):
        where = f"{name}:{number + above}"
        found = _CONTENT_LINE.fullmatch(line)
        if found is None:
            deck.problems.append(Problem(where=where, what="it is no line of a vCard", hint="such as FN:Kim Lee"))
            continue
        key, value = found["key"].upper(), found["value"]
        if key == "BEGIN":
            told, began = {}, number + above
        elif key == "END":
            _take_vcard(deck, told, f"{name}:{began}")
        else:
            told.setdefault(key, []).append(value)
    return deck


def _take_vcard(deck: Deck, told: dict[str, list[str]], where: str) -> None:
    if not told.get("EMAIL"):
        return  # address books are full of shops and phones: that is no mistake
    deck.take(
        told["EMAIL"],
        where,
        name=_line(_unescaped(next(iter(told.get("FN", [])), ""))),
        circle=_line(_unescaped(next(iter(told.get(_CIRCLE, [])), ""))),
        tags=_lines([_unescaped(tag) for several in told.get("CATEGORIES", []) for tag in _COMMA.split(several)]),
        notes=_lines([_unescaped(note) for note in told.get("NOTE", [])], 8_000),
    )


def _unfolded(text: str) -> Iterator[tuple[int, str]]:
    """Logical lines with the number of the line on which each begins (RFC 6350, 3.2)."""
    began, parts = 1, [""]
    for number, line in enumerate(text.splitlines(), 1):
        if line[:1] in (" ", "\t"):
            parts.append(line[1:])
            continue
        if whole := "".join(parts).strip():
            yield began, whole
        began, parts = number, [line]
    if whole := "".join(parts).strip():
        yield began, whole


def _unescaped(text: str) -> str:
    out, rest = [], iter(text)
    for char in rest:
        if char == "\\":
            char = next(rest, "")
            char = "\n" if char in ("n", "N") else char
        out.append(char)
    return "".join(out)


def _escaped(text: str) -> str:
    for char in "\\,;":
        text = text.replace(char, "\\" + char)
    return text.replace("\n", "\\n")


def _line(value: object) -> str:
    return " ".join(value.split())[:_LONGEST] if isinstance(value, str) else ""


def _lines(values: object, longest: int = _LONGEST) -> tuple[str, ...]:
    several = values if isinstance(values, list) else []
    texts = (one.strip()[:longest] for one in several if isinstance(one, str))
    return tuple(dict.fromkeys(text for text in texts if text))


def write(cards: Sequence[Card], form: str) -> str:
    """The people as a file: `json`, `csv` or `vcard`. `read` gives them back."""
    match form:
        case "json":
            return json.dumps([_as_json(card) for card in cards], ensure_ascii=False, indent=2) + "\n"
        case "csv":
            return _as_csv(cards)
        case _:
            return "".join(map(_as_vcard, cards))


def _as_json(card: Card) -> dict[str, object]:
    return {
        "addresses": list(card.addresses),
        "name": card.name,
        "circle": card.circle,
        "tags": list(card.tags),
        "notes": list(card.notes),
    }


def _as_csv(cards: Sequence[Card]) -> str:
    out = io.StringIO(newline="")
    rows = csv.writer(out)
    rows.writerow(_FIELDS)
    for card in cards:
        rows.writerow([" ".join(card.addresses), card.name, card.circle, ";".join(card.tags), "\n\n".join(card.notes)])
    return out.getvalue()


def _as_vcard(card: Card) -> str:
    lines = ["BEGIN:VCARD", "VERSION:4.0", f"FN:{_escaped(card.name or card.addresses[0])}"]
    lines += [f"EMAIL;PREF={number}:{address}" for number, address in enumerate(card.addresses, 1)]
    if card.tags:
        lines.append(f"CATEGORIES:{','.join(map(_escaped, card.tags))}")
    if card.circle:
        lines.append(f"{_CIRCLE}:{_escaped(card.circle)}")
    lines += [f"NOTE:{_escaped(note)}" for note in card.notes]
    return "".join(f"{_folded(line)}\r\n" for line in [*lines, "END:VCARD"])


def _folded(line: str) -> str:
    """Lines of at most 75 octets (RFC 6350, 3.2), never parting a character."""
    parts, part, size = [], "", 0
    for char in line:
        octets = len(char.encode("utf-8", "replace"))
        if size + octets > 75:
            parts.append(part)
            part, size = " ", 1
        part, size = part + char, size + octets
    return "\r\n".join([*parts, part])
