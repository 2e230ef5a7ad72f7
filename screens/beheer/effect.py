"""What the other normenkader would do to cases: computed on demand, on this page only."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence

import streamlit as st

from comparison.effect import Effect, judge_both
from comparison.questions import Obstacle
from comparison.register_effect import register_effects
from normenkader import Normenkader
from normenkader.library import FixedVersion
from normenkader.texts import counted
from register.decisions.selection import Chosen, Selection, choose
from register.errors import RegisterError
from register.store.opening import Register
from rights import Action, User
from screens.access import gate
from screens.beheer.cases import MOST_CASES, PlainZaak, own_cases, uploaded_cases
from screens.beheer.effect_view import Namen, show_found
from screens.beheer.state import BeheerState
from screens.sources import register as register_source
from screens.widgets import pieces
from screens.widgets.progress import Meld, progress

EIGEN, BESTAND, REGISTER = "eigen", "bestand", "register"
KEUZES = {
    EIGEN: "De voorbeelden en oefenzaken",
    BESTAND: "Zaken uit een bestand",
    REGISTER: "De besluiten in het register",
}
GEEN_RECHT = (
    "Voor de besluiten in het register is een ander recht nodig: een besluit opnieuw berekenen. "
    "Dat heeft een auditor."
)


def show_effect(
    user: User,
    stand: BeheerState,
    a: Normenkader,
    b: Normenkader,
    obstacles: Sequence[Obstacle],
) -> None:
    """Draw the choice of the cases, and what changes for them."""
    st.html(pieces.heading("Gevolgen voor zaken"))
    if any(o.altijd for o in obstacles):
        st.text("De gevolgen zijn niet te berekenen: geen enkele zaak past.")
        return
    soort = gate.radio(
        "Voor welke zaken?",
        list(KEUZES),
        format_func=KEUZES.__getitem__,
        key="beheer-zaken",
        horizontal=True,
        width="stretch",
    )
    if soort == REGISTER:
        _of_register(user, stand, a, b)
        return
    gevallen, mark = _chosen_cases(stand, soort, a)
    if not gevallen:
        st.text("Er zijn nog geen zaken. Upload een bestand.")
        return
    if len(gevallen) > MOST_CASES:
        st.text(
            f"Dit zijn {len(gevallen)} zaken. Hier kunnen er hoogstens {MOST_CASES} tegelijk. "
            "Gebruik voor meer de opdracht normwijzer vergelijk."
        )
        return
    key = ("gevolgen", a.sha256, b.sha256, mark)
    if gate.button(f"Bereken voor {_count(len(gevallen))}", key="beheer-gevolgen"):
        with progress("Bezig met berekenen") as meld:
            stand.keep(key, case_effects(gevallen, a, b, meld))
    if key in stand.gevonden:
        show_found(stand.gevonden[key], a, b, _case_names(gevallen))


def _count(count: int) -> str:
    return counted(count, "zaak", "zaken")


def _case_names(cases: Sequence[PlainZaak]) -> Namen:
    def name(number: int, zaak: str) -> str:
        place = cases[number - 1].naam
        return f"{zaak} ({place})" if zaak and zaak not in place else place

    return name


def _chosen_cases(stand: BeheerState, soort: str, a: Normenkader) -> tuple[list[PlainZaak], str]:
    """The cases, and a mark that is the same for the same cases."""
    if soort == EIGEN:
        return own_cases(a.normenkader), EIGEN
    key = f"beheer-zaken-{stand.ronde}"

    def chosen() -> None:
        file = st.session_state[key]
        if file is not None:
            stand.zaken = (file.name, file.getvalue())

    gate.file_uploader(
        "Bestand met zaken (YAML, JSON of .jsonl met een zaak per regel)",
        type=["yaml", "yml", "json", "jsonl"],
        key=key,
        on_change=chosen,
    )
    if stand.zaken is None:
        return [], ""
    name, content = stand.zaken
    st.text(f"Nu: {name}. Dit bestand blijft in deze sessie en wordt nergens bewaard.")
    return uploaded_cases(name, content), f"{name} {hashlib.sha256(content).hexdigest()}"


def case_effects(cases: Sequence[PlainZaak], a: Normenkader, b: Normenkader, tell: Meld) -> Effect:
    """Judge cases with both, numbered from 1; `tell` hears which part is done, up to 1."""
    found, versies = Effect(), (FixedVersion(a), FixedVersion(b))
    step = max(1, len(cases) // 50)
    for number, geval in enumerate(cases, start=1):
        if geval.fout:
            found.reject(number, "", geval.fout)
        else:
            judge_both(found, versies, number, geval.waarde)
        if number % step == 0:
            tell(number / len(cases))
    # Adding sorts, and keeps no more than it may.
    effect = Effect()
    effect.add(found)
    return effect


def _of_register(user: User, stand: BeheerState, a: Normenkader, b: Normenkader) -> None:
    if not user.may(Action.HERHALEN):
        st.info(GEEN_RECHT)
        return
    key = ("gevolgen", a.sha256, b.sha256, REGISTER)
    if gate.button("Bereken voor het register", key="beheer-gevolgen-register"):
        try:
            with progress("Bezig met berekenen") as meld:
                register = register_source.opened()
                gekozen = choose(register, user, Selection())
                found = register_effect(register, user, gekozen, a, b, meld)
                stand.keep(key, (found, gekozen.nummering.title))
        except RegisterError as error:
            register_source.report(error)
            st.error("Dit lukte niet.")
            st.text(str(error))
    if key in stand.gevonden:
        effect, title = stand.gevonden[key]
        show_found(effect, a, b, title)


def register_effect(
    register: Register,
    user: User,
    chosen: Chosen,
    a: Normenkader,
    b: Normenkader,
    tell: Meld,
) -> Effect:
    """Judge the cases of these decisions with both; raises NoRightError and RegisterError."""
    nummers = chosen.nummers
    done = 0

    def count(more: int) -> None:
        nonlocal done
        done += more
        tell(min(1.0, done / max(1, len(nummers))))

    return register_effects(register, user, nummers, a, b, tell=count)
