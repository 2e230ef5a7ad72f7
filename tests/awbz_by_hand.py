"""A third evaluator, by hand, for the normenkader `awbz-bgi-2014` 2014.1 alone.

Written from the contract's text without a look at the project's packages, so that an error in
the engine and one in this file are independent. It imports nothing of the project.
"""

from __future__ import annotations

import random
from typing import Any

Zaak = dict[str, Any]

ACTIVITIES = ("structuur", "vaardigheden", "toezicht", "toezicht_onderwijs", "oefenen")
TERREINEN = (
    "sociale_redzaamheid",
    "bewegen_verplaatsen",
    "probleemgedrag",
    "psychisch_functioneren",
    "geheugen_orientatie",
)
SCORES = (
    "score_orientatie",
    "score_psychisch_functioneren",
    "score_gedrag_veiligheid",
    "score_onwelbevinden",
    "score_sociale_redzaamheid",
)
GRONDSLAGEN = (
    "somatisch",
    "psychogeriatrisch",
    "psychiatrisch",
    "verstandelijk",
    "lichamelijk",
    "zintuiglijk",
    "geen",
)
OPGELOST_DOOR = (
    "geen",
    "gebruikelijke_zorg",
    "mantelzorg",
    "hulpmiddel",
    "begeleiding_groep",
    "algemeen_gebruikelijke_voorziening",
    "voorliggende_voorziening",
)
MOST = 3360
# Where each class begins; the last begins where there is no class any more.
EDGES = (0, 120, 240, 420, 600, 780, 960, 1200, 1500)
# A (structure or skills), T, U (during education), O (practising), Z; and the highest class.
# True must, False must not, None may.
ROWS: tuple[tuple[tuple[bool | None, ...], int | None], ...] = (
    ((True, True, True, None, True), 8),
    ((True, True, False, None, True), 7),
    ((False, False, True, False, True), 3),
    ((True, True, True, True, None), 7),
    ((True, True, False, True, None), 6),
    ((True, True, False, False, None), 5),
    ((True, False, False, True, None), 5),
    ((True, False, False, False, None), 4),
    ((False, True, False, False, None), 2),
    ((False, False, True, False, None), 2),
    ((False, False, False, True, None), None),
)


def reasons(zaak: Zaak) -> list[str]:
    """Every reason for no access."""
    toegang = zaak["toegang"]
    found = []
    if toegang["grondslag"] == "geen":
        found.append("grondslag")
    if toegang["behandeling_volstaat"]:
        found.append("behandeling_volstaat")
    if not toegang["opname_of_verwaarlozing"]:
        found.append("opname_of_verwaarlozing")
    heavy = [t for t in TERREINEN if toegang[t] in ("matig", "zwaar")]
    if not heavy and toegang["grondslag"] != "zintuiglijk":
        found.append("terreinen")
    return found


def counts(name: str, own: dict[str, Any]) -> bool:
    """Whether an activity counts."""
    if own["nodig"] is not True or own["opgelost_door"] != "geen":
        return False
    if name == "oefenen" and not (own["gemotiveerd_en_leerbaar"] and own["programmatisch"]):
        return False
    return bool(own.get("gedekt_minuten", 0) != own["minuten"])


def class_of(minutes: int) -> int:
    """The class of minutes; 9 where they are more than any class has."""
    return max(i for i, edge in enumerate(EDGES) if minutes >= edge) + 1


