"""The panel at the right: the proposal, or plainly provisional what counts so far."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from engine import ContractAnswer
from engine.account.words import bandwidth_text, euro, per_weeks
from engine.schedule import longest_weeks, weeks_text
from normenkader import Normenkader
from normenkader.stages import Bijstelling, Combinaties, Factoren, Maximum, Normtijden
from normenkader.texts import counted, listed, roughly
from publishing.markup import Markup, Pieces
from screens.access import gate
from screens.intake.case.part_list import (
    BESLUIT,
    OVERZICHT,
    UITLEG,
    ZELF,
    part_name,
    refused_parts,
)
from screens.intake.case.session import Intake
from screens.intake.case.standing import Standing
from screens.intake.form.decided_panel import show_decided_panel
from screens.intake.form.possible import possible_html, settled_html
from screens.keys import Key, Prefix
from screens.widgets import pieces
from screens.widgets.schedule_view import minutes_html, schedule_lines
from screens.widgets.wording import markdown, questions

HTML = Pieces(__name__)

MOST_LINKS = 3
BESLIST = "De consulent beslist. Dit is een voorstel."
NOG_GEEN_VOORSTEL = "De consulent beslist. Dit is nog geen voorstel."


def show_panel(intake: Intake, stand: Standing) -> DeltaGenerator:
    """Fill the panel; gives the place that is kept for the next question."""
    if intake.recorded:
        show_decided_panel(intake)
        _further(intake, stand)
        return st.container()
    if stand.held:
        _show_held(intake, stand)
        return st.container()
    final = stand.antwoord is not None
    title = "Voorstel" if final else "Tussenstand: geen voorstel"
    st.header(title, anchor=False)
    # The key tells the style sheet which of the two it is.
    with st.container(key=Key.VOORSTEL_SAMENVATTING, gap=None):
        st.html(summary_html(stand))
    with st.container(key=Key.VOORSTEL_VAST if final else Key.VOORSTEL_VOORLOPIG, gap=None):
        st.html(details_html(stand))
    if stand.mogelijk is not None:
        with st.container(key=Key.NOG_MOGELIJK, gap=None):
            st.html(possible_html(stand.normenkader, stand.mogelijk))
    next_question = st.container()
    _further(intake, stand)
    if not final:
        _missing(intake, stand)
    _refused(intake, stand)
    return next_question


def _show_held(intake: Intake, stand: Standing) -> None:
    """While the proposal waits for the consulent's own judgement: what is still to be done."""
    st.header("Eerst jouw oordeel", anchor=False)
    with st.container(key=Key.VOORSTEL_SAMENVATTING, gap=None):
        st.html(HTML("held", todo=len(stand.open_parts), total=len(stand.parts)))
    if stand.compleet and intake.deel != ZELF:
        gate.button(
            "Geef je eigen oordeel", key="verder", width="stretch", on_click=intake.go, args=(ZELF,)
        )
    _missing(intake, stand)
    _refused(intake, stand)


def _further(intake: Intake, stand: Standing) -> None:
    """The buttons to the end of the intake."""
    label, goal = _closing(intake, stand)
    if goal:
        # Never a second main button: that is Volgende, below the questions.
        gate.button(label, key="verder", width="stretch", on_click=intake.go, args=(goal,))
    if goal == BESLUIT and intake.deel != UITLEG:
        gate.button(
            "Bekijk de uitleg",
            key="naar-uitleg",
            width="stretch",
            on_click=intake.go,
            args=(UITLEG,),
        )


def _closing(intake: Intake, stand: Standing) -> tuple[str, str]:
    """Where a whole proposal leads to: the words and the part ("" for nowhere)."""
    part = intake.deel
    if stand.antwoord is None:
        return "", ""
    if intake.beslist:
        if part != BESLUIT:
            return "Naar het besluit", BESLUIT
        return "Bekijk de uitleg", UITLEG
    if part == UITLEG:
        return "Controleer en bewaar", OVERZICHT
    return "Bekijk de uitleg", UITLEG


def summary_html(stand: Standing) -> Markup:
    """The heart of the panel, in few words: it is also read aloud after every change."""
    return _final(stand, stand.antwoord) if stand.antwoord else _provisional(stand)


def details_html(stand: Standing) -> Markup:
    """What belongs to the proposal, and what the consulent must look at."""
    return HTML(
        "details",
        facts=list(_rows(stand, stand.antwoord)) if stand.antwoord else [],
        signals=[s["tekst"] for s in stand.signalen],
        told=BESLIST if stand.antwoord else NOG_GEEN_VOORSTEL,
    )


def _final(stand: Standing, answer: ContractAnswer) -> Markup:
    outcome = next(u for u in stand.normenkader.uitkomsten if u.uitkomst == answer["uitkomst"])
    product, minuten = answer["product"], answer["minuten_per_week"]
    return HTML(
        "final",
        naam=product["naam"] if product else outcome.naam,
        minutes="" if minuten is None else minutes_html(minuten, stand.verdeling),
        tekst="" if product else outcome.tekst,
    )


