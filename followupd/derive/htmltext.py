"""HTML mail as lines of text, each with what the mark-up says about it: quoted, dropped, or the end of the reply.

One walk over the source, without going back: tags that nothing closes, comments without an end and a hundred thousand
open elements cost no more than their length. Hidden text, style sheets and scripts are left out.
"""

from __future__ import annotations

import enum
import re
from collections import Counter
from html import unescape
from typing import Protocol

from followupd.derive.words import table

_VOID = table("area base br col embed hr img input link meta param source track wbr o:p")
_BLOCK = table(
    "address article aside blockquote body center dd div dl dt fieldset figure footer form h1 h2 h3 h4 h5 h6 header"
    " hr html li main nav ol p pre section table tbody tfoot thead tr ul"
)
_SPACED = table("p blockquote h1 h2 h3 h4 h5 h6 ul ol table pre")
_UNSEEN = table("head style script title template noscript svg object iframe select xml")
_RAW = table("style script title xml")
_TAG = re.compile(r"(/?)([a-zA-Z][\w:-]{0,30})")
_ATTRIBUTE = re.compile(
    r"""\b(class|id|name|type|style|data-marker|hidden|data-smartmail|data-signatureblock)\s*=\s*("[^"]*+"|'[^']*+'|[^\s"'>]++)""",
    re.I,
)
_HIDDEN = re.compile(
    r"display\s*:\s*none|visibility\s*:\s*hidden|mso-hide\s*:\s*all|font-size\s*:\s*0(?:px|pt)?\s*(?:;|$)", re.I
)
_INDENT = re.compile(r"border(?:-left)?\s*:\s*(?:none|0|medium none)", re.I)
_REPLY_RULE = re.compile(
    r"border-top\s*:\s*(?:solid\s+#[0-9a-f]{6}\s+1(?:\.0)?pt|1(?:\.0)?pt solid).{0,80}padding\s*:\s*3(?:\.0)?pt 0", re.I
)
_ODD_SPACES = re.compile(r"[ \t\r\n\f]+")
_ATTRIBUTES_READ, _DEEPEST = 2_000, 2_000

_QUOTES = re.compile(
    r"\b(?:\w{0,12}yahoo_quoted|protonmail_quote|tutanota_quote|front-blockquote|sh-quoted-content|mail_quote|isreplycontent"
    r"|isforwardcontent|moz-forward-container|__quoted_text__|zmail_extra|gmail_quote_body|wordprotect_quote)\b"
)
_ENDS = re.compile(
    r"\b(?:divrplyfwdmsg|appendonsend|olk_src_body_section|mail-editor-reference-message-container|stopspelling|zwchr)\b"
)
_INTRODUCES = re.compile(r"\b(?:gmail_attr|moz-cite-prefix|reply-intro)\b")
_DROPPED = re.compile(
    r"\b(?:gmail_signature|moz-signature|protonmail_signature_block|ms-outlook-mobile-signature"
    r"|messagesignaturesection|composer_signature|apple-mail-signature|tutanota_signature|signature)\b"
)


class Origin(enum.Enum):
    """What the mark-up says about a line."""

    TEXT = "text"  # nothing
    QUOTE = "quote"  # it is quoted
    INTRODUCTION = "introduction"  # it introduces a quote: the one below it, or all that follows
    END = "end"  # it, and all that follows, is quoted or forwarded


class _Walk:
    """The lines found so far, and the elements that are open."""

    def __init__(self) -> None:
        self.lines: list[tuple[str, Origin]] = []
        self.open: list[tuple[str, Origin | None, bool, bool]] = []
        self.counts: Counter[str] = Counter()
        self.quoted = self.introduced = self.unseen = self.pre = 0
        self.ended = False
        self._line: list[str] = []
        self._space = False

    def write(self, text: str) -> None:
        if self.unseen:
            return
        if self.pre:
            first, *rest = text.replace("\r\n", "\n").split("\n")
            self._line.append(first)
            for line in rest:
                self.break_line()
                self._line.append(line)
            return
        words = _ODD_SPACES.sub(" ", text)
        if words.startswith(" ") and (not self._line or self._space):
            words = words[1:]
        if words:
            self._line.append(words)
            self._space = words.endswith(" ")

    def break_line(self, *, only_open: bool = False) -> None:
        """Ends the line; an empty one only where it is asked for."""
        if self._line or not only_open:
            text = "".join(self._line)
            self.lines.append((text if text == "-- " else text.rstrip(), self._origin()))
        self._line, self._space = [], False

    def _origin(self) -> Origin:
        if self.ended:
            return Origin.END
        if self.quoted:
            return Origin.QUOTE
        return Origin.INTRODUCTION if self.introduced else Origin.TEXT

    def break_paragraph(self) -> None:
        self.break_line(only_open=True)
        if self.lines and self.lines[-1][0]:
            self.break_line()

    def enter(self, tag: str, attributes: str) -> None:
        origin, unseen = _origin(tag, attributes)
        if tag in _BLOCK:
            self.break_paragraph() if tag in _SPACED else self.break_line(only_open=True)
        if tag == "br":
            self.break_line()
        self.ended = self.ended or origin is Origin.END
        if tag in ("td", "th"):
            self.write(" ")
        if tag in _VOID or attributes.endswith("/") or len(self.open) >= _DEEPEST:
            return
        pre = tag == "pre"
        self.open.append((tag, origin, unseen, pre))
        self.counts[tag] += 1
        self._count(origin, unseen=unseen, pre=pre, by=1)

    def leave(self, tag: str) -> None:
        if self.counts[tag] and (tag in _BLOCK or self._is_near(tag)):
            while self.open:
                name, origin, unseen, pre = self.open.pop()
                if name in _BLOCK:
                    self.break_paragraph() if name in _SPACED else self.break_line(only_open=True)
                self.counts[name] -= 1
                self._count(origin, unseen=unseen, pre=pre, by=-1)
                if name == tag:
                    return
        elif tag == "p":
            self.break_paragraph()

    def _is_near(self, tag: str) -> bool:
        """True where `tag` was opened within the innermost block: `<b><div></b>` does not close the block."""
        for name, *_ in self.open[:-51:-1]:
            if name == tag or name in _BLOCK:
                return name == tag
        return False

    def _count(self, origin: Origin | None, *, unseen: bool, pre: bool, by: int) -> None:
        self.quoted += by if origin is Origin.QUOTE else 0
        self.introduced += by if origin is Origin.INTRODUCTION else 0
        self.unseen += by if unseen else 0
        self.pre += by if pre else 0


