"""Beginning a new research from a decided case: its answers, under another reference, today."""

from __future__ import annotations

from normenkader import Library, Normenkader, NotInForceError
from normenkader.texts import counted, date_text
from register.decisions.writing import now
from register.drafts import own_drafts
from register.errors import RegisterError
from register.local_days import today
from rights import User
from screens.intake.case.beginning import new_case
from screens.intake.case.decided_case import open_decided
from screens.intake.case.deciding_state import Message
from screens.intake.case.draft import Content, Draft, Storage
from screens.intake.case.kept import open_address
from screens.intake.case.origin import of_decision
from screens.intake.case.part_list import TOEN
from screens.intake.case.session import ORIGIN, Intake
from screens.sources import register as register_source
from screens.widgets.wording import fault_lines, read_date
from zaak.checking import InvalidZaakError, check_draft
from zaak.duration import usual_duration
from zaak.sections import HULPVRAAG

MISLUKT = "De antwoorden van deze zaak passen niet meer bij de normenkaders van nu."
BEGONNEN = (
    "Dit is een nieuw onderzoek vanuit besluit {}, met de antwoorden van toen. De peildatum is {}. "
    "Bespreek elk onderdeel opnieuw: een antwoord van toen is niet vanzelf dat van vandaag."
)
VERDER = "Je was al begonnen met dit onderzoek. Je gaat daar verder mee."
NIET_MEE = "Bij {} van toen is iets veranderd of het past niet meer. Dat staat hieronder."


def start_reassessment(intake: Intake, library: Library, user: User) -> None:
    """Begin a research with the answers of the decision on the screen; the decision stays.

    Who began one before goes on with that: there are never two from the same decision.
    """
    dossier = intake.besluit.dossier
    if dossier is None:
        return
    begun = _begun(user, dossier.nummer)
    if begun and open_address(intake, library, user, begun):
        intake.go(TOEN)
        intake.melding = Message("info", VERDER)
        return
    begin, nieuw = beginning(library, dossier.normenkader.normenkader)
    origin = of_decision(dossier)
    carried = origin.carried(nieuw, begin["peildatum"])
    assert carried is not None  # noqa: S101 - the decision is there
    # Under a reference of its own: else its decision would take the place of the old one.
    content = {**carried.content, "zaak": begin["zaak"]}
    # What somebody asks for now is the first question of a research.
    content.pop(HULPVRAAG, None)
    try:
        check_draft(content, library, stored=True)
    except InvalidZaakError as error:
        lines = tuple(fault_lines(error.fouten))
        intake.melding = Message("error", MISLUKT, lines)
        return
    opslag = Storage(begin, origin=origin)
    intake.renew(Draft(content, ronde=intake.draft.ronde + 1, opslag=opslag), TOEN)
    title = BEGONNEN.format(dossier.besluitnummer, date_text(read_date(begin["peildatum"])))
    other = len(carried.of("anders")) + len(carried.of("vervallen"))
    lines = (NIET_MEE.format(counted(other, "antwoord", "antwoorden")),) if other else ()
    intake.melding = Message("warning" if other else "info", title, lines)


def _begun(user: User, record: int) -> str:
    """The address of one's own draft that started from this record already, or ""."""
    try:
        drafts = own_drafts(register_source.opened(), user, now())
    except RegisterError as error:
        register_source.report(error)
        return ""
    found = (d for d in drafts if (d.inhoud.get(ORIGIN) or {}).get("record") == record)
    return next((d.adres for d in found), "")


def start_from(intake: Intake, library: Library, user: User, record: int) -> bool:
    """Open a decision of one's own and begin a research from it; gives whether that was possible.

    What is on the screen has been stored by who calls this.
    """
    if not open_decided(intake, user, str(record)):
        return False
    start_reassessment(intake, library, user)
    return not intake.recorded


def beginning(library: Library, name: str) -> tuple[Content, Normenkader]:
    """An empty case of today: by the same normenkader where it is in force, else the usual one."""
    begin = new_case(library, today())
    try:
        library.plausible(name, today())
    except NotInForceError:
        nieuw = library.in_force(begin["normenkader"], read_date(begin["peildatum"]))
        return begin, nieuw
    nieuw = library.in_force(name, today())
    day = {"normenkader": name, "peildatum": today().isoformat()}
    fixed = {key: begin[key] for key in ("zaak", "toegang", "leefgebieden", "clientfactoren")}
    return {**fixed, **day, **usual_duration(nieuw)}, nieuw
