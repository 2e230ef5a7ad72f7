"""A case through the stages, one by one, with the rules as they are written beside it."""

from __future__ import annotations

import streamlit as st

from normenkader import Library
from normenkader.file.problems import first_lines
from normenkader.stages import Normtijden
from normenkader.texts import span_text
from practice.oefenzaak import paragraphs
from publishing.html.stage_words import stage_in_words
from rights import User
from screens.access import gate
from screens.intake.case.standing import Standing, standing
from screens.intake.form.panel import details_html, summary_html
from screens.keys import Key, Prefix
from screens.sources import rules as rules_source
from screens.trainer.demonstration.cases import DemoZaak, cases, open_case
from screens.trainer.demonstration.html import (
    excerpt_html,
    is_long,
    picture_text,
    so_far_html,
    steps_html,
    whole_html,
)
from screens.trainer.demonstration.norms import norm_times_html
from screens.trainer.demonstration.steps import StagePicture, stages
from screens.trainer.demonstration.words import unused_html, words_html
from screens.trainer.state import OEFENZAKEN, TrainerState
from screens.widgets import pieces
from screens.widgets.account import (
    WaterfallBar,
    waterfall,
    waterfall_table_html,
    without_effect_html,
)
from screens.widgets.layout import page_title
from screens.widgets.waterfall_chart import chart
from screens.widgets.wording import markdown

UITKOMST = "Uitkomst"
OPEN = "Er zijn nog vragen open. Maak de zaak eerst af."
GEEN_BESTAND = (
    "Het bestand van dit normenkader is er niet meer, of het is veranderd sinds de start. "
    "Daarom zie je hier niet hoe de regels zijn geschreven."
)


def show_demonstration(library: Library, _user: User, stand: TrainerState) -> None:
    """Draw the choice of a case, and the step of the case at which it is."""
    zaak = _choose(stand)
    if zaak is None:
        page_title("Demonstratie", "Trainer")
        st.header("Demonstratie", anchor=False)
        st.text("Kies een zaak. Daarna loop je stap voor stap door de regels.")
        return
    content, fouten = open_case(zaak, library)
    judged = None if content is None else standing(content, library)
    if judged is None or judged.antwoord is None:
        page_title("Demonstratie", "Trainer")
        st.header("Demonstratie", anchor=False)
        st.error("Deze zaak is niet te tonen.")
        for line in first_lines(fouten) or [judged.fout if judged and judged.fout else OPEN]:
            st.text(line)
        return
    _walk(stand, judged, zaak)


def _choose(stand: TrainerState) -> DemoZaak | None:
    found = {zaak.sleutel: zaak for zaak in cases(stand.kader)}
    keys = list(found)
    key = Prefix.DEMO.of(f"keuze-{stand.kader}-{stand.ronde}")
    chosen = found.get(stand.zaak)
    with st.container(
        key=Key.DEMO_KIEZEN, horizontal=True, vertical_alignment="center", gap="small"
    ):
        gate.selectbox(
            "Zaak",
            keys,
            index=keys.index(stand.zaak) if chosen else None,
            format_func=lambda k: found[k].titel,
            placeholder="Kies een zaak",
            key=key,
            label_visibility="collapsed",
            on_change=lambda: stand.choose(st.session_state[key] or ""),
        )
        story = chosen.oefenzaak if chosen else None
        asked = story and gate.toggle(
            "Toon het verhaal", key=Prefix.DEMO.of(f"verhaal-{stand.zaak}")
        )
    if story and asked:
        st.html(pieces.story(paragraphs(story.verhaal)))
    return chosen


def _walk(stand: TrainerState, judged: Standing, zaak: DemoZaak) -> None:
    steps = stages(judged)
    here = stand.stap = min(stand.stap, len(steps))
    titel = steps[here].titel if here < len(steps) else UITKOMST
    step = f"Stap {here + 1} van {len(steps) + 1}: {titel}"
    page_title(step, zaak.titel, "Demonstratie", "Trainer")
    with st.container(key=Key.DEMO_KOP, horizontal=True, vertical_alignment="center", gap="small"):
        st.header(markdown(step), anchor=False)
        _buttons(stand, here, len(steps), decided=_decided(steps, here))
    beeld = steps[min(here, len(steps) - 1)]
    with st.container(
        key=Key.DEMO_STAND, horizontal=True, vertical_alignment="center", gap="small"
    ):
        st.html(so_far_html(judged.normenkader, beeld))
        as_file = here < len(steps) and _switch("Toon het bestand (YAML)", "bestand", stand)
        picture = bool(beeld.balken) and here < len(steps)
        summed = picture and _switch("Toon de optelling", "optelling", stand)
    if summed:
        with st.container(key=Prefix.DEMO.of("optelling"), gap="small"):
            _picture(list(beeld.balken), beeld.fase)
        return
    left, right = st.columns(2)
    if here < len(steps):
        with left.container(key=Key.DEMO_REGELS, gap="small"):
            if as_file:
                _written(judged, beeld)
            else:
                _in_words(judged, beeld)
        with right.container(key=Key.DEMO_ZAAK, gap="small"):
            _done(beeld)
        return
    with left.container(key=Prefix.DEMO.of("uitkomst"), gap="small"):
        st.html(summary_html(judged) + details_html(judged))
        if zaak.oefenzaak is not None:
            gate.button(
                "Terug naar de oefenzaak",
                key=Prefix.DEMO.of("oefenzaak"),
                on_click=stand.go,
                args=(OEFENZAKEN,),
            )
    with right.container(key=Key.DEMO_ZAAK, gap="small"):
        _picture(waterfall(judged.normenkader, judged.antwoord or {}), "uitkomst")


