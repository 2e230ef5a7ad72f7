"""Proving a normenkader on the page: for every possible client, or the client for whom not."""

from __future__ import annotations

import hashlib

import streamlit as st

from normenkader import InvalidInputError
from normenkader.file.problems import first_lines
from normenkader.file.tree import read_yaml
from proof import NIETS_BEWEZEN, Proof, ToProve, build_to_prove, prove
from publishing.markup import Pieces
from rights import User
from screens.access import gate
from screens.beheer.choice import chosen
from screens.beheer.file import NormenkaderFile
from screens.beheer.proof.view import show_result
from screens.beheer.proof.words import Failed, Steps, failure
from screens.beheer.state import FOUTEN, BeheerState
from screens.widgets import pieces
from screens.widgets.progress import progress_bar

HTML = Pieces(__name__)

UITLEG = (
    "Het bewijs gaat alle mogelijke cliënten na. Krijgt iedereen precies één uitkomst? Geeft een "
    "zwaarder antwoord nooit minder tijd? Klopt iets niet, dan zie je de zaak van een cliënt die "
    "dat laat zien. Dit duurt meestal ongeveer een halve minuut. Klik zolang nergens anders op: "
    "dan stopt het bewijs en moet je opnieuw beginnen."
)


def read(file: NormenkaderFile) -> ToProve | None:
    """What can be proved of a file, also where it is refused; None where it can't be calculated."""
    if file.normenkader is not None:
        return ToProve(file.normenkader)
    try:
        return build_to_prove(read_yaml(file.tekst, file.naam))
    except InvalidInputError:
        return None


def show_proof(_user: User, stand: BeheerState) -> None:
    """Draw the button, and what was proved."""
    st.header("Bewijs", anchor=False)
    file = chosen(stand)
    if file is None:
        return
    st.text(file.titel)
    mark = hashlib.sha256(file.tekst.encode()).hexdigest()
    own = ("te bewijzen", file.naam, mark)
    if own not in stand.gevonden:
        stand.keep(own, read(file))
    te_bewijzen: ToProve | None = stand.gevonden[own]
    if te_bewijzen is None:
        st.error("Met dit bestand is niet te rekenen. Dan is er ook niets te bewijzen.")
    if te_bewijzen is None or te_bewijzen.problems:
        _refused(stand, te_bewijzen)
    if te_bewijzen is None:
        return
    st.html(pieces.paragraph(UITLEG))
    key = ("bewijs", file.naam, mark)
    if gate.button("Bewijs dit normenkader", key="beheer-bewijs", type="primary"):
        stand.keep(key, proved(te_bewijzen))
    if key in stand.gevonden:
        show_result(stand.gevonden[key])


def _refused(stand: BeheerState, te_bewijzen: ToProve | None) -> None:
    if te_bewijzen is not None:
        lines = [f"Regel {p.regel} in het bestand: {p.melding}" for p in te_bewijzen.problems]
        st.html(HTML("refused", lines=first_lines(lines)))
    gate.button("Bekijk de fouten", key="bewijs-naar-fouten", on_click=stand.go, args=(FOUTEN,))


def proved(te_bewijzen: ToProve) -> Proof | Failed:
    """Prove it with a bar that says what is being done; or say why nothing is proved."""
    stappen = Steps(te_bewijzen.normenkader)
    with progress_bar("Bezig met het bewijs") as bar:

        def say(step: str) -> None:
            # Who clicked elsewhere meanwhile stops the proof here.
            part, woorden = stappen.next(step)
            bar.progress(part, text=woorden)

        try:
            return prove(te_bewijzen.normenkader, te_bewijzen.problems, say, heel=te_bewijzen.heel)
        except NIETS_BEWEZEN as error:
            return failure(error)
