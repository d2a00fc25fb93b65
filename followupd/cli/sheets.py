"""People as CSV (RFC 4180): our own columns, and those of the address books of Google, Outlook and Thunderbird."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable, Sequence

from followupd.cli.cards import Card, Deck

_HINT = "the first line names the columns: addresses,name,circle,tags,note"
_MOST_COLUMNS = 1_000
_COLUMNS_READ = 40
"""Columns of one kind that are looked at."""
_BOOK = re.compile(
    r"(?:primary |secondary )?(?:e-?)?mail(?: \d)?(?:-adresse| - value|:? address|:? adresse)?"
)  # "E-mail 1 - Value", "E-mail 2 Address", "E-Mail 2: Adresse", "Primary Email"
_GIVEN = ("first name", "given name", "vorname")
_MIDDLE = ("middle name", "additional name", "weitere vornamen")
_FAMILY = ("last name", "family name", "nachname", "surname")
_WHOLE = ("name", "full name", "display name", "fn", "file as")
_TAGS = ("tags", "labels", "group membership", "categories", "kategorien")
_NOTES = re.compile(r"notes?(?: \d{1,3})?|notizen")
_CIRCLE = ("circle",)
_APART = re.compile(r"[\s;,]+|:::")
_FORMULA = re.compile(r"'*[=+\-@\t\r]")  # what a spreadsheet may run (OWASP, CSV injection)
_TAG = re.compile(r"(?:\\.|[^;\\])+")


class _Columns:
    """Where in a row what stands."""

    def __init__(self, header: Sequence[str]) -> None:
        named = [(one.strip().lower(), place) for place, one in enumerate(header)]
        own = [place for name, place in named if name in ("addresses", "email", "e-mail")]
        book = [place for name, place in named if _BOOK.fullmatch(name[:40])]
        other = [place for name, place in named if name == "address"]
        self.addresses = (own if len(book) <= len(own) and own else book or other)[:_COLUMNS_READ]
        self.is_book = self.addresses not in (own, other)
        first = dict(reversed(named))
        self.name = [first[one] for one in _WHOLE if one in first]
        parts = [next((first[one] for one in kind if one in first), None) for kind in (_GIVEN, _MIDDLE, _FAMILY)]
        self.parts = [place for place in parts if place is not None]
        self.circle = [first[one] for one in _CIRCLE if one in first]
        self.tags = [first[one] for one in _TAGS if one in first]
        self.notes = [place for name, place in named if _NOTES.fullmatch(name[:12])][:_COLUMNS_READ]


def read_csv(deck: Deck, text: str, name: str) -> None:
    """Puts the people of a table with a line of column names into the deck."""
    rows = csv.reader(io.StringIO(text, newline=""), delimiter=_delimiter(text))
    begins = 1
    try:
        header = next(rows, [])
        if len(header) > _MOST_COLUMNS:
            deck.wrong(f"{name}:1", f"a table of more than {_MOST_COLUMNS:,} columns is not read", _HINT)
            return
        columns = _Columns(header)
        if not columns.addresses:
            deck.wrong(f"{name}:1", "no column holds addresses", _HINT)
            return
        begins = rows.line_num + 1
        for row in rows:
            where = f"{name}:{begins}"
            begins = rows.line_num + 1
            if deck.is_full(where):
                return
            _take(deck, columns, row, where)
    except csv.Error as error:
        deck.wrong(f"{name}:{begins}", f"it is no CSV: {error}; nothing is read from here on")


def _take(deck: Deck, columns: _Columns, row: Sequence[str], where: str) -> None:
    def cells(places: Iterable[int]) -> list[str]:
        return [_plain(row[place]) for place in places if place < len(row) and row[place].strip()]

    addresses = [one for cell in cells(columns.addresses) for one in _addresses(cell)]
    if not addresses and (columns.is_book or not any(row)):
        return  # address books are full of shops and phones: that is no mistake
    tags = [one for cell in cells(columns.tags) for one in _tags(cell)]
    deck.take(
        addresses,
        where,
        name=next(iter(cells(columns.name)), " ".join(cells(columns.parts))),
        circle=next(iter(cells(columns.circle)), ""),
        tags=tags,
        notes=cells(columns.notes),
    )


def _delimiter(text: str) -> str:
    """Commas, semicolons or tabs: whichever parts the first line."""
    return max(",;\t", key=text[: text.find("\n") if "\n" in text else None].count)


def _addresses(cell: str) -> list[str]:
    """`Kim Lee <kim@acme.example>` is told by what is in the brackets."""
    inside = re.findall(r"<([^<>]*)>", cell)
    return inside or [one for one in _APART.split(cell) if one]


def _tags(cell: str) -> list[str]:
    """Parted by semicolons; Google parts by `:::`, and marks its own groups with a star."""
    several = cell.split(":::") if ":::" in cell else _TAG.findall(cell)
    theirs = (one.strip() for one in several if not one.strip().startswith("* "))
    return [re.sub(r"\\(.)", r"\1", one, flags=re.DOTALL) for one in theirs]


def _plain(cell: str) -> str:
    """A cell without the apostrophe that keeps a spreadsheet from running it."""
    return cell[1:] if cell[:1] == "'" and _FORMULA.match(cell) else cell


def _safe(cell: str) -> str:
    return "'" + cell if _FORMULA.match(cell) else cell


def as_csv(cards: Sequence[Card]) -> str:
    """A table; no cell is taken for a formula by a spreadsheet."""
    most = max((len(card.notes) for card in cards), default=1) or 1
    out = io.StringIO(newline="")
    rows = csv.writer(out)
    noted = ["note", *(f"note {number}" for number in range(2, most + 1))]
    rows.writerow(["addresses", "name", "circle", "tags", *noted])
    for card in cards:
        tags = ";".join(re.sub(r"([\\;:*])", r"\\\1", tag) for tag in card.tags)
        notes = [*card.notes, *[""] * (most - len(card.notes))]
        rows.writerow(map(_safe, [" ".join(card.addresses), card.name, card.circle, tags, *notes]))
    return out.getvalue()
