"""The fixed texts of the documents: what ships, what may be filled in, and what replaces it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache
from importlib.resources import files

from normenkader.file.nearest import Hints
from normenkader.file.problems import Problem
from normenkader.file.tree import Tree, read_yaml
from normenkader.texts import fields, fill

FILE = "teksten.yaml"
# Of one text: a whole page of a letter.
MOST_SIGNS = 2_000
# What the program fills in, by text; a text that is not here has nothing to fill in.
MAY_USE: Mapping[str, tuple[str, ...]] = {
    "bezwaar": ("gemeente", "kenmerk"),
    "bezwaar_tot": ("verzonden", "laatste_dag"),
    "brief_bezwaar_tot": ("gemeente", "kenmerk", "laatste_dag"),
    "brief_bezwaar_termijn": ("gemeente", "kenmerk"),
    "namens": ("gemeente",),
}


@cache
def shipped_texts() -> Mapping[str, str]:
    """The texts that ship, by name."""
    source = files(__package__).joinpath(FILE).read_text("utf-8")
    found: dict[str, str] = read_yaml(source, FILE).waarde
    return found


class Texts:
    """The texts by name: the municipality's own, else what ships."""

    def __init__(self, own: Mapping[str, str]) -> None:
        self._texts = {**shipped_texts(), **own}

    def __call__(self, name: str, **values: str) -> str:
        """A text with what is filled in; all that it may use must be given."""
        wanted = {key: values[key] for key in MAY_USE.get(name, ())}
        # Values are no templates: what a municipality is called is never filled in again.
        return fill(self._texts[name], wanted)


def problems(boom: Tree, own: Mapping[str, str], place: str) -> Iterator[Problem]:
    """Everything that is wrong with the texts of a municipality."""
    known = tuple(shipped_texts())
    hints = Hints()
    for name, tekst in own.items():
        pad = (place, name)
        if name not in known:
            nearest = hints.nearest(name, known)
            hint = f"bedoel je {nearest}?" if nearest else f"kies uit: {', '.join(known)}"
            yield boom.problem(pad, f"deze tekst is er niet: {hint}")
            continue
        if len(tekst) > MOST_SIGNS:
            yield boom.problem(pad, f"is te lang: hoogstens {MOST_SIGNS} tekens")
            continue
        try:
            used = fields(tekst)
        except ValueError as error:
            yield boom.problem(pad, str(error))
            continue
        may = MAY_USE.get(name, ())
        for field in dict.fromkeys(used):
            if field not in may:
                right = f"kies uit: {', '.join(may)}" if may else "hier wordt niets ingevuld"
                yield boom.problem(pad, f"{{{field}}} is hier onbekend: {right}")
