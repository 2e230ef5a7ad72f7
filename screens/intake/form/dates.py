"""The dates of the procedure: optional, typed, and with the terms that follow from them."""

from __future__ import annotations

from datetime import date

import streamlit as st

from normenkader.file.problems import first_lines
from normenkader.texts import with_capital
from register.local_days import today
from screens.intake.case.draft import Draft, FormPlace
from screens.intake.case.session import Intake
from screens.sources import terms as terms_source
from screens.widgets import pieces
from screens.widgets.fields import FieldSpec, draw_line, framed
from screens.widgets.terms import terms_html
from screens.widgets.wording import date_field, read_date
from terms.calendar import Calendar
from terms.due import due
from terms.facts import TERMIJNEN, dates_of, later_than, possible, read_dates, remarks
from terms.term import Dates, Fact

LABELS: dict[Fact, str] = {
    "melding": "Dag van de melding",
    "persoonlijk_plan": "Dag van het persoonlijk plan",
    "verslag": "Dag van het verslag",
    "aanvraag": "Dag van de aanvraag",
}
TITEL = "Termijnen :gray[· mag leeg blijven]"
UITLEG = (
    "Met deze datums zie je tot wanneer de wet tijd geeft. Het voorstel verandert er niet door."
)
NIET_GOED = "De gelijkgestelde dagen van de gemeente zijn niet goed. Meld dit bij de beheerder."


def ask_dates(intake: Intake) -> None:
    """The fields, folded until somebody wants them, and below them how the terms stand."""
    dates = dates_of(intake.draft.inhoud)
    wrong = any(place.sectie == TERMIJNEN for place in intake.geweigerd)
    with st.expander(TITEL, expanded=bool(dates) or wrong, key=TERMIJNEN):
        st.caption(UITLEG)
        columns = st.columns(2)
        for n, fact in enumerate(LABELS):
            field = date_of_procedure(intake, fact)
            with columns[n % 2], framed(f"{TERMIJNEN}-{fact}", field.lines):
                draw_line(field)
        _show_terms(dates_of(intake.draft.inhoud))


def date_of_procedure(intake: Intake, fact: Fact) -> FieldSpec[FormPlace, date | None]:
    """The field of one date; nothing typed takes it away."""
    place = FormPlace(TERMIJNEN, "", fact)
    known = intake.draft.get(place)
    label = LABELS[fact]

    def read(tekst: str) -> date | None:
        return accepted(intake.draft, fact, tekst) if tekst.strip() else None

    def take(day: date | None) -> None:
        written = "" if day is None else day.isoformat()
        if written != (known or ""):
            intake.draft.write(place, written, label[0].lower() + label[1:], whole=True)

    return FieldSpec(
        f"{label} :gray[· dag-maand-jaar]",
        f"{TERMIJNEN}-{fact}-{intake.draft.ronde}",
        intake.geweigerd,
        place,
        date_field(known) if known else "",
        read,
        take,
    )


def accepted(draft: Draft, fact: Fact, tekst: str) -> date:
    """The day that was typed; raises ValueError with everything that keeps it out."""
    day = read_date(tekst)
    try:
        possible(day)
    except ValueError as error:
        raise ValueError(_said(fact, fact, str(error))) from None
    table = {**draft.inhoud.get(TERMIJNEN, {}), fact: day.isoformat()}
    dates, faults = read_dates(table)
    told = [(path[0] if path else fact, why) for path, why in faults]
    told += [(name, why) for name, why in later_than(dates, today()) if name == fact]
    if told:
        raise ValueError(*(_said(fact, name, why) for name, why in told))
    return day


def _said(fact: Fact, about: str, why: str) -> str:
    """A fault as a sentence; about another date by its name."""
    if about == fact:
        return f"Deze dag {why}."
    return f"{next(name for other, name in LABELS.items() if other == about)} {why}."


def _show_terms(dates: Dates) -> None:
    calendar = terms_source.load()
    if not isinstance(calendar, Calendar):
        st.text(NIET_GOED)
        for line in first_lines([str(problem) for problem in calendar]):
            st.text(line)
        return
    now = today()
    found = list(due(dates, now, calendar))
    if found:
        st.html(terms_html(found))
    if told := list(remarks(dates, now, calendar)):
        st.html(pieces.bullets([with_capital(line) for line in told], "nw-klein"))
