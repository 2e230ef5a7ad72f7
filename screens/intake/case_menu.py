"""Choosing the normenkader, and opening, keeping and beginning a case."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from functools import partial

import streamlit as st

from normenkader import Library, Normenkader, NotInForceError
from normenkader.texts import date_text
from register.drafts import DAYS
from register.local_days import today
from rights import User
from screens.access import gate
from screens.intake.case.case_files import as_json, as_yaml, file_name, read_case
from screens.intake.case.deciding_state import Message
from screens.intake.case.draft import Content, FormPlace
from screens.intake.case.session import Intake
from screens.intake.case.switching import DATE_OF_CASE, REFERENCE, carry_over
from screens.intake.decide.upload import decision_in, open_file_of_decision
from screens.intake.form.notes import accepted
from screens.keys import Key, Prefix
from screens.sources import rules as rules_source
from screens.widgets.day_field import Calendar, draw_day
from screens.widgets.fields import FieldSpec, draw_line, framed
from screens.widgets.wording import date_field, fault_lines, markdown, read_date
from zaak.checking import Fault, InvalidZaakError, check_draft
from zaak.examples import example_title

# YAML and JSON are for who looks for them.
FILES = "Bestanden (YAML en JSON)"
NIET_DAAR = "Deze antwoorden passen daar niet bij. Ga je terug, dan staan ze er weer:"
NIET_MEE = "Invoer die nog niet was aangenomen en hier niet bij past, is weg."


def ask_identity(intake: Intake, normenkader: Normenkader, library: Library) -> None:
    """The reference, the date and the normenkader."""
    ronde = intake.draft.ronde
    ids = library.ids_on(today())
    titles = {n.normenkader: n.titel for n in library.versies}
    now = intake.draft.inhoud["peildatum"]

    def normenkader_chosen() -> None:
        name = st.session_state[Prefix.NORMENKADER.of(ronde)]
        day = intake.overstap.day(library, name, now)
        _switch(intake, normenkader, library, name, day)

    gate.radio(
        "Normenkader",
        ids,
        index=ids.index(normenkader.normenkader),
        format_func=lambda i: markdown(titles[i]),
        key=Prefix.NORMENKADER.of(ronde),
        width="stretch",
        horizontal=True,
        on_change=normenkader_chosen,
    )
    left, right = st.columns(2)
    reference = reference_field(intake, library)
    with left, framed("kenmerk", reference.lines):
        draw_line(reference)
    reviewed = date_of_case_field(intake, normenkader, library)
    counts = f"peildatum {date_text(read_date(now))}"
    with right:
        with framed("peildatum", lambda: reviewed.lines(counts)):
            # Another version may come with it: that is for the callback, before the drawing.
            draw_day(reviewed, _days_of_case(intake, normenkader, library), again=False)
        st.caption(markdown(_version_text(normenkader)))


def reference_field(intake: Intake, library: Library) -> FieldSpec[FormPlace, str]:
    """The reference of the case: it can be changed, never taken away."""

    def take(reference: str) -> None:
        if reference != intake.draft.inhoud["zaak"]:
            intake.draft.write(REFERENCE, reference, "kenmerk")

    return FieldSpec(
        "Kenmerk van de zaak :gray[· niet de naam]",
        f"kenmerk-{intake.draft.ronde}",
        intake.geweigerd,
        REFERENCE,
        intake.draft.inhoud["zaak"],
        lambda tekst: accepted(intake.draft, REFERENCE, tekst.strip(), library),
        take,
    )


def date_of_case_field(
    intake: Intake, normenkader: Normenkader, library: Library
) -> FieldSpec[FormPlace, date]:
    """The date of the case; another one may bring another version of the normenkader."""
    now = intake.draft.inhoud["peildatum"]
    name = normenkader.normenkader

    def read(tekst: str) -> date:
        day = read_date(tekst)
        try:
            _, content, _ = _carried(intake, normenkader, library, name, day)
            check_draft(content, library, stored=True)
        except NotInForceError as failed:
            raise ValueError(str(failed)) from failed
        except InvalidZaakError as failed:
            raise ValueError(*fault_lines(failed.fouten)) from failed
        return day

    def take(day: date) -> None:
        if day.isoformat() != now:
            _switch(intake, normenkader, library, name, day)

    return FieldSpec(
        "Peildatum :gray[· dag-maand-jaar]",
        f"peildatum-{intake.draft.ronde}",
        intake.geweigerd,
        DATE_OF_CASE,
        date_field(now),
        read,
        take,
    )


def _days_of_case(intake: Intake, normenkader: Normenkader, library: Library) -> Calendar:
    """The days on which a version of this normenkader is in force, from the first to the last."""
    name = normenkader.normenkader
    versions = [v.geldig for v in library.versies if v.normenkader == name]

    def choose(day: date) -> None:
        intake.geweigerd.pop(DATE_OF_CASE, None)
        _switch(intake, normenkader, library, name, day)

    return Calendar(
        "peildatum",
        "Peildatum",
        read_date(intake.draft.inhoud["peildatum"]),
        min(geldig.van for geldig in versions),
        max(geldig.last_day for geldig in versions),
        choose,
    )


def _version_text(normenkader: Normenkader) -> str:
    geldig = normenkader.geldig
    until = f" tot en met {date_text(geldig.tot_en_met)}" if geldig.tot_en_met else ""
    return f"Versie {normenkader.versie}, geldig van {date_text(geldig.van)}{until}"


def _carried(
    intake: Intake, oud: Normenkader, library: Library, name: str, day: date
) -> tuple[Normenkader, Content, list[str]]:
    """The same answers under another normenkader or date; raises NotInForceError."""
    nieuw = library.plausible(name, day)
    return nieuw, *carry_over(intake.draft.inhoud, oud, nieuw, day.isoformat())


def _switch(intake: Intake, oud: Normenkader, library: Library, name: str, day: date) -> None:
    """Go on with the same answers under another normenkader or date, and draw anew."""
    try:
        nieuw, carried, lost = _carried(intake, oud, library, name, day)
        check_draft(carried, library, stored=True)
    except NotInForceError as failed:
        intake.melding = Message("error", "Het normenkader is niet veranderd.", (str(failed),))
    except InvalidZaakError as error:
        intake.melding = _problems("Het normenkader is niet veranderd.", error.fouten)
    else:
        content = intake.overstap.switch(intake.draft.inhoud, carried, oud, nieuw)
        dropped = intake.change(content, "peildatum" if oud == nieuw else nieuw.titel, nieuw)
        begin = f"Je werkt nu met {nieuw.titel}, peildatum {date_text(day)}."
        end = f" {NIET_DAAR}" if lost else ""
        lines = [*lost, *([NIET_MEE] if dropped else [])]
        intake.melding = Message("warning" if lines else "info", begin + end, tuple(lines))
        return
    # The fields must show the draft again.
    intake.draft.ronde += 1


def case_actions(intake: Intake, normenkader: Normenkader, library: Library, user: User) -> None:
    """Open, keep or begin a case."""
    st.caption(
        f"Je intake wordt vanzelf bewaard, tot {DAYS // 7} weken na je laatste antwoord. "
        "Je hoeft daar niets voor te doen."
    )
    left, right = st.columns(2, vertical_alignment="bottom")
    with left:
        _examples(intake, normenkader, library)
    with right:
        gate.button(
            "Opnieuw beginnen",
            key="opnieuw",
            icon=":material/restart_alt:",
            on_click=intake.start_again,
            args=(library,),
        )
    with st.expander(FILES, key=Key.BESTANDEN):
        _upload(intake, library, user)
        st.caption("Wil je deze zaak zelf houden? Download die dan.")
        download_buttons(intake, normenkader)


def file_buttons(intake: Intake, normenkader: Normenkader) -> None:
    """The case as a file, for who looks for it."""
    with st.expander(FILES, key=Key.BESTANDEN_ZAAK):
        download_buttons(intake, normenkader)


def download_buttons(intake: Intake, normenkader: Normenkader) -> None:
    """The case as a file; it is only written when somebody asks for it."""
    content = intake.draft.inhoud
    with st.container(horizontal=True, gap="small"):
        for label, ending, mime, write in (
            ("Download YAML", ".yaml", "application/yaml", as_yaml),
            ("Download JSON", ".json", "application/json", as_json),
        ):
            gate.download_button(
                label,
                data=partial(_bytes, intake, write, normenkader, content),
                file_name=file_name(content, ending),
                mime=mime,
                key=f"download-{ending[1:]}",
                icon=":material/download:",
                # A run at the same click could remove the file before the browser has it.
                on_click="ignore",
            )


def _bytes(
    intake: Intake,
    write: Callable[[Normenkader, Content], str],
    normenkader: Normenkader,
    given: Content,
) -> bytes:
    content = write(normenkader, given).encode()
    intake.mark_saved(given)
    return content


def _upload(intake: Intake, library: Library, user: User) -> None:
    key = f"upload-{intake.upload}"

    def chosen() -> None:
        file = st.session_state[key]
        if file is None:
            return
        # A new field: the same file can then be chosen again.
        intake.upload += 1
        besluit = decision_in(file.getvalue(), file.name)
        if besluit is not None:
            open_file_of_decision(intake, user, library, besluit)
            return
        given = read_case(file.getvalue(), file.name, library)
        if given.inhoud is None:
            titel = f"{file.name}: dit bestand is niet geopend. Je zaak is niet veranderd."
            intake.melding = _problems(titel, given.fouten)
        else:
            waiting = intake.replace(given.inhoud, "bestand openen")
            intake.tell_replaced(f"Geopend: {file.name}", waiting=waiting)

    gate.file_uploader(
        "Bestand van een zaak (YAML of JSON) of van een besluit (JSON)",
        type=["yaml", "yml", "json"],
        key=key,
        on_change=chosen,
    )


def _problems(titel: str, faults: tuple[Fault, ...]) -> Message:
    return Message("error", titel, tuple(fault_lines(faults)))


def _examples(intake: Intake, normenkader: Normenkader, library: Library) -> None:
    files = rules_source.examples(normenkader.normenkader)
    if not files:
        return
    titles = {f.name: example_title(f) for f in files}
    key = f"voorbeeld-{intake.draft.ronde}"

    def chosen() -> None:
        name = st.session_state[key]
        if name not in titles:
            return
        path = next(f for f in files if f.name == name)
        given = read_case(path.read_bytes(), path.name, library)
        if given.inhoud is None:
            intake.melding = _problems("Dit voorbeeld is niet goed.", given.fouten)
            intake.draft.ronde += 1
        else:
            waiting = intake.replace(given.inhoud, "voorbeeld openen")
            intake.tell_replaced(f"Voorbeeld geopend: {titles[name]}", waiting=waiting)

    gate.selectbox(
        "Een voorbeeld bekijken",
        list(titles),
        index=None,
        format_func=titles.__getitem__,
        placeholder="Kies een voorbeeld",
        key=key,
        on_change=chosen,
    )
