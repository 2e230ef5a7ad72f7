"""The consulent's own words: kept only when nothing in them leads to a person."""

from __future__ import annotations

import copy

from normenkader import Library
from screens.intake.case.draft import Draft, FormPlace
from screens.intake.case.session import Intake
from screens.widgets.fields import FieldSpec, check_text, draw_text, framed
from screens.widgets.wording import sentence
from zaak.answers import TOELICHTING_MAX
from zaak.checking import InvalidZaakError, check_draft
from zaak.sections import TOELICHTING


def refusals(draft: Draft, plaats: FormPlace, tekst: str, library: Library) -> tuple[str, ...]:
    """Why this text may not stand at this place; the check is that of every case."""
    candidate = copy.deepcopy(draft.inhoud)
    plaats.table(candidate)[plaats.vraag] = tekst
    try:
        check_draft(candidate, library)
    except InvalidZaakError as error:
        own = [sentence(f.melding) for f in error.fouten if f.pad == plaats.pad]
        return tuple(dict.fromkeys(own))
    return ()


def accepted(draft: Draft, plaats: FormPlace, tekst: str, library: Library) -> str:
    """A text that may stand at this place; raises ValueError with every reason why not."""
    reasons = refusals(draft, plaats, tekst, library)
    if reasons:
        raise ValueError(*reasons)
    return tekst


def note_field(
    intake: Intake, section: str, leefgebied: str, library: Library
) -> FieldSpec[FormPlace, str]:
    """The field for the consulent's own words about one part."""
    plaats = FormPlace(section, leefgebied, TOELICHTING)
    step = "toelichting " + (leefgebied or section).replace("_", " ")

    def read(tekst: str) -> str:
        checked = check_text(tekst, TOELICHTING_MAX)
        return accepted(intake.draft, plaats, checked, library) if tekst else ""

    def take(tekst: str) -> None:
        if tekst != (intake.draft.get(plaats) or ""):
            intake.draft.write(plaats, tekst, step)

    return FieldSpec(
        "Toelichting in je eigen woorden :gray[· Schrijf geen namen op: die herkent het "
        "programma niet.]",
        f"{'-'.join(plaats.pad)}-{intake.draft.ronde}",
        intake.geweigerd,
        plaats,
        intake.draft.get(plaats) or "",
        read,
        take,
    )


def ask_note(intake: Intake, section: str, leefgebied: str, library: Library) -> None:
    """Draw the field for the consulent's own words, and take over what is in it."""
    veld = note_field(intake, section, leefgebied, library)
    name = "notitie-" + "-".join(veld.plaats.pad)
    with framed(name, lambda: veld.lines("de tekst van hiervoor" if veld.telt else "")):
        draw_text(veld, height=76)
