"""Writes the whole calculation of a normenkader, stage after stage."""

from __future__ import annotations

from functools import cached_property
from typing import Generic, assert_never

from engine.calculation.need import NeedBuilder
from engine.calculation.ops import B, N, Ops
from engine.calculation.own_time import OwnTime
from engine.calculation.product import ProductBuilder
from engine.calculation.terms import Calculation
from engine.calculation.time import TimeBuilder
from normenkader import Normenkader
from normenkader import stages as st


def build(
    normenkader: Normenkader, ops: Ops[B, N], *, provisional: bool = False
) -> Calculation[B, N]:
    """Write the whole calculation; `voorlopig` only what does not wait for client factors."""
    writer: _Writer[B, N] = _Writer(NeedBuilder(normenkader, ops, provisional=provisional))
    for fase in normenkader.fasen:
        if fase.interim or not provisional:
            writer.write(fase)
    return writer.need.b


class _Writer(Generic[B, N]):
    """Writes stage after stage; what follows the need starts from all of it."""

    def __init__(self, need: NeedBuilder[B, N]) -> None:
        self.need = need

    @cached_property
    def time(self) -> TimeBuilder[B, N]:
        return TimeBuilder(self.need)

    @cached_property
    def product(self) -> ProductBuilder[B, N]:
        return ProductBuilder(self.time)

    def write(self, fase: st.Stage) -> None:  # noqa: C901 - a case for each stage
        match fase:
            case st.Toegang():
                self.need.toegang(fase)
            case st.Meetellen():
                self.need.meetellen(fase)
            case st.Doelen():
                pass  # Together with the norm times: they are looked up by what it gives.
            case st.Normtijden():
                self.need.normtijden(fase, self.need.nk.stage(st.Doelen))
            case st.Resultaatgebieden():
                self.need.resultaatgebieden(fase)
            case st.Bijstelling():
                OwnTime(self.need).bijstelling(fase)
            case st.Aftrek():
                OwnTime(self.need).aftrek(fase)
            case st.Maximum():
                OwnTime(self.need).maximum(fase)
            case st.Doelrichting():
                self.time.doelrichting(fase)
            case st.Factoren():
                self.time.factoren(fase)
            case st.Afronding():
                self.time.afronding(fase)
            case st.Combinaties():
                self.time.combinaties(fase)
            case st.Raster():
                self.product.raster(fase)
            case st.Fasering():
                self.product.fasering(fase)
            case st.Zwaartepunt():
                self.product.zwaartepunt(fase)
            case st.Opslag():
                self.product.opslag(fase)
            case _:
                assert_never(fase)
