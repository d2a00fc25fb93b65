"""Whether a letter asks for no mail any more: what is to end, for whom, and that nothing else is meant."""

from __future__ import annotations

import re
from collections.abc import Container, Sequence
from itertools import pairwise

from followupd.derive.grammar import Grammar, Match, Token, has
from followupd.derive.later_words import UNTIL
from followupd.derive.sentences import Sentence
from followupd.derive.stop_lexicon import STOP_LEXICON
from followupd.derive.words import table

_ELSEWHERE = table(
    """
instead new old other former previous stattdessen sondern neue neuen neuer alte alten alter anderen andere
plutot nouvelle nouveau ancienne ancien autre nueva nuevo antigua antiguo vieja viejo otra otro sino
nuova nuovo vecchia vecchio altra altro bensi nova novo velha velho antigo outra outro nieuwe oude andere
"""
)
"""Behind "do not write to me any more": not here, but there."""

_ADDRESSES = table(
    """
address addr account email mail inbox mailbox number adresse konto postfach emailadresse mailadresse nummer
compte boite direccion correo cuenta indirizzo casella endereco conta caixa adres account
"""
)
_OTHERWISE = table("instead use stattdessen nutzen nutze plutot utilisez utilise use usa usi utilizza gebruik")
"""Where the next sentence has one of these, it may say where to write."""
_CALLING = table("call calling ring text texting anrufen anzurufen appeler appelez llame llamar llames chiamare bellen")
_WRITTEN = table(
    "email emails mail write text message schreiben mailen ecrivez ecrire escriba escribe escribir scrivere"
)
"""Who wants no calls may want mail."""
_ANY_OTHER = re.compile(r"\b(?:any|an) other (?:email |mail )?address\b")
_ACCUSING = table(
    """
address data details understand understood clear hard read where adresse daten verstanden klar schwer woher donnees
compris clair direccion datos entendido claro indirizzo dati capito chiaro endereco dados entendeu adres gegevens
begrepen duidelijk list ok okay
"""
)
"""Who wants no mail may ask so all the same."""
_LAUGHING = re.compile(r"\b(?:lol|(?:ha){2,4}h?|hihi|(?:ja){2,4}|mdr|lmao|rofl)\b|[😂🤣😜😉]|;-?\)", re.IGNORECASE)
_PLEASE = table("please pls bitte svp gracias favor grazie obrigado aub graag")
_LONE_WORDS = 2
_CHAT_WORDS = 4