def _provisional(stand: Standing) -> Markup:
    if stand.fout:
        return HTML("no_proposal", why=stand.fout)
    if stand.niets_gevraagd and not stand.open:
        return HTML("nothing_asked", benaming=stand.normenkader.benaming)
    if stand.geen_toegang:
        total = len(stand.normenkader.questions("toegang"))
        return HTML("no_access", todo=stand.toegang.open, total=total)
    n, minuten = len(stand.counting), stand.minuten_tot_nu
    called = stand.normenkader.benaming
    return HTML(
        "so_far",
        todo=len(stand.open_parts),
        total=len(stand.parts),
        settled="" if stand.mogelijk is None else settled_html(stand.normenkader, stand.mogelijk),
        count=counted(n, f"{called.enkelvoud} telt", f"{called.meervoud} tellen"),
        minutes="" if minuten is None or not n else roughly(minuten),
        before=listed(later_steps(stand.normenkader)),
    )


def _rows(stand: Standing, answer: dict[str, Any]) -> Iterator[tuple[str, object]]:
    outcome = next(u for u in stand.normenkader.uitkomsten if u.uitkomst == answer["uitkomst"])
    if answer["product"]:
        yield "Uitkomst", outcome.naam
    if beside := answer.get("modules"):
        yield "Daarbij", listed([m["naam"] for m in beside])
    band = answer["bandbreedte"]
    if band:
        yield "Bandbreedte", f"{band['code']}: {bandwidth_text(band)} minuten"
    if answer["doelrichting"]:
        yield "Richting", goal_name(stand, answer["doelrichting"])
    if answer["meetellend"]:
        yield "Tellen mee", counting_text(stand.normenkader, len(answer["meetellend"]))
    code = answer["product"]["code"] if answer["product"] else None
    if most := longest_weeks(stand.normenkader, code, answer["doelrichting"]):
        yield "Duurt hoogstens", weeks_text(most)
    prijs = answer["prijs"]
    if prijs:
        extra = f" (met opslag {euro(prijs['opslag_cent'])})" if prijs["opslag_cent"] else ""
        text = f"{euro(prijs['totaal_cent'])} {per_weeks(prijs['per_weken'])}{extra}"
        yield "Prijs", text
    if stand.verdeling is not None:
        yield "Verdeling", schedule_lines(stand.verdeling)


def later_steps(normenkader: Normenkader) -> list[str]:
    """What still changes the minutes of an interim result, in words."""
    said = [
        (normenkader.stage(Bijstelling), "de cliëntfactoren"),
        (normenkader.stage(Maximum), f"het maximum per {normenkader.benaming.enkelvoud}"),
        (normenkader.stage(Factoren), "de cliëntfactoren"),
        (normenkader.stage(Combinaties), "het maximum per combinatie"),
    ]
    return list(dict.fromkeys(words for stage, words in said if stage is not None))


def counting_text(normenkader: Normenkader, count: int) -> str:
    """How many of the leefgebieden count, in words."""
    total, called = len(normenkader.leefgebieden), normenkader.benaming
    return f"{count} van de {counted(total, called.enkelvoud, called.meervoud)}"


def goal_name(stand: Standing, doel: str) -> str:
    """A goal in the words of its question."""
    fase = stand.normenkader.stage(Normtijden)
    if fase is None:
        return doel
    vragen = stand.normenkader.questions("leefgebieden")
    return str(next(v for v in vragen if v.vraag == fase.vraag_doel).label(doel))


def _missing(intake: Intake, stand: Standing) -> None:
    todo = ["toegang"] if stand.geen_toegang else stand.open_parts
    todo = [key for key in todo if stand.parts[key].open]
    if not todo:
        return
    # Begin at the part where the user is: what comes next is most useful.
    with st.container(key=Key.NOG_NODIG, gap=None):
        st.html(pieces.heading("Nog nodig"))
        for key in todo[:MOST_LINKS]:
            part = stand.parts[key]
            gate.button(
                f"{markdown(part.naam)} :gray[{questions(part.open)}]",
                key=f"nodig-{key}",
                type="tertiary",
                width="stretch",
                on_click=intake.go,
                args=(key,),
            )
        rest = len(todo) - MOST_LINKS
        if rest > 0:
            st.html(pieces.paragraph(f"en nog {rest} andere, zie de lijst links", "nw-klein"))


def _refused(intake: Intake, stand: Standing) -> None:
    """What was refused in another part is easily forgotten."""
    for key in refused_parts(intake):
        if key == intake.deel:
            continue
        name = part_name(stand.normenkader, key)
        gate.button(
            f"Niet bewaard: invoer bij {markdown(name)}",
            key=Prefix.GEWEIGERD_NAAR.of(key),
            type="tertiary",
            icon=":material/warning:",
            on_click=intake.go,
            args=(key,),
        )
