"""The occurrences of one UID within a window: recurrence, exceptions and overrides (RFC 5545, 3.8.4.4 and 3.8.5)."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import UTC, date, datetime, time, timedelta
from typing import NamedTuple

from followupd.derive.contentlines import Damaged
from followupd.derive.rules import PER_DAY_CAP, TOO_OFTEN, Rule, WallTimes, is_costly, parse_rule, wall_times
from followupd.derive.spans import begin, bounded, length, ordered, span_of, zone_of
from followupd.derive.vevents import Component, Span, Time, parse_time, read_component, read_recurrence_id
from followupd.derive.zones import Zones
from followupd.domain.event import Event, Occurrence, OccurrenceId, Window
from followupd.domain.record import Struct

RULES_CAP = 8
DAILY_CAP = 6
"""Occurrences of one series a day, on the average of the window; on a single day it may have four times as many."""
AT_ONCE_CAP = 24
"""Occurrences of one series that go on at the same time."""
_RECURRENCE_ID = re.compile(rb"\nRECURRENCE-ID[;:]", re.IGNORECASE)
_DAY = timedelta(days=1)


class Instance(Struct, frozen=True, kw_only=True):
    """An occurrence with its times in the zone that the calendar gives them in."""

    uid: str
    recurrence_id: str | None
    start: datetime
    end: datetime
    all_day: bool
    event: Event

    @property
    def occurrence(self) -> Occurrence:
        return Occurrence(
            id=OccurrenceId(uid=self.uid, recurrence_id=self.recurrence_id),
            start=self.start.astimezone(UTC),
            end=self.end.astimezone(UTC),
            all_day=self.all_day,
            event=self.event,
        )


class Block(NamedTuple):
    """One VEVENT as text, from the line end before it; `cancelled` where its calendar is a METHOD:CANCEL."""

    text: bytes
    cancelled: bool = False

    @property
    def overrides(self) -> bool:
        """True where it has a RECURRENCE-ID: it stands for one instance of a series."""
        return _RECURRENCE_ID.search(self.text) is not None


class Expansion(Struct, frozen=True, kw_only=True):
    """The instances of a UID that overlap the window, by start; `damaged` says what was left out, and why."""

    instances: tuple[Instance, ...]
    recurring: bool
    damaged: tuple[str, ...] = ()


def quick_times(first: datetime, rules: Sequence[Rule], start: datetime, end: datetime, most: int) -> list[datetime]:
    """`wall_times`, but raises Damaged on what might take long."""
    if is_costly(first, rules, start, end, most):
        raise Damaged("its recurrence rule takes too long to work out")
    return wall_times(first, rules, start, end, most)


def expand(
    uid: str, blocks: Iterable[Block], zones: Zones, window: Window, *, times: WallTimes = quick_times
) -> Expansion:
    """What takes place of one UID within `window`, overrides applied.

    Of two components for the same RECURRENCE-ID the higher SEQUENCE counts, then the later one. An occurrence whose
    override is damaged is left out. Raises Damaged where nothing can be told, and on a series of more than `DAILY_CAP`
    a day or of more than `AT_ONCE_CAP` at once: no meetings, and each occurrence has its cost.
    """
    masters: list[Component] = []
    overrides: list[Component] = []
    lost: list[Time] = []
    damaged: list[str] = []
    for block in blocks:
        try:
            component = ordered(read_component(block.text, zones, cancelled=block.cancelled), zones)
        except Damaged as why:
            rid = read_recurrence_id(block.text, zones) if block.overrides else None
            if rid is None and block.overrides:
                raise
            lost += [rid] if rid is not None else []
            damaged.append(str(why))
            continue
        (masters if component.recurrence_id is None else overrides).append(component)
    if not masters and not overrides:
        raise Damaged(damaged[0] if damaged else "there is nothing in it")
    master = max(reversed(masters), key=lambda c: c.sequence) if masters else None
    series = _Series(uid=uid, master=master, overrides=overrides, lost=lost, zones=zones)
    instances = [*series.recurrences(window, times), *series.overridden(times)]
    seen = sorted((i for i in instances if window.overlaps(i.start, i.end)), key=lambda i: (i.start, i.end))
    return Expansion(instances=tuple(seen), recurring=series.recurring, damaged=tuple(damaged))


class _Series:
    """A master, its overrides, and the keys by which they belong together.

    The key of an instance is its original start: an aware UTC time, a floating time, or a date, as the master's is.
    """

    def __init__(
        self, *, uid: str, master: Component | None, overrides: list[Component], lost: list[Time], zones: Zones
    ) -> None:
        self.uid = uid
        self.master = master
        self.zones = zones
        self.frame = zone_of(master.start) if master else None
        self._lengths: dict[int, Span] = {}
        self.recurring = master is None or bool(master.rules or master.rdates or overrides)
        self.lost = {self.key(rid) for rid in lost}
        self.overrides: dict[Time, Component] = {}
        for override in overrides:
            assert override.recurrence_id is not None
            key = self.key(override.recurrence_id)
            known = self.overrides.get(key)
            if known is None or override.sequence >= known.sequence:
                self.overrides[key] = override
        self.later = sorted(key for key, o in self.overrides.items() if o.this_and_future) if master else []
        self.exdates = {self.key(t) for t in master.exdates if isinstance(t, datetime)} if master else set()
        self.exdays = {t for t in master.exdates if not isinstance(t, datetime)} if master else set()

    def key(self, at: Time) -> Time:
        """The original start that a RECURRENCE-ID or EXDATE names, whatever zone or type it is written in."""
        like = self.master.start if self.master else at
        if not isinstance(like, datetime):
            return self._day(at)
        if not isinstance(at, datetime):
            at = datetime.combine(at, like.time())
        if like.tzinfo is None:
            return at if at.tzinfo is None else at.astimezone(self.zones.local).replace(tzinfo=None)
        return (at.replace(tzinfo=self.frame) if at.tzinfo is None else at).astimezone(UTC)

    def _day(self, at: Time) -> date:
        if not isinstance(at, datetime):
            return at
        if at.tzinfo is None or at.time() == time():
            return at.date()
        return at.astimezone(self.zones.local).date()

    def _wall(self, at: Time) -> datetime:
        """The naive time on the master's clock."""
        if not isinstance(at, datetime):
            return datetime.combine(at, time())
        return at if at.tzinfo is None else at.astimezone(self.frame or self.zones.local).replace(tzinfo=None)

    def _excluded(self, key: Time, wall: datetime) -> bool:
        return key in self.exdates or wall.date() in self.exdays

    def _from_wall(self, wall: datetime) -> Time:
        assert self.master is not None
        return wall.replace(tzinfo=self.frame) if isinstance(self.master.start, datetime) else wall.date()

    def recurrences(self, window: Window, times: WallTimes) -> Iterable[Instance]:
        """The instances that no override stands for."""
        if self.master is None:
            return
        ends = self._period_ends()
        for wall in self._walls(self.master, window, times, ends):
            at = self._from_wall(wall)
            key = self.key(at)
            if self._excluded(key, wall) or key in self.overrides or key in self.lost:
                continue
            component, shift = self.master, timedelta()
            if (later := bisect_left(self.later, key)) > 0:
                component = self.overrides[self.later[later - 1]]
                shift = self._shift(component)
            at = self._from_wall(wall + shift) if shift else at
            yield self._instance(component, key, at, ends.get(wall))

    def _shift(self, override: Component) -> timedelta:
        """How far RANGE=THISANDFUTURE moves what comes after it (RFC 5545, 3.8.4.4)."""
        assert override.recurrence_id is not None
        key = self.key(override.recurrence_id)
        return self._wall(override.start) - self._wall(key)

    def _walls(
        self, master: Component, window: Window, times: WallTimes, ends: dict[datetime, Span]
    ) -> Iterable[datetime]:
        first = self._wall(master.start)
        if not self.recurring:
            return [first]
        rules = [parse_rule(text, self._until) for text in dict.fromkeys(master.rules)]
        without = [parse_rule(text, self._until) for text in dict.fromkeys(master.exrules)]
        if len(rules) + len(without) > RULES_CAP:
            raise Damaged(f"it has more than {RULES_CAP} recurrence rules")
        reach = max(length(span) for span in self._spans(ends))
        reach += max((abs(self._shift(self.overrides[key])) for key in self.later), default=timedelta()) + 2 * _DAY
        zone = self.frame or self.zones.local
        start = bounded(window.start, zone, -reach)
        end = bounded(window.end, zone, reach)
        most = DAILY_CAP * ((window.end - window.start).days + 5) + 2 * AT_ONCE_CAP
        found = set(times(first, rules, start, end, most)) if rules else set()
        if without:
            found -= set(times(first, without, start, end, most))
        if not any(rule.until is not None and rule.until < first for rule in rules):
            found.add(first)
        found.update(self._wall(rdate[0] if isinstance(rdate, tuple) else rdate) for rdate in master.rdates)
        return _capped(sorted(wall for wall in found if start <= wall <= end), most, length(self._span(master)))

    def _until(self, text: str) -> datetime:
        """UNTIL on the master's clock: a date is its midnight, and without an offset it is the master's zone."""
        until = parse_time(text, "", self.zones)
        if not isinstance(until, datetime) or not isinstance(self.master and self.master.start, datetime):
            return datetime.combine(until, time())
        if until.tzinfo is None or self.frame is None:
            return until.replace(tzinfo=None)
        return self._wall(until)

    def _spans(self, ends: dict[datetime, Span]) -> Iterable[Span]:
        assert self.master is not None
        yield span_of(self.master, self.zones)
        yield from ends.values()
        yield from (span_of(self.overrides[key], self.zones) for key in self.later)

    def _span(self, component: Component) -> Span:
        if id(component) not in self._lengths:
            self._lengths[id(component)] = span_of(component, self.zones)
        return self._lengths[id(component)]

    def _period_ends(self) -> dict[datetime, Span]:
        """How long the instances are that RDATE gives as a PERIOD (RFC 5545, 3.3.9)."""
        ends: dict[datetime, Span] = {}
        for rdate in self.master.rdates if self.master else ():
            match rdate:
                case (start, Span() as span):
                    ends[self._wall(start)] = span
                case (start, end):
                    ends[self._wall(start)] = Span(exact=self._wall(end) - self._wall(start))
                case _:
                    pass
        return ends

    def overridden(self, times: WallTimes) -> Iterable[Instance]:
        """The overrides as they stand, also those of instances that the rules do not yield."""
        for key, override in self.overrides.items():
            if not self._excluded(key, self._wall(key)) and not self._stale(key, override, times):
                yield self._instance(override, key, override.start, None)

    def _stale(self, key: Time, override: Component, times: WallTimes) -> bool:
        """True for what is left of an older series: it has rules of its own, and its instance is no longer one."""
        if self.master is None or override.sequence >= self.master.sequence or not (override.rules or override.rdates):
            return False
        wall, first = self._wall(key), self._wall(self.master.start)
        rules = [parse_rule(text, self._until) for text in self.master.rules]
        return wall != first and wall not in times(first, rules, wall, wall, RULES_CAP)

    def _instance(self, component: Component, key: Time, at: Time, span: Span | None) -> Instance:
        start, all_day = begin(component, at, self.zones)
        return Instance(
            uid=self.uid,
            recurrence_id=_key_text(key) if self.recurring else None,
            start=start,
            end=(span or self._span(component)).after(start),
            all_day=all_day,
            event=component.event,
        )


def _capped(walls: list[datetime], most: int, lasting: timedelta) -> list[datetime]:
    crowded = any(last - first < lasting for first, last in zip(walls, walls[AT_ONCE_CAP:], strict=False))
    if len(walls) > most or crowded:
        raise Damaged(TOO_OFTEN)
    if walls and max(Counter(wall.date() for wall in walls).values()) > PER_DAY_CAP:
        raise Damaged(f"it recurs more than {PER_DAY_CAP} times a day")
    return walls


def _key_text(key: Time) -> str:
    text = key.replace(tzinfo=None).isoformat() if isinstance(key, datetime) else key.isoformat()
    zulu = "Z" if isinstance(key, datetime) and key.tzinfo else ""
    return text.replace("-", "").replace(":", "") + zulu
