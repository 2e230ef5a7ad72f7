"""Proving a normenkader on the page: for every possible client, or the client for whom not."""

from __future__ import annotations

import hashlib

import streamlit as st

from bewijs import NIETS_BEWEZEN, Bewijs, TeBewijzen, build_to_prove, prove
from normenkader import OngeldigeInvoer
from normenkader.problems import first_lines
from normenkader.tree import read_yaml
from rights import Gebruiker
from screens import gate
from screens.norms_choice import chosen
from screens.norms_file import Bestand
from screens.norms_progress import progress_bar
from screens.norms_proof_view import show_result
from screens.norms_proof_words import Mislukt, Stappen, failure
from screens.norms_state import FOUTEN, Beheerstand
from screens.wording import escape

UITLEG = (
    "Het bewijs gaat alle mogelijke cliënten na. Krijgt iedereen precies één uitkomst? Geeft een "
    "zwaarder antwoord nooit minder tijd? Klopt iets niet, dan zie je de zaak van een cliënt die "
    "dat laat zien. Dit duurt meestal ongeveer een halve minuut. Klik zolang nergens anders op: "
    "dan stopt het bewijs en moet je opnieuw beginnen."
)


def read(bestand: Bestand) -> TeBewijzen | None:
    """What can be proved of a file, also where it is refused; None where it can't be calculated."""
    if bestand.normenkader is not None:
        return TeBewijzen(bestand.normenkader)
    try:
        return build_to_prove(read_yaml(bestand.tekst, bestand.naam))
    except OngeldigeInvoer:
        return None


def show_proof(_gebruiker: Gebruiker, stand: Beheerstand) -> None:
    """Draw the button, and what was proved."""
    st.header("Bewijs", anchor=False)
    bestand = chosen(stand)
    if bestand is None:
        return
    st.text(bestand.titel)
    mark = hashlib.sha256(bestand.tekst.encode()).hexdigest()
    own = ("te bewijzen", bestand.naam, mark)
    if own not in stand.gevonden:
        stand.keep(own, read(bestand))
    te_bewijzen: TeBewijzen | None = stand.gevonden[own]
    if te_bewijzen is None:
        st.error("Met dit bestand is niet te rekenen. Dan is er ook niets te bewijzen.")
    if te_bewijzen is None or te_bewijzen.problemen:
        _refused(stand, te_bewijzen)
    if te_bewijzen is None:
        return
    st.html(f"<p>{escape(UITLEG)}</p>")
    key = ("bewijs", bestand.naam, mark)
    if gate.button("Bewijs dit normenkader", key="beheer-bewijs", type="primary"):
        stand.keep(key, proved(te_bewijzen))
    if key in stand.gevonden:
        show_result(stand.gevonden[key])


def _refused(stand: Beheerstand, te_bewijzen: TeBewijzen | None) -> None:
    if te_bewijzen is not None:
        lines = [f"Regel {p.regel} in het bestand: {p.melding}" for p in te_bewijzen.problemen]
        items = "".join(f"<li>{escape(line)}</li>" for line in first_lines(lines))
        st.html(
            '<div class="nw-letop"><h3>Dit bestand heeft fouten</h3><p>Er is wel mee te rekenen. '
            f"Het bewijs laat zien voor wie het misgaat.</p><ul>{items}</ul></div>"
        )
    gate.button("Bekijk de fouten", key="bewijs-naar-fouten", on_click=stand.go, args=(FOUTEN,))


def proved(te_bewijzen: TeBewijzen) -> Bewijs | Mislukt:
    """Prove it with a bar that says what is being done; or say why nothing is proved."""
    stappen = Stappen(te_bewijzen.normenkader)
    with progress_bar("Bezig met het bewijs") as bar:

        def say(stap: str) -> None:
            # Who clicked elsewhere meanwhile stops the proof here.
            part, woorden = stappen.next(stap)
            bar.progress(part, text=woorden)

        try:
            return prove(te_bewijzen.normenkader, te_bewijzen.problemen, say, heel=te_bewijzen.heel)
        except NIETS_BEWEZEN as fout:
            return failure(fout)
