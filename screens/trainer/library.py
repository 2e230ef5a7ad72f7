"""The teaching cases: a list to choose from, and one case with its answers only when asked for."""

from __future__ import annotations

from collections.abc import Iterable
from functools import partial

import streamlit as st

from normenkader import Library
from normenkader.file.problems import Problem, first_lines
from normenkader.texts import dotted
from practice.oefenzaak import Oefenzaak, paragraphs
from rights import User
from screens.access import gate
from screens.intake.case.standing import Standing, standing
from screens.intake.form.answers import show_answers
from screens.intake.form.panel import details_html, summary_html
from screens.keys import Key, Prefix
from screens.sources import rules as rules_source
from screens.trainer.state import TrainerState
from screens.widgets import pieces
from screens.widgets.account import account_html, waterfall, waterfall_table_html
from screens.widgets.layout import page_title
from screens.widgets.story import story_file
from screens.widgets.wording import markdown

MOEILIJKHEID = {1: "makkelijk", 2: "gemiddeld", 3: "moeilijk"}
ALLE = 0


def show_library(library: Library, _user: User, stand: TrainerState) -> None:
    """Draw the list, or the case that was opened; what is wrong with a file where there is any."""
    bundel = rules_source.oefenzaken(stand.kader)
    if bundel.problemen:
        page_title("Oefenzaken", "Trainer")
        st.header("Oefenzaken", anchor=False)
        show_problems("De oefenzaken zijn niet goed.", bundel.problemen)
        return
    chosen = next((o for o in bundel.oefenzaken if o.oefenzaak == stand.zaak), None)
    if chosen is None:
        page_title("Oefenzaken", "Trainer")
        _list(library, stand, bundel.oefenzaken)
    else:
        page_title(chosen.titel, "Oefenzaken", "Trainer")
        _case(library, stand, chosen)


def show_problems(titel: str, problems: Iterable[Problem]) -> None:
    """Everything that is wrong, each with its file, line and path."""
    st.error(f"{titel} Verbeter ze en start Normwijzer opnieuw.")
    for line in first_lines([str(probleem) for probleem in problems]):
        st.text(line)


def fits(oefenzaak: Oefenzaak, moeilijkheid: int, query: str) -> bool:
    """Say whether a case is of this difficulty (0 is any) and one leerpunt has all the words."""
    if moeilijkheid not in (ALLE, oefenzaak.moeilijkheid):
        return False
    words = query.casefold().split()
    return any(all(w in punt.casefold() for w in words) for punt in oefenzaak.leerpunten)


def outcome_text(stand: Standing) -> str:
    """The outcome of a judged case in one line."""
    answer = stand.antwoord or {}
    names = {u.uitkomst: u.naam for u in stand.normenkader.uitkomsten}
    product, band = answer.get("product"), answer.get("bandbreedte")
    parts = [product["naam"] if product else names.get(answer.get("uitkomst", ""), "")]
    parts += [band["code"]] if band else []
    if answer.get("minuten_per_week") is not None:
        parts.append(f"{dotted(answer['minuten_per_week'])} min")
    return ", ".join(filter(None, parts))


def _list(library: Library, stand: TrainerState, oefenzaken: tuple[Oefenzaak, ...]) -> None:
    st.header("Oefenzaken", anchor=False)
    if not oefenzaken:
        st.text(f"Er zijn geen oefenzaken. Zet ze in de map {stand.kader}/oefenzaken.")
        return
    _filter(stand)
    found = [o for o in oefenzaken if fits(o, stand.moeilijkheid, stand.zoekwoord)]
    st.text(f"{len(found)} van de {len(oefenzaken)} oefenzaken.")
    for graad, woord in MOEILIJKHEID.items():
        same = [o for o in found if o.moeilijkheid == graad]
        if same:
            with st.container(key=Prefix.OEFENZAKEN.of(graad), gap="xsmall"):
                st.html(pieces.heading(woord.capitalize()))
                for oefenzaak in same:
                    _row(library, stand, oefenzaak)


