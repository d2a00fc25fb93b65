"""What a person wrote in a message, greeting and closing too; not what they quote or forward, signature or footers.

Nothing is ever added, and every step walks the lines once.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from followupd.derive.htmltext import Origin, html_lines
from followupd.derive.mimeparts import Mail, Part
from followupd.derive.pasted import pasted
from followupd.derive.quote_marks import LONGEST, announces, header_block, introduction, rule
from followupd.derive.signatures import kept

_LIMIT = 262_144
_INVISIBLE = re.compile(r"[\u00ad\u061c\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]+")
_SPACES = re.compile(r"[\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000\t]")
_ENTITIES = (("&lt;", "<"), ("&gt;", ">"), ("&quot;", '"'), ("&amp;", "&"))
_QUOTED = re.compile(r"^[ \t\u00a0]{0,4}(?:>|＞|\|(?:\s*[>|]|\s)|[A-Z]{1,3}>{1,3}\s)")
_FRAMED = re.compile(r"^\s*(?:>.*<<|\|.*\|)\s*$")
_LINK = re.compile(r"^\s*[(<\[]?https?://\S+\s?[>)\]]*\s?>?\s*$")
_STUB = re.compile(
    r"\bhtml\b.{0,80}\b(?:view|client|support|reader|display|version|anzeigen|afficher|visualizar)"
    r"|\b(?:view|client|support|reader|display|anzeigen|afficher|visualizar)\b.{0,80}\bhtml\b"
    r"|^this is a multi-?part message in mime format",
    re.IGNORECASE | re.DOTALL,
)


def written_text(mail: Mail, *, sent: Sequence[str] = ()) -> str:
    """What the writer of `mail` wrote, of its text/plain parts, or of its HTML where these say nothing.

    `sent`: our own messages that it may answer; their words are quotes, marked or not.
    """
    own = [part for part in mail.parts if part.type.startswith("text/") and part.disposition != "attachment"]
    plain = [part for part in own if part.type == "text/plain"]
    html = [part for part in own if part.type == "text/html"]
    text = "\n".join(_unflowed(part) for part in plain)
    if html and (own[0] in html or not text.strip() or (len(text) < 400 and _STUB.search(text))):
        lines = [line for part in html for line in html_lines(part.text[:_LIMIT])]
        return _written([text for text, _ in lines], [origin for _, origin in lines], sent)
    return written_in(text, sent=sent)


def written_in(text: str, *, sent: Sequence[str] = ()) -> str:
    """The same of a bare text."""
    lines = text[:_LIMIT].replace("\r\n", "\n").replace("\r", "\n").split("\n")
    return _written(lines, [Origin.TEXT] * len(lines), sent)


def _written(lines: Sequence[str], origins: Sequence[Origin], sent: Sequence[str]) -> str:
    views = [_view(line) for line in lines]
    quoted = [origin in (Origin.QUOTE, Origin.END) for origin in origins]
    _find_marked(views, quoted)
    if any(sent):
        quoted = [one or other for one, other in zip(quoted, pasted(lines, sent), strict=True)]
    shared = _find_introduced(views, quoted, origins)
    texts = [line[: shared[place]].rstrip(" \t-") if place in shared else line for place, line in enumerate(lines)]
    keep = _without_signatures(
        texts, [_view(text) if place in shared else views[place] for place, text in enumerate(texts)], quoted
    )
    return _joined(texts, keep)


def _view(line: str) -> str:
    """The line as it is compared: no marks of direction, ordinary spaces, entities read; at most 500 characters."""
    line = line[:LONGEST]
    if not line.isascii() or "\t" in line:
        line = _SPACES.sub(" ", _INVISIBLE.sub("", line))
    if "&" in line:
        for entity, char in _ENTITIES:
            line = line.replace(entity, char)
    return line


def _find_marked(views: Sequence[str], quoted: list[bool]) -> None:
    """Finds the lines that begin with `>`, and pieces of them that were wrapped onto a line of their own."""
    for place, view in enumerate(views):
        if _QUOTED.match(view) and not _FRAMED.match(view):
            # `>From` at a line's start is what mailboxes make of "From".
            escaped = view.startswith(">From ") and not _beside(views, place)
            quoted[place] = quoted[place] or not (escaped or _closes(views, place))
    for place in range(1, len(views) - 1):
        if (
            not quoted[place]
            and quoted[place - 1]
            and quoted[place + 1]
            and _is_wrapped(views[place - 1], views[place])
        ):
            quoted[place] = True


def _beside(views: Sequence[str], place: int) -> bool:
    return any(views[other].startswith(">") for other in (place - 1, place + 1) if 0 <= other < len(views))


def _closes(views: Sequence[str], place: int) -> bool:
    """True for `>:` or `> wrote:`, the end of an address that was wrapped."""
    above = "".join(view for view in views[max(place - 2, 0) : place] if not view.startswith(">"))
    open_above = above.count("<") > above.count(">")
    return open_above and len(views[place]) < 30 and views[place].rstrip().endswith((":", "："))


def _is_wrapped(above: str, view: str) -> bool:
    """True for the rest of a quoted line that was too long; an answer begins anew."""
    text = view.strip()
    if not text:
        return False
    if _LINK.match(view) or any(above.rfind(left) > above.rfind(right) for left, right in ("()", "[]")):
        return True
    full = len(above.rstrip()) + 1 + len(text.split(maxsplit=1)[0]) > 70
    return full and (text[0].islower() or text[0] in ",;.)") and above.rstrip()[-1:] not in "?!"


def _find_introduced(views: Sequence[str], quoted: list[bool], origins: Sequence[Origin]) -> dict[int, int]:
    """Finds what introduces quotes, and unmarked quotes; the columns where one begins on a line of the writer's."""
    following = _quote_follows(views, quoted)
    shared: dict[int, int] = {}
    place = 0
    while place < len(views):
        if quoted[place] or not views[place].strip():
            place += 1
            continue
        begin: tuple[int, int] | None
        if origins[place] is Origin.INTRODUCTION:
            begin = place, 0
            while place + 1 < len(views) and origins[place + 1] is Origin.INTRODUCTION:
                place += 1
        elif announces(views[place]) or header_block(views, place):
            begin = place, 0
        else:
            begin = introduction(views, place, quote_follows=following[place])
        if begin is None or any(quoted[begin[0] : place]):
            place += 1
            continue
        start, column = begin
        if column:
            shared[start] = column
        end = place + 1 if following[place] else len(views)
        for line in range(start + (1 if column else 0), end):
            quoted[line] = True
        place = end
    return shared


