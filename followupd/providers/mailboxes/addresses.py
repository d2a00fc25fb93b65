"""Address lists (RFC 5322, 3.4) as they are really written, in linear time and with a cap."""

from __future__ import annotations

import re
from functools import lru_cache

from followupd.domain.ids import Address
from followupd.domain.message import Mailbox
from followupd.providers.mailboxes.text import decoded, one_line

ADDRESSES_KEPT = 500
_NAME_LIMIT = 200

# Possessive, so that a text is read once whatever a stranger puts into it.
_PLAIN = re.compile(
    r'\s*+(?:"([^"\\]*+)"\s*+|([^"<>,;:()\\]*+))<([^<>,;:()"\\\s]++)>\s*+(?:,|$)'  # "Kim Lee" <kim@…>, Kim Lee <kim@…>
    r'|\s*+([^<>,;:()"\\\s]++)\s*+(?:,|$)'  # kim@…
)
_TOKEN = re.compile(r'"((?:[^"\\]|\\.)*+)("|\\?$)|<([^<>]*+)>|([,;:()])|[^",;:()<>\\\s]++|\s++|.', re.S)
_COMMA = re.compile(r"=\?[\w-]+\?(?:q\?=2c|b\?LA==)\?=", re.IGNORECASE)
"""A comma as an encoded-word of its own: so EmailMessage of Python 3.11 may fold a list."""
_ESCAPED = re.compile(r"\\(.)", re.S)


def mailboxes(text: str) -> tuple[Mailbox, ...]:
    """The mailboxes of an address header, in order, at most 500; what is no address is left out.

    Groups are opened, comments are taken as names where there is no other, brackets may be missing,
    and a name with a bare comma before the brackets ("Lee, Kim <kim@…>") is put together again.
    """
    if not text.isprintable():
        text = one_line(text, len(text))
    if "?=" in text:
        text = _COMMA.sub(",", text)
    return _short(text) if len(text) < 500 else _parsed(text)


@lru_cache(maxsize=4096)
def _short(text: str) -> tuple[Mailbox, ...]:
    return _parsed(text)


def _parsed(text: str) -> tuple[Mailbox, ...]:
    found: list[Mailbox] = []
    at, end = 0, len(text)
    while at < end and len(found) < ADDRESSES_KEPT:
        plain = _PLAIN.match(text, at)
        if plain is None or (address := Address.parse(plain[3] or plain[4])) is None:
            rest = _Careful(text, at, found)
            return tuple(rest.read())
        found.append(_mailbox(plain[1] or plain[2] or "", address))
        at = plain.end()
    return tuple(found)


def _mailbox(name: str, address: Address) -> Mailbox:
    return Mailbox(address=address, name=one_line(decoded(name).lstrip(", "), _NAME_LIMIT))


class _Careful:
    """Reads a list token by token, for what the plain pattern does not cover."""

    def __init__(self, text: str, at: int, found: list[Mailbox]) -> None:
        self._text, self._at, self._found = text, at, found
        self._before = ""  # what stood before a comma and was no mailbox: perhaps the first half of a name
        self._clear()

    def _clear(self) -> None:
        self._words: list[str] = []
        self._comment: list[str] = []
        self._angle: str | None = None
        self._named = 0  # how many of the words stood before the brackets

    def read(self) -> list[Mailbox]:
        depth = 0  # of comments
        for token in _TOKEN.finditer(self._text, self._at):
            if len(self._found) >= ADDRESSES_KEPT:
                return self._found
            mark = token[4]
            if mark == "(" or (depth and mark == ")"):
                depth += 1 if mark == "(" else -1
            elif depth:
                self._comment.append(token[0])
            elif mark == "," or mark == ";":
                self._flush(mark)
            elif mark == ":":
                self._clear()  # the name of a group
            elif token[3] is not None:
                self._open(token[3])
            elif token[1] is not None and token[2] == '"':
                self._words.append(_ESCAPED.sub(r"\1", token[1]))
            elif token[1] is not None:  # a quote that never ends: no quote at all
                self._text, self._at = "".join((*self._words, token[0].replace('"', " "))), 0
                self._words = []
                return self.read()
            else:
                self._words.append(token[0])
        self._flush("")
        return self._found

    def _open(self, angle: str) -> None:
        """An address in brackets; a second one begins a mailbox of its own, whose comma was lost in an encoded-word
        (so does EmailMessage of Python 3.11 fold a list with a name that is not ASCII)."""
        if self._angle is not None:
            rest = self._words[self._named :]
            del self._words[self._named :]
            self._flush(",")
            self._words = rest
        self._angle, self._named = angle, len(self._words)

    def _flush(self, mark: str) -> None:
        phrase = "".join(self._words).strip()
        address = None
        if self._angle is not None:
            address = Address.parse("".join(self._angle.rpartition(":")[2].split()))
        else:  # no brackets: the last word with an @
            words = phrase.split()
            for i in reversed(range(len(words))):
                if "@" in words[i] and (address := Address.parse(words[i])):
                    phrase = " ".join(words[:i] + words[i + 1 :])
                    break
        if address is None:
            self._before = phrase if mark == "," and "@" not in phrase and self._angle is None else ""
        else:
            if self._before and phrase and self._angle is not None:
                phrase = f"{self._before}, {phrase}"
            self._found.append(_mailbox(phrase or "".join(self._comment), address))
            self._before = ""
        self._clear()
