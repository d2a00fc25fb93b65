"""What an invitation says that can be said again in a letter: its points, its place. In doubt, nothing."""

from __future__ import annotations

import html
import re

from followupd.compose.text import one_line, several_lines

_MAX_POINTS = 6
_MAX_POINT = 80
_TAG = re.compile(r"<[^<>]{0,500}>")
_ITEM_TAG = re.compile(r"<(?:li|p|br|div)\b[^<>]{0,500}>", re.IGNORECASE)
_POINT = re.compile(r"(?:[-*+•‣◦–·▪]|\d{1,2}[.)])\s+(?P<point>\S.*)")
_RULE = re.compile(r"[-_=~:*─━.]{8,}")
_DIAL_IN = re.compile(
    r"\b(?:zoom|teams|google meet|webex|gotomeeting|jitsi|skype|dial[- ]?in|einwahl|join (?:the|with|by|online)|"
    r"meeting[- ]?id|besprechungs-id|passcode|password|passwort|kenncode|phone conference|conference id|one tap|"
    r"find your local number|tel:|pin:)",
    re.IGNORECASE,
)
_LINK = re.compile(
    r"://|\bwww\.|\bmailto:|@|\b[a-z0-9-]+\.(?:com|org|net|io|us|de|fr|es|co|app|me|ly)(?:/|\b)", re.IGNORECASE
)
_NO_PLACE = re.compile(
    r"\b(?:zoom|teams|meet|webex|skype|slack|facetime|whatsapp|online|virtual|virtuell|remote|video|call|phone|telefon|"
    r"téléphone|teléfono|tbd|tba|tbc|room|raum|salle|sala|floor|conference|meeting|konferenzraum|besprechungsraum|"
    r"home|office|büro|bureau|oficina|my place|n/a|none|null|unknown)\b",
    re.IGNORECASE,
)
_QUOTES = str.maketrans(dict.fromkeys('"“”„‟«»', "'"))


def has_link(text: str) -> bool:
    """True where `text` holds a URL, an address, or something that a mail program would make one of."""
    return _LINK.search(text) is not None


def agenda(description: str) -> tuple[str, ...]:
    """The bulleted or numbered points of a description, up to where the dial-in text begins; () where there are none.

    A description of HTML counts by its list items. Points with links, or too long to be points, are left out.
    """
    text = description[:8192]
    if "<" in text:
        text = html.unescape(
            _TAG.sub("", _ITEM_TAG.sub(lambda tag: "\n- " if tag[0][1:3].lower() == "li" else "\n", text))
        )
    points: list[str] = []
    for line in several_lines(text, 8192, 200).split("\n"):
        if _RULE.match(line) or _DIAL_IN.search(line):
            break
        found = _POINT.match(line)
        if found is None:
            continue
        point = found["point"].rstrip(" .;,")
        if 2 <= len(point) <= _MAX_POINT and not has_link(point):
            points.append(point)
    return tuple(points[:_MAX_POINTS])


def place(location: str) -> str:
    """The name of a place that two people would both call it by, or "": no link, room code, call or street number."""
    first = re.split(r"[,;\n(]", several_lines(location, 400), maxsplit=1)[0].strip(" -.")
    if not 3 <= len(first) <= 60 or has_link(location) or _NO_PLACE.search(first) or any(c.isdigit() for c in first):
        return ""
    return first if sum(c.isalpha() for c in first) >= 3 and not re.search(r"[_/\\|]", first) else ""


def topic(text: str) -> str:
    """What the meeting was about, fit to stand in double quotes; "" where it is a link or a whole paragraph."""
    told = one_line(text, 300).translate(_QUOTES)
    if told[:1] == told[-1:] == "'":
        told = told.strip("' ")
    return told if len(told) <= 100 and not has_link(told) and any(c.isalpha() for c in told) else ""
