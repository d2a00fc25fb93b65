"""What a human reply wants, and from when on; in doubt, nothing (`Intent.PLAIN`)."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import datetime
from zoneinfo import ZoneInfo

from followupd.derive.denied import address_of
from followupd.derive.later import Later, beginning_of, later_of
from followupd.derive.sentences import Sentence, sentences
from followupd.derive.stopping import stop_in
from followupd.derive.wish_model import kinds_of, likely
from followupd.domain.ids import Address
from followupd.domain.judgement import Intent
from followupd.domain.record import Struct

_YOU_ASKED = re.compile(
    r"\b(?:you (?:just )?(?:ask|asked|wonder|wondered) (?:me )?(?:if|whether)"
    r"|(?:du|sie|ihr) frag(?:st|t|en|test|tet|ten) (?:mich )?,? ?ob|(?:tu|vous) (?:me )?demand(?:es|ez|ais|iez) si"
    r"|pregunt(?:as|a|abas|aba|aste|o) si|(?:mi )?chied(?:i|e|evi|eva) se|pergunt(?:as|a|aste|ou) se)\b"
)
"""What they go on to say is what the user had asked."""
_QUOTED = 160
_LIKELY, _CLEAR = 0.5, 0.97
"""How likely a letter must want it, or else one of its sentences by itself."""
_ASKED = frozenset({Intent.OPTED_OUT, Intent.DECLINED, Intent.LATER, Intent.HANDOVER})
_IN_A_WORD = frozenset({Intent.OPTED_OUT, Intent.THANKS})
_SURELY = 0.95
"""In a letter that is so likely plain a phrase means something else, where its sentence does not speak for it."""
_PLAIN = 0.9
"""A sentence that is so likely plain says nothing of a wish."""
_HARDLY, _MAYBE = 0.02, 0.2
"""How likely a letter must want something later for a time to be looked for, and the words around that time."""
_HANDS = frozenset("👍🙏👌🙌💪❤😊🙂😀😃😄🎉👏✅💯🤝☺😁🥰🤗✔")


class Wish(Struct, frozen=True, kw_only=True):
    """What they want. `until` (aware UTC): when the time begins that they ask for; `ask_user`: that is not known.

    `sentences` are what it is said with: what they ask is that, and nothing else.
    """

    intent: Intent
    until: datetime | None = None
    ask_user: bool = False
    successor: Address | None = None
    because: tuple[str, ...] = ()
    sentences: tuple[str, ...] = ()


def intent_of(text: str, *, at: datetime, zone: ZoneInfo, locale: str) -> Wish:
    """The intent of what somebody wrote at `at`; lines that are quoted or end a mail decide nothing.

    A phrase that asks for no mail any more outranks everything; else the words decide as a whole, and a stated time
    takes the end off a no: "no budget, but try again in March". `locale` reads bare numbers of dates.
    """
    told = sentences(text)
    letter = _Letter(told)
    if (stop := stop_in(told, among=letter.doubtful())) is not None:
        return Wish(intent=Intent.OPTED_OUT, because=(_quoted(stop.text),), sentences=(stop.text,))
    wanted = Intent.PLAIN if any(_YOU_ASKED.search(one.said) for one in told) else _wanted(letter)
    others = (Intent.OPTED_OUT, Intent.HANDOVER)
    if wanted not in others and (later := _later(letter, at=at, zone=zone)) is not None:
        return Wish(
            intent=Intent.LATER,
            until=later.until,
            ask_user=later.until is None,
            because=(later.words,),
            sentences=(later.sentence,),
        )
    if wanted is not Intent.PLAIN:
        return _as_it_sounds(wanted, letter, at=at, zone=zone)
    hands = "" if told else next((char for char in text[:_QUOTED] if char in _HANDS), "")
    return Wish(intent=Intent.THANKS, because=(hands,)) if hands else Wish(intent=Intent.PLAIN)


class _Letter:
    """The sentences of a letter, and how likely it wants each thing as a whole, and each of them by itself."""

    def __init__(self, told: Sequence[Sentence]) -> None:
        self.told = told
        self.kinds = [kinds_of(one) for one in told]
        self.whole = likely(self.kinds)
        self.each = [likely([one]) for one in self.kinds]
        self.surely_plain = self.whole[Intent.PLAIN] >= _SURELY

    def doubtful(self) -> set[int]:
        """The places of sentences, but of what the user had asked, and of what is surely plain in such a letter."""
        return {
            place
            for place, (one, chance) in enumerate(zip(self.told, self.each, strict=True))
            if not (self.surely_plain and chance[Intent.PLAIN] >= _PLAIN) and not _YOU_ASKED.search(one.said)
        }


def _wanted(letter: _Letter) -> Intent:
    """What a letter wants by its words; PLAIN where nothing else is likely enough."""
    most = max(letter.whole, key=lambda intent: letter.whole[intent])
    words = sum(word.isalpha() for one in letter.told for word in one.said.split())
    if words <= 1 and most not in _IN_A_WORD:
        return Intent.PLAIN
    if most is not Intent.PLAIN and letter.whole[most] > _LIKELY:
        return most
    alone = ((chance, intent) for one in letter.each for intent, chance in one.items() if intent in _ASKED)
    clear, intent = max(alone, default=(0, Intent.PLAIN))
    return intent if clear >= _CLEAR else Intent.PLAIN


def _later(letter: _Letter, *, at: datetime, zone: ZoneInfo) -> Later | None:
    """A time that is asked for, and not only told, by the words around it."""
    if all(one[Intent.LATER] < _HARDLY for one in (letter.whole, *letter.each)):
        return None
    later = later_of(letter.told, at=at, zone=zone)
    if later is None:
        return None
    place = next(place for place, one in enumerate(letter.told) if one.text == later.sentence)
    around = likely(letter.kinds[max(0, place - 1) : place + 2])[Intent.LATER]
    return later if around >= (_LIKELY if letter.surely_plain else _MAYBE) else None


def _as_it_sounds(intent: Intent, letter: _Letter, *, at: datetime, zone: ZoneInfo) -> Wish:
    """What the words as a whole say, with a time or an address that stands in what says most of it, or next to it."""
    told = letter.told
    place = max(range(len(told)), key=lambda place: letter.each[place][intent])
    by = told[place]
    near = [one for one, chance in zip(told, letter.each, strict=True) if chance[Intent.HANDOVER] > _LIKELY]
    if intent is Intent.HANDOVER:
        near = [*told[max(0, place - 1) : place + 2], *near]
    said = [one for one, chance in zip(told, letter.each, strict=True) if one is by or chance[Intent.PLAIN] < _PLAIN]
    begins = (beginning_of(one, at=at, zone=zone) for one in (by, *said)) if intent is Intent.LATER else ()
    until = next(filter(None, begins), None)
    return Wish(
        intent=intent,
        until=until,
        ask_user=intent is Intent.LATER and until is None,
        successor=next(filter(None, map(address_of, near)), None),
        because=(_quoted(by.text),),
        sentences=tuple(one.text for one in said),
    )


def _quoted(text: str) -> str:
    return text if len(text) <= _QUOTED else text[: _QUOTED - 1].rstrip() + "…"
