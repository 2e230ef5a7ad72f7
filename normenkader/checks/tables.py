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


def check_tables(werk: Work) -> None:
    """Check what each stage names, and that its tables are complete."""
    for nummer, fase in enumerate(werk.normenkader.fasen):
        _stage(werk, fase, ("fasen", nummer))


def _stage(werk: Work, fase: st.Stage, pad: DataPath) -> None:
    match fase:
        case st.Meetellen():
            _meetellen(werk, fase, pad)
        case st.Doelen():
            _doelen(werk, fase, pad)
        case st.Normtijden():
            check_norm_times(werk, fase, pad)
        case st.Resultaatgebieden():
            _resultaatgebieden(werk, fase, pad)
        case st.Bijstelling() | st.Aftrek() | st.Maximum() | st.Combinaties():
            check_own_time(werk, fase, pad)
        case st.Factoren():
            _factoren(werk, fase, pad)
        case st.Fasering():
            _fasering(werk, fase, pad)
        case st.Doelrichting() | st.Raster() | st.Zwaartepunt():
            pass  # In `checks.grid` and `checks.products`: together with what else they need.
        case st.Toegang() | st.Afronding() | st.Opslag():
            pass  # They name nothing but questions and products.
        case _:
            assert_never(fase)


def _meetellen(werk: Work, fase: st.Meetellen, pad: DataPath) -> None:
    known = list(werk.normenkader.leefgebied_namen)
    for i, rule in enumerate(fase.regels):
        for j, naam in enumerate(rule.leefgebieden or []):
            plaats = (*pad, "regels", i, "leefgebieden", j)
            werk.must_be_known(plaats, naam, known, "leefgebied")
    coupled = [k.leefgebied for k in fase.koppelingen]
    for i in doubles(coupled):
        werk.wrong((*pad, "koppelingen", i, "leefgebied"), "heeft al een koppeling: voeg ze samen")
    for i, koppeling in enumerate(fase.koppelingen):
        plaats = (*pad, "koppelingen", i)
        werk.must_be_known((*plaats, "leefgebied"), koppeling.leefgebied, known, "leefgebied")
        for j, naam in enumerate(koppeling.telt_alleen_met):
            place = (*plaats, "telt_alleen_met", j)
            if werk.must_be_known(place, naam, known, "leefgebied") and naam in coupled:
                werk.wrong(place, "heeft zelf ook een koppeling: noem een gewoon leefgebied")


def _doelen(werk: Work, fase: st.Doelen, pad: DataPath) -> None:
    vraag = choice(werk, (*pad, "vraag"), fase.vraag)
    normtijden = werk.stage(st.Normtijden)
    if normtijden and fase.vraag != normtijden[0].vraag_doel:
        werk.wrong(
            (*pad, "vraag"), f"moet de vraag {normtijden[0].vraag_doel} zijn, als bij normtijden"
        )
    if vraag is None:
        return
    for i, rule in enumerate(fase.regels):
        plaats = (*pad, "regels", i, "dan")
        for key, doel in (("van", rule.dan.van), ("naar", rule.dan.naar)):
            werk.must_be_known((*plaats, key), doel, vraag.answers(), "het doel")
        if rule.dan.van == rule.dan.naar:
            werk.wrong(plaats, "van en naar zijn gelijk: deze regel heeft geen gevolg")
    for i in doubles([r.dan.van for r in fase.regels]):
        # Two rules on one goal would need an order, which people would have to guess.
        werk.wrong((*pad, "regels", i, "dan", "van"), "een andere regel vervangt dit doel al")
    targets = {r.dan.naar for r in fase.regels}
    for i, rule in enumerate(fase.regels):
        if rule.dan.van in targets:
            werk.wrong((*pad, "regels", i, "dan", "van"), "dit doel komt zelf uit een vervanging")


def _resultaatgebieden(werk: Work, fase: st.Resultaatgebieden, pad: DataPath) -> None:
    known = list(werk.normenkader.leefgebied_namen)
    with_minutes = werk.stage(st.Normtijden) is not None
    taken: set[str] = set()
    for i, rule in enumerate(fase.regels):
        plaats = (*pad, "regels", i)
        for j, naam in enumerate(rule.leefgebieden):
            place = (*plaats, "leefgebieden", j)
            werk.must_be_known(place, naam, known, "leefgebied")
            if naam in taken:
                werk.wrong(place, f"{naam} staat al bij een resultaatgebied")
            taken.add(naam)
        if with_minutes != (rule.overige_procent is not None):
            melding = "ontbreekt: vul in" if with_minutes else "past niet: er zijn geen normtijden"
            werk.wrong((*plaats, "overige_procent"), melding)


def _factoren(werk: Work, fase: st.Factoren, pad: DataPath) -> None:
    for i, rule in enumerate(fase.regels):
        check_effect(werk, (*pad, "regels", i, "dan"), rule.dan)
    takes = any((r.dan.minuten or r.dan.tijd or 0) < 0 for r in fase.regels)
    check_floor(werk, pad, fase.ondergrens, takes=takes)
    shares = [r.dan.procent for r in fase.regels if r.dan.procent is not None]
    lowest, highest = sum(p for p in shares if p < 0), sum(p for p in shares if p > 0)
    grens = fase.grens
    if grens is None:
        if shares:
            werk.wrong((*pad, "grens"), "ontbreekt: er zijn regels met een percentage")
        return
    if grens.minimum < lowest and grens.maximum > highest:
        melding = f"kan nooit gelden: alle percentages samen liggen tussen {lowest} en {highest}"
        werk.shown((*pad, "grens"), melding)


def _fasering(werk: Work, fase: st.Fasering, pad: DataPath) -> None:
    questions = werk.questions("zaak")
    if werk.must_be_known((*pad, "vraag"), fase.vraag, questions, "de vraag over de zaak"):
        vraag: Vraag = questions[fase.vraag]
        if not isinstance(vraag, GetalVraag) or vraag.eenheid != "weken" or vraag.minimum < 1:
            werk.wrong((*pad, "vraag"), "moet een geheel getal in weken zijn, minstens 1")
    goals = _goals(werk)
    given = [r.doelrichting for r in fase.regels]
    for i in doubles(given):
        werk.wrong((*pad, "regels", i, "doelrichting"), "heeft al een regel")
    for doel in goals:
        if doel not in given:
            werk.wrong((*pad, "regels"), f"de doelrichting {doel} heeft geen regel")
    for i, rule in enumerate(fase.regels):
        plaats = (*pad, "regels", i)
        check_direction(werk, (*plaats, "doelrichting"), rule.doelrichting, goals)
        shares = [d.weken_procent for d in rule.delen]
        if shares.count("rest") != 1 or shares[-1] != "rest":
            werk.wrong((*plaats, "delen"), "alleen het laatste deel heeft weken_procent: rest")
        elif sum(s for s in shares if isinstance(s, int)) > 100:
            werk.wrong((*plaats, "delen"), "samen meer dan 100 procent van de weken")


def _goals(werk: Work) -> list[Any]:
    found = werk.stage(st.Doelrichting)
    return [r.doel for r in found[0].regels] if found else []


def check_direction(werk: Work, pad: DataPath, doel: Answer | None, goals: list[Any]) -> None:
    """A direction is named where there are directions, and only there."""
    if not goals and doel is not None:
        werk.wrong(pad, "haal weg: er is geen fase doelrichting")
    elif goals and doel is None:
        werk.wrong(pad, f"ontbreekt: kies uit {', '.join(map(str, goals))}")
    elif goals:
        werk.must_be_known(pad, doel, goals, "de doelrichting")
