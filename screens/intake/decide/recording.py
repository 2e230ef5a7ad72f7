"""Recording the decision on the screen, and looking up what was decided about the case before."""

from __future__ import annotations

from typing import Any, Protocol

from engine import DifferenceError, EngineError
from normenkader import Library, Normenkader
from register.choice import Besluit, Choice
from register.decisions.reading import Dossier, of_case, open_own_case
from register.decisions.writing import RecordRequest, new_order, plain_decision, record
from register.drafts import drop_draft
from register.errors import (
    BesluitMeanwhileError,
    InvalidBesluitError,
    RegisterError,
    UncertainError,
)
from register.herindicatie import KEY as HERINDICATIE
from register.herindicatie import Herindicatie
from rights import User
from screens.intake.case import choosing
from screens.intake.case.choosing import (
    CORRIGEERT,
    OORDEEL,
    OPDRACHT,
    TOELICHTING,
    VERLAGING,
    as_choice,
    problems,
)
from screens.intake.case.deciding_state import DecisionState, Message
from screens.intake.case.draft import FormPlace, Storage
from screens.intake.case.kept import keep
from screens.intake.case.part_list import BESLUIT
from screens.intake.case.session import Intake
from screens.intake.decide.correcting import NIETS, changed_answers, changed_fields
from screens.intake.decide.day_care import DayCareFields
from screens.intake.reassess.lowering import LoweringNotes
from screens.sources import register as register_source

NIET_VASTGELEGD = "Je besluit is niet vastgelegd. Er is niets weg: probeer het zo nog eens."
ONZEKER = (
    "Het is niet zeker of je besluit is vastgelegd. Kies nog eens ‘Leg het besluit vast’: "
    "het komt er nooit dubbel in."
)
INTUSSEN = (
    "Je besluit is nog niet vastgelegd: intussen is er een ander besluit over deze zaak "
    "vastgelegd. Bekijk het hieronder. Kies je nog eens ‘Leg het besluit vast’, dan komt jouw "
    "besluit daarvoor in de plaats."
)
ANDERS = (
    "Dit besluit was al vastgelegd, met een andere inhoud dan je nu invulde. "
    "Je ziet wat er is vastgelegd. Klopt dat niet? Corrigeer het dan."
)
VOORSTEL_VERANDERD = "Het voorstel is intussen veranderd. Laad de pagina opnieuw en kijk ernaar."


class FieldsBeside(Protocol):
    """The fields beside the decision itself: why less is given, and dagbesteding."""

    lowering: LoweringNotes
    day_care: DayCareFields


def earlier(intake: Intake, user: User) -> str:
    """Look up the decisions about this case, once; gives why that fails, or "".

    When one of them is what this draft asked for, the draft is done.
    """
    besluit, zaak = intake.besluit, intake.draft.inhoud["zaak"]
    if besluit.eerder is not None and besluit.zaak == zaak:
        return ""
    try:
        besluit.eerder = of_case(register_source.opened(), user, zaak)
    except RegisterError as error:
        register_source.report(error)
        besluit.eerder = None
        return str(error)
    besluit.zaak = zaak
    if besluit.eerder:
        besluit.vorig = read_decision(user, zaak, besluit.eerder[0].nummer)
    order = intake.draft.keuze.get(OPDRACHT)
    own = next((row for row in besluit.eerder if row.opdracht == order), None)
    if own is not None and order:
        _recorded(intake, user, own.nummer)
    return ""


def record_decision(
    intake: Intake,
    user: User,
    library: Library,
    normenkader: Normenkader,
    voorstel: Besluit,
    form: FieldsBeside | None = None,
) -> None:
    """Record the decision that is filled in, or remember for the screen why not."""
    besluit = intake.besluit
    besluit.melding, besluit.gecontroleerd = None, True
    keuze = intake.draft.keuze
    made = as_choice(normenkader, voorstel, keuze)
    lowers = form is not None and bool(form.lowering.found(made.besluit))
    asked = choosing.asked(normenkader, made.besluit, keuze, lowers=lowers)
    refused = [p for p in intake.geweigerd if p.sectie != BESLUIT or p.vraag in asked]
    beside = form is not None and bool(
        form.lowering.problems(made.besluit) or form.day_care.problems()
    )
    if refused or beside or problems(normenkader, voorstel, keuze):
        besluit.fout += 1
        return
    why = earlier(intake, user)
    if why:
        _message(intake, "error", NIET_VASTGELEGD, why)
        return
    if intake.recorded:
        return
    if _changes_nothing(intake, normenkader, voorstel):
        _message(intake, "error", NIETS)
        return
    if OPDRACHT not in intake.draft.keuze:
        intake.draft.choose(OPDRACHT, new_order())
    # The name of the order is stored before it is used: it then survives anything.
    keep(intake, user)
    if intake.draft.opslag.botsing:
        return
    why = keuze.get(VERLAGING, "") if lowers else ""
    _record(intake, user, library, made, _reassessment(intake, normenkader, why))


