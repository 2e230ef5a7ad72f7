"""Products exist, can come out, and have the prices that a supplement needs."""

from __future__ import annotations

from normenkader import stages as st
from normenkader.checks.choice import choice
from normenkader.checks.work import Work, doubles


def check_products(work: Work) -> None:
    """Check references to products, and that the outcomes have a text."""
    normenkader = work.normenkader
    known = [p.product for p in normenkader.producten]
    used: set[str] = set()
    outcomes = {"product", "geen_toegang", "geen_maatwerk"}
    if found := work.stage(st.Raster):
        fase, pad = found
        outcomes |= {rule.uitkomst for rule in fase.outside}
        for key, rule in (("onder", fase.onder), ("boven", fase.boven)):
            if rule is not None and rule.product is not None:
                work.must_be_known((*pad, key, "product"), rule.product, known, "het product")
                used.add(rule.product)
        for i, band in enumerate(fase.banden):
            work.must_be_known((*pad, "banden", i, "product"), band.product, known, "het product")
            used.add(band.product)
    if found_work := work.stage(st.Zwaartepunt):
        outcomes.add("nader_onderzoek")
        _zwaartepunt(work, *found_work)
        used |= {r.product for r in found_work[0].regels}
    _prices(work, used)
    texts = {u.uitkomst for u in normenkader.uitkomsten}
    for missing in sorted(outcomes - texts):
        work.wrong(("uitkomsten",), f"de uitkomst {missing} heeft geen naam en tekst")


def _prices(work: Work, used: set[str]) -> None:
    """Every product can come out, and has the prices that a supplement needs."""
    priced = _supplements(work)
    for i, product in enumerate(work.normenkader.producten):
        if product.product not in used:
            work.shown(("producten", i, "product"), "geen enkele regel komt op dit product uit")
        if priced and (product.opslag is None or product.prijs is None):
            work.wrong(
                ("producten", i), "heeft een prijs en een opslag nodig: er is een fase opslag"
            )
        if product.opslag and product.prijs and product.opslag.per_weken != product.prijs.per_weken:
            work.wrong(
                ("producten", i, "opslag", "per_weken"), "moet gelijk zijn aan die van prijs"
            )


def _supplements(work: Work) -> bool:
    """Check the modules that rules name; say whether there is a supplement to the price."""
    modules = [m.module for m in work.normenkader.modules]
    found = work.stage(st.Opslag)
    if found is None:
        for i in range(len(modules)):
            work.wrong(("modules", i), "geen regel geeft deze module: er is geen fase opslag")
        return False
    fase, pad = found
    used = set()
    for i, rule in enumerate(fase.regels):
        if rule.module is not None:
            place = (*pad, "regels", i, "module")
            work.must_be_known(place, rule.module, modules, "de module")
            used.add(rule.module)
    for i, module in enumerate(modules):
        if module not in used:
            work.shown(("modules", i, "module"), "geen enkele regel geeft deze module")
    supplements = [i for i, rule in enumerate(fase.regels) if rule.module is None]
    for i in supplements[1:]:
        message = "er is al een opslag op de prijs: geef deze regel een module"
        work.wrong((*pad, "regels", i), message)
    return bool(supplements)


def _zwaartepunt(work: Work, fase: st.Zwaartepunt, pad: tuple[str | int, ...]) -> None:
    vraag = choice(work, (*pad, "vraag"), fase.vraag)
    if vraag is None:
        return
    values = [r.waarde for r in fase.regels]
    known = [p.product for p in work.normenkader.producten]
    for i, rule in enumerate(fase.regels):
        plaats = (*pad, "regels", i)
        work.must_be_known((*plaats, "waarde"), rule.waarde, vraag.answers(), "het antwoord")
        work.must_be_known((*plaats, "product"), rule.product, known, "het product")
    for i in doubles(values):
        work.shown((*pad, "regels", i, "waarde"), "heeft al een regel")
    for value in vraag.answers():
        if value not in values:
            work.shown((*pad, "regels"), f"het antwoord {value} heeft geen regel")
