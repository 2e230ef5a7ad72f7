"""One decision as the consulent saw it, from what was stored and nothing else."""

from __future__ import annotations

import json
from contextlib import suppress
from datetime import date

import streamlit as st

from engine.schedule import dated, weeks_text
from normenkader.base import parse_date
from normenkader.texts import date_text
from publishing.markup import Markup
from register.choice import decided, deviation_text
from register.decisions.in_words import modules_text, period_text, proposed_then
from register.decisions.naming import Names
from register.decisions.reading import Dossier, of_case, open_decision, record_of
from register.decisions.terms.sent import sent_on
from register.errors import NoBesluitError
from register.remark import remarks
from register.store.opening import Register
from rights import Action, User
from screens.access import gate
from screens.intake.case.decision_files import file_name
from screens.intake.case.standing import PartStanding, Standing
from screens.intake.cost.part import show_cost
from screens.intake.documents.part import show_documents
from screens.intake.form.answers import show_answers
from screens.intake.form.panel import details_html, summary_html
from screens.intake.message.part import show_message
from screens.intake.reassess.part import show_recorded_change
from screens.keys import Key, Prefix
from screens.register.export import content
from screens.register.replay import show_replay
from screens.register.search import open_one
from screens.register.state import RegisterState
from screens.widgets import pieces
from screens.widgets.account import account_html, waterfall, waterfall_table_html
from screens.widgets.declarable import show_declarable
from screens.widgets.layout import page_title, show_banner
from screens.widgets.register_table import both_text
from screens.widgets.schedule_view import minutes_html, schedule_lines
from screens.widgets.waterfall_chart import chart, description
from zaak.day_care import told_rows
from zaak.model import Zaak

CHANGED = "Wat hier staat, is niet meer wat er is vastgelegd: het past niet bij de keten."


def show_dossier(
    register: Register, user: User, stand: RegisterState, *, record: str, besluit: str
) -> None:
    """Draw the decision in this record, or with this number, or say why it isn't there."""
    gate.button("Terug naar zoeken", key="terug", icon=":material/arrow_back:", on_click=_back)
    typed = record or besluit
    page_title("Besluit", "Register")
    if not (typed.isascii() and typed.isdigit() and len(typed) < 10):
        raise NoBesluitError("Dit is geen nummer van een besluit. Typ alleen cijfers.")
    number = int(typed) if record else record_of(register, user, int(typed))
    dossier = open_decision(register, user, number)
    page_title(f"Besluit {dossier.besluitnummer}", "Register")
    st.header(dossier.titel, anchor=False)
    _replaced(dossier)
    _normenkader_says(dossier)
    if dossier.intact:
        _draw(register, user, stand, dossier)
        return
    st.html(pieces.said(CHANGED, "Meld dit bij de beheerder.", "nw-fout"))
    try:
        _draw(register, user, stand, dossier)
    except (AttributeError, LookupError, TypeError, ValueError):
        # What was changed from outside can have any form.
        st.text("De rest van dit besluit is niet meer te tonen.")


def _normenkader_says(dossier: Dossier) -> None:
    """What its normenkader says of itself, and whether it was overdue on the peildatum."""
    # What was changed from outside can have any form: that is said below.
    with suppress(AttributeError, LookupError, TypeError, ValueError):
        show_banner(dossier.normenkader, parse_date(dossier.zaak["peildatum"]))


def _replaced(dossier: Dossier) -> None:
    """A decision that no longer holds says so before anything else."""
    later = dossier.vervangen_door
    if later is None:
        return
    with st.container(
        key="dossier-vervangen", horizontal=True, vertical_alignment="center", gap="small"
    ):
        told = f"Het is vervangen door {dossier.nummering.words(later)}."
        st.html(pieces.said("Dit besluit geldt niet meer.", told, "nw-fout"))
        gate.button(
            f"Open {dossier.nummering.words(later)}",
            key=Prefix.OPEN.of("vervanger"),
            type="tertiary",
            on_click=open_one,
            args=(later,),
        )


