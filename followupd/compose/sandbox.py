"""Jinja2, shut in: templates read what `context` offers, in bounded time and space. Imported when one is rendered."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

import jinja2
from jinja2 import StrictUndefined, nodes
from jinja2.runtime import Context, LoopContext
from jinja2.sandbox import ImmutableSandboxedEnvironment
from jinja2.utils import Namespace
from jinja2.utils import missing as absent
from jinja2.visitor import NodeTransformer

from followupd.compose.context import PARTS, View
from followupd.compose.rendering import CURRENT, Missing, Promises, TooMuch, short, value_of
from followupd.compose.vocabulary import FILTERS, GLOBALS, greeting, written

_TEXT_METHODS = frozenset({"endswith", "lower", "split", "startswith", "strip", "title", "upper"})
_TIME_PARTS = frozenset({"year", "month", "day", "hour", "minute"})
_FILTERS = frozenset(
    {
        "abs", "capitalize", "count", "d", "default", "first", "float", "int", "last", "length", "list", "lower", "map",
        "reject", "rejectattr", "reverse", "select", "selectattr", "sort", "string", "title", "trim", "truncate",
        "unique", "upper", "wordcount",
    }
)  # fmt: skip


class _Bounds(NodeTransformer):
    """Puts a bound on what a sandbox leaves free: each turn of each loop, each joining of texts."""

    def visit_For(self, node: nodes.For) -> nodes.Node:
        self.generic_visit(node)
        node.iter = nodes.Filter(node.iter, "_bounded", [], [], None, None, lineno=node.lineno)
        return node

    def visit_Concat(self, node: nodes.Concat) -> nodes.Node:
        self.generic_visit(node)
        return nodes.Filter(node, "_short", [], [], None, None, lineno=node.lineno)


class _Parts(jinja2.BaseLoader):
    """What `{% include %}` finds: the files of the template folders that begin with `_`, and nothing else."""

    def __init__(self, parts: Mapping[str, tuple[str, str]]) -> None:
        self.parts = parts
        self._compiled: dict[str, jinja2.Template] = {}

    def load(
        self, environment: jinja2.Environment, name: str, globals: Mapping[str, Any] | None = None
    ) -> jinja2.Template:
        CURRENT.get().step()
        if name not in self.parts:
            raise jinja2.TemplateNotFound(name, f"no {name!r} in the template folders")
        if name not in self._compiled:
            source, path = self.parts[name]
            assert isinstance(environment, Sandbox)
            self._compiled[name] = environment.compiled(environment.parse(source, filename=path), path)
        return self._compiled[name]


class _Context(Context):
    """Works out the greeting when a template asks for it, so that only what is used is noted as used."""

    def resolve_or_missing(self, key: str) -> Any:
        found = super().resolve_or_missing(key)
        return greeting(CURRENT.get().world.people) if found is absent and key == "greeting" else found


class Sandbox(ImmutableSandboxedEnvironment):
    """Renders templates with no way out: only the attributes, filters and operators that a letter needs."""

    context_class = _Context
    intercepted_binops = frozenset({"+", "-", "*", "/", "//", "%", "**"})

    def __init__(self, parts: Mapping[str, tuple[str, str]]) -> None:
        super().__init__(
            undefined=StrictUndefined,
            finalize=written,
            loader=_Parts(parts),
            cache_size=0,
            trim_blocks=True,
            lstrip_blocks=True,
        )
        self.globals = dict(GLOBALS)
        self.filters = {name: self.filters[name] for name in _FILTERS} | FILTERS

    def compiled(self, tree: nodes.Template, path: str) -> jinja2.Template:
        """A template of `tree`; `path` is what errors name. Raises as Jinja2 and the Python compiler do."""
        _Bounds().visit(tree)
        return jinja2.Template.from_code(self, self.compile(tree, path, path), self.make_globals(None))

    def getattr(self, obj: Any, attribute: str) -> Any:
        return value_of(obj, attribute) if isinstance(obj, View | Missing) else super().getattr(obj, attribute)

    def getitem(self, obj: Any, argument: Any) -> Any:
        return value_of(obj, str(argument)) if isinstance(obj, View | Missing) else super().getitem(obj, argument)

    def is_safe_attribute(self, obj: Any, attr: str, value: Any) -> bool:
        match obj:
            case LoopContext() | Namespace():
                return not attr.startswith("_")
            case str():
                return attr in _TEXT_METHODS
            case date():
                return attr in _TIME_PARTS
            case Promises():
                return attr in PARTS["promises"]
            case _:
                return False

    def call(__self, __context: Context, __obj: Any, *args: Any, **kwargs: Any) -> Any:
        CURRENT.get().step()
        return super().call(__context, __obj, *args, **kwargs)

    def call_binop(self, context: Context, operator: str, left: Any, right: Any) -> Any:
        numbers = isinstance(left, int | float) and isinstance(right, int | float)
        if not numbers and operator != "+":
            raise TooMuch(f"{operator} is for numbers")
        if operator == "**" and not (abs(left) <= 1_000 and abs(right) <= 10):
            raise TooMuch("** is for small numbers")
        result = super().call_binop(context, operator, left, right)
        if isinstance(result, int) and abs(result) > 10**18:
            raise TooMuch("a number of more than 18 digits")
        return short(result) if isinstance(result, str | list | tuple) else result
