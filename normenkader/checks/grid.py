"""The grid gives exactly one bandwidth for every number of minutes between its ends."""

from __future__ import annotations

from itertools import pairwise
from typing import Any

from normenkader import stages as st
from normenkader.checks.choice import choice
from normenkader.checks.tables import check_direction
from normenkader.checks.work import Work, doubles
from normenkader.file.problems import DataPath
from normenkader.texts import counted


def check_grid(work: Work) -> None:
    """Check goals and bands: nothing overlaps, nothing is left open, every band can occur."""
    if found := work.stage(st.Doelrichting):
        _goals(work, *found)
    if found_raster := work.stage(st.Raster):
        _bands(work, *found_raster)


def _goals(work: Work, fase: st.Doelrichting, pad: DataPath) -> None:
    normtijden = work.stage(st.Normtijden)
    if normtijden is None:
        return
    if normtijden[0].vraag_doel is None:
        return
    vraag = choice(work, (*normtijden[1], "vraag_doel"), normtijden[0].vraag_doel)
    answers = list(vraag.answers()) if vraag else []
    given = [r.doel for r in fase.regels]
    for name, goals in (("regels", given), ("voorrang_bij_gelijk", fase.voorrang_bij_gelijk)):
        for i, doel in enumerate(goals):
            work.must_be_known((*pad, name, i), doel, answers, "het doel")
        if sorted(map(str, goals)) != sorted(map(str, answers)):
            wanted = ", ".join(map(str, answers))
            work.wrong((*pad, name), f"noem elk doel precies één keer: {wanted}")


def _bands(work: Work, fase: st.Raster, pad: DataPath) -> None:
    found = work.stage(st.Doelrichting)
    goals: list[Any] = [r.doel for r in found[0].regels] if found else []
    rounding = work.stage(st.Afronding)
    step = rounding[0].veelvoud if rounding else 1
    for i in doubles([b.band for b in fase.banden]):
        work.wrong((*pad, "banden", i, "band"), "deze bandbreedte staat er al")
    for i, band in enumerate(fase.banden):
        plaats = (*pad, "banden", i)
        check_direction(work, (*plaats, "doelrichting"), band.doelrichting, goals)
        if band.upper // step * step < band.vanaf:
            work.shown(plaats, f"kan nooit voorkomen: er ligt geen veelvoud van {step} in")
    _edges(work, fase, pad)
    for doel in goals or [None]:
        places = [i for i, b in enumerate(fase.banden) if b.doelrichting == doel]
        if not places:
            work.wrong((*pad, "banden"), f"de doelrichting {doel} heeft geen bandbreedte")
        places.sort(key=lambda i: fase.banden[i].vanaf)
        for lower, higher in pairwise(places):
            plaats = (*pad, "banden", higher, "vanaf")
            _beside(work, plaats, fase.banden[lower], fase.banden[higher], step)


def _edges(work: Work, fase: st.Raster, pad: DataPath) -> None:
    """What lies below the lowest band has an outcome, unless nothing does."""
    for doel in dict.fromkeys(b.doelrichting for b in fase.banden):
        lowest = min(b.vanaf for b in fase.banden if b.doelrichting == doel)
        if fase.onder is None and lowest > 0:
            message = (
                f"ontbreekt: wat komt eruit bij minder dan {counted(lowest, 'minuut', 'minuten')}?"
            )
            work.wrong((*pad, "onder"), message)
    if fase.onder is not None and all(b.vanaf == 0 for b in fase.banden):
        work.wrong((*pad, "onder"), "kan nooit gelden: de laagste bandbreedte begint bij 0")


def _beside(work: Work, plaats: DataPath, below: st.Band, above: st.Band, step: int) -> None:
    """Check that the higher band begins where the lower one ends.

    Minutes are a multiple of `step`: between two of those no client is missed or counted twice.
    """
    least, most = sorted((below.upper + 1, above.vanaf))
    if least == most:
        return
    found = _span(least, most - 1)
    what = f"tussen {below.band} en {above.band} zit een gat: {found} valt nergens in"
    if above.vanaf <= below.upper:
        what = f"{above.band} overlapt met {below.band}: {found} zit in allebei"
    if (most - 1) // step * step >= least:
        work.shown(plaats, f"{what}. Begin bij {below.upper + 1}")
    else:
        work.warn(
            plaats,
            f"{what}. Dat kan, want de tijd is altijd een veelvoud van {step}. Wil je dat het "
            f"aansluit, begin dan bij {below.upper + 1}",
        )


def _span(least: int, most: int) -> str:
    return f"{least} minuten" if least == most else f"{least} tot en met {most} minuten"
