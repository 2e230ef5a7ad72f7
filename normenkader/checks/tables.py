"""Tables of norm times, shared areas and goals name what exists, once, and completely."""

from __future__ import annotations

from typing import Any, assert_never

from normenkader import stages as st
from normenkader.checks.choice import choice
from normenkader.checks.norm_times import check_norm_times
from normenkader.checks.own_time import check_effect, check_floor, check_own_time
from normenkader.checks.work import Work, doubles
from normenkader.conditions import Answer
from normenkader.file.problems import DataPath
from normenkader.questions import GetalVraag, Vraag
from normenkader.units import Eenheid


def check_tables(work: Work) -> None:
    """Check what each stage names, and that its tables are complete."""
    for number, fase in enumerate(work.normenkader.fasen):
        _stage(work, fase, ("fasen", number))
    _one_unit(work)


def _one_unit(work: Work) -> None:
    """Stages with fixed times in another unit than an earlier one are told: it may be a slip."""
    first: tuple[str, Eenheid] | None = None
    for number, fase in enumerate(work.normenkader.fasen):
        times = _fixed_times(fase)
        if not times or not isinstance(fase, st.Normtijden | st.Bijstelling | st.Factoren):
            continue
        i, regel = times[0]
        if first is None:
            first = (regel, fase.eenheid)
        elif fase.eenheid != first[1]:
            message = (
                f"telt in {fase.eenheid}, en {first[0]} in {first[1]}. Kijk of de bron dat ook zo "
                "heeft"
            )
            work.warn(("fasen", number, "regels", i), message)


def _fixed_times(fase: st.Stage) -> list[tuple[int, str]]:
    """The rules of a stage that have a time of their own, in the unit of the stage."""
    match fase:
        case st.Normtijden():
            own = [row.tijd is not None and row.eenheid is None for row in fase.tabel]
            return [(i, row.regel) for i, row in enumerate(fase.tabel) if own[i]]
        case st.Bijstelling():
            return [(i, r.regel) for i, r in enumerate(fase.regels) if r.dan.tijd is not None]
        case st.Factoren():
            return [(i, r.regel) for i, r in enumerate(fase.regels) if r.dan.tijd is not None]
        case _:
            return []


def _stage(work: Work, fase: st.Stage, pad: DataPath) -> None:
    match fase:
        case st.Meetellen():
            _meetellen(work, fase, pad)
        case st.Doelen():
            _doelen(work, fase, pad)
        case st.Normtijden():
            check_norm_times(work, fase, pad)
        case st.Resultaatgebieden():
            _resultaatgebieden(work, fase, pad)
        case st.Bijstelling() | st.Aftrek() | st.Maximum() | st.Combinaties():
            check_own_time(work, fase, pad)
        case st.Factoren():
            _factoren(work, fase, pad)
        case st.Fasering():
            _fasering(work, fase, pad)
        case st.Doelrichting() | st.Raster() | st.Zwaartepunt():
            pass  # In `checks.grid` and `checks.products`: together with what else they need.
        case st.Toegang() | st.Afronding() | st.Opslag():
            pass  # They name nothing but questions and products.
        case _:
            assert_never(fase)


def _meetellen(work: Work, fase: st.Meetellen, pad: DataPath) -> None:
    known = list(work.normenkader.leefgebied_names)
    for i, rule in enumerate(fase.regels):
        for j, name in enumerate(rule.leefgebieden or []):
            plaats = (*pad, "regels", i, "leefgebieden", j)
            work.must_be_known(plaats, name, known, "leefgebied")
    coupled = [k.leefgebied for k in fase.koppelingen]
    for i in doubles(coupled):
        work.wrong((*pad, "koppelingen", i, "leefgebied"), "heeft al een koppeling: voeg ze samen")
    for i, koppeling in enumerate(fase.koppelingen):
        plaats = (*pad, "koppelingen", i)
        work.must_be_known((*plaats, "leefgebied"), koppeling.leefgebied, known, "leefgebied")
        for j, name in enumerate(koppeling.telt_alleen_met):
            place = (*plaats, "telt_alleen_met", j)
            if work.must_be_known(place, name, known, "leefgebied") and name in coupled:
                work.wrong(place, "heeft zelf ook een koppeling: noem een gewoon leefgebied")


