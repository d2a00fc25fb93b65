"""Google Calendar's methods, on the calendars of the stub."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from stub_answers import Answer, Call
from stub_faults import StubClock


@dataclass(slots=True)
class Calendars:
    clock: StubClock

    def methods(self) -> dict[str, Callable[[Call], Answer]]:
        return {}

    def open(self, address: str) -> None: ...
    def forget(self, address: str) -> None: ...
