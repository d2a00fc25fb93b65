"""People as vCards: RFC 6350 (4.0), RFC 2426 (3.0), and the 2.1 of phones, as far as they tell whom to write to."""

from __future__ import annotations

import quopri
import re
from collections.abc import Iterator, Mapping

from followupd.cli.cards import Card, Deck
from followupd.domain.record import Struct

_CIRCLE = "X-FOLLOWUPD-CIRCLE"
_READ = frozenset({"EMAIL", "FN", "N", "NOTE", "CATEGORIES", "KIND", _CIRCLE})
_NAME = re.compile(r"[A-Za-z0-9_-]+(?:\.[A-Za-z0-9_-]+)?")  # RFC 6350, 3.3: `item1.EMAIL` is an EMAIL
_LINE_END = re.compile(r"\r\n|\r|\n")
_QUOTE_OR_COLON = re.compile(r'[":]')
_HEAD = 4_000
"""Characters of a line in which its value must begin."""
_PER_CARD = 100
"""Values of one property that are looked at."""


class _Line(Struct, frozen=True):
    number: int
    key: str
    value: str


def read_vcards(deck: Deck, text: str, name: str, above: int) -> None:
    """Puts the people of vCards into the deck; `above` is the number of lines before `text`."""
    told: dict[str, list[str]] | None = None
    began = ""
    for line in _lines(deck, text, name, above):
        where = f"{name}:{line.number}"
        if line.key == "BEGIN":
            if told is not None:
                deck.wrong(began, "the vCard that begins here has no END")
            if deck.is_full(where):
                return
            told, began = {}, where
        elif line.key == "END":
            if told is not None:
                _take(deck, told, began)
            told = None
        elif told is not None and line.key in _READ:
            several = told.setdefault(line.key, [])
            if len(several) < _PER_CARD:
                several.append(line.value)
    if told is not None:
        deck.wrong(began, "the vCard that begins here has no END")


def _take(deck: Deck, told: Mapping[str, list[str]], where: str) -> None:
    if not any(one.strip() for one in told.get("EMAIL", ())) or "group" in map(str.lower, told.get("KIND", ())):
        return  # address books are full of shops and phones: that is no mistake
    deck.take(
        map(_unescaped, told["EMAIL"]),
        where,
        name=_name(told),
        circle=_unescaped(next(iter(told.get(_CIRCLE, [])), "")),
        tags=[_unescaped(tag) for several in told.get("CATEGORIES", []) for tag in _parts(several, ",")],
        notes=[_unescaped(note) for note in told.get("NOTE", [])],
    )


def _name(told: Mapping[str, list[str]]) -> str:
    """FN, else the given and family names of N (RFC 6350, 6.2.2)."""
    for full in told.get("FN", ()):
        if full.strip():
            return _unescaped(full)
    parts = [_unescaped(one) for one in _parts(next(iter(told.get("N", [])), ""), ";")]
    family, given, middle = (*parts, "", "", "")[:3]
    return f"{given} {middle} {family}"


def _lines(deck: Deck, text: str, name: str, above: int) -> Iterator[_Line]:
    for number, whole in _unfolded(text):
        if not whole.strip():
            continue
        colon = _colon(whole)
        key, value = whole[: max(colon, 0)].partition(";")[0].strip(), whole[colon + 1 :]
        if not _NAME.fullmatch(key):
            deck.wrong(f"{name}:{number + above}", "it is no line of a vCard", "such as FN:Kim Lee")
            continue
        if _is_quoted(whole[:colon]):
            value = quopri.decodestring(value.encode("utf-8", "replace")).decode("utf-8", "replace")
            value = value.replace("\r\n", "\n").replace("\n", "\\n")
        yield _Line(number + above, key.rpartition(".")[2].upper(), value)


def _colon(line: str) -> int:
    """Where the value begins, after the first colon outside of quotes; -1 where nowhere."""
    quoted = False
    for found in _QUOTE_OR_COLON.finditer(line, 0, _HEAD):
        if found[0] == '"':
            quoted = not quoted
        elif not quoted:
            return found.start()
    return -1


def _is_quoted(head: str) -> bool:
    """vCard 2.1: the value is quoted-printable."""
    return "QUOTED-PRINTABLE" in head[:_HEAD].upper()


def _unfolded(text: str) -> Iterator[tuple[int, str]]:
    """Logical lines with the number of the line on which each begins (RFC 6350, 3.2)."""
    began, parts, soft = 1, [""], False
    for number, line in enumerate(_physical(text), 1):
        if soft or line[:1] in (" ", "\t"):
            parts.append(line if soft else line[1:])
        else:
            yield began, "".join(parts)
            began, parts = number, [line]
        # A soft line break of quoted-printable (RFC 2045, 6.7) needs no blank before what follows.
        soft = line[-1:] == "=" and _is_quoted(parts[0][:_HEAD].partition(":")[0])
        if soft:
            parts[-1] = parts[-1][:-1]
    yield began, "".join(parts)


def _physical(text: str) -> Iterator[str]:
    at = 0
    for end in _LINE_END.finditer(text):
        yield text[at : end.start()]
        at = end.end()
    yield text[at:]


def _parts(text: str, delimiter: str) -> list[str]:
    """The parts between unescaped delimiters, still escaped."""
    return re.findall(rf"((?:\\.|[^\\{delimiter}])*)(?:{delimiter}|\\?\Z)", text[:20_000], re.DOTALL)


def _unescaped(text: str) -> str:
    return re.sub(r"\\(.?)", lambda found: "\n" if found[1] in ("n", "N") else found[1], text, flags=re.DOTALL)


def _escaped(text: str) -> str:
    return re.sub(r"([\\,;])", r"\\\1", text).replace("\n", "\\n")


def as_vcard(card: Card) -> str:
    lines = ["BEGIN:VCARD", "VERSION:4.0", f"FN:{_escaped(card.name or card.addresses[0])}"]
    lines += [f"EMAIL;PREF={min(number, 100)}:{address}" for number, address in enumerate(card.addresses, 1)]
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
