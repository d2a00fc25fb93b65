"""What a human reply wants, by whole phrases that are addressed to the reader; in doubt, nothing (`Intent.PLAIN`)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime
from itertools import chain
from zoneinfo import ZoneInfo

from followupd.derive.decline_forms import DECLINE_FORMS
from followupd.derive.decline_words import CONTRAST, DATES, DECLINED, DECLINING, KIND, SETTINGS
from followupd.derive.declining import is_hedged, no_in
from followupd.derive.delegates import delegate_of
from followupd.derive.handover import address_of, handover_of
from followupd.derive.later import beginning_of, later_of
from followupd.derive.later_words import UNTIL, WEEKDAYS
from followupd.derive.optout_forms import OPT_OUT_FORMS
from followupd.derive.optout_words import ADDRESSES, CALLING, ELSEWHERE, OPTED_OUT, OTHERWISE, WRITTEN
from followupd.derive.phrases import Found
from followupd.derive.referring import referral_of
from followupd.derive.sentences import Sentence, sentences
from followupd.derive.stopping import is_aside, is_formal, stop_in
from followupd.derive.thanks import thanks_of
from followupd.derive.wish_model import likely, says_most
from followupd.derive.words import table
from followupd.domain.ids import Address
from followupd.domain.judgement import Intent
from followupd.domain.record import Struct

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
_POLITE = table(
    """
appreciate grateful glad thankful rather prefer preferred better nice kind dankbar verbunden lieber froh
reconnaissant reconnaissante prefererais prefererions apprecierais agradeceria agradecido preferiria
prefiero preferirei gradirei grato grata agradecia preferia preferiria liever dankbaar waarderen
"""
)
"""Before an "if", these make it a wish: "I would appreciate it if you stopped"."""
_WISHED = table("if that wenn dass si que se che als dat")
_ONCE = table("had was were hatte hatten avait avaient etait tenia tenian aveva avevano tinha tinham wollte wollten")
"""Before a no these tell of an old one."""
_ANY_OTHER = re.compile(r"\b(?:any|an) other (?:email |mail )?address\b")
_REGRET = table(
    """
sorry unfortunately afraid regret sadly regrettably regretfully leider bedauere bedaure bedauern bedauerlicherweise
malheureusement helas desole desolee desoles regret regrette regrettons navre lamentablemente lamento lamentamos
desgraciadamente siento purtroppo spiacente spiacenti dispiace infelizmente lamento helaas spijt thanks danke merci
gracias grazie obrigado obrigada bedankt
"""
)
"""Who says a no with these may ask something behind it."""
_ACCUSING = table(
    """
