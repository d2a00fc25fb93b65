"""One reading of iCalendar files against what was known of them: parses only what is new and can matter."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import UTC, datetime, timedelta, tzinfo
from pathlib import Path

from followupd.derive.components import Group, scan
from followupd.derive.contentlines import Damaged
from followupd.derive.glance import FAR, MARGIN, Look, PeopleReader, day_of, look_at
from followupd.derive.occurrences import Expansion, Instance, expand
from followupd.domain.event import CalendarObject, PastMeeting, Window
from followupd.domain.ids import Address, Ref, Source
from followupd.ports.calendars import Quarantined
from followupd.providers.calendars import ics_files
from followupd.providers.calendars.bounded import BoundedTimes
from followupd.providers.calendars.ics_cursor import INSIDE, OVER, Entry, Header, Known, Stamp
from followupd.providers.calendars.ics_files import Unreadable

SERIES_CAP = 200
"""Occurrences of all series of a file a day, on the average of the window."""
NOT_WHOLE = "it is no whole iCalendar file (nothing may be taken from one that is cut off)"


def href_of(name: str, uid: str) -> Ref:
    """Where an event stands: its UID in a single file; the file's name and the UID in a folder."""
    return Ref(f"{name}#{uid}" if name else uid)


_NOTHING = Expansion(instances=(), recurring=False)


class FileReader:
    """The events of one file, expanded on demand."""

    def __init__(self, name: str, data: bytes, window: Window, timezone: tzinfo, times: BoundedTimes) -> None:
        """Scans `data`. Raises Unreadable where it is cut off, or no calendar."""
        scanned = scan(data)
        if not scanned.whole:
            raise Unreadable(NOT_WHOLE)
        self.name = name
        self.groups = scanned.groups
        self.digest = scanned.calendar.digest()
        self.zones = scanned.calendar.zones(timezone)
        self._window = window
        self._days = (day_of(window.start.astimezone(UTC), -MARGIN), day_of(window.end.astimezone(UTC), MARGIN))
        self._times = times
        self._left = SERIES_CAP * ((window.end - window.start).days + 5)

    def look(self, group: Group) -> tuple[Look, list[Look]]:
        """A light look at `group`: the whole (the series itself, its reach that of all), and each block."""
        if group.broken:
            raise Damaged(group.broken)
        looks = [look_at(block.text) for block in group.blocks]
        if len(looks) == 1:
            return looks[0], looks
        master = next((look for look in looks if not look.overrides), looks[0])
        first, last = min(look.first for look in looks), max(look.last for look in looks)
        return master._replace(first=first, last=last), looks

    def expand(self, group: Group, whole: Look, looks: list[Look]) -> Expansion:
        """The occurrences of `group` in the window; overrides that are far from it are not parsed. Raises Damaged."""
        if not whole.meets(*self._days):
            return _NOTHING
        blocks = group.blocks
        if len(blocks) > 1:
            pairs = zip(blocks, looks, strict=True)
            blocks = [block for block, look in pairs if look.meets(*self._days) or not look.overrides]
        if not blocks:
            return _NOTHING
        expansion = expand(group.uid, blocks, self.zones, self._window, times=self._times)
        if expansion.recurring:
            self._left -= len(expansion.instances)
            if self._left < 0:
                raise Damaged(f"the series of this file recur more than {SERIES_CAP} times a day")
        return expansion

    def unknown_zones(self, group: Group) -> tuple[str, ...]:
        """A note for each time zone in `group` that nobody knows."""
        if not self.zones.unknown:
            return ()
        return tuple(
            f"its time zone {tzid[:80]!r} is unknown; its times are taken in {taken}"
            for tzid, taken in self.zones.unknown.items()
            if any(tzid.encode() in block.text.replace(b"\r\n", b"\n").replace(b"\n ", b"") for block in group.blocks)
        )


def seen_in(location: Path, window: Window, timezone: tzinfo) -> tuple[list[Instance], list[Quarantined]]:
    """Everything in a file or folder that overlaps `window`, by start and UID, and what is left out.

    Raises Unreadable where nothing can be read.
    """
    instances: list[Instance] = []
    notes: list[Quarantined] = []
    times = BoundedTimes()
    for name, stamp in ics_files.listing(location).items():
        try:
            file = FileReader(name, ics_files.read(location, name, stamp), window, timezone, times)
        except Unreadable as why:
            if not name:
                raise
            notes.append(Quarantined(ref=Ref(name), why=str(why)))
            continue
        for uid, group in file.groups.items():
            reasons: list[str] = []
            try:
                expansion = file.expand(group, *file.look(group))
                instances += expansion.instances
                reasons += expansion.damaged + file.unknown_zones(group)
            except Damaged as why:
                reasons.append(str(why))
            notes += [Quarantined(ref=href_of(name, uid), why=reason) for reason in reasons]
    return sorted(instances, key=lambda i: (i.start, i.uid, i.recurrence_id or "")), notes


