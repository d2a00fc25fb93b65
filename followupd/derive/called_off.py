"""Titles that say that a meeting did not take place, or that somebody was away or only spoken of."""

from __future__ import annotations

import re

from followupd.derive import title_words as known
from followupd.derive.words import fold, table

_MOVED = table(
    """
moved rescheduled postponed verschoben vertagt verlegt reporte reportee deplace deplacee aplazado aplazada
pospuesto pospuesta reprogramado reprogramada movido movida rinviato rinviata rimandato rimandata spostato
spostata uitgesteld verplaatst verzet adiado adiada remarcado remarcada przelozone przelozony
"""
)
"""It took place at another time, and the entry for that says so without it."""

_OFF = _MOVED | table(
    """
no-show noshow skipped missed ausgefallen entfallen suspendido suspendida saltata nichterschienen
"""
)
_OFF_PHRASES = re.compile(
    r"\bno show\b|\bcalled off\b|\b(?:didn'?t|did not|never) (?:happen|come|show|take|turn|appear|make)"
    r"|\bnever (?:happened|came|showed)\b|\bfallt aus\b|\bfiel aus\b|\bnicht (?:stattgefunden|erschienen|gekommen)\b"
    r"|\bfand nicht statt\b|\bn'a pas eu lieu\b|\bpas venue?\b|\bno (?:vino|se presento|tuvo lugar)\b"
    r"|\bnon (?:e venut[oa]|si e tenut[oa])\b|\bniet (?:doorgegaan|gekomen)\b"
)
_TAIL = re.compile(r"[\[(【]\s?([^\[\]()【】]{1,40})\s?[\])】]\s*$|(?:\s[-–—]|[:：])\s+([^\W\d_][^-–—:：()]{1,39})$")
_TO = table("to auf a au al para naar op na")
_AWAY = table(
    """
vacation vacations holiday holidays pto ooo sick leave parental maternity paternity away absent absence dentist
urlaub ferien krank krankheit elternzeit abwesend abwesenheit zahnarzt arzttermin conge conges vacances malade
absente vacaciones enfermo enferma ausente ferie malattia assente vakantie ziek verlof afwezig ferias semester
"""
)
"""Where one of these stands, somebody is elsewhere."""
_NEGATED = table("not didn't didnt never nicht jamais pas nunca niet")


def ends_called_off(title: str) -> bool:
    """True where the end of a title says that it did not take place then: "(moved)", "- no show", ": cancelled"."""
    match = _TAIL.search(title)
    if match is None:
        return False
    said = _folded(match[1] or match[2]).strip(" !*.,")
    words = said.split()
    return (
        said in _OFF
        or said in known.CANCELLED
        or _OFF_PHRASES.search(said) is not None
        or (len(words) > 1 and words[0] in _MOVED | known.CANCELLED and (words[1] in _TO | {"by", "von", "par", "por"}))
    )


def hint_of_absence(title: str) -> str:
    """A reason in words why a title, written for the user alone, may tell of no meeting; empty where there is none."""
    text = _folded(title)
    words = {word.strip(".,:;!()[]") for word in text.split()}
    if not words.isdisjoint(_OFF | _NEGATED) or _OFF_PHRASES.search(text):
        return "its title says that it did not take place so"
    if not words.isdisjoint(_AWAY):
        return "its title says that somebody is away"
    return ""


def _folded(text: str) -> str:
    return fold(text).replace("’", "'")
