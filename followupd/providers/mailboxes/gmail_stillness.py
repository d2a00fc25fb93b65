"""Whether anything moved in a Gmail mailbox: what becomes of a draft is told by the history, as all else is."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from followupd.domain.record import Struct

LONGEST_S = 3600.0
"""For how long a list of drafts is believed while the history tells of nothing."""


class _Glance(Struct):
    drafts: Mapping[str, str]
    at: float
    looks: int
    moves: int


class Stillness:
    """What the history of a mailbox has to say to those who list its drafts. `clock` is seconds since the epoch."""

    def __init__(self, clock: Callable[[], float]) -> None:
        self._clock = clock
        self._looks = self._moves = 0
        self._last: _Glance | None = None

    def looked(self, *, still: bool) -> None:
        """The history was read to its end; `still` where it told of nothing since it was read before."""
        self._looks += 1
        self._moves += not still

    def listed(self, drafts: Mapping[str, str]) -> None:
        """These are the drafts now."""
        self._last = _Glance(drafts=drafts, at=self._clock(), looks=self._looks, moves=self._moves)

    def drafts(self) -> Mapping[str, str] | None:
        """The drafts as they were listed last, where the history was read since, and told of nothing; else None."""
        last = self._last
        if last is None or last.looks == self._looks or last.moves != self._moves:
            return None
        if abs(self._clock() - last.at) >= LONGEST_S:
            return None
        last.looks = self._looks
        return last.drafts
