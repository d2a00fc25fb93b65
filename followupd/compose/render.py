"""Templates compiled once and rendered; whatever goes wrong in one is told with its file and line."""

from __future__ import annotations

import re
import traceback
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from datetime import datetime

import jinja2
from jinja2 import nodes
from jinja2.meta import find_undeclared_variables
from jinja2.visitor import NodeTransformer

from followupd.compose.context import KNOWN, PARTS, World
from followupd.compose.errors import NeedsFact
from followupd.compose.frontmatter import nearest
from followupd.compose.language import language_of
from followupd.compose.lines import lines_of, mark, without_marks
from followupd.compose.rendering import (
    CURRENT,
    HIDDEN,
    MAX_TEXT,
    Misuse,
    Promises,
    Rendering,
    TooMuch,
    Unknown,
    as_markdown,
    as_text,
    missing,
)
from followupd.compose.sandbox import Sandbox
from followupd.compose.templates import Template
from followupd.compose.vocabulary import gap
from followupd.domain.record import Struct
from followupd.errors import Problem, TemplateError

NAMES = (*PARTS, "people", "now", "greeting")
_WRONG = (
    jinja2.TemplateError,
    ArithmeticError,
    AssertionError,
    AttributeError,
    LookupError,
    MemoryError,
    RuntimeError,
    SyntaxError,
    TypeError,
    ValueError,
)  # what Jinja2, Python's compiler and a template's own expressions raise


class Rendered(Struct, frozen=True, kw_only=True):
    """What a template made. `markdown` has what came from outside escaped; `sources` say where each value came from."""

    subject: str
    text: str
    markdown: str
    sources: Mapping[str, str]


class Renderer:
    """Compiles each template at its first rendering, and keeps it."""

    def __init__(self, parts: Mapping[str, tuple[str, str]]) -> None:
        self._sandbox = Sandbox(parts)
        self._compiled: dict[str, tuple[jinja2.Template, jinja2.Template]] = {}
        self._marked: dict[str, jinja2.Template] = {}

    def render(self, template: Template, world: World) -> Rendered:
        """Raises as `TemplateLibrary.render`."""
        name = template.spec.name
        if name not in self._compiled:
            self._compiled[name] = self._compile(template)
        lacking = tuple(sorted(fact for fact in template.spec.needs if not world.knows(fact)))
        if lacking:
            raise NeedsFact(name, *lacking, where=f"{template.path}:1")
        subject, body = self._compiled[name]
        rendering = Rendering(world=world, locale=_locale(world.locale, template.front.language))
        with _placed(template, template.front.body_line, rendered=True):
            title = " ".join(as_text(_run(subject, rendering)).split())
            letter = _signed(_owning_up(_run(body, rendering), rendering), rendering)
        sources = dict(sorted(rendering.sources.items()))
        return Rendered(subject=title, text=as_text(letter), markdown=as_markdown(letter), sources=sources)

    def lines(self, template: Template, world: World, text: str) -> tuple[int, ...]:
        """For each line of `text` that is not blank (as `render` made it) the line of the file that it comes from.

        0 for what was put below. Empty where the template looks at what it made, so that marks in it would tell.
        """
        front, name = template.front, template.spec.name
        rendering = Rendering(world=world, locale=_locale(world.locale, front.language))
        try:
            if name not in self._marked:
                tree = self._parsed(front.body, front.body_line, str(template.path))
                _Marks().visit(tree)
                self._marked[name] = self._sandbox.compiled(tree, str(template.path))
            marked = as_text(_run(self._marked[name], rendering))
        except _WRONG:
            return ()
        made = without_marks(marked).split()
        if text.split()[: len(made)] != made:
            return ()
        found = list(lines_of(marked))
        whole = sum(1 for line in text.split("\n") if line.strip())
        return (*found, *[0] * (whole - len(found)))

    def _parsed(self, text: str, line: int, path: str) -> nodes.Template:
        # the lines above are told as empty ones, so that every error has the line of the file
        return self._sandbox.parse("\n" * (line - 1) + text, filename=path)

    def _compile(self, template: Template) -> tuple[jinja2.Template, jinja2.Template]:
        front, path = template.front, str(template.path)
        compiled: list[jinja2.Template] = []
        for text, line in ((front.subject, front.subject_line), (front.body, front.body_line)):
            with _placed(template, line):
                tree = self._parsed(text, line, path)
                problems = list(_unknown_names(tree, path, self._sandbox))
                if problems:
                    raise TemplateError(*problems)
                compiled.append(self._sandbox.compiled(tree, path))
        return compiled[0], compiled[1]


class _Marks(NodeTransformer):
    """Writes down in what a template puts out which of its lines that stands in."""

    def visit_Output(self, node: nodes.Output) -> nodes.Node:
        self.generic_visit(node)
        marked: list[nodes.Expr] = []
        for one in node.nodes:
            if isinstance(one, nodes.TemplateData):
                first, *others = one.data.split("\n")
                rest = (f"\n{mark(one.lineno + n)}{line}" for n, line in enumerate(others, 1))
                one.data = "".join((mark(one.lineno), first, *rest))
                marked.append(one)
            else:
                marked += [nodes.TemplateData(mark(one.lineno), lineno=one.lineno), one]
        node.nodes = marked
        return node


