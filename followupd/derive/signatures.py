"""Where the words of a letter end and its signature begins. Greeting, closing and name stay, and what is doubtful."""

from __future__ import annotations

import re
from collections.abc import Sequence

from followupd.derive import signature_words as known

_STRICT = re.compile(r"^-- $")
_LOOSE = re.compile(r"^\s{0,3}(?:--|__|[—–―]{1,}|[—–―-]{2,3}|_{2,3}|\*{2,3})\s*$")
_FOOTER_RULE = re.compile(r"^\s*[_=-]{5,}\s*$")
_SHORT, _LINES, _CLOSING_LINES = 90, 12, 16


def kept(texts: Sequence[str], *, last: bool) -> list[bool]:
    """For each line of a stretch that one person wrote: whether it is theirs, rather than signature or footer.

    `last`: nothing but a quote, or nothing at all, follows the stretch.
    """
    keep = [True] * len(texts)
    _drop_banner(texts, keep)
    end = min(_footer(texts), _legal(texts), _device(texts))
    end = min(_delimited(texts[:end]), end)
    end = min(end, _contacts(texts, end)) if last or end < len(texts) else end
    place = next((place for place in range(end, len(texts)) if known.POSTSCRIPT.match(texts[place][:20])), len(texts))
    for dropped in range(end, place):
        keep[dropped] = False
    for lone in range(place, len(texts)):
        keep[lone] = not sent_from(texts[lone])
    return keep


def sent_from(text: str) -> bool:
    """True for a line as "Sent from my iPhone", in any language of the table."""
    bare = text.strip(" *_\t")
    if not 4 < len(bare) <= 160:
        return False
    found = known.SENT_FROM.match(bare)
    if found is None:
        return known.SENT_FROM_ANY.match(bare) is not None and bare.count(" ") < 9
    rest = re.sub(r"[<(\[].*", "", bare[found.end() :]).strip()
    # "Sent from my phone, which I hate, so call me." is talk; "Sent from my phone. Excuse typos" is not.
    return len(rest.split()) < 4 or rest.startswith((".", "-", "–", "—", "|", "/")) or _excuses(rest)


def _excuses(rest: str) -> bool:
    return (
        re.match(
            r"[,;!]?\s*(?:so )?(?:please |pls )?(?:excuse|forgive|pardon|sorry|entschuldig|bitte entsch)", rest, re.I
        )
        is not None
    )


def _delimited(texts: Sequence[str]) -> int:
    """Where a delimiter (RFC 3676, 4.3) stands with a signature beneath; a bare one only above a short block."""
    filled = [place for place, text in enumerate(texts) if text.strip()]
    near = filled[-_LINES - 1] if len(filled) > _LINES else 0
    for place, text in enumerate(texts):
        if _STRICT.match(text):
            return place
        if near <= place < len(texts) - 1 and _LOOSE.match(text[:40]):
            below = [line for line in texts[place + 1 :] if line.strip()]
            if below and all(len(line) <= _SHORT or known.CONTACT.search(line[:400]) for line in below):
                dashes = text.strip() == "--"
                return place if not _is_talk(below) and (dashes or _is_address(below)) else len(texts)
    return len(texts)


def _is_address(below: Sequence[str]) -> bool:
    """True where lines begin with a name, or hold a telephone number and the like."""
    name = below[0].strip()
    named = name[:1].isalpha() and not name[:1].islower() and ":" not in name and len(name.split()) < 6
    return (named and len(below) < 5) or any(known.CONTACT.search(line[:200]) for line in below)


def _is_talk(below: Sequence[str]) -> bool:
    """True where lines read as sentences rather than as an address."""
    head = below[:3]
    return any(len(line.split()) > 5 and line.rstrip().endswith((".", "?", "!")) for line in head) or any(
        line.rstrip().endswith("?") for line in below
    )


def _footer(texts: Sequence[str]) -> int:
    """Where the footer of a mailing list begins."""
    for place, text in enumerate(texts):
        if _FOOTER_RULE.match(text[:200]) or _LOOSE.match(text[:20]):
            below = [line[:200] for line in texts[place + 1 : place + 6] if line.strip()]
            if any(known.LIST_FOOTER.search(line) for line in below[:3]) and len(texts) - place < 20:
                return place
    return len(texts)


def _legal(texts: Sequence[str]) -> int:
    """Where the lawyers begin, below at least one paragraph."""
    start, paragraph, seen = 0, "", False
    for place in range(len(texts) + 1):
        text = texts[place] if place < len(texts) else ""
        if text.strip():
            start = start if paragraph else place
            paragraph += text[:400] + "\n" if len(paragraph) < 3_000 else ""
            continue
        if paragraph and seen and _is_legal(paragraph):
            return _above(texts, start)
        seen = seen or bool(paragraph)
        paragraph = ""
    return len(texts)


def _is_legal(paragraph: str) -> bool:
    return known.DISCLAIMER_HEAD.match(paragraph[:200]) is not None or (
        len(paragraph) > 80 and all(words.search(paragraph) for words in known.DISCLAIMER)
    )


def _above(texts: Sequence[str], place: int) -> int:
    """`place`, or the rule above it."""
    while place > 0 and (not texts[place - 1].strip() or _FOOTER_RULE.match(texts[place - 1][:200])):
        place -= 1
    return place


def _device(texts: Sequence[str]) -> int:
    """Where a device tells that it sent the letter; what follows it was there before."""
    return next((place for place, text in enumerate(texts) if sent_from(text)), len(texts))


def _contacts(texts: Sequence[str], end: int) -> int:
    """Where the address beneath closing and name begins, if one is there before `end`."""
    filled = [place for place in range(end - 1, -1, -1) if texts[place].strip()][:_CLOSING_LINES]
    closing = next((place for place in filled if known.CLOSING.match(texts[place][:60])), -1)
    if closing < 0:
        return end
    below = [place for place in range(closing + 1, end) if texts[place].strip()]
    if not 1 < len(below) <= 14:
        return end
    lines = [texts[place] for place in below[1:]]
    if any(len(line) > 200 or "?" in line or known.POSTSCRIPT.match(line[:20]) for line in lines) or _is_talk(lines):
        return end
    return below[1] if any(known.CONTACT.search(line[:200]) for line in lines) else end


def _drop_banner(texts: Sequence[str], keep: list[bool]) -> None:
    """Takes away what a mail gateway put above the letter."""
    first = next((place for place, text in enumerate(texts) if text.strip()), len(texts))
    if first < len(texts) and known.BANNER.match(texts[first][:200]):
        while first < len(texts) and texts[first].strip():
            keep[first] = False
            first += 1
