"""Whether a reply names somebody else to talk to, and at which address."""

from __future__ import annotations

import re
from collections.abc import Sequence

from followupd.derive import later_words
from followupd.derive.denied import is_denied
from followupd.derive.given_names import GIVEN
from followupd.derive.handover_words import HANDOVER
from followupd.derive.phrases import Found
from followupd.derive.sentences import Sentence
from followupd.derive.words import table
from followupd.domain.ids import Address
from followupd.domain.record import Struct

_COLLEAGUES = re.compile(
    r"\b(?:my|our|meine[nrm]?|mein|unsere?[nrm]?|mon|ma|mes|notre|nos|mi|mis|nuestr[oa]s?|mio|mia|nostr[oa]|meu|minha|noss[oa]"
    r"|mijn|onze|ons)\b"
)
_DEPARTMENTS = re.compile(
    r"\b(?:department|the \w+ (?:team|office|desk)|abteilung|\w{4,}abteilung|einkauf|vertrieb|kundenservice|buchhaltung"
    r"|zentrale|service|departement|direction|departamento|servicio|ufficio|reparto|servizio|segreteria|servico|setor|afdeling|inkoop|verkoop"
    r"|personeelszaken)\b"
)
NOBODY = table(
    """
i you me us we it this that these those who what which he him her they them there here anyone anybody someone
somebody everyone
nobody none one ich mich mir wir uns du sie er es das dies wer je moi nous vous il elle on ce cela qui yo tu
usted ustedes ello eso
esto quien io lei lui noi voi questo chi eu voce isso quem ik mij we wij jij u dat dit wie the a an your whoever
me whom is are if
whether mich dich ihn ihnen my reason thing problem issue book event only main next
"""
)
_THEY = table("she he they er sie elle il ella")
"""These stand for a name in the sentence before."""
TITLES = table(
    """
frau herr herrn mr mrs ms dr prof mme madame monsieur m sra sr senora senor don dona sig signora signor mevrouw
meneer dhr mevr
"""
)
_NOT_NAMES = (
    (later_words.MONTHS.keys() - {"marco"}) | later_words.WEEKDAYS.keys() | later_words.SEASONS.keys()
    | table(
    """
english german french spanish zoom teams slack skype google linkedin whatsapp signal god berlin london paris
"""
)
)  # fmt: skip
_FOR_SIGHT = table("visibility fyi info information awareness loop invite calendar reference record thread")
DOUBT = table("if whether unless when wenn falls ob si se als not never nicht pas no non nao niet unless wish")
_ASKING = (
    "could you",
    "can you",
    "would you",
    "can i ask you",
    "may i ask you",
    "konnten sie",
    "kannst du",
    "pourriez vous",
    "podria",
)
_ADDRESS_MARK = "addr"
_SEND = re.compile(r"(?:ccd|cc|cc?ing|copied|copying|loop\w+|add\w+|includ\w+|introduc\w+|meet)\b")
_HANDLES = re.compile(
    r"\b(?:who|he|she|they)\b.{0,60}\b(?:handl\w+|responsible|charge|care|look\w*|lead\w*|help|best|right|tak\w+"
    r"|decid\w+|own\w*|deal\w*|run\w*|manag\w+|support|assist|follow|schedul\w+|arrang\w+|coordinat\w+|respond|answer"
    r"|know\w*|pick|contact|get back|be in touch)\b"
    r"|\b(?:take|taking|takes) (?:it|this) (?:from here|over|forward)\b"
    r"|\b(?:er|sie|der|die|dieser|diese)\b.{0,60}\b(?:meld\w+|kumme\w+|ubern\w+|antwort\w+|bearbeite\w*|zustandig|weiterhelfen)\b"
    r"|\b(?:abgegeben|ubergeben|abgetreten)\b"
    r"|\b(?:qui|il|elle)\b.{0,60}\b(?:revien\w+|recontact\w+|repond\w+|contact\w+|prend\w*|occupe\w*|gere\w*|sui\w+|repren\w+)\b"
    r"|\b(?:el|ella|quien|que)\b.{0,60}\b(?:contact\w+|respond\w+|encarga\w*|escribi\w+|lleva\w*|ocupa\w*)\b"
    r"|\b(?:la|ti|vi|le) (?:(?:ri)?contatter\w+|risponder\w+)\b"
    r"|\b(?:lui|lei|che)\b.{0,60}\b(?:(?:ri)?contatter\w+|risponder\w+|fara|occup\w+|segu\w+)\b"
    r"|\b(?:ele|ela|que)\b.{0,60}\b(?:conta[ct]\w+|respond\w+|trat\w+)\b"
    r"|\b(?:hij|zij|ze|die)\b.{0,60}\b(?:contact|reage\w+|antwoord\w+|oppak\w+|behandel\w+|regel\w+)\b"
)
_PASSED_ON = re.compile(
    r"\b(?:forward\w*|pass(?:ed|ing)?|sen[dt]|sending|shared|habe|hab|haben|leiten?|geben?|reiche|ubergebe|transmi\w+|transmet\w+"
    r"|transfere|suivre|reenvi\w+|pasado|paso|enviado|inoltrato|girato|passato|encaminhei|reencaminhei|passei|enviei|heb"
    r"|hebben)\b.*\b(?:to|an|a|al|ao|para|aan|naar)$"
)
_ONE = re.compile(r" (?:person|one|man|woman|guy|people) ")
_QUI = re.compile(r"\S+ (?:\S+ )?qui (?:s en|s occup|gere|suit|traite|repren|pren)")
_SPANISH = table("hable contacte consulte llame")
_BIDDING = table(
    "talk speak write contact email mail ask call reach get frage frag schreibe schreib kontaktiere melde wende spreche"
)
AGREED = table(
    "approved agreed said says confirmed signed loved likes einverstanden zugestimmt genehmigt accord acuerdo aprobado"
    " approvato aprovou akkoord"
)
"""What a colleague has done already needs nobody to talk to them."""
FAVOUR = re.compile(
    r"(?:\S+ ){0,2}, (?:ob|whether|if|si|se) "
    r"|\b(?:for me|on my behalf|and (?:tell|say|ask|let|give|thank)|to (?:say|tell|thank)|from me)\b"
)
_MINE = table("i we ich wir je nous ik wij")


