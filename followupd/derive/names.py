"""Names as mail and calendars write them, cleaned, with how far they may be relied on. No greeting is ever wrong.

A first name is told only where the shape of the name is known and something bears it out: it is a given name, or the
address is made of it. What is left is good for lists alone, and the greeting is neutral.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from html import unescape
from string import ascii_lowercase

from followupd.derive import name_words as known
from followupd.derive.addresses import is_free_mail, is_role, organisation
from followupd.derive.given_names import ALSO_SURNAMES, GIVEN
from followupd.derive.words import fold, plain, table, without_pictures
from followupd.domain.ids import Address
from followupd.domain.person import Confidence, PersonName

_LONGEST = 100
_QUOTES = "\"'`´‘’‚‛“”„‟«»‹›<>*_~ \t"
_BRACKETS = re.compile(r"\([^()]*\)|\[[^\[\]]*\]|\{[^{}]*\}|<[^<>]*>|（[^（）]*）|【[^【】]*】")
_NICKNAME = re.compile(r"\s[\"'“„‚‘][^\"'“”‘’]{1,30}[\"'”“’‘]\s")
_TAIL = re.compile(
    r"\s+(?:\||/|//|[-–—·•|@]|via|from|at|bei|chez|über|por|tramite)\s.*$"
    r"|\s*[|•·@]\s.*$",
    re.IGNORECASE | re.DOTALL,
)
_MANY = re.compile(r"\s(?:and|und|et|y|&|\+)\s|;|&", re.IGNORECASE)
_PROXY = re.compile(r"[\s(\[](?:for|of|c/o|für|im auftrag|i\.\s?a\.|pour|para|per conto|namens)\s", re.IGNORECASE)
"""One who writes for another, or an office: nobody can say who of them reads it."""
_ENCODED = re.compile(r"=\?[\w-]{1,40}\?[bq]\?", re.IGNORECASE)
_ORGANISED = known.COMPANY_WORDS | known.INSTITUTION_WORDS
_VOWEL = re.compile("[aeiouyаеиоуыэюяіαεηιουω]")
_FIRST = re.compile(r"[^\W\d_]+(?:['’ʼ\-‐‑·][^\W\d_]+)*")
"""Letters, with a hyphen or an apostrophe inside: no initials."""
_FAMILY_FIRST_ENDINGS = table("hu jp cn kr tw hk mo vn")
"""Where the family name is written first at home, so that the order of two words says nothing."""


def clean_name(display: str, address: Address) -> PersonName:
    """The name in a display name, or a guess from the address where there is none; never raises.

    `first` is empty unless it is safe to greet by.
    """
    return _cleaned(display[:1000], address)


@lru_cache(maxsize=4096)
def _cleaned(display: str, address: Address) -> PersonName:
    text = _undecorated(display)
    if not text or "@" in text or text == address.local:
        return _from_address(address)
    words = text.split()
    if any(fold(word).strip(".:,") in known.PLACEHOLDERS for word in words) or fold(text) in known.PLACEHOLDERS:
        return _from_address(address)
    if not any(char.isalpha() for char in text):
        return _from_address(address)
    if len(words) == 1 and ("." in text.rstrip(".") or "_" in text):
        return _from_local(text) if text.count(".") < 3 else _guess(text[:_LONGEST])
    if _is_odd(text, words) or _PROXY.search(plain(display, 4 * _LONGEST)):
        return PersonName(full=text[:_LONGEST].rstrip(), confidence=Confidence.GUESS)
    return _judged(text, address)


def _undecorated(display: str) -> str:
    """What is left without quotes, brackets, "via Zoom" and "| Acme"; on one line."""
    text = unescape(display)
    if _ENCODED.search(text):
        text = _decoded(text)
    text = without_pictures(plain(text, 4 * _LONGEST))
    text = text.strip(_QUOTES)
    bare = _NICKNAME.sub(" ", _BRACKETS.sub(" ", text))
    bare = re.split(r"[()\[\]{}<>（）【】]", bare, maxsplit=1)[0] if bare.strip() else ""
    bare = _TAIL.sub("", f" {bare} ")
    return " ".join(bare.strip(_QUOTES + ",;:-–—|/").split())


def _decoded(text: str) -> str:
    """`text` with its encoded-words read (RFC 2047); empty where they cannot be."""
    from email.errors import HeaderParseError
    from email.header import decode_header, make_header

    try:
        read = str(make_header(decode_header(text)))
    except (HeaderParseError, LookupError, UnicodeError, ValueError):
        return ""
    return "" if _ENCODED.search(read) else read


def _is_odd(text: str, words: list[str]) -> bool:
    """True where no human being is named, or several, or nobody can say who."""
    folded = [fold(word).strip(".,:") for word in words]
    whole = fold(text)
    return (
        len(text) > _LONGEST
        or len(words) > 7
        or _MANY.search(text) is not None
        or any(word in _ORGANISED or word.endswith(("'s", "’s")) for word in folded)
        or any(part in whole for part in known.COMPANY_PARTS)
        or not all(_is_name_letter(char) for char in set(text))
    )


def may_be_given(word: str, whole: str, address: Address) -> bool:
    """True of a word in the name `whole` that may be a given name, for who knows that it stands for one."""
    shape = _FIRST.fullmatch(unicodedata.normalize("NFC", word)) is not None and 2 <= len(word) <= 40
    folded = fold(word)
    barred = folded in known.NEVER_ALONE or _is_title(word) or is_role(address) or folded == _label(address)
    odd = _is_odd(whole, whole.split()) or any(fold(one).strip(".:,") in known.PLACEHOLDERS for one in whole.split())
    return shape and not barred and not odd and _script(whole) in ("LATIN", "CYRILLIC", "GREEK")


def _is_name_letter(char: str) -> bool:
    return char.isalpha() or char in " .,-'’‐‑·ʼʻ`´" or unicodedata.category(char)[0] == "M"


def _judged(text: str, address: Address) -> PersonName:
    script = _script(text)
    if script == "other":
        return _guess(text)
    if script in ("CJK", "HANGUL"):
        before, _, after = text.partition(" ")
        whole = len(text.replace(" ", "")) <= 12
        confidence = Confidence.SURE if whole else Confidence.GUESS
        return PersonName(last=before if after else "", full=text, confidence=confidence)
    family, given, inverted = _parts(text, address)
    if inverted and len(family) > 1 and fold(family[0]) in GIVEN:
        return _guess(text)  # "Kim Lee, Pat Doe"
    own = _cased(given)
    words = [*own, *_cased(family, inside=bool(given))]
    full = " ".join(words)
    last = " ".join(words[len(given) :] if inverted or not given else words[1:])
    if not given or not _may_greet(given, family, inverted=inverted, script=script, address=address):
        return _guess(full, last=last if inverted or not given else "")
    return PersonName(first=own[0], last=last, full=full, confidence=Confidence.SURE)


def _guess(full: str, *, last: str = "") -> PersonName:
    return PersonName(last=last, full=full, confidence=Confidence.GUESS if full else Confidence.NONE)


def _script(text: str) -> str:
    """`LATIN`, `CYRILLIC`, `GREEK`, `ARABIC`, `HEBREW`, `CJK`, `HANGUL`, or `other`, also for a mixture."""
    if text.isascii():
        return "LATIN"
    found = set()
    for char in text:
        if not char.isalpha():
            continue
        script = unicodedata.name(char, "").partition(" ")[0]
        found.add("CJK" if script in ("CJK", "HIRAGANA", "KATAKANA", "KATAKANA-HIRAGANA", "IDEOGRAPHIC") else script)
    if found == {"CJK", "HANGUL"}:
        return "HANGUL"
    only = found.pop() if len(found) == 1 else "other"
    return only if only in ("LATIN", "CYRILLIC", "GREEK", "ARABIC", "HEBREW", "CJK", "HANGUL") else "other"


def _parts(text: str, address: Address) -> tuple[list[str], list[str], bool]:
    """(family, given, inverted): `given` holds all words unless the order is known to be inverted."""
    before, _, after = text.partition(",")
    left, right = _bare(before), _bare(after.partition(",")[0])
    if all(_is_suffix(word) for word in right):
        right = []
    if left and right:
        inverted = fold("".join(right)) != _label(address)  # else "Kim Lee, Acme"
        return (left, right, True) if inverted else ([], left, False)
    words = left or right
    loud = [len(word) > 2 and word.isupper() and "." not in word for word in words]
    if loud[:1] == [True] and not all(loud) and not any(loud[loud.index(False) :]):
        split = loud.index(False)
        if fold(words[split]) in GIVEN and fold(words[0]) not in GIVEN - ALSO_SURNAMES:
            return words[:split], words[split:], True  # "SMITH John"
        return words, [], False
    if words and (words[0] in known.PARTICLES or (len(words) == 1 and _is_title(before.partition(" ")[0]))):
        return words, [], False
    return [], words, False


def _bare(text: str) -> list[str]:
    """The words without titles before and letters behind."""
    words = text.split()
    while len(words) > 1 and _is_title(words[0]):
        words = words[1:]
    while len(words) > 1 and (_is_suffix(words[-1]) or (words[-1].endswith(".") and _is_title(words[-1]))):
        words = words[:-1]
    return words


def _is_title(word: str) -> bool:
    folded = fold(word).strip(",:")
    return folded.replace(".", "") in known.TITLES or folded in known.DOTTED_TITLES


def _is_suffix(word: str) -> bool:
    return fold(word).replace(".", "") in known.SUFFIXES


def _label(address: Address) -> str:
    return fold(organisation(address.spellings[-1].domain).partition(".")[0])


def _may_greet(given: list[str], family: list[str], *, inverted: bool, script: str, address: Address) -> bool:
    """True where the first of `given` is surely a given name, and complete."""
    first = fold(given[0])
    if not _FIRST.fullmatch(unicodedata.normalize("NFC", given[0])) or not 2 <= len(given[0]) <= 40:
        return False
    if first in known.NEVER_ALONE or _is_title(given[0]) or is_role(address):
        return False
    match script:
        case "ARABIC" | "HEBREW":
            return inverted or len(given) > 1
        case "CYRILLIC":
            return inverted or _slavic_order(first, fold(given[1]) if len(given) > 1 else "")
        case "LATIN":
            pass
        case _:
            return False
    local = _local_words(address)
    if inverted:
        return _is_given(first) or _borne_out(given[0], family, local, address)
    return _in_order(given, local, address)


def _slavic_order(first: str, second: str) -> bool:
    likeness = known.surname_likeness(first)
    return bool(second) and (not likeness or known.surname_likeness(second) > likeness)


def _in_order(words: list[str], local: list[str], address: Address) -> bool:
    """True where the first word is the given name: it is one, or the address says so, and nothing says otherwise."""
    first, rest = fold(words[0]), [folded for word in words[1:] if (folded := fold(word))]
    is_given = _is_given(first)
    if first == _label(address) and not is_given:
        return False  # the company
    if any(local == [letter + first] for letter in ([last[0] for last in rest] or ascii_lowercase)):
        return False  # `mjackson@` of "Jackson Michael": `first` is the family name
    if not rest:
        return (is_given and first not in local[1:]) or (len(local) == 2 and first == local[0])
    if (
        local in ([rest[-1], first], [rest[0], first], [rest[0][0], first])
        or address.domain.rpartition(".")[2] in _FAMILY_FIRST_ENDINGS
    ):
        return False
    if first in known.FAMILY_FIRST and (not is_given or "-" in rest[0] or (len(rest) == 2 and len("".join(rest)) < 9)):
        return False  # "Kim Min-jun"
    turned = len(rest) == 1 and rest[0] in GIVEN and rest[0] not in ALSO_SURNAMES
    if is_given:
        return not (turned and first in ALSO_SURNAMES)
    if turned or known.surname_likeness(first, latin=True):
        return False
    return _borne_out(words[0], words[1:], local, address, turned=any(word in GIVEN for word in rest))


def _is_given(first: str) -> bool:
    return first in GIVEN or all(part in GIVEN for part in first.split("-"))


def _borne_out(first: str, family: list[str], local: list[str], address: Address, *, turned: bool = False) -> bool:
    """True where the address is made of the first name, or of its initial and the family name.

    A family name alone makes addresses too (`mueller@`): where the words may be `turned`, the initial is needed.
    """
    for name in _spellings(first):
        if local[:1] == [name] and not turned:
            return True
        for last in {spelling for word in family for spelling in _spellings(word)}:
            if local in ([name[0], last], [name[0] + last]):
                return True
            if local in ([name + last], [name + last[0]]) and not (turned or is_free_mail(address.domain)):
                return True
    return False


def _spellings(word: str) -> set[str]:
    """A word as addresses write it: without accents, or with the German `ue` for `ü`."""
    german = word.lower().replace("ä", "ae").replace("ö", "oe").replace("ü", "ue")
    return {re.sub(r"[\W_]", "", fold(word)), re.sub(r"[\W_]", "", fold(german))} - {""}


def _local_words(address: Address) -> list[str]:
    return [part for part in re.split(r"[._\-0-9]+", fold(address.local.partition("+")[0])) if part]


def _cased(words: list[str], *, inside: bool = False) -> list[str]:
    """The words as one writes them: capitals where all was loud or quiet, particles small, the rest as it is."""
    loud = all(word.isupper() for word in words)
    return [_cased_word(word, loud=loud, inside=inside or place > 0) for place, word in enumerate(words)]


def _cased_word(word: str, *, loud: bool, inside: bool) -> str:
    is_loud = word.isupper() and "." not in word and (loud or (len(word) > 2 and _VOWEL.search(fold(word))))
    if not (is_loud or word.islower()):
        return word
    if inside and word.lower() in known.PARTICLES:
        return word.lower()
    parts = re.split(r"([-'’ʼ‐‑])", word.lower().replace("i̇", "i"))
    return "".join(part[:1].upper() + part[1:] for part in parts)


def _from_address(address: Address) -> PersonName:
    """A guess: `kim.lee@` is perhaps Kim Lee."""
    return PersonName() if is_role(address) else _from_local(address.local)


def _from_local(local: str) -> PersonName:
    words = [word.rstrip("0123456789") for word in re.split(r"[._\-]+", local.partition("+")[0][:64])]
    words = [word for word in words if word]
    if not 1 <= len(words) <= 4 or not all(word.isalpha() and len(word) <= 20 for word in words):
        return PersonName()
    if len(words) == 1 and len(words[0]) < 2:
        return PersonName()
    cased = _cased([f"{word.upper()}." if len(word) == 1 else word for word in words])
    return _guess(" ".join(cased), last=cased[-1] if len(cased) > 1 else "")
