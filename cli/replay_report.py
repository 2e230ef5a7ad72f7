"""What a replay gave, as text and as plain data."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from cli.figures import (
    change_text,
    counted,
    minutes_lines,
    plain_change,
    plain_count,
    proposal_table,
)
from engine.proposals import Telling
from normenkader import Normenkader
from normenkader.templates import thousands
from register.difference import differences
from register.numbering import Nummering
from register.replay import Uitkomst, Verslag
from register.selection import Gekozen
from register.what_if import Gevolgen

# Differences of one answer that are shown; a page of them says enough.
FEW = 5
GEEN = "Er zijn geen besluiten die hieraan voldoen. Er is niets opnieuw berekend."


def readable_report(gekozen: Gekozen, verslag: Verslag) -> Iterator[str]:
    """The report of a replay, line by line."""
    yield from _unknown(gekozen)
    if not gekozen.nummers:
        yield GEEN
        return
    done = verslag.gelijk + verslag.anders
    yield f"Opnieuw berekend: {_decisions(done)}."
    yield f"Gelijk, byte voor byte: {thousands(verslag.gelijk)}"
    yield f"Verschillend: {thousands(verslag.anders)}"
    yield from _removed(verslag.verwijderd)
    for uitkomst in verslag.verschillen:
        yield ""
        yield from _difference(uitkomst, gekozen.nummering)
    yield from _rest(verslag.anders, len(verslag.verschillen))


def plain_report(gekozen: Gekozen, verslag: Verslag) -> dict[str, Any]:
    """The report of a replay as plain data."""
    return {
        "gekozen": len(gekozen.nummers),
        "gelijk": verslag.gelijk,
        "verschillend": verslag.anders,
        "verwijderd": verslag.verwijderd,
        "zonder_besluit": list(gekozen.onbekend),
        "verschillen": [
            {"besluit": gekozen.nummering.besluit(u.nummer), **_plain_difference(u)}
            for u in verslag.verschillen
        ],
    }


def _difference(uitkomst: Uitkomst, nummering: Nummering) -> Iterator[str]:
    yield nummering.title(uitkomst.nummer, uitkomst.zaak)
    if uitkomst.nieuw is None:
        yield f"  Er is nu geen antwoord. {uitkomst.fout}"
        return
    found = differences(uitkomst.bewaard, uitkomst.nieuw)
    for verschil in found[:FEW]:
        yield f"  {verschil.veld}: was {verschil.was}, is nu {verschil.is_nu}"
    if len(found) > FEW:
        yield "  Er zijn meer verschillen; --json toont er meer."


def _plain_difference(uitkomst: Uitkomst) -> dict[str, Any]:
    found = [] if uitkomst.nieuw is None else differences(uitkomst.bewaard, uitkomst.nieuw)
    return {
        "nummer": uitkomst.nummer,
        "zaak": uitkomst.zaak,
        "fout": uitkomst.fout or None,
        "verschillen": [
            {"pad": v.pad, "veld": v.veld, "bewaard": v.bewaard, "nu": v.nu} for v in found
        ],
    }


def readable_effects(
    gekozen: Gekozen, normenkader: Normenkader, gevolgen: Gevolgen
) -> Iterator[str]:
    """What a version would give, line by line."""
    yield from _unknown(gekozen)
    if not gekozen.nummers:
        yield GEEN
        return
    totaal = gevolgen.totaal
    naam = f"{normenkader.normenkader} {normenkader.versie}"
    yield f"Voorstellen van toen, en wat {naam} had gegeven: {_decisions(totaal.aantal)}."
    yield "Minuten zijn per week. Een voorstel zonder product heeft 0 minuten."
    yield ""
    yield from proposal_table(gevolgen.tabel, "Besluiten")
    yield ""
    yield f"Veranderd: {_decisions(totaal.veranderd)}."
    yield from minutes_lines(totaal, "besluit", "besluiten")
    yield from _removed(gevolgen.verwijderd)
    if gevolgen.past_niet:
        yield f"Niet te berekenen met {naam}: {_decisions(gevolgen.past_niet)}."
    yield from _changes(gekozen, gevolgen, totaal)
    yield from _refused(gekozen, gevolgen)


def plain_effects(gekozen: Gekozen, normenkader: Normenkader, gevolgen: Gevolgen) -> dict[str, Any]:
    """What a version would give, as plain data."""
    totaal = gevolgen.totaal
    return {
        "gekozen": len(gekozen.nummers),
        "met": {
            "id": normenkader.normenkader,
            "versie": normenkader.versie,
            "sha256": normenkader.sha256,
        },
        "tabel": [
            {"van": van, "naar": naar, **plain_count(cell)}
            for (van, naar), cell in gevolgen.tabel.items()
        ],
        "totaal": {**plain_count(totaal), "saldo": totaal.erbij - totaal.eraf},
        "past_niet": gevolgen.past_niet,
        "verwijderd": gevolgen.verwijderd,
        "zonder_besluit": list(gekozen.onbekend),
        "veranderingen": [plain_change(a) for a in gevolgen.anders],
        "fouten": [{"nummer": f.nummer, "zaak": f.zaak, "fout": f.fout} for f in gevolgen.fouten],
    }


def _changes(gekozen: Gekozen, gevolgen: Gevolgen, totaal: Telling) -> Iterator[str]:
    if not gevolgen.anders:
        return
    yield from ("", "Wat verandert:")
    for a in gevolgen.anders:
        yield f"  {gekozen.nummering.title(a.nummer, a.zaak)}: {change_text(a)}"
    yield from _rest(totaal.veranderd, len(gevolgen.anders))


def _refused(gekozen: Gekozen, gevolgen: Gevolgen) -> Iterator[str]:
    if not gevolgen.fouten:
        return
    yield from ("", "Niet te berekenen:")
    for f in gevolgen.fouten:
        yield f"  {gekozen.nummering.title(f.nummer, f.zaak)}: {f.fout}"
    yield from _rest(gevolgen.past_niet, len(gevolgen.fouten))


def _unknown(gekozen: Gekozen) -> Iterator[str]:
    if gekozen.onbekend:
        yield f"Geen besluiten gevonden over: {', '.join(gekozen.onbekend)}."


def _removed(aantal: int) -> Iterator[str]:
    if aantal:
        yield f"Intussen verwijderd: {thousands(aantal)}"


def _rest(all_: int, shown: int) -> Iterator[str]:
    if all_ > shown:
        yield f"En nog {thousands(all_ - shown)}: getoond zijn die met de laagste nummers."


def _decisions(aantal: int) -> str:
    return counted(aantal, "besluit", "besluiten")