def _draw(register: Register, user: User, stand: RegisterState, dossier: Dossier) -> None:
    _neighbours(register, user, dossier)
    _actions(register, user, stand, dossier)
    sent = sent_on(register, user, dossier.nummer)
    if sent is not None:
        st.html(pieces.said(f"Verzonden op {date_text(sent)}."))
    if dossier.intact:
        show_documents(dossier, sent)
    left, right = st.columns(2)
    with left.container(key="dossier-besluit", border=True, gap="small"):
        _decision(dossier)
    with right.container(key="dossier-voorstel", border=True, gap="small"):
        _proposal(dossier)
    if user.may(Action.UITVOEREN):
        with gate.needing(Action.UITVOEREN):
            show_message(register, user, dossier)
    show_declarable(dossier)
    show_cost(dossier)
    if "herindicatie" in dossier.stuk:
        with st.container(key="dossier-toen", border=True, gap="small"):
            show_recorded_change(dossier)
    with st.container(key="dossier-uitleg", border=True, gap="small"):
        st.html(pieces.heading("Uitleg van het voorstel, stap voor stap"))
        _account(dossier)
    with st.container(key="dossier-antwoorden", border=True, gap="small"):
        st.html(pieces.heading("De antwoorden in deze zaak"))
        show_answers(dossier.normenkader, dossier.zaak)
    with st.container(key="dossier-bewijs", border=True, gap="small"):
        _proof(dossier)


def _back() -> None:
    st.query_params.clear()
    st.query_params["deel"] = "zoeken"


def _neighbours(register: Register, user: User, dossier: Dossier) -> None:
    """The case, and its decisions before and after this one."""
    numbers = [row.nummer for row in of_case(register, user, dossier.stuk["zaak"])][::-1]
    here = numbers.index(dossier.nummer)
    with st.container(key=Key.DOSSIER_ZAAK, horizontal=True, vertical_alignment="center"):
        st.text(f"Zaak {dossier.stuk['zaak']}")
        if len(numbers) == 1:
            st.text("Dit is het enige besluit over deze zaak.")
            return
        st.text(f"Besluit {here + 1} van {len(numbers)} over deze zaak.")
        for label, there in (("Vorige", here - 1), ("Volgende", here + 1)):
            if 0 <= there < len(numbers):
                gate.button(
                    f"{label}: {dossier.nummering.words(numbers[there])}",
                    key=f"zaak-{label}",
                    type="tertiary",
                    on_click=open_one,
                    args=(numbers[there],),
                )


def _actions(register: Register, user: User, stand: RegisterState, dossier: Dossier) -> None:
    number = dossier.nummer
    with st.container(key="dossier-acties", horizontal=True, gap="small"):
        if user.may(Action.HERHALEN):
            gate.button(
                "Bereken opnieuw",
                key="herhaal",
                type="primary",
                icon=":material/replay:",
                on_click=lambda: setattr(stand, "herhaal_nummer", number),
            )
        if user.may(Action.UITVOEREN):
            gate.download_button(
                "Opslaan als JSON",
                key="besluit-json",
                icon=":material/download:",
                data=lambda: one_as_json(register, user, number),
                file_name=file_name(dossier, ".json"),
                mime="application/json",
                on_click="ignore",
            )
    if stand.herhaal_nummer == number:
        with st.container(key="herhaling", border=True, gap="small"):
            show_replay(register, user, number)


def one_as_json(register: Register, user: User, number: int) -> bytes:
    """Everything that was stored of one decision, for reading."""
    found = json.loads(content(register, user, [number], "jsonl"))
    return json.dumps(found, ensure_ascii=False, indent=2).encode() + b"\n"


def _decision(dossier: Dossier) -> None:
    stuk = dossier.stuk
    st.html(pieces.heading("Wat er is besloten") + decision_html(dossier))
    if stuk["afwijking"]:
        _own_words("Toelichting bij de afwijking", stuk["toelichting"])
    rules = dossier.normenkader.besluit.dagbesteding
    for name, told in told_rows(dossier.zaak, rules):
        _own_words(name, told)
    _own_words("Eigen oordeel", stuk["oordeel"])
    _own_words("Wat de cliënt leest", stuk["voor_client"])


