"""Names in titles, looked up among the people known. Never a guess between two."""

from __future__ import annotations

import re

from followupd.derive.acquaintance import Known
from followupd.derive.addresses import is_mine, is_room
from followupd.derive.bots import is_bot
from followupd.derive.name_words import COMPANY_WORDS
from followupd.derive.titles import Named, people_in
from followupd.derive.words import fold
from followupd.domain.ids import Address
from followupd.domain.person import Person
from followupd.domain.policy import Me
from followupd.domain.record import Struct

_SHOWN = 4


class NamedPeople(Struct, frozen=True, kw_only=True):
    """Who a title names beyond doubt, and a sentence about what stayed open (empty: nothing)."""

    sure: tuple[Person, ...] = ()
    open: str = ""
    any: bool = True  # the title has words that may be names


def named_people(title: str, me: Me, known: Known) -> NamedPeople:
    """Looks up the names of a title of my own; an address in it needs no looking up."""
    reading = people_in(" ".join(word for word in title[:500].split() if "@" not in word[1:]), me.name)
    found: list[tuple[Person | None, str]] = [(person, "") for person in _addressed(title, me, known)]
    if not found:
        found = [_look_up(named, me, known) for named in reading.names]
    sure = {person.address: person for person, _ in found if person is not None}
    notes = [note for _, note in found if note]
    if not found:
        return NamedPeople(open="Nobody but you is in it, and its title names nobody.", any=False)
    if reading.doubt:
        could = [f"It could be with {_said([person])}." for person in sure.values()]
        could = could or [note for note in notes if " could be " in note]
        return NamedPeople(open=" ".join([f"Nobody but you is in it, and {reading.doubt}.", *could]))
    if reading.every and len(sure) < len(reading.names):
        return NamedPeople(open=" ".join(notes))
    ambiguous = " ".join(note for note in notes if " could be " in note)
    return NamedPeople(sure=tuple(sure.values()), open=ambiguous if sure else " ".join(notes))


def _addressed(title: str, me: Me, known: Known) -> list[Person]:
    """The people whose addresses stand in the title."""
    words = (word.strip("<>()[],;:.!") for word in title[:500].split() if "@" in word)
    addresses = dict.fromkeys(address for word in words if (address := Address.parse(word)) is not None)
    people = (known.person(address) for address in addresses if not is_mine(address, me))
    return [person for person in people if not _is_nobody(person, me)]


def _look_up(named: Named, me: Me, known: Known) -> tuple[Person | None, str]:
    """The one person that the words name, or a sentence that says why there is none."""
    said = f'"{" ".join(named.words)}"'
    candidates = [person for person in known.named(named.words) if not _is_nobody(person, me)]
    candidates = sorted({person.address: person for person in candidates}.values(), key=lambda person: person.address)
    whole = [person for person in candidates if _words(person.name.full) == _words(" ".join(named.words))]
    human = [person for person in candidates if _is_human(person)]
    if candidates and (not human or (named.bare and not whole)):
        return None, f"{said} could be {_said(candidates)}."
    candidates = human
    if len(named.words) > 1 and len(whole) == 1 and _is_human(whole[0]):
        candidates = whole
    if named.company and candidates:
        fitting = [person for person in candidates if _is_of(person, named.company)]
        if fitting:
            candidates = fitting
        elif len(named.words) == 1:
            return None, f'{said} could be {_said(candidates)}, but nobody of that name is known at "{named.company}".'
    elif len(named.words) == 1 and not named.titled and not all(_is_given(said, person) for person in candidates):
        return None, f"{said} could be {_said(candidates)}."
    if not candidates:
        return None, f"Neither your mail nor earlier meetings know anybody called {said}."
    if len(candidates) > 1:
        return None, f"{said} could be {_said(candidates)}."
    return candidates[0], ""


def _is_nobody(person: Person, me: Me) -> bool:
    name = person.name.full
    return is_mine(person.address, me) or is_bot(person.address, name) or is_room(person.address, name)


def _is_human(person: Person) -> bool:
    """False for "Review Board" and "Sales Team"."""
    return not any(word.strip(".,") in COMPANY_WORDS for word in fold(person.name.full).split())


def _is_given(word: str, person: Person) -> bool:
    """True where the person is called so by those who know them: a family name alone is many people's."""
    first = person.name.first or " ".join(person.name.full.split()[:1])
    return _words(word) <= _words(first)


def _is_of(person: Person, company: str) -> bool:
    """True where the company is the person's, by name or domain."""
    told = re.findall(r"\w+", fold(company))
    domain = person.address.spellings[-1].domain
    theirs = {*re.findall(r"\w+", fold(person.company)), *fold(domain).split(".")[:-1], fold(person.company)}
    return not theirs.isdisjoint([*told, "".join(told), "-".join(told)])


def _words(name: str) -> frozenset[str]:
    return frozenset(re.findall(r"\w+", fold(name)))


def _said(people: list[Person]) -> str:
    said = [f"{p.name.full} <{p.address}>" if p.name.full else p.address for p in people[:_SHOWN]]
    if len(people) > _SHOWN:
        said.append(f"{len(people) - _SHOWN} others")
    return said[0] if len(said) == 1 else f"{', '.join(said[:-1])} or {said[-1]}"
