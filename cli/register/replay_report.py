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
from normenkader import Normenkader
from normenkader.texts import thousands
from population.proposals import Count
from register.decisions.numbering import Numbering
from register.decisions.selection import Chosen
from register.replaying.difference import differences
from register.replaying.replay import ReplayOutcome, ReplayReport
from register.replaying.what_if import Consequences

# Differences of one answer that are shown; a page of them says enough.
FEW = 5
GEEN = "Er zijn geen besluiten die hieraan voldoen. Er is niets opnieuw berekend."


def readable_report(chosen: Chosen, report: ReplayReport) -> Iterator[str]:
    """The report of a replay, line by line."""
    yield from _unknown(chosen)
    if not chosen.nummers:
        yield GEEN
        return
    done = report.gelijk + report.anders
    yield f"Opnieuw berekend: {_decisions(done)}."
    yield f"Gelijk, byte voor byte: {thousands(report.gelijk)}"
    yield f"Verschillend: {thousands(report.anders)}"
    yield from _removed(report.verwijderd)
    for uitkomst in report.verschillen:
        yield ""
        yield from _difference(uitkomst, chosen.nummering)
    yield from _rest(report.anders, len(report.verschillen))


def plain_report(chosen: Chosen, report: ReplayReport) -> dict[str, Any]:
    """The report of a replay as plain data."""
    return {
        "gekozen": len(chosen.nummers),
        "gelijk": report.gelijk,
        "verschillend": report.anders,
        "verwijderd": report.verwijderd,
        "zonder_besluit": list(chosen.onbekend),
        "verschillen": [
            {"besluit": chosen.nummering.besluit(u.nummer), **_plain_difference(u)}
            for u in report.verschillen
        ],
    }


def _difference(uitkomst: ReplayOutcome, numbering: Numbering) -> Iterator[str]:
    yield numbering.title(uitkomst.nummer, uitkomst.zaak)
    if uitkomst.nieuw is None:
        yield f"  Er is nu geen antwoord. {uitkomst.fout}"
        return
    found = differences(uitkomst.bewaard, uitkomst.nieuw)
    for difference in found[:FEW]:
        yield f"  {difference.veld}: was {difference.was}, is nu {difference.is_nu}"
    if len(found) > FEW:
        yield "  Er zijn meer verschillen; --json toont er meer."


def _plain_difference(uitkomst: ReplayOutcome) -> dict[str, Any]:
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
    chosen: Chosen, normenkader: Normenkader, effects: Consequences
) -> Iterator[str]:
    """What a version would give, line by line."""
    yield from _unknown(chosen)
    if not chosen.nummers:
        yield GEEN
        return
    total = effects.total
    name = f"{normenkader.normenkader} {normenkader.versie}"
    yield f"Voorstellen van toen, en wat {name} had gegeven: {_decisions(total.aantal)}."
    yield "Minuten zijn per week. Een voorstel zonder product heeft 0 minuten."
    yield ""
    yield from proposal_table(effects.tabel, "Besluiten")
    yield ""
    yield f"Veranderd: {_decisions(total.veranderd)}."
    yield from minutes_lines(total, "besluit", "besluiten")
    yield from _removed(effects.verwijderd)
    if effects.past_niet:
        yield f"Niet te berekenen met {name}: {_decisions(effects.past_niet)}."
    yield from _changes(chosen, effects, total)
    yield from _refused(chosen, effects)


def plain_effects(
    chosen: Chosen, normenkader: Normenkader, effects: Consequences
) -> dict[str, Any]:
    """What a version would give, as plain data."""
    total = effects.total
    return {
        "gekozen": len(chosen.nummers),
        "met": {
            "id": normenkader.normenkader,
            "versie": normenkader.versie,
            "sha256": normenkader.sha256,
        },
        "tabel": [
            {"van": van, "naar": naar, **plain_count(cell)}
            for (van, naar), cell in effects.tabel.items()
        ],
        "totaal": {**plain_count(total), "saldo": total.erbij - total.eraf},
        "past_niet": effects.past_niet,
        "verwijderd": effects.verwijderd,
        "zonder_besluit": list(chosen.onbekend),
        "veranderingen": [plain_change(a) for a in effects.anders],
        "fouten": [{"nummer": f.nummer, "zaak": f.zaak, "fout": f.fout} for f in effects.fouten],
    }


def _changes(chosen: Chosen, effects: Consequences, total: Count) -> Iterator[str]:
    if not effects.anders:
        return
    yield from ("", "Wat verandert:")
    for a in effects.anders:
        yield f"  {chosen.nummering.title(a.nummer, a.zaak)}: {change_text(a)}"
    yield from _rest(total.veranderd, len(effects.anders))


def _refused(chosen: Chosen, effects: Consequences) -> Iterator[str]:
    if not effects.fouten:
        return
    yield from ("", "Niet te berekenen:")
    for f in effects.fouten:
        yield f"  {chosen.nummering.title(f.nummer, f.zaak)}: {f.fout}"
    yield from _rest(effects.past_niet, len(effects.fouten))


def _unknown(chosen: Chosen) -> Iterator[str]:
    if chosen.onbekend:
        yield f"Geen besluiten gevonden over: {', '.join(chosen.onbekend)}."


def _removed(count: int) -> Iterator[str]:
    if count:
        yield f"Intussen verwijderd: {thousands(count)}"


def _rest(all_: int, shown: int) -> Iterator[str]:
    if all_ > shown:
        yield f"En nog {thousands(all_ - shown)}: getoond zijn die met de laagste nummers."


def _decisions(count: int) -> str:
    return counted(count, "besluit", "besluiten")
