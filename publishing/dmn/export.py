"""A normenkader as DMN 1.5: decision tables and a requirements graph that other engines compute."""

from __future__ import annotations

from collections.abc import Callable
from typing import assert_never

from engine.calculation.evaluator import sections
from normenkader import Normenkader
from normenkader import stages as st
from normenkader.conditions import Answer
from publishing.dmn.beyond import NotInDmnError, beyond_dmn
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
    return write_dmn(normenkader, dmn_graph(normenkader).graph, versie)


def dmn_inputs(normenkader: Normenkader) -> Callable[[Zaak], Invoer]:
    """What turns a checked case into the inputs of that DMN, by name.

    A choice is text, a number a number, yes or no a bool; None where there is no answer.
    """
    need = dmn_graph(normenkader)
    asked = [(name, i.plaats, need.vragen[i.plaats][1]) for name, i in need.graph.invoer.items()]

    def inputs(zaak: Zaak) -> Invoer:
        answers = sections(zaak)
        return {
            name: as_input(question, answers.get((section, leefgebied), {}).get(vraag))
            for name, (section, leefgebied, vraag), question in asked
        }

    return inputs


def dmn_graph(normenkader: Normenkader) -> Need:
    """Write the graph, by time or by kind of work; gives it with its questions.

    Raises NotInDmnError, with everything that does not fit.
    """
    if beyond := beyond_dmn(normenkader):
        raise NotInDmnError(normenkader, beyond)
    need = Need(normenkader)
    writer = _Writer(need)
    phases = [f for f in normenkader.fasen if isinstance(f, st.Fasering)]
    for fase in (f for f in normenkader.fasen if f not in phases):
        writer.write(fase)
    prices(need, normenkader.stage(st.Opslag))
    for fase in phases:
        writer.write(fase)
    return need


class _Writer:
    """Writes stage after stage; the phases come last, after what the product costs."""

    def __init__(self, need: Need) -> None:
        self.need = need
        self.time = Time(need)
        self.outcome = OutcomeWriter(need)
        self.minutes = ""

    def write(self, fase: st.Stage) -> None:  # noqa: C901 - a case for each stage
        self.need.begin(fase)
        match fase:
            case st.Toegang():
                self.need.toegang(fase)
            case st.Meetellen():
                self.need.meetellen(fase)
            case st.Doelen():
                self.need.doelen(fase, fase.vraag)
            case st.Normtijden():
                if self.need.nk.stage(st.Doelen) is None and fase.vraag_doel is not None:
                    self.need.doelen(None, fase.vraag_doel)
                self.need.normtijden(fase)
            case st.Resultaatgebieden():
                self.need.resultaatgebieden(fase)
            case st.Doelrichting():
                self.time.sums(fase.voorrang_bij_gelijk)
                self.time.doelrichting(fase)
            case st.Factoren():
                self.time.factoren(fase)
            case st.Afronding():
                self.minutes = self.time.afronding(fase)
            case st.Raster():
                self.outcome.raster(fase, self.minutes)
            case st.Zwaartepunt():
                self.outcome.zwaartepunt(fase)
            case st.Opslag():
                pass  # Together with the prices.
            case st.Fasering():
                PhasesWriter(self.need, fase).write()
            case st.Bijstelling() | st.Aftrek() | st.Maximum() | st.Combinaties():
                raise NotInDmnError(self.need.nk, beyond_dmn(self.need.nk))
            case _:
                assert_never(fase)
