"""Whether a reply says thanks, and nothing else."""

from __future__ import annotations

from collections.abc import Sequence

from followupd.derive.sentences import Sentence
from followupd.derive.words import table

_THANKS = table(
    """
thanks thank thankyou thanx ty tnx tysm cheers appreciated appreciate received noted danke dank dankeschon
dankesehr merci mercy gracias
grazie obrigado obrigada bedankt dankjewel dankuwel remercie remercions agradezco agradecido agradecida
ringrazio agradeco tack tak takk
kiitos dziekuje obliged erhalten recibido recibida recu ricevuto recebido ontvangen 感謝 ありがとう ありがとうございます
"""
)
_CALM = table(
    """
a an the so very very much many lot lots indeed again all everyone everybody both you your yours for it this
that is was were
great perfect super wonderful awesome brilliant excellent lovely amazing fantastic good nice cool kind kindly
helpful useful
noted with
really truly highly much big huge million heaps ton tons got ok okay alright right understood will do of course
hi hello dear hey good morning afternoon evening day
best regards kind warm warmest cheers sincerely yours love greetings take care bye talk soon all wishes rgds br
kr mvh xx
have weekend week evening rest holiday happy friday nice one well
and und et y e en too also oh ah wow yes yep i we us am are really my our from me be most quick fast prompt
speedy
reply response answer update info information time help support message note email mail effort efforts words
letting know
sharing sending getting back coming reaching out checking in following up meeting chat call conversation
invitation intro
introduction slides deck notes document documents link links file files report summary recap book tip tips
vielen herzlichen besten tausend schonen sehr lieben ganz herzlich recht viele liebe grusse gruss grusse
freundliche
freundlichen mit beste schoner schone schones tag abend woche wochenende noch ebenso gleichfalls hallo guten
morgen moin servus
perfekt prima klasse toll wunderbar spitze ist angekommen alles gut klar verstanden fur die den das deine ihre
dein ihr schnelle ruckmeldung
antwort nachricht mail info infos unterlagen zusendung hilfe unterstutzung gesprach zeit habe bis bald dir ihnen
euch ich wir
bonjour bonsoir salut cher chere beaucoup bien infiniment mille grand pour votre ton ta tes vos le la les l
retour reponse message
envoi aide temps cordialement amicalement sinceres salutations bonne bon journee soiree semaine week end
continuation a bientot parfait
super genial note c est tres gentil de vous toi nous
hola estimado estimada muchas muchisimas mil por tu su la el los las respuesta mensaje informacion ayuda tiempo
envio perfecto genial
estupendo excelente saludos cordiales un abrazo cordial saludo buen buena dia tarde semana fin de buenos dias
buenas tardes todo muy amable
ciao buongiorno salve mille tante molte per la il lo tua sua risposta messaggio informazioni aiuto tempo
perfetto ottimo cordiali saluti
distinti saluto buona giornata serata gentile molto
ola oi bom boa dia tarde muito pela pelo resposta mensagem informacao ajuda tempo perfeito otimo excelente
cumprimentos abraco atenciosamente
hoi beste heel erg hartelijk je u voor je snelle reactie antwoord bericht hulp tijd perfect prima fijn groeten
groet vriendelijke met
bunch bunches geholfen hat weitergeholfen passt von total wirklich richtig helped
lifesaver ayudado ayudaste aide aidee aidees aiutato utilissimo
infinite ever vielmals hilft mir ti te belle bel entendu freundlich freundlicher
nett lieb aimable amable great stuff top geweldig nickel impeccable fenomenal fantastico obliged
fijne dag avond weekend prettig goed geachte gentile egregio caro cara prezado prezada geehrte geehrter mate
buddy pal folks
"""
)
"""What may stand beside thanks without saying anything more."""
_FOR = table("for fur pour por per pela pelo voor de di that")
_MORE = table(
    """
but however i we will would can could please if when let not no yet although though still need want should shall
may might question aber jedoch
ich wir werde werden kann konnte konnten konnen bitte wenn falls nicht noch kein mais je nous si pas peut
pourriez pouvez pero no puede
podria si cuando ma non puo se mas nao voce maar niet kunt ik advance voraus avance anticipo antecipadamente
voorbaat
"""
)
"""Where one of these follows "thanks for …", more is said than thanks."""
_NODS = table(
    """
got great perfect understood ok okay wonderful excellent awesome perfekt verstanden super prima alles parfait
perfecto perfetto
"""
)
_HANDS = "👍🙏👌🙌💪❤😊🙂😀😃😄🎉👏✅💯🤝☺😁🥰🤗✔"
_MARKS = frozenset(",;:()!?'")
_MOST_WORDS = 45
_GREETINGS = table(
    """
hi hello dear hey hallo hola bonjour salut ciao cher chere liebe lieber geehrte geehrter estimado estimada beste
geachte hoi ola oi caro cara gentile gentilissimo gentilissima egregio egregia buongiorno prezado prezada cheers
"""
)


