"""A signature that is kept as HTML, made fit to pass on: only what marks up text, and nothing that acts or hides.

What is written is made anew from an allow-list, so that whatever a parser may take the source for, nothing else comes
out. Pictures stay where the user's own signature shows them by https: their letters load the same ones anyway, and a
signature without its logo is not theirs. What nobody would see (a pixel, a hidden element) goes, and nothing else is
fetched from anywhere.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Mapping
from html import escape, unescape
from urllib.parse import urlsplit

from followupd.derive.htmltext import html_lines, walk
from followupd.derive.words import table
from followupd.domain.message import Signature

LONGEST = 20_000
"""Characters of a signature that is read: twice what Gmail keeps."""
_MOST_TEXT, _MOST_LINES, _MOST_WRITTEN = 2_000, 30, 60_000
_DEEPEST, _MOST_PICTURES, _SEEN_PX = 50, 10, 3

_KEPT = table(
    "a b strong i em u s strike small big sub sup font span div p br hr img ul ol li"
    " table thead tbody tfoot tr td th h1 h2 h3 h4 h5 h6"
)
_VOID = table("area base br col embed hr img input link meta param source track wbr")
_UNSEEN = table(
    "head style script title template noscript svg math object applet iframe frameset select option textarea button"
    " audio video canvas xml xmp noembed noframes"
)
_PLAIN = table("width height align valign cellpadding cellspacing border bgcolor color face size dir colspan rowspan")
_ATTRIBUTE = re.compile(r"""([a-z][\w:-]{0,30})(?:\s*+=\s*+("[^"]*+"|'[^']*+'|[^\s"'>]++))?+""", re.IGNORECASE)
_STYLES = re.compile(
    r"(?:background-color|border(?:-(?:top|right|bottom|left|collapse|spacing|color|style|width|radius))?|color|direction"
    r"|font(?:-(?:family|size|style|weight|variant))?|height|letter-spacing|line-height|max-width"
    r"|(?:margin|padding)(?:-(?:top|right|bottom|left))?|text-(?:align|decoration|transform)|vertical-align|white-space"
    r"|width)"
)
_STYLE_VALUE = re.compile(r"[\w#%.,'\" +-]{1,120}")
_COLOUR = re.compile(r"rgba?\([\d., %]{1,30}\)", re.IGNORECASE)
_PLAIN_VALUE = re.compile(r"[\w#%., -]{1,80}")
_HIDES = re.compile(
    r"display:none|visibility:hidden|mso-hide:all|opacity:0?\.?0*(?:;|$)|(?:font-size|line-height):0(?:px|pt|em|%)?(?:;|$)"
)
_LINKS = frozenset({"http", "https", "mailto", "tel"})
_BARE = re.compile(r"^(?:https?://(?:www\.)?|mailto:|tel:)|/$", re.IGNORECASE)
_ACTS = frozenset({"Cc", "Cf", "Cs", "Co", "Cn"})


def signature_of(source: str) -> Signature | None:
    """The signature in `source` (HTML), or None where there is nothing to be seen in it, or far too much."""
    if len(source) > LONGEST:
        return None
    html = _written(source, spells_links=False)
    lines = [line.strip() for line, _ in html_lines(_written(source, spells_links=True))]
    text = re.sub(r"\n{3,}", "\n\n", "\n".join(lines[:_MOST_LINES])).strip()[:_MOST_TEXT].strip()
    if not text:
        return None
    return Signature(text=text, html=html if len(html) <= _MOST_WRITTEN else "")


def _written(source: str, *, spells_links: bool) -> str:
    writer = _Writer(spells_links=spells_links)
    walk(source, writer)
    return writer.whole()


class _Writer:
    """Writes down what is kept. With `spells_links` each link says where it leads, where its words do not."""

    def __init__(self, *, spells_links: bool) -> None:
        self._spells_links = spells_links
        self._out: list[str] = []
        self._open: list[tuple[str, bool, bool]] = []  # the tag, whether it was written, whether it hides what is in it
        self._pictures = 0
        self._link: tuple[str, int] | None = None  # where it leads, and where its words begin

    def enter(self, tag: str, attributes: str) -> None:
        is_void = tag in _VOID
        if not is_void and len(self._open) >= _DEEPEST:
            return
        told = _told(attributes)
        hides = self._hidden() or tag in _UNSEEN or _is_hidden(told)
        written = not hides and tag in _KEPT and (tag != "img" or self._shows(told))
        if written:
            kept = "".join(f' {name}="{escape(value)}"' for name, value in _attributes(tag, told))
            self._out.append(f"<{tag}{kept}>")
        if is_void:
            return
        self._open.append((tag, written, hides))
        if tag == "a" and written:
            self._link = _url(told.get("href", "")), len(self._out)
        if attributes.endswith("/"):
            self._leave()

    def leave(self, tag: str) -> None:
        if any(one == tag for one, _, _ in self._open):
            while self._leave() != tag:
                pass

    def write(self, text: str) -> None:
        if not self._hidden():
            self._out.append(escape(_seen(text)))

    def whole(self) -> str:
        while self._open:
            self._leave()
        return "".join(self._out).strip()

    def _hidden(self) -> bool:
        return bool(self._open) and self._open[-1][2]

    def _leave(self) -> str:
        tag, written, _ = self._open.pop()
        if tag == "a" and written:
            self._spell()
        if written:
            self._out.append(f"</{tag}>")
        return tag

    def _spell(self) -> None:
        url, start = self._link or ("", 0)
        self._link = None
        if url and self._spells_links:
            words = "".join(one for one in self._out[start:] if not one.startswith("<"))
            bare = _BARE.sub("", _BARE.sub("", url))
            if escape(bare).lower() not in words.lower() and words.strip():
                self._out.append(f" &lt;{escape(url)}&gt;")

    def _shows(self, told: Mapping[str, str]) -> bool:
        """True of a picture that is there to be seen, by https."""
        self._pictures += 1
        small = any(_pixels(told.get(name, "")) < _SEEN_PX for name in ("width", "height"))
        return not small and self._pictures <= _MOST_PICTURES and _url(told.get("src", "")).startswith("https://")


def _told(attributes: str) -> Mapping[str, str]:
    """The attributes by their names, each as it is given first (HTML, 13.2.5.33)."""
    found: dict[str, str] = {}
    for name, value in _ATTRIBUTE.findall(attributes):
        found.setdefault(name.lower(), unescape(value.strip("\"'")))
    return found


def _attributes(tag: str, told: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    for name, value in told.items():
        if name == "href" and tag == "a" and (url := _url(value)):
            yield name, url
        elif name == "src" and tag == "img":
            yield name, _url(value)
        elif name == "alt" and tag == "img":
            yield name, _seen(value)[:200]
        elif name == "style" and (style := _style(value)):
            yield name, style
        elif name in _PLAIN and _PLAIN_VALUE.fullmatch(value):
            yield name, value


def _style(value: str) -> str:
    kept = []
    for one in value.split(";"):
        name, _, what = (part.strip() for part in one.partition(":"))
        if _STYLES.fullmatch(name.lower()) and _STYLE_VALUE.fullmatch(_COLOUR.sub("x", what)):
            kept.append(f"{name.lower()}: {what}")
    return "; ".join(kept)


def _is_hidden(told: Mapping[str, str]) -> bool:
    return "hidden" in told or _HIDES.search("".join(told.get("style", "").lower().split())) is not None


def _url(value: str) -> str:
    """An address that a reader may be led to, or ""."""
    url = value.strip()
    try:
        scheme = urlsplit(url).scheme
    except ValueError:
        return ""
    fine = len(url) <= 2_000 and url.isascii() and url.isprintable() and not any(char in url for char in " <>\"'`\\")
    return url if fine and scheme in _LINKS and url.lower().startswith(f"{scheme}:") else ""


def _pixels(value: str) -> float:
    digits = value.strip().removesuffix("px")
    return float(digits) if digits.isdecimal() and len(digits) < 6 else _SEEN_PX


def _seen(text: str) -> str:
    """The text without what cannot be seen, or acts on the reader."""
    return "".join(
        " " if char in "\r\n\t\v\f\x1c\x1d\x1e\x85\u2028\u2029" else char
        for char in text
        if char in "\r\n\t\v\f\x1c\x1d\x1e\x85\u2028\u2029\u200c\u200d" or unicodedata.category(char) not in _ACTS
    )
