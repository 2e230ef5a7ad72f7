"""A normenkader as DMN 1.5: decision tables and a requirements graph that other engines compute."""

from __future__ import annotations

from collections.abc import Callable

from engine.calculation.evaluator import sections
from normenkader import Normenkader
from normenkader import stages as st
from normenkader.conditions import Answer
from publishing.dmn.conditions import as_input
from publishing.dmn.need import Need
from publishing.dmn.phases import PhasesWriter
from publishing.dmn.price import prices
from publishing.dmn.product import OutcomeWriter
from publishing.dmn.time import Time
from publishing.dmn.write import write_dmn
from zaak.model import Zaak

Invoer = dict[str, Answer | None]


def dmn_xml(normenkader: Normenkader, versie: str = "1.5") -> str:
    """The whole calculation as DMN (1.5 or 1.3) in XML; the same normenkader gives the same text.

    Only decision tables (first hit), sums and products of whole numbers, and `ceiling`: what
    engines agree on. What DMN does not say is listed in the file itself.
    """
    return write_dmn(normenkader, dmn_graph(normenkader).graaf, versie)


def dmn_inputs(normenkader: Normenkader) -> Callable[[Zaak], Invoer]:
    """What turns a checked case into the inputs of that DMN, by name.

    A choice is text, a number a number, yes or no a bool; None where there is no answer.
    """
    need = dmn_graph(normenkader)
    asked = [(naam, i.plaats, need.vragen[i.plaats][1]) for naam, i in need.graaf.invoer.items()]

    def inputs(zaak: Zaak) -> Invoer:
        answers = sections(zaak)
        return {
            naam: as_input(question, answers.get((sectie, leefgebied), {}).get(vraag))
            for naam, (sectie, leefgebied, vraag), question in asked
        }

    return inputs


def dmn_graph(normenkader: Normenkader) -> Need:
    """Write the graph, by time or by kind of work; gives it with its questions."""
    nk = normenkader
    need = Need(nk)
    outcome = OutcomeWriter(need)
    if access := nk.stage(st.Toegang):
        need.begin(access)
        need.toegang(access)
    if counting := nk.stage(st.Meetellen):
        need.begin(counting)
        need.meetellen(counting)
    if work := nk.stage(st.Zwaartepunt):
        need.begin(work)
        outcome.zwaartepunt(work)
    if norms := nk.stage(st.Normtijden):
        _by_time(need, norms, outcome)
    if extra := nk.stage(st.Opslag):
        need.begin(extra)
    prices(need, extra)
    if (phases := nk.stage(st.Fasering)) is not None:
        need.begin(phases)
        PhasesWriter(need, phases).write()
    return need


def _by_time(need: Need, norms: st.Normtijden, outcome: OutcomeWriter) -> None:
    nk = need.nk
    goals = nk.stage(st.Doelen)
    if goals:
        need.begin(goals)
    need.doelen(goals, norms.vraag_doel)
    need.begin(norms)
    need.normtijden(norms)
    if areas := nk.stage(st.Resultaatgebieden):
        need.begin(areas)
        need.resultaatgebieden(areas)
    direction, rounding = nk.stage(st.Doelrichting), nk.stage(st.Afronding)
    grid, factors = nk.stage(st.Raster), nk.stage(st.Factoren)
    if direction is None or rounding is None or grid is None:
        raise ValueError(f"{nk.normenkader} {nk.versie}: normtijden zonder raster")
    time = Time(need)
    need.begin(direction)
    time.sums(direction.voorrang_bij_gelijk)
    time.doelrichting(direction)
    if factors:
        need.begin(factors)
        time.factoren(factors)
    need.begin(rounding)
    minutes = time.afronding(rounding)
    need.begin(grid)
    outcome.raster(grid, minutes)
