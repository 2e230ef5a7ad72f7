"""What a participant fills in: the story, the chosen parts one by one, and the expected class."""

from __future__ import annotations

from collections import Counter
from functools import partial

import streamlit as st

from practice.agreement.answers import classes
from practice.oefenzaak import paragraphs
from practice.session.case import Task
from practice.session.content import LEEFGEBIED, part_of, parts
from register.local_days import today
from screens.access import gate
from screens.intake.case.part_list import part_name, refused_parts
from screens.intake.case.state_words import ICONS
from screens.intake.form.questions import QuestionGroup, ask_all
from screens.intake.form.steps import show_steps
from screens.keys import Key, Prefix
from screens.participant.participant import VERWACHTING, FillingIn
from screens.widgets import pieces
from screens.widgets.layout import mark_chosen, page_title, show_banner
from screens.widgets.wording import markdown, questions
from zaak.checking import InvalidZaakError, check_draft
from zaak.progress import open_questions

VRAAG_KLASSE = "Welke uitkomst verwacht je?"


def show_form(own: FillingIn, exercise: Task) -> None:
    """Draw the story and one part of the questions, and take over what the participant did."""
    keys = [*parts(exercise.normenkader, exercise.delen), VERWACHTING]
    intake = own.intake
    show_banner(exercise.normenkader, today())
    if intake.deel not in keys:
        intake.deel = keys[0]
    story, middle = st.columns([5, 6])
    with (
        story.container(key=Key.OEFEN_VERHAAL),
        st.expander(
            f"De zaak: {markdown(exercise.oefenzaak.titel)}",
            expanded=True,
            key=f"verhaal-{own.item}",
        ),
    ):
        st.html(pieces.story(paragraphs(exercise.oefenzaak.verhaal)))
    with middle.container(key=Key.KOLOM_MIDDEN):
        if own.klaar:
            _done(own, exercise)
        else:
            _part(own, exercise, keys)
    st.container(key=Prefix.SPRONG.of(intake.sprong)).html(pieces.nothing())


def open_parts(own: FillingIn, exercise: Task) -> Counter[str]:
    """How many required questions are open in each part."""
    asked = exercise.questions()
    try:
        zaak, norm = check_draft(own.intake.draft.inhoud, exercise.bibliotheek)
    except InvalidZaakError:
        return Counter()
    todo = ((v.sectie, v.leefgebied, v.vraag) for v in open_questions(norm, zaak))
    return Counter(part_of(plaats) for plaats in todo if plaats in asked)


def _part(own: FillingIn, exercise: Task, keys: list[str]) -> None:
    intake, norm = own.intake, exercise.normenkader
    overview = st.container(key=Key.OEFEN_DELEN, horizontal=True, gap="xsmall")
    with st.container(key=Key.DEEL_INHOUD, border=True, gap="small"):
        name = _name(exercise, intake.deel)
        page_title(name, exercise.oefenzaak.titel, "Oefening")
        st.header(markdown(name), anchor=False)
        st.caption(f"Onderdeel {keys.index(intake.deel) + 1} van {len(keys)}")
        if intake.deel == VERWACHTING:
            _expected(own, exercise)
            todo = open_parts(own, exercise)
            _finish(own, exercise, todo)
        else:
            leefgebied = intake.deel.removeprefix(LEEFGEBIED)
            is_leefgebied = leefgebied != intake.deel
            group = QuestionGroup(
                "leefgebieden" if is_leefgebied else intake.deel,
                leefgebied if is_leefgebied else "",
                part_name(norm, intake.deel),
            )
            _hint(exercise, group.leefgebied)
            ask_all(intake, norm, group)
            todo = open_parts(own, exercise)
    with overview:
        for key in keys:
            missing = todo[key] or (key == VERWACHTING and not own.verwacht)
            gate.button(
                markdown(_name(exercise, key)),
                key=f"oefen-deel-{key}",
                type="tertiary",
                icon=ICONS["niet_gevraagd" if missing else "klaar"],
                on_click=intake.go,
                args=(key,),
            )
        mark_chosen(f"oefen-deel-{intake.deel}")
    show_steps(own.intake, keys, lambda key: _name(exercise, key))