def _doelen(work: Work, fase: st.Doelen, pad: DataPath) -> None:
    vraag = choice(work, (*pad, "vraag"), fase.vraag)
    normtijden = work.stage(st.Normtijden)
    if normtijden and fase.vraag != normtijden[0].vraag_doel:
        work.wrong(
            (*pad, "vraag"), f"moet de vraag {normtijden[0].vraag_doel} zijn, als bij normtijden"
        )
    if vraag is None:
        return
    for i, rule in enumerate(fase.regels):
        plaats = (*pad, "regels", i, "dan")
        for key, doel in (("van", rule.dan.van), ("naar", rule.dan.naar)):
            work.must_be_known((*plaats, key), doel, vraag.answers(), "het doel")
        if rule.dan.van == rule.dan.naar:
            work.wrong(plaats, "van en naar zijn gelijk: deze regel heeft geen gevolg")
    for i in doubles([r.dan.van for r in fase.regels]):
        # Two rules on one goal would need an order, which people would have to guess.
        work.wrong((*pad, "regels", i, "dan", "van"), "een andere regel vervangt dit doel al")
    targets = {r.dan.naar for r in fase.regels}
    for i, rule in enumerate(fase.regels):
        if rule.dan.van in targets:
            work.wrong((*pad, "regels", i, "dan", "van"), "dit doel komt zelf uit een vervanging")


def _resultaatgebieden(work: Work, fase: st.Resultaatgebieden, pad: DataPath) -> None:
    known = list(work.normenkader.leefgebied_names)
    with_minutes = work.stage(st.Normtijden) is not None
    taken: set[str] = set()
    for i, rule in enumerate(fase.regels):
        plaats = (*pad, "regels", i)
        for j, name in enumerate(rule.leefgebieden):
            place = (*plaats, "leefgebieden", j)
            work.must_be_known(place, name, known, "leefgebied")
            if name in taken:
                work.wrong(place, f"{name} staat al bij een resultaatgebied")
            taken.add(name)
        if with_minutes != (rule.overige_procent is not None):
            message = "ontbreekt: vul in" if with_minutes else "past niet: er zijn geen normtijden"
            work.wrong((*plaats, "overige_procent"), message)


def _factoren(work: Work, fase: st.Factoren, pad: DataPath) -> None:
    for i, rule in enumerate(fase.regels):
        check_effect(work, (*pad, "regels", i, "dan"), rule.dan)
    takes = any((r.dan.minuten or r.dan.tijd or 0) < 0 for r in fase.regels)
    check_floor(work, pad, fase.ondergrens, takes=takes)
    shares = [r.dan.procent for r in fase.regels if r.dan.procent is not None]
    lowest, highest = sum(p for p in shares if p < 0), sum(p for p in shares if p > 0)
    grens = fase.grens
    if grens is None:
        if shares:
            work.wrong((*pad, "grens"), "ontbreekt: er zijn regels met een percentage")
        return
    if grens.minimum < lowest and grens.maximum > highest:
        message = f"kan nooit gelden: alle percentages samen liggen tussen {lowest} en {highest}"
        work.shown((*pad, "grens"), message)


def _fasering(work: Work, fase: st.Fasering, pad: DataPath) -> None:
    questions = work.questions("zaak")
    if work.must_be_known((*pad, "vraag"), fase.vraag, questions, "de vraag over de zaak"):
        vraag: Vraag = questions[fase.vraag]
        if not isinstance(vraag, GetalVraag) or vraag.eenheid != "weken" or vraag.minimum < 1:
            work.wrong((*pad, "vraag"), "moet een geheel getal in weken zijn, minstens 1")
    goals = _goals(work)
    given = [r.doelrichting for r in fase.regels]
    for i in doubles(given):
        work.wrong((*pad, "regels", i, "doelrichting"), "heeft al een regel")
    for doel in goals:
        if doel not in given:
            work.wrong((*pad, "regels"), f"de doelrichting {doel} heeft geen regel")
    for i, rule in enumerate(fase.regels):
        plaats = (*pad, "regels", i)
        check_direction(work, (*plaats, "doelrichting"), rule.doelrichting, goals)
        shares = [d.weken_procent for d in rule.delen]
        if shares.count("rest") != 1 or shares[-1] != "rest":
            work.wrong((*plaats, "delen"), "alleen het laatste deel heeft weken_procent: rest")
        elif sum(s for s in shares if isinstance(s, int)) > 100:
            work.wrong((*plaats, "delen"), "samen meer dan 100 procent van de weken")


def _goals(work: Work) -> list[Any]:
    found = work.stage(st.Doelrichting)
    return [r.doel for r in found[0].regels] if found else []


def check_direction(work: Work, pad: DataPath, doel: Answer | None, goals: list[Any]) -> None:
    """A direction is named where there are directions, and only there."""
    if not goals and doel is not None:
        work.wrong(pad, "haal weg: er is geen fase doelrichting")
    elif goals and doel is None:
        work.wrong(pad, f"ontbreekt: kies uit {', '.join(map(str, goals))}")
    elif goals:
        work.must_be_known(pad, doel, goals, "de doelrichting")