def _quote_follows(views: Sequence[str], quoted: Sequence[bool]) -> list[bool]:
    """For each line whether the next that is not empty is a quote."""
    following = [False] * len(views)
    for place in range(len(views) - 2, -1, -1):
        below = place + 1
        following[place] = quoted[below] or (not views[below].strip() and following[below])
    return following


def _without_signatures(texts: Sequence[str], views: Sequence[str], quoted: Sequence[bool]) -> list[bool]:
    """The lines that are kept: each stretch between quotes without its signature, and without rules above a quote."""
    keep = [not one for one in quoted]
    start = 0
    while start < len(texts):
        if quoted[start]:
            start += 1
            continue
        end = start
        while end < len(texts) and not quoted[end]:
            end += 1
        stretch = [texts[place] if texts[place] == "-- " else views[place] for place in range(start, end)]
        keep[start:end] = kept(stretch, last=True)
        if end < len(texts):
            _drop_rules(views, keep, start, end)
        start = end
    return keep


def _drop_rules(views: Sequence[str], keep: list[bool], start: int, end: int) -> None:
    """Takes the line of dashes above a quote away."""
    place = end - 1
    while place >= start and (not keep[place] or not views[place].strip() or rule(views[place])):
        keep[place] = keep[place] and not rule(views[place])
        place -= 1


def _joined(texts: Sequence[str], keep: Sequence[bool]) -> str:
    """The lines that are kept; the empty ones around what was taken out count once."""
    out: list[str] = []
    cut = False
    for text, kept_line in zip(texts, keep, strict=True):
        if not kept_line:
            cut = True
        elif text.strip() or not cut:
            out.append(text)
            cut = False
    return "\n".join(out).strip()


def _unflowed(part: Part) -> str:
    """The text of a part with its soft line ends taken out (RFC 3676)."""
    text = part.text
    if part.params.get("format", "").strip().lower() != "flowed":
        return text
    tail = 1 if part.params.get("delsp", "").strip().lower() == "yes" else 0
    out: list[list[str]] = []
    depth, soft = 0, False
    for line in text.split("\n"):
        bare = line.lstrip(">")
        own = len(line) - len(bare)
        bare = bare.removeprefix(" ")
        flows = bare.endswith(" ") and bare != "-- " and bool(bare.strip())
        if soft and own == depth and bare.strip() and bare != "-- ":
            out[-1].append(bare[: len(bare) - tail] if flows else bare)
        else:
            out.append([line[:own] + (" " if own else ""), bare[: len(bare) - tail] if flows else bare])
        depth, soft = own, flows
    return "\n".join("".join(pieces) for pieces in out)
