"""Makes HTML, the only module that does: templates of Jinja in which every value is escaped.

The templates of a module are the macros in the file of its name in the folder `templates` beside
it. In a file that ends in `.page.html` the lines stay as they are. In any other one a line break
is for who reads the template: beside words or between two values it is one space, elsewhere gone.
"""

from __future__ import annotations

import html
import re
from collections.abc import Callable, Iterable
from functools import cached_property
from importlib.resources import files

from jinja2 import Environment, FunctionLoader, StrictUndefined
from jinja2.sandbox import SandboxedEnvironment
from markupsafe import Markup

__all__ = ["Markup", "Pieces", "joined", "literal", "literal_runs", "sandbox"]

PAGE = ".page.html"
# A tag or value of Jinja, whole, or a line break with the blanks around it.
_PARTS = re.compile(r"(\{\{.*?\}\}|\{%.*?%\}|\{#.*?#\})|[ \t]*\n\s*", re.DOTALL)
_SIDES = {
    **dict.fromkeys(("{%", "%}", "{#", "#}"), "tag"),
    **dict.fromkeys(("{{", "}}"), "value"),
}


def _as_before(value: object) -> str:
    """A value with its quotes as `html.escape` writes them; Jinja escapes the rest.

    Jinja writes quotes in another way, and pages that are out would no longer be the same.
    """
    text = value if isinstance(value, str) else str(value)
    if isinstance(value, Markup) or not ('"' in text or "'" in text):
        return text
    return Markup(html.escape(text))  # noqa: S704 - just escaped


def joined(pieces: Iterable[object]) -> Markup:
    """Pieces behind each other; what is no HTML is escaped."""
    return Markup("").join(map(_as_before, pieces))


def without_breaks(source: str) -> str:
    """A template in which no line break comes out as one."""
    return _PARTS.sub(_without_break, source.strip())


def _without_break(part: re.Match[str]) -> str:
    """A space or nothing; a comment keeps the line for messages about the template."""
    if part[1]:
        return part[1]
    before, after = part.string[: part.start()][-2:], part.string[part.end() :][:2]
    sides = {
        _SIDES.get(before, "tag" if before.endswith(">") else "words"),
        _SIDES.get(after, "tag" if after.startswith("<") else "words"),
    }
    space = "words" in sides or sides == {"value"}
    return (" " if space else "") + "{#" + "\n" * part[0].count("\n") + "#}"


def _read(name: str) -> tuple[str, str, None] | None:
    """The source of a template and its file; None where there is none."""
    package, _, rest = name.partition("/")
    file = files(package).joinpath(rest)
    if not file.is_file():
        return None
    source = file.read_text("utf-8")
    if not name.endswith((PAGE, ".css")):
        source = without_breaks(source)
    return source, str(file), None


# Each template is read and compiled once, however many pieces are made with it.
ENVIRONMENT = Environment(
    autoescape=True,
    undefined=StrictUndefined,
    finalize=_as_before,
    loader=FunctionLoader(_read),
    trim_blocks=True,
    lstrip_blocks=True,
    keep_trailing_newline=True,
    auto_reload=False,
    cache_size=-1,
)


class Pieces:
    """The macros of one module; `module` is its `__name__`. They are compiled at first use."""

    def __init__(self, module: str, ending: str = ".html") -> None:
        folder, _, stem = module.replace(".", "/").rpartition("/")
        self.name = f"{folder}/templates/{stem}{ending}"

    @cached_property
    def _macros(self) -> dict[str, Callable[..., Markup]]:
        return vars(ENVIRONMENT.get_template(self.name).module)

    def __call__(self, macro: str, /, **values: object) -> Markup:
        """The HTML of a macro with these values; without a value that it uses it is an error."""
        return self._macros[macro](**values)


def literal(text: str) -> Markup:
    """A text for a template of Word: escaped, and its braces too, as those are places there."""
    return literal_runs(html.escape(text))


def literal_runs(xml: str) -> Markup:
    """The same of what is escaped already: runs of Word."""
    coded = xml.replace("{", "&#123;").replace("}", "&#125;")
    return Markup(coded)  # noqa: S704 - escaped before


def sandbox() -> SandboxedEnvironment:
    """An environment for a template that others wrote: it reads what it is given, and no more."""
    return SandboxedEnvironment(autoescape=True, undefined=StrictUndefined)
