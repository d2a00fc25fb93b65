"""Why a message was not delivered: the enhanced status (RFC 3463), and whether the address itself is dead."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from followupd.derive.bounce_words import DEAD, PHRASES, STATUS, Reason, folded
from followupd.domain.record import Struct

_ENHANCED = re.compile(r"(?<![\d.\w])([245]\.[0-7]\.\d{1,3})(?!\.?\d)")
_REPLY = re.compile(
    r"(?<![\d.\w/-])(?<!\d:)([45][0-5]\d)(?=[ \t:,;.-]|$)(?!\s*(?:bytes|kb|mb|octets|seconds|hours))", re.IGNORECASE
)
_SPLIT_REPLY = re.compile(r"\s[45]\d\d[- ](?:[45]\.\d\.\d{1,3}\s)?")
_ADDRESS = re.compile(r"[^\s<>()\[\]]{1,80}@[^\s<>()\[\]]{1,120}")
_ROOM = 60
_LIMIT = 3_000
_DEAD_CODES = frozenset(["1.1", "1.2", "1.3", "1.6", "1.10", "4.4", "4.310", "1.0", "7.27"])
"""Where no words say more: bad mailbox, bad system, bad syntax, moved, null MX, no route; 4.310 is Microsoft's."""
_NO_SUCH = frozenset({Reason.NO_MAILBOX, Reason.REFUSED, Reason.CLOSED, Reason.MOVED})


class Cause(Struct, frozen=True, kw_only=True):
    """`status` as `5.1.1`, empty where nothing is known; `dead`: no mail will ever arrive at that address."""

    status: str
    dead: bool
    reason: Reason | None = None


def cause_of(stated: str, texts: Sequence[str], *, final: bool = True, late: bool = False) -> Cause:
    """The cause that `texts` tell, the nearest to the recipient first. `stated` is the report's Status field.

    A code in the words of the refusing server is nearer to the truth than the field, which its client made up; a
    bare `5.0.0` says nothing. `final` is false where they still try. `late`: refused after the whole message was
    sent, when a "user unknown" is a filter's excuse as often as the truth. The last of several texts is whatever else
    stands there: it counts where no code says more.
    """
    cut = [text[:_LIMIT] for text in texts]
    code = _enhanced(cut[:1]) or _code(stated)
    if not code or (code.endswith(".0.0") and not _enhanced(cut[:1])):
        code = next((found for found in map(_one_enhanced, cut[1:]) if found), code)
    told = cut[:-1] if len(cut) > 1 and code and not code.endswith(".0.0") else cut
    reason = next((found for found in map(_reason, told) if found is not None), None)
    reply = next((match[1] for text in cut if (match := _REPLY.search(text))), "")
    if reason is None and reply == "551":
        reason = Reason.MOVED  # user not local (RFC 5321, 4.2.3)
    dead = final and _is_dead(reason, code, reply, late=late)
    if not code:
        class_ = reply[:1] or ("5" if final else "4")
        code = f"{class_}.{STATUS[reason] if reason is not None else '0.0'}"
    return Cause(status=code, dead=dead, reason=reason)


def _is_dead(reason: Reason | None, code: str, reply: str, *, late: bool) -> bool:
    class_, _, detail = code.partition(".")
    by_code = class_ == "5" and detail in _DEAD_CODES
    if reason is None:
        return by_code
    if reason is Reason.REFUSED:
        return by_code or (not class_.startswith("4") and not reply.startswith("4") and detail in ("", "0.0", "5.0"))
    if reason is Reason.SPAM and detail == "4.1" and class_ == "5":
        return True  # Exchange Online refuses so whom the directory does not know
    if reason in (Reason.NO_DOMAIN, Reason.NO_MAIL_THERE):
        return not (class_ == "4" or reply.startswith("4"))
    return reason in DEAD and not (late and reason in _NO_SUCH and not detail.startswith("1."))


def _reason(text: str) -> Reason | None:
    """The first reason of the table whose words are in `text`. Addresses are no words."""
    plain = _SPLIT_REPLY.sub(" ", _ADDRESS.sub(" x ", text))
    said = folded(plain)
    return next((reason for reason, phrases in PHRASES if any(_within(phrase, said) for phrase in phrases)), None)


def _within(phrase: str, text: str) -> bool:
    head, star, tail = phrase.partition(" * ")
    if not star:
        return phrase in text
    start = text.find(head)
    for _ in range(8):
        if start < 0:
            return False
        end = start + len(head)
        if text.find(tail, end, end + _ROOM + len(tail)) >= 0:
            return True
        start = text.find(head, end)
    return False


def _code(stated: str) -> str:
    match = _ENHANCED.search(stated[:80])
    return match[1] if match is not None and match[1][0] != "2" else ""


def _enhanced(texts: Iterable[str]) -> str:
    return next((code for code in map(_one_enhanced, texts) if code), "")


def _one_enhanced(text: str) -> str:
    """The first code that says something, else the first."""
    found = [match[1] for match in _ENHANCED.finditer(text) if match[1][0] != "2"]
    return next((code for code in found if not code.endswith(".0.0")), found[0] if found else "")
