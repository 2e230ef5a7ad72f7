"""Products exist, can come out, and have the prices that a supplement needs."""

from __future__ import annotations

from normenkader import stages as st
from normenkader.checks.tables import choice
from normenkader.checks.work import Work, doubles


def check_products(work: Work) -> None:
    """Check references to products, and that the outcomes have a text."""
    normenkader = work.normenkader
    known = [p.product for p in normenkader.producten]
    used: set[str] = set()
    outcomes = {"product", "geen_toegang", "geen_maatwerk"}
    if found := work.stage(st.Raster):
        fase, pad = found
        outcomes |= {fase.onder.uitkomst, fase.boven.uitkomst}
        for i, band in enumerate(fase.banden):
            work.must_be_known((*pad, "banden", i, "product"), band.product, known, "het product")
            used.add(band.product)
    if found_work := work.stage(st.Zwaartepunt):
        outcomes.add("nader_onderzoek")
        _zwaartepunt(work, *found_work)
        used |= {r.product for r in found_work[0].regels}
    for i, product in enumerate(normenkader.producten):
        if product.product not in used:
            work.shown(("producten", i, "product"), "geen enkele regel komt op dit product uit")
        if work.stage(st.Opslag) and (product.opslag is None or product.prijs is None):
            work.wrong(
                ("producten", i), "heeft een prijs en een opslag nodig: er is een fase opslag"
            )
        if product.opslag and product.prijs and product.opslag.per_weken != product.prijs.per_weken:
            work.wrong(
                ("producten", i, "opslag", "per_weken"), "moet gelijk zijn aan die van prijs"
            )
    texts = {u.uitkomst for u in normenkader.uitkomsten}
    for missing in sorted(outcomes - texts):
        work.wrong(("uitkomsten",), f"de uitkomst {missing} heeft geen naam en tekst")


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