def decision_html(dossier: Dossier) -> Markup:
    """What was decided and how it deviates; only words of the normenkader and numbers."""
    stuk, besluit = dossier.stuk, dossier.stuk["besluit"]
    made = decided(besluit)
    schedule = dated(stuk["fasering"], made.ingangsdatum)
    norm, names = dossier.normenkader.normenkader, Names([dossier.normenkader])
    name = names.given(norm, besluit["uitkomst"], besluit["product"])
    told = pieces.paragraph(name, "nw-uitkomst")
    if besluit["minuten_per_week"] is not None:
        told += minutes_html(int(besluit["minuten_per_week"]), schedule)
    facts: list[tuple[str, object]] = [
        ("Datum" if made.weken is None else "Periode", period_text(made))
    ]
    if stuk["afwijking"]:
        facts.append(("Afgeweken", deviation_text(stuk["afwijking"])))
        facts.append(("Reden", names.reden(norm, stuk["reden"] or "")))
    else:
        facts.append(("Afgeweken", "nee, het voorstel is gevolgd"))
    if made.modules:
        facts.append(("Daarbij", modules_text(dossier.normenkader, made)))
    found = remarks(dossier.normenkader, made, dossier.antwoord["doelrichting"])
    facts += [("Opmerking", remark) for remark in found]
    if schedule is not None:
        facts.append(("Verdeling", schedule_lines(schedule)))
    return told + pieces.facts(facts)


def _own_words(heading: str, tekst: str) -> None:
    with st.container(gap=None):
        st.html(pieces.paragraph(heading, "nw-kopje"))
        st.text(tekst or "Niets ingevuld.")


def _proposal(dossier: Dossier) -> None:
    stand = as_standing(dossier)
    st.html(pieces.heading("Wat Normwijzer voorstelde"))
    st.html(summary_html(stand))
    weeks = dossier.stuk["voorstel"]["weken"]
    if weeks is not None:
        st.html(pieces.facts([("Duur", weeks_text(int(weeks)))]))
    st.html(details_html(stand))


def as_standing(dossier: Dossier) -> Standing:
    """The stored answer as the form showed it; nothing is computed again."""
    peildatum = date.fromisoformat(dossier.zaak["peildatum"])
    norm = dossier.normenkader
    zaak = Zaak(dossier.stuk["zaak"], peildatum, norm.normenkader, {}, {}, {})
    antwoord = dossier.antwoord
    return Standing(
        norm,
        zaak,
        {},
        PartStanding("Toegang", "klaar"),
        None,
        (),
        antwoord=antwoord,
        spoor=antwoord["spoor"],
        signalen=antwoord["signalen"],
        verdeling=proposed_then(dossier),
    )


def _account(dossier: Dossier) -> None:
    bars = waterfall(dossier.normenkader, dossier.antwoord)
    if bars:
        st.altair_chart(chart(bars), alt=description(bars), theme=None, width="stretch")
    st.html(account_html(dossier.normenkader, dossier.antwoord["spoor"]))
    if bars:
        st.html(waterfall_table_html(bars))


def _proof(dossier: Dossier) -> None:
    """What a check needs; nothing here was typed by anybody."""
    stuk = dossier.stuk
    norm, old, later = stuk["normenkader"], stuk["vervangt"], dossier.vervangen_door
    facts = [
        ("Vastgelegd", both_text(stuk["tijdstip"])),
        ("Door", f"{stuk['gebruiker']}, als {stuk['rol']}"),
        ("Normenkader", f"{norm['id']} {norm['versie']}"),
        ("Vingerafdruk (SHA-256)", norm["sha256"]),
        ("Programma", f"Normwijzer {stuk['programma']}, durable_rules {stuk['durable_rules']}"),
        ("Nummer van het besluit", dossier.besluitnummer),
        ("Record in de keten", dossier.nummer),
        ("Hash in de keten", dossier.hash),
        ("Vervangt", "niets" if old is None else dossier.nummering.words(old)),
        ("Vervangen door", "niets" if later is None else dossier.nummering.words(later)),
    ]
    st.html(pieces.heading("Versies en bewijs") + pieces.facts(facts, "nw-breed"))
