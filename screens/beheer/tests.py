"""The tests beside the rules, run on the chosen normenkader: what fails, and what is not tested."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import groupby
from pathlib import Path
from typing import NamedTuple

import pandas as pd
import streamlit as st

from engine import DifferenceError, EngineError
from normenkader import InvalidInputError, Normenkader, Problem
from normenkader.file.problems import first_lines
from publishing.markup import joined
from rights import User
from rule_tests.coverage import Coverage, Report, coverage
from rule_tests.reading import TOETSEN, RuleTests, read_toetsen
from rule_tests.running import RuleTestResult, run
from screens.access import gate
from screens.beheer.choice import sound
from screens.beheer.state import BeheerState
from screens.beheer.tests_words import failure_html
from screens.sources import rules as rules_source
from screens.widgets import pieces
from screens.widgets.progress import Meld, progress
from screens.widgets.register_table import ROW
from screens.widgets.tables import table as show_table

MOST_FAILURES = 50
MOST_ROWS = 14
WAYS = ("Wel", "Niet", "Grens")


class RuleTestRun(NamedTuple):
    """The report of one run, or why there is none."""

    rapport: Report | None = None
    problemen: tuple[Problem, ...] = ()
    fout: str = ""


class RuleTestFolder(NamedTuple):
    """A folder of tests, and the version that it was written for."""

    pad: Path
    versie: str


def toetsen_beside(normenkader: Normenkader) -> RuleTestFolder | None:
    """The tests of this version, else those of the last version of the same normenkader."""
    try:
        beside = rules_source.rules_folder() / normenkader.normenkader / TOETSEN
    except InvalidInputError:
        return None
    own = beside / normenkader.versie
    if any(own.glob("*.yaml")):
        return RuleTestFolder(own, normenkader.versie)
    others = [p for p in sorted(beside.glob("*")) if any(p.glob("*.yaml"))]
    return RuleTestFolder(others[-1], others[-1].name) if others else None


def run_tests(normenkader: Normenkader, pad: Path, tell: Meld) -> RuleTestRun:
    """Run the tests of a folder on a normenkader; `tell` hears which part is done, up to 1."""
    try:
        toetsen = read_toetsen(pad, normenkader)
    except InvalidInputError as error:
        found = tuple(replace(p, bestand=Path(p.bestand).name) for p in error.problemen)
        return RuleTestRun(problemen=found)
    uitslagen: list[RuleTestResult] = []
    try:
        for _, own in groupby(toetsen.toetsen, key=lambda t: t.bestand):
            uitslagen += run(RuleTests(normenkader, tuple(own), ()))
            tell(len(uitslagen) / len(toetsen.toetsen))
    except (EngineError, DifferenceError) as error:
        return RuleTestRun(fout=str(error))
    return RuleTestRun(coverage(normenkader, uitslagen, toetsen.uitgezonderd))


def show_tests(_user: User, stand: BeheerState) -> None:
    """Draw the button, and the report of what was run."""
    st.header("Toetsen", anchor=False)
    file = sound(stand)
    if file is None or file.normenkader is None:
        return
    nk = file.normenkader
    st.text(file.titel)
    found = toetsen_beside(nk)
    if found is None:
        st.info(f"Er zijn geen toetsen voor {nk.normenkader}. Ze horen naast de regels.")
        return
    if file.geupload or found.versie != nk.versie:
        st.text(
            f"Dit zijn de toetsen van versie {found.versie} uit de map met regels. Ze draaien nu "
            "op de regels van het gekozen bestand."
        )
    key = (TOETSEN, nk.sha256, str(found.pad))
    if gate.button("Draai de toetsen", key="beheer-toetsen", type="primary"):
        with progress("Bezig met de toetsen") as meld:
            stand.keep(key, run_tests(nk, found.pad, meld))
    if key in stand.gevonden:
        _report(stand.gevonden[key])


def _report(run: RuleTestRun) -> None:
    if run.problemen:
        st.error("De toetsen passen niet bij deze regels. Pas de regels of de toetsen aan.")
        for line in first_lines([str(probleem) for probleem in run.problemen]):
            st.text(line)
    if run.fout:
        st.error("De toetsen zijn niet te draaien. Meld dit bij de maker van het programma.")
        st.text(run.fout)
    if run.rapport is None:
        return
    rapport = run.rapport
    failed = rapport.failed
    total = len(rapport.uitslagen)
    if failed:
        st.html(pieces.said(f"Mislukt: {len(failed)} van {total}.", kind="nw-fout"))
        st.html(joined(map(failure_html, failed[:MOST_FAILURES])))
        if len(failed) > MOST_FAILURES:
            st.text(f"En nog {len(failed) - MOST_FAILURES}. Verbeter eerst deze.")
    else:
        st.html(pieces.said(f"Alle {total} toetsen zijn goed.", kind="nw-goed"))
    _coverage(rapport)


def _coverage(rapport: Report) -> None:
    lacking = sum(bool(d.tekorten) for d in rapport.dekking)
    st.html(pieces.heading("Welke regels zijn getoetst"))
    of = len(rapport.dekking)
    words = f"Bij {lacking} van de {of} regels ontbreekt iets. Die staan bovenaan."
    if not lacking:
        words = "Elke regel is getoetst."
    if rapport.cellen:
        open_ones = sum(not c.toetsen for c in rapport.cellen)
        words += f" Normtijden zonder toets: {open_ones} van de {len(rapport.cellen)}."
    st.text(words)
    table = coverage_rows(rapport.dekking)
    show_table(
        table,
        key="beheer-dekking",
        height=(min(len(table), MOST_ROWS) + 1) * ROW + 3,
        column_config={name: st.column_config.NumberColumn(width=60) for name in WAYS},
    )


def coverage_rows(coverage: Sequence[Coverage]) -> pd.DataFrame:
    """How many tests each rule has in the three ways, those that lack one first."""
    ordered = sorted(coverage, key=lambda d: not d.tekorten)
    return pd.DataFrame(
        [
            {
                "Regel": d.regel,
                "Titel": d.titel,
                "Wel": len(d.wel),
                "Niet": len(d.niet),
                "Grens": len(d.grens),
                "Ontbreekt": "; ".join(f"{t.soort}: {t.melding}" for t in d.tekorten),
            }
            for d in ordered
        ],
        columns=["Regel", "Titel", *WAYS, "Ontbreekt"],
    )