def _run(template: jinja2.Template, rendering: Rendering) -> str:
    token = CURRENT.set(rendering)
    try:
        pieces: list[str] = []
        room = MAX_TEXT
        for piece in template.generate(_names_in_reach(rendering.world)):
            room -= len(piece)
            if room < 0:
                raise TooMuch(f"more than {MAX_TEXT} characters of text")
            pieces.append(piece)
        return "".join(pieces)
    finally:
        CURRENT.reset(token)


def _owning_up(letter: str, rendering: Rendering) -> str:
    """The letter with a gap below its greeting where what they asked is still open, whatever the template says."""
    asked = rendering.world.asked
    if asked is None or not isinstance(asked.value, datetime):
        return letter
    rendering.note("their question", asked.source)
    what = f"what they asked on {asked.value.day} {asked.value:%B %Y} is still open: your answer, or why it comes late"
    greeting, _, rest = letter.lstrip("\n").partition("\n\n")
    return f"{greeting}\n\n{gap(what).translate(HIDDEN)}\n\n{rest}"


def _signed(letter: str, rendering: Rendering) -> str:
    """The letter with the user's signature below, unless the template has put it, or the name, there itself."""
    me = rendering.world.me
    name = str(me.told["name"].value) if "name" in me.told else ""
    last = as_text(letter).rstrip().rpartition("\n")[2].strip()
    if "me.signature" in rendering.sources or not me.told.keys() >= {"signature"} or last in {name, *name.split()[:1]}:
        return letter
    return f"{letter.rstrip()}\n\n{str(rendering.use(me, 'signature')).translate(HIDDEN)}\n"


def _names_in_reach(world: World) -> Mapping[str, object]:
    views = {name: world.views.get(name, missing(name)) for name in KNOWN}
    return {**views, "people": world.people, "promises": Promises(world.promises, late=world.late), "now": world.now}


def _locale(mine: str, language: str | None) -> str:
    """The user's locale, unless the template is written in another language: then that."""
    return mine if language is None or language_of(language) == language_of(mine) else language


@contextmanager
def _placed(template: Template, line: int, *, rendered: bool = False) -> Iterator[None]:
    """Turns what a template raises into NeedsFact or TemplateError, with the file and line where it happened.

    Where it was `rendered` the messages may quote what it was rendered with: no more of them is told than the template
    itself says.
    """
    path = str(template.path)
    try:
        yield
    except TemplateError:
        raise
    except _WRONG as error:
        frames = [frame.lineno for frame in traceback.extract_tb(error.__traceback__) if frame.filename == path]
        told = error.lineno if isinstance(error, jinja2.TemplateSyntaxError) else next(reversed(frames), line)
        where = f"{path}:{told}"
        if isinstance(error, Unknown):
            raise NeedsFact(template.spec.name, str(error), where=where) from error
        source = template.front.subject + template.front.body
        # Nothing private is in a traceback either.
        cause = None if rendered else error
        raise TemplateError(Problem(where=where, what=_in_words(error, source if rendered else None))) from cause


_SAFE = (TypeError, ZeroDivisionError)  # Python's messages of these name types and operators, never values
_NAMED = re.compile(
    r"(?:'[\w.]{1,60} object'|[\w.]{1,60}) has no (?:attribute |element )?(.+)|(.+) is (?:undefined|no date)"
    r"|no (.+) in the template folders"
)
"""Messages of Jinja2's and ours that quote one thing."""


def _in_words(error: BaseException, source: str | None) -> str:
    """What is wrong; `source` is that of the template, where something private may stand in the message."""
    name = type(error).__name__
    match error:
        case RecursionError():
            return "it goes too deep"
        case Misuse() | jinja2.TemplateSyntaxError():
            return error.message or name
        case jinja2.TemplateError():
            told = error.message or name
            if source is None:
                return told
            found = _NAMED.fullmatch(told)
            about = next(filter(None, found.groups()), "").strip(" '") if found else ""
            return told if about and about in source else f"{name}, about what is private"
        case _:
            return (
                f"{name}: {error}"[:300]
                if source is None or isinstance(error, _SAFE)
                else f"{name}, in what is private"
            )


def _unknown_names(tree: nodes.Template, path: str, sandbox: Sandbox) -> Iterator[Problem]:
    """Names, parts, filters and statements that no rendering could ever know, also in branches seldom taken."""
    for one in tree.find_all(nodes.Filter):
        if one.name not in sandbox.filters:
            hint = nearest(one.name, [name for name in sandbox.filters if not name.startswith("_")])
            raise TemplateError(Problem(where=f"{path}:{one.lineno}", what=f"unknown filter {one.name!r}", hint=hint))
    free = find_undeclared_variables(tree)
    for node in tree.find_all((nodes.Name, nodes.Getattr, nodes.For, *_REFUSED)):
        what = hint = ""
        match node:
            case nodes.Name(name=name) if name in free and name not in NAMES and name not in sandbox.globals:
                what, hint = f"unknown name {name!r}", nearest(name, NAMES)
            case nodes.Getattr(node=nodes.Name(name=name), attr=part) if name in free and name in PARTS:
                if part not in PARTS[name]:
                    what, hint = f"{name} has no {part!r}", nearest(part, PARTS[name])
            case nodes.For(recursive=True):
                what = "loops are not recursive here"
            case nodes.Import() | nodes.FromImport() | nodes.Extends():
                what = "import and extends are not for letters: include a file whose name begins with _"
        if what:
            yield Problem(where=f"{path}:{node.lineno}", what=what, hint=hint)


_REFUSED = (nodes.Import, nodes.FromImport, nodes.Extends)
