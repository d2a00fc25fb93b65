"""Delivery reports for machines (RFC 3464, RFC 6533), also where they are mislabelled or only part of a text."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from followupd.domain.ids import Address

_FIELD = re.compile(r"([A-Za-z][A-Za-z0-9-]{0,60})[ \t]{0,8}:[ \t]{0,8}(.{0,2000})")
_TO_WHOM = ("original-recipient", "final-recipient", "x-actual-recipient")
_ADDRESS = re.compile(r"[^\s<>()\[\],;:\"@]{1,80}@[^\s<>()\[\]\\,;:\"@'/]{1,120}")
_LABEL = re.compile(r".{0,20}\b(?:smtp|rfc822)=|mailto:", re.IGNORECASE)
_HEX = re.compile(r"\+([0-9A-Fa-f]{2})")
_CODE_POINT = re.compile(r"\\x\{([0-9A-Fa-f]{1,6})\}")
_ENCAPSULATED = re.compile(r"imceasmtp-([^@]{1,120})@", re.IGNORECASE)
_RECIPIENTS = 50
_LINES = 8_000


def report_groups(text: str) -> tuple[Mapping[str, str], ...]:
    """The fields of each recipient, names in lower case; none where `text` holds no report.

    A group begins at an empty line, and where a recipient is named anew. What is no field continues the one before.
    """
    groups: list[dict[str, str]] = [{}]
    last = ""
    for line in text[:131_072].split("\n", _LINES)[:_LINES]:
        field = _FIELD.match(line)
        if not line.strip():
            if groups[-1]:
                groups.append({})
            last = ""
        elif field is not None and not line[0].isspace():
            last = field[1].lower()
            if last in _TO_WHOM[:2] and last in groups[-1]:
                groups.append({})
            groups[-1].setdefault(last, field[2].strip())
        elif last and len(groups[-1][last]) < 2_000:
            groups[-1][last] += f" {line.strip()[:500]}"
        if len(groups) > 3 * _RECIPIENTS:
            break
    return tuple(_merged(groups))[:_RECIPIENTS]


def _merged(groups: list[dict[str, str]]) -> Iterator[Mapping[str, str]]:
    """The groups that name somebody; one that does not goes with the one before it."""
    current: dict[str, str] = {}
    for group in groups:
        if any(name in group for name in _TO_WHOM):
            if current:
                yield current
            current = dict(group)
        elif current and not ("action" in current and "status" in current):
            current = {**group, **current}
    if current:
        yield current


def recipient_of(group: Mapping[str, str]) -> Address | None:
    """Whom the sender had addressed, as far as it is told: the original recipient before the final one."""
    found = (typed_address(group.get(name, "")) for name in _TO_WHOM)
    return next((address for address in found if address is not None), None)


def typed_address(value: str) -> Address | None:
    """The address in `rfc822; kim@example.org`, also in UTF-8 (RFC 6533), xtext (RFC 3461) or wrapped by Exchange."""
    kind, semicolon, rest = value[:1_000].partition(";")
    text = (rest if semicolon else kind).strip()
    text = _CODE_POINT.sub(lambda match: _character(match[1]), text)
    if "@" not in text:
        text = _HEX.sub(lambda match: chr(int(match[1], 16)), text)
    wrapped = _ENCAPSULATED.search(text)
    if wrapped is not None:
        text = _HEX.sub(lambda match: chr(int(match[1], 16)), wrapped[1])
    return next(iter(addresses_in(text)), None)


def _character(digits: str) -> str:
    return chr(int(digits, 16)) if int(digits, 16) < 0xD800 or 0xE000 <= int(digits, 16) < 0x110000 else ""


def addresses_in(text: str) -> list[Address]:
    """All addresses of a line, in order."""
    if "@" not in text:
        return []
    found = (Address.parse(_LABEL.sub("", match.group()).strip(".'`*|=")) for match in _ADDRESS.finditer(text))
    return [address for address in found if address is not None]