_WISHES = Grammar(
    STOP_LEXICON,
    """
STOP [SEND] [PREP] CONTACT [PREP] [ME] TAIL
STOP COMMA .. ME .. CONTACT TAIL
STOP .. ME CONTACT TAIL
STOP [PREP] SEND|RECEIVE [ME] .. MAILS TAIL
STOP .. MAILS TAIL
STOP CALL [ME] >
STOP [PREP] CONTACTME TAIL
AUF [YOU] auf [COMMA] .. CONTACT|SEND TAIL
NE EVER .. ME .. CONTACT TAIL
NE ME CONTACT EVER TAIL
NEG .. CONTACTME TAIL
NEG ME .. EVER .. CONTACT TAIL
ME ERASE .. off|from|out|aus|von|vom|de|del|dalla|da|uit|van .. LIST
NEG .. CONTACT [PREP] ME TAIL
NEG .. CONTACT .. EVER TAIL
NEG .. ME .. CONTACT .. EVER TAIL
NEG .. CONTACT ME EVER
NEG .. SEND [ME] .. MAILS .. EVER
NEG .. SEND [ME] .. EVER .. MAILS TAIL
NEG ME SEND .. EVER .. MAILS
NEG .. EVER .. ME .. SEND|CONTACT TAIL
CONTACT [YOU] ME .. NEG EVER >
SEND [YOU] ME .. NEG ~ MAILS [EVER] TAIL
CONTACT [YOU] ME .. NEG [EVER] >
ME .. NEG EVER [EVER] CONTACT|SEND TAIL
ASK ... NEG [EVER] .. ME CONTACT|CALL
PREFER|ASK ... NEG .. CONTACT ME TAIL
WE .. NEG .. WANT ... RECEIVE .. MAILS|FROMYOU
WE .. NEG .. WANT ... CONTACTED
WE .. NEG .. WANT ... be|figurer|figurar|stehen .. on|sur|en|auf .. LIST
WE|WANT ... NEG .. MAILS .. RECEIVE
WE|WANT ... NEG .. FROMYOU .. RECEIVE
WANT .. NEG .. INBOX
WANT ... NEG contact|kontakt|contacto|contatto .. EVER
WANT .. EVER RECEIVE [MAILS] >
NEG WANT ... contact|kontakt|contacto|contatto TAIL
WANT .. RECEIVE .. EVER >
NEG .. WANT .. RECEIVE [EVER] .. MAILS
NEG [EVER] .. be|werden|etre|ser|essere|worden .. CONTACTED
WE .. NEG [be] CONTACTED EVER
NEG CONTACTED .. EVER
ERASE [ME] .. DET|OUR|WHATEVER .. DATA .. off|from|out|aus|von|vom|de|del|dalla|da|uit|van .. LIST
ERASE .. ME .. off|from|out|aus|von|vom|de|del|dalla|da|uit|van .. LIST
ERASE .. ME off|from YOUR|PRON|WHATEVER >
ME .. aus|von|vom|uit|de|del|dalla|da .. LIST .. ERASE
ERASE ME TAIL #
ERASE ME .. raus|heraus|da|off|out >
ERASE .. OUR .. DATA .. off|from|aus|von|vom|de|del|dalla|da|uit|van .. LIST|YOUR
OUR .. DATA .. BE|haben|have|to ~ ERASED
lose OUR DATA >
ERASE .. OUR DATA [PREP] [YOUR] [LIST] TAIL #
< [ME] NOT|STOP [EVER] [ANY] MAILS TAIL
< [ME] NOT|STOP|EVER [EVER] [ANY] MAILS about|regarding
< UNSUB ME >
< UNSUB [ME] [PREP] [YOUR|DET] [LIST] TAIL #
WITHDRAW ... CONSENT
WITHDRAW ... PROCESSING
OUR CONSENT ... WITHDRAW
ASK ... this .. LAST [one] [MAILS] #
ASK|PREFER IF this .. LAST [one] [MAILS] #
let|make this .. LAST
ANY|EVER MAILS ... WILL .. TREATED
ANY|EVER MAILS .. BE TREATED
no|strict ~ solicitation policy
ANNOY COMMA .. STOP PRON >
ANNOY COMMA lass|lasst|lassen [YOU] PRON >
< STOPIT >
< STOP of|with|mit|de PRON #
< ALONE >
VERSCHON [YOU] ME
forget|vergiss|vergessen|oubliez|olvide OUR|DET|YOU .. DATA
WE .. NEG .. CALLED .. RECEIVE .. FROMYOU
AUF|sehen|seht|sieh .. ab [COMMA] .. ME .. CONTACT
ERASE .. OUR DATA BREAK OUR DATA #
ONEMORE [of] .. MAILS|PRON .. [COMMA] [BREAK] WE .. [als] .. TREATED
IF WE RECEIVE ONEMORE .. MAILS|PRON [COMMA] .. TREATED
WE .. WANT NOT|NEG .. MAILS TAIL
NEG CONSENT [COMMA] .. SEND|CONTACT
FORBID .. ME .. CONTACT|SEND
WANT ~ forgotten by YOU|YOUR
""",
)


def stop_in(told: Sequence[Sentence], *, among: Container[int]) -> Sentence | None:
    """The first sentence of a letter, at a place `among` those given, that asks for no mail any more, and no less."""
    goes_on = _last_question(told)
    for number, one in enumerate(told):
        found = _WISHES.find(one.said) if number in among else ()
        match = next(filter(_is_meant, found), None)
        if match is None or _is_elsewhere(match, one, told[number + 1].said if number + 1 < len(told) else ""):
            continue
        please = not _PLEASE.isdisjoint(one.said.split())
        if (number < goes_on or (_LAUGHING.search(one.text) and not please)) and not _is_formal(one):
            continue  # a friend teases: "leave me alone with your training! Lunch?"
        if len(one.words) > _LONE_WORDS or please or not any(map(_is_chat, told[:number])):
            return one  # while a lone "Unsubscribe" beneath a text is a link
    return None


