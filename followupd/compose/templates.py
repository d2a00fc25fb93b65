"""Template files: found, read, compiled once, rendered. Jinja2 is loaded with the first rendering."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from followupd.compose.context import World
from followupd.compose.frontmatter import Front, nearest, read
from followupd.domain.policy import TemplateSpec
from followupd.domain.record import Struct
from followupd.errors import Problem, TemplateError

if TYPE_CHECKING:
    from followupd.compose.render import Rendered, Renderer

SUFFIX = ".md.j2"
MAX_FILE = 65_536


class Template(Struct, frozen=True, kw_only=True):
    """One template file that can be read. `source` is the whole file."""

    path: Path
    front: Front
    source: str

    @property
    def spec(self) -> TemplateSpec:
        return self.front.spec


def shipped_folder() -> Path:
    """The templates that come with followupd: in a wheel beside the package's modules, in a checkout at its top."""
    package = Path(__file__).resolve().parents[1]
    inside = package / "templates"
    return inside if inside.is_dir() else package.parent / "templates"


class TemplateLibrary:
    """All templates by name. A broken file is a problem of its own: only asking for it raises."""

    def __init__(
        self,
        templates: Mapping[str, Template],
        broken: Mapping[str, tuple[Problem, ...]],
        parts: Mapping[str, tuple[str, str]],
    ) -> None:
        self._templates = templates
        self._broken = broken
        self._parts = parts
        self._renderer: Renderer | None = None

    @classmethod
    def load(cls, folders: Sequence[Path]) -> TemplateLibrary:
        """Reads every `NAME.md.j2` in `folders` and among the shipped ones; of one name, the first found counts.

        A folder that is not there is empty. Never raises for a file: see `problems`.
        """
        templates: dict[str, Template] = {}
        broken: dict[str, tuple[Problem, ...]] = {}
        parts: dict[str, tuple[str, str]] = {}
        for folder in [*dict.fromkeys(f.expanduser() for f in folders), shipped_folder()]:
            for path in sorted(folder.glob(f"*{SUFFIX}")):
                name = path.name.removesuffix(SUFFIX)
                if name.startswith(".") or name in templates or name in broken or path.name in parts:
                    continue
                try:
                    source = _read_file(path)
                    if name.startswith("_"):
                        parts[path.name] = (source, str(path))
                    else:
                        templates[name] = Template(path=path, front=read(source, str(path), name), source=source)
                except TemplateError as error:
                    broken[name] = error.problems
        return cls(templates, broken, parts)

    @property
    def names(self) -> tuple[str, ...]:
        """Every name, also of what is broken."""
        return tuple(sorted({*self._templates, *self._broken}))

    @property
    def templates(self) -> tuple[Template, ...]:
        """Those that can be read, by name."""
        return tuple(self._templates[name] for name in sorted(self._templates))

    @property
    def problems(self) -> tuple[Problem, ...]:
        """What is wrong with the files that cannot be read."""
        return tuple(problem for name in sorted(self._broken) for problem in self._broken[name])

    @property
    def digest(self) -> str:
        """Changes whenever any template does, also a broken one."""
        told = [(name, template.source) for name, template in self._templates.items()]
        told += [(name, str(problems)) for name, problems in self._broken.items()]
        return hashlib.sha256(repr((sorted(told), sorted(self._parts.items()))).encode()).hexdigest()

    def get(self, name: str) -> Template:
        """Raises TemplateError where the file is broken, or there is none."""
        if name in self._broken:
            raise TemplateError(*self._broken[name])
        if name not in self._templates:
            what = f"there is no template {name!r}"
            raise TemplateError(Problem(where="", what=what, hint=nearest(name, self._templates)))
        return self._templates[name]

    def render(self, name: str, world: World) -> Rendered:
        """What the template makes of `world`.

        Raises: NeedsFact where what is not known is needed or written out; TemplateError where the template is wrong.
        """
        return self._rendering().render(self.get(name), world)

    def lines(self, name: str, world: World, text: str) -> tuple[str, ...]:
        """For the subject and each line of `text` that is not blank the name of the template's line it comes from.

        `text` is what `render` made of the same `world`; the names are of `compose.lines`. Empty where it cannot be
        told.
        """
        from followupd.compose.lines import NO_LINE, line_name

        template = self.get(name)
        numbers = self._rendering().lines(template, world, text)
        source = template.source.split("\n")
        wanted = (template.front.subject_line, *numbers) if numbers else ()
        return tuple(line_name(source[n - 1]) if 0 < n <= len(source) else NO_LINE for n in wanted)

    def _rendering(self) -> Renderer:
        if self._renderer is None:
            from followupd.compose.render import Renderer

            self._renderer = Renderer(self._parts)
        return self._renderer


def _read_file(path: Path) -> str:
    try:
        if not path.is_file() or path.stat().st_size > MAX_FILE:
            raise TemplateError(Problem(where=str(path), what=f"no file, or one of more than {MAX_FILE} octets"))
        return path.read_text(encoding="utf-8-sig").replace("\r\n", "\n")
    except (OSError, UnicodeDecodeError) as error:
        what = "not UTF-8" if isinstance(error, UnicodeDecodeError) else f"cannot be read: {error.strerror}"
        raise TemplateError(Problem(where=str(path), what=what)) from error
