"""A new intake from a decided case: the same answers, under a reference and a date of its own."""

from __future__ import annotations

from normenkader import Library
from normenkader.texts import date_text
from register.local_days import today
from screens.intake.case.deciding_state import Message
from screens.intake.case.draft import Draft, Storage, date_in_force, new_case
from screens.intake.case.session import FIRST, Intake
from screens.intake.case.switching import carry_over
from screens.widgets.wording import fault_lines, read_date
from terms.facts import TERMIJNEN
from zaak.checking import InvalidZaakError, check_draft

MISLUKT = "De antwoorden van deze zaak passen niet meer bij de normenkaders van nu."
CONTROLEER = (
    "Dit is een nieuwe intake, met de antwoorden van besluit {}. Controleer hieronder het kenmerk "
    "en de peildatum ({}), en loop de antwoorden na."
)
WEG = " Deze antwoorden passen niet bij het normenkader van die dag en zijn weg:"


def copy_case(intake: Intake, library: Library) -> None:
    """Begin an intake with the answers of the decision on the screen; the decision stays."""
    dossier = intake.besluit.dossier
    if dossier is None:
        return
    begin = new_case(library, today())
    name = dossier.normenkader.normenkader
    if name in library.ids():
        begin["normenkader"] = name
        begin["peildatum"] = date_in_force(library, name, today()).isoformat()
    nieuw = library.in_force(begin["normenkader"], read_date(begin["peildatum"]))
    content, lost = carry_over(intake.draft.inhoud, dossier.normenkader, nieuw, begin["peildatum"])
    # Under a reference of its own: else its decision would take the place of the old one.
    content["zaak"] = begin["zaak"]
    # Another melding: those dates were of then.
    content.pop(TERMIJNEN, None)
    try:
        check_draft(content, library, stored=True)
    except InvalidZaakError as error:
        lines = tuple(fault_lines(error.fouten))
        intake.melding = Message("error", MISLUKT, lines)
        return
    intake.renew(Draft(content, ronde=intake.draft.ronde + 1, opslag=Storage(begin)), FIRST)
    titel = CONTROLEER.format(dossier.besluitnummer, date_text(read_date(begin["peildatum"])))
    soort, rest = ("warning", WEG) if lost else ("info", "")
    intake.melding = Message(soort, titel + rest, tuple(lost))