def _name(exercise: Task, key: str) -> str:
    return "Jouw verwachting" if key == VERWACHTING else part_name(exercise.normenkader, key)


def _hint(exercise: Task, leefgebied: str) -> None:
    found = (lg.hulp for lg in exercise.normenkader.leefgebieden if lg.leefgebied == leefgebied)
    hulp = next(found, None)
    if hulp:
        st.caption(markdown(hulp))


def _expected(own: FillingIn, exercise: Task) -> None:
    names = {k.code: k.naam for k in classes(exercise.normenkader)}
    codes = list(names)
    key = f"verwacht-{own.ronde}"

    def take(chosen: str | None) -> None:
        own.verwacht = chosen or ""

    with st.container(key=Prefix.BLOK.of(VERWACHTING), gap=None):
        take(
            gate.radio(
                VRAAG_KLASSE,
                codes,
                index=codes.index(own.verwacht) if own.verwacht else None,
                format_func=lambda code: markdown(names[code]),
                key=key,
                width="stretch",
                on_change=lambda: take(st.session_state.get(key)),
            )
        )


def _finish(own: FillingIn, exercise: Task, todo: Counter[str]) -> None:
    if todo:
        with st.container(key=Key.NOG_NODIG, gap=None):
            st.html(pieces.heading("Nog open"))
            for key, count in todo.items():
                gate.button(
                    f"{markdown(_name(exercise, key))} :gray[{questions(count)}]",
                    key=f"nodig-{key}",
                    type="tertiary",
                    width="stretch",
                    on_click=own.intake.go,
                    args=(key,),
                )
    refused = refused_parts(own.intake)
    if refused:
        with st.container(key=Prefix.VELD.of("klaar"), gap=None):
            with st.container(key=Prefix.FOUT.of("klaar"), gap=None):
                st.text("Er staat nog invoer die niet is aangenomen. Verbeter die eerst.")
            for key in refused:
                gate.button(
                    f"Naar {markdown(_name(exercise, key))}",
                    key=Prefix.GEWEIGERD_NAAR.of(key),
                    type="tertiary",
                    icon=":material/warning:",
                    on_click=own.intake.go,
                    args=(key,),
                )
    skippable = [key for key in todo if _untouched(own, key)]
    if len(skippable) > 1:
        gate.button(
            "Rest niet uitvragen",
            key=Key.REST_OVERSLAAN,
            icon=":material/playlist_remove:",
            on_click=own.skip_rest,
            args=(exercise.normenkader,),
        )
    gate.button(
        "Ik ben klaar",
        key="oefen-klaar",
        type="primary",
        icon=":material/check:",
        on_click=partial(own.finish, done=True),
    )


def _untouched(own: FillingIn, key: str) -> bool:
    """Say whether nothing was answered about a leefgebied."""
    name = key.removeprefix(LEEFGEBIED)
    return name != key and not own.intake.draft.inhoud["leefgebieden"].get(name)


def _done(own: FillingIn, exercise: Task) -> None:
    with st.container(key=Key.DEEL_INHOUD, border=True, gap="small"):
        page_title("Je bent klaar", exercise.oefenzaak.titel, "Oefening")
        st.header("Je bent klaar", anchor=False)
        st.text(
            "Wacht tot je trainer de antwoorden laat zien. Dat gaat vanzelf: je hoeft niets te "
            "doen. Tot dan kun je je antwoorden nog veranderen."
        )
        gate.button(
            "Verander mijn antwoorden",
            key="oefen-verander",
            icon=":material/edit:",
            on_click=partial(own.finish, done=False),
        )