def html_lines(source: str) -> list[tuple[str, Origin]]:
    """The lines that a reader sees, in order."""
    found = _Walk()
    walk(source, found)
    found.break_line(only_open=True)
    return found.lines


class Visitor(Protocol):
    """Who is told what stands in HTML, in order. `attributes` are as they stand; void elements are never left."""

    def write(self, text: str) -> None: ...
    def enter(self, tag: str, attributes: str) -> None: ...
    def leave(self, tag: str) -> None: ...


def walk(source: str, visitor: Visitor) -> None:
    """Tells the visitor the text, and the tags in lower case, in linear time; never raises."""
    place = 0
    while place < len(source):
        start = source.find("<", place)
        visitor.write(_unescaped(source[place : start if start >= 0 else len(source)]))
        if start < 0:
            return
        place = _mark_up(source, start, visitor)


def _mark_up(source: str, start: int, walk: Visitor) -> int:
    """Reads what begins with `<` at `start`; where it ends."""
    if source.startswith("<!--", start):
        end = source.find("-->", start + 4)
        return end + 3 if end >= 0 else len(source)
    tag = _TAG.match(source, start + 1)
    if tag is None:
        if source[start + 1 : start + 2] not in ("!", "?"):
            walk.write("<")
            return start + 1
        end = source.find(">", start)
        return end + 1 if end >= 0 else len(source)
    end = _tag_end(source, tag.end())
    if end < 0:
        return len(source)
    name = tag[2].lower()
    if tag[1]:
        walk.leave(name)
        return end + 1
    walk.enter(name, source[tag.end() : min(end, tag.end() + _ATTRIBUTES_READ)])
    if name in _RAW and source[end - 1] != "/":
        close = _close(source, name, end)
        walk.leave(name)
        return close
    return end + 1


def _tag_end(source: str, start: int) -> int:
    """The `>` that ends a tag: not one within quotes, if they close soon."""
    end = source.find(">", start)
    if end >= 0 and source.count('"', start, min(end, start + _ATTRIBUTES_READ)) % 2:
        quote = source.find('"', end, end + _ATTRIBUTES_READ)
        after = source.find(">", quote, quote + _ATTRIBUTES_READ) if quote >= 0 else -1
        return after if after >= 0 else end
    return end


def _close(source: str, name: str, start: int) -> int:
    """Behind the end tag of an element that holds no mark-up."""
    found = re.compile(rf"</{re.escape(name)}[\s/>]", re.I).search(source, start)
    if found is None:
        return len(source)
    end = source.find(">", found.start())
    return end + 1 if end >= 0 else len(source)


def _unescaped(text: str) -> str:
    try:
        return unescape(text).replace("\xa0", " ") if "&" in text else text.replace("\xa0", " ")
    except ValueError:  # a number of more digits than Python reads
        return text


def _origin(tag: str, attributes: str) -> tuple[Origin | None, bool]:
    """(what the element makes of its lines, whether nobody sees them)."""
    if not attributes.strip(" /"):
        return (Origin.QUOTE if tag == "blockquote" else None), tag in _UNSEEN
    given = {name.lower(): value.strip("\"'").lower() for name, value in reversed(_ATTRIBUTE.findall(attributes))}
    style = given.get("style", "")
    marks = " ".join(given.get(name, "") for name in ("class", "id", "name", "data-marker", "data-smartmail"))
    unseen = tag in _UNSEEN or _HIDDEN.search(style) is not None or _DROPPED.search(marks) is not None
    if _ENDS.search(marks) or (tag == "div" and _REPLY_RULE.search(style)):
        return Origin.END, unseen
    if _QUOTES.search(marks) or (given.get("name") == "quote" and tag == "div"):
        return Origin.QUOTE, unseen
    if _INTRODUCES.search(marks):
        return Origin.INTRODUCTION, unseen
    if tag == "blockquote":
        indented = _INDENT.search(style) and given.get("type") != "cite" and "quote" not in marks
        return (None if indented else Origin.QUOTE), unseen
    return None, unseen
