"""A reassessment as plain data, for `--json`; minutes are whole, or a fraction such as "25/2"."""

from __future__ import annotations

from typing import Any

from engine.account.answer import plain as plain_value
from explaining.reassessment.account import Account, Side
from explaining.reassessment.levels import AreaLevels, Level
from explaining.reassessment.split import Split


def plain(found: Account) -> dict[str, Any]:
    """All of it, in the order of the report."""
    return {
        "oud": _side(found.oud),
        "nieuw": _side(found.nieuw),
        "minuten": None if found.verdeling is None else _split(found.verdeling),
        "zonder_minuten": found.zonder_minuten or None,
        "niveaus": [_levels(area) for area in found.niveaus],
        "veranderd": [
            {
                "pad": _path(a.plaats),
                "onderdeel": a.onderdeel,
                "vraag": a.vraag,
                "toen": a.before,
                "nu": a.after,
            }
            for a in found.veranderd
        ],
        "antwoorden_van_toen": [
            {
                "pad": _path(a.plaats),
                "lot": a.lot,
                "onderdeel": a.onderdeel,
                "vraag": a.vraag,
                "was": a.was_tekst,
                "reden": a.reden,
            }
            for a in found.carried.antwoorden
        ],
        "verlaagt": list(found.verlaagt),
    }


def _path(plaats: tuple[str, str, str]) -> str:
    section, name, vraag = plaats
    return ".".join(filter(None, ("" if section == "zaak" else section, name, vraag)))


def _side(side: Side) -> dict[str, Any]:
    norm = side.normenkader
    return {
        "zaak": side.zaak["zaak"],
        "normenkader": norm.normenkader,
        "versie": norm.versie,
        "sha256": norm.sha256,
        "uitkomst": side.antwoord["uitkomst"],
        "product": side.antwoord["product"],
    }


def _split(found: Split) -> dict[str, Any]:
    return {
        "besloten_toen": found.decided_before,
        "afwijking_toen": found.deviation_before,
        "voorstel_toen": found.before,
        "regels": found.rules,
        "antwoorden_toen_regels_nu": found.middle,
        "antwoorden": found.antwoorden,
        "voorstel_nu": found.after,
        "afwijking_nu": found.deviation_after,
        "besloten_nu": found.decided_after,
        "verschil": found.difference,
        "onderdelen": [
            {
                "fase": row.fase,
                "onderwerp": row.onderwerp,
                "naam": row.naam,
                "toen": plain_value(row.before),
                "regels": plain_value(row.rules),
                "antwoorden": plain_value(row.antwoorden),
                "nu": plain_value(row.after),
            }
            for row in found.rows
        ],
        "niet_te_berekenen": [{"pad": f.pad_tekst, "melding": f.melding} for f in found.fouten],
        "bereik": None if found.bereik is None else list(found.bereik),
    }


def _levels(area: AreaLevels) -> dict[str, Any]:
    def words(level: Level | None) -> str | None:
        return None if level is None else level.woorden

    return {
        "leefgebied": area.leefgebied,
        "naam": area.naam,
        "toen": words(area.before),
        "nu": words(area.after),
        "verandering": area.verandering,
        "stappen": area.steps,
    }
