"""What a considerate person does not write: wrong greetings, worn phrases, pressure, flattery."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from followupd.domain.record import Struct

MOST_WORDS = 200
"""A draft of more words than this is no follow-up but an essay."""

_WORN = {
    "en": (
        "circle back", "pick your brain", "touch base", "touching base", "touched base", "hope this email finds you",
        "hope this message finds you", "hope this finds you", "per my last email", "per my previous email",
        "as per my", "just following up", "just checking in", "just reaching out", "gentle reminder",
        "friendly reminder", "quick ping", "bumping this", "top of your inbox", "just bumping", "bubbling this up",
        "floating this", "circling back", "resending this", "in case you missed", "in case this got lost",
        "in case it got buried", "did you get a chance", "did you have a chance", "did you see my", "any update on",
        "any updates on", "any thoughts on my", "following up on my last", "following up on my previous",
        "checking in again", "low-hanging fruit", "synergies", "synergy", "move the needle", "think outside the box",
        "take this offline", "at your earliest convenience", "please do not hesitate", "please don't hesitate",
        "win-win",
    ),
    "de": (
        "hoffe, diese e-mail erreicht", "hoffe, diese mail erreicht", "hoffe, diese nachricht erreicht",
        "wie bereits in meiner letzten", "nur kurz nachhaken", "nur mal nachhaken", "wollte nachhaken",
        "kurz nachfassen", "freundliche erinnerung", "hole diese mail noch einmal nach oben", "nur zur erinnerung",
        "falls es untergegangen", "falls meine mail untergegangen", "falls meine nachricht untergegangen",
        "haben sie meine mail", "hast du meine mail", "kleine erinnerung", "synergien", "synergieeffekte",
        "auf augenhöhe", "stehe ich ihnen jederzeit gerne zur verfügung", "zögern sie nicht",
    ),
    "fr": (
        "j'espère que ce mail vous trouve", "j'espère que ce message vous trouve", "je me permets de vous relancer",
        "je me permets de te relancer", "comme indiqué dans mon dernier", "petit rappel",
        "je reviens vers vous suite à mon", "je reviens vers toi suite à mon", "avez-vous eu le temps",
        "as-tu eu le temps",
        "simple relance", "n'hésitez pas à", "synergies", "gagnant-gagnant",
    ),
    "es": (
        "espero que este correo", "espero que este mensaje", "solo quería hacer seguimiento",
        "sólo quería hacer seguimiento", "como te decía en mi último correo", "como le decía en mi último correo",
        "recordatorio amistoso", "por si se le pasó", "por si se te pasó", "vio mi correo", "viste mi correo",
        "retomo mi correo", "no dude en", "no dudes en", "sinergias",
    ),
}  # fmt: skip
_PRESSURE = {
    "en": (
        "haven't heard back", "have not heard back", "haven't heard from you", "have not heard from you",
        "still waiting", "asap", "as soon as possible", "last chance", "act now", "urgent", "you promised",
        "disappointed", "you must be busy", "i know you're busy", "i know you are busy", "awaiting your reply",
        "looking forward to your prompt",
    ),
    "de": (
        "noch nichts von ihnen gehört", "noch nichts von dir gehört", "noch keine antwort", "schnellstmöglich",
        "so bald wie möglich", "zeitnah", "dringend", "letzte chance", "enttäuscht", "warte noch immer",
    ),
    "fr": (
        "sans réponse de votre part", "sans réponse de ta part", "dans les plus brefs délais", "au plus vite",
        "sauf erreur de ma part", "urgent", "dernière chance", "déçu", "dès que possible",
    ),
    "es": (
        "no he recibido respuesta", "sin respuesta", "a la mayor brevedad", "lo antes posible", "urgente",
        "última oportunidad", "sigo esperando", "decepcionado", "decepcionada",
    ),
}  # fmt: skip
_FLATTERY = {
    "en": (
        "huge fan", "big fan", "thought leader", "rockstar", "rock star", "truly inspiring", "so inspiring",
        "amazing work", "incredible work", "genius", "honoured to have", "honored to have", "visionary",
    ),
    "de": ("großer fan", "vordenker", "zutiefst inspiriert", "bewundere sie", "genial"),
    "fr": ("grand fan", "grande fan", "visionnaire", "génial", "infiniment inspirant"),
    "es": ("gran fan", "visionario", "visionaria", "genial", "increíblemente inspirador"),
}  # fmt: skip


class Slip(Struct, frozen=True):
    """A phrase that should not be there: where it begins, as it stands, and what it is."""

    at: int
    phrase: str
    what: str


def _pattern(*tables: dict[str, tuple[str, ...]]) -> re.Pattern[str]:
    phrases = sorted({phrase for table in tables for several in table.values() for phrase in several}, key=len)
    words = (
        "\\s+".join(re.escape(word).replace("'", "['’]") for word in phrase.split()) for phrase in reversed(phrases)
    )
    return re.compile(rf"(?<!\w)(?:{'|'.join(words)})(?!\w)", re.IGNORECASE)


@lru_cache(maxsize=1)
def _patterns() -> tuple[tuple[str, re.Pattern[str]], ...]:
    """Compiled when they are asked for: a draft is written without them."""
    return (
        ("a worn phrase", _pattern(_WORN)),
        ("pressure", _pattern(_PRESSURE)),
        ("flattery", _pattern(_FLATTERY)),
    )


def slips(text: str) -> Iterator[Slip]:
    """Every worn phrase, pressure and flattery in `text`, in English, German, French and Spanish."""
    for what, pattern in _patterns():
        for found in pattern.finditer(text):
            yield Slip(found.start(), " ".join(found[0].split()), what)


_GREETING = re.compile(
    r"(?P<word>hi|hello|hey|dear|good (?:morning|afternoon|evening|day)|hallo|guten (?:tag|morgen|abend)|moin|servus|"
    r"lieber?|sehr geehrter?|bonjour|bonsoir|salut|cher|chère|hola|buenos días|buenas tardes|querid[oa]|estimad[oa]|"
    r"ciao|buongiorno|olá|beste)\b(?P<rest>.*)",
    re.IGNORECASE,
)
_WANTS_NAME = re.compile(r"dear|lieber?|sehr geehrter?|cher|chère|querid[oa]|estimad[oa]|beste", re.IGNORECASE)
_PLACEHOLDER = re.compile(r"\b(?:none|null|nil|nan|undefined|unknown|first[_ ]?name|vorname|name)\b", re.IGNORECASE)


def bad_greeting(text: str) -> str | None:
    """What is wrong with the greeting in the first line of `text`, or None: it is good, or there is none."""
    first = next((line for line in text.split("\n") if line.strip()), "")
    found = _GREETING.match(first.strip())
    if found is None or len(first) > 400:
        return None
    rest = found["rest"]
    named = rest.strip(" ,:!.;-–—")
    if len(first) > 120:
        return "the greeting is too long"
    if re.search(r"\s[,:!.;]", rest) or ",," in rest or (not named and _WANTS_NAME.fullmatch(found["word"])):
        return "the greeting has a hole where a name belongs"
    if _PLACEHOLDER.search(named) or re.search(r"[{}<>\[\]%]", named):
        return "the greeting names a placeholder"
    if "@" in named or "://" in named:
        return "the greeting has an address in it"
    return None