class Handover(Struct, frozen=True, kw_only=True):
    """Somebody else is named; `successor` is None where no address is."""

    successor: Address | None
    words: str


def handover_of(told: Sequence[Sentence]) -> Handover | None:
    """The first sentence of `told` that names another person to talk to: a colleague, a name or an address."""
    for number, one in enumerate(told):
        for found in HANDOVER.find(one.said):
            if _names(
                one, found, told[number - 1] if number else None, told[number + 1] if number + 1 < len(told) else None
            ):
                near = [one, *told[number + 1 : number + 2], *told[max(0, number - 1) : number]]
                return Handover(successor=next(filter(None, map(address_of, near)), None), words=one.text)
    return None


def _names(one: Sentence, found: Found, earlier: Sentence | None, later: Sentence | None) -> bool:
    if (one.asked and not found.phrase.startswith(_ASKING)) or not _is_meant(one, found):
        return False
    words = one.said.split()
    if found.phrase == "c est":
        return _QUI.match(found.after) is not None and is_name(one, words, found.end)
    passed_on = _PASSED_ON.search(found.phrase) is not None
    if passed_on or _SEND.search(found.phrase):
        if not passed_on and not _FOR_SIGHT.isdisjoint(words):
            return False
        takes_over = _HANDLES.search(found.after) or (later and _HANDLES.search(later.said))
        return bool(takes_over) and ((not passed_on and _is_mate(found)) or is_name(one, words, found.end))
    if _is_mate(found):
        return "if" not in found.phrase.split()
    if _ends_open(found):
        return is_name(one, words, found.end)
    if found.phrase in _BIDDING:
        return is_name(one, words, found.end)
    return _has_subject(one, words, found, earlier)


