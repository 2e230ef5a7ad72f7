"""HTML is made in one place, and every value in it is escaped."""

from __future__ import annotations

import ast
import html
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from jinja2 import UndefinedError, meta, nodes

from publishing.markup import ENVIRONMENT, PAGE, Markup, Pieces, joined, without_breaks
from scripts.architecture import linter
from tests.conftest import ROOT

MAKER = ROOT / "publishing" / "markup.py"
SOURCES = sorted(f for p in linter()["root_packages"] for f in (ROOT / p).rglob("*.py"))
TEMPLATES = sorted(
    f for p in linter()["root_packages"] for f in (ROOT / p).rglob("templates/*.html")
)
NAMES = (
    "a abbr article aside b body br button caption code dd details div dl dt em figcaption "
    "figure footer form h1 h2 h3 h4 h5 h6 head header html i iframe img input label li link main "
    "mark meta nav noscript object ol p pre script section small span strong style summary svg "
    "table tbody td th thead title tr ul wbr"
).replace(" ", "|")
TAG = re.compile(rf"</?({NAMES})(\s[^<>]*)?(>|$)|<({NAMES}) [a-z-]+=")
# Not HTML that is made: what these look for in the page of Streamlit, and put there instead.
WITH_TAGS = {"screens/web/front_page.py"}
HOSTILE = """<script>alert("1")</script>'&{{ 7 * 7 }}{% raw %}{#"""


def name_of(file: Path) -> str:
    return file.relative_to(ROOT).as_posix()


def made_html(source: str) -> Iterator[str]:
    """What a module does to make HTML itself: texts with tags, and ways around the escaping."""
    for node in ast.walk(ast.parse(source)):
        match node:
            case ast.Constant(value=str(text)) if TAG.search(text):
                yield text
            case ast.ImportFrom(module="html" | "xml.sax.saxutils" as module):
                yield f"from {module}"
            case ast.Import(names=names) if {n.name for n in names} & {"html", "markupsafe"}:
                yield "import html"
            case ast.Call(func=ast.Name(id="Markup")):
                yield "Markup()"
            case _:
                pass


def test_no_module_but_one_makes_html() -> None:
    own = {name_of(f): list(made_html(f.read_text("utf-8"))) for f in SOURCES if f != MAKER}
    assert {name: found for name, found in own.items() if found and name not in WITH_TAGS} == {}
    assert all(own[name] for name in WITH_TAGS)


@pytest.mark.parametrize(
    "source",
    [
        "f'<p>{x}</p>'",
        "f'<p{x}>'",
        "'<li class=\"a\">' + x",
        "''.join(['<ul>', x])",
        "from html import escape",
        "import html",
        "Markup(x)",
    ],
)
def test_making_html_is_seen(source: str) -> None:
    assert list(made_html(source))


@pytest.mark.parametrize("source", ["'a < b'", "f'< {x} >'", "r'(?P<dag>[0-9])'", "'-> <2'"])
def test_what_is_no_html_is_let_go(source: str) -> None:
    assert not list(made_html(source))


def template(file: Path) -> nodes.Template:
    return ENVIRONMENT.parse(file.read_text("utf-8"))


@pytest.mark.parametrize("file", TEMPLATES, ids=name_of)
def test_no_template_lets_a_value_through_as_html(file: Path) -> None:
    found = template(file)
    assert not list(found.find_all((nodes.ScopedEvalContextModifier, nodes.EvalContextModifier)))
    filters = {f.name for f in found.find_all(nodes.Filter)}
    assert filters <= {"length"}
    for other in meta.find_referenced_templates(found):
        # The one that is no name is the style sheet of a page, which the template itself gives.
        assert other is not None or file.name == "page.page.html"


def test_the_environment_escapes() -> None:
    assert ENVIRONMENT.autoescape is True


def macros(file: Path) -> dict[str, nodes.Macro]:
    return {m.name: m for m in template(file).find_all(nodes.Macro)}


def calls_of(file: Path) -> set[str]:
    """The macros that a module calls, by their name."""
    return {
        node.args[0].value
        for node in ast.walk(ast.parse(file.read_text("utf-8")))
        if isinstance(node, ast.Call)
        and isinstance(node.func, ast.Name)
        and node.func.id == "HTML"
        and isinstance(node.args[0], ast.Constant)
        and isinstance(node.args[0].value, str)
    }


def module_of(file: Path) -> Path:
    """The module whose templates these are."""
    return file.parent.parent / f"{file.name.removesuffix('.html').removesuffix('.page')}.py"


def imported(name: str) -> set[str]:
    """The macros that other templates take from this one."""
    return {
        taken if isinstance(taken, str) else taken[0]
        for other in TEMPLATES
        for node in template(other).find_all(nodes.FromImport)
        if isinstance(node.template, nodes.Const) and node.template.value == name
        for taken in node.names
    }