def _reassessment(intake: Intake, normenkader: Normenkader, why: str) -> Herindicatie | None:
    """What is recorded of the research that this decision came from; None without one."""
    origin = intake.draft.opslag.origin
    if origin is None:
        return None
    return origin.request(normenkader, intake.draft.inhoud["peildatum"], why)


def _changes_nothing(intake: Intake, normenkader: Normenkader, voorstel: Besluit) -> bool:
    """Say whether a correction is equal to the decision that it would replace."""
    oud, draft = intake.besluit.vorig, intake.draft
    if CORRIGEERT not in draft.keuze or oud is None:
        return False
    fields = changed_fields(normenkader, voorstel, draft.keuze, oud)
    return not fields and not changed_answers(normenkader, oud, draft.inhoud)


def _record(
    intake: Intake,
    user: User,
    library: Library,
    made: Choice,
    herindicatie: Herindicatie | None,
) -> None:
    rows = intake.besluit.eerder or []
    order = RecordRequest(
        intake.draft.keuze[OPDRACHT],
        intake.draft.inhoud,
        made,
        rows[0].nummer if rows else None,
        intake.draft.opslag.vooraf,
        herindicatie,
    )
    try:
        done = record(register_source.opened(), user, library, order)
    except BesluitMeanwhileError:
        intake.besluit.eerder = None
        _message(intake, "warning", INTUSSEN)
    except InvalidBesluitError as error:
        _refused(intake, error)
    except UncertainError as error:
        _message(intake, "error", ONZEKER, str(error))
    except RegisterError as error:
        register_source.report(error)
        _message(intake, "error", NIET_VASTGELEGD, str(error))
    except (DifferenceError, EngineError):
        _message(intake, "error", NIET_VASTGELEGD, "De berekening is niet gelukt.")
    else:
        _recorded(intake, user, done.nummer)
        _compare(intake, made)


def _refused(intake: Intake, error: InvalidBesluitError) -> None:
    """The form was right for what is on the screen: so something else is another one now."""
    origin, lines = intake.draft.opslag.origin, [f.melding for f in error.fouten]
    of_then = [f for f in error.fouten if f.pad == (HERINDICATIE, "record")]
    if origin is not None and of_then:
        # It is read anew: then the screen says what came in its place.
        origin.dossier = None
    other = len(of_then) < len(lines)
    _message(intake, "error", VOORSTEL_VERANDERD if other else NIET_VASTGELEGD, *lines)


def _message(intake: Intake, soort: str, titel: str, *regels: str) -> None:
    intake.besluit.melding = Message(soort, titel, regels)


def _recorded(intake: Intake, user: User, number: int) -> None:
    """The case is done: show what is stored, and let the draft go."""
    dossier = read_decision(user, intake.draft.inhoud["zaak"], number)
    concept = intake.draft.opslag.concept
    intake.besluit = DecisionState(number, dossier)
    intake.draft.opslag = Storage(intake.draft.inhoud)
    intake.draft.historie.clear()
    intake.geweigerd.clear()
    intake.melding = None
    intake.sprong += 1
    if concept is not None:
        try:
            drop_draft(register_source.opened(), user, concept.adres)
        except RegisterError as error:
            # It stays in the list until it expires; opening it shows the decision.
            register_source.report(error)


def read_decision(user: User, zaak: str, number: int) -> Dossier | None:
    """A decision about this case, or None where it can't be read now."""
    try:
        return open_own_case(register_source.opened(), user, zaak, number)
    except RegisterError:
        return None


def _compare(intake: Intake, made: Choice) -> None:
    """With an order that was there already, the register holds what was asked the first time."""
    dossier = intake.besluit.dossier
    if dossier is None:
        return
    asked: dict[str, Any] = {
        "besluit": plain_decision(made.besluit),
        OORDEEL: made.oordeel.strip(),
        TOELICHTING: made.toelichting.strip(),
        "reden": made.reden,
    }
    if any(dossier.stuk[k] != v for k, v in asked.items()) or (dossier.zaak != intake.draft.inhoud):
        _message(intake, "warning", ANDERS)


def place(name: str) -> FormPlace:
    """Where a text of the decision stands, for what is refused."""
    return FormPlace(BESLUIT, "", name)
