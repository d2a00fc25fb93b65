"""What a title says: whether the meeting is cancelled, who it names, and what it is about. Linear in its length."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache

from followupd.derive import title_words as known
from followupd.derive.called_off import ends_called_off, hint_of_absence
from followupd.derive.given_names import GIVEN
from followupd.derive.name_words import PARTICLES, TITLES
from followupd.derive.words import fold, plain, without_pictures
from followupd.domain.record import Struct, replace

_LONGEST = 200
_TOPIC = 80
_PREFIX = re.compile(
    r"[\[(【*]{1,3}\s?([^\[\]()【】*:]{1,30})[\])】*]{1,3}[\s:-]*|([^\W\d_][\w ’'-]{0,40}?)\s?[:：](?!\d)\s*"
)
_DASHED = re.compile(r"([^\W\d_]{3,20})\s[-–—]\s")
_SUFFIX = re.compile(r"[\[(【]\s?([^\[\]()【】]{1,20})\s?[\])】]$|\s[-–—]\s([^\W\d_]{3,20})$")
_PARTS = re.compile(r"(\s+(?:[-–—·•|]|//)\s+|[:：]\s+|\s*\|\s*)")
_PAIR = re.compile(
    r"\s*(?:<>|<->|<=>|<-->|><|↔️?|⇄|⟷)\s*|\s+(?:[x×&+/,]|and|und|et|y|e|en|og|och|i|meets|vs\.?)\s+|\s*[/&+,]\s*"
)
_BRACKETED = re.compile(r"[(\[]([^()\[\]]{1,60})[)\]]")
_DATE = re.compile(
    r"[\d./:,’'h-]*\d[\d./:,’'h-]*(?:am|pm|h|min|m|st|nd|rd|th|uhr|年|月|日)?|[wqk]{1,2}\d{1,2}", re.IGNORECASE
)
_PHRASES = frozenset(
    {"fallt aus", "da huy", "wird abgesagt", "iptal edildi", "تم الالغاء", "キャンセル済", "ist abgesagt"}
)
_MARKS = '.,;!?"“”„«»'
_DIGIT = re.compile(r"\d")
_ARTICLES = frozenset({"the", "la", "le", "el", "l'", "der", "die"})
_TASK = "its title reads as a plan or a task"
_BEHIND = (
    known.STOPPERS | known.KINDS | known.DATES | {"from", "of", "aus", "de", "du", "del", "di", "van", "sowie", "plus"}
)
"""What may follow the name of whom one is with."""
_OWN = frozenset({"i", "me", "ich", "moi", "yo", "io", "ik", "eu", "myself"})


class Named(Struct, frozen=True, kw_only=True):
    """Words of a title that may be somebody's name, and a company that stands beside them."""

    words: tuple[str, ...]
    company: str = ""
    titled: bool = False  # a "Dr." or "Mrs" before it: a family name may stand alone
    bare: bool = False  # nothing beside it says that it is a meeting with somebody


class Reading(Struct, frozen=True, kw_only=True):
    """Whom a title names. With `doubt`, a reason in words why nobody may be taken as met by it.

    `every`: the names count only if each of them is known, for nothing else says that they are names.
    """

    names: tuple[Named, ...] = ()
    doubt: str = ""
    every: bool = False


@lru_cache(maxsize=4096)
def is_cancelled(title: str) -> bool:
    """True where the title says that it does not take place, as calendars write it: not `Cancelled flights`."""
    text = plain(title, _LONGEST)
    if ends_called_off(text):
        return True
    for _ in range(4):
        match = _PREFIX.match(text)
        if match is None:
            break
        if _says_cancelled(match[1] or match[2]):
            return True
        if not _is_prefix(match[1] or match[2]):
            break
        text = text[match.end() :]
    first, _, rest = text.partition(" ")
    if len(first) > 4 and first.isupper() and not rest.isupper() and _says_cancelled(first):
        return True
    for match in (_DASHED.match(text), _SUFFIX.search(text)):
        if match is not None and any(group and _says_cancelled(group) for group in match.groups()):
            return True
    return False


def _says_cancelled(words: str) -> bool:
    folded = fold(words).strip(" -!*")
    return folded in known.CANCELLED or folded in _PHRASES


def _is_prefix(words: str) -> bool:
    parts = fold(words).split()
    return bool(parts) and all(part in known.PREFIXES for part in parts)


@lru_cache(maxsize=4096)
def bare_title(title: str) -> str:
    """The title on one line without pictures, `Re:`, `Updated invitation:`, `[EXT]` and `Cancelled:`."""
    text = plain(without_pictures(plain(title, _LONGEST)), _LONGEST)
    for _ in range(5):
        match = _PREFIX.match(text)
        if match is None or not (_is_prefix(match[1] or match[2]) or _says_cancelled(match[1] or match[2])):
            break
        text = text[match.end() :]
    return text


