"""Rules and entries that can never match: an earlier one takes everything, or nothing fits."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from fnmatch import fnmatchcase
from typing import TYPE_CHECKING

from followupd.config.reading import Document, Found, Loc
from followupd.domain.policy import FollowUpRule, PersonCadence, PersonMatch, When

if TYPE_CHECKING:
    from followupd.config.values import Config

_GLOBS = frozenset({"title", "category", "domain", "address"})
_WILD = frozenset("*?[")


def unreachable(document: Document, config: Config) -> Iterator[Found]:
    """Each rule of `followups` and entry of `cadence.people` that nobody will ever see fire, and why."""
    for number, rule in enumerate(config.rules):
        why = _impossible(rule.when, config) or _rule_before(rule, config.rules[:number])
        if why is not None:
            yield _found(document, ("followups", number), f"rule {rule.name!r} can never match: {why}")
    for number, entry in enumerate(config.cadence.people):
        before = next((i for i, one in enumerate(config.cadence.people[:number]) if _takes_people(one, entry)), None)
        if before is not None:
            what = f"this entry can never match: entry {before + 1} above it takes everybody whom it is about"
            yield _found(document, ("cadence", "people", number), what)


def _found(document: Document, loc: Loc, what: str) -> Found:
    return Found(
        place=document.place(loc), what=what, hint="the first that matches wins: move it up, or drop it", loc=loc
    )


def _impossible(when: When, config: Config) -> str | None:
    """What no meeting that counts can be."""
    ignore = config.ignore
    if when.min_people is not None and when.min_people > ignore.max_people:
        return f"meetings of more than {ignore.max_people} people are ignored (meetings.ignore.max_people)"
    for kind, wanted, ignored in (
        ("title", when.title, ignore.titles),
        ("category", when.category, ignore.categories),
    ):
        if wanted is not None and all(any(_covers(glob, one) for glob in ignored) for one in wanted):
            return f"meetings of that {kind} are ignored (meetings.ignore)"
    return None


def _rule_before(rule: FollowUpRule, earlier: tuple[FollowUpRule, ...]) -> str | None:
    taken = next((one.name for one in earlier if _takes(one.when, rule.when)), None)
    return f"rule {taken!r} above it takes every meeting that it is about" if taken is not None else None


def _takes(first: When, later: When) -> bool:
    """True where whatever `later` is about is what `first` is about."""
    if (first.recurring is True) != (later.recurring is True):
        return False  # only a rule that says so is about recurring meetings
    if (first.min_days is None) != (later.min_days is None):
        return False  # and likewise about whole days
    rest = [name for name in When.__struct_fields__ if name != "recurring"]
    return all(_asks_less(name, getattr(first, name), getattr(later, name)) for name in rest)


def _takes_people(first: PersonCadence, later: PersonCadence) -> bool:
    conditions: Mapping[str, tuple[object, object]] = {
        name: (getattr(first.match, name), getattr(later.match, name)) for name in PersonMatch.__struct_fields__
    }
    return all(_asks_less(name, one, other) for name, (one, other) in conditions.items())


def _asks_less(name: str, first: object, later: object) -> bool:
    """True where every value that fits the condition `later` fits `first`; None asks nothing."""
    if first is None:
        return True
    if later is None:
        return False
    if name in _GLOBS:
        assert isinstance(first, tuple)
        assert isinstance(later, tuple)
        return all(any(_covers(glob, one) for glob in first) for one in later)
    if name in ("min_days", "min_people"):
        return int(str(later)) >= int(str(first))
    if name == "max_people":
        return int(str(later)) <= int(str(first))
    return first == later or (
        isinstance(first, str) and isinstance(later, str) and first.casefold() == later.casefold()
    )


def _covers(glob: str, other: str) -> bool:
    """True where all that `other` fits, `glob` fits; false where that is not certain."""
    glob, other = glob.casefold(), other.casefold()
    if glob == other or glob.strip("*") == "" != glob:
        return True
    if not _WILD.isdisjoint(glob.strip("*")) or not _WILD.isdisjoint(other.strip("*")):
        return False
    # `*x*` takes `*axb*`: what stands for anything in `other` may be anything in `glob`'s stars.
    return fnmatchcase(other.replace("*", "\0"), glob)
