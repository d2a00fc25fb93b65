"""Lines that say that what follows is somebody else's: "On … Kim wrote:", header blocks, "Original Message".

Mail programs write them in every language and wrap them anywhere, so what counts is the shape: a date, an address, a
word for writing, a colon. Each line is looked at with at most four before it, of 500 characters.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from followupd.derive.quote_words import (
    BELOW,
    BY_ME,
    CALENDAR,
    DATED,
    DAY,
    LABELS,
    LEAD,
    SHARED_LINE,
    TIMED,
    WROTE,
)

LONGEST = 500
_WRAPPED = 5
_ENDS = re.compile(r"[:：]\s*$|[:：]?\s*\*{1,2}$")
_BRACKETED = re.compile(r"[<(\[][^<>()\[\]\s]*\s*[^<>()\[\]\s]+@[^<>()\[\]\s]+")
_ADDRESS = re.compile(r"[^\s<>()\[\]@,;:]+@[^\s<>()\[\]@,;:]+")
_ADDRESS_END = re.compile(r"@[^@\s]+[>)\]]\s*(?:sent)?\s*[:：]?\s*$")
_DASHES = "-–—_=*~"
_RULE = re.compile(r"^\s*[-–—_=*~\s]{3,}\s*$")
_INNER = re.compile(r"\s\*{0,2}([^\W\d_a-z][^\W\d_]{1,14})\s?\*{0,2}[:：]")
_LABEL = re.compile(r"^[\s*_]{0,12}([^\W\d_][^:：*\d]{0,24}?)[\s*_]{0,4}[:：][\s*_]*(.*)$")


def rule(view: str) -> bool:
    """True for a line of dashes or underscores."""
    return _RULE.match(view) is not None


def introduction(views: Sequence[str], end: int, *, quote_follows: bool) -> tuple[int, int] | None:
    """(line, column) where the introduction of a quote begins that ends with the line `end`; None where there is none.

    `quote_follows`: the next line that is not empty begins with `>`; then less is asked for.
    """
    last = views[end].rstrip()
    if not last:
        return None
    bare = last.strip(f" {_DASHES}")
    framed = all(char in _DASHES for char in (*last.lstrip()[:2], last[-1]))
    if framed and WROTE.search(bare):
        return end, 0
    if not (_ENDS.search(last) or _ends_written(bare) or (quote_follows and last.endswith(">"))):
        return None
    return _begin(views, end, quote_follows=quote_follows)


def _ends_written(text: str) -> bool:
    """True where the line ends with the word for writing, as some write it without a colon."""
    tail = text[-60:].rstrip()
    return any(found.end() >= len(tail) for found in WROTE.finditer(tail))


def _begin(views: Sequence[str], end: int, *, quote_follows: bool) -> tuple[int, int] | None:
    joined = ""
    dated: int | None = None
    named: int | None = None
    for start in _upwards(views, end):
        joined = f"{views[start].strip()} {joined}".strip()
        if len(joined) > LONGEST:
            break
        column = _shared(views[start], joined)
        if column:
            return start, column
        first = views[start].lstrip(" -–—*_")
        if not _tells(joined, quote_follows=quote_follows, leads=LEAD.match(first) is not None):
            continue
        if _starts_dated(first):
            if LEAD.match(first):
                return start, 0
            dated = start if dated is None and _may_begin(first, start == end, named) else dated
        elif named is None and _starts_named(first, alone=start == end):
            named = start
    best = dated if dated is not None else named
    return None if best is None else (best, 0)


def _upwards(views: Sequence[str], end: int) -> list[int]:
    """The lines that may belong to it, from below; an empty one is passed where a bracket stands below it alone."""
    found = [end]
    place = end - 1
    while place >= 0 and len(found) < _WRAPPED:
        if not views[place].strip():
            if not views[found[-1]].strip().startswith("<") or place == 0 or not views[place - 1].strip():
                break
            place -= 1
        if len(found) > 1 and views[place].rstrip().endswith((":", "?", "!")):
            break
        found.append(place)
        place -= 1
    return found


def _shared(first: str, joined: str) -> int:
    """The column where it begins behind words of the writer, on their line; 0 where it does not."""
    if len(first) > LONGEST:
        return 0
    column = 0
    for found in SHARED_LINE.finditer(first):
        column = found.start()
    if not column or SHARED_LINE.match(first.lstrip(" -*_")):
        return 0
    rest = joined[joined.find(first[column:].strip()) :]
    return column if WROTE.search(rest) and DATED.search(rest) else 0


def _starts_dated(first: str) -> bool:
    """True where a figure comes early, after a few words and no address."""
    head = first[:32]
    place = next((index for index, char in enumerate(head) if char.isdigit()), -1)
    return (
        place >= 0 and not any(char in "@<([.?!" for char in head[: max(place - 5, 0)]) and head[:place].count(" ") < 6
    )


def _may_begin(first: str, alone: bool, named: int | None) -> bool:
    """True where a line with an early figure begins it; above one that might do so itself, only if it was wrapped."""
    bare = first.rstrip()
    whole = named is None or bare.endswith(",") or (len(bare) > 50 and not bare.endswith("."))
    return alone or (whole and DATED.search(first) is not None)


def _starts_named(first: str, *, alone: bool) -> bool:
    starts = first[:1].isalnum() or first[:1] in "\"'“„«"
    return starts and not first.lower().startswith("mailto:") and (alone or _BRACKETED.search(first) is not None)


def _tells(joined: str, *, quote_follows: bool, leads: bool) -> bool:
    """True where the joined lines are such an introduction and can be nothing else."""
    if BY_ME.search(joined):
        return False
    wrote = WROTE.search(joined)
    dated = DATED.search(joined)
    address = _BRACKETED.search(joined) or _ADDRESS.search(joined)
    colon = joined.rstrip(" *-_").endswith((":", "："))
    if wrote is not None:
        if not (colon or dated or quote_follows):
            return False
        if address or quote_follows:
            return True
        # "As Pat wrote on 2 March:" is talk; a program tells the time, or begins with the date.
        return (leads or TIMED.search(joined) is not None) and bool((dated and colon) or DAY.search(joined))
    full = CALENDAR.search(joined) or (leads and DAY.search(joined))
    return bool(full and _ADDRESS_END.search(joined) and (colon or quote_follows))


def announces(view: str) -> bool:
    """True for "-----Original Message-----" and "Begin forwarded message:" in any language of the table."""
    if len(view) > 120:
        return False
    bare = view.strip(" \t-–—_=*~>[]#").rstrip("®").casefold()
    dashed = view.strip().startswith(("--", "__", "==", "—", "––", "**", "~~"))
    colon = bare.endswith((":", "："))
    name = bare.rstrip(" :：").replace("’", "'")
    if name in BELOW:
        return dashed or colon or name in ("original message processed by david", "forwarded message")
    return (
        dashed and any(name.startswith(word) for word in ("forwarded by", "weitergeleitet von"))
    ) or bare.startswith("original message processed by david")


def header_block(views: Sequence[str], start: int) -> bool:
    """True where a block of header lines as "From: … Sent: …" begins, as Outlook puts it above a quote."""
    first = _role(views[start])
    if first is None or first == "cc":
        return False
    roles: set[str] = set()
    text, loose = "", 0
    for view in views[start : start + 14]:
        role = _role(view)
        if role is not None:
            roles |= {role, *_further(view)}
            loose = 0
        elif not view.strip():
            loose += 2 if len(roles) > 1 else 1
        else:
            loose += 1
        if loose > 2:
            break
        text += view[:200] + "\n"
    return _is_block(roles, text) or (roles == {"from"} and _is_lone(views, start))


def _role(view: str) -> str | None:
    label = _LABEL.match(view[:80])
    return LABELS.get(label[1].strip().lower()) if label else None


def _further(view: str) -> set[str]:
    """What else stands on the line, where its line ends were lost."""
    return {LABELS[name.lower()] for name in _INNER.findall(view) if name.lower() in LABELS}


def _is_block(roles: set[str], text: str) -> bool:
    if (
        {"from", "sent"} <= roles
        or {"subject", "date", "to"} <= roles
        or ("subject" in roles and roles & {"from", "sent"})
    ):
        return True
    return "@" in text and len(roles - {"cc"}) > 1 and bool(roles & {"from", "date", "sent"})


def _is_lone(views: Sequence[str], start: int) -> bool:
    """True for a line `From: kim@acme.example` beneath an empty one or a rule: people do not write that."""
    label = _LABEL.match(views[start][:200])
    value = label[2].strip() if label else ""
    above = views[start - 1] if start else ""
    return start > 0 and _ADDRESS.fullmatch(value.strip("<>")) is not None and (not above.strip() or rule(above))