@lru_cache(maxsize=4096)
def same_title(title: str) -> str:
    """The title for comparing: only its words, without case and accents."""
    return " ".join(re.findall(r"\w+", fold(bare_title(title))))


def people_in(title: str, my_name: str) -> Reading:
    """Whom the title names, for an entry that I wrote for myself: "Coffee with Kim Lee", "Kim <> Ada"."""
    reading = _read(bare_title(title), my_name)
    hint = hint_of_absence(plain(title, _LONGEST)) if reading.names and not reading.doubt else ""
    return replace(reading, doubt=hint) if hint else reading


def _read(text: str, my_name: str) -> Reading:
    mine = frozenset(_words(fold(my_name))) | _OWN
    doubt = _doubt(text)
    if doubt == _TASK:
        text = text.partition(" ")[2]
    hints = [hint for hint in _BRACKETED.findall(text) if _is_company(hint)]
    company = plain(hints[0], 60) if hints else ""
    parts = [part.strip() for part in _PARTS.split(_BRACKETED.sub(" ", text))[::2]]
    parts = [part for part in parts if part]
    for part in parts:
        if (who := _after_with(part)) is not None:
            sides = _PAIR.split(who)
            beside = sides[1] if len(sides) == 2 and "," in who and not _DIGIT.search(sides[1]) else ""
            names = _names(sides, company or beside, mine, whole=True)
            if any(_says_more(side, name, _BEHIND) for name in names for side in sides if name.words[-1] in side):
                doubt = doubt or "its title says more than a name"
            return Reading(names=names, doubt=doubt)
    for part in parts:
        sides = [side for side in _PAIR.split(part) if side.strip()]
        if len(sides) > 1:
            return _pair(sides, part, company, mine, doubt)
    return _alone(parts, company, mine, doubt)


def _pair(sides: list[str], part: str, company: str, mine: frozenset[str], doubt: str) -> Reading:
    """ "Kim <> Ada", "Kim & Pat", "Kim Lee, Acme"."""
    raw, sides = sides, [side for one in sides if (side := " ".join(_without_kinds(one.split())))]
    if len(sides) == 1:
        return _alone([" ".join(raw)], company, mine, doubt)
    if len(sides) == 2 and "," in part and len(sides[0].split()) > 1 and len(sides[1].split()) == 1:
        return _alone([sides[0]], company or sides[1], mine, doubt)
    others = [side for side in sides if not _is_me(side, mine)]
    if len(others) < len(sides):
        return Reading(names=_names(others, company, mine), doubt=doubt)
    names = _names(others, company, mine)
    if any(_says_more(side, name, frozenset()) for side, name in zip(others, names, strict=False)):
        doubt = doubt or "its title says more than names"
    return Reading(names=names if len(names) == len(others) else (), doubt=doubt, every=True)


def _is_company(hint: str) -> bool:
    """True for what stands in brackets and is neither a place, nor a kind of meeting, nor a date."""
    return not _DIGIT.search(hint) and not _all_in(fold(hint).split(), known.PLACES | known.KINDS | known.DATES)


def _doubt(text: str) -> str:
    words = [fold(word).strip(".,:;!()") for word in text.split()]
    if not known.CANCELLED.isdisjoint(words):
        return "its title says that it was cancelled"
    if "?" in text or not known.UNSURE.isdisjoint(words):
        return "its title is a question"
    if words and words[0] in known.TASKS:
        after = [word for word in words[1:3] if word != "up"]
        if not (words[0].startswith("follow") and after and after[0] in known.KINDS):
            return _TASK
    return ""


def _alone(parts: list[str], company: str, mine: frozenset[str], doubt: str) -> Reading:
    """One name, with a kind of meeting before or behind it, or with me on the other side of a dash."""
    if any(fold(part.split()[-1]) in known.ABOUT for part in parts[:-1]):
        doubt = doubt or "its title says whom it was about, and not who was there"
    frames = [part for part in parts if _all_in(map(fold, _without_kinds(part.split())), known.CONNECTORS, empty=True)]
    me = [part for part in parts if _is_me(part, mine)]
    first: Reading | None = None
    for part in parts:
        if part in frames or part in me:
            continue
        trimmed = _without_kinds(part.split())
        names = _names([" ".join(trimmed)], company, mine)
        if not names:
            continue
        framed = bool(frames or me) or len(trimmed) < len(part.split())
        gathering = bool(me) or names[0].titled or any(map(_says_gathering, (*frames, part)))
        names = (replace(names[0], bare=not gathering),)
        why = doubt
        if not gathering and len(names[0].words) < 2:
            why = why or "nothing in its title says that it was a meeting with somebody"
        if not me and _says_more(" ".join(trimmed), names[0], known.STOPPERS if framed else frozenset()):
            why = why or "its title says more than a name"
        first = first or Reading(names=names, doubt=why)
        if not why:
            return Reading(names=names)
    return first or Reading(doubt=doubt)


