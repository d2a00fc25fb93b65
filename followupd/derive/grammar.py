"""Sentences as classes of words, and rules that put classes together: what the judging of wishes is made of.

A lexicon is written in lines `CLASS CLASS: word, stem*, some words`; a word is of all the classes whose lines have it
or its stem, and of several entries that are more than a word the longest counts. Words of the class `NOISE` change
nothing and are passed over, together with the commas around them; one that is a `BREAK` as well is a break where a
clause begins, else noise.

A rule is a line of classes and lower-case words. `A|B` is one of these, `[A|B]` one of these or nothing, `..` up to
four words of the same clause, `...` up to eight, `~` up to four of which none denies, `<` the beginning of a clause,
`>` its end, `#` that of the sentence, and `TAIL` words that say nothing more of a wish for no mail, up to the end of
the clause.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cached_property

from followupd.domain.record import Struct

_STEM = 3
"""The shortest stem of an entry with `*`."""
_REMEMBERED = 10_000
"""Words of which each grammar remembers what it knows of them."""
_FIRST = 0xE000
"""Each set of classes is one character from here on, so that a rule is a pattern of characters."""
_MARKS = frozenset(",;:()!")
_TAIL = "TAIL"


class Token(Struct, frozen=True):
    """Words that are one entry of the lexicon; `begin` and `end` are places among the words of the sentence."""

    classes: frozenset[str]
    begin: int
    end: int


class Match(Struct, frozen=True):
    """Where a rule is met: `begin` and `end` are places among `tokens`, `start` is where its clause begins."""

    tokens: Sequence[Token]
    begin: int
    end: int

    @property
    def before(self) -> Sequence[Token]:
        """The tokens of the same clause before it."""
        start = self.begin
        while start and "BREAK" not in self.tokens[start - 1].classes:
            start -= 1
        return self.tokens[start : self.begin]

    @property
    def own(self) -> Sequence[Token]:
        return self.tokens[self.begin : self.end]

    @property
    def after(self) -> Sequence[Token]:
        """The tokens of the same clause behind it."""
        end = self.end
        while end < len(self.tokens) and "BREAK" not in self.tokens[end].classes:
            end += 1
        return self.tokens[self.end : end]

    def words(self, said: str) -> str:
        """The words themselves, in the sentence that was looked at."""
        return " ".join(said.split()[self.own[0].begin : self.own[-1].end])

    def rest(self, said: str) -> str:
        """All that the sentence says behind them."""
        return " ".join(said.split()[self.own[-1].end :])


def has(tokens: Sequence[Token], *classes: str) -> bool:
    """True where one of `tokens` is of one of `classes`."""
    return any(not one.classes.isdisjoint(classes) for one in tokens)


class Grammar:
    """A lexicon with rules in its classes; both are read when the first sentence is."""

    def __init__(self, lexicon: str, rules: str) -> None:
        self._lexicon = lexicon
        self._source = rules
        self._compiled: dict[int, re.Pattern[str]] = {}
        self._seen: dict[str, tuple[Sequence[tuple[str, ...]], frozenset[str]]] = {}
        self._last: tuple[str, Sequence[Token]] = ("", ())

    def find(self, said: str) -> Iterator[Match]:
        """The rules met in a folded sentence, in their order."""
        tokens = self.read(said)
        if all(one.classes <= _COMMA for one in tokens):
            return
        encoded = "".join(self._chars[one.classes] for one in tokens)
        present = frozenset(encoded)
        for number, needs in enumerate(self._needs):
            if any(need.isdisjoint(present) for need in needs):
                continue
            for match in self._rule(number).finditer(encoded):
                if match.end() > match.start():
                    yield Match(tokens, match.start(), match.end())

    def read(self, said: str) -> Sequence[Token]:
        """The tokens of a folded sentence without noise; of the same sentence again at once."""
        if said != self._last[0]:
            self._last = said, self._tokens(said)
        return self._last[1]

    def _tokens(self, said: str) -> Sequence[Token]:
        words = said.split()
        tokens: list[Token] = []
        noisy = False
        place = 0
        while place < len(words):
            one = self._token(words, place)
            place = one.end
            if "NOISE" in one.classes and not ("BREAK" in one.classes and _opens(tokens)):
                noisy = True
                continue
            if noisy and words[one.begin] == "," and (not tokens or words[tokens[-1].begin] == ","):
                if tokens:
                    tokens.pop()
                continue
            noisy = False
            tokens.append(one)
        return tokens

    def _token(self, words: Sequence[str], place: int) -> Token:
        entries, classes = self._known(words[place])
        for entry in entries:
            if len(entry) <= len(words) - place and all(
                _is(said, meant) for said, meant in zip(words[place + 1 :], entry[1:], strict=False)
            ):
                return Token(self._entries[entry], place, place + len(entry))
        return Token(classes, place, place + 1)

    def _known(self, word: str) -> tuple[Sequence[tuple[str, ...]], frozenset[str]]:
        """The entries of several words that may begin with a word, and its own classes."""
        if (known := self._seen.get(word)) is None:
            stems = [word, *(word[:size] + "*" for size in range(min(len(word), 20), _STEM - 1, -1))]
            entries = [entry for stem in stems for entry in self._longer.get(stem, ())]
            own = next((self._entries[stem,] for stem in stems if (stem,) in self._entries), None)
            known = entries, own or (_COMMA if word == "," else _MARK if word in _MARKS else _UNKNOWN)
            if len(self._seen) >= _REMEMBERED:
                self._seen.clear()
            self._seen[word] = known
        return known

    @cached_property
    def _entries(self) -> dict[tuple[str, ...], frozenset[str]]:
        entries: dict[tuple[str, ...], set[str]] = {}
        for line in self._lexicon.splitlines():
            classes, _, listed = line.partition(":")
            for entry in listed.split(","):
                if entry.strip():
                    entries.setdefault(tuple(entry.split()), set()).update(classes.split())
        for word in re.findall(r"(?<![\w'])[a-z]+", self._source):
            entries.setdefault((word,), set()).add(word)
        for words, own in entries.items():
            if len(words) == 1:
                for size in range(_STEM, len(words[0].rstrip("*")) + 1):
                    own.update(entries.get((words[0][:size] + "*",), ()))
        return {entry: frozenset(classes) for entry, classes in entries.items()}

    @cached_property
    def _longer(self) -> dict[str, list[tuple[str, ...]]]:
        longer: dict[str, list[tuple[str, ...]]] = {}
        for entry in sorted(self._entries, key=len, reverse=True):
            if len(entry) > 1:
                longer.setdefault(entry[0], []).append(entry)
        return longer

    @cached_property
    def _chars(self) -> dict[frozenset[str], str]:
        kinds = dict.fromkeys((_UNKNOWN, _MARK, _COMMA, *self._entries.values()))
        return {classes: chr(_FIRST + number) for number, classes in enumerate(kinds)}

    @cached_property
    def _lines(self) -> tuple[str, ...]:
        return tuple(line for line in self._source.splitlines() if line.strip())

    @cached_property
    def _needs(self) -> tuple[tuple[frozenset[str], ...], ...]:
        """For each rule what a sentence must have for it to be compiled and looked for."""
        return tuple(
            tuple(self._of(*one.split("|")) for one in line.split() if one[0].isalpha() and one != _TAIL)
            for line in self._lines
        )

    def _rule(self, number: int) -> re.Pattern[str]:
        if number not in self._compiled:
            self._compiled[number] = re.compile(self._pattern(self._lines[number]))
        return self._compiled[number]

    def check(self) -> None:
        """Compiles every rule. `ValueError` where no word is of a class that one names."""
        for number in range(len(self._lines)):
            self._rule(number)

    def _pattern(self, line: str) -> str:
        return "".join(self._element(element) for element in line.split())

    def _element(self, element: str) -> str:
        if element.startswith("["):
            return self._element(element[1:-1]) + "?"
        if element == _TAIL:
            harmless = self.any_of("EVER", "TIME", "PRON", "DET", "YOUR", "ANY", "MAILS", "PREP", "ME", "DATA", "NEG")
            return f"{harmless}*(?=$|{self.any_of('BREAK')})"
        signs = {
            "..": f"{self.none_of('BREAK')}{{0,4}}?",
            "...": f"{self.none_of('BREAK')}{{0,8}}?",
            "~": f"{self.none_of('BREAK', 'NEG')}{{0,4}}?",
            "<": f"(?:^|(?<={self.any_of('BREAK')}))",
            ">": f"(?=$|{self.any_of('BREAK')})",
            "#": f"(?={self.any_of('MARK')}*$)",
        }
        return signs.get(element) or self.any_of(*element.split("|"))

    def _of(self, *classes: str) -> frozenset[str]:
        chars = frozenset(char for kind, char in self._chars.items() if not kind.isdisjoint(classes))
        if not chars:
            raise ValueError(f"no word is of {classes}")
        return chars

    def any_of(self, *classes: str) -> str:
        """The pattern of one token of one of `classes`. `ValueError` where no word is of them."""
        return f"[{''.join(sorted(self._of(*classes)))}]"

    def none_of(self, *classes: str) -> str:
        return "[^" + self.any_of(*classes)[1:]


_UNKNOWN: frozenset[str] = frozenset()
_MARK = frozenset({"MARK", "BREAK"})
_COMMA = frozenset({"MARK", "BREAK", "COMMA"})


def _is(said: str, meant: str) -> bool:
    return said.startswith(meant[:-1]) if meant.endswith("*") else said == meant


def _opens(tokens: Sequence[Token]) -> bool:
    """True where a clause begins behind `tokens`."""
    return not tokens or "MARK" in tokens[-1].classes
