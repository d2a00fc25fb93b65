"""A time zone on the command line."""

from __future__ import annotations

from typing import Any
from zoneinfo import ZoneInfo

import click


class _Zone(click.ParamType[ZoneInfo]):
    name = "ZONE"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> ZoneInfo:
        try:
            return value if isinstance(value, ZoneInfo) else ZoneInfo(str(value))
        except (ValueError, OSError, KeyError):
            self.fail(f"{value!r} is no time zone; one is Europe/Berlin", param, ctx)


ZONE = _Zone()
"""A click type: an IANA name."""
