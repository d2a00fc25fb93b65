"""Text that a person wrote, as sentences of folded words: what the rules for intent, dates and questions look at."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from followupd.derive.words import fold, table
from followupd.domain.record import Struct

_MOST = 20_000
"""Characters that are looked at: what somebody wants stands at the beginning, and a text must cost little."""
_LINE = 2_000
_SENTENCE_WORDS = 90
_WRAPPED = 56
"""A line that would have got longer than this with the next line's first word was broken by the mail program."""

_CLOSING = re.compile(r"\s*(?:--|—|__{2,}|-{4,}.*|={4,}|\*{4,})\s*$")
_ATTRIBUTION = re.compile(
    r"(?:wrote|schrieb|ecrit|escribio|ha scritto|escreveu|schreef|skrev|napisal\(?a?\)?|kirjoitti)\b.{0,80}:\s*$"
)
_HEADER = re.compile(r"\s*\*?(?:from|von|de|da|van|sent|gesendet)\s?:\*?\s.*(?:@|\d{4})", re.IGNORECASE)
_DEVICE = re.compile(
    r"(?:sent|get|gesendet|envoye|enviado|inviato|verzonden) (?:from|von|mit|de|desde|da|do|vanaf|via) "
)
_FOOTER = re.compile(
    r"\b(?:click|klicken|cliquez|haga clic|clicca|clique|klik) (?:here|hier|sie|ici|aqui|qui)\b"
    r"|\b(?:confidential|vertraulich|confidentiel|confidencial|riservat)"
    r"|\|.{0,100}\bunsubscribe\b|\bunsubscribe\b.{0,100}(?:\||https?:)"
    r"|(?:^|[.;:] )(?:if you (?:wish|want|would like) )?to unsubscribe\b|\babmeldelink\b|\bpour vous desabonner\b"
    r"|(?:^|[.;:] )(?:if|should) you (?:no longer|do not|don't) (?:wish|want) to (?:receive|get)\b"
    r"|(?:^|[.;:] )(?:wenn|falls|sollten) sie (?:keine|diese).{0,40} (?:erhalten|bekommen) (?:mochten|wollen)\b"
    r"|(?:^|[.;:] )(?:si vous ne (?:souhaitez|voulez|desirez) plus|pour ne plus) recevoir\b"
    r"|(?:^|[.;:] )(?:si no desea|si ya no desea|para dejar de|para no) (?:seguir )?recibi(?:r|endo)\b"
    r"|(?:^|[.;:] )(?:se non desidera|per non)(?: piu)? ricevere\b"
    r"|(?:^|[.;:] )(?:se nao deseja|para deixar de) receber\b"
    r"|\bmanage (?:your )?(?:preferences|subscriptions?)\b|\bpara darse de baja\b|\bper cancellarsi\b"
)

