"""The cursor of a Google calendar: Google's own token, and of what was told no more than digests.

No text and no address of anybody stands in it, so that whoever is forgotten is in none.
"""

from __future__ import annotations

import base64
import binascii
import json
import zlib
from array import array
from collections.abc import Iterable, Mapping
from typing import Any, NamedTuple

from followupd.domain.ids import Cursor
from followupd.domain.record import Struct, field

VERSION = 1

OVER, SERIES = 1, 2
"""Bits of an entry's state: its past was told, or there was none to tell; it recurs."""


class Entry(NamedTuple):
    """What was told of an event: a digest of its occurrences in the window (0: none), and its state."""

    digest: int = 0
    state: int = 0


class State(Struct, frozen=True, kw_only=True):
    """How far a calendar was read. `known` are 32-bit digests of the ids of all events, to see what is lost.

    `entries` are the events at hand, by id, and every series whose past was told.
    """

    token: str
    days: tuple[int, int]  # those of the window, YYYYMMDD
    zone: str
    notes: Mapping[str, tuple[str, ...]] = field(default_factory=dict)  # what is quarantined, by id
    known: frozenset[int] = frozenset()
    entries: Mapping[str, Entry] = field(default_factory=dict)


NOTHING = State(token="", days=(0, 0), zone="")
"""Where no cursor is."""


class BadCursor(ValueError):
    """The text is no cursor of this version."""


def mark(event_id: str) -> int:
    """32 bits of an event's id: two ids that share them cost a count of one, and nothing else."""
    return zlib.crc32(event_id.encode("utf-8", "replace"))


def encode(state: State) -> Cursor:
    """The cursor that `decode` reads."""
    head = {"v": VERSION, "token": state.token, "days": state.days, "zone": state.zone}
    told = [state.notes, [(name, f"{entry.digest:x}", entry.state) for name, entry in state.entries.items()]]
    marks = array("I", sorted(state.known))
    packed = zlib.compress(json.dumps(told, separators=(",", ":")).encode())
    return Cursor("\n".join([json.dumps(head), _base64(packed), _base64(zlib.compress(marks.tobytes()))]))


def decode(cursor: Cursor) -> State:
    """The state that a cursor holds. Raises BadCursor."""
    try:
        head, packed, marks = cursor.split("\n")
        said: Any = json.loads(head)
        if said["v"] != VERSION:
            raise BadCursor("another version")
        notes, entries = json.loads(_plain(packed))
        known = array("I")
        known.frombytes(_plain(marks))
        return State(
            token=str(said["token"]),
            days=(int(said["days"][0]), int(said["days"][1])),
            zone=str(said["zone"]),
            notes={str(name): tuple(map(str, why)) for name, why in notes.items()},
            known=frozenset(known),
            entries={str(name): Entry(int(digest, 16), int(state)) for name, digest, state in entries},
        )
    except (ValueError, KeyError, TypeError, IndexError, AttributeError, zlib.error, binascii.Error) as error:
        raise BadCursor("it cannot be read") from error


def _base64(data: Iterable[int]) -> str:
    return base64.b64encode(bytes(data)).decode("ascii")


def _plain(text: str) -> bytes:
    return zlib.decompress(base64.b64decode(text, validate=True))
