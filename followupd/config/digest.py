"""A digest of values: equal for equal values, in every process."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from enum import Enum
from typing import Any

from followupd.domain.record import Struct


def digest(*values: object) -> str:
    """SHA-256 in hex over Structs and what they are made of."""
    text = json.dumps([_plain(value) for value in values], ensure_ascii=True, separators=(",", ":"))
    return hashlib.sha256(text.encode("ascii")).hexdigest()


def _plain(value: object) -> Any:
    match value:
        case Enum():
            return value.value
        case None | bool() | int() | str():
            return value
        case Mapping():
            return sorted([str(key), _plain(member)] for key, member in value.items())
        case frozenset():
            return sorted(map(str, value))
        case tuple():
            return [_plain(member) for member in value]
        case Struct():
            return [type(value).__name__, *(_plain(getattr(value, name)) for name in value.__struct_fields__)]
        case _:
            return str(value)
