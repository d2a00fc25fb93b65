"""Whether a reply says of somebody else that they see to it, or points the reader to them, in any way put together."""

from __future__ import annotations

import re
from collections.abc import Sequence

from followupd.derive.given_names import GIVEN
from followupd.derive.handover import AGREED, DOUBT, FAVOUR, NOBODY, TITLES, Handover, address_of, is_name
from followupd.derive.handover_forms import DOING, LOOSELY, NOT_ME, TOWARDS
from followupd.derive.phrases import Found
from followupd.derive.sentences import Sentence
from followupd.derive.words import table

_POSSESSIVE = table(
    """
my our meine meinen meiner meinem mein unsere unseren unserer unserem unser mon ma mes notre nos mi mis nuestro
nuestra nuestros nuestras mio mia nostro nostra meu minha nosso nossa mijn onze ons her his
"""
)
_ARTICLES = table("the die der den dem das le la les l el los las al il lo alla allo o a os as ao de het der")
_MATES = re.compile(
    r"(?:colleagues?|co-?workers?|boss|manager|assistant|successor|team|partner|secretary|director|head|deputy|office"
    r"|department|counterpart|teammate|supervisor|ce?[ftio]o|desk|accountant|lawyer|purchasing|procurement|hr|legal"
    r"|treasurer|chair|chairman|chairwoman|coordinator|specialist|lead|buyer|owner|brother|sister|wife|husband|pa"
    r"|kolleg(?:e|in|en|innen)|chef(?:in)?|assistent(?:in|en)?|mitarbeiter(?:in)?|vorgesetzten?|nachfolger(?:in)?|abteilung"
    r"|team|geschaftsfuhrer(?:in)?|buro|stellvertreter(?:in)?|vertretung|leiter(?:in)?|sekretariat|\w+abteilung|einkauf"
    r"|einkaufer(?:in)?|vertrieb|kundenservice|buchhaltung|zentrale|personaler(?:in)?|rechtsabteilung|partner(?:in)?"
    r"|collegues?|associee?|responsable|assistante?|equipe|direct(?:eur|rice)|superieure?|successeur|remplacante?"
    r"|confrere|consoeur|departement|direction|bureau|secretariat|secretaire|pole|cellule|service|acheteur|acheteuse"
    r"|coleg[a]s?|companer[oa]s?|jef[ea]|soci[oa]|asistente|equipo|director[a]?|gerente|sucesor[a]?|departamento|area"
    r"|servicio|secretari[oa]|division|oficina|compras"
    r"|collega|colleghi|capo|assistente|direttore|direttrice|ufficio|reparto|servizio|segreteria|segretaria"
    r"|chefe|equipa|diretora?|responsavel|setor|secretaria"
    r"|collegas|baas|assistente|compagnon|opvolg(?:er|ster)|leidinggevende|afdeling|dienst|secretariaat|inkoop)"
)
_SKIPPED = table(
    """
now currently usually actually also then gladly jetzt nun inzwischen ab sofort gerne gern dann auch desormais
maintenant ahora ya desde entonces ora adesso agora nu voortaan who that he she they der die er sie qui elle il
elles ils que quien el ella che lei lui ele ela hij zij ze das es this it
"""
)
_REFERRING = table(
    "who that he she they der die er sie qui elle il elles ils que quien el ella che lei lui ele ela hij zij"
)
_ALL = table("everybody everyone all alle tous toutes todos tutti")
"""Who passes something on to all of them hands nothing over."""
_MARKS = frozenset(",;:()!")
_BY_NAME = 3
_NEGATIONS = table(
    "not never no nicht nie kein keine pas jamais non nunca nao niet geen if wenn falls si se ob whether"
)


def delegate_of(told: Sequence[Sentence]) -> Handover | None:
    """The first sentence of `told` that says who sees to it, or whom to turn to; None where nobody is named."""
    not_me = any(True for one in told if not one.asked for _ in NOT_ME.find(one.said))
    for number, one in enumerate(told):
        earlier = told[number - 1] if number else None
        if _points(one, loosely=not_me) or _does(one, earlier):
            near = [one, *told[number + 1 : number + 2], *told[max(0, number - 1) : number]]
            return Handover(successor=next(filter(None, map(address_of, near)), None), words=one.text)
    return None