_TOKEN = re.compile(
    r"(?P<url>(?:https?://|www\.)[^\s<>]+)"
    r"|(?P<address>[\w.+'-]{1,64}@[\w-]+(?:\.[\w-]+)+)"
    r"|(?P<number>\d+(?:[./:-]\d+)*)"
    r"|(?P<word>[^\W\d_]+)"
    r"|(?P<quote>[\"“”„«»])"
    r"|(?P<mark>[,;:()…–—\n]|[.!?。！？]+|['’´`]| - )"
)
_DATE = re.compile(r"\d{1,2}\.\d{1,2}")
_URL, ADDRESS = "url", "addr"
_GERMAN_IM = re.compile(
    r"\s+(?:[A-ZÄÖÜ]|moment\b|augenblick\b|urlaub\b|neuen\b|nächsten\b|naechsten\b|kommenden\b|lauf|ersten\b|zweiten\b|dritten\b"
    r"|vierten\b|januar|februar|märz|april|mai\b|juni|juli|august|september|oktober|november|dezember|sommer|herbst"
    r"|winter|frühjahr|frühling|haus|büro|anhang)"
)
"""Behind a German "im"; else it is "I'm" in a hurry."""
_NO_END = table(
    """
dr mr mrs ms prof st bzw ca evtl ggf inkl vs sr sra sig dott mme hr fr nr no tel bzgl z b d h u a m e g i c art abs lit
"""
)
_MONTHS = table("jan ene janv feb fevr fev mrz apr avr abr jun juil jul aug sep sept okt oct ott nov dez dec dic")
"""Abbreviated so, they end no sentence where a number or a small letter follows."""
_SAID = {
    "n't": ("not",), "'m": ("am",), "'re": ("are",), "'ll": ("will",), "'ve": ("have",), "'d": ("would",),
    "cant": ("can", "not"), "cannot": ("can", "not"), "dont": ("do", "not"), "doesnt": ("does", "not"),
    "didnt": ("did", "not"), "wont": ("will", "not"), "isnt": ("is", "not"), "im": ("i", "am"), "ive": ("i", "have"),
    "fuer": ("fur",), "moechte": ("mochte",), "moechten": ("mochten",), "wuerde": ("wurde",), "waere": ("ware",),
    "koennen": ("konnen",), "koennten": ("konnten",), "naechste": ("nachste",), "naechsten": ("nachsten",),
    "naechstes": ("nachstes",), "naechster": ("nachster",), "spaeter": ("spater",), "maerz": ("marz",),
    "fruehling": ("fruhling",), "fruehjahr": ("fruhjahr",), "loeschen": ("loschen",), "zurueck": ("zuruck",),
    "pls": ("please",), "plz": ("please",), "thx": ("thanks",), "u": ("you",), "mails": ("emails",), "mail": ("email",),
    "courriel": ("email",), "courriels": ("emails",), "anymore": ("any", "more"), "cc'd": ("ccd",), "cc'ed": ("ccd",),
}  # fmt: skip


class Sentence(Struct, frozen=True, kw_only=True):
    """One sentence. `said`: its words and marks, folded, with one space between; `words`: the same as written.

    `text` is the sentence itself. An address is said as `addr`, a URL as `url`; what stands in quotation marks is
    left out, for it is somebody else's.
    """

    said: str
    words: tuple[str, ...]
    text: str
    asked: bool


@lru_cache(maxsize=64)
def sentences(text: str) -> tuple[Sentence, ...]:
    """The sentences of `text` without lines that are quoted, and without what follows a signature's or quote's line."""
    return tuple(one for block in _blocks(text) for one in _split(block))


def own_lines(text: str) -> list[str]:
    """The lines that can be the writer's own words; empty lines stay as "" between them."""
    lines: list[str] = []
    begun = False
    for raw in text[:_MOST].splitlines():
        line = raw[:_LINE].strip()
        if line.startswith((">", "|", "›")):
            continue
        folded = fold(line)
        if _CLOSING.match(raw) and begun:
            break
        begun = begun or bool(line)
        if (_ATTRIBUTION.search(folded) and len(line) > 12) or _HEADER.match(line) or _DEVICE.match(folded):
            break
        lines.append("" if _FOOTER.search(folded) else line)
    return lines


def _blocks(text: str) -> Iterator[str]:
    """Lines put together where a mail program broke them."""
    block = ""
    for line in own_lines(text):
        if block and _goes_on(block.rpartition("\n")[2], line):
            block += "\n" + line
            continue
        if block:
            yield block
        block = line
    if block:
        yield block


def _goes_on(before: str, line: str) -> bool:
    if not line or before.endswith((".", "!", "?", ":")):
        return False
    first = line.split(maxsplit=1)[0]
    return (line[0].islower() and len(before) >= 30) or len(before) + 1 + len(first) > _WRAPPED