address data details understand understood clear hard read where adresse daten verstanden klar schwer woher donnees
compris clair direccion datos entendido claro indirizzo dati capito chiaro endereco dados entendeu adres gegevens
begrepen duidelijk list ok okay
"""
)
"""Who wants no mail may ask so all the same."""
_YOU_ASKED = re.compile(
    r"\b(?:you (?:just )?(?:ask|asked|wonder|wondered) (?:me )?(?:if|whether)"
    r"|(?:du|sie|ihr) frag(?:st|t|en|test|tet|ten) (?:mich )?,? ?ob|(?:tu|vous) (?:me )?demand(?:es|ez|ais|iez) si"
    r"|pregunt(?:as|a|abas|aba|aste|o) si|(?:mi )?chied(?:i|e|evi|eva) se|pergunt(?:as|a|aste|ou) se)\b"
)
"""What they go on to say is what the user had asked."""
_LAUGHING = re.compile(r"\b(?:lol|(?:ha){2,4}h?|hihi|(?:ja){2,4}|mdr|lmao|rofl)\b|[😂🤣😜😉]|;-?\)", re.IGNORECASE)
_QUOTED = 80
_SURE = {
    Intent.OPTED_OUT: 0.7,
    Intent.DECLINED: 0.7,
    Intent.LATER: 0.65,
    Intent.HANDOVER: 0.6,
    Intent.THANKS: 0.6,
}
"""How likely a letter must want it before its words as a whole decide."""
_PLAIN = 0.9
"""Where the whole and the sentence are so likely plain, a phrase of a no, a later or a handover means another thing."""
_PLEASE = table("please pls bitte svp gracias favor grazie obrigado aub graag")
_LONE_WORDS = 2
_FEW_WORDS = 3
"""Fewer are left to the phrases."""
_CHAT_WORDS = 4


class Wish(Struct, frozen=True, kw_only=True):
    """What they want. `until` (aware UTC): when the time begins that they ask for; `ask_user`: that is not known.

    `sentence` is what decided: asking for that, it asks nothing else.
    """

    intent: Intent
    until: datetime | None = None
    ask_user: bool = False
    successor: Address | None = None
    because: tuple[str, ...] = ()
    sentence: str = ""


def intent_of(text: str, *, at: datetime, zone: ZoneInfo, locale: str) -> Wish:
    """The intent of what somebody wrote at `at`; lines that are quoted or end a mail decide nothing.

    Phrases of the tables decide first, where the words as a whole do not speak against them, then these words alone
    (`derive.wish_model`). An opt-out outranks everything, and a stated time takes the end off a no: "no budget, but try
    again in March". `locale` reads bare numbers of dates, none of which decide yet: a day counts by its name, or as
    `15.05.` and ISO.
    """
    told = sentences(text)
    heard = () if any(_YOU_ASKED.search(one.said) for one in told) else told
    chances = likely(heard)
    plain = _is_plain(heard, chances)
    if (asked := _opted_out(told, put_together=not plain)) is not None:
        return Wish(intent=Intent.OPTED_OUT, because=asked[:1], sentence=asked[1])
    sounds = _sounds(heard, chances)
    if sounds is Intent.OPTED_OUT:
        return _as_it_sounds(sounds, heard, at=at, zone=zone)
    said = _said(told, at=at, zone=zone) if not plain else None
    if said is not None and not _is_plain([one for one in heard if one.text == said.sentence] or heard, chances):
        return said
    if sounds not in (Intent.PLAIN, Intent.THANKS):
        return _as_it_sounds(sounds, heard, at=at, zone=zone)
    if thanks := thanks_of(text, told):
        return Wish(intent=Intent.THANKS, because=(_quoted(thanks),))
    return _as_it_sounds(sounds, heard, at=at, zone=zone) if sounds is Intent.THANKS else Wish(intent=Intent.PLAIN)


def _is_plain(told: Sequence[Sentence], chances: Mapping[Intent, float]) -> bool:
    """True where a letter of these `chances` is surely plain, and each of `told` is by itself."""
    return chances[Intent.PLAIN] >= _PLAIN and all(likely([one])[Intent.PLAIN] >= _PLAIN for one in told)


def _sounds(told: Sequence[Sentence], chances: Mapping[Intent, float]) -> Intent:
    """What it wants by the words as a whole, if they are enough of them and that is likely enough; else PLAIN."""
    most = max(chances, key=lambda intent: chances[intent])
    enough = sum(word.isalpha() for one in told for word in one.said.split()) >= _FEW_WORDS
    return most if enough and chances[most] >= _SURE.get(most, 0) else Intent.PLAIN


def _said(told: Sequence[Sentence], *, at: datetime, zone: ZoneInfo) -> Wish | None:
    """The no, the later or the handover that a phrase says."""
    refused = _declined(told)
    later = later_of(told, at=at, zone=zone)
    handover = handover_of(told) or delegate_of(told) or referral_of(told)
    successor = handover.successor if handover else None
    until = later.until if later else None
    if refused is not None and later is None:
        return Wish(intent=Intent.DECLINED, successor=successor, because=(refused,))
    if handover is not None:
        return Wish(
            intent=Intent.HANDOVER,
            until=until,
            successor=successor,
            because=(_quoted(handover.words),),
            sentence=handover.words,
        )
    if later is not None:
        return Wish(
            intent=Intent.LATER,
            until=until,
            ask_user=until is None,
            because=(later.words,),
            sentence=later.sentence,
        )
    return None


def _as_it_sounds(intent: Intent, told: Sequence[Sentence], *, at: datetime, zone: ZoneInfo) -> Wish:
    """What the words as a whole say, with a time or an address that stands in what says most of it, or next to it."""
    by = says_most(told, intent)
    place = told.index(by)
    near = [one for one in told[max(0, place - 1) : place + 2] if _NEGATED.isdisjoint(one.said.split())]
    until = beginning_of(by, at=at, zone=zone) if intent is Intent.LATER else None
    return Wish(
        intent=intent,
        until=until,
        ask_user=intent is Intent.LATER and until is None,
        successor=next(filter(None, map(address_of, near)), None) if intent is Intent.HANDOVER else None,
        because=(_quoted(by.text),),
        sentence="" if by.asked and intent is Intent.HANDOVER else by.text,
    )


def _opted_out(told: Sequence[Sentence], *, put_together: bool) -> tuple[str, str] | None:
    """The words that ask for no mail any more with their sentence, or None; those of the grammar if `put_together`."""
    goes_on = _last_question(told)
    for number, one in enumerate(told):
        following = told[number + 1].said if number + 1 < len(told) else ""
        for found in _stops(one, put_together=put_together):
            if found.after.split(" ")[0] in UNTIL or _is_elsewhere(found, following):
                continue
            laughing = _LAUGHING.search(one.text) and _PLEASE.isdisjoint(one.said.split())
            if (number < goes_on or laughing) and not is_formal(one.said):
                continue  # a friend teases: "leave me alone with your training! Lunch?"
            if (
                len(one.words) <= _LONE_WORDS
                and _PLEASE.isdisjoint(one.said.split())
                and any(len(other.words) > _CHAT_WORDS or other.asked for other in told[:number])
            ):
                continue  # a lone "Unsubscribe" beneath a text is a link
            return _words(one, found), one.text
    return None


def _stops(one: Sentence, *, put_together: bool) -> Iterator[Found]:
    """The words in a sentence that ask for no mail any more, as far as it tells."""
    if _YOU_ASKED.search(one.said):
        return
    for found in chain(OPTED_OUT.find(one.said), OPT_OUT_FORMS.find(one.said)):
        if _is_own(found, one) and not is_aside(one.said, found.begin, found.end):
            yield found
    if put_together and (stop := stop_in(one.said)) is not None:
        yield Found(before="", phrase=stop.words(one.said), after=stop.rest(one.said), begin=0, end=0)


def _declined(told: Sequence[Sentence]) -> str | None:
    """The words of a no that nothing after them takes back, or None."""
    goes_on = _last_question(told)
    for number, one in enumerate(told):
        if one.asked or (number < goes_on and _REGRET.isdisjoint(one.said.split())):
            continue
        following = told[number + 1].said if number + 1 < len(told) else ""
        for found in chain(DECLINED.find(one.said), DECLINE_FORMS.find(one.said)):
            if (
                not _ONCE.isdisjoint(found.before.split())
                or _is_of_a_date(one, found)
                or is_hedged(one.said, found.begin, found.end)
            ):
                continue
            if _is_own(found, one) and not _taken_back(found.after, following):
                return _words(one, found)
        no = no_in(one.said, told[number - 1].said if number else "")
        if no is None or _is_told_again(one.said.split()[: no.own[0].begin]):
            continue
        if not _taken_back(no.rest(one.said), following):
            return one.text if len(one.text) <= _QUOTED else no.words(one.said)
    return None


def _last_question(told: Sequence[Sentence]) -> int:
    """The place of the last sentence that asks more than how they got an address, or whether they were understood."""
    return max(
        (
            place
            for place, one in enumerate(told)
            if one.asked and len(one.words) > 1 and _ACCUSING.isdisjoint(one.said.split())
        ),
        default=-1,
    )


def _is_elsewhere(found: Found, following: str) -> bool:
    """True of "do not write to my old address any more, use this one", and of "do not call me, write"."""
    after, then = set(_ANY_OTHER.sub("", found.after).split()), set(following.split())
    here = set(found.phrase.split())
    for words in (after, then & OTHERWISE and then):
        if not ELSEWHERE.isdisjoint(words) and not ADDRESSES.isdisjoint(words | here):
            return True
    return not CALLING.isdisjoint(found.phrase.split()) and not WRITTEN.isdisjoint(after | then)


def _is_own(found: Found, one: Sentence) -> bool:
    """True where the writer says it to the reader: nothing before it in its clause denies, supposes or reports it."""
    before = found.before.replace("after some ", "after ").split()
    if _is_wish(one.said.split()[: found.begin]):
        return _NEGATED.isdisjoint(before) and _OTHERS.isdisjoint(before)
    if "if" in before and not _NEGATED.isdisjoint(before):
        return "you" in before  # "if you do not stop writing to me" is no supposition
    if not _NEGATED.isdisjoint(before) or not _SUPPOSED.isdisjoint(before):
        return False
    return _OTHERS.isdisjoint(before) or bool({"you", "sie", "vous", "usted", "lei", "u"} & set(before[:4]))


def _is_wish(before: Sequence[str]) -> bool:
    """True behind "I would be grateful if": what is supposed is asked for."""
    words = [word for word in before if word.isalpha()]
    return any(
        word in _WISHED and not _POLITE.isdisjoint(words[max(0, place - 2) : place]) for place, word in enumerate(words)
    )


def _is_told_again(before: Sequence[str]) -> bool:
    """True behind "I had written that": of what was then."""
    once = next((place for place, word in enumerate(before) if word in _ONCE), len(before))
    return not _WISHED.isdisjoint(before[once:]) and CONTRAST.isdisjoint(before[once:])


def _is_of_a_date(one: Sentence, found: Found) -> bool:
    """True where they cannot come then, or chose another date, which is no answer to anything else."""
    said = set(one.said.split())
    if found.after.split(" ")[0] in SETTINGS:
        return True
    return not DECLINING.isdisjoint(said) and not (DATES | WEEKDAYS.keys()).isdisjoint(said)


def _taken_back(after: str, following: str) -> bool:
    """True where "but" and more than kindness follows, here or at the beginning of the next sentence."""
    return _turns(after.split()) or _turns(following.split(), within=1)


def _turns(words: Sequence[str], *, within: int = 99) -> bool:
    for place, word in enumerate(words[:within]):
        if word == "par" and words[place + 1 : place + 2] != ["contre"]:
            continue
        if word in CONTRAST and len(words) - place > _LONE_WORDS and KIND.isdisjoint(words[place:]):
            return True
    return False


def _words(one: Sentence, found: Found) -> str:
    return one.text if len(one.text) <= _QUOTED else found.phrase


def _quoted(text: str) -> str:
    return text if len(text) <= _QUOTED else text[: _QUOTED - 1].rstrip() + "…"