def _points(one: Sentence, *, loosely: bool) -> bool:
    words = one.said.split()
    tables = (TOWARDS, LOOSELY) if loosely else (TOWARDS,)
    for phrases in tables:
        for found in phrases.find(one.said):
            politely = found.phrase.startswith(("could you", "can you", "would you", "must"))
            if (not one.asked or politely) and _is_said(found) and _someone_at(one, words, found.end):
                return True
    return False


def _does(one: Sentence, earlier: Sentence | None) -> bool:
    if one.asked:
        return False
    words = one.said.split()
    return any(_is_said(found) and _someone_before(one, words, found.begin, earlier) for found in DOING.find(one.said))


def _is_said(found: Found) -> bool:
    before = set(found.before.split())
    after = set(found.after.split())
    return (
        (DOUBT | _NEGATIONS).isdisjoint(before) and (AGREED | _ALL).isdisjoint(after) and not FAVOUR.search(found.after)
    )


def _someone_at(one: Sentence, words: Sequence[str], place: int) -> bool:
    """True where somebody's name, address or office stands at `place`."""
    if is_name(one, words, place) and (words[place] == "addr" or words[place] not in _ARTICLES):
        return True
    owned = place < len(words) and words[place] in _POSSESSIVE
    for step in range(place, min(place + 4, len(words))):
        word = words[step]
        if word in _MARKS or (step > place and not owned and words[place] not in _ARTICLES):
            return False
        if _MATES.fullmatch(word) and (step > place or word in _MATES_ALONE):
            return True
        if step > place and owned and _called(one, words, step):
            return True
    return False


_MATES_ALONE = table("hr legal procurement purchasing")


def _someone_before(one: Sentence, words: Sequence[str], place: int, earlier: Sentence | None) -> bool:
    """True where somebody is who does what is said at `place`; "who" and "she" stand for whom was named before."""
    subject = place - 1
    referring = False
    while subject >= 0 and (words[subject] in _SKIPPED or words[subject] in ",:"):
        if words[subject] in ",:" and not referring:
            break
        referring = referring or words[subject] in _REFERRING
        subject -= 1
    if referring:
        if any(_called(one, words, step) or _is_mate(words, step) for step in range(subject + 1)):
            return True
        if earlier is None or (subject >= 0 and words[subject] not in ",:" and subject > 1):
            return False
        before = earlier.said.split()
        return any(_called(earlier, before, step) or _is_mate(before, step) for step in range(len(before)))
    if subject >= 0 and words[subject] == ")":
        opened = max((step for step in range(subject) if words[step] == "("), default=-1)
        subject = opened - 1
    return _ends_in_one(one, words, subject)


def _ends_in_one(one: Sentence, words: Sequence[str], subject: int) -> bool:
    """True where the words up to `subject` end in a name, or in "my colleague" with a few words behind."""
    if subject < 0:
        return False
    if _called(one, words, subject) or words[subject] == "addr":
        return True
    near = range(max(0, subject - 4), subject + 1)
    return any(_is_mate(words, step) and _MARKS.isdisjoint(words[step : subject + 1]) for step in near)


def _is_mate(words: Sequence[str], place: int) -> bool:
    if _MATES.fullmatch(words[place]) is None:
        return False
    before = words[max(0, place - _BY_NAME) : place]
    return not _POSSESSIVE.isdisjoint(before)


def _called(one: Sentence, words: Sequence[str], place: int) -> bool:
    """True of a name: of one that is given to people, or behind such a one or a title."""
    word, written = words[place], one.words[place]
    if not written[:1].isupper() or word in NOBODY:
        return False
    before = words[place - 1] if place else ""
    two = words[place - 2] if place > 1 else ""
    return word in GIVEN or before in GIVEN or before in TITLES or two in TITLES