def _switch(label: str, name: str, stand: TrainerState) -> bool:
    """A switch that stays as it is from step to step; True where it is on."""
    key = Prefix.DEMO.of(f"toon-{name}")

    def flip() -> None:
        stand.getoond ^= {name}

    return bool(gate.toggle(label, value=name in stand.getoond, key=key, on_change=flip))


def _in_words(judged: Standing, picture: StagePicture) -> None:
    """The rules of a stage as sentences: those that were used, and the others behind a fold."""
    fase = stage_in_words(judged.normenkader, picture.fase)
    norm = judged.normenkader
    norms = norm.stage(Normtijden)
    if norms is not None and norms.fase == picture.fase and picture.stappen:
        # The table of all norm times is for reading at leisure: here only what this case used.
        told = words_html(fase, {}, {})
        told += norm_times_html(norm, norms, picture.stappen)
    else:
        told = words_html(fase, picture.used, norm.leefgebied_names)
    st.html(pieces.heading("De regels in woorden") + told)
    rest = unused_html(fase, picture.used)
    if rest:
        with st.expander("De andere regels van deze fase", key=f"andere-{picture.fase}"):
            st.html(rest)


def _decided(steps: list[StagePicture], here: int) -> bool:
    """Say whether the outcome is known at this step although more stages follow."""
    return here + 1 < len(steps) and bool(steps[here + 1].beslist)


def _buttons(stand: TrainerState, here: int, last: int, *, decided: bool) -> None:
    if decided:
        gate.button(
            "Naar de uitkomst",
            key=Prefix.DEMO.of("einde"),
            on_click=stand.step,
            args=(last - here,),
        )
    for label, name, way, icon in (
        ("Vorige", "vorige", -1, ":material/arrow_back:"),
        ("Volgende", "volgende", 1, ":material/arrow_forward:"),
    ):
        gate.button(
            label,
            key=Prefix.DEMO.of(name),
            icon=icon,
            icon_position="left" if way < 0 else "right",
            disabled=not 0 <= here + way <= last,
            on_click=stand.step,
            args=(way,),
        )
    # The script of the page does it: only a browser can, and only at a click.
    gate.button("Volledig scherm", key=Key.DEMO_SCHERM, icon=":material/fullscreen:")


def _written(judged: Standing, picture: StagePicture) -> None:
    """The rules of a stage, literally; of a long one first those that were used."""
    head = pieces.heading("Zo staan de regels in het normenkader")
    file = rules_source.written(judged.normenkader)
    if file is None:
        st.html(head + pieces.paragraph(GEEN_BESTAND, "nw-staatzin"))
        return
    fase = next(f for f in file.fasen if f.fase == picture.fase)
    names = judged.normenkader.leefgebied_names
    place = f"Bestand {file.bestand}, regel {span_text(fase.first, fase.last)}"
    head += pieces.paragraph(place, "nw-bron")
    whole = whole_html(file.lines, fase, picture.used, names)
    if not is_long(fase, picture.used):
        st.html(head + whole)
        return
    st.html(head + excerpt_html(file.lines, fase, picture.used, names))
    with st.expander("De hele fase, zoals die in het bestand staat", key=f"fase-{picture.fase}"):
        st.html(whole)


def _done(picture: StagePicture) -> None:
    st.html(pieces.heading("Dit doen ze met deze zaak") + steps_html(picture))
    if picture.niet:
        with st.expander("Waarom de andere regels niet gelden", key=f"niet-{picture.fase}"):
            st.html(without_effect_html(list(picture.niet)))


def _picture(bars: list[WaterfallBar], key: str) -> None:
    """The sum so far, as a picture and as a table."""
    if bars:
        st.altair_chart(chart(bars), alt=picture_text(bars), theme=None, width="stretch")
        with st.expander("De optelling als tabel", key=f"optelling-{key}"):
            st.html(waterfall_table_html(bars))
