"""The front matter of a template: YAML of a few known keys, each problem with its line."""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterable

from followupd.compose.context import KNOWN
from followupd.domain.policy import TemplateSpec
from followupd.domain.record import Struct
from followupd.errors import Problem, TemplateError

KEYS = ("purpose", "stance", "subject", "needs", "html", "language")
STANCES = ("give", "ask", "neutral")
_FACTS = {*KNOWN, *(f"{name}.{part}" for name, parts in KNOWN.items() for part in parts)}


class Front(Struct, frozen=True, kw_only=True):
    """What the front matter says. `subject_line` and `body_line` are where those begin in the file, one-based."""

    spec: TemplateSpec
    subject: str
    subject_line: int
    html: bool
    language: str | None
    body: str
    body_line: int


class _Entry(Struct, frozen=True):
    """A value, and where it stands."""

    value: str | tuple[str, ...]
    kind: str  # the YAML type: str, bool, int, null, seq
    line: int


def nearest(word: str, known: Iterable[str]) -> str:
    """`did you mean "…"?`, or the choices where nothing is near."""
    choices = sorted(known)
    near = difflib.get_close_matches(word, choices, n=1)
    return f"did you mean {near[0]!r}?" if near else f"one of {', '.join(choices)}"


def read(text: str, path: str, name: str) -> Front:
    """Front matter and body of a template file. Raises TemplateError with every problem found."""
    lines = text.split("\n")
    end = next((number for number, line in enumerate(lines[1:], 1) if line.rstrip() == "---"), None)
    if lines[0].rstrip() != "---" or end is None:
        what = "no front matter" if lines[0].rstrip() != "---" else "the front matter does not end"
        raise TemplateError(Problem(where=f"{path}:1", what=what, hint='put it between two lines of "---" at the top'))
    problems: list[Problem] = []
    entries = _entries("\n".join(lines[1:end]), path, problems)
    checked = _Checked(entries, path, problems)
    subject, line = checked.text("subject"), entries["subject"].line if "subject" in entries else 2
    if not subject.strip():
        problems.append(Problem(where=f"{path}:{line}", what="no subject", hint='such as subject: "Good to meet you"'))
    spec = TemplateSpec(
        name=name,
        purpose=checked.word("purpose", "follow-up"),
        stance=checked.choice("stance", STANCES, "neutral"),
        needs=checked.facts("needs"),
    )
    html, language = checked.truth("html"), checked.word("language", "")
    body = "\n".join(lines[end + 1 :])
    if not body.strip():
        problems.append(Problem(where=f"{path}:{end + 1}", what="no text after the front matter"))
    if problems:
        raise TemplateError(*problems)
    return Front(
        spec=spec,
        subject=subject,
        subject_line=line,
        html=html,
        language=language or None,
        body=body,
        body_line=end + 2,
    )


def _entries(yaml_text: str, path: str, problems: list[Problem]) -> dict[str, _Entry]:
    from ruamel.yaml import YAML, MappingNode, ScalarNode, SequenceNode
    from ruamel.yaml.error import MarkedYAMLError, YAMLError

    try:
        root = YAML(typ="safe", pure=True).compose(yaml_text)
    except (YAMLError, ValueError, RecursionError) as error:
        mark = error.problem_mark if isinstance(error, MarkedYAMLError) else None
        what = error.problem if isinstance(error, MarkedYAMLError) else str(error)
        problems.append(Problem(where=f"{path}:{mark.line + 2 if mark else 2}", what=f"no YAML: {what}"))
        return {}
    if not isinstance(root, MappingNode):
        problems.append(
            Problem(where=f"{path}:2", what="the front matter has no keys", hint='such as subject: "Hello"')
        )
        return {}
    entries: dict[str, _Entry] = {}
    for key_node, node in root.value:
        key, line = str(key_node.value), key_node.start_mark.line + 2
        if key not in KEYS:
            problems.append(Problem(where=f"{path}:{line}", what=f"unknown key {key!r}", hint=nearest(key, KEYS)))
        elif key in entries:
            problems.append(Problem(where=f"{path}:{line}", what=f"{key!r} stands twice"))
        elif isinstance(node, ScalarNode):
            entries[key] = _Entry(node.value, str(node.tag).rpartition(":")[2], line)
        elif isinstance(node, SequenceNode) and all(isinstance(item, ScalarNode) for item in node.value):
            entries[key] = _Entry(tuple(str(item.value) for item in node.value), "seq", line)
        else:
            problems.append(Problem(where=f"{path}:{line}", what=f"{key!r} is neither a text nor a list of texts"))
    return entries


class _Checked(Struct, frozen=True):
    """The entries of one file, and what was found wrong with them."""

    entries: dict[str, _Entry]
    path: str
    problems: list[Problem]

    def text(self, key: str) -> str:
        entry = self.entries.get(key)
        if entry is None:
            return ""
        if isinstance(entry.value, tuple) or entry.kind == "null":
            self._wrong(entry, f"{key!r} is no text")
            return ""
        return entry.value

    def word(self, key: str, default: str) -> str:
        word = self.text(key)
        if word and not re.fullmatch(r"[A-Za-z][A-Za-z0-9_-]{0,40}", word):
            self._wrong(self.entries[key], f"{key!r} is one word, such as {default or 'de'}")
        return word or default

    def choice(self, key: str, choices: tuple[str, ...], default: str) -> str:
        word = self.text(key) or default
        if word not in choices:
            self._wrong(self.entries[key], f"{word!r} is no {key}", nearest(word, choices))
        return word

    def truth(self, key: str) -> bool:
        entry = self.entries.get(key)
        if entry is not None and entry.kind != "bool":
            self._wrong(entry, f"{key!r} is true or false")
        return entry is not None and entry.value in ("true", "True", "TRUE")

    def facts(self, key: str) -> frozenset[str]:
        entry = self.entries.get(key)
        if entry is None or entry.kind == "null":
            return frozenset()
        named = entry.value if isinstance(entry.value, tuple) else (entry.value,)
        for fact in named:
            if fact not in _FACTS and not any(known.endswith(f".{fact}") for known in _FACTS):
                self._wrong(entry, f"{fact!r} is no fact", nearest(fact, _FACTS))
        return frozenset(named)

    def _wrong(self, entry: _Entry, what: str, hint: str = "") -> None:
        self.problems.append(Problem(where=f"{self.path}:{entry.line}", what=what, hint=hint))
