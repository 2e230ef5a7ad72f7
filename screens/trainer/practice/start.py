"""Starting a practice session: which oefenzaken, which parts of the intake, how long it is kept."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import streamlit as st

from normenkader import Library, Normenkader
from practice.oefenzaak import Oefenzaak
from practice.session.content import parts
from register.decisions.writing import now
from register.practice.model import Item, Measurement, NormenkaderReference, Setup
from register.practice.sessions import DAYS, MOST_DAYS, start_session
from register.store.opening import Register
from rights import User
from screens.access import gate
from screens.intake.case.part_list import part_name
from screens.sources import rules as rules_source
from screens.trainer.library import MOEILIJKHEID, show_problems
from screens.trainer.practice.state import OefenState
from screens.widgets import pieces
from screens.widgets.fields import FieldSpec, draw_in_form, framed, read_number
from screens.widgets.wording import markdown
from zaak.checking import check_zaak

START = "start"
GEEN_ZAAK = "Kies minstens één oefenzaak."


def show_start(library: Library, user: User, stand: OefenState, chosen: str) -> None:
    """Draw the form; a session that was started comes on the screen."""
    bundel = rules_source.oefenzaken(chosen)
    if bundel.problemen:
        show_problems("De oefenzaken zijn niet goed.", bundel.problemen)
        return
    if not bundel.oefenzaken:
        st.text("Bij dit normenkader zijn geen oefenzaken. Kies bovenaan een ander normenkader.")
        return
    cases = {o.oefenzaak: o for o in bundel.oefenzaken}
    names = {o.oefenzaak: case_name(o) for o in bundel.oefenzaken}
    norm = norm_of(library, bundel.oefenzaken[-1])
    keys = {f: f"start-{f}-{chosen}-{stand.ronde}" for f in ("voor", "na", "delen", "dagen")}

    field = FieldSpec(
        "Zoveel dagen bewaren",
        keys["dagen"],
        stand.geweigerd,
        START,
        str(DAYS),
        lambda tekst: read_number(tekst, 1, MOST_DAYS),
        lambda _: None,
    )

    def start() -> None:
        given = [st.session_state.get(keys[f]) or [] for f in ("voor", "na", "delen")]
        made = setup(library, cases, *given)
        field.changed()
        stand.melding = made if isinstance(made, str) else ""
        if isinstance(made, str) or START in stand.geweigerd:
            return
        days = read_number(st.session_state.get(keys["dagen"]) or "", 1, MOST_DAYS)
        stand.act(lambda register: _start(register, user, stand, made, days))

    with st.form(f"oefening-{chosen}-{stand.ronde}", border=True):
        st.html(pieces.heading("Nieuwe oefening"))
        gate.multiselect(
            "Oefenzaken, in de volgorde waarin je ze doet",
            list(names),
            key=keys["voor"],
            format_func=lambda name: markdown(names[name]),
            placeholder="Kies een of meer zaken",
        )
        gate.multiselect(
            "Oefenzaken na de training (mag leeg blijven)",
            list(names),
            key=keys["na"],
            format_func=lambda name: markdown(names[name]),
            placeholder="Geen",
            help="Doe je een meting vooraf en een achteraf? Kies hier zaken die even moeilijk zijn "
            "als de eerste. Je ziet daarna het verschil.",
        )
        gate.multiselect(
            "Onderdelen van de intake",
            parts(norm),
            key=keys["delen"],
            format_func=lambda part: markdown(part_name(norm, part)),
            placeholder="De hele intake",
            help="Kies je niets, dan vullen de deelnemers de hele intake in. Bij wat je niet "
            "vraagt, rekent het programma met de uitwerking van de zaak.",
        )
        with framed("start-dagen", lambda: field.lines("")):
            draw_in_form(
                field,
                "Daarna gaan alle antwoorden vanzelf weg. Je kunt ze ook eerder verwijderen.",
            )
        gate.form_submit_button("Start de oefening", type="primary", on_click=start)


def case_name(oefenzaak: Oefenzaak) -> str:
    """An oefenzaak in a list, with how hard it is."""
    hard = MOEILIJKHEID[oefenzaak.moeilijkheid]
    return f"{oefenzaak.titel} ({oefenzaak.oefenzaak}, {hard})"


def norm_of(library: Library, oefenzaak: Oefenzaak) -> Normenkader:
    """The version of the normenkader with which an oefenzaak is judged."""
    return check_zaak(oefenzaak.uitwerking, library)[1]


def setup(
    library: Library,
    oefenzaken: Mapping[str, Oefenzaak],
    voor: Sequence[str],
    after: Sequence[str],
    chosen_parts: Sequence[str],
) -> tuple[NormenkaderReference, Setup] | str:
    """What a session is made of, with the normenkader of its oefenzaken; or what is wrong."""
    chosen = [*voor, *after]
    if not chosen:
        return GEEN_ZAAK
    norms = [norm_of(library, oefenzaken[name]) for name in chosen]
    norm = norms[0]
    if any(other.sha256 != norm.sha256 for other in norms):
        versions = " en ".join(sorted({n.versie for n in norms}))
        return (
            f"Deze zaken horen bij verschillende versies ({versions}). Kies zaken van één versie."
        )
    items = [Item(name, Measurement.VOOR) for name in voor] + [
        Item(name, Measurement.NA) for name in after
    ]
    # All parts is the whole intake.
    own = [part for part in parts(norm) if part in chosen_parts]
    kept = () if own == parts(norm) else tuple(own)
    return NormenkaderReference(norm.normenkader, norm.versie, norm.sha256), Setup(
        tuple(items), kept
    )


def _start(
    register: Register,
    user: User,
    stand: OefenState,
    made: tuple[NormenkaderReference, Setup],
    dagen: int,
) -> None:
    sessie = start_session(register, user, *made, now(), dagen)
    stand.open(sessie.id)
