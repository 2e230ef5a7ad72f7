"""The decision as it is filled in: plain data beside the case, and what it comes to.

`keuze` holds only what the consulent filled in: `volgt` (follow or deviate), `gegeven` (an
option of `options`), `modules` (codes), `minuten`, `weken`, `ingangsdatum`, `reden`, `toelichting`,
`verlaging` (why somebody gets less than they had), `oordeel`, and `opdracht` (the name under which
recording was asked) and `corrigeert` (the number of the decision that is corrected). What is absent
is as in the proposal.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date
from typing import Any

from engine.schedule import Schedule, longest_weeks
from normenkader import Normenkader
from register.choice import Besluit, Choice, check_choice, deviations
from register.decisions.client_words import words_for_client

VOLGT, GEGEVEN, MINUTEN, WEKEN = "volgt", "gegeven", "minuten", "weken"
MODULES = "modules"
INGANG, REDEN, TOELICHTING, OORDEEL = "ingangsdatum", "reden", "toelichting", "oordeel"
VERLAGING = "verlaging"
OPDRACHT, CORRIGEERT = "opdracht", "corrigeert"
# The last day is another way to fill in the weeks: it is not kept by itself.
LAATSTE = "laatste_dag"
# The fields in the order of the screen.
VELDEN = (
    VOLGT,
    GEGEVEN,
    MODULES,
    MINUTEN,
    INGANG,
    WEKEN,
    LAATSTE,
    REDEN,
    TOELICHTING,
    VERLAGING,
    OORDEEL,
)
_KINDS: dict[str, type] = {
    VOLGT: bool,
    GEGEVEN: str,
    MODULES: list,
    MINUTEN: int,
    WEKEN: int,
    INGANG: str,
    REDEN: str,
    TOELICHTING: str,
    VERLAGING: str,
    OORDEEL: str,
    OPDRACHT: str,
    CORRIGEERT: int,
}
# The fields in which something is typed.
GETYPT = (MINUTEN, INGANG, WEKEN, LAATSTE, TOELICHTING, VERLAGING, OORDEEL)
# The fields of this form for the paths in the errors of the register.
_FIELD = {"uitkomst": GEGEVEN, "product": GEGEVEN, "minuten_per_week": MINUTEN}
KIES = "Kies of je het voorstel volgt of afwijkt."
NIETS_ANDERS = (
    "Alles is nog gelijk aan het voorstel. Verander iets, of kies ‘Ik volg het voorstel’."
)
KIES_UITKOMST = "Kies wat de cliënt krijgt."


def option_of(besluit: Besluit) -> str:
    """The option of a decision: a product or another outcome."""
    if besluit.product is not None:
        return f"product:{besluit.product}"
    return f"uitkomst:{besluit.uitkomst}"


def options(normenkader: Normenkader) -> dict[str, str]:
    """What can be decided, in words: every product, then every outcome without one."""
    found = {f"product:{p.product}": p.naam for p in normenkader.producten}
    others = (u for u in normenkader.uitkomsten if u.uitkomst != "product")
    return found | {f"uitkomst:{u.uitkomst}": u.naam for u in others}


def has_minutes(normenkader: Normenkader, besluit: Besluit) -> bool:
    """Say whether a decision has minutes per week."""
    return besluit.uitkomst == "product" and normenkader.timed


def asked(
    normenkader: Normenkader, besluit: Besluit, keuze: Mapping[str, Any], *, lowers: bool = False
) -> tuple[str, ...]:
    """The fields that count now, in the order of the screen: the others are not asked.

    `lowers` says that somebody gets less than they had.
    """
    unasked = set() if lowers else {VERLAGING}
    if keuze.get(VOLGT) is not False:
        return tuple(n for n in (VOLGT, INGANG, VERLAGING, OORDEEL) if n not in unasked)
    unasked |= set() if has_minutes(normenkader, besluit) else {MINUTEN}
    unasked |= set() if besluit.uitkomst == "product" else {WEKEN, LAATSTE, MODULES}
    unasked |= set() if normenkader.modules else {MODULES}
    return tuple(name for name in VELDEN if name not in unasked)


def known_choice(normenkader: Normenkader, keuze: Mapping[str, Any]) -> dict[str, Any]:
    """What a stored form holds, as far as this version of the normenkader knows it."""
    found: dict[str, Any] = {k: v for k, v in keuze.items() if k in _KINDS and type(v) is _KINDS[k]}
    if found.get(GEGEVEN) not in options(normenkader):
        found.pop(GEGEVEN, None)
    known = [m.module for m in normenkader.modules]
    if any(m not in known for m in found.get(MODULES, [])):
        found.pop(MODULES)
    if found.get(REDEN) not in [r.reden for r in normenkader.besluit.afwijkredenen]:
        found.pop(REDEN, None)
    try:
        date.fromisoformat(str(found.get(INGANG, "")))
    except ValueError:
        found.pop(INGANG, None)
    return found


def decision(normenkader: Normenkader, voorstel: Besluit, keuze: Mapping[str, Any]) -> Besluit:
    """The decision as it is filled in; who does not deviate only chooses the first day.

    Another product than proposed has at most its own longest duration until somebody types more.
    """
    first = date.fromisoformat(keuze[INGANG]) if INGANG in keuze else voorstel.ingangsdatum
    begun = replace(voorstel, ingangsdatum=first)
    if keuze.get(VOLGT) is not False:
        return begun
    soort, _, code = keuze.get(GEGEVEN, option_of(voorstel)).partition(":")
    product = code if soort == "product" else None
    besluit = replace(
        begun,
        uitkomst="product" if product else code,
        product=product,
        weken=None,
        minuten_per_week=None,
        modules=(),
    )
    if besluit.uitkomst == "product":
        usual = voorstel.weken or normenkader.besluit.duur_weken
        if most := longest_weeks(normenkader, product, None):
            usual = min(usual, most)
        beside = keuze.get(MODULES, voorstel.modules)
        modules = tuple(m.module for m in normenkader.modules if m.module in beside)
        besluit = replace(besluit, weken=keuze.get(WEKEN, usual), modules=modules)
    if has_minutes(normenkader, besluit):
        besluit = replace(besluit, minuten_per_week=keuze.get(MINUTEN, voorstel.minuten_per_week))
    return besluit


def as_choice(normenkader: Normenkader, voorstel: Besluit, keuze: Mapping[str, Any]) -> Choice:
    """The decision with its reasons; those for deviating count only for who deviates."""
    besluit, oordeel = decision(normenkader, voorstel, keuze), keuze.get(OORDEEL, "")
    if keuze.get(VOLGT) is not False:
        return Choice(besluit, oordeel)
    return Choice(besluit, oordeel, keuze.get(REDEN), keuze.get(TOELICHTING, ""))


def problems(
    normenkader: Normenkader, voorstel: Besluit, keuze: Mapping[str, Any]
) -> dict[str, list[str]]:
    """Everything that keeps the decision from being recorded, by field."""
    made = as_choice(normenkader, voorstel, keuze)
    found: dict[str, list[str]] = {}
    same = not deviations(voorstel, made.besluit)
    if keuze.get(VOLGT) is None:
        found[VOLGT] = [KIES]
    elif keuze[VOLGT] is False and same:
        found[VOLGT] = [NIETS_ANDERS]
    for error in check_choice(normenkader, voorstel, made):
        name = str(error.pad[0])
        if same and name in (REDEN, TOELICHTING):
            continue
        text = KIES_UITKOMST if name in ("uitkomst", "product") else error.melding
        found.setdefault(_FIELD.get(name, name), []).append(text)
    return {name: found[name] for name in VELDEN if name in found}


def for_client(
    normenkader: Normenkader,
    voorstel: Besluit,
    keuze: Mapping[str, Any],
    schedule: Callable[[Besluit], Schedule | None] = lambda _: None,
) -> str | None:
    """What the client will read, or None while the decision itself is not right yet."""
    wrong = problems(normenkader, voorstel, keuze)
    if keuze.get(VOLGT) is None or {GEGEVEN, MINUTEN, WEKEN, INGANG} & set(wrong):
        return None
    made = as_choice(normenkader, voorstel, keuze)
    return words_for_client(normenkader, voorstel, made, schedule(made.besluit))
