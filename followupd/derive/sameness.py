"""Which occurrences are one meeting: on two calendars, or told again under a new UID."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Collection, Iterable, Mapping
from datetime import UTC, datetime

from followupd.derive.addresses import is_mine
from followupd.derive.answers import others_in
from followupd.derive.titles import same_title
from followupd.domain.event import Occurrence, OccurrenceId, StoredOccurrence
from followupd.domain.policy import Me

Groups = Mapping[OccurrenceId, tuple[StoredOccurrence, ...]]
Identities = Callable[[Collection[str]], Mapping[str, OccurrenceId]]
"""The identities that are known by any of these fingerprints."""


def fingerprints(occurrence: Occurrence, me: Me) -> tuple[str, ...]:
    """Digests of which two occurrences of one meeting have one in common.

    The first is of UID and RECURRENCE-ID, and outlives a move. The others are of what is not the same by chance: start
    and other people (with the title of all-day events, of which a day has many); start, organizer and conference link;
    start, end and title where nobody else is in it.
    """
    event, marks = occurrence.event, [_id_mark(occurrence.id)]
    start, title = _instant(occurrence.start), same_title(event.title)
    others = others_in(event, me)
    if others and not occurrence.all_day:
        marks.append(_digest("people", start, *others))
    elif others and title:
        marks.append(_digest("days", start, title, *others))
    elif title:
        marks.append(_digest("alone", start, _instant(occurrence.end), title))
    if event.conference and (organizer := event.organizer) is not None and organizer.address is not None:
        host = "me" if is_mine(organizer.address, me) else organizer.address
        marks.append(_digest("call", start, host, _link(event.conference)))
    return tuple(marks)


def same_meetings(
    told: Iterable[StoredOccurrence], identities: Identities, me: Me
) -> tuple[Groups, Mapping[str, OccurrenceId]]:
    """What is told, by the identity of its meeting, and the fingerprints to remember with it.

    An identity that is known by UID and RECURRENCE-ID wins, then one known by another fingerprint, then the smallest
    id of the group. A slot that a known meeting has left is free: who is found in it later is another meeting, as
    far as the meeting that left it is among what is told. The order in which it is told changes nothing.
    """
    marked = [(one, fingerprints(one.occurrence, me)) for one in sorted(told, key=_order)]
    known = identities({mark for _, marks in marked for mark in marks})
    clusters = [_Cluster(part, known) for part in _linked(marked)]
    owned = {cluster.by_id for cluster in clusters if cluster.by_id is not None}
    groups: dict[OccurrenceId, list[StoredOccurrence]] = {}
    remember: dict[str, OccurrenceId] = {}
    for cluster in clusters:
        identity = cluster.by_id or next((i for i in cluster.by_mark if i not in owned), cluster.smallest)
        groups.setdefault(identity, []).extend(one for one, _ in cluster.part)
        remember |= {mark: identity for _, marks in cluster.part for mark in marks}
    return {identity: tuple(sorted(group, key=_order)) for identity, group in groups.items()}, remember


_Marked = tuple[StoredOccurrence, tuple[str, ...]]


class _Cluster:
    """Occurrences with fingerprints in common, and the identities that they are known by."""

    def __init__(self, part: list[_Marked], identities: Mapping[str, OccurrenceId]) -> None:
        self.part = part
        known_ids = (identities.get(marks[0]) for _, marks in part)
        known_marks = (identities.get(mark) for _, marks in part for mark in marks[1:])
        self.by_id = min((i for i in known_ids if i is not None), key=_id_order, default=None)
        self.by_mark = sorted({i for i in known_marks if i is not None}, key=_id_order)
        self.smallest = min((one.occurrence.id for one, _ in part), key=_id_order)


def _linked(marked: list[_Marked]) -> list[list[_Marked]]:
    """The occurrences in clusters: two with a fingerprint in common are in one (union-find)."""
    root = list(range(len(marked)))

    def find(at: int) -> int:
        while root[at] != at:
            root[at] = root[root[at]]
            at = root[at]
        return at

    first: dict[str, int] = {}
    for at, (_, marks) in enumerate(marked):
        for mark in marks:
            root[find(at)] = find(first.setdefault(mark, at))
    clusters: dict[int, list[_Marked]] = {}
    for at, one in enumerate(marked):
        clusters.setdefault(find(at), []).append(one)
    return list(clusters.values())


def _link(url: str) -> str:
    """A conference link without scheme, query and fragment: passwords and trackers differ between copies."""
    return (
        url.strip().lower().partition("://")[2].partition("?")[0].partition("#")[0].rstrip("/") or url.strip().lower()
    )


def _id_mark(identity: OccurrenceId) -> str:
    return _digest("id", identity.uid, "" if identity.recurrence_id is None else f"/{identity.recurrence_id}")


def _digest(*parts: str) -> str:
    told = "".join([f"{len(part)}:{part}" for part in parts])
    return hashlib.sha256(told.encode("utf-8", "surrogatepass")).hexdigest()[:32]


def _instant(moment: datetime) -> str:
    return moment.astimezone(UTC).isoformat()


def _id_order(identity: OccurrenceId) -> tuple[str, str]:
    return identity.uid, identity.recurrence_id or ""


def _order(told: StoredOccurrence) -> tuple[str, str, str, datetime]:
    return *_id_order(told.occurrence.id), told.source, told.occurrence.start
