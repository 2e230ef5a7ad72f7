"""Tables of norm times, shared areas and goals name what exists, once, and completely."""

from __future__ import annotations

from typing import Any, assert_never

from normenkader import stages as st
from normenkader.checks.work import Work, doubles
from normenkader.file.problems import DataPath
from normenkader.questions import GetalVraag, KeuzeVraag, Vraag


def check_tables(work: Work) -> None:
    """Check what each stage names, and that its tables are complete."""
    for number, fase in enumerate(work.normenkader.fasen):
        _stage(work, fase, ("fasen", number))


def _stage(work: Work, fase: st.Stage, pad: DataPath) -> None:
    match fase:
        case st.Meetellen():
            _meetellen(work, fase, pad)
        case st.Doelen():
            _doelen(work, fase, pad)
        case st.Normtijden():
            _normtijden(work, fase, pad)
        case st.Resultaatgebieden():
            _resultaatgebieden(work, fase, pad)
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


def choice(work: Work, pad: DataPath, name: str) -> KeuzeVraag | None:
    """The choice question about a leefgebied with this name; a problem when there is none."""
    questions = work.questions("leefgebieden")
    if not work.must_be_known(pad, name, questions, "de vraag over een leefgebied"):
        return None
    vraag = questions[name]
    if not isinstance(vraag, KeuzeVraag) or vraag.leefgebieden is not None:
        work.wrong(pad, "moet een keuzevraag zijn die bij elk leefgebied hoort")
        return None
    return vraag


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


def _normtijden(work: Work, fase: st.Normtijden, pad: DataPath) -> None:
    doel = choice(work, (*pad, "vraag_doel"), fase.vraag_doel)
    niveau = choice(work, (*pad, "vraag_niveau"), fase.vraag_niveau)
    known = list(work.normenkader.leefgebied_names)
    rows = [row.leefgebied for row in fase.tabel]
    for i in doubles(rows):
        work.wrong((*pad, "tabel", i, "leefgebied"), f"{rows[i]} heeft al een rij")
    for name in known:
        if name not in rows:
            work.wrong((*pad, "tabel"), f"het leefgebied {name} heeft geen rij")
    for i, row in enumerate(fase.tabel):
        plaats = (*pad, "tabel", i)
        work.must_be_known((*plaats, "leefgebied"), row.leefgebied, known, "leefgebied")
        for doel_key, cells in row.minuten.items():
            place = (*plaats, "minuten", doel_key)
            if doel:
                work.must_be_known(place, doel_key, [str(a) for a in doel.answers()], "het doel")
            for niveau_key in cells:
                if niveau:
                    levels = [str(a) for a in niveau.answers()]
                    work.must_be_known((*place, niveau_key), niveau_key, levels, "het niveau")


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
            melding = "ontbreekt: vul in" if with_minutes else "past niet: er zijn geen normtijden"
            work.wrong((*plaats, "overige_procent"), melding)


def _factoren(work: Work, fase: st.Factoren, pad: DataPath) -> None:
    lowest = sum(r.dan.procent for r in fase.regels if r.dan.procent and r.dan.procent < 0)
    highest = sum(r.dan.procent for r in fase.regels if r.dan.procent and r.dan.procent > 0)
    grens = fase.grens
    if grens.minimum < lowest and grens.maximum > highest:
        melding = f"kan nooit gelden: alle percentages samen liggen tussen {lowest} en {highest}"
        work.shown((*pad, "grens"), melding)


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
        work.must_be_known((*plaats, "doelrichting"), rule.doelrichting, goals, "de doelrichting")
        shares = [d.weken_procent for d in rule.delen]
        if shares.count("rest") != 1 or shares[-1] != "rest":
            work.wrong((*plaats, "delen"), "alleen het laatste deel heeft weken_procent: rest")
        elif sum(s for s in shares if isinstance(s, int)) > 100:
            work.wrong((*plaats, "delen"), "samen meer dan 100 procent van de weken")


def _goals(work: Work) -> list[Any]:
    found = work.stage(st.Doelrichting)
    return [r.doel for r in found[0].regels] if found else []
