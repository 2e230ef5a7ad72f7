"""What a decision starts from: durations of what there is, dagbesteding, what clients are told."""

from __future__ import annotations

from normenkader import stages as st
from normenkader.checks.work import Work, doubles


def check_durations(work: Work) -> None:
    """Check what `langste_duur` and `dagbesteding` name."""
    normenkader = work.normenkader
    products = [p.product for p in normenkader.producten]
    found = normenkader.stage(st.Doelrichting)
    goals = [r.doel for r in found.regels] if found is not None else []
    rows = normenkader.besluit.langste_duur
    for i, row in enumerate(rows):
        place = ("besluit", "langste_duur", i)
        if row.product is not None:
            work.must_be_known((*place, "product"), row.product, products, "het product")
        elif row.doelrichting is not None:
            work.must_be_known((*place, "doelrichting"), row.doelrichting, goals, "de doelrichting")
    if normenkader.besluit.minuten_voor_client == "ondergrens":
        _lower_bound(work)
    dagbesteding = normenkader.besluit.dagbesteding
    if dagbesteding is not None:
        for i in doubles([v.voorwaarde for v in dagbesteding.voorwaarden]):
            work.wrong(("besluit", "dagbesteding", "voorwaarden", i), "staat er al")
    for i in doubles([(row.product, row.doelrichting) for row in rows]):
        work.shown(("besluit", "langste_duur", i), "staat er al")


def _lower_bound(work: Work) -> None:
    """A lower bound needs bandwidths; that the client reads no more than that is a risk."""
    place = ("besluit", "minuten_voor_client")
    if work.normenkader.stage(st.Raster) is None:
        work.wrong(place, "dit normenkader heeft geen bandbreedtes: laat dit weg")
        return
    work.warn(
        place,
        "de cliënt leest alleen de ondergrens van de bandbreedte. Dat is een juridisch risico "
        "(ECLI:NL:CRVB:2018:3241, ECLI:NL:CRVB:2022:2099): laat dit eerst toetsen",
    )