@pytest.mark.parametrize("file", TEMPLATES, ids=name_of)
def test_every_macro_is_used_and_every_one_that_is_called_is_there(file: Path) -> None:
    module = module_of(file)
    called = calls_of(module) if module.exists() else set()
    inside = {
        node.node.name
        for node in template(file).find_all(nodes.Call)
        if isinstance(node.node, nodes.Name)
    }
    taken = imported(name_of(file))
    assert taken | called <= macros(file).keys()
    assert macros(file).keys() <= taken | called | inside
    assert taken or called


def test_every_module_that_calls_macros_has_templates() -> None:
    with_calls = {f for f in SOURCES if "HTML = Pieces(" in f.read_text("utf-8")}
    assert with_calls <= {module_of(t) for t in TEMPLATES}
    assert len(with_calls) > 25


@pytest.mark.parametrize("file", TEMPLATES, ids=name_of)
def test_a_value_is_never_between_tags_without_quotes_around_an_attribute(file: Path) -> None:
    """Escaping does not help in `class={{ x }}`, nor in the name of a tag."""
    source = file.read_text("utf-8")
    assert not re.search(r"=\{\{", source)
    names = re.findall(r"</?\w*\{\{ ([^}]+) \}\}", source)
    assert set(names) <= {"level", "tag", "classes(kind)"}


@cache
def fields() -> frozenset[str]:
    """Every field, property and method in the packages."""
    nodes_ = [n for f in SOURCES for n in ast.walk(ast.parse(f.read_text("utf-8")))]
    methods = {n.name for n in nodes_ if isinstance(n, ast.FunctionDef)}
    return frozenset(
        methods
        | {
            n.target.id
            for n in nodes_
            if isinstance(n, ast.AnnAssign) and isinstance(n.target, ast.Name)
        }
    )


@pytest.mark.parametrize("file", TEMPLATES, ids=name_of)
def test_a_template_asks_for_fields_that_are_there(file: Path) -> None:
    """The type checker does not look into templates: a field with another name is missed here."""
    asked = {n.attr for n in template(file).find_all(nodes.Getattr)}
    assert asked - {"first", "index", "index0"} <= fields()


@given(st.text(), st.text())
def test_any_text_shows_itself(first: str, second: str) -> None:
    made = Pieces("screens.widgets.pieces")("said", words=first, text=second, kind=second)
    assert html.escape(first) in made
    again = re.fullmatch(
        r'<p(?: class="([^"<>]*)")?><strong>([^<>]*)</strong>(?: ([^<>]*))?</p>', made, re.DOTALL
    )
    assert again is not None
    assert html.unescape(again[2]) == html.unescape(html.escape(first)) == first
    assert html.unescape(again[3] or "") == html.unescape(again[1] or "") == second


def test_a_template_in_a_value_stays_text() -> None:
    made = Pieces("screens.widgets.pieces")("paragraph", text=HOSTILE, kind="")
    assert made == f"<p>{html.escape(HOSTILE)}</p>"
    assert joined([HOSTILE, made]) == html.escape(HOSTILE) + str(made)


def test_a_value_that_is_not_given_is_an_error() -> None:
    with pytest.raises(UndefinedError, match="text"):
        Pieces("screens.widgets.pieces")("paragraph", kind="")


@pytest.mark.parametrize(
    ("source", "made"),
    [
        ("<p>\n  <b>x</b>\n</p>", "<p><b>x</b></p>"),
        ("<p>een\n  twee</p>", "<p>een twee</p>"),
        ("<p>een\n  <b>twee</b>\n  drie</p>", "<p>een <b>twee</b> drie</p>"),
        ("<p>\n  {{ 1 }}\n</p>", "<p>1</p>"),
        ("{{ 1 }}\n{{ 2 }}", "1 2"),
        ("{% if true %}\n  {{ 1 }}\n{% endif %}\n<p>", "1<p>"),
        ("{% if true %}\n  een\n{% endif %}", " een "),
        ("<p>{{ [1,\n 2] }}</p>", "<p>[1, 2]</p>"),
    ],
)
def test_a_line_break_is_gone_or_one_space(source: str, made: str) -> None:
    assert ENVIRONMENT.from_string(without_breaks(source)).render() == made


def test_a_fault_in_a_template_is_told_with_its_file_and_line() -> None:
    name = "screens/widgets/templates/pieces.html"
    found, filename, _ = ENVIRONMENT.loader.get_source(ENVIRONMENT, name)  # type: ignore[union-attr]
    assert filename == str(ROOT / name)
    assert found.count("\n") + 1 == len((ROOT / name).read_text("utf-8").strip().split("\n"))


def test_lines_of_a_page_stay_as_they_are() -> None:
    pages = [f for f in TEMPLATES if f.name.endswith(PAGE)]
    assert len(pages) == 6
    for page in pages:
        found, _, _ = ENVIRONMENT.loader.get_source(ENVIRONMENT, name_of(page))  # type: ignore[union-attr]
        assert found == page.read_text("utf-8")


def test_a_piece_is_html_to_the_type_checker_too() -> None:
    assert isinstance(Pieces("screens.widgets.pieces")("nothing"), Markup)