def _split(block: str) -> Iterator[Sentence]:
    said: list[str] = []
    words: list[str] = []
    begin, quoted = 0, ""
    last_end = 0
    for match in _TOKEN.finditer(block):
        kind, piece = match.lastgroup, match[0]
        if kind == "quote":
            quoted = "" if quoted else _closing_of(block, match.end(), piece)
            continue
        if quoted:
            continue
        last_end = match.end()
        if kind == "mark" and _ends(block, match, said):
            yield _sentence(said, words, block[begin : match.end()], piece)
            said, words, begin = [], [], match.end()
        elif kind == "mark":
            _add_mark(said, words, piece)
        else:
            german = piece in ("im", "Im") and _GERMAN_IM.match(block, match.end()) is not None
            _add_word(said, words, "german" if german else kind or "", piece)
        if len(said) >= _SENTENCE_WORDS:
            yield _sentence(said, words, block[begin : match.end()], "")
            said, words, begin = [], [], match.end()
    if said:
        yield _sentence(said, words, block[begin:last_end], "")


def _closing_of(block: str, start: int, opened: str) -> str:
    """`opened` where the quotation is closed within a few words, else nothing: then the mark stands for itself."""
    rest = block[start : start + 300]
    return opened if any(mark in rest for mark in '"“”„«»') else ""


def _ends(block: str, match: re.Match[str], said: list[str]) -> bool:
    piece = match[0]
    if piece == "…":
        return True
    if piece[0] not in ".!?。！？":
        return False
    if piece != "." or not said:
        return bool(said)
    after = block[match.end() : match.end() + 1]
    if after and not after.isspace() and after not in ")\"'”":
        return False
    last = said[-1]
    if last == "st" and said[-2:-1] and said[-2].isdigit():
        return True  # "July 1st."
    following = block[match.end() : match.end() + 2].strip()[:1]
    if (_DATE.fullmatch(last) or last in _MONTHS) and following.islower():
        return False
    if last in _MONTHS and following.isdigit():
        return False
    return last not in _NO_END and not (last.isdigit() and len(last) <= 2)


def _add_mark(said: list[str], words: list[str], piece: str) -> None:
    if piece == "\n":
        return
    if piece in "'’´`":
        mark = "'"
    elif piece in "–— - ":
        mark = ","
    elif piece[0] in ".。":
        return
    else:
        mark = piece[0]
    said.append(mark)
    words.append(piece)


def _add_word(said: list[str], words: list[str], kind: str, piece: str) -> None:
    if kind in ("url", "address"):
        said.append(_URL if kind == "url" else ADDRESS)
        words.append(piece)
        return
    folded = fold(piece)
    if said and said[-1] == "'":
        _join(said, words, folded, piece)
        return
    if said and said[-1] == "e" and folded in ("mail", "mails", "mailing", "mailen"):
        said.pop()
        words.pop()
    for part in (folded,) if kind == "german" else _SAID.get(folded, (folded,)):
        said.append(part)
        words.append(piece)


def _join(said: list[str], words: list[str], folded: str, piece: str) -> None:
    """Undoes an apostrophe: `don't` is `do not`, `m'écrire` is `m ecrire`."""
    said.pop()
    words.pop()
    before = said[-1] if said else ""
    if folded == "t" and before.endswith("n"):
        stem = {"can": "can", "won": "will", "shan": "shall"}.get(before, before[:-1])
        said[-1] = stem
        said.append("not")
        words.append(piece)
    elif folded in ("d", "ed") and before == "cc":
        said[-1] = "ccd"
    elif folded == "ing" and before == "cc":
        said[-1] = "ccing"
    elif folded in ("m", "re", "ll", "ve", "d") and before:
        said.extend(_SAID["'" + folded])
        words.append(piece)
    elif folded == "s" and before in ("it", "that", "there", "he", "she", "what", "how", "here", "now", "who", "where"):
        said.append("is")
        words.append(piece)
    elif folded == "s" and before == "let":
        said.append("us")
        words.append(piece)
    else:
        said.append(folded)
        words.append(piece)


def _sentence(said: list[str], words: list[str], text: str, end: str) -> Sentence:
    return Sentence(
        said=" ".join(said), words=tuple(words), text=" ".join(text.split()), asked="?" in end or "？" in end
    )
