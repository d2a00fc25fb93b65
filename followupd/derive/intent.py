"""What a human reply wants, by whole phrases that are addressed to the reader; in doubt, nothing (`Intent.PLAIN`)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from zoneinfo import ZoneInfo

from followupd.derive.decline_words import CONTRAST, DECLINED, KIND
from followupd.derive.handover import handover_of
from followupd.derive.later import later_of
from followupd.derive.later_words import UNTIL
from followupd.derive.optout_words import OPTED_OUT
from followupd.derive.phrases import Found
from followupd.derive.sentences import Sentence, sentences
from followupd.derive.thanks import thanks_of
from followupd.derive.words import table
from followupd.domain.ids import Address
from followupd.domain.judgement import Intent

_NEGATED = table(
    """
not never nicht nie nein pas jamais no nunca non mai nao niet nooit hardly without ohne sans sin senza sem
zonder neither nor kein keine
"""
)
_SUPPOSED = table(
    """
if unless whether when whenever should wenn falls sofern ob sobald quand lorsque cuando quando als wanneer si
caso indien where until before once
"""
)
_OTHERS = table(
    """
he she they him her them his their er ihm ihn seine il elle ils elles lui leur el ella ellos ellas lei loro ele
ela eles elas hij zij said says told tells asked asks wrote writes reads people customers clients everyone
somebody someone many most others some
"""
)
_QUOTED = 80
_LONE_WORDS = 2
_CHAT_WORDS = 4


@dataclass(frozen=True, slots=True, kw_only=True)
class Wish:
    """What they want. `until` (aware UTC): when the time begins that they ask for; `ask_user`: that is not known."""

    intent: Intent
    until: datetime | None = None
    ask_user: bool = False
    successor: Address | None = None
    because: tuple[str, ...] = ()


def intent_of(text: str, *, at: datetime, zone: ZoneInfo, locale: str) -> Wish:
    """The intent of what somebody wrote at `at`; lines that are quoted or end a mail decide nothing.

    An opt-out outranks everything, and a stated time takes the end off a no: "no budget, but try again in March".
    `locale` reads bare numbers of dates, none of which decide yet: a day counts by its name, or as `15.05.` and ISO.
    """
    told = sentences(text)
    if (asked := _opted_out(told)) is not None:
        return Wish(intent=Intent.OPTED_OUT, because=(asked,))
    refused = _declined(told)
    later = later_of(told, at=at, zone=zone)
    handover = handover_of(told)
    successor = handover.successor if handover else None
    until = later.until if later else None
    if refused is not None and later is None:
        return Wish(intent=Intent.DECLINED, successor=successor, because=(refused,))
    if handover is not None:
        return Wish(intent=Intent.HANDOVER, until=until, successor=successor, because=(_quoted(handover.words),))
    if later is not None:
        return Wish(intent=Intent.LATER, until=until, ask_user=until is None, because=(later.words,))
    if thanks := thanks_of(text, told):
        return Wish(intent=Intent.THANKS, because=(_quoted(thanks),))
    return Wish(intent=Intent.PLAIN)


def _opted_out(told: Sequence[Sentence]) -> str | None:
    """The words that ask for no mail any more, or None."""
    for number, one in enumerate(told):
        for found in OPTED_OUT.find(one.said):
            if found.after.split(" ")[0] in UNTIL or not _is_own(found):
                continue
            if len(one.words) <= _LONE_WORDS and any(
                len(other.words) > _CHAT_WORDS or other.asked for other in told[:number]
            ):
                continue  # a lone "Unsubscribe" beneath a text is a link
            return _words(one, found)
    return None


def _declined(told: Sequence[Sentence]) -> str | None:
    """The words of a no that nothing after them takes back, or None."""
    for number, one in enumerate(told):
        if one.asked:
            continue
        for found in DECLINED.find(one.said):
            following = told[number + 1].said if number + 1 < len(told) else ""
            if _is_own(found) and not _taken_back(found.after, following):
                return _words(one, found)
    return None


def _is_own(found: Found) -> bool:
    """True where the writer says it to the reader: nothing before it in its clause denies, supposes or reports it."""
    before = found.before.split()
    if "if" in before and not _NEGATED.isdisjoint(before):
        return "you" in before  # "if you do not stop writing to me" is no supposition
    if not _NEGATED.isdisjoint(before) or not _SUPPOSED.isdisjoint(before):
        return False
    return _OTHERS.isdisjoint(before) or bool({"you", "sie", "vous", "usted", "lei", "u"} & set(before[:4]))


def _taken_back(after: str, following: str) -> bool:
    """True where "but" and more than kindness follows, here or at the beginning of the next sentence."""
    return _turns(after.split()) or _turns(following.split(), within=1)


def _turns(words: Sequence[str], *, within: int = 99) -> bool:
    for place, word in enumerate(words[:within]):
        if word in CONTRAST and len(words) - place > _LONE_WORDS and KIND.isdisjoint(words[place:]):
            return True
    return False


def _words(one: Sentence, found: Found) -> str:
    return one.text if len(one.text) <= _QUOTED else found.phrase


def _quoted(text: str) -> str:
    return text if len(text) <= _QUOTED else text[: _QUOTED - 1].rstrip() + "…"