def thanks_of(text: str, told: Sequence[Sentence]) -> str:
    """The words of thanks where nothing but thanks, a greeting and a name is said; empty otherwise."""
    if any(one.asked for one in told) or sum(len(one.words) for one in told) > _MOST_WORDS:
        return ""
    if not told:
        return next((char for char in text[:50] if char in _HANDS), "")
    thanked = ""
    for number, one in enumerate(told):
        last = number == len(told) - 1
        if not _calm(one, last=last or number == len(told) - 2):
            return ""
        if not thanked and not _THANKS.isdisjoint(one.said.split()):
            thanked = one.text
    return thanked or _nod(told)


def _calm(one: Sentence, *, last: bool) -> bool:
    """True where each word is one of thanks, of none, or somebody's name."""
    words = one.said.split()
    names = 0
    thanked = False
    for place, (word, written) in enumerate(zip(words, one.words, strict=True)):
        if word in _THANKS:
            thanked = True
        elif word in _MARKS or word in _CALM or (thanked and (word in _FOR or _is_object(words, place))):
            continue
        elif written[:1].isupper() and names < 3 and ((last and _may_sign(one, place)) or _addressed(words, place)):
            names += 1
        else:
            return False
    return True


def _may_sign(one: Sentence, place: int) -> bool:
    """True where a name can end a mail: behind other words, or in a line of names alone."""
    return place > 0 or (len(one.words) <= 4 and all(word[:1].isupper() or word in _MARKS for word in one.words))


def _is_object(words: Sequence[str], place: int) -> bool:
    """True for what the thanks are for: "thanks for *the lovely evening yesterday*"."""
    since = [word for word in words[:place] if word in _FOR or word in _THANKS]
    if not since or since[-1] not in _FOR:
        return False
    start = max(index for index, word in enumerate(words[:place]) if word in _FOR)
    rest = words[start + 1 :]
    return len(rest) <= 12 and _MORE.isdisjoint(rest)


def _addressed(words: Sequence[str], place: int) -> bool:
    """True right after a greeting or thanks, or at the end: "Thanks Kim", "Hi Kim,"."""
    before = words[place - 1] if place else ""
    return before in _GREETINGS or before in _THANKS or before in _MARKS or before in ("you", "much", "very", "dank")


def _nod(told: Sequence[Sentence]) -> str:
    """What is said instead of thanks: "Got it.", "Great!"."""
    said = " ".join(one.said for one in told).split()
    nods = {
        "got",
        "great",
        "perfect",
        "understood",
        "ok",
        "okay",
        "perfekt",
        "verstanden",
        "parfait",
        "perfecto",
        "perfetto",
    }
    nods |= {"super", "prima", "wonderful", "excellent", "awesome", "alles"}
    return told[0].text if len(said) <= 6 and not nods.isdisjoint(said) else ""
