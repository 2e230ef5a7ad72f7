"""A correction: begun with everything that was decided, and with what it changes in sight.

The number of the decision that is corrected stays with the draft (`corrigeert` in its choice), so
a refresh does not lose it. What counts as old is the decision that will be replaced.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from normenkader import Library, Normenkader
from normenkader.base import parse_date
from normenkader.texts import date_text, listed
from register.choice import Besluit, decided
from register.decisions.in_words import modules_text
from register.decisions.reading import Dossier
from register.decisions.writing import now
from register.drafts import drop_draft, own_drafts
from register.errors import RegisterError
from register.vooraf import of_record
from rights import User
from screens.intake.case.choosing import (
    CORRIGEERT,
    GEGEVEN,
    INGANG,
    MINUTEN,
    MODULES,
    OORDEEL,
    REDEN,
    TOELICHTING,
    VERLAGING,
    VOLGT,
    WEKEN,
    as_choice,
    known_choice,
    option_of,
    options,
)
from screens.intake.case.decided_case import open_decided
from screens.intake.case.deciding_state import Message
from screens.intake.case.draft import Content
from screens.intake.case.kept import open_address
from screens.intake.case.origin import of_correction
from screens.intake.case.part_list import BESLUIT
from screens.intake.case.session import Intake
from screens.intake.explain.what_if.trying import changes
from screens.sources import register as register_source
from screens.widgets.wording import fault_lines
from terms.facts import TERMIJNEN
from zaak.checking import InvalidZaakError, check_draft
from zaak.day_care import DAGBESTEDING, told_rows

PAST_NIET = "Deze zaak past niet meer bij het normenkader van nu. Corrigeren kan hier niet."
NIETS = (
    "Je hebt nog niets veranderd. Verander iets, of kies ‘Toch niet corrigeren’: "
    "het besluit blijft dan zoals het is."
)
VERDER = "Je was al begonnen met corrigeren. Je gaat daar verder mee."
WEG = "Je correctie is weggegooid. Bij ‘Mijn zaken’ kun je die nog terugzetten."
LEEG = "niets"


@dataclass(frozen=True)
class FieldChange:
    """One field of the decision that is other than it was: its name, and how it was in words."""

    veld: str
    naam: str
    was: str


def start_correction(intake: Intake, library: Library, user: User) -> None:
    """Begin a decision that corrects the recorded one, filled in as that was.

    Who began one before goes on with that: there are never two of the same decision.
    """
    dossier = intake.besluit.dossier
    if dossier is None:
        return
    begun = _begun(user, dossier)
    if begun and open_address(intake, library, user, begun):
        intake.go(BESLUIT)
        intake.melding = Message("info", VERDER)
        return
    try:
        _, normenkader = check_draft(intake.draft.inhoud, library, stored=True)
    except InvalidZaakError as error:
        lines = tuple(fault_lines(error.fouten))
        intake.melding = Message("error", PAST_NIET, lines)
        return
    vooraf = of_record(dossier.stuk, dossier.zaak, dossier.normenkader)
    intake.correct(BESLUIT, vooraf, of_correction(dossier))
    intake.draft.keuze = known_choice(normenkader, choice_of(dossier))


def _begun(user: User, dossier: Dossier) -> str:
    """The address of one's own draft that corrects this decision already, or ""."""
    try:
        drafts = own_drafts(register_source.opened(), user, now())
    except RegisterError as error:
        register_source.report(error)
        return ""
    for concept in drafts:
        keuze, content = concept.inhoud.get("keuze", {}), concept.inhoud.get("inhoud", {})
        same = content.get("zaak") == dossier.zaak["zaak"]
        if same and keuze.get(CORRIGEERT) == dossier.nummer:
            return concept.adres
    return ""


def stop_correction(intake: Intake, user: User) -> None:
    """Throw the correction away and show the decision again."""
    concept = intake.draft.opslag.concept
    if not open_decided(intake, user, str(intake.draft.keuze.get(CORRIGEERT, ""))):
        return
    if concept is not None:
        try:
            drop_draft(register_source.opened(), user, concept.adres)
        except RegisterError as error:
            # It stays under Mijn zaken, and can be thrown away there.
            register_source.report(error)
            return
        intake.weggegooid = concept
        intake.melding = Message("info", WEG)


def choice_of(dossier: Dossier) -> dict[str, Any]:
    """A recorded decision as it would be filled in on the form."""
    stuk, besluit = dossier.stuk, decided(dossier.stuk["besluit"])
    deviates = bool(stuk["afwijking"])
    found = {
        CORRIGEERT: dossier.nummer,
        VOLGT: not deviates,
        INGANG: besluit.ingangsdatum.isoformat(),
        OORDEEL: stuk["oordeel"],
    }
    if lowered := stuk.get("herindicatie", {}).get("waarom"):
        found[VERLAGING] = lowered
    if deviates:
        found |= {
            GEGEVEN: option_of(besluit),
            MODULES: list(besluit.modules) or None,
            MINUTEN: besluit.minuten_per_week,
            WEKEN: besluit.weken,
            REDEN: stuk["reden"],
            TOELICHTING: stuk["toelichting"],
        }
    return {name: waarde for name, waarde in found.items() if waarde is not None}


