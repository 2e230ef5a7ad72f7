"""The text of a normenkader with its problems beside their lines, and a list of them on top."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

import streamlit as st

from normenkader import Problem
from normenkader.file.problems import MOST_LINES
from normenkader.texts import counted
from proof import size_warnings
from rights import User
from screens.access import gate
from screens.beheer.choice import chosen
from screens.beheer.file import NormenkaderFile
from screens.beheer.state import BeheerState
from screens.widgets.wording import escape

# Of the lines around a problem as many are shown on each side.
AROUND = 3


def show_errors(_gebruiker: User, stand: BeheerState) -> None:
    """Draw the problems of the chosen file and the text around them."""
    st.header("Fouten", anchor=False)
    bestand = chosen(stand)
    if bestand is None:
        return
    st.text(bestand.titel)
    if bestand.problemen:
        st.html(list_html(bestand.problemen))
    else:
        st.html('<p class="nw-goed"><strong>Geen fouten gevonden.</strong></p>')
    if bestand.normenkader is not None and bestand.normenkader.warnings:
        st.html(warnings_html(bestand.normenkader.warnings))
    if bestand.normenkader is not None and (large := size_warnings(bestand.normenkader)):
        st.html("".join(f"<p><strong>Let op.</strong> {escape(zin)}</p>" for zin in large))
    if not bestand.tekst:
        return

    def switched() -> None:
        stand.heel = not stand.heel

    gate.toggle("Toon het hele bestand", value=stand.heel, key="beheer-heel", on_change=switched)
    if html := text_html(bestand, heel=stand.heel):
        st.html(html)


def list_html(problems: Sequence[Problem]) -> str:
    """Every problem with a link to its line; the first 200 of them."""
    rest = len(problems) - MOST_LINES
    more = f"<p>En nog {rest}. Verbeter eerst deze.</p>" if rest > 0 else ""
    word = counted(len(problems), "fout", "fouten")
    return f'<p class="nw-fout"><strong>{word}</strong></p>{_items(problems)}{more}'


def warnings_html(warnings: Sequence[Problem]) -> str:
    """What somebody may want to know of a normenkader that is in order."""
    word = counted(len(warnings), "waarschuwing", "waarschuwingen")
    return f"<p><strong>{word}</strong></p>{_items(warnings)}"


def _items(problems: Sequence[Problem]) -> str:
    items = "".join(f"<li>{_place(p)}{escape(p.melding)}</li>" for p in problems[:MOST_LINES])
    return f"<ol>{items}</ol>"


def _place(problem: Problem) -> str:
    line = ""
    if problem.regel:
        line = f'<a href="#regel-{problem.regel}">Regel {problem.regel}</a>'
    path = escape(problem.plaats) if problem.pad else ""
    return f"{', '.join(filter(None, [line, path]))}: " if line or path else ""


def text_html(file: NormenkaderFile, *, heel: bool) -> str:
    """The numbered lines, each problem below its line; only those around problems unless `heel`."""
    by_line: dict[int, list[Problem]] = {}
    for probleem in file.problemen[:MOST_LINES]:
        by_line.setdefault(probleem.regel, []).append(probleem)
    lines = file.tekst.splitlines()
    wanted = set(range(1, len(lines) + 1)) if heel else _around(by_line, len(lines))
    body = "".join(_lines(lines, sorted(wanted), by_line))
    return f'<div class="nw-yaml">{body}</div>' if body else ""


def _around(by_line: Mapping[int, object], count: int) -> set[int]:
    near = {n for line in by_line if line for n in range(line - AROUND, line + AROUND + 1)}
    return {n for n in near if 1 <= n <= count}


def _lines(
    lines: Sequence[str], wanted: Sequence[int], by_line: Mapping[int, Sequence[Problem]]
) -> Iterator[str]:
    before = 0
    for number in wanted:
        if number != before + 1 and before:
            yield '<p class="nw-weggelaten">…</p>'
        before = number
        yield _line(number, lines[number - 1], by_line.get(number, ()))


def _line(number: int, tekst: str, problems: Sequence[Problem]) -> str:
    kind = " nw-gebruikt" if problems else ""
    below = "".join(
        f'<p class="nw-fout">{f"{escape(p.plaats)}: " if p.pad else ""}{escape(p.melding)}</p>'
        for p in problems
    )
    return (
        f'<div class="nw-fragment{kind}" id="regel-{number}"><div class="nw-lijn">'
        f'<span class="nw-nr">{number}</span><span class="nw-tekst">{escape(tekst)}</span></div>'
        f"{below}</div>"
    )