def answer(zaak: Zaak) -> dict[str, Any]:
    """The answer as far as the contract's worked cases have it, with how many reasons there are."""
    empty: dict[str, Any] = {
        "product": None,
        "bandbreedte": None,
        "doelrichting": None,
        "minuten_per_week": None,
    }
    empty |= {"meetellend": [], "signalen": []}
    refused = reasons(zaak)
    if refused:
        return {"uitkomst": "geen_toegang", **empty, "redenen": len(refused)}
    activities = zaak["leefgebieden"]
    counting = [n for n in ACTIVITIES if counts(n, activities[n])]
    if not counting:
        return {"uitkomst": "geen_maatwerk", **empty, "redenen": 0}
    serious = sum(zaak["clientfactoren"][s] == 3 for s in SCORES) >= 3
    minutes = sum(_time(n, activities[n], serious=serious) for n in counting)
    shape = (
        "structuur" in counting or "vaardigheden" in counting,
        "toezicht" in counting,
        "toezicht_onderwijs" in counting,
        "oefenen" in counting,
        serious,
    )
    row = next(
        (r for r in ROWS if all(w is None or w is is_ for w, is_ in zip(r[0], shape, strict=True))),
        None,
    )
    signals = []
    if row is None:
        signals.append("SG-GEEN-MAXIMUM")
    elif row[0][4]:
        signals.append("SG-ZEER-ERNSTIG-GEDRAG")
    if row is not None and row[1] is not None and class_of(minutes) > row[1]:
        minutes = EDGES[row[1]] - 1
        signals.append("SG-MAXIMUM")
    number = class_of(minutes)
    found = {"doelrichting": None, "minuten_per_week": minutes, "meetellend": counting}
    if number > 8:
        above = {"uitkomst": "nader_onderzoek", "product": None, "bandbreedte": None}
        return {**above, **found, "signalen": [*signals, "SG-BOVEN-KLASSE-8"], "redenen": 0}
    product = {"uitkomst": "product", "product": f"BGI{number}", "bandbreedte": f"K{number}"}
    return {**product, **found, "signalen": signals, "redenen": 0}


def _time(name: str, own: dict[str, Any], *, serious: bool) -> int:
    net = int(own["minuten"]) - int(own.get("gedekt_minuten", 0))
    if name == "oefenen":
        return min(net, 180)
    if name == "toezicht_onderwijs":
        return min(net, 419 if serious else 239)
    return net


def random_zaak(rng: random.Random, number: int = 1) -> Zaak:
    """A valid case, most often with access, and with minutes near where something changes."""
    lucky = rng.random() < 0.9
    toegang: dict[str, Any] = {
        "grondslag": rng.choice(GRONDSLAGEN[:-1] if lucky else GRONDSLAGEN),
        "behandeling_volstaat": not lucky and rng.random() < 0.5,
        "opname_of_verwaarlozing": lucky or rng.random() < 0.5,
    }
    toegang |= {t: rng.choice(("geen", "licht", "matig", "zwaar")) for t in TERREINEN}
    leefgebieden = {n: _activity(rng, n) for n in ACTIVITIES}
    if all(own["nodig"] == "niet_uitgevraagd" for own in leefgebieden.values()):
        leefgebieden["toezicht"] = {"nodig": False}
    high = rng.random() < 0.4
    scores = {s: 3 if high and rng.random() < 0.7 else rng.randint(0, 3) for s in SCORES}
    return {
        "zaak": f"W-{number:05d}",
        "normenkader": "awbz-bgi-2014",
        "peildatum": "2014-06-01",
        "toegang": toegang,
        "leefgebieden": leefgebieden,
        "clientfactoren": scores,
    }


def _activity(rng: random.Random, name: str) -> dict[str, Any]:
    needed = rng.choices((True, False, "niet_uitgevraagd"), (6, 2, 2))[0]
    if needed == "niet_uitgevraagd":
        return {"nodig": needed}
    own: dict[str, Any] = {"nodig": needed}
    if needed or rng.random() < 0.3:
        edge = rng.choice((*EDGES[1:], 180, MOST, rng.randint(1, MOST)))
        own["minuten"] = min(MOST, max(1, edge + rng.choice((-1, 0, 0, 1))))
        own["opgelost_door"] = "geen" if rng.random() < 0.85 else rng.choice(OPGELOST_DOOR)
        if rng.random() < 0.4:
            some = (0, own["minuten"], rng.randint(0, own["minuten"]))
            own["gedekt_minuten"] = rng.choice(some)
        if name == "oefenen":
            own["gemotiveerd_en_leerbaar"] = rng.random() < 0.85
            own["programmatisch"] = rng.random() < 0.85
    return own