def changed_fields(
    normenkader: Normenkader, voorstel: Besluit, keuze: Mapping[str, Any], oud: Dossier
) -> list[FieldChange]:
    """The fields of the decision that are other than in the old one, in the order of the form."""
    made = as_choice(normenkader, voorstel, keuze)
    new, old, stuk = made.besluit, decided(oud.stuk["besluit"]), oud.stuk
    followed = not stuk["afwijking"]
    reasons = {r.reden: r.naam for r in oud.normenkader.besluit.afwijkredenen}
    given = options(oud.normenkader).get(option_of(old), option_of(old))
    told = "je volgde het voorstel" if followed else "je week af"
    reason = reasons.get(stuk["reden"], stuk["reden"] or LEEG)
    why, own = made.toelichting.strip(), made.oordeel.strip()
    weeks, minutes = _amount(old.weken), _amount(old.minuten_per_week)
    first, beside = date_text(old.ingangsdatum), modules_text(oud.normenkader, old)
    less = stuk.get("herindicatie", {}).get("waarom", "")
    rows = (
        (VOLGT, "volgen of afwijken", told, keuze.get(VOLGT) != followed),
        (GEGEVEN, "wat de cliënt krijgt", given, option_of(new) != option_of(old)),
        (MODULES, "wat erbij komt", beside or LEEG, new.modules != old.modules),
        (MINUTEN, "de minuten per week", minutes, new.minuten_per_week != old.minuten_per_week),
        (INGANG, "de eerste dag", first, new.ingangsdatum != old.ingangsdatum),
        (WEKEN, "het aantal weken", weeks, new.weken != old.weken),
        (REDEN, "de reden", reason, made.reden != stuk["reden"]),
        (TOELICHTING, "waarom je afwijkt", stuk["toelichting"] or LEEG, why != stuk["toelichting"]),
        (VERLAGING, "waarom het minder kan zijn", less or LEEG, keuze.get(VERLAGING, "") != less),
        (OORDEEL, "je eigen oordeel", stuk["oordeel"], own != stuk["oordeel"]),
    )
    return [FieldChange(veld, name, was) for veld, name, was, other in rows if other]


def _amount(count: int | None) -> str:
    return LEEG if count is None else str(count)


def changed_answers(normenkader: Normenkader, oud: Dossier, content: Content) -> list[str]:
    """What is other in the case than when the old decision was taken, in words."""
    return list(_changed_answers(normenkader, oud.zaak, content))


def _changed_answers(normenkader: Normenkader, van: Content, naar: Content) -> Iterator[str]:
    if van["peildatum"] != naar["peildatum"]:
        yield f"de peildatum (was {date_text(parse_date(van['peildatum']))})"
    if van.get("normenkader", naar["normenkader"]) != naar["normenkader"]:
        yield "het normenkader"
    if van.get(DAGBESTEDING) != naar.get(DAGBESTEDING):
        yield "wat er over dagbesteding staat"
    if van.get(TERMIJNEN) != naar.get(TERMIJNEN):
        yield "de datums van de termijnen"
    parts = dict.fromkeys(v.onderdeel for v in changes(normenkader, van, naar))
    if parts:
        yield f"de antwoorden bij {listed(list(parts))}"
    if not parts and _words(van) != _words(naar):
        yield "een toelichting"


def _words(content: Content) -> dict[str, str]:
    """The consulent's own words in a case, by the part where they stand."""
    tables = {"": content, **content.get("leefgebieden", {})}
    tables |= {name: content.get(name, {}) for name in ("toegang", "clientfactoren")}
    found = {name: table.get(TOELICHTING, "") for name, table in tables.items()}
    return {name: tekst for name, tekst in found.items() if tekst}


def day_care_was(oud: Dossier, content: Content) -> str:
    """What the old decision says of dagbesteding where the case says something else; else ""."""
    if oud.zaak.get(DAGBESTEDING) == content.get(DAGBESTEDING):
        return ""
    rows = told_rows(oud.zaak, oud.normenkader.besluit.dagbesteding)
    return " ".join(f"{name}: {told}." for name, told in rows).replace("..", ".") or LEEG


def summary(fields: list[FieldChange], antwoorden: list[str]) -> str:
    """All that is changed in a sentence, or that nothing is."""
    parts = [*antwoorden, *(veld.naam for veld in fields)]
    return f"Je verandert: {listed(parts)}." if parts else NIETS