class Reading:
    """Compares files with what was known of them, and gathers the differences."""

    def __init__(self, source: Source, known: Known, header: Header | None, window: Window, timezone: tzinfo) -> None:
        self._source = source
        self._known = known
        self._window = window
        self._timezone = timezone
        self._begin = day_of(window.start.astimezone(UTC))
        self._soon = day_of(window.start.astimezone(UTC), timedelta(days=2))
        self._first = day_of(window.start.astimezone(UTC), -MARGIN)
        self._last = day_of(window.end.astimezone(UTC), MARGIN)
        days = (self._begin, day_of(window.end.astimezone(UTC)))
        self._same_window = header is not None and header.window == days
        self._same_zone = header is not None and header.zone == str(timezone)
        self._notes_before: Mapping[str, tuple[str, ...]] = header.notes if header is not None else {}
        self._times = BoundedTimes()
        self._people = PeopleReader()
        self.notes: dict[str, tuple[str, ...]] = {}
        self.entries: Known = {}
        self.changed: list[CalendarObject] = []
        self.removed: list[Ref] = []
        self.past: list[PastMeeting] = []
        self.complete = True

    @property
    def uids_before(self) -> set[str]:
        return {uid for _, entries in self._known.values() for uid in entries}

    @property
    def uids_now(self) -> set[str]:
        return {uid for _, entries in self.entries.values() for uid in entries}

    def read(self, listing: Mapping[str, Stamp], load: Callable[[str], bytes]) -> None:
        """Reads what changed among the files. Raises Unreadable where a single file cannot be read.

        In a folder such a file is named in `notes`, and what was known of it stays; `complete` is False where it
        should be tried again although its stamp stays.
        """
        for name, stamp in listing.items():
            before, known = self._known.get(name, ((), {}))
            if before == stamp and self._same_zone and not (self._moved() and any(map(self._concerns, known.values()))):
                self._keep(name, stamp, known)
                continue
            try:
                data = load(name)
            except Unreadable as why:
                if not name:
                    raise
                lasting = ics_files.hindrance(stamp) is not None
                self.complete = self.complete and lasting
                self._keep(name, stamp if lasting else (), known, str(why))
                continue
            self._read_file(name, stamp, data, known)
        for name in self._known.keys() - listing.keys():
            self.removed += [href_of(name, uid) for uid in self._known[name][1]]

    def _moved(self) -> bool:
        return not self._same_window

    def _concerns(self, entry: Entry) -> bool:
        """True where another window may change what was told of an unchanged entry."""
        if entry.state & INSIDE or (entry.first <= self._last and entry.last >= self._first):
            return True
        return entry.last < self._first and not entry.state & OVER

    def _keep(self, name: str, stamp: Stamp, known: dict[str, Entry], note: str = "") -> None:
        self.entries[name] = (stamp, known)
        if self._notes_before:
            for ref in (name, *(href_of(name, uid) for uid in known)):
                self._keep_note(ref)
        if note:
            self.notes[name] = (note,)

    def _keep_note(self, ref: str) -> None:
        if ref in self._notes_before:
            self.notes[ref] = self._notes_before[ref]

    def _read_file(self, name: str, stamp: Stamp, data: bytes, known: dict[str, Entry]) -> None:
        try:
            file = FileReader(name, data, self._window, self._timezone, self._times)
        except Unreadable as why:
            if not name:
                raise
            self._keep(name, stamp, known, str(why))
            return
        entries: dict[str, Entry] = {}
        for uid, group in file.groups.items():
            digest = group.digest(file.digest)
            old = known.get(uid)
            same = old is not None and old.digest == digest and self._same_zone
            if same and old is not None and not (self._moved() and self._concerns(old)):
                entries[uid] = old
                if self._notes_before:
                    self._keep_note(href_of(name, uid))
            else:
                entries[uid] = self._tell(file, group, digest, old, same=same)
        self.entries[name] = (stamp, entries)
        self.removed += [href_of(name, uid) for uid in known if uid not in entries]

    def _tell(self, file: FileReader, group: Group, digest: int, old: Entry | None, *, same: bool) -> Entry:
        """Tells what is new about one UID; `same` says that its bytes are known, and only the window is not."""
        href = href_of(file.name, group.uid)
        known = old.state if old is not None else 0
        try:
            look, looks = file.look(group)
            expansion = file.expand(group, look, looks)
            over = self._over(file, group, look, expansion)
        except Damaged as why:
            self.notes[href] = (str(why),)
            return Entry(digest, 0, FAR, known)
        if reasons := expansion.damaged + file.unknown_zones(group):
            self.notes[href] = reasons
        inside = INSIDE if expansion.instances else 0
        if (inside or known & INSIDE) and not (same and inside & known and not expansion.recurring):
            self.changed.append(self._object(href, group.uid, digest, expansion))
        if over is not None and over[1] and not (same and known & OVER):
            start, addresses = over
            past = PastMeeting(source=self._source, href=href, uid=group.uid, start=start, addresses=addresses)
            self.past.append(past)
        return Entry(digest, look.first, look.last, inside | (OVER if over is not None else 0))

    def _over(
        self, file: FileReader, group: Group, look: Look, expansion: Expansion
    ) -> tuple[datetime, tuple[Address, ...]] | None:
        """When the first occurrence was and who was there, once it is over before the window; else None."""
        if look.first > self._soon:
            return None
        start, addresses = self._people.people(look, file.zones, cancelled=group.blocks[0].cancelled)
        if start >= self._window.start or any(instance.start == start for instance in expansion.instances):
            return None
        return start, addresses

    def _object(self, href: Ref, uid: str, digest: int, expansion: Expansion) -> CalendarObject:
        return CalendarObject(
            source=self._source,
            href=href,
            uid=uid,
            etag=f"{digest:016x}",
            recurring=expansion.recurring,
            occurrences=tuple(instance.occurrence for instance in expansion.instances),
        )
