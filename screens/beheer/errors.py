"""The text of a normenkader with its problems beside their lines, and a list of them on top."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import pairwise

import streamlit as st

from normenkader import Problem
from normenkader.file.problems import MOST_LINES
from normenkader.texts import counted
from proof import size_warnings
from publishing.markup import Markup, Pieces, joined
from rights import User
from screens.access import gate
from screens.beheer.choice import chosen
from screens.beheer.file import NormenkaderFile
from screens.beheer.state import BeheerState
from screens.beheer.tariff_errors import show_tariff_errors
from screens.widgets import pieces

HTML = Pieces(__name__)

# Of the lines around a problem as many are shown on each side.
AROUND = 3


def show_errors(_user: User, stand: BeheerState) -> None:
    """Draw the problems of the chosen file and the text around them, and those of the tariffs."""
    st.header("Fouten", anchor=False)
    _of_version(stand)
    show_tariff_errors()


def _of_version(stand: BeheerState) -> None:
    file = chosen(stand)
    if file is None:
        return
    st.text(file.titel)
    if file.problemen:
        st.html(list_html(file.problemen))
    else:
        st.html(pieces.said("Geen fouten gevonden.", kind="nw-goed"))
    if file.normenkader is not None and file.normenkader.warnings:
        st.html(warnings_html(file.normenkader.warnings))
    if file.normenkader is not None and (large := size_warnings(file.normenkader)):
        st.html(joined(pieces.said("Let op.", zin) for zin in large))
    if not file.tekst:
        return

    def switched() -> None:
        stand.heel = not stand.heel

    gate.toggle("Toon het hele bestand", value=stand.heel, key="beheer-heel", on_change=switched)
    if html := text_html(file, whole=stand.heel):
        st.html(html)


def list_html(problems: Sequence[Problem]) -> Markup:
    """Every problem with a link to its line; the first 200 of them."""
    word = counted(len(problems), "fout", "fouten")
    rest = len(problems) - MOST_LINES
    return HTML("problems", word=word, problems=problems[:MOST_LINES], rest=rest)


def warnings_html(warnings: Sequence[Problem]) -> Markup:
    """What somebody may want to know of a normenkader that is in order."""
    word = counted(len(warnings), "waarschuwing", "waarschuwingen")
    return HTML("warnings", word=word, problems=warnings[:MOST_LINES])


def text_html(file: NormenkaderFile, *, whole: bool) -> str:
    """The numbered lines, each problem below its own; only those near problems unless `whole`."""
    by_line: dict[int, list[Problem]] = {}
    for probleem in file.problemen[:MOST_LINES]:
        by_line.setdefault(probleem.regel, []).append(probleem)
    lines = file.tekst.splitlines()
    wanted = set(range(1, len(lines) + 1)) if whole else _around(by_line, len(lines))
    shown = [
        (number, lines[number - 1], by_line.get(number, ()), before in {0, number - 1})
        for before, number in pairwise([0, *sorted(wanted)])
    ]
    return HTML("lines", lines=shown) if shown else ""


def _around(by_line: Mapping[int, object], count: int) -> set[int]:
    near = {n for line in by_line if line for n in range(line - AROUND, line + AROUND + 1)}
    return {n for n in near if 1 <= n <= count}