def _says_gathering(part: str) -> bool:
    """True for a "call", a "coffee" or a "1:1" before or behind what the part is about."""
    words = part.split()
    inside = _without_kinds(words)
    beside = (fold(word).strip(".,:;!") for word in words if word not in inside)
    return any(word in known.KINDS and word not in known.RHYTHMS for word in beside)


def _says_more(side: str, name: Named, stoppers: frozenset[str]) -> bool:
    """True where words follow the name, but for a place, a time or a matter behind one of the `stoppers`."""
    words = side.split()
    last = max((at for at, word in enumerate(words) if word.strip(_MARKS) == name.words[-1]), default=-1)
    after = words[last + 1] if last + 1 < len(words) else ""
    dated = bool(stoppers) and _DATE.fullmatch(after) is not None
    return last < 0 or (bool(after) and not dated and fold(after).strip(":") not in stoppers)


def _after_with(part: str) -> str | None:
    """What stands behind "with", in any language; None without it."""
    words = re.sub(r"\b([wW])/(?=\w)", r"\1/ ", part).split()
    for at, word in enumerate(words[:-1]):
        if fold(word) in known.WITH and (at or len(word) > 2 or word == "w/"):
            return " ".join(words[at + 1 :])
    return None


def _names(sides: list[str], company: str, mine: frozenset[str], *, whole: bool = False) -> tuple[Named, ...]:
    """A name for each side that may hold one and is not me; at most six. With `whole`, kinds of meeting are names."""
    found: list[Named] = []
    for side in sides[:12]:
        if side and not _is_me(side, mine) and (words := _name_words(side.split(), mine, whole=whole)):
            titled = _is_titled(_without_kinds(side.split())[:1])
            found.append(Named(words=words, company=company.strip(), titled=titled))
    return tuple(found[:6])


def _name_words(words: list[str], mine: frozenset[str], *, whole: bool) -> tuple[str, ...]:
    """The words of a name at the beginning: without titles, up to what cannot belong to a name; at most four."""
    kinds = frozenset[str]() if whole else known.KINDS
    words = _without_kinds(words, kinds)
    while words and (_is_titled(words[:1]) or fold(words[0]) in _ARTICLES):
        words = words[1:]
    name: list[str] = []
    for at, raw in enumerate(words[:5]):
        word = raw.strip(_MARKS)
        if at + 1 < len(words) and re.search(r"\w['’]s$", word):
            return ()  # "Kim's mother" is not Kim
        word = re.sub(r"['’]s?$", "", word)
        folded = fold(word)
        if not word or folded in known.STOPPERS or not all(char.isalpha() or char in "'’-." for char in word):
            break
        if name and word.islower() and not name[0].islower() and folded not in PARTICLES:
            break
        name.append(word)
    while name and fold(name[-1]) in PARTICLES | kinds:
        name.pop()
    if sum(map(len, name)) < 2 or _all_in(map(fold, name), mine | known.CONNECTORS | (known.DATES - GIVEN)):
        return ()
    return tuple(name[:4])


def _is_titled(words: list[str]) -> bool:
    return any(fold(word).strip(".,") in TITLES for word in words[:2])


def _without_kinds(words: list[str], kinds: frozenset[str] = known.KINDS) -> list[str]:
    first, last = 0, len(words)
    while first < last and _is_kind(words, first, kinds):
        first += 1
    while first < last and _is_kind(words, last - 1, kinds):
        last -= 1
    return words[first:last]


def _is_kind(words: list[str], at: int, kinds: frozenset[str]) -> bool:
    """True for a kind of meeting, a date or a time; a month that is a name too only beside a number."""
    folded = fold(words[at]).strip(".,:;!")
    if folded in kinds or _DATE.fullmatch(words[at]):
        return True
    beside = words[max(0, at - 1) : at] + words[at + 1 : at + 2]
    return folded in known.DATES and (folded not in GIVEN or any(_DATE.fullmatch(word) for word in beside))


def _is_me(side: str, mine: frozenset[str]) -> bool:
    return _all_in(_words(fold(side)), mine)


def _all_in(words: Iterable[str], table: frozenset[str], *, empty: bool = False) -> bool:
    told = list(words)
    return (empty or bool(told)) and all(word in table for word in told)


def _words(text: str) -> list[str]:
    return re.findall(r"[^\W_]+(?:[:'’/-][^\W_]+)*/?", text)
