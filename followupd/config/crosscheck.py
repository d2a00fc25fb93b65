"""Checks between parts of the config. They look at what was read, so that one bad part hides no other."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from followupd.config.fields import HOLIDAY_CODE
from followupd.config.holiday_calendar import HolidayCalendar
from followupd.config.reading import Document, Found, Loc
from followupd.config.schema import DEFAULT_CIRCLES
from followupd.config.wording import did_you_mean, shown

_KNOWN = {"mail": ("maildir", "imap", "gmail"), "calendars": ("ics", "caldav", "google")}

Entries = list[tuple[Loc, Mapping[str, object]]]
"""Mappings, each with the way to it."""


def crosscheck(document: Document, built: Mapping[str, tuple[str, ...]]) -> Iterator[Found]:
    """What is wrong between the parts of `document`, and what this version cannot use yet."""
    accounts = entries(document, "accounts")
    rules = entries(document, "followups")
    whens: Entries = [((*loc, "when"), _mapping(rule.get("when"))) for loc, rule in rules]
    circles = _at(document, "cadence", "circles")
    known = list(DEFAULT_CIRCLES if circles is None else _mapping(circles))
    yield from _named_twice(document, accounts, "account")
    yield from _named_twice(document, rules, "rule")
    yield from _unknown(document, [*whens, *entries(document, "cadence", "people")], "circle", known)
    yield from _unknown(document, whens, "account", [str(each.get("name")) for _, each in accounts])
    yield from _of_no_use(document, accounts)
    yield from _read_twice(document, accounts)
    yield from _not_built(document, accounts, built)
    database = _at(document, "state", "database")
    if isinstance(database, str) and database.startswith("postgres") and "postgresql" not in built["database"]:
        what = "PostgreSQL is not built yet; built: SQLite"
        yield _found(document, ("state", "database"), what, "a path, such as ~/.local/state/followupd/followupd.db")


def holidays_unknown(document: Document) -> Iterator[Found]:
    """Whether the holidays library knows the country; loads it, which takes a tenth of a second."""
    code = _at(document, "hours", "holidays")
    if isinstance(code, str) and re.fullmatch(HOLIDAY_CODE, code) and (wrong := HolidayCalendar(code).unknown()):
        yield _found(document, ("hours", "holidays"), *wrong)


def _at(document: Document, *keys: str) -> object:
    value = document.data
    for key in keys:
        value = _mapping(value).get(key)
    return value


def entries(document: Document, *keys: str) -> Entries:
    """The members of the list at `keys`; a mapping of nothing for what is none."""
    return [((*keys, index), _mapping(each)) for index, each in enumerate(_list(_at(document, *keys)))]


def section(document: Document, *keys: str) -> Mapping[str, object]:
    """The mapping at `keys`; one of nothing for what is none."""
    return _mapping(_at(document, *keys))


def _mapping(value: object) -> Mapping[str, object]:
    return value if isinstance(value, dict) else {}


def _list(value: object) -> list[object]:
    return value if isinstance(value, list) else []


def _found(document: Document, loc: Loc, what: str, hint: str = "") -> Found:
    return Found(place=document.place(loc), what=what, hint=hint, loc=loc)


def _named_twice(document: Document, entries: Entries, kind: str) -> Iterator[Found]:
    seen: dict[str, int] = {}
    for loc, entry in entries:
        name = entry.get("name")
        at = (*loc, "name")
        if isinstance(name, str) and name in seen:
            what = f"{shown(name)} is the name of another {kind} too, in line {seen[name]}"
            yield _found(document, at, what, "each needs a name of its own")
        elif isinstance(name, str):
            seen[name] = document.place(at).line


def _unknown(document: Document, entries: Entries, key: str, known: list[str]) -> Iterator[Found]:
    for loc, entry in entries:
        name = entry.get(key)
        if isinstance(name, str) and name not in known:
            hint = did_you_mean(name, known) or (f"known: {', '.join(known)}" if known else "there are none")
            yield _found(document, (*loc, key), f"there is no {key} {shown(name)}", hint)


def _of_no_use(document: Document, accounts: Entries) -> Iterator[Found]:
    loc: Loc = ("accounts",)
    if accounts and not any(_list(each.get("calendars")) for _, each in accounts):
        hint = "such as calendars: [{type: ics, path: ~/calendar.ics}]"
        yield _found(document, loc, "no account has calendars: there is nobody to follow up with", hint)
    if accounts and not any(each.get("mail") for _, each in accounts):
        hint = "such as mail: {type: maildir, path: ~/Mail}"
        yield _found(document, loc, "no account has mail: there is nowhere to place drafts", hint)


def _read_twice(document: Document, accounts: Entries) -> Iterator[Found]:
    """Two readers of one subscription take each other's messages away."""
    seen: dict[str, object] = {}
    for loc, account in accounts:
        name = _mapping(_mapping(account.get("google")).get("push")).get("subscription")
        if isinstance(name, str) and name in seen:
            what = f"the account {shown(seen[name])} reads this subscription already"
            at = (*loc, "google", "push", "subscription")
            yield _found(document, at, what, "make another one to the same topic: each account needs its own")
        elif isinstance(name, str):
            seen[name] = account.get("name")


def _not_built(document: Document, accounts: Entries, built: Mapping[str, tuple[str, ...]]) -> Iterator[Found]:
    for loc, account in accounts:
        parts: list[tuple[str, Loc, object]] = [("mail", (*loc, "mail"), account.get("mail"))]
        calendars = enumerate(_list(account.get("calendars")))
        parts += [("calendars", (*loc, "calendars", index), each) for index, each in calendars]
        for kind, at, part in parts:
            name = _mapping(part).get("type")
            if name in _KNOWN[kind] and name not in built[kind]:
                what = f"account type {name} is not built yet; built: {', '.join(built[kind])}"
                yield _found(document, (*at, "type"), what)