def _filter(stand: TrainerState) -> None:
    left, right = st.columns([3, 2])
    with left:
        stand.moeilijkheid = gate.radio(
            "Moeilijkheid",
            [ALLE, *MOEILIJKHEID],
            index=stand.moeilijkheid,
            horizontal=True,
            format_func=lambda g: MOEILIJKHEID.get(g, "alle"),
            key=f"moeilijkheid-{stand.ronde}",
            width="stretch",
        )
    with right:
        stand.zoekwoord = gate.text_input(
            "Woord uit een leerpunt", value=stand.zoekwoord, key=f"leerpunt-{stand.ronde}"
        )
    stand.uitkomsten = gate.toggle(
        "Toon bij elke zaak de uitkomst", value=stand.uitkomsten, key=f"uitkomsten-{stand.ronde}"
    )


def _row(library: Library, stand: TrainerState, oefenzaak: Oefenzaak) -> None:
    label = markdown(oefenzaak.titel)
    if stand.uitkomsten:
        outcome = outcome_text(standing(oefenzaak.uitwerking, library))
        label += f" :gray[{markdown(outcome)}]"
    gate.button(
        label,
        key=f"oefenzaak-{oefenzaak.oefenzaak}",
        type="tertiary",
        width="stretch",
        on_click=stand.choose,
        args=(oefenzaak.oefenzaak,),
    )


def _case(library: Library, stand: TrainerState, oefenzaak: Oefenzaak) -> None:
    gate.button(
        "Terug naar de lijst",
        key="trainer-terug",
        type="tertiary",
        icon=":material/arrow_back:",
        on_click=stand.choose,
        args=("",),
    )
    left, right = st.columns([3, 2], gap="large")
    with left:
        st.header(markdown(oefenzaak.titel), anchor=False)
        woord = MOEILIJKHEID[oefenzaak.moeilijkheid]
        st.caption(f"Oefenzaak {markdown(oefenzaak.oefenzaak)} · {woord}")
        st.html(pieces.story(paragraphs(oefenzaak.verhaal)))
    with right.container(key="oefenzaak-acties", gap="small"):
        asked = _actions(stand, oefenzaak)
    if asked:
        with st.container(key=Key.VOOR_TRAINER, gap="small"):
            _for_trainer(library, oefenzaak)


def _actions(stand: TrainerState, oefenzaak: Oefenzaak) -> bool:
    """What can be done with a case; says whether its answers are asked for."""
    gate.button(
        "Toon in de demonstratie",
        key="naar-demonstratie",
        type="primary",
        on_click=stand.demonstrate,
        args=(oefenzaak.oefenzaak,),
    )
    gate.download_button(
        "Download het verhaal om te printen",
        data=partial(story_file, oefenzaak),
        file_name=f"oefenzaak-{oefenzaak.oefenzaak}.html",
        mime="text/html",
        key="verhaal-html",
        icon=":material/download:",
        on_click="ignore",
    )
    # Keys of their own for each case: what was shown of one stays hidden of the next.
    own = f"{oefenzaak.oefenzaak}-{stand.sprong}"
    if gate.toggle("Toon de leerpunten", key=f"toon-leerpunten-{own}"):
        st.html(pieces.bullets(oefenzaak.leerpunten, "nw-leerpunten"))
    return gate.toggle("Voor de trainer: toon de antwoorden", key=f"toon-antwoorden-{own}")


def _for_trainer(library: Library, oefenzaak: Oefenzaak) -> None:
    judged = standing(oefenzaak.uitwerking, library)
    st.html(pieces.heading("Opmerkingen") + pieces.story(paragraphs(oefenzaak.opmerkingen)))
    left, right = st.columns(2)
    with left:
        st.html(pieces.heading("De antwoorden"))
        show_answers(judged.normenkader, oefenzaak.uitwerking)
    with right:
        st.html(pieces.heading("De uitkomst") + summary_html(judged) + details_html(judged))
        account = account_html(judged.normenkader, judged.spoor)
        st.html(pieces.heading("Stap voor stap") + account)
        if judged.antwoord is not None and (bars := waterfall(judged.normenkader, judged.antwoord)):
            st.html(waterfall_table_html(bars))
