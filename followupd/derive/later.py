"""Whether a reply asks to be left until a later time, and when that begins."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, date, datetime, time
from itertools import pairwise
from zoneinfo import ZoneInfo

from followupd.derive import later_words as known
from followupd.derive.sentences import Sentence
from followupd.derive.stretches import Stretch, stretches
from followupd.derive.words import table
from followupd.domain.record import Struct, replace

_PAST = table(
    """
was were had did met spoke talked wrote sent went came been ago last since yesterday war waren hatte hatten habe
haben
getroffen gesprochen letzten letzte letztes ai avons etait avions dernier derniere hablamos estuvimos hemos
pasado
pasada fue abbiamo scorso scorsa stati passado passada estivemos vorige afgelopen heb hebben
"""
)
_HAVE = table("have habe haben ai avons hemos abbiamo heb hebben hablamos")
"""With these a sentence may speak of what is to come as well."""
_SEE_YOU = table("see forward fahren termin lance launch launches opens starts beginnt")
_TURN = table("but aber mais pero ma mas maar")
_ASIDE = 4
"""Behind one of `_TURN` so many words before a time say more than "but maybe in May"."""
_MARKS = frozenset(",;:()!?")


class Later(Struct, frozen=True, kw_only=True):
    """A wish to be left until then. `until` (aware UTC) is None where its beginning is not known. `words` decided."""

    until: datetime | None
    words: str
    sentence: str


def later_of(told: Sequence[Sentence], *, at: datetime, zone: ZoneInfo) -> Later | None:
    """What `told` says of not now but then; the first such counts, "in January" before "not until May".

    A time alone proves nothing ("we met in March"): they or the reader must do something then, or it must be said that
    it does not suit before, or now.
    """
    today = at.astimezone(zone).date()
    not_now = [any(_meant(found.before) for found in known.NOT_NOW.find(one.said)) for one in told]
    limit: Later | None = None
    for number, one in enumerate(told):
        words = one.said.split()
        for stretch in _stretches(words, today):
            near = any(not_now[max(0, number - 1) : number + 2])
            following = told[number + 1] if number + 1 < len(told) else None
            if not _defers(one, words, stretch, near=near) and not _is_taken_up_then(words, stretch, following):
                continue
            said = " ".join(one.words[stretch.begin : stretch.end])
            later = Later(until=_beginning(stretch.day, zone), words=said, sentence=one.text)
            if not stretch.until:
                return later
            limit = limit or later
    return limit


def beginning_of(one: Sentence, *, at: datetime, zone: ZoneInfo) -> datetime | None:
    """When the first time to come begins that a sentence names, whatever it says of it (aware UTC)."""
    told = _stretches(one.said.split(), at.astimezone(zone).date())
    told.sort(key=lambda stretch: stretch.until)  # "in January" before "until May"
    return _beginning(next((stretch.day for stretch in told if stretch.day), None), zone)


def _stretches(words: Sequence[str], today: date) -> list[Stretch]:
    """The times to come that are named; of one that is none, as they are away then, what counts is that it ends."""
    return [
        replace(one, day=one.past, until=True) if one.ranged and _is_none(words, one) else one
        for one in stretches(words, today)
    ]


def _is_none(words: Sequence[str], stretch: Stretch) -> bool:
    """True of "away from 3 to 14 May", "not between …", and of a time behind which "after that" is said."""
    behind = words[stretch.end :]
    mark = next((place for place, word in enumerate(behind) if word in _MARKS), len(behind))
    clause = [*_clause(words[: stretch.begin]), *behind[:mark]]
    return (
        _is_away(clause)
        or not known.NEGATED.isdisjoint(clause)
        or any(known.NOT_NOW.find(" ".join(clause)))
        or (known.SUITING.isdisjoint(clause) and any(known.THEN.find(" ".join(behind))))
    )


def _is_away(words: Sequence[str]) -> bool:
    """True where a word of absence stands there, or "am out" and "be off"."""
    return not known.AWAY_WORDS.isdisjoint(words) or any(
        word in known.BEING and following in known.OUT for word, following in pairwise(words)
    )


def _beginning(day: date | None, zone: ZoneInfo) -> datetime | None:
    return None if day is None else datetime.combine(day, time(), zone).astimezone(UTC)


def _meant(before: str) -> bool:
    return "if" not in before.split()


def _defers(one: Sentence, words: Sequence[str], stretch: Stretch, *, near: bool) -> bool:
    rest = [word for place, word in enumerate(words) if not stretch.begin <= place < stretch.end]
    spoken = {word for word in rest if word not in _MARKS}
    if "hätte" in one.words or "hätten" in one.words:
        spoken -= {"hatte", "hatten"}  # folded alike
    before = _clause(words[: stretch.begin])
    if spoken <= known.FILLERS:
        # "In March?" is an answer to "when?"; "Next week." an appointment.
        return stretch.coarse or not spoken.isdisjoint(
            ("better", "rather", "besser", "lieber", "mieux", "mejor", "meglio")
        )
    if not spoken.isdisjoint(_PAST - _HAVE) and not near:
        return False
    if not _SEE_YOU.isdisjoint(before):
        return False
    after = words[stretch.end :] if stretch.begin <= 1 else []
    if not known.WAIT.isdisjoint(before) and not known.NEGATED.isdisjoint(before):
        return False  # "we can't wait until March"
    negated = any(not known.NEGATED.isdisjoint(part) for part in (before, words[stretch.begin : stretch.end], after))
    mine = not known.FIRST_PERSON.isdisjoint(before)
    asked = any(_asked_for(found.before) for found in known.DEFERRED.find(one.said))
    put_off = any(_asked_for(found.before) for found in known.PUT_OFF.find(one.said))
    if stretch.until:
        back = mine and _is_then(words[stretch.end :], asked=asked) and _is_away(words)
        return (
            (negated and (mine or len(before) <= 3 or not known.NOTHING.isdisjoint(before[:1])))
            or near
            or back
            or put_off
        )
    turn = max((place for place, word in enumerate(words[: stretch.begin]) if word in _TURN), default=stretch.begin)
    if stretch.begin - turn > _ASIDE and not asked:
        return False  # "no time now, but we will be there in May"
    if near and (stretch.coarse or asked or one.asked or "week" in _units(words, stretch)):
        return True
    if put_off and "week" in _units(words, stretch):
        return True
    return asked and (stretch.coarse or (not mine and not known.AGAIN.isdisjoint(rest)))


def _is_taken_up_then(words: Sequence[str], stretch: Stretch, following: Sentence | None) -> bool:
    """True of "the hiring freeze ends in July", where the next sentence says "let us talk then"."""
    if following is None or not stretch.coarse or known.BLOCKED.isdisjoint(words):
        return False
    then = any(known.THEN.find(following.said))
    return then and any(_asked_for(found.before) for found in known.DEFERRED.find(following.said))


def _units(words: Sequence[str], stretch: Stretch) -> set[str]:
    return {known.UNITS[word] for word in words[stretch.begin : stretch.end] if word in known.UNITS}


def _is_then(after: Sequence[str], *, asked: bool) -> bool:
    """True of "…, let's talk then" and "…, happy to do so after that", behind an absence."""
    return (asked or not known.AGREED.isdisjoint(after)) and any(known.THEN.find(" ".join(after)))


def _asked_for(before: str) -> bool:
    for hesitation in known.HESITATIONS:
        before = before.replace(hesitation, "")
    return not {"not", "never", "nicht", "pas", "no", "non", "nao", "niet", "if"} & set(before.split())


def _clause(words: Sequence[str]) -> list[str]:
    """The words of the last clause."""
    clause: list[str] = []
    for word in words:
        if word in _MARKS:
            clause = []
        else:
            clause.append(word)
    return clause