def _is_chat(one: Sentence) -> bool:
    return len(one.words) > _CHAT_WORDS or one.asked


def _is_formal(one: Sentence) -> bool:
    """True where it speaks of lists, data or consent, as nobody does in fun."""
    return has(_WISHES.read(one.said), "LIST", "DATA", "CONSENT", "PROCESSING", "UNSUB")


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


def _is_elsewhere(match: Match, one: Sentence, following: str) -> bool:
    """True of "do not write to my old address any more, use this one", and of "do not call me, write"."""
    rest, here = match.rest(one.said), set(match.words(one.said).split())
    if rest.partition(" ")[0] in UNTIL:
        return True
    after, then = set(_ANY_OTHER.sub("", rest).split()), set(following.split())
    for words in (after, then & _OTHERWISE and then):
        if not _ELSEWHERE.isdisjoint(words | here) and not _ADDRESSES.isdisjoint(words | here):
            return True
    return not _CALLING.isdisjoint(here) and not _WRITTEN.isdisjoint(after | then)


def _is_meant(match: Match) -> bool:
    before = match.before
    if _is_of_another(match) or _is_of_less(match) or has(before, "NEG", "THEY", "HARD"):
        return False
    if has((*before, *match.own), "HESITATE") and has((*before, *match.own), "NEG"):
        return False
    if "STOPIT" in match.own[0].classes and not has(match.tokens, "ANNOY", "INBOX", "MAILS", "CONTACT"):
        return False
    if has(match.own, "TREATED"):
        return True
    if has(before, "IF") or (match.tokens and "IF" in match.tokens[0].classes):
        return has(match.tokens[: match.begin], "ASK", "PREFER")
    if has(before, "WE") and not has((*before, *match.own), "ASK", "WANT", "PREFER", "WITHDRAW"):
        return has(match.own, "CONTACTED")
    return not (before and "YOU" in before[-1].classes and not has(before, "ASK", "WANT", "PREFER", "CAN", "WILL"))


def _is_of_another(match: Match) -> bool:
    """True where a customer or member, not the writer, asks for it."""
    earlier = match.tokens[: match.begin]
    return any(
        "SUBSCRIBER" in one.classes
        and not has(earlier[max(0, place - 1) : place], "OUR", "NEG")
        and not has(earlier[place:], "WE")
        for place, one in enumerate(earlier)
    )


def _is_spared(match: Match) -> bool:
    """True of "you can stop sending reminders", "I write no more", and before "I will call you"."""
    before, behind = match.before, match.tokens[match.end :]
    if any("YOU" in one.classes and "CAN" in other.classes for one, other in pairwise(before)):
        return not has(match.own, "ME")
    if before and "WE" in before[-1].classes and "CONTACT" in match.own[0].classes:
        return True
    if has(before, "YOU") and has(before, "NE") and not has(before, "ASK", "WANT", "PREFER", "CAN"):
        return True
    return has(behind, "WE") and any(
        "CALL" in one.classes and "YOU" in other.classes for one, other in pairwise(behind)
    )


def _is_of_less(match: Match) -> bool:
    """True where only some mail is meant: of one day, about one thing, or calls to one telephone."""
    after: Sequence[Token] = match.after
    after = after[: next((place for place, one in enumerate(after) if "WE" in one.classes), len(after))]
    if has((*match.own, *after), "LIST", "DATA", "CONSENT", "PROCESSING"):
        return has((*match.own, *after), "NARROW") and not has(match.own, "LIST", "CONSENT", "PROCESSING")
    if has(match.own, "CALL") and has(after[:1], "PREP", "DET"):
        return True
    if has(after, "NARROW", "UNTIL") or has((*match.own, *after), "TODAY") or _is_spared(match):
        return True
    if has(match.own, "NARROW") and not has(match.own, "LIST"):
        return True
    return (
        has(match.own, "STOP")
        and has(match.own, "CONTACT", "CALL", "SEND")
        and bool(after)
        and not has(after[:2], "TIME", "EVER", "PREP", "YOUR", "MAILS", "PRON", "ME", "ANY")
    )
