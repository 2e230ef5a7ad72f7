"""A recorded decision in words and as files."""

from __future__ import annotations

import json
import re

from engine.schedule import dated, minutes_text
from normenkader.texts import listed
from register.choice import decided, deviation_text
from register.decisions.in_words import given_text, period_text, proposed_then
from register.decisions.reading import Dossier
from register.decisions.reassessing import lowered_lines
from register.herindicatie import part_name
from register.remark import remarks
from screens.intake.case.own_first_words import recorded_rows
from screens.widgets.moments import moment_text
from zaak.day_care import told_rows

Rows = list[tuple[str, str]]


def facts(dossier: Dossier) -> Rows:
    """What was decided; nothing of these is the user's own text."""
    stuk, normenkader = dossier.stuk, dossier.normenkader
    besluit, voorstel = decided(stuk["besluit"]), decided(stuk["voorstel"])
    schedule = dated(stuk["fasering"], besluit.ingangsdatum)
    rows = [
        ("Besluit", given_text(normenkader, besluit, schedule)),
        ("Datum" if besluit.weken is None else "Periode", period_text(besluit)),
    ]
    if schedule is not None and schedule.changes:
        parts = (
            f"{t.dagen}: {minutes_text(t.minuten_per_week)} per week" for t in schedule.termijnen
        )
        rows.append(("Verdeling", "; ".join(parts)))
    found = remarks(normenkader, besluit, dossier.antwoord["doelrichting"])
    rows += [("Opmerking", remark) for remark in found]
    if stuk["afwijking"]:
        rows.append(("Voorstel", given_text(normenkader, voorstel, proposed_then(dossier))))
        rows.append(("Afwijking", deviation_text(stuk["afwijking"])))
        names = {r.reden: r.naam for r in normenkader.besluit.afwijkredenen}
        rows.append(("Reden", names.get(stuk["reden"], stuk["reden"])))
    else:
        rows.append(("Voorstel", "gevolgd"))
    rows += recorded_rows(normenkader, stuk)
    rows += told_rows(dossier.zaak, normenkader.besluit.dagbesteding)
    rows += _reassessed(dossier)
    if stuk["vervangt"] is not None:
        rows.append(("Vervangt", dossier.nummering.words(stuk["vervangt"])))
    if dossier.vervangen_door is not None:
        rows.append(("Vervangen door", dossier.nummering.words(dossier.vervangen_door)))
    return rows


def _reassessed(dossier: Dossier) -> Rows:
    """From which decision the research started, what is less, and what was not discussed again."""
    own = dossier.stuk.get("herindicatie")
    if own is None:
        return []
    rows = [("Nieuw onderzoek vanuit", dossier.nummering.words(own["record"]))]
    if less := lowered_lines(dossier):
        rows.append(("Minder dan eerst", " ".join(less)))
    left = [part_name(dossier.normenkader, key) for key in own["niet_besproken"]]
    return [*rows, ("Niet opnieuw besproken", listed(left))] if left else rows


def own_words(dossier: Dossier) -> Rows:
    """What the consulent wrote, and what the client reads."""
    rows = [("Toelichting bij de afwijking", dossier.stuk["toelichting"])]
    why = dossier.stuk.get("vooraf", {}).get("weet_niet", "")
    rows.append(("Vooraf wist je het niet", why))
    less = dossier.stuk.get("herindicatie", {}).get("waarom", "")
    rows.append(("Waarom het minder kan zijn dan eerst", less))
    rows.append(("Eigen oordeel", dossier.stuk["oordeel"]))
    rows.append(("Dit leest de cliënt", dossier.stuk["voor_client"]))
    return [(name, tekst) for name, tekst in rows if tekst]


def as_text(dossier: Dossier) -> str:
    """The decision as a text to read and to keep."""
    stuk, norm = dossier.stuk, dossier.stuk["normenkader"]
    lines = [f"{dossier.titel} over zaak {stuk['zaak']}", ""]
    lines += [f"{name}: {tekst}" for name, tekst in facts(dossier)]
    for name, tekst in own_words(dossier):
        lines += ["", f"{name}:", tekst]
    lines += [
        "",
        f"Vastgelegd op {moment_text(stuk['tijdstip'])} door {stuk['gebruiker']} ({stuk['rol']}).",
        f"Normenkader: {dossier.normenkader.titel}, versie {norm['versie']}.",
    ]
    if dossier.normenkader.melding:
        lines.append(f"Let op: {dossier.normenkader.melding.strip()}")
    return "\n".join(lines) + "\n"


def as_json(dossier: Dossier) -> str:
    """Everything that is stored of the decision."""
    content = {
        "nummer": dossier.nummer,
        "besluitnummer": dossier.besluitnummer,
        "vervangen_door": dossier.vervangen_door,
        "besluit": dossier.stuk,
        "zaak": dossier.zaak,
        "antwoord": dossier.antwoord,
    }
    return json.dumps(content, ensure_ascii=False, indent=2) + "\n"


def file_name(dossier: Dossier, ending: str) -> str:
    """A file name with the number and the reference."""
    zaak = re.sub(r"[^A-Za-z0-9._-]", "-", dossier.stuk["zaak"])
    return f"besluit-{dossier.besluitnummer}-{zaak}{ending}"