def _is_meant(one: Sentence, found: Found) -> bool:
    """False where it is supposed, a favour, their own intention, done already, or Spanish "hablé": "I spoke"."""
    before, first = found.before.split(), found.phrase.split()[0]
    if not DOUBT.isdisjoint(before) or not AGREED.isdisjoint(found.after.split()) or FAVOUR.search(found.after):
        return False
    if first in _BIDDING and not _MINE.isdisjoint(before):
        return False
    return first not in _SPANISH or not one.words[found.begin].endswith("é")


def _is_mate(found: Found) -> bool:
    return any(one.search(found.phrase) for one in (_COLLEAGUES, _DEPARTMENTS)) and not _subject_first(found)


_VERBS = table(
    """
runs manages organises organizes coordinates a reprend gere suit pilote
is are would will ist sind ware est serait sera es seria sera e handles takes looks leads owns has s kummert
ubernimmt lleva se
"""
)
_OPENINGS = table(
    """
bei macht verwaltet leitet jetzt nun inzwischen mittlerweile uns kunftig
lleva gestiona gestisce segue occupa talking speaking writing emailing asking contacting calling checking
contatti contatta nachfolgerin nachfolger para naar o seit
to with at contact email mail call message ask approach refer address direct write reach ping you directly
instead talk speak an bei mit a au avec de en con al com ao o aan met sich dich contactez contacte contacter
adresser ecrire parler adressez parlez ecrivez contacta contacte wenden kontaktieren kontaktiere fragen frag
bitte direkt is are be would probably actually ist est es por favor directement direttamente ai
"""
)


def _subject_first(found: Found) -> bool:
    """True where the phrase begins with whoever it is about."""
    words = found.phrase.split()
    return words[-1] in ("person",) and not _COLLEAGUES.match(found.phrase)


def _ends_open(found: Found) -> bool:
    """True where a name must follow."""
    return found.phrase.split()[-1] in _OPENINGS and (
        not _ONE.search(found.phrase) or found.phrase.endswith((" is", " are", " be"))
    )


def is_name(one: Sentence, words: Sequence[str], place: int) -> bool:
    """True where a name or an address stands at `place`."""
    if place >= len(words):
        return False
    word, written = words[place], one.words[place]
    if word == _ADDRESS_MARK or word in TITLES:
        return True
    if not written[:1].isupper() or word in NOBODY or word in _NOT_NAMES:
        return False
    following = one.words[place + 1] if place + 1 < len(words) else ""
    # Where every noun has a capital, one alone says nothing.
    return word in GIVEN or following[:1].isupper() or not _is_german(words)


def _is_german(words: Sequence[str]) -> bool:
    return not {"sie", "bitte", "sich", "an", "ich", "ist", "der", "die", "das"}.isdisjoint(words)


def _has_subject(one: Sentence, words: Sequence[str], found: Found, earlier: Sentence | None) -> bool:
    """True where the phrase is said of a name: "Sam Roth is the right person"."""
    verb = next((place for place in range(found.begin, found.end) if words[place] in _VERBS), found.end)
    subject = range(max(0, found.begin), verb)
    if words[found.begin] in ("dafur", "hierfur"):
        return any(is_name(one, words, place) for place in range(verb + 1, found.end))
    if not subject and found.begin and words[found.begin - 1] == ")":
        return any(is_name(one, words, place) for place in range(max(0, found.begin - 6), found.begin))
    if not subject:
        return False
    heads = [words[place] for place in subject]
    if not DOUBT.isdisjoint(heads):
        return False
    if one.words[subject[-1]] == "Sie" and subject[-1]:
        return False  # the reader
    if heads[-1] in _THEY:
        return earlier is not None and any(
            written[:1].isupper() and (word in GIVEN or word in TITLES)
            for word, written in zip(earlier.said.split(), earlier.words, strict=True)
        )
    if _COLLEAGUES.search(" ".join(heads)):
        return True
    return heads[-1] not in NOBODY and is_name(one, words, subject[-1])


def address_of(one: Sentence) -> Address | None:
    """The first address in a sentence that is not named as one not to be written to."""
    words = one.said.split()
    for place, (word, written) in enumerate(zip(words, one.words, strict=True)):
        if word == _ADDRESS_MARK and not is_denied(words, place):
            return Address.parse(written.rstrip("."))
    return None
