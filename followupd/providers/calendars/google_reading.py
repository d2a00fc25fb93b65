"""One reading of a Google calendar against what was known of it. No I/O.

Two lists are read. The feed says what changed, or all that there is: series and single events by their ids, from which
come the past, and what is deleted. The listing says what takes place around the window, series expanded by the server.

The server expands, for what it shows is what the user and the guests see: a series cut in two, an instance moved out of
the window, RDATEs and EXDATEs in odd zones. Expanding it here would need every master and every exception, with their
people, kept from pull to pull, as a feed tells only differences: and a list that is bounded by the window leaves out
the exceptions that were moved away from it, so that their instances would seem to take place.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, datetime
from hashlib import blake2b
from typing import NamedTuple

from followupd.derive.contentlines import Damaged
from followupd.derive.glance import day_of
from followupd.derive.occurrences import DAILY_CAP
from followupd.derive.rules import TOO_OFTEN
from followupd.domain.event import CalendarObject, Event, Occurrence, PastMeeting, Window
from followupd.domain.ids import Address, Ref, Source
from followupd.domain.record import replace
from followupd.providers.calendars import google_events as events
from followupd.providers.calendars.google_cursor import OVER, SERIES, Entry, State, mark
from followupd.providers.calendars.google_events import Resource, View

SERIES_CAP = 200
"""Occurrences of all series a day, on the average of the window."""


class First(NamedTuple):
    """A single event, or the first time of a series."""

    start: datetime
    end: datetime
    people: tuple[Address, ...]
    uid: str
    series: bool


class Group:
    """The occurrences of one event id, and what of them cannot be read."""

    __slots__ = ("damaged", "first", "occurrences", "series")

    def __init__(self) -> None:
        self.occurrences: list[Occurrence] = []
        self.damaged: dict[str, None] = {}
        self.first: First | None = None
        self.series = False


class Reading:
    """Compares a feed and a listing with the state before, and gathers the differences."""

    def __init__(self, source: Source, before: State, window: Window, view: View) -> None:
        self._source = source
        self._before = before
        self._window = window
        self._view = view
        self._uids: dict[str, str] = {}  # of what the feed names
        self._deleted: dict[str, None] = {}
        self._firsts: dict[str, First] = {}
        self._instances: dict[str, First] = {}  # the earliest of those that the feed tells of a series
        self._damaged: dict[str, str] = {}
        self._groups: dict[str, Group] = {}
        self._events: dict[Event, Event] = {}
        self._known = set(before.known)
        self._days = (window.end - window.start).days + 5
        self._left = SERIES_CAP * self._days
        self.changed: list[CalendarObject] = []
        self.removed: list[Ref] = []
        self.past: list[PastMeeting] = []
        self.entries: dict[str, Entry] = {}
        self.notes: dict[str, tuple[str, ...]] = {}

    @property
    def lost(self) -> int:
        """How many known events are deleted."""
        return len({mark(name) for name in self._deleted} & self._before.known)

    @property
    def known(self) -> frozenset[int]:
        return frozenset(self._known)

    def feed(self, resources: Iterable[Resource]) -> None:
        """Takes in a page of the feed."""
        for resource in resources:
            name = events.series_of(resource)
            if not name or not events.may_be_meeting(resource):
                continue
            self._uids[name] = events.uid_of(resource) or self._uids.get(name, "")
            instance = events.is_instance(resource)
            if not events.is_cancelled(resource):
                self._take(name, resource, self._instances if instance else self._firsts)
            elif not instance:
                self._deleted[name] = None

    def _take(self, name: str, resource: Resource, firsts: dict[str, First]) -> None:
        try:
            start, end, _ = events.read_times(resource, self._view)
            people = events.read_people(resource, self._view)
        except Damaged as why:
            self._damaged[name] = str(why)
            return
        first = First(start, end, people, events.uid_of(resource) or name, events.recurs(resource))
        if name not in firsts or first.start < firsts[name].start:
            firsts[name] = first

    def listing(self, resources: Iterable[Resource]) -> None:
        """Takes in a page of what takes place around the window."""
        for resource in resources:
            name = events.series_of(resource)
            if not name or not events.may_be_meeting(resource) or events.is_cancelled(resource):
                continue
            group = self._groups.setdefault(name, Group())
            group.series = group.series or events.recurs(resource)
            try:
                occurrence = events.read_occurrence(resource, self._view)
                if group.first is None or occurrence.start < group.first.start:
                    people = events.read_people(resource, self._view)
                    uid = occurrence.id.uid
                    group.first = First(occurrence.start, occurrence.end, people, uid, group.series)
            except Damaged as why:
                group.damaged[str(why)] = None
                continue
            shared = self._events.setdefault(occurrence.event, occurrence.event)
            group.occurrences.append(replace(occurrence, event=shared))

    def finish(self) -> None:
        """Draws the conclusions, once everything is taken in."""
        for name in self._groups:
            self._deleted.pop(name, None)  # one of its instances is still there, or it is there again
        self._known |= {mark(name) for name in (*self._uids, *self._groups)}
        self._known -= {mark(name) for name in self._deleted}
        self.removed = [Ref(name) for name in self._deleted if mark(name) in self._before.known]
        new = {name: first for name, first in self._instances.items() if mark(name) not in self._before.known}
        firsts = {name: first for name, first in (new | self._firsts).items() if name not in self._deleted}
        for name, group in self._groups.items():
            self._tell(name, group)
            if group.first is not None and name not in firsts and not self._state(name) & OVER:
                firsts[name] = group.first
        for name, old in self._before.entries.items():
            if name not in self._groups and name not in self._deleted:
                self._tell_absent(name, old)
        for name, first in firsts.items():
            if first.start < self._window.start and not self._window.overlaps(first.start, first.end):
                self._tell_past(name, first)
        self._note()

    def _state(self, name: str) -> int:
        return self.entries[name].state if name in self.entries else 0

    def _tell(self, name: str, group: Group) -> None:
        """What takes place of one event in the window, where that differs from what was told."""
        old = self._before.entries.get(name, Entry())
        self._bound(group)
        if not group.occurrences:
            self.entries[name] = old
            return
        inside = [one for one in group.occurrences if self._window.overlaps(one.start, one.end)]
        inside.sort(key=lambda one: (one.start, one.end, str(one.id)))
        digest = _digest(inside, recurring=group.series)
        if digest != old.digest:
            self._change(name, group.occurrences[0].id.uid, inside, digest, recurring=group.series)
        over = 0 if name in self._firsts else old.state & OVER  # the feed may have told another time
        self.entries[name] = Entry(digest, over | (SERIES if group.series else 0))

    def _bound(self, group: Group) -> None:
        """Empties a group that recurs more often than meetings do, or comes on top of too many others."""
        if group.series:
            self._left -= len(group.occurrences)
            if len(group.occurrences) > DAILY_CAP * self._days:
                group.damaged, group.occurrences = {TOO_OFTEN: None}, []
            elif self._left < 0:
                why = f"the series of this calendar recur more than {SERIES_CAP} times a day"
                group.damaged, group.occurrences = {why: None}, []

    def _tell_absent(self, name: str, old: Entry) -> None:
        """An event that was told, and takes place around the window no more; or a series that is over for now."""
        if old.digest and (name not in self._uids or name in self._damaged):
            self.entries[name] = old  # it cannot be read; or was deleted just now, which the next feed tells
            return
        if old.digest and (uid := self._uids[name]):
            self._change(name, uid, [], 0, recurring=bool(old.state & SERIES))
        elif old.digest:
            self.removed.append(Ref(name))  # of cancelled instances no more than the ids are sure to be told
        if old.state == OVER | SERIES:
            self.entries[name] = Entry(0, old.state)

    def _change(self, name: str, uid: str, inside: list[Occurrence], digest: int, *, recurring: bool) -> None:
        told = CalendarObject(
            source=self._source,
            href=Ref(name),
            uid=uid,
            etag=f"{digest:016x}",
            recurring=recurring,
            occurrences=tuple(inside),
        )
        self.changed.append(told)

    def _tell_past(self, name: str, first: First) -> None:
        if first.series or name in self.entries:
            old = self.entries.get(name, Entry())
            self.entries[name] = Entry(old.digest, old.state | OVER | (SERIES if first.series else 0))
        if first.people:
            past = PastMeeting(
                source=self._source, href=Ref(name), uid=first.uid, start=first.start, addresses=first.people
            )
            self.past.append(past)

    def _note(self) -> None:
        """What is quarantined now: what is read anew says it anew, the rest is as it was."""
        anew = self._uids.keys() | self._groups.keys() | self._deleted.keys()
        self.notes = {name: why for name, why in self._before.notes.items() if name not in anew}
        for name in dict.fromkeys([*self._damaged, *self._groups]):
            listed = self._groups[name].damaged if name in self._groups else {}
            told = self._damaged.get(name) if name not in self._deleted else None
            if why := tuple(dict.fromkeys([*([told] if told else []), *listed])):
                self.notes[name] = why


def window_days(window: Window) -> tuple[int, int]:
    """The UTC days of a window, by which two are compared."""
    return day_of(window.start.astimezone(UTC)), day_of(window.end.astimezone(UTC))


def _digest(inside: list[Occurrence], *, recurring: bool) -> int:
    """64 bits that change with what is told of an event; 0 where that is nothing."""
    if not inside:
        return 0
    numbers: dict[Event, int] = {}
    rows = [(one.id, one.start, one.end, numbers.setdefault(one.event, len(numbers))) for one in inside]
    told = repr((recurring, inside[0].all_day, rows, list(numbers)))
    return int.from_bytes(blake2b(told.encode(), digest_size=8).digest()) or 1
